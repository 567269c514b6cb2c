"""Corrections as files: to take into another ledger, and to test the parser with.

A file of corrections has one JSON object a line, in the order in which they were made. A claim is named by
its id and, where another parser version gave it another id, by its report, words and measure.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from data.corrections import (
    Action,
    CorrectionError,
    held_claim,
    keep_as_read,
    lay_corrections,
    log,
)
from data.ledger import Ledger, insert_rows
from data.rereading import held_report
from parsers.report import Status
from parsers.rows import CLAIM_COLUMNS, Row, utc_text

NAMING = ("span_start", "span_end", "measure", "adm1")
LABELLED = ("measure", "weapon", "low", "high", "bound", "attacker", "claimant", "scope", "subset", "adm1")


def export_corrections(ledger: Ledger, path: Path | str) -> int:
    """Write the standing corrections to a .jsonl file; gives how many."""
    with ledger.reading() as connection:
        lines = [json.dumps(row, ensure_ascii=False) for row in _standing_rows(connection)]
    Path(path).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


def _standing_rows(connection: sqlite3.Connection) -> Iterator[Row]:
    names = ("report_id", "claim_id", "action", "old", "new", "note", "who", "at")
    query = f"SELECT {', '.join(names)} FROM corrections WHERE undone_at IS NULL ORDER BY correction_id"
    for values in connection.execute(query).fetchall():
        row = dict(zip(names, values, strict=True))
        claim = held_claim(connection, row["claim_id"])
        row |= {name: json.loads(row[name]) if row[name] else None for name in ("old", "new")}
        yield row | {"claim": {name: claim[name] for name in NAMING}}


def import_corrections(ledger: Ledger, path: Path | str) -> pd.DataFrame:
    """Take in the corrections of a file, each once.

    Gives a row a line: line, report_id, claim_id, outcome (`taken`, `held already`, `no such report`,
    `no such claim`). A line that is no correction raises CorrectionError, and nothing is taken.
    """
    rows = [_read_line(n, line) for n, line in enumerate(_lines(path), start=1) if line.strip()]
    with ledger.writing() as connection:
        outcomes = [(line, row["report_id"], row["claim_id"], _take(connection, row)) for line, row in rows]
    return pd.DataFrame(outcomes, columns=["line", "report_id", "claim_id", "outcome"])


def _lines(path: Path | str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines()


def _read_line(number: int, line: str) -> tuple[int, Row]:
    needed = {"report_id", "claim_id", "action", "new", "note", "who", "at", "claim"}
    try:
        row = json.loads(line)
        Action(row["action"])
    except (ValueError, KeyError, TypeError) as error:
        raise CorrectionError(
            f"line {number} is no correction: take a file written by this program"
        ) from error
    if not needed <= row.keys():
        raise CorrectionError(f"line {number} lacks {', '.join(sorted(needed - row.keys()))}")
    return number, row


def _take(connection: sqlite3.Connection, row: Row) -> str:
    query = (
        "SELECT EXISTS (SELECT 1 FROM corrections WHERE report_id = ? AND action = ? AND who = ? AND at = ?)"
    )
    if connection.execute(query, (row["report_id"], row["action"], row["who"], row["at"])).fetchone()[0]:
        return "held already"
    query = "SELECT EXISTS (SELECT 1 FROM reports WHERE report_id = ?)"
    if not connection.execute(query, (row["report_id"],)).fetchone()[0]:
        return "no such report"
    if row["action"] == Action.ADD:
        claim = {name: row["new"].get(name) for name in (*CLAIM_COLUMNS, "zone")}
        insert_rows(connection, "claims", [claim])
    else:
        claim_id = _find(connection, row)
        if claim_id is None:
            return "no such claim"
        claim = held_claim(connection, claim_id)
        keep_as_read(connection, claim)
    log(connection, claim, Action(row["action"]), row["old"], row["new"], row["who"], row["note"], row["at"])
    lay_corrections(connection, claim["claim_id"])
    return "taken"


def _find(connection: sqlite3.Connection, row: Row) -> str | None:
    query = (
        "SELECT claim_id FROM claims WHERE report_id = :report_id AND (claim_id = :claim_id OR"
        " (span_start = :span_start AND span_end = :span_end AND measure = :measure AND adm1 IS :adm1))"
        " ORDER BY claim_id = :claim_id DESC"
    )
    values = row["claim"] | {"report_id": row["report_id"], "claim_id": row["claim_id"]}
    found = connection.execute(query, values).fetchone()
    return str(found[0]) if found is not None else None


def to_labelled_cases(ledger: Ledger) -> list[dict[str, object]]:
    """Each report that a person corrected, with its claims as they stand, as a case to test the parser with.

    A case has id, published, publisher, lang, text, attack_date and claims (LABELLED and the quote).
    """
    with ledger.reading() as connection:
        query = "SELECT DISTINCT report_id FROM corrections WHERE undone_at IS NULL ORDER BY report_id"
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
        "text": report.text,
        "attack_date": max(dates, default=None),
        "claims": [_labelled_claim(claim, report.text) for claim in kept],
    }


def _labelled_claim(claim: Row, text: str) -> dict[str, object]:
    start, end = claim["span_start"], claim["span_end"]
    quote = text[start:end] if start is not None and end is not None else None
    return {name: claim[name] for name in LABELLED} | {"subset": bool(claim["subset"]), "quote": quote}
