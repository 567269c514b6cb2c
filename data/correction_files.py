"""Corrections as files, to take into another ledger.

A file of corrections has one JSON object a line, in the order in which they were made. A claim is named by
its id and, where another parser version gave it another id, by its report, words and measure; a place by its
id and, where it has another role, by its words. A line that names neither speaks of the whole report.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from data.claim_values import ADDABLE, EDITABLE, CorrectionError, clean, clean_value
from data.correction_log import Action, Change, has_report, is_set_aside, log
from data.corrections import new_claim
from data.derived import mark_report_stale
from data.fetching import fetch_rows
from data.laying import (
    KEPT_COLUMNS,
    as_read,
    held_claim,
    held_place,
    keep_as_read,
    lay_corrections,
    lay_report,
    place_as_read,
    write_claim,
)
from data.ledger import Ledger
from data.report_corrections import SETTABLE_OF_PLACE, TIMES, clean_place, clean_times, lay_over_place
from data.writing import write_lines
from parsers.report import Status
from parsers.rows import Row

NAMING = ("span_start", "span_end", "measure", "adm1")
NAMING_OF_PLACE = ("span_start", "span_end")
SHAPES: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(("report_id", "claim_id", "action", "note", "who", "at"), str),
    **dict.fromkeys(("new", "claim"), dict),
    "old": (dict, type(None)),
}
SET_BY = {Action.CONFIRM: EDITABLE, Action.EDIT: EDITABLE, Action.REJECT: ()}


def export_corrections(ledger: Ledger, path: Path | str) -> int:
    """Write the standing corrections to a .jsonl file; gives how many."""
    with ledger.reading() as connection:
        lines = [json.dumps(row, ensure_ascii=False) for row in _standing_rows(connection)]
    write_lines(path, lines)
    return len(lines)


def _standing_rows(connection: sqlite3.Connection) -> Iterator[Row]:
    """The standing corrections of reports that are held; those whose report was removed are left out."""
    names = ("report_id", "claim_id", "place_id", "action", "old", "new", "note", "who", "at")
    query = (
        f"SELECT {', '.join(names)} FROM corrections WHERE undone_at IS NULL AND CASE WHEN claim_id <> ''"
        " THEN claim_id IN (SELECT claim_id FROM claims) ELSE report_id IN (SELECT report_id FROM reports)"
        " END ORDER BY correction_id"
    )
    for row in fetch_rows(connection.execute(query)):
        row |= {name: json.loads(row[name]) if row[name] else None for name in ("old", "new")}
        row["claim"] = _naming(connection, row["claim_id"]) if row["claim_id"] else {}
        if row["place_id"]:
            place = place_as_read(connection, row["place_id"]) or held_place(connection, row["place_id"])
            row["place"] = {name: place[name] for name in NAMING_OF_PLACE}
        if total := row["new"].get("subset_of"):
            row["total"] = _naming(connection, total)
        yield row


def _naming(connection: sqlite3.Connection, claim_id: str) -> Row:
    """What names a claim where its id is another: the place, measure and region that were read."""
    claim = as_read(connection, claim_id) or held_claim(connection, claim_id)
    return {name: claim[name] for name in NAMING}


def import_corrections(ledger: Ledger, path: Path | str) -> pd.DataFrame:
    """Take in the corrections of a file, each once.

    Gives a row a line: line, report_id, claim_id, outcome (`taken`, `held already`, `no such report`,
    `no such claim`, `no such place`). A line that is no correction raises CorrectionError, and nothing is
    taken.
    """
    rows = [_read_line(n, line) for n, line in enumerate(_lines(path), start=1) if line.strip()]
    with ledger.writing() as connection:
        outcomes = [
            (line, row["report_id"], row["claim_id"], _take_line(connection, line, row)) for line, row in rows
        ]
    return pd.DataFrame(outcomes, columns=["line", "report_id", "claim_id", "outcome"])


def _lines(path: Path | str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").split("\n")


def _read_line(number: int, line: str) -> tuple[int, Row]:
    try:
        row = json.loads(line)
        json.dumps(row, ensure_ascii=False).encode()
        if not isinstance(row, dict):
            raise TypeError(type(row))
    except (ValueError, TypeError, RecursionError) as error:
        raise CorrectionError(
            f"line {number} is no correction: take a file written by this program"
        ) from error
    if missing := sorted(SHAPES.keys() - row.keys()):
        raise CorrectionError(f"line {number} lacks {', '.join(missing)}")
    try:
        return number, _shaped(row)
    except CorrectionError as error:
        raise CorrectionError(f"line {number}: {error}") from error


def _shaped(row: Row) -> Row:
    """A line's values as the ledger takes them, but for `new`, which is checked beside its claim."""
    for name, shape in SHAPES.items():
        if not isinstance(row[name], shape):
            raise CorrectionError(f"{name} cannot be {json.dumps(row[name], ensure_ascii=False)}")
    shaped = row | {"action": _shaped_action(row["action"]), "at": _shaped_moment(row["at"])}
    if row.get("place_id") is not None:
        return shaped | _shaped_of_place(row)
    if not row["claim_id"]:
        return shaped | {"place_id": None, "old": _shaped_old(row["old"], TIMES)}
    return shaped | {
        "place_id": None,
        "old": _shaped_old(row["old"], EDITABLE),
        "claim": _shaped_naming("claim", row["claim"]),
        "total": _shaped_naming("total", row["total"]) if row.get("total") is not None else None,
    }


def _shaped_of_place(row: Row) -> Row:
    place = row.get("place")
    if not isinstance(row["place_id"], str) or row["claim_id"] or not isinstance(place, dict):
        raise CorrectionError("place cannot be found: take a file written by this program")
    old, new = (
        {name: given[name] for name in SETTABLE_OF_PLACE if name in given}
        for given in (row["old"] or {}, row["new"])
    )
    naming = {name: clean_value(name, place.get(name)) for name in NAMING_OF_PLACE}
    return {"old": clean_place(old, old), "new": new, "place": naming}


def _shaped_action(action: str) -> Action:
    if action not in list(Action):
        raise CorrectionError(f"action cannot be “{action}”: give one of {', '.join(Action)}")
    return Action(action)


def _shaped_moment(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError(text)
        moment = moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise CorrectionError(f"at cannot be “{text}”: give a moment with its zone") from error
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _shaped_old(old: Row | None, allowed: tuple[str, ...]) -> Row | None:
    if old is None:
        return None
    values = {name: value for name, value in old.items() if name != "status"}
    if strange := [name for name in values if name not in allowed]:
        raise CorrectionError(f"old cannot hold {', '.join(strange)}")
    cleaned = {name: clean_value(name, value) for name, value in values.items()}
    if "status" not in old:
        return cleaned
    if old["status"] not in list(Status):
        raise CorrectionError(f"status cannot be “{old['status']}”: give one of {', '.join(Status)}")
    return cleaned | {"status": old["status"]}


def _shaped_naming(name: str, naming: Any) -> Row:
    if not isinstance(naming, dict) or not set(NAMING) <= naming.keys():
        raise CorrectionError(f"{name} needs {', '.join(NAMING)}")
    return {field: clean_value(field, naming[field]) for field in NAMING}


def _take_line(connection: sqlite3.Connection, number: int, row: Row) -> str:
    try:
        return _take(connection, row)
    except CorrectionError as error:
        raise CorrectionError(f"line {number}: {error}") from error


def _take(connection: sqlite3.Connection, row: Row) -> str:
    if _is_held(connection, row):
        return "held already"
    if not has_report(connection, row["report_id"]):
        return "no such report"
    if row["place_id"]:
        return _take_of_place(connection, row)
    if not row["claim_id"] and row["action"] is not Action.ADD:
        return _take_of_report(connection, row)
    if row["action"] is Action.ADD:
        claim = new = _added(connection, row)
        write_claim(connection, claim)
    else:
        claim_id = _find(connection, row["report_id"], row["claim_id"], row["claim"])
        if claim_id is None:
            return "no such claim"
        claim = held_claim(connection, claim_id)
        new = clean(connection, _with_total_here(connection, row), SET_BY[row["action"]], claim)
        keep_as_read(connection, claim)
    log(connection, claim, _change(row, new))
    lay_corrections(connection, claim["report_id"], claim["claim_id"])
    return "taken"


def _change(row: Row, new: Row) -> Change:
    """The change that a row of a file says, with its new values as they were checked."""
    return Change(row["action"], row["old"], new, row["who"], row["note"], row["at"])


def _take_of_report(connection: sqlite3.Connection, row: Row) -> str:
    """Set a report aside or date it anew."""
    report_id = row["report_id"]
    if row["action"] is Action.SET_ASIDE:
        if is_set_aside(connection, report_id):
            return "held already"
        log(connection, {"report_id": report_id}, _change(row, {}))
        mark_report_stale(connection, report_id)
    elif row["action"] is Action.EDIT:
        log(connection, {"report_id": report_id}, _change(row, clean_times(row["new"])))
        lay_report(connection, report_id)
    else:
        raise CorrectionError(f"action cannot be “{row['action']}” for a whole report")
    return "taken"


def _take_of_place(connection: sqlite3.Connection, row: Row) -> str:
    """Confirm, edit or reject a place."""
    query = (
        "SELECT place_id FROM places WHERE report_id = :report_id AND (place_id = :place_id OR"
        " (span_start = :span_start AND span_end = :span_end)) ORDER BY place_id = :place_id DESC"
    )
    found = connection.execute(
        query, row["place"] | {name: row[name] for name in ("report_id", "place_id")}
    ).fetchone()
    if found is None:
        return "no such place"
    if row["action"] not in (Action.CONFIRM, Action.EDIT, Action.REJECT):
        raise CorrectionError(f"action cannot be “{row['action']}” for a place")
    place = held_place(connection, found[0])
    lay_over_place(connection, place, _change(row, clean_place(place, row["new"])))
    return "taken"


def _is_held(connection: sqlite3.Connection, row: Row) -> bool:
    query = (
        "SELECT EXISTS (SELECT 1 FROM corrections WHERE report_id = ? AND action = ? AND who = ? AND at = ?)"
    )
    values = (row["report_id"], row["action"].value, row["who"].strip(), row["at"])
    return bool(connection.execute(query, values).fetchone()[0])


def _added(connection: sqlite3.Connection, row: Row) -> Row:
    """The claim that a line adds, made anew from the fields that a person may set."""
    values = _with_total_here(connection, row)
    if strange := [name for name in values if name not in KEPT_COLUMNS]:
        raise CorrectionError(f"{', '.join(strange)} cannot be set: a claim has no such field")
    held = connection.execute("SELECT 1 FROM claims WHERE claim_id = ?", (row["claim_id"],)).fetchone()
    if held is not None or not row["claim_id"]:
        raise CorrectionError(
            f"claim_id “{row['claim_id']}” cannot be added: another claim has it or it is empty"
        )
    settable = {name: value for name, value in values.items() if name in ADDABLE}
    return new_claim(connection, row["report_id"], settable) | {"claim_id": row["claim_id"]}


def _with_total_here(connection: sqlite3.Connection, row: Row) -> Row:
    """What a line sets, with its total named by the id that this ledger has for it."""
    total, new = row["new"].get("subset_of"), dict(row["new"])
    if isinstance(total, str) and row["total"] is not None:
        new["subset_of"] = _find(connection, row["report_id"], total, row["total"]) or total
    return new


def _find(connection: sqlite3.Connection, report_id: str, claim_id: str, naming: Row) -> str | None:
    """The id of a claim in this ledger: its own, else that of the claim of the same place and measure."""
    query = (
        "SELECT claim_id FROM claims WHERE report_id = :report_id AND (claim_id = :claim_id OR"
        " (span_start = :span_start AND span_end = :span_end AND measure = :measure AND adm1 IS :adm1))"
        " ORDER BY claim_id = :claim_id DESC"
    )
    found = connection.execute(query, naming | {"report_id": report_id, "claim_id": claim_id}).fetchone()
    return str(found[0]) if found is not None else None
