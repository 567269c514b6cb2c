"""Every figure that any report gives for an attack, and those revised or contradicted beside those used."""

from __future__ import annotations

import pandas as pd

from data.choosing import SLOT, choose_figures
from data.figures import STATEMENT, find_figures, find_figures_set_aside
from data.grouping import PUBLISHED, group_statements

SET_ASIDE = ("revision", "conflict")
SIDE = ("low", "high", "as_of", "report_id", "publisher")
SET_ASIDE_COLUMNS = [
    *("attack_date", "attacker", "claimant", *SLOT),
    *(f"{name}_used" for name in SIDE),
    *SIDE,
    *("true_at", "kind", "rule"),
]
SET_ASIDE_TYPES = dict.fromkeys(("low", "high", "low_used", "high_used"), "Int64") | dict.fromkeys(
    ("as_of", "as_of_used", "true_at"), "datetime64[us, UTC]"
)


def find_history(claims: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Every figure that any report gives for an attack, used or not.

    Columns: ATTACK's, weapon_class, measure, low, high, inexact, as_of, report_id, publisher (where nobody
    says, the channel), published_at, published_precision, is_primary (the claimant's own post), true_at,
    is_used, rule (what set it aside), kind (`used`, `same`, `revision`, `conflict`), overlaps.
    """
    publishers = {"publisher": reports.publisher.fillna(reports.channel), "speaker": reports.claimant}
    sources = reports[["report_id", *PUBLISHED]].assign(**publishers)
    used, others = (
        find(claims).merge(sources, on="report_id") for find in (find_figures, find_figures_set_aside)
    )
    figures = _mark_primary(used).assign(is_first_in_report=True)
    others = _mark_primary(others).assign(is_first_in_report=False)
    told = pd.concat([figures, others.astype(figures.dtypes[others.columns].to_dict())], ignore_index=True)
    grouped = told.merge(group_statements(figures), on=STATEMENT)
    windows = grouped.drop(columns=["window_start", "window_end", "regions", "speaker"])
    return choose_figures(windows.rename(columns={"start": "window_start", "end": "window_end"}))


def _mark_primary(figures: pd.DataFrame) -> pd.DataFrame:
    return figures.assign(is_primary=(figures.speaker == figures.claimant).fillna(False).astype(bool))


def find_set_aside(history: pd.DataFrame) -> pd.DataFrame:
    """Each figure of `history` that was revised or is contradicted, beside the one used in its stead.

    Columns: SET_ASIDE_COLUMNS. `low_used` and so on speak of the figure used; `low` and so on of the other;
    `kind` says whether that is an earlier ``revision`` or a ``conflict``, `rule` why it is not used.
    """
    others = history[history.kind.isin(SET_ASIDE)]
    pairs = others.merge(history[history.is_used], on=SLOT, suffixes=("", "_used"))
    order = ["attack_date", "true_at", *SLOT, "report_id", "low", "high"]
    table = pairs.sort_values(order, na_position="first", ignore_index=True)[SET_ASIDE_COLUMNS]
    return table.astype(SET_ASIDE_TYPES)
