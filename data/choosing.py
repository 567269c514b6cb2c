"""Which of several figures for one attack is used, and by which rule; the others stay readable.

The rules in their order: of what one report says in several sentences the latest, else the largest; the
claimant's own definition before a carrier's; a number before a weapon named without one; later before
earlier; the claimant's own post before a carrier; the more exact before the less exact; else the report
published last.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from data.figures import EXACTNESS
from data.moments import is_day_only, local_days, tie_days

DOWNED = ("shot_down", "suppressed", "shot_down_or_suppressed")
SLOT = ["attack_id", "weapon_class", "measure"]
ORDER = {
    # column: (is a larger value better, the rule's name)
    "is_first_in_report": (True, "largest_in_report"),
    "keeps_definition": (True, "definition_of_claimant"),
    "is_numbered": (True, "number_before_none"),
    "true_by": (True, "later_before_earlier"),
    "is_primary": (True, "primary_before_carrier"),
    "inexact": (False, "more_exact_before_less"),
    "published_by": (True, "later_before_earlier"),
    "report_id": (False, "first_by_report_id"),
}
MOMENTS = ["is_day", "true_by", "published_by"]


def choose_figures(figures: pd.DataFrame) -> pd.DataFrame:
    """Mark for each attack, class and measure the figure that is used.

    In: figures with attack_id, is_primary, published_at, published_precision, is_first_in_report. Adds
    `is_used`; `rule`, the one that set a figure aside (missing for those used); and `kind`: `used`, `same`,
    `revision` (an earlier figure of the same claimant) or `conflict`.
    """
    compared = figures.assign(
        keeps_definition=~_is_of_other_definition(figures),
        is_numbered=figures.inexact < EXACTNESS.index("unnumbered"),
        **_moments(figures),
    )
    ascending = [True] * len(SLOT) + [not larger for larger, _ in ORDER.values()]
    ranked = compared.sort_values([*SLOT, *ORDER], ascending=ascending, na_position="last", kind="stable")
    is_used = ~ranked.duplicated(SLOT) & ranked.keeps_definition
    best = _first_of_slot(ranked)
    rule = _first_difference(ranked, best).mask(~ranked.keeps_definition, "definition_of_claimant")
    ranked = ranked.assign(is_used=is_used, rule=rule.mask(is_used))
    return ranked.assign(kind=_kinds(ranked, best)).drop(columns=MOMENTS).reset_index(drop=True)


def _moments(figures: pd.DataFrame) -> dict[str, pd.Series]:
    """When each figure was true, whether only that day is known, and the moments that ORDER sorts by."""
    true_at = figures.as_of.fillna(figures.published_at.where(figures.is_primary))
    published_on = is_day_only(figures.published_precision)
    is_day = published_on & figures.is_primary & figures.as_of.isna()
    slots = [figures[name] for name in SLOT]
    return {
        "true_at": true_at,
        "is_day": is_day,
        "true_by": tie_days(true_at, is_day, figures.claimant, slots),
        "published_by": tie_days(figures.published_at, published_on, figures.claimant, slots),
    }


def _is_of_other_definition(figures: pd.DataFrame) -> pd.Series:
    """Whether a carrier gives a measure of downed weapons that the claimant's own post does not give.

    Papers write "shot down" where the claimant counted shot down and suppressed together.
    """
    is_own = figures.is_primary & figures.measure.isin(DOWNED)
    is_carried = ~figures.is_primary & figures.measure.isin(DOWNED)
    has_own = is_own.groupby([figures.attack_id, figures.weapon_class]).transform("any")
    has_own_measure = is_own.groupby([figures[name] for name in SLOT]).transform("any")
    return is_carried & has_own & ~has_own_measure


def _first_of_slot(ranked: pd.DataFrame) -> pd.DataFrame:
    """For each row the best of its slot, under the row's own index."""
    first = ranked.drop_duplicates(SLOT).set_index(SLOT)
    return first.reindex(pd.MultiIndex.from_frame(ranked[SLOT])).reset_index().set_index(ranked.index)


def _first_difference(ranked: pd.DataFrame, best: pd.DataFrame) -> pd.Series:
    """The name of the first rule by which a figure and the one used differ."""
    differs = [~_is_same(ranked[column], best[column]) for column in ORDER]
    names = [_rule_name(column, ranked, best) for column in ORDER]
    return pd.Series(np.select(differs, names, default=""), index=ranked.index).astype("str")


def _rule_name(column: str, ranked: pd.DataFrame, best: pd.DataFrame) -> pd.Series:
    """The rule of a column, save where figures are told apart by more than one.

    A report revises itself where it says when its figures were true. A carrier that does not say when its
    count was true gives way as a carrier, not as an earlier one.
    """
    name = pd.Series(ORDER[column][1], index=ranked.index)
    if column == "is_first_in_report":
        is_earlier = (ranked.as_of < best.as_of).fillna(False).astype(bool)
        return name.mask(is_earlier & (ranked.report_id == best.report_id), ORDER["true_by"][1])
    if column != "true_by":
        return name
    return name.mask(ranked.true_at.isna() & best.is_primary.astype(bool), ORDER["is_primary"][1])


def _kinds(ranked: pd.DataFrame, best: pd.DataFrame) -> np.ndarray:
    is_same = _is_same(ranked.low, best.low) & _is_same(ranked.high, best.high)
    is_earlier = (ranked.true_at < best.true_at).fillna(False).astype(bool) & ~_is_within_day(ranked, best)
    conditions = [ranked.is_used, ~ranked.keeps_definition, is_same, is_earlier]
    return np.select(conditions, ["used", "renamed", "same", "revision"], default="conflict")


def _is_within_day(ranked: pd.DataFrame, best: pd.DataFrame) -> pd.Series:
    """Whether the figures are of one day, and the hour of one of them is not known."""
    days = [local_days(table.true_at, table.is_day.astype(bool), table.claimant) for table in (ranked, best)]
    return (days[0] == days[1]) & (ranked.is_day | best.is_day.astype(bool))


def _is_same(one: pd.Series, other: pd.Series) -> pd.Series:
    return ((one == other).fillna(False) | (one.isna() & other.isna())).astype(bool)
