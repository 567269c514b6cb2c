"""What a person says of a claim, as values of the ledger and as words; no page is drawn here."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any

import pandas as pd

from dashboard.labels import (
    count_label,
    day_label,
    is_missing,
    label,
    number_label,
    region_label,
    weapon_label,
)
from data.claim_values import MOMENTS, bound_of
from parsers.report import KYIV
from parsers.text import tokenize

Values = dict[str, Any]

ACTIONS = {
    "confirm": "confirmed",
    "edit": "edited",
    "reject": "rejected",
    "add": "added",
    "set_aside": "set aside",
}
FIELDS = {
    "measure": "of what",
    "weapon": "weapon",
    "attacker": "direction",
    "claimant": "says who",
    "adm1": "region",
    "scope": "counted over",
    "attack_date": "date of attack",
    "window_start": "began",
    "window_end": "ended",
    "as_of": "counted as of",
    "role": "role",
    "subset_of": "part of",
}


def changed(claim: pd.Series, given: Values) -> Values:
    """The fields that a person gave another value than the claim has; a new number brings its own bound."""
    differing = {name: value for name, value in given.items() if not _is_same(claim[name], value)}
    if differing.keys() & {"low", "high"}:
        differing |= {"low": given["low"], "high": given["high"]}
        differing["bound"] = bound_of(given["low"], given["high"]).value
    return differing


def part_values(claim: pd.Series, total: str | None, is_new: bool) -> Values:
    """Whether a claim is a part, and of which: a part that names no total stays one while none is chosen."""
    if total is not None:
        return {"subset": True, "subset_of": total}
    is_part = not is_new and bool(claim["subset"]) and is_missing(claim["subset_of"])
    return {"subset": is_part, "subset_of": None}


def whole_spans(text: str, words: str) -> list[tuple[int, int]]:
    """Where `words` stand in a text as whole words and numbers, from start up to end.

    >>> whole_spans("157 drones and 7 missiles", "7"), whole_spans("7 drones, 7 missiles", "7 ")
    ([(15, 16)], [(0, 1), (10, 11)])
    """
    words = words.strip()
    if not words:
        return []
    tokens = tokenize(text)
    starts, ends = {token.start for token in tokens}, {token.end for token in tokens}
    found = [match.start() for match in re.finditer(f"(?={re.escape(words)})", text)]
    spans = [(start, start + len(words)) for start in found]
    return [
        (start, end)
        for start, end in spans
        if (start in starts or not text[start].isalnum()) and (end in ends or not text[end - 1].isalnum())
    ]


def added_values(claim: pd.Series, given: Values, span: tuple[int, int]) -> Values:
    """The values of a claim to be added beside `claim`, of the same attack; `span` is that of its words."""
    of_attack = {name: claim[name] for name in ("attack_date", "window_start", "window_end", "as_of")}
    words = {"span_start": span[0], "span_end": span[1]}
    return given | of_attack | words | {"bound": bound_of(given["low"], given["high"]).value}


def claim_words(claim: pd.Series) -> str:
    """What a claim says, as ``157 drones launched (Ukrainian Air Force)``."""
    count = count_label(*claim[["low", "high", "bound", "weapon", "measure"]])
    return f"{count} {label('measure', claim['measure'])} ({label('claimant', claim['claimant'])})"


def published_words(report: pd.Series) -> str:
    """Who published a report and when, as ``Published by kpszsu · 5 September 2025``."""
    who = "Publisher not said" if is_missing(report["publisher"]) else f"Published by {report['publisher']}"
    return " · ".join(filter(None, (who, day_label(report["published_at"]))))


def quoted(claim: pd.Series, text: str) -> str:
    """The words of a report that give a claim's number, in quotes; empty where nobody said where they stand.

    >>> quoted(pd.Series({"span_start": 0, "span_end": 10}), "157 drones came")
    '“157 drones”'
    """
    if is_missing(claim["span_start"]) or is_missing(claim["span_end"]):
        return ""
    return f"“{text[int(claim['span_start']) : int(claim['span_end'])]}”"


def total_words(claim: pd.Series) -> str:
    """A claim as one that another can be a part of: its number, weapon, region and claimant."""
    number = count_label(claim["low"], claim["high"], claim["bound"], claim["weapon"], claim["measure"])
    said = (region_label(claim["adm1"]), label("claimant", claim["claimant"]))
    return ", ".join(filter(None, (f"{number} {label('measure', claim['measure'])}", *said)))


def correction_words(correction: pd.Series, totals: Mapping[str, str]) -> str:
    """One correction in a line: who, when, what, why, and whether it was undone.

    `totals` has the words for each claim of the report that this one may have become a part of.
    """
    told = f"{correction['who']}, {_moment_words(correction['at'])}: {ACTIONS[correction['action']]}"
    if correction["action"] == "edit":
        told += f" ({_change_words(_values(correction['old']), _values(correction['new']), totals)})"
    if not is_missing(correction["note"]) and correction["note"]:
        told += f": “{correction['note']}”"
    if not is_missing(correction["undone_at"]):
        told += f"; undone by {correction['undone_by']}, {_moment_words(correction['undone_at'])}"
    return told


def _moment_words(moment: datetime) -> str:
    """A moment of UTC as people write it.

    >>> _moment_words(datetime(2025, 9, 5, 8, 30, tzinfo=UTC))
    '5 September 2025, 08:30 UTC'
    """
    return f"{_clock_words(moment, UTC)} UTC"


def _clock_words(moment: datetime, zone: tzinfo) -> str:
    shown = moment.astimezone(zone)
    return f"{shown.day} {shown:%B %Y, %H:%M}"


def _change_words(old: Values, new: Values, totals: Mapping[str, str]) -> str:
    changes = [
        f"{name}: {_field_words(field, old, totals) or 'none'} → {_field_words(field, new, totals) or 'none'}"
        for field, name in FIELDS.items()
        if field in new and new[field] != old.get(field)
    ]
    if new.keys() & {"low", "high"}:
        changes.insert(0, f"number: {_number_words(old)} → {_number_words(new)}")
    return "; ".join(changes) or "nothing changed"


def _field_words(field: str, values: Values, totals: Mapping[str, str]) -> str:
    value = values.get(field)
    if field == "attack_date":
        return str(value or "")
    if field in MOMENTS:
        return f"{_clock_words(datetime.fromisoformat(value), KYIV)} Kyiv time" if value else ""
    if field == "weapon":
        return weapon_label(value)
    if field == "subset_of":
        return totals.get(value, "a number that is gone") if value else ""
    return region_label(value) if field == "adm1" else label(field, value)


def _number_words(values: Values) -> str:
    return number_label(values.get("low"), values.get("high"), values.get("bound"))


def _values(text: Any) -> Values:
    return {} if is_missing(text) else json.loads(text)


def _is_same(held: Any, given: Any) -> bool:
    return (is_missing(held) and given is None) or bool(not is_missing(held) and held == given)
