"""Reading every report again with a new parser, and keeping every correction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, datetime

import pandas as pd

from data.claim_values import EDITABLE
from data.correction_log import Action, standing_of_claim, standing_of_report, to_json
from data.fetching import fetch_rows
from data.hand_coded import PARSER as HAND_CODED
from data.inserting import insert_read
from data.laying import as_read, held_claim, held_place, lay_corrections, lay_place, lay_report, place_as_read
from data.ledger import Ledger
from data.report_corrections import SETTABLE_OF_PLACE, times_on_attack
from parsers.report import Claimant, Reading, Report, Status
from parsers.rows import Row, report_row

DISAGREEMENT_COLUMNS = ("report_id", "claim_id", "status", "field", "read", "stands")


def reread(
    ledger: Ledger,
    parse: Callable[[Report], Reading],
    progress: Callable[[int, int], None] | None = None,
) -> pd.DataFrame:
    """Read all reports but hand-coded tables again, each in one transaction, and keep their corrections.

    Gives where the new reading disagrees with a correction (columns DISAGREEMENT_COLUMNS, a row a field):
    the correction stands. Field `claim` speaks of the whole claim: one that is no longer read, or one that
    was rejected and still is.
    """
    with ledger.reading() as connection:
        query = "SELECT report_id FROM reports WHERE parser_version IS NOT ? ORDER BY rowid"
        ids = [row[0] for row in connection.execute(query, (HAND_CODED,))]
    found: list[Row] = []
    for done, report_id in enumerate(ids, start=1):
        with ledger.writing() as connection:
            found += _reread_one(connection, report_id, parse)
        if progress is not None:
            progress(done, len(ids))
    return pd.DataFrame(found, columns=list(DISAGREEMENT_COLUMNS))


def held_report(connection: sqlite3.Connection, report_id: str) -> Report:
    """The report as it was given to the parser."""
    names = ("text", "title", "publisher", "claimant", "channel", "url", "lang", "published_at")
    query = f"SELECT {', '.join(names)} FROM reports WHERE report_id = ?"
    [row] = fetch_rows(connection.execute(query, (report_id,)))
    published, claimant = row.pop("published_at"), row.pop("claimant")
    return Report(
        **{name: value or "" for name, value in row.items()},
        id=report_id,
        claimant=Claimant(claimant) if claimant else None,
        published=_published(published),
    )


def _published(text: str | None) -> date | datetime | None:
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _reread_one(
    connection: sqlite3.Connection, report_id: str, parse: Callable[[Report], Reading]
) -> list[Row]:
    claims, places = _corrected(connection, report_id), _corrected_places(connection, report_id)
    reading = parse(held_report(connection, report_id))
    _forget_reading(connection, report_id)
    insert_read(connection, reading, report_id)
    given = _times_given(connection, report_id)
    read = times_on_attack(connection, report_id, given)
    _note_parser(connection, reading, report_id)
    found: list[Row] = []
    for old_id, new in _found_again(connection, claims):
        if new is not None:
            _move(connection, "claim", old_id, new)
        claim_id = str(new["claim_id"]) if new is not None else old_id
        lay_corrections(connection, report_id, claim_id, is_strict=False)
        if not _is_added(connection, report_id, claim_id):
            found += _disagreements(held_claim(connection, claim_id), new)
    if given:
        lay_report(connection, report_id)
        found += _times_that_differ(report_id, read, given)
    return found + [row for place in places for row in _lay_place_again(connection, place)]


def _corrected(connection: sqlite3.Connection, report_id: str) -> list[Row]:
    """The claims of a report with standing corrections, as the parser read them or a person added them."""
    ids = _corrected_ids(connection, "claim_id", report_id)
    return [as_read(connection, claim_id) or held_claim(connection, claim_id) for claim_id in ids]


def _corrected_places(connection: sqlite3.Connection, report_id: str) -> list[Row]:
    """The places of a report with standing corrections, as the parser read them."""
    ids = _corrected_ids(connection, "place_id", report_id)
    return [place_as_read(connection, place_id) or held_place(connection, place_id) for place_id in ids]


def _corrected_ids(connection: sqlite3.Connection, name: str, report_id: str) -> list[str]:
    query = (
        f"SELECT DISTINCT {name} FROM corrections WHERE report_id = ? AND undone_at IS NULL"
        f" AND {name} <> '' ORDER BY 1"
    )
    return [row[0] for row in connection.execute(query, (report_id,))]


def _is_added(connection: sqlite3.Connection, report_id: str, claim_id: str) -> bool:
    return any(action is Action.ADD for action, _, _ in standing_of_claim(connection, report_id, claim_id))


def _times_given(connection: sqlite3.Connection, report_id: str) -> Row:
    """The times of its attack that people gave for a whole report, the last of each."""
    given: Row = {}
    for new in standing_of_report(connection, report_id):
        given |= new
    return given


def _times_that_differ(report_id: str, read: Row, given: Row) -> list[Row]:
    about: Row = {"report_id": report_id, "claim_id": None, "status": Status.EDITED.value}
    return [
        about | {"field": name, "read": read[name], "stands": value}
        for name, value in given.items()
        if read[name] != value
    ]


def _forget_reading(connection: sqlite3.Connection, report_id: str) -> None:
    """Delete all that was read, and what was read under claims of which nobody said anything."""
    connection.execute(
        "DELETE FROM claims_as_read WHERE claim_id IN (SELECT claim_id FROM claims WHERE report_id = :report)"
        " AND claim_id NOT IN"
        " (SELECT claim_id FROM corrections WHERE report_id = :report AND undone_at IS NULL)",
        {"report": report_id},
    )
    for table in ("claims", "places", "unread", "problems"):
        connection.execute(f"DELETE FROM {table} WHERE report_id = ?", (report_id,))


def _note_parser(connection: sqlite3.Connection, reading: Reading, report_id: str) -> None:
    row = report_row(reading, report_id)
    connection.execute(
        "UPDATE reports SET numbers = :numbers, numbers_read = :numbers_read,"
        " parser_version = :parser_version WHERE report_id = :report_id",
        row,
    )


def _found_again(connection: sqlite3.Connection, corrected: list[Row]) -> list[tuple[str, Row | None]]:
    """Each corrected claim's id with its new reading: that of the same id first, then of the same words.

    No reading is given to two claims, and none to a claim that a person added.
    """
    ids = [str(old["claim_id"]) for old in corrected]
    found: dict[str, Row | None] = {claim_id: _read_again(connection, claim_id) for claim_id in ids}
    for old in corrected:
        claim_id = str(old["claim_id"])
        if found[claim_id] is None and not _is_added(connection, old["report_id"], claim_id):
            taken = {str(new["claim_id"]) for new in found.values() if new is not None}
            found[claim_id] = _same_words(connection, old, taken)
    return list(found.items())


def _read_again(connection: sqlite3.Connection, claim_id: str) -> Row | None:
    query = "SELECT 1 FROM claims WHERE claim_id = ? AND status = ?"
    is_read = connection.execute(query, (claim_id, Status.READ.value)).fetchone() is not None
    return held_claim(connection, claim_id) if is_read else None


def _same_words(connection: sqlite3.Connection, old: Row, taken: set[str]) -> Row | None:
    """The new reading of the same words and region that is nobody's yet, of the same measure first."""
    query = (
        "SELECT claim_id FROM claims WHERE report_id = :report_id AND status = 'read'"
        " AND span_start = :span_start AND span_end = :span_end AND adm1 IS :adm1"
        " ORDER BY measure = :measure DESC, weapon = :weapon DESC, claim_id"
    )
    ids = [row[0] for row in connection.execute(query, old)]
    return next((held_claim(connection, claim_id) for claim_id in ids if claim_id not in taken), None)


def _move(connection: sqlite3.Connection, kind: str, old_id: str, new: Row) -> None:
    """Let the corrections of a claim or place speak of its new reading."""
    ids = (new[f"{kind}_id"], old_id)
    connection.execute(f"UPDATE corrections SET {kind}_id = ? WHERE {kind}_id = ?", ids)
    connection.execute(f"DELETE FROM {kind}s_as_read WHERE {kind}_id IN (?, ?)", ids)
    connection.execute(f"INSERT INTO {kind}s_as_read VALUES (?, ?)", (new[f"{kind}_id"], to_json(new)))


def _lay_place_again(connection: sqlite3.Connection, old: Row) -> list[Row]:
    """Lay the corrections of a place over its new reading, else over the old one; gives where they differ."""
    new = _place_read_again(connection, old)
    if new is not None:
        _move(connection, "place", old["place_id"], new)
    place_id = new["place_id"] if new is not None else old["place_id"]
    lay_place(connection, place_id)
    place = held_place(connection, place_id)
    about = {"report_id": place["report_id"], "claim_id": None, "status": place["status"]}
    is_rejected = place["status"] == Status.REJECTED
    if new is None or is_rejected:
        whole = {"field": f"place {place['name']}", "read": _whether(new), "stands": place["status"]}
        return [] if is_rejected == (new is None) else [about | whole]
    return [
        about | {"field": f"{name} of {place['name']}", "read": new[name], "stands": place[name]}
        for name in SETTABLE_OF_PLACE
        if new[name] != place[name]
    ]


def _place_read_again(connection: sqlite3.Connection, old: Row) -> Row | None:
    """The new reading of a place: in the same role first, else on the same words in a role of its own."""
    query = (
        "SELECT * FROM places WHERE report_id = :report_id AND status = 'read'"
        " AND span_start = :span_start AND span_end = :span_end ORDER BY role <> :role"
    )
    return next(iter(fetch_rows(connection.execute(query, old))), None)


def _disagreements(claim: Row, read: Row | None) -> list[Row]:
    """Where what is read now is not what stands; a rejected claim that is not read any more is settled."""
    about = {name: claim[name] for name in ("report_id", "claim_id", "status")}
    is_rejected = claim["status"] == Status.REJECTED
    if is_rejected or read is None:
        if is_rejected == (read is None):
            return []
        return [about | {"field": "claim", "read": _whether(read), "stands": claim["status"]}]
    return [
        about | {"field": name, "read": read[name], "stands": claim[name]}
        for name in EDITABLE
        if name != "subset_of" and read[name] != claim[name]
    ]


def _whether(read: Row | None) -> str:
    return "not read" if read is None else "read"
