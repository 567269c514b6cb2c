"""Who strikes: verbs and nouns of attack beside the sides that a sentence names."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.grammar import endings, stems, words
from parsers.links import ATTACKS, Link
from parsers.report import SIDES, Side
from parsers.sentence import Sentence
from parsers.terms import Term

OBJECT_WORDS = words("object_words")
STRIKES = words("events") - {"target", "targets"}
BETWEEN_ACTOR_AND_VERB = words("between_actor_and_verb")
COUNTRIES_STRUCK = words("struck_countries")
CASES_STRUCK = {Side.UA: words("ukraine_struck"), Side.RU: words("russia_struck")}
"""The names of each country in the case of what is struck."""
GOING_ON = words("attacking")
"""Attacks that are told as they go on, behind a form of "to be"."""
SUFFERING = stems("suffering")
_FORCES = words("plural_subjects")
_TO_BE = words("to_be")
_IN_COUNTRY = words("in_country")
_COUNTRY_NAMES = endings("country_names")
_OF_COUNTRY = endings("adjective_of_country")
_STRIKE_NOUNS = endings("strike_nouns")
_ATTACKED = words("attacked")
_WARS = words("wars")
_POSSESSIVE = endings("possessive")
_NEAR_BEFORE, _NEAR_OWNED = 3, 4
_NO_DEEDS = ("noun", "counted_noun", "observer", "direction")


def strikers(link: Link, sentence: Sentence) -> Iterator[Term]:
    """The sides that strike between the semicolons around a mention."""
    near = sentence.between_semicolons(link.mention.first)
    for side in sentence.of_kind("side"):
        if side.first not in near or names_war(side, sentence) or _is_struck_there(side, sentence):
            continue
        if _is_of_strike(sentence, side.last + 1) or _strikes(side, sentence):
            yield side


def names_war(side: Term, sentence: Sentence) -> bool:
    """``Russia-Ukraine war live: drones shot down``: whose war it is tells not who acts."""
    other = sentence.term_at.get(side.last + 2) if sentence.text_at(side.last + 1) == "-" else None
    last = other.last if other is not None and other.kind == "side" else side.last
    return sentence.text_at(last + 1) in _WARS


def _is_struck_there(side: Term, sentence: Sentence) -> bool:
    """``killed in Ukraine missile strikes``: a country's bare name behind "in" is where it happened."""
    is_name = sentence.text_at(side.last).endswith(_COUNTRY_NAMES)
    return is_name and sentence.text_at(side.first - 1) in _IN_COUNTRY


def side_striking(sentence: Sentence) -> Side | None:
    """The one side whose strike a sentence tells of: «Сили оборони України уразили нафтобазу»."""
    sides = {
        Side(t.key)
        for t in sentence.of_kind("side")
        if t.key in SIDES and (_strikes(t, sentence) or _owns_strike(t, sentence))
    }
    return sides.pop() if len(sides) == 1 else None


def _strikes(side: Term, sentence: Sentence) -> bool:
    """Whether a verb of attack stands right behind a side: ``Russia earlier bombed``."""
    i = side.last + 1
    while sentence.text_at(i) in BETWEEN_ACTOR_AND_VERB:
        i += 1
    verb = _deed(sentence, i)
    if verb is None or is_under_attack(verb, sentence):
        return False
    is_object = (
        sentence.text_at(side.first) in COUNTRIES_STRUCK or sentence.text_at(side.first - 1) in OBJECT_WORDS
    )
    return not (sentence.is_cyrillic(i) and is_object)


def _owns_strike(side: Term, sentence: Sentence) -> bool:
    """``a Russian missile strike``, not ``Ukraine missile strikes``, which may be those on Ukraine."""
    if not sentence.text_at(side.last).endswith(_OF_COUNTRY):
        return False
    i = side.last + 1
    while sentence.is_kind(i, "filler", "weapon"):
        i += 1
    return sentence.text_at(i) in STRIKES or sentence.text_at(i).endswith(_STRIKE_NOUNS)


def _is_of_strike(sentence: Sentence, i: int) -> bool:
    """Whether a weapon or a strike stands behind a side."""
    while sentence.is_kind(i, "filler"):
        i += 1
    term = sentence.term_at.get(i)
    if term is not None and term.kind == "weapon":
        return term.key != "any"
    is_event = sentence.is_kind(i, "event", "plural_verb") and sentence.text_at(i) not in _FORCES
    return is_event or sentence.text_at(i) in STRIKES


def is_suffered(sentence: Sentence, i: int) -> bool:
    """Whether what stands behind a verb suffers the attack: ``pounded Kyiv``."""
    verb = _deed(sentence, i)
    return verb is not None and not sentence.is_cyrillic(i) and bool(verb.entry.attributes.get("with"))


def _deed(sentence: Sentence, i: int) -> Term | None:
    """The verb of attack at a token, where it tells of who attacks."""
    term = sentence.term_at.get(i)
    if term is None or term.kind != "trigger" or term.key not in ATTACKS:
        return None
    return None if any(term.entry.attributes.get(key) for key in _NO_DEEDS) else term


def is_under_attack(trigger: Term, sentence: Sentence) -> bool:
    """Whether the side before a trigger suffers it: ``Ukraine was attacked with``, ``came under attack``."""
    if sentence.is_cyrillic(trigger.first):
        return _is_suffered_there(trigger, sentence)
    told = {sentence.text_at(i) for i in range(trigger.first, trigger.last + 1)}
    is_told_on = sentence.text_at(trigger.first) in GOING_ON
    is_after_be = sentence.text_at(trigger.first - 1) in _TO_BE and not is_told_on
    is_passive = trigger.entry.attributes.get("with") and is_after_be
    return bool(is_passive) or "under" in told or sentence.text_at(trigger.last + 1) == "by"


def _is_suffered_there(trigger: Term, sentence: Sentence) -> bool:
    """«Украина была атакована», «Україна зазнала атаки»."""
    near = sentence.texts(max(sentence.first, trigger.first - _NEAR_BEFORE), trigger.last + 1)
    return sentence.text_at(trigger.first) in _ATTACKED or any(t.startswith(SUFFERING) for t in near)


def country_behind(link: Link, sentence: Sentence) -> Term | None:
    """The country, or part of one, right behind the people hurt there: ``kill three in Ukraine``."""
    last = max(link.mention.last, link.trigger.last if link.trigger is not None else 0)
    for behind in (link.mention.last + 1, last + 1):
        if part := next((t for t in sentence.cues("part_of_country") if t.first == behind), None):
            return part
        country = sentence.term_at.get(behind + 1)
        is_country = country is not None and country.kind == "side" and country.key in SIDES
        if sentence.text_at(behind) in _IN_COUNTRY and is_country and not _describes(country, sentence):
            return country
    return None


def _describes(side: Term | None, sentence: Sentence) -> bool:
    """Whether a side only describes the noun behind it: ``in Russian cities``, ``in Russia's attack``."""
    if side is None or sentence.text_at(side.last + 1) == "-":
        return True
    name = sentence.text_at(side.last)
    near = range(side.last + 1, side.last + 1 + _NEAR_OWNED)
    is_owner = name.endswith(_POSSESSIVE) and not any(_is_of_strike(sentence, i) for i in near)
    return not (name.removesuffix("'s") if is_owner else name).endswith(_COUNTRY_NAMES)
