"""What all that reads days and hours has in common: the record of what words say, and their lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from parsers.lexicons import lexicon_table
from parsers.phrases import Phrases, word_set
from parsers.text import Token

TABLES: Mapping[str, Any] = lexicon_table("times.toml")
OPEN = word_set(TABLES["window"]["open"])
NOON = 12 * 60


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
    """What was read at tokens `first` to `last`, before it is placed on the calendar.

    `within` is the month, the year or both that a stretch names.
    """

    kind: DateKind
    first: int
    last: int
    opens: Moment | None = None
    closes: Moment | None = None
    within: Day | None = None


def valued(table: Mapping[str, str]) -> dict[str, int]:
    """The number that each word of a table stands for."""
    return {word: int(value) for value, words in table.items() for word in word_set(words)}


def phrase_table(texts: Iterable[str]) -> Phrases[None]:
    """Phrases that only need to be found."""
    return Phrases(dict.fromkeys(texts))


def past(tokens: Sequence[Token], last: int, phrases: Phrases[None]) -> int:
    """The last token of the phrase right behind token `last`; `last` where there is none."""
    found = phrases.starting_at(tokens, last + 1)
    return found[0] if found else last
