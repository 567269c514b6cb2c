"""What drones destroy on the ground: «дроны уничтожили склад», but «20 дронов уничтожили зенитчики»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from parsers.grammar import stems, words
from parsers.phrases import text_at
from parsers.text import Token

_DESTROYED = words("destroyed_several")
_DEFENDERS = words("defenders")
_OVER = words("over")
_AIRCRAFT = stems("aircraft_destroyed")
_AIRCRAFT_MARKS = words("aircraft_marks")
_THINGS = stems("things_destroyed")
_BREAKS = frozenset({"", ",", ";", ".", "–", "\n"}) | _OVER
_NEAR = 6


def destroy_thing(tokens: Sequence[Token], verb: int, end: int, are_counted: bool) -> bool:
    """Whether the plural verb at a token has a thing behind it up to token `end`, and nobody who defends.

    Aircraft behind a number of drones rather brought them down.

    >>> from parsers.text import tokenize
    >>> destroy_thing(tokenize("Дроны уничтожили в Крыму вертолёт"), 1, 5, are_counted=False)
    True
    >>> destroy_thing(tokenize("20 дронов уничтожили истребители"), 2, 4, are_counted=True)
    False
    """
    if text_at(tokens, verb) not in _DESTROYED:
        return False
    near = (text_at(tokens, i) for i in range(verb + 1, min(end, verb + _NEAR + 1)))
    behind = list(takewhile(lambda word: word not in _BREAKS, near))
    if not _DEFENDERS.isdisjoint(behind):
        return False
    is_aircraft = any(word in _AIRCRAFT_MARKS or word.startswith(_AIRCRAFT) for word in behind)
    return any(word.startswith(_THINGS) for word in behind) or (is_aircraft and not are_counted)
