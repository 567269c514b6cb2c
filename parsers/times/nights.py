"""The night of an attack, which goes by the day of its morning: «у ніч на 26 червня», "overnight"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.phrases import text_at
from parsers.text import Token
from parsers.times.core import OPEN, TABLES, Cue, DateKind, Day, Moment, phrase_table
from parsers.times.days import NIGHT_CLOSE, bare_day, days_at, plain_day, year_after

_NIGHT_INTO = phrase_table(TABLES["nights"]["into_day"])
_NIGHT_OF = phrase_table(TABLES["nights"]["of_days"])
_NIGHT_ON = phrase_table(TABLES["nights"]["on_day"])
NIGHT_BARE = phrase_table(TABLES["nights"]["bare"])
_NIGHT_LATEST = phrase_table(TABLES["nights"]["latest"])
_NIGHT_BEFORE = phrase_table(TABLES["nights"]["before"])
_NEW_YEAR = phrase_table(TABLES["nights"]["new_year"])
NIGHTS = phrase_table(phrase for phrases in TABLES["nights"].values() for phrase in phrases)


def read_night(tokens: Sequence[Token], i: int) -> Cue | None:
    """A night, with the day of its morning where the text names it."""
    return _named_night(tokens, i) if NIGHTS.starting_at(tokens, i) else None


def _named_night(tokens: Sequence[Token], i: int) -> Cue | None:
    if (found := _NIGHT_INTO.starting_at(tokens, i)) and (
        day := days_at(tokens, found[0] + 1, is_short_date=True)
    ):
        return Cue(DateKind.NIGHT, i, day[0], closes=Moment(day[2]))
    if (found := _NIGHT_OF.starting_at(tokens, i)) and (night := _night_of(tokens, i, found[0] + 1)):
        return night
    if (found := _NIGHT_ON.starting_at(tokens, i)) and (day := days_at(tokens, found[0] + 1)):
        return Cue(DateKind.NIGHT, i, day[0], closes=Moment(day[2]))
    if found := _NEW_YEAR.starting_at(tokens, i):
        last, year = year_after(tokens, found[0])
        return Cue(DateKind.NIGHT, i, last, closes=Moment(Day(1, 1, year)))
    if found := _NIGHT_BEFORE.starting_at(tokens, i):
        return Cue(DateKind.STRETCH, i, found[0])
    if found := _NIGHT_LATEST.starting_at(tokens, i):
        return Cue(DateKind.NIGHT, i, found[0], closes=Moment(Day(offset=0)))
    if found := NIGHT_BARE.starting_at(tokens, i):
        after = found[0] + 1
        if text_at(tokens, after) in OPEN and (night := _night_of(tokens, i, after + 1)):
            return night
        day = days_at(tokens, after)
        return Cue(DateKind.NIGHT, i, day[0] if day else found[0], closes=Moment(day[2]) if day else None)
    return None


def _night_of(tokens: Sequence[Token], first: int, i: int) -> Cue | None:
    """The night of one day, or from one day to the next."""
    days = days_at(tokens, i) or bare_day(tokens, i) or plain_day(tokens, i)
    if days is None:
        return None
    last, day, morning = days
    if text_at(tokens, last + 1) in NIGHT_CLOSE and (other := days_at(tokens, last + 2)):
        return Cue(DateKind.NIGHT, first, other[0], closes=Moment(other[2]))
    if day.month is None and day.weekday is None and day.offset is None:
        return None
    if day.weekday is not None and day == morning:
        morning = replace(morning, is_eve=True)
    return Cue(DateKind.NIGHT, first, last, closes=Moment(morning))
