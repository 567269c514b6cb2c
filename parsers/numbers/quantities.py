"""Numbers in English, Ukrainian and Russian: how many, how exactly, and which digits count nothing.

The number itself is read by `digits` and `words`; here it gets what stands around it: the other end of
a range, units, bounds and "each". The words stand in ``lexicons/numbers.toml``.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from parsers.numbers.core import RANGE_JOINS, TABLES, Core, Form, Quantity, measured
from parsers.numbers.digits import is_years, read_digits
from parsers.numbers.words import ARTICLES, FIRST_WORDS, read_words
from parsers.phrases import Phrases, text_at, touches, word_set
from parsers.report import Bound
from parsers.text import DASHES, Kind, Token

_BOUNDS_BEFORE = Phrases({p: Bound(b) for b, table in TABLES["bounds"].items() for p in table["before"]})
_BETWEEN_BOUND = word_set(TABLES["between_bound"]["words"])
_BOUNDS_AFTER = Phrases({p: Bound(b) for b, table in TABLES["bounds"].items() for p in table["after"]})
_ARRIVAL = tuple(TABLES["arrival"]["stems"].split())
_ARRIVES_AT = word_set(TABLES["arrival"]["at"])
_OPENED = {join: word_set(openers) for join, openers in TABLES["ranges"]["opened"].items()}
_EACH_BEFORE = word_set(TABLES["each"]["before"])
_EACH_AFTER = word_set(TABLES["each"]["after"])
_MONEY_BEFORE = word_set(TABLES["money"]["before"])

_MEASURABLE = frozenset({Form.NUMBER, Form.SEVERAL, Form.DOZENS, Form.HUNDREDS, Form.FRACTION})
_BOUNDED = _MEASURABLE | {Form.PERCENT}
_BOUNDED_NAMES = frozenset({None, "unit", "percent", "money"})
_ARRIVAL_REACH, _ELLIPSIS_REACH = 6, 16
_SENTENCE_ENDS = frozenset(".!?;\n")


def find_quantities(tokens: Sequence[Token], dated: Container[int] = ()) -> list[Quantity]:
    """All numbers among the tokens of a text, in order, none inside another; each digit is in one of them.

    None begins on a `dated` token: ``on May 19 – 1,150 drones`` counts no 19.

    >>> from parsers.text import tokenize
    >>> [(q.low, q.high, q.name) for q in find_quantities(tokenize("понад 90 дронів, дві ракети Х-101"))]
    [(90, None, None), (2, 2, None), (None, None, 'name')]
    """
    found: list[Quantity] = []
    floor = 0
    number = Kind.NUMBER
    beginnings = [i for i, t in enumerate(tokens) if t.kind == number or t.text in FIRST_WORDS]
    for i in beginnings:
        if i >= floor and i not in dated and (core := _core(tokens, i)):
            core = _named_by_unit(tokens, _ranged(tokens, core, floor))
            found.append(_surrounded(tokens, core, floor))
            floor = found[-1].last + 1
    return found


def _core(tokens: Sequence[Token], i: int) -> Core | None:
    """The number that begins at token `i`."""
    if tokens[i].kind == Kind.NUMBER:
        return read_digits(tokens, i)
    return read_words(tokens, i)


def _ranged(tokens: Sequence[Token], core: Core, floor: int) -> Core:
    """The number joined with a larger one after it, where a word or a dash joins them."""
    if not core.is_plain:
        return core
    first = core.first
    join, upper_at = _join(tokens, core.last + 1)
    is_opened = first > floor and text_at(tokens, first - 1) in _OPENED.get(join, ())
    is_joined = is_opened or join in RANGE_JOINS or _is_range_dash(tokens, core.last + 1)
    if not is_joined or _has_arrival(tokens, first) or upper_at >= len(tokens):
        return core
    upper = _core(tokens, upper_at)
    if upper is None or not upper.is_plain or core.low is None or (upper.high or 0) <= core.low:
        return core
    is_span_of_years = join not in RANGE_JOINS and not is_opened and is_years(core.low, upper.high or 0)
    name = "time or date" if is_span_of_years else None
    return Core(first - is_opened, upper.last, core.low, upper.high, Bound.RANGE, name=name)


def _join(tokens: Sequence[Token], i: int) -> tuple[str, int]:
    """What joins the ends of a range, and where the upper one begins: ``4 to 6``, ``four-to-six``."""
    join = text_at(tokens, i)
    is_hyphened = join == "-" and text_at(tokens, i + 2) == "-" and text_at(tokens, i + 1) in RANGE_JOINS
    return (text_at(tokens, i + 1), i + 3) if is_hyphened else (join, i + 1)


def _is_range_dash(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is a hyphen or dash that touches both sides, or a dash that touches neither."""
    if text_at(tokens, i) not in {"-", "–"}:
        return False
    touching = (touches(tokens, i - 1), touches(tokens, i))
    return touching == (True, True) or (touching == (False, False) and tokens[i].text == "–")


def _has_arrival(tokens: Sequence[Token], i: int) -> bool:
    """Whether shortly before token `i` something rises or falls («зросла до», "rose from")."""
    for j in range(i - 1, max(i - _ARRIVAL_REACH, 0) - 1, -1):
        if tokens[j].kind == Kind.MARK:
            return False
        if tokens[j].text.startswith(_ARRIVAL):
            return True
    return False


def _is_arrived_at(tokens: Sequence[Token], last: int) -> bool:
    """Whether what arrives at a number stands behind it: «До 16 людей зросла кількість»."""
    return any(text_at(tokens, i).startswith(_ARRIVAL) for i in (last + 1, last + 2))


def _goes_on_arriving(tokens: Sequence[Token], i: int) -> bool:
    """«число раненых возросло до 80, погибших – до 16»: behind a dash the verb before is meant."""
    if text_at(tokens, i - 1) not in DASHES:
        return False
    for j in range(i - 2, max(i - _ELLIPSIS_REACH, 0) - 1, -1):
        if tokens[j].text in _SENTENCE_ENDS:
            return False
        if text_at(tokens, j) in _ARRIVES_AT and _has_arrival(tokens, j):
            return True
    return False


def _named_by_unit(tokens: Sequence[Token], core: Core) -> Core:
    """The number named after the unit or currency that stands with it."""
    if core.name not in (None, "decimal") or core.form not in _MEASURABLE:
        return core
    if text_at(tokens, core.first - 1) in _MONEY_BEFORE:
        return replace(core, name="money")
    unit = measured(tokens, core.last)
    if unit is None:
        return core
    last, name = unit
    return replace(core, last=last, name=name, form=Form.PERCENT if name == "percent" else core.form)


def _surrounded(tokens: Sequence[Token], core: Core, floor: int) -> Quantity:
    """The number with article, bound words and "each" around it, as far back as token `floor`."""
    has_article = core.first > floor and text_at(tokens, core.first - 1) in ARTICLES
    if has_article and tokens[core.first].kind == Kind.WORD:
        core = replace(core, first=core.first - 1)
    first, last, is_each = core.first, core.last, False
    inner = core
    if core.form in _BOUNDED and core.name in _BOUNDED_NAMES:
        core = _with_bound_before(tokens, core, floor)
        core = _with_bound_after(tokens, core)
        first, last, is_each = _with_each(tokens, core.first, core.last, floor)
    return Quantity(
        first=first,
        last=last,
        start=tokens[first].start,
        end=tokens[last].end,
        core_start=tokens[inner.first].start,
        core_end=tokens[inner.last].end,
        low=None if core.name else core.low,
        high=None if core.name else core.high,
        bound=core.bound,
        form=core.form,
        is_each=is_each,
        name=core.name,
    )


def _with_bound_before(tokens: Sequence[Token], core: Core, floor: int) -> Core:
    found = _BOUNDS_BEFORE.ending_at(tokens, core.first - 1)
    if found is None and text_at(tokens, core.first - 1) in _BETWEEN_BOUND:
        found = _BOUNDS_BEFORE.ending_at(tokens, core.first - 2)
    if found is None or found[0] < floor:
        return core
    first, bound = found
    to = core.first - 1
    arrives = _has_arrival(tokens, to) or _is_arrived_at(tokens, core.last) or _goes_on_arriving(tokens, to)
    if text_at(tokens, core.first - 1) in _ARRIVES_AT and arrives:
        return core
    return replace(_bounded(core, bound), first=first)


def _with_bound_after(tokens: Sequence[Token], core: Core) -> Core:
    found = _BOUNDS_AFTER.starting_at(tokens, core.last + 1)
    return replace(_bounded(core, found[1]), last=found[0]) if found else core


def _bounded(core: Core, bound: Bound) -> Core:
    """What a bound word leaves of a number; a vague number or a range keeps its own bound."""
    if bound is Bound.AT_LEAST:
        return replace(core, bound=bound, high=None)
    if core.bound is not Bound.EXACT:
        return core
    return replace(core, bound=bound, low=None if bound is Bound.AT_MOST else core.low)


def _with_each(tokens: Sequence[Token], first: int, last: int, floor: int) -> tuple[int, int, bool]:
    """The first and last token with the word that makes a number one of each («по 6», "one each")."""
    if first > floor and text_at(tokens, first - 1) in _EACH_BEFORE:
        return first - 1, last, True
    if text_at(tokens, last + 1) in _EACH_AFTER:
        return first, last + 1, True
    return first, last, False
