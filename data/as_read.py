"""The claims as the parser read them, whatever corrections stand over them."""

from __future__ import annotations

import sqlite3

from parsers.rows import Row

CLAIM_KEY = ("measure", "weapon", "low", "high", "adm1", "attacker", "scope")
CLAIM_TIME = ("window_start", "window_end")
COMPARED = ("report_id", *CLAIM_KEY, *CLAIM_TIME, "attack_date")
_FROM_JSON = ", ".join(f"json_extract(claim, '$.{name}')" for name in COMPARED)
AS_READ = (
    f"(SELECT {', '.join(COMPARED)} FROM claims WHERE claim_id NOT IN (SELECT claim_id FROM claims_as_read)"
    f" UNION ALL SELECT {_FROM_JSON} FROM claims_as_read)"
)


def dates_as_read(connection: sqlite3.Connection, report_id: str) -> set[str]:
    """The dates of attack that were read in a report."""
    query = f"SELECT DISTINCT attack_date FROM {AS_READ} WHERE report_id = ? AND attack_date IS NOT NULL"
    return {row[0] for row in connection.execute(query, (report_id,))}


def claims_as_read(connection: sqlite3.Connection, report_id: str) -> list[Row]:
    """The claims read in a report, with the columns COMPARED."""
    query = f"SELECT {', '.join(COMPARED)} FROM {AS_READ} WHERE report_id = ?"
    return [dict(zip(COMPARED, values, strict=True)) for values in connection.execute(query, (report_id,))]
