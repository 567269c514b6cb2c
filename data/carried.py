"""Whether a text carries a held report again: under another headline, cut, or with more words around it.

A claimant's bulletins are alike by template, so likeness of words alone never makes a copy: the publisher
must be another one, the time must agree, and the new text must assert nothing that the held one does not, or
have all that it says from the held one, word for word.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from data.as_read import CLAIM_KEY, CLAIM_TIME, claims_as_read
from data.published import (
    NEXT_DAY,
    SAME_NEWS,
    Published,
    day_of,
    is_near,
    is_same_day,
    is_same_publisher,
    is_same_time,
    zones_of,
)
from data.wording import Shared, Wording, find_shared, says_nothing, share_of_words
from parsers.report import Reading, Report, Times
from parsers.rows import Row, claim_rows, utc_text

SHARE_OF_WORDS = 0.7
LONG, SHORT = 24, 12
"""So many words in a row are nobody else's; so many only where no other report has them."""

MOST_COMPARED = 20


def find_carried(connection: sqlite3.Connection, reading: Reading) -> str | None:
    """The report that a text carries again under another headline, cut or with more words around it.

    It asserts nothing that the other does not; or else all it says are words of the other and of no other
    report: cut off in a sentence, words may be read otherwise. Of reports that it may copy, it copies the one
    with which it shares most; where two share as much with it, nobody can tell which.
    """
    ours = _Ours(reading)
    best: list[_Theirs] = []
    for theirs in sorted(_candidates(connection, ours), key=lambda other: -other.count_shared(ours)):
        if best and theirs.count_shared(ours) < best[0].count_shared(ours):
            break
        if _asserts_the_same(ours, theirs) or _has_its_words(connection, ours, theirs):
            best.append(theirs)
    if len(best) > 1:
        best = [theirs for theirs in best if theirs.wording.distinct_runs <= ours.wording.distinct_runs]
    return best[0].report_id if len(best) == 1 else None


@dataclass(frozen=True)
class _Ours:
    """A text that may be a copy."""

    reading: Reading

    @cached_property
    def claims(self) -> list[Row]:
        """Its claims; where it has none, one that says no more than the day and the hours told."""
        return claim_rows(self.reading) or [_told_when(self.reading.times)]

    @cached_property
    def wording(self) -> Wording:
        """Its words."""
        return Wording(self.reading.report.text)


@dataclass(frozen=True, slots=True)
class _Theirs:
    """A report that is held and may be what is copied; `published` is when our text and it were."""

    report_id: str
    published: Published
    claims: list[Row]
    wording: Wording

    def count_shared(self, ours: _Ours) -> int:
        """How many runs of words it has in common with a text."""
        return len(self.wording.distinct_runs & ours.wording.distinct_runs)


def _told_when(times: Times) -> Row:
    told = {"window_start": times.window_start, "window_end": times.window_end}
    return {name: utc_text(moment) for name, moment in told.items()} | {
        "attack_date": utc_text(times.attack_date)
    }


def _candidates(connection: sqlite3.Connection, ours: _Ours) -> list[_Theirs]:
    report = ours.reading.report
    return [
        _Theirs(
            str(held["report_id"]),
            (utc_text(report.published), held["published_at"]),
            claims_as_read(connection, held["report_id"]),
            Wording(held["text"]),
        )
        for held in _reports_sharing_words(connection, ours)
        if _can_be_carried(report, held)
    ]


def _asserts_the_same(ours: _Ours, theirs: _Theirs) -> bool:
    """Whether a text has most of its words in common with a report, and no claim but those of the report."""
    return (
        bool(ours.reading.claims)
        and _asserts_nothing_new(ours.claims, theirs.claims, theirs.published)
        and share_of_words(ours.wording, theirs.wording) >= SHARE_OF_WORDS
    )


def _has_its_words(connection: sqlite3.Connection, ours: _Ours, theirs: _Theirs) -> bool:
    """Whether all that a text says are words in a row of a report: many, or some that no other report has."""
    text, shared = ours.wording.text, find_shared(ours.wording, theirs.wording)
    return (
        shared is not None
        and shared.words >= SHORT
        and shared.share >= SHARE_OF_WORDS
        and _can_be_of_one_time(ours, theirs)
        and _says_nothing_else(ours, shared)
        and (shared.words >= LONG or _has_alone(connection, theirs, Wording(text[shared.start : shared.end])))
    )


def _can_be_of_one_time(ours: _Ours, theirs: _Theirs) -> bool:
    """Whether a text tells of no other time than a report, whose publication counts where it tells none."""
    if theirs.claims:
        return _tells_no_other_time(ours.claims, theirs.claims, theirs.published)
    return is_near(*theirs.published, NEXT_DAY)


def _says_nothing_else(ours: _Ours, shared: Shared) -> bool:
    """Whether no claim, number, date, place or other name stands before or after the words shared."""
    spans = [claim.span for claim in ours.reading.claims]
    is_all_shared = all(shared.start <= span.start and span.end <= shared.end for span in spans)
    text = ours.wording.text
    return is_all_shared and all(
        says_nothing(text[rest.start : rest.end], rest.is_replacing) for rest in shared.rests
    )


def _reports_sharing_words(connection: sqlite3.Connection, ours: _Ours) -> list[Row]:
    """The reports of about the same days that share words with a text, those with most first."""
    days = _days_about(ours.reading.report.published)
    cursor = connection.execute(
        "SELECT r.report_id, r.publisher, r.channel, r.published_at, r.text"
        " FROM json_each(:marks) AS ours"
        " CROSS JOIN (SELECT '' AS first, '' AS last UNION ALL SELECT :first, :last) AS days"
        " CROSS JOIN wordings AS w ON w.mark = ours.value AND w.published_at BETWEEN days.first AND days.last"
        " JOIN reports AS r USING (report_id)"
        " GROUP BY r.report_id ORDER BY count(*) DESC, r.added_at, r.report_id LIMIT :most",
        {"marks": json.dumps(ours.wording.all_marks), "most": MOST_COMPARED} | days,
    )
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _days_about(published: date | datetime | None) -> dict[str, str]:
    """From when to when a text can have been published that this one copies; any day where none is known.

    >>> _days_about(date(2025, 9, 5))
    {'first': '2025-09-01', 'last': '2025-09-09'}
    """
    if published is None:
        return {"first": "0", "last": "9999"}
    day = day_of(str(utc_text(published)))
    reach = SAME_NEWS + NEXT_DAY
    return {"first": (day - reach).isoformat(), "last": (day + reach).isoformat()}


def _has_alone(connection: sqlite3.Connection, theirs: _Theirs, words: Wording) -> bool:
    """Whether no other report of any day has these words in a row, as the bulletins of a template have."""
    cursor = connection.execute(
        "SELECT r.text FROM json_each(?) AS ours CROSS JOIN wordings AS w ON w.mark = ours.value"
        " JOIN reports AS r USING (report_id) WHERE r.report_id <> ?"
        " GROUP BY r.report_id ORDER BY count(*) DESC LIMIT ?",
        (json.dumps(words.all_marks), theirs.report_id, MOST_COMPARED),
    )
    return not any(words.distinct_runs <= Wording(text).distinct_runs for (text,) in cursor)


def _can_be_carried(report: Report, held: Row) -> bool:
    """Whether publisher and time let one text be a copy of the other."""
    published = utc_text(report.published)
    if is_same_publisher(report, held):
        return is_same_time(published, held["published_at"], zones_of(report))
    return is_near(published, held["published_at"], SAME_NEWS)


def _asserts_nothing_new(claims: list[Row], held: list[Row], published: Published) -> bool:
    """Whether every claim is among those of the held report, with its hours or with none stated."""
    theirs: dict[tuple[object, ...], list[Row]] = {}
    for row in held:
        theirs.setdefault(_values(row, CLAIM_KEY), []).append(row)
    return all(
        any(
            _is_same_time_told(claim, other, published) for other in theirs.get(_values(claim, CLAIM_KEY), ())
        )
        for claim in claims
    )


def _tells_no_other_time(claims: list[Row], held: list[Row], published: Published) -> bool:
    """Whether each claim can be of a day and the hours that the held report tells of."""
    return all(any(_is_same_time_told(claim, other, published) for other in held) for claim in claims)


def _is_same_time_told(claim: Row, held: Row, published: Published) -> bool:
    is_same_hour = _agree(_values(claim, CLAIM_TIME), _values(held, CLAIM_TIME))
    return is_same_hour and is_same_day((claim["attack_date"], held["attack_date"]), published)


def _values(claim: Row, names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(claim[name] for name in names)


def _agree(ours: tuple[object, ...], theirs: tuple[object, ...]) -> bool:
    return all(one is None or one == other for one, other in zip(ours, theirs, strict=True))
