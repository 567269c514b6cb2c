"""Towns, regions and districts named by a noun: which of a name's places is meant, and whether it is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.grammar import endings
from parsers.places.gazetteer import Entry, gazetteer, region_around, spelling_key
from parsers.places.mentions import BIG_TOWN, DOMINANCE, PlaceMention, mention_of, text_at, unsure, words
from parsers.text import Kind, Token

_SHORTEST_NAME = 5
_DISTRICT_ENDINGS = endings("district_endings")


def by_noun(
    tokens: Sequence[Token], first: int, last: int, entries: list[Entry], before: list[PlaceMention]
) -> PlaceMention | None:
    """The place of tokens `first` up to `last` that the gazetteer's entries may mean, or None."""
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
        is_passed = token.is_capital or token.text in words("lists", "of_district")
        if not is_passed and token.text not in words("lists", "joiners"):
            return False
    return False


def _chosen(tokens: Sequence[Token], first: int, last: int, entries: list[Entry]) -> PlaceMention:
    """The place meant: the one kept by hand, else the much larger one; no code where neither decides."""
    key = spelling_key(tokens[first].text)
    entries = [e for e in entries if spelling_key(e.name.lower()) == key] or entries
    by_hand = [e for e in entries if e.is_by_hand]
    if by_hand:
        spelled_so = (e for e in by_hand if e.name.lower().startswith(tokens[first].text))
        return mention_of(tokens, first, last, next(spelled_so, by_hand[0]))
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
    is_stopped = last - first == 1 and tokens[first].text in words("stop", "words")
    is_person = text_at(tokens, first - 1) in words("lists", "first_names") or _is_first_name(tokens, last)
    if _is_ship(tokens, first) or tokens[last - 1].end - tokens[first].start == 1:
        return False
    if any(e.is_by_hand for e in entries) and not is_stopped and not is_person:
        return True
    if _is_first_name(tokens, last) and not _is_noun(text_at(tokens, last)):
        return False
    if _has_noun(tokens, first, last):
        return True
    if is_stopped or is_person:
        return False
    if _begins_sentence(tokens, first) and not any(_spells(e, tokens[first]) for e in entries):
        return False
    if any(e.population >= BIG_TOWN for e in entries) or _is_full(tokens, first, last):
        return True
    if _is_short(tokens, first, last):
        return False
    previous = text_at(tokens, first - 1)
    is_listed = bool(before) and all(
        text_at(tokens, j) in words("lists", "joiners") for j in range(before[-1].last, first)
    )
    return previous in words("lists", "before_town") or (is_listed and before[-1].level != "country")


def _is_full(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name is of several Cyrillic words, all with a capital letter: «Новой Каховки»."""
    return last - first > 1 and all(t.is_capital and not t.text.isascii() for t in tokens[first:last])


def _is_short(tokens: Sequence[Token], first: int, last: int) -> bool:
    return tokens[last - 1].end - tokens[first].start < _SHORTEST_NAME


def _is_first_name(tokens: Sequence[Token], last: int) -> bool:
    """Whether the word before token `last` is a first name and a surname follows: «Владимира Сальдо»."""
    is_name = tokens[last - 1].text in words("lists", "first_names")
    return is_name and last < len(tokens) and tokens[last].is_capital and tokens[last].kind == Kind.WORD


def _is_ship(tokens: Sequence[Token], first: int) -> bool:
    """``the cruiser Moskva``, «крейсер „Москва“»: a ship is called like a town."""
    before = first - 2 if text_at(tokens, first - 1) in {'"', "'"} else first - 1
    return text_at(tokens, before) in words("lists", "ships")


def _has_noun(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether "city", «с.», "district" stands beside the name."""
    if text_at(tokens, first - 1) == "." and text_at(tokens, first - 2) in words("nouns", "abbreviated"):
        return True
    beside = (text_at(tokens, first - 1), text_at(tokens, last))
    return any(map(_is_noun, beside)) or (
        beside[1] in words("nouns", "plant") and not _is_short(tokens, first, last)
    )


def _is_noun(word: str) -> bool:
    return any(word in words("nouns", kind) for kind in ("city", "district", "region", "direction"))


def _begins_sentence(tokens: Sequence[Token], i: int) -> bool:
    return i == 0 or text_at(tokens, i - 1) in ("\n", ".", "!", "?", '"', "•")


def _spells(entry: Entry, token: Token) -> bool:
    """Whether a Latin word is a name for sure: the very name, or a way to spell it that is long enough."""
    word = token.text.removesuffix("'s")
    return not word.isascii() or len(word) > _SHORTEST_NAME or entry.name.lower().startswith(word)
