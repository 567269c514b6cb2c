"""Numbers written in digits: counts, and the many digits that are names, hours, ordinals or decimals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from parsers.numbers.core import (
    CARDINALS,
    RANGE_JOINS,
    SCALES,
    TABLES,
    Core,
    Form,
    glued,
    hyphenated,
    is_percent,
    is_short_unit,
    is_unit,
    past_stop,
)
from parsers.phrases import Phrases, is_kind, text_at, touches, word_set
from parsers.text import Kind, Token

_CARDINAL_SUFFIXES = word_set(TABLES["suffixes"]["cardinal"])
_EITHER_SUFFIXES = word_set(TABLES["suffixes"]["cardinal_before_instrumental"])
_INSTRUMENTAL = "ми"
_ORDINAL_SUFFIXES = word_set(TABLES["suffixes"]["ordinal"])
_GLUED_SCALES: Mapping[str, int] = TABLES["glued_scales"]
_GLUED_PREPOSITIONS = word_set(TABLES["glued_prepositions"]["words"])
_COUNTED_BEFORE_HYPHEN = tuple(TABLES["hyphens"]["counted_before"].split())
_COUNTED_AFTER_HYPHEN = tuple(TABLES["hyphens"]["counted_after"].split())
_NAMES_BEFORE = Phrases(dict.fromkeys(TABLES["names_before"]["any"]))
_NAMES_BEFORE_CAPITAL = frozenset(TABLES["names_before"]["capital"])
_NAMES_SPACED = {word: word_set(numbers) for word, numbers in TABLES["names_spaced"].items()}
_NAMES_AFTER = word_set(TABLES["names_after"]["words"])
_NAMES_AFTER_STEMS = tuple(TABLES["names_after"]["stems"].split())
_STREETS = word_set(TABLES["streets"]["words"])
_SLASHED = word_set(TABLES["slashed"]["words"])
_YEAR_BEFORE = word_set(TABLES["years"]["before"])

_THOUSANDS = re.compile(r"\d{1,3}(?:[,'’]\d{3})+")
_MARKS_OF_THOUSANDS = str.maketrans("", "", ",'’")
_TIME_OR_DATE = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})|0\d[\d.]*|(?:1?\d|2[0-4])\.[0-5]\d"
)
_US_MONTH, _US_DAY = re.compile(r"[1-9]|1[0-2]"), re.compile(r"1[3-9]|2\d|3[01]")
_DECIMAL = re.compile(r"\d{1,9}[.,]\d{1,9}")
_LONGEST_COUNT = 9
_LONGEST_SUFFIX = 3
_GROUP, _THOUSAND = 3, 1000
_UNITS = re.compile(r"\d{3}")
_MOST_GROUPS = 3
_YEARS = range(1900, 2100)


def read_digits(tokens: Sequence[Token], i: int) -> Core:
    """The number whose digits begin at token `i`.

    >>> from parsers.text import tokenize
    >>> read_digits(tokenize("1 150"), 0).low, read_digits(tokenize("S8000"), 1).name
    (1150, 'name')
    """
    for read in _READERS_OF_JOINED if touches(tokens, i) else _READERS:
        if core := read(tokens, i):
            return core
    return _whole(tokens, i)


def is_years(low: int, high: int) -> bool:
    """Whether two numbers joined by a dash are years."""
    return low in _YEARS and high in _YEARS


def _footnote(tokens: Sequence[Token], i: int) -> Core | None:
    is_bracketed = text_at(tokens, i - 1) == "[" and text_at(tokens, i + 1) == "]"
    return Core(i, i, name="footnote") if is_bracketed else None


def _house_number(tokens: Sequence[Token], i: int) -> Core | None:
    """«на улице Маяковского, 25.»: where a street was named and no noun follows."""
    if is_kind(tokens, i + 1, Kind.WORD):
        return None
    name = i - 1 - (text_at(tokens, i - 1) == ",")
    if not is_kind(tokens, name, Kind.WORD) or not tokens[name].is_capital:
        return None
    before = {text_at(tokens, j) for j in (name - 1, name - 2)}
    return Core(i, i, name="address") if before & _STREETS else None


def _designation(tokens: Sequence[Token], i: int) -> Core | None:
    """Digits that belong to a name, with what hangs on them: S-300, Kh-101/555, S8000, 3М22."""
    is_before = _is_named_by_join(tokens, i) if touches(tokens, i - 1) else _is_named_by_word(tokens, i)
    if not (is_before or _is_named_within(tokens, i) or _is_named_after(tokens, i)):
        return None
    last = i
    while touches(tokens, last):
        is_sign = text_at(tokens, last + 1) in {"/", "-"} and touches(tokens, last + 1)
        if tokens[last + 1].kind in (Kind.WORD, Kind.NUMBER):
            last += 1
        elif is_sign and is_kind(tokens, last + 2, Kind.NUMBER):
            last += 2
        else:
            break
    return Core(i, last, name="name")


def _is_named_by_word(tokens: Sequence[Token], i: int) -> bool:
    """Day 584, Shahed 136, article 5: a word and a space before the digits."""
    before = text_at(tokens, i - 1)
    is_capital_name = before in _NAMES_BEFORE_CAPITAL and tokens[i - 1].is_capital
    is_listed = tokens[i].text in _NAMES_SPACED.get(before, ())
    return is_capital_name or is_listed or _NAMES_BEFORE.ending_at(tokens, i - 1) is not None


def _is_named_by_join(tokens: Sequence[Token], i: int) -> bool:
    """S8000, №5, Kh-101; not «на11», «Харківщина-3»."""
    before = tokens[i - 1]
    if before.kind == Kind.WORD:
        return before.text not in _GLUED_PREPOSITIONS
    if before.text in {"-", "–"} and touches(tokens, i - 2) and is_kind(tokens, i - 2, Kind.WORD):
        word = tokens[i - 2].text
        is_list = before.text == "–" and len(word) > 2 and word not in _NAMES_SPACED
        return not (
            is_list or word.endswith(_COUNTED_BEFORE_HYPHEN) or word in CARDINALS or word in RANGE_JOINS
        )
    return before.text in {"№", "×"}


def _is_named_within(tokens: Sequence[Token], i: int) -> bool:
    """3М22, 9К720: letters between digits."""
    return bool(glued(tokens, i)) and touches(tokens, i + 1) and is_kind(tokens, i + 2, Kind.NUMBER)


def _is_named_after(tokens: Sequence[Token], i: int) -> bool:
    """«44 бригада»: the number of a unit."""
    after = text_at(tokens, i + 1)
    return after in _NAMES_AFTER or after.startswith(_NAMES_AFTER_STEMS)


def _numeric_date(tokens: Sequence[Token], i: int) -> Core | None:
    """23/09/2025, 2025-09-05."""
    signs = (text_at(tokens, i + 1), text_at(tokens, i + 3))
    are_joined = all(touches(tokens, i + n) for n in range(4))
    are_numbers = is_kind(tokens, i + 2, Kind.NUMBER) and is_kind(tokens, i + 4, Kind.NUMBER)
    is_date = signs in {("/", "/"), ("-", "-")} and are_joined and are_numbers
    return Core(i, i + 4, name="time or date") if is_date else None


def _slashed(tokens: Sequence[Token], i: int) -> Core | None:
    """24/7, 2/3, and a day as Americans write it where no noun follows: "struck Kyiv 9/17"."""
    if text_at(tokens, i + 1) != "/":
        return None
    month, day = tokens[i].text, text_at(tokens, i + 2)
    if f"{month}/{day}" in _SLASHED:
        return Core(i, i + 2, name="name")
    is_day = _US_MONTH.fullmatch(month) and _US_DAY.fullmatch(day)
    is_lone = not is_kind(tokens, i + 3, Kind.WORD) and not touches(tokens, i - 1)
    return Core(i, i + 2, name="time or date") if is_day and is_lone else None


def _suffixed(tokens: Sequence[Token], i: int) -> Core | None:
    """104-ма, 24-го, 12th, 200-kilometre, 5km, 100k; not «11локаціях» or "50-drone"."""
    joined = glued(tokens, i)
    word, last = (joined, i + 1) if joined else (hyphenated(tokens, i), i + 2)
    if not word or word.startswith(_COUNTED_AFTER_HYPHEN):
        return None
    if _is_cardinal_suffix(tokens, word, last) and not (joined and is_short_unit(word)):
        return _with_value(tokens, i, last, 1)
    if word in _ORDINAL_SUFFIXES:
        return Core(i, last, form=Form.ORDINAL, name="ordinal")
    if is_unit(word):
        return Core(i, last, name="unit")
    if joined in _GLUED_SCALES:
        return _with_value(tokens, i, last, _GLUED_SCALES[joined])
    if joined.isnumeric():
        return Core(i, last, name="decimal")
    return None if len(joined) > _LONGEST_SUFFIX else Core(i, last, name="name")


def _is_cardinal_suffix(tokens: Sequence[Token], suffix: str, last: int) -> bool:
    is_instrumental = text_at(tokens, last + 1).endswith(_INSTRUMENTAL)
    return suffix in _CARDINAL_SUFFIXES or (suffix in _EITHER_SUFFIXES and is_instrumental)


def _with_value(tokens: Sequence[Token], first: int, last: int, scale: int) -> Core | None:
    value = _value(tokens[first].text, scale)
    return None if value is None else Core(first, last, value, value)


def _value(digits: str, scale: int) -> int | None:
    """What digits say: 1,150 is a thousand and more, 1.5 a count only where the scale makes it whole.

    >>> _value("1,150", 1), _value("1'150", 1), _value("1.2", 1_000_000), _value("1.25", 1)
    (1150, 1150, 1200000, None)
    """
    if scale == 1 and not digits.isdecimal() and _THOUSANDS.fullmatch(digits):
        digits = digits.translate(_MARKS_OF_THOUSANDS)
    if digits.isdecimal():
        return int(digits) * scale if len(digits) <= _LONGEST_COUNT else None
    if scale == 1 or not _DECIMAL.fullmatch(digits):
        return None
    exact = Fraction(digits.replace(",", ".")) * scale
    return int(exact) if exact.denominator == 1 else None


def _scaled(tokens: Sequence[Token], i: int) -> Core | None:
    """73 thousand, 1,5 тис., 2 dozen, 1.2-million."""
    at = i + 2 if hyphenated(tokens, i) else i + 1
    scale = SCALES.get(text_at(tokens, at))
    if not scale:
        return None
    core = _with_value(tokens, i, past_stop(tokens, at), scale)
    return core and (_with_units(tokens, core) if scale == _THOUSAND else core)


def _with_units(tokens: Sequence[Token], core: Core) -> Core:
    """«76 тысяч 342»: the digits that go on behind the thousands."""
    at = core.last + 1
    is_written = core.low is not None and is_kind(tokens, at, Kind.NUMBER) and not hyphenated(tokens, at)
    units = _value(tokens[at].text, 1) if is_written else None
    if units is None or core.low is None or not _UNITS.fullmatch(tokens[at].text):
        return core
    return replace(core, last=at, low=core.low + units, high=core.low + units)


def _clock(tokens: Sequence[Token], i: int) -> Core | None:
    text = tokens[i].text
    if text.isdecimal() and not text.startswith("0"):
        return None
    is_clock = _TIME_OR_DATE.fullmatch(text) and not is_percent(tokens, i)
    return Core(i, i, name="time or date") if is_clock else None


def _decimal(tokens: Sequence[Token], i: int) -> Core | None:
    """A number that is no count: 1,5, or more digits than any count has."""
    if _value(tokens[i].text, 1) is not None:
        return None
    return Core(i, i, name="too long for a count" if tokens[i].text.isdecimal() else "decimal")


def _is_in_name(tokens: Sequence[Token], i: int) -> bool:
    """``М74``: digits right behind a name, but not those run together with a preposition: «На11 локаціях»."""
    is_name = is_kind(tokens, i - 1, Kind.WORD) and tokens[i - 1].is_capital
    return is_name and touches(tokens, i - 1) and text_at(tokens, i - 1) not in _GLUED_PREPOSITIONS


def _whole(tokens: Sequence[Token], i: int) -> Core:
    """A whole number, its thousands perhaps set apart by spaces (1 150), or a year."""
    last, digits = i, tokens[i].text
    is_short = digits.isdecimal() and len(digits) <= _GROUP
    while is_short and last - i < _MOST_GROUPS and _is_group(tokens, last + 1):
        last += 1
        digits += tokens[last].text
    value = _value(digits, 1)
    if value is None or _is_in_name(tokens, i):
        return Core(i, last, name="name")
    is_year = last == i and value in _YEARS and value % 100 > 0 and text_at(tokens, i - 1) in _YEAR_BEFORE
    return Core(i, i, name="time or date") if is_year else Core(i, last, value, value)


def _is_group(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is three digits, one space after the token before."""
    if not is_kind(tokens, i, Kind.NUMBER) or len(tokens[i].text) != _GROUP or not tokens[i].text.isdecimal():
        return False
    is_alone = not glued(tokens, i) and not hyphenated(tokens, i)
    return is_alone and tokens[i].start - tokens[i - 1].end == 1


_READERS = (_footnote, _house_number, _designation, _slashed, _scaled, _clock, _decimal)
_READERS_OF_JOINED = (
    _footnote, _house_number, _designation, _numeric_date, _slashed, _scaled, _suffixed, _clock, _decimal,
)  # fmt: skip
