"""Rates of what was downed among what was launched, their bounds, and totals over time.

A rate is empty without a launch count. Its low and high follow from the bounds of the counts: an open bound
leaves that side empty. The Wilson interval beside it speaks of small numbers only. Claimants and
definitions are never mixed in a total, save in `rate_not_reached`, the one rate that can be compared across
the change of what the Ukrainian Air Force counts (23 July 2025).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist
from typing import Any

import numpy as np
import pandas as pd

from data.sums import is_counted_apart, is_partly_counted

RATES = {
    "rate_shot_down": "shot_down",
    "rate_neutralised": "neutralised",
    "rate_not_reached": "not_reached",
}
SUMS = ("neutralised", "not_reached")
"""What the parts of an attack's outcome come to; the rates rest on them."""

ACROSS_DEFINITIONS = "rate_not_reached"
GIVES_NO_LAUNCHES = ("RU_MOD", "RU_GOV", "RU_REGION")
CONFIDENCE = 0.95
GROUP = ["attacker", "claimant", "weapon_class"]


def wilson_interval(part: float, whole: float, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The Wilson score interval of `part` in `whole`, as shares of 1.

    >>> [round(end, 5) for end in wilson_interval(121, 157)]
    [0.69895, 0.82952]
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, weight = part / whole, z * z / whole
    middle = (share + weight / 2) / (1 + weight)
    reach = z * sqrt(share * (1 - share) / whole + weight / (4 * whole)) / (1 + weight)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def add_neutralised(attacks: pd.DataFrame) -> pd.DataFrame:
    """Add definition and the sums behind the rates: neutralised and not_reached, each with _low and _high.

    A merged figure that equals its own parts, given beside them, is not added to them; any other may hold
    them or stand beside them: the sum is then as low as the larger and as high as both. What was not stated
    is not added; where nothing was stated of what was downed, the sums are empty.
    """
    return attacks.assign(
        definition=_definition(attacks),
        **{f"neutralised_{side}": _neutralised(attacks, side) for side in ("low", "high")},
        **{f"not_reached_{side}": _not_reached(attacks, side) for side in ("low", "high")},
    )


def _parts(attacks: pd.DataFrame, side: str, *measures: str) -> pd.Series:
    """The sum of what was stated; open on the high side where one stated count is."""
    lows = attacks[[f"{measure}_low" for measure in measures]].set_axis(list(measures), axis=1)
    highs = attacks[[f"{measure}_high" for measure in measures]].set_axis(list(measures), axis=1)
    if side == "low":
        return lows.sum(axis=1, min_count=1).astype("Int64")
    is_open = (lows.notna() & highs.isna()).any(axis=1)
    return highs.sum(axis=1, min_count=1).astype("Int64").mask(is_open)


def _is_sum(attacks: pd.DataFrame, *parts: str) -> pd.Series:
    """Whether the merged figure is just what its parts come to."""
    merged = attacks.shot_down_or_suppressed_low
    return (merged == _parts(attacks, "low", *parts)).fillna(False).astype(bool)


def _definition(attacks: pd.DataFrame) -> np.ndarray:
    """`separate` where shot down stands alone, `merged` where only one figure for both was given."""
    has_merged = attacks.shot_down_or_suppressed_low.notna() | attacks.shot_down_or_suppressed_high.notna()
    has_separate = (
        attacks[["shot_down_low", "shot_down_high", "suppressed_low", "suppressed_high"]].notna().any(axis=1)
    )
    is_whole = _is_sum(attacks, "shot_down", "suppressed", "lost") & ~_is_sum(
        attacks, "shot_down", "suppressed"
    )
    is_separate = has_separate & (~has_merged | is_whole)
    return np.select([is_separate, has_merged], ["separate", "merged"], default="unknown")


def _neutralised(attacks: pd.DataFrame, side: str) -> pd.Series:
    apart = _parts(attacks, side, "shot_down", "suppressed")
    both = _parts(attacks, side, "shot_down", "suppressed", "shot_down_or_suppressed")
    added = apart.where(_holds_parts(attacks), both)
    if side == "high":
        return added
    merged = attacks.shot_down_or_suppressed_low
    return added.mask(is_doubtful_sum(attacks), apart.where(apart > merged, merged))


def _holds_parts(attacks: pd.DataFrame) -> pd.Series:
    """Whether the merged figure is the sum of parts given beside it."""
    has_apart = _parts(attacks, "low", "shot_down", "suppressed").notna()
    is_sum = _is_sum(attacks, "shot_down", "suppressed")
    return has_apart & (is_sum | _is_sum(attacks, "shot_down", "suppressed", "lost"))


def is_doubtful_sum(attacks: pd.DataFrame) -> pd.Series:
    """Whether a merged figure stands beside one of its parts, and nobody says if it holds that part."""
    apart = _parts(attacks, "low", "shot_down", "suppressed")
    is_told = (apart > 0) & (attacks.shot_down_or_suppressed_low > 0)
    return is_told.fillna(False).astype(bool) & ~_holds_parts(attacks)


def _not_reached(attacks: pd.DataFrame, side: str) -> pd.Series:
    neutralised, lost = _neutralised(attacks, side), attacks[f"lost_{side}"]
    is_unstated = attacks.lost_low.isna() & (attacks.lost_high.isna() | (side == "low"))
    return (neutralised + lost).where(~is_unstated, neutralised)


def add_rates(attacks: pd.DataFrame) -> pd.DataFrame:
    """Add each rate of RATES with _low, _high, _wilson_low, _wilson_high, as shares of 1 (Float64).

    In: a row an attack with low and high of the counts. The rate itself is there where both counts are
    closed; a sum of downed weapons above the number launched gives no rate.
    """
    known = attacks if "neutralised_low" in attacks else add_neutralised(attacks)
    columns: dict[str, pd.Series] = {}
    for rate, measure in RATES.items():
        columns |= _rate_columns(known, rate, measure)
    return known.assign(**columns)


def _rate_columns(attacks: pd.DataFrame, rate: str, measure: str) -> dict[str, pd.Series]:
    part_low, part_high = (attacks[f"{measure}_{side}"].astype("Float64") for side in ("low", "high"))
    launched_low, launched_high = _launch_counts(attacks)
    is_rated = ~(part_low > launched_high).fillna(False)
    if rate == "rate_shot_down":
        is_rated &= attacks.definition == "separate"
    is_closed = (
        is_rated & (part_low == part_high).fillna(False) & (launched_low == launched_high).fillna(False)
    )
    return {
        rate: (part_low / launched_low).where(is_closed),
        f"{rate}_low": (part_low / launched_high).where(is_rated),
        f"{rate}_high": (part_high / launched_low).where(is_rated).clip(upper=1.0),
    } | _wilson_columns(rate, part_low.where(is_closed), launched_low.where(is_closed))


def _wilson_columns(rate: str, part: pd.Series, whole: pd.Series) -> dict[str, pd.Series]:
    ends = [
        wilson_interval(p, w) if pd.notna(p) and pd.notna(w) else (pd.NA, pd.NA)
        for p, w in zip(part, whole, strict=True)
    ]
    lows, highs = zip(*ends, strict=True) if ends else ((), ())
    return {
        f"{rate}_wilson_low": pd.Series(lows, index=part.index, dtype="Float64"),
        f"{rate}_wilson_high": pd.Series(highs, index=part.index, dtype="Float64"),
    }


def _launch_counts(attacks: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Bounds of the weapons launched, where more than none were.

    A claimant that counts no launches but names the number it foiled ("an attack by seven drones was
    foiled") says nothing of the rest: that number is no launch count.
    """
    low, high = (attacks[f"launched_{side}"].astype("Float64") for side in ("low", "high"))
    is_foiled = attacks.claimant.isin(GIVES_NO_LAUNCHES) & (low <= attacks.neutralised_low).fillna(False)
    is_none = (low == 0).fillna(False) | (high == 0).fillna(False)
    return low.mask(is_foiled | is_none), high.mask(is_foiled | is_none)


def shares_hours(attacks: pd.DataFrame, is_told: pd.Series) -> pd.Series:
    """Whether each attack is not to be added up, since it shares hours with a longer one that is.

    In: rows of table `attacks`; `is_told` says which of them count what is to be added up, and apart. Of
    attacks of one attacker, claimant, class and place whose windows cross, the longest is added up.
    """
    timed = attacks[is_told & attacks.window_start.notna() & attacks.window_end.notna()]
    crossing: list[Any] = []
    for _, rows in timed.groupby(GROUP, dropna=False):
        for _, cluster in rows.groupby(_clusters(rows)):
            crossing += _crossing(cluster)
    return pd.Series(attacks.index.isin(crossing), index=attacks.index)


def _clusters(attacks: pd.DataFrame) -> pd.Series:
    """A number for each stretch of attacks whose hours hang together."""
    ordered = attacks.sort_values("window_start")
    return (ordered.window_start >= ordered.window_end.cummax().shift()).cumsum().reindex(attacks.index)


def _crossing(attacks: pd.DataFrame) -> list[Any]:
    """The index of the attacks whose hours cross those of a longer one."""
    lengths = attacks.window_start - attacks.window_end
    ranked = attacks.assign(length=lengths).sort_values(["length", "attack_id"])
    kept: list[Any] = []
    crossing = []
    for row in ranked[["window_start", "window_end", "adm1"]].itertuples():
        if any(_cross(row, other) for other in kept):
            crossing.append(row.Index)
        else:
            kept.append(row)
    return crossing


def _cross(one: Any, other: Any) -> bool:
    """Whether two attacks share hours and regions, and the other, longer one does not hold the one.

    What the longer one counts of an attack that it holds is told measure by measure (see `data.parts`).
    """
    if one.window_start >= other.window_end or other.window_start >= one.window_end:
        return False
    ours, theirs = (set(row.adm1.split("+")) if isinstance(row.adm1, str) else None for row in (one, other))
    is_within = other.window_start <= one.window_start and one.window_end <= other.window_end
    if is_within and (theirs is None or (ours is not None and ours <= theirs)):
        return False
    return ours is None or theirs is None or bool(ours & theirs)


def total_rates(attacks: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """Ratios of sums: a row a rate, group of attacker, claimant, weapon_class and `by`, and definition.

    In: table `attacks`, with all its classes. Out: rate, the group's columns, definition (`any` for
    rate_not_reached; missing where no attack of the group could be counted), downed and launched (sums over
    the attacks counted), value, low, high (the Wilson interval), attacks (counted), and of the whole group,
    whatever the definition: attacks_left_out (no closed count of both), nights_left_out (dates with such an
    attack) and attacks_sharing_hours (left out since their hours cross those of one counted). Attacks that
    are part of a longer one which has the rate too are not counted at all; of one of all weapons, of which
    the longer one has the rate of one class, the other class is counted.
    """
    totals = [_total(_of_rate(attacks, rate), _added(attacks, rate), rate, list(by)) for rate in RATES]
    return pd.concat(totals, ignore_index=True)


def _of_rate(attacks: pd.DataFrame, rate: str) -> pd.DataFrame:
    """The attacks that have a rate of their own, and the others that are part of none."""
    is_own = attacks[rate].notna() & is_counted_apart(attacks, rate)
    return attacks[is_own | attacks.part_of.isna()]


def _added(attacks: pd.DataFrame, rate: str) -> pd.DataFrame:
    """What each row adds to the sums of a rate: downed and launched, missing where nobody can tell.

    Where longer attacks have the rate of some classes in a row of all weapons, it adds its other classes; a
    total that is not their sum cannot be split.
    """
    counts = pd.DataFrame({"downed": attacks[f"{RATES[rate]}_low"], "launched": attacks.launched_low})
    is_rated_class = (attacks.weapon_class != "any") & attacks[rate].notna()
    is_shared = is_partly_counted(attacks, rate)
    classes, apart = (
        _by_attack(counts[rows], attacks.attack_id)
        for rows in (is_rated_class, is_rated_class & is_counted_apart(attacks, rate))
    )
    is_sum = (classes == counts).fillna(False).all(axis=1)
    return counts.mask(is_shared, apart.fillna(0).where(is_sum))


def _by_attack(counts: pd.DataFrame, attack_ids: pd.Series) -> pd.DataFrame:
    """On the rows of `attack_ids`, the sums of the counts of the same attack."""
    sums = counts.groupby(attack_ids.reindex(counts.index)).sum()
    return sums.reindex(attack_ids).set_axis(attack_ids.index).astype("Int64")


def _total(attacks: pd.DataFrame, to_add: pd.DataFrame, rate: str, by: list[str]) -> pd.DataFrame:
    group = [*GROUP, *by]
    is_rated = attacks[rate].notna()
    added = to_add.loc[attacks.index]
    is_shared = shares_hours(attacks, is_rated) | (is_rated & added.launched.isna())
    rows = attacks.assign(
        definition="any" if rate == ACROSS_DEFINITIONS else attacks.definition,
        downed=added.downed,
        launched=added.launched,
        is_shared=is_shared,
        is_left_out=~is_rated,
        date_left_out=attacks.attack_date.mask(is_rated),
    )
    left_out = rows.groupby(group, dropna=False).agg(
        attacks_left_out=("is_left_out", "sum"),
        nights_left_out=("date_left_out", "nunique"),
        attacks_sharing_hours=("is_shared", "sum"),
    )
    counted = rows[is_rated & ~is_shared].groupby([*group, "definition"], dropna=False)
    sums = counted.agg(downed=("downed", "sum"), launched=("launched", "sum"), attacks=("downed", "size"))
    table = left_out.reset_index().merge(sums.reset_index(), on=group, how="left")
    counts = ["downed", "launched", "attacks"]
    return _rated(table.assign(**{name: table[name].fillna(0).astype("Int64") for name in counts})).assign(
        rate=rate
    )


def _rated(sums: pd.DataFrame) -> pd.DataFrame:
    """Sums with their ratio and its Wilson interval; empty where no attack could be counted."""
    launched = sums.launched.astype("Float64").where(sums.launched > 0)
    wilson = _wilson_columns("value", sums.downed.astype("Float64").where(launched.notna()), launched)
    return sums.assign(
        value=sums.downed / launched, low=wilson["value_wilson_low"], high=wilson["value_wilson_high"]
    )
