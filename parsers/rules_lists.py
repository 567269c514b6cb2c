"""Rules for weapons of a list that leaves the verb out: ``11 over Belgorod, 28 over Voronezh``."""

from __future__ import annotations

from parsers.clauses import has_auxiliary, has_text, nearest_before, next_trigger
from parsers.grammar import endings, words
from parsers.links import PEOPLE, WEAPON_TRIGGERS, Answer, Before, of_object
from parsers.mentions import Mention, counts_weapons
from parsers.report import Measure
from parsers.sentence import Sentence
from parsers.text import DASHES, Kind

_AND = words("and")
_OVER = words("over")
_AGENT = words("agent")
_AROUND = words("around")
_OPENERS = words("in_total", "in_all", "and", "and_but", "list_openers")
_PAST_VERBS = endings("slavic_past")
_NO_BULLETS = frozenset(',"()')
_LIST_MARKS = frozenset(":–")
_IN_ROW = words("and") | {","}
_LANDED = frozenset({Measure.HIT, Measure.LOST})
_ONTO = words("onto")
_NEAR_PLACE, _NEAR_NAME = 4, 3


def next_by_goal(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``один ударил по заводу, два – по общежитию``: what struck the next thing, with no verb."""
    last = before.links[-1] if before.links else None
    if last is None or last.measure not in _LANDED or mention.unit != "bare" or mention.quantity is None:
        return None
    is_goal = sentence.text_at(mention.last + 1) in DASHES and sentence.text_at(mention.last + 2) in _ONTO
    return (last.measure, last.trigger) if is_goal and sentence.is_cyrillic(mention.last + 2) else None


def spelt_out(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``56 had been intercepted – 43 missiles and 13 drones``: behind a dash what the number consisted of."""
    if mention.unit != "weapon" or mention.quantity is None or sentence.is_cyrillic(mention.last):
        return None
    last = before.links[-1] if before.links else None
    if last is not None and last.rule == spelt_out.__name__:
        between = sentence.texts(last.mention.last + 1, mention.first)
        return (last.measure, last.trigger) if between and _IN_ROW.issuperset(between) else None
    fate = sentence.term_at.get(mention.first - 2)
    if fate is None or fate.kind != "trigger" or sentence.text_at(mention.first - 1) not in DASHES:
        return None
    is_passive = sentence.is_cue(fate.first - 1, "auxiliary") and fate.key in WEAPON_TRIGGERS
    verb = next_trigger(sentence, mention)
    is_told = verb is not None and has_auxiliary(sentence, mention.last + 1, verb.first)
    has_sum = any(sentence.is_count(q.first) and q.last < fate.first for q in sentence.quantities)
    return of_object(fate) if is_passive and has_sum and not is_told else None


def in_brackets(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``eleven were downed over Bryansk (5 UAVs) and Belgorod (6)``: so many over the place before."""
    opening = mention.first - 1
    is_enclosed = (sentence.text_at(opening), sentence.text_at(mention.last + 1)) == ("(", ")")
    if not is_enclosed or not before.links or not counts_weapons(sentence, mention):
        return None
    last = before.links[-1]
    is_of_place = sentence.has_places_on(opening - _NEAR_PLACE, opening)
    return (last.measure, last.trigger) if is_of_place and last.measure not in PEOPLE else None


def ellipsis(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``11 were shot down over Belgorod, 28 over Voronezh``: a number and its place under the verb before."""
    trigger = nearest_before(sentence.triggers(*WEAPON_TRIGGERS), mention)
    is_number = mention.quantity is not None or mention.is_another
    if trigger is None or not is_number or mention.is_all or not counts_weapons(sentence, mention):
        return None
    if mention.unit == "bare":
        return of_object(trigger) if names_its_place(sentence, mention) else None
    is_listed = _is_added(sentence, mention) or has_text(
        sentence, trigger.last + 1, mention.first, _LIST_MARKS
    )
    return of_object(trigger) if is_listed else None


def _is_added(sentence: Sentence, mention: Mention) -> bool:
    """``and 20 drones``, ``along with four of the drones``: what the verb before tells of as well."""
    joint = sentence.term_at.get(mention.first - 1)
    is_phrase = joint is not None and joint.last > joint.first and sentence.is_cue(joint.last, "with")
    return is_phrase or sentence.text_at(mention.first - 1) in _AND


def under_header(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``- 3 – на Херсонщині``, ``28 over the Voronezh Region``: a sentence with no verb goes on."""
    if before.measure not in WEAPON_TRIGGERS or sentence.triggers(*WEAPON_TRIGGERS):
        return None
    if mention.quantity is None or mention.is_all or not counts_weapons(sentence, mention):
        return None
    if mention.unit == "bare":
        is_next = names_its_place(sentence, mention) and not _tells_of_else(sentence, mention, before)
    else:
        is_next = _opens_sentence(sentence, mention, before)
    return (before.measure, None) if is_next else None


def _opens_sentence(sentence: Sentence, mention: Mention, before: Before) -> bool:
    """Whether a list begins with weapons, ``And also 168 drones``, or goes on to them."""
    bullet = mention.first - 1
    if sentence.is_mark(bullet) and sentence.text_at(bullet) not in _NO_BULLETS:
        return True
    start = before.links[-1].mention.last + 1 if before.links else sentence.first
    return all(_may_open(sentence, i) for i in range(start, mention.first))


def _may_open(sentence: Sentence, i: int) -> bool:
    """Whether a token only leads to what a list counts: a bullet, a joint, ``in all``, ``from Kursk``."""
    is_mark = sentence.tokens[i].kind == Kind.MARK
    is_named = sentence.is_kind(i, "side", "filler", "weapon") or sentence.is_name(i)
    leads = sentence.is_cue(i, "another", "of_which", "with", "preposition", "auxiliary")
    return is_mark or is_named or leads or i in sentence.place_starts or sentence.text_at(i) in _OPENERS


def _tells_of_else(sentence: Sentence, mention: Mention, before: Before) -> bool:
    """«треть пришлась на область — 1 108», «820 домов, в столице — 1170»: what a verb or a noun tells of."""
    told = {link.mention.quantity.first for link in before.links if link.mention.quantity is not None}
    counted = (q.first for q in sentence.quantities if q.first < mention.first and sentence.is_count(q.first))
    has_other = any(i not in told for i in counted)
    return has_other or any(_is_verb(sentence, i) for i in range(sentence.first, mention.first))


def _is_verb(sentence: Sentence, i: int) -> bool:
    return i not in sentence.term_at and sentence.text_at(i).endswith(_PAST_VERBS)


def names_its_place(sentence: Sentence, mention: Mention) -> bool:
    """``53 — над Белгородской``, ``5 Житомирської``, ``над X — 86``: a bare number beside a place."""
    after, ahead = mention.last + 1, mention.first - 1
    is_told = sentence.is_cue(after, "auxiliary") and sentence.text_at(after + 1) in _OVER
    if is_told or sentence.text_at(after) in DASHES or sentence.is_cue(after, "another"):
        after += 1
    if (
        after in sentence.place_starts
        or sentence.is_cue(after, "each", "across")
        or sentence.text_at(after) in _OVER
        or (after > mention.last + 1 and sentence.text_at(after) in _AGENT)
        or _is_in_others(sentence, after)
    ):
        return True
    if sentence.is_cue(after, "preposition") and (
        _has_place(sentence, after + 1, after + _NEAR_PLACE + 1) or _leads_to_name(sentence, mention, after)
    ):
        return True
    return sentence.text_at(ahead) in DASHES and _has_place(sentence, ahead - _NEAR_PLACE + 1, ahead)


def _is_in_others(sentence: Sentence, i: int) -> bool:
    """``24 more in surrounding oblasts``: in places that are only told to be others."""
    return sentence.is_cue(i, "preposition") and sentence.text_at(i + 1) in _AROUND


def _leads_to_name(sentence: Sentence, mention: Mention, preposition: int) -> bool:
    """«Два — у Криворізькому районі.»: a dash and a name, in a sentence that nobody has read for places."""
    if sentence.has_places() or sentence.text_at(mention.last + 1) not in DASHES:
        return False
    near = range(preposition + 1, min(preposition + _NEAR_NAME, sentence.end))
    return any(sentence.tokens[i].is_capital and sentence.is_cyrillic(i) for i in near)


def _has_place(sentence: Sentence, start: int, end: int) -> bool:
    return any(i in sentence.place_starts for i in range(start, end))
