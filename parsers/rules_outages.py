"""Rules for outages: settlements and customers without power."""

from __future__ import annotations

from parsers.clauses import contrast_between, has_text
from parsers.grammar import stems, words
from parsers.links import Answer, Before
from parsers.mentions import Mention, stands_alone
from parsers.numbers.core import Form
from parsers.report import Measure
from parsers.rules_people import is_of_other_cause
from parsers.sentence import Sentence
from parsers.terms import Term

_WITHOUT_POWER = {
    "settlement": Measure.SETTLEMENTS_WITHOUT_POWER,
    "customer": Measure.CUSTOMERS_WITHOUT_POWER,
    "person": Measure.CUSTOMERS_WITHOUT_POWER,
}
_AT = words("at")
_COLON = frozenset(":")
_WITHOUT = words("without")
_LEFT = words("left_without")
_IN_LIST = words("and") | frozenset(",;")
_JOINTS_OF_OUTAGES = words("and", "in_place") | {","}
_HOME = words("home")
_WITH = words("with")
_RESTORED = stems("restored")
_OTHER_UTILITIES = stems("other_utilities")
_POWER_BEFORE, _POWER_BEHIND, _RESTORED_BEFORE = 7, 18, 8


def without_power(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``leaving at least 15 settlements without electricity``."""
    outages = _outages(sentence, before)
    is_told = bool(outages) or _is_behind_outage(before)
    if mention.quantity is None or not is_told or _is_without_other(sentence, mention):
        return None
    if _only_lives_there(sentence, mention):
        return None
    if is_of_other_cause(sentence, mention):
        return None
    if not _is_restored(sentence, mention) and _goes_on_without_power(sentence, mention, before):
        last = before.links[-1]
        return _WITHOUT_POWER.get(mention.unit, last.measure), last.trigger
    if mention.unit not in _WITHOUT_POWER and not _are_meant_by(sentence, mention):
        return None
    outage = next(
        (t for t in outages if _is_near(t, mention, sentence) or _lists(t, mention, sentence)), None
    )
    if outage is None or _is_restored(sentence, mention):
        return None
    if any(_counts_other(sentence, mention, i) for i in range(mention.last + 1, outage.first)):
        return None
    return _WITHOUT_POWER.get(mention.unit, Measure.CUSTOMERS_WITHOUT_POWER), outage


def _outages(sentence: Sentence, before: Before) -> list[Term]:
    """The words of outages; villages that ``were cut off`` lack power only where something else says so."""
    told = [t for t in sentence.triggers("without_power") if not _is_of_other_utility(t, sentence)]
    is_clear = any(not t.entry.attributes.get("beside_outage") for t in told)
    return told if is_clear or _is_behind_outage(before) else []


def _is_of_other_utility(outage: Term, sentence: Sentence) -> bool:
    """``отключение мобильной связи``: whether a bare word of outages stands with what is no power."""
    if not outage.entry.attributes.get("of_any_utility"):
        return False
    near = sentence.texts(outage.last + 1, outage.last + _POWER_BEFORE)
    return any(text.startswith(_OTHER_UTILITIES) for text in near)


def _only_lives_there(sentence: Sentence, mention: Mention) -> bool:
    """``a city, home to 275,000 people, was without power``, ``a mine with several people in it``."""
    is_some = mention.quantity is not None and mention.quantity.form is Form.SEVERAL
    before = mention.first - 1
    is_home = sentence.text_at(before) == "to" and sentence.text_at(before - 1) in _HOME
    return is_home or (is_some and mention.unit == "person" and sentence.text_at(before) in _WITH)


def _is_behind_outage(before: Before) -> bool:
    """Whether the number before was one of those without power."""
    return bool(before.links) and before.links[-1].measure in _WITHOUT_POWER.values()


def _are_meant_by(sentence: Sentence, mention: Mention) -> bool:
    """``50,000 remain without power``: people, where the outage stands right behind a number."""
    is_cyrillic = sentence.is_cyrillic(mention.first)
    is_left = sentence.text_at(mention.last + 1) in _LEFT
    behind = mention.last + 1 + is_left if is_cyrillic else _past_being_left(sentence, mention)
    is_outage = sentence.text_at(behind) in _WITHOUT and sentence.is_kind(behind, "trigger")
    return mention.unit in {"bare", "others"} and is_outage


def _counts_other(sentence: Sentence, mention: Mention, i: int) -> bool:
    """Whether a number counts anything but more of those before it: ``and another 400,000 in Sumy were``.

    Nor does it where both lack power: ``1,700 consumers in three settlements``.
    """
    if not sentence.is_count(i):
        return False
    is_next = sentence.is_cue(i - 1, "another") and sentence.text_at(i - 2) in _IN_LIST
    if is_next and not sentence.is_kind(i + 1, "unit", "weapon"):
        return False
    between = set(sentence.texts(mention.last + 1, sentence.quantity_at[i].first))
    if between and between <= _AT:
        return False
    noun = sentence.term_at.get(sentence.quantity_at[i].last + 1)
    lacks_power = noun is not None and noun.kind == "unit" and noun.key in _WITHOUT_POWER
    return not (lacks_power and between and between <= _JOINTS_OF_OUTAGES)


def _is_without_other(sentence: Sentence, mention: Mention) -> bool:
    """``14 settlements without water``: what they lack is no power."""
    behind = _past_being_left(sentence, mention)
    return sentence.text_at(behind) in _WITHOUT and not sentence.is_kind(behind, "trigger")


def _past_being_left(sentence: Sentence, mention: Mention) -> int:
    """The token behind ``were left``, ``still remain``."""
    behind = mention.last + 1
    while sentence.is_cue(behind, "auxiliary") or sentence.text_at(behind) in _LEFT:
        behind += 1
    return behind


def _goes_on_without_power(sentence: Sentence, mention: Mention, before: Before) -> bool:
    """``60 тисяч споживачів на Донеччині, понад 51 тисяча – в Одеській``: the next of a list."""
    if not _is_behind_outage(before):
        return False
    last = before.links[-1].mention
    if mention.unit == "settlement" and last.unit == "customer" and _is_in(sentence, last, mention):
        return True
    is_alike = mention.unit in _WITHOUT_POWER or (mention.unit == "bare" and stands_alone(sentence, mention))
    between = (t for t in sentence.triggers() if last.last < t.first < mention.first)
    has_verb = any(t.key != "without_power" for t in between)
    return is_alike and not has_verb and has_text(sentence, last.last + 1, mention.first, _IN_LIST)


def _is_in(sentence: Sentence, customers: Mention, mention: Mention) -> bool:
    """«26,7 тыс. семей в 25 населенных пунктах»: where those without power live."""
    return mention.first == customers.last + 2 and sentence.text_at(customers.last + 1) in _AT


def _lists(outage: Term, mention: Mention, sentence: Sentence) -> bool:
    """«знеструмлення у кількох областях: на Вінниччині 400 населених пунктів»: a list behind a colon."""
    is_colon = has_text(sentence, outage.last + 1, mention.first, _COLON)
    return is_colon and not any(outage.last < t.first < mention.first for t in sentence.triggers())


def _is_near(outage: Term, mention: Mention, sentence: Sentence) -> bool:
    is_behind = 0 <= outage.first - mention.last < _POWER_BEHIND
    is_near = is_behind or 0 <= mention.first - outage.last < _POWER_BEFORE
    return is_near and outage.first in sentence.between_semicolons(mention.first)


def _is_restored(sentence: Sentence, mention: Mention) -> bool:
    """``power was restored to 15 villages`` counts those that have it again."""
    opening = sentence.between_semicolons(mention.first).start
    ahead = range(max(opening, mention.first - _RESTORED_BEFORE), mention.first)
    return any(
        sentence.text_at(i).startswith(_RESTORED) and not contrast_between(sentence, i, mention.first)
        for i in ahead
    )
