"""Rules for weapons that did something to a thing or to people: killed, damaged or destroyed them."""

from __future__ import annotations

from parsers.clauses import nearest_before, next_behind
from parsers.grammar import stems, words
from parsers.links import Answer, Before
from parsers.mentions import Mention, is_instrumental
from parsers.report import Measure
from parsers.rules_objects import destroys_with
from parsers.sentence import Sentence

_BY = words("by")
_DESTROYED = words("destroyed")
_DAMAGED_BY = stems("damaged_by")
_DOWNED = stems("downed")
_NIGHT = words("night")


def killing(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``a missile killed two people``: one weapon that kills has struck."""
    verb = next_behind(sentence.triggers("killed", "injured"), mention.last)
    is_next = verb is not None and verb.first == mention.last + 1 and not sentence.is_cyrillic(verb.first)
    if not is_next or mention.unit != "weapon" or mention.is_plural or mention.quantity is not None:
        return None
    return Measure.HIT, verb


def damaging(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``FPV-дроном повреждён автомобиль``: a weapon that something was damaged with has struck it."""
    if mention.unit != "weapon" or not sentence.text_at(mention.last + 1).startswith(_DAMAGED_BY):
        return None
    if not is_instrumental(sentence, mention):
        return None
    was_downed = sentence.text_at(mention.first - 1).startswith(_DOWNED)
    return (Measure.SHOT_DOWN if was_downed else Measure.HIT), None


def destroying(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``the ship was destroyed by two naval drones``: weapons that destroy what is no weapon have struck."""
    verb = nearest_before(sentence.triggers("shot_down"), mention)
    if verb is None or mention.unit != "weapon":
        return None
    if destroys_with(sentence, verb, mention):
        return Measure.HIT, verb
    if sentence.text_at(verb.first) not in _DESTROYED:
        return None
    behind_it = verb.last + 1
    while sentence.text_at(behind_it) in _NIGHT:
        behind_it += 1
    is_by = sentence.text_at(behind_it) in _BY and mention.first == behind_it + 1
    is_of_weapons = any(sentence.is_kind(i, "weapon") for i in range(sentence.first, verb.first))
    return (Measure.HIT, verb) if is_by and not is_of_weapons else None
