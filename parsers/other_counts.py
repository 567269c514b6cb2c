"""Numbers that count no weapons and no people hurt: attacks, things, so many a day, what a toll was."""

from __future__ import annotations

from itertools import pairwise

from parsers.clauses import nearest_before
from parsers.grammar import words
from parsers.mentions import Mention
from parsers.numbers.core import Form
from parsers.sentence import Sentence
from parsers.text import DASHES, Kind

_TOTAL = words("total")
_NUMBER_OF = words("number_of")
_STRIKES = words("strikes_counted")
_TARGETS = words("targets")
_EVENTS = words("events")
_BEHIND_RATE = words("behind_rate")
_UP_TO = words("up_to")
_FROM = words("from")
_NEAR_NOUN = 4
_NEAR_TOLL = 8


def is_rate(sentence: Sentence, mention: Mention) -> bool:
    """``100 casualties a day``: how fast a number grows; not ``a day after``, «на день Незалежності»."""
    behind = mention.last + 1
    behind += sentence.is_people_trigger(behind) or sentence.is_kind(behind, "side")
    told = sentence.term_at.get(behind)
    if told is None or not told.entry.attributes.get("rate"):
        return False
    end = told.last + 1
    return end == sentence.end or sentence.is_mark(end) or sentence.text_at(end) in _BEHIND_RATE


def counts_things(sentence: Sentence, mention: Mention) -> bool:
    """``46 damaged houses``: a participle right behind a number, and behind it a plain noun."""
    told = sentence.term_at.get(mention.last + 1)
    if mention.unit != "bare" or told is None or not told.entry.attributes.get("active"):
        return False
    noun = told.last + 1
    return noun < sentence.end and noun not in sentence.term_at and sentence.tokens[noun].kind == Kind.WORD


def is_of_strikes_counted(sentence: Sentence, mention: Mention) -> bool:
    """``fired 84 missiles and 24 drone attacks, 13 of which``: a part of attacks, and not of weapons."""
    if not mention.is_back_reference or mention.unit != "bare":
        return False
    before = (q for q in sentence.quantities if q.last < mention.first)
    counted = max((q.last for q in before if sentence.is_count(q.first)), default=mention.first)
    near = range(counted + 1, min(counted + _NEAR_NOUN, mention.first))
    events = [i for i in near if sentence.is_kind(i, "event") or sentence.text_at(i) in _EVENTS]
    return bool(events) and not any(sentence.is_kind(i, "weapon") for i in near if i > events[-1])


def are_all_struck(sentence: Sentence, mention: Mention) -> bool:
    """``hit all its targets``: how many places that were is not told."""
    quantity = mention.quantity
    if quantity is None or quantity.form is not Form.ALL or sentence.text_at(mention.last) not in _TARGETS:
        return False
    hit = nearest_before(sentence.triggers("hit"), mention)
    return hit is not None and mention.first - hit.last == 1


def is_number_of_strikes(sentence: Sentence, mention: Mention) -> bool:
    """«уточнив кількість ударів, яких завдали по місту, – 15»: so many strikes, and no weapons."""
    if mention.unit != "bare" or sentence.text_at(mention.first - 1) not in DASHES:
        return False
    texts = sentence.texts(sentence.first, mention.first)
    return any(one in _NUMBER_OF and other in _STRIKES for one, other in pairwise(texts))


def is_total_of_other(sentence: Sentence, mention: Mention) -> bool:
    """``counted 81 new crimes, bringing the total to 102,849``: a total of what was counted before it."""
    if mention.unit != "bare" or sentence.text_at(mention.first - 2) not in _TOTAL:
        return False
    before = [q for q in sentence.quantities if q.last < mention.first and sentence.is_count(q.first)]
    if not before or any(weapon.first < mention.first for weapon in sentence.of_kind("weapon")):
        return False
    noun = before[-1].last + 1
    is_told = sentence.is_kind(noun, "trigger", "cue") or sentence.tokens[noun].kind == Kind.MARK
    return not is_told


def is_old_toll(sentence: Sentence, mention: Mention) -> bool:
    """``the toll climbed through the day from six to fifteen``: what it was before."""
    near = range(mention.first - _NEAR_TOLL, mention.first)
    is_from = sentence.text_at(mention.first - 1) in _FROM and sentence.text_at(mention.last + 1) in _UP_TO
    return is_from and any(sentence.is_cue(i, "changed") for i in near)
