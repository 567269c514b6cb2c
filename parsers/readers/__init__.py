"""Files in, reports out: one module for each kind of file.

Spans count characters of `Report.text`, so a text is settled here once (encoding, line endings) and never
changed again.
"""

import io
from collections.abc import Iterator
from pathlib import Path, PurePath

from parsers.readers.csv_file import read_csv
from parsers.readers.decoding import decode
from parsers.readers.errors import OnError, ReadingError, raise_error
from parsers.readers.fields import claimant_of, parse_published
from parsers.readers.jsonl import read_jsonl
from parsers.readers.text import read_text
from parsers.report import Report

__all__ = [
    "SUFFIXES",
    "ReadingError",
    "claimant_of",
    "parse_published",
    "read_bytes",
    "read_reports",
    "read_text_file",
]

SUFFIXES = (".txt", ".csv", ".jsonl")


def read_reports(path: Path, on_error: OnError = raise_error) -> Iterator[Report]:
    """The reports of the file at `path`, in order, one at a time.

    A report that cannot be read goes to `on_error` as a `ReadingError`: by default it is raised; given
    ``errors.append``, the others go on.
    """
    try:
        path.stat()
        if _suffix(str(path)) == ".jsonl":
            with path.open("rb") as file:
                yield from read_jsonl(str(path), file, on_error)
        else:
            yield from read_bytes(str(path), path.read_bytes(), on_error)
    except OSError as error:
        advice = f"cannot be opened ({error.strerror}): check the path and its rights"
        on_error(ReadingError(str(path), advice))
    except ReadingError as error:
        on_error(error)


def read_bytes(name: str, content: bytes, on_error: OnError = raise_error) -> list[Report]:
    """The reports of a file's `content`; its `name` tells the kind of file.

    >>> read_bytes("note.txt", "Збито 5 дронів".encode("cp1251"))[0].text
    'Збито 5 дронів'
    """
    try:
        suffix = _suffix(name)
        if suffix == ".jsonl":
            return list(read_jsonl(name, io.BufferedReader(io.BytesIO(content)), on_error))
        read = read_csv if suffix == ".csv" else read_text
        return list(read(name, decode(name, content), on_error))
    except ReadingError as error:
        on_error(error)
        return []


def read_text_file(path: Path) -> Report:
    """The one report of the .txt file at `path`."""
    [report] = read_reports(path)
    return report


def _suffix(name: str) -> str:
    suffix = PurePath(name).suffix.casefold()
    if suffix not in SUFFIXES:
        raise ReadingError(name, f"is of a kind that cannot be read: give one of {', '.join(SUFFIXES)}")
    return suffix
