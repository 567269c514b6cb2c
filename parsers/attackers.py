"""Whose weapons a link counts, by all that a sentence and its report tell."""

from __future__ import annotations

from parsers.carriers import are_carriers
from parsers.clauses import contrast_between, has_comma
from parsers.deeds import CASES_STRUCK, COUNTRIES_STRUCK, OBJECT_WORDS, country_behind, strikers
from parsers.grammar import endings, stems, words
from parsers.links import PEOPLE, Link
from parsers.report import (
    DEFENCE,
    HELD,
    OTHER_SIDE,
    OWN_SIDE,
    SIDE_OF,
    SIDES,
    WHOLLY_HELD,
    Claimant,
    Measure,
    Side,
)
from parsers.sentence import Sentence
from parsers.terms import Term
from parsers.text import DASHES
from parsers.weapons import weapon_sides

_TOWARDS = words("towards")
_ACTED = DEFENCE | {Measure.LAUNCHED, Measure.HIT}
_STRIKES = frozenset({Measure.LAUNCHED, Measure.HIT})
_OWNING = stems("owning")
_OWN = words("own")
_OF_COUNTRY = endings("adjective_of_country")
_PLACES_OWNED = words("places_owned")
_GROUNDS = frozenset({"settlement", "facility", "area", "district"})
_NEAR_VERB, _NEAR_STRUCK, _NEAR_OWNER = 3, 14, 3


def attacker_of(
    link: Link,
    acting: Side | None,
    sentence: Sentence,
    claimant: Claimant,
    default: Claimant | None,
    adm1: str | None,
    last: Side | None,
    enemy: Side | None,
) -> Side | None:
    """Whose weapons a link counts, by the nearest clue.

    The clues in order: the weapon's own name, whose bulletin it is, the side `acting`, the region struck, who
    asserts the number, the `enemy` of the one who speaks for what was brought down, and `last`, whose weapons
    the text spoke of before; the attack told of before counts first for places that were hit.
    """
    if link.measure in PEOPLE:
        background = None if sentence.cues("overall") else last or enemy
        return _of_people(link, sentence, default, adm1) or _against(claimant) or background
    is_of_all = link.mention.is_all and acting is None
    if (link.mention.is_back_reference or is_of_all) and last is not None:
        return _of_weapon(link) or _of_bulletin(default) or last
    background = enemy if link.measure in DEFENCE and enemy is not None else last
    owned = _of_weapon(link) or _of_speakers_own(link, sentence, claimant)
    owned = owned or _of_own_strike(link, sentence, default) or _of_bulletin(default)
    acted = owned or acting or _of_things_struck(link, sentence)
    told = acted or _of_region(adm1) or _of_object(sentence)
    if link.measure is Measure.HIT_LOCATIONS:
        return told or last or _against(claimant)
    return told or _against(claimant) or background


def _of_people(link: Link, sentence: Sentence, default: Claimant | None, adm1: str | None) -> Side | None:
    """Who hurt people: whose strike leads to them, else whom their region or another strike points to."""
    told = _of_victims(link) or _of_bulletin(default) or _of_strike_before(link, sentence)
    told = told or _of_country_behind(link, sentence) or _of_region(adm1) or _of_town_struck(link, sentence)
    return told or _of_strike(link, sentence) or _of_held_place(link, sentence, adm1)


def _of_country_behind(link: Link, sentence: Sentence) -> Side | None:
    """``Airstrikes kill three in Ukraine``: the other side of the country where people were hurt."""
    country = country_behind(link, sentence)
    if country is None or not _tells_of_strike(sentence):
        return None
    return (
        _of_strike(link, sentence) or OTHER_SIDE[Side(country.entry.attributes.get("country", country.key))]
    )


def _tells_of_strike(sentence: Sentence) -> bool:
    """Whether a sentence names a weapon, or a strike: not ``Flood kills two in Russia``."""
    return sentence.has_kind("weapon", "event") or bool(sentence.triggers("launched", "hit"))


def _of_town_struck(link: Link, sentence: Sentence) -> Side | None:
    """``attack on a western Ukrainian city``: the other side of the one whose town or base is struck."""
    near = sentence.between_semicolons(link.mention.first)
    owners = {Side(t.key) for t in sentence.of_kind("side") if t.first in near and _is_of_town(t, sentence)}
    return OTHER_SIDE[owners.pop()] if len(owners) == 1 and _tells_of_strike(sentence) else None


def _is_of_town(side: Term, sentence: Sentence) -> bool:
    if side.key not in SIDES or not sentence.text_at(side.first).endswith(_OF_COUNTRY):
        return False
    if sentence.text_at(side.last + 1) in DASHES:
        return False
    before = set(sentence.texts(max(sentence.first, side.first - _NEAR_OWNER), side.first))
    behind = range(side.last + 1, side.last + 1 + _NEAR_OWNER)
    is_town = any(sentence.text_at(i) in _PLACES_OWNED or _is_ground(sentence, i) for i in behind)
    return is_town and not before.isdisjoint(OBJECT_WORDS)


def _is_ground(sentence: Sentence, i: int) -> bool:
    """Whether a noun of what lies on the ground stands at an index: ``village``, ``airfield``."""
    return sentence.is_kind(i, "unit") and sentence.term_at[i].key in _GROUNDS


def _of_held_place(link: Link, sentence: Sentence, adm1: str | None) -> Side | None:
    """Who is said to strike what a text calls occupied: «на оккупированной территории Луганской области»."""
    if adm1 is None or not HELD.issuperset(adm1.split("+")) or _names_side(sentence):
        return None
    first = link.mention.first
    near = sentence.between_semicolons(first)
    told = [t for t in sentence.cues("held") if t.first in near]
    return Side.UA if any(t.first < first or not has_comma(sentence, first, t.first) for t in told) else None


def _names_side(sentence: Sentence) -> bool:
    return any(side.key in SIDES for side in sentence.of_kind("side"))


def _of_victims(link: Link) -> Side | None:
    """Who struck the people whose side a number names: ``12 Ukrainian civilians``."""
    victims = _of_weapon(link)
    return OTHER_SIDE[victims] if victims else None


def country_struck(link: Link, acting: Side | None, sentence: Sentence) -> str | None:
    """The country whose side a link's weapons are used against, where its own words tell."""
    side = _of_victims(link) if link.measure in PEOPLE else _of_weapon(link)
    side = side or (acting if link.measure in _ACTED else _of_strike(link, sentence))
    return OTHER_SIDE[side].value if side else None


def _of_strike(link: Link, sentence: Sentence) -> Side | None:
    """The one side that a strike or a weapon is of: ``a Russian missile``, ``Russia bombed four cities``."""
    sides = {Side(t.key) for t in strikers(link, sentence)}
    return sides.pop() if len(sides) == 1 else None


def _of_strike_before(link: Link, sentence: Sentence) -> Side | None:
    """The one side whose strike, told in the same clause before them, hurt people: ``Russia bombed Kyiv``."""
    first = link.mention.first
    before = (t for t in strikers(link, sentence) if t.first < first)
    sides = {Side(t.key) for t in before if not contrast_between(sentence, t.first, first)}
    return sides.pop() if len(sides) == 1 else None


def _against(claimant: Claimant) -> Side | None:
    """A claimant that belongs to a side counts the other side's weapons, if nothing says otherwise."""
    return OTHER_SIDE[SIDE_OF[claimant]] if claimant in SIDE_OF else None


def _of_speakers_own(link: Link, sentence: Sentence, claimant: Claimant) -> Side | None:
    """``its drones hit a depot, the SBU said``: the weapons of the one who speaks."""
    before = sentence.texts(link.mention.first - 1, link.mention.first + 1)
    return SIDE_OF.get(claimant) if link.measure in _STRIKES and not _OWN.isdisjoint(before) else None


def _of_bulletin(default: Claimant | None) -> Side | None:
    """An air force's or a ministry's own bulletin counts the other side's weapons."""
    return OTHER_SIDE[SIDE_OF[default]] if default is not None and default in OWN_SIDE else None


def _of_own_strike(link: Link, sentence: Sentence, default: Claimant | None) -> Side | None:
    """Russia's, where its ministry's bulletin tells of a strike by its own: «ВС РФ нанесли удар»."""
    is_strike = default is Claimant.RU_MOD and link.measure in _STRIKES
    return Side.RU if is_strike and _of_strike(link, sentence) is Side.RU else None


def _of_weapon(link: Link) -> Side | None:
    """Whose weapons a mention says they are, or whose places were struck: ``two Russian depots``."""
    sides = {Side(s) for s in link.mention.sides}
    if len(sides) == 1:
        side = sides.pop()
        return OTHER_SIDE[side] if link.measure is Measure.HIT_LOCATIONS else side
    found = weapon_sides(link.mention.weapon or "")
    return Side(found) if found else None


def _of_region(adm1: str | None) -> Side | None:
    """Russia strikes Ukraine's regions, Ukraine Russia's and Crimea; those held in part tell nothing."""
    codes = set((adm1 or "").split("+"))
    told = codes - HELD
    countries = {code[:2] for code in told if code[:3] in {"UA-", "RU-"}}
    if codes and codes <= WHOLLY_HELD:
        return Side.UA
    return OTHER_SIDE[Side(countries.pop())] if len(countries) == 1 else None


def _of_object(sentence: Sentence) -> Side | None:
    """The other side of the one that weapons come at: ``downed over Russia``, ``launched at Ukraine``."""
    towards = (t for t in sentence.of_kind("side") if _comes_at(t, sentence))
    struck = {Side(t.key) for t in towards if sentence.text_at(t.last + 1) != "-"} or _attacked(sentence)
    return OTHER_SIDE[struck.pop()] if len(struck) == 1 else None


def _attacked(sentence: Sentence) -> set[Side]:
    """«Україну вночі атакували 112 дронами»: the country whose case says that it is struck."""
    near = {
        i
        for t in sentence.triggers("launched", "hit")
        for i in range(t.first - _NEAR_VERB, t.last + _NEAR_VERB)
    }
    texts = {sentence.text_at(i) for i in near}
    return {side for side, names in CASES_STRUCK.items() if not names.isdisjoint(texts)}


def _comes_at(side: Term, sentence: Sentence) -> bool:
    """``launched at Ukraine``, «летять атакувати Росію»."""
    is_attacked = (
        sentence.is_kind(side.first - 1, "trigger") and sentence.text_at(side.first) in COUNTRIES_STRUCK
    )
    is_under_carriers = are_carriers(sentence.tokens, side.first - 2)
    return is_attacked or (sentence.text_at(side.first - 1) in _TOWARDS and not is_under_carriers)


def _of_things_struck(link: Link, sentence: Sentence) -> Side | None:
    """The other side of the one whose things drones strike: ``striking a Russian oil terminal``."""
    if link.measure is not Measure.HIT or link.trigger is None or link.trigger.last < link.mention.first:
        return None
    near = range(link.trigger.last + 1, link.trigger.last + _NEAR_STRUCK)
    owners = {
        Side(t.key)
        for t in sentence.of_kind("side")
        if t.first in near and t.key in SIDES and sentence.text_at(t.first).startswith(_OWNING)
    }
    return OTHER_SIDE[owners.pop()] if len(owners) == 1 else None
