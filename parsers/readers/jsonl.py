"""Reads a .jsonl file: a report a line, each a JSON object with the fields of a report."""

import json
from collections.abc import Iterable, Iterator

from parsers.readers.decoding import decode
from parsers.readers.errors import OnError, ReadingError, raise_error
from parsers.readers.fields import report_from_fields
from parsers.report import Report


def read_jsonl(name: str, lines: Iterable[bytes], on_error: OnError = raise_error) -> Iterator[Report]:
    r"""The reports of the lines, in order; a line that cannot be read goes to `on_error` by its number.

    >>> [report.text for report in read_jsonl("a.jsonl", [b'{"text": "12 drones."}\n', b"\n"])]
    ['12 drones.']
    """
    is_empty = True
    for number, line in enumerate(lines, start=1):
        if line.strip():
            is_empty = False
            try:
                report = _read_line(f"{name}, line {number}", line)
            except ReadingError as error:
                on_error(error)
            else:
                yield report
    if is_empty:
        on_error(ReadingError(name, "is empty: give it a report a line"))


def _read_line(source: str, line: bytes) -> Report:
    try:
        fields = json.loads(decode(source, line))
    except (json.JSONDecodeError, RecursionError):
        raise ReadingError(source, 'is not JSON: write a report as {"text": "..."} on one line') from None
    if not isinstance(fields, dict):
        raise ReadingError(source, 'is not a report: write {"text": "..."} with the report\'s words')
    return report_from_fields(source, fields)
