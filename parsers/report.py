"""What the parser takes in and gives out: reports, spans, quantities, terms, claims, places, problems.

Every span is a pair of character offsets into `Report.text`, start inclusive and end exclusive, so that
``report.text[span.start:span.end]`` is always the stretch that the reader saw.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

KYIV = ZoneInfo("Europe/Kyiv")
MOSCOW = ZoneInfo("Europe/Moscow")
HELD = frozenset({"UA-43", "UA-40", "UA-09", "UA-14", "UA-23", "UA-65"})
"""Regions of Ukraine that Russia holds in whole or in part: both sides strike there."""
WHOLLY_HELD = frozenset({"UA-43", "UA-40"})
"""Regions of Ukraine that Russia holds whole: it launches from there and does not strike there."""


class Measure(StrEnum):
    """What a number counts."""

    LAUNCHED = "launched"
    SHOT_DOWN = "shot_down"
    SUPPRESSED = "suppressed"
    SHOT_DOWN_OR_SUPPRESSED = "shot_down_or_suppressed"
    LOST = "lost"
    LEFT_AIRSPACE = "left_airspace"
    IN_AIRSPACE = "in_airspace"
    HIT = "hit"
    HIT_LOCATIONS = "hit_locations"
    DEBRIS_LOCATIONS = "debris_locations"
    KILLED = "killed"
    INJURED = "injured"
    SETTLEMENTS_WITHOUT_POWER = "settlements_without_power"
    CUSTOMERS_WITHOUT_POWER = "customers_without_power"


class Bound(StrEnum):
    """How exactly a number was stated."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"
    UNNUMBERED = "unnumbered"
    UNDISCLOSED = "undisclosed"


class Side(StrEnum):
    """Whose weapons a claim speaks of."""

    RU = "RU"
    UA = "UA"


class Claimant(StrEnum):
    """Who asserts a number."""

    UA_AF = "UA_AF"
    UA_REGION = "UA_REGION"
    UA_GOV = "UA_GOV"
    RU_MOD = "RU_MOD"
    RU_REGION = "RU_REGION"
    RU_GOV = "RU_GOV"
    ISW = "ISW"
    OTHER = "OTHER"
    UNKNOWN = "UNKNOWN"


SIDE_OF = {
    Claimant.UA_AF: Side.UA, Claimant.UA_GOV: Side.UA, Claimant.UA_REGION: Side.UA,
    Claimant.RU_MOD: Side.RU, Claimant.RU_GOV: Side.RU, Claimant.RU_REGION: Side.RU,
}  # fmt: skip
"""The side that a claimant belongs to, where to one."""
OWN_SIDE = frozenset({Claimant.UA_AF, Claimant.RU_MOD})
"""Who counts in bulletins of their own what came from the other side."""
OF_REGIONS = frozenset({Claimant.UA_REGION, Claimant.RU_REGION})
"""Governors, mayors and others who speak for one region."""
SIDES = frozenset(Side)
OTHER_SIDE = {Side.RU: Side.UA, Side.UA: Side.RU}
DEFENCE = frozenset({Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.SHOT_DOWN_OR_SUPPRESSED})
"""What is done to the other side's weapons."""


class Scope(StrEnum):
    """Whether a number is of the attack reported, a sum over a longer stretch, or an earlier attack."""

    ATTACK = "attack"
    CUMULATIVE = "cumulative"
    PAST = "past"


class Role(StrEnum):
    """What happened at a place."""

    LAUNCH = "launch"
    TARGET = "target"
    INTERCEPT = "intercept"
    DEBRIS = "debris"


class Status(StrEnum):
    """Whether a person has looked at a claim, and what they decided."""

    READ = "read"
    CONFIRMED = "confirmed"
    EDITED = "edited"
    REJECTED = "rejected"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a report's text: characters from `start` up to, not including, `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The stretch itself.

        >>> Span(0, 3).of("121 drones")
        '121'
        """
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Report:
    """One published text and what is known of it from outside.

    `published` is a date, or a moment with its zone; None where nobody said. `claimant` is the one who
    speaks where the text names nobody else (the Air Force in its own post).
    """

    text: str
    id: str = ""
    title: str = ""
    publisher: str = ""
    claimant: Claimant | None = None
    channel: str = ""
    url: str = ""
    lang: str = ""
    published: date | datetime | None = None

    @property
    def report_id(self) -> str:
        """The first sixteen hex digits of the SHA-256 of the text, spaces at both ends left out."""
        return hashlib.sha256(self.text.strip().encode()).hexdigest()[:16]

    def published_on(self, zone: ZoneInfo) -> date | None:
        """The day of publication as a calendar in `zone` shows it.

        >>> from datetime import UTC
        >>> Report("", published=datetime(2025, 9, 4, 22, 30, tzinfo=UTC)).published_on(KYIV)
        datetime.date(2025, 9, 5)
        """
        if isinstance(self.published, datetime):
            moment = self.published
            return (moment.astimezone(zone) if moment.tzinfo else moment).date()
        return self.published


@dataclass(frozen=True, slots=True)
class Claim:
    """One number asserted for one measure, one weapon, one place and one window, by one claimant.

    `low` and `high` are None where that side is open or not disclosed. `window_start`, `window_end` and
    `as_of` are moments with their zone. `adm1` is an ISO 3166-2 code, or several joined with ``+``.
    `evidence` is the sentence the number stands in.
    """

    measure: Measure
    weapon: str
    low: int | None
    high: int | None
    bound: Bound
    span: Span
    rule: str
    evidence: Span
    attacker: Side | None = None
    claimant: Claimant = Claimant.UNKNOWN
    scope: Scope = Scope.ATTACK
    subset: bool = False
    subset_of: Span | None = None
    adm1: str | None = None
    place: str | None = None
    window_start: datetime | None = None
    window_end: datetime | None = None
    as_of: datetime | None = None
    attack_date: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place an attack touched, in the role it played.

    `adm1` is an ISO 3166-2 code, a sea key such as ``BLACK_SEA``, or None where the name is ambiguous or
    unknown. `lat` and `lon` are degrees (WGS 84). `geo_precision`: 1 the named place, 2 near it, 3 region.
    """

    name: str
    span: Span
    role: Role
    adm1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geo_precision: int | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A number that nobody could place, and why."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a report that does not fit together: which check found it, and where."""

    check: str
    message: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Accounted:
    """A number that is no claim: part of a date, a time or a name, or unread; `kind` says which."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Times:
    """When the attack was, as the report states it; moments carry the zone they were read in.

    `attack_date` is the local date on which the attack ended. `taken` are the stretches of text that the
    dates and times took up, so that their digits count as read.
    """

    attack_date: date | None = None
    window_start: datetime | None = None
    window_end: datetime | None = None
    as_of: datetime | None = None
    taken: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one report. `parser_version` says which parser read it."""

    report: Report
    claims: tuple[Claim, ...] = ()
    places: tuple[Place, ...] = ()
    times: Times = field(default_factory=Times)
    accounted: tuple[Accounted, ...] = ()
    unread: tuple[Unread, ...] = ()
    problems: tuple[Problem, ...] = ()
    parser_version: str = ""
