"""Numbers told apart from what they count: ``of 70 missiles and 145 drones, 44 and 130 respectively``."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.grammar import words
from parsers.links import Link
from parsers.sentence import Sentence

_RESPECTIVELY = words("respectively")
_JOINTS = words("and") | {","}


def give_weapons(sentence: Sentence, links: Sequence[Link]) -> None:
    """Give each number before "respectively" the weapon that stands at its place in the list before."""
    end = next((n for n, link in enumerate(links, 1) if _is_told_so(sentence, link)), 0)
    start = end
    while start > 0 and links[start - 1].mention.weapon is None and _goes_on(sentence, links, start, end):
        start -= 1
    told = links[start:end]
    wholes = links[start - len(told) : start] if 1 < len(told) <= start else []
    for link, whole in zip(told, wholes, strict=False):
        link.mention.weapon = whole.mention.weapon


def _is_told_so(sentence: Sentence, link: Link) -> bool:
    i = link.mention.last + 1
    return sentence.text_at(i + (sentence.text_at(i) == ",")) in _RESPECTIVELY


def _goes_on(sentence: Sentence, links: Sequence[Link], n: int, end: int) -> bool:
    """Whether the link before the `n`-th ends the list, or is joined to the next."""
    if n == end:
        return True
    between = range(links[n - 1].mention.last + 1, links[n].mention.first)
    return all(sentence.text_at(i) in _JOINTS for i in between)
