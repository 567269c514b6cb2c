"""The small words and endings that rules ask for by name; the lists stand in ``lexicons/grammar.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from parsers.lexicons import lexicon_table


@cache
def _lists() -> Mapping[str, Mapping[str, str]]:
    return lexicon_table("grammar.toml")


def words(*names: str) -> frozenset[str]:
    """The words of one or more lists.

    >>> "та" in words("and"), "чи" in words("and"), "or" in words("and", "or")
    (True, False, True)
    """
    return frozenset(word for name in names for word in _lists()[name]["words"].split())


def endings(name: str) -> tuple[str, ...]:
    """The endings of a list, as `str.endswith` takes them.

    >>> "ракетами".endswith(endings("instrumental_endings"))
    True
    """
    return tuple(_lists()[name]["endings"].split())


def stems(*names: str) -> tuple[str, ...]:
    """The beginnings of words of one or more lists, as `str.startswith` takes them.

    >>> "інших".startswith(stems("other_types"))
    True
    """
    return tuple(stem for name in names for stem in _lists()[name]["stems"].split())
