"""Tables `attacks` and `set_aside` as the ledger's file keeps them, derived again for dates that changed.

The file also keeps which code derived them: with any other, all dates are derived again.
"""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import pandas as pd

from data.attacks import ATTACK_COLUMNS, ATTACK_TYPES, attacks_of
from data.figures import CLAIM_COLUMNS_NEEDED
from data.filters import EVERYTHING, Filters
from data.history import SET_ASIDE_COLUMNS, SET_ASIDE_TYPES, find_history, find_set_aside
from parsers.table import to_frame

DATES_AT_ONCE, CLAIMS_AT_ONCE = 1_000, 30_000
"""So many dates are derived in a turn, fewer where they have as many claims: to spare memory, and to let
others write between the turns."""

DERIVING = (
    *("attacks", "choosing", "containing", "figures", "grouping", "history", "moments", "parts", "rates"),
    *("statements", "sums", "zones"),
)
"""The modules of this package that say what follows from the claims."""

REPORT_COLUMNS_NEEDED = (
    *("report_id", "publisher", "channel", "claimant", "published_at", "published_precision"),
)
REPORTS_SET_ASIDE = "SELECT report_id FROM corrections WHERE action = 'set_aside' AND undone_at IS NULL"
SHOWN = (
    f"report_id NOT IN ({REPORTS_SET_ASIDE} UNION ALL"
    " SELECT report_id FROM reports WHERE is_starter"
    " AND (SELECT value FROM settings WHERE name = 'starters_hidden') = '1')"
)
_EVERY_DATE = (
    "SELECT coalesce(attack_date, '') FROM claims UNION SELECT coalesce(attack_date, '') FROM attacks"
)
IS_COUNTED = "scope = 'attack' AND status <> 'rejected' AND weapon_class IS NOT NULL"


@cache
def derivation() -> str:
    """A short name of the code that derives attacks: another one where any line of it is."""
    sources = [files("data").joinpath(f"{name}.py").read_text("utf-8") for name in DERIVING]
    return hashlib.sha256("\n".join(sources).encode()).hexdigest()[:12]


def is_stale(connection: sqlite3.Connection) -> bool:
    """Whether claims changed since the attacks were derived, or other code derived them."""
    has_changes = connection.execute("SELECT EXISTS (SELECT 1 FROM stale_dates)").fetchone()[0]
    return bool(has_changes) or _is_of_other_code(connection)


def count_stale(connection: sqlite3.Connection) -> int:
    """Of how many dates the attacks are to be derived again."""
    dates = _EVERY_DATE if _is_of_other_code(connection) else "SELECT attack_date FROM stale_dates"
    return int(connection.execute(f"SELECT count(*) FROM ({dates})").fetchone()[0])


def _is_of_other_code(connection: sqlite3.Connection) -> bool:
    query = "SELECT value FROM settings WHERE name = 'derived_by'"
    return bool(connection.execute(query).fetchone()[0] != derivation())


def _forget_other_code(connection: sqlite3.Connection) -> None:
    """Mark every date to be derived again where the attacks kept are not of this code."""
    if _is_of_other_code(connection):
        mark_all_stale(connection)
        connection.execute("UPDATE settings SET value = ? WHERE name = 'derived_by'", (derivation(),))


def mark_all_stale(connection: sqlite3.Connection) -> None:
    """Let every date that has claims or attacks be derived again."""
    connection.execute(f"INSERT OR IGNORE INTO stale_dates {_EVERY_DATE}")


def mark_report_stale(connection: sqlite3.Connection, report_id: str) -> None:
    """Let the attacks that a report tells of be derived again."""
    connection.execute(
        "INSERT OR IGNORE INTO stale_dates"
        " SELECT DISTINCT coalesce(attack_date, '') FROM claims WHERE report_id = ?",
        (report_id,),
    )


def refresh_attacks(connection: sqlite3.Connection) -> bool:
    """Derive the attacks of some changed dates again, inside the running transaction; gives if more are left.

    An attack can be part of one that ends on the next or the last date, so the neighbours of a changed date
    are derived too, from their own neighbours' claims.
    """
    _forget_other_code(connection)
    stale = _dates_of_a_turn(connection)
    _refresh_dates(connection, _widened(set(stale)))
    connection.executemany("DELETE FROM stale_dates WHERE attack_date = ?", [(day,) for day in stale])
    return is_stale(connection)


def _dates_of_a_turn(connection: sqlite3.Connection) -> list[str]:
    """The first dates to be derived again, one at least, until they have CLAIMS_AT_ONCE."""
    of_date = "SELECT count(*) FROM claims WHERE claims.attack_date IS nullif(stale_dates.attack_date, '')"
    query = f"SELECT attack_date, ({of_date}) FROM stale_dates ORDER BY attack_date LIMIT ?"
    dates: list[str] = []
    claims = 0
    for day, count in connection.execute(query, (DATES_AT_ONCE,)):
        dates.append(day)
        claims += count
        if claims >= CLAIMS_AT_ONCE:
            break
    return dates


def _refresh_dates(connection: sqlite3.Connection, dates: set[str]) -> None:
    _keep_dates(connection, "dates_read", _widened(dates))
    _keep_dates(connection, "dates_changed", dates)
    history = find_history(*_read(connection))
    for table, rows in (("attacks", attacks_of(history)), ("set_aside", find_set_aside(history))):
        is_changed = rows.attack_date.dt.strftime("%Y-%m-%d").fillna("").isin(dates)
        connection.execute(
            f"DELETE FROM {table} WHERE coalesce(attack_date, '') IN (SELECT attack_date FROM dates_changed)"
        )
        _insert(connection, table, rows[is_changed])


def read_attacks(connection: sqlite3.Connection, filters: Filters = EVERYTHING) -> pd.DataFrame:
    """Table `attacks` as it is kept; only the rows that the filters let through, as `filter_rows` does."""
    order = "attack_date, window_start, attacker, claimant, attack_id, weapon_class"
    condition, values = filters.condition_on_attacks()
    query = f"SELECT {', '.join(ATTACK_COLUMNS)} FROM attacks WHERE {condition} ORDER BY {order}"
    rows = connection.execute(query, values).fetchall()
    return to_frame(rows, ATTACK_COLUMNS, ATTACK_TYPES)


def read_set_aside(connection: sqlite3.Connection) -> pd.DataFrame:
    """Table `set_aside` as it is kept: figures revised or contradicted, beside those used."""
    query = f"SELECT {', '.join(SET_ASIDE_COLUMNS)} FROM set_aside ORDER BY attack_date, true_at, rowid"
    rows = connection.execute(query).fetchall()
    return to_frame(rows, SET_ASIDE_COLUMNS, SET_ASIDE_TYPES)


def _widened(dates: set[str]) -> set[str]:
    """Dates with the day before and after each; the empty date of undated claims has no neighbours.

    >>> sorted(_widened({"2025-09-05", ""}))
    ['', '2025-09-04', '2025-09-05', '2025-09-06']
    """
    days = [date.fromisoformat(text) for text in dates if text]
    near = {(day + timedelta(days=step)).isoformat() for day in days for step in (-1, 0, 1)}
    return near | (dates & {""})


def _keep_dates(connection: sqlite3.Connection, table: str, dates: set[str]) -> None:
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} (attack_date TEXT PRIMARY KEY)")
    connection.execute(f"DELETE FROM {table}")
    connection.executemany(f"INSERT INTO {table} VALUES (?)", [(day,) for day in sorted(dates)])


def _read(connection: sqlite3.Connection) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The columns of claims and reports that attacks are derived from."""
    of_dates = "(attack_date IN (SELECT attack_date FROM dates_read)"
    if connection.execute("SELECT EXISTS (SELECT 1 FROM dates_read WHERE attack_date = '')").fetchone()[0]:
        of_dates += " OR attack_date IS NULL"
    claims = connection.execute(
        f"SELECT {', '.join(CLAIM_COLUMNS_NEEDED)} FROM claims WHERE {IS_COUNTED} AND {SHOWN} AND {of_dates})"
    ).fetchall()
    reports = connection.execute(
        f"SELECT {', '.join(REPORT_COLUMNS_NEEDED)} FROM reports"
        f" WHERE report_id IN (SELECT report_id FROM claims WHERE {of_dates}))"
    ).fetchall()
    return to_frame(claims, CLAIM_COLUMNS_NEEDED), to_frame(reports, REPORT_COLUMNS_NEEDED)


def _insert(connection: sqlite3.Connection, table: str, rows: pd.DataFrame) -> None:
    moments = rows.select_dtypes("datetimetz").columns
    texts = {name: rows[name].dt.strftime("%Y-%m-%dT%H:%M:%SZ") for name in moments}
    plain = rows.assign(attack_date=rows.attack_date.dt.strftime("%Y-%m-%d"), **texts).astype(object)
    marks = ", ".join("?" * len(rows.columns))
    connection.executemany(
        f"INSERT INTO {table} ({', '.join(rows.columns)}) VALUES ({marks})",
        plain.where(plain.notna(), None).values.tolist(),
    )
