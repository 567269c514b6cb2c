"""Which verb tells what became of some people: the one beside them, before them, or behind a list."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.clauses import (
    clause_between,
    is_light,
    nearest_before,
    next_behind,
    past_aside,
)
from parsers.grammar import words
from parsers.mentions import Mention
from parsers.sentence import Sentence
from parsers.terms import Term
from parsers.text import DASHES

_JOINTS = words("and", "or")
_IN_LIST = words("and") | frozenset(",;")
_BEFORE_PEOPLE = words("before_people")
_VICTIMS = words("victims")
_DIED = words("died")
_ONE_VICTIM = words("one_victim")
_THEIR = words("their_own")
_AMONG = words("among")
_NEAR_BEFORE, _NEAR_BEHIND = 12, 9


def told_in_relative(sentence: Sentence, mention: Mention, found: Sequence[Term]) -> Term | None:
    """``двоє людей, які вночі постраждали``: the verb of the clause that tells who they are."""
    opening = mention.last + 2 if sentence.text_at(mention.last + 1) == "," else mention.last + 1
    is_told_before = sentence.is_people_trigger(mention.first - 1)
    if mention.unit != "person" or is_told_before or not sentence.is_cue(opening, "relative"):
        return None
    told = next_behind(found, opening)
    if told is None or told.first - opening >= _NEAR_BEHIND:
        return None
    return (
        None if clause_between(sentence, opening, told.first) or _is_plan(sentence, opening, told) else told
    )


def _is_plan(sentence: Sentence, start: int, told: Term) -> bool:
    return any(start < cue.first < told.first for cue in sentence.cues("hypothetical", "negation"))


def trigger_of_people(sentence: Sentence, mention: Mention, found: Sequence[Term]) -> Term | None:
    """The verb right behind a mention, else one before it in its clause, else one further behind."""
    ahead = nearest_before(found, mention)
    if sentence.is_people_trigger(mention.first - 1):
        found = [t for t in found if not t.entry.attributes.get("at_hospital")]
    passed = _BEFORE_PEOPLE if mention.quantity is not None else _BEFORE_PEOPLE | _VICTIMS
    after = next_behind([t for t in found if sentence.text_at(t.first) not in passed], mention.last)
    if after is not None and sentence.text_at(after.first) in _VICTIMS | _ONE_VICTIM:
        after = sentence.term_at[after.last + 1] if sentence.is_people_trigger(after.last + 1) else after
    behind = _behind_included(sentence, mention)
    if after is not None and is_light(sentence, behind, after.first):
        return after
    if ahead is not None and mention.first - ahead.last >= _NEAR_BEFORE:
        ahead = None
    if ahead is not None and not clause_between(sentence, ahead.last, mention.first):
        is_next_subject = after is not None and (
            _opens_clause(sentence, mention)
            or _is_next_told(sentence, ahead, mention, after)
            or _is_first_of_pair(sentence, mention, after)
            or _is_told_among(sentence, mention)
        )
        return after if is_next_subject else ahead
    if after is not None and after.first - _past_others(sentence, mention.last + 1) >= _NEAR_BEHIND:
        after = None
    if after is not None and not clause_between(sentence, mention.last, after.first):
        return after
    return None


def _behind_included(sentence: Sentence, mention: Mention) -> int:
    """The token behind a mention and those counted in: «ещё четверо, в том числе подросток, ранены»."""
    if not sentence.is_cyrillic(mention.last):
        return _past_included(sentence, past_aside(sentence, mention.last + 1))
    opening = mention.last + 1
    is_told = sentence.is_people_trigger(mention.first - 1)
    is_aside = not is_told and sentence.text_at(opening) == "," and sentence.is_cue(opening + 1, "of_which")
    closing = sentence.next_mark(opening, ",", _NEAR_BEHIND) if is_aside else None
    return opening if closing is None or not sentence.is_people_trigger(closing + 1) else closing + 1


def _opens_clause(sentence: Sentence, mention: Mention) -> bool:
    """``three have died, and more than twenty people are on the list of wounded``: a subject of its own."""
    is_joined = sentence.text_at(mention.first - 1) in _JOINTS and sentence.text_at(mention.first - 2) == ","
    return is_joined and sentence.is_cue(mention.last + 1, "auxiliary")


def _is_told_among(sentence: Sentence, mention: Mention) -> bool:
    """``killed and a 16-year-old was among nine people hurt``, not ``two, among them a child``."""
    verb = mention.last + 1
    is_told = sentence.is_cue(verb, "auxiliary") and sentence.text_at(verb) not in DASHES
    return is_told and sentence.text_at(verb + 1) in _AMONG


def _is_first_of_pair(sentence: Sentence, mention: Mention, after: Term) -> bool:
    """«Загинув чоловік, жінка та дитина поранені»: two behind a comma, and right behind them their verb."""
    first = mention.first - (sentence.text_at(mention.first - 1) in _THEIR)
    if sentence.text_at(first - 1) != "," or not sentence.is_cyrillic(first):
        return False
    behind = range(mention.last + 1, after.first)
    are_persons = all(sentence.text_at(i) in _JOINTS or _is_of_person(sentence, i) for i in behind)
    return are_persons and sentence.text_at(mention.last + 1) in _JOINTS


def _is_next_told(sentence: Sentence, ahead: Term, mention: Mention, after: Term) -> bool:
    """``a man was killed and two women, aged 61 and 38, were injured``: each subject has its own passive."""
    if not sentence.is_cue(after.first - 1, "auxiliary") or sentence.is_cyrillic(mention.first):
        return False
    has_subject = sentence.is_cue(ahead.first - 1, "auxiliary") or sentence.text_at(ahead.first) in _DIED
    between = range(mention.last + 1, after.first)
    is_aside = any(sentence.is_cue(i, "of_which", "age") for i in between)
    is_next = sentence.text_at(mention.first - 1) in _JOINTS or is_aside
    return has_subject and is_next and (is_aside or not any(map(sentence.is_count, between)))


def _past_included(sentence: Sentence, i: int) -> int:
    """The auxiliary behind some who are counted in: ``dozens including two children have been hurt``."""
    if not sentence.is_cue(i, "of_which"):
        return i
    near = range(i + 1, min(i + _NEAR_BEHIND, sentence.end))
    return next((j for j in near if sentence.is_cue(j, "auxiliary") and sentence.text_at(j) not in DASHES), i)


def _past_others(sentence: Sentence, i: int) -> int:
    """The token behind the people listed after some: ``two women and a man, aged 60, were killed``."""
    is_list = sentence.text_at(i) in _IN_LIST and any(
        sentence.is_kind(j, "unit") for j in range(i + 1, i + 4)
    )
    if not is_list and not sentence.is_cue(i, "age"):
        return i
    while i < sentence.end and (sentence.text_at(i) in _IN_LIST or _is_of_person(sentence, i)):
        i += 1
    return i


def _is_of_person(sentence: Sentence, i: int) -> bool:
    """Whether a word counts a person, names one, or tells an age."""
    is_number = sentence.is_count(i) or i in sentence.quantity_at
    return (
        is_number or sentence.is_kind(i, "unit", "filler") or sentence.is_cue(i, "article", "age", "another")
    )
