"""The days and hours of a text, placed on the calendar with the help of its day of publication."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from parsers.date_context import day_kind, is_one_sentence
from parsers.text import Token
from parsers.time_core import NOON, Cue, DateKind, Day, Moment
from parsers.time_cues import read_cues

_ONE_DAY = timedelta(days=1)
_EVENING_HOUR = 18
_EARLY_POST = 60
_YEARS = range(1990, 2100)


@dataclass(slots=True)
class DateMention:
    """A day, night, window or hour in a text: tokens `first` to `last`, characters `start` up to `end`.

    `date` is the local day: of a night the morning's, of a window the day on which it ended; None where it
    cannot be told. `window_start` and `window_end` are moments with their zone, both the same for a single
    hour; an as-of has its moment in `window_end`. `is_dated` tells a day that the text names from one taken
    from publication. `is_part` says that a window only details the day or night told before it.
    """

    first: int
    last: int
    start: int
    end: int
    kind: DateKind
    date: date | None
    window_start: datetime | None = None
    window_end: datetime | None = None
    is_dated: bool = False
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class _Calendar:
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
            return _closest(about, (_date_or_none(*month, day.day) for month in _months_about(about)))
        if day.year is not None:
            return _date_or_none(day.year, day.month, day.day)
        dates = [_date_or_none(year, day.month, day.day) for year in _years_about(about)]
        return _closest(near, dates) if near else self._latest(dates)

    def _find_weekday(self, weekday: int, is_eve: bool) -> date | None:
        if self.day is None:
            return None
        found = self.day - timedelta(days=(self.day.weekday() - weekday) % 7)
        return found + _ONE_DAY if is_eve and found < self.day else found

    def _latest(self, dates: Iterable[date | None]) -> date | None:
        """The latest of the dates, at most a day after publication: clocks and zones may differ."""
        limit = self.day + _ONE_DAY if self.day else None
        return max((day for day in dates if day and limit and day <= limit), default=None)

    def at(self, day: date, minutes: int) -> datetime:
        """The moment of a local day and minute."""
        return datetime.combine(day, time()).replace(tzinfo=self.zone) + timedelta(minutes=minutes)

    def last_day_with(self, minutes: int) -> date | None:
        """The last day on which this minute had passed when the report was published."""
        if self.day is None or self.moment is None:
            return self.day
        return self.day if self.at(self.day, minutes) <= self.moment else self.day - _ONE_DAY


def _date_or_none(year: int, month: int, day: int | None) -> date | None:
    try:
        return date(year, month, day or 1) if year in _YEARS else None
    except ValueError:
        return None


def _years_about(day: date | None) -> tuple[int, ...]:
    return (day.year - 1, day.year, day.year + 1) if day else ()


def _months_about(day: date | None) -> tuple[tuple[int, int], ...]:
    if day is None:
        return ()
    before = day.replace(day=1) - _ONE_DAY
    return ((before.year, before.month), (day.year, day.month))


def _closest(near: date | None, dates: Iterable[date | None]) -> date | None:
    known = [day for day in dates if day]
    return min(known, key=lambda day: abs(day - near)) if near and known else None


def _calendar(published: date | datetime | None, zone: ZoneInfo) -> _Calendar:
    """The calendar of a report; a year that no report can have says nothing."""
    if published is None or published.year not in _YEARS:
        return _Calendar(zone)
    if isinstance(published, datetime):
        moment = published.astimezone(zone) if published.tzinfo else published.replace(tzinfo=zone)
        return _Calendar(zone, moment.date(), moment)
    return _Calendar(zone, published)


def find_dates(
    tokens: Sequence[Token], published: date | datetime | None, zone: ZoneInfo
) -> list[DateMention]:
    """All that a text says about days and hours, in order; hours are of `zone`, missing years of `published`.

    >>> from parsers.report import KYIV
    >>> from parsers.text import tokenize
    >>> for m in find_dates(tokenize("У ніч на 26 червня (з 18:00 25 червня)"), date(2026, 6, 26), KYIV):
    ...     print(m.kind, m.date, m.window_start)
    night 2026-06-26 None
    window 2026-06-26 2026-06-25 18:00:00+03:00
    """
    cues = list(read_cues(tokens))
    calendar = _calendar(published, zone)
    near = None if calendar.day else _stated_date(cues)
    mentions: list[DateMention] = []
    event: DateMention | None = None
    statement: DateMention | None = None
    for cue in cues:
        if statement and not is_one_sentence(tokens, statement.last, cue.first):
            statement = None
        told = statement or event
        is_near = told is not None and is_one_sentence(tokens, told.last, cue.first)
        mention = _placed(tokens, cue, calendar, near, told, is_near)
        mentions.append(mention)
        if mention.kind is DateKind.SAID:
            statement = mention
        elif mention.kind in (DateKind.DAY, DateKind.NIGHT) and mention.date:
            event, statement = mention, None
    return mentions


def _stated_date(cues: Iterable[Cue]) -> date | None:
    """The first date that names its year."""
    days = (cue.closes.day for cue in cues if cue.closes and cue.closes.day)
    return next((_date_or_none(day.year, day.month, day.day) for day in days if day.year and day.month), None)


def _placed(
    tokens: Sequence[Token],
    cue: Cue,
    calendar: _Calendar,
    near: date | None,
    told: DateMention | None,
    is_near: bool,
) -> DateMention:
    """A cue with its date; what it leaves out comes from the day `told` before it."""
    mention = DateMention(cue.first, cue.last, tokens[cue.first].start, tokens[cue.last].end, cue.kind, None)
    if cue.kind is DateKind.POINT and cue.closes and told and told.kind is DateKind.NIGHT and not is_near:
        return replace(mention, kind=DateKind.CLOCK)
    if cue.kind in (DateKind.WINDOW, DateKind.POINT):
        return _placed_window(mention, cue, calendar, near, told)
    stated = cue.closes.day if cue.closes else None
    day = calendar.find(stated, near)
    mention.is_dated = day is not None and stated is not None and stated.offset is None
    if cue.kind is DateKind.DAY:
        return replace(mention, kind=day_kind(tokens, cue), date=day)
    if cue.kind is DateKind.NIGHT and cue.closes is None:
        is_told = told is not None and (is_near or told.kind is DateKind.NIGHT)
        if told and is_told:
            return replace(mention, date=told.date, is_dated=told.is_dated)
        return replace(mention, date=calendar.day)
    if cue.kind is DateKind.AS_OF and cue.closes and cue.closes.minutes is not None:
        day = day or calendar.last_day_with(max(cue.closes.minutes - _EARLY_POST, 0))
        return replace(mention, date=day, window_end=calendar.at(day, cue.closes.minutes) if day else None)
    return replace(mention, date=day)


def _placed_window(
    mention: DateMention, cue: Cue, calendar: _Calendar, near: date | None, told: DateMention | None
) -> DateMention:
    """A window's moments; days it does not name come from its other end, the day told, or publication."""
    opens, closes = cue.opens or Moment(), cue.closes or Moment()
    crosses = _ONE_DAY if _is_overnight(opens.minutes, closes.minutes) else timedelta(0)
    end_day = calendar.find(closes.day, near)
    start_day = calendar.find(opens.day, end_day or near)
    is_dated = bool(start_day or end_day)
    if not is_dated:
        start_day, end_day = _borrowed_days(opens.minutes, closes.minutes, calendar, told)
    start_day = start_day or (end_day - crosses if end_day else None)
    end_day = end_day or (start_day + crosses if start_day else None)
    start = calendar.at(start_day, opens.minutes) if start_day and opens.minutes is not None else None
    end = calendar.at(end_day, closes.minutes) if end_day and closes.minutes is not None else None
    mention = replace(mention, window_start=start, window_end=end, is_dated=is_dated)
    if told and _is_part(is_dated, told):
        return replace(mention, date=told.date, is_part=True)
    return replace(mention, date=_ended_on(start, end, end_day, calendar))


def _is_part(is_dated: bool, told: DateMention) -> bool:
    """Whether a window details what was told: a slip of its own days does not move a night that is named."""
    if is_dated:
        return told.kind is DateKind.NIGHT and told.is_dated
    return told.kind is not DateKind.SAID


def _is_overnight(start: int | None, end: int | None) -> bool:
    return start is not None and end is not None and end < start


def _borrowed_days(
    start: int | None, end: int | None, calendar: _Calendar, told: DateMention | None
) -> tuple[date | None, date | None]:
    """The days of a window's ends, from the day or night told before it, or from publication."""
    crosses = _ONE_DAY if _is_overnight(start, end) else timedelta(0)
    if told and told.date and told.kind is DateKind.NIGHT:
        eve = told.date - _ONE_DAY
        starts_on = eve if start is not None and start >= NOON else told.date
        is_before_midnight = starts_on == eve and end is not None and end > NOON
        return starts_on, eve if is_before_midnight else told.date
    if told and told.date:
        return told.date, told.date + crosses
    day = calendar.last_day_with(end if end is not None else start or 0)
    return (day - crosses, day) if day else (None, None)


def _ended_on(
    start: datetime | None, end: datetime | None, end_day: date | None, calendar: _Calendar
) -> date | None:
    """The day an attack ended: midnight is of the day before it, an evening's open window of the next."""
    if end:
        return end.date() - _ONE_DAY if end.time() == time() else end.date()
    if start and start.hour >= _EVENING_HOUR and calendar.day and start.date() < calendar.day:
        return start.date() + _ONE_DAY
    return end_day
