"""Rules for weapons whose verb is a participle or stands further on: ``55 drones launched by Russia``."""

from __future__ import annotations

from parsers.clauses import (
    contrast_between,
    has_auxiliary,
    has_comma,
    is_light,
    next_behind,
    past_aside,
)
from parsers.grammar import words
from parsers.links import Answer, Before, of_subject
from parsers.mentions import Mention, counts_weapons, is_instrumental
from parsers.numbers.core import Form
from parsers.report import Measure
from parsers.rules_objects import governing, is_list
from parsers.rules_subjects import is_doer, is_means, verb_behind
from parsers.sentence import Sentence
from parsers.terms import Term

_AND = words("and")
_INCLUDING = words("including")
_THE = words("the")
_OVER = words("over")
_PRONOUNS = words("told_of")
_LONGEST_CLAUSE, _NEAR_OPENING = 14, 3


def participle(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``55 drones launched by Russia``, ``dozens intercepted``, ``27 drones hit seven locations``."""
    verb = verb_behind(sentence, mention)
    if verb is None or not counts_weapons(sentence, mention):
        return None
    if not is_light(sentence, mention.last + 1, verb.first):
        return None
    if verb.entry.attributes.get("active") and not is_doer(sentence, mention, mention.last + 1, verb):
        return None
    if verb.key == "hit" and _was_downed(sentence, verb):
        return Measure.SHOT_DOWN, verb
    if verb.key == "shot_down" and is_means(sentence, mention, verb):
        return None if next_behind(sentence.of_kind("weapon"), verb.last) else (Measure.HIT, verb)
    return (Measure.HIT, verb) if _has_object(sentence, mention, verb) else of_subject(verb)


def _was_downed(sentence: Sentence, hit: Term) -> bool:
    """``one drone crashed into a house after air defenses shot it down``: what fell had been brought down."""
    behind_it = (t for t in sentence.triggers("shot_down") if t.first > hit.last)
    return any(
        not _PRONOUNS.isdisjoint(sentence.texts(t.first, t.last + 1))
        and sentence.text_at(t.first - 1) != "to"
        for t in behind_it
    )


def _has_object(sentence: Sentence, mention: Mention, verb: Term) -> bool:
    """``Ukrainian drones destroyed two tanks``: the weapons destroy, nobody destroys them."""
    if verb.key != "shot_down" or has_auxiliary(sentence, mention.last + 1, verb.first):
        return False
    after = verb.last + 1
    if sentence.text_at(after) in _OVER:
        return False
    is_object = sentence.is_cue(after, "article") or sentence.text_at(after) in _THE
    return is_object or (sentence.is_count(after) and not sentence.is_cyrillic(verb.first))


def second_verb(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``Дрони подолали 800 км та уразили літак``: what the subject that opens a sentence did as well."""
    verb = verb_behind(sentence, mention)
    if verb is None or mention.unit != "weapon" or not sentence.is_cyrillic(verb.first):
        return None
    is_opening = mention.first - sentence.first <= _NEAR_OPENING and not is_instrumental(sentence, mention)
    is_joined = sentence.text_at(verb.first - 1) in _AND and not has_comma(sentence, mention.last, verb.first)
    is_near = verb.first - mention.last <= _LONGEST_CLAUSE
    return of_subject(verb) if is_opening and is_joined and is_near and verb.key == "hit" else None


def subject_of_clause(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``several of the other drones that made it through did not reach their targets``: a verb further on."""
    verb = verb_behind(sentence, mention)
    if verb is None or mention.quantity is None or not counts_weapons(sentence, mention):
        return None
    if _has_part_behind(sentence, mention, verb):
        return None
    if verb.first - mention.last > _LONGEST_CLAUSE or contrast_between(sentence, mention.last, verb.first):
        return None
    before_rest = past_aside(sentence, mention.last + 1) - 1
    if has_comma(sentence, before_rest, verb.first) and mention.quantity.form is not Form.ALL:
        return None
    return of_subject(verb)


def under_closing_verb(sentence: Sentence, mention: Mention, before: Before) -> Answer | None:
    """``14 drones, including 13 Shaheds, and one missile were downed``: the verb that closes a list."""
    verb = verb_behind(sentence, mention)
    if (
        verb is None
        or mention.quantity is None
        or mention.unit != "weapon"
        or sentence.is_cyrillic(verb.first)
    ):
        return None
    end = verb.first
    while sentence.is_cue(end - 1, "auxiliary"):
        end -= 1
    if end == verb.first or governing(sentence, mention) is not None:
        return None
    goes_on = bool(before.links) and before.links[-1].rule == under_closing_verb.__name__
    between = range(mention.last + 1, end)
    is_long = any(map(sentence.is_count, between)) and has_comma(sentence, mention.last, end)
    is_closed = (goes_on or is_long) and all(_is_listed(sentence, i) for i in between)
    return of_subject(verb) if is_closed else None


def _is_listed(sentence: Sentence, i: int) -> bool:
    """Whether a token counts or names weapons of a list, or joins them; "of which" tells of a part alone."""
    is_joint = sentence.is_cue(i, "with", "article") or sentence.text_at(i) in _INCLUDING
    return is_joint or is_list(sentence, i, i + 1)


def _has_part_behind(sentence: Sentence, mention: Mention, verb: Term) -> bool:
    """``133 drones, of which 73 were downed``: the verb is of the part that is counted before it."""
    opening = next((i for i in range(mention.last + 1, verb.first) if sentence.is_cue(i, "of_which")), None)
    counted = [i for i in range(opening or verb.first, verb.first) if sentence.is_count(i)]
    return bool(counted) and not has_comma(sentence, counted[0], verb.first)
