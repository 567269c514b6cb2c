"""Figures that were revised or contradict each other, set beside the one used, in words."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.labels import codes, counted, is_missing, label, number_label, window_label
from data.zones import zone_of

COLUMNS = ["attack_date", "what", "used", "set_aside", "kind", "why", "rule"]

_ATTACK = re.compile(r"\battack ([0-9a-f]{12})(?: \([^)]*\))?")


def revisions(set_aside: pd.DataFrame, attacks: pd.DataFrame) -> pd.DataFrame:
    """For some attacks, a row for each figure set aside: COLUMNS, all but `rule` in words, the latest first.

    In: table `set_aside` and rows of table `attacks`. A revision is an earlier figure of the same claimant,
    as in “121 at 08:30, 126 at 12:00”; a report can revise or contradict itself too.
    """
    chosen, pairs = (
        pd.MultiIndex.from_frame(table[["attack_id", "weapon_class"]]) for table in (attacks, set_aside)
    )
    rows = set_aside[pairs.isin(chosen)].to_dict("records")
    return pd.DataFrame([_row(row) for row in reversed(rows)], columns=COLUMNS)


def revisions_finding(table: pd.DataFrame) -> str:
    """How many figures were revised and how many are contradicted, of a table as from `revisions`."""
    is_revised = table["kind"].str.startswith(label("history", "revision"))
    counts = {
        words: len(table.loc[rows, ["attack_date", "what"]].drop_duplicates())
        for words, rows in {"revised later": is_revised, "contradicted": ~is_revised}.items()
    }
    told = [f"{counted(count, 'figure')} {words}" for words, count in counts.items() if count]
    return ", ".join(told)


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
        figure += f" at {as_of.tz_convert(zone_of(pair['claimant'])):%H:%M}"
    source = f"report {report_id}" if is_missing(publisher) else publisher
    return f"{figure} ({source})"


def conflict_words(conflicts: pd.Series, attacks: pd.DataFrame) -> pd.Series:
    """What contradicts, with the words that the pages use for measures, rules and other `attacks`."""
    measures = {rf"\b{code}: ": f"{label('measure', code)}: " for code in codes("measure")}
    rules = {rf"\({code}\)": f"({label('choice', code)})" for code in codes("choice")}
    plain = conflicts.fillna("").replace(measures | rules, regex=True)
    windows = _windows(attacks)
    return plain.map(lambda words: _ATTACK.sub(lambda found: _attack_words(found[1], windows), words))


def _windows(attacks: pd.DataFrame) -> dict[Any, str]:
    """When each attack was, by its id."""
    names = ["window_start", "window_end", "attack_date", "claimant"]
    each = attacks.drop_duplicates("attack_id").set_index("attack_id")[names]
    return {attack_id: window_label(*row) for attack_id, *row in each.itertuples(name=None)}


def _attack_words(attack_id: str, windows: Mapping[Any, str]) -> str:
    """An attack by its hours where the claimant is, as ``the attack of 4 September 2025 18:00 to …``."""
    return f"the attack of {windows[attack_id]}" if attack_id in windows else "another attack"
