"""Where a claimant counts the hours."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from parsers.report import KYIV, MOSCOW


def zone_of(claimant: Any) -> ZoneInfo:
    """The zone of a claimant's clocks; Kyiv's where it is not known whose they are.

    >>> str(zone_of("UA_AF")), str(zone_of("RU_MOD")), str(zone_of(None))
    ('Europe/Kyiv', 'Europe/Moscow', 'Europe/Kyiv')
    """
    return MOSCOW if str(claimant).startswith("RU_") else KYIV
