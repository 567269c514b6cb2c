"""Names of places that are none: a government by its capital ("Kyiv said"), an office, a dateline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.grammar import endings
from parsers.places.mentions import PlaceMention, text_at, words
from parsers.text import Kind, Token

_SPAN_OF_TITLE = 6
_LONGEST_DATELINE = 12
_LONGEST_STOPPED = 6
_LONGEST_ASIDE = 6
_VERB_ENDINGS = endings("english_verb_endings")


def as_actor(tokens: Sequence[Token], mention: PlaceMention) -> PlaceMention:
    """Marks a government or an office, so that nothing is said to have happened there."""
    if mention.is_actor or mention.level == "country":
        return mention
    if _is_dependent(tokens, mention):
        return _of_no_region(mention)
    is_office = (
        _is_dateline(tokens, mention)
        or _office_after(tokens, mention.last)
        or text_at(tokens, mention.last) in words("actor", "after_name")
        or _follows_title(tokens, mention.first)
    )
    if is_office:
        return replace(mention, is_actor=True)
    return _of_no_region(mention) if _is_government(tokens, mention) else mention


def _of_no_region(mention: PlaceMention) -> PlaceMention:
    """A government, or whom one has sent: it speaks for a country, and not for its capital."""
    return replace(mention, is_actor=True, adm1=None)


def _is_dependent(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """ "Moscow-installed", "pro-Moscow": whom a government has sent or who is for it, wherever he sits."""
    if text_at(tokens, mention.first - 1) == "-" and text_at(tokens, mention.first - 2) == "pro":
        return True
    i = mention.last
    return text_at(tokens, i) == "-" and text_at(tokens, i + 1) in words("offices", "dependent")


def _office_after(tokens: Sequence[Token], i: int) -> bool:
    """ "Kyiv City Military Administration"."""
    while text_at(tokens, i) in words("offices", "between"):
        i += 1
    return text_at(tokens, i) in words("nouns", "official")


def _is_dateline(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """ "KYIV (Reuters) –", "MOSCOW: …", "Moscow. June 5. TASS." at the head of a text."""
    first = mention.first - 2 if text_at(tokens, mention.first - 1) == "/" else mention.first
    if first and text_at(tokens, first - 1) != "\n":
        return False
    name = tokens[mention.first]
    if text_at(tokens, mention.last) == "/":
        return _is_dated(tokens, mention.last + 2)
    if first != mention.first:
        return _is_dated(tokens, mention.last)
    if name.is_upper and name.text in words("actor", "names") and text_at(tokens, mention.last) == ":":
        return name.text.isascii()
    is_marked = text_at(tokens, mention.last) in ("–", "-", ">") or text_at(
        tokens, mention.last + 1
    ) in words("actor", "agencies")
    if text_at(tokens, mention.last) == ".":
        head = [token.text for token in tokens[mention.last : mention.last + _LONGEST_STOPPED]]
        return any(word in words("actor", "agencies") for word in head)
    return (is_marked and text_at(tokens, mention.first).isascii()) or _is_dated(tokens, mention.last)


def _is_dated(tokens: Sequence[Token], i: int) -> bool:
    """Whether ", September 3 –", ", Ukraine –" or ", Ukraine (AP)" begins at token `i`."""
    if text_at(tokens, i) != ",":
        return False
    if text_at(tokens, i + 1) in words("countries", "UA"):
        is_signed = text_at(tokens, i + 2) == "(" and text_at(tokens, i + 3) in words("actor", "agencies")
        if is_signed or text_at(tokens, i + 2) in ("–", "-"):
            return True
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
    if text_at(tokens, first - 1) not in words("offices", "of_region"):
        return False
    back = [token.text for token in tokens[max(0, first - _SPAN_OF_TITLE) : first]]
    is_title = any(a in words("nouns", "official") and b in ("of", "in") for a, b in pairwise(back))
    return is_title and not _is_beside_building(back)


def _is_beside_building(before: Sequence[str]) -> bool:
    """Whether a house is meant and not who speaks in it: "near the Lithuanian embassy in"."""
    house = next((n for n, word in enumerate(before) if word in words("offices", "buildings")), None)
    return house is not None and any(word in words("offices", "inside") for word in before[:house])


def _is_government(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """ "Moscow launched", "Kyiv's forces", "told Moscow"."""
    name, after = text_at(tokens, mention.first), text_at(tokens, mention.last)
    if name in words("actor", "doers") and text_at(tokens, mention.first - 1) not in words("actor", "beside"):
        return True
    if name.removesuffix("'s") not in words("actor", "names") or mention.last - mention.first > 1:
        return False
    previous = mention.first - 1 - (text_at(tokens, mention.first - 1) == "the")
    if text_at(tokens, previous) == "and" and text_at(tokens, previous - 1) in words("actor", "names"):
        previous -= 2
    if not name.isascii() and text_at(tokens, previous) in words("prepositions", "inside"):
        return False
    if text_at(tokens, previous) == "of" and text_at(tokens, previous - 1) in words("actor", "of_city"):
        return False
    if text_at(tokens, previous) == "from" and text_at(tokens, previous - 1) in words("actor", "told_from"):
        return True
    if text_at(tokens, previous) in words("offices", "inside"):
        if text_at(tokens, previous - 1) in words("offices", "speakers"):
            return True
        return name.endswith("'s") and after in words("actor", "owned")
    is_party = text_at(tokens, previous) == "to" and text_at(tokens, previous - 1) in words("actor", "party")
    if name.endswith("'s") or is_party or text_at(tokens, previous) in words("actor", "before"):
        return True
    return _acts(tokens, mention.last, is_named_as_place=text_at(tokens, previous) == "capital")


def _acts(tokens: Sequence[Token], after: int, is_named_as_place: bool) -> bool:
    """Whether the words behind a capital say what its government does, not what was done to the city."""
    word, following = text_at(tokens, after), text_at(tokens, after + 1)
    if word == "and" and following in words("actor", "names"):
        return _acts(tokens, after + 2, is_named_as_place)
    if word == "," and following in words("actor", "asides"):
        behind = range(after + 2, after + _LONGEST_ASIDE)
        closing = next((i for i in behind if text_at(tokens, i) == ","), None)
        return closing is not None and _acts(tokens, closing + 1, is_named_as_place)
    if word in words("actor", "adverbs") or (word.isascii() and word.endswith("ly")):
        return _acts(tokens, after + 1, is_named_as_place)
    if word in words("actor", "when"):
        return _acts(tokens, after + 2, is_named_as_place)
    if word in words("actor", "strikes"):
        return following in words("actor", "objects") or text_at(tokens, after + 2) in words(
            "actor", "objects"
        )
    if word in words("actor", "had"):
        return following not in words("actor", "undergone")
    if following in words("actor", "suffered") or word in words("actor", "undergone"):
        return False
    if word in words("actor", "suffered") and following in words("actor", "by"):
        return False
    is_verb = word.isascii() and word.endswith(_VERB_ENDINGS) and word not in words("actor", "grounds")
    return word in words("actor", "verbs") or (is_verb and not is_named_as_place)
