"""Questions asked of the words between two tokens, and of the triggers around a mention."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from parsers.grammar import stems, words
from parsers.mentions import Mention
from parsers.phrases import touches
from parsers.sentence import Sentence
from parsers.terms import Term
from parsers.text import DASHES, Kind

_AND = words("and", "or")
_HEARSAY = words("hearsay")
_TO_BE = words("to_be")
_NOT = words("not")
_COMMAS = frozenset(",;:")
_ASIDE_MARKS = DASHES | {","}
_FLYING = stems("flying")
_LOADED = words("loaded")
_BELIEVED = words("believed")
_FROM = words("from")
_INVADED = words("invaded")
_COMPARES = words("compares")
_LONGEST_ASIDE, _LONGEST_LOAD, _NEAR_FROM, _NEAR_COMPARED = 13, 7, 3, 3
_LIGHT_MARKS = frozenset("\"'–-()*\n")
_LIGHT_CUES = ("auxiliary", "of_which", "another", "relative", "each", "severity")


def nearest_before(found: Sequence[Term], mention: Mention) -> Term | None:
    """The last of the terms that ends before a mention."""
    position = bisect_left(found, mention.first, key=lambda term: term.last)
    return found[position - 1] if position else None


def behind(found: Sequence[Term], last: int) -> Sequence[Term]:
    """Those of the terms that begin behind token `last`."""
    return found[bisect_left(found, last + 1, key=lambda term: term.first) :]


def next_behind(found: Sequence[Term], last: int) -> Term | None:
    """The first of the terms that begins behind token `last`."""
    position = bisect_left(found, last + 1, key=lambda term: term.first)
    return found[position] if position < len(found) else None


def next_trigger(sentence: Sentence, mention: Mention) -> Term | None:
    """The trigger behind a mention; one that only tells a direction gives way to a fate behind it."""
    found = sentence.triggers()
    if not found or found[-1].first <= mention.last:
        return None
    first = next_behind(found, _past_part(sentence, mention.last))
    second = next_behind(found, first.last) if first is not None else None
    if first is None or second is None or not first.entry.attributes.get("direction"):
        return first
    is_apart = clause_between(sentence, first.last, second.first) or has_comma(
        sentence, first.last, second.first
    )
    return first if is_apart or _closes_aside(sentence, first.last, second.first) else second


def _past_part(sentence: Sentence, last: int) -> int:
    """``the 16 drones, seven of which were flying to Kyiv, were downed``: past what a part did."""
    bracket = last + 1 + (sentence.text_at(last + 1) == '"')
    if sentence.text_at(bracket) == "(":
        closing = sentence.next_mark(bracket, ")", _LONGEST_ASIDE) or last
        return closing if any(sentence.is_count(i) for i in range(bracket, closing)) else last
    end = _end_of_aside(sentence, last + 1)
    if end is None:
        return last
    is_of_part = _has_of_which(sentence, last + 2, end) and sentence.is_cue(end + 1, "auxiliary")
    return end if is_of_part or _is_described(sentence, last + 2, end) else last


def _is_described(sentence: Sentence, start: int, end: int) -> bool:
    """``семь БПЛА, летевших на столицу, были уничтожены``: past the participle that only describes."""
    told = sentence.term_at.get(start)
    is_participle = told is not None and bool(told.entry.attributes.get("describes"))
    return is_participle and (sentence.is_cue(end + 1, "auxiliary") or sentence.is_kind(end + 1, "trigger"))


def _end_of_aside(sentence: Sentence, i: int) -> int | None:
    """The comma or dash that closes what one at token `i` opens."""
    mark = sentence.text_at(i)
    if mark not in _ASIDE_MARKS or (mark == "-" and touches(sentence.tokens, i)):
        return None
    return sentence.next_mark(i, mark, _LONGEST_ASIDE)


def _closes_aside(sentence: Sentence, last: int, first: int) -> bool:
    """Whether a dash stands between two tokens, right before the second's auxiliary verb."""
    return any(
        sentence.text_at(i) in DASHES and sentence.is_cue(i + 1, "auxiliary") for i in range(last + 1, first)
    )


def is_light(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only auxiliaries, sides and marks stand on tokens `start` up to `end`."""
    i = start
    while i < end:
        if not _is_light_at(sentence, i):
            return False
        term = sentence.term_at.get(i)
        i = term.last + 1 if term is not None else i + 1
    return True


def _is_light_at(sentence: Sentence, i: int) -> bool:
    if sentence.is_cue(i, *_LIGHT_CUES) or sentence.is_kind(i, "side") or sentence.is_name(i):
        return True
    if (
        sentence.is_kind(i, "claimant")
        and sentence.is_cyrillic(i)
        and sentence.is_kind(i - 1, "weapon", "side")
    ):
        return True
    if sentence.text_at(i) in _HEARSAY:
        return True
    if sentence.text_at(i) in _NOT or (sentence.is_kind(i, "filler") and sentence.text_at(i) not in _AND):
        return True
    return sentence.tokens[i].kind == Kind.MARK and sentence.text_at(i) in _LIGHT_MARKS


def is_passive(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a form of "to be" stands on tokens `start` up to `end`."""
    return has_text(sentence, start, end, _TO_BE)


def has_auxiliary(sentence: Sentence, start: int, end: int) -> bool:
    """Whether an auxiliary verb stands on tokens `start` up to `end`."""
    return _has_cue(sentence, start, end, "auxiliary")


def has_relative(sentence: Sentence, start: int, end: int) -> bool:
    """Whether "that", "which" or "who" stands on tokens `start` up to `end`."""
    return _has_cue(sentence, start, end, "relative")


def clause_between(sentence: Sentence, start: int, end: int) -> bool:
    """Whether another clause begins between two tokens."""
    return _has_cue(sentence, start + 1, end, "contrast", "relative")


def contrast_between(sentence: Sentence, start: int, end: int) -> bool:
    """Whether "while", "but" or the like stands between two tokens."""
    return _has_cue(sentence, start + 1, end, "contrast")


def has_comma(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a comma, semicolon or colon stands between two tokens."""
    return has_text(sentence, start + 1, end, _COMMAS)


def has_text(sentence: Sentence, start: int, end: int, texts: frozenset[str]) -> bool:
    """Whether one of the words or marks stands on tokens `start` up to `end`."""
    return start < end and not texts.isdisjoint(sentence.texts(start, end))


def _has_cue(sentence: Sentence, start: int, end: int, *keys: str) -> bool:
    return start < end and any(t.first < end and start <= t.last for t in sentence.cues(*keys))


def past_aside(sentence: Sentence, i: int) -> int:
    """The token behind an aside at `i`: ``86 drones, roughly 50 of which were Shaheds, attacked``.

    What a weapon carries is told without commas: ``a missile carrying cluster munitions struck``.
    """
    is_believed = sentence.text_at(i) in _BELIEVED and sentence.text_at(i + _NEAR_FROM) in _FROM
    if sentence.text_at(i) in _LOADED or is_believed:
        verb = next_behind(sentence.triggers(), i)
        return verb.first if verb is not None and verb.first - i <= _LONGEST_LOAD else i
    end = _end_of_aside(sentence, i)
    if end is None:
        return i
    is_aside = _is_flying(sentence, i + 1) or _has_of_which(sentence, i, end) or _says(sentence, i, end)
    is_compared = i + 1 not in sentence.quantity_at and has_text(
        sentence, i + 1, i + _NEAR_COMPARED, _COMPARES
    )
    if not (is_aside or is_compared):
        return i
    return end + 1


def _is_flying(sentence: Sentence, i: int) -> bool:
    """``семь БПЛА, летевших на Москву, уничтожены``."""
    return sentence.text_at(i).startswith(_FLYING) or sentence.is_cue(i, "relative")


def _says(sentence: Sentence, start: int, end: int) -> bool:
    """``по 4 безпілотники, за твердженням МО РФ, було збито``: who says it."""
    return any(sentence.is_kind(i, "say") or sentence.text_at(i) in _HEARSAY for i in range(start, end))


def _has_of_which(sentence: Sentence, start: int, end: int) -> bool:
    return any(sentence.is_cue(i, "of_which") for i in range(start, end))


def is_in_aside(term: Term, sentence: Sentence) -> bool:
    """``The school, opened two years ago, was hit by three drones``: what is old is not the attack."""
    return sentence.text_at(term.last + 1) == "," and has_comma(sentence, sentence.first - 1, term.first)


def tells_of_someone(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a clause between commas, which only says who somebody is, holds tokens `first` to `last`.

    ``Russia, which invaded Ukraine in 2022, launched 84 missiles``, ``Ukraine, invaded by Russia, downed``.
    """
    comma = next((i for i in range(first - 1, sentence.first, -1) if sentence.text_at(i) == ","), None)
    if comma is None or not (
        sentence.is_cue(comma + 1, "relative") or sentence.text_at(comma + 1) in _INVADED
    ):
        return False
    return sentence.next_mark(last, ",", _LONGEST_ASIDE) is not None
