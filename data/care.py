"""Is the ledger sound? Looks at everything that could be wrong in the file and says what to do."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from data.derived import is_stale, mark_all_stale, read_attacks, refresh_attacks
from data.ledger import Ledger

OF_REPORTS = ("claims", "places", "unread", "problems", "carriers", "wordings", "corrections")
PUT_BACK = "put back a backup, or export what is readable and begin a new ledger"
READ_AGAIN = "read all reports again with `strikeledger reread`"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: what it is, where, and what to do."""

    what: str
    where: str
    advice: str


def check_ledger(ledger: Ledger) -> list[Finding]:
    """Everything that is wrong with the ledger; an empty list where nothing is."""
    with ledger.reading() as connection:
        broken = list(_integrity(connection))
        if broken:
            return broken
        return [finding for look in LOOKS for finding in look(connection)]


def _integrity(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield Finding("the file is damaged", message, PUT_BACK)


def _orphans(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table in OF_REPORTS:
        query = f"SELECT DISTINCT report_id FROM {table} EXCEPT SELECT report_id FROM reports"
        for (report_id,) in connection.execute(query):
            advice = "add the report again" if table == "corrections" else PUT_BACK
            yield Finding(f"{table} without their report", report_id, advice)


def _texts(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table in ("reports", "carriers"):
        for report_id, text, text_hash in connection.execute(
            f"SELECT report_id, text, text_hash FROM {table}"
        ):
            if hashlib.sha256(text.strip().encode()).hexdigest()[:16] != text_hash:
                yield Finding("a text was changed since it was added", report_id, PUT_BACK)


def _spans(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Claims whose words are not where they say."""
    query = (
        "SELECT c.claim_id FROM claims AS c JOIN reports AS r USING (report_id) WHERE"
        " c.span_start < 0 OR c.span_end < c.span_start OR c.span_end > length(r.text)"
        " OR (c.evidence IS NOT NULL AND instr(r.text, c.evidence) = 0)"
    )
    for (claim_id,) in connection.execute(query):
        yield Finding("a claim points outside its report", f"claim {claim_id}", READ_AGAIN)


def _totals(connection: sqlite3.Connection) -> Iterator[Finding]:
    query = (
        "SELECT claim_id FROM claims WHERE subset_of IS NOT NULL"
        " AND subset_of NOT IN (SELECT claim_id FROM claims)"
    )
    for (claim_id,) in connection.execute(query):
        yield Finding("a part names a total that is not there", f"claim {claim_id}", READ_AGAIN)


def _counts(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (claim_id,) in connection.execute("SELECT claim_id FROM claims WHERE low > high OR low < 0"):
        yield Finding("a claim's bounds are the wrong way round", f"claim {claim_id}", "edit the claim")
    for (claim_id,) in connection.execute("SELECT claim_id FROM claims WHERE window_end < window_start"):
        yield Finding("an attack ends before it starts", f"claim {claim_id}", "edit the claim's hours")
    for (report_id,) in connection.execute("SELECT report_id FROM reports WHERE numbers_read > numbers"):
        yield Finding("a report counts more numbers read than it has", report_id, READ_AGAIN)


def _lost_corrections(connection: sqlite3.Connection) -> Iterator[Finding]:
    query = (
        "SELECT correction_id FROM corrections WHERE undone_at IS NULL"
        " AND report_id IN (SELECT report_id FROM reports)"
        " AND ((claim_id <> '' AND claim_id NOT IN (SELECT claim_id FROM claims))"
        " OR place_id NOT IN (SELECT place_id FROM places))"
    )
    for (number,) in connection.execute(query):
        yield Finding(
            "a correction stands on no claim or place", f"correction {number}", "undo it and make it anew"
        )


def _attacks(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whether the attacks kept are those that the claims give; looked at and left as they are."""
    if is_stale(connection):
        return
    kept = read_attacks(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        mark_all_stale(connection)
        while refresh_attacks(connection):
            pass
        afresh = read_attacks(connection)
    finally:
        connection.execute("ROLLBACK")
    if not kept.equals(afresh):
        yield Finding("attacks do not follow from the claims", "table attacks", READ_AGAIN)


LOOKS: tuple[Callable[[sqlite3.Connection], Iterator[Finding]], ...] = (
    _orphans,
    _texts,
    _spans,
    _totals,
    _counts,
    _lost_corrections,
    _attacks,
)
