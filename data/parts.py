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


@dataclass(slots=True)
class Told:
    """What one attack gives: by class the counts it states, and by class the rates that follow."""

    counts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    rates: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def find_parts(table: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """Say for each row of `table` what longer attacks count of it: columns `part_of` and `part_measures`.

    In: `table` with attack_id, weapon_class, `within` (attack_ids around it, the longest first) and the
    rates; `stated` with the counts stated, a row an attack and class. Out, on the rows of `table`: the
    attack_id of the longest attack that counts some of what the row counts, and the names of the counts and
    rates of the row that longer attacks give too, joined with spaces; both missing where there are none.
    """
    told = _tell(table, stated)
    found = [_parts_of(row, told) for row in table[["attack_id", "weapon_class", "within"]].itertuples()]
    frame = pd.DataFrame(found, columns=["part_of", "part_measures"], index=table.index)
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


def _parts_of(row: Any, told: dict[str, Told]) -> tuple[str | None, str | None]:
    around = row.within.split() if isinstance(row.within, str) else []
    wholes = [whole for whole in around if whole in told]
    ours = told[row.attack_id] if wholes else Told()
    part_of = next((whole for whole in wholes if _shares(ours, told[whole], row.weapon_class)), None)
    parts = {name for whole in wholes for name in _held(ours, told[whole], row.weapon_class)}
    names = [name for name in (*COUNTS, *RATES) if name in parts]
    return part_of, " ".join(names) or None


def _shares(ours: Told, whole: Told, weapon_class: str) -> bool:
    """Whether an attack counts some of what another one counts of a class; of all weapons, of any class."""
    if weapon_class != "any":
        return bool(ours.counts.get(weapon_class, set()) & whole.counts.get(weapon_class, set()))
    stated = whole.counts.get("any", set())
    return any(
        counts & (whole.counts.get(name, set()) | stated) for name, counts in list(ours.counts.items())
    )


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


def _holds_all_classes(ours: Told, whole: Told, name: str) -> bool:
    """Whether a longer attack counts all classes together, or each class that the attack counts."""
    ours_by, theirs = (
        {weapon_class for weapon_class, counts in told.counts.items() if name in counts}
        for told in (ours, whole)
    )
    classes = ours_by - {"any"} or ({"drone", "missile"} if ours_by else set())
    return bool(ours_by) and ("any" in theirs or classes <= theirs)
