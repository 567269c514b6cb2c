"""Numbers written in words: cardinals, dozens and hundreds, several, all, both, none, fractions, ordinals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from parsers.numbers.core import (
    CARDINALS,
    SCALES,
    TABLES,
    Core,
    Form,
    hyphenated,
    is_unit,
    measured,
    past_stop,
)
from parsers.numbers.digits import read_digits
from parsers.phrases import Phrases, is_kind, text_at, touches, word_set
from parsers.report import Bound
from parsers.text import Kind, Token

_Reader = Callable[[Sequence[Token], int], Core | None]

ARTICLES = frozenset({"a", "an"})


def _scale_words(form: str) -> frozenset[str]:
    return frozenset().union(*(word_set(forms[form]) for forms in TABLES["scales"].values()))


def _phrases(texts: Iterable[str]) -> Phrases[None]:
    return Phrases(dict.fromkeys(texts))


def _ordinals(english: Mapping[str, str], slavic: Mapping[str, str]) -> frozenset[str]:
    stems, endings = slavic["stems"].split(), slavic["endings"].split()
    inflected = {stem + ending for stem in stems for ending in endings}
    return word_set(english["words"]) | (inflected - word_set(slavic["not_ordinals"]))


_SINGLE, _EITHER = _scale_words("one"), _scale_words("either")
_NEEDS_NEXT: Mapping[str, str] = TABLES["needs_next"]
_TENS = frozenset(word for word, value in CARDINALS.items() if 20 <= value < 100)
_SEVERAL = word_set(TABLES["several"]["words"])
_FEW = word_set(TABLES["several"]["after_article"])
_EXACT = Phrases({phrase: int(value) for value, row in TABLES["exact_phrases"].items() for phrase in row})
_ALL = word_set(TABLES["all"]["words"])
_ALL_FILLERS = word_set(TABLES["all"]["fillers"])
_STILL = word_set(TABLES["all"]["still"])
_BUT = _phrases(TABLES["all"]["but"])
_EVERY_ONE = _phrases(TABLES["all"]["every_one"])
_BOTH = word_set(TABLES["both"]["words"])
_FRACTIONS = word_set(TABLES["fractions"]["words"])
_FRACTION_ORDINALS = word_set(TABLES["fractions"]["ordinals"])
_SUPERLATIVES = word_set(TABLES["fractions"]["superlatives"])
_BEFORE_SUPERLATIVES = word_set(TABLES["fractions"]["before_superlatives"])
_NONE = _phrases(TABLES["none"]["phrases"])
_UNDISCLOSED = _phrases(TABLES["undisclosed"]["phrases"])
_ORDINALS = _ordinals(TABLES["ordinals"]["english"], TABLES["ordinals"]["slavic"])
_IDIOMS = _phrases(TABLES["idioms"]["phrases"])
_COUNTED_AFTER_HYPHEN = tuple(TABLES["hyphens"]["counted_after"].split())
_BEFORE_SINGLE = Phrases(
    dict.fromkeys(phrase for bound in TABLES["bounds"].values() for phrase in bound["before"])
)
_DOZENS = 24
_MANY = 2


def read_words(tokens: Sequence[Token], i: int) -> Core | None:
    """The number whose words begin at token `i`, if one does.

    >>> from parsers.text import tokenize
    >>> read_words(tokenize("тридцять п'ять ракет"), 0).low, read_words(tokenize("one-way drones"), 0).name
    (35, 'name')
    """
    for read in _READERS.get(tokens[i].text, ()):
        if core := read(tokens, i):
            return core
    return None


def _spelled(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The last token and the value of the number words from token `i`: "one hundred and six", «сто дві».

    `total` holds the thousands, `group` what is below them, `room` what may still be added to it.
    """
    total, limit, last, j = 0, 10**12, i - 1, i
    group, room = (0, 1000) if tokens[i].text in CARDINALS else (1, 0)
    while j < len(tokens):
        word = tokens[j].text
        value, scale = CARDINALS.get(word), SCALES.get(word, 0)
        if value is not None and value < room and (value or j == i):
            group, room = group + value, _room_after(value)
        elif scale == 100 and 0 < group < 100:
            group, room = group * 100, 100
        elif group and 0 < scale < 100:
            return j, total + group * scale
        elif group and 100 < scale < limit:
            total, group, room, limit = total + group * scale, 0, 1000, scale
        else:
            break
        last, j = j, _past_links(tokens, j + 1)
    return (last, total + group) if last >= i else None


def _room_after(value: int) -> int:
    """Numbers smaller than this may still follow a number word."""
    return 100 if value >= 100 else 10 if value >= 20 else 1


def _past_links(tokens: Sequence[Token], i: int) -> int:
    """Over the hyphen of "thirty-six" and the "and" of "one hundred and twenty"."""
    is_after_scale = SCALES.get(text_at(tokens, i - 1), 0) >= 100
    i = _past_hyphen(tokens, i)
    is_and = is_after_scale and text_at(tokens, i) == "and" and text_at(tokens, i + 1) not in SCALES
    return _past_hyphen(tokens, i + 1) if is_and else i


def _past_hyphen(tokens: Sequence[Token], i: int) -> int:
    is_hyphen = text_at(tokens, i) == "-" and touches(tokens, i - 1) and touches(tokens, i)
    return i + 1 if is_hyphen else i


def _cardinal(tokens: Sequence[Token], i: int) -> Core | None:
    spelled = _spelled(tokens, i)
    if spelled is None or not text_at(tokens, i + 1).endswith(_NEEDS_NEXT.get(tokens[i].text, "")):
        return None
    last, value = spelled
    return _joined_word(tokens, i, last) or Core(i, past_stop(tokens, last), value, value)


def _joined_word(tokens: Sequence[Token], first: int, last: int) -> Core | None:
    """A number word joined to another word: "two-thirds", "two-storey", «двадцать второго»."""
    after, joined = text_at(tokens, last + 1), hyphenated(tokens, last)
    if after in _FRACTION_ORDINALS:
        return Core(first, last + 1, form=Form.FRACTION)
    if tokens[last].text in _TENS and after in _ORDINALS:
        return Core(first, last + 1, form=Form.ORDINAL, name="ordinal")
    if not joined or joined in CARDINALS or joined.startswith(_COUNTED_AFTER_HYPHEN):
        return None
    if joined in _FRACTION_ORDINALS | _FRACTIONS:
        return Core(first, last + 2, form=Form.FRACTION)
    if joined in _ORDINALS:
        return Core(first, last + 2, form=Form.ORDINAL, name="ordinal")
    return Core(first, last + 2, name="unit" if is_unit(joined) else "name")


def _scale(tokens: Sequence[Token], i: int) -> Core | None:
    """A scale with no number before it: one («сотню», "a dozen") or many («сотні», "dozens")."""
    word, after = tokens[i].text, text_at(tokens, i + 1)
    is_bounded = _BEFORE_SINGLE.ending_at(tokens, i - 1) is not None
    is_one = word in _SINGLE or (word in _EITHER and (after in CARDINALS or is_bounded))
    return _cardinal(tokens, i) if is_one else _many(tokens, i, i)


def _several(tokens: Sequence[Token], i: int) -> Core | None:
    """Several, or several of the scale that follows."""
    if tokens[i].text in _FEW and text_at(tokens, i - 1) not in ARTICLES:
        return None
    after = _past_of(tokens, i + 1)
    if text_at(tokens, after) in SCALES:
        return _many(tokens, i, after)
    return Core(i, i, _MANY, None, Bound.AT_LEAST, Form.SEVERAL)


def _many(tokens: Sequence[Token], first: int, i: int) -> Core:
    """At least two of the scale at token `i`, two dozen even for tens; "hundreds of thousands" multiply."""
    scale, after = SCALES[tokens[i].text], _past_of(tokens, i + 1)
    larger = SCALES.get(text_at(tokens, after), 0)
    if larger > scale:
        return Core(first, after, _MANY * scale * larger, None, Bound.AT_LEAST, Form.HUNDREDS)
    if scale < 100:
        return Core(first, i, max(_DOZENS, _MANY * scale), None, Bound.AT_LEAST, Form.DOZENS)
    return Core(first, i, _MANY * scale, None, Bound.AT_LEAST, Form.HUNDREDS)


def _past_of(tokens: Sequence[Token], i: int) -> int:
    return i + 1 if text_at(tokens, i) == "of" else i


def _idiom(tokens: Sequence[Token], i: int) -> Core | None:
    found = _IDIOMS.starting_at(tokens, i)
    return Core(i, found[0], name="name") if found else None


def _exact_phrase(tokens: Sequence[Token], i: int) -> Core | None:
    found = _EXACT.starting_at(tokens, i)
    return Core(i, found[0], found[1], found[1]) if found else None


def _none(tokens: Sequence[Token], i: int) -> Core | None:
    found = _NONE.starting_at(tokens, i)
    return Core(i, found[0], 0, 0, form=Form.NONE) if found else None


def _undisclosed(tokens: Sequence[Token], i: int) -> Core | None:
    found = _UNDISCLOSED.starting_at(tokens, i)
    return Core(i, found[0], bound=Bound.UNDISCLOSED, form=Form.UNDISCLOSED) if found else None


def _all(tokens: Sequence[Token], i: int) -> Core | None:
    """All, "all 13" with its number, "all but five" with the number of the exceptions; not «все ещё»."""
    if text_at(tokens, i + 1) in _STILL:
        return None
    but = _BUT.starting_at(tokens, i + 1)
    if but and (number := _plain_number(tokens, but[0] + 1)):
        return replace(number, first=i, form=Form.ALL_BUT)
    j = i + 1
    while text_at(tokens, j) in _ALL_FILLERS:
        j += 1
    if number := _plain_number(tokens, j):
        return replace(number, first=i, form=Form.ALL)
    return Core(i, i, form=Form.ALL)


def _every_one(tokens: Sequence[Token], i: int) -> Core | None:
    """ "Every one of the 18", with its number where one follows."""
    found = _EVERY_ONE.starting_at(tokens, i)
    core = _all(tokens, found[0]) if found else None
    return replace(core, first=i) if core else None


def _plain_number(tokens: Sequence[Token], i: int) -> Core | None:
    """The exact count at token `i`."""
    core: Core | None = None
    if is_kind(tokens, i, Kind.NUMBER):
        core = read_digits(tokens, i)
    elif text_at(tokens, i) in CARDINALS:
        core = _cardinal(tokens, i)
    return core if core and core.is_plain and not measured(tokens, core.last) else None


def _both(tokens: Sequence[Token], i: int) -> Core:
    return Core(i, i, 2, 2, form=Form.ALL)


def _fraction(tokens: Sequence[Token], i: int) -> Core | None:
    is_superlative = tokens[i].text in _SUPERLATIVES and text_at(tokens, i - 1) in _BEFORE_SUPERLATIVES
    return None if is_superlative else Core(i, i, form=Form.FRACTION)


def _ordinal(tokens: Sequence[Token], i: int) -> Core:
    if tokens[i].text in _FRACTION_ORDINALS and text_at(tokens, i - 1) in ARTICLES:
        return Core(i, i, form=Form.FRACTION)
    return Core(i, i, form=Form.ORDINAL, name="ordinal")


def _readers() -> dict[str, tuple[_Reader, ...]]:
    """For each word that can begin a number, what to try, in this order."""
    rows: list[tuple[_Reader, Iterable[str]]] = [
        (_idiom, _IDIOMS.first_words),
        (_exact_phrase, _EXACT.first_words),
        (_undisclosed, _UNDISCLOSED.first_words),
        (_none, _NONE.first_words),
        (_every_one, _EVERY_ONE.first_words),
        (_all, _ALL),
        (_both, _BOTH),
        (_several, _SEVERAL | _FEW),
        (_fraction, _FRACTIONS),
        (_cardinal, CARDINALS),
        (_scale, SCALES),
        (_ordinal, _ORDINALS),
    ]
    readers: dict[str, tuple[_Reader, ...]] = {}
    for reader, words in rows:
        for word in words:
            readers[word] = (*readers.get(word, ()), reader)
    return readers


_READERS = _readers()
FIRST_WORDS = frozenset(_READERS)
