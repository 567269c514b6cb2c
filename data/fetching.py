"""Rows of the ledger's file by the names of their columns."""

from __future__ import annotations

import sqlite3

from parsers.rows import Row


def fetch_rows(cursor: sqlite3.Cursor) -> list[Row]:
    """All rows of a query's result, each as a dict.

    >>> fetch_rows(sqlite3.connect(":memory:").execute("SELECT 7 AS low, 9 AS high"))
    [{'low': 7, 'high': 9}]
    """
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
