"""Filling a new ledger with the starter reports of the package `seeds`."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import as_file, files

from data.ledger import Ledger
from parsers.readers import read_text_file
from parsers.reading import parse_report
from parsers.report import Report


def starter_reports() -> list[Report]:
    """The starter reports, one a file, in the order of the files' names."""
    with as_file(files("seeds")) as folder:
        return [read_text_file(path) for path in sorted(folder.rglob("*.txt"))]


def fill(ledger: Ledger, progress: Callable[[int, int], None] | None = None) -> int:
    """Add every starter report that the ledger lacks; gives how many there are.

    `progress` hears after each report how many are done, and of how many.
    """
    reports = starter_reports()
    for done, report in enumerate(reports, start=1):
        ledger.add(parse_report(report), is_starter=True)
        if progress is not None:
            progress(done, len(reports))
    return len(reports)
