"""Numbers told apart from what they count: ``of 70 missiles and 145 drones, 44 and 130 respectively``."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.grammar import words
from parsers.links import Link
from parsers.sentence import Sentence

_RESPECTIVELY = words("respectively")
_JOINTS = words("and") | {","}
_NEAR_VERB = 1


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
