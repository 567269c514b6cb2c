"""Table `attacks`: for each window of an attacker and each claimant, what was launched and what became of it.

Derived from `claims` and `reports` by pure functions; the order of the rows that go in does not matter. The
row of class `any` holds what the claimant states of all weapons together, else the sum of drones and
missiles. A row with `part_of` lies inside a longer attack that counts some of the same: the counts named in
`part_measures` are not to be added to it, and those named in `shared_measures` not whole; what no longer
attack counts is no part of any.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime
from functools import reduce
from typing import Any

import pandas as pd

from data.choosing import DOWNED, SLOT
from data.figures import COUNTED
from data.history import find_history
from data.parts import find_parts
from data.rates import RATES, SUMS, add_neutralised, add_rates, is_doubtful_sum
from data.sums import is_partly_counted

PLACES = ("hit_locations", "debris_locations")
WEAPONS = tuple(measure for measure in COUNTED if measure not in PLACES)
MERGED_SINCE = datetime(2025, 7, 23)
"""The night from which the Ukrainian Air Force gives one figure for shot down and suppressed."""


def _sides(*measures: str) -> list[str]:
    return [f"{measure}_{side}" for measure in measures for side in ("low", "high")]


RATE_COLUMNS = [
    f"{rate}{end}" for rate in RATES for end in ("", "_low", "_high", "_wilson_low", "_wilson_high")
]
ATTACK = ["attack_id", "attack_date", "window_start", "window_end", "attacker", "claimant", "adm1", "within"]
ATTACK_COLUMNS = [
    *("attack_date", "window_start", "window_end", "attacker", "claimant", "weapon_class"),
    *_sides(*WEAPONS),
    *PLACES,
    "definition",
    *RATE_COLUMNS,
    *("reports", "conflicts", "attack_id", "adm1", "part_of"),
    *_sides(*SUMS),
    *("part_measures", "shared_measures"),
]
ATTACK_TYPES = dict.fromkeys([*_sides(*WEAPONS, *SUMS), *PLACES], "Int64") | dict.fromkeys(
    RATE_COLUMNS, "Float64"
)


def derive_attacks(claims: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Derive table `attacks` (columns ATTACK_COLUMNS) from tables `claims` and `reports`.

    `reports` holds the report_ids of an attack, joined with spaces; `conflicts` says in words which figures
    contradict each other and by which rule one is used, empty where none do.
    """
    return attacks_of(find_history(claims, reports))


def attacks_of(history: pd.DataFrame) -> pd.DataFrame:
    """Table `attacks` of every figure that reports give, as from `find_history`."""
    by_class = _widen(history)
    classes = _mark_carried_definition(add_neutralised(by_class[by_class.weapon_class != "any"]), history)
    table = pd.concat([classes, _all_weapons(by_class, classes)], ignore_index=True)
    table = table.merge(_attacks_of(history), on="attack_id").merge(_told_in(history), how="left")
    table = add_rates(table.rename(columns={f"{place}_low": place for place in PLACES}))
    table = table.join(find_parts(table, by_class))
    table = table.assign(conflicts=_conflicts(table, history))
    return _tidy(table)


def _widen(history: pd.DataFrame) -> pd.DataFrame:
    """A row an attack and class, with a low and a high column for each measure used."""
    used = history[history.is_used].pivot(
        index=["attack_id", "weapon_class"], columns="measure", values=["low", "high"]
    )
    wide = used.set_axis(used.columns.map("{0[1]}_{0[0]}".format), axis=1)
    return wide.reindex(columns=_sides(*COUNTED)).astype("Int64").reset_index()


def _mark_carried_definition(classes: pd.DataFrame, history: pd.DataFrame) -> pd.DataFrame:
    """Call the definition unknown where only a paper says "shot down" for one who merges the counts."""
    is_doubtful = (
        history.is_used
        & (history.measure == "shot_down")
        & ~history.is_primary
        & (history.claimant == "UA_AF")
        & (history.attack_date >= MERGED_SINCE)
    )
    doubtful = pd.MultiIndex.from_frame(history.loc[is_doubtful, ["attack_id", "weapon_class"]])
    is_carried = pd.MultiIndex.from_frame(classes[["attack_id", "weapon_class"]]).isin(doubtful)
    is_separate = classes.definition == "separate"
    return classes.assign(definition=classes.definition.mask(is_separate & is_carried, "unknown"))


def _all_weapons(by_class: pd.DataFrame, classes: pd.DataFrame) -> pd.DataFrame:
    """The rows of class `any`: what is stated of all weapons, else the sum of the classes."""
    ids = pd.Index(by_class.attack_id.unique(), name="attack_id")
    summed = _sum_classes(classes).reindex(ids)
    stated = by_class[by_class.weapon_class == "any"].set_index("attack_id").reindex(ids)
    for together in (("launched",), ("lost",), ("hit",), PLACES):
        _fill(stated, summed, _sides(*together))
    stated = add_neutralised(stated.drop(columns="weapon_class"))
    is_downed_stated = stated[_sides(*DOWNED)].notna().any(axis=1)
    definition = stated.definition.where(is_downed_stated, summed.definition).fillna("unknown")
    downed = _sides(*DOWNED, *SUMS)
    stated[downed] = stated[downed].where(is_downed_stated, summed[downed])
    return stated.assign(weapon_class="any", definition=definition).reset_index()


def _fill(stated: pd.DataFrame, summed: pd.DataFrame, columns: list[str]) -> None:
    """Put the sums where none of the columns was stated."""
    is_stated = stated[columns].notna().any(axis=1)
    stated[columns] = stated[columns].where(is_stated, summed[columns])


def _sum_classes(classes: pd.DataFrame) -> pd.DataFrame:
    """Sums of drones and missiles; of a class that is only counted as launched, any number may be downed."""
    is_silent = classes.launched_low.notna() & classes.neutralised_low.isna()
    sums = [_sum_measure(classes, measure, is_silent) for measure in (*COUNTED, *SUMS)]
    return pd.concat([*sums, _joint_definition(classes)], axis=1)


def _sum_measure(classes: pd.DataFrame, measure: str, is_silent: pd.Series) -> pd.DataFrame:
    low, high = classes[f"{measure}_low"], classes[f"{measure}_high"]
    is_told = low.notna() | high.notna()
    if measure in SUMS:
        high = high.mask(is_silent, classes.launched_high)
    is_open = high.isna() & (is_told | (is_silent & (measure in DOWNED + SUMS)))
    each = pd.DataFrame({"low": low, "high": high, "is_told": is_told, "is_open": is_open})
    by_attack = each.groupby(classes.attack_id)
    sums, flags = by_attack[["low", "high"]].sum(min_count=1), by_attack[["is_told", "is_open"]].any()
    is_closed = flags.is_told & ~flags.is_open
    return pd.DataFrame({f"{measure}_low": sums.low, f"{measure}_high": sums.high.where(is_closed)})


def _joint_definition(classes: pd.DataFrame) -> pd.Series:
    """By attack: merged where one class is; separate where all that say so are.

    >>> rows = [("a", "separate"), ("a", "unknown"), ("b", "separate"), ("b", "merged")]
    >>> _joint_definition(pd.DataFrame(rows, columns=["attack_id", "definition"])).to_dict()
    {'a': 'separate', 'b': 'merged'}
    """
    names = ["unknown", "separate", "merged"]
    ranks = classes.definition.map({name: rank for rank, name in enumerate(names)})
    return ranks.groupby(classes.attack_id).max().map(dict(enumerate(names)))


def _attacks_of(history: pd.DataFrame) -> pd.DataFrame:
    return history[ATTACK].drop_duplicates("attack_id")


def _told_in(history: pd.DataFrame) -> pd.DataFrame:
    """The reports of each attack and class; for class `any` all of the attack."""
    pairs = history[["attack_id", "weapon_class", "report_id"]]
    both = pd.concat([pairs[pairs.weapon_class != "any"], pairs.assign(weapon_class="any")]).drop_duplicates()
    joined = both.sort_values("report_id").groupby(["attack_id", "weapon_class"]).report_id.agg(" ".join)
    return joined.rename("reports").reset_index()


def _conflicts(table: pd.DataFrame, history: pd.DataFrame) -> pd.Series:
    """What contradicts in each row of `attacks`, in words."""
    notes = [
        _contradictions(table, history),
        _shared_hours(table, history),
        _unsound_sums(table),
        _exceeded_totals(table),
        _uncounted_parts(table),
        _partly_counted(table),
        _doubtful_sums(table),
    ]
    return reduce(lambda one, other: one.str.cat(other, sep="; ").str.strip("; "), notes).replace("", None)


def _contradictions(table: pd.DataFrame, history: pd.DataFrame) -> pd.Series:
    conflicts = history[history.kind == "conflict"]
    pairs = conflicts.merge(history[history.is_used], on=SLOT, suffixes=("", "_used"))
    notes = pd.Series([_contradiction(pair) for pair in pairs.to_dict("records")], dtype="str")
    joined = notes.groupby([pairs.attack_id, pairs.weapon_class]).agg("; ".join)
    rows = pd.MultiIndex.from_frame(table[["attack_id", "weapon_class"]])
    return joined.reindex(rows).reset_index(drop=True).set_axis(table.index).fillna("")


def _contradiction(pair: dict[Hashable, Any]) -> str:
    """Both figures with their sources, the one used first, and the rule."""
    used = _tell(pair["low_used"], pair["high_used"], pair["publisher_used"])
    other = _tell(pair["low"], pair["high"], pair["publisher"])
    return f"{pair['measure']}: {used}, not {other} ({pair['rule']})"


def _tell(low: Any, high: Any, source: Any) -> str:
    """A figure and its source in a few words.

    >>> _tell(121, 121, "kpszsu"), _tell(100, pd.NA, pd.NA)
    ('121 by kpszsu', '100–?')
    """
    low, high = ("?" if pd.isna(end) else str(end) for end in (low, high))
    ends = low if low == high else f"{low}–{high}"
    return f"{ends} by {source}" if pd.notna(source) else ends


def _shared_hours(table: pd.DataFrame, history: pd.DataFrame) -> pd.Series:
    overlaps = history.drop_duplicates("attack_id").set_index("attack_id").overlaps
    return ("shares hours with " + _named(table.attack_id.map(overlaps), table)).fillna("")


def _named(ids: pd.Series, table: pd.DataFrame) -> pd.Series:
    """The attacks of each row of `ids`, which are joined with spaces, by their id and hours."""
    joined = ids.dropna().unique()
    referred = table[table.attack_id.isin({one for several in joined for one in several.split()})]
    hours = {row.attack_id: f" ({_hours(row)})" for row in referred.itertuples()}
    names = {
        several: " and ".join(f"attack {one}{hours.get(one, '')}" for one in several.split())
        for several in joined
    }
    return ids.map(names).astype("str")


def _hours(attack: Any) -> str:
    """From when to when an attack went on, in UTC; its date where no hour is stated."""
    start, end = (
        "" if pd.isna(moment) else f"{moment:%Y-%m-%d %H:%M}"
        for moment in (attack.window_start, attack.window_end)
    )
    if start and end:
        return f"{start} to {end} UTC"
    if start or end:
        return f"from {start} UTC" if start else f"until {end} UTC"
    return "undated" if pd.isna(attack.attack_date) else f"{attack.attack_date:%Y-%m-%d}"


def _unsound_sums(table: pd.DataFrame) -> pd.Series:
    is_more = (table.neutralised_low > table.launched_high).fillna(False)
    return pd.Series("", index=table.index, dtype="str").mask(is_more, "more downed than launched")


def _exceeded_totals(table: pd.DataFrame) -> pd.Series:
    """Where drones and missiles come to more than the total of all weapons stated beside them."""
    classes = table[table.weapon_class != "any"]
    notes = pd.Series("", index=table.index, dtype="str")
    for measure in WEAPONS:
        sums = classes.groupby("attack_id")[f"{measure}_low"].sum(min_count=1)
        is_more = table.attack_id.map(sums).astype("Int64") > table[f"{measure}_high"]
        notes = notes.mask(
            (is_more & (table.weapon_class == "any")).fillna(False).astype(bool),
            f"{measure}: the classes come to more than the total",
        )
    return notes


def _uncounted_parts(table: pd.DataFrame) -> pd.Series:
    """Where all weapons are part of a longer attack that counts one of the classes and not the other."""
    any_of = table[table.weapon_class == "any"].set_index("attack_id").part_of
    is_uncounted = (table.weapon_class != "any") & table.part_of.isna() & table.attack_id.map(any_of).notna()
    note = "not counted apart in " + _named(table.attack_id.map(any_of), table)
    return note.where(is_uncounted, "").fillna("")


def _partly_counted(table: pd.DataFrame) -> pd.Series:
    """Where of all weapons a longer attack counts one class and not the other."""
    notes = pd.Series("", index=table.index, dtype="str")
    whole = _named(table.part_of, table).fillna("")
    for measure in COUNTED:
        note = f"{measure}: partly counted in " + whole
        told = notes.str.cat(note, sep="; ").str.strip("; ")
        notes = notes.mask(is_partly_counted(table, measure), told)
    return notes


def _doubtful_sums(table: pd.DataFrame) -> pd.Series:
    is_doubtful = is_doubtful_sum(table) & (table.weapon_class != "any")
    note = "shot down may be counted again in shot down or suppressed"
    return pd.Series("", index=table.index, dtype="str").mask(is_doubtful, note)


def _tidy(table: pd.DataFrame) -> pd.DataFrame:
    order = ["attack_date", "window_start", "attacker", "claimant", "attack_id", "weapon_class"]
    return table.sort_values(order, na_position="first").reset_index(drop=True)[ATTACK_COLUMNS]
