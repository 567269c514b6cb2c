"""Readings made by hand, for tests of what happens after reading."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from parsers.report import (
    KYIV,
    Bound,
    Claim,
    Claimant,
    Measure,
    Place,
    Reading,
    Report,
    Role,
    Scope,
    Side,
    Span,
    Times,
    Unread,
)

MORNING = datetime(2025, 9, 5, 5, 40, tzinfo=UTC)
NIGHT = (datetime(2025, 9, 4, 18, tzinfo=KYIV), datetime(2025, 9, 5, 8, tzinfo=KYIV))


def claim(measure: str, weapon: str, low: int | None, high: int | None = None, **more: Any) -> Claim:
    """A claim of the Air Force on the night of 5 September 2025; `low` alone is an exact number."""
    exact = "high" not in more and high is None and "bound" not in more
    start, end = more.pop("span", (0, 1))
    fields: dict[str, Any] = {
        "bound": Bound.EXACT if exact else Bound.RANGE,
        "rule": "made",
        "evidence": Span(0, 10),
        "attacker": Side.RU,
        "claimant": Claimant.UA_AF,
        "attack_date": date(2025, 9, 5),
        "window_start": NIGHT[0],
        "window_end": NIGHT[1],
    }
    fields |= {"scope": Scope(more.pop("scope"))} if "scope" in more else {}
    fields |= {"bound": Bound(more.pop("bound"))} if "bound" in more else {}
    return Claim(
        Measure(measure), weapon, low, low if exact else high, span=Span(start, end), **(fields | more)
    )


def reading(text: str = "157 drones, 121 down", *claims: Claim, **report: Any) -> Reading:
    """A reading of the Air Force's own post, with a place and a number left unread."""
    known = {"publisher": "kpszsu", "claimant": Claimant.UA_AF, "published": MORNING}
    return Reading(
        Report(text, **(known | report)),
        claims=claims or (claim("launched", "drone", 157), claim("shot_down", "drone", 121, span=(12, 15))),
        places=(Place("Kursk", Span(0, 3), Role.LAUNCH, adm1="RU-KRS", country="RU"),),
        times=Times(date(2025, 9, 5), *NIGHT),
        unread=(Unread(Span(4, 6), "no measure near"),),
        parser_version="0",
    )
