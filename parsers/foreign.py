"""What is not of Russia's war on Ukraine: other wars, third countries, texts that name neither side."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.accounting import NO_ATTACK, NO_SIDE, OTHER_WAR
from parsers.acting import side_of
from parsers.deeds import OBJECT_WORDS
from parsers.grammar import words
from parsers.links import ATTACKS, PEOPLE, WEAPON_TRIGGERS, Link
from parsers.places.finding import find_places
from parsers.places.mentions import PlaceMention
from parsers.report import DEFENCE, Measure, Report, Role
from parsers.sentence import Sentence
from parsers.terms import Term
from parsers.text import Token

_SOIL = words("soil")
_IN = words("in")
_LONGEST_EXCERPT = 250
_SIGNS = frozenset({"debris", "scene", "artillery", "other_cause"})
_COUNTRIES = frozenset({"UA", "RU", "BY"})


def why_foreign(
    report: Report,
    tokens: Sequence[Token],
    terms: Sequence[Term],
    named: Sequence[tuple[PlaceMention, Role | None]],
) -> str | None:
    """Why nothing in a text is of Russia's war on Ukraine, None where something may be.

    A text must name a side, a place there or somebody who speaks for a side, unless it is an excerpt of a
    sentence or two.
    """
    if of_other_war(terms):
        return OTHER_WAR
    if _tells_only_of_accident(terms):
        return NO_ATTACK
    is_excerpt = len(report.text) < _LONGEST_EXCERPT
    is_named = is_excerpt or report.claimant or any(_names_side(t) for t in terms)
    if is_named or any(m.country in _COUNTRIES for m, _ in named) or _tells_of_strike_there(tokens, terms):
        return None
    return NO_SIDE


def _tells_only_of_accident(terms: Sequence[Term]) -> bool:
    """«Унаслідок пожежі загинула жінка»: a fire, a flood or an illness, and no word of an attack."""
    return any(_is_accident(t) for t in terms) and not any(_tells_of_attack(t) for t in terms)


def _is_accident(term: Term) -> bool:
    """Whether a term tells of what may also happen in peace."""
    return term.kind == "cue" and (term.key == "accident" or bool(term.entry.attributes.get("accident")))


def _tells_of_attack(term: Term) -> bool:
    """Whether a term is a weapon, its debris, or what is done with weapons."""
    is_deed = term.kind == "trigger" and term.key in WEAPON_TRIGGERS
    is_sign = term.kind == "cue" and term.key in _SIGNS and not _is_accident(term)
    return is_deed or is_sign or term.kind in {"weapon", "event"}


def _tells_of_strike_there(tokens: Sequence[Token], terms: Sequence[Term]) -> bool:
    """``в Херсонской области ранены пятеро в результате обстрела``: a strike and a place, with no weapon."""
    is_strike = any(t.kind == "trigger" and t.key in ATTACKS for t in terms)
    return is_strike and any(m.country in _COUNTRIES for m in find_places(tokens, 0, len(tokens)))


def of_other_war(terms: Sequence[Term]) -> bool:
    """Whether a text, or a sentence, speaks of another war more than of Russia's and Ukraine's.

    «Ізраїль перехопив 90 іранських ракет»: beside another war its maker's weapons are not Russia's. Countries
    of the Gulf that also host talks are struck only where who strikes them is named.
    """
    others = [t for t in terms if t.kind == "other_war"]
    acting = {t.first - 1 for t in terms if t.kind == "trigger"}
    are_hosts = all(t.entry.attributes.get("hosts_talks") and t.last not in acting for t in others)
    return not are_hosts and len(others) > sum(_is_of_this_war(t) for t in terms)


def _is_of_this_war(term: Term) -> bool:
    return side_of(term) is not None and not term.entry.attributes.get("maker")


def names_side(sentence: Sentence) -> bool:
    """Whether a sentence names weapons and a side, who speaks for one, or a weapon that only one has."""
    named = (term for term in sentence.terms if not term.entry.attributes.get("maker"))
    return sentence.has_kind("weapon") and any(map(_names_side, named))


def _names_side(term: Term) -> bool:
    """Whether a term is a side, its capital, who speaks for it, or a weapon that only it has."""
    return side_of(term) is not None or (term.kind == "weapon" and "side" in term.entry.attributes)


def is_done_abroad(link: Link, sentence: Sentence) -> bool:
    """Whether it was in or by a third country: ``Poland shot down three drones``, ``hit a Polish town``."""
    if not sentence.has_kind("abroad"):
        return False
    if _tells_only_of_abroad(sentence):
        return True
    if link.trigger is None:
        return False
    if link.measure in PEOPLE or link.measure in {Measure.HIT, Measure.LOST}:
        return _tells_of_town_abroad(sentence)
    if link.measure not in DEFENCE:
        return False
    actors = [t for t in sentence.terms if t.last < link.trigger.first and _acts(t)]
    if not actors or actors[-1].kind != "abroad":
        return False
    return sentence.text_at(actors[-1].first - 1) not in OBJECT_WORDS


def _acts(term: Term) -> bool:
    return term.kind == "abroad" or side_of(term) is not None


def _tells_only_of_abroad(sentence: Sentence) -> bool:
    """Whether a sentence on third countries names neither side nor a place of theirs."""
    return not sentence.has_places() and all(side_of(t) is None for t in sentence.terms)


def _is_behind_town(sentence: Sentence, i: int) -> bool:
    """``in Przewodow, Poland``: whether a comma and a name stand before a country."""
    name = i - 2
    return sentence.text_at(i - 1) == "," and name > sentence.first and sentence.tokens[name].is_capital


def _tells_of_town_abroad(sentence: Sentence) -> bool:
    """Whether a town or the soil of a third country was struck, and no place nearer."""
    return not sentence.has_places() and any(
        sentence.is_kind(t.last + 1, "unit")
        or sentence.text_at(t.last + 1) in _SOIL
        or sentence.text_at(t.first - 1) in _IN
        or _is_behind_town(sentence, t.first)
        or sentence.is_kind(t.first - 1, "trigger")
        for t in sentence.of_kind("abroad")
    )
