"""Corrected reports as labelled ones, to test the parser with."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from data.derived import SHOWN
from data.fetching import fetch_rows
from data.laying import held_claim
from data.ledger import Ledger
from data.rereading import held_report
from data.writing import write_lines
from parsers.report import Status
from parsers.rows import Row, utc_text

LABELLED = ("measure", "weapon", "low", "high", "bound", "attacker", "claimant", "scope", "subset", "adm1")
PLACE = ("name", "adm1", "role")


def write_labelled_cases(ledger: Ledger, path: Path | str) -> int:
    """Write each corrected report as a labelled report, a line each; gives how many."""
    lines = [json.dumps(case, ensure_ascii=False) for case in to_labelled_cases(ledger)]
    write_lines(path, lines)
    return len(lines)


def to_labelled_cases(ledger: Ledger) -> list[dict[str, object]]:
    """Each report that a person corrected, with its claims as they stand, as a case to test the parser with.

    A case has id, published, publisher, lang, title, text, attack_date, claims (LABELLED and the quote) and
    places, as they were read.
    """
    with ledger.reading() as connection:
        query = (
            "SELECT DISTINCT report_id FROM corrections WHERE undone_at IS NULL"
            f" AND report_id IN (SELECT report_id FROM reports) AND {SHOWN} ORDER BY report_id"
        )
        ids = [row[0] for row in connection.execute(query).fetchall()]
        return [_labelled(connection, report_id) for report_id in ids]


def _labelled(connection: sqlite3.Connection, report_id: str) -> dict[str, object]:
    report = held_report(connection, report_id)
    query = "SELECT claim_id FROM claims WHERE report_id = ? ORDER BY span_start, claim_id"
    claims = [held_claim(connection, row[0]) for row in connection.execute(query, (report_id,)).fetchall()]
    kept = [claim for claim in claims if claim["status"] != Status.REJECTED]
    dates = [claim["attack_date"] for claim in kept if claim["attack_date"] and claim["scope"] == "attack"]
    return {
        "id": report_id,
        "published": utc_text(report.published),
        "publisher": report.publisher,
        "lang": report.lang,
        "title": report.title,
        "text": report.text,
        "attack_date": max(dates, default=None),
        "claims": [_labelled_claim(claim, report.text) for claim in kept],
        "places": _labelled_places(connection, report_id),
    }


def _labelled_places(connection: sqlite3.Connection, report_id: str) -> list[Row]:
    query = (
        f"SELECT {', '.join(PLACE)} FROM places WHERE report_id = ? AND status <> 'rejected' ORDER BY rowid"
    )
    return fetch_rows(connection.execute(query, (report_id,)))


def _labelled_claim(claim: Row, text: str) -> dict[str, object]:
    start, end = claim["span_start"], claim["span_end"]
    quote = text[start:end] if start is not None and end is not None else None
    return {name: claim[name] for name in LABELLED} | {"subset": bool(claim["subset"]), "quote": quote}
