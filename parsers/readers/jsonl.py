"""Reads a .jsonl file: a report a line, each a JSON object with the fields of a report."""

import codecs
import io
import json
from collections.abc import Iterator

from parsers.readers.decoding import decode
from parsers.readers.errors import OnError, ReadingError, raise_error
from parsers.readers.fields import report_from_fields
from parsers.report import Report

NOT_JSON = 'is not JSON: write a report as {"text": "..."} on one line'


def read_jsonl(name: str, file: io.BufferedReader, on_error: OnError = raise_error) -> Iterator[Report]:
    r"""The reports of the lines, in order; a line that cannot be read goes to `on_error` by its number.

    >>> file = io.BufferedReader(io.BytesIO(b'{"text": "12 drones."}\n\n'))
    >>> [report.text for report in read_jsonl("a.jsonl", file)]
    ['12 drones.']
    """
    is_empty = True
    for number, line in enumerate(_lines_in_utf8(name, file), start=1):
        if line.removeprefix(codecs.BOM_UTF8).strip():
            is_empty = False
            try:
                report = _read_line(f"{name}, line {number}", line)
            except ReadingError as error:
                on_error(error)
            else:
                yield report
    if is_empty:
        on_error(ReadingError(name, "is empty: give it a report a line"))


def _lines_in_utf8(name: str, file: io.BufferedReader) -> Iterator[bytes]:
    """The lines one by one; of a file in UTF-16 or UTF-32, which has no lines before it is decoded, too."""
    encoding = json.detect_encoding(file.peek(4)[:4])
    if encoding.startswith("utf-8"):
        yield from file
        return
    try:
        for line in io.TextIOWrapper(file, encoding, newline="\n"):
            yield line.encode()
    except UnicodeError:
        advice = f"begins like {encoding.upper()} but is not: open it in an editor and save it as UTF-8"
        raise ReadingError(name, advice) from None


def _read_line(source: str, line: bytes) -> Report:
    try:
        fields = json.loads(decode(source, line))
    except (json.JSONDecodeError, RecursionError):
        raise ReadingError(source, NOT_JSON) from None
    except ValueError:
        advice = "holds a number of thousands of digits: write it as text in quotes, or leave it out"
        raise ReadingError(source, advice) from None
    if not isinstance(fields, dict):
        raise ReadingError(source, 'is not a report: write {"text": "..."} with the report\'s words')
    return report_from_fields(source, fields)
