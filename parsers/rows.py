"""From a reading to plain rows: dictionaries with the column names people build on, and the jsonl record.

Moments are UTC (ISO 8601 with ``Z``), dates are the attack's local dates, missing is None.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from parsers.lexicons import lexicon_table
from parsers.report import Bound, Claim, Place, Problem, Reading, Span, Status

REPORT_COLUMNS = (
    "report_id", "publisher", "claimant", "channel", "url", "title", "lang", "published_at",
    "published_precision", "added_at", "numbers", "numbers_read", "parser_version", "text",
)  # fmt: skip
CLAIM_COLUMNS = (
    "report_id", "claim_id", "claimant", "attacker", "measure", "weapon", "weapon_class", "low", "high",
    "bound", "scope", "subset", "subset_of", "window_start", "window_end", "as_of", "attack_date", "adm1",
    "place", "span_start", "span_end", "evidence", "rule", "status", "problem",
)  # fmt: skip
PLACE_COLUMNS = (
    "report_id", "name", "adm1", "country", "lat", "lon", "role", "geo_precision", "span_start", "span_end",
)  # fmt: skip
UNREAD_COLUMNS = ("report_id", "text", "span_start", "span_end", "why")
PROBLEM_COLUMNS = ("report_id", "check", "message", "spans")

Row = dict[str, Any]


def report_row(reading: Reading, report_id: str | None = None, added_at: datetime | None = None) -> Row:
    """Make the row of table `reports`; `numbers` counts the text's numbers, `numbers_read` those placed."""
    report = reading.report
    numbers = _number_spans(reading)
    return {
        "report_id": report_id or report.report_id,
        "publisher": report.publisher or None,
        "claimant": report.claimant.value if report.claimant else None,
        "channel": report.channel or None,
        "url": report.url or None,
        "title": report.title or None,
        "lang": report.lang or None,
        "published_at": utc_text(report.published),
        "published_precision": precision_of(report.published),
        "added_at": utc_text(added_at),
        "numbers": len(numbers),
        "numbers_read": len(numbers - {unread.span for unread in reading.unread}),
        "parser_version": reading.parser_version or None,
        "text": report.text,
    }


def _number_spans(reading: Reading) -> set[Span]:
    wordless = (Bound.UNNUMBERED, Bound.UNDISCLOSED)
    counted = {claim.span for claim in reading.claims if claim.bound not in wordless}
    return counted | {a.span for a in reading.accounted} | {u.span for u in reading.unread}


def claim_rows(reading: Reading, report_id: str | None = None) -> list[Row]:
    """Make the rows of table `claims`, in the order of the text."""
    report_id = report_id or reading.report.report_id
    ids = _claim_ids(report_id, reading.claims)
    return [
        _claim_row(reading, report_id, claim, claim_id, _total_of(claim, reading.claims, ids))
        for claim, claim_id in zip(reading.claims, ids, strict=True)
    ]


def _claim_row(reading: Reading, report_id: str, claim: Claim, claim_id: str, subset_of: str | None) -> Row:
    return {
        "report_id": report_id,
        "claim_id": claim_id,
        "claimant": claim.claimant.value,
        "attacker": claim.attacker.value if claim.attacker else None,
        "measure": claim.measure.value,
        "weapon": claim.weapon,
        "weapon_class": weapon_class(claim.weapon),
        "low": claim.low,
        "high": claim.high,
        "bound": claim.bound.value,
        "scope": claim.scope.value,
        "subset": claim.subset,
        "subset_of": subset_of,
        "window_start": utc_text(claim.window_start),
        "window_end": utc_text(claim.window_end),
        "as_of": utc_text(claim.as_of),
        "attack_date": claim.attack_date.isoformat() if claim.attack_date else None,
        "adm1": claim.adm1,
        "place": claim.place,
        "span_start": claim.span.start,
        "span_end": claim.span.end,
        "evidence": claim.evidence.of(reading.report.text),
        "rule": claim.rule,
        "status": Status.READ.value,
        "problem": _problem_of(claim, reading.problems),
    }


def _claim_ids(report_id: str, claims: Sequence[Claim]) -> list[str]:
    """Name each claim by what it says and where; claims alike in all of it are numbered."""
    seen: Counter[str] = Counter()
    ids = []
    for claim in claims:
        parts = (report_id, claim.measure, claim.weapon, claim.span.start, claim.span.end, claim.adm1)
        key = "|".join(map(str, (*parts, claim.claimant, claim.attacker)))
        ids.append(hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()[:16])
        seen[key] += 1
    return ids


def _total_of(claim: Claim, claims: Sequence[Claim], ids: Sequence[str]) -> str | None:
    """The id of the claim that contains `claim`: of the same measure where several share the span."""
    if claim.subset_of is None:
        return None
    totals = [
        (c, i) for c, i in zip(claims, ids, strict=True) if c.span == claim.subset_of and c is not claim
    ]
    same_measure = [i for c, i in totals if c.measure == claim.measure]
    return next(iter(same_measure or [i for _, i in totals]), None)


def _problem_of(claim: Claim, problems: Iterable[Problem]) -> str | None:
    return "; ".join(p.message for p in problems if claim.span in p.spans) or None


def place_rows(reading: Reading, report_id: str | None = None) -> list[Row]:
    """Make the rows of table `places`; coordinates in degrees (WGS 84)."""
    report_id = report_id or reading.report.report_id
    return [_place_row(report_id, place) for place in reading.places]


def _place_row(report_id: str, place: Place) -> Row:
    return {
        "report_id": report_id,
        "name": place.name,
        "adm1": place.adm1,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "role": place.role.value,
        "geo_precision": place.geo_precision,
        "span_start": place.span.start,
        "span_end": place.span.end,
    }


def unread_rows(reading: Reading, report_id: str | None = None) -> list[Row]:
    """Make a row for each number that nobody could place, with its text and why."""
    report_id = report_id or reading.report.report_id
    return [
        {
            "report_id": report_id,
            "text": unread.span.of(reading.report.text),
            "span_start": unread.span.start,
            "span_end": unread.span.end,
            "why": unread.why,
        }
        for unread in reading.unread
    ]


def problem_rows(reading: Reading, report_id: str | None = None) -> list[Row]:
    """Make a row for each thing that does not fit together; `spans` as ``"3-7 20-24"``."""
    report_id = report_id or reading.report.report_id
    return [
        {
            "report_id": report_id,
            "check": problem.check,
            "message": problem.message,
            "spans": " ".join(f"{span.start}-{span.end}" for span in problem.spans) or None,
        }
        for problem in reading.problems
    ]


def reading_to_record(reading: Reading) -> Row:
    """Make the object of one line of ``parse --format jsonl``.

    The report's window is local (``YYYY-MM-DDTHH:MM``), as is `as_of` (``HH:MM``); the times of the claims
    are UTC.
    """
    times = reading.times
    return {
        "id": reading.report.id or reading.report.report_id,
        "claims": claim_rows(reading),
        "places": place_rows(reading),
        "attack_date": times.attack_date.isoformat() if times.attack_date else None,
        "window_start": times.window_start.strftime("%Y-%m-%dT%H:%M") if times.window_start else None,
        "window_end": times.window_end.strftime("%Y-%m-%dT%H:%M") if times.window_end else None,
        "as_of": times.as_of.strftime("%H:%M") if times.as_of else None,
        "unread": [_without_report_id(row) for row in unread_rows(reading)],
        "problems": [_without_report_id(row) for row in problem_rows(reading)],
    }


def _without_report_id(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "report_id"}


def precision_of(moment: date | datetime | None) -> str | None:
    """How much of a time of publication is known: its ``day`` only, or the ``moment``; None where nothing is.

    >>> precision_of(date(2025, 9, 5)), precision_of(datetime(2025, 9, 5, tzinfo=UTC))
    ('day', 'moment')
    """
    if moment is None:
        return None
    return "moment" if isinstance(moment, datetime) else "day"


def utc_text(moment: date | datetime | None) -> str | None:
    """Write a moment in UTC with ``Z``; a bare date stays a date, for its hour is not known.

    >>> from parsers.report import KYIV
    >>> utc_text(datetime(2025, 9, 5, 8, 30, tzinfo=KYIV)), utc_text(date(2025, 9, 5)), utc_text(None)
    ('2025-09-05T05:30:00Z', '2025-09-05', None)
    """
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        return moment.isoformat()
    if moment.tzinfo is None:
        raise ValueError(f"the moment {moment} has no zone: give it one, for none is guessed")
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@cache
def _weapons() -> dict[str, dict[str, Any]]:
    lexicon = lexicon_table("weapons.toml")
    return {weapon["key"]: weapon for weapon in lexicon["weapon"]}


@cache
def weapon_class(weapon: str) -> str | None:
    """The class a weapon key is counted in: drone, missile, any, other; None for people and settlements.

    >>> [weapon_class(key) for key in ("shahed", "iskander_m+s300", "drone+missile", "none")]
    ['drone', 'missile', 'any', None]
    """
    if weapon == "none":
        return None
    classes: set[str] = {_weapons()[key]["class"] for key in weapon.split("+")}
    return classes.pop() if len(classes) == 1 else "any"


def weapon_name(weapon: str) -> str:
    """The name of a weapon key as people see it; keys of a group are joined with a slash.

    >>> weapon_name("iskander_m+kn23")
    'Iskander-M / KN-23'
    """
    if weapon == "none":
        return ""
    return " / ".join(_weapons()[key]["name"] for key in weapon.split("+"))
