"""Figures that were revised or contradict each other, set beside the one used, in words."""

from typing import Any

import pandas as pd

from dashboard.labels import is_missing, label, number_label
from data.attacks import find_history
from data.choosing import SLOT
from parsers.report import KYIV, MOSCOW

SET_ASIDE = ["revision", "conflict"]
NEAR = [pd.Timedelta(days=step) for step in (-1, 0, 1)]


def history_of(attacks: pd.DataFrame, claims: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Every figure that any report gives for these attacks, used or not (see `find_history`)."""
    days = {day + step for day in attacks["attack_date"].dropna() for step in NEAR}
    is_near = claims["attack_date"].isin(days) & claims["claimant"].isin(attacks["claimant"])
    history = find_history(claims[is_near], reports)
    rows = pd.MultiIndex.from_frame(history[["attack_id", "weapon_class"]])
    return history[rows.isin(pd.MultiIndex.from_frame(attacks[["attack_id", "weapon_class"]]))]


def revisions(history: pd.DataFrame) -> pd.DataFrame:
    """A row for each figure set aside: attack_date, what, used, set_aside, kind and why in words, and rule.

    A revision is an earlier figure of the same claimant, as in “121 at 08:30, 126 at 12:00”; a report can
    revise or contradict itself too.
    """
    other = history[history["kind"].isin(SET_ASIDE)]
    pairs = other.merge(history[history["is_used"]], on=SLOT, suffixes=("", "_used"))
    rows = pairs.sort_values(["attack_date", "true_at"]).to_dict("records")
    columns = ["attack_date", "what", "used", "set_aside", "kind", "why", "rule"]
    return pd.DataFrame([_row(row) for row in reversed(rows)], columns=columns)


def _row(pair: dict[Any, Any]) -> dict[str, Any]:
    return {
        "attack_date": pair["attack_date"],
        "what": f"{label('weapon_class', pair['weapon_class'])} {label('measure', pair['measure'])}",
        "used": _figure(pair, "_used"),
        "set_aside": _figure(pair),
        "kind": _kind(pair),
        "why": label("choice", pair["rule"]),
        "rule": pair["rule"],
    }


def _kind(pair: dict[Any, Any]) -> str:
    words = label("history", pair["kind"])
    is_same_report = pair["report_id"] == pair["report_id_used"]
    return f"{words}, in the same report" if is_same_report else words


def _figure(pair: dict[Any, Any], suffix: str = "") -> str:
    """A figure with when it was true and who published it, as ``121 at 08:30 (kpszsu)``."""
    figure, as_of, publisher, report_id = (
        number_label(pair[f"low{suffix}"], pair[f"high{suffix}"]),
        pair[f"as_of{suffix}"],
        pair[f"publisher{suffix}"],
        pair[f"report_id{suffix}"],
    )
    if not is_missing(as_of):
        zone = MOSCOW if str(pair["claimant"]).startswith("RU_") else KYIV
        figure += f" at {as_of.tz_convert(zone):%H:%M}"
    source = f"report {report_id}" if is_missing(publisher) else publisher
    return f"{figure} ({source})"
