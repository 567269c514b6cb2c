"""An hour as words tell it: 18:00, "8 pm", «20-ї години», midnight; with its day, a moment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from parsers.phrases import is_kind, text_at, touches, word_set
from parsers.text import Kind, Token
from parsers.times.core import NOON, TABLES, Moment, past, phrase_table, valued
from parsers.times.days import BEGIN_DAY, DAY_PARTS, bare_day, days_at

AM = phrase_table(TABLES["clock"]["am"])
PM = phrase_table(TABLES["clock"]["pm"])
_HOURS = phrase_table(TABLES["clock"]["hours"])
_ZONES = phrase_table(TABLES["clock"]["zones"])
_NAMED_HOURS = valued(TABLES["named_hours"])
_FILLERS = word_set(TABLES["window"]["fillers"])
_BEFORE_DAY = word_set(TABLES["window"]["before_day"])
_BEGIN_MOMENT = BEGIN_DAY | DAY_PARTS | _NAMED_HOURS.keys()
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::\d\d)?")
_CLOCK_DIGITS = re.compile(r"([01]\d|2[0-4])([0-5]\d)")
_MIDNIGHT = 24 * 60


class Surety(IntEnum):
    """How surely a number is an hour: 08.30 by itself, "10 часов", 18:00 or "8 pm"."""

    PLAIN = 0
    WORDED = 1
    SURE = 2


@dataclass(slots=True)
class Clock:
    """An hour that ends at token `last`, in minutes of the day."""

    last: int
    minutes: int
    surety: Surety
    has_zone: bool = False


def clock_at(tokens: Sequence[Token], i: int) -> Clock | None:
    """The hour that begins at token `i`."""
    text = text_at(tokens, i)
    if text in _NAMED_HOURS:
        last = past(tokens, i, _ZONES)
        return Clock(last, _NAMED_HOURS[text] * 60, Surety.PLAIN, last > i)
    minutes = minutes_of(text) if is_kind(tokens, i, Kind.NUMBER) else None
    if minutes is None:
        return None
    suffixed = _past_suffix_of_hour(tokens, i)
    worded = past(tokens, suffixed, _HOURS)
    pm = PM.starting_at(tokens, worded + 1)
    part = pm or AM.starting_at(tokens, worded + 1)
    minutes = _shifted(minutes, is_pm=pm is not None) if part else minutes
    parted = part[0] if part else worded
    last = past(tokens, parted, _ZONES)
    is_sure = ":" in text or last > worded or worded > suffixed > i
    surety = Surety.SURE if is_sure else Surety.WORDED if worded > suffixed else Surety.PLAIN
    is_count = surety is Surety.PLAIN and (suffixed > i or (text.isdecimal() and not text.startswith("0")))
    return None if is_count else Clock(last, minutes, surety, last > parted)


def minutes_of(text: str) -> int | None:
    """Minutes since midnight of 18:00, 08.30, 0830 or 20.

    >>> minutes_of("08.30"), minutes_of("0830"), minutes_of("24.00"), minutes_of("131")
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


def moment_at(tokens: Sequence[Token], i: int) -> tuple[int, Moment, Surety] | None:
    """The last token of an hour, a day or both in either order, and how surely it is one."""
    while text_at(tokens, i) in _FILLERS:
        i += 1
    if text_at(tokens, i) not in _BEGIN_MOMENT and not is_kind(tokens, i, Kind.NUMBER):
        return None
    if clock := clock_at(tokens, i):
        after = clock.last + 1
        while text_at(tokens, after) in _BEFORE_DAY:
            after += 1
        if day := days_at(tokens, after, is_short_date=True) or bare_day(tokens, after):
            return day[0], Moment(day[2], clock.minutes), Surety.SURE
        return clock.last, Moment(minutes=clock.minutes), clock.surety
    part = i + 1 if text_at(tokens, i) in DAY_PARTS else i
    if not (day := days_at(tokens, part)):
        return None
    if clock := clock_at(tokens, day[0] + 1):
        return clock.last, Moment(day[2], clock.minutes), Surety.SURE
    return day[0], Moment(day[2]), Surety.SURE if part > i else Surety.PLAIN
