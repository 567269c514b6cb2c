"""Claims as a table that people read: words instead of codes, and of which total a claim is a part."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.labels import count_label, is_missing, label, number_label, region_label, weapon_label

NO_TOTAL = "a total that is not told"

COLUMNS: dict[str, Any] = {
    "attack_date": st.column_config.DateColumn("Attack", format="D MMM YYYY", width=100),
    "number": st.column_config.TextColumn("Number", width=80),
    "measure": st.column_config.TextColumn("Of what", width=145),
    "weapon": st.column_config.TextColumn("Weapon", width=110),
    "part_of": st.column_config.TextColumn(
        "Part of", width=160, help="The number of the same report that holds this one: do not add the two up."
    ),
    "direction": st.column_config.TextColumn("Direction", width=130),
    "claimant": st.column_config.TextColumn("Says who", width=190),
    "region": st.column_config.TextColumn("Region", width=110),
    "evidence": st.column_config.TextColumn("Sentence", width=320),
    "scope": st.column_config.TextColumn("Counted over", width=110),
    "status": st.column_config.TextColumn("Checked", width=110),
}


def for_people(claims: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """The claims in words, a column for each of COLUMNS; `totals` has the claims that hold others."""
    numbers = zip(claims["low"], claims["high"], claims["bound"], strict=True)
    return pd.DataFrame(
        {
            "attack_date": claims["attack_date"],
            "number": [number_label(low, high, bound) for low, high, bound in numbers],
            "measure": [label("measure", code) for code in claims["measure"]],
            "weapon": [weapon_label(*pair) for pair in zip(claims["weapon"], claims["measure"], strict=True)],
            "part_of": part_words(claims, totals),
            "direction": [label("attacker", code) for code in claims["attacker"]],
            "claimant": [label("claimant", code) for code in claims["claimant"]],
            "region": [region_label(code) for code in claims["adm1"]],
            "scope": [label("scope", code) for code in claims["scope"]],
            "status": [label("status", code) for code in claims["status"]],
            "evidence": claims["evidence"],
        }
    )


def told_columns(table: pd.DataFrame) -> list[str]:
    """The columns of a table as from `for_people` in which anything stands."""
    return [name for name in COLUMNS if (table[name].notna() & (table[name] != "")).any()]


def part_words(claims: pd.DataFrame, totals: pd.DataFrame) -> list[str]:
    """For each claim the number that holds it, as ``157 drones launched``; empty where it is no part."""
    words = {total["claim_id"]: _total_words(total) for total in totals.to_dict("records")}
    pairs = zip(claims["subset"].fillna(False), claims["subset_of"], strict=True)
    return [_part_words(is_part, total, words) for is_part, total in pairs]


def _part_words(is_part: bool, total: Any, words: Mapping[Any, str]) -> str:
    if is_missing(total):
        return NO_TOTAL if is_part else ""
    return words.get(total, NO_TOTAL)


def _total_words(total: Mapping[Any, Any]) -> str:
    count = count_label(*(total[name] for name in ("low", "high", "bound", "weapon", "measure")))
    return f"{count} {label('measure', total['measure'])}"
