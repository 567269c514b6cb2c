"""What did not happen: ``did not shoot down any of the 12 missiles``, «ракет не застосовано»."""

from __future__ import annotations

from parsers.clauses import clause_between, has_comma, next_behind
from parsers.grammar import stems, words
from parsers.links import Link
from parsers.mentions import Mention
from parsers.numbers.core import Form
from parsers.report import Measure
from parsers.sentence import Sentence
from parsers.terms import Term

_NOT = words("not")
_BEHIND_NOT = words("behind_not")
_ANY = words("any")
_OR = words("or")
_THE = words("definite")
_ATTACKS = stems("attacks")
_NEAR_ANY = 3


def as_denied(sentence: Sentence, link: Link) -> Link | None:
    """The link as it is where nothing denies it; none of them where the words say so; None where unsure."""
    form = link.mention.quantity.form if link.mention.quantity else None
    if sentence.text_at(link.mention.first - 1) in _NOT:
        return None
    if _is_or_none(sentence, link):
        link.mention.is_none = True
    elif form is Form.NONE and link.measure is Measure.LOST:
        link.measure = Measure.HIT
    elif form is not Form.NONE and link.trigger is not None and _is_denied(sentence, link.trigger):
        if not (_says_any(sentence, link) or _is_left_unused(sentence, link)):
            return None
        link.mention.is_none = True
    return link


def _is_denied(sentence: Sentence, verb: Term) -> bool:
    """Whether "not" stands before a verb, perhaps with its auxiliary between."""
    before = verb.first - 1
    while sentence.text_at(before) in _BEHIND_NOT:
        before -= 1
    return sentence.text_at(before) in _NOT


def _is_or_none(sentence: Sentence, link: Link) -> bool:
    """``None of the three ballistic missiles or the four Kalibrs was intercepted``: the next of those."""
    before = link.mention.first - 1 - (sentence.text_at(link.mention.first - 1) in _THE)
    if sentence.text_at(before) not in _OR or link.measure is Measure.LAUNCHED:
        return False
    none = next((q for q in reversed(sentence.quantities) if q.form is Form.NONE and q.first < before), None)
    if none is None or has_comma(sentence, none.last, before):
        return False
    return not any(none.last < t.first < before for t in sentence.triggers())


def _says_any(sentence: Sentence, link: Link) -> bool:
    near = range(link.mention.first - _NEAR_ANY, link.mention.last)
    return any(sentence.text_at(i) in _ANY for i in near)


def _is_left_unused(sentence: Sentence, link: Link) -> bool:
    """«Ракет противник не застосовував»: a Slavic plural not launched; a place not attacked tells none."""
    mention = link.mention
    is_unnumbered = mention.quantity is None and mention.is_plural
    if link.trigger is not None and sentence.text_at(link.trigger.first).startswith(_ATTACKS):
        return False
    return link.measure is Measure.LAUNCHED and is_unnumbered and sentence.is_cyrillic(mention.last)


def is_recorded_as_none(sentence: Sentence, mention: Mention) -> bool:
    """``ударних БпЛА не зафіксовано``, «ракети противник цієї ночі не застосовував»: none were launched."""
    told = next_behind(sentence.cues("none_recorded"), mention.last)
    if told is None or mention.unit != "weapon" or mention.quantity is not None:
        return False
    if told.first == mention.last + 1:
        return True
    is_apart = has_comma(sentence, mention.last, told.first) or clause_between(
        sentence, mention.last, told.first
    )
    return sentence.is_cyrillic(mention.last) and not is_apart and not _counts_more(sentence, mention, told)


def _counts_more(sentence: Sentence, mention: Mention, told: Term) -> bool:
    return any(mention.last < q.first < told.first for q in sentence.quantities)
