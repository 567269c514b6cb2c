"""The commands that measure: `score` the reading by labels, `diff` it by another one, `bench` the speed."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import data
from dashboard.commands import Mistakes
from parsers.differences import FIELDS, Subject, compare
from parsers.readers import ReadingError, read_reports
from parsers.reading import PARSER_VERSION, parse_report
from parsers.rows import reading_to_record
from parsers.scoring import match_claims
from parsers.scoring import score as score_records

ACCURACY_FILE = Path(data.__file__).with_name("accuracy.json")
DIFFERENT = 1

Record = dict[str, Any]
Records = dict[str, Record]

OF_LABELS = {"claims": ("measure", "weapon", "low", "high", "scope"), "places": ("adm1", "role")}
OF_READINGS = {"claims": FIELDS[Subject.CLAIM], "places": FIELDS[Subject.PLACE]}
"""What each claim and place of a record must have: to be scored, and to be set beside another reading."""

_WORDS = ("measure", "weapon", "scope", "role")
_NOT_SAID = {"lang": "not said", "kind": "not said", "attack_date": None}

_HEADER = ("", "claims", "precision", "recall", "full match", "claimant", "bound", "subset")
_FIGURES = ("claims", "precision", "recall", "full", "claimant", "bound", "subset")
_OVERALL = {
    "reports_without_error": "reports without an error",
    "attack_date": "attack dates right",
    "region_f1": "regions, F1",
    "region_role_f1": "regions with their role, F1",
}


def score(arguments: Namespace) -> int:
    """Print how well labelled reports are read; keep the figures when asked to."""
    mistakes = Mistakes()
    try:
        labelled = read_records(arguments.gold)
        read = read_again(_texts(arguments, labelled), labelled)
    except ReadingError as error:
        mistakes.tell(error)
        return mistakes.count
    figures = score_records(labelled.values(), read).figures()
    print("\n".join(figure_lines(figures)))
    if arguments.errors:
        print("\n".join(error_lines(labelled, read)))
    if arguments.write:
        write_accuracy(figures)
    return mistakes.count


def diff(arguments: Namespace) -> int:
    """Print what two outputs of `parse --format jsonl` differ in, and leave with 1 if they do."""
    mistakes = Mistakes()
    try:
        before, after = (read_records(path, OF_READINGS) for path in (arguments.before, arguments.after))
    except ReadingError as error:
        mistakes.tell(error)
        return mistakes.count
    lines = difference_lines(before, after)
    if lines:
        print("\n".join(lines))
        sys.exit(DIFFERENT)
    return mistakes.count


def bench(arguments: Namespace) -> int:
    """Print how fast reports are read, or how the ledger grows, each line as soon as it is measured."""
    mistakes = Mistakes()
    try:
        from data import ledger_bench, reading_bench
    except ModuleNotFoundError as error:
        mistakes.tell(f"bench needs Python's module “{error.name}”, which Windows lacks: run it elsewhere")
        return mistakes.count
    for line in ledger_bench.run(arguments.claims) if arguments.claims else reading_bench.run():
        print(line, flush=True)
    return mistakes.count


def read_records(path: Path, needed: Mapping[str, Sequence[str]] = OF_LABELS) -> Records:
    """The objects of a .jsonl file by their ids; `needed` says what their claims and places must have."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise ReadingError(str(path), f"cannot be opened ({error.strerror}): check the path") from None
    except UnicodeDecodeError:
        raise ReadingError(str(path), "is not UTF-8 text: give a .jsonl file") from None
    return dict(
        _read_record(f"{path}, line {number}", line, needed)
        for number, line in enumerate(lines, start=1)
        if line.strip()
    )


def read_again(path: Path, labelled: Iterable[str]) -> Records:
    """What the parser reads in the reports at `path`, by id; every labelled report must be among them."""
    records = (reading_to_record(parse_report(report)) for report in read_reports(path))
    read = {record["id"]: record for record in records}
    unknown = [report_id for report_id in labelled if report_id not in read]
    if unknown:
        advice = f"holds no text of {len(unknown)} labelled reports, the first “{unknown[0]}”: add them"
        raise ReadingError(str(path), advice)
    return read


def write_accuracy(figures: Mapping[str, Any], path: Path = ACCURACY_FILE) -> None:
    """Keep the figures with today's date and the parser's version."""
    kept = {"date": date.today().isoformat(), "parser_version": PARSER_VERSION, **figures}
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def figure_lines(figures: Mapping[str, Any]) -> Iterator[str]:
    """A table for people: all claims, then by language, source and measure."""
    yield _row(*_HEADER)
    yield _row(f"all {figures['reports']} reports", *_cells(figures))
    for group, names in figures["by"].items():
        yield f"\nby {group}"
        for name, row in names.items():
            yield _row(f"  {name}", *_cells(row))
    yield ""
    for key, words in _OVERALL.items():
        yield _row(words, "", _percent(figures[key]))


def error_lines(labelled: Mapping[str, Record], read: Mapping[str, Record]) -> Iterator[str]:
    """Each claim missed and each read wrongly, under the name of its report."""
    for report_id, labels in labelled.items():
        matching = match_claims(labels["claims"], read[report_id]["claims"])
        if matching.missed or matching.wrong:
            yield f"\n{report_id}"
        yield from (f"  missed  {_claim_words(claim)}" for claim in matching.missed)
        yield from (f"  wrong   {_claim_words(claim)} [{claim['rule']}]" for claim in matching.wrong)


def difference_lines(before: Mapping[str, Record], after: Mapping[str, Record]) -> list[str]:
    """Every difference on a line of its own, under the id of its report."""
    lines = []
    for report_id, differences in groupby(compare(before, after), key=lambda one: one.report_id):
        lines += [report_id, *(f"  {difference}" for difference in differences)]
    return lines


def _texts(arguments: Namespace, labelled: Records) -> Path:
    if arguments.reports:
        return Path(arguments.reports)
    if all("text" in labels for labels in labelled.values()):
        return Path(arguments.gold)
    raise ReadingError(str(arguments.gold), "has labels without texts: name the file of texts with --reports")


def _read_record(source: str, line: str, needed: Mapping[str, Sequence[str]]) -> tuple[str, Record]:
    advice = "is not a reading: give a line of `strikeledger parse --format jsonl`, or labels like it"
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise ReadingError(source, advice) from None
    if not isinstance(record, dict) or not {"id", "claims", "places"} <= record.keys():
        raise ReadingError(source, advice)
    for name, fields in needed.items():
        _check_rows(source, name, record[name], fields)
    report_id = str(record["id"])
    return report_id, {**_NOT_SAID, **dict.fromkeys(FIELDS[Subject.TIMES]), **record, "id": report_id}


def _check_rows(source: str, name: str, rows: object, fields: Sequence[str]) -> None:
    """Refuse claims or places that are no list of objects with these fields."""
    if not isinstance(rows, list):
        raise ReadingError(source, f"“{name}” is no list: give [] where there are none")
    for number, row in enumerate(rows, start=1):
        where = f"number {number} of “{name}”"
        if not isinstance(row, dict):
            raise ReadingError(source, f"{where} is no object: give it the fields {', '.join(fields)}")
        for field in fields:
            if field not in row:
                raise ReadingError(source, f"{where} lacks “{field}”: add it, or null where it is not known")
            if field in _WORDS and not isinstance(row[field], str):
                raise ReadingError(source, f"“{field}” in {where} is not text: write it in quotes")
        if any(isinstance(value, (dict, list)) for value in row.values()):
            raise ReadingError(source, f"{where} holds a list or an object: give single values")


def _cells(figures: Mapping[str, Any]) -> list[str]:
    return [str(figures["claims"]), *(_percent(figures[name]) for name in _FIGURES[1:])]


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"


def _row(name: str, *cells: str) -> str:
    return f"{name:<28}" + "".join(f"{cell:>11}" for cell in cells)


def _claim_words(claim: Mapping[str, Any]) -> str:
    values = (claim.get(name) for name in ("measure", "weapon", "low", "high", "attacker", "adm1"))
    return " ".join("-" if value is None else str(value) for value in values)
