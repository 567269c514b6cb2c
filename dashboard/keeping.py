"""The commands that look after a ledger: check, compare, reread, and corrections as files."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any

from dashboard import printing
from dashboard.commands import Mistakes
from dashboard.labels import counted, is_missing, label, number_label
from parsers.reading import PARSER_VERSION, parse_report

if TYPE_CHECKING:
    from data.ledger import Ledger

UNSOUND = 1

VERDICTS = {
    "agree": "agree",
    "differ": "differ",
    "only_here": "only in the ledger",
    "only_there": "only in the table",
}


def _on_ledger(command: Callable[["Ledger", Namespace], None]) -> Callable[[Namespace], int]:
    """The command with its ledger opened; what goes wrong is told in a line. Gives the number of mistakes."""

    @wraps(command)
    def run(arguments: Namespace) -> int:
        from data.corrections import CorrectionError
        from data.hand_coded import TableError
        from data.ledger import LedgerError, open_ledger
        from parsers.readers import ReadingError

        mistakes = Mistakes()
        try:
            with open_ledger(arguments.ledger, create=False) as ledger:
                command(ledger, arguments)
        except (LedgerError, TableError, ReadingError) as error:
            mistakes.tell(error)
        except (CorrectionError, UnicodeDecodeError) as error:
            mistakes.tell(f"{arguments.file}: {error}" if hasattr(arguments, "file") else error)
        except OSError as error:
            file = getattr(arguments, "file", error.filename)
            mistakes.tell(f"{file}: {error.strerror}: check the path and the space on its disk")
        return mistakes.count

    return run


@_on_ledger
def check(ledger: "Ledger", arguments: Namespace) -> None:
    """Print everything that is wrong with the ledger and what to do; leave with 1 where something is."""
    from data.care import check_ledger

    findings = check_ledger(ledger)
    for finding in findings:
        print(f"{finding.what}: {finding.where}: {finding.advice}")
    if findings:
        sys.exit(UNSOUND)
    print(f"{ledger.path} is sound")


@_on_ledger
def compare(ledger: "Ledger", arguments: Namespace) -> None:
    """Print, night by night, where the ledger and a table coded by hand differ, and how many agree.

    Rows whose weapon is not known are named and left out.
    """
    from data.comparing import compare as set_beside
    from data.hand_coded import read_hand_coded

    table = read_hand_coded(arguments.file, _tell_left_out)
    nights = set_beside(ledger.attacks(), table)
    print("\n".join(comparison_lines(nights.to_dict("records"), arguments.all)))


@_on_ledger
def reread(ledger: "Ledger", arguments: Namespace) -> None:
    """Read every report of the ledger again, and print where a correction and the new reading disagree."""
    from data.rereading import reread as read_again

    found = read_again(ledger, parse_report, printing.progress("reports read again"))
    print(f"Read again with parser {PARSER_VERSION}; corrections that disagree with it:")
    print("\n".join(disagreement_lines(found.to_dict("records"))))


@_on_ledger
def set_aside(ledger: "Ledger", arguments: Namespace) -> None:
    """Set a report aside or take it back; list those set aside where none is named."""
    from data.report_corrections import reports_set_aside, set_report_aside, take_report_back

    if arguments.report is None:
        lines = [_line_of_set_aside(row) for row in reports_set_aside(ledger).to_dict("records")]
        print("\n".join(lines) or "no report is set aside")
    elif arguments.undo:
        take_report_back(ledger, arguments.report, arguments.who)
        print(f"report {arguments.report} counts again")
    else:
        set_report_aside(ledger, arguments.report, arguments.who, arguments.note)
        print(f"report {arguments.report} is set aside; --undo takes it back")


def _line_of_set_aside(row: dict[Any, Any]) -> str:
    """A report that is set aside, with who said so, why, and how it begins."""
    publisher = "publisher not said" if is_missing(row["publisher"]) else row["publisher"]
    why = f" ({row['note']})" if row["note"] else ""
    beginning = " ".join(row["text"].split())[:60]
    return f"{row['report_id']}  {publisher}  set aside by {row['who']}{why}: {beginning}"


@_on_ledger
def export_corrections(ledger: "Ledger", arguments: Namespace) -> None:
    """Write the standing corrections to a file."""
    from data.correction_files import export_corrections as write

    print(f"{counted(write(ledger, arguments.file), 'correction')} written to {arguments.file}")


@_on_ledger
def import_corrections(ledger: "Ledger", arguments: Namespace) -> None:
    """Take in the corrections of a file, and say what became of them."""
    from data.correction_files import import_corrections as take

    counts = take(ledger, arguments.file)["outcome"].value_counts(sort=False)
    print(", ".join(f"{count} {outcome}" for outcome, count in counts.items()) or "nothing in the file")


@_on_ledger
def write_cases(ledger: "Ledger", arguments: Namespace) -> None:
    """Write the corrected reports as labelled ones, to score the parser with."""
    from data.labelled_cases import write_labelled_cases as write

    print(f"{counted(write(ledger, arguments.file), 'labelled report')} written to {arguments.file}")


def comparison_lines(nights: Iterable[dict[Any, Any]], has_agreeing: bool = False) -> Iterator[str]:
    """A line for each figure that differs or stands on one side only (or for all), then their numbers."""
    counts = dict.fromkeys(VERDICTS, 0)
    for night in nights:
        counts[night["verdict"]] += 1
        if has_agreeing or night["verdict"] != "agree":
            yield _comparison_line(night)
    yield ", ".join(f"{count} {VERDICTS[verdict]}" for verdict, count in counts.items())


def disagreement_lines(found: Iterable[dict[Any, Any]]) -> Iterator[str]:
    """A line for each correction that the new reading does not bear out; the correction stands."""
    lines = [
        f"report {row['report_id']}{_claim_named(row)} ({row['status']}): {row['field']}: "
        f"read “{_said(row['read'])}”, stands “{_said(row['stands'])}”"
        for row in found
    ]
    yield from lines or ["none"]


def _claim_named(row: dict[Any, Any]) -> str:
    return "" if is_missing(row["claim_id"]) else f", claim {row['claim_id']}"


def _comparison_line(night: dict[Any, Any]) -> str:
    here, there = "–", "–"
    if not (is_missing(night["here_low"]) and is_missing(night["here_high"])):
        here = f"{number_label(night['here_low'], night['here_high'])} (reports {night['reports']})"
    if not is_missing(night["there"]):
        there = f"{int(night['there']):,} (rows {night['rows']})"
    what = f"{label('weapon_class', night['weapon_class'])} {night['measure']}"
    verdict = VERDICTS[night["verdict"]]
    return f"{night['attack_date']:%Y-%m-%d}  {what:<18}  {verdict:<18}  ledger: {here}  table: {there}"


def _tell_left_out(error: Exception) -> None:
    print(f"strikeledger: left out: {error}", file=sys.stderr)


def _said(value: Any) -> str:
    return "nothing" if is_missing(value) else str(value)
