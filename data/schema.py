"""The ledger file's shape: opening it safely and bringing an older one forward.

`migrations/NNNN_name.sql` holds one step each; a file's ``user_version`` is the number of its last step.
A file that this program cannot use is left as it is, and a LedgerError says what to do.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from random import uniform
from time import monotonic, sleep

from data.wording import Wording

APPLICATION_ID = 0x57A1CED6
SECONDS_TO_WAIT = 30
MOST_BYTES_READ_THROUGH = 250_000_000
"""A file of this size is read through in half a second, of a disk that has it at hand."""

ADVICE = {
    "SQLITE_FULL": "the disk is full: free some space and try again; what was added before is kept",
    "SQLITE_IOERR": "the disk cannot be written or read: check it and its free space, and try again; what was"
    " added before is kept",
    "SQLITE_READONLY": "the ledger cannot be written: change its permissions or name another with --ledger",
    "SQLITE_CANTOPEN": "the ledger cannot be opened: check the folder, or name another file with --ledger",
    "SQLITE_CORRUPT": "the ledger is damaged: put back a backup, or name another file with --ledger",
    "SQLITE_NOTADB": "the file is no ledger or is damaged: put back a backup or name another with --ledger",
    "SQLITE_BUSY": "another program has held the ledger for long: close it and try again",
}


class LedgerError(Exception):
    """Something about the ledger's file that a person must settle; the message says how."""


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the file at `path` into a LedgerError that says what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        advice = next((text for key, text in ADVICE.items() if name.startswith(key)), None)
        if advice is None:
            raise
        raise LedgerError(f"{path}: {advice}") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run a block as one transaction that either holds whole or leaves no trace."""
    _begin(connection)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _begin(connection: sqlite3.Connection) -> None:
    """Take the file for writing, asking often: SQLite's own waiting starves one among busy writers."""
    deadline = monotonic() + SECONDS_TO_WAIT
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while not _try_to_begin(connection, is_last=monotonic() > deadline):
            sleep(uniform(0.001, 0.010))
    finally:
        connection.execute(f"PRAGMA busy_timeout = {SECONDS_TO_WAIT * 1000}")


def _try_to_begin(connection: sqlite3.Connection, is_last: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if is_last or error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


@cache
def migrations() -> dict[int, str]:
    """The SQL of each step, by its number."""
    folder = files("data").joinpath("migrations")
    steps = sorted((item for item in folder.iterdir() if item.name.endswith(".sql")), key=lambda i: i.name)
    return {int(step.name[:4]): step.read_text("utf-8") for step in steps}


def newest_version() -> int:
    """The schema version that this program writes."""
    return max(migrations())


def connect(path: Path, create: bool) -> sqlite3.Connection:
    """Open the file at `path`, made new or brought forward where need be, ready to read and write."""
    is_new = not path.exists() or path.stat().st_size == 0
    if is_new and not create:
        raise LedgerError(f"{path}: there is no ledger here; add a report to begin one")
    if is_new:
        _make_folder(path)
    else:
        _refuse_unusable(path)
    with plain_errors(path):
        connection = _open(path)
        if _version(connection) < newest_version():
            _bring_forward(connection, path)
    return connection


def refuse_damaged(connection: sqlite3.Connection, path: Path) -> None:
    """Raise a LedgerError where the file is damaged anywhere; a file too large to be read through is not."""
    if path.stat().st_size > MOST_BYTES_READ_THROUGH:
        return
    with plain_errors(path):
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise LedgerError(f"{path}: {ADVICE['SQLITE_CORRUPT']}")


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(
            f"{path}: the folder cannot be made ({error.strerror}): name another file with --ledger"
        ) from error


def _refuse_unusable(path: Path) -> None:
    """Look at the file without changing it, and refuse what this program must not touch."""
    if not path.is_file():
        raise LedgerError(f"{path}: this is not a file: name a file with --ledger")
    if not path.stat().st_mode & 0o222:
        raise LedgerError(f"{path}: {ADVICE['SQLITE_READONLY']}")
    with plain_errors(path):
        address = f"{path.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=SECONDS_TO_WAIT)) as connection:
            (owner,) = connection.execute("PRAGMA application_id").fetchone()
            version = _version(connection)
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and owner != APPLICATION_ID:
        raise LedgerError(f"{path}: this is another program's database: name another file with --ledger")
    if version > newest_version():
        raise LedgerError(
            f"{path}: written by a newer Strike Ledger (schema {version}, this one knows {newest_version()}):"
            " update the program, or name another file with --ledger"
        )


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _bring_forward(connection: sqlite3.Connection, path: Path) -> None:
    """Run the steps that the file lacks, all or none; a file that held something is backed up before."""
    add_functions(connection)
    with transaction(connection):
        version = _version(connection)
        if version:
            _back_up(path, version)
        for number, sql in migrations().items():
            if number > version:
                for statement in _statements(sql):
                    connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {newest_version()}")


def add_functions(connection: sqlite3.Connection) -> None:
    """Let the steps call ``marks_of(text)``: the marks of a text as JSON."""
    connection.create_function(
        "marks_of", 1, lambda text: json.dumps(sorted(Wording(text).marks)), deterministic=True
    )


def _back_up(path: Path, version: int) -> None:
    """Copy the ledger to ``NAME.before-schema-N`` beside it, once for each schema left behind."""
    target = path.with_name(f"{path.name}.before-schema-{version + 1}")
    if target.exists():
        return
    unfinished = target.with_name(f"{target.name}.unfinished")
    with (
        closing(sqlite3.connect(path, timeout=SECONDS_TO_WAIT)) as source,
        closing(sqlite3.connect(unfinished)) as copy,
    ):
        source.backup(copy)
    unfinished.replace(target)


def _statements(sql: str) -> Iterator[str]:
    """Cut a script into statements, as ``executescript`` does, but inside the running transaction."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
