"""Which claims say the same thing twice: a figure told again, vague words or names beside exact figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.grammar import stems, words
from parsers.links import PEOPLE
from parsers.places.gazetteer import gazetteer
from parsers.report import DEFENCE, Bound, Claim, Claimant, Measure, Scope
from parsers.text import fold
from parsers.weapons import STRIKE_DRONES, weapon_class, weapon_kind

_ONE_MORE = words("again")
_MORE = words("more_of_them")
_AS_WELL = words("told_as_well")
_OF_WOMEN = stems("of_women")
_OF_MEN = stems("of_men")
_KINDS = stems("kinds_of_people")
_BEFORE_ONE, _NEAR_ADDED = 10, 2
_WHOLE_RULE = "whole"
_ITEMS = tuple("▪•◾■●")
_DIARY = 3
_MARKS_AT_END = 4
_LOCATIONS = frozenset({Measure.HIT_LOCATIONS, Measure.DEBRIS_LOCATIONS})
_VAGUE = frozenset({Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT})
_ROUND = frozenset({24, 200})
_NEAR_BELOW, _NEAR_ABOVE, _CLOSE = 0.9, 1.1, 1.4


def drop_repeats(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims without those that another states again: a headline's by the body's, a list's head's."""
    kept: list[Claim] = []
    headline = min((c.evidence.start for c in claims), default=0)
    is_diary = sum(line.lstrip().startswith(_ITEMS) for line in text.split("\n")) >= _DIARY
    for claim in sorted(claims, key=lambda c: c.span.start):
        alike = (k for k in kept if _same(k, claim, headline, is_diary) and _may_repeat(k, claim, text))
        others = (
            k
            for k in alike
            if not (_is_other_person(k, claim, text, headline) or _is_other_kind(k, claim, text))
        )
        twin = next(others, None)
        if twin is None or _is_one_more(claim, text) or _is_told_as_well(claim, text):
            kept.append(claim)
        elif claim.rule != _WHOLE_RULE or twin.adm1 is None:
            kept[kept.index(twin)] = _with_what_twin_says(claim, twin)
    return sorted(kept, key=lambda c: c.span.start)


def _with_what_twin_says(claim: Claim, twin: Claim) -> Claim:
    """The later of two claims of one figure, with what only the earlier says."""
    is_whole_of_kind = claim.rule == _WHOLE_RULE and twin.weapon != weapon_class(claim.weapon)
    weapon = twin.weapon if is_whole_of_kind else claim.weapon
    adm1, place = claim.adm1 or twin.adm1, claim.place or twin.place
    return replace(claim, weapon=weapon, adm1=adm1, place=place, scope=_wider_scope(twin, claim))


def _wider_scope(one: Claim, other: Claim) -> Scope:
    return Scope.CUMULATIVE if Scope.CUMULATIVE in {one.scope, other.scope} else other.scope


def _same(one: Claim, other: Claim, headline: int, is_diary: bool) -> bool:
    if (one.measure, one.low) != (other.measure, other.low):
        return False
    is_headline = one.evidence.start == headline
    if one.attack_date != other.attack_date and {one.scope, other.scope} == {Scope.ATTACK}:
        return False
    is_one = (one.low or 0) <= 1 and one.evidence != other.evidence
    is_of_others = one.claimant != other.claimant and Claimant.OTHER not in {one.claimant, other.claimant}
    if is_one and not is_headline and (is_diary or is_of_others):
        return False
    if not is_headline and _is_count_of_another(one, other):
        return False
    if (
        (one.high != other.high and Bound.UNNUMBERED in {one.bound, other.bound})
        or (one.attacker != other.attacker and one.attacker and other.attacker)
        or (one.evidence == other.evidence and one.adm1 and other.adm1)
    ):
        return False
    return _is_weapon_repeated(one, other, is_headline) and (
        one.adm1 == other.adm1 or _leaves_region_open(one, other)
    )


def _is_weapon_repeated(one: Claim, other: Claim, is_headline: bool) -> bool:
    return (
        one.weapon == other.weapon
        or {one.weapon, other.weapon} <= {"drone", "shahed"}
        or (_is_class_of(one, other) and one.low != 1)
        or (is_headline and one.weapon == weapon_class(other.weapon) and one.weapon != "any" and one.low != 1)
    )


def _is_class_of(one: Claim, other: Claim) -> bool:
    """``6 «Калібрів»`` and then ``всі ракети``: the class word for a type that is counted alike."""
    return other.rule == "part" and other.weapon == weapon_class(one.weapon) and other.weapon != "any"


def _leaves_region_open(one: Claim, other: Claim) -> bool:
    if one.adm1 is None or other.adm1 is None:
        return True
    shared = set(one.adm1.split("+")) & set(other.adm1.split("+"))
    return one.measure in PEOPLE and bool(shared)


def _may_repeat(one: Claim, other: Claim, text: str) -> bool:
    """Within a sentence the list behind a colon says a number again, and a whole after its launch."""
    return (
        one.evidence != other.evidence
        or one.span == other.span
        or other.rule == _WHOLE_RULE
        or ":" in text[one.span.end : other.span.start]
    )


def _is_other_person(one: Claim, other: Claim, text: str, headline: int) -> bool:
    """``a driver was hurt. … a man was hurt``: two persons told apart, unless a headline tells of one."""
    is_person = one.measure in PEOPLE and one.high == other.high == 1 and one.adm1 == other.adm1
    is_line = text[one.evidence.end : one.evidence.end + _MARKS_AT_END].lstrip(" *_").startswith("\n")
    is_headline = is_line and one.evidence.start == headline
    if not is_person or one.evidence == other.evidence or is_headline:
        return False
    is_closer = one.evidence.start == headline and _is_whole_region(one)
    if one.place != other.place and None not in {one.place, other.place} and not is_closer:
        return True
    sexes = {_sex(_words(one, text)), _sex(_words(other, text))}
    return sexes == {"man", "woman"}


def _is_other_kind(one: Claim, other: Claim, text: str) -> bool:
    """«двоє поліцейських … двоє дітей»: people of two kinds, though as many."""
    kinds = [_kind(_words(claim, text)) for claim in (one, other)]
    return one.measure in PEOPLE and None not in kinds and kinds[0] != kinds[1]


def _kind(told: str) -> str | None:
    """The stem of the word for what people are, where it is one that tells them apart."""
    return next((stem for word in told.split() for stem in _KINDS if word.startswith(stem)), None)


def _is_whole_region(claim: Claim) -> bool:
    region = gazetteer().regions.get(claim.adm1 or "")
    return region is not None and region.name == claim.place


def _sex(told: str) -> str | None:
    """What the words for one person say: a woman, a man, or neither."""
    if any(word.startswith(_OF_WOMEN) for word in told.split()):
        return "woman"
    return "man" if any(word.startswith(_OF_MEN) for word in told.split()) else None


def _words(claim: Claim, text: str) -> str:
    return fold(text[claim.span.start : claim.span.end])


def _is_one_more(claim: Claim, text: str) -> bool:
    """``приземлили ще один «Орлан»``, ``four more drones``: not those told before."""
    own = fold(text[claim.span.start : claim.span.end]).split()
    is_more = claim.measure in DEFENCE and not _MORE.isdisjoint(own[:_NEAR_ADDED])
    return is_more or (claim.low == claim.high == 1 and is_added(claim, text))


def _is_told_as_well(claim: Claim, text: str) -> bool:
    """«Також завдали удару двома ракетами»: a Slavic sentence that opens so goes on to other weapons."""
    opening = fold(text[claim.evidence.start : claim.evidence.start + _BEFORE_ONE]).split()
    return claim.measure not in PEOPLE and opening[:1] != [] and opening[0] in _AS_WELL


def is_added(claim: Claim, text: str) -> bool:
    """Whether a word adds a claim's number to those before: ``и ещё тринадцать``, ``an additional drone``."""
    before = fold(text[max(0, claim.span.start - _BEFORE_ONE) : claim.span.start]).split()
    own = fold(text[claim.span.start : claim.span.end]).split()
    return not _ONE_MORE.isdisjoint([*before[-1:], *own[:_NEAR_ADDED]])


def are_apart(one: str | None, other: str | None) -> bool:
    """Whether two codes or joined codes of regions have none in common; no region lies apart from none.

    >>> are_apart("UA-12+UA-23", "UA-63"), are_apart("UA-12+UA-23", "UA-23"), are_apart(None, "UA-63")
    (True, False, False)
    """
    return one is not None and other is not None and set(one.split("+")).isdisjoint(other.split("+"))


def drop_vague(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without vague words ("dozens", "over 800") for what an exact figure says in the report."""
    exact = [
        c for c in claims if c.bound == Bound.EXACT or (c.bound == Bound.AT_LEAST and c.low not in _ROUND)
    ]
    return [c for c in claims if c.bound not in _VAGUE or not any(_says_exactly(e, c) for e in exact)]


def _says_exactly(exact: Claim, vague: Claim) -> bool:
    if (exact.measure, exact.attacker) != (vague.measure, vague.attacker):
        return False
    if exact.scope not in {vague.scope, Scope.CUMULATIVE} or _is_of_another(exact, vague):
        return False
    if exact.adm1 != vague.adm1 or exact.low is None or exact.low == vague.low:
        return False
    same_weapon = exact.weapon == vague.weapon or vague.weapon in {
        "any",
        "drone+missile",
        weapon_class(exact.weapon),
    }
    if not same_weapon:
        return False
    if vague.low is None:
        return (vague.high or 0) * _NEAR_BELOW <= exact.low <= (vague.high or 0) * _NEAR_ABOVE
    least = vague.low * (1 if vague.bound is Bound.AT_LEAST else _NEAR_BELOW)
    return least <= exact.low and (vague.low in _ROUND or exact.low <= vague.low * _CLOSE)


def _is_of_another(exact: Claim, vague: Claim) -> bool:
    """Whether a governor counts vaguely what a ministry counts exactly: both are kept."""
    offices = {exact.claimant, vague.claimant}
    return len(offices) == 2 and offices <= {
        Claimant.UA_REGION,
        Claimant.RU_REGION,
        Claimant.UA_AF,
        Claimant.RU_MOD,
    }


def _is_count_of_another(one: Claim, other: Claim) -> bool:
    """Whether an office of a region and its own ministry each tell how many were brought down."""
    offices = {one.claimant, other.claimant}
    of_one_side = ({Claimant.UA_REGION, Claimant.UA_AF}, {Claimant.RU_REGION, Claimant.RU_MOD})
    are_exact = one.bound is other.bound is Bound.EXACT
    return offices in of_one_side and are_exact and one.measure in DEFENCE


def drop_unnumbered(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those that only name a weapon: nobody's, or one whose number stands elsewhere."""
    counted = [c for c in claims if c.bound != Bound.UNNUMBERED]
    headline = min((c.evidence.start for c in claims), default=0)
    with_places = {c.evidence for c in claims if c.measure in _LOCATIONS}

    def is_loose(claim: Claim) -> bool:
        return claim.evidence.start == headline and claim.evidence not in with_places

    return [
        c
        for c in claims
        if c.bound != Bound.UNNUMBERED
        or (c.attacker is not None and not any(_counts(other, c, is_loose(c)) for other in counted))
    ]


def _counts(numbered: Claim, named: Claim, is_loose: bool) -> bool:
    if numbered.attacker != named.attacker or numbered.scope != named.scope or numbered.measure in _LOCATIONS:
        return False
    if are_apart(numbered.adm1, named.adm1):
        return False
    is_of_headline = is_loose and numbered.evidence != named.evidence
    if named.measure != Measure.LAUNCHED and not is_of_headline and not _is_same_fate(numbered, named):
        return False
    if numbered.weapon == named.weapon or named.weapon == "any":
        return True
    if weapon_class(numbered.weapon) != weapon_class(named.weapon):
        return False
    is_kind = weapon_kind(numbered.weapon) == named.weapon and named.adm1 in {None, numbered.adm1}
    return (
        is_kind
        or named.weapon == weapon_class(named.weapon)
        or (numbered.weapon == "drone" and named.weapon in STRIKE_DRONES)
    )


def _is_same_fate(numbered: Claim, named: Claim) -> bool:
    """Whether a number tells of the fate that a weapon is named with, and of no other region."""
    is_elsewhere = named.adm1 and numbered.adm1 and named.adm1 != numbered.adm1
    return numbered.measure == named.measure and not is_elsewhere
