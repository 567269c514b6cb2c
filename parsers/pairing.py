"""Pairs the things of two lists that are alike, each thing at most once."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing")


def pair(
    ones: Iterable[Thing], others: Iterable[Thing], key: Callable[[Thing], Hashable]
) -> tuple[list[tuple[Thing, Thing]], list[Thing], list[Thing]]:
    """The pairs whose keys are equal, then what is left of `ones` and of `others`.

    >>> pair([1, 2, 2], [12, 2, 11], key=lambda number: number % 10)
    ([(1, 11), (2, 2), (2, 12)], [], [])
    """
    waiting: dict[Hashable, list[Thing]] = defaultdict(list)
    for other in others:
        waiting[key(other)].append(other)
    pairs, left = [], []
    for one in ones:
        alike = waiting[key(one)]
        if alike:
            pairs.append((one, alike.pop()))
        else:
            left.append(one)
    return pairs, left, [other for alike in waiting.values() for other in alike]
