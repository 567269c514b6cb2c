"""What became of what was launched, as one report tells it: does it add up, and which claims say so."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data.figures import COUNTED, find_figures
from data.rates import add_neutralised

ENDS = ("neutralised", "lost", "left_airspace", "in_airspace", "hit")
TOLD = (*COUNTED, "left_airspace", "in_airspace")
OUTCOMES = (
    "shot_down",
    "suppressed",
    "shot_down_or_suppressed",
    "lost",
    "left_airspace",
    "in_airspace",
    "hit",
)
"""What can become of weapons, each as a claimant tells it."""

KEYS = ["attacker", "claimant", "weapon_class", "attack_date", "window_start", "window_end"]


def balance(claims: pd.DataFrame, report_id: str) -> pd.DataFrame:
    """The balance of one report: launched = neutralised + lost + left + in the air + hit + unaccounted.

    In: table `claims`. Out: a row for each attacker, claimant, window and weapon class with a low and a high
    column for each of launched and OUTCOMES, unaccounted_low and unaccounted_high (empty without a launch
    count or any outcome), closes (False where more became of them than were launched), claims (the
    claim_ids it rests on) and about (which of the counts are approximate, as “about 90” is).
    """
    told = claims[claims.report_id == report_id]
    figures = find_figures(told, TOLD)
    wide = figures.pivot(index=KEYS, columns="measure", values=["low", "high"])
    sides = wide.set_axis(wide.columns.map("{0[1]}_{0[0]}".format), axis=1)
    columns = [f"{measure}_{side}" for measure in TOLD for side in ("low", "high")]
    table = add_neutralised(sides.reindex(columns=columns).astype("Int64").reset_index())
    shown = [f"{end}_{side}" for end in ("launched", *OUTCOMES) for side in ("low", "high")]
    closed = _close(table)[[*KEYS, *shown, "unaccounted_low", "unaccounted_high", "closes"]]
    closed = closed.assign(claims=_claims_of(table, told))
    return closed.assign(about=_about_of(closed, told))


def _close(table: pd.DataFrame) -> pd.DataFrame:
    """What is left of the launched after all that became of them; a bound of 0 at least."""
    least = table[[f"{end}_low" for end in ENDS]].sum(axis=1).astype("Int64")
    most = table[[f"{end}_high" for end in ENDS]].sum(axis=1).astype("Int64").mask(_is_open(table))
    is_exceeded = (least > table.launched_high).fillna(False)
    is_unknown = is_exceeded | ~_has_outcome(table)
    return table.assign(
        unaccounted_low=(table.launched_low - most).clip(lower=0).mask(is_unknown),
        unaccounted_high=(table.launched_high - least).mask(is_unknown),
        closes=~is_exceeded,
    )


def _has_outcome(table: pd.DataFrame) -> pd.Series:
    """Whether anything is told of what became of the launched."""
    ends = [f"{outcome}_{side}" for outcome in OUTCOMES for side in ("low", "high")]
    return table[ends].notna().any(axis=1)


def _is_open(table: pd.DataFrame) -> pd.Series:
    opened = [table[f"{end}_low"].notna() & table[f"{end}_high"].isna() for end in ENDS]
    return pd.concat(opened, axis=1).any(axis=1)


def _claims_of(table: pd.DataFrame, claims: pd.DataFrame) -> list[str]:
    """The ids of the claims behind each row, joined with spaces."""
    counted = claims[claims.measure.isin(TOLD) & (claims.scope == "attack") & (claims.status != "rejected")]
    by_row = counted.groupby(KEYS, dropna=False).claim_id.agg(" ".join).rename("claims").reset_index()
    return table[KEYS].merge(by_row, on=KEYS, how="left").claims.fillna("").tolist()


def _about_of(table: pd.DataFrame, claims: pd.DataFrame) -> list[str]:
    """The counts of each row that rest on approximate numbers, joined with spaces."""
    by_id = claims.set_index("claim_id")
    return [_approximate(row, by_id.loc[row["claims"].split()]) for row in table.to_dict("records")]


def _approximate(row: dict[Any, Any], held: pd.DataFrame) -> str:
    names = [
        end for end in ("launched", *OUTCOMES) if _is_about(held[held.measure == end], row[f"{end}_low"])
    ]
    return " ".join([*names, "unaccounted"] if names else [])


def _is_about(held: pd.DataFrame, low: Any) -> bool:
    """Whether a count rests on an approximate number, and no exact one says the same."""
    is_exact = (held.bound == "exact") & (held.low == low)
    return bool((held.bound == "about").any() and not is_exact.any())
