"""Names of places in the light of their neighbours: lists of regions, towns in regions, offices, distances.

in_context(tokens, mentions) -> list[PlaceMention]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.grammar import endings
from parsers.places.actors import as_actor
from parsers.places.distances import measured_from
from parsers.places.gazetteer import Entry, gazetteer, region_around
from parsers.places.mentions import BIG_TOWN, VILLAGE, PlaceMention, mention_of, text_at, unsure, words
from parsers.places.references import as_reference
from parsers.text import Token

_KYIV = "UA-30"
_SENTENCE_ENDS = frozenset(".;\n")
_VILLAGE_JOINTS = frozenset({".", "of"})
_DISTRICT_ENDINGS = endings("district_adjective_endings")


def in_context(tokens: Sequence[Token], mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions, in their order, each as its neighbours and the words around it settle it."""
    mentions = [_no_city(tokens, mention) for mention in mentions]
    is_list_of_regions = False
    for k in range(len(mentions) - 2, -1, -1):
        is_list_of_regions = _is_list_of_regions(tokens, mentions[k], mentions[k + 1], is_list_of_regions)
        if is_list_of_regions:
            mentions[k] = _as_region(tokens, mentions[k])
        else:
            mentions[k] = _beside(tokens, mentions[k], mentions[k + 1])
    is_led = False
    for k, mention in enumerate(mentions):
        is_led = _is_led_by_regions(tokens, mention, mentions[k - 1] if is_led else None)
        mentions[k] = _as_region(tokens, mention) if is_led else mention
    for k in range(1, len(mentions)):
        settled = _after_region(tokens, mentions[k], mentions[k - 1])
        mentions[k] = _village_of(tokens, settled, mentions[k - 1])
    mentions = [_no_namesake(tokens, mention, mentions) for mention in mentions]
    mentions = [_in_capital(tokens, _in_named_region(tokens, mention, mentions)) for mention in mentions]
    return [
        as_actor(tokens, _around_city(tokens, as_reference(tokens, m, mentions[k - 1] if k else None)))
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


def _is_led_by_regions(tokens: Sequence[Token], mention: PlaceMention, before: PlaceMention | None) -> bool:
    """Whether "the regions of" leads to a list of names, of which `before` was the last."""
    if before is None:
        noun = text_at(tokens, mention.first - 2)
        are_regions = noun in words("nouns", "plural") and noun in words("nouns", "region")
        return are_regions and text_at(tokens, mention.first - 1) in words("lists", "of_name")
    between = [text_at(tokens, j) for j in range(before.last, mention.first)]
    return bool(between) and all(word in words("lists", "joiners") for word in between)


def _beside(tokens: Sequence[Token], mention: PlaceMention, following: PlaceMention) -> PlaceMention:
    """A small town with its region or district right after it: "Popivka, Chernihiv Oblast"."""
    is_around = following.adm1 is not None and following.level in ("region", "district")
    if not is_around or mention.level not in ("city", "site", "district"):
        return mention
    between = [text_at(tokens, j) for j in range(mention.last, min(following.first, mention.last + 3))]
    if not all(word in words("lists", "inside_region") for word in between):
        return mention
    is_of_region = mention.level == "district" and not between
    is_doubtful = is_of_region or mention.population < BIG_TOWN or _is_shared_name(tokens, mention)
    return _inside(tokens, mention, following) if is_doubtful else mention


def _is_shared_name(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """Whether several regions of one country have a town of that name: "Oktyabrsky"."""
    _, entries = gazetteer().find(tokens, mention.first)
    return len({entry.adm1 for entry in entries if entry.country == mention.country}) > 1


def _after_region(tokens: Sequence[Token], mention: PlaceMention, before: PlaceMention) -> PlaceMention:
    """A district after a place of another region: many of Russia's and of the cities' share a name, so its
    region is unsure."""
    is_of_capital = mention.adm1 == _KYIV and before.adm1 != region_around(_KYIV)
    is_shared = mention.country == "RU" or is_of_capital
    is_unsure = mention.level == "district" and mention.country == before.country and is_shared
    if not is_unsure or before.adm1 in (None, mention.adm1):
        return mention
    return unsure(tokens, mention)


def _village_of(tokens: Sequence[Token], mention: PlaceMention, before: PlaceMention) -> PlaceMention:
    """A town or village told right behind its region: «в Брянской области в с. Нижнее»."""
    is_behind = before.level == "region" and before.adm1 is not None and before.adm1 != mention.adm1
    if not is_behind or mention.level not in ("city", "district"):
        return mention
    between = [text_at(tokens, j) for j in range(before.last, mention.first)]
    nouns = [word for word in between if word in words("nouns", "city")]
    others = [word for word in between if word not in nouns and word != "."]
    is_inside = all(word in words("lists", "inside_region") for word in others)
    return _inside(tokens, mention, before) if is_inside and nouns and between[0] != "," else mention


def _no_city(tokens: Sequence[Token], mention: PlaceMention) -> PlaceMention:
    """A village that a city is called like, but is not: «в посёлке Октябрьский», not the one of 100,000."""
    is_city = mention.level == "city" and mention.population >= BIG_TOWN and mention.geo_precision == 1
    is_other = is_city and _is_called_village(tokens, mention)
    return replace(unsure(tokens, mention), level=VILLAGE) if is_other else mention


def _is_called_village(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    is_joined = text_at(tokens, mention.first - 1) in _VILLAGE_JOINTS
    return text_at(tokens, mention.first - 1 - is_joined) in words("nouns", "village")


def _no_namesake(
    tokens: Sequence[Token], mention: PlaceMention, mentions: Sequence[PlaceMention]
) -> PlaceMention:
    """A village of a region told of, not the one that another has: "in the Belgorod Region, … in Kazinka"."""
    if mention.level != "city" or mention.adm1 is None or not _is_called_village(tokens, mention):
        return mention
    around = [m for m in mentions if m.level == "region" and m.country == mention.country]
    before = [m for m in around if m.last <= mention.first and m.adm1 != mention.adm1]
    if not before or any(m.adm1 == mention.adm1 for m in mentions if m is not mention):
        return mention
    between = {text_at(tokens, i) for i in range(before[-1].last, mention.first)}
    return mention if between & _SENTENCE_ENDS else replace(unsure(tokens, mention), level=VILLAGE)


def _in_named_region(
    tokens: Sequence[Token], mention: PlaceMention, mentions: Sequence[PlaceMention]
) -> PlaceMention:
    """A district of a city, or one that several regions have, is where a region named beside it has it."""
    if mention.level == "region" or text_at(tokens, mention.last - 1) not in words("nouns", "district"):
        return mention
    _, entries = gazetteer().find(tokens, mention.first)
    is_raion = any((e.level == "district" or e.is_by_hand) and e.adm1 == mention.adm1 for e in entries)
    is_of_town = not tokens[mention.first].text.endswith(_DISTRICT_ENDINGS)
    named = {other.adm1 for other in mentions if other is not mention}
    entries = [*entries, *_towns_elsewhere(tokens, mention, named)]
    is_settled = is_raion or is_of_town or not entries
    if mention.adm1 is not None and is_settled and not _towns_elsewhere(tokens, mention, named):
        return mention
    if any(token.text in words("lists", "of_kyiv") for token in tokens):
        named.add(_KYIV)
    here = [e for e in entries if e.adm1 in named]
    if len({e.adm1 for e in here}) == 1:
        return replace(mention_of(tokens, mention.first, mention.last, here[0]), level="district")
    only = _only_region(tokens, mention, mentions)
    if only is not None:
        return _inside(tokens, mention, only)
    return mention if mention.adm1 == _KYIV else unsure(tokens, mention)


def _towns_elsewhere(tokens: Sequence[Token], mention: PlaceMention, named: set[str | None]) -> list[Entry]:
    """The towns of a district's name in regions told of: Novomoskovsk in Dnipropetrovsk Oblast."""
    if mention.adm1 in named:
        return []
    towns = gazetteer().towns_of_adjective(tokens[mention.first].text)
    return [town for town in towns if town.adm1 in named and town.country != mention.country]


def _only_region(
    tokens: Sequence[Token], mention: PlaceMention, mentions: Sequence[PlaceMention]
) -> PlaceMention | None:
    """The region that all places of a text lie in: «В Курской области … В Советском районе …»."""
    placed = [other for other in mentions if other is not mention and other.adm1 is not None]
    if any(measured_from(tokens, other.first) is not None for other in placed):
        return None
    return placed[0] if len({other.adm1 for other in placed}) == 1 else None


def _in_capital(tokens: Sequence[Token], mention: PlaceMention) -> PlaceMention:
    """A district of Kyiv's where the text names Kyiv: other cities have districts of the same names."""
    is_itself = mention.name == gazetteer().regions[_KYIV].name
    if mention.adm1 != _KYIV or is_itself or mention.level == "site":
        return mention
    is_told = any(_is_kyiv(token.text) for token in tokens)
    return mention if is_told else unsure(tokens, mention)


def _is_kyiv(word: str) -> bool:
    return any(word in words("lists", key) for key in ("kyiv", "capitals", "of_kyiv"))


def _as_region(tokens: Sequence[Token], mention: PlaceMention) -> PlaceMention:
    if mention.adm1 is None or mention.level == "district" or _is_city_itself(tokens, mention):
        return mention
    region = gazetteer().regions[region_around(mention.adm1)]
    return mention_of(tokens, mention.first, mention.last, region)


def _is_city_itself(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """«по Києву, Сумській та Одеській областях»: the noun in a Slavic list of adjectives is the city."""
    return not mention.is_adjective and not tokens[mention.first].text.isascii() and mention.level == "city"


def _inside(tokens: Sequence[Token], mention: PlaceMention, region: PlaceMention) -> PlaceMention:
    """A small town as the region named beside it has it."""
    if mention.adm1 == region.adm1:
        return mention
    same_name = gazetteer().named(mention.name, region.adm1)
    if same_name and same_name.lat is not None:
        point = replace(mention, lat=same_name.lat, lon=same_name.lon, geo_precision=1)
    else:
        point = replace(unsure(tokens, mention), lat=region.lat, lon=region.lon, geo_precision=3)
    return replace(point, adm1=region.adm1, country=region.country)


def _around_city(tokens: Sequence[Token], mention: PlaceMention) -> PlaceMention:
    """Near a city that is a region of its own lies the region around it; flying towards Moscow too.

    So it is with "Kyiv regional governor", whose region is not the city.
    """
    if mention.adm1 is None or mention.level != "city" or region_around(mention.adm1) == mention.adm1:
        return mention
    if text_at(tokens, mention.last) in words("lists", "of_region"):
        return _as_region(tokens, mention)
    back = [text_at(tokens, j) for j in range(max(0, mention.first - 9), mention.first)]
    is_towards = mention.country == "RU" and any(word in words("lists", "towards") for word in back[-3:])
    is_called_city = any(word in words("lists", "called_city") for word in back)
    if is_towards or any(word in words("lists", "near") for word in (back if is_called_city else back[-2:])):
        return replace(mention, adm1=region_around(mention.adm1), geo_precision=2)
    return mention
