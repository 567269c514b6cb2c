"""The noun of a number: ``двома балістичними ракетами``, ``40 ballistic, and cruise missiles``."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.adjectives import LONGEST_GAP, leads_to_weapon, may_stand_between
from parsers.grammar import stems, words
from parsers.groups import weapon_group
from parsers.mentions import Mention
from parsers.numbers.core import Quantity
from parsers.report import Measure
from parsers.sentence import Sentence
from parsers.terms import Term

_JOINTS = words("joints")
_OUT_OF = words("out_of_slavic")
_OF = words("of")
_OTHER = words("other")
_KINDS_OF = words("kinds_of")
_NIGHT = words("night")
_OVER = words("over")
_TOWARDS = words("object_words", "bound_for")
_HEARSAY = words("hearsay")
_BEFORE_WEAPON = words("before_weapon")
_FATES = frozenset({"shot_down", "suppressed", "shot_down_or_suppressed", "launched"})
_AIMED_AT = words("aimed_at_in_air")
_IN_AIR = stems("downed_in_air")
_APPROACH = stems("approach")
_REACH = LONGEST_GAP + 4
_NEAR_OVER = 5


@dataclass(slots=True)
class _Way:
    """What was passed between a number and its noun."""

    sides: list[str] = field(default_factory=list)
    fate: str | None = None
    is_joined: bool = False


def noun_behind(sentence: Sentence, start: int, quantity: Quantity) -> Mention | None:
    """The mention of a number whose noun follows at token `start` or a few adjectives later."""
    way = _Way()
    i = start + 1 if _is_out_of(sentence, start) else start
    while i < min(start + _REACH, sentence.end):
        term = sentence.term_at.get(i)
        if term is not None and term.kind == "weapon":
            return _counted_weapon(sentence, term, i, quantity, way)
        is_weapon_near = any(sentence.is_kind(j, "weapon") for j in (i + 1, i + 2))
        is_only_other = term is not None and term.key == "others" and is_weapon_near
        if term is not None and term.kind == "unit" and not is_only_other:
            return _counted_unit(sentence, term, quantity, way)
        after = i + 1 if is_only_other else _past(sentence, i, way, i > start)
        if after is None:
            return None
        i = after
    return None


def _past(sentence: Sentence, i: int, way: _Way, may_join: bool) -> int | None:
    """The token behind what stands at `i`, noted in `way`; None where no noun of the number can follow."""
    term, text = sentence.term_at.get(i), sentence.text_at(i)
    is_of_others = sentence.text_at(i - 1) in _OTHER
    if text in _KINDS_OF and sentence.text_at(i + 1) in _OF and not is_of_others:
        return None
    if (way.fate is not None and text in _NIGHT) or text in _HEARSAY:
        return i + 1
    is_place = text in _OVER or sentence.text_at(i + 1).startswith(_APPROACH)
    if way.fate is not None and (is_place or _is_goal(sentence, i, way)):
        return _past_place(sentence, i)
    if term is not None and _is_fate(term, text):
        way.fate = term.key
        return term.last + 1
    is_joint = may_join and (text in _JOINTS or _joins_adjectives(sentence, i))
    way.is_joined = way.is_joined or is_joint
    may_pass = is_joint or may_stand_between(sentence, i) or text in _BEFORE_WEAPON
    if not (may_pass or leads_to_weapon(sentence, i)):
        return None
    if term is not None and term.kind == "side":
        way.sides.append(term.key)
    return term.last + 1 if term is not None else i + 1


def _is_goal(sentence: Sentence, i: int, way: _Way) -> bool:
    """«20 летевших на Одесщину шахедов»: where the weapons were sent, told before their name."""
    return way.fate == Measure.LAUNCHED and sentence.text_at(i) in _TOWARDS and sentence.is_cyrillic(i)


def _past_place(sentence: Sentence, over: int) -> int | None:
    """«о семи сбитых над Липецком дронах», «сбитых на подлете к Москве»: the weapon behind the place."""
    near = range(over + 2, min(over + _NEAR_OVER, sentence.end))
    return next((i for i in near if sentence.is_kind(i, "weapon")), None)


def _is_fate(term: Term, text: str) -> bool:
    """``40 сбитых беспилотников``, ``19 влучань БпЛА``: what became of the weapons, before their name."""
    is_deed = term.kind == "trigger" and term.first == term.last
    if not is_deed or term.entry.attributes.get("list"):
        return False
    return term.key in _FATES or (term.key == "hit" and not text.isascii())


def _counted_weapon(sentence: Sentence, term: Term, i: int, quantity: Quantity, way: _Way) -> Mention | None:
    group = weapon_group(sentence, i, is_counted=True)
    if group is None or _is_lone_for_many(sentence, group, quantity):
        return _counted_hits(term, quantity, sentence)
    group.first, group.quantity = quantity.first, quantity
    if way.is_joined and group.weapon == "decoy":
        group.weapon = "drone"
    group.has_article = False
    group.sides = (*way.sides, *group.sides)
    group.implied = way.fate
    return group


def _counted_unit(sentence: Sentence, term: Term, quantity: Quantity, way: _Way) -> Mention | None:
    if _is_adjective_noun(sentence, term, quantity):
        return None
    is_plural = term.form == "plural"
    if _is_target_downed(sentence, term):
        return Mention(quantity.first, term.last, "weapon", quantity, "any", ("any",), members=(term,))
    return Mention(quantity.first, term.last, term.key, quantity, is_plural=is_plural, sides=tuple(way.sides))


def _is_target_downed(sentence: Sentence, term: Term) -> bool:
    """«из 458 целей сбиты 406»: what air defences aim at, where nothing on the ground is struck."""
    if sentence.text_at(term.first) not in _AIMED_AT or term.first < term.last or sentence.triggers("hit"):
        return False
    fates = sentence.triggers("shot_down")
    return any(sentence.text_at(t.first).startswith(_IN_AIR) for t in fates)


def _counted_hits(term: Term, quantity: Quantity, sentence: Sentence) -> Mention | None:
    """``56 drone hits``, ``seven drone interceptions``: the noun behind says what became of the weapons."""
    for i in range(term.last + 1, min(term.last + 3, sentence.end)):
        noun = sentence.term_at.get(i)
        if noun is not None and noun.entry.attributes.get("counted_noun"):
            keys = (term.key,)
            return Mention(
                quantity.first, i, "weapon", quantity, term.key, keys, members=(term,), implied=noun.key
            )
    return None


def _joins_adjectives(sentence: Sentence, i: int) -> bool:
    """Whether a comma stands in a row of adjectives: ``40 hypersonic, ballistic, and cruise missiles``."""
    if sentence.text_at(i) != "," or not sentence.is_kind(i - 1, "filler", "weapon"):
        return False
    following = sentence.term_at.get(i + 1)
    return following is not None and (following.kind == "filler" or following.form == "adjective")


def _is_out_of(sentence: Sentence, i: int) -> bool:
    """Whether «із» says what a part is counted out of: ``50 із запущених дронів``, ``один из дронов``."""
    if sentence.text_at(i) not in _OUT_OF:
        return False
    ahead = i + 2 if sentence.is_kind(i + 1, "side", "filler") else i + 1
    behind = sentence.term_at.get(ahead)
    if behind is None:
        return False
    return behind.kind == "trigger" or (behind.kind == "weapon" and behind.form == "plural")


def _is_lone_for_many(sentence: Sentence, group: Mention, quantity: Quantity) -> bool:
    """Whether an English singular stands behind a larger number: ``50 missile and three air strikes``."""
    nouns = group.nouns()
    is_lone = bool(nouns) and nouns[-1].form == "singular" and sentence.tokens[nouns[-1].last].text.isascii()
    return is_lone and _is_many(quantity)


def _is_adjective_noun(sentence: Sentence, term: Term, quantity: Quantity) -> bool:
    """Whether an English singular behind a larger number describes another noun: ``100 civilian sites``."""
    is_lone = term.form == "singular" and sentence.tokens[term.first].text.isascii()
    return is_lone and _is_many(quantity)


def _is_many(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.low > 1
