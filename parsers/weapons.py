"""Weapon keys: the class each belongs to, and one key for several names under one number."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from parsers.lexicons import lexicon_table

STRIKE_DRONES = frozenset({"shahed", "gerbera", "italmas", "decoy", "jet_drone"})
_DRONE_TYPES = STRIKE_DRONES | {"banderol", "loitering_munition", "drone"}
_MISSILE_GROUPS = frozenset({"missile", "cruise_missile", "ballistic_missile"})


@cache
def _weapons() -> dict[str, dict[str, str]]:
    table = lexicon_table("weapons.toml")
    return {entry["key"]: entry for entry in table["weapon"]}


@lru_cache(maxsize=4096)
def weapon_class(weapon: str) -> str:
    """The group that a weapon key belongs to: ``drone``, ``missile``, ``any`` or ``other``.

    >>> weapon_class("kalibr"), weapon_class("iskander_m+s300"), weapon_class("drone+missile")
    ('missile', 'missile', 'any')
    """
    found = {_weapons()[key]["class"] if key in _weapons() else "other" for key in weapon.split("+")}
    return found.pop() if len(found) == 1 else "any"


@lru_cache(maxsize=4096)
def weapon_kind(weapon: str) -> str | None:
    """``cruise_missile`` or ``ballistic_missile`` where all the weapons of a key are of that kind, or None.

    >>> weapon_kind("kalibr"), weapon_kind("iskander_m+kn23"), weapon_kind("shahed")
    ('cruise_missile', 'ballistic_missile', None)
    """
    found = {_weapons().get(key, {}).get("kind") for key in weapon.split("+")}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=4096)
def weapon_sides(weapon: str) -> str | None:
    """The one side that has all the weapons of a key, or None.

    >>> weapon_sides("kh101"), weapon_sides("storm_shadow"), weapon_sides("drone")
    ('RU', 'UA', None)
    """
    found = {_weapons().get(key, {}).get("side") for key in weapon.split("+")}
    return found.pop() if len(found) == 1 else None


def is_group(weapon: str) -> bool:
    """Whether a key means no one type: drones, missiles, ballistic missiles.

    >>> is_group("ballistic_missile"), is_group("iskander_m")
    (True, False)
    """
    return weapon == weapon_class(weapon) or weapon in _MISSILE_GROUPS


def is_drone_like(weapon: str) -> bool:
    """Whether a key may stand in a list of drones under one number."""
    return weapon in _DRONE_TYPES


def resolve_weapon(keys: Iterable[str], has_others: bool = False) -> str:
    """One weapon key for the names of one group; `has_others` where the text adds "and other types".

    >>> resolve_weapon(["drone", "shahed"]), resolve_weapon(["drone", "shahed", "gerbera"])
    ('shahed', 'drone')
    >>> resolve_weapon(["ballistic_missile", "missile", "iskander_m", "s300"])
    'iskander_m+s300'
    >>> resolve_weapon(["shahed", "drone"], has_others=True)
    'drone'
    """
    found = set(keys)
    if {"cruise_missile", "iskander_m"} <= found:
        found = found - {"iskander_m"} | {"iskander_k"}
    types = found - _MISSILE_GROUPS - {"any", "drone"}
    if not types:
        return _resolve_groups(found)
    if "decoy" in types and "drone" in found:
        return "drone"
    if types <= _DRONE_TYPES:
        return _resolve_drones(types, found, has_others)
    if types == {"loitering_munition"} and "missile" in found:
        return "loitering_munition+missile"
    types -= {"loitering_munition"} if len(types) > 1 else set()
    if "drone" in found and len(types) == 1:
        return types.pop()
    types -= {"shahed"} if "fpv" in types else set()
    return "+".join(sorted(types))


def _resolve_groups(found: set[str]) -> str:
    if "any" in found:
        return "any"
    if found <= _MISSILE_GROUPS:
        narrow = found - {"missile"}
        return narrow.pop() if len(narrow) == 1 else "missile"
    return "+".join(sorted(found))


def _resolve_drones(types: set[str], found: set[str], has_others: bool) -> str:
    if "jet_drone" in types and types <= {"jet_drone", "shahed"}:
        return "jet_drone"
    types -= {"loitering_munition"} if len(types) > 1 else set()
    if len(types) == 1 and not has_others:
        return types.pop()
    return "drone"
