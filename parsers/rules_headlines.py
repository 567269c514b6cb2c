"""Rules for headlines and lists without a verb: ``88 drones: Russia attacked``, «Минус 76 шахедов»."""

from __future__ import annotations

from parsers.clauses import nearest_before, next_behind
from parsers.grammar import endings, words
from parsers.links import WEAPON_TRIGGERS, Answer, Before, of_object
from parsers.mentions import Mention
from parsers.report import DEFENCE, Measure
from parsers.rules_objects import is_list
from parsers.sentence import Sentence
from parsers.terms import Term
from parsers.text import DASHES

_MINUS = words("minus")
_UP_TO = words("up_to")
_NUMBER_OF = words("number_of")
_UNDONE = words("undone")
_INFINITIVES = endings("infinitives")
_ANNOUNCED = words("announced")
_OF_NIGHT = words("of_night")
_WERE = words("came_at_night")
_LIST_JOINTS = words("and") | frozenset(',"')
_IN_ALL = words("in_all")
_STRETCHES = words("stretches_of_attack")
_ENDS = frozenset({"", ".", "!", "\n"})
_LONGEST_LIST = 20


def headed(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``500 дронів і 40 ракет: Росія завдала удару``: a headline counts the attack told next."""
    if mention.unit != "weapon" or mention.quantity is None:
        return None
    colon = sentence.next_mark(mention.last, ":", _LONGEST_LIST)
    if colon is None or not is_list(sentence, mention.last + 1, colon):
        return None
    attack = next_behind(sentence.triggers(), colon)
    is_told = attack is not None and attack.key == "launched" and not _is_told(sentence, colon)
    if attack is None or not is_told or _is_planned(sentence, colon, attack):
        return None
    return Measure.LAUNCHED, attack


def _is_told(sentence: Sentence, colon: int) -> bool:
    """Whether a verb stands before the colon, or numbers and weapons behind it."""
    has_verb = any(t.first < colon for t in sentence.triggers())
    return has_verb or any(
        sentence.is_count(i) or sentence.is_kind(i, "weapon") for i in range(colon, sentence.end)
    )


def _is_planned(sentence: Sentence, colon: int, attack: Term) -> bool:
    """``500 дронів: Росія планує завдати удару``: what is planned or failed has not come."""
    told = sentence.texts(colon + 1, attack.first + 1)
    is_denied = any(colon < cue.first < attack.first for cue in sentence.cues("hypothetical", "negation"))
    return is_denied or not _UNDONE.isdisjoint(told) or any(text.endswith(_INFINITIVES) for text in told)


def subtracted(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``Минус 76 шахедов и 4 ракеты``: what the headline of a defence takes off was shot down."""
    if mention.unit != "weapon" or mention.quantity is None or sentence.text_at(sentence.first) not in _MINUS:
        return None
    is_listed = is_list(sentence, sentence.first + 1, mention.first)
    return (Measure.SHOT_DOWN, None) if is_listed else None


def announced(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``a complex attack: 40 missiles and 300 drones``, ``152 БпЛА за ніч``: what came, with no verb."""
    is_counted = mention.quantity is not None or (mention.is_plural and bool(sentence.quantities))
    if mention.unit != "weapon" or not is_counted or sentence.triggers():
        return None
    if sentence.is_cyrillic(mention.last) and _is_told_of_night(sentence, mention, before):
        return Measure.LAUNCHED, None
    colons = [i for i in range(sentence.first, mention.first) if sentence.text_at(i) == ":"]
    told_by = range(sentence.first, colons[0]) if colons else range(mention.last + 1, sentence.end)
    told = _ANNOUNCED if colons else _OF_NIGHT
    return (Measure.LAUNCHED, None) if any(sentence.text_at(i) in told for i in told_by) else None


def _is_told_of_night(sentence: Sentence, mention: Mention, before: Before) -> bool:
    """«Усього за цю ніч — 574 дрони та 40 ракет», «Цієї ночі було 574 дрони»: the next of its list too."""
    last = before.links[-1] if before.links else None
    if last is not None and last.rule == announced.__name__:
        between = range(last.mention.last + 1, mention.first)
        return all(sentence.text_at(i) in _LIST_JOINTS for i in between)
    opening = mention.first - 1
    is_opened = sentence.text_at(opening) in DASHES or sentence.text_at(opening) in _WERE
    head = sentence.texts(sentence.first, opening)
    return is_opened and mention.quantity is not None and not _STRETCHES.isdisjoint(head)


def added_up(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``Всего за ночь – 7.``: the sum of what the sentence before counted, and no noun behind the dash."""
    if mention.unit != "bare" or mention.quantity is None or before.measure not in DEFENCE:
        return None
    head = sentence.texts(sentence.first, mention.first - 1)
    is_of_night = head[:1] != [] and head[0] in _IN_ALL and not _OF_NIGHT.isdisjoint(head)
    is_alone = sentence.text_at(mention.first - 1) in DASHES and sentence.text_at(mention.last + 1) in _ENDS
    return (before.measure, None) if is_of_night and is_alone and not sentence.triggers() else None


def grown(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``the number of drones downed rose to 20``, «число сбитых целей увеличилось до семи»."""
    is_changed = any(sentence.is_cue(mention.first - n, "changed") for n in (1, 2))
    if mention.unit != "bare" or not is_changed or sentence.text_at(mention.first - 1) not in _UP_TO:
        return None
    told = nearest_before(sentence.triggers(*WEAPON_TRIGGERS), mention)
    is_number = not _NUMBER_OF.isdisjoint(sentence.texts(sentence.first, mention.first))
    return of_object(told) if is_number and told is not None and told.key != "launched" else None
