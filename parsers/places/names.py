"""Names of places by themselves: nouns and adjectives, capitals, hashtags, countries.

mention_at(tokens, i, before) -> PlaceMention | None
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from parsers.phrases import touches
from parsers.places.adjectives import by_adjective, by_plant
from parsers.places.gazetteer import Entry, gazetteer, place_cues
from parsers.places.mentions import PlaceMention, mention_of, text_at, words
from parsers.places.nouns import by_noun
from parsers.text import Kind, Token


@dataclass(frozen=True, slots=True)
class Facts:
    """What a word may be, whatever stands around it."""

    is_name: bool
    is_adjective_of_town: bool
    adjective_of: str | None
    country: str | None
    hashtag: str | None


@lru_cache(maxsize=65_536)
def facts(word: str) -> Facts | None:
    """None for the many words that begin no name."""
    if not word[0].isalpha():
        return Facts(False, False, None, None, word[1:]) if word[0] == "#" and len(word) > 1 else None
    country = next((code for code in place_cues()["countries"] if word in words("countries", code)), None)
    is_of_town, region = bool(gazetteer().towns_of_adjective(word)), gazetteer().region_of_adjective(word)
    known = Facts(gazetteer().can_begin(word), is_of_town, region, country, None)
    return known if known.is_name or is_of_town or region or country else None


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
    if sea := _sea_of_two(tokens, i):
        return sea
    if may_be is None or _is_half(tokens, i):
        return _capital(tokens, i) if token.text in words("lists", "capitals") else None
    if may_be.hashtag:
        return _hashtag(token, i, may_be.hashtag)
    last, entries = gazetteer().find(tokens, i) if may_be.is_name else (i, [])
    if _is_kept_by_hand(tokens[i:last], entries) and (found := by_noun(tokens, i, last, entries, before)):
        return found
    if may_be.adjective_of and (found := by_adjective(tokens, i, may_be.adjective_of)):
        return found
    if (
        token.is_capital
        and (may_be.is_name or may_be.is_adjective_of_town)
        and (found := by_plant(tokens, i))
    ):
        return found
    is_capital = any(t.is_capital for t in tokens[i:last])
    if is_capital and entries and (found := by_noun(tokens, i, last, entries, before)):
        return found
    if may_be.country and (token.is_capital or token.text == "рф"):
        return _country(tokens, i, may_be.country)
    return _capital(tokens, i) if token.text in words("lists", "capitals") else None


def _sea_of_two(tokens: Sequence[Token], i: int) -> PlaceMention | None:
    """Either of "the Black and Azov seas"."""
    codes = place_cues()["seas"].get(tokens[i].text)
    if codes is None:
        return None
    first = i - 2 if text_at(tokens, i + 1) in words("lists", "seas") else i
    is_joined = text_at(tokens, first + 1) in words("lists", "joiners")
    are_two = is_joined and text_at(tokens, first + 3) in words("lists", "seas")
    return mention_of(tokens, i, i + 1, gazetteer().regions[codes[0]]) if are_two else None


def _is_kept_by_hand(name: Sequence[Token], entries: Sequence[Entry]) -> bool:
    """A name of several words that is kept by hand: «Київська телевежа» is the city's, not the region's."""
    return len(name) > 1 and name[0].is_capital and any(e.is_by_hand for e in entries)


def _capital(tokens: Sequence[Token], i: int) -> PlaceMention | None:
    """``the Ukrainian capital``, «столиця»: Kyiv, or Moscow, Russia's; None where nothing tells which."""
    before = text_at(tokens, i - 1)
    if any(_is_named(tokens, j) for j in (i + 1, i + 2)):
        return None
    if before in words("lists", "no_capital") or text_at(tokens, i + 1) in words("lists", "no_capital"):
        return None
    if before in words("lists", "of_russia"):
        return mention_of(tokens, i, i + 1, gazetteer().regions["RU-MOW"])
    is_ukraines = before in words("lists", "of_ukraine")
    kyiv, moscow = (_count(words("lists", key), tokens) for key in ("kyiv", "moscow"))
    is_ours = tokens[i].text in words("lists", "ukrainian_capitals") and not moscow
    if is_ukraines or kyiv > moscow or is_ours:
        return mention_of(tokens, i, i + 1, gazetteer().regions["UA-30"])
    return mention_of(tokens, i, i + 1, gazetteer().regions["RU-MOW"]) if moscow > kyiv else None


def _count(names: Container[str], tokens: Sequence[Token]) -> int:
    """How many of the tokens are one of the names."""
    return len([token for token in tokens if token.text in names])


def _is_named(tokens: Sequence[Token], i: int) -> bool:
    return text_at(tokens, i) in words("lists", "kyiv") or text_at(tokens, i) in words("lists", "moscow")


def _is_half(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name is only the first half of another that no table knows: «Новгород-Сіверщина».

    So is the name of a weapon or a system by its letters: "Murmansk-BN".
    """
    is_joined = text_at(tokens, i + 1) == "-" and touches(tokens, i) and touches(tokens, i + 1)
    if not is_joined or not tokens[i + 2].is_capital:
        return False
    if tokens[i].text.isascii():
        return tokens[i + 2].is_upper and not tokens[i].is_upper
    last, _ = gazetteer().find(tokens, i)
    return last <= i + 1 and gazetteer().region_of_adjective(tokens[i + 2].text) is None


def _hashtag(token: Token, i: int, word: str) -> PlaceMention | None:
    plain = Token(word, token.start + 1, token.end, Kind.WORD, is_capital=True, is_upper=False)
    mention = mention_at([plain], 0, [])
    return replace(mention, first=i, last=i + 1) if mention else None


def _country(tokens: Sequence[Token], i: int, code: str) -> PlaceMention:
    token = tokens[i]
    return PlaceMention(i, i + 1, token.start, token.end, code, None, code, None, None, None, "country")
