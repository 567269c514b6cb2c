"""What a person says of a claim, as values of the ledger and as words; no page is drawn here."""

import json
from typing import Any

import pandas as pd

from dashboard.labels import is_missing, label, number_label, region_label, weapon_label
from parsers.report import Bound

Values = dict[str, Any]

ACTIONS = {"confirm": "confirmed", "edit": "edited", "reject": "rejected", "add": "added"}
FIELDS = {
    "measure": "of what",
    "weapon": "weapon",
    "attacker": "direction",
    "claimant": "says who",
    "adm1": "region",
    "scope": "counted over",
}


def changed(claim: pd.Series, given: Values) -> Values:
    """The fields that a person gave another value than the claim has; a new number brings its own bound."""
    differing = {name: value for name, value in given.items() if not _is_same(claim[name], value)}
    if differing.keys() & {"low", "high"}:
        differing |= {"low": given["low"], "high": given["high"]}
        differing["bound"] = bound_of(given["low"], given["high"]).value
    return differing


def bound_of(low: int | None, high: int | None) -> Bound:
    """How exactly a number is stated that has these ends.

    >>> [str(bound_of(*ends)) for ends in ((5, 5), (5, None), (None, 5), (5, 7), (None, None))]
    ['exact', 'at_least', 'at_most', 'range', 'undisclosed']
    """
    if low is None:
        return Bound.UNDISCLOSED if high is None else Bound.AT_MOST
    if high is None:
        return Bound.AT_LEAST
    return Bound.EXACT if low == high else Bound.RANGE


def added_values(claim: pd.Series, given: Values, text: str, words: str) -> Values | None:
    """The values of a claim to be added beside `claim`, of the same attack; None where `words` are not there.

    `words` are those of the report's `text` that give the number.
    """
    start = text.find(words) if words else -1
    if start < 0:
        return None
    of_attack = {name: claim[name] for name in ("attack_date", "window_start", "window_end", "as_of")}
    span = {"span_start": start, "span_end": start + len(words)}
    return given | of_attack | span | {"bound": bound_of(given["low"], given["high"]).value}


def correction_words(correction: pd.Series) -> str:
    """One correction in a line: who, when, what, why, and whether it was undone."""
    at = f"{correction['at']:%-d %B %Y, %H:%M} UTC"
    told = f"{correction['who']}, {at}: {ACTIONS[correction['action']]}"
    if correction["action"] == "edit":
        told += f" ({_change_words(_values(correction['old']), _values(correction['new']))})"
    if not is_missing(correction["note"]) and correction["note"]:
        told += f": “{correction['note']}”"
    if not is_missing(correction["undone_at"]):
        told += f"; undone by {correction['undone_by']}, {correction['undone_at']:%-d %B %Y, %H:%M} UTC"
    return told


def _change_words(old: Values, new: Values) -> str:
    changes = [
        f"{name}: {_field_words(field, old) or 'none'} → {_field_words(field, new) or 'none'}"
        for field, name in FIELDS.items()
        if field in new
    ]
    if new.keys() & {"low", "high"}:
        changes.insert(0, f"number: {_number_words(old)} → {_number_words(new)}")
    return "; ".join(changes) or "nothing changed"


def _field_words(field: str, values: Values) -> str:
    value = values.get(field)
    if field == "weapon":
        return weapon_label(value)
    return region_label(value) if field == "adm1" else label(field, value)


def _number_words(values: Values) -> str:
    return number_label(values.get("low"), values.get("high"), values.get("bound"))


def _values(text: Any) -> Values:
    return {} if is_missing(text) else json.loads(text)


def _is_same(held: Any, given: Any) -> bool:
    return (is_missing(held) and given is None) or bool(not is_missing(held) and held == given)
