"""Finding the places that a text names: regions, seas, towns, districts, launch sites.

    find_places(tokens) -> list[PlaceMention]

First every name is looked up by itself (`names`), then the names are read in the light of their
neighbours (`context`): "Sumy and Kharkiv oblasts" are two regions, the Popivka before "Chernihiv
Oblast" is that region's, and "Kyiv said" is no place.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.places.context import in_context
from parsers.places.mentions import PlaceMention
from parsers.places.names import begins_name, mention_at
from parsers.places.surroundings import with_surroundings
from parsers.text import Token


def find_places(tokens: Sequence[Token], first: int = 0, last: int | None = None) -> list[PlaceMention]:
    """The places named by tokens `first` up to `last`; a government named by its capital is only flagged.

    >>> from parsers.text import tokenize
    >>> tokens = tokenize("Збито над Сумською та Київською областями, у Києві тихо")
    >>> [(m.name, m.adm1) for m in find_places(tokens)]
    [('Sumy Oblast', 'UA-59'), ('Kyiv Oblast', 'UA-32'), ('Kyiv', 'UA-30')]
    """
    mentions: list[PlaceMention] = []
    floor, last = first, len(tokens) if last is None else last
    begin_name = map(begins_name, [token.text for token in tokens[first:last]])
    beginnings = [i for i, begins in enumerate(begin_name, first) if begins]
    for i in beginnings:
        mention = mention_at(tokens, i, mentions) if i >= floor else None
        if mention is not None:
            mentions.append(mention)
            floor = mention.last
    return list(with_surroundings(tokens, in_context(tokens, mentions)))
