"""What the claims of one report say against each other; a problem is shown, nothing is changed for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from parsers.report import Bound, Claim, Claimant, Measure, Problem, Scope

_OWN_SIDE = (Claimant.UA_AF, Claimant.RU_MOD)
_DOWN = (Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.SHOT_DOWN_OR_SUPPRESSED, Measure.LOST, Measure.HIT)


def check_claims(claims: Sequence[Claim]) -> list[Problem]:
    """The problems of one report's claims, by every check."""
    exact = [c for c in claims if c.scope == Scope.ATTACK and c.bound == Bound.EXACT and c.low is not None]
    return [problem for check in CHECKS for problem in check(exact)]


def parts_make_total(claims: Sequence[Claim]) -> Iterator[Problem]:
    """The parts that a sentence lists by region or by weapon add up to the total before them."""
    for total in claims:
        parts = [c for c in claims if c.subset_of == total.span and _is_listed(total, c)]
        if len(parts) < 2 or not _is_whole_list(total, parts):
            continue
        found = sum(c.low or 0 for c in parts)
        if found != total.low:
            message = f"The parts add up to {found}, the total says {total.low}."
            yield Problem("parts_make_total", message, (total.span, *(c.span for c in parts)))


def fates_fit_launches(claims: Sequence[Claim]) -> Iterator[Problem]:
    """No more of a weapon were downed, lost and hit than were launched."""
    for launched in claims:
        if launched.measure != Measure.LAUNCHED or launched.adm1 or launched.subset:
            continue
        fates = _without_parts([c for c in claims if c.measure in _DOWN and _same_attack(launched, c)])
        found = sum(c.low or 0 for c in fates)
        if found > (launched.low or 0):
            message = f"{found} shot down, jammed, lost or hit are more than the {launched.low} launched."
            yield Problem("fates_fit_launches", message, (launched.span, *(c.span for c in fates)))


def bulletin_counts_one_side(claims: Sequence[Claim]) -> Iterator[Problem]:
    """An air force's or a ministry's figures are of the other side's weapons only."""
    for claimant in _OWN_SIDE:
        found = [
            c for c in claims if c.claimant == claimant and c.attacker is not None and c.weapon != "none"
        ]
        if len({c.attacker for c in found}) > 1:
            yield Problem(
                "bulletin_counts_one_side",
                f"Figures of {claimant} count weapons of both sides.",
                tuple(c.span for c in found),
            )


CHECKS: tuple[Callable[[Sequence[Claim]], Iterator[Problem]], ...] = (
    parts_make_total, fates_fit_launches, bulletin_counts_one_side,
)  # fmt: skip


def _is_listed(total: Claim, part: Claim) -> bool:
    return (
        part.evidence == total.evidence
        and part.measure == total.measure
        and part.span.start > total.span.start
    )


def _is_whole_list(total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the parts are a list of all: by regions, or of the types that a total of all weapons holds."""
    if all(c.adm1 for c in parts) and not total.adm1:
        return all(c.weapon == total.weapon for c in parts)
    return total.weapon == "any" and not any(c.adm1 for c in parts)


def _without_parts(fates: Sequence[Claim]) -> list[Claim]:
    """The fates, without shot down and lost where one figure has both: 354 neutralised, 158 and 196."""
    measures = {c.measure for c in fates}
    if not {Measure.SHOT_DOWN_OR_SUPPRESSED, Measure.SHOT_DOWN} <= measures:
        return list(fates)
    return [c for c in fates if c.measure in {Measure.SHOT_DOWN_OR_SUPPRESSED, Measure.HIT}]


def _same_attack(launched: Claim, fate: Claim) -> bool:
    same_weapon = launched.weapon == fate.weapon or {launched.weapon, fate.weapon} <= {"drone", "shahed"}
    return (
        same_weapon
        and (launched.attacker, launched.claimant, launched.attack_date)
        == (fate.attacker, fate.claimant, fate.attack_date)
        and not fate.adm1
        and not fate.subset
    )
