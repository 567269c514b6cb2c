"""Numbers in English, Ukrainian and Russian: how many, how exactly, and which digits count nothing.

Three steps: read the number itself (`_core`), join two into a range, look at the words around it for
bounds, units and "each". The words stand in ``lexicons/numbers.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from importlib.resources import files
from typing import Any

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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class _Core:
    """A number without the words around it."""

    first: int
    last: int
    low: int | None = None
    high: int | None = None
    bound: Bound = Bound.EXACT
    form: Form = Form.NUMBER
    name: str | None = None

    @property
    def is_plain(self) -> bool:
        return self.form is Form.NUMBER and self.name is None and self.low == self.high is not None


_Reader = Callable[[Sequence[Token], int], _Core | None]

# ---------------------------------------------------------------------------------------------- the words

TABLES: Mapping[str, Any] = tomllib.loads(
    files("parsers.lexicons").joinpath("numbers.toml").read_text("utf-8")
)


def _numbered(table: Mapping[str, str]) -> dict[str, int]:
    return {word: int(value) for value, words in table.items() for word in word_set(words)}


def _phrases(texts: Iterable[str]) -> Phrases[None]:
    return Phrases(dict.fromkeys(texts))


_CARDINALS = _numbered(TABLES["cardinals"])
_SCALES = {
    word: int(value)
    for value, forms in TABLES["scales"].items()
    for text in forms.values()
    for word in word_set(text)
}
_SINGLE, _EITHER, _MANY = (
    frozenset().union(*(word_set(forms[form]) for forms in TABLES["scales"].values()))
    for form in ("one", "either", "many")
)
_NEEDS_NEXT: Mapping[str, str] = TABLES["needs_next"]
_SEVERAL = word_set(TABLES["several"]["words"])
_FEW = word_set(TABLES["several"]["after_article"])
_EXACT = Phrases(
    {phrase: int(value) for value, phrases in TABLES["exact_phrases"].items() for phrase in phrases}
)
_ALL = word_set(TABLES["all"]["words"])
_ALL_FILLERS = word_set(TABLES["all"]["fillers"])
_BUT = _phrases(TABLES["all"]["but"])
_BOTH = word_set(TABLES["both"]["words"])
_FRACTIONS = word_set(TABLES["fractions"]["words"])
_FRACTION_ORDINALS = word_set(TABLES["fractions"]["ordinals"])
_SUPERLATIVE = word_set(TABLES["fractions"]["superlative"])
_NONE = _phrases(TABLES["none"]["phrases"])
_UNDISCLOSED = _phrases(TABLES["undisclosed"]["phrases"])
_BOUNDS_BEFORE = Phrases({p: Bound(b) for b, table in TABLES["bounds"].items() for p in table["before"]})
_BOUNDS_AFTER = Phrases({p: Bound(b) for b, table in TABLES["bounds"].items() for p in table["after"]})
_ARRIVAL = tuple(TABLES["arrival"]["stems"].split())
_JOINS = word_set(TABLES["ranges"]["joins"])
_OPENED = {join: word_set(openers) for join, openers in TABLES["ranges"]["opened"].items()}
_EACH_BEFORE = word_set(TABLES["each"]["before"])
_EACH_AFTER = word_set(TABLES["each"]["after"])
_CARDINAL_SUFFIXES = word_set(TABLES["suffixes"]["cardinal"])
_EITHER_SUFFIXES = word_set(TABLES["suffixes"]["cardinal_before_instrumental"])
_ORDINAL_SUFFIXES = word_set(TABLES["suffixes"]["ordinal"])
_ORDINALS = word_set(TABLES["ordinals"]["english"]["words"]) | {
    stem + ending
    for stem in TABLES["ordinals"]["slavic"]["stems"].split()
    for ending in TABLES["ordinals"]["slavic"]["endings"].split()
} - word_set(TABLES["ordinals"]["slavic"]["not_ordinals"])
_GLUED_SCALES: Mapping[str, int] = TABLES["glued_scales"]
_GLUED_PREPOSITIONS = word_set(TABLES["glued_prepositions"]["words"])
_COUNTED_BEFORE_HYPHEN = tuple(TABLES["hyphens"]["counted_before"].split())
_COUNTED_AFTER_HYPHEN = tuple(TABLES["hyphens"]["counted_after"].split())
_NAMES_BEFORE = _phrases(TABLES["names_before"]["any"])
_NAMES_BEFORE_CAPITAL = frozenset(TABLES["names_before"]["capital"])
_NAMES_SPACED = {word: word_set(numbers) for word, numbers in TABLES["names_spaced"].items()}
_NAMES_AFTER = word_set(TABLES["names_after"]["words"])
_IDIOMS = _phrases(TABLES["idioms"]["phrases"])
_UNITS = frozenset().union(*map(word_set, TABLES["units"]["words"]))
_UNIT_STEMS = tuple(TABLES["units"]["stems"].split())
_SHORT_UNITS = word_set(TABLES["units"]["short"])
_SQUARES = word_set(TABLES["units"]["squares"])
_PERCENTS = Phrases(dict.fromkeys([*TABLES["percents"]["words"].split(), *TABLES["percents"]["phrases"]]))
_MONEY_BEFORE = word_set(TABLES["money"]["before"])
_MONEY_AFTER = word_set(TABLES["money"]["after"])
_YEAR_BEFORE = word_set(TABLES["years"]["before"])
_ARTICLES = frozenset({"a", "an"})

_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_TIME_OR_DATE = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})|0\d[\d.]*|(?:1?\d|2[0-4])\.[0-5]\d"
)
_DECIMAL = re.compile(r"\d{1,9}[.,]\d{1,9}")
_LONGEST_COUNT = 9
_MOST_GROUPS = 3
_DATE_MARKS = frozenset("/-.")
_DASHES = frozenset("-–")
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


# ------------------------------------------------------------------------------------------ small questions


def _hyphenated(tokens: Sequence[Token], i: int) -> str:
    """The word joined to token `i` with a hyphen, or nothing."""
    if (
        text_at(tokens, i + 1) == "-"
        and touches(tokens, i)
        and touches(tokens, i + 1)
        and is_kind(tokens, i + 2, Kind.WORD)
    ):
        return tokens[i + 2].text
    return ""


def _glued(tokens: Sequence[Token], i: int) -> str:
    """The word that touches token `i` on its right, or nothing."""
    return tokens[i + 1].text if touches(tokens, i) and tokens[i + 1].kind == Kind.WORD else ""


def _is_unit(word: str) -> bool:
    return word in _UNITS or word.startswith(_UNIT_STEMS)


# --------------------------------------------------------------------------------------------- digits


def _digits(tokens: Sequence[Token], i: int) -> _Core:
    """A number written in digits: a name, a time or date, or a value with what follows it."""
    for read in (_footnote, _designation, _numeric_date, _suffixed, _scaled, _clock, _decimal):
        if core := read(tokens, i):
            return core
    return _plain_digits(tokens, i)


def _footnote(tokens: Sequence[Token], i: int) -> _Core | None:
    if text_at(tokens, i - 1) == "[" and text_at(tokens, i + 1) == "]":
        return _Core(i, i, name="footnote")
    return None


def _designation(tokens: Sequence[Token], i: int) -> _Core | None:
    """Digits that belong to a name: S-300, Kh-101/555, S8000, 3М22."""
    if not (
        _is_named_before(tokens, i) or _is_named_within(tokens, i) or text_at(tokens, i + 1) in _NAMES_AFTER
    ):
        return None
    last = i
    while touches(tokens, last):
        if tokens[last + 1].kind in (Kind.WORD, Kind.NUMBER):
            last += 1
        elif (
            text_at(tokens, last + 1) in {"/", "-"}
            and touches(tokens, last + 1)
            and is_kind(tokens, last + 2, Kind.NUMBER)
        ):
            last += 2
        else:
            break
    return _Core(i, last, name="name")


def _is_named_before(tokens: Sequence[Token], i: int) -> bool:
    before = text_at(tokens, i - 1)
    if not touches(tokens, i - 1):
        is_capital_name = before in _NAMES_BEFORE_CAPITAL and tokens[i - 1].is_capital
        return (
            is_capital_name
            or tokens[i].text in _NAMES_SPACED.get(before, ())
            or bool(_NAMES_BEFORE.ending_at(tokens, i - 1))
        )
    if tokens[i - 1].kind == Kind.WORD:
        return before not in _GLUED_PREPOSITIONS
    if before in _DASHES and touches(tokens, i - 2) and is_kind(tokens, i - 2, Kind.WORD):
        word = tokens[i - 2].text
        is_list = word.endswith(_COUNTED_BEFORE_HYPHEN) or (
            before != "-" and word not in _NAMES_SPACED and len(word) > 2
        )
        return not is_list and word not in _CARDINALS
    return before == "№"


def _is_named_within(tokens: Sequence[Token], i: int) -> bool:
    """3М22, 9К720: letters between digits."""
    return bool(_glued(tokens, i)) and touches(tokens, i + 1) and is_kind(tokens, i + 2, Kind.NUMBER)


def _numeric_date(tokens: Sequence[Token], i: int) -> _Core | None:
    """23/09/2025, 2025-09-05."""
    marks = (text_at(tokens, i + 1), text_at(tokens, i + 3))
    is_date = (
        marks[0] == marks[1] and marks[0] in _DATE_MARKS and all(touches(tokens, i + n) for n in range(4))
    )
    if is_date and is_kind(tokens, i + 2, Kind.NUMBER) and is_kind(tokens, i + 4, Kind.NUMBER):
        return _Core(i, i + 4, name="time or date")
    return None


def _suffixed(tokens: Sequence[Token], i: int) -> _Core | None:
    """104-ма, 24-го, 12th, 200-kilometre, 5km, 100k."""
    glued, hyphenated = _glued(tokens, i), _hyphenated(tokens, i)
    word, last = (glued, i + 1) if glued else (hyphenated, i + 2)
    if not word or word.startswith(_COUNTED_AFTER_HYPHEN):
        return None
    is_cardinal = word in _CARDINAL_SUFFIXES or (
        word in _EITHER_SUFFIXES and text_at(tokens, last + 1).endswith("ми")
    )
    if is_cardinal and not (glued and word in _SHORT_UNITS):
        return _with_value(tokens, i, last, 1)
    if word in _ORDINAL_SUFFIXES:
        return _Core(i, last, form=Form.ORDINAL, name="ordinal")
    if _is_unit(word):
        return _Core(i, last, name="unit")
    if glued in _GLUED_SCALES:
        return _with_value(tokens, i, last, _GLUED_SCALES[glued])
    if glued and not glued.isnumeric() and len(glued) > _LONGEST_SUFFIX:
        return None
    return _Core(i, last, name="decimal" if glued.isnumeric() else "name")


_LONGEST_SUFFIX = 3


def _with_value(tokens: Sequence[Token], first: int, last: int, scale: int) -> _Core | None:
    value = _value(tokens[first].text, scale)
    return None if value is None else _Core(first, last, value, value)


def _value(digits: str, scale: int) -> int | None:
    """What digits say: 1,150 is a thousand and more, 1.5 a count only where the scale makes it whole.

    >>> _value("1,150", 1), _value("1.2", 1_000_000), _value("1.25", 1)
    (1150, 1200000, None)
    """
    if _THOUSANDS.fullmatch(digits) and len(digits) <= _LONGEST_COUNT + 2 and scale == 1:
        return int(digits.replace(",", ""))
    if digits.isdecimal():
        return int(digits) * scale if len(digits) <= _LONGEST_COUNT else None
    if not _DECIMAL.fullmatch(digits):
        return None
    exact = Fraction(digits.replace(",", ".")) * scale
    return int(exact) if exact.denominator == 1 and scale > 1 else None


def _scaled(tokens: Sequence[Token], i: int) -> _Core | None:
    """73 thousand, 1,5 тис., 2 dozen."""
    scale = _SCALES.get(text_at(tokens, i + 1))
    return _with_value(tokens, i, _past_stop(tokens, i + 1), scale) if scale else None


def _past_stop(tokens: Sequence[Token], i: int) -> int:
    """The full stop of an abbreviated scale belongs to it where a small letter follows («тис. абонентів»)."""
    is_abbreviation = len(tokens[i].text) <= _LONGEST_SUFFIX and text_at(tokens, i + 1) == "."
    return (
        i + 1 if is_abbreviation and is_kind(tokens, i + 2, Kind.WORD) and not tokens[i + 2].is_capital else i
    )


def _clock(tokens: Sequence[Token], i: int) -> _Core | None:
    if _TIME_OR_DATE.fullmatch(tokens[i].text) and not _percent_end(tokens, i):
        return _Core(i, i, name="time or date")
    return None


def _decimal(tokens: Sequence[Token], i: int) -> _Core | None:
    return _Core(i, i, name="decimal") if _value(tokens[i].text, 1) is None else None


def _plain_digits(tokens: Sequence[Token], i: int) -> _Core:
    """A whole number, its thousands perhaps set apart by spaces (1 150), or a year."""
    last, digits = i, tokens[i].text
    while (
        last - i < _MOST_GROUPS
        and digits.isdecimal()
        and _is_group(tokens, last + 1)
        and len(tokens[i].text) < _GROUP + 1
    ):
        last += 1
        digits += tokens[last].text
    value = _value(digits, 1)
    if (
        last == i
        and value is not None
        and _FIRST_YEAR <= value <= _LAST_YEAR
        and text_at(tokens, i - 1) in _YEAR_BEFORE
    ):
        return _Core(i, i, name="time or date")
    return _Core(i, last, value, value)


_GROUP = 3


def _is_group(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is three digits, one space after the token before."""
    return (
        is_kind(tokens, i, Kind.NUMBER)
        and len(tokens[i].text) == _GROUP
        and tokens[i].text.isdecimal()
        and tokens[i].start - tokens[i - 1].end == 1
        and not _glued(tokens, i)
        and not _hyphenated(tokens, i)
    )


# ---------------------------------------------------------------------------------------------- words


def _room_after(value: int) -> int:
    """Numbers smaller than this may still follow a number word."""
    return 100 if value >= 100 else 10 if value >= 20 else 1


def _spelled(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The last token and the value of the number words from token `i`: "one hundred and six", «сто дві»."""
    total, group, room, limit, last = 0, 1, 0, 10**12, i - 1
    if tokens[i].text in _CARDINALS:
        group, room = 0, 1000
    j = i
    while j < len(tokens):
        word = tokens[j].text
        value, scale = _CARDINALS.get(word), _SCALES.get(word)
        if value is not None and value < room and (value or j == i):
            group, room = group + value, _room_after(value)
        elif scale == 100 and 0 < group < 100:
            group, room = group * 100, 100
        elif scale and group and scale < 100:
            return j, total + group * scale
        elif scale and group and scale < limit:
            total, group, room, limit = total + group * scale, 0, 1000, scale
        elif not (_is_link(tokens, j) and j > i and _fits(tokens, j + 1, room)):
            break
        else:
            j += 1
            continue
        last = j
        j += 1
    return (last, total + group) if last >= i else None


def _is_link(tokens: Sequence[Token], i: int) -> bool:
    """The hyphen of "thirty-six" and the "and" of "one hundred and twenty"."""
    if tokens[i].text == "-":
        return touches(tokens, i - 1) and touches(tokens, i)
    return tokens[i].text == "and" and tokens[i - 1].text in {"hundred", "thousand"}


def _fits(tokens: Sequence[Token], i: int, room: int) -> bool:
    return 0 < _CARDINALS.get(text_at(tokens, i), 0) < room


def _cardinal(tokens: Sequence[Token], i: int) -> _Core | None:
    word = tokens[i].text
    spelled = _spelled(tokens, i)
    if spelled is None or not text_at(tokens, i + 1).endswith(_NEEDS_NEXT.get(word, "")):
        return None
    last, value = spelled
    return _joined_word(tokens, i, last) or _Core(i, _past_stop(tokens, last), value, value)


def _joined_word(tokens: Sequence[Token], first: int, last: int) -> _Core | None:
    """A number word joined to another word: "two-thirds", "two-storey", «двадцать второго»."""
    after = text_at(tokens, last + 1)
    if tokens[last].text in _TENS and after in _ORDINALS:
        return _Core(first, last + 1, form=Form.ORDINAL, name="ordinal")
    joined = _hyphenated(tokens, last)
    if after in _FRACTION_ORDINALS or joined in _FRACTION_ORDINALS | _FRACTIONS:
        return _Core(first, last + 2 if joined else last + 1, form=Form.FRACTION)
    if joined in _ORDINALS:
        return _Core(first, last + 2, form=Form.ORDINAL, name="ordinal")
    if not joined or joined in _CARDINALS or joined.startswith(_COUNTED_AFTER_HYPHEN):
        return None
    return _Core(first, last + 2, name="unit" if _is_unit(joined) else "name")


_TENS = frozenset(word for word, value in _CARDINALS.items() if 20 <= value < 100)


def _scale(tokens: Sequence[Token], i: int) -> _Core | None:
    """A scale with no number before it: one («сотню», "a dozen") or many («сотні», "dozens")."""
    word, after = tokens[i].text, text_at(tokens, i + 1)
    is_one = word in _SINGLE or (
        word in _EITHER and (after in _CARDINALS or _BOUNDS_BEFORE.ending_at(tokens, i - 1))
    )
    return _cardinal(tokens, i) if is_one else _many(tokens, i, i, 2)


def _several(tokens: Sequence[Token], i: int) -> _Core | None:
    """Several, or several of the scale that follows."""
    word = tokens[i].text
    if word in _FEW and text_at(tokens, i - 1) not in _ARTICLES:
        return None
    after = i + 2 if text_at(tokens, i + 1) == "of" and text_at(tokens, i + 2) in _SCALES else i + 1
    if text_at(tokens, after) in _SCALES:
        return _many(tokens, i, after, 2)
    return _Core(i, i, 2, None, Bound.AT_LEAST, Form.SEVERAL)


def _many(tokens: Sequence[Token], first: int, i: int, times: int) -> _Core:
    """At least twice the scale at token `i`, two dozen for tens; "hundreds of thousands" multiply."""
    scale = _SCALES[tokens[i].text]
    after = i + 2 if text_at(tokens, i + 1) == "of" else i + 1
    larger = _SCALES.get(text_at(tokens, after), 0)
    if larger > scale:
        return _Core(first, after, times * scale * larger, None, Bound.AT_LEAST, Form.HUNDREDS)
    if scale < 100:
        return _Core(first, i, _DOZENS, None, Bound.AT_LEAST, Form.DOZENS)
    return _Core(first, i, times * scale, None, Bound.AT_LEAST, Form.HUNDREDS)


_DOZENS = 24


def _idiom(tokens: Sequence[Token], i: int) -> _Core | None:
    found = _IDIOMS.starting_at(tokens, i)
    return _Core(i, found[0], name="name") if found else None


def _exact_phrase(tokens: Sequence[Token], i: int) -> _Core | None:
    found = _EXACT.starting_at(tokens, i)
    return _Core(i, found[0], found[1], found[1]) if found else None


def _none(tokens: Sequence[Token], i: int) -> _Core | None:
    found = _NONE.starting_at(tokens, i)
    return _Core(i, found[0], 0, 0, form=Form.NONE) if found else None


def _undisclosed(tokens: Sequence[Token], i: int) -> _Core | None:
    found = _UNDISCLOSED.starting_at(tokens, i)
    return _Core(i, found[0], bound=Bound.UNDISCLOSED, form=Form.UNDISCLOSED) if found else None


def _all(tokens: Sequence[Token], i: int) -> _Core:
    """All, "all 13" with its number, "all but five" with the number of the exceptions."""
    if (but := _BUT.starting_at(tokens, i + 1)) and (number := _number(tokens, but[0] + 1)):
        return replace(number, first=i, form=Form.ALL_BUT)
    j = i + 1
    while text_at(tokens, j) in _ALL_FILLERS:
        j += 1
    if number := _number(tokens, j):
        return replace(number, first=i, form=Form.ALL)
    return _Core(i, i, form=Form.ALL)


def _number(tokens: Sequence[Token], i: int) -> _Core | None:
    """The plain number at token `i`."""
    if is_kind(tokens, i, Kind.NUMBER):
        core: _Core | None = _digits(tokens, i)
    else:
        core = _cardinal(tokens, i) if text_at(tokens, i) in _CARDINALS else None
    return core if core and core.is_plain and not _measured(tokens, core.last) else None


def _both(tokens: Sequence[Token], i: int) -> _Core:
    return _Core(i, i, 2, 2, form=Form.ALL)


def _fraction(tokens: Sequence[Token], i: int) -> _Core | None:
    is_superlative = tokens[i].text in _SUPERLATIVE and text_at(tokens, i - 1) in {"the", "at"}
    return None if is_superlative else _Core(i, i, form=Form.FRACTION)


def _ordinal(tokens: Sequence[Token], i: int) -> _Core:
    if tokens[i].text in _FRACTION_ORDINALS and text_at(tokens, i - 1) in _ARTICLES:
        return _Core(i, i, form=Form.FRACTION)
    return _Core(i, i, form=Form.ORDINAL, name="ordinal")


def _readers() -> dict[str, tuple[_Reader, ...]]:
    """For each word that can begin a number, what to try, in this order."""
    rows: list[tuple[_Reader, Iterable[str]]] = [
        (_idiom, _IDIOMS.first_words),
        (_exact_phrase, _EXACT.first_words),
        (_undisclosed, _UNDISCLOSED.first_words),
        (_none, _NONE.first_words),
        (_all, _ALL),
        (_both, _BOTH),
        (_several, _SEVERAL | _FEW),
        (_fraction, _FRACTIONS),
        (_cardinal, _CARDINALS),
        (_scale, _SCALES),
        (_ordinal, _ORDINALS),
    ]
    readers: dict[str, tuple[_Reader, ...]] = {}
    for reader, words in rows:
        for word in words:
            readers[word] = (*readers.get(word, ()), reader)
    return readers


_READERS = _readers()


# ----------------------------------------------------------------------------------- ranges and surroundings


def _core(tokens: Sequence[Token], i: int) -> _Core | None:
    """The number that begins at token `i`."""
    if tokens[i].kind == Kind.NUMBER:
        return _digits(tokens, i)
    for read in _READERS.get(tokens[i].text, ()):
        if core := read(tokens, i):
            return core
    return None


def _range(tokens: Sequence[Token], core: _Core, floor: int) -> _Core:
    """The number joined with a larger one after it, where a word or dash joins them."""
    if not core.is_plain or _has_arrival(tokens, core.first):
        return core
    first = core.first
    join = text_at(tokens, core.last + 1)
    if join in _OPENED and first > floor and tokens[first - 1].text in _OPENED[join]:
        first -= 1
    elif join not in _JOINS and not (join in _DASHES and _is_range_dash(tokens, core.last + 1)):
        return core
    upper = _core(tokens, core.last + 2) if core.last + 2 < len(tokens) else None
    if (
        upper is None
        or not upper.is_plain
        or core.low is None
        or upper.high is None
        or upper.high <= core.low
    ):
        return core
    is_years = core.low >= _FIRST_YEAR and upper.high <= _LAST_YEAR and join in _DASHES
    return _Core(
        first, upper.last, core.low, upper.high, Bound.RANGE, name="time or date" if is_years else None
    )


def _is_range_dash(tokens: Sequence[Token], i: int) -> bool:
    """A dash touches both numbers or, if it is a long one, neither."""
    return touches(tokens, i) == touches(tokens, i - 1) and (tokens[i].text == "–" or touches(tokens, i))


def _has_arrival(tokens: Sequence[Token], i: int) -> bool:
    """Whether shortly before token `i` something rises or falls («зросла до», "rose from")."""
    for j in range(i - 1, max(i - _ARRIVAL_REACH, 0) - 1, -1):
        if tokens[j].kind == Kind.MARK:
            return False
        if tokens[j].text.startswith(_ARRIVAL):
            return True
    return False


_ARRIVAL_REACH = 6


def _percent_end(tokens: Sequence[Token], last: int) -> int | None:
    found = _PERCENTS.starting_at(tokens, last + 1)
    return found[0] if found else None


def _measured(tokens: Sequence[Token], last: int) -> tuple[int, str] | None:
    """The last token and the kind of the unit after token `last`: percent, money or a measure."""
    if percent := _percent_end(tokens, last):
        return percent, "percent"
    after = last + 1
    if text_at(tokens, after) in _MONEY_AFTER:
        return after, "money"
    if text_at(tokens, after) == "-" and touches(tokens, last):
        after += 1
    elif text_at(tokens, after) in _SQUARES:
        after += 2 if text_at(tokens, after + 1) == "." else 1
    word = text_at(tokens, after)
    if word == "°" or (_is_unit(word) and not (word in _SHORT_UNITS and text_at(tokens, after + 1) == ".")):
        return after, "unit"
    return None


_MEASURABLE = frozenset({Form.NUMBER, Form.SEVERAL, Form.DOZENS, Form.HUNDREDS, Form.FRACTION})


def _unit(tokens: Sequence[Token], core: _Core) -> _Core:
    """The number named after the unit or currency that stands with it."""
    if core.name not in (None, "decimal") or core.form not in _MEASURABLE:
        return core
    if text_at(tokens, core.first - 1) in _MONEY_BEFORE:
        return replace(core, name="money")
    if measured := _measured(tokens, core.last):
        last, name = measured
        return replace(core, last=last, name=name, form=Form.PERCENT if name == "percent" else core.form)
    return core


def _bounded(core: _Core, bound: Bound) -> _Core:
    """The number with what a bound word before or after it leaves of it; a vague number keeps its own."""
    if bound is Bound.AT_LEAST:
        return replace(core, bound=bound, high=None)
    if core.bound is not Bound.EXACT:
        return core
    return replace(core, bound=bound, low=None) if bound is Bound.AT_MOST else replace(core, bound=bound)


_BOUNDED = frozenset({Form.NUMBER, Form.DOZENS, Form.HUNDREDS, Form.SEVERAL, Form.FRACTION})


def _surrounded(tokens: Sequence[Token], core: _Core, floor: int) -> Quantity:
    """The number with article, bound words and "each" around it, as far back as token `floor`."""
    first, last, is_each = core.first, core.last, False
    if first > floor and tokens[first - 1].text in _ARTICLES and tokens[first].kind == Kind.WORD:
        first -= 1
    core = replace(core, first=first)
    if core.form in _BOUNDED and core.name in (None, "unit", "percent", "money"):
        core, first, last, is_each = _with_bounds(tokens, core, floor)
    if core.name:
        core = replace(core, low=None, high=None)
    return Quantity(
        first=first, last=last, start=tokens[first].start, end=tokens[last].end,
        core_start=tokens[core.first].start, core_end=tokens[core.last].end,
        low=core.low, high=core.high, bound=core.bound, form=core.form, is_each=is_each, name=core.name,
    )  # fmt: skip


def _with_bounds(tokens: Sequence[Token], core: _Core, floor: int) -> tuple[_Core, int, int, bool]:
    """The number with its bound, its first and last token with the bound words, and whether it is of each."""
    first, last = core.first, core.last
    before = _BOUNDS_BEFORE.ending_at(tokens, first - 1)
    if before and before[0] >= floor:
        is_arrived = (
            before[1] is Bound.AT_MOST and tokens[first - 1].text == "до" and _has_arrival(tokens, first - 1)
        )
        if not is_arrived:
            first, core = before[0], _bounded(core, before[1])
    if after := _BOUNDS_AFTER.starting_at(tokens, last + 1):
        last, core = after[0], _bounded(core, after[1])
    is_each = first > floor and tokens[first - 1].text in _EACH_BEFORE
    if is_each:
        first -= 1
    elif text_at(tokens, last + 1) in _EACH_AFTER:
        is_each, last = True, last + 1
    return core, first, last, is_each


def find_quantities(tokens: Sequence[Token]) -> list[Quantity]:
    """All numbers among the tokens of a text, in order, none inside another; each digit is in one of them.

    >>> from parsers.text import tokenize
    >>> [(q.low, q.high, q.name) for q in find_quantities(tokenize("понад 90 дронів, дві ракети Х-101"))]
    [(90, None, None), (2, 2, None), (None, None, 'name')]
    """
    found: list[Quantity] = []
    i = floor = 0
    while i < len(tokens):
        token = tokens[i]
        core = _core(tokens, i) if token.kind == Kind.NUMBER or token.text in _READERS else None
        if core is None:
            i += 1
            continue
        core = _unit(tokens, _range(tokens, core, floor))
        quantity = _surrounded(tokens, core, floor)
        found.append(quantity)
        i = floor = quantity.last + 1
    return found
