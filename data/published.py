"""When and by whom texts were published: whether two can be one publication, or tell of one day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from parsers.report import KYIV, MOSCOW, Report
from parsers.rows import Row

SAME_POST = timedelta(minutes=10)
SAME_NEWS = timedelta(days=3)
NEXT_DAY = timedelta(days=1)

Published = tuple[str | None, str | None]
"""When a text and the one it is set beside were published."""


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


def is_near(one: str | None, other: str | None, reach: timedelta) -> bool:
    """Whether two times of publication lie near each other; a missing time is near any.

    >>> is_near("2025-09-05", "2025-09-06T06:00:00Z", NEXT_DAY), is_near(None, "2025-09-05", NEXT_DAY)
    (False, True)
    """
    return one is None or other is None or abs(_moment(one) - _moment(other)) <= reach


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
    return moment is not None and abs(day_of(moment) - day_of(str(days[named]))) <= NEXT_DAY


def day_of(text: str) -> date:
    """The day of a time of publication, by UTC.

    >>> day_of("2025-09-05T23:30:00Z").isoformat()
    '2025-09-05'
    """
    return _moment(text).date()
