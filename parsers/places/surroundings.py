"""The region around a city that is a region of its own, where a text adds it: "Kyiv and its suburbs"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parsers.places.gazetteer import gazetteer, region_around
from parsers.places.mentions import PlaceMention, mention_of, text_at, words
from parsers.text import Token


def with_surroundings(tokens: Sequence[Token], mentions: Iterable[PlaceMention]) -> Iterator[PlaceMention]:
    """The mentions, each city followed by the region around it where the words behind add that.

    >>> from parsers.text import tokenize
    >>> from parsers.places.finding import find_places
    >>> [m.adm1 for m in find_places(tokenize("Russian forces hit Kyiv and surrounding areas"))]
    ['UA-30', 'UA-32']
    """
    for mention in mentions:
        yield mention
        noun = _surroundings(tokens, mention.last)
        if noun is not None and mention.adm1 and region_around(mention.adm1) != mention.adm1:
            yield mention_of(tokens, noun, noun + 1, gazetteer().regions[region_around(mention.adm1)])


def _surroundings(tokens: Sequence[Token], i: int) -> int | None:
    """The token of ``area`` in ``and its surrounding area``, «та області», behind a city at token `i`."""
    if text_at(tokens, i) not in words("lists", "and_around"):
        return None
    i += 1
    while text_at(tokens, i) in words("lists", "describing_around"):
        i += 1
    is_named = text_at(tokens, i + 1) in words("lists", "of_name")
    return i if text_at(tokens, i) in words("lists", "around") and not is_named else None
