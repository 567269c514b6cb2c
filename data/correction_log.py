"""The log of corrections: what people said of claims, places and reports, when and why; none is ever deleted.

A line of the log with a `claim_id` speaks of that claim, one with a `place_id` of that place, and one with
neither of the whole report.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import pandas as pd

from data.claim_values import CorrectionError
from data.ledger import Ledger
from parsers.report import Status
from parsers.rows import Row
from parsers.table import to_frame

CORRECTION_COLUMNS = (
    *("correction_id", "report_id", "claim_id", "place_id", "action", "old", "new", "note", "who", "at"),
    *("undone_by", "undone_at"),
)


class Action(StrEnum):
    """What a person did to a claim, a place or a report."""

    CONFIRM = "confirm"
    EDIT = "edit"
    REJECT = "reject"
    ADD = "add"
    SET_ASIDE = "set_aside"


STATUS = {
    Action.CONFIRM: Status.CONFIRMED,
    Action.EDIT: Status.EDITED,
    Action.REJECT: Status.REJECTED,
    Action.ADD: Status.ADDED,
}


@dataclass(frozen=True, slots=True)
class Change:
    """What a person says of a claim, a place or a report: values before and after, who, why, when in UTC."""

    action: Action
    old: Row | None
    new: Row
    who: str
    note: str
    at: str


def corrections(ledger: Ledger) -> pd.DataFrame:
    """Every correction ever made, undone or not, in their order; `old` and `new` as JSON."""
    with ledger.reading() as connection:
        names = ", ".join(CORRECTION_COLUMNS)
        rows = connection.execute(f"SELECT {names} FROM corrections ORDER BY correction_id").fetchall()
    moments = dict.fromkeys(("at", "undone_at"), "datetime64[us, UTC]")
    return to_frame(rows, CORRECTION_COLUMNS, {"correction_id": "Int64"} | moments)


def log(connection: sqlite3.Connection, about: Row, change: Change) -> int:
    """Write one line about a claim, a place or a report; gives its number."""
    cursor = connection.execute(
        "INSERT INTO corrections (report_id, claim_id, place_id, action, old, new, note, who, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(about["report_id"], about.get("claim_id") or "", about.get("place_id"), change.action.value),
            *(to_json(change.old), to_json(change.new), change.note, named(change.who), change.at),
        ),
    )
    return int(cursor.lastrowid or 0)


def standing_of_claim(
    connection: sqlite3.Connection, report_id: str, claim_id: str
) -> list[tuple[Action, Row, bool]]:
    """The corrections of a claim that are not undone, in their order; whether each is of the whole report."""
    query = (
        "SELECT action, new, claim_id = '' FROM corrections WHERE report_id = :report AND undone_at IS NULL"
        " AND (claim_id = :claim OR (claim_id = '' AND place_id IS NULL AND action = 'edit'))"
        " ORDER BY correction_id"
    )
    rows = connection.execute(query, {"report": report_id, "claim": claim_id})
    return [(Action(action), json.loads(new), bool(of_report)) for action, new, of_report in rows]


def standing_of_report(connection: sqlite3.Connection, report_id: str) -> list[Row]:
    """What people set for a whole report and did not undo, in the order of the log."""
    query = (
        "SELECT new FROM corrections WHERE report_id = ? AND claim_id = '' AND place_id IS NULL"
        " AND action = 'edit' AND undone_at IS NULL ORDER BY correction_id"
    )
    return [json.loads(new) for (new,) in connection.execute(query, (report_id,))]


def standing_of_place(connection: sqlite3.Connection, place_id: str) -> list[tuple[Action, Row]]:
    """The corrections of a place that are not undone, in their order."""
    query = (
        "SELECT action, new FROM corrections WHERE place_id = ? AND undone_at IS NULL ORDER BY correction_id"
    )
    return [(Action(action), json.loads(new)) for action, new in connection.execute(query, (place_id,))]


def is_set_aside(connection: sqlite3.Connection, report_id: str) -> bool:
    """Whether a person set the report aside and nobody took it back."""
    query = (
        "SELECT EXISTS (SELECT 1 FROM corrections WHERE report_id = ? AND action = 'set_aside'"
        " AND undone_at IS NULL)"
    )
    return bool(connection.execute(query, (report_id,)).fetchone()[0])


def has_report(connection: sqlite3.Connection, report_id: str) -> bool:
    """Whether the ledger holds a report."""
    query = "SELECT EXISTS (SELECT 1 FROM reports WHERE report_id = ?)"
    return bool(connection.execute(query, (report_id,)).fetchone()[0])


def need_report(connection: sqlite3.Connection, report_id: str) -> None:
    """Raise a CorrectionError where the ledger does not hold a report."""
    if not has_report(connection, report_id):
        raise CorrectionError(f"there is no report {report_id} in the ledger")


def named(who: str) -> str:
    """A person's name, which every correction needs."""
    if not who.strip():
        raise CorrectionError("say who makes the correction")
    return who.strip()


def to_json(value: Row | None) -> str | None:
    """A row as the log keeps it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value is not None else None


def now() -> str:
    """This moment as the log keeps it."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
