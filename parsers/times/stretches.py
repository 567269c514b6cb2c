"""A date by itself, and what is longer than a day: a month, a year, "this week", all since a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.phrases import text_at, word_set
from parsers.text import Token
from parsers.times.core import TABLES, Cue, DateKind, Day, Moment, past, phrase_table
from parsers.times.days import YEAR, YEAR_AFTER, days_at, month_at, year_after
from parsers.times.nights import NIGHT_BARE

_YEAR_BEFORE = word_set(TABLES["years"]["before"])
_STRETCH_BEFORE = word_set(TABLES["stretches"]["before_month"])
_BOUNDARY_BEFORE = word_set(TABLES["stretches"]["before_day"])
_ADJECTIVES = tuple(TABLES["stretches"]["adjectives"].split())
STRETCHES = phrase_table(TABLES["stretches"]["phrases"])


def read_date(tokens: Sequence[Token], i: int) -> Cue | None:
    """A day by itself: a night where its words make it one, a stretch where it bounds one."""
    days = days_at(tokens, i)
    if days is None:
        return None
    last, day, final = days
    if after := NIGHT_BARE.starting_at(tokens, last + 1):
        return Cue(DateKind.NIGHT, i, after[0], closes=Moment(replace(final, is_eve=False)))
    if final.is_eve or (day.is_eve and day != final):
        return Cue(DateKind.NIGHT, i, last, closes=Moment(final))
    told = text_at(tokens, last)
    is_possessive = told.endswith("'s") or told.startswith(_ADJECTIVES)
    if (text_at(tokens, i - 1) in _BOUNDARY_BEFORE and not is_possessive) or _is_long(day, final):
        return Cue(DateKind.STRETCH, i, last, closes=Moment(final))
    return Cue(DateKind.DAY, i, last, opens=Moment(day), closes=Moment(final))


def _is_long(day: Day, final: Day) -> bool:
    """Whether the last day is more than one after the first."""
    return (
        day.day is not None and final.day is not None and day.month == final.month and final.day > day.day + 1
    )


def read_stretch(tokens: Sequence[Token], i: int) -> Cue | None:
    """A month without a day, a year, or a phrase such as "this week"."""
    if found := STRETCHES.starting_at(tokens, i):
        return Cue(DateKind.STRETCH, i, found[0])
    is_year = bool(YEAR.fullmatch(tokens[i].text))
    if is_year and (text_at(tokens, i - 1) in _YEAR_BEFORE or YEAR_AFTER.starting_at(tokens, i + 1)):
        return Cue(DateKind.STRETCH, i, past(tokens, i, YEAR_AFTER), within=Day(year=int(tokens[i].text)))
    month = month_at(tokens, i)
    if month is None:
        return None
    last, year = year_after(tokens, i)
    if year is None and last == i and text_at(tokens, i - 1) not in _STRETCH_BEFORE:
        return None
    return Cue(DateKind.STRETCH, i, last, within=Day(month=month, year=year))
