"""What is grouped: a statement, which is what one report says of one window, and the attack it speaks of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import pandas as pd

Moment = pd.Timestamp


@dataclass(frozen=True, slots=True)
class Occasion:
    """Whose attack, told by whom, of which day and hours, and on which regions (none: the whole country)."""

    attacker: str | None
    claimant: str
    attack_date: Moment | None
    start: Moment | None
    end: Moment | None
    regions: frozenset[str]

    @property
    def is_timed(self) -> bool:
        """Whether an hour is stated."""
        return self.start is not None or self.end is not None

    @property
    def window(self) -> tuple[Moment, Moment] | None:
        """From when to when, where both are known."""
        return (self.start, self.end) if self.start is not None and self.end is not None else None


@dataclass(frozen=True, slots=True)
class Statement(Occasion):
    """What one report says of one window; `said` is between when it was said, or true if that is stated."""

    report_id: str
    said: tuple[Moment, Moment] | None
    has_as_of: bool
    is_primary: bool
    figures: frozenset[tuple[Any, ...]]

    @property
    def key(self) -> tuple[Any, ...]:
        """The values of the STATEMENT columns."""
        return self.report_id, self.attacker, self.claimant, self.attack_date, self.start, self.end


@dataclass(frozen=True, slots=True)
class Attack(Occasion):
    """What tells one attack from another; `post` parts those that state neither hours nor more."""

    post: str = ""

    @property
    def attack_id(self) -> str:
        """A name that is the same whenever the same attack is derived."""
        told = self.attacker, self.claimant, self.attack_date, self.start, self.end
        key = "|".join(map(str, (*told, "+".join(sorted(self.regions)), self.post)))
        return hashlib.sha256(key.encode()).hexdigest()[:12]


Grouped = dict[Attack, list[Statement]]
