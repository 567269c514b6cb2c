"""The claims as the parser read them, whatever corrections stand over them."""

from __future__ import annotations

import sqlite3

from parsers.rows import Row

CLAIM_KEY = ("measure", "weapon", "low", "high", "adm1", "attacker", "scope")
TOLD = ("window_start", "window_end", "attack_date")
COMPARED = ("report_id", *CLAIM_KEY, *TOLD)
_FROM_JSON = ", ".join(f"json_extract(claim, '$.{name}')" for name in COMPARED)
AS_READ = (
    f"(SELECT {', '.join(COMPARED)} FROM claims WHERE claim_id NOT IN (SELECT claim_id FROM claims_as_read)"
    f" UNION ALL SELECT {_FROM_JSON} FROM claims_as_read)"
)
_IS_THE_SAME = " AND ".join(f"{name} IS :{name}" for name in CLAIM_KEY)

Told = tuple[str | None, str | None, str | None]
"""The values of TOLD: when a window begins and ends, and the day of the attack."""


def dates_as_read(connection: sqlite3.Connection, report_id: str) -> set[str]:
    """The dates of attack that were read in a report."""
    query = f"SELECT DISTINCT attack_date FROM {AS_READ} WHERE report_id = ? AND attack_date IS NOT NULL"
    return {row[0] for row in connection.execute(query, (report_id,))}


def times_as_read(connection: sqlite3.Connection, report_id: str) -> list[Told]:
    """The different hours and days that the claims read in a report tell of."""
    query = f"SELECT DISTINCT {', '.join(TOLD)} FROM {AS_READ} WHERE report_id = ?"
    return connection.execute(query, (report_id,)).fetchall()


def times_of_claim(connection: sqlite3.Connection, report_id: str, claim: Row) -> list[Told]:
    """The hours and days of the claims read in a report that assert what `claim` does."""
    query = f"SELECT {', '.join(TOLD)} FROM {AS_READ} WHERE report_id = :report_id AND {_IS_THE_SAME}"
    return connection.execute(query, claim | {"report_id": report_id}).fetchall()
