"""Whether a number is of the attack reported, a sum over a longer stretch, or an earlier attack."""

from __future__ import annotations

from parsers.grammar import words
from parsers.links import Link
from parsers.report import Measure, Scope
from parsers.sentence import Sentence

_SUPERLATIVES = words("superlatives")
_CASUALTIES = frozenset({Measure.KILLED, Measure.INJURED})
_NO_SINGLE_ATTACK = 1000
_REACH = 18


def scope_of(link: Link, sentence: Sentence) -> Scope:
    """The scope of one link by the cues of its sentence."""
    if any(_is_past(link, t.first) for t in sentence.cues("past")):
        return Scope.PAST
    if (
        (low := link.mention.quantity and link.mention.quantity.low)
        and low >= _NO_SINGLE_ATTACK
        and link.measure in _CASUALTIES
    ):
        return Scope.CUMULATIVE
    if any(_is_sum(sentence, t.first) for t in sentence.cues("cumulative")):
        return Scope.CUMULATIVE
    return Scope.ATTACK


def _is_past(link: Link, cue: int) -> bool:
    """A comparison colours what follows it."""
    return cue < link.mention.first


def _is_sum(sentence: Sentence, cue: int) -> bool:
    """A stretch makes a sum unless it only says of what an attack was the largest."""
    before = {sentence.text_at(i) for i in range(max(sentence.first, cue - _REACH), cue)}
    return not before & _SUPERLATIVES
