"""Which counts of an attack a longer attack counts too, measure by measure: those are not added to its own.

A total of the night may count only what was shot down, and an hour within it also what was hit: then the
hour's ``shot_down`` is a part of the night's, and its ``hit`` is counted nowhere else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from data.figures import COUNTED
from data.rates import RATES, SUMS, add_neutralised

COUNTS = (*COUNTED, *SUMS)
Names = dict[str, set[str]]
"""By class the names of what is given."""


@dataclass(slots=True)
class Told:
    """What one attack gives: by class the counts it states, and by class the rates that follow."""

    counts: Names = field(default_factory=lambda: defaultdict(set))
    rates: Names = field(default_factory=lambda: defaultdict(set))


def find_parts(table: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """Say for each row of `table` what longer attacks count of it, in three columns.

    In: `table` with attack_id, weapon_class, `within` (attack_ids around it, the longest first) and the
    rates; `stated` with the counts stated, a row an attack and class. Out, on the rows of `table`: part_of,
    the attack_id of the longest attack that counts some of what the row counts; part_measures, the names of
    the counts and rates of the row that longer attacks give too, joined with spaces; shared_measures, those
    of which they give some classes and not all. Missing where there are none.
    """
    told = _tell(table, stated)
    found = [_parts_of(row, told) for row in table[["attack_id", "weapon_class", "within"]].itertuples()]
    frame = pd.DataFrame(found, columns=["part_of", "part_measures", "shared_measures"], index=table.index)
    return frame.astype("str")


def _tell(table: pd.DataFrame, stated: pd.DataFrame) -> dict[str, Told]:
    told: dict[str, Told] = defaultdict(Told)
    for attack_id, weapon_class, name in _given(add_neutralised(stated), COUNTS, "_low", "_high"):
        told[attack_id].counts[weapon_class].add(name)
    for attack_id, weapon_class, name in _given(table, RATES, ""):
        told[attack_id].rates[weapon_class].add(name)
    return told


def _given(table: pd.DataFrame, names: Any, *ends: str) -> Iterator[tuple[str, str, str]]:
    """Attack, class and name of everything that has a value at one of its ends."""
    for name in names:
        is_given = table[[f"{name}{end}" for end in ends]].notna().any(axis=1)
        rows = table.loc[is_given, ["attack_id", "weapon_class"]]
        yield from ((*row, name) for row in rows.itertuples(index=False, name=None))


def _parts_of(row: Any, told: dict[str, Told]) -> tuple[str | None, str | None, str | None]:
    around = row.within.split() if isinstance(row.within, str) else []
    wholes = [whole for whole in around if whole in told]
    ours = told[row.attack_id] if wholes else Told()
    part_of = next((whole for whole in wholes if _shares(ours, told[whole], row.weapon_class)), None)
    parts = {name for whole in wholes for name in _held(ours, told[whole], row.weapon_class)}
    some = {name for whole in wholes for name in _partly_held(ours, told[whole], row.weapon_class)}
    return part_of, _joined(parts), _joined(some - parts)


def _joined(names: set[str]) -> str | None:
    return " ".join(name for name in (*COUNTS, *RATES) if name in names) or None


def _shares(ours: Told, whole: Told, weapon_class: str) -> bool:
    """Whether an attack counts some of what another one counts of a class; of all weapons, of any class."""
    if weapon_class != "any":
        return bool(ours.counts.get(weapon_class, set()) & whole.counts.get(weapon_class, set()))
    return any(_holds_some_class(ours.counts, whole.counts, name) for name in COUNTS)


def _held(ours: Told, whole: Told, weapon_class: str) -> set[str]:
    """The counts and rates of an attack's class that a longer attack gives whole."""
    if weapon_class != "any":
        counts = ours.counts.get(weapon_class, set()) & whole.counts.get(weapon_class, set())
    else:
        counts = {name for name in COUNTS if _holds_all_classes(ours, whole, name)}
    rates = ours.rates.get(weapon_class, set()) & whole.rates.get(weapon_class, set())
    if weapon_class != "any":
        return counts | rates
    return counts | {rate for rate in rates if {"launched", RATES[rate]} <= counts}


def _partly_held(ours: Told, whole: Told, weapon_class: str) -> set[str]:
    """The counts and rates of all weapons of which a longer attack gives those of some class."""
    if weapon_class != "any":
        return set()
    counts = {name for name in COUNTS if _holds_some_class(ours.counts, whole.counts, name)}
    return counts | {rate for rate in RATES if _holds_some_class(ours.rates, whole.rates, rate)}


def _holds_all_classes(ours: Told, whole: Told, name: str) -> bool:
    """Whether a longer attack counts all classes together, or each class that the attack counts."""
    classes, theirs = _classes(ours.counts, name), _telling(whole.counts, name)
    return bool(classes) and ("any" in theirs or classes <= theirs)


def _holds_some_class(ours: Names, whole: Names, name: str) -> bool:
    """Whether a longer attack counts all classes together, or a class that can be in an attack's count."""
    classes, theirs = _classes(ours, name), _telling(whole, name)
    return bool(classes & theirs) or (bool(classes) and "any" in theirs)


def _classes(names: Names, name: str) -> set[str]:
    """The classes of which something is given; both where it is given of all weapons alone."""
    telling = _telling(names, name)
    return telling - {"any"} or ({"drone", "missile"} if telling else set())


def _telling(names: Names, name: str) -> set[str]:
    return {weapon_class for weapon_class, given in names.items() if name in given}
