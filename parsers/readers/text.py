"""Reads a .txt file: one report, with or without a header.

The header is lines of ``key: value`` at the very start, then an empty line, then the text. Without such a
header the whole file is the text.
"""

import re
from pathlib import PurePath

from parsers.readers.errors import OnError, ReadingError, raise_error
from parsers.readers.fields import KEYS, report_from_fields
from parsers.report import Report

HEADER_KEYS = tuple(key for key in KEYS if key != "text")
_HEADER_LINE = re.compile(r"(\w+):[ \t]*(.*)")


def read_text(name: str, text: str, on_error: OnError = raise_error) -> list[Report]:
    r"""The one report of `text`; its id is the file's name where the header gives none.

    >>> [report] = read_text("a.txt", "publisher: kpszsu\npublished: 2025-09-05\n\nЗбито 5 дронів.\n")
    >>> report.publisher, report.text
    ('kpszsu', 'Збито 5 дронів.\n')
    """
    if not text.strip():
        on_error(ReadingError(name, "is empty: put the report's text in it"))
        return []
    try:
        fields, body = split_header(name, text)
        return [report_from_fields(name, {"id": _stem(name), **fields, "text": body})]
    except ReadingError as error:
        on_error(error)
        return []


def _stem(name: str) -> str:
    """The file's name without its suffix; what UTF-8 cannot write becomes a question mark."""
    return PurePath(name).stem.encode("utf-8", "replace").decode()


def split_header(name: str, text: str) -> tuple[dict[str, str], str]:
    r"""The header's fields, and the text after its empty line.

    >>> split_header("a.txt", "lang: en\n\n12 drones.")
    ({'lang': 'en'}, '12 drones.')
    >>> split_header("a.txt", "Update: 12 drones.\n\nMore follows.")
    ({}, 'Update: 12 drones.\n\nMore follows.')
    """
    head, _, body = text.partition("\n\n")
    lines = [_HEADER_LINE.fullmatch(line) for line in head.split("\n")]
    pairs = [(line[1].casefold(), line[2].strip()) for line in lines if line]
    if len(pairs) < len(lines) or pairs[0][0] not in HEADER_KEYS:
        return {}, text
    unknown = next((key for key, _ in pairs if key not in HEADER_KEYS), None)
    if unknown:
        raise ReadingError(name, f"the header line “{unknown}” is not known: use {', '.join(HEADER_KEYS)}")
    return dict(pairs), body
