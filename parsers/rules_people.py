"""Rules for people: killed and injured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.clauses import (
    clause_between,
    has_comma,
    has_text,
    is_light,
    nearest_before,
    next_behind,
    next_trigger,
    past_aside,
)
from parsers.deaths import death_of_hurt
from parsers.grammar import stems, words
from parsers.links import WEAPON_TRIGGERS, Answer, Before
from parsers.mentions import Mention, is_of_other_fate, stands_alone
from parsers.numbers.core import Form
from parsers.report import Measure
from parsers.rules_people_listed import next_by_place, of_those_before
from parsers.sentence import Sentence
from parsers.terms import Term
from parsers.text import DASHES

_JOINTS = words("and", "or")
_OVER = words("over")
_TAKING = words("taking_lives")
_WHILE = words("while")
_IN_LIST = words("and") | frozenset(",;")
_PERSONNEL = words("personnel")
_ARMY_LOSSES = 100
_BEFORE_PEOPLE = words("before_people")
_VICTIMS = words("victims")
_DIED = words("died")
_ONE_VICTIM = words("one_victim")
_THEIR = words("their_own")
_AMONG = words("among")
_PART_OF = words("of", "out_of_slavic")
_THE = words("the")
_ABSENT = words("absent")
_AFTER_TOLL = words("after_toll")
_UP_TO = words("up_to")
_HOLDING = words("holding")
_OUT_OF = words("out_of_slavic")
_THINGS = stems("things")
_ANIMALS = words("animals")
_CASUALTIES = ("killed", "injured")
_NEAR_BEFORE, _NEAR_BEHIND = 12, 9


def people(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``killing at least 12 people and injuring at least 16``, ``ще четверо поранені``."""
    if mention.unit == "fatality" or _are_lives_lost(sentence, mention):
        return None if is_of_other_cause(sentence, mention) else (Measure.KILLED, None)
    told = (t for t in sentence.triggers(*_CASUALTIES) if not _is_denied(t, sentence))
    found = [t for t in told if not _names_victim(t, sentence)]
    if not found or mention.unit not in {"person", "others", "bare"} or _is_nobody(sentence, mention):
        return None
    if is_of_other_cause(sentence, mention) or _is_of_army(sentence, mention):
        return None
    if mention.is_whole and mention.unit == "person" and sentence.is_cyrillic(mention.last):
        return None
    if sentence.text_at(mention.first - 1) in _HOLDING:
        return None
    if _is_apposed(sentence, mention) or _has_killed(sentence, mention):
        return None
    if is_of_other_fate(sentence, mention) or (
        mention.unit == "bare" and not _may_be_people(sentence, mention)
    ):
        return None
    trigger = (
        of_those_before(sentence, mention, before)
        or next_by_place(sentence, mention, before)
        or _toll(sentence, mention, found)
        or _of_hurt(sentence, mention)
        or _told_in_relative(sentence, mention, found)
        or _trigger_of_people(sentence, mention, found)
    )
    if trigger is None or _is_of_both(trigger, mention, sentence):
        return None
    trigger = death_of_hurt(sentence, mention, trigger) or trigger
    return Measure(trigger.key), trigger


def _are_lives_lost(sentence: Sentence, mention: Mention) -> bool:
    """``the attack claimed seven lives``, not those that were saved."""
    return mention.unit == "life" and sentence.text_at(mention.first - 1) in _TAKING


def _is_of_both(trigger: Term, mention: Mention, sentence: Sentence) -> bool:
    """``killed and injured 20 people``: how many of them were killed, nobody says."""
    pair = next((t for t in _joined_to(trigger, sentence) if t.key != trigger.key), None)
    if mention.quantity is None or mention.quantity.form is Form.SEVERAL or pair is None:
        return False
    first, last = min(pair.first, trigger.first), max(pair.last, trigger.last)
    if first > mention.last and sentence.is_kind(last + 1, "unit"):
        return False
    start = last if mention.last < first else first - _NEAR_BEHIND
    return not any(sentence.is_count(i) for i in range(start, start + _NEAR_BEHIND))


def _joined_to(trigger: Term, sentence: Sentence) -> Iterator[Term]:
    """The verbs of people that "and" joins right to one."""
    for other in sentence.triggers(*_CASUALTIES):
        first, second = (trigger, other) if trigger.first < other.first else (other, trigger)
        is_joined = not _JOINTS.isdisjoint(sentence.texts(first.first, second.first))
        if is_joined and _JOINTS.issuperset(sentence.texts(first.last + 1, second.first)):
            yield other


def _is_nobody(sentence: Sentence, mention: Mention) -> bool:
    """``none of the people hurt``, «загинули 30 корів»: nobody makes no claim."""
    is_none = mention.quantity is not None and mention.quantity.form is Form.NONE
    return is_none or sentence.text_at(mention.last + 1) in _ANIMALS


def _is_denied(trigger: Term, sentence: Sentence) -> bool:
    """``загиблих немає``, ``пострадавших нет``."""
    return sentence.text_at(trigger.last + 1) in _ABSENT


def _names_victim(trigger: Term, sentence: Sentence) -> bool:
    """``colleagues of the dead man were in hospital``: a word that only says who somebody is."""
    is_described = sentence.text_at(trigger.first - 1) in _THE and sentence.is_kind(trigger.last + 1, "unit")
    return is_described and sentence.text_at(trigger.first - 2) in _PART_OF


def is_of_other_cause(sentence: Sentence, mention: Mention) -> bool:
    """``killed by artillery``, ``a gas explosion``: another cause, and no weapon of the air by its side."""
    causes = sentence.cues("other_cause")
    if not causes:
        return False
    near = sentence.between_semicolons(mention.first)
    told = [t for t in causes if t.first in near and not _is_contrasted(t, mention, sentence)]
    return bool(told) and not any(
        t.first in near and _names_weapon(t, told[0], sentence) and not _is_contrasted(t, mention, sentence)
        for t in sentence.terms
    )


def _is_contrasted(term: Term, mention: Mention, sentence: Sentence) -> bool:
    """``a missile killed one, while another died in shelling``: two causes told apart."""
    start, end = sorted((term.first, mention.first))
    return has_text(sentence, start, end, _WHILE)


def _names_weapon(term: Term, cause: Term, sentence: Sentence) -> bool:
    """Whether a term is a weapon or, in Cyrillic beside another cause, what is done with one: «атак БПЛА»."""
    if term.kind == "weapon":
        return True
    is_beside = not has_comma(sentence, *sorted((term.first, cause.first)))
    return term.kind == "event" and sentence.is_cyrillic(term.first) and is_beside


def _is_of_army(sentence: Sentence, mention: Mention) -> bool:
    """``killed another 600 Russian soldiers``: the losses that an army counts of the other."""
    quantity = mention.quantity
    is_personnel = any(sentence.text_at(i) in _PERSONNEL for i in range(mention.first, mention.last + 1))
    return is_personnel and quantity is not None and (quantity.low or 0) >= _ARMY_LOSSES


def _may_be_people(sentence: Sentence, mention: Mention) -> bool:
    """Whether the verb right behind a number with no noun does not say that it counts something else."""
    if (mention.is_back_reference and _are_regions(sentence, mention)) or _is_one_thing(sentence, mention):
        return False
    if _of_hurt(sentence, mention) is not None:
        return True
    is_toll = _has_changed_to(sentence, mention) and sentence.text_at(mention.last + 1) in _AFTER_TOLL
    if sentence.text_at(mention.first - 1) in _UP_TO and sentence.is_cue(mention.last + 1, "changed"):
        return True
    if is_toll or _is_casualty_of(sentence, mention):
        return True
    if not stands_alone(sentence, mention) or _is_told_of_place(sentence, mention):
        return False
    if mention.is_back_reference and _is_object(sentence, mention):
        return False
    verb = next_trigger(sentence, mention)
    if verb is not None and verb.key in WEAPON_TRIGGERS and is_light(sentence, mention.last + 1, verb.first):
        return False
    is_of_people = verb is not None and verb.key in _CASUALTIES
    is_before_parts = sentence.is_cue(mention.last + 2, "of_which")
    return is_of_people or is_before_parts or not sentence.is_cue(mention.last + 1, "auxiliary")


def _are_regions(sentence: Sentence, mention: Mention) -> bool:
    """«постраждало шість із них – Київська, Одеська»: a dash and the regions that were counted."""
    behind = mention.last + 1
    is_named = behind + 1 < sentence.end and sentence.tokens[behind + 1].is_capital
    return sentence.text_at(behind) in DASHES and is_named and sentence.is_cyrillic(behind + 1)


def _is_one_thing(sentence: Sentence, mention: Mention) -> bool:
    """«постраждав один з об'єктів інфраструктури»: one of some things, and nobody."""
    if sentence.text_at(mention.last + 1) not in _OUT_OF:
        return False
    near = range(mention.last + 2, mention.last + 4)
    is_person = any(sentence.is_kind(i, "unit") and sentence.term_at[i].key == "person" for i in near)
    return not is_person and any(sentence.text_at(i).startswith(_THINGS) for i in near)


def _is_casualty_of(sentence: Sentence, mention: Mention) -> bool:
    """``an attack that killed 31 –``, «поранених – 21»: the verb or the noun right before a number."""
    ahead = mention.first - 1
    if sentence.is_cyrillic(mention.first - 2) and sentence.text_at(ahead) in DASHES:
        return sentence.text_at(ahead - 1) in _VICTIMS and sentence.is_people_trigger(ahead - 1)
    if not sentence.is_people_trigger(ahead) or sentence.text_at(ahead) in _IN_LIST:
        return False
    needs_people = sentence.term_at[ahead].entry.attributes.get("needs_people")
    return not needs_people or stands_alone(sentence, mention)


def _is_object(sentence: Sentence, mention: Mention) -> bool:
    """``destroyed 822 of them``: the verb right before a number counts weapons."""
    verb = sentence.term_at.get(mention.first - 1)
    return verb is not None and verb.kind == "trigger" and verb.key in WEAPON_TRIGGERS


def _is_told_of_place(sentence: Sentence, mention: Mention) -> bool:
    """``ще 4 – над Миколаївщиною``: a number of a list of places in the air."""
    return sentence.text_at(mention.last + 1) in DASHES and sentence.text_at(mention.last + 2) in _OVER


def _toll(sentence: Sentence, mention: Mention, found: Sequence[Term]) -> Term | None:
    """``the number of people killed on Monday rose to 19``: what a toll that has changed counts."""
    return nearest_before(found, mention) if _has_changed_to(sentence, mention) else None


def _has_changed_to(sentence: Sentence, mention: Mention) -> bool:
    is_changed = any(sentence.is_cue(mention.first - n, "changed") for n in (1, 2))
    return is_changed and sentence.text_at(mention.first - 1) in _UP_TO


def _of_hurt(sentence: Sentence, mention: Mention) -> Term | None:
    """``nine of the injured are in hospital``: those whom a number is a part of, unless they died."""
    i = mention.last + 1
    if mention.unit != "bare" or sentence.text_at(i) not in _PART_OF:
        return None
    i += 1 + (sentence.text_at(i + 1) in _THE)
    if not sentence.is_people_trigger(i):
        return None
    died = [t for t in sentence.triggers("killed") if t.first > i]
    return died[0] if died else sentence.term_at[i]


def _is_apposed(sentence: Sentence, mention: Mention) -> bool:
    """«Чоловік, один із поранених, помер»: one who was named right before."""
    is_named = sentence.text_at(mention.first - 1) == "," and sentence.is_kind(mention.first - 2, "unit")
    is_of_hurt = sentence.text_at(mention.last + 1) in _PART_OF
    return is_named and is_of_hurt and mention.quantity is not None and mention.quantity.low == 1


def _has_killed(sentence: Sentence, mention: Mention) -> bool:
    """``a drone operator killed 12 soldiers``: who did it, with those he hurt right behind the verb."""
    verb = sentence.term_at.get(mention.last + 1)
    is_one = mention.quantity is None and not mention.is_plural and not sentence.is_cyrillic(mention.last)
    is_deed = verb is not None and verb.kind == "trigger" and verb.key in _CASUALTIES
    return is_one and is_deed and verb is not None and sentence.is_count(verb.last + 1)


def _told_in_relative(sentence: Sentence, mention: Mention, found: Sequence[Term]) -> Term | None:
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


def _trigger_of_people(sentence: Sentence, mention: Mention, found: Sequence[Term]) -> Term | None:
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
