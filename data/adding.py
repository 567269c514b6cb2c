"""What becomes of a report that is added: it is new, held already, or carries again what is held."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from data.carried import find_carried
from data.copies import find_equal, held_copies, is_same_publication
from data.derived import mark_report_stale
from data.inserting import insert_carrier, insert_reading
from parsers.report import Reading, Report
from parsers.rows import Row


class Outcome(StrEnum):
    """What became of a report that was added."""

    ADDED = "added"
    ALREADY_HELD = "already_held"
    CARRIED_AGAIN = "carried_again"


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report, and the id under which the ledger holds it."""

    outcome: Outcome
    report_id: str


def add_again(connection: sqlite3.Connection, report: Report) -> Added | None:
    """Add a report whose very post is held, before anybody reads it; None where it is not held."""
    known = _find_same(report, held_copies(connection, report))
    if known is not None:
        _make_own(connection, known.report_id)
    return known


def add_reading(connection: sqlite3.Connection, reading: Reading, is_starter: bool) -> Added:
    """Keep a reading, or only who else carries it, inside the running transaction."""
    known = _find_known(connection, reading)
    if known is None:
        return Added(Outcome.ADDED, insert_reading(connection, reading, is_starter))
    if known.outcome is Outcome.CARRIED_AGAIN:
        insert_carrier(connection, reading, known.report_id)
    if not is_starter:
        _make_own(connection, known.report_id)
    return known


def _find_known(connection: sqlite3.Connection, reading: Reading) -> Added | None:
    """How the ledger already holds this text, if it does."""
    report = reading.report
    held = held_copies(connection, report)
    if (same := _find_same(report, held)) is not None:
        return same
    equal = find_equal(connection, reading, held)
    if equal is not None:
        return Added(Outcome.CARRIED_AGAIN, equal["report_id"])
    carried = find_carried(connection, reading)
    return Added(Outcome.CARRIED_AGAIN, carried) if carried is not None else None


def _find_same(report: Report, held: list[Row]) -> Added | None:
    """The first of the copies of exactly this text that is the very post."""
    same = (copy["report_id"] for copy in held if is_same_publication(report, copy))
    return next((Added(Outcome.ALREADY_HELD, report_id) for report_id in same), None)


def _make_own(connection: sqlite3.Connection, report_id: str) -> None:
    """Let a report be a starter no more; where starters are hidden, its attacks are to be derived again."""
    query = "UPDATE reports SET is_starter = 0 WHERE is_starter AND report_id = ?"
    if connection.execute(query, (report_id,)).rowcount:
        mark_report_stale(connection, report_id)
