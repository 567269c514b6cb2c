"""Places told only to say where another is: "200 km southeast of Moscow", the border with Poland, a river."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.places.distances import measured_from
from parsers.places.gazetteer import region_around
from parsers.places.mentions import PlaceMention, text_at, words
from parsers.text import Token

_NEAR, _LONGEST_ASIDE = 4, 9
_BORDERS = frozenset({("border", "with"), ("border", "of")})


def as_reference(tokens: Sequence[Token], mention: PlaceMention, before: PlaceMention | None) -> PlaceMention:
    """Marks "200 km southeast of Moscow" after a place, a town beside the sea just named.

    Alone, a phrase of distance is itself the place.
    """
    is_beside = before is not None and _only_explains(tokens, mention, before)
    if is_beside or _is_on_map(tokens, mention) or _is_around(tokens, mention):
        return replace(mention, is_reference=True)
    offset = measured_from(tokens, mention.first)
    if offset is None or mention.lat is None or mention.lon is None:
        return mention
    is_told = before is not None and _is_beside(tokens, offset.first, before)
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


def _is_beside(tokens: Sequence[Token], phrase: int, before: PlaceMention) -> bool:
    """Whether a distance at token `phrase` is that of the place before it, or of it past an aside.

    ``Kremenchuk, another city along the river, south of Kyiv``
    """
    if phrase - before.last <= _NEAR:
        return True
    between = [token.text for token in tokens[before.last : phrase]]
    is_aside = between[0] == between[-1] == ","
    return is_aside and len(between) <= _LONGEST_ASIDE and "." not in between


def _only_explains(tokens: Sequence[Token], mention: PlaceMention, before: PlaceMention) -> bool:
    """Whether one of two neighbours says where the other is: a town by a sea, a sea by a town."""
    return _lies_by_sea(tokens, mention, before) or _is_sea_of(tokens, mention, before)


def _is_sea_of(tokens: Sequence[Token], mention: PlaceMention, before: PlaceMention) -> bool:
    """Whether a sea only says where the place before it lies: "the Krasnodar region on the Black Sea"."""
    between = [text_at(tokens, j) for j in range(before.last, mention.first)]
    is_told = any(word in words("lists", "on_sea") for word in between)
    is_sea = mention.level == "sea" and before.level not in ("sea", "country")
    return is_sea and is_told and all(word in words("lists", "by_sea") for word in between)


def _is_around(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """Whether a city only says whose suburb is told behind it: "the Kyiv suburb of Brovary"."""
    is_suburb = text_at(tokens, mention.last) in words("lists", "suburb")
    return is_suburb and text_at(tokens, mention.last + 1) in words("lists", "of_name")


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
