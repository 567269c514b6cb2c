"""Which claims are contained in another claim of the same report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile, zip_longest

from parsers.grammar import words
from parsers.links import PEOPLE
from parsers.repeats import are_apart, is_added
from parsers.report import OF_REGIONS, SIDE_OF, Bound, Claim, Measure, Scope
from parsers.text import tokenize
from parsers.weapons import STRIKE_DRONES, weapon_class, weapon_kind

_PART_RULE = "part_of_last"
_IN_ALL = words("in_all")
_NEAR_IN_ALL = 60
_CLASSES = frozenset({"drone", "missile"})


def widen_totals(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with a total's class where a part repeats its type: ``118 Shaheds, 50 of them Shaheds``."""
    return [
        replace(claim, weapon=weapon_class(claim.weapon)) if _is_type_of_part(claim, behind) else claim
        for claim, behind in zip_longest(claims, claims[1:])
    ]


def join_fates(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with a total of both fates where two of its parts say so, which lie in its region.

    ``28 drones were downed over Crimea. Seventeen were destroyed and 11 suppressed``
    """
    joined = list(claims)
    for n in range(len(joined) - 2):
        total, *parts = joined[n : n + 3]
        if _are_both_fates(total, parts):
            fates = (replace(part, adm1=part.adm1 or total.adm1) for part in parts)
            joined[n : n + 3] = replace(total, measure=Measure.SHOT_DOWN_OR_SUPPRESSED), *fates
    return joined


def _are_both_fates(total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a number downed is made up of one shot down and one suppressed, as one side tells."""
    is_both = {part.measure for part in parts} == {Measure.SHOT_DOWN, Measure.SUPPRESSED}
    if not is_both or total.measure not in {Measure.SHOT_DOWN, Measure.SHOT_DOWN_OR_SUPPRESSED}:
        return False
    if any(part.adm1 not in {None, total.adm1} or not _are_of_one_side(total, part) for part in parts):
        return False
    are_exact = all(claim.low == claim.high for claim in (total, *parts))
    are_alike = all((part.attacker, part.scope) == (total.attacker, total.scope) for part in parts)
    return are_exact and are_alike and sum(part.low or 0 for part in parts) == total.low


def _are_of_one_side(claim: Claim, other: Claim) -> bool:
    """Whether two claims have one claimant, or claimants of one country: ``Moscow says``, its ministry."""
    is_national = OF_REGIONS.isdisjoint({claim.claimant, other.claimant})
    is_one_country = SIDE_OF.get(claim.claimant) is SIDE_OF.get(other.claimant) is not None
    return claim.claimant is other.claimant or (is_national and is_one_country)


def _is_type_of_part(total: Claim, part: Claim | None) -> bool:
    if part is None or part.rule != _PART_RULE or weapon_class(total.weapon) not in _CLASSES:
        return False
    return (part.measure, part.weapon) == (total.measure, total.weapon) and _reach(part) < _reach(total)


def mark_subsets(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims with `subset` and `subset_of` set where a wider claim of the same measure holds them."""
    sums = (claim for claim in claims if any(_is_summed(part, claim) for part in claims))
    totals = [claim for claim in sums if _is_told_in_all(claim, text)]
    marked = []
    for before, claim in zip([None, *claims], claims, strict=False):
        is_apart = before is not None and _is_beside(before, claim) and is_added(claim, text)
        others = [other for other in claims if other is not claim and not (is_apart and other is before)]
        marked.append(_marked(claim, None if is_apart else before, others, totals))
    return _with_listed_parts(marked)


def _with_listed_parts(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with those marked that a sentence lists behind a number which they add up to exactly.

    ``shot down three drones over Crimea, one in the north and two in the west``
    """
    marked = list(claims)
    for n, total in enumerate(marked):
        parts = list(takewhile(partial(_is_listed_with, total), marked[n + 1 :]))
        if len(parts) > 1 and total.low == total.high and sum(c.low or 0 for c in parts) == total.low:
            for k, part in enumerate(parts, n + 1):
                adm1 = part.adm1 or total.adm1
                marked[k] = replace(part, subset=True, subset_of=total.span, adm1=adm1)
    return marked


def _is_listed_with(total: Claim, claim: Claim) -> bool:
    same = (total.evidence, total.measure, total.weapon, total.attacker)
    is_alike = same == (claim.evidence, claim.measure, claim.weapon, claim.attacker)
    return is_alike and claim.low == claim.high and not are_apart(total.adm1, claim.adm1)


def _is_beside(before: Claim, claim: Claim) -> bool:
    """Whether two claims of one sentence count the same weapons."""
    return (before.evidence, before.weapon) == (claim.evidence, claim.weapon)


def _is_told_in_all(claim: Claim, text: str) -> bool:
    """``Всего за ночь уничтожено 84``: a number that its words call the sum of those before it."""
    ahead = text[max(claim.evidence.start, claim.span.start - _NEAR_IN_ALL) : claim.span.start]
    return any(token.text in _IN_ALL for token in tokenize(ahead))


def _marked(claim: Claim, before: Claim | None, claims: Sequence[Claim], totals: Sequence[Claim]) -> Claim:
    holders = [other for other in claims if _holds(other, claim)]
    holders += [total for total in totals if _is_summed(claim, total)]
    if before is not None and _is_within(before, claim):
        return replace(claim, subset=True, subset_of=before.span)
    if not holders:
        return _of_total(claim, claims) if claim.subset else claim
    return replace(claim, subset=True, subset_of=min(holders, key=_most).span)


def _is_summed(part: Claim, total: Claim) -> bool:
    """Whether a smaller number of the same stands before one told in all: ``78 …. Всего уничтожено 84``."""
    if part.measure != total.measure or part.span.end >= total.span.start or _most(part) >= _most(total):
        return False
    return (total.weapon, total.adm1, total.attacker, total.scope) == (
        part.weapon, part.adm1, part.attacker, part.scope,
    )  # fmt: skip


def _of_total(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """A claim that its words make a part, with the number that may hold it: the one before, else behind."""
    others = (c for c in claims if c.measure == claim.measure)
    alike = (c for c in others if weapon_class(c.weapon) == weapon_class(claim.weapon) or c.weapon == "any")
    fitting = (c for c in alike if _may_be_of_one(c, claim) and _reach(claim) <= _most(c))
    totals = [c for c in fitting if claim.measure not in PEOPLE or not are_apart(c.adm1, claim.adm1)]
    before = [c for c in totals if c.span.start < claim.span.start]
    behind = [c for c in totals if claim.measure in PEOPLE and c.span.start > claim.span.end and not c.subset]
    if not before and not behind:
        return replace(claim, subset=False)
    return replace(claim, subset_of=before[-1].span if before else behind[0].span)


def _may_be_of_one(total: Claim, part: Claim) -> bool:
    """Whether one attacker may have done both: the same, or of people none told for one of them."""
    is_open = total.measure in PEOPLE and None in {total.attacker, part.attacker}
    return is_open or total.attacker == part.attacker


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
    is_of_both = whole.attacker is None and whole.measure in PEOPLE
    if whole.measure != part.measure or not (is_of_both or whole.attacker == part.attacker):
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
