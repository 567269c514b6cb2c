"""What people say of claims: confirmed, edited, rejected, added; each with who, when, why, old and new.

A claim is what the parser read with the standing corrections laid over it in their order. Undoing one lays
the others anew, so corrections can be undone in any order; none is ever deleted.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import pandas as pd

from data.ledger import Ledger, insert_rows
from parsers.report import Bound, Claimant, Measure, Scope, Side, Status
from parsers.rows import CLAIM_COLUMNS, Row, utc_text, weapon_class
from parsers.table import to_frame

CORRECTION_COLUMNS = (
    *("correction_id", "report_id", "claim_id", "action", "old", "new", "note", "who", "at"),
    *("undone_by", "undone_at"),
)
CHOICES = {"measure": Measure, "bound": Bound, "scope": Scope, "claimant": Claimant, "attacker": Side}
COUNTS = ("low", "high", "span_start", "span_end")
MOMENTS = ("window_start", "window_end", "as_of")
EDITABLE = (
    *("measure", "weapon", "low", "high", "bound", "scope", "subset", "subset_of", "claimant", "attacker"),
    *("window_start", "window_end", "as_of", "attack_date", "adm1", "place"),
)
ADDABLE = (*EDITABLE, "span_start", "span_end")
NEEDED = ("measure", "weapon", "claimant")
BY_A_PERSON = "by_a_person"


class CorrectionError(ValueError):
    """A correction that cannot be made; the message says what to give instead."""


class Action(StrEnum):
    """What a person did to a claim."""

    CONFIRM = "confirm"
    EDIT = "edit"
    REJECT = "reject"
    ADD = "add"


STATUS = {
    Action.CONFIRM: Status.CONFIRMED,
    Action.EDIT: Status.EDITED,
    Action.REJECT: Status.REJECTED,
    Action.ADD: Status.ADDED,
}


def confirm(ledger: Ledger, claim_id: str, who: str, note: str = "") -> int:
    """Say that a claim is right as it stands; gives the correction's number."""
    with ledger.writing() as connection:
        claim = held_claim(connection, claim_id)
        return _correct(connection, claim, Action.CONFIRM, {n: claim[n] for n in EDITABLE}, who, note)


def edit(ledger: Ledger, claim_id: str, changes: dict[str, object], who: str, note: str = "") -> int:
    """Change fields of a claim (those of EDITABLE); gives the correction's number."""
    with ledger.writing() as connection:
        claim = held_claim(connection, claim_id)
        return _correct(connection, claim, Action.EDIT, clean(changes, EDITABLE, claim), who, note)


def reject(ledger: Ledger, claim_id: str, who: str, note: str = "") -> int:
    """Take a claim out of every count; it stays readable. Gives the correction's number."""
    with ledger.writing() as connection:
        return _correct(connection, held_claim(connection, claim_id), Action.REJECT, {}, who, note)


def add_claim(ledger: Ledger, report_id: str, values: dict[str, object], who: str, note: str = "") -> int:
    """Add a claim that the parser missed; measure, weapon and claimant are needed.

    `span_start` and `span_end` say where the report says so. Gives the correction's number.
    """
    with ledger.writing() as connection:
        claim = new_claim(connection, report_id, values)
        at = _now()
        claim["claim_id"] = _id_of_added(claim, who, at)
        insert_rows(connection, "claims", [claim])
        return log(connection, claim, Action.ADD, None, claim, who, note, at)


def undo(ledger: Ledger, correction_id: int, who: str) -> None:
    """Take one correction back; the others on the same claim stand, unless it was the one that added it."""
    with ledger.writing() as connection:
        query = "SELECT claim_id, action FROM corrections WHERE correction_id = ? AND undone_at IS NULL"
        row = connection.execute(query, (correction_id,)).fetchone()
        if row is None:
            raise CorrectionError(f"correction {correction_id} is not there or is undone already")
        claim_id, action = row
        connection.execute(
            "UPDATE corrections SET undone_by = ?, undone_at = ?"
            " WHERE undone_at IS NULL AND claim_id = ? AND (correction_id = ? OR ? = 'add')",
            (_named(who), _now(), claim_id, correction_id, action),
        )
        lay_corrections(connection, claim_id)


def corrections(ledger: Ledger) -> pd.DataFrame:
    """Every correction ever made, undone or not, in their order; `old` and `new` as JSON."""
    with ledger.reading() as connection:
        names = ", ".join(CORRECTION_COLUMNS)
        rows = connection.execute(f"SELECT {names} FROM corrections ORDER BY correction_id").fetchall()
    moments = dict.fromkeys(("at", "undone_at"), "datetime64[us, UTC]")
    return to_frame(rows, CORRECTION_COLUMNS, {"correction_id": "Int64"} | moments)


def held_claim(connection: sqlite3.Connection, claim_id: str) -> Row:
    """The claim as it stands, as a row of the file."""
    cursor = connection.execute("SELECT * FROM claims WHERE claim_id = ?", (claim_id,))
    row = cursor.fetchone()
    if row is None:
        raise CorrectionError(f"there is no claim {claim_id} in the ledger")
    return dict(zip((column[0] for column in cursor.description), row, strict=True))


def _correct(
    connection: sqlite3.Connection, claim: Row, action: Action, new: Row, who: str, note: str
) -> int:
    """Log a correction of a claim that is held, and lay it over the claim."""
    keep_as_read(connection, claim)
    old = {name: claim[name] for name in (*new, "status")}
    number = log(connection, claim, action, old, new, who, note, _now())
    lay_corrections(connection, claim["claim_id"])
    return number


def log(
    connection: sqlite3.Connection,
    claim: Row,
    action: Action,
    old: Row | None,
    new: Row,
    who: str,
    note: str,
    at: str,
) -> int:
    """Write one line of the log of corrections; gives its number."""
    cursor = connection.execute(
        "INSERT INTO corrections (report_id, claim_id, action, old, new, note, who, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (claim["report_id"], claim["claim_id"], action.value, _json(old), _json(new), note, _named(who), at),
    )
    return int(cursor.lastrowid or 0)


def keep_as_read(connection: sqlite3.Connection, claim: Row) -> None:
    """Keep what the parser read before the first correction stands over it."""
    if claim["status"] == Status.READ:
        connection.execute(
            "INSERT OR IGNORE INTO claims_as_read VALUES (?, ?)", (claim["claim_id"], _json(claim))
        )


def lay_corrections(connection: sqlite3.Connection, claim_id: str) -> None:
    """Write the claim anew: what was read, with the standing corrections over it in their order."""
    claim = _as_read(connection, claim_id)
    for action, new in standing(connection, claim_id):
        claim = (claim or {}) | new | {"status": STATUS[action].value}
        claim["weapon_class"] = weapon_class(claim["weapon"])
    if claim is None:
        connection.execute("DELETE FROM claims WHERE claim_id = ?", (claim_id,))
        return
    write_claim(connection, claim | {"claim_id": claim_id})
    if claim["status"] == Status.READ:
        connection.execute("DELETE FROM claims_as_read WHERE claim_id = ?", (claim_id,))


def standing(connection: sqlite3.Connection, claim_id: str) -> list[tuple[Action, Row]]:
    """The corrections of a claim that are not undone, in their order."""
    query = (
        "SELECT action, new FROM corrections WHERE claim_id = ? AND undone_at IS NULL ORDER BY correction_id"
    )
    return [(Action(action), json.loads(new)) for action, new in connection.execute(query, (claim_id,))]


def _as_read(connection: sqlite3.Connection, claim_id: str) -> Row | None:
    row = connection.execute("SELECT claim FROM claims_as_read WHERE claim_id = ?", (claim_id,)).fetchone()
    return json.loads(row[0]) if row is not None else None


def write_claim(connection: sqlite3.Connection, claim: Row) -> None:
    """Write a claim in the place it has in the table, or at the end where it has none."""
    names = [name for name in claim if name != "claim_id"]
    changes = ", ".join(f"{name} = :{name}" for name in names)
    if not connection.execute(f"UPDATE claims SET {changes} WHERE claim_id = :claim_id", claim).rowcount:
        insert_rows(connection, "claims", [claim])


def new_claim(connection: sqlite3.Connection, report_id: str, values: dict[str, object]) -> Row:
    """A claim by a person about a report that is held, without its id."""
    report = connection.execute("SELECT text FROM reports WHERE report_id = ?", (report_id,)).fetchone()
    if report is None:
        raise CorrectionError(f"there is no report {report_id} in the ledger")
    missing = [name for name in NEEDED if not values.get(name)]
    if missing:
        raise CorrectionError(f"a claim needs {', '.join(missing)}")
    empty: Row = dict.fromkeys((*CLAIM_COLUMNS, "zone")) | {
        "bound": Bound.EXACT.value,
        "scope": Scope.ATTACK.value,
    }
    claim = empty | {"subset": 0} | clean(values, ADDABLE, empty)
    start, end = claim["span_start"], claim["span_end"]
    evidence = report[0][start:end] if start is not None and end is not None else None
    return claim | {
        "report_id": report_id,
        "weapon_class": weapon_class(claim["weapon"]),
        "evidence": evidence,
        "rule": BY_A_PERSON,
        "status": Status.ADDED.value,
    }


def clean(values: dict[str, object], allowed: tuple[str, ...], claim: Row) -> Row:
    """The values as the file keeps them, or a CorrectionError that says which is wrong and why."""
    unknown = [name for name in values if name not in allowed]
    if unknown:
        raise CorrectionError(f"{', '.join(unknown)} cannot be set: only {', '.join(allowed)}")
    cleaned = {name: _clean(name, value) for name, value in values.items()}
    after = claim | cleaned
    if after["low"] is not None and after["high"] is not None and after["low"] > after["high"]:
        raise CorrectionError(f"low ({after['low']}) is above high ({after['high']})")
    return cleaned


def _clean(name: str, value: Any) -> object:
    try:
        return _plain(name, value)
    except (ValueError, KeyError, TypeError) as error:
        wanted = f"one of {', '.join(CHOICES[name])}" if name in CHOICES else "a value of its kind"
        raise CorrectionError(f"{name} cannot be “{value}”: give {wanted}") from error


def _plain(name: str, value: Any) -> object:
    if name == "subset":
        return int(bool(value))
    if value is None or value is pd.NA or value is pd.NaT or value == "":
        return None
    if name in CHOICES:
        return CHOICES[name](value).value
    if name in COUNTS:
        return _count(value)
    if name in MOMENTS:
        return utc_text(datetime.fromisoformat(value) if isinstance(value, str) else value)
    if name == "attack_date":
        day = date.fromisoformat(value) if isinstance(value, str) else value
        return day.strftime("%Y-%m-%d")
    if name == "weapon":
        weapon_class(str(value))
    return str(value)


def _count(value: Any) -> int:
    if int(value) != float(value) or int(value) < 0:
        raise ValueError(value)
    return int(value)


def _id_of_added(claim: Row, who: str, at: str) -> str:
    return hashlib.sha256(f"{_json(claim)}|{who}|{at}".encode()).hexdigest()[:16]


def _named(who: str) -> str:
    if not who.strip():
        raise CorrectionError("say who makes the correction")
    return who.strip()


def _json(value: Row | None) -> str | None:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value is not None else None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
