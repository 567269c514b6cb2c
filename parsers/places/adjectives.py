"""Regions and districts named by an adjective: «Сумська область», «над Белгородской», «Харківський район»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.grammar import endings
from parsers.places.gazetteer import city_within, gazetteer
from parsers.places.mentions import DOMINANCE, PlaceMention, mention_of, text_at, unsure, words
from parsers.text import Kind, Token

_OBLAST_ENDINGS = endings("oblast_endings")
_KRAI_ENDINGS = endings("krai_endings")


def by_adjective(tokens: Sequence[Token], i: int, adm1: str) -> PlaceMention | None:
    """«Сумська область», «над Белгородской», «Донецький напрямок», «Харківський район»."""
    following = text_at(tokens, i + 1)
    if following in words("nouns", "region"):
        return _region_mention(tokens, i, i + 2 + (text_at(tokens, i + 2) == "."), adm1)
    if following in words("nouns", "official"):
        return replace(_region_mention(tokens, i, i + 2, adm1), is_actor=True)
    if following in words("nouns", "direction"):
        return _region_mention(tokens, i, i + 2, adm1)
    if following in words("nouns", "plant"):
        return _region_mention(tokens, i, i + 2, city_within(adm1))
    if following in words("nouns", "district"):
        return _district_mention(tokens, i, adm1)
    if not tokens[i].is_capital:
        return _region_mention(tokens, i, i + 1, adm1) if _region_noun_ahead(tokens, i) else None
    is_region = _region_noun_ahead(tokens, i) or _stands_alone(tokens, i, adm1)
    return _region_mention(tokens, i, i + 1, adm1) if is_region else None


def _region_noun_ahead(tokens: Sequence[Token], i: int) -> bool:
    """Whether the adjective begins a list whose last has the noun: «Сумській, Полтавській областях»."""
    for token in tokens[i + 1 : i + 80]:
        if token.text in words("nouns", "region"):
            return True
        is_passed = token.kind == Kind.NUMBER or token.text in words("lists", "joiners")
        if not is_passed and not gazetteer().region_of_adjective(token.text):
            return False
    return False


def _stands_alone(tokens: Sequence[Token], i: int, adm1: str) -> bool:
    """Whether an adjective of feminine ending has no noun: «над Белгородской, 39 – над Московской»."""
    before, after = text_at(tokens, i - 1), tokens[i + 1] if i + 1 < len(tokens) else None
    is_noun_missing = (
        after is None
        or after.kind != Kind.WORD
        or any(after.text in words("lists", key) for key in ("joiners", "after_adjective"))
    )
    is_krai = gazetteer().regions[adm1].name.endswith("Krai")
    has_ending = tokens[i].text.endswith(_KRAI_ENDINGS if is_krai else _OBLAST_ENDINGS)
    return is_noun_missing and has_ending and before in words("lists", "before_adjective")


def _region_mention(tokens: Sequence[Token], first: int, last: int, adm1: str) -> PlaceMention:
    region = gazetteer().regions[adm1]
    if text_at(tokens, first - 2) in words("lists", "frankivsk") and text_at(tokens, first - 1) == "-":
        first -= 2
    return mention_of(tokens, first, last, region, is_adjective=True)


def by_plant(tokens: Sequence[Token], i: int) -> PlaceMention | None:
    """The town or district that a plant is called by: «Новокуйбышевский НПЗ», «Измаильский порт»."""
    if tokens[i].text.isascii() or text_at(tokens, i + 1) not in words("nouns", "plant"):
        return None
    _, named_so = gazetteer().find(tokens, i)
    entries = [*gazetteer().towns_of_adjective(tokens[i].text), *named_so]
    if not entries:
        return None
    largest = max(entries, key=lambda e: e.population)
    rivals = {
        e.adm1 for e in entries if e.level == "district" or DOMINANCE * e.population >= largest.population
    }
    mention = mention_of(tokens, i, i + 1, largest, is_adjective=True)
    return mention if rivals <= {largest.adm1} else unsure(tokens, mention)


def _district_mention(tokens: Sequence[Token], i: int, adm1: str) -> PlaceMention:
    """A raion or a community by an adjective; its region where only one has a district so called."""
    last, entries = gazetteer().find(tokens, i)
    districts = [e for e in entries if e.level == "district" or last == i + 2]
    if text_at(tokens, i + 1) in words("nouns", "hromada"):
        return _hromada_mention(tokens, i, adm1)
    districts = [e for e in districts if e.is_by_hand] or districts
    entry = districts[0] if districts else gazetteer().regions[adm1]
    mention = replace(mention_of(tokens, i, i + 2, entry, is_adjective=True), level="district")
    return mention if len({e.adm1 for e in districts}) == 1 else unsure(tokens, mention)


def _hromada_mention(tokens: Sequence[Token], i: int, adm1: str) -> PlaceMention:
    """«у Полтавській громаді»: a community around a town of Ukraine, and none of Russia's districts."""
    towns = [e for e in gazetteer().towns_of_adjective(tokens[i].text) if e.country == "UA"]
    regions = {e.adm1 for e in towns}
    entry = towns[0] if towns else gazetteer().regions[adm1]
    mention = replace(mention_of(tokens, i, i + 2, entry, is_adjective=True), level="district")
    is_of_region = not towns and entry.country == "UA"
    return mention if len(regions) == 1 or is_of_region else unsure(tokens, mention)
