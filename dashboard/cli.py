"""The command line: what can be asked of `strikeledger`, and which function answers."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from dashboard import commands, keeping, measuring
from dashboard.intake import is_in_future
from dashboard.labels import codes

MISTAKE = 2

EPILOG = """examples:
  strikeledger dashboard
  strikeledger parse article.txt --published 2025-09-05
  strikeledger parse posts.jsonl --format jsonl > findings.jsonl
  strikeledger add reports/ --publisher kpszsu
  strikeledger export september.zip --from 2025-09-01 --to 2025-09-30
  strikeledger explain article.txt
  strikeledger compare others.csv
  strikeledger corrections export corrections.jsonl

A report is a .txt file, a row of a .csv with a column “text”, or a line of a .jsonl.
A .txt may begin with lines such as “published: 2025-09-05” and “publisher: kpszsu”,
then an empty line. The ledger is one file: --ledger, else STRIKELEDGER_LEDGER, else
a file in your user data folder."""


class OneLineParser(argparse.ArgumentParser):
    """An argument parser whose errors are one line that says where to find help."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the arguments, and stop."""
        self.exit(MISTAKE, f"{self.prog}: {message} (see {self.prog} --help)\n")


if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[OneLineParser]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 when all went well, 2 when something has to be mended by the user."""
    _write_utf8()
    arguments = make_parser().parse_args(argv)
    try:
        return MISTAKE if arguments.run(arguments) else 0
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _write_utf8() -> None:
    """Write UTF-8 whatever the terminal says; names of files that are no text stay as they are."""
    for stream, errors in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def make_parser() -> argparse.ArgumentParser:
    """All commands with their options and help."""
    parser = OneLineParser(
        prog="strikeledger",
        description="Reads reports of drone and missile attacks into a table whose every number leads back "
        "to its words.",
        epilog=EPILOG,
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, max_help_position=28),
    )
    parser.add_argument("--version", action="version", version=f"strikeledger {version('strikeledger')}")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND [OPTIONS]", title="commands")
    for add_command in (
        _add_dashboard,
        _add_parse,
        _add_add,
        _add_export,
        _add_explain,
        _add_check,
        _add_compare,
        _add_reread,
        _add_corrections,
        _add_set_aside,
        _add_score,
        _add_diff,
        _add_bench,
    ):
        add_command(subparsers)
    return parser


def _add_dashboard(subparsers: "Subparsers") -> None:
    command = subparsers.add_parser("dashboard", help="open the app in the browser")
    _add_ledger(command)
    command.add_argument(
        "--port", type=_port, metavar="N", help="the app's port (default: 8501 or the next free)"
    )
    command.add_argument(
        "--empty", action="store_true", help="start a new ledger without the starter reports"
    )
    command.set_defaults(run=commands.dashboard)


def _add_parse(subparsers: "Subparsers") -> None:
    command = subparsers.add_parser("parse", help="show what reports say, keep nothing")
    command.add_argument("file", metavar="FILE|-", help="a .txt, .csv or .jsonl file; - reads from the pipe")
    command.add_argument(
        "--format", choices=["table", "csv", "jsonl"], default="table", help="default: table"
    )
    _add_about(command)
    command.set_defaults(run=commands.parse)


def _add_add(subparsers: "Subparsers") -> None:
    command = subparsers.add_parser("add", help="read files into the ledger")
    command.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="files, or folders of files")
    _add_ledger(command)
    _add_about(command)
    command.set_defaults(run=commands.add)


def _add_export(subparsers: "Subparsers") -> None:
    command = subparsers.add_parser("export", help="write the ledger's tables as CSV")
    command.add_argument("out", metavar="OUT.zip|DIR", type=Path, help="a .zip file, or a folder")
    command.add_argument("--overwrite", action="store_true", help="replace an export that is there already")
    _add_ledger(command)
    filters = command.add_argument_group("filters (each may be given again)")
    filters.add_argument("--from", dest="date_from", type=_day, metavar="DATE", help="first attack date")
    filters.add_argument("--to", dest="date_to", type=_day, metavar="DATE", help="last attack date")
    filters.add_argument("--attacker", action="append", default=[], choices=codes("attacker"))
    filters.add_argument("--claimant", action="append", default=[], choices=codes("claimant"), metavar="CODE")
    filters.add_argument("--weapon-class", action="append", default=[], choices=codes("weapon_class"))
    filters.add_argument("--measure", action="append", default=[], choices=codes("measure"), metavar="NAME")
    filters.add_argument("--region", action="append", default=[], metavar="CODE", help="ISO 3166-2, as UA-12")
    filters.add_argument("--publisher", action="append", default=[], metavar="NAME")
    command.set_defaults(run=commands.export)


def _add_explain(subparsers: "Subparsers") -> None:
    command = subparsers.add_parser("explain", help="every number: which claim and rule, or why unread")
    command.add_argument("file", metavar="FILE|-", help="a .txt, .csv or .jsonl file; - reads from the pipe")
    _add_about(command)
    command.set_defaults(run=commands.explain)


def _add_check(subparsers: "Subparsers") -> None:
    command = subparsers.add_parser("check", help="look for damage in the ledger, and say what to do")
    _add_ledger(command)
    command.set_defaults(run=keeping.check)


def _add_compare(subparsers: "Subparsers") -> None:
    command = subparsers.add_parser("compare", help="set the ledger beside a table coded by hand")
    command.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        help="a .csv with time_start, time_end, model, launched and destroyed",
    )
    command.add_argument("--all", action="store_true", help="print the figures that agree too")
    _add_ledger(command)
    command.set_defaults(run=keeping.compare)


def _add_reread(subparsers: "Subparsers") -> None:
    command = subparsers.add_parser("reread", help="read all reports again, keeping every correction")
    _add_ledger(command)
    command.set_defaults(run=keeping.reread)


def _add_corrections(subparsers: "Subparsers") -> None:
    command = subparsers.add_parser("corrections", help="take corrections from one ledger to another")
    actions = command.add_subparsers(required=True, metavar="export|import|cases", title="actions")
    for name, run, words in (
        ("export", keeping.export_corrections, "write the ledger's corrections to a file"),
        ("import", keeping.import_corrections, "take in the corrections of such a file, each once"),
        ("cases", keeping.write_cases, "write the corrected reports as labelled ones, for `score`"),
    ):
        action = actions.add_parser(name, help=words)
        action.add_argument("file", metavar="FILE", type=Path, help="a .jsonl file")
        _add_ledger(action)
        action.set_defaults(run=run)


def _add_set_aside(subparsers: "Subparsers") -> None:
    command = subparsers.add_parser(
        "set-aside",
        help="let a report that is spam or wrong leave every table, or take it back",
        description="Sets a report aside: it is kept and leaves attacks, exports and every table until it "
        "is taken back. Without REPORT, lists the reports that are set aside.",
    )
    command.add_argument("report", metavar="REPORT", nargs="?", help="its report_id, as exports give it")
    command.add_argument("--who", default="", metavar="NAME", help="who says so (needed with REPORT)")
    command.add_argument("--note", default="", metavar="TEXT", help="why")
    command.add_argument("--undo", action="store_true", help="take it back")
    _add_ledger(command)
    command.set_defaults(run=keeping.set_aside)


def _add_score(subparsers: "Subparsers") -> None:
    command = subparsers.add_parser("score", help="precision and recall against labelled reports")
    command.add_argument("gold", metavar="GOLD.jsonl", type=Path, help="a labelled report a line")
    command.add_argument("--reports", type=Path, metavar="FILE", help="their texts, where GOLD holds none")
    command.add_argument("--errors", action="store_true", help="print each claim missed or read wrongly")
    command.add_argument("--write", action="store_true", help="keep the figures in data/accuracy.json")
    command.set_defaults(run=measuring.score)


def _add_diff(subparsers: "Subparsers") -> None:
    command = subparsers.add_parser("diff", help="what two outputs of `parse --format jsonl` differ in")
    command.add_argument("before", metavar="A.jsonl", type=Path)
    command.add_argument("after", metavar="B.jsonl", type=Path)
    command.set_defaults(run=measuring.diff)


def _add_bench(subparsers: "Subparsers") -> None:
    command = subparsers.add_parser(
        "bench",
        help="how fast reports are read on this computer",
        description="Measures on this computer how fast reports are read: posts on one core and on all, long "
        "prose, the start of the program, memory over many texts, and texts made to slow the reading down; "
        "with --claims how the ledger grows instead: adding, opening each page, filtering, memory. "
        "Takes a few minutes, needs no files and keeps nothing. Close other programs first.",
    )
    command.add_argument(
        "--claims",
        type=_count,
        nargs="+",
        metavar="N",
        help="measure ledgers of so many claims, as 10000 100000 1000000",
    )
    command.set_defaults(run=measuring.bench)


def _add_ledger(command: argparse.ArgumentParser) -> None:
    command.add_argument("--ledger", type=Path, metavar="FILE", help="the ledger's file")


def _add_about(command: argparse.ArgumentParser) -> None:
    about = command.add_argument_group("for reports that do not say it themselves")
    about.add_argument(
        "--published", type=_past_day, metavar="DATE", help="day of publication, as 2025-09-05"
    )
    about.add_argument("--publisher", default="", metavar="NAME", help="who published it, as kpszsu or AP")
    about.add_argument("--lang", default="", choices=["en", "uk", "ru"], help="its language")


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{words}” is no date: write it like 2025-09-05") from None


def _past_day(words: str) -> date:
    day = _day(words)
    if is_in_future(day):
        raise argparse.ArgumentTypeError(f"{day} lies in the future: give the day the report was published")
    return day


def _count(words: str) -> int:
    if words.isdecimal() and int(words) > 0:
        return int(words)
    raise argparse.ArgumentTypeError(f"“{words}” is no number of claims: give a whole number above 0")


def _port(words: str) -> int:
    if words.isdecimal() and 1 <= int(words) <= 65535:
        return int(words)
    raise argparse.ArgumentTypeError(f"“{words}” is no port: give a number from 1 to 65535")


if __name__ == "__main__":
    sys.exit(main())
