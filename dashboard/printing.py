"""How findings look in the terminal and in pipes: tables, CSV, lines of JSON, explanations, progress."""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, TextIO

from dashboard.labels import count_label, label, number_label, weapon_label
from parsers.report import Claim, Place, Reading, Span
from parsers.rows import CLAIM_COLUMNS, claim_rows, reading_to_record

BATCH = 500
COLUMN = 28

COLOURS = {"claim": "32", "unread": "31"}


def write_jsonl(readings: Iterable[Reading], out: TextIO) -> None:
    """Write a line of JSON for each report, in order."""
    for reading in readings:
        out.write(json.dumps(reading_to_record(reading), ensure_ascii=False) + "\n")


def write_csv(readings: Iterable[Reading], out: TextIO) -> None:
    """Write a row for each claim, with the columns of table `claims`; formulas are escaped."""
    from data.export import escape_formulas
    from parsers.table import to_frame

    pending = iter(readings)
    has_header = True
    while batch := list(islice(pending, BATCH)):
        rows = [row for reading in batch for row in claim_rows(reading)]
        claims = escape_formulas(to_frame(rows, CLAIM_COLUMNS))
        claims.to_csv(out, index=False, header=has_header, lineterminator="\n")
        has_header = False


def write_tables(readings: Iterable[Reading], out: TextIO) -> None:
    """Write each report's claims, places, unread numbers and problems for people to read."""
    for reading in readings:
        out.write("\n".join(_report_lines(reading)) + "\n\n")


def write_explanations(readings: Iterable[Reading], out: TextIO) -> None:
    """Write every number of each report in the order of the text: its claim and rule, or why it is none."""
    paint = _painter(out)
    for reading in readings:
        out.write(f"{_heading(reading)}\n")
        for span, kind, meaning in explain_numbers(reading):
            words = paint(kind, _in_column(span.of(reading.report.text)))
            out.write(f"  {span.start:>6}  {words}  {kind:<7}  {meaning}".rstrip() + "\n")
        out.write("\n")


def _in_column(words: str) -> str:
    """The words on one line, cut or filled up to the width of a column.

    >>> _in_column("at least\\n15 settlements in the Chernihiv region")
    'at least 15 settlements in …'
    """
    line = " ".join(words.split())
    cut = line if len(line) <= COLUMN else f"{line[: COLUMN - 1]}…"
    return cut.ljust(COLUMN)


def explain_numbers(reading: Reading) -> list[tuple[Span, str, str]]:
    """Every number as (where it stands, claim or unread or another kind, its meaning), in text order."""
    claims = [(claim.span, "claim", f"{claim_words(claim)} [{claim.rule}]") for claim in reading.claims]
    unread = [(number.span, "unread", number.why) for number in reading.unread]
    taken = {span for span, _, _ in unread}
    others = [(other.span, other.kind, "") for other in reading.accounted if other.span not in taken]
    return sorted([*claims, *unread, *others], key=lambda row: (row[0].start, row[0].end))


def claim_words(claim: Claim) -> str:
    """What a claim says, in one line."""
    counted = [
        f"{label('measure', claim.measure)}:",
        count_label(claim.low, claim.high, claim.bound, claim.weapon, claim.measure),
        f"of {claim.attacker}" if claim.attacker else "",
        f"in {claim.adm1}" if claim.adm1 else "",
    ]
    asides = [
        f"says {claim.claimant}",
        "" if claim.scope == "attack" else f"of {label('scope', claim.scope)}",
        "part of a total" if claim.subset else "",
    ]
    return ", ".join(filter(None, [" ".join(filter(None, counted)), *asides]))


def progress(what: str) -> Callable[[int, int], None]:
    """A counter on stderr, such as ``57 of 152 starter reports read``.

    In a terminal it rewrites its line; elsewhere it tells every `BATCH` and the last.
    """

    def show(done: int, total: int) -> None:
        is_last = done == total
        if is_last or sys.stderr.isatty() or done % BATCH == 0:
            amount = f"{done} of {total}" if total else str(done)
            end = "\r" if sys.stderr.isatty() and not is_last else "\n"
            print(f"{amount} {what}", end=end, file=sys.stderr, flush=True)

    return show


def summary(added: Iterable[Any]) -> str:
    """How many reports came in, and how many were there already."""
    outcomes = Counter(str(one.outcome).rpartition(".")[2].replace("_", " ").casefold() for one in added)
    return ", ".join(f"{count} {outcome}" for outcome, count in outcomes.items()) or "nothing added"


def _report_lines(reading: Reading) -> list[str]:
    if not reading.claims and not reading.places:
        return [_heading(reading), "  no figure or place of an attack was found in this report"]
    numbers = [f"  unread: {n.span.of(reading.report.text)} ({n.why})" for n in reading.unread]
    problems = [f"  problem: {problem.message}" for problem in reading.problems]
    return [
        _heading(reading),
        *_columns([_claim_cells(claim) for claim in reading.claims]),
        *[f"  place: {_place_words(place)}" for place in reading.places],
        *numbers,
        *problems,
    ]


def _heading(reading: Reading) -> str:
    report, day = reading.report, reading.times.attack_date
    name = report.title or report.id or report.report_id
    return f"{name} · {report.publisher or 'publisher not said'} · attack of {day or 'a day not said'}"


def _claim_cells(claim: Claim) -> tuple[str, ...]:
    return (
        label("measure", claim.measure),
        weapon_label(claim.weapon, claim.measure),
        number_label(claim.low, claim.high, claim.bound),
        str(claim.attacker or ""),
        str(claim.claimant),
        claim.adm1 or "",
        "" if claim.scope == "attack" else label("scope", claim.scope),
        "part of a total" if claim.subset else "",
    )


def _place_words(place: Place) -> str:
    return f"{place.name} ({place.adm1 or 'region not known'}), {label('role', place.role)}"


def _columns(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True) if width).rstrip()
        for row in rows
    ]


def _painter(out: TextIO) -> Callable[[str, str], str]:
    if not out.isatty() or os.environ.get("NO_COLOR"):
        return lambda kind, words: words
    return lambda kind, words: f"\033[{COLOURS.get(kind, '2')}m{words}\033[0m"


WRITERS: dict[str, Callable[[Iterable[Reading], TextIO], None]] = {
    "table": write_tables,
    "csv": write_csv,
    "jsonl": write_jsonl,
}
