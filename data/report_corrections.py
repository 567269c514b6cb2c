"""What people say of whole reports and of places: set aside or dated anew; moved, confirmed or rejected.

A report that is set aside (spam, a test, a wrong file) is kept with all that was read from it, and leaves
every table; whoever undoes that takes it back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import pandas as pd

from data.claim_values import MOMENTS, CorrectionError, agreeing_hours, clean_value, only_value
from data.correction_log import Action, Change, is_set_aside, log, need_report, now
from data.corrections import undo
from data.derived import mark_report_stale
from data.fetching import fetch_rows
from data.laying import held_place, keep_as_read, lay_place, lay_report
from data.ledger import Ledger
from data.tables import read_all
from parsers.places.gazetteer import gazetteer, regions
from parsers.report import Role
from parsers.rows import PLACE_COLUMNS, Row

TIMES = ("attack_date", *MOMENTS)
SETTABLE_OF_PLACE = ("adm1", "role")


def set_report_aside(ledger: Ledger, report_id: str, who: str, note: str = "") -> int:
    """Let a report leave every table; it is kept, and can be taken back. Gives the correction's number."""
    with ledger.writing() as connection:
        need_report(connection, report_id)
        if is_set_aside(connection, report_id):
            raise CorrectionError(f"report {report_id} is set aside already")
        mark_report_stale(connection, report_id)
        change = Change(Action.SET_ASIDE, None, {}, who, note, now())
        return log(connection, {"report_id": report_id}, change)


def take_report_back(ledger: Ledger, report_id: str, who: str) -> None:
    """Undo what set a report aside, so that it counts again."""
    query = (
        "SELECT correction_id FROM corrections WHERE report_id = ? AND action = 'set_aside'"
        " AND undone_at IS NULL"
    )
    with ledger.reading() as connection:
        numbers = [row[0] for row in connection.execute(query, (report_id,))]
    if not numbers:
        raise CorrectionError(f"report {report_id} is not set aside")
    for number in numbers:
        undo(ledger, number, who)


def reports_set_aside(ledger: Ledger) -> pd.DataFrame:
    """The reports that are set aside: report_id, publisher, title, published_at, who, at, note, text."""
    columns = ("report_id", "publisher", "title", "published_at", "who", "at", "note", "text")
    source = (
        "reports JOIN corrections USING (report_id) WHERE action = 'set_aside' AND undone_at IS NULL"
        " ORDER BY correction_id"
    )
    with ledger.reading() as connection:
        return read_all(connection, source, columns)


def edit_report(ledger: Ledger, report_id: str, changes: dict[str, object], who: str, note: str = "") -> int:
    """Set when the attack of a report was (TIMES), in all its claims on that attack; gives the number.

    Hours that are not given move with the date. A report that tells of attacks of several dates is refused:
    its claims are edited one by one. So is a window that would end before it starts.
    """
    with ledger.writing() as connection:
        need_report(connection, report_id)
        new = clean_times(changes)
        _refuse_several_dates(connection, report_id)
        old = times_on_attack(connection, report_id, {"attack_date", *new})
        change = Change(Action.EDIT, old, new, who, note, now())
        number = log(connection, {"report_id": report_id}, change)
        lay_report(connection, report_id)
        _check_hours(connection, report_id)
        return number


def clean_times(changes: Row) -> Row:
    """The times of a report as the file keeps them, or a CorrectionError."""
    if not changes:
        raise CorrectionError(f"nothing is given: give one of {', '.join(TIMES)}")
    if strange := [name for name in changes if name not in TIMES]:
        raise CorrectionError(f"{', '.join(strange)} cannot be set: only {', '.join(TIMES)}")
    return {name: clean_value(name, value) for name, value in changes.items()}


def _refuse_several_dates(connection: sqlite3.Connection, report_id: str) -> None:
    if len({claim["attack_date"] for claim in _on_attack(connection, report_id)} - {None}) > 1:
        raise CorrectionError("this report tells of attacks of several dates: edit its claims one by one")


def times_on_attack(connection: sqlite3.Connection, report_id: str, names: Iterable[str]) -> Row:
    """Of TIMES those named, as all claims of a report on its attack have them; None where they differ."""
    claims = _on_attack(connection, report_id)
    return {name: only_value(claim[name] for claim in claims) for name in names}


def _check_hours(connection: sqlite3.Connection, report_id: str) -> None:
    for claim in _on_attack(connection, report_id):
        agreeing_hours(claim)


def _on_attack(connection: sqlite3.Connection, report_id: str) -> list[Row]:
    """The times of the claims of a report on its attack."""
    query = f"SELECT {', '.join(TIMES)} FROM claims WHERE report_id = ? AND scope = 'attack'"
    return fetch_rows(connection.execute(query, (report_id,)))


def places_of_report(ledger: Ledger, report_id: str) -> pd.DataFrame:
    """The places of a report as they stand, those rejected too: PLACE_COLUMNS, place_id and status."""
    columns = (*PLACE_COLUMNS, "place_id", "status")
    with ledger.reading() as connection:
        return read_all(connection, "places WHERE report_id = ? ORDER BY span_start", columns, [report_id])


def confirm_place(ledger: Ledger, place_id: str, who: str, note: str = "") -> int:
    """Say that a place is right as it stands; gives the correction's number."""
    with ledger.writing() as connection:
        place = held_place(connection, place_id)
        new = {name: place[name] for name in SETTABLE_OF_PLACE}
        return _correct_place(connection, place, Action.CONFIRM, new, who, note)


def edit_place(ledger: Ledger, place_id: str, changes: dict[str, object], who: str, note: str = "") -> int:
    """Change the region code or the role of a place; gives the correction's number.

    In another region, it is the point of that name there, else the middle of the region.
    """
    with ledger.writing() as connection:
        place = held_place(connection, place_id)
        return _correct_place(connection, place, Action.EDIT, clean_place(place, changes), who, note)


def reject_place(ledger: Ledger, place_id: str, who: str, note: str = "") -> int:
    """Take a place out of the table and the map; it stays readable. Gives the correction's number."""
    with ledger.writing() as connection:
        return _correct_place(connection, held_place(connection, place_id), Action.REJECT, {}, who, note)


def _correct_place(
    connection: sqlite3.Connection, place: Row, action: Action, new: Row, who: str, note: str
) -> int:
    old = {name: place[name] for name in (*new, "status")}
    return lay_over_place(connection, place, Change(action, old, new, who, note, now()))


def lay_over_place(connection: sqlite3.Connection, place: Row, change: Change) -> int:
    """Log a correction of a place that is held, and lay it over the place."""
    keep_as_read(connection, place)
    number = log(connection, place, change)
    lay_place(connection, place["place_id"])
    return number


def clean_place(place: Row, changes: Row) -> Row:
    """The changes of a place as the file keeps them, with the point that follows; or a CorrectionError."""
    if strange := [name for name in changes if name not in SETTABLE_OF_PLACE]:
        raise CorrectionError(f"{', '.join(strange)} cannot be set: only {', '.join(SETTABLE_OF_PLACE)}")
    new: Row = {}
    if "role" in changes:
        if changes["role"] not in list(Role):
            raise CorrectionError(f"role cannot be “{changes['role']}”: give one of {', '.join(Role)}")
        new["role"] = Role(changes["role"]).value
    if "adm1" in changes:
        new["adm1"] = clean_value("adm1", changes["adm1"])
        if new["adm1"] != place["adm1"]:
            new |= _point_of(place["name"], new["adm1"])
    return new


def _point_of(name: str, adm1: str | None) -> Row:
    """Where a name is in a region: its own point there, else the middle of the region; empty for several."""
    region = regions().get(adm1 or "")
    if region is None:
        return dict.fromkeys(("country", "lat", "lon", "geo_precision"))
    found = gazetteer().named(name, adm1)
    if found is None or found.lat is None or found.level in ("region", "sea"):
        point: Row = {"lat": region.lat, "lon": region.lon, "geo_precision": 3}
    else:
        point = {"lat": found.lat, "lon": found.lon, "geo_precision": 1}
    return {"country": region.code[:2] if "-" in region.code else None} | point
