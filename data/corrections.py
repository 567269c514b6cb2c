"""What people say of claims: confirmed, edited, rejected, added; each with who, when, why, old and new.

A claim is what the parser read with the standing corrections laid over it in their order. Undoing one lays
the others anew, so corrections can be undone in any order; none is ever deleted.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from datetime import UTC, datetime
from enum import StrEnum

import pandas as pd

from data.claim_values import ADDABLE, EDITABLE, CorrectionError, check_order, clean, sentence_at
from data.fetching import fetch_rows
from data.inserting import insert_rows
from data.ledger import Ledger
from data.tables import read_table
from parsers.report import Bound, Scope, Status
from parsers.rows import CLAIM_COLUMNS, Row, weapon_class
from parsers.table import to_frame

__all__ = [
    "EDITABLE",
    "Action",
    "CorrectionError",
    "add_claim",
    "claims_of_report",
    "confirm",
    "corrections",
    "edit",
    "reject",
    "undo",
]

CORRECTION_COLUMNS = (
    *("correction_id", "report_id", "claim_id", "action", "old", "new", "note", "who", "at"),
    *("undone_by", "undone_at"),
)
KEPT_COLUMNS = (*CLAIM_COLUMNS, "zone")
NEEDED = ("measure", "weapon", "claimant")
BY_A_PERSON = "by_a_person"


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
    """Change fields of a claim (those of EDITABLE); gives the correction's number.

    A new number brings the bound that its ends have, unless the old one still fits or another is given.
    """
    with ledger.writing() as connection:
        claim = held_claim(connection, claim_id)
        new = clean(connection, changes, EDITABLE, claim)
        return _correct(connection, claim, Action.EDIT, new, who, note)


def reject(ledger: Ledger, claim_id: str, who: str, note: str = "") -> int:
    """Take a claim out of every count; it stays readable. Gives the correction's number."""
    with ledger.writing() as connection:
        return _correct(connection, held_claim(connection, claim_id), Action.REJECT, {}, who, note)


def add_claim(ledger: Ledger, report_id: str, values: dict[str, object], who: str, note: str = "") -> int:
    """Add a claim that the parser missed; measure, weapon and claimant are needed.

    `span_start` and `span_end` say where the report says so; the sentence there becomes its evidence.
    Gives the correction's number.
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
        claim_id, action = _to_undo(connection, correction_id)
        connection.execute(
            "UPDATE corrections SET undone_by = ?, undone_at = ?"
            " WHERE undone_at IS NULL AND claim_id = ? AND (correction_id = ? OR ? = 'add')",
            (_named(who), _now(), claim_id, correction_id, action),
        )
        lay_corrections(connection, claim_id)


def _to_undo(connection: sqlite3.Connection, correction_id: int) -> tuple[str, str]:
    """The claim and the action of a correction that can be undone."""
    query = (
        "SELECT claim_id, action, report_id FROM corrections WHERE correction_id = ? AND undone_at IS NULL"
    )
    row = connection.execute(query, (correction_id,)).fetchone()
    if row is None:
        raise CorrectionError(f"correction {correction_id} is not there or is undone already")
    claim_id, action, report_id = row
    if not has_report(connection, report_id):
        raise CorrectionError(
            f"the report of correction {correction_id} is no longer in the ledger: add it again first"
        )
    return claim_id, action


def corrections(ledger: Ledger) -> pd.DataFrame:
    """Every correction ever made, undone or not, in their order; `old` and `new` as JSON."""
    with ledger.reading() as connection:
        names = ", ".join(CORRECTION_COLUMNS)
        rows = connection.execute(f"SELECT {names} FROM corrections ORDER BY correction_id").fetchall()
    moments = dict.fromkeys(("at", "undone_at"), "datetime64[us, UTC]")
    return to_frame(rows, CORRECTION_COLUMNS, {"correction_id": "Int64"} | moments)


def claims_of_report(ledger: Ledger, report_id: str) -> pd.DataFrame:
    """The claims of one report as they stand, in the order of its text."""
    return _claims_where(ledger, "report_id = ?", report_id)


def claims_beside(ledger: Ledger, claim_id: str) -> pd.DataFrame:
    """The claims of the report that a claim stands in, itself too; none where the claim is gone."""
    return _claims_where(ledger, "report_id = (SELECT report_id FROM claims WHERE claim_id = ?)", claim_id)


def _claims_where(ledger: Ledger, condition: str, value: str) -> pd.DataFrame:
    with ledger.reading() as connection:
        return read_table(
            connection, "claims", CLAIM_COLUMNS, "ORDER BY span_start, rowid", condition, [value]
        )


def has_report(connection: sqlite3.Connection, report_id: str) -> bool:
    """Whether the ledger holds a report."""
    query = "SELECT EXISTS (SELECT 1 FROM reports WHERE report_id = ?)"
    return bool(connection.execute(query, (report_id,)).fetchone()[0])


def held_claim(connection: sqlite3.Connection, claim_id: str) -> Row:
    """The claim as it stands, as a row of the file."""
    rows = fetch_rows(connection.execute("SELECT * FROM claims WHERE claim_id = ?", (claim_id,)))
    if not rows:
        raise CorrectionError(f"there is no claim {claim_id} in the ledger")
    return rows[0]


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


def lay_corrections(connection: sqlite3.Connection, claim_id: str, is_strict: bool = True) -> None:
    """Write the claim anew: what was read, with the standing corrections over it in their order.

    Where they leave the lower end of the number above the upper one, a strict call raises CorrectionError.
    """
    claim = as_read(connection, claim_id)
    for action, new in standing(connection, claim_id):
        claim = (claim or {}) | new | {"status": STATUS[action].value}
        claim["weapon_class"] = weapon_class(claim["weapon"])
    if claim is None:
        connection.execute("DELETE FROM claims WHERE claim_id = ?", (claim_id,))
        return
    if is_strict:
        _check_laid(claim)
    write_claim(connection, claim | {"claim_id": claim_id})
    if claim["status"] == Status.READ:
        connection.execute("DELETE FROM claims_as_read WHERE claim_id = ?", (claim_id,))


def _check_laid(claim: Row) -> None:
    try:
        check_order(claim)
    except CorrectionError as error:
        raise CorrectionError(f"{error} with the corrections that stand: undo or edit those first") from error


def standing(connection: sqlite3.Connection, claim_id: str) -> list[tuple[Action, Row]]:
    """The corrections of a claim that are not undone, in their order."""
    query = (
        "SELECT action, new FROM corrections WHERE claim_id = ? AND undone_at IS NULL ORDER BY correction_id"
    )
    return [(Action(action), json.loads(new)) for action, new in connection.execute(query, (claim_id,))]


def as_read(connection: sqlite3.Connection, claim_id: str) -> Row | None:
    """What the parser read of a claim that is corrected; None where no correction stands over a reading."""
    row = connection.execute("SELECT claim FROM claims_as_read WHERE claim_id = ?", (claim_id,)).fetchone()
    return json.loads(row[0]) if row is not None else None


def write_claim(connection: sqlite3.Connection, claim: Row) -> None:
    """Write a claim in the place it has in the table, or at the end where it has none."""
    strange = [name for name in claim if name not in KEPT_COLUMNS]
    if strange:
        raise CorrectionError(f"{', '.join(strange)} cannot be set: a claim has no such field")
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
    empty: Row = dict.fromkeys(KEPT_COLUMNS) | {
        "report_id": report_id,
        "bound": Bound.EXACT.value,
        "scope": Scope.ATTACK.value,
        "subset": 0,
    }
    claim = empty | clean(connection, {"low": None, "high": None} | values, ADDABLE, empty)
    return claim | {
        "weapon_class": weapon_class(claim["weapon"]),
        "evidence": sentence_at(report[0], claim["span_start"], claim["span_end"]),
        "rule": BY_A_PERSON,
        "status": Status.ADDED.value,
    }


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
