"""Places told only to say where another is: "200 km southeast of Moscow", the border with Poland, a river."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.places.distances import measured_from
from parsers.places.gazetteer import region_around
from parsers.places.mentions import PlaceMention, text_at, words
from parsers.text import Token

_NEAR = 4
_BORDERS = frozenset({("border", "with"), ("border", "of")})


def as_reference(tokens: Sequence[Token], mention: PlaceMention, before: PlaceMention | None) -> PlaceMention:
    """Marks "200 km southeast of Moscow" after a place, a town beside the sea just named.

    Alone, a phrase of distance is itself the place.
    """
    if _is_on_map(tokens, mention) or (before is not None and _lies_by_sea(tokens, mention, before)):
        return replace(mention, is_reference=True)
    offset = measured_from(tokens, mention.first)
    if offset is None or mention.lat is None or mention.lon is None:
        return mention
    is_told = before is not None and offset.first - before.last <= _NEAR
    if is_told or (offset.km is not None and offset.bearing is None):
        return replace(mention, is_reference=True)
    if offset.km is None:
        around = region_around(mention.adm1) if mention.adm1 else None
        return replace(mention, adm1=around, geo_precision=max(2, mention.geo_precision or 0))
    lat, lon = offset.applied_to(mention.lat, mention.lon)
    return replace(
        mention,
        first=offset.first,
        start=tokens[offset.first].start,
        name=f"{offset} {mention.name}",
        adm1=None,
        lat=lat,
        lon=lon,
        geo_precision=2,
    )


def _lies_by_sea(tokens: Sequence[Token], mention: PlaceMention, before: PlaceMention) -> bool:
    """Whether a town only says which part of the sea before it is meant: "over the Black Sea near Yalta"."""
    if before.level != "sea":
        return False
    between = [text_at(tokens, j) for j in range(before.last, mention.first)]
    is_told = any(word != "," for word in between)
    return is_told and all(word in words("lists", "beside") for word in between)


def _is_on_map(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """Whether a line of the map is called by the name: "the border with Poland", "the Black Sea coast"."""
    if text_at(tokens, mention.last) in words("lists", "lines"):
        return text_at(tokens, mention.last + 1) not in words("lists", "areas")
    if mention.level == "sea" and text_at(tokens, mention.last) in words("lists", "shore"):
        return True
    if text_at(tokens, mention.first - 1) in words("lists", "river"):
        return True
    before = [token.text for token in tokens[max(0, mention.first - 3) : mention.first + 1]]
    return "border" in before and any(pair in _BORDERS for pair in pairwise(before))
