"""The ledger set beside a table of attacks that others coded by hand, night by night."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data.figures import TABLE_ROW
from data.sums import to_add
from parsers.report import Reading
from parsers.table import tables

COMPARED = {"launched": "launched", "downed": "neutralised"}


def compare(attacks: pd.DataFrame, hand_coded: Reading) -> pd.DataFrame:
    """Set table `attacks` beside a hand-coded table, date by date.

    Compared are the Air Force's counts of Russia's drones and missiles, launched and downed. Columns:
    attack_date, weapon_class, measure, here_low, here_high, there, verdict (`agree`, `differ`, `only_here`,
    `only_there`), reports (report_ids), rows (of the table). Dates outside the table's span are left out.
    """
    there = _table_figures(hand_coded)
    here = _own_figures(attacks)
    here = here[here.attack_date.between(there.attack_date.min(), there.attack_date.max())]
    both = here.merge(there, on=["attack_date", "weapon_class", "measure"], how="outer")
    verdicts = both.apply(_verdict, axis=1) if len(both) else pd.Series(dtype="str")
    return both.assign(verdict=verdicts)


def _own_figures(attacks: pd.DataFrame) -> pd.DataFrame:
    is_compared = (
        (attacks.attacker == "RU")
        & (attacks.claimant == "UA_AF")
        & attacks.weapon_class.isin(["drone", "missile"])
        & attacks.attack_date.notna()
    )
    figures = [
        _own_figure(attacks[is_compared], to_add(attacks, measure)[is_compared], name)
        for name, measure in COMPARED.items()
    ]
    return pd.concat(figures, ignore_index=True)


def _own_figure(attacks: pd.DataFrame, ends: pd.DataFrame, name: str) -> pd.DataFrame:
    """Sums by date of what was stated; open on the high side where one count is."""
    told = attacks.assign(here_low=ends.low, here_high=ends.high)[ends.notna().any(axis=1)]
    by_date = told.groupby(["attack_date", "weapon_class"])
    sums = by_date[["here_low", "here_high"]].sum(min_count=1)
    is_closed = by_date.here_high.count() == by_date.size()
    reports = by_date.reports.agg(" ".join)
    return sums.assign(here_high=sums.here_high.where(is_closed), reports=reports, measure=name).reset_index()


def _table_figures(hand_coded: Reading) -> pd.DataFrame:
    claims = tables([hand_coded]).claims
    names = {"launched": "launched", "shot_down": "downed", "shot_down_or_suppressed": "downed"}
    is_compared = (
        claims.claimant.isin(["UA_AF", "UNKNOWN"])
        & claims.weapon_class.isin(["drone", "missile"])
        & (claims.weapon != "recon_drone")
        & claims.measure.isin(names)
    )
    told = claims[is_compared].assign(measure=claims.measure.map(names))
    told = told.assign(rows=told.rule.str.removeprefix(TABLE_ROW))
    by_date = told.groupby(["attack_date", "weapon_class", "measure"])
    return by_date.agg(there=("low", "sum"), rows=("rows", " ".join)).reset_index()


def _verdict(pair: Any) -> str:
    if pd.isna(pair.there):
        return "only_here"
    if pd.isna(pair.here_low) and pd.isna(pair.here_high):
        return "only_there"
    reaches = pd.isna(pair.here_low) or pair.here_low <= pair.there
    return "agree" if reaches and (pd.isna(pair.here_high) or pair.there <= pair.here_high) else "differ"
