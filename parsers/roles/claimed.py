"""Places that a report's claims show were struck, where the words around their names do not say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parsers.places.finding import find_places
from parsers.places.mentions import PlaceMention
from parsers.report import Claim, Measure, Role, Scope
from parsers.text import Token

_ON_TARGET = frozenset(
    {
        Measure.LAUNCHED,
        Measure.HIT,
        Measure.HIT_LOCATIONS,
        Measure.KILLED,
        Measure.INJURED,
        Measure.SETTLEMENTS_WITHOUT_POWER,
    }
)
_TOLD = frozenset({Role.TARGET, Role.DEBRIS})

Named = tuple[PlaceMention, Role | None]


def add_claimed(named: Sequence[Named], claims: Iterable[Claim], tokens: Sequence[Token]) -> list[Named]:
    """The places of a report with those that its claims say people were hurt or weapons came down in.

    A region that has the role of a target or of debris already gains nothing, nor does one that the text
    does not name; seas are not struck.
    """
    told = {mention.adm1 for mention, role in named if role in _TOLD}
    struck = {code for claim in claims if _is_of_target(claim) for code in (claim.adm1 or "").split("+")}
    missing = {code for code in struck - told if "-" in code}
    if not missing:
        return list(named)
    return [*named, *((m, Role.TARGET) for m in find_places(tokens) if m.adm1 in missing)]


def _is_of_target(claim: Claim) -> bool:
    return claim.scope is not Scope.PAST and claim.measure in _ON_TARGET and claim.low != 0
