"""Rules for headlines, which count before they tell: ``88 drones: Russia attacked``, «Минус 76 шахедов»."""

from __future__ import annotations

from parsers.clauses import next_behind
from parsers.grammar import endings, words
from parsers.links import Answer, Before
from parsers.mentions import Mention
from parsers.report import Measure
from parsers.rules_objects import is_list
from parsers.sentence import Sentence
from parsers.terms import Term

_MINUS = words("minus")
_UNDONE = words("undone")
_INFINITIVES = endings("infinitives")
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
