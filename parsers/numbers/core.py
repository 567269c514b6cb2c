"""What digits and number words have in common: the record of a number by itself, its scales and units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from parsers.lexicons import lexicon_table
from parsers.phrases import Phrases, is_kind, text_at, touches, word_set
from parsers.report import Bound
from parsers.text import Kind, Token


class Form(StrEnum):
    """How a number is said."""

    NUMBER = "number"
    DOZENS = "dozens"
    HUNDREDS = "hundreds"
    SEVERAL = "several"
    ALL = "all"
    ALL_BUT = "all_but"
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    NONE = "none"
    UNDISCLOSED = "undisclosed"


@dataclass(slots=True)
class Core:
    """A number without the words around it: tokens `first` to `last`; `name` says why it is no count."""

    first: int
    last: int
    low: int | None = None
    high: int | None = None
    bound: Bound = Bound.EXACT
    form: Form = Form.NUMBER
    name: str | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it is one exact count."""
        return self.form is Form.NUMBER and self.name is None and self.low == self.high is not None


@dataclass(slots=True)
class Quantity:
    """A number in a text: tokens `first` to `last`, characters `start` up to `end`, bound words included.

    `core_start` and `core_end` are the characters of the number without its bound words. `low` and `high`
    are None where that side is open, or where nothing is counted. `name` says why a number is no count
    (name, footnote, time or date, ordinal, percent, money, unit, decimal), and is None for a count.
    For ALL_BUT the number is that of the exceptions.
    """

    first: int
    last: int
    start: int
    end: int
    core_start: int
    core_end: int
    low: int | None
    high: int | None
    bound: Bound
    form: Form
    is_each: bool = False
    name: str | None = None


TABLES: Mapping[str, Any] = lexicon_table("numbers.toml")
CARDINALS: Mapping[str, int] = {
    word: int(value) for value, words in TABLES["cardinals"].items() for word in word_set(words)
}
SCALES: Mapping[str, int] = {
    word: int(value)
    for value, forms in TABLES["scales"].items()
    for words in forms.values()
    for word in word_set(words)
}
_UNITS = frozenset().union(*map(word_set, TABLES["units"]["words"]))
_UNIT_STEMS = tuple(TABLES["units"]["stems"].split())
_SHORT_UNITS = word_set(TABLES["units"]["short"])
_SQUARES = word_set(TABLES["units"]["squares"])
_PERCENTS = Phrases(dict.fromkeys(TABLES["percents"]["phrases"]))
_MONEY_AFTER = word_set(TABLES["money"]["after"])
RANGE_JOINS = word_set(TABLES["ranges"]["joins"])
_LONGEST_ABBREVIATION = 3


def glued(tokens: Sequence[Token], i: int) -> str:
    """The word that touches token `i` on its right, or nothing."""
    return tokens[i + 1].text if touches(tokens, i) and tokens[i + 1].kind == Kind.WORD else ""


def hyphenated(tokens: Sequence[Token], i: int) -> str:
    """The word joined to token `i` with a hyphen, or nothing; the "to" of "four-to-six" joins a number."""
    if text_at(tokens, i + 1) != "-" or not is_kind(tokens, i + 2, Kind.WORD):
        return ""
    is_range = text_at(tokens, i + 3) == "-" and tokens[i + 2].text in RANGE_JOINS
    is_joined = touches(tokens, i) and touches(tokens, i + 1)
    return tokens[i + 2].text if is_joined and not is_range else ""


def past_stop(tokens: Sequence[Token], i: int) -> int:
    """The full stop of an abbreviated scale belongs to it where a small letter follows («тис. осіб»)."""
    is_abbreviation = len(tokens[i].text) <= _LONGEST_ABBREVIATION and text_at(tokens, i + 1) == "."
    goes_on = is_kind(tokens, i + 2, Kind.WORD) and not tokens[i + 2].is_capital
    return i + 1 if is_abbreviation and goes_on else i


def is_unit(word: str) -> bool:
    """Whether a word is a measure of length, weight, time and the like."""
    return word in _UNITS or word.startswith(_UNIT_STEMS)


def is_short_unit(word: str) -> bool:
    """Whether a word is a unit in one or a few letters, which a full stop makes another («м. Київ»)."""
    return word in _SHORT_UNITS


def is_percent(tokens: Sequence[Token], last: int) -> bool:
    """Whether a percent sign or word follows token `last`."""
    return _PERCENTS.starting_at(tokens, last + 1) is not None


def measured(tokens: Sequence[Token], last: int) -> tuple[int, str] | None:
    """The last token and the kind of the unit after token `last`: percent, money or another unit.

    >>> from parsers.text import tokenize
    >>> measured(tokenize("200 square kilometres"), 0)
    (2, 'unit')
    """
    if percent := _PERCENTS.starting_at(tokens, last + 1):
        return percent[0], "percent"
    after = last + 1
    if text_at(tokens, after) in _MONEY_AFTER:
        return after, "money"
    if text_at(tokens, after) == "-" and touches(tokens, last):
        after += 1
    past_square = _past_square(tokens, after)
    unit = _unit_at(tokens, after)
    return unit if unit or past_square == after else _unit_at(tokens, past_square)


def _unit_at(tokens: Sequence[Token], i: int) -> tuple[int, str] | None:
    """A unit at token `i`, that no hyphen joins to a noun: ``seven night-shift workers``."""
    word = text_at(tokens, i)
    if word == "°":
        return i, "unit"
    if not is_unit(word) or (is_short_unit(word) and text_at(tokens, i + 1) == "."):
        return None
    return (i, "unit") if hyphenated(tokens, i) in {"", "long"} else None


def _past_square(tokens: Sequence[Token], i: int) -> int:
    if text_at(tokens, i) not in _SQUARES:
        return i
    return i + 2 if text_at(tokens, i + 1) == "." else i + 1
