"""Whether a number is of the attack reported, a sum over a longer stretch, or an earlier attack."""

from __future__ import annotations

from parsers.clauses import contrast_between, has_text, is_in_aside, tells_of_someone
from parsers.grammar import endings, words
from parsers.links import Link
from parsers.numbers.core import Form
from parsers.report import Measure, Scope
from parsers.sentence import Sentence
from parsers.terms import Term

_COUNTED_TIMES = words("counted_times")
_SUPERLATIVES = words("superlatives")
_EVENTS = words("events")
_CASUALTIES = frozenset({Measure.KILLED, Measure.INJURED})
_JOINTS = words("clause_joints")
_BREAKS = frozenset(",;")
_OPENS_CLAUSE = frozenset(",:")
_DESCRIBES = endings("describes")
_NO_SINGLE_TOLL, _NO_SINGLE_RAID = 1_000, 10_000
_REACH = 18
_OPENING = 1
_NEAR_EVENT = 9


def scope_of(link: Link, sentence: Sentence) -> Scope:
    """The scope of one link by the cues of its sentence."""
    if any(_is_past(link, t, sentence) for t in sentence.cues("past")):
        return Scope.PAST
    if _is_beyond_one_attack(link):
        return Scope.CUMULATIVE
    stretches = [t.first for t in sentence.cues("cumulative") if not _is_beside(link, t, sentence)]
    if any(_is_sum(sentence, i) or _opens_sum(sentence, i, link) for i in stretches):
        return Scope.CUMULATIVE
    return Scope.ATTACK


def _is_beyond_one_attack(link: Link) -> bool:
    """``more than 22,000 missiles hit homes``: more than any one attack has killed or has flown."""
    low = link.mention.quantity.low if link.mention.quantity is not None else None
    if link.measure in _CASUALTIES:
        return (low or 0) >= _NO_SINGLE_TOLL
    return link.mention.unit == "weapon" and (low or 0) >= _NO_SINGLE_RAID


def _is_past(link: Link, cue: Term, sentence: Sentence) -> bool:
    """A comparison colours what follows it, unless that is the new record: ``a record: 728 drones``.

    A time gone by colours as well what its clause tells before: ``12 were killed earlier this month``.
    """
    if cue.entry.attributes.get("clause") and link.mention.last < cue.first:
        is_apart = has_text(sentence, link.mention.last + 1, cue.first, _BREAKS)
        is_tight = bool(cue.entry.attributes.get("tight"))
        return not (is_apart or (is_tight and contrast_between(sentence, link.mention.last, cue.first)))
    if cue.entry.attributes.get("opens") and cue.first - sentence.first > _OPENING:
        return False
    if cue.entry.attributes.get("compares") and not _is_compared(cue, sentence):
        return False
    if cue.entry.attributes.get("of_things") and _is_of_thing(cue, link, sentence):
        return False
    is_before = cue.first < link.mention.first and sentence.text_at(cue.last + 1) != ":"
    return is_before and not (is_in_aside(cue, sentence) or is_by_now(link, cue, sentence))


def _is_compared(cue: Term, sentence: Sentence) -> bool:
    """«сьогодні збито 20, вчора – 31»: a day beside a number of another, not «почалася вчора – збито 31»."""
    is_behind_number = any(sentence.is_count(q.first) and q.last < cue.first for q in sentence.quantities)
    return is_behind_number or any(t.first > cue.last for t in sentence.cues("by_now"))


def _is_of_thing(cue: Term, link: Link, sentence: Sentence) -> bool:
    """«рік тому збудували, вночі атакували три дрони»: how old a thing is that is struck now."""
    is_apart = has_text(sentence, cue.last + 1, link.mention.first, _BREAKS)
    return is_apart or sentence.text_at(cue.last + 1).endswith(_DESCRIBES)


def _is_beside(link: Link, stretch: Term, sentence: Sentence) -> bool:
    """``Russia, which invaded Ukraine in 2022, launched 84 missiles``: who acts, and not how many in all."""
    inner, outer = sorted((link.mention.last, stretch.first))
    is_apart = has_text(sentence, inner, outer, _BREAKS)
    return is_apart and tells_of_someone(sentence, stretch.first, stretch.last)


def is_by_now(link: Link, cue: Term, sentence: Sentence) -> bool:
    """«вчера 12 дронов, на этот раз 20»: a number behind a comparison that is told of the attack reported."""
    return any(cue.last < t.first < link.mention.first for t in sentence.cues("by_now"))


def _opens_sum(sentence: Sentence, cue: int, link: Link) -> bool:
    """``50 drones at night, and in a week 900 bombs``: a stretch that opens a clause sums what follows it."""
    back = cue - 1 - (sentence.text_at(cue - 1) in _JOINTS)
    return cue < link.mention.first and sentence.text_at(back) in _OPENS_CLAUSE


def _is_sum(sentence: Sentence, cue: int) -> bool:
    """A stretch makes a sum unless it is told apart, or only says of what an attack was the largest."""
    before = {sentence.text_at(i) for i in range(max(sentence.first, cue - _REACH), cue)}
    is_how_often = sentence.text_at(cue - 1) in _COUNTED_TIMES or _is_one_of_row(sentence, cue)
    return not (is_how_often or before & _SUPERLATIVES or _is_told_apart(sentence, cue))


def _is_one_of_row(sentence: Sentence, cue: int) -> bool:
    """``its second mass attack in a week``: the stretch says how often, not what the numbers count."""
    near = range(max(sentence.first, cue - _NEAR_EVENT), cue)
    ordinals = [i for i in near if i in sentence.quantity_at and sentence.quantity_at[i].form is Form.ORDINAL]
    return bool(ordinals) and any(_is_event(sentence, i) for i in range(ordinals[-1] + 1, cue))


def _is_event(sentence: Sentence, i: int) -> bool:
    term = sentence.term_at.get(i)
    is_noun = term is not None and term.kind == "trigger" and bool(term.entry.attributes.get("noun"))
    return is_noun or sentence.is_kind(i, "event") or sentence.text_at(i) in _EVENTS


def _is_told_apart(sentence: Sentence, cue: int) -> bool:
    """``withheld, by a rule adopted this month``: a comma parts the stretch from the numbers.

    One before the verb of a long list does not: ``400 bombs and 35 missiles, were launched in a week``.
    """
    counted = max(
        (q.last for q in sentence.quantities if q.first < cue and sentence.is_count(q.first)), default=None
    )
    if counted is None:
        return False
    marks = (i for i in range(counted + 1, cue) if sentence.text_at(i) in _BREAKS)
    return any(not sentence.is_cue(i + 1, "auxiliary") for i in marks)
