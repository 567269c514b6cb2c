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
from functools import cached_property, lru_cache

from data.as_read import CLAIM_KEY, Told, times_as_read, times_of_claim
from data.derived import REPORTS_SET_ASIDE
from data.fetching import fetch_rows
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
from parsers.report import Claim, Reading, Report, Times
from parsers.rows import Row, utc_text

SHARE_OF_WORDS = 0.7
LONG, SHORT = 24, 12
"""So many words in a row are nobody else's; so many only where no other report has them."""

MOST_COMPARED = 20

wording_of = lru_cache(maxsize=512)(Wording)
"""The words of a text; reports that are added together are set beside the same ones again and again."""


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
        if _asserts_the_same(connection, ours, theirs) or _has_its_words(connection, ours, theirs):
            best.append(theirs)
    if len(best) > 1:
        best = [theirs for theirs in best if theirs.wording.distinct_runs <= ours.wording.distinct_runs]
    return best[0].report_id if len(best) == 1 else None


@dataclass(frozen=True)
class _Ours:
    """A text that may be a copy."""

    reading: Reading

    @cached_property
    def times(self) -> set[Told]:
        """The hours and days that its claims tell of; those of the text where it has no claims."""
        told = {_times_of(claim) for claim in self.reading.claims} or {_times_of(self.reading.times)}
        return {_as_kept(*times) for times in told}

    @property
    def wording(self) -> Wording:
        """Its words."""
        return wording_of(self.reading.report.text)


@dataclass(frozen=True, slots=True)
class _Theirs:
    """A report that is held and may be what is copied; `published` is when our text and it were."""

    report_id: str
    published: Published
    wording: Wording

    def count_shared(self, ours: _Ours) -> int:
        """How many runs of words it has in common with a text."""
        return len(self.wording.distinct_runs & ours.wording.distinct_runs)


def _times_of(told: Claim | Times) -> tuple[datetime | None, datetime | None, date | None]:
    """The values of TOLD."""
    return told.window_start, told.window_end, told.attack_date


def _as_kept(start: datetime | None, end: datetime | None, day: date | None) -> Told:
    """When a window begins and ends, and the day of the attack, as the ledger's file keeps them."""
    return utc_text(start), utc_text(end), utc_text(day)


def _candidates(connection: sqlite3.Connection, ours: _Ours) -> list[_Theirs]:
    """The reports that share words with a text, where publisher and times allow that it copies them."""
    report = ours.reading.report
    published = utc_text(report.published)
    found = (
        _Theirs(str(held["report_id"]), (published, held["published_at"]), wording_of(held["text"]))
        for held in _reports_sharing_words(connection, ours)
        if _can_be_carried(report, held)
    )
    return [theirs for theirs in found if _can_be_of_one_time(connection, ours, theirs)]


def _asserts_the_same(connection: sqlite3.Connection, ours: _Ours, theirs: _Theirs) -> bool:
    """Whether a text has most of its words in common with a report, and no claim but those of the report."""
    return (
        bool(ours.reading.claims)
        and share_of_words(ours.wording, theirs.wording) >= SHARE_OF_WORDS
        and all(_is_asserted(connection, claim, theirs) for claim in ours.reading.claims)
    )


def _has_its_words(connection: sqlite3.Connection, ours: _Ours, theirs: _Theirs) -> bool:
    """Whether all that a text says are words in a row of a report: many, or some that no other report has."""
    text, shared = ours.wording.text, find_shared(ours.wording, theirs.wording)
    return (
        shared is not None
        and shared.words >= SHORT
        and shared.share >= SHARE_OF_WORDS
        and _says_nothing_else(ours, shared)
        and (shared.words >= LONG or _has_alone(connection, theirs, Wording(text[shared.start : shared.end])))
    )


def _can_be_of_one_time(connection: sqlite3.Connection, ours: _Ours, theirs: _Theirs) -> bool:
    """Whether a text tells of no other time than a report, whose publication counts where it tells none."""
    held = times_as_read(connection, theirs.report_id)
    if not held:
        return is_near(*theirs.published, NEXT_DAY)
    return all(
        any(_is_same_time_told(told, other, theirs.published) for other in held) for told in ours.times
    )


def _says_nothing_else(ours: _Ours, shared: Shared) -> bool:
    """Whether no claim, number, date, place or other name stands before or after the words shared."""
    spans = [claim.span for claim in ours.reading.claims]
    is_all_shared = all(shared.start <= span.start and span.end <= shared.end for span in spans)
    text = ours.wording.text
    return is_all_shared and all(
        says_nothing(text[rest.start : rest.end], rest.is_replacing) for rest in shared.rests
    )


def _reports_sharing_words(connection: sqlite3.Connection, ours: _Ours) -> list[Row]:
    """Reports of about the same days, none set aside, that share words with a text; those with most first."""
    days = _days_about(ours.reading.report.published)
    cursor = connection.execute(
        "SELECT r.report_id, r.publisher, r.channel, r.published_at, r.text"
        " FROM json_each(:marks) AS ours"
        " CROSS JOIN (SELECT '' AS first, '' AS last UNION ALL SELECT :first, :last) AS days"
        " CROSS JOIN wordings AS w ON w.mark = ours.value AND w.published_at BETWEEN days.first AND days.last"
        " JOIN reports AS r USING (report_id)"
        f" WHERE r.report_id NOT IN ({REPORTS_SET_ASIDE})"
        " GROUP BY r.report_id ORDER BY count(*) DESC, r.added_at, r.report_id LIMIT :most",
        {"marks": json.dumps(ours.wording.all_marks), "most": MOST_COMPARED} | days,
    )
    return fetch_rows(cursor)


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


def _is_asserted(connection: sqlite3.Connection, claim: Claim, theirs: _Theirs) -> bool:
    """Whether a claim is among those of a report, with its hours or with none stated."""
    key = {name: getattr(claim, name) for name in CLAIM_KEY}
    held = times_of_claim(connection, theirs.report_id, key)
    return any(_is_same_time_told(_as_kept(*_times_of(claim)), other, theirs.published) for other in held)


def _is_same_time_told(told: Told, held: Told, published: Published) -> bool:
    """Whether hours and day can be those that the held report tells of."""
    (*hours, day), (*held_hours, held_day) = told, held
    is_same_hour = all(one is None or one == other for one, other in zip(hours, held_hours, strict=True))
    return is_same_hour and is_same_day((day, held_day), published)
