"""What people say of claims: confirmed, edited, rejected, added; each with who, when, why, old and new.

`data.laying` tells how corrections that stand make a claim, `data.report_corrections` what can be said of
places and whole reports.
"""

from __future__ import annotations

import hashlib
import sqlite3

import pandas as pd

from data.claim_values import ADDABLE, EDITABLE, CorrectionError, clean, sentence_at
from data.correction_log import Action, Change, corrections, has_report, log, named, now, to_json
from data.inserting import insert_rows
from data.laying import KEPT_COLUMNS, held_claim, keep_as_read, lay_corrections, lay_place, lay_report
from data.ledger import Ledger
from data.tables import read_all, read_table
from parsers.report import Bound, Scope, Status
from parsers.rows import CLAIM_COLUMNS, Row, weapon_class

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

NEEDED = ("measure", "weapon", "claimant")
BY_A_PERSON = "by_a_person"


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
        at = now()
        claim["claim_id"] = _id_of_added(claim, who, at)
        insert_rows(connection, "claims", [claim])
        return log(connection, claim, Change(Action.ADD, None, claim, who, note, at))


def undo(ledger: Ledger, correction_id: int, who: str) -> None:
    """Take one correction back; the others on the same claim stand, unless it was the one that added it."""
    with ledger.writing() as connection:
        report_id, claim_id, place_id, action = _to_undo(connection, correction_id)
        connection.execute(
            "UPDATE corrections SET undone_by = ?, undone_at = ? WHERE undone_at IS NULL"
            " AND (correction_id = ? OR (claim_id = ? AND ? = 'add'))",
            (named(who), now(), correction_id, claim_id, action),
        )
        if claim_id:
            lay_corrections(connection, report_id, claim_id)
        elif place_id:
            lay_place(connection, place_id)
        else:
            lay_report(connection, report_id)


def _to_undo(connection: sqlite3.Connection, correction_id: int) -> tuple[str, str, str | None, str]:
    """The report, claim or place, and action of a correction that can be undone."""
    query = (
        "SELECT report_id, claim_id, place_id, action FROM corrections"
        " WHERE correction_id = ? AND undone_at IS NULL"
    )
    row = connection.execute(query, (correction_id,)).fetchone()
    if row is None:
        raise CorrectionError(f"correction {correction_id} is not there or is undone already")
    if not has_report(connection, row[0]):
        raise CorrectionError(
            f"the report of correction {correction_id} is no longer in the ledger: add it again first"
        )
    report_id, claim_id, place_id, action = row
    return report_id, claim_id, place_id, action


def claims_of_report(ledger: Ledger, report_id: str) -> pd.DataFrame:
    """The claims of one report as they stand, in the order of its text; those of one set aside too."""
    source = "claims WHERE report_id = ? ORDER BY span_start, rowid"
    with ledger.reading() as connection:
        return read_all(connection, source, CLAIM_COLUMNS, [report_id])


def claims_beside(ledger: Ledger, claim_id: str) -> pd.DataFrame:
    """The claims of the report that a claim stands in, itself too; none where it is gone or set aside."""
    condition = "report_id = (SELECT report_id FROM claims WHERE claim_id = ?)"
    with ledger.reading() as connection:
        order = "ORDER BY span_start, rowid"
        return read_table(connection, "claims", CLAIM_COLUMNS, order, condition, [claim_id])


def _correct(
    connection: sqlite3.Connection, claim: Row, action: Action, new: Row, who: str, note: str
) -> int:
    """Log a correction of a claim that is held, and lay it over the claim."""
    keep_as_read(connection, claim)
    old = {name: claim[name] for name in (*new, "status")}
    number = log(connection, claim, Change(action, old, new, who, note, now()))
    lay_corrections(connection, claim["report_id"], claim["claim_id"])
    return number


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
    return hashlib.sha256(f"{to_json(claim)}|{who}|{at}".encode()).hexdigest()[:16]
