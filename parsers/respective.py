"""Numbers told apart from what they count: ``of 70 missiles and 145 drones, 44 and 130 respectively``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.grammar import words
from parsers.links import Launch, Link
from parsers.report import DEFENCE, Measure
from parsers.sentence import Sentence

_RESPECTIVELY = words("respectively")
_JOINTS = words("and") | {","}
_ONE_JOINT = words("and")
_NEAR_VERB = 1
_FATES = DEFENCE | {Measure.HIT}


def give_weapons(sentence: Sentence, links: Sequence[Link]) -> None:
    """Give each number before "respectively" the weapon that stands at its place in the list before."""
    told = told_apart(sentence, links)
    start = links.index(told[0]) if told else 0
    wholes = links[start - len(told) : start] if 1 < len(told) <= start else []
    for link, whole in zip(told, wholes, strict=False):
        if link.mention.weapon is None:
            link.mention.weapon = whole.mention.weapon


def told_apart(sentence: Sentence, links: Sequence[Link]) -> Sequence[Link]:
    """The numbers of the list that "respectively" closes: ``wounded 14 and three people, respectively``."""
    end = next((n for n, link in enumerate(links, 1) if _is_told_so(sentence, link)), 0)
    start = end
    while start > 0 and _goes_on(sentence, links, start, end):
        start -= 1
    return links[start:end]


def _is_told_so(sentence: Sentence, link: Link) -> bool:
    i = link.mention.last + 1
    if link.trigger is not None and i <= link.trigger.first <= i + _NEAR_VERB:
        i = link.trigger.last + 1
    return sentence.text_at(i + (sentence.text_at(i) == ",")) in _RESPECTIVELY


def _goes_on(sentence: Sentence, links: Sequence[Link], n: int, end: int) -> bool:
    """Whether the link before the `n`-th ends the list, or is joined to the next."""
    if n == end:
        return True
    if links[n - 1].measure is not links[n].measure:
        return False
    between = range(links[n - 1].mention.last + 1, links[n].mention.first)
    return all(sentence.text_at(i) in _JOINTS for i in between)


def give_pair(sentence: Sentence, links: Sequence[Link], launched: Sequence[Launch]) -> None:
    """Give two bare numbers the weapons of two launches: ``fired 78 missiles and 106 drones; 59 and 54 …``.

    `launched` are those of the sentence before, where this one tells of none. Of ``386 and 27 of which were
    downed`` the first takes the fate of the second.
    """
    for one, other in pairwise(links):
        if _are_parts_together(sentence, one, other):
            one.measure, one.trigger = other.measure, other.trigger
        if not _is_pair(sentence, one, other):
            continue
        before = (link for link in links if link.mention.last < one.mention.first)
        here = [launch for link in before for launch in _launches(link)]
        wholes = (here or launched)[-2:]
        if len({whole.weapon for whole in wholes}) == 2 and _are_within(wholes, (one, other)):
            one.mention.weapon, other.mention.weapon = (whole.weapon for whole in wholes)


def _are_parts_together(sentence: Sentence, one: Link, other: Link) -> bool:
    """``386 and 27 of which``: what became of the second became of the first."""
    are_parts = one.mention.is_back_reference and other.mention.is_back_reference
    return are_parts and _are_joined(sentence, one, other)


def _are_within(wholes: Sequence[Launch], parts: Sequence[Link]) -> bool:
    """Whether each part is no more than its whole."""
    counted = [part.mention.quantity.low if part.mention.quantity is not None else None for part in parts]
    told = zip(counted, wholes, strict=True)
    return all(low is not None and low <= whole.number for low, whole in told)


def _is_pair(sentence: Sentence, one: Link, other: Link) -> bool:
    """Whether only "and" stands between two numbers that tell of one fate, and no weapon with either."""
    is_alike = one.measure is other.measure and one.measure in _FATES
    are_bare = one.mention.weapon is None and other.mention.weapon is None
    return is_alike and are_bare and _are_joined(sentence, one, other)


def _are_joined(sentence: Sentence, one: Link, other: Link) -> bool:
    between = sentence.texts(one.mention.last + 1, other.mention.first)
    return len(between) == 1 and between[0] in _ONE_JOINT


def _launches(link: Link) -> list[Launch]:
    quantity, weapon = link.mention.quantity, link.mention.weapon
    if link.measure is not Measure.LAUNCHED or weapon is None or quantity is None or not quantity.low:
        return []
    return [Launch(weapon, quantity.low)]
