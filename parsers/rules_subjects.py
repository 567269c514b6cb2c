"""Rules for weapons before their verb: ``24 drones were lost``, ``213 — збито``, ``55 drones launched``."""

from __future__ import annotations

from parsers.clauses import (
    behind,
    clause_between,
    contrast_between,
    has_auxiliary,
    has_comma,
    has_relative,
    has_text,
    is_light,
    is_passive,
    next_behind,
    next_trigger,
    past_aside,
)
from parsers.destroying import destroy_thing
from parsers.grammar import stems, words
from parsers.links import WEAPON_TRIGGERS, Answer, Before, of_object, of_subject
from parsers.mentions import Mention, counts_weapons, is_instrumental
from parsers.report import DEFENCE, Measure
from parsers.rules_objects import governing, is_list
from parsers.sentence import Sentence
from parsers.terms import Term

_WHICH = words("which")
_THE = words("the")
_SOURCE = words("source")
_DESTROYED_ONE = words("destroyed_one")
_DOWNED = stems("downed")
_WITH = words("with")
_UNDER = words("under_attack")
_DESTROYED_BY = words("destroyed")
_USING = words("using")
_WERE = words("were")
_DEFENDERS = words("defenders")
_SAW = words("saw")
_OF_WRECK = words("of_wreck")
_BREAKS = frozenset(",;–")
_DOWN = frozenset({"shot_down", "suppressed", "shot_down_or_suppressed", "lost"})
_OF_WRECKS = frozenset({"hit", "lost"})
_LONGEST_ABSOLUTE, _LONGEST_CLAUSE, _NEAR_OPENING = 8, 14, 3


def predicate(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``24 drones were lost``, ``213 — збито``, ``дев'ять БпЛА знищено``, ``26 drones struck 10 sites``."""
    verb = verb_behind(sentence, mention)
    if verb is None or not counts_weapons(sentence, mention) or is_means(sentence, mention, verb):
        return None
    if sentence.text_at(verb.first) in _USING and mention.unit == "bare":
        return None
    if _is_part_by_goal(sentence, mention, verb, before):
        return before.links[-1].measure, before.links[-1].trigger
    behind_it = _own_end(sentence, mention) + 1
    is_between_commas = mention.quantity is not None and sentence.text_at(mention.first - 1) == ","
    start = _verbs_start(sentence, behind_it, verb, is_between_commas and sentence.is_cyrillic(verb.first))
    if start > verb.first or not is_light(sentence, start, verb.first):
        return None
    if start > behind_it and _has_own_count(sentence, mention, verb):
        return None
    if _is_of_part(sentence, mention, verb) or _only_describes(sentence, mention, verb):
        return None
    if _is_no_deed_of(sentence, mention, behind_it, verb):
        return None
    if _destroys(sentence, mention, verb):
        return Measure.HIT, verb
    is_told = mention.unit == "bare" or start > behind_it or verb.entry.attributes["takes"] == "before"
    if is_told or sentence.is_cyrillic(verb.first) or has_auxiliary(sentence, behind_it, verb.first):
        return of_subject(verb)
    return None


def _is_no_deed_of(sentence: Sentence, mention: Mention, behind_it: int, verb: Term) -> bool:
    """Whether a verb behind weapons tells of what else did it, of their wreck, or of hits already counted."""
    if has_relative(sentence, behind_it, verb.first) and of_object(governing(sentence, mention)) is not None:
        return True
    if verb.entry.attributes.get("active") and not is_doer(sentence, mention, behind_it, verb):
        return True
    if sentence.text_at(mention.first - 2) in _UNDER:
        return True
    if verb.key in _OF_WRECKS and _is_wreck_of_downed(sentence, mention):
        return True
    return bool(verb.entry.attributes.get("observer")) and _is_of_hits(sentence, mention)


def _has_own_count(sentence: Sentence, mention: Mention, verb: Term) -> bool:
    """«применила 52 ракеты, из них 18 баллистические, сбить удалось 25»: the verb counts others behind it."""
    told = governing(sentence, mention)
    is_launched = told is not None and told.key == "launched" and sentence.is_cyrillic(verb.first)
    return is_launched and any(sentence.is_count(i) for i in (verb.last + 1, verb.last + 2))


def _only_describes(sentence: Sentence, mention: Mention, verb: Term) -> bool:
    """«сбила два дрона, атаковавших город»: a participle where the verb before says what became of them."""
    if not verb.entry.attributes.get("describes"):
        return False
    fate = governing(sentence, mention)
    return fate is not None and fate.key in _DOWN


def _is_part_by_goal(sentence: Sentence, mention: Mention, verb: Term, before: Before) -> bool:
    """``downed 159 drones, with 63 aimed at Moscow``: where a part of those brought down was going."""
    is_goal = bool(verb.entry.attributes.get("direction")) and verb.first == mention.last + 1
    before_it = mention.first - 1
    is_with = sentence.text_at(before_it) in _WITH or sentence.is_cue(before_it, "of_which")
    return (
        is_goal
        and is_with
        and mention.unit == "bare"
        and bool(before.links)
        and before.links[-1].measure in DEFENCE
    )


def _destroys(sentence: Sentence, mention: Mention, verb: Term) -> bool:
    """«Беспилотник уничтожил вертолёт»: weapons that destroy a thing which is no weapon."""
    if is_instrumental(sentence, mention):
        return False
    if not sentence.is_cyrillic(verb.first):
        return _destroyed_thing(sentence, mention, verb)
    if mention.is_plural:
        weapons = (t.first for t in sentence.of_kind("weapon") if t.first > verb.last)
        end = next(weapons, sentence.end)
        return destroy_thing(sentence.tokens, verb.last, end, are_counted=mention.quantity is not None)
    if sentence.text_at(verb.last) not in _DESTROYED_ONE:
        return False
    behind = range(verb.last + 1, verb.last + _NEAR_OPENING + 1)
    is_crew = any(sentence.text_at(i) in _DEFENDERS for i in behind)
    return not is_crew and not any(sentence.is_kind(i, "weapon") for i in behind)


def _destroyed_thing(sentence: Sentence, mention: Mention, verb: Term) -> bool:
    """``Onyx missiles destroyed granaries``, not ``19 drones destroyed overnight``: what they struck."""
    is_next = verb.first == mention.last + 1 and sentence.text_at(verb.first) in _DESTROYED_BY
    i = verb.last + 1
    is_thing = sentence.is_cue(i, "article") or sentence.text_at(i) in _THE
    return is_next and (is_thing or (i not in sentence.term_at and sentence.text_at(i).endswith("ies")))


def is_doer(sentence: Sentence, mention: Mention, behind_it: int, verb: Term) -> bool:
    """Whether weapons did what an active verb says: not «дрон, який пошкодили засоби РЕБ»."""
    if is_passive(sentence, behind_it, verb.first) or has_relative(sentence, behind_it, verb.first):
        return False
    before = sentence.term_at.get(mention.first - 1)
    is_event = before is not None and (
        before.kind == "event" or before.key in _DOWN or before.key == "launched"
    )
    behind = sentence.texts(verb.last + 1, min(sentence.end, verb.last + _NEAR_OPENING + 1))
    return not is_event and _DEFENDERS.isdisjoint(behind)


def _is_of_hits(sentence: Sentence, mention: Mention) -> bool:
    """``hits by nine missiles and 41 drones were recorded``: what was recorded is that they hit."""
    noun = governing(sentence, mention)
    return noun is not None and noun.key == "hit"


def _is_wreck_of_downed(sentence: Sentence, mention: Mention) -> bool:
    """``обломки сбитого дрона упали``, «збитий дрон упав на дах»: what fell is a drone brought down."""
    before = mention.first - 1
    if sentence.is_kind(before, "trigger") and sentence.text_at(before).startswith(_DOWNED):
        return True
    while sentence.is_kind(before, "side", "filler", "trigger") or sentence.is_cue(before, "article"):
        before -= 1
    return sentence.is_cue(before - (sentence.text_at(before) in _OF_WRECK), "debris")


def _is_of_part(sentence: Sentence, mention: Mention, verb: Term) -> bool:
    """``the missiles, of which it shot down two``, «112 БпЛА, з яких 74 збито»: the verb tells of a part."""
    opening = next((i for i in range(mention.last + 1, verb.first) if sentence.is_cue(i, "of_which")), None)
    if opening is None or (mention.quantity is None and mention.is_plural):
        return opening is not None
    counted = [i for i in range(opening, verb.first) if sentence.is_count(i)]
    is_told = bool(counted) and sentence.is_cyrillic(verb.first)
    return is_told and not has_comma(sentence, counted[-1], verb.first)


def is_means(sentence: Sentence, mention: Mention, verb: Term) -> bool:
    """``КАБами вдарив``, ``дроном уничтожили``: a weapon in the instrumental is what somebody acts with."""
    return verb.key in {"launched", "shot_down"} and is_instrumental(sentence, mention)


def verb_behind(sentence: Sentence, mention: Mention) -> Term | None:
    """The next trigger, if its numbers may stand before it."""
    verb = next_trigger(sentence, mention)
    return verb if verb is not None and verb.entry.attributes["takes"] != "after" else None


def _own_end(sentence: Sentence, mention: Mention) -> int:
    """The last token of a subject, its whole's where the verb follows: ``all but six of the 41 were``."""
    is_subject = sentence.is_cue(mention.end_of_whole + 1, "auxiliary")
    last = mention.end_of_whole if is_subject else mention.last
    return last + 1 if sentence.text_at(last + 1) == '"' else last


def _verbs_start(sentence: Sentence, behind_it: int, verb: Term, is_between_commas: bool) -> int:
    """Where the verb of a subject begins, past an aside or a comma that the verb may have before it."""
    start = past_aside(sentence, behind_it)
    is_comma = sentence.text_at(start) == "," and (
        verb.entry.attributes.get("after_comma") or is_between_commas or _is_passive_next(sentence, start)
    )
    return start + 1 if is_comma else start


def _is_passive_next(sentence: Sentence, comma: int) -> bool:
    """``12 drones, as well as 43 missiles, were launched``: the verb of a list that ends with a comma."""
    return sentence.text_at(comma + 1) in _WERE and sentence.is_kind(comma + 2, "trigger")


def part(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``Thirty of the 35 drones that Russia launched were shot down``: the verb that is no launch."""
    if _is_subject_of_relative(sentence, mention):
        last = mention.last
    elif (mention.whole or mention.is_all) and governing(sentence, mention) is None:
        if mention.unit == "bare" and not counts_weapons(sentence, mention):
            return None
        last = mention.end_of_whole
    else:
        return None
    verbs = behind(sentence.triggers(*WEAPON_TRIGGERS), last)
    triggers = [t for t in verbs if not t.entry.attributes.get("active")]
    reached = [t for t in triggers if not contrast_between(sentence, last, t.first)]
    if reached and _is_subject_of_relative(sentence, mention):
        reached = [t for t in reached if not has_comma(sentence, reached[0].last, t.first)]
    fate = next((t for t in reached if t.key != "launched"), None)
    return of_subject(fate or next(iter(reached), None))


def _is_subject_of_relative(sentence: Sentence, mention: Mention) -> bool:
    """``60 of which …``, ``46 з яких …``: what follows tells of them."""
    is_bare = mention.is_back_reference and mention.unit == "bare"
    return is_bare and sentence.text_at(mention.last) in _WHICH


def absolute(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``…, with one missile and 19 drones shot down``: numbers between "with" and their verb."""
    if mention.quantity is None or not counts_weapons(sentence, mention):
        return None
    verb = next_trigger(sentence, mention)
    if verb is None or sentence.is_cyrillic(verb.first):
        return None
    if has_text(sentence, sentence.first, mention.first, _SAW) and is_list(
        sentence, mention.last + 1, verb.first
    ):
        return of_subject(verb)
    is_near = verb.first - mention.last <= _LONGEST_ABSOLUTE and verb.key != "launched"
    return of_subject(verb) if is_near and _is_opened_by_with(sentence, mention) else None


def _is_opened_by_with(sentence: Sentence, mention: Mention) -> bool:
    """Whether "with" stands at the last comma before a mention, or right before it with the verb behind."""
    back = range(mention.first - 1, sentence.first, -1)
    if sentence.text_at(mention.first - 1) in _WITH and sentence.is_kind(mention.last + 1, "trigger"):
        return True
    opening = next(
        (i for i in back if sentence.text_at(i) in _BREAKS or sentence.is_kind(i, "trigger")), None
    )
    if opening is None or sentence.text_at(opening) != ",":
        return False
    return sentence.text_at(opening + 1) in _WITH


def fronted(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``Двома ракетами ворог ударив по …``: the means of an attack stand before its verb."""
    if not is_instrumental(sentence, mention):
        return None
    verb = next_behind(sentence.triggers("launched", "hit"), mention.last)
    if verb is None or clause_between(sentence, mention.last, verb.first):
        return None
    return of_object(verb)


def fate_behind_launch(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``three drones fired by Russia overnight were shot down``: the launch only describes."""
    launch = next_trigger(sentence, mention)
    if launch is None or launch.key != "launched" or not counts_weapons(sentence, mention):
        return None
    if sentence.is_cyrillic(launch.first) or not is_list(sentence, mention.last + 1, launch.first):
        return None
    fate = next_behind(sentence.triggers(*WEAPON_TRIGGERS), launch.last)
    governed = governing(sentence, mention)
    if governed is not None and governed.key in _DOWN:
        return None
    is_told = mention.whole is None and (mention.quantity is not None or not mention.is_plural)
    if is_told and fate is not None and _strikes_behind(sentence, launch, fate):
        return of_subject(fate)
    if fate is None or fate.key not in _DOWN or has_auxiliary(sentence, mention.last + 1, launch.first):
        return None
    between = range(launch.last + 1, fate.first)
    if any(sentence.is_kind(i, "weapon") or sentence.is_count(i) for i in between):
        return None
    is_apart = has_comma(sentence, launch.last, fate.first) or clause_between(
        sentence, launch.last, fate.first
    )
    return None if is_apart or not is_passive(sentence, launch.last + 1, fate.first) else of_subject(fate)


def _strikes_behind(sentence: Sentence, launch: Term, fate: Term) -> bool:
    """``a missile fired by a bomber hit a house``: who fired it, or when, stands between."""
    is_near = fate.first - launch.last <= _LONGEST_CLAUSE and not has_comma(sentence, launch.last, fate.first)
    is_active = fate.key == "hit" and not is_passive(sentence, launch.last + 1, fate.first)
    return is_near and is_active and sentence.text_at(launch.last + 1) in _SOURCE
