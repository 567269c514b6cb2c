"""What is grouped: a statement, which is what one report says of one window, and the attack it speaks of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

Moment = pd.Timestamp


@dataclass(frozen=True, slots=True)
class Statement:
    """What one report says of one window; `said` is between when it was said, or true if that is stated."""

    report_id: str
    attacker: str | None
    claimant: str
    attack_date: Moment | None
    start: Moment | None
    end: Moment | None
    regions: frozenset[str]
    said: tuple[Moment, Moment] | None
    has_as_of: bool
    is_primary: bool
    figures: frozenset[tuple[Any, ...]]

    @property
    def key(self) -> tuple[Any, ...]:
        """The values of the STATEMENT columns."""
        return self.report_id, self.attacker, self.claimant, self.attack_date, self.start, self.end

    @property
    def is_timed(self) -> bool:
        """Whether an hour is stated."""
        return self.start is not None or self.end is not None


class Attack(NamedTuple):
    """What tells one attack from another; `post` parts those that state neither hours nor more."""

    attacker: str | None
    claimant: str
    attack_date: Moment | None
    start: Moment | None
    end: Moment | None
    regions: frozenset[str]
    post: str = ""

    @property
    def attack_id(self) -> str:
        """A name that is the same whenever the same attack is derived."""
        key = "|".join(map(str, (*self[:5], "+".join(sorted(self.regions)), self.post)))
        return hashlib.sha256(key.encode()).hexdigest()[:12]

    @property
    def is_timed(self) -> bool:
        """Whether an hour is known."""
        return self.start is not None or self.end is not None

    @property
    def window(self) -> tuple[Moment, Moment] | None:
        """From when to when, where both are known."""
        return (self.start, self.end) if self.start is not None and self.end is not None else None


Grouped = dict[Attack, list[Statement]]
