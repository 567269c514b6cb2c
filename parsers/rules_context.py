"""Rules for weapons whose verb is understood: from the noun, from the list, from what was said before."""

from __future__ import annotations

from parsers.clauses import has_text, is_light, nearest_before, next_behind, next_trigger
from parsers.grammar import stems, words
from parsers.links import PEOPLE, WEAPON_TRIGGERS, Answer, Before, Link
from parsers.mentions import Mention, counts_weapons
from parsers.negation import is_recorded_as_none
from parsers.report import Measure
from parsers.rules_lists import names_its_place
from parsers.rules_objects import governing, is_counted_as_down, is_list
from parsers.sentence import Sentence
from parsers.terms import Term
from parsers.text import DASHES

_AND = words("and")
_OUT_OF = words("out_of_slavic")
_OUT = words("out")
_OF = words("of")
_REPORTED = words("reported")
_INCLUDING = words("including")
_OVER = words("over")
_RAIDS = words("raids")
_SAW = words("saw")
_THE = words("the")
_IN_TOTAL = words("in_total")
_LIST_JOINTS = words("and") | frozenset(',"')
_PAIR_JOINTS = words("and", "and_but") | frozenset(",;")
_OPENINGS = frozenset('\n".,:–')
_LEADS_TO_FATE = frozenset({":"})
_SEMICOLON = frozenset(";")
_RECORDED = stems("recorded")
_FATES = tuple(key for key in WEAPON_TRIGGERS if key != "launched")
_CASUALTIES = frozenset({Measure.KILLED, Measure.INJURED})
_NEAR_FATE, _LONGEST_BRACKET = 4, 14


def implied(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``56 drone hits``: the noun itself says what is counted, unless ``attacking drones`` are shot down."""
    if mention.implied is None:
        return None
    is_raid = sentence.text_at(mention.last + 1) in _RAIDS
    fate = governing(sentence, mention) if mention.implied == Measure.LAUNCHED and not is_raid else None
    return None if fate is not None and fate.key in _FATES else (Measure(mention.implied), None)


def none_recorded(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``ударних БпЛА не зафіксовано``: none were launched."""
    return (Measure.LAUNCHED, None) if is_recorded_as_none(sentence, mention) else None


def whole(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``24 of the 25 drones launched``: what a part was counted out of was launched."""
    if not counts_weapons(sentence, mention):
        return None
    is_whole = (
        mention.is_whole
        or _is_behind_out_of(sentence, mention)
        or _is_told_before_part(sentence, mention)
        or _has_fate(sentence, mention)
    )
    is_told = is_whole or _is_next_of_whole(sentence, mention, before)
    return (Measure.LAUNCHED, None) if is_told else None


def _is_behind_out_of(sentence: Sentence, mention: Mention) -> bool:
    """``downed 20 drones and two missiles out of 28 drones``: what a list was counted out of."""
    told = (sentence.text_at(mention.first - 2), sentence.text_at(mention.first - 1))
    is_weapon = mention.unit == "weapon" and mention.quantity is not None
    return is_weapon and told[0] in _OUT and told[1] in _OF


def _is_next_of_whole(sentence: Sentence, mention: Mention, before: Before) -> bool:
    """«из 70 ракет и 145 дронов сбито 44 ракеты и 130 дронов»: the next of a list that a part is out of."""
    last = before.links[-1] if before.links else None
    if last is None or last.rule != whole.__name__ or last.mention.is_whole or mention.quantity is None:
        return False
    fate = next_behind(sentence.triggers(*_FATES), mention.last)
    if _is_behind_out_of(sentence, last.mention):
        return all(sentence.text_at(i) in _LIST_JOINTS for i in range(last.mention.last + 1, mention.first))
    if fate is None or not _has_own_number(sentence, mention, fate):
        return False
    start = last.mention.last + 1
    return all(sentence.text_at(i) in _LIST_JOINTS for i in range(start, mention.first))


def _has_own_number(sentence: Sentence, mention: Mention, fate: Term) -> bool:
    """Whether a fate behind weapons counts others: «сбито 44», ``44 and 130 were shot down``."""
    if sentence.is_cyrillic(fate.first):
        return sentence.is_count(fate.last + 1)
    between = range(mention.last + 1, fate.first)
    return mention.unit == "weapon" and any(sentence.is_count(i) for i in between)


def _has_fate(sentence: Sentence, mention: Mention) -> bool:
    """``40 ракет (збито 38)``, ``40 ракет – збито 38``: some of those counted came down."""
    if mention.unit != "weapon" or mention.quantity is None:
        return False
    opening = mention.last + 1 + (sentence.text_at(mention.last + 1) == '"')
    told = _aside(sentence, opening)
    if not told:
        return False
    fates = [t for t in sentence.triggers(*_FATES) if t.first in told]
    counted = [i for i in told if sentence.is_count(i)]
    if not fates or not counted:
        return False
    is_right_behind = sentence.text_at(opening) == "(" or opening + 1 in (fates[0].first, counted[0])
    return is_right_behind and not _has_other_verb(sentence, mention)


def _aside(sentence: Sentence, opening: int) -> range:
    """The tokens in brackets, or the few behind a dash."""
    if sentence.text_at(opening) == "(":
        return range(opening, sentence.next_mark(opening, ")", _LONGEST_BRACKET) or opening)
    is_opened = sentence.text_at(opening) in DASHES or (
        sentence.text_at(opening) in _LEADS_TO_FATE and sentence.is_cyrillic(sentence.first)
    )
    return range(opening, opening + _NEAR_FATE) if is_opened else range(0)


def _has_other_verb(sentence: Sentence, mention: Mention) -> bool:
    """Whether a verb of its own clause already says what those counted did or suffered."""
    verb = governing(sentence, mention)
    return verb is not None and not has_text(sentence, verb.last + 1, mention.first, _SEMICOLON)


def _is_told_before_part(sentence: Sentence, mention: Mention) -> bool:
    """``із 140 БпЛА … збито 120``: what stands behind «із» before a verb of defence and its own number."""
    if mention.quantity is None or mention.unit != "weapon":
        return False
    before = mention.first - 2 if sentence.text_at(mention.first - 1) in _THE else mention.first - 1
    while sentence.text_at(before) in _IN_TOTAL:
        before -= 1
    if not (sentence.text_at(before) in _OUT_OF or _opens_out_of(sentence, before)):
        return False
    if _shares_verb_before(sentence, mention, before):
        return True
    fate = next_behind(sentence.triggers(*_FATES), mention.last)
    start = mention.last
    return fate is not None and any(
        q.first > start and sentence.is_count(q.first) for q in sentence.quantities
    )


def _shares_verb_before(sentence: Sentence, mention: Mention, out_of: int) -> bool:
    """«із 52 ракет збили 32, із 500 дронів – 478»: the verb of the pair before is meant here too."""
    behind = mention.last + 1 + (sentence.text_at(mention.last + 1) == '"')
    is_told = sentence.text_at(behind) in DASHES and sentence.is_count(behind + 1)
    is_next = sentence.text_at(out_of - 1) in _PAIR_JOINTS and nearest_before(sentence.triggers(), mention)
    return is_told and bool(is_next)


def _opens_out_of(sentence: Sentence, i: int) -> bool:
    """The ``of`` of a sentence that begins ``Of 120 drones, 96 were shot down`` or ``Out of 120``."""
    ahead = i - 2 if sentence.text_at(i - 1) == "out" else i - 1
    is_joined = sentence.text_at(ahead) in _AND and sentence.text_at(ahead - 1) == ","
    is_opened = ahead < sentence.first or sentence.text_at(ahead) in _OPENINGS or is_joined
    return sentence.text_at(i) == "of" and is_opened


def part_of_last(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``152 drones, of which about 80 were Shaheds``: a part is counted as what it is a part of."""
    if not mention.is_part or mention.quantity is None or not before.links:
        return None
    last = _told_of(sentence, mention, before)
    is_of_people = last.measure in PEOPLE and names_its_place(sentence, mention)
    if mention.unit == "bare" and (is_of_people or sentence.is_cue(mention.last + 1, "relative")):
        return last.measure, last.trigger
    if mention.unit == "person" and last.measure in _CASUALTIES:
        return last.measure, last.trigger
    if mention.unit != "weapon" or last.mention.unit != "weapon":
        return None
    is_told = _has_own_verb(sentence, mention) or _is_told_behind_part(sentence, mention, last)
    return None if is_told else (last.measure, last.trigger)


def _is_told_behind_part(sentence: Sentence, mention: Mention, last: Link) -> bool:
    """«83 дронами — із них збили 61 дрон»: a fate right behind the words that refer back."""
    between = (t for t in sentence.cues("of_which") if last.mention.last < t.first < mention.first)
    verbs = (sentence.term_at.get(t.last + 1) for t in between)
    return any(v is not None and v.kind == "trigger" and v.key in _FATES for v in verbs)


def _has_own_verb(sentence: Sentence, mention: Mention) -> bool:
    """Whether a verb tells of a part, or of the list of parts: ``45 missiles and 266 UAVs were downed``."""
    verb = next_trigger(sentence, mention)
    if verb is None:
        return False
    behind = mention.last + 1
    if is_light(sentence, behind, verb.first):
        return True
    bare_verb = verb.first if sentence.is_cyrillic(verb.first) else None
    end = next((i for i in range(behind, verb.first) if sentence.is_cue(i, "auxiliary")), bare_verb)
    is_closed_aside = sentence.text_at(behind) == "," and sentence.text_at(mention.first - 1) in _INCLUDING
    if (
        end is None
        or is_closed_aside
        or sentence.text_at(end - 1) == ","
        or not any(sentence.is_count(i) for i in range(behind, end))
    ):
        return False
    return is_list(sentence, behind, end) and is_light(sentence, end, verb.first)


def _told_of(sentence: Sentence, mention: Mention, before: Before) -> Link:
    """The link that parts are of: the whole of ``88 of 152, of which``, the part of ``…, including``."""
    last = before.links[-1]
    start = before.links[-1].mention.last + 1
    is_of_whole = any(sentence.is_cue(i, "of_which") for i in range(start, mention.first))
    if not last.mention.is_whole or (
        is_of_whole and not has_text(sentence, start, mention.first, _INCLUDING)
    ):
        return last
    return next((link for link in reversed(before.links) if not link.mention.is_whole), last)


def of_those_told(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``Среди них – девочка и мальчик``: of the people whom the sentence before counted."""
    is_counted_in = sentence.is_cue(sentence.first, "of_which") and mention.unit == "person"
    if not is_counted_in or before.measure not in _CASUALTIES or sentence.triggers("killed", "injured"):
        return None
    return before.measure, None


def described(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``another 48 were decoys``: a type told of weapons that came is of those launched."""
    is_fate_told = mention.is_part or mention.whole is not None
    return (Measure.LAUNCHED, None) if mention.is_described and not is_fate_told else None


def reported(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``The Air Force reported 62 attack drones``: what an air force counts was launched."""
    if mention.unit != "weapon" or mention.quantity is None or is_counted_as_down(sentence, mention):
        return None
    return (Measure.LAUNCHED, None) if sentence.text_at(mention.first - 1) in _REPORTED else None


def seen(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``34 were downed over Kursk, while Rostov saw four more``: of what was told before."""
    if not mention.is_another or mention.unit not in {"bare", "weapon"} or not before.links:
        return None
    last = before.links[-1]
    return (last.measure, last.trigger) if sentence.text_at(mention.first - 1) in _SAW else None


def recorded_over(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``Збили 141 дрон. Найбільше зафіксовано над Брянщиною – 62``: of those told to be shot down."""
    if before.measure is not Measure.SHOT_DOWN or mention.quantity is None or not sentence.has_places():
        return None
    verb = governing(sentence, mention) if counts_weapons(sentence, mention) else None
    if verb is None or not sentence.text_at(verb.first).startswith(_RECORDED):
        return None
    return (before.measure, verb) if has_text(sentence, sentence.first, mention.last, _OVER) else None


def withheld(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``Балістичні ракети, кількість яких не розголошуємо, …``: what is kept back is how many came."""
    return (Measure.LAUNCHED, None) if mention.is_undisclosed else None
