"""Writing what was read from a report into the ledger's tables, inside the running transaction."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from data.wording import Wording
from parsers.report import Reading
from parsers.rows import claim_rows, place_rows, problem_rows, report_row, unread_rows, utc_text

CARRIER_COLUMNS = (
    *("report_id", "publisher", "channel", "url", "title", "published_at", "published_precision"),
    *("added_at", "text"),
)


def insert_reading(connection: sqlite3.Connection, reading: Reading, is_starter: bool) -> str:
    """Write all that was read from one report; gives its id."""
    report_id = _free_id(connection, reading)
    row = report_row(reading, report_id, datetime.now(UTC))
    extra = {"text_hash": reading.report.report_id, "is_starter": int(is_starter)}
    insert_rows(connection, "reports", [row | extra])
    published = row["published_at"] or ""
    marks = Wording(reading.report.text).marks
    insert_rows(
        connection,
        "wordings",
        [{"mark": mark, "published_at": published, "report_id": report_id} for mark in sorted(marks)],
    )
    insert_read(connection, reading, report_id)
    return report_id


def insert_read(connection: sqlite3.Connection, reading: Reading, report_id: str) -> None:
    """Write what was read from a report that is held: claims, places, unread numbers, problems."""
    zones = (
        {"zone": _zone(claim.window_start or claim.window_end or claim.as_of)} for claim in reading.claims
    )
    claims = [row | zone for row, zone in zip(claim_rows(reading, report_id), zones, strict=True)]
    insert_rows(connection, "claims", claims)
    places = [row | {"place_id": place_id_of(row)} for row in place_rows(reading, report_id)]
    insert_rows(connection, "places", places)
    insert_rows(connection, "unread", unread_rows(reading, report_id))
    insert_rows(connection, "problems", problem_rows(reading, report_id))


def place_id_of(place: dict[str, Any]) -> str:
    """The name of a place that the parser read: its report, where it stands in it, and its role.

    >>> place_id_of({"report_id": "a1", "span_start": 0, "span_end": 5, "role": "launch"})
    'a1 0-5 launch'
    """
    return f"{place['report_id']} {place['span_start']}-{place['span_end']} {place['role']}"


def _zone(moment: datetime | None) -> str | None:
    return str(moment.tzinfo) if moment is not None else None


def _free_id(connection: sqlite3.Connection, reading: Reading) -> str:
    """The report's id; one that also names its time where a post of another time has the same words."""
    report = reading.report
    query = "SELECT EXISTS (SELECT 1 FROM reports WHERE report_id = ?)"
    if not connection.execute(query, (report.report_id,)).fetchone()[0]:
        return report.report_id
    dated = f"{report.text.strip()}\n{report.publisher or report.channel}\n{utc_text(report.published)}"
    return hashlib.sha256(dated.encode()).hexdigest()[:16]


def insert_carrier(connection: sqlite3.Connection, reading: Reading, report_id: str) -> None:
    """Keep that someone else published the text of a report that is held."""
    row = report_row(reading, report_id, datetime.now(UTC))
    carrier = {name: row[name] for name in CARRIER_COLUMNS} | {"text_hash": reading.report.report_id}
    insert_rows(connection, "carriers", [carrier])


def insert_rows(connection: sqlite3.Connection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows whose keys are columns of `table`, in one order."""
    if not rows:
        return
    names = ", ".join(f'"{name}"' for name in rows[0])
    marks = ", ".join("?" * len(rows[0]))
    values = [tuple(row.values()) for row in rows]
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)
