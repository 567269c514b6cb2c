"""The fields of a claim that a person may set: each checked, and written as the ledger's file keeps it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import pandas as pd

from parsers.places.gazetteer import regions
from parsers.report import Bound, Claimant, Measure, Scope, Side
from parsers.rows import Row, utc_text, weapon_class
from parsers.sentences import split_sentences
from parsers.text import tokenize

CHOICES = {"measure": Measure, "bound": Bound, "scope": Scope, "claimant": Claimant, "attacker": Side}
COUNTS = ("low", "high", "span_start", "span_end")
HOURS = ("window_start", "window_end")
MOMENTS = (*HOURS, "as_of")
ENDS = ("low", "high", "bound")
NEVER_EMPTY = ("measure", "weapon", "claimant", "bound", "scope")
EDITABLE = (
    *("measure", "weapon", "low", "high", "bound", "scope", "subset", "subset_of", "claimant", "attacker"),
    *("window_start", "window_end", "as_of", "attack_date", "adm1", "place"),
)
ADDABLE = (*EDITABLE, "span_start", "span_end")
FIRST_YEAR = 2014
HIGHEST_COUNT = 10**9

WANTED = {
    **{name: f"one of {', '.join(choices)}" for name, choices in CHOICES.items()},
    **dict.fromkeys(COUNTS, f"a whole number from 0 to {HIGHEST_COUNT:,}"),
    **dict.fromkeys(MOMENTS, f"a moment with its zone, like 2025-09-04T18:00+03:00, since {FIRST_YEAR}"),
    "attack_date": f"a day like 2025-09-05, since {FIRST_YEAR}",
    "weapon": "the key of a weapon, or several joined with +",
    "adm1": "the code of a region or sea, or several joined with +",
    "subset": "True or False",
    "subset_of": "the id of another claim of the same report",
    "place": "a name",
}


class CorrectionError(ValueError):
    """A correction that cannot be made; the message says what to give instead."""


def clean(
    connection: sqlite3.Connection, values: dict[str, Any], allowed: tuple[str, ...], claim: Row
) -> Row:
    """The values as the file keeps them, or a CorrectionError that says which is wrong and why.

    `claim` is the claim as it stands. Where an end of the number or its bound is set, all three come back,
    so that they agree whatever other corrections are undone; a bound that nobody gave follows from the ends.
    So do both hours of the window where one is set.
    """
    unknown = [name for name in values if name not in allowed]
    if unknown:
        only = f"only {', '.join(allowed)}" if allowed else "this action sets nothing"
        raise CorrectionError(f"{', '.join(unknown)} cannot be set: {only}")
    cleaned = {name: clean_value(name, value) for name, value in values.items()}
    if cleaned.keys() & set(ENDS):
        cleaned |= _agreeing_ends(claim | cleaned, is_bound_given="bound" in cleaned)
    if cleaned.keys() & set(HOURS):
        cleaned |= agreeing_hours(claim | cleaned)
    total = cleaned.get("subset_of")
    if total is not None and total != claim["subset_of"]:
        _check_total(connection, str(total), claim)
    return cleaned


def clean_value(name: str, value: Any) -> object:
    """One value as the file keeps it, or a CorrectionError that says what to give."""
    try:
        return _plain(name, value)
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        given = "empty" if _is_empty(value) else f"“{value}”"
        raise CorrectionError(f"{name} cannot be {given}: give {WANTED[name]}") from error


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


def check_order(claim: Row) -> None:
    """Raise a CorrectionError where the lower end of a claim's number is above the upper one."""
    low, high = claim["low"], claim["high"]
    if low is not None and high is not None and low > high:
        raise CorrectionError(f"low ({low}) is above high ({high})")


def agreeing_hours(claim: Row) -> Row:
    """The window of a claim, or a CorrectionError where it ends before it starts."""
    start, end = (claim[name] for name in HOURS)
    if start is not None and end is not None and end < start:
        raise CorrectionError("the attack would end before it starts: correct its start or its end")
    return {"window_start": start, "window_end": end}


def sentence_at(text: str, start: int | None, end: int | None) -> str | None:
    """The sentence of a text that holds a span; None without a span, a CorrectionError where it is not there.

    >>> sentence_at("It was quiet. 7 missiles were lost.", 14, 15)
    '7 missiles were lost.'
    """
    if start is None and end is None:
        return None
    if start is None or end is None or not start < end <= len(text):
        raise CorrectionError(
            f"the span from {start} to {end} is not in the report, which has {len(text)} characters"
        )
    tokens = tokenize(text)
    held = [
        token
        for first, last in split_sentences(tokens)
        if tokens[first].start < end and start < tokens[last - 1].end
        for token in tokens[first:last]
        if token.text != "\n"
    ]
    if not any(token.start < end and start < token.end for token in held):
        raise CorrectionError(f"the span from {start} to {end} holds no words")
    return text[held[0].start : held[-1].end]


def _plain(name: str, value: Any) -> object:
    if _is_empty(value):
        if name in NEVER_EMPTY or name == "subset":
            raise ValueError(name)
        return None
    if name in CHOICES:
        return CHOICES[name](value).value
    if name in COUNTS:
        return _count(value)
    if name in MOMENTS:
        return _moment(value)
    if name == "attack_date":
        return _day(value)
    return _flag(value) if name == "subset" else _words(name, value)


def _is_empty(value: Any) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, str) and value == "")


def _count(value: Any) -> int:
    if isinstance(value, bool) or int(value) != float(value) or not 0 <= int(value) <= HIGHEST_COUNT:
        raise ValueError(value)
    return int(value)


def _flag(value: Any) -> int:
    if isinstance(value, str) or value not in (0, 1):
        raise ValueError(value)
    return int(value)


def _moment(value: Any) -> str | None:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    if not isinstance(moment, datetime) or moment.year < FIRST_YEAR:
        raise ValueError(value)
    return utc_text(moment)


def _day(value: Any) -> str:
    day = date.fromisoformat(value) if isinstance(value, str) else value
    if not isinstance(day, date) or day.year < FIRST_YEAR:
        raise ValueError(value)
    return date(day.year, day.month, day.day).isoformat()


def _words(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(name)
    if name == "weapon":
        weapon_class(value)
    if name == "adm1" and not set(value.split("+")) <= regions().keys():
        raise KeyError(value)
    return value


def _agreeing_ends(claim: Row, is_bound_given: bool) -> Row:
    """The number of a claim with a bound that its ends allow; the one it has, where they do."""
    check_order(claim)
    low, high, bound = (claim[name] for name in ENDS)
    if not _allows(Bound(bound), low, high):
        if is_bound_given:
            raise CorrectionError(
                f"bound cannot be “{bound}” where low is {_end(low)} and high {_end(high)}:"
                f" leave it out, or give {bound_of(low, high)}"
            )
        bound = bound_of(low, high).value
    return {"low": low, "high": high, "bound": bound}


def _allows(bound: Bound, low: int | None, high: int | None) -> bool:
    """Whether a number with these ends can be stated so.

    >>> _allows(Bound.ABOUT, 40, 40), _allows(Bound.EXACT, 40, 50), _allows(Bound.AT_LEAST, 40, 50)
    (True, False, False)
    """
    natural = bound_of(low, high)
    if bound in (Bound.ABOUT, Bound.RANGE):
        return natural in (Bound.EXACT, Bound.RANGE)
    return bound == natural or (bound == Bound.UNNUMBERED and high is None)


def _end(number: int | None) -> str:
    return "empty" if number is None else str(number)


def _check_total(connection: sqlite3.Connection, total: str, claim: Row) -> None:
    """Raise a CorrectionError where `total` is no other claim of the report, or a part of this claim."""
    above: str | None = total
    seen: set[str] = set()
    while above is not None and above not in seen:
        seen.add(above)
        query = "SELECT subset_of FROM claims WHERE claim_id = ? AND report_id = ?"
        row = connection.execute(query, (above, claim["report_id"])).fetchone()
        if (row is None and above == total) or above == claim["claim_id"]:
            raise CorrectionError(f"subset_of cannot be “{total}”: give {WANTED['subset_of']}")
        above = row[0] if row is not None else None


def only_value(values: Iterable[Any]) -> Any:
    """The one value among some, whatever is missing beside it; None where there is none or several."""
    known = {value for value in values if not pd.isna(value)}
    return known.pop() if len(known) == 1 else None
