"""Rules for weapons behind their verb or noun: ``shot down 24 drones``, ``влучання 19 БпЛА``."""

from __future__ import annotations

from parsers.adjectives import may_stand_between
from parsers.clauses import clause_between, has_auxiliary, has_text, next_trigger
from parsers.deeds import GOING_ON, SUFFERING
from parsers.grammar import endings, stems, words
from parsers.links import ATTACKS, WEAPON_TRIGGERS, Answer, Before, of_object
from parsers.mentions import Mention, counts_weapons, is_instrumental
from parsers.report import Measure
from parsers.sentence import Sentence
from parsers.terms import Term

_TO_BE = words("to_be")
_AGENT = words("agent")
_MEANS = words("means")
_NIGHT = words("night")
_OF = words("of")
_OF_THE = words("of", "the")
_DURING_NIGHT = words("during_night")
_AND = words("and")
_DOWN = frozenset({"shot_down", "suppressed", "shot_down_or_suppressed"})
_FATES_TOLD = {**dict.fromkeys(ATTACKS, _DOWN), **dict.fromkeys(_DOWN, frozenset({"lost"}))}
_LIST_JOINTS = words("and", "or") | {","}
_SEMICOLON = frozenset(";")
_COLON = frozenset(":")
_COMMA = frozenset(",")
_BRACKETS = frozenset("()")
_MARKS_OF_CLAUSES = frozenset(",;")
_JOINTS_OF_CLAUSES = words("and") | frozenset(",;")
_BREAKS = frozenset(",;–")
_DESTROYING = words("destroying")
_INSTALLATIONS = stems("installations")
_USING = words("using")
_INSTRUMENTAL_NUMBERS = endings("instrumental_numbers")
_PARTICIPLE = endings("english_participle")
_NEAR_SUM, _NEAR_SUFFERING = 4, 3
_SENDING = words("sending")


def governor(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``shot down 24 drones``, ``атакував двома ракетами``, ``влучання 19 БпЛА``, lists under such a word."""
    if not counts_weapons(sentence, mention):
        return None
    trigger = governing(sentence, mention)
    if trigger is not None and trigger.key in _DOWN and sentence.text_at(trigger.last + 1) in _AGENT:
        return Measure.LAUNCHED, trigger
    if trigger is not None and trigger.entry.attributes.get("sums"):
        trigger = _summed(sentence, trigger) or trigger
    return of_object(trigger)


def _summed(sentence: Sentence, sums: Term) -> Term | None:
    """``the missiles shot down included six Kinzhals``: what became of those that a list sums up."""
    near = range(sums.first - _NEAR_SUM, sums.first)
    return next((t for t in reversed(sentence.triggers(*_DOWN)) if t.last in near), None)


def governing(sentence: Sentence, mention: Mention) -> Term | None:
    """The verb or noun before a mention whose object it is."""
    earlier = (t for t in reversed(sentence.triggers(*WEAPON_TRIGGERS)) if t.last < mention.first)
    trigger = next((t for t in earlier if not _is_passed(sentence, t, mention)), None)
    if trigger is None or trigger.entry.attributes["takes"] == "before":
        return None
    if clause_between(sentence, trigger.last, mention.first) or not _may_govern(sentence, trigger, mention):
        return None
    if _is_behind_another(sentence, trigger, mention) or _is_in_aside(sentence, trigger, mention):
        return None
    is_used = trigger.first == trigger.last and _is_weapon_used(sentence, mention)
    if trigger.key in _DOWN and (is_used or _is_far(sentence, trigger, mention)):
        return None
    if destroys_with(sentence, trigger, mention):
        return None
    if trigger.entry.attributes.get("observer") and is_counted_as_down(sentence, mention):
        return None
    if _opens_own_clause(sentence, trigger, mention) or _is_next_subject(sentence, trigger, mention):
        return None
    if _opens_list_of_fate(sentence, trigger, mention):
        return None
    if _has_own_fate(sentence, trigger, mention) or _is_of_other_verb(sentence, mention):
        return None
    if trigger.entry.attributes.get("volley") and _has_hit(sentence, mention):
        return None
    return trigger


def _is_of_other_verb(sentence: Sentence, mention: Mention) -> bool:
    """``driving thousands to shelter``, ``fires aboard all three``: what no verb of weapons counts."""
    before = mention.first - 1
    if mention.unit != "bare" or sentence.is_kind(before, "trigger", "cue"):
        return False
    return sentence.text_at(before) in _SENDING


def _has_hit(sentence: Sentence, mention: Mention) -> bool:
    """``a barrage of six missiles hit the plant``: the verb right behind tells what became of them."""
    verb = sentence.term_at.get(mention.last + 1)
    return verb is not None and verb.kind == "trigger" and verb.key == "hit"


def _is_behind_another(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    """Whether a semicolon and another verb stand between an English trigger and a mention."""
    if sentence.is_cyrillic(trigger.first):
        return False
    others = (t for t in sentence.triggers(*WEAPON_TRIGGERS) if trigger.last < t.first < mention.first)
    return any(has_text(sentence, trigger.last + 1, other.first, _SEMICOLON) for other in others)


def _is_in_aside(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    """``The ministry, which does not tell how many Ukraine launched, said 38 …``: a verb of an aside."""
    if not any(cue.first < trigger.first for cue in sentence.cues("relative")):
        return False
    between = range(trigger.last + 1, mention.first)
    return any(sentence.text_at(i - 1) == "," and sentence.is_kind(i, "say") for i in between)


def _is_passed(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    """Whether a trigger before a mention leaves it to an earlier one."""
    if _is_participle_of(sentence, trigger, mention):
        return False
    if _only_describes(sentence, trigger) or _is_bracketed(sentence, trigger, mention):
        return True
    if not trigger.entry.attributes.get("list"):
        return False
    is_told_with = has_text(sentence, trigger.last + 1, mention.first, _COLON)
    is_told = is_told_with or _is_attack_of(sentence, trigger, mention) or is_instrumental(sentence, mention)
    return not is_told


def _is_participle_of(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    """«о сбитых за ночь 97 беспилотниках»: a Slavic participle with only the night before its number."""
    if mention.quantity is None or not trigger.entry.attributes.get("describes"):
        return False
    between = sentence.texts(trigger.last + 1, mention.first)
    return sentence.is_cyrillic(trigger.first) and all(text in _DURING_NIGHT for text in between)


def _is_attack_of(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    """``внаслідок атаки 10 дронів``: so many attacked, unless the sentence tells how many were downed."""
    is_beside = mention.quantity is not None and trigger.last + 1 == mention.first
    before = sentence.texts(trigger.first - _NEAR_SUFFERING, trigger.first)
    is_suffered = any(text.startswith(SUFFERING) for text in before)
    return is_beside and (is_suffered or not sentence.triggers(*_DOWN))


def _is_bracketed(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    """Whether a trigger stands among other words in brackets that close before a mention."""
    if (sentence.text_at(trigger.first - 1), sentence.text_at(trigger.last + 1)) == ("(", ")"):
        return False
    marks = (text for text in sentence.texts(trigger.last + 1, mention.first) if text in _BRACKETS)
    return next(marks, "(") == ")"


def _may_govern(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    """Whether the words that a trigger needs before its weapons are there: a colon, "with", "by"."""
    start, attributes = trigger.last + 1, trigger.entry.attributes
    is_beside = start == mention.first and mention.weapon != "any"
    if not attributes.get("with") or sentence.is_cyrillic(trigger.first) or is_beside:
        return True
    return has_text(sentence, start, mention.first, _MEANS)


def _only_describes(sentence: Sentence, trigger: Term) -> bool:
    """Whether an English trigger is passive, a participle (``drones sent by``) or in ``missile strikes``."""
    if trigger.entry.attributes.get("describes"):
        return True
    if sentence.is_cyrillic(trigger.first):
        return False
    before = trigger.first - 1
    while sentence.is_cue(before, "auxiliary") and sentence.text_at(before) not in _TO_BE:
        before -= 1
    if sentence.text_at(before) in _TO_BE and sentence.text_at(trigger.first) not in GOING_ON:
        behind = trigger.last + 1
        while sentence.text_at(behind) in _NIGHT:
            behind += 1
        is_agent = trigger.entry.attributes.get("with") and sentence.text_at(behind) in _AGENT
        return not is_agent
    noun = sentence.term_at.get(trigger.first - 1)
    if noun is not None and noun.kind == "weapon" and noun.form == "singular":
        return True
    is_behind_noun = sentence.is_kind(trigger.first - 1, "weapon") or sentence.is_name(trigger.first - 1)
    has_other_verb = sentence.triggers(*WEAPON_TRIGGERS)[0].last < trigger.first - 1
    return trigger.key == "launched" and is_behind_noun and has_other_verb


def _is_weapon_used(sentence: Sentence, mention: Mention) -> bool:
    """What is shot down *with drones* is no drone: ``збито дронами-перехоплювачами``, «двумя дронами»."""
    is_told = mention.quantity is None or sentence.text_at(mention.first).endswith(_INSTRUMENTAL_NUMBERS)
    return is_told and is_instrumental(sentence, mention)


def destroys_with(sentence: Sentence, verb: Term, mention: Mention) -> bool:
    """``destroyed a tower in Bryansk with a kamikaze drone``: the weapon has struck what is no weapon."""
    before = mention.first - 1
    while sentence.is_cue(before, "article") or _is_brand(sentence, before):
        before -= 1
    is_used = sentence.text_at(verb.first) in _DESTROYING and sentence.text_at(before) in _USING
    named = (t for t in sentence.of_kind("weapon") if verb.last < t.first < mention.first)
    struck = (t for t in named if not sentence.text_at(t.last + 1).startswith(_INSTALLATIONS))
    return is_used and all(weapon.key == "any" for weapon in struck)


def _is_brand(sentence: Sentence, i: int) -> bool:
    """Whether a name that no lexicon knows stands before a weapon: ``Bayraktar drones``."""
    return sentence.first < i and sentence.tokens[i].is_capital and sentence.term_at.get(i) is None


def _is_far(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    """Whether marks stand between a verb and a weapon with no number."""
    is_loose = mention.quantity is None and mention.is_plural
    return is_loose and has_text(sentence, trigger.last + 1, mention.first, _BREAKS)


def _opens_own_clause(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    """``of which 45 cruise missiles and 266 UAVs were intercepted``: the verb stands behind."""
    if not sentence.cues("of_which"):
        return False
    between = range(trigger.last + 1, mention.first)
    if not any(sentence.is_cue(i, "of_which") and sentence.text_at(i) in _OF for i in between):
        return False
    verb = next_trigger(sentence, mention)
    return verb is not None and has_auxiliary(sentence, mention.last + 1, verb.first)


def _is_next_subject(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    """``…; 386 drones and 27 missiles were shot down``: a list that has its own verb behind a semicolon.

    A verb of hitting right behind a number has it for its subject: ``downed one, and two missiles hit Sumy``.
    """
    verb = next_trigger(sentence, mention)
    if verb is None or sentence.is_cyrillic(trigger.first):
        return False
    has_hit = verb.key == "hit" and (
        verb.first == mention.last + 1 or _is_first_of_clause(sentence, mention, verb)
    )
    if _is_list_with_fate(sentence, trigger, mention, verb):
        return True
    if _opens_parts(sentence, trigger, mention):
        return _is_list_of_more(sentence, range(mention.last + 1, verb.first))
    if has_text(sentence, trigger.last + 1, mention.first, _SEMICOLON):
        return has_hit or has_auxiliary(sentence, mention.last + 1, verb.first)
    is_finite = not sentence.text_at(verb.first).endswith(_PARTICIPLE)
    return has_hit and is_finite and sentence.text_at(mention.first - 1) in _AND and trigger.key in _DOWN


def _is_list_with_fate(sentence: Sentence, trigger: Term, mention: Mention, verb: Term) -> bool:
    """``launched 14 missiles, and one drone and 10 of the missiles were downed``: a clause of its own."""
    is_opened = sentence.text_at(mention.first - 2) == "," and sentence.text_at(mention.first - 1) in _AND
    is_fate = verb.key in _FATES_TOLD.get(trigger.key, ()) and mention.quantity is not None
    is_told = is_opened and is_fate and has_auxiliary(sentence, mention.last + 1, verb.first)
    between = range(mention.last + 1, verb.first)
    return is_told and all(
        _is_of_list(sentence, i)
        or sentence.is_cue(i, "auxiliary", "of_which")
        or sentence.text_at(i) in _OF_THE
        for i in between
    )


def _is_first_of_clause(sentence: Sentence, mention: Mention, verb: Term) -> bool:
    """``downed 19, and 14 missiles and 35 drones struck``: a list behind ", and" with a verb of its own."""
    is_opened = sentence.text_at(mention.first - 2) == "," and sentence.text_at(mention.first - 1) in _AND
    return is_opened and is_list(sentence, mention.last + 1, verb.first)


def _opens_parts(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    """``Of the weapons fired, 592 drones and 31 missiles were``: a verb that only tells of the whole."""
    comma = mention.first - 1
    is_next = sentence.text_at(comma) == "," and not has_text(sentence, trigger.last + 1, comma, _COMMA)
    return is_next and sentence.text_at(sentence.first) in _OF


def _has_own_fate(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    """``two drones attacked Kurchatov, one drone shot down near Moscow``: told right behind, past a comma."""
    if _is_lost_on_the_way(sentence, trigger, mention):
        return True
    verb = sentence.term_at.get(mention.last + 1)
    is_other_fate = (
        verb is not None and verb.kind == "trigger" and verb.key in _FATES_TOLD.get(trigger.key, ())
    )
    is_apart = has_text(sentence, trigger.last + 1, mention.first, _JOINTS_OF_CLAUSES)
    is_counted = mention.quantity is not None and not sentence.is_cyrillic(trigger.first)
    return is_other_fate and is_apart and is_counted


def _is_lost_on_the_way(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    """``112 of them downed, and 68 drones that disappeared``: a clause that tells of another fate."""
    fate = sentence.term_at.get(mention.last + 2)
    is_told = sentence.is_cue(mention.last + 1, "relative") and mention.quantity is not None
    return is_told and trigger.key in _DOWN and fate is not None and fate.key == "lost"


def _opens_list_of_fate(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    """«запустили 90 дронов и 4 ракеты, 85 дронов и 3 ракеты сбиты»: the verb behind is of a second list."""
    verb = next_trigger(sentence, mention)
    if verb is None or mention.quantity is None or not sentence.is_cyrillic(trigger.first):
        return False
    mark = sentence.text_at(mention.first - 1)
    if mark not in _MARKS_OF_CLAUSES and not sentence.is_cue(mention.first - 1, "of_which"):
        return False
    between = range(mention.last + 1, verb.first)
    has_object = any(sentence.is_count(i) for i in range(trigger.last + 1, mention.first))
    is_fate = verb.key in _FATES_TOLD.get(trigger.key, ()) and not sentence.is_count(verb.last + 1)
    is_next = mark != "," or not has_text(sentence, between.start, between.stop, _COMMA)
    return has_object and is_fate and is_next and _is_list_of_more(sentence, between)


def _is_list_of_more(sentence: Sentence, tokens: range) -> bool:
    """Whether further numbers of a list stand on the tokens, up to the verb that tells of them."""
    is_joined = sentence.text_at(tokens.stop - 1) != "," and any(sentence.is_count(i) for i in tokens)
    return is_joined and all(_is_of_list(sentence, i) or sentence.is_cue(i, "auxiliary") for i in tokens)


def is_counted_as_down(sentence: Sentence, mention: Mention) -> bool:
    """``counted six missiles and two drones shot down``: what was counted is told behind the list."""
    verb = next_trigger(sentence, mention)
    if verb is None or verb.key not in _DOWN:
        return False
    return is_list(sentence, mention.last + 1, verb.first)


def is_list(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only further numbers and weapons of a list stand on tokens `start` up to `end`."""
    return all(_is_of_list(sentence, i) for i in range(start, end))


def _is_of_list(sentence: Sentence, i: int) -> bool:
    is_named = sentence.is_count(i) or sentence.is_name(i) or sentence.is_kind(i, "weapon", "side")
    return is_named or may_stand_between(sentence, i) or sentence.text_at(i) in _LIST_JOINTS
