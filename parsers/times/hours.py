"""What hours say of an attack: its window, a single hour of it, the hour that figures are of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.phrases import is_kind, text_at, word_set
from parsers.text import DASHES, Kind, Token
from parsers.times.clocks import AM, PM, Surety, clock_at, minutes_of, moment_at
from parsers.times.core import NOON, TABLES, Cue, DateKind, Moment, phrase_table

_CLOSE = word_set(TABLES["window"]["close"])
AROUND = word_set(TABLES["window"]["around"])
_WEAKLY_AROUND = word_set(TABLES["window"]["weakly_around"])
_BEGINS = tuple(TABLES["window"]["begins"].split())
_FIRSTS = word_set(TABLES["window"]["firsts"])
_AS_START = phrase_table(TABLES["window"]["as_start"])
AS_OF = phrase_table(TABLES["as_of"]["phrases"])
_BEGIN_REACH = 4
_FIRST_REACH = 6
_FULL_HOUR = re.compile(r"\d\d\.\d\d")
_SENTENCE_ENDS = frozenset(".!?;\n")


def read_as_of(tokens: Sequence[Token], i: int) -> Cue | None:
    """The moment that a count is of: "as of 08:30 on 26 June", «станом на 9:00»."""
    found = AS_OF.starting_at(tokens, i)
    moment = moment_at(tokens, found[0] + 1) if found else None
    return Cue(DateKind.AS_OF, i, moment[0], closes=moment[1]) if moment else None


def read_window(tokens: Sequence[Token], i: int) -> Cue | None:
    """From an hour to an hour, or only from an hour: «з 18:00 25 червня», "between 08:00 and 11:00"."""
    opening = moment_at(tokens, i + 1) or _bare_hour(tokens, i + 1)
    if opening is None:
        return None
    last, opens, surety = opening
    closing = moment_at(tokens, last + 2) if text_at(tokens, last + 1) in _CLOSE else None
    if closing is None:
        is_open = opens.minutes is not None and surety is not Surety.PLAIN
        return Cue(DateKind.WINDOW, i, last, opens) if is_open else None
    end, closes, closing_surety = closing
    has_hours = opens.minutes is not None, closes.minutes is not None
    is_window = all(has_hours) or (any(has_hours) and Surety.SURE in (surety, closing_surety))
    opens = _in_same_half(tokens, range(i + 1, last + 1), opens, range(last + 2, end + 1), closes)
    return Cue(DateKind.WINDOW, i, end, opens, closes) if is_window else None


def _in_same_half(
    tokens: Sequence[Token], opening: range, opens: Moment, closing: range, closes: Moment
) -> Moment:
    """The 8 of "between 8 and 10 p.m." is in the evening too."""
    halves = [
        any(PM.starting_at(tokens, i) or AM.starting_at(tokens, i) for i in part)
        for part in (opening, closing)
    ]
    if halves != [False, True] or opens.minutes is None or closes.minutes is None:
        return opens
    is_earlier = opens.minutes + NOON < closes.minutes
    return replace(opens, minutes=opens.minutes + NOON) if is_earlier else opens


def _bare_hour(tokens: Sequence[Token], i: int) -> tuple[int, Moment, Surety] | None:
    """The 7 of «з 7 до 9 ранку»."""
    minutes = minutes_of(text_at(tokens, i)) if is_kind(tokens, i, Kind.NUMBER) else None
    if minutes is None or text_at(tokens, i + 1) not in _CLOSE or not _is_sure(tokens, i + 2):
        return None
    return i, Moment(minutes=minutes), Surety.PLAIN


def _is_sure(tokens: Sequence[Token], i: int) -> bool:
    clock = clock_at(tokens, i)
    return clock is not None and clock.surety is Surety.SURE


def read_point(tokens: Sequence[Token], i: int) -> Cue | None:
    """Around, at or since an hour: «около 15.30 мск», "began around 8:40 PM"."""
    moment = moment_at(tokens, i + 1)
    if moment is None or moment[1].minutes is None:
        return None
    if tokens[i].text in _WEAKLY_AROUND and moment[2] is Surety.PLAIN:
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


def read_hour(tokens: Sequence[Token], i: int) -> Cue | None:
    """An hour by itself, or two joined by a dash."""
    clock = clock_at(tokens, i)
    if clock is None:
        return None
    opens = Moment(minutes=clock.minutes)
    other = clock_at(tokens, clock.last + 2) if text_at(tokens, clock.last + 1) in DASHES else None
    if other and (Surety.SURE in (clock.surety, other.surety) or _are_full_hours(tokens, i, clock.last + 2)):
        return Cue(DateKind.WINDOW, i, other.last, opens, Moment(minutes=other.minutes))
    if clock.surety is not Surety.SURE:
        return None
    kind = DateKind.POINT if clock.has_zone else DateKind.CLOCK
    return _named_start(tokens, i) or Cue(kind, i, clock.last, opens, opens)


def _named_start(tokens: Sequence[Token], i: int) -> Cue | None:
    """ "19:30 on January 7 as the start"."""
    moment = moment_at(tokens, i)
    named = _AS_START.starting_at(tokens, moment[0] + 1) if moment else None
    return Cue(DateKind.POINT, i, named[0], moment[1]) if moment and named else None


def _are_full_hours(tokens: Sequence[Token], *places: int) -> bool:
    """Whether the numbers are written 07.00, both halves in two digits."""
    return all(_FULL_HOUR.fullmatch(tokens[i].text) for i in places)
