"""Rules for numbers of places: where weapons hit, where debris fell."""

from __future__ import annotations

from parsers.clauses import clause_between, has_auxiliary, has_comma, has_text, nearest_before, next_behind
from parsers.grammar import stems, words
from parsers.links import Answer, Before
from parsers.mentions import Mention, stands_alone
from parsers.numbers.core import Form
from parsers.report import Measure
from parsers.rules_people import is_of_other_cause
from parsers.sentence import Sentence
from parsers.terms import Term
from parsers.text import DASHES

_AT = words("at")
_OF = words("of")
_TARGETS = words("targets")
_DAMAGE = stems("damage")
_PLACES = frozenset({"location", "area", "district"})
_INHABITED = frozenset({"settlement", "district"})
_NEXT_IN_LIST = words("and", "and_but") | frozenset(",;")
_CLOSING = frozenset(")")
_AIMED_AT = words("aimed_at")
_STRIKES = stems("strikes")
_CITIES = words("cities")
_OF_TROOPS = stems("of_troops")
_NEAR_BEFORE, _NEAR_BEHIND, _NEAR_HIT, _NEAR_STRIKE = 14, 5, 2, 4
_NEAR_PASSIVE = 9
_FIRES = stems("of_fires")
_LEFT = words("left_without")
_GROUNDS = stems("grounds")
_SHELLING = stems("shelling")
_NEAR_FIRE = 5


def debris_places(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``падіння уламків на 6 локаціях``, ``debris fell at one site``, ``на шести – уламки``."""
    debris, hits = sentence.cues("debris"), sentence.triggers("hit")
    is_place = mention.unit in _PLACES or _is_of_grounds(sentence, mention)
    if not debris or not (is_place or _is_of_places(sentence, mention)):
        return None
    following = next_behind(debris, mention.last)
    if following is not None and _leads_to(sentence, mention, following):
        return Measure.DEBRIS_LOCATIONS, following
    nearest = nearest_before(debris, mention)
    hit = nearest_before([t for t in hits if not _is_of_debris(sentence, t)], mention)
    if nearest is None or (hit is not None and nearest.first < hit.first):
        return None
    return (Measure.DEBRIS_LOCATIONS, nearest) if mention.first - nearest.last < _NEAR_BEFORE else None


def _is_of_grounds(sentence: Sentence, mention: Mention) -> bool:
    """«уламки впали на території двох підприємств»: the grounds of so many sites."""
    return mention.unit == "facility" and sentence.text_at(mention.first - 1).startswith(_GROUNDS)


def _is_of_debris(sentence: Sentence, hit: Term) -> bool:
    """``debris landed``, ``debris damaged``: what wreckage did is no hit."""
    return sentence.is_cue(hit.first - 1, "debris") or sentence.text_at(hit.first).startswith(_DAMAGE)


def _is_of_places(sentence: Sentence, mention: Mention) -> bool:
    """``на 4``, ``at six others``: a number with no noun behind "at", or before a dash."""
    if mention.unit != "others" and not (mention.unit == "bare" and stands_alone(sentence, mention)):
        return False
    ahead = mention.first - 2 if sentence.is_cue(mention.first - 1, "another") else mention.first - 1
    return sentence.text_at(ahead) in _AT or sentence.text_at(mention.last + 1) in DASHES


def _leads_to(sentence: Sentence, mention: Mention, debris: Term) -> bool:
    """Whether debris is told right behind its number of places: ``на шести – падіння уламків``."""
    start, end = mention.last + 1, debris.first
    if end - start > _NEAR_BEHIND or clause_between(sentence, mention.last, end):
        return False
    if has_text(sentence, start, end, _NEXT_IN_LIST):
        return False
    hit = next_behind(sentence.triggers("hit"), mention.last)
    return hit is None or hit.first >= end


def hit_places(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``27 drones hit seven locations``, ``влучання на 15 локаціях``."""
    if sentence.text_at(mention.last + 1).startswith(_OF_TROOPS) or _is_one_of(sentence, mention):
        return None
    if mention.unit == "location":
        is_all = mention.quantity is not None and mention.quantity.form is Form.ALL
        if is_all or _is_of_fires(sentence, mention):
            return None
        return Measure.HIT_LOCATIONS, nearest_before(sentence.triggers("hit", "launched"), mention)
    if mention.unit in _INHABITED:
        return _settlements_struck(sentence, mention)
    if mention.unit == "facility" or _is_of_targets(sentence, mention):
        if mention.quantity is not None and _is_aimed_at(sentence, mention):
            return Measure.HIT_LOCATIONS, None
        return _struck(sentence, mention) or _next_struck(sentence, mention, before)
    if _is_bracketed(sentence, mention, before):
        return Measure.HIT, before.links[-1].trigger
    hit = nearest_before(sentence.triggers("hit", "without_power"), mention)
    if hit is not None and hit.key != "hit":
        return None
    return (Measure.HIT_LOCATIONS, hit) if mention.unit == "area" and hit is not None else None


def _is_of_fires(sentence: Sentence, mention: Mention) -> bool:
    """«загоряння у чотирьох локаціях»: places that burn, of which no hit is told."""
    ahead = sentence.texts(mention.first - _NEAR_FIRE, mention.first)
    hit = nearest_before(sentence.triggers("hit"), mention)
    is_hit = hit is not None and mention.first - hit.last <= _NEAR_FIRE
    return not is_hit and any(text.startswith(_FIRES) for text in ahead)


def _is_one_of(sentence: Sentence, mention: Mention) -> bool:
    """``one of the locations of a strike``: how many there were is not told."""
    quantity = mention.quantity
    return quantity is not None and quantity.low == 1 and sentence.text_at(quantity.last + 1) in _OF


def _settlements_struck(sentence: Sentence, mention: Mention) -> Answer | None:
    """``attacked six settlements``, ``two districts had been hit``, ``391 удар по 16 населених пунктах``."""
    if mention.quantity is None or sentence.text_at(mention.first - 1) in _LEFT:
        return None
    if mention.unit == "settlement" and (_is_aimed_at(sentence, mention) or _is_shelled(sentence, mention)):
        return Measure.HIT_LOCATIONS, None
    struck = _struck(sentence, mention) or _struck_behind(sentence, mention)
    return None if sentence.text_at(mention.last) in _CITIES else struck


def _struck_behind(sentence: Sentence, mention: Mention) -> Answer | None:
    """``two districts in his region had been hit``: the passive verb behind places."""
    hit = next_behind(sentence.triggers("hit"), mention.last)
    if hit is None or hit.first - mention.last >= _NEAR_PASSIVE or sentence.triggers("without_power"):
        return None
    if has_comma(sentence, mention.last, hit.first):
        return None
    if not has_auxiliary(sentence, hit.first - 1, hit.first):
        return None
    is_by_debris = sentence.is_cue(hit.last + 2, "debris")
    return (Measure.DEBRIS_LOCATIONS if is_by_debris else Measure.HIT_LOCATIONS), hit


def _is_aimed_at(sentence: Sentence, mention: Mention) -> bool:
    """Whether strikes on so many places are told of: ``strikes on 12 settlements``."""
    at = mention.first if sentence.text_at(mention.first) in _AIMED_AT else mention.first - 1
    near = sentence.texts(max(sentence.first, at - _NEAR_STRIKE), at)
    return sentence.text_at(at) in _AIMED_AT and any(text.startswith(_STRIKES) for text in near)


def _is_shelled(sentence: Sentence, mention: Mention) -> bool:
    """«обстріляла 31 населений пункт»: the verb of an attack right before so many places."""
    verb = sentence.term_at.get(mention.first - 1)
    is_attack = verb is not None and verb.kind == "trigger" and verb.key == "launched"
    if not is_attack or is_of_other_cause(sentence, mention):
        return False
    return sentence.text_at(mention.first - 1).startswith(_SHELLING)


def _is_of_targets(sentence: Sentence, mention: Mention) -> bool:
    """``strikes hit 70 targets``: what weapons hit is on the ground."""
    noun = mention.members[0] if mention.members else None
    is_plain = noun is not None and noun.first == noun.last == mention.last
    return is_plain and mention.weapon == "any" and sentence.text_at(mention.last) in _TARGETS


def _next_struck(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``hit 70 targets, including 29 critical facilities``: a part of the places struck."""
    if not before.links or not mention.is_part or before.links[-1].measure is not Measure.HIT_LOCATIONS:
        return None
    return before.links[-1].measure, before.links[-1].trigger


def _is_bracketed(sentence: Sentence, mention: Mention, before: Before) -> bool:
    """``impacts at 20 sites (3 missiles, 17 drones)``: the weapons in brackets behind the places they hit."""
    if mention.unit != "weapon" or mention.quantity is None:
        return False
    opened = (o.mention.last + 1 for o in before.links if o.measure is Measure.HIT_LOCATIONS)
    return any(
        sentence.text_at(i) == "(" and not has_text(sentence, i, mention.first, _CLOSING) for i in opened
    )


def _struck(sentence: Sentence, mention: Mention) -> Answer | None:
    """``struck two ammunition depots``: facilities right behind a hit, which damage alone is not."""
    hit = nearest_before(sentence.triggers("hit"), mention)
    if hit is None or mention.quantity is None or mention.first - hit.last > _NEAR_HIT:
        return None
    return None if sentence.text_at(hit.first).startswith(_DAMAGE) else (Measure.HIT_LOCATIONS, hit)
