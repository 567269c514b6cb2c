"""One naming of a place, and the small questions that all who look for places ask."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cache

from parsers.places.gazetteer import Entry, place_cues, word_list
from parsers.text import Token

BIG_TOWN = 50_000
VILLAGE = "village"
"""The level of a place that the gazetteer does not have: numbers lean on the region told before it."""
DOMINANCE = 5
"""How many times larger a town must be to be meant by a name that others share."""


@dataclass(slots=True)
class PlaceMention:
    """One naming of a place: tokens `first` up to `last`, characters `start` up to `end` of the text.

    `adm1` is None where the name is ambiguous. `geo_precision`: 1 the named place, 2 near it, 3 region.
    `is_adjective`: named by an adjective, as in «Київська область». `is_actor`: a government or an office
    ("Kyiv said", "Sumy Governor"). `is_reference`: a point that distances are told from.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    adm1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    geo_precision: int | None
    level: str
    population: int = 0
    is_adjective: bool = False
    is_actor: bool = False
    is_reference: bool = False


@cache
def words(table: str, key: str) -> Container[str]:
    """A list of `place_cues.toml`, ready to be asked."""
    return word_list(place_cues()[table][key])


def text_at(tokens: Sequence[Token], i: int) -> str:
    """The word at token `i`, empty outside the text."""
    return tokens[i].text if 0 <= i < len(tokens) else ""


def unsure(tokens: Sequence[Token], mention: PlaceMention) -> PlaceMention:
    """The mention by the name that the text gives it, with no region and no position."""
    written = " ".join(token.text.capitalize() for token in tokens[mention.first : mention.last])
    return replace(mention, name=written, adm1=None, lat=None, lon=None, geo_precision=None)


def mention_of(
    tokens: Sequence[Token], first: int, last: int, entry: Entry, is_adjective: bool = False
) -> PlaceMention:
    """The place of the gazetteer as tokens `first` up to `last` name it."""
    precision = {"region": 3, "sea": 3}.get(entry.level, 1) if entry.lat is not None else None
    return PlaceMention(
        first, last, tokens[first].start, tokens[last - 1].end, entry.name, entry.adm1, entry.country,
        entry.lat, entry.lon, precision, entry.level,
        max(entry.population, BIG_TOWN) if entry.is_by_hand else entry.population, is_adjective,
    )  # fmt: skip
