"""What each mention measures: an ordered list of small named rules, the first that answers wins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.falling import as_fallen
from parsers.grammar import words
from parsers.links import WEAPON_TRIGGERS, Before, Link, Rule
from parsers.mentions import Mention
from parsers.negation import as_denied
from parsers.report import Measure
from parsers.respective import give_weapons
from parsers.rules_blows import damaging, destroying, killing
from parsers.rules_context import (
    described,
    implied,
    none_recorded,
    of_those_told,
    part_of_last,
    recorded_over,
    reported,
    seen,
    whole,
    withheld,
)
from parsers.rules_headlines import added_up, announced, grown, headed, subtracted
from parsers.rules_lists import ellipsis, in_brackets, next_by_goal, spelt_out, under_header
from parsers.rules_objects import governor
from parsers.rules_outages import without_power
from parsers.rules_participles import participle, second_verb, subject_of_clause, under_closing_verb
from parsers.rules_people import people
from parsers.rules_people_listed import by_severity, listed_people, part_of_hurt, some_of_people
from parsers.rules_places import debris_places, hit_places
from parsers.rules_subjects import (
    absolute,
    fate_behind_launch,
    fronted,
    part,
    predicate,
)
from parsers.sentence import Sentence
from parsers.striking import as_struck
from parsers.text import Kind
from parsers.unclaimed import is_unclaimed

RULES: tuple[Rule, ...] = (
    debris_places,
    hit_places,
    listed_people,
    some_of_people,
    by_severity,
    part_of_hurt,
    next_by_goal,
    people,
    without_power,
    implied,
    none_recorded,
    whole,
    part,
    of_those_told,
    part_of_last,
    described,
    fate_behind_launch,
    recorded_over,
    spelt_out,
    predicate,
    under_closing_verb,
    absolute,
    governor,
    fronted,
    participle,
    killing,
    damaging,
    destroying,
    reported,
    second_verb,
    subject_of_clause,
    ellipsis,
    in_brackets,
    seen,
    under_header,
    withheld,
    announced,
    grown,
    added_up,
    subtracted,
    headed,
)
_BY_TRIGGER = frozenset(
    {
        part,
        fate_behind_launch,
        predicate,
        absolute,
        governor,
        fronted,
        participle,
        second_verb,
        subject_of_clause,
        ellipsis,
    }
)
_RULES_WITHOUT_TRIGGER = tuple(rule for rule in RULES if rule not in _BY_TRIGGER)
_SHARED = "shared_predicate"
_OF_SUBJECTS = frozenset({"predicate", "fate_behind_launch", "participle", "subject_of_clause", _SHARED})
_JOINTS = words("and", "or") | {","}
_WITHIN_JOINT = _JOINTS | words("joint_fillers")
_CAME_FROM = words("came_from")


def link_mentions(sentence: Sentence, mentions: Sequence[Mention], before: Before) -> list[Link]:
    """The measures of a sentence's mentions, by the first rule that answers for each."""
    links: list[Link] = []
    so_far = Before(before.measure, links)
    for mention in mentions:
        link = _link(sentence, mention, so_far)
        if link is not None:
            links.append(link)
    links += _shared(sentence, mentions, links)
    links.sort(key=lambda link: link.mention.first)
    give_weapons(sentence, links)
    return links


def _link(sentence: Sentence, mention: Mention, before: Before) -> Link | None:
    link = _by_rules(sentence, mention, before)
    if link is None or is_unclaimed(sentence, mention):
        return None
    is_vague = link.measure == Measure.HIT and mention.weapon == "any"
    told = None if is_vague else as_denied(sentence, link)
    fallen = None if told is None else as_fallen(sentence, told)
    return None if fallen is None else as_struck(sentence, fallen)


def _by_rules(sentence: Sentence, mention: Mention, before: Before) -> Link | None:
    """What the first rule that answers says of a mention."""
    for rule in RULES if sentence.has_kind("trigger") else _RULES_WITHOUT_TRIGGER:
        answer = rule(sentence, mention, before)
        if answer is not None:
            measure, trigger = answer
            return Link(mention, measure, rule.__name__, trigger)
    return None


def leave_behind(sentence: Sentence, links: Sequence[Link], before: Before) -> Before:
    """What the next sentence may lean on: this one's last measure or last trigger; an empty line keeps it."""
    if links:
        return Before(links[-1].measure)
    found = [t for t in sentence.triggers(*WEAPON_TRIGGERS) if not t.entry.attributes.get("sums")]
    if found:
        return Before(Measure(found[-1].key))
    if before.measure is None:
        return before
    is_empty = all(sentence.tokens[i].kind == Kind.MARK for i in range(sentence.first, sentence.end))
    return before if is_empty else Before()


def _shared(sentence: Sentence, mentions: Sequence[Mention], links: Sequence[Link]) -> list[Link]:
    """Links by a neighbour's verb: the drones of ``479 drones and 20 missiles were launched``."""
    linked = {id(link.mention): link for link in links}
    found: list[Link] = []
    parts = [m for m in mentions if not m.is_whole]
    for one, other in reversed(list(pairwise(parts))):
        link = linked.get(id(other))
        if link is None or other.is_part or id(one) in linked or link.rule not in _OF_SUBJECTS:
            continue
        if _is_told_apart(sentence, one, other, parts):
            continue
        if _may_share(one) and _is_joint(sentence, one.end_of_whole + 1, other.first):
            linked[id(one)] = Link(one, link.measure, _SHARED, link.trigger)
            found.append(linked[id(one)])
    return found


def _is_told_apart(sentence: Sentence, one: Mention, other: Mention, parts: Sequence[Mention]) -> bool:
    """«сообщили о 70 дронах и 13 ракетах, 29 дронов сбито»: behind a bare comma the same weapons again."""
    if sentence.texts(one.end_of_whole + 1, other.first) != [","] or one.unit != "weapon":
        return False
    return other.unit == "bare" or any(m.weapon == other.weapon for m in parts if m.first < other.first)


def _may_share(mention: Mention) -> bool:
    is_plain = mention.is_plural and bool(mention.nouns())
    has_number = mention.quantity is not None or not mention.is_plural or mention.is_none
    return (has_number or is_plain) and mention.unit in {"weapon", "bare"}


def _is_joint(sentence: Sentence, start: int, end: int) -> bool:
    """Whether two mentions stand in one list, each perhaps with the place it came from."""
    between = range(start, end)
    if not between or any(_breaks_list(sentence, i) for i in between):
        return False
    if all(sentence.text_at(i) in _WITHIN_JOINT or sentence.is_cue(i, "with", "auxiliary") for i in between):
        return True
    is_joined = sentence.text_at(end - 1) in _JOINTS or sentence.is_cue(
        end - 1, "with", "article", "auxiliary"
    )
    return is_joined and sentence.text_at(start) in _CAME_FROM


def _breaks_list(sentence: Sentence, i: int) -> bool:
    return sentence.is_kind(i, "trigger") or sentence.is_cue(i, "contrast", "relative")
