"""The ledger's tables read as data frames, without reports set aside and starter reports that are hidden."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from data.derived import SHOWN
from data.filters import EVERYTHING, Filters
from parsers.rows import CLAIM_COLUMNS
from parsers.table import to_frame

ROWS_AT_ONCE = 50_000
"""How many rows are read before they are packed: plain rows take many times the memory."""

KINDS = ("attacker", "claimant", "measure", "weapon", "status")
TOLD_COLUMNS = ("report_id", "claimant", "attacker", "attack_date", "adm1", "scope", "status", "high")


def read_table(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    rest: str = "ORDER BY rowid",
    condition: str = "TRUE",
    values: Sequence[str] = (),
) -> pd.DataFrame:
    """The rows of a table that fulfil a condition; `rest` is their order and which of them are wanted."""
    names = ", ".join(f'"{name}"' for name in columns)
    query = f"SELECT {names} FROM {table} WHERE {SHOWN} AND {condition} {rest}"
    return _packed(connection.execute(query, values), columns)


def read_all(
    connection: sqlite3.Connection, source: str, columns: Sequence[str], values: Sequence[str] = ()
) -> pd.DataFrame:
    """The rows that follow ``FROM`` in `source`, those of reports that are hidden or set aside too."""
    names = ", ".join(f'"{name}"' for name in columns)
    return _packed(connection.execute(f"SELECT {names} FROM {source}", values), columns)


def _packed(cursor: sqlite3.Cursor, columns: Sequence[str]) -> pd.DataFrame:
    frames = [to_frame(cursor.fetchmany(ROWS_AT_ONCE), columns)]
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        frames.append(to_frame(rows, columns))
    return frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)


def read_latest_claims(
    connection: sqlite3.Connection, filters: Filters, limit: int, offset: int
) -> pd.DataFrame:
    """A page of the claims asked for, those of the latest attacks first, undated ones last."""
    condition, values = filters.condition()
    names = ", ".join(f'"{name}"' for name in CLAIM_COLUMNS)
    latest_first = "ORDER BY attack_date DESC, rowid"
    page = (
        f"SELECT rowid FROM claims WHERE {SHOWN} AND {condition} {latest_first}"
        f" LIMIT {int(limit)} OFFSET {int(offset)}"
    )
    query = f"SELECT {names} FROM claims WHERE rowid IN ({page}) {latest_first}"
    return _packed(connection.execute(query, values), CLAIM_COLUMNS)


def read_claims_named(connection: sqlite3.Connection, claim_ids: Iterable[str]) -> pd.DataFrame:
    """The claims with the given ids."""
    condition = "claim_id IN (SELECT value FROM json_each(?))"
    return read_table(
        connection, "claims", CLAIM_COLUMNS, condition=condition, values=[json.dumps([*claim_ids])]
    )


def count_claims(connection: sqlite3.Connection, filters: Filters = EVERYTHING) -> int:
    """How many claims the filters let through."""
    condition, values = filters.condition()
    query = f"SELECT count(*) FROM claims WHERE {SHOWN} AND {condition}"
    return int(connection.execute(query, values).fetchone()[0])


def read_kinds(connection: sqlite3.Connection) -> pd.DataFrame:
    """Which claims there are: the combinations of KINDS."""
    query = f"SELECT DISTINCT {', '.join(KINDS)} FROM claims WHERE {SHOWN}"
    return _packed(connection.execute(query), KINDS)


def read_days(connection: sqlite3.Connection) -> tuple[date, date] | None:
    """The first and the last date of attack of all claims, None where none has a date."""
    query = f"SELECT min(attack_date), max(attack_date) FROM claims WHERE attack_date IS NOT NULL AND {SHOWN}"
    first, last = connection.execute(query).fetchone()
    return None if first is None else (date.fromisoformat(first), date.fromisoformat(last))


def read_told(connection: sqlite3.Connection) -> pd.DataFrame:
    """Who attacked where and when: TOLD_COLUMNS of the standing claims on attacks, once each.

    `high` is given only where it is 0 ("no drones"), so that claims that differ in numbers alone are one.
    """
    query = (
        "SELECT DISTINCT report_id, claimant, attacker, attack_date, adm1, scope, status,"
        " CASE WHEN high = 0 THEN 0 END"
        f" FROM claims WHERE scope = 'attack' AND status <> 'rejected' AND {SHOWN}"
    )
    return _packed(connection.execute(query), TOLD_COLUMNS)
