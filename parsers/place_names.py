"""Names of places by themselves: nouns and adjectives, regions, towns, districts, countries.

mention_at(tokens, i, before) -> PlaceMention | None
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from parsers.gazetteer import Entry, gazetteer, place_cues, region_around, spelling_key
from parsers.phrases import touches
from parsers.place_mentions import BIG_TOWN, PlaceMention, mention_of, text_at, unsure, words
from parsers.text import Kind, Token

DOMINANCE = 5
SHORTEST_NAME = 5
_OBLAST_ENDINGS = ("ої", "ій", "ою", "ой", "ую")
_KRAI_ENDINGS = ("ском", "ському", "ським", "ским")
_DISTRICT_ENDINGS = ("ском", "цком", "ському", "цькому")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a word may be, whatever stands around it."""

    is_name: bool
    adjective_of: str | None
    country: str | None
    hashtag: str | None
    is_stopped: bool


@lru_cache(maxsize=65_536)
def facts(word: str) -> Facts | None:
    """None for the many words that begin no name."""
    if not word[0].isalpha():
        return Facts(False, None, None, word[1:], False) if word[0] == "#" and len(word) > 1 else None
    country = next((code for code in place_cues()["countries"] if word in words("countries", code)), None)
    known = Facts(
        gazetteer().can_begin(word),
        gazetteer().region_of_adjective(word),
        country,
        None,
        word in words("stop", "words"),
    )
    return known if known.is_name or known.adjective_of or country else None


@lru_cache(maxsize=65_536)
def begins_name(word: str) -> bool:
    """Whether a word may begin the name of a place or stand for a capital.

    >>> begins_name("харкові"), begins_name("capital"), begins_name("drone")
    (True, True, False)
    """
    return facts(word) is not None or word in words("lists", "capitals")


def mention_at(tokens: Sequence[Token], i: int, before: list[PlaceMention]) -> PlaceMention | None:
    """The place whose name begins at token `i`, None where none does; `before` are those already found."""
    token, may_be = tokens[i], facts(tokens[i].text)
    if may_be is None or _is_half(tokens, i):
        return _capital(tokens, i) if token.text in words("lists", "capitals") else None
    if may_be.hashtag:
        return _hashtag(token, i, may_be.hashtag)
    if may_be.adjective_of and (found := _by_adjective(tokens, i, may_be.adjective_of)):
        return found
    if may_be.is_name:
        last, entries = gazetteer().find(tokens, i)
        is_capital = any(t.is_capital for t in tokens[i:last])
        if is_capital and entries and (mention := _named(tokens, i, last, entries, before)):
            return mention
    if may_be.country and (token.is_capital or token.text == "рф"):
        return _country(tokens, i, may_be.country)
    return _capital(tokens, i) if token.text in words("lists", "capitals") else None


def _capital(tokens: Sequence[Token], i: int) -> PlaceMention | None:
    """``the Ukrainian capital``, «столиця»: Kyiv, or Moscow, Russia's; None where neither is told."""
    before = text_at(tokens, i - 1)
    if any(_is_named(tokens, j) for j in (i + 1, i + 2)):
        return None
    if before in words("lists", "no_capital") or text_at(tokens, i + 1) in words("lists", "no_capital"):
        return None
    if before in words("lists", "of_russia"):
        return mention_of(tokens, i, i + 1, gazetteer().regions["RU-MOW"])
    is_ukraines = before in words("lists", "of_ukraine")
    named = [token.text for token in tokens]
    kyiv, moscow = (sum(word in words("lists", key) for word in named) for key in ("kyiv", "moscow"))
    if is_ukraines or kyiv > moscow:
        return mention_of(tokens, i, i + 1, gazetteer().regions["UA-30"])
    return mention_of(tokens, i, i + 1, gazetteer().regions["RU-MOW"]) if moscow > kyiv else None


def _is_named(tokens: Sequence[Token], i: int) -> bool:
    return text_at(tokens, i) in words("lists", "kyiv") or text_at(tokens, i) in words("lists", "moscow")


def _is_half(tokens: Sequence[Token], i: int) -> bool:
    """Whether a Cyrillic name is only the first half of another that no table knows: «Новгород-Сіверщина»."""
    is_joined = text_at(tokens, i + 1) == "-" and touches(tokens, i) and touches(tokens, i + 1)
    if not is_joined or tokens[i].text.isascii() or not tokens[i + 2].is_capital:
        return False
    last, _ = gazetteer().find(tokens, i)
    return last <= i + 1 and gazetteer().region_of_adjective(tokens[i + 2].text) is None


def _hashtag(token: Token, i: int, word: str) -> PlaceMention | None:
    plain = Token(word, token.start + 1, token.end, Kind.WORD, is_capital=True)
    mention = mention_at([plain], 0, [])
    return replace(mention, first=i, last=i + 1) if mention else None


def _country(tokens: Sequence[Token], i: int, code: str) -> PlaceMention:
    token = tokens[i]
    return PlaceMention(i, i + 1, token.start, token.end, code, None, code, None, None, None, "country")


def _by_adjective(tokens: Sequence[Token], i: int, adm1: str) -> PlaceMention | None:
    """«Сумська область», «над Белгородской», «Донецький напрямок», «Харківський район»."""
    following = text_at(tokens, i + 1)
    if following in words("nouns", "region"):
        return _region_mention(tokens, i, i + 2 + (text_at(tokens, i + 2) == "."), adm1)
    if following in words("nouns", "official"):
        return replace(_region_mention(tokens, i, i + 2, adm1), is_actor=True)
    if following in words("nouns", "direction") or following in words("nouns", "plant"):
        return _region_mention(tokens, i, i + 2, adm1)
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
    if text_at(tokens, first - 2) in ("івано", "ивано") and text_at(tokens, first - 1) == "-":
        first -= 2
    return mention_of(tokens, first, last, region, is_adjective=True)


def _district_mention(tokens: Sequence[Token], i: int, adm1: str | None) -> PlaceMention | None:
    """A raion or a community by an adjective; its region where only one has a district so called."""
    _, entries = gazetteer().find(tokens, i)
    districts = [e for e in entries if e.level == "district"]
    is_capitals = adm1 == region_around("UA-30")
    codes = {e.adm1 for e in districts} or ({adm1} if adm1 and not is_capitals else set())
    if not codes:
        return None
    entry = districts[0] if districts else gazetteer().regions[next(iter(codes))]
    mention = replace(mention_of(tokens, i, i + 2, entry, is_adjective=True), level="district")
    return mention if len(codes) == 1 else unsure(tokens, mention)


def _named(
    tokens: Sequence[Token], first: int, last: int, entries: list[Entry], before: list[PlaceMention]
) -> PlaceMention | None:
    noun = text_at(tokens, last)
    if noun in words("nouns", "district"):
        if text_at(tokens, first - 1).endswith("'s"):
            return None
        entries = [e for e in entries if e.level == "district"] or entries
    elif tokens[first].text.endswith(_DISTRICT_ENDINGS) and _district_ahead(tokens, last):
        return None
    else:
        entries = [e for e in entries if e.level != "district"]
    if not entries or not _is_likely(tokens, first, last, entries, before):
        return None
    mention = _chosen(tokens, first, last, entries)
    if noun in words("nouns", "region") and mention.adm1 and mention.level != "sea":
        region = gazetteer().regions[region_around(mention.adm1)]
        is_shortened = text_at(tokens, last + 1) == "." and len(noun) < 4
        return mention_of(tokens, first, last + 1 + is_shortened, region)
    if noun in words("nouns", "district"):
        return replace(mention, last=last + 1, end=tokens[last].end, level="district")
    return mention


def _district_ahead(tokens: Sequence[Token], i: int) -> bool:
    """Whether the names listed are those of districts: «в Каменском, Чертковском районах»."""
    for token in tokens[i : i + 40]:
        if token.text in words("nouns", "district"):
            return True
        if not token.is_capital and token.text not in words("lists", "joiners"):
            return False
    return False


def _chosen(tokens: Sequence[Token], first: int, last: int, entries: list[Entry]) -> PlaceMention:
    """The place meant: the one kept by hand, else the much larger one; no code where neither decides."""
    key = spelling_key(tokens[first].text)
    entries = [e for e in entries if spelling_key(e.name.lower()) == key] or entries
    by_hand = [e for e in entries if e.is_by_hand]
    if by_hand:
        return mention_of(tokens, first, last, by_hand[0])
    largest, *others = sorted(entries, key=lambda e: -e.population)
    mention = mention_of(tokens, first, last, largest)
    is_alone = {e.adm1 for e in others} <= {largest.adm1}
    if is_alone or largest.population > DOMINANCE * others[0].population:
        return mention
    return unsure(tokens, mention)


def _is_likely(
    tokens: Sequence[Token], first: int, last: int, entries: list[Entry], before: list[PlaceMention]
) -> bool:
    """Whether a capital letter and the words around make the word a place: small towns need a sign."""
    known = facts(tokens[first].text)
    is_stopped = known is not None and known.is_stopped and last - first == 1
    is_person = text_at(tokens, first - 1) in words("lists", "first_names")
    if _is_ship(tokens, first):
        return False
    if any(e.is_by_hand for e in entries) and not is_stopped and not is_person:
        return True
    if _has_noun(tokens, first, last):
        return True
    if is_stopped or is_person:
        return False
    if _begins_sentence(tokens, first) and not any(_spells(e, tokens[first]) for e in entries):
        return False
    if any(e.population >= BIG_TOWN for e in entries):
        return True
    if tokens[last - 1].end - tokens[first].start < SHORTEST_NAME:
        return False
    previous = text_at(tokens, first - 1)
    is_listed = bool(before) and all(
        text_at(tokens, j) in words("lists", "joiners") for j in range(before[-1].last, first)
    )
    return previous in words("lists", "before_town") or (is_listed and before[-1].level != "country")


def _is_ship(tokens: Sequence[Token], first: int) -> bool:
    """``the cruiser Moskva``, «крейсер „Москва“»: a ship is called like a town."""
    before = first - 2 if text_at(tokens, first - 1) in {'"', "'"} else first - 1
    return text_at(tokens, before) in words("lists", "ships")


def _has_noun(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether "city", «с.», "district" stands beside the name."""
    if text_at(tokens, first - 1) == "." and text_at(tokens, first - 2) in words("nouns", "abbreviated"):
        return True
    beside = (text_at(tokens, first - 1), text_at(tokens, last))
    return any(word in words("nouns", kind) for word in beside for kind in ("city", "district", "region"))


def _begins_sentence(tokens: Sequence[Token], i: int) -> bool:
    return i == 0 or text_at(tokens, i - 1) in ("\n", ".", "!", "?", '"', "•")


def _spells(entry: Entry, token: Token) -> bool:
    """Whether a Latin word is a name for sure: the very name, or a way to spell it that is long enough."""
    word = token.text.removesuffix("'s")
    return not word.isascii() or len(word) > SHORTEST_NAME or entry.name.lower().startswith(word)
