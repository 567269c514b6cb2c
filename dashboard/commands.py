"""What each command does. Each returns how many mistakes it has told of on stderr.

Heavy libraries (pandas, streamlit) are imported by the commands that need them: `parse` starts at once.
"""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import printing
from dashboard.file_kinds import kind_error, skipped_lines
from dashboard.intake import Refusal, fill_in, is_in_future, refusal
from parsers.readers import SUFFIXES, ReadingError, read_bytes, read_reports
from parsers.reading import parse_report
from parsers.report import KYIV, Reading, Report

if TYPE_CHECKING:
    from data.ledger import Added, Ledger

ADVICE = {
    Refusal.UNDATED: "give it with --published 2025-09-05, or as “published” in the file",
    Refusal.FUTURE: "correct it in the file",
    Refusal.NO_ATTACK: "see `strikeledger explain` for what was found",
}

INTERRUPTED = "stopped; what was read is kept, the page “Ledger” offers the starter reports that are missing"


class Mistakes:
    """Tells the user of each mistake in one line on stderr, and counts them."""

    def __init__(self) -> None:
        """Start with none."""
        self.count = 0

    def tell(self, mistake: object) -> None:
        """Print one mistake."""
        print(f"strikeledger: {mistake}", file=sys.stderr)
        self.count += 1


def dashboard(arguments: Namespace) -> int:
    """Fill a new ledger with the starter reports and serve the app until it is stopped."""
    from dashboard.launch import PortInUseError, choose_port, serve
    from data.ledger import LedgerError

    mistakes = Mistakes()
    try:
        port = choose_port(arguments.port)
        ledger_path = _prepare_ledger(arguments)
    except (LedgerError, PortInUseError) as error:
        mistakes.tell(error)
    else:
        serve(ledger_path, port)
    return mistakes.count


def parse(arguments: Namespace) -> int:
    """Print what the reports of a file say."""
    mistakes = Mistakes()
    readings = _readings(arguments, mistakes)
    printing.WRITERS[arguments.format](readings, sys.stdout)
    return mistakes.count


def explain(arguments: Namespace) -> int:
    """Print every number of the reports of a file, and what became of it."""
    mistakes = Mistakes()
    printing.write_explanations(_readings(arguments, mistakes), sys.stdout)
    return mistakes.count


def add(arguments: Namespace) -> int:
    """Read files into the ledger, each report whole or not at all."""
    from data.ledger import LedgerError, open_ledger

    mistakes = Mistakes()
    try:
        with open_ledger(arguments.ledger) as ledger:
            files = _files(arguments.paths, mistakes)
            readings = (one for path in files for one in _keepable_in(path, ledger, arguments, mistakes))
            added = ledger.add_all(readings, progress=printing.progress("reports read"))
    except LedgerError as error:
        mistakes.tell(error)
    else:
        print(printing.summary(added))
    return mistakes.count


def export(arguments: Namespace) -> int:
    """Write the ledger's tables as CSV into a .zip or a folder."""
    from data.export import Filters, OverwriteError
    from data.export import export as write
    from data.ledger import LedgerError, open_ledger

    mistakes = Mistakes()
    filters = Filters(
        date_from=arguments.date_from,
        date_to=arguments.date_to,
        attackers=tuple(arguments.attacker),
        claimants=tuple(arguments.claimant),
        weapon_classes=tuple(arguments.weapon_class),
        measures=tuple(arguments.measure),
        regions=tuple(arguments.region),
        publishers=tuple(arguments.publisher),
    )
    try:
        with open_ledger(arguments.ledger, create=False) as ledger:
            print(write(ledger, arguments.out, filters, arguments.overwrite))
    except (LedgerError, OverwriteError) as error:
        mistakes.tell(error)
    except OSError as error:
        mistakes.tell(f"{arguments.out}: cannot be written ({error.strerror}): choose another place")
    return mistakes.count


def _prepare_ledger(arguments: Namespace) -> Path:
    from data.ledger import default_path, open_ledger
    from data.seeding import fill

    path = arguments.ledger or default_path()
    is_new = not Path(path).exists()
    with open_ledger(path) as ledger:
        if is_new and not arguments.empty:
            try:
                fill(ledger, printing.progress("starter reports read"))
            except KeyboardInterrupt:
                print(f"\nstrikeledger: {INTERRUPTED}", file=sys.stderr)
                raise
    return Path(path)


def _readings(arguments: Namespace, mistakes: Mistakes) -> Iterator[Reading]:
    for report in _filled_in(arguments, _reports_of(arguments.file, mistakes.tell)):
        if is_in_future(report.published_on(KYIV)):
            print(f"strikeledger: {arguments.file}: note: {Refusal.FUTURE}", file=sys.stderr)
        yield parse_report(report)


def _reports_of(file: str, tell: Callable[[ReadingError], None]) -> Iterable[Report]:
    """The reports of a file; from the pipe come lines of JSON, or one text."""
    if file != "-":
        return _reports_in(Path(file), tell)
    content = sys.stdin.buffer.read()
    kind = ".jsonl" if content.lstrip().startswith(b"{") else ".txt"
    return read_bytes(f"stdin{kind}", content, tell)


def _reports_in(path: Path, tell: Callable[[ReadingError], None]) -> Iterable[Report]:
    """The reports of a file; what to do with one of a kind that cannot be read is told."""
    error = kind_error(str(path)) if path.is_file() else None
    if error is None:
        return read_reports(path, tell)
    tell(error)
    return ()


def _filled_in(arguments: Namespace, reports: Iterable[Report]) -> Iterator[Report]:
    for report in reports:
        yield fill_in(report, arguments.published, arguments.publisher, arguments.lang)


def _keepable_in(
    path: Path, ledger: "Ledger", arguments: Namespace, mistakes: Mistakes
) -> "Iterator[Reading | Added]":
    """What may be kept of a file: its reports, or the rows of a table of attacks coded by hand."""
    from data.hand_coded import TableError, is_hand_coded, read_hand_coded

    if not is_hand_coded(path):
        reports = _reports_in(path, mistakes.tell)
        yield from _keepable(_filled_in(arguments, reports), ledger, mistakes)
        return
    try:
        yield read_hand_coded(path)
    except TableError as error:
        mistakes.tell(error)


def _keepable(reports: Iterable[Report], ledger: "Ledger", mistakes: Mistakes) -> "Iterator[Reading | Added]":
    """The readings of reports that may be kept; a report that is held already is not read again."""
    for report in reports:
        if held := ledger.add_again(report):
            yield held
            continue
        reading = parse_report(report)
        reason = refusal(reading)
        if reason:
            mistakes.tell(f"{report.id or report.report_id}: not added, {reason}: {ADVICE[reason]}")
        else:
            yield reading


def _files(paths: Iterable[Path], mistakes: Mistakes) -> Iterator[Path]:
    """The files named, and those of the kinds that can be read in the folders named; the others are told."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        files = sorted(file for file in path.rglob("*") if file.is_file())
        for line in skipped_lines(path, files):
            print(f"strikeledger: {line}", file=sys.stderr)
        found = [file for file in files if file.suffix.casefold() in SUFFIXES]
        if not found:
            mistakes.tell(f"{path}: holds no report: give files that end in {', '.join(SUFFIXES)}")
        yield from found
