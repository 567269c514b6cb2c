"""A day as words tell it: "26 June 2022", «п'ятницю», "yesterday", 24.03.23; and the days of a span."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.phrases import Phrases, is_kind, text_at, touches, word_set
from parsers.text import DASHES, Kind, Token
from parsers.times.core import TABLES, Day, phrase_table, valued

Days = tuple[int, Day, Day]
MONTHS = valued(TABLES["months"])
_DOUBTFUL_MONTHS = word_set(TABLES["doubtful_months"]["words"])
_WEEKDAYS = valued(TABLES["weekdays"])
_RELATIVE_DAYS = Phrases({p: int(days) for days, phrases in TABLES["relative_days"].items() for p in phrases})
_ORDINAL_DAYS = valued(TABLES["ordinal_days"])
_ORDINAL_TENS = valued(TABLES["ordinal_tens"])
_DAY_SUFFIXES = word_set(TABLES["day_suffixes"]["words"])
_DAY_JOINS = word_set(TABLES["day_joins"]["words"])
YEAR_AFTER = phrase_table(TABLES["years"]["after"])
_THIS_YEAR = phrase_table(TABLES["years"]["this"])
DAY_PARTS = word_set(TABLES["day_parts"]["words"])
_NIGHTS = word_set(TABLES["day_parts"]["nights"])
_EVENING = word_set(TABLES["day_parts"]["evening"])
NIGHT_CLOSE = word_set(TABLES["window"]["night_close"])
BEGIN_DAY = {*_WEEKDAYS, *_RELATIVE_DAYS.first_words, *MONTHS, *_ORDINAL_DAYS, *_ORDINAL_TENS}
_NUMERIC_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?")
YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_DAYS = 5


def days_at(tokens: Sequence[Token], i: int, is_short_date: bool = False) -> Days | None:
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


def month_at(tokens: Sequence[Token], i: int) -> int | None:
    """The month at token `i`; doubtful words (may, march) need a capital letter."""
    text = text_at(tokens, i)
    month = MONTHS.get(text)
    return None if month is None or (text in _DOUBTFUL_MONTHS and not tokens[i].is_capital) else month


def year_after(tokens: Sequence[Token], i: int) -> tuple[int, int | None]:
    """The last token and the year of what follows token `i`: "2025", ", 2025", «2025 року», «т.г.»."""
    if this := _THIS_YEAR.starting_at(tokens, i + 1):
        return this[0], None
    at = i + 2 if text_at(tokens, i + 1) == "," and YEAR.fullmatch(text_at(tokens, i + 2)) else i + 1
    if not YEAR.fullmatch(text_at(tokens, at)):
        return i, None
    word = YEAR_AFTER.starting_at(tokens, at + 1)
    return (word[0] if word else at), int(tokens[at].text)


def _day_then_month(tokens: Sequence[Token], i: int) -> Days | None:
    """«26 червня 2022 року», "19-20 September", «30 та 31 жовтня»."""
    number = _day_number(tokens, i)
    if number is None:
        return None
    last, first_day = number
    last, second_day = _last_of_days(tokens, last, first_day)
    last += text_at(tokens, last + 1) in {",", "of"}
    month = month_at(tokens, last + 1)
    if month is None:
        return None
    last, year = year_after(tokens, last + 1)
    return last, Day(first_day, month, year), Day(second_day, month, year)


def _last_of_days(tokens: Sequence[Token], last: int, day: int) -> tuple[int, int]:
    """The last token and day of a list before its month: «5, 7 и 8 сентября», "19-20 September"."""
    end, join = (last, day), ""
    for _ in range(_MOST_DAYS):
        mark = text_at(tokens, end[0] + 1)
        following = _day_number(tokens, end[0] + 2) if mark == "," or mark in _DAY_JOINS else None
        if following is None:
            break
        end, join = following, mark
    return end if join in _DAY_JOINS and month_at(tokens, end[0] + 1) else (last, day)


def _month_then_day(tokens: Sequence[Token], i: int) -> Days | None:
    """ "January 8 to 9", "Dec. 13, 2023", "December 31 to January 1"."""
    month = month_at(tokens, i)
    if month is None or not tokens[i].text.isascii():
        return None
    number = _day_number(tokens, i + 2 if text_at(tokens, i + 1) == "." else i + 1)
    if number is None:
        return None
    last, year = year_after(tokens, number[0])
    first_day = Day(number[1], month, year)
    second = _second_day(tokens, i, last, number[1], month)
    if second is None:
        return last, first_day, first_day
    last, year = year_after(tokens, second[0])
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
    while text_at(tokens, last + 2) in DASHES:
        last += 1
    if other_month := month_at(tokens, last + 2):
        number = _day_number(tokens, last + 3)
        return (number[0], Day(number[1], other_month)) if number else None
    number = _day_number(tokens, last + 2)
    is_next = number is not None and number[1] == day + 1
    is_span = (
        number is not None and number[1] > day and (join != "and" or text_at(tokens, i - 1) == "between")
    )
    return (number[0], Day(number[1], month)) if number and (is_next or is_span) else None


def _numeric_day(tokens: Sequence[Token], i: int, is_short_date: bool) -> Days | None:
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
    if not (YEAR.fullmatch(tokens[i].text) and all(touches(tokens, i + n) for n in range(4))):
        return None
    parts = [text_at(tokens, i + n) for n in range(5)]
    is_iso = parts[1] == parts[3] == "-" and parts[2].isdecimal() and parts[4].isdecimal()
    return Day(int(parts[4][:2]), int(parts[2][:2]), int(parts[0])) if is_iso else None


def _weekday(tokens: Sequence[Token], i: int) -> Days | None:
    """ "Friday", «п'ятницю, 8 серпня», "Monday 15 May 2023", "Friday night", "Sunday night into Monday"."""
    weekday = _WEEKDAYS.get(text_at(tokens, i))
    if weekday is None:
        return None
    after = i + 2 if text_at(tokens, i + 1) == "," else i + 1
    if dated := _day_then_month(tokens, after) or _month_then_day(tokens, after):
        return dated
    day = Day(weekday=weekday, is_eve=text_at(tokens, i + 1) in _NIGHTS)
    last = i + 1 if day.is_eve or text_at(tokens, i + 1) in DAY_PARTS else i
    other = _WEEKDAYS.get(text_at(tokens, last + 2))
    if other is not None and text_at(tokens, last + 1) in NIGHT_CLOSE:
        is_night = day.is_eve or text_at(tokens, last) in _EVENING
        return last + 2, replace(day, is_eve=is_night), Day(weekday=other)
    return last, day, day


def is_weekday(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` names a day of the week."""
    return text_at(tokens, i) in _WEEKDAYS


def _relative_day(tokens: Sequence[Token], i: int) -> Days | None:
    """Today, yesterday, «за сутки»."""
    found = _RELATIVE_DAYS.starting_at(tokens, i)
    return (found[0], Day(offset=found[1]), Day(offset=found[1])) if found else None


def bare_day(tokens: Sequence[Token], i: int) -> Days | None:
    """The day of a month that stands elsewhere: «з 20 години 17-го по 4 годину 18 листопада»."""
    number = _day_number(tokens, i)
    if number is None or number[0] == i:
        return None
    return number[0], Day(number[1]), Day(number[1])


def plain_day(tokens: Sequence[Token], i: int) -> Days | None:
    """The 5 of «у ніч з 5 на 6 червня»."""
    number = _day_number(tokens, i)
    if number is None or text_at(tokens, number[0] + 1) not in NIGHT_CLOSE:
        return None
    return number[0], Day(number[1]), Day(number[1])
