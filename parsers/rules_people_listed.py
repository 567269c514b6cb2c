"""Rules for people told one number after another: by places, or as some of those told before."""

from __future__ import annotations

from parsers.clauses import is_light, next_behind
from parsers.grammar import words
from parsers.links import Answer, Before, Link
from parsers.mentions import Mention
from parsers.report import Measure
from parsers.sentence import Sentence
from parsers.terms import Term
from parsers.text import DASHES

_IN_LIST = words("and") | frozenset(",;")
_OF = words("of")
_WHOM = words("whom")
_STAY = words("stay") | words("are_now")
_PEOPLE = frozenset({"person", "bare"})
_CASUALTIES = frozenset({Measure.KILLED, Measure.INJURED})
_KEYS = ("killed", "injured")
_NEAR_PLACE = 3


def of_those_before(sentence: Sentence, mention: Mention, before: Before) -> Term | None:
    """``ещё четверо, в том числе подросток, ранены``: who is counted in shares the verb of those before."""
    last = before.links[-1] if mention.unit == "person" and before.links else None
    if last is None or last.trigger is None or last.trigger.key not in _KEYS:
        return None
    if not (mention.is_part or last.mention.is_part):
        return None
    between = range(last.mention.last + 1, mention.first)
    is_next_part = last.mention.is_part and all(sentence.text_at(i) in _IN_LIST for i in between)
    is_counted_in = mention.is_back_reference or any(sentence.is_cue(i, "of_which") for i in between)
    is_told = any(sentence.is_people_trigger(i) for i in (*between, mention.last + 1))
    has_own_verb = is_told or _has_verb_behind(sentence, mention)
    return last.trigger if (is_counted_in or is_next_part) and not has_own_verb else None


def next_by_place(sentence: Sentence, mention: Mention, before: Before) -> Term | None:
    """``injured 62 in Sumy, 48 in Kyiv and 2 in Lviv``: the next number of a list by places."""
    last = before.links[-1] if mention.unit == "bare" and before.links else None
    if last is None or last.trigger is None or last.trigger.key not in _KEYS:
        return None
    behind_last = last.mention.last + 1
    are_placed = all(sentence.is_cue(i, "preposition") for i in (behind_last, mention.last + 1))
    if not are_placed or sentence.text_at(mention.first - 1) not in _IN_LIST:
        return None
    between = range(behind_last, mention.first)
    return None if any(sentence.is_kind(i, "trigger", "unit", "weapon") for i in between) else last.trigger


def _has_verb_behind(sentence: Sentence, mention: Mention) -> bool:
    """``…, including six children, and 100 people were wounded``: a number with a verb of its own."""
    verb = next_behind(sentence.triggers(*_KEYS), mention.last)
    start = mention.last + 1
    is_passive = sentence.is_cue(start, "auxiliary") and sentence.text_at(start) not in DASHES
    return verb is not None and is_passive and is_light(sentence, start, verb.first)


def listed_people(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``74 поранені в столиці, 2 – в області``, «на Сумщині — 11»: the next of a list by place."""
    last = before.links[-1] if before.links else None
    measure = before.measure if last is None else last.measure
    if measure not in _CASUALTIES or mention.quantity is None or mention.unit not in _PEOPLE:
        return None
    if not sentence.is_cyrillic(sentence.first):
        return None
    if not (_is_before_place(sentence, mention) or _is_behind_place(sentence, mention, last)):
        return None
    mention.is_part = last is not None and (last.mention.is_part or _opens_list(sentence, last, mention))
    return measure, None if last is None else last.trigger


def by_severity(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``six were hurt, two seriously``, «трое — тяжело»: people of whom the degree of harm is told."""
    are_others = any(sentence.is_cue(i, "another") for i in (mention.first - 1, mention.first))
    measures = {link.measure for link in before.links} if before.links else {before.measure}
    if mention.unit not in _PEOPLE or mention.quantity is None or are_others:
        return None
    if Measure.INJURED not in measures or not _is_degree_told(sentence, mention.last + 1):
        return None
    are_degrees = all(link.rule == by_severity.__name__ for link in before.links)
    mention.is_part = are_degrees or _are_more_hurt(sentence, mention, before)
    return Measure.INJURED, None


def part_of_hurt(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``14 were hurt, of whom seven are fighting for their lives``: some of those told of right before."""
    last = before.links[-1] if mention.unit == "bare" and before.links else None
    opening = mention.first - 1
    if last is None or last.measure not in _CASUALTIES or not sentence.is_cue(opening, "of_which"):
        return None
    if sentence.text_at(opening) not in _WHOM or not sentence.is_cue(mention.last + 1, "auxiliary"):
        return None
    if next_behind(sentence.triggers(*_KEYS), mention.last) is not None:
        return None
    mention.is_part = True
    return last.measure, last.trigger


def _is_degree_told(sentence: Sentence, i: int) -> bool:
    """Whether «— тяжело», ``seriously`` or a hospital stands from token `i`."""
    while not sentence.is_cue(i, "severity") and _leads_on(sentence, i):
        i += 1
    told = sentence.term_at.get(i)
    if told is None or sentence.is_kind(told.last + 1, "weapon", "filler"):
        return False
    return sentence.is_cue(i, "severity") or bool(told.entry.attributes.get("at_hospital"))


def _leads_on(sentence: Sentence, i: int) -> bool:
    """Whether a dash, an auxiliary or a verb of being somewhere stands at a token."""
    return sentence.text_at(i) in DASHES or sentence.is_cue(i, "auxiliary") or sentence.text_at(i) in _STAY


def _are_more_hurt(sentence: Sentence, mention: Mention, before: Before) -> bool:
    """Whether more people, and not of another degree, are told to be hurt before."""
    few = mention.quantity.low if mention.quantity else None
    hurt = (link.mention for link in before.links if link.measure is Measure.INJURED)
    counted = (m.quantity for m in hurt if not sentence.is_cue(m.last + 1, "severity"))
    return few is not None and any((q.low or 0) > few for q in counted if q is not None)


def _is_before_place(sentence: Sentence, mention: Mention) -> bool:
    """``2 – у Київській області``, ``2 – Одеська область``."""
    is_named = sentence.has_places_on(mention.last + 2, mention.last + 2 + _NEAR_PLACE)
    return mention.unit == "bare" and sentence.text_at(mention.last + 1) in DASHES and is_named


def _is_behind_place(sentence: Sentence, mention: Mention, last: Link | None) -> bool:
    """«на Житомирщині — 11»: a place and a dash, and no verb, between the number before and this one."""
    start = sentence.first if last is None else last.mention.last + 1
    if sentence.text_at(mention.first - 1) not in DASHES or not sentence.has_places_on(start, mention.first):
        return False
    return not any(sentence.is_kind(i, "trigger", "weapon") for i in range(start, mention.first))


def _opens_list(sentence: Sentence, total: Link, mention: Mention) -> bool:
    """``60 людей: у Києві — 23``: whether a colon leads from a number to its parts."""
    return ":" in sentence.texts(total.mention.last + 1, mention.first)


def some_of_people(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """«Двоє з них — діти.», ``Three of them were children.``: some of those told of just before."""
    if before.links or before.measure not in _CASUALTIES or not mention.is_back_reference:
        return None
    return None if sentence.triggers(*_KEYS) or mention.unit != "person" else (before.measure, None)
