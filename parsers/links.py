"""What linking makes of mentions: a link is a mention with its measure; a rule is what may answer for one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from parsers.mentions import Mention
from parsers.report import Measure
from parsers.sentence import Sentence
from parsers.terms import Term

PEOPLE = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.SETTLEMENTS_WITHOUT_POWER, Measure.CUSTOMERS_WITHOUT_POWER}
)
ATTACKS = frozenset({"launched", "hit"})
"""The triggers that tell of an attack on what is on the ground."""
WEAPON_TRIGGERS = (
    "launched",
    "shot_down",
    "shot_down_or_suppressed",
    "suppressed",
    "lost",
    "left_airspace",
    "in_airspace",
    "hit",
)


@dataclass(slots=True)
class Link:
    """A mention with the measure it was given, the rule that gave it and the trigger it came from."""

    mention: Mention
    measure: Measure
    rule: str
    trigger: Term | None = None


class Launch(NamedTuple):
    """A weapon and how many of it were launched."""

    weapon: str
    number: int


@dataclass(slots=True)
class Before:
    """What the sentences before left behind for one that leans on them, and the links of its own so far."""

    measure: Measure | None = None
    links: list[Link] = field(default_factory=list)


Answer = tuple[Measure, Term | None]
Rule = Callable[[Sentence, Mention, Before], Answer | None]


def of_object(trigger: Term | None) -> Answer | None:
    """The measure of weapons that a trigger governs: ``shot down 24 drones``."""
    return (Measure(trigger.key), trigger) if trigger is not None and trigger.key in WEAPON_TRIGGERS else None


def of_subject(trigger: Term | None) -> Answer | None:
    """The measure of weapons before a trigger: ``24 drones struck`` are hits."""
    if trigger is None:
        return None
    key = trigger.entry.attributes.get("before", trigger.key)
    return (Measure(key), trigger) if key in WEAPON_TRIGGERS else None
