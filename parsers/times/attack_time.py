"""When the attack of a report was: the day it ended, its window, the hour its figures are of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from parsers.report import Problem, Report, Span, Times
from parsers.text import Token
from parsers.times.context import is_bulletin, is_heading, tells_of_attack
from parsers.times.core import DateKind
from parsers.times.dates import DateMention, find_dates
from parsers.times.days import is_weekday

_ONE_DAY = timedelta(days=1)
_RECENT = timedelta(days=7)
_NEAR_SAID = 45


def read_times(
    tokens: Sequence[Token],
    report: Report,
    zone: ZoneInfo,
    trusts_publication: bool,
    mentions: Sequence[DateMention] | None = None,
) -> Times:
    """When the attack of a report was, in local time of `zone`.

    With `trusts_publication` a bulletin that names no day is of the day it was published. `mentions` are what
    `find_dates` found in the text, where that is known already.

    >>> from parsers.report import MOSCOW
    >>> from parsers.text import tokenize
    >>> report = Report("с 22.20 до 23.10 мск", published=datetime.fromisoformat("2025-03-23T21:04Z"))
    >>> read_times(tokenize(report.text), report, MOSCOW, True).attack_date
    datetime.date(2025, 3, 23)
    """
    mentions = find_dates(tokens, report.published, zone) if mentions is None else mentions
    published = report.published_on(zone)
    attack_date = _attack_date(tokens, mentions, published) or (published if trusts_publication else None)
    window = _window_of(mentions, attack_date)
    start, end = (window[0].window_start, window[-1].window_end) if window else (None, None)
    as_of = next((m.window_end for m in mentions if m.kind is DateKind.AS_OF and m.window_end), None)
    problems = tuple(_problems(start, end, attack_date, _spans(window)))
    return Times(attack_date, start, end, as_of, _spans(mentions), problems)


def _spans(mentions: Iterable[DateMention]) -> tuple[Span, ...]:
    return tuple(Span(m.start, m.end) for m in mentions)


def _attack_date(
    tokens: Sequence[Token], mentions: Sequence[DateMention], published: date | None
) -> date | None:
    """The latest day up to publication among the surest cues that there are."""
    dated = [m for m in mentions if m.date and (published is None or m.date <= _latest(m, published))]
    for is_cue in (_is_window_cue, _is_attack_cue, _is_day_cue, _is_statement_cue, _is_old_day_cue):
        days = [m.date for m in dated if m.date and is_cue(tokens, m, published)]
        if days:
            return _as_said(tokens, dated, max(days), published)
    return None


def _as_said(
    tokens: Sequence[Token], dated: Sequence[DateMention], attack_date: date, published: date | None
) -> date:
    """The weekday on which somebody spoke of it, where a bare "overnight" is read by the next day's paper."""
    told = [m for m in dated if m.date == attack_date and m.kind is not DateKind.SAID]
    if attack_date != published or any(m.is_dated for m in told):
        return attack_date
    said = (m for m in dated if m.kind is DateKind.SAID and is_weekday(tokens, m.first))
    near = (m for m in said if any(abs(m.first - other.first) <= _NEAR_SAID for other in told))
    days = (m.date for m in near if m.date and attack_date - m.date <= _ONE_DAY)
    return max(days, default=attack_date)


def _latest(mention: DateMention, published: date) -> date:
    """The last day that a mention may be of: clocks and zones may differ by a day where it names its date."""
    return published + _ONE_DAY if mention.is_dated and mention.kind is DateKind.DAY else published


def _is_window_cue(tokens: Sequence[Token], mention: DateMention, published: date | None) -> bool:
    return mention.kind is DateKind.WINDOW


def _is_attack_cue(tokens: Sequence[Token], mention: DateMention, published: date | None) -> bool:
    """A night, the day of publication as a strike's name, or a day whose sentence tells of an attack."""
    if mention.kind is DateKind.REFERENCE:
        return mention.date == published
    if mention.kind is DateKind.NIGHT:
        return True
    is_point = mention.kind is DateKind.POINT and not mention.is_part
    if not (is_point or _is_day_cue(tokens, mention, published)):
        return False
    place = (tokens, mention.first, mention.last)
    return tells_of_attack(*place) or is_heading(*place)


def _is_day_cue(tokens: Sequence[Token], mention: DateMention, published: date | None) -> bool:
    is_recent = published is None or mention.date is None or published - mention.date <= _RECENT
    return mention.kind is DateKind.DAY and is_recent


def _is_statement_cue(tokens: Sequence[Token], mention: DateMention, published: date | None) -> bool:
    """The weekday on which somebody spoke, or the day of publication on which a command did."""
    is_fresh = mention.date == published and is_bulletin(tokens, mention.first)
    return mention.kind is DateKind.SAID and (is_fresh or is_weekday(tokens, mention.first))


def _is_old_day_cue(tokens: Sequence[Token], mention: DateMention, published: date | None) -> bool:
    """A day of long ago, named with its year, whose sentence tells of an attack: a text that looks back."""
    is_day = mention.kind in {DateKind.DAY, DateKind.POINT} and mention.is_dated
    return is_day and tells_of_attack(tokens, mention.first, mention.last)


def _window_of(mentions: Sequence[DateMention], attack_date: date | None) -> tuple[DateMention, ...]:
    """The first window of the attack's day; without one, all its single hours."""
    of_day = [m for m in mentions if m.date == attack_date and (m.window_start or m.window_end)]
    windows = [m for m in of_day if m.kind is DateKind.WINDOW]
    return tuple(windows[:1] or [m for m in of_day if m.kind is DateKind.POINT])


def _problems(
    start: datetime | None, end: datetime | None, attack_date: date | None, spans: tuple[Span, ...]
) -> Iterator[Problem]:
    """What does not fit between the window as stated and the day of the attack."""
    if start and end and start > end:
        yield Problem("window", "The window starts after it ends.", spans)
    elif start and end and end - start > _ONE_DAY:
        yield Problem("window", "The window is longer than a day.", spans)
    elif start and attack_date and not timedelta(0) <= attack_date - start.date() <= _ONE_DAY:
        yield Problem(
            "window", f"The window starts on {start.date()}, the attack is of {attack_date}.", spans
        )
