"""Whose attack a place belongs to: Russia's on Ukraine or Ukraine's on Russia.

A report does not say it of each place. It follows from the attackers of the report's claims, of its claims
on the place's region, and from who strikes or launches there at all; where more than one side is left, it is
not known.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from functools import cache
from typing import Any

import pandas as pd

from parsers.report import HELD, WHOLLY_HELD, Role

Sides = frozenset[str]

RUSSIA: Sides = frozenset({"RU"})
UKRAINE: Sides = frozenset({"UA"})
BOTH: Sides = RUSSIA | UKRAINE
NEITHER: Sides = frozenset()


@cache
def strikers(adm1: str | None) -> Sides:
    """Which sides strike a region: both where Russia holds a part of it, at sea, and where it is not known.

    >>> sorted(strikers("UA-12")), sorted(strikers("RU-BEL")), sorted(strikers("UA-43"))
    (['RU'], ['UA'], ['UA'])
    >>> sorted(strikers("UA-14")), sorted(strikers("BLACK_SEA")), sorted(strikers("BY-HO"))
    (['RU', 'UA'], ['RU', 'UA'], [])
    """
    code = adm1 or ""
    if code.startswith("BY-"):
        return NEITHER
    if code.startswith("RU-") or code in WHOLLY_HELD:
        return UKRAINE
    return RUSSIA if code.startswith("UA-") and code not in HELD else BOTH


@cache
def launchers(adm1: str | None) -> Sides:
    """Which sides launch from a region.

    >>> sorted(launchers("RU-KRS")), sorted(launchers("UA-43")), sorted(launchers("UA-63"))
    (['RU'], ['RU'], ['UA'])
    """
    code = adm1 or ""
    if code.startswith(("RU-", "BY-")) or code in WHOLLY_HELD:
        return RUSSIA
    return UKRAINE if code.startswith("UA-") and code not in HELD else BOTH


def find_attackers(places: pd.DataFrame, claims: pd.DataFrame) -> pd.Series:
    """The attacker of each of `places`, ``RU`` or ``UA``, missing where it cannot be told.

    A report with one attacker gives it to its places; where both directions stand in one report, the claims
    on the place's region decide, then who strikes or launches there. A place that the attacker found would
    not strike (or not launch from) has none.
    """
    told = standing(claims).dropna(subset=["attacker"])
    bound = by_region(told)
    of_report = _sides(told.report_id.tolist(), told.attacker.tolist())
    regions = zip(bound.report_id.tolist(), bound.adm1.tolist(), strict=True)
    of_region = _sides(regions, bound.attacker.tolist())
    rows = zip(*(places[name].tolist() for name in ("report_id", "adm1", "role")), strict=True)
    found = [
        _only_one(of_report.get(report_id, BOTH), of_region.get((report_id, adm1), BOTH), _active(adm1, role))
        for report_id, adm1, role in rows
    ]
    return pd.Series(found, index=places.index, dtype="str")


def _sides(keys: Iterable[Hashable], attackers: Iterable[str]) -> dict[Any, Sides]:
    """By key all attackers that stand beside it.

    >>> sorted(_sides(["a", "a"], ["RU", "UA"])["a"])
    ['RU', 'UA']
    """
    sides: dict[Any, Sides] = {}
    for key, attacker in zip(keys, attackers, strict=True):
        known = sides.get(key, NEITHER)
        if attacker not in known:
            sides[key] = known | {attacker}
    return sides


def attacked_regions(claims: pd.DataFrame) -> pd.DataFrame:
    """The standing claims on regions that their attacker strikes, a row a region; counts of none left out."""
    bound = by_region(standing(claims).dropna(subset=["attacker"]))
    is_some = ~(bound.high == 0).fillna(False).astype(bool)
    pairs = zip(bound.attacker.tolist(), bound.adm1.tolist(), strict=True)
    is_struck = [side in strikers(adm1) for side, adm1 in pairs]
    return bound[is_some & pd.Series(is_struck, index=bound.index, dtype=bool)]


def standing(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims on the attack a report is about that nobody rejected."""
    return claims[(claims.scope == "attack") & (claims.status != "rejected")]


def by_region(table: pd.DataFrame) -> pd.DataFrame:
    """The rows bound to regions, a row a region where several are joined with ``+``."""
    bound = table.dropna(subset=["adm1"])
    return bound.assign(adm1=bound.adm1.str.split("+")).explode("adm1", ignore_index=True)


def _active(adm1: Any, role: str) -> Sides:
    code = adm1 if isinstance(adm1, str) else None
    return launchers(code) if role == Role.LAUNCH else strikers(code)


def _only_one(of_report: Sides, of_region: Sides, active: Sides) -> str | None:
    """The one side left when what is known is narrowed step by step."""
    for sides in _narrowed(of_report, of_region, active):
        if len(sides) == 1:
            return next(iter(sides & active), None)
    return None


def _narrowed(of_report: Sides, of_region: Sides, active: Sides) -> Iterator[Sides]:
    yield of_report
    yield of_report & of_region
    yield of_report & of_region & active
