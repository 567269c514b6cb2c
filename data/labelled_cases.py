"""Corrected reports as labelled ones, to test the parser with."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from data.claim_values import HOURS, MOMENTS
from data.derived import SHOWN
from data.fetching import fetch_rows
from data.laying import held_claim
from data.ledger import Ledger
from data.rereading import held_report
from data.writing import write_lines
from data.zones import zone_of
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

    A case has id, published, publisher, lang, title, text, attack_date, window_start, window_end, as_of, in
    local time as a label gives them, claims (LABELLED and the quote) and places.
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
    return {
        "id": report_id,
        "published": utc_text(report.published),
        "publisher": report.publisher,
        "lang": report.lang,
        "title": report.title,
        "text": report.text,
        **_labelled_times(kept),
        "claims": [_labelled_claim(claim, report.text) for claim in kept],
        "places": _labelled_places(connection, report_id),
    }


def _labelled_times(claims: list[Row]) -> Row:
    """The date and hours of the attack that ended last; as of when its latest count is true."""
    on_attack = [claim for claim in claims if claim["scope"] == "attack"]
    if not on_attack:
        return dict.fromkeys(("attack_date", *MOMENTS))
    last = max(on_attack, key=lambda claim: [claim[name] or "" for name in ("attack_date", *reversed(HOURS))])
    counted = max((claim["as_of"] for claim in on_attack if claim["as_of"]), default=None)
    zone = ZoneInfo(last["zone"]) if last["zone"] else zone_of(last["claimant"])
    hours = {name: last[name] and f"{_local(last[name], zone):%Y-%m-%dT%H:%M}" for name in HOURS}
    as_of = counted and f"{_local(counted, zone):%H:%M}"
    return {"attack_date": last["attack_date"], **hours, "as_of": as_of}


def _local(moment: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(moment).astimezone(zone)


def _labelled_places(connection: sqlite3.Connection, report_id: str) -> list[Row]:
    query = (
        f"SELECT {', '.join(PLACE)} FROM places WHERE report_id = ? AND status <> 'rejected' ORDER BY rowid"
    )
    return fetch_rows(connection.execute(query, (report_id,)))


def _labelled_claim(claim: Row, text: str) -> dict[str, object]:
    start, end = claim["span_start"], claim["span_end"]
    quote = text[start:end] if start is not None and end is not None else None
    return {name: claim[name] for name in LABELLED} | {"subset": bool(claim["subset"]), "quote": quote}
