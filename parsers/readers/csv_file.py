"""Reads a .csv file: a report a row, columns named as the fields of a report, `text` among them."""

import csv
import io
from collections.abc import Iterator

from parsers.readers.errors import OnError, ReadingError, raise_error
from parsers.readers.fields import KEYS, report_from_fields
from parsers.report import Report

LONGEST_FIELD = 50_000_000  # characters; the csv module's own limit cuts a long article
DELIMITERS = ",;\t"


def read_csv(name: str, text: str, on_error: OnError = raise_error) -> Iterator[Report]:
    r"""The reports of the rows, in order; a row that cannot be read goes to `on_error` by its line.

    >>> [report.text for report in read_csv("a.csv", "text;published\n12 drones.;2025-09-05\n")]
    ['12 drones.']
    """
    if not text.strip():
        on_error(ReadingError(name, "is empty: give it a header row and a report a row"))
        return
    csv.field_size_limit(LONGEST_FIELD)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        columns = _columns(name, next(rows))
        is_empty = True
        for row in filter(None, rows):
            is_empty = False
            yield from _read_row(f"{name}, line {rows.line_num}", columns, row, on_error)
        if is_empty:
            on_error(ReadingError(name, "has a header but no rows: give it a report a row"))
    except ReadingError as error:
        on_error(error)
    except csv.Error as error:
        advice = f"is not a table row ({error}): mend its quotes"
        on_error(ReadingError(f"{name}, line {rows.line_num}", advice))


def _columns(name: str, header: list[str]) -> list[str]:
    columns = [column.strip().casefold() for column in header]
    if "text" not in columns:
        raise ReadingError(name, "has no column “text”: name the column of the reports' words so")
    twice = next((key for key in KEYS if columns.count(key) > 1), None)
    if twice:
        raise ReadingError(name, f"has {columns.count(twice)} columns “{twice}”: keep one of them")
    return columns


def _read_row(source: str, columns: list[str], row: list[str], on_error: OnError) -> Iterator[Report]:
    try:
        if len(row) > len(columns):
            counts = f"{len(row)} cells for {len(columns)} columns"
            raise ReadingError(source, f"has {counts}: put quotes round the text")
        yield report_from_fields(source, dict(zip(columns, row, strict=False)))
    except ReadingError as error:
        on_error(error)


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(DELIMITERS, key=header.count)
