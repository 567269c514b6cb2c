"""Clauses that open with a place of their own: ``one died in Kyiv, and in Odesa three were injured``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.grammar import words
from parsers.links import Link
from parsers.sentence import Sentence

_JOINTS = words("and", "while", "and_but")
_AT = words("at")
_MARKS = frozenset(",;:")
_NEAR_PLACE = 4


def own_clause(link: Link, links: Sequence[Link], sentence: Sentence) -> tuple[int, int] | None:
    """The tokens of the clause that a number stands in, None where the sentence has only one."""
    turns = list(_turns(links, sentence)) if len(links) > 1 else []
    if not turns:
        return None
    start = max((i for i in turns if i <= link.mention.first), default=sentence.first)
    return start, min((i for i in turns if i > link.mention.last), default=sentence.end)


def _turns(links: Sequence[Link], sentence: Sentence) -> Iterator[int]:
    """Where clauses with a place and a number of their own begin behind others with a number."""
    openings = [i for i in range(sentence.first + 1, sentence.end) if _opens(sentence, i)]
    counted = [link.mention.first for link in links]
    last = sentence.first
    for opening, following in pairwise([*openings, sentence.end]):
        if any(last <= i < opening for i in counted) and any(opening <= i < following for i in counted):
            yield opening
            last = opening


def _opens(sentence: Sentence, i: int) -> bool:
    """Whether a comma or "and" at a token has a preposition and a place behind it."""
    is_mark = sentence.text_at(i) in _MARKS
    if not is_mark and sentence.text_at(i) not in _JOINTS:
        return False
    start = i + 1
    while is_mark and sentence.text_at(start) in _JOINTS:
        start += 1
    is_placed = sentence.is_cue(start, "preposition") or sentence.text_at(start) in _AT
    if not is_placed or not sentence.has_places_on(start + 1, start + _NEAR_PLACE):
        return False
    return is_mark or _goes_on_at_once(sentence, start)


def _goes_on_at_once(sentence: Sentence, start: int) -> bool:
    """Whether a number or a verb comes behind a place before any comma: ``and in Odesa three``."""
    for i in range(start + 1, sentence.end):
        if sentence.is_count(i) or sentence.is_kind(i, "trigger"):
            return True
        if sentence.text_at(i) in _MARKS or sentence.text_at(i) in _JOINTS:
            return False
    return False
