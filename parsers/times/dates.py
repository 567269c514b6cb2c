"""The days and hours of a text, placed on the calendar with the help of its day of publication."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from parsers.text import Token
from parsers.times.calendar import ONE_DAY, Calendar, calendar_of, date_or_none
from parsers.times.context import day_kind, is_one_sentence
from parsers.times.core import NOON, Cue, DateKind, Moment
from parsers.times.cues import read_cues

LastDay = date
"""A day, by a name that the field `date` of a mention does not hide."""
_EVENING_HOUR = 18
_EARLY_POST = 60


@dataclass(slots=True)
class DateMention:
    """A day, night, window or hour in a text: tokens `first` to `last`, characters `start` up to `end`.

    `date` is the local day: of a night the morning's, of a window the day on which it ended; None where it
    cannot be told. `window_start` and `window_end` are moments with their zone, both the same for a single
    hour; an as-of has its moment in `window_end`. `is_dated` tells a day that the text names from one taken
    from publication. `is_part` says that a window only details the day or night told before it.
    `over_by` is the last day of a month or year.
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
    over_by: LastDay | None = None


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
    calendar = calendar_of(published, zone)
    near = None if calendar.day else _stated_date(cues)
    mentions: list[DateMention] = []
    context = _Context()
    for cue in cues:
        told = context.told_before(tokens, cue)
        is_near = told is not None and is_one_sentence(tokens, told.last, cue.first)
        mentions.append(_placed(tokens, cue, calendar, near, told, is_near))
        context.note(mentions[-1])
    return mentions


@dataclass(slots=True)
class _Context:
    """The day or night told last, and within its sentence the day on which somebody spoke."""

    event: DateMention | None = None
    statement: DateMention | None = None

    def told_before(self, tokens: Sequence[Token], cue: Cue) -> DateMention | None:
        """What may give a cue the day that its own words leave out."""
        if self.statement and not is_one_sentence(tokens, self.statement.last, cue.first):
            self.statement = None
        return self.statement or self.event

    def note(self, mention: DateMention) -> None:
        """Remember what cues further on may lean on."""
        if mention.kind is DateKind.SAID:
            self.statement = mention
        elif mention.kind in (DateKind.DAY, DateKind.NIGHT) and mention.date:
            self.event, self.statement = mention, None


def _stated_date(cues: Iterable[Cue]) -> date | None:
    """The first date that names its year."""
    days = (cue.closes.day for cue in cues if cue.closes and cue.closes.day)
    return next((date_or_none(day.year, day.month, day.day) for day in days if day.year and day.month), None)


def _placed(
    tokens: Sequence[Token],
    cue: Cue,
    calendar: Calendar,
    near: date | None,
    told: DateMention | None,
    is_near: bool,
) -> DateMention:
    """A cue with its date; what it leaves out comes from the day `told` before it."""
    mention = DateMention(cue.first, cue.last, tokens[cue.first].start, tokens[cue.last].end, cue.kind, None)
    if cue.kind is DateKind.POINT and cue.closes and told and told.kind is DateKind.NIGHT and not is_near:
        mention.kind = DateKind.CLOCK
    elif cue.kind in (DateKind.WINDOW, DateKind.POINT):
        _place_window(mention, cue, calendar, near, told)
    elif cue.kind is DateKind.NIGHT and cue.closes is None:
        is_told = told is not None and (is_near or told.kind is DateKind.NIGHT)
        mention.date = told.date if told and is_told else calendar.day
        mention.is_dated = told is not None and is_told and told.is_dated
    else:
        _place_day(mention, tokens, cue, calendar, near)
    return mention


def _place_day(
    mention: DateMention, tokens: Sequence[Token], cue: Cue, calendar: Calendar, near: date | None
) -> None:
    """Give a day, night or as-of its date, an as-of its moment too."""
    stated = cue.closes.day if cue.closes else None
    day = calendar.find(stated, near)
    mention.is_dated = day is not None and stated is not None and stated.offset is None
    mention.over_by = calendar.last_day_within(cue.within) if cue.within is not None else None
    if cue.kind is DateKind.DAY:
        mention.kind = day_kind(tokens, cue)
    elif cue.kind is DateKind.AS_OF and cue.closes and cue.closes.minutes is not None:
        day = day or calendar.last_day_with(max(cue.closes.minutes - _EARLY_POST, 0))
        mention.window_end = calendar.at(day, cue.closes.minutes) if day else None
    mention.date = day


def _place_window(
    mention: DateMention, cue: Cue, calendar: Calendar, near: date | None, told: DateMention | None
) -> None:
    """Give a window its moments; days it leaves out come from its other end, the day told, or publication."""
    opens, closes = cue.opens or Moment(), cue.closes or Moment()
    crosses = ONE_DAY if _is_overnight(opens.minutes, closes.minutes) else timedelta(0)
    end_day = calendar.find(closes.day, near)
    start_day = calendar.find(opens.day, end_day or near)
    mention.is_dated = bool(start_day or end_day)
    if not mention.is_dated:
        start_day, end_day = _borrowed_days(opens.minutes, closes.minutes, calendar, told)
    start_day = start_day or (end_day - crosses if end_day else None)
    end_day = end_day or (start_day + crosses if start_day else None)
    start = calendar.at(start_day, opens.minutes) if start_day and opens.minutes is not None else None
    end = calendar.at(end_day, closes.minutes) if end_day and closes.minutes is not None else None
    mention.window_start, mention.window_end = start, end
    mention.is_part = told is not None and _is_part(mention.is_dated, told)
    mention.date = told.date if told and mention.is_part else _ended_on(start, end, end_day, calendar)


def _is_part(is_dated: bool, told: DateMention) -> bool:
    """Whether a window details what was told: a slip of its own days does not move a night that is named."""
    if is_dated:
        return told.kind is DateKind.NIGHT and told.is_dated
    return told.kind is not DateKind.SAID


def _is_overnight(start: int | None, end: int | None) -> bool:
    return start is not None and end is not None and end < start


def _borrowed_days(
    start: int | None, end: int | None, calendar: Calendar, told: DateMention | None
) -> tuple[date | None, date | None]:
    """The days of a window's ends, from the day or night told before it, or from publication."""
    crosses = ONE_DAY if _is_overnight(start, end) else timedelta(0)
    if told and told.date and told.kind is DateKind.NIGHT:
        eve = told.date - ONE_DAY
        starts_on = eve if start is not None and start >= NOON else told.date
        is_before_midnight = starts_on == eve and end is not None and end > NOON
        return starts_on, eve if is_before_midnight else told.date
    if told and told.date:
        return told.date, told.date + crosses
    day = calendar.last_day_with(end if end is not None else start or 0)
    return (day - crosses, day) if day else (None, None)


def _ended_on(
    start: datetime | None, end: datetime | None, end_day: date | None, calendar: Calendar
) -> date | None:
    """The day an attack ended: midnight is of the day before it, an evening's open window of the next."""
    if end:
        return end.date() - ONE_DAY if end.time() == time() else end.date()
    if start and start.hour >= _EVENING_HOUR and calendar.day and start.date() < calendar.day:
        return start.date() + ONE_DAY
    return end_day
