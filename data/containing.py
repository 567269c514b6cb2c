"""Which attacks lie inside a longer one, and which share hours with another: by windows, regions, dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from data.statements import Attack, Grouped, Statement

ONE_DAY = timedelta(days=1)


def find_containers(attacks: Grouped) -> dict[Attack, str]:
    """The attack_ids of the attacks that contain each attack which is part of others, the longest first."""
    containers = {}
    for attack, others in _neighbours(attacks):
        holding = [other for other in others if _holds(other, attack, attacks)]
        if holding:
            longest_first = sorted(holding, key=_extent, reverse=True)
            containers[attack] = " ".join(whole.attack_id for whole in longest_first)
    return containers


def find_overlaps(attacks: Grouped) -> dict[Attack, str]:
    """The attack_ids that share some hours and regions with an attack, where neither contains the other."""
    overlaps = {}
    for attack, others in _neighbours(attacks):
        shared = [o.attack_id for o in others if _crosses(o, attack) and not _covers(o, attack)]
        if shared:
            overlaps[attack] = " ".join(sorted(shared))
    return overlaps


def _neighbours(attacks: Grouped) -> Iterator[tuple[Attack, list[Attack]]]:
    """Each attack with the others of the same claimant and attacker, of its own and the adjoining dates."""
    by_date: dict[tuple[Any, ...], list[Attack]] = defaultdict(list)
    for attack in attacks:
        by_date[attack.attacker, attack.claimant, attack.attack_date].append(attack)
    for attack in attacks:
        if attack.attack_date is not None:
            dates = (attack.attack_date + day * ONE_DAY for day in (-1, 0, 1))
            keys = ((attack.attacker, attack.claimant, date) for date in dates)
            near = [other for key in keys for other in by_date.get(key, ())]
            yield attack, [other for other in near if other != attack]


def _holds(whole: Attack, part: Attack, attacks: Grouped) -> bool:
    """Whether `part` is counted in `whole`: by hours and regions, else by what was said when."""
    if whole.is_timed and part.is_timed:
        return _covers(whole, part)
    if whole.attack_date != part.attack_date:
        return False
    if not part.is_timed and not any(s.is_primary for s in attacks[part]):
        return whole.is_timed or _is_wider(whole, part)
    return _is_wider(whole, part) and _was_said_later(attacks[whole], attacks[part])


def _covers(whole: Attack, part: Attack) -> bool:
    outer, inner = whole.window, part.window
    if outer is None or inner is None:
        return (whole.start, whole.end) == (part.start, part.end) and _is_wider(whole, part)
    is_inside = outer[0] <= inner[0] and inner[1] <= outer[1]
    return is_inside and (_is_wider(whole, part) or (outer != inner and _has_regions(whole, part)))


def _crosses(one: Attack, other: Attack) -> bool:
    ours, theirs = one.window, other.window
    if ours is None or theirs is None or _covers(other, one):
        return False
    shares_regions = not one.regions or not other.regions or bool(one.regions & other.regions)
    return shares_regions and ours[0] < theirs[1] and theirs[0] < ours[1]


def _has_regions(whole: Attack, part: Attack) -> bool:
    return not whole.regions or (bool(part.regions) and part.regions <= whole.regions)


def _is_wider(whole: Attack, part: Attack) -> bool:
    return whole.regions != part.regions and _has_regions(whole, part)


def _was_said_later(later: Iterable[Statement], earlier: Iterable[Statement]) -> bool:
    last = max((s.said[1] for s in later if s.said is not None), default=None)
    first = min((s.said[0] for s in earlier if s.said is not None), default=None)
    return last is not None and first is not None and first <= last


def _extent(attack: Attack) -> tuple[Any, ...]:
    """How much an attack takes in: whole country before regions, hours before none, long before short."""
    length = attack.window[1] - attack.window[0] if attack.window else timedelta(0)
    return not attack.regions, len(attack.regions), length, attack.attack_id
