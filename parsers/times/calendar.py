"""Which dates words mean in a report of a known day: the latest 26 June, last Friday, the last 08:30."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from parsers.times.core import Day

ONE_DAY = timedelta(days=1)
_MIDNIGHT = time()
_DECEMBER = 12
_YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day and, where known, the moment of publication, as a clock in `zone` shows them."""

    zone: ZoneInfo
    day: date | None = None
    moment: datetime | None = None

    def find(self, day: Day | None, near: date | None = None) -> date | None:
        """The date that a day's words mean: the latest up to publication, or the one closest to `near`."""
        if day is None:
            return None
        if day.offset is not None:
            return self.day + timedelta(days=day.offset) if self.day else None
        if day.weekday is not None:
            return self._find_weekday(day.weekday, day.is_eve)
        about = near or self.day
        if day.month is None:
            return _closest(about, (date_or_none(*month, day.day) for month in _months_about(about)))
        if day.year is not None:
            return date_or_none(day.year, day.month, day.day)
        dates = [date_or_none(year, day.month, day.day) for year in _years_about(about)]
        return _closest(near, dates) if near else self._latest(dates)

    def _find_weekday(self, weekday: int, is_eve: bool) -> date | None:
        if self.day is None:
            return None
        found = self.day - timedelta(days=(self.day.weekday() - weekday) % 7)
        return found + ONE_DAY if is_eve and found < self.day else found

    def _latest(self, dates: Iterable[date | None]) -> date | None:
        """The latest of the dates, at most a day after publication: clocks and zones may differ."""
        limit = self.day + ONE_DAY if self.day else None
        return max((day for day in dates if day and limit and day <= limit), default=None)

    def last_day_within(self, stretch: Day) -> date | None:
        """The last day of a month, the latest that had begun where no year is told, or of a year.

        >>> Calendar(ZoneInfo("Europe/Kyiv"), date(2023, 8, 10)).last_day_within(Day(month=9))
        datetime.date(2022, 9, 30)
        """
        month, year = stretch.month or _DECEMBER, stretch.year
        if year is None and self.day is not None:
            year = self.day.year - (month > self.day.month)
        if year is None:
            return None
        following = date_or_none(year + month // _DECEMBER, month % _DECEMBER + 1, 1)
        return following - ONE_DAY if following is not None else None

    def at(self, day: date, minutes: int) -> datetime:
        """The moment of a local day and minute."""
        return datetime.combine(day, _MIDNIGHT, self.zone) + timedelta(minutes=minutes)

    def last_day_with(self, minutes: int) -> date | None:
        """The last day on which this minute had passed when the report was published."""
        if self.day is None or self.moment is None:
            return self.day
        return self.day if self.at(self.day, minutes) <= self.moment else self.day - ONE_DAY


def calendar_of(published: date | datetime | None, zone: ZoneInfo) -> Calendar:
    """The calendar of a report; a year that no report can have says nothing."""
    if published is None or published.year not in _YEARS:
        return Calendar(zone)
    if isinstance(published, datetime):
        moment = published.astimezone(zone) if published.tzinfo else published.replace(tzinfo=zone)
        return Calendar(zone, moment.date(), moment)
    return Calendar(zone, published)


def date_or_none(year: int, month: int, day: int | None) -> date | None:
    """The date, None where there is no such day or no report is of that year."""
    try:
        return date(year, month, day or 1) if year in _YEARS else None
    except ValueError:
        return None


def _years_about(day: date | None) -> tuple[int, ...]:
    return (day.year - 1, day.year, day.year + 1) if day else ()


def _months_about(day: date | None) -> tuple[tuple[int, int], ...]:
    if day is None:
        return ()
    before = day.replace(day=1) - ONE_DAY
    return ((before.year, before.month), (day.year, day.month))


def _closest(near: date | None, dates: Iterable[date | None]) -> date | None:
    known = [day for day in dates if day]
    return min(known, key=lambda day: abs(day - near)) if near and known else None
