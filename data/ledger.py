"""The ledger: every report ever added, with its claims, places, unread numbers and problems, in one file.

One report is one transaction, so a stop at any moment leaves whole reports only. The same text twice adds
nothing; the same text from another publisher is kept as carried again and counted once.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from operator import length_hint
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Self

import pandas as pd
from platformdirs import user_data_path

from data.adding import Added, Outcome, add_again, add_reading
from data.derived import count_stale, is_stale, read_attacks, read_set_aside, refresh_attacks
from data.filters import EVERYTHING, Filters
from data.inserting import CARRIER_COLUMNS
from data.schema import LedgerError, connect, plain_errors, refuse_damaged, transaction
from data.tables import (
    count_claims,
    read_claims_named,
    read_days,
    read_kinds,
    read_latest_claims,
    read_table,
    read_told,
)
from parsers.report import Reading, Report
from parsers.rows import CLAIM_COLUMNS, PLACE_COLUMNS, PROBLEM_COLUMNS, REPORT_COLUMNS, UNREAD_COLUMNS

__all__ = ["Added", "Ledger", "LedgerError", "Outcome", "default_path", "open_ledger"]


def default_path() -> Path:
    """The ledger's place where nobody names one: STRIKELEDGER_LEDGER, else the user's data folder."""
    named = os.environ.get("STRIKELEDGER_LEDGER")
    return Path(named).expanduser() if named else user_data_path("strikeledger") / "ledger.sqlite"


def open_ledger(path: Path | str | None = None, create: bool = True) -> Ledger:
    """Open the ledger at `path` (default: `default_path()`), made new where there is none and `create`.

    Raises LedgerError, and leaves the file as it is, where it is damaged, read-only, another program's or
    of a newer schema.
    """
    place = Path(path).expanduser() if path is not None else default_path()
    return Ledger(place, connect(place, create))


class Ledger:
    """An open ledger; use it as a context manager, or call `close`. Threads may share it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Keep an open `connection` to the file at `path`; `open_ledger` makes both."""
        self.path = path
        self._connection = connection
        self._lock = RLock()

    def __enter__(self) -> Self:
        """Give the ledger itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; what was added is safe."""
        self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection to read with, other threads of this program kept out meanwhile."""
        with self._lock, plain_errors(self.path):
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Run a block as one transaction that either holds whole or leaves no trace."""
        with self._lock, plain_errors(self.path), transaction(self._connection):
            before = self._connection.total_changes
            yield self._connection
            if self._connection.total_changes != before:
                self._connection.execute(
                    "UPDATE settings SET value = CAST(value AS INTEGER) + 1 WHERE name = 'revision'"
                )

    def add(self, reading: Reading, is_starter: bool = False) -> Added:
        """Keep a reading, once: text, claims, places, unread numbers and problems together.

        A starter that a person adds too is theirs from then on, and stays when the starters are removed.
        """
        with self.writing() as connection:
            return add_reading(connection, reading, is_starter)

    def add_again(self, report: Report) -> Added | None:
        """Add a report whose very post is held, which need not be read again; None where it is not held."""
        with self.writing() as connection:
            return add_again(connection, report)

    def rehearse(self, readings: Iterable[Reading]) -> list[Added]:
        """What would become of readings if they were added now, one after the other; nothing is kept."""
        with self.reading() as connection, transaction(connection):
            connection.execute("SAVEPOINT rehearsal")
            added = [add_reading(connection, reading, is_starter=False) for reading in readings]
            connection.execute("ROLLBACK TO rehearsal")
        return added

    def add_all(
        self,
        readings: Iterable[Reading | Added],
        progress: Callable[[int, int], None] | None = None,
        is_starter: bool = False,
    ) -> list[Added]:
        """Add readings one by one, then derive the attacks they change; what was added before is counted.

        `progress` hears how many are done, and of how many (0: not known). A damaged file is refused, though
        what is added be held already and lie in a sound part of it.
        """
        with self.reading() as connection:
            refuse_damaged(connection, self.path)
        total = length_hint(readings)
        done: list[Added] = []
        for reading in readings:
            done.append(reading if isinstance(reading, Added) else self.add(reading, is_starter))
            if progress is not None:
                progress(len(done), total)
        self.derive()
        return done

    def reports(self) -> pd.DataFrame:
        """Table `reports`, by time of publication."""
        return self._table("reports", REPORT_COLUMNS, "ORDER BY published_at, report_id")

    def claims(
        self, filters: Filters = EVERYTHING, limit: int | None = None, offset: int = 0
    ) -> pd.DataFrame:
        """Table `claims`, report by report in the order of the text; all, or a page of those asked for."""
        page = f"ORDER BY rowid LIMIT {-1 if limit is None else int(limit)} OFFSET {int(offset)}"
        with self.reading() as connection:
            return read_table(connection, "claims", CLAIM_COLUMNS, page, *filters.condition())

    def latest_claims(self, filters: Filters, limit: int, offset: int = 0) -> pd.DataFrame:
        """A page of the claims asked for, those of the latest attacks first, undated ones last."""
        with self.reading() as connection:
            return read_latest_claims(connection, filters, limit, offset)

    def claims_named(self, claim_ids: Iterable[str]) -> pd.DataFrame:
        """The claims with the given ids."""
        with self.reading() as connection:
            return read_claims_named(connection, claim_ids)

    def count_claims(self, filters: Filters = EVERYTHING) -> int:
        """How many claims the filters let through."""
        with self.reading() as connection:
            return count_claims(connection, filters)

    def kinds(self) -> pd.DataFrame:
        """Which attackers, claimants, measures, weapons and statuses go together (see `read_kinds`)."""
        with self.reading() as connection:
            return read_kinds(connection)

    def days(self) -> tuple[date, date] | None:
        """The first and the last date of attack of all claims, None where none has a date."""
        with self.reading() as connection:
            return read_days(connection)

    def told(self) -> pd.DataFrame:
        """Who attacked where and when, as the claims say, without their numbers (see `read_told`)."""
        with self.reading() as connection:
            return read_told(connection)

    def places(self) -> pd.DataFrame:
        """Table `places`, report by report, without those that a person rejected."""
        return self._table("places", PLACE_COLUMNS, condition="status <> 'rejected'")

    def attacks(self, filters: Filters = EVERYTHING) -> pd.DataFrame:
        """Table `attacks`, or the rows asked for, as the claims of this moment give them.

        Attacks are derived again for the dates whose claims changed since they last were. Of the filters,
        measures and publishers speak of claims and let every attack through.
        """
        with self.reading() as connection:
            self.derive()
            return read_attacks(connection, filters)

    def set_aside(self) -> pd.DataFrame:
        """Figures that were revised or are contradicted, beside those used (see `find_set_aside`)."""
        with self.reading() as connection:
            self.derive()
            return read_set_aside(connection)

    def derive(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Derive the attacks of the dates whose claims changed, or all where other code derived them.

        Where they are many, `progress` hears now and then how many dates are done, and of how many.
        """
        with self.reading() as connection:
            is_left, total = is_stale(connection), count_stale(connection)
            while is_left:
                with transaction(connection):
                    is_left = refresh_attacks(connection)
                left = count_stale(connection)
                total = max(total, left)
                if progress is not None and is_left:
                    progress(total - left, total)

    def unread(self) -> pd.DataFrame:
        """The numbers that nobody could place: report_id, text, span_start, span_end, why."""
        return self._table("unread", UNREAD_COLUMNS)

    def problems(self) -> pd.DataFrame:
        """What does not fit together in a report: report_id, check, message, spans."""
        return self._table("problems", PROBLEM_COLUMNS)

    def carriers(self) -> pd.DataFrame:
        """Who else published a report's text, with the text as they had it."""
        return self._table("carriers", CARRIER_COLUMNS)

    def _table(
        self, name: str, columns: Sequence[str], order: str = "ORDER BY rowid", condition: str = "TRUE"
    ) -> pd.DataFrame:
        with self.reading() as connection:
            return read_table(connection, name, columns, order, condition)

    def text(self, report_id: str) -> str:
        """The text of one report, as it was added."""
        with self.reading() as connection:
            row = connection.execute("SELECT text FROM reports WHERE report_id = ?", (report_id,)).fetchone()
        if row is None:
            raise KeyError(report_id)
        return str(row[0])

    @property
    def revision(self) -> int:
        """A number that grows with every change to the ledger, by whatever program."""
        return int(self._setting("revision"))

    @property
    def is_empty(self) -> bool:
        """Whether no report was ever added, or all were removed."""
        return not self._has("SELECT EXISTS (SELECT 1 FROM reports)")

    @property
    def has_starters(self) -> bool:
        """Whether starter reports are held, hidden or not."""
        return self._has("SELECT EXISTS (SELECT 1 FROM reports WHERE is_starter)")

    @property
    def are_starters_hidden(self) -> bool:
        """Whether the tables leave the starter reports out."""
        return self._setting("starters_hidden") == "1"

    def hide_starters(self) -> None:
        """Leave the starter reports out of every table from now on; they are kept."""
        self._set("starters_hidden", "1")

    def show_starters(self) -> None:
        """Show the starter reports again."""
        self._set("starters_hidden", "0")

    def remove_starters(self) -> int:
        """Delete the starter reports and all that was read from them; gives how many.

        Those with corrections stay, and `count_starters` tells how many.
        """
        query = (
            "DELETE FROM reports WHERE is_starter AND report_id NOT IN (SELECT report_id FROM corrections)"
        )
        with self.writing() as connection:
            return connection.execute(query).rowcount

    def count_starters(self) -> int:
        """How many starter reports are held, hidden or not."""
        with self.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM reports WHERE is_starter").fetchone()[0])

    def _has(self, query: str) -> bool:
        with self.reading() as connection:
            return bool(connection.execute(query).fetchone()[0])

    def _setting(self, name: str) -> str:
        with self.reading() as connection:
            return str(connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()[0])

    def _set(self, name: str, value: str) -> None:
        with self.writing() as connection:
            connection.execute("UPDATE settings SET value = ? WHERE name = ?", (value, name))
