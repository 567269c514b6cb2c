"""Whether a report is already held: the same post, the same words of another publisher, or a cut wire copy.

A claimant's bulletins are alike by template, so likeness of words alone never makes a copy: the publisher
must be another one, the time must agree, and the new text must assert nothing that the held one does not.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from parsers.report import KYIV, MOSCOW, Reading, Report
from parsers.rows import Row, claim_rows, utc_text

SAME_POST = timedelta(minutes=10)
SAME_NEWS = timedelta(days=3)
WORDS_IN_A_ROW = 5
LEAST_RUNS = 20
SHARE_OF_WORDS = 0.7
NEXT_DAY = timedelta(days=1)
CLAIM_KEY = ("measure", "weapon", "low", "high", "adm1", "attacker", "scope")
CLAIM_TIME = ("window_start", "window_end")
COMPARED = ("report_id", *CLAIM_KEY, *CLAIM_TIME, "attack_date")
_FROM_JSON = ", ".join(f"json_extract(claim, '$.{name}')" for name in COMPARED)
AS_READ = (
    f"(SELECT {', '.join(COMPARED)} FROM claims WHERE claim_id NOT IN (SELECT claim_id FROM claims_as_read)"
    f" UNION ALL SELECT {_FROM_JSON} FROM claims_as_read)"
)
"""The claims as the parser read them, whatever corrections stand over them."""

Published = tuple[str | None, str | None]
"""When a text and the one it is set beside were published."""

_WORD = re.compile(r"\w+")


def held_copies(connection: sqlite3.Connection, report: Report) -> list[Row]:
    """Every publication of exactly this text that the ledger knows, the first added first."""
    cursor = connection.execute(
        "SELECT report_id, publisher, channel, published_at, added_at FROM reports WHERE text_hash = :text"
        " UNION ALL"
        " SELECT report_id, publisher, channel, published_at, added_at FROM carriers WHERE text_hash = :text"
        " ORDER BY added_at, report_id",
        {"text": report.report_id},
    )
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def is_same_publication(report: Report, copy: Row) -> bool:
    """Whether a text is the very post that is held, and not the same words of another hour or publisher.

    A claimant's bulletins repeat word for word ("this night two drones were destroyed over the Bryansk
    region"): one publisher's posts with clearly different times are different reports.
    """
    return is_same_publisher(report, copy) and is_same_time(
        utc_text(report.published), copy["published_at"], zones_of(report)
    )


def is_same_publisher(report: Report, copy: Row) -> bool:
    """Whether both come from one publisher, or one of them does not say."""
    ours, theirs = report.publisher or report.channel, copy["publisher"] or copy["channel"]
    return not ours or not theirs or ours == theirs


def zones_of(report: Report) -> tuple[ZoneInfo, ...]:
    """The zones by whose calendars a report's day can be meant: the claimant's, both where it is not known.

    >>> from parsers.report import Claimant
    >>> [zone.key for zone in zones_of(Report("", claimant=Claimant.RU_MOD))]
    ['Europe/Moscow']
    """
    side = report.claimant.value[:3] if report.claimant else ""
    return {"UA_": (KYIV,), "RU_": (MOSCOW,)}.get(side, (KYIV, MOSCOW))


def is_same_time(one: str | None, other: str | None, zones: tuple[ZoneInfo, ...] = (KYIV, MOSCOW)) -> bool:
    """Whether two times of publication can be one: a missing time is any, a bare date is a day in `zones`.

    >>> is_same_time("2025-09-05T05:30:00Z", "2025-09-05"), is_same_time("2025-09-05", "2025-09-06")
    (True, False)
    >>> is_same_time("2025-09-04T22:30:00Z", "2025-09-05"), is_same_time("2025-09-04T05:30:00Z", "2025-09-05")
    (True, False)
    >>> is_same_time("2025-09-05T05:30:00Z", "2025-09-05T07:30:00Z"), is_same_time("2025-09-05", None)
    (False, True)
    """
    if one is None or other is None:
        return True
    if "T" in one and "T" in other:
        return abs(_moment(one) - _moment(other)) <= SAME_POST
    return not _days(one, zones).isdisjoint(_days(other, zones))


def _days(text: str, zones: tuple[ZoneInfo, ...]) -> set[str]:
    """A bare date, or the days that calendars in `zones` show at a moment."""
    if "T" not in text:
        return {text}
    return {_moment(text).astimezone(zone).date().isoformat() for zone in zones}


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def find_equal(connection: sqlite3.Connection, reading: Reading, copies: list[Row]) -> Row | None:
    """The first of the copies of exactly this text that another publisher gave of the same attack, if any.

    Bulletins repeat word for word night by night: the attack's date must agree, or, where the text or the
    copy gives none, the publications must be near.
    """
    same = [copy for copy in copies if _is_of_same_attack(connection, reading, copy)]
    if any(is_same_publisher(reading.report, copy) for copy in same):
        return None
    return next(iter(same), None)


def _is_of_same_attack(connection: sqlite3.Connection, reading: Reading, copy: Row) -> bool:
    ours = {claim.attack_date.isoformat() for claim in reading.claims if claim.attack_date}
    query = f"SELECT DISTINCT attack_date FROM {AS_READ} WHERE report_id = ? AND attack_date IS NOT NULL"
    theirs = {row[0] for row in connection.execute(query, (copy["report_id"],))}
    if ours and theirs:
        return not ours.isdisjoint(theirs)
    return _is_same_news(utc_text(reading.report.published), copy["published_at"])


def find_carried(connection: sqlite3.Connection, reading: Reading) -> str | None:
    """The report that a text carries again under another headline, cut or with more words around it."""
    if not reading.claims:
        return None
    [first] = claim_rows(replace(reading, claims=reading.claims[:1]))
    candidates = [held for held in _reports_with(connection, first) if _can_be_carried(reading.report, held)]
    claims = claim_rows(reading) if candidates else []
    for held in candidates:
        theirs = _claims_of(connection, held)
        published = (utc_text(reading.report.published), held["published_at"])
        texts = (reading.report.text, _text(connection, held["report_id"]))
        if _asserts_nothing_new(claims, theirs, published) and share_of_words(*texts) >= SHARE_OF_WORDS:
            return str(held["report_id"])
        if _tells_no_other_time(claims, theirs, published) and is_cut(*texts):
            return str(held["report_id"])
    return None


def _reports_with(connection: sqlite3.Connection, claim: Row) -> list[Row]:
    """The reports in which a claim like this one was read, of its attack's date or of none, the oldest first.

    Where the claim has no date, so may theirs be any.
    """
    cursor = connection.execute(
        "SELECT DISTINCT r.report_id, r.publisher, r.channel, r.published_at"
        f" FROM {AS_READ} AS c JOIN reports AS r USING (report_id)"
        " WHERE (c.attack_date = :attack_date OR c.attack_date IS NULL OR :attack_date IS NULL)"
        " AND c.measure = :measure AND c.weapon = :weapon AND c.low IS :low"
        " AND c.high IS :high AND c.adm1 IS :adm1"
        " ORDER BY r.added_at, r.report_id",
        claim,
    )
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _text(connection: sqlite3.Connection, report_id: str) -> str:
    return str(connection.execute("SELECT text FROM reports WHERE report_id = ?", (report_id,)).fetchone()[0])


def _can_be_carried(report: Report, held: Row) -> bool:
    """Whether publisher and time let one text be a copy of the other."""
    published = utc_text(report.published)
    if is_same_publisher(report, held):
        return is_same_time(published, held["published_at"], zones_of(report))
    return _is_same_news(published, held["published_at"])


def _is_same_news(one: str | None, other: str | None) -> bool:
    return one is None or other is None or abs(_moment(one) - _moment(other)) <= SAME_NEWS


def _claims_of(connection: sqlite3.Connection, held: Row) -> list[Row]:
    query = f"SELECT {', '.join(COMPARED)} FROM {AS_READ} WHERE report_id = ?"
    return [
        dict(zip(COMPARED, values, strict=True)) for values in connection.execute(query, (held["report_id"],))
    ]


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


def is_same_day(days: tuple[str | None, str | None], published: Published) -> bool:
    """Whether two texts can tell of one day: the same, or one names it and the other came out about then.

    >>> is_same_day(("2025-09-05", None), ("2025-09-05T06:00:00Z", "2025-09-06"))
    True
    >>> is_same_day(("2025-09-05", None), ("2025-09-05T06:00:00Z", "2025-09-08"))
    False
    """
    if (days[0] is None) == (days[1] is None):
        return days[0] == days[1]
    named, unnamed = (0, 1) if days[1] is None else (1, 0)
    moment = published[unnamed]
    return moment is not None and abs(_date(moment) - _date(str(days[named]))) <= NEXT_DAY


def _date(text: str) -> date:
    return _moment(text).date()


def _values(claim: Row, names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(claim[name] for name in names)


def _agree(ours: tuple[object, ...], theirs: tuple[object, ...]) -> bool:
    return all(one is None or one == other for one, other in zip(ours, theirs, strict=True))


def share_of_words(one: str, other: str) -> float:
    """How much of the shorter text stands in the other, by runs of five words.

    >>> share_of_words("Headline. A b c d e f g h i j", "A b c d e f g h i j, and more")
    0.8571428571428571
    """
    runs, others = _runs(one), _runs(other)
    return len(runs & others) / min(len(runs), len(others))


def is_cut(one: str, other: str) -> bool:
    """Whether a text of some length has no words but those of the other, in their order.

    What a sentence says may be read otherwise where its end was cut off: the words tell that it is a copy.

    >>> is_cut("a b c d", "a b c d e")
    False
    """
    runs = _runs(one)
    return len(runs) >= LEAST_RUNS and runs <= _runs(other)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    starts = range(max(1, len(words) - WORDS_IN_A_ROW + 1))
    return {tuple(words[start : start + WORDS_IN_A_ROW]) for start in starts}
