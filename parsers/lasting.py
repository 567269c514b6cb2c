"""Tables that stay while the program runs, which the garbage collector need not walk again and again."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cache
from typing import TypeVar

T = TypeVar("T")


def lasting(build: Callable[[], T]) -> Callable[[], T]:
    """A function that builds a table on first use and keeps it for good, out of the collector's sight.

    >>> table = lasting(lambda: {"drone": ["Shahed"]})
    >>> table() is table()
    True
    """
    return cache(lambda: _without_collecting(build))


def _without_collecting(build: Callable[[], T]) -> T:
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        return build()
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
