"""What carries weapons and launches them from where it flies: ``fired by bombers flying over Saratov``."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.grammar import words
from parsers.phrases import text_at
from parsers.text import Token

_CARRIERS = words("carriers")
_OF_CARRIERS = words("of_carriers")
_FLYING = words("in_flight")
_NEAR = 4


def are_carriers(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` ends the words of aircraft that weapons come by or from.

    >>> from parsers.text import tokenize
    >>> are_carriers(tokenize("fired by Tu-95 bombers flying over Saratov"), 6)
    True
    >>> are_carriers(tokenize("launched, with planes over Kyiv shooting down 12"), 3)
    False
    """
    i -= text_at(tokens, i) in _FLYING
    before = {text_at(tokens, j) for j in range(i - _NEAR, i)}
    is_cyrillic = not text_at(tokens, i).isascii()
    return text_at(tokens, i) in _CARRIERS and (is_cyrillic or not before.isdisjoint(_OF_CARRIERS))
