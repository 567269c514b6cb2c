"""What of table `attacks` may be added up: a count that a longer attack holds too is not added to it."""

from __future__ import annotations

import pandas as pd


def is_counted_apart(attacks: pd.DataFrame, measure: str) -> pd.Series:
    """Whether no longer attack gives what a row gives of a measure, sum or rate.

    >>> rows = pd.DataFrame({"part_measures": ["launched neutralised", "hit", None]})
    >>> is_counted_apart(rows, "launched").tolist()
    [False, True, True]
    """
    named = " " + attacks.part_measures.astype("str").fillna("") + " "
    return pd.Series(~named.str.contains(f" {measure} ", regex=False).astype(bool))


def to_add(attacks: pd.DataFrame, measure: str) -> pd.DataFrame:
    """What each row adds to a sum of its class: columns low and high, empty where a longer attack holds it.

    In: table `attacks` with all its classes. Where a longer attack counts one class and not the other, the
    row of all weapons adds the class that is not counted there.

    >>> rows = pd.DataFrame({"attack_id": "a", "weapon_class": ["drone", "missile", "any"],
    ...     "part_measures": [None, "hit", None], "hit_low": [50, 3, 53], "hit_high": [50, 3, 53]})
    >>> to_add(rows, "hit").low.tolist()
    [50, <NA>, 50]
    """
    ends = attacks[[f"{measure}_low", f"{measure}_high"]].set_axis(["low", "high"], axis=1).astype("Int64")
    is_apart = is_counted_apart(attacks, measure)
    is_class = attacks.weapon_class != "any"
    is_held = ~is_apart & is_class
    is_mixed = ~is_class & is_apart & attacks.attack_id.isin(attacks.attack_id[is_held])
    rest = _sum_by_attack(attacks.attack_id, ends[is_class & is_apart])
    mixed = rest.reindex(attacks.attack_id[is_mixed]).set_axis(attacks.index[is_mixed])
    added = ends.where(is_apart & ~is_mixed)
    added.loc[is_mixed] = mixed
    return added


def _sum_by_attack(attack_ids: pd.Series, ends: pd.DataFrame) -> pd.DataFrame:
    """Sums of the rows that state something; open on the high side where one of them is."""
    told = ends[ends.notna().any(axis=1)]
    groups = told.groupby(attack_ids.reindex(told.index))
    sums = groups[["low", "high"]].sum(min_count=1)
    return sums.assign(high=sums.high.where(groups.high.count() == groups.size()))
