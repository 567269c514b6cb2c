"""Which claims are contained in another claim of the same report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from parsers.links import PEOPLE
from parsers.report import Bound, Claim, Scope
from parsers.weapons import STRIKE_DRONES, weapon_class, weapon_kind

_PART_RULE = "part_of_last"
_CLASSES = frozenset({"drone", "missile"})


def widen_totals(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with a total's class where a part repeats its type: ``118 Shaheds, 50 of them Shaheds``."""
    return [
        replace(claim, weapon=weapon_class(claim.weapon)) if _is_type_of_part(claim, behind) else claim
        for claim, behind in zip_longest(claims, claims[1:])
    ]


def _is_type_of_part(total: Claim, part: Claim | None) -> bool:
    if part is None or part.rule != _PART_RULE or weapon_class(total.weapon) not in _CLASSES:
        return False
    return (part.measure, part.weapon) == (total.measure, total.weapon) and _reach(part) < _reach(total)


def mark_subsets(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with `subset` and `subset_of` set where a wider claim of the same measure holds them."""
    return [_marked(claim, before, claims) for before, claim in zip([None, *claims], claims, strict=False)]


def _marked(claim: Claim, before: Claim | None, claims: Sequence[Claim]) -> Claim:
    holders = [other for other in claims if other is not claim and _holds(other, claim)]
    if before is not None and _is_within(before, claim):
        return replace(claim, subset=True, subset_of=before.span)
    if not holders:
        return _of_total(claim, claims) if claim.subset else claim
    return replace(claim, subset=True, subset_of=min(holders, key=_most).span)


def _of_total(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """A claim that its words make a part, with the number that may hold it: the one before, else behind."""
    others = (c for c in claims if c is not claim and c.measure == claim.measure)
    alike = (c for c in others if weapon_class(c.weapon) == weapon_class(claim.weapon) or c.weapon == "any")
    totals = [c for c in alike if c.attacker == claim.attacker and _reach(claim) <= _most(c)]
    before = [c for c in totals if c.span.start < claim.span.start]
    behind = [c for c in totals if claim.measure in PEOPLE and c.span.start > claim.span.end and not c.subset]
    if not before and not behind:
        return replace(claim, subset=False)
    return replace(claim, subset_of=before[-1].span if before else behind[0].span)


def _most(claim: Claim) -> float:
    return float("inf") if claim.high is None else float(claim.high)


def _is_within(whole: Claim, part: Claim) -> bool:
    """``над Курской – 5, в том числе 2 над Курском``: a smaller count of one region right behind another."""
    same = (whole.measure, whole.weapon, whole.adm1) == (part.measure, part.weapon, part.adm1)
    if part.measure in PEOPLE:
        return False
    is_apart = part.adm1 is None or whole.evidence != part.evidence
    return same and not is_apart and _reach(part) < _reach(whole)


def _holds(whole: Claim, part: Claim) -> bool:
    """Whether `whole` counts everything that `part` counts."""
    if whole.measure != part.measure or whole.attacker != part.attacker:
        return False
    if whole.scope != Scope.ATTACK or part.scope != Scope.ATTACK or whole.attack_date != part.attack_date:
        return False
    if (whole.low is None and whole.high is None) or (
        whole.bound == Bound.UNNUMBERED and part.bound != Bound.UNNUMBERED
    ):
        return False
    if not (_wider_region(whole, part) and _wider_weapon(whole, part)):
        return False
    is_one_more = whole.high == 1 and whole.claimant == part.claimant
    if (whole.adm1, whole.weapon) == (part.adm1, part.weapon) or is_one_more:
        return False
    return _reach(part) <= _most(whole)


def _reach(claim: Claim) -> float:
    number = claim.low if claim.low is not None else claim.high
    return float(number or 0)


def _wider_region(whole: Claim, part: Claim) -> bool:
    if whole.adm1 == part.adm1 or whole.adm1 is None:
        return True
    return part.adm1 is not None and set(part.adm1.split("+")) <= set(whole.adm1.split("+"))


def _wider_weapon(whole: Claim, part: Claim) -> bool:
    if whole.weapon == part.weapon or whole.weapon == "any":
        return True
    if weapon_kind(part.weapon) == whole.weapon:
        return True
    if part.weapon == weapon_class(whole.weapon) and part.adm1 is not None and whole.adm1 != part.adm1:
        return True
    narrow, wide = set(part.weapon.split("+")), set(whole.weapon.split("+"))
    if narrow < wide:
        return True
    if whole.weapon == "drone":
        return narrow <= STRIKE_DRONES
    return wide <= {"drone", "missile"} and all(weapon_class(key) in wide for key in narrow)
