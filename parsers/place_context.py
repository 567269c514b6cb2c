"""Names of places in the light of their neighbours: lists of regions, towns in regions, offices, distances.

in_context(tokens, mentions) -> list[PlaceMention]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.distances import measured_from
from parsers.gazetteer import gazetteer, region_around
from parsers.place_mentions import BIG_TOWN, PlaceMention, mention_of, text_at, unsure, words
from parsers.text import Kind, Token

_SPAN_OF_TITLE = 6
_LONGEST_DATELINE = 12


def in_context(tokens: Sequence[Token], mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions, in their order, each as its neighbours and the words around it settle it."""
    is_list_of_regions = False
    for k in range(len(mentions) - 2, -1, -1):
        is_list_of_regions = _is_list_of_regions(tokens, mentions[k], mentions[k + 1], is_list_of_regions)
        if is_list_of_regions:
            mentions[k] = _as_region(tokens, mentions[k])
        else:
            mentions[k] = _beside(tokens, mentions[k], mentions[k + 1])
    for k in range(1, len(mentions)):
        mentions[k] = _after_region(tokens, mentions[k], mentions[k - 1])
    mentions = [_in_capital(tokens, mention) for mention in mentions]
    return [
        _as_actor(tokens, _around_city(tokens, _as_reference(tokens, m, mentions[k - 1] if k else None)))
        for k, m in enumerate(mentions)
    ]


def _is_list_of_regions(
    tokens: Sequence[Token], mention: PlaceMention, following: PlaceMention, is_following_listed: bool
) -> bool:
    """Whether the last of a list says that all are regions: "Sumy and Kharkiv oblasts"."""
    between = [text_at(tokens, j) for j in range(mention.last, following.first)]
    if not between or any(word not in words("lists", "joiners") for word in between):
        return False
    is_last = following.level == "region" and text_at(tokens, following.last - 1) in words("nouns", "plural")
    return is_last or is_following_listed


def _beside(tokens: Sequence[Token], mention: PlaceMention, following: PlaceMention) -> PlaceMention:
    """A small town with its region right after it: "Popivka, Chernihiv Oblast"."""
    between = [text_at(tokens, j) for j in range(mention.last, min(following.first, mention.last + 3))]
    is_small = mention.level in ("city", "site", "district") and mention.population < BIG_TOWN
    is_inside = following.level == "region" and all(word in (",", "(", "in", "у", "в") for word in between)
    return _inside(tokens, mention, following) if is_small and is_inside else mention


def _after_region(tokens: Sequence[Token], mention: PlaceMention, before: PlaceMention) -> PlaceMention:
    """A district after a place of another region: many of Russia's and of the cities' share a name, so its
    region is unsure."""
    is_of_capital = mention.adm1 == "UA-30" and before.adm1 != region_around("UA-30")
    is_shared = mention.country == "RU" or is_of_capital
    is_unsure = mention.level == "district" and mention.country == before.country and is_shared
    if not is_unsure or before.adm1 in (None, mention.adm1):
        return mention
    return unsure(tokens, mention)


def _in_capital(tokens: Sequence[Token], mention: PlaceMention) -> PlaceMention:
    """A district of Kyiv's where the text names Kyiv: other cities have districts of the same names."""
    if mention.adm1 != "UA-30" or mention.name == gazetteer().regions["UA-30"].name:
        return mention
    is_told = any(_is_kyiv(token.text) for token in tokens)
    return mention if is_told else unsure(tokens, mention)


def _is_kyiv(word: str) -> bool:
    return word in words("lists", "kyiv") or word in words("lists", "capitals")


def _as_region(tokens: Sequence[Token], mention: PlaceMention) -> PlaceMention:
    if mention.adm1 is None or mention.level == "district":
        return mention
    region = gazetteer().regions[region_around(mention.adm1)]
    return mention_of(tokens, mention.first, mention.last, region)


def _inside(tokens: Sequence[Token], mention: PlaceMention, region: PlaceMention) -> PlaceMention:
    """A small town as the region named beside it has it."""
    if mention.adm1 == region.adm1:
        return mention
    same_name = gazetteer().named(mention.name, region.adm1)
    if same_name and same_name.lat is not None:
        return replace(
            mention,
            adm1=region.adm1,
            country=region.country,
            lat=same_name.lat,
            lon=same_name.lon,
            geo_precision=1,
        )
    return replace(
        unsure(tokens, mention),
        adm1=region.adm1,
        country=region.country,
        lat=region.lat,
        lon=region.lon,
        geo_precision=3,
    )


def _around_city(tokens: Sequence[Token], mention: PlaceMention) -> PlaceMention:
    """Near a city that is a region of its own lies the region around it; flying towards Moscow too."""
    if mention.adm1 is None or mention.level != "city" or region_around(mention.adm1) == mention.adm1:
        return mention
    back = [text_at(tokens, j) for j in range(max(0, mention.first - 9), mention.first)]
    is_towards = mention.country == "RU" and any(word in words("lists", "towards") for word in back[-3:])
    if is_towards or any(
        word in words("lists", "near")
        for word in (back if "capital" in back or "city" in back else back[-2:])
    ):
        return replace(mention, adm1=region_around(mention.adm1), geo_precision=2)
    return mention


def _as_reference(
    tokens: Sequence[Token], mention: PlaceMention, before: PlaceMention | None
) -> PlaceMention:
    """Marks "200 km southeast of Moscow" after a place; alone, the phrase itself is the place."""
    if text_at(tokens, mention.last) in words("lists", "lines") or text_at(
        tokens, mention.first - 1
    ) in words("lists", "river"):
        return replace(mention, is_reference=True)
    if any(
        text_at(tokens, j) == "border" and text_at(tokens, j + 1) in ("with", "of")
        for j in range(mention.first - 3, mention.first)
    ):
        return replace(mention, is_reference=True)
    offset = measured_from(tokens, mention.first)
    if offset is None or mention.lat is None or mention.lon is None:
        return mention
    if before is not None and offset.first - before.last <= 4:
        return replace(mention, is_reference=True)
    if offset.km is None:
        around = region_around(mention.adm1) if mention.adm1 else None
        return replace(mention, adm1=around, geo_precision=max(2, mention.geo_precision or 0))
    if offset.bearing is None:
        return replace(mention, is_reference=True)
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


def _as_actor(tokens: Sequence[Token], mention: PlaceMention) -> PlaceMention:
    if mention.is_actor or mention.level == "country":
        return mention
    is_office = (
        _is_dateline(tokens, mention)
        or _office_after(tokens, mention.last)
        or text_at(tokens, mention.last) in words("actor", "after_name")
        or _follows_title(tokens, mention.first)
    )
    return replace(mention, is_actor=True) if is_office or _is_government(tokens, mention) else mention


def _office_after(tokens: Sequence[Token], i: int) -> bool:
    """ "Kyiv City Military Administration", "Moscow-installed"."""
    if text_at(tokens, i) == "-" and text_at(tokens, i + 1) in words("offices", "dependent"):
        return True
    while text_at(tokens, i) in words("offices", "between"):
        i += 1
    return text_at(tokens, i) in words("nouns", "official")


def _is_dateline(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """ "KYIV (Reuters) –" at the head of an English text."""
    if mention.first and text_at(tokens, mention.first - 1) != "\n":
        return False
    is_marked = text_at(tokens, mention.last) in ("–", "-", ">") or text_at(
        tokens, mention.last + 1
    ) in words("actor", "agencies")
    return (is_marked and text_at(tokens, mention.first).isascii()) or _is_dated(tokens, mention.last)


def _is_dated(tokens: Sequence[Token], i: int) -> bool:
    """Whether ", September 3 –" or ", Ukraine (AP) –" begins at token `i`."""
    if text_at(tokens, i) != ",":
        return False
    has_date = False
    for before, token in pairwise(tokens[i : i + _LONGEST_DATELINE]):
        if token.text in ("–", "-"):
            return has_date
        is_date = token.kind == Kind.NUMBER or before.kind == Kind.NUMBER
        has_date = has_date or is_date or token.text in words("actor", "agencies")
        if not (is_date or token.is_capital or token.kind == Kind.MARK):
            return False
    return False


def _follows_title(tokens: Sequence[Token], first: int) -> bool:
    """ "governor of the southern region of Mykolaiv", «мер Харкова»."""
    if text_at(tokens, first - 1) in words("nouns", "official"):
        return True
    back = [text_at(tokens, j) for j in range(max(0, first - _SPAN_OF_TITLE), first)]
    if not back or back[-1] not in ("of", "in", "the", "region", "области", "області"):
        return False
    return any(a in words("nouns", "official") and b in ("of", "in") for a, b in pairwise(back))


def _is_government(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """ "Moscow launched", "Kyiv's forces", "told Moscow"."""
    name, after = text_at(tokens, mention.first), text_at(tokens, mention.last)
    if name.removesuffix("'s") not in words("actor", "names") or mention.last - mention.first > 1:
        return False
    previous = mention.first - 1 - (text_at(tokens, mention.first - 1) == "the")
    if text_at(tokens, previous) in words("offices", "inside"):
        if text_at(tokens, previous - 1) in words("offices", "speakers"):
            return True
        return name.endswith("'s") and after in words("actor", "owned")
    is_told_by = (text_at(tokens, previous - 1), text_at(tokens, previous)) == ("according", "to")
    if name.endswith("'s") or is_told_by or text_at(tokens, previous) in words("actor", "before"):
        return True
    if text_at(tokens, previous) == "-" and text_at(tokens, previous - 1) == "pro":
        return True
    return _acts(
        after, text_at(tokens, mention.last + 1), is_named_as_place=text_at(tokens, previous) == "capital"
    )


def _acts(word: str, following: str, is_named_as_place: bool) -> bool:
    """Whether the word after a capital says what its government does, not what was done to the city."""
    if following in words("actor", "suffered") or (
        word in words("actor", "suffered") and following in words("actor", "by")
    ):
        return False
    is_verb = (
        word.isascii() and word.endswith(("ed", "es", "ts", "ks")) and word not in words("actor", "grounds")
    )
    return word in words("actor", "verbs") or (is_verb and not is_named_as_place)
