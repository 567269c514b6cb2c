"""Attacks of a month or a year gone by, told beside the one reported: ``shot down in 2014``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from parsers.clauses import clause_between, contrast_between, has_comma
from parsers.grammar import endings, stems, words
from parsers.links import Link
from parsers.sentence import Sentence, within
from parsers.terms import Term
from parsers.times.dates import DateMention

_IN_TIME = words("in_time")
_SINCE_THEN = stems("done_in_a_year")
_PARTICIPLES = endings("past_participles")
_RECENT = timedelta(days=30)
_OPENING = 2


def is_of_time_gone(link: Link, sentence: Sentence, dates: Sequence[DateMention], today: date) -> bool:
    """Whether a sentence sets a number in a month or a year that was over well before `today`.

    It does at its opening, ``In 2020, missiles struck an airliner``, or behind the verb of the number or of
    what led to it: ``hit by a missile in 2014, killing 298``.
    """
    return any(_is_set_in(link, told, sentence) for told in _gone(sentence, dates, today))


def _gone(sentence: Sentence, dates: Sequence[DateMention], today: date) -> Iterator[DateMention]:
    for told in within(dates, sentence.first, sentence.end):
        is_over = told.over_by is not None and today - told.over_by > _RECENT
        if is_over and sentence.text_at(told.first - 1) in _IN_TIME:
            yield told


def _is_set_in(link: Link, told: DateMention, sentence: Sentence) -> bool:
    first = link.mention.first
    if told.first - sentence.first <= _OPENING:
        return not contrast_between(sentence, told.last, first)
    verb = next((t for t in reversed(sentence.triggers()) if t.last < told.first), None)
    if (
        verb is None
        or has_comma(sentence, verb.last, told.first)
        or clause_between(sentence, verb.last, told.first)
    ):
        return False
    if _describes_thing(verb, told, sentence):
        return False
    return link.trigger is verb or (_follows(told, first, sentence) and not _is_aside(verb, sentence))


def _describes_thing(verb: Term, told: DateMention, sentence: Sentence) -> bool:
    """``a memorial unveiled in 2015``, «аннексированного в 2014»: what was done to a thing struck now."""
    done = told.first - 2
    is_participle = done > verb.last and sentence.text_at(done).endswith(_PARTICIPLES)
    if is_participle and done not in sentence.term_at:
        return True
    return any(text.startswith(_SINCE_THEN) for text in sentence.texts(verb.last + 1, told.first))


def _is_aside(verb: Term, sentence: Sentence) -> bool:
    """``the plant, hit in March, killing two``, ``a veteran wounded in 2015``: who or what is struck now."""
    return sentence.text_at(verb.first - 1) == "," or sentence.is_kind(verb.first - 1, "unit")


def _follows(told: DateMention, first: int, sentence: Sentence) -> bool:
    """``in 2014, killing 298``: a participle behind the comma tells what it led to."""
    led = sentence.term_at.get(told.last + 2)
    is_next = sentence.text_at(told.last + 1) == "," and led is not None and led.kind == "trigger"
    return is_next and first > told.last
