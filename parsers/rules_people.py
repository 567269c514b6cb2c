"""Rules for people: killed and injured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.clauses import (
    has_comma,
    has_text,
    is_light,
    nearest_before,
    next_trigger,
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
from parsers.verbs_of_people import told_in_relative, trigger_of_people

_JOINTS = words("and", "or")
_OVER = words("over")
_TAKING = words("taking_lives")
_WHILE = words("while")
_IN_LIST = words("and") | frozenset(",;")
_PERSONNEL = words("personnel")
_ARMY_LOSSES = 100
_VICTIMS = words("victims")
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
_NEAR_BEHIND = 9


def people(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``killing at least 12 people and injuring at least 16``, ``ще четверо поранені``."""
    if mention.unit == "fatality" or _are_lives_lost(sentence, mention):
        return None if is_of_other_cause(sentence, mention) else (Measure.KILLED, None)
    told = (t for t in sentence.triggers(*_CASUALTIES) if not _is_denied(t, sentence))
    found = [t for t in told if not _names_victim(t, sentence)]
    if not found or mention.unit not in {"person", "others", "bare"} or _is_nobody(sentence, mention):
        return None
    if _is_told_otherwise(sentence, mention):
        return None
    trigger = (
        of_those_before(sentence, mention, before)
        or next_by_place(sentence, mention, before)
        or _toll(sentence, mention, found)
        or _of_hurt(sentence, mention)
        or told_in_relative(sentence, mention, found)
        or trigger_of_people(sentence, mention, found)
    )
    if trigger is None or _is_of_both(trigger, mention, sentence):
        return None
    trigger = death_of_hurt(sentence, mention, trigger) or trigger
    return Measure(trigger.key), trigger


def _is_told_otherwise(sentence: Sentence, mention: Mention) -> bool:
    """Whether the words around people tell of another cause, an army, a place, a doer or another fate."""
    if is_of_other_cause(sentence, mention) or _is_of_army(sentence, mention):
        return True
    if mention.is_whole and mention.unit == "person" and sentence.is_cyrillic(mention.last):
        return True
    if sentence.text_at(mention.first - 1) in _HOLDING:
        return True
    if _is_apposed(sentence, mention) or _has_killed(sentence, mention):
        return True
    is_other = mention.unit == "bare" and not _may_be_people(sentence, mention)
    return is_other or is_of_other_fate(sentence, mention)


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
