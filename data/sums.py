"""What of table `attacks` may be added up: a count that a longer attack holds too is not added to it."""

from __future__ import annotations

import pandas as pd


def is_counted_apart(attacks: pd.DataFrame, measure: str) -> pd.Series:
    """Whether no longer attack gives what a row gives of a measure, sum or rate.

    >>> rows = pd.DataFrame({"part_measures": ["launched neutralised", "hit", None]})
    >>> is_counted_apart(rows, "launched").tolist()
    [False, True, True]
    """
    return ~_names(attacks.part_measures, measure)


def is_partly_counted(attacks: pd.DataFrame, measure: str) -> pd.Series:
    """Whether longer attacks give some classes of what a row of all weapons gives of a measure, sum or rate.

    >>> is_partly_counted(pd.DataFrame({"shared_measures": ["hit launched", None]}), "launched").tolist()
    [True, False]
    """
    return _names(attacks.shared_measures, measure)


def _names(lists: pd.Series, name: str) -> pd.Series:
    spaced = " " + lists.astype("str").fillna("") + " "
    return pd.Series(spaced.str.contains(f" {name} ", regex=False).astype(bool))


def to_add(attacks: pd.DataFrame, measure: str) -> pd.DataFrame:
    """What each row adds to a sum of its class: columns low and high, empty where a longer attack holds it.

    In: table `attacks` with all its classes. Where a longer attack counts one class and not the other, the
    row of all weapons adds the class that is not counted there; of a total that names no classes, nobody
    knows how much that is: any number up to it.

    >>> rows = pd.DataFrame({"attack_id": "a", "weapon_class": ["drone", "missile", "any"],
    ...     "part_measures": [None, "hit", None], "shared_measures": [None, None, "hit"],
    ...     "hit_low": [50, 3, 53], "hit_high": [50, 3, 53]})
    >>> to_add(rows, "hit").low.tolist()
    [50, <NA>, 50]
    >>> to_add(rows[2:], "hit").values.tolist()
    [[0, 53]]
    """
    ends = attacks[[f"{measure}_low", f"{measure}_high"]].set_axis(["low", "high"], axis=1).astype("Int64")
    is_class, is_apart = attacks.weapon_class != "any", is_counted_apart(attacks, measure)
    is_shared = is_partly_counted(attacks, measure)
    rest = _rest_of_classes(attacks, ends, is_class & is_apart, is_shared)
    is_split = is_shared & attacks.attack_id.isin(attacks.attack_id[is_class & ends.notna().any(axis=1)])
    added = ends.where(is_apart & ~is_split)
    added.loc[is_split] = rest[is_split]
    added.loc[is_shared & ~is_split, "low"] = 0
    return added


def _rest_of_classes(
    attacks: pd.DataFrame, ends: pd.DataFrame, is_added: pd.Series, is_shared: pd.Series
) -> pd.DataFrame:
    """For the rows of all weapons that are shared, the sum of their classes that are added."""
    rest = _sum_by_attack(attacks.attack_id, ends[is_added])
    return rest.reindex(attacks.attack_id.where(is_shared)).set_axis(attacks.index)


def _sum_by_attack(attack_ids: pd.Series, ends: pd.DataFrame) -> pd.DataFrame:
    """Sums of the rows that state something; open on the high side where one of them is."""
    told = ends[ends.notna().any(axis=1)]
    groups = told.groupby(attack_ids.reindex(told.index))
    sums = groups[["low", "high"]].sum(min_count=1)
    return sums.assign(high=sums.high.where(groups.high.count() == groups.size()))
