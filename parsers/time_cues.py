"""What words say about time in three languages: a day without its year, an hour without its day.

The words stand in ``lexicons/times.toml``; nothing here knows the calendar.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from importlib.resources import files
from typing import Any

from parsers.phrases import Phrases, is_kind, text_at, touches, word_set
from parsers.text import Kind, Token


class DateKind(StrEnum):
    """What a stretch of text says about time."""

    NIGHT = "night"
    DAY = "day"
    WINDOW = "window"
    POINT = "point"
    AS_OF = "as_of"
    STRETCH = "stretch"
    SAID = "said"
    REFERENCE = "reference"
    CLOCK = "clock"


@dataclass(slots=True)
class Day:
    """A day as far as its words say it; `offset` counts from publication, `is_eve` is the night after it."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    offset: int | None = None
    is_eve: bool = False


@dataclass(slots=True)
class Moment:
    """A day, an hour in minutes of its day, or both."""

    day: Day | None = None
    minutes: int | None = None


@dataclass(slots=True)
class Cue:
    """What was read at tokens `first` to `last`, before it is placed on the calendar."""

    kind: DateKind
    first: int
    last: int
    opens: Moment | None = None
    closes: Moment | None = None


_Days = tuple[int, Day, Day]
_Reader = Callable[[Sequence[Token], int], Cue | None]

# ---- the words

TABLES: Mapping[str, Any] = tomllib.loads(files("parsers.lexicons").joinpath("times.toml").read_text("utf-8"))


def _valued(table: Mapping[str, str]) -> dict[str, int]:
    return {word: int(value) for value, words in table.items() for word in word_set(words)}


def _phrases(texts: Iterable[str]) -> Phrases[None]:
    return Phrases(dict.fromkeys(texts))


_MONTHS = _valued(TABLES["months"])
_DOUBTFUL_MONTHS = word_set(TABLES["doubtful_months"]["words"])
_WEEKDAYS = _valued(TABLES["weekdays"])
_RELATIVE_DAYS = Phrases({p: int(days) for days, phrases in TABLES["relative_days"].items() for p in phrases})
_ORDINAL_DAYS = _valued(TABLES["ordinal_days"])
_ORDINAL_TENS = _valued(TABLES["ordinal_tens"])
_DAY_SUFFIXES = word_set(TABLES["day_suffixes"]["words"])
_DAY_JOINS = word_set(TABLES["day_joins"]["words"])
_YEAR_AFTER = _phrases(TABLES["years"]["after"])
_THIS_YEAR = _phrases(TABLES["years"]["this"])
_YEAR_BEFORE = word_set(TABLES["years"]["before"])
_AM = _phrases(TABLES["clock"]["am"])
_PM = _phrases(TABLES["clock"]["pm"])
_HOURS = _phrases(TABLES["clock"]["hours"])
_ZONES = _phrases(TABLES["clock"]["zones"])
_NAMED_HOURS = _valued(TABLES["named_hours"])
_DAY_PARTS = word_set(TABLES["day_parts"]["words"])
_EVENINGS = word_set(TABLES["day_parts"]["nights"])
_OPEN = word_set(TABLES["window"]["open"])
_CLOSE = word_set(TABLES["window"]["close"])
_NIGHT_CLOSE = word_set(TABLES["window"]["night_close"])
_FILLERS = word_set(TABLES["window"]["fillers"])
_BEFORE_DAY = word_set(TABLES["window"]["before_day"])
_AROUND = word_set(TABLES["window"]["around"])
_WEAKLY_AROUND = word_set(TABLES["window"]["weakly_around"])
_BEGINS = tuple(TABLES["window"]["begins"].split())
_FIRSTS = word_set(TABLES["window"]["firsts"])
_AS_START = _phrases(TABLES["window"]["as_start"])
_BEGIN_REACH = 4
_FIRST_REACH = 6
_AS_OF = _phrases(TABLES["as_of"]["phrases"])
_NIGHT_INTO = _phrases(TABLES["nights"]["into_day"])
_NIGHT_OF = _phrases(TABLES["nights"]["of_days"])
_NIGHT_ON = _phrases(TABLES["nights"]["on_day"])
_NIGHT_BARE = _phrases(TABLES["nights"]["bare"])
_NIGHT_LATEST = _phrases(TABLES["nights"]["latest"])
_NIGHT_BEFORE = _phrases(TABLES["nights"]["before"])
_NEW_YEAR = _phrases(TABLES["nights"]["new_year"])
_NIGHTS = _phrases(phrase for phrases in TABLES["nights"].values() for phrase in phrases)
_STRETCH_BEFORE = word_set(TABLES["stretches"]["before_month"])
_BOUNDARY_BEFORE = word_set(TABLES["stretches"]["before_day"])
_STRETCHES = _phrases(TABLES["stretches"]["phrases"])
_BEGIN_DAY = {*_WEEKDAYS, *_RELATIVE_DAYS.first_words, *_MONTHS, *_ORDINAL_DAYS, *_ORDINAL_TENS}
_BEGIN_MOMENT = _BEGIN_DAY | _DAY_PARTS | _NAMED_HOURS.keys()

_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::\d\d)?")
_FULL_HOUR = re.compile(r"\d\d\.\d\d")
_CLOCK_DIGITS = re.compile(r"([01]\d|2[0-4])([0-5]\d)")
_NUMERIC_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DASHES = frozenset("-–")
_SENTENCE_ENDS = frozenset(".!?;\n")
_MIDNIGHT = 24 * 60
NOON = 12 * 60


# ------------------------------------------------------------------------------------------------- days


def _day_number(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The last token and the day of "26", "17-го", "5th", «двадцать второго»."""
    text = text_at(tokens, i)
    if text in _ORDINAL_DAYS:
        return i, _ORDINAL_DAYS[text]
    if text in _ORDINAL_TENS:
        after = i + 2 if text_at(tokens, i + 1) == "-" else i + 1
        unit = _ORDINAL_DAYS.get(text_at(tokens, after), 10)
        return (after, _ORDINAL_TENS[text] + unit) if unit < 10 else None
    if not is_kind(tokens, i, Kind.NUMBER) or len(text) > 2 or not 1 <= int(text) <= 31:
        return None
    return _past_suffix(tokens, i), int(text)


def _past_suffix(tokens: Sequence[Token], i: int) -> int:
    for last in (i + 1, i + 2):
        if text_at(tokens, last) in _DAY_SUFFIXES and all(touches(tokens, j) for j in range(i, last)):
            return last
    return i


def _month(tokens: Sequence[Token], i: int) -> int | None:
    """The month at token `i`; doubtful words (may, march) need a capital letter."""
    text = text_at(tokens, i)
    month = _MONTHS.get(text)
    return None if month is None or (text in _DOUBTFUL_MONTHS and not tokens[i].is_capital) else month


def _year(tokens: Sequence[Token], i: int) -> tuple[int, int | None]:
    """The last token and the year of what follows token `i`: "2025", ", 2025", «2025 року», «т.г.»."""
    if this := _THIS_YEAR.starting_at(tokens, i + 1):
        return this[0], None
    at = i + 2 if text_at(tokens, i + 1) == "," and _YEAR.fullmatch(text_at(tokens, i + 2)) else i + 1
    if not _YEAR.fullmatch(text_at(tokens, at)):
        return i, None
    word = _YEAR_AFTER.starting_at(tokens, at + 1)
    return (word[0] if word else at), int(tokens[at].text)


def _day_then_month(tokens: Sequence[Token], i: int) -> _Days | None:
    """«26 червня 2022 року», "19-20 September", «30 та 31 жовтня»."""
    number = _day_number(tokens, i)
    if number is None:
        return None
    last, first_day = number
    second_day = first_day
    second = _day_number(tokens, last + 2) if text_at(tokens, last + 1) in _DAY_JOINS else None
    if second and _month(tokens, second[0] + 1):
        last, second_day = second
    last += text_at(tokens, last + 1) in {",", "of"}
    month = _month(tokens, last + 1)
    if month is None:
        return None
    last, year = _year(tokens, last + 1)
    return last, Day(first_day, month, year), Day(second_day, month, year)


def _month_then_day(tokens: Sequence[Token], i: int) -> _Days | None:
    """ "January 8 to 9", "Dec. 13, 2023", "December 31 to January 1"."""
    month = _month(tokens, i)
    if month is None or not tokens[i].text.isascii():
        return None
    number = _day_number(tokens, i + 2 if text_at(tokens, i + 1) == "." else i + 1)
    if number is None:
        return None
    last, year = _year(tokens, number[0])
    first_day = Day(number[1], month, year)
    second = _second_day(tokens, i, last, number[1], month)
    if second is None:
        return last, first_day, first_day
    last, year = _year(tokens, second[0])
    return (
        last,
        replace(first_day, year=first_day.year or year),
        replace(second[1], year=year or first_day.year),
    )


def _second_day(tokens: Sequence[Token], i: int, last: int, day: int, month: int) -> tuple[int, Day] | None:
    """The other end of "January 8 to 9"; "and" joins only the next day, unless "between" stands before."""
    join = text_at(tokens, last + 1)
    if join not in _DAY_JOINS:
        return None
    while text_at(tokens, last + 2) in _DASHES:
        last += 1
    if other_month := _month(tokens, last + 2):
        number = _day_number(tokens, last + 3)
        return (number[0], Day(number[1], other_month)) if number else None
    number = _day_number(tokens, last + 2)
    is_next = number is not None and number[1] == day + 1
    is_span = (
        number is not None and number[1] > day and (join != "and" or text_at(tokens, i - 1) == "between")
    )
    return (number[0], Day(number[1], month)) if number and (is_next or is_span) else None


def _numeric_day(tokens: Sequence[Token], i: int, is_short_date: bool) -> _Days | None:
    """24.03.23, 24.03.2023, 2023-03-24 and, where a date must stand, 24.03."""
    if is_kind(tokens, i, Kind.NUMBER) and (iso := _iso_day(tokens, i)):
        return i + 4, iso, iso
    match = _NUMERIC_DATE.fullmatch(text_at(tokens, i))
    if match is None or (match[3] is None and not is_short_date) or not 1 <= int(match[2]) <= 12:
        return None
    year = int(match[3]) if match[3] else None
    day = Day(int(match[1]), int(match[2]), year + 2000 if year is not None and year < 100 else year)
    return i, day, day


def _iso_day(tokens: Sequence[Token], i: int) -> Day | None:
    if not (_YEAR.fullmatch(tokens[i].text) and all(touches(tokens, i + n) for n in range(4))):
        return None
    parts = [text_at(tokens, i + n) for n in range(5)]
    is_iso = parts[1] == parts[3] == "-" and parts[2].isdecimal() and parts[4].isdecimal()
    return Day(int(parts[4][:2]), int(parts[2][:2]), int(parts[0])) if is_iso else None


def _weekday(tokens: Sequence[Token], i: int) -> _Days | None:
    """ "Friday", «п'ятницю, 8 серпня», "Monday 15 May 2023", "Friday night", "Sunday night into Monday"."""
    weekday = _WEEKDAYS.get(text_at(tokens, i))
    if weekday is None:
        return None
    after = i + 2 if text_at(tokens, i + 1) == "," else i + 1
    if dated := _day_then_month(tokens, after) or _month_then_day(tokens, after):
        return dated
    day = Day(weekday=weekday, is_eve=text_at(tokens, i + 1) in _EVENINGS)
    last = i + 1 if day.is_eve or text_at(tokens, i + 1) in _DAY_PARTS else i
    other = _WEEKDAYS.get(text_at(tokens, last + 2))
    if other is not None and text_at(tokens, last + 1) in _NIGHT_CLOSE:
        return last + 2, day, Day(weekday=other)
    return last, day, day


def is_weekday(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` names a day of the week."""
    return text_at(tokens, i) in _WEEKDAYS


def _relative_day(tokens: Sequence[Token], i: int) -> _Days | None:
    """Today, yesterday, «за сутки»."""
    found = _RELATIVE_DAYS.starting_at(tokens, i)
    return (found[0], Day(offset=found[1]), Day(offset=found[1])) if found else None


def _day(tokens: Sequence[Token], i: int, is_short_date: bool = False) -> _Days | None:
    """The last token, the first and the last day of the date that begins at token `i`."""
    if i >= len(tokens):
        return None
    if tokens[i].kind == Kind.NUMBER:
        return _numeric_day(tokens, i, is_short_date) or _day_then_month(tokens, i)
    return (
        _weekday(tokens, i)
        or _relative_day(tokens, i)
        or _month_then_day(tokens, i)
        or _day_then_month(tokens, i)
    )


# ------------------------------------------------------------------------------------------------- hours


class _Surety(IntEnum):
    """How surely a number is an hour: 08.30 by itself, "10 часов", 18:00 or "8 pm"."""

    PLAIN = 0
    WORDED = 1
    SURE = 2


@dataclass(slots=True)
class _Clock:
    """An hour that ends at token `last`, in minutes of the day."""

    last: int
    minutes: int
    surety: _Surety
    has_zone: bool = False


def _clock(tokens: Sequence[Token], i: int) -> _Clock | None:
    """The hour that begins at token `i`."""
    text = text_at(tokens, i)
    if text in _NAMED_HOURS:
        last = _past(tokens, i, _ZONES)
        return _Clock(last, _NAMED_HOURS[text] * 60, _Surety.PLAIN, last > i)
    minutes = _minutes(text) if is_kind(tokens, i, Kind.NUMBER) else None
    if minutes is None:
        return None
    suffixed = _past_suffix_of_hour(tokens, i)
    worded = _past(tokens, suffixed, _HOURS)
    pm = _PM.starting_at(tokens, worded + 1)
    part = pm or _AM.starting_at(tokens, worded + 1)
    minutes = _shifted(minutes, is_pm=pm is not None) if part else minutes
    parted = part[0] if part else worded
    last = _past(tokens, parted, _ZONES)
    is_sure = ":" in text or last > worded or worded > suffixed > i
    surety = _Surety.SURE if is_sure else _Surety.WORDED if worded > suffixed else _Surety.PLAIN
    is_count = surety is _Surety.PLAIN and (suffixed > i or (text.isdecimal() and not text.startswith("0")))
    return None if is_count else _Clock(last, minutes, surety, last > parted)


def _minutes(text: str) -> int | None:
    """Minutes since midnight of 18:00, 08.30, 0830 or 20.

    >>> _minutes("08.30"), _minutes("0830"), _minutes("24.00"), _minutes("131")
    (510, 510, 1440, None)
    """
    match = _CLOCK.fullmatch(text) or _CLOCK_DIGITS.fullmatch(text)
    if match:
        minutes = int(match[1]) * 60 + int(match[2])
        return minutes if minutes <= _MIDNIGHT else None
    return int(text) * 60 if text.isdecimal() and len(text) <= 2 and int(text) <= 24 else None


def _shifted(minutes: int, is_pm: bool) -> int:
    if is_pm:
        return minutes + NOON if minutes < NOON else minutes
    return minutes - NOON if NOON <= minutes < NOON + 60 else minutes


def _past_suffix_of_hour(tokens: Sequence[Token], i: int) -> int:
    """Over the suffix of «20-ї години» and the letters of "8pm"."""
    if text_at(tokens, i + 1) == "-" and touches(tokens, i) and is_kind(tokens, i + 2, Kind.WORD):
        return i + 2
    return i


def _past(tokens: Sequence[Token], last: int, phrases: Phrases[None]) -> int:
    found = phrases.starting_at(tokens, last + 1)
    return found[0] if found else last


def _moment(tokens: Sequence[Token], i: int) -> tuple[int, Moment, _Surety] | None:
    """The last token of an hour, a day or both in either order, and how surely it is one."""
    while text_at(tokens, i) in _FILLERS:
        i += 1
    if text_at(tokens, i) not in _BEGIN_MOMENT and not is_kind(tokens, i, Kind.NUMBER):
        return None
    if clock := _clock(tokens, i):
        after = clock.last + 1
        while text_at(tokens, after) in _BEFORE_DAY:
            after += 1
        if day := _day(tokens, after, is_short_date=True) or _bare_day(tokens, after):
            return day[0], Moment(day[2], clock.minutes), _Surety.SURE
        return clock.last, Moment(minutes=clock.minutes), clock.surety
    part = i + 1 if text_at(tokens, i) in _DAY_PARTS else i
    if not (day := _day(tokens, part)):
        return None
    if clock := _clock(tokens, day[0] + 1):
        return clock.last, Moment(day[2], clock.minutes), _Surety.SURE
    return day[0], Moment(day[2]), _Surety.SURE if part > i else _Surety.PLAIN


def _bare_day(tokens: Sequence[Token], i: int) -> _Days | None:
    """The day of a month that stands elsewhere: «з 20 години 17-го по 4 годину 18 листопада»."""
    number = _day_number(tokens, i)
    if number is None or number[0] == i:
        return None
    return number[0], Day(number[1]), Day(number[1])


# -------------------------------------------------------------------------------------- what a cue begins


def _as_of(tokens: Sequence[Token], i: int) -> Cue | None:
    found = _AS_OF.starting_at(tokens, i)
    moment = _moment(tokens, found[0] + 1) if found else None
    return Cue(DateKind.AS_OF, i, moment[0], closes=moment[1]) if moment else None


def _window(tokens: Sequence[Token], i: int) -> Cue | None:
    """From an hour to an hour, or only from an hour: «з 18:00 25 червня», "between 08:00 and 11:00"."""
    opening = _moment(tokens, i + 1) or _bare_hour(tokens, i + 1)
    if opening is None:
        return None
    last, opens, surety = opening
    closing = _moment(tokens, last + 2) if text_at(tokens, last + 1) in _CLOSE else None
    if closing is None:
        is_open = opens.minutes is not None and surety is not _Surety.PLAIN
        return Cue(DateKind.WINDOW, i, last, opens) if is_open else None
    end, closes, closing_surety = closing
    has_hours = opens.minutes is not None, closes.minutes is not None
    is_window = all(has_hours) or (any(has_hours) and _Surety.SURE in (surety, closing_surety))
    opens = _in_same_half(tokens, range(i + 1, last + 1), opens, range(last + 2, end + 1), closes)
    return Cue(DateKind.WINDOW, i, end, opens, closes) if is_window else None


def _in_same_half(
    tokens: Sequence[Token], opening: range, opens: Moment, closing: range, closes: Moment
) -> Moment:
    """The 8 of "between 8 and 10 p.m." is in the evening too."""
    halves = [
        any(_PM.starting_at(tokens, i) or _AM.starting_at(tokens, i) for i in part)
        for part in (opening, closing)
    ]
    if halves != [False, True] or opens.minutes is None or closes.minutes is None:
        return opens
    is_earlier = opens.minutes + NOON < closes.minutes
    return replace(opens, minutes=opens.minutes + NOON) if is_earlier else opens


def _bare_hour(tokens: Sequence[Token], i: int) -> tuple[int, Moment, _Surety] | None:
    """The 7 of «з 7 до 9 ранку»."""
    minutes = _minutes(text_at(tokens, i)) if is_kind(tokens, i, Kind.NUMBER) else None
    if minutes is None or text_at(tokens, i + 1) not in _CLOSE or not _is_sure(tokens, i + 2):
        return None
    return i, Moment(minutes=minutes), _Surety.PLAIN


def _is_sure(tokens: Sequence[Token], i: int) -> bool:
    clock = _clock(tokens, i)
    return clock is not None and clock.surety is _Surety.SURE


def _point(tokens: Sequence[Token], i: int) -> Cue | None:
    """Around, at or since an hour: «около 15.30 мск», "began around 8:40 PM"."""
    moment = _moment(tokens, i + 1)
    if moment is None or moment[1].minutes is None:
        return None
    if tokens[i].text in _WEAKLY_AROUND and moment[2] is _Surety.PLAIN:
        return None
    return Cue(DateKind.POINT, i, moment[0], moment[1], None if _is_start(tokens, i) else moment[1])


def _is_start(tokens: Sequence[Token], i: int) -> bool:
    """Whether the words before token `i` speak of a beginning: "began the attack", "the first of them"."""
    for n in range(1, _FIRST_REACH + 1):
        text = text_at(tokens, i - n)
        if text in _SENTENCE_ENDS:
            return False
        if text in _FIRSTS or (n <= _BEGIN_REACH and text.startswith(_BEGINS)):
            return True
    return False


def _night(tokens: Sequence[Token], i: int) -> Cue | None:
    """A night, with the day of its morning where the text names it."""
    return _named_night(tokens, i) if _NIGHTS.starting_at(tokens, i) else None


def _named_night(tokens: Sequence[Token], i: int) -> Cue | None:
    if (found := _NIGHT_INTO.starting_at(tokens, i)) and (
        day := _day(tokens, found[0] + 1, is_short_date=True)
    ):
        return Cue(DateKind.NIGHT, i, day[0], closes=Moment(day[2]))
    if (found := _NIGHT_OF.starting_at(tokens, i)) and (night := _night_of(tokens, i, found[0] + 1)):
        return night
    if (found := _NIGHT_ON.starting_at(tokens, i)) and (day := _day(tokens, found[0] + 1)):
        return Cue(DateKind.NIGHT, i, day[0], closes=Moment(day[2]))
    if found := _NEW_YEAR.starting_at(tokens, i):
        last, year = _year(tokens, found[0])
        return Cue(DateKind.NIGHT, i, last, closes=Moment(Day(1, 1, year)))
    if found := _NIGHT_BEFORE.starting_at(tokens, i):
        return Cue(DateKind.STRETCH, i, found[0])
    if found := _NIGHT_LATEST.starting_at(tokens, i):
        return Cue(DateKind.NIGHT, i, found[0], closes=Moment(Day(offset=0)))
    if found := _NIGHT_BARE.starting_at(tokens, i):
        after = found[0] + 1
        if text_at(tokens, after) in _OPEN and (night := _night_of(tokens, i, after + 1)):
            return night
        day = _day(tokens, after)
        return Cue(DateKind.NIGHT, i, day[0] if day else found[0], closes=Moment(day[2]) if day else None)
    return None


def _night_of(tokens: Sequence[Token], first: int, i: int) -> Cue | None:
    """The night of one day, or from one day to the next."""
    days = _day(tokens, i) or _bare_day(tokens, i) or _plain_day(tokens, i)
    if days is None:
        return None
    last, day, morning = days
    if text_at(tokens, last + 1) in _NIGHT_CLOSE and (other := _day(tokens, last + 2)):
        return Cue(DateKind.NIGHT, first, other[0], closes=Moment(other[2]))
    if day.month is None and day.weekday is None and day.offset is None:
        return None
    if day.weekday is not None and day == morning:
        morning = replace(morning, is_eve=True)
    return Cue(DateKind.NIGHT, first, last, closes=Moment(morning))


def _plain_day(tokens: Sequence[Token], i: int) -> _Days | None:
    """The 5 of «у ніч з 5 на 6 червня»."""
    number = _day_number(tokens, i)
    if number is None or text_at(tokens, number[0] + 1) not in _NIGHT_CLOSE:
        return None
    return number[0], Day(number[1]), Day(number[1])


def _date(tokens: Sequence[Token], i: int) -> Cue | None:
    """A day by itself: a night where its words make it one, a stretch where it bounds one."""
    days = _day(tokens, i)
    if days is None:
        return None
    last, day, final = days
    if after := _NIGHT_BARE.starting_at(tokens, last + 1):
        return Cue(DateKind.NIGHT, i, after[0], closes=Moment(replace(final, is_eve=False)))
    if final.is_eve or (day.is_eve and day != final):
        return Cue(DateKind.NIGHT, i, last, closes=Moment(final))
    is_possessive = text_at(tokens, last).endswith("'s")
    if (text_at(tokens, i - 1) in _BOUNDARY_BEFORE and not is_possessive) or _is_long(day, final):
        return Cue(DateKind.STRETCH, i, last, closes=Moment(final))
    return Cue(DateKind.DAY, i, last, opens=Moment(day), closes=Moment(final))


def _is_long(day: Day, final: Day) -> bool:
    """Whether the last day is more than one after the first."""
    return (
        day.day is not None and final.day is not None and day.month == final.month and final.day > day.day + 1
    )


def _stretch(tokens: Sequence[Token], i: int) -> Cue | None:
    """A month without a day, a year, or a phrase such as "this week"."""
    if found := _STRETCHES.starting_at(tokens, i):
        return Cue(DateKind.STRETCH, i, found[0])
    is_year = bool(_YEAR.fullmatch(tokens[i].text))
    if is_year and (text_at(tokens, i - 1) in _YEAR_BEFORE or _YEAR_AFTER.starting_at(tokens, i + 1)):
        return Cue(DateKind.STRETCH, i, _past(tokens, i, _YEAR_AFTER))
    if _month(tokens, i) is None:
        return None
    last, year = _year(tokens, i)
    if year is None and last == i and text_at(tokens, i - 1) not in _STRETCH_BEFORE:
        return None
    return Cue(DateKind.STRETCH, i, last)


def _hour(tokens: Sequence[Token], i: int) -> Cue | None:
    """An hour by itself, or two joined by a dash."""
    clock = _clock(tokens, i)
    if clock is None:
        return None
    opens = Moment(minutes=clock.minutes)
    other = _clock(tokens, clock.last + 2) if text_at(tokens, clock.last + 1) in _DASHES else None
    if other and (_Surety.SURE in (clock.surety, other.surety) or _are_full_hours(tokens, i, clock.last + 2)):
        return Cue(DateKind.WINDOW, i, other.last, opens, Moment(minutes=other.minutes))
    if clock.surety is not _Surety.SURE:
        return None
    kind = DateKind.POINT if clock.has_zone else DateKind.CLOCK
    return _named_start(tokens, i) or Cue(kind, i, clock.last, opens, opens)


def _named_start(tokens: Sequence[Token], i: int) -> Cue | None:
    """ "19:30 on January 7 as the start"."""
    moment = _moment(tokens, i)
    named = _AS_START.starting_at(tokens, moment[0] + 1) if moment else None
    return Cue(DateKind.POINT, i, named[0], moment[1]) if moment and named else None


def _are_full_hours(tokens: Sequence[Token], *places: int) -> bool:
    """Whether the numbers are written 07.00, both halves in two digits."""
    return all(_FULL_HOUR.fullmatch(tokens[i].text) for i in places)


def _readers() -> dict[str, tuple[_Reader, ...]]:
    """For each word that can begin a cue, what to try, in this order."""
    rows: list[tuple[_Reader, Iterable[str]]] = [
        (_as_of, _AS_OF.first_words),
        (_night, _NIGHTS.first_words),
        (_window, _OPEN),
        (_point, _AROUND),
        (_date, _BEGIN_DAY),
        (_stretch, [*_STRETCHES.first_words, *_MONTHS]),
    ]
    readers: dict[str, tuple[_Reader, ...]] = {}
    for reader, words in rows:
        for word in dict.fromkeys(words):
            readers[word] = (*readers.get(word, ()), reader)
    return readers


_READERS = _readers()
_NUMBER_READERS: tuple[_Reader, ...] = (_date, _stretch, _hour)


def read_cues(tokens: Sequence[Token]) -> Iterator[Cue]:
    """All cues of a text, in order, none inside another."""
    number, floor = Kind.NUMBER, 0
    beginnings = [i for i, token in enumerate(tokens) if token.kind == number or token.text in _READERS]
    for i in beginnings:
        if i >= floor and (cue := _cue(tokens, i)):
            yield cue
            floor = cue.last + 1


def _cue(tokens: Sequence[Token], i: int) -> Cue | None:
    """The first cue that a reader finds at token `i`."""
    token = tokens[i]
    for read in _NUMBER_READERS if token.kind == Kind.NUMBER else _READERS[token.text]:
        if cue := read(tokens, i):
            return cue
    return None
