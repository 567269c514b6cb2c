"""What stands: what the parser read, with the standing corrections laid over it in their order.

Undoing one correction lays the others anew, so corrections can be undone in any order.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import date, datetime
from zoneinfo import ZoneInfo

from data.claim_values import MOMENTS, CorrectionError, check_order
from data.correction_log import STATUS, standing_of_claim, standing_of_place, to_json
from data.derived import mark_report_stale
from data.fetching import fetch_rows
from data.inserting import insert_rows
from parsers.report import KYIV, Scope, Status
from parsers.rows import CLAIM_COLUMNS, Row, utc_text, weapon_class

KEPT_COLUMNS = (*CLAIM_COLUMNS, "zone")


def held_claim(connection: sqlite3.Connection, claim_id: str) -> Row:
    """The claim as it stands, as a row of the file."""
    return _held(connection, "claim", claim_id)


def held_place(connection: sqlite3.Connection, place_id: str) -> Row:
    """The place as it stands, as a row of the file."""
    return _held(connection, "place", place_id)


def _held(connection: sqlite3.Connection, kind: str, name: str) -> Row:
    rows = fetch_rows(connection.execute(f"SELECT * FROM {kind}s WHERE {kind}_id = ?", (name,)))
    if not rows:
        raise CorrectionError(f"there is no {kind} {name} in the ledger")
    return rows[0]


def as_read(connection: sqlite3.Connection, claim_id: str) -> Row | None:
    """What the parser read of a claim that is corrected; None where no correction stands over a reading."""
    return _as_read(connection, "claim", claim_id)


def place_as_read(connection: sqlite3.Connection, place_id: str) -> Row | None:
    """What the parser read of a place that is corrected; None where no correction stands over a reading."""
    return _as_read(connection, "place", place_id)


def _as_read(connection: sqlite3.Connection, kind: str, name: str) -> Row | None:
    query = f"SELECT {kind} FROM {kind}s_as_read WHERE {kind}_id = ?"
    row = connection.execute(query, (name,)).fetchone()
    return json.loads(row[0]) if row is not None else None


def keep_as_read(connection: sqlite3.Connection, row: Row) -> None:
    """Keep what the parser read of a claim or place before the first correction stands over it."""
    kind = "claim" if "claim_id" in row else "place"
    if row["status"] == Status.READ:
        query = f"INSERT OR IGNORE INTO {kind}s_as_read VALUES (?, ?)"
        connection.execute(query, (row[f"{kind}_id"], to_json(row)))


def lay_corrections(
    connection: sqlite3.Connection, report_id: str, claim_id: str, is_strict: bool = True
) -> None:
    """Write the claim anew: what was read, with the standing corrections over it in their order.

    Where they leave the lower end of the number above the upper one, a strict call raises CorrectionError.
    """
    claim = as_read(connection, claim_id)
    for action, new, is_of_report in standing_of_claim(connection, report_id, claim_id):
        if is_of_report:
            claim = claim and claim | _at_times(claim, new)
        else:
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


def _at_times(claim: Row, new: Row) -> Row:
    """What the times that a person gave for a whole report change in one claim on its attack.

    With the date, hours that nobody gave move by as many days.
    """
    if claim["scope"] != Scope.ATTACK:
        return {}
    days = {"old": claim["attack_date"], "new": new.get("attack_date")}
    moved: Row = {}
    if days["old"] and days["new"]:
        step = date.fromisoformat(days["new"]) - date.fromisoformat(days["old"])
        zone = ZoneInfo(claim["zone"]) if claim["zone"] else KYIV
        moments = {name: claim[name] for name in MOMENTS if claim[name]}
        moved = {
            name: utc_text(datetime.fromisoformat(moment).astimezone(zone) + step)
            for name, moment in moments.items()
        }
    return moved | new | {"status": Status.EDITED.value}


def _check_laid(claim: Row) -> None:
    try:
        check_order(claim)
    except CorrectionError as error:
        raise CorrectionError(f"{error} with the corrections that stand: undo or edit those first") from error


def write_claim(connection: sqlite3.Connection, claim: Row) -> None:
    """Write a claim in the place it has in the table, or at the end where it has none."""
    strange = [name for name in claim if name not in KEPT_COLUMNS]
    if strange:
        raise CorrectionError(f"{', '.join(strange)} cannot be set: a claim has no such field")
    _write(connection, "claim", claim)


def _write(connection: sqlite3.Connection, kind: str, row: Row) -> None:
    changes = ", ".join(f"{name} = :{name}" for name in row if name != f"{kind}_id")
    query = f"UPDATE {kind}s SET {changes} WHERE {kind}_id = :{kind}_id"
    if not connection.execute(query, row).rowcount:
        insert_rows(connection, f"{kind}s", [row])


def lay_report(connection: sqlite3.Connection, report_id: str) -> None:
    """Write all claims of a report anew, and let the attacks that they tell of be derived again."""
    query = "SELECT claim_id FROM claims WHERE report_id = ?"
    for (claim_id,) in connection.execute(query, (report_id,)).fetchall():
        keep_as_read(connection, held_claim(connection, claim_id))
        lay_corrections(connection, report_id, claim_id, is_strict=False)
    mark_report_stale(connection, report_id)


def lay_place(connection: sqlite3.Connection, place_id: str) -> None:
    """Write a place anew: what was read, with the standing corrections over it in their order."""
    place = place_as_read(connection, place_id)
    if place is None:
        return
    for action, new in standing_of_place(connection, place_id):
        place |= new | {"status": STATUS[action].value}
    _write(connection, "place", place)
    if place["status"] == Status.READ:
        connection.execute("DELETE FROM places_as_read WHERE place_id = ?", (place_id,))
