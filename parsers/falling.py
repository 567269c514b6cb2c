"""Weapons that fell: on a site they have struck it, on open ground they were lost."""

from __future__ import annotations

from parsers.grammar import stems, words
from parsers.links import Link
from parsers.report import Measure
from parsers.sentence import Sentence

_FELL = stems("fell")
_FALL = stems("fall")
_DOWNED = stems("downed")
_SITES = stems("sites")
_OPEN_GROUND = stems("open_ground")
_ON = words("at")
_NEAR_SITE = 3


def as_fallen(sentence: Sentence, link: Link) -> Link | None:
    """``На территорию НПЗ упали шесть дронов``: a hit; ``падение дрона`` with no word where tells nothing."""
    verb = link.trigger
    if link.measure is not Measure.LOST or verb is None:
        return link
    word = sentence.text_at(verb.first)
    clause = _clause_of(sentence, link.mention.first, verb.last)
    if word.startswith(_FELL) and _falls_on(sentence, clause, _SITES):
        link.measure = Measure.HIT
    elif word.startswith(_FALL):
        if sentence.text_at(link.mention.first - 1).startswith(_DOWNED):
            return None
        if not _falls_on(sentence, clause, _SITES):
            return link if _falls_on(sentence, clause, _OPEN_GROUND) else None
        link.measure = Measure.HIT
    return link


def _clause_of(sentence: Sentence, first: int, last: int) -> range:
    """The tokens between the commas around what fell and its verb."""
    first, last = min(first, last), max(first, last)
    commas = [i for i in range(sentence.first, sentence.end) if sentence.text_at(i) == ","]
    start = max((i for i in commas if i < first), default=sentence.first)
    return range(start, next((i for i in commas if i > last), sentence.end))


def _falls_on(sentence: Sentence, clause: range, grounds: tuple[str, ...]) -> bool:
    """Whether a preposition and, right or soon behind it, one of the grounds stand in a clause."""
    for i in clause:
        if sentence.text_at(i) in _ON:
            near = sentence.texts(i + 1, i + 1 + _NEAR_SITE)
            if any(text.startswith(grounds) for text in near):
                return True
    return False
