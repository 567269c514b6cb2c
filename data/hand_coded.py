"""Tables of attacks that others coded by hand, taken in like a report.

A row is a weapon (or a bundle) in one window; hours are Kyiv time. Rows of one claimant whose hours overlap
tell of one attack of up to a day, from the first of these hours to the last. `destroyed` is what the claimant
called downed at the time: shot down, and from the night of 23 July 2025 the figure for shot down and
suppressed.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path

from data.attacks import MERGED_SINCE
from data.figures import TABLE_ROW
from data.ledger import Added, Ledger
from parsers.readers.decoding import decode
from parsers.readers.errors import ReadingError
from parsers.report import KYIV, Bound, Claim, Claimant, Measure, Place, Reading, Report, Role, Side, Span

PARSER = "hand-coded table 1"
NEEDED = ("time_start", "time_end", "model", "launched", "destroyed")
COUNTS = {
    "launched": Measure.LAUNCHED,
    "destroyed": Measure.SHOT_DOWN,
    "not_reach_goal": Measure.LOST,
    "still_attacking": Measure.IN_AIRSPACE,
    "num_hit_location": Measure.HIT_LOCATIONS,
    "num_fall_fragment_location": Measure.DEBRIS_LOCATIONS,
}
_WHOLE_NUMBER = re.compile(r"([0-9]{1,9})(\.0*)?")
OF_PLACES = (Measure.HIT_LOCATIONS, Measure.DEBRIS_LOCATIONS)
Window = tuple[datetime, datetime]
LONGEST = timedelta(days=1)
"""How long an attack may be whose hours are joined from several rows."""


class TableError(ValueError):
    """A hand-coded table that cannot be read; the message says what to do."""


class UnknownModelError(TableError):
    """A row whose weapon model is not known."""


def _refuse(error: TableError) -> None:
    raise error


def is_hand_coded(path: Path | str) -> bool:
    """Whether a file is a .csv table with the columns of attacks coded by hand."""
    path = Path(path)
    if path.suffix.casefold() != ".csv" or not path.is_file():
        return False
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            return set(NEEDED) <= set(next(csv.reader(file), []))
    except (OSError, csv.Error):
        return False  # the readers of reports say what is wrong with such a file


def read_hand_coded(
    path: Path | str, on_unknown_model: Callable[[UnknownModelError], None] = _refuse
) -> Reading:
    """Read a .csv table as one report whose claims point to their rows; rule is ``table_row_N`` (header: 1).

    A table with a row that cannot be read is refused whole with a TableError; a row whose model is not known
    goes to `on_unknown_model`, and is left out where that does not raise it.
    """
    path = Path(path)
    report = Report(_text_of(path), id=path.stem, title=path.name, publisher=path.stem)
    claims: list[Claim] = []
    places: dict[str, Place] = {}
    for number, span, row in _rows(report.text, path.name):
        try:
            claims += list(_claims_of(number, span, row))
        except UnknownModelError as error:
            on_unknown_model(UnknownModelError(f"{path.name}, row {number}: {error}"))
            continue
        except ValueError as error:
            raise TableError(f"{path.name}, row {number}: {error}") from error
        for name in filter(None, (row.get("launch_place") or "").split(" and ")):
            places.setdefault(name, Place(name, span, Role.LAUNCH))
    return Reading(report, tuple(_join_hours(claims)), tuple(places.values()), parser_version=PARSER)


def add_hand_coded(ledger: Ledger, path: Path | str) -> Added:
    """Add a hand-coded table like a report: once, its rows as claims."""
    return ledger.add(read_hand_coded(path))


def _text_of(path: Path) -> str:
    try:
        return decode(str(path), path.read_bytes())
    except ReadingError as error:
        raise TableError(str(error)) from error


def _rows(text: str, name: str) -> Iterator[tuple[int, Span, dict[str, str]]]:
    """Each row with its line number and the stretch of text it stands in."""
    lines = list(io.StringIO(text, newline="\n"))
    starts = [0, *accumulate(map(len, lines))]
    reader = csv.DictReader(lines, restval="", strict=True)
    first = 0
    try:
        missing = [column for column in NEEDED if column not in (reader.fieldnames or ())]
        if missing:
            raise TableError(f"{name}: no hand-coded table of attacks, for it lacks {', '.join(missing)}")
        first = reader.line_num
        for row in reader:
            yield first + 1, Span(starts[first], starts[reader.line_num]), row
            first = reader.line_num
    except csv.Error as error:
        raise TableError(f"{name}, row {first + 1}: is not a table row ({error}): mend its quotes") from error


def _claims_of(number: int, span: Span, row: dict[str, str]) -> Iterator[Claim]:
    start, end, attack_date = _window(row["time_start"], row["time_end"])
    for column, count in _counts(row).items():
        if _is_unstated(column, count, attack_date):
            continue
        measure = COUNTS[column]
        yield Claim(
            measure=_measure(measure, attack_date),
            weapon="any" if measure in OF_PLACES else weapon_of(row["model"]),
            low=count,
            high=count,
            bound=Bound.EXACT,
            span=span,
            evidence=span,
            rule=f"{TABLE_ROW}{number}",
            attacker=Side.RU,
            claimant=_claimant(row.get("source") or ""),
            place=row.get("target") or None,
            window_start=start,
            window_end=end,
            attack_date=attack_date,
        )


def _join_hours(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims in their order, those of one claimant whose hours overlap with one window and date."""
    claims = list(claims)
    windows: dict[Claimant, set[Window]] = defaultdict(set)
    for claim in claims:
        if claim.window_start and claim.window_end:
            windows[claim.claimant].add((claim.window_start, claim.window_end))
    joined = {claimant: _joined(of_claimant) for claimant, of_claimant in windows.items()}
    for claim in claims:
        if claim.window_start and claim.window_end:
            start, end = joined[claim.claimant][claim.window_start, claim.window_end]
            yield replace(claim, window_start=start, window_end=end, attack_date=end.date())
        else:
            yield claim


def _joined(windows: Iterable[Window]) -> dict[Window, Window]:
    """For each window the one that it makes together with those that it belongs to."""
    wholes: list[Window] = []
    places: dict[Window, int] = {}
    for start, end in sorted(windows, key=_earliest_and_longest):
        if wholes and _belongs((start, end), wholes[-1]):
            first, last = wholes[-1]
            wholes[-1] = (first, max(last, end))
        else:
            wholes.append((start, end))
        places[start, end] = len(wholes) - 1
    return {window: wholes[place] for window, place in places.items()}


def _earliest_and_longest(window: Window) -> tuple[datetime, timedelta]:
    """What sorts windows by their start, of those that start together the longest first."""
    start, end = window
    return start, start - end


def _belongs(window: Window, whole: Window) -> bool:
    """Whether a window lies within one that starts no later, or overlaps it and both are one attack long."""
    start, end = window
    first, last = whole
    return start < last and (end <= last or end - first <= LONGEST)


def _window(first: str, last: str) -> tuple[datetime | None, datetime | None, date]:
    """From when to when, where the hours are coded, and the day of the attack."""
    start, end = _hour(first), _hour(last)
    first_day, attack_date = (date.fromisoformat(words[:10]) for words in (first, last))
    is_backwards = end < start if start and end else attack_date < first_day
    if is_backwards:
        raise ValueError(f"time_end ({last}) is before time_start ({first}): correct one of them")
    return start, end, attack_date


def _counts(row: dict[str, str]) -> dict[str, int]:
    """The counts that a row states, by their columns."""
    counts = {column: _count(column, row[column]) for column in COUNTS if (row.get(column) or "").strip()}
    launched, destroyed = counts.get("launched"), counts.get("destroyed")
    if launched is not None and destroyed is not None and destroyed > launched:
        raise ValueError(f"destroyed ({destroyed}) is more than launched ({launched}): correct one of them")
    return counts


def _count(column: str, words: str) -> int:
    """A count as it is coded, also as spreadsheets write it.

    >>> _count("launched", "12"), _count("launched", "12.0")
    (12, 12)
    """
    whole = _WHOLE_NUMBER.fullmatch(words.strip())
    if whole is None:
        raise ValueError(f"{column} is “{words}”: give a whole number from 0, or leave the cell empty")
    return int(whole[1])


def _is_unstated(column: str, count: int, attack_date: date) -> bool:
    """Whether a coded 0 only means that the claimant no longer gives this figure."""
    return column == "not_reach_goal" and count == 0 and attack_date >= MERGED_SINCE.date()


def _measure(measure: Measure, attack_date: date) -> Measure:
    is_merged = measure is Measure.SHOT_DOWN and attack_date >= MERGED_SINCE.date()
    return Measure.SHOT_DOWN_OR_SUPPRESSED if is_merged else measure


def _hour(words: str) -> datetime | None:
    """The moment of a cell, or None where only a day is coded."""
    if ":" not in words:
        return None
    return datetime.strptime(words, "%Y-%m-%d %H:%M").replace(tzinfo=KYIV)


def weapon_of(model: str) -> str:
    """The weapon key of a model, or the group of a bundle; raises UnknownModelError.

    >>> weapon_of("X-101/X-555 and Kalibr"), weapon_of("Shahed-136/131")
    ('kalibr+kh101', 'drone')
    """
    known = _names()["models"]
    try:
        keys = {key for name in model.split(" and ") for key in known[name].split("+")}
    except KeyError as error:
        raise UnknownModelError(f"the model {error} is not known: add it to data/hand_coded.toml") from error
    return "+".join(sorted(keys))


def _claimant(source: str) -> Claimant:
    """Who says what stands in a row, by the page or channel that its source begins with.

    >>> str(_claimant("https://t.me/kpszsu/22252")), str(_claimant("pvkshid/posts/1")), str(_claimant(""))
    ('UA_AF', 'UA_REGION', 'UNKNOWN')
    """
    claimants = _names()["claimants"]
    page = source.removeprefix("https://t.me/").partition("/")[0]
    return Claimant(claimants.get(page, Claimant.UNKNOWN))


@cache
def _names() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("data").joinpath("hand_coded.toml").read_text("utf-8"))
