"""Shares of what was counted, and words for all that count nothing: «82% дронов», ``mostly ballistic``."""

from __future__ import annotations

from parsers.grammar import words
from parsers.mentions import Mention
from parsers.numbers.core import Form
from parsers.sentence import Sentence

_MOSTLY = words("mostly")
_SOME_OF = words("some_of")
_THE = words("the")
_OUT_OF = words("of", "out_of")
_OUT_OF_SLAVIC = words("out_of_slavic")
_NEARLY = words("nearly")
_QUOTES = words("of") | {'"'}
_AND = words("and")
_ASIDE_MARKS = _AND | frozenset(",–")
_NEAR_PERCENT, _NEAR_OF_WHICH = 4, 3


def is_one_of_downed(sentence: Sentence, mention: Mention) -> bool:
    """«один зі збитих дронів упав на дах»: one of those told of, and no more of them."""
    quantity = mention.quantity
    is_one = quantity is not None and quantity.low == quantity.high == 1 and mention.implied is not None
    return quantity is not None and is_one and sentence.text_at(quantity.last + 1) in _OUT_OF_SLAVIC


def is_nearly_all(sentence: Sentence, mention: Mention) -> bool:
    """«почти все дроны сбиты»: some are left out, and how many is not told."""
    return mention.is_all and sentence.text_at(mention.first - 1) in _NEARLY


def is_shared_out(sentence: Sentence, mention: Mention) -> bool:
    """``more than half of the 120 drones``, ``half the 120``: what a share is of."""
    last = mention.first - 1 - (sentence.text_at(mention.first - 1) in _THE)
    is_half = sentence.text_at(last) not in _OUT_OF
    last -= not is_half
    shares = (q for q in sentence.quantities if q.last == last)
    return any(q.form is Form.FRACTION or (q.form is Form.PERCENT and not is_half) for q in shares)


def is_of_percent(sentence: Sentence, mention: Mention) -> bool:
    """``82% of Iranian-made drones``, «відсоток збиття дронів»: a share, and no number of weapons."""
    if mention.quantity is not None:
        return False
    near = range(mention.first - _NEAR_PERCENT, mention.first)
    if any(sentence.is_cue(i, "rate") for i in near):
        return True
    return any(q.form is Form.PERCENT for i in near if (q := sentence.quantity_at.get(i)))


def is_some_of(sentence: Sentence, mention: Mention) -> bool:
    """``частину «шахедів» збили``: a part with no number."""
    if mention.quantity is not None:
        return mention.quantity.form is Form.FRACTION
    before = mention.first - 1
    while sentence.text_at(before) in _QUOTES or _is_joined_weapon(sentence, before):
        before -= 1
    return sentence.text_at(before) in _SOME_OF or sentence.text_at(mention.first) in _SOME_OF


def _is_joined_weapon(sentence: Sentence, i: int) -> bool:
    """Whether a word goes back to «частину» in Cyrillic: ``запущенных`` дронов, ``дронів і`` ракет."""
    if i < sentence.first or not sentence.is_cyrillic(i):
        return False
    term = sentence.term_at.get(i)
    is_participle = term is not None and bool(term.entry.attributes.get("describes"))
    is_list = sentence.text_at(i) in _AND and sentence.is_kind(i - 1, "weapon")
    return is_participle or is_list or (sentence.is_kind(i, "weapon") and sentence.text_at(i + 1) in _AND)


def is_mostly(sentence: Sentence, mention: Mention) -> bool:
    """``380 missiles, predominantly ballistic missiles``: of what kind most of those counted were."""
    before = mention.first - 1
    is_apposed = sentence.text_at(before) in _MOSTLY and sentence.text_at(before - 1) in _ASIDE_MARKS
    return mention.quantity is None and is_apposed


def is_detail(sentence: Sentence, mention: Mention) -> bool:
    """Whether a weapon with no number only details a number before: ``367 weapons, including missiles``."""
    if mention.quantity is not None or mention.unit != "weapon":
        return False
    back = range(mention.first - 1, mention.first - _NEAR_OF_WHICH - 1, -1)
    opening = next((i for i in back if sentence.is_cue(i, "of_which")), None)
    if opening is None:
        return False
    return any(sentence.is_count(q.first) for q in sentence.quantities if q.last < opening)
