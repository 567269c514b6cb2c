"""How often the reading is right: claims, places and dates read, against those labelled by hand.

Labels and readings are the objects of a line of jsonl, as ``parse --format jsonl`` writes them: `id`,
`claims`, `places`, `attack_date`; labels also say the `lang` and the `kind` of source of their report.

A claim is matched when measure, weapon (where Shahed and drone count as one), low, high and scope are equal,
and fully matched when the very weapon, the attacker and the region are too. Only claims of scope `attack` are
counted; sums and records may be left out, but not be read as an attack. Shares are None where there was
nothing to count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from parsers.pairing import pair
from parsers.report import Scope

Record = Mapping[str, Any]

CORE = ("measure", "weapon", "low", "high", "scope")
FULL = (*CORE, "attacker", "adm1")
DETAILS = ("attacker", "claimant", "adm1", "bound", "subset")
GROUPS = {"language": "lang", "source": "kind", "measure": "measure"}

_ONE_WEAPON = {"shahed": "drone"}


@dataclass(frozen=True, slots=True)
class Matching:
    """The claims of one report: `pairs` of labelled and read ones, of which the first `full` match fully."""

    pairs: list[tuple[Record, Record]]
    full: int
    missed: list[Record]
    wrong: list[Record]


@dataclass(slots=True)
class Tally:
    """How many claims were matched, fully matched, missed, read wrongly; `same` counts equal details."""

    matched: int = 0
    full: int = 0
    missed: int = 0
    wrong: int = 0
    same: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Count the other's claims too."""
        self.matched += other.matched
        self.full += other.full
        self.missed += other.missed
        self.wrong += other.wrong
        self.same += other.same

    def figures(self) -> dict[str, float | None]:
        """Shares from 0 to 1: precision, recall, full matches, and each detail among the matched claims."""
        shares = {
            "precision": share(self.matched, self.matched + self.wrong),
            "recall": share(self.matched, self.matched + self.missed),
            "full": share(self.full, self.matched),
        }
        return {"claims": self.matched + self.missed, **shares} | {
            detail: share(self.same[detail], self.matched) for detail in DETAILS
        }


@dataclass(slots=True)
class Overlap:
    """Two sets compared: how many members are in both, in the first alone, in the second alone."""

    both: int = 0
    first: int = 0
    second: int = 0

    def add(self, first: set[Any], second: set[Any]) -> None:
        """Compare two more sets."""
        self.both += len(first & second)
        self.first += len(first - second)
        self.second += len(second - first)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        return share(2 * self.both, 2 * self.both + self.first + self.second)


@dataclass(slots=True)
class Scores:
    """What was counted over all reports: claims in all and by group, places, dates, reports without error."""

    total: Tally = field(default_factory=Tally)
    by: dict[str, dict[str, Tally]] = field(
        default_factory=lambda: {group: defaultdict(Tally) for group in GROUPS}
    )
    regions: Overlap = field(default_factory=Overlap)
    regions_with_roles: Overlap = field(default_factory=Overlap)
    reports: int = 0
    without_error: int = 0
    dated: int = 0
    dates_right: int = 0

    def figures(self) -> dict[str, Any]:
        """All figures by name, shares rounded to four places, as accuracy.json keeps them."""
        places = {"region_f1": self.regions.f1, "region_role_f1": self.regions_with_roles.f1}
        whole = {
            "reports": self.reports,
            "reports_without_error": share(self.without_error, self.reports),
            **self.total.figures(),
            "attack_date": share(self.dates_right, self.dated),
            **places,
        }
        groups = {
            group: {name: _rounded(tally.figures()) for name, tally in sorted(tallies.items())}
            for group, tallies in self.by.items()
        }
        return {**_rounded(whole), "by": groups}


def score(labelled: Iterable[Record], read: Mapping[str, Record]) -> Scores:
    """Count what was read, a reading for each id, against the labels."""
    scores = Scores()
    for labels in labelled:
        reading = read[labels["id"]]
        matching = match_claims(labels["claims"], reading["claims"])
        _count_claims(scores, labels, matching)
        _count_places(scores, labels["places"], reading["places"])
        scores.reports += 1
        scores.without_error += not (matching.missed or matching.wrong)
        if labels["attack_date"]:
            scores.dated += 1
            scores.dates_right += labels["attack_date"] == reading["attack_date"]
    return scores


def match_claims(labelled: Iterable[Record], read: Iterable[Record]) -> Matching:
    """Match each labelled claim at most once: first those alike in all that counts, then the rest.

    Of the claims missed and wrongly read, those of scope `attack` are kept.

    >>> five = {"measure": "hit", "weapon": "shahed", "low": 5, "high": 5, "scope": "attack"}
    >>> matching = match_claims([five], [five | {"weapon": "drone"}, five | {"low": 6, "high": 6}])
    >>> len(matching.pairs), matching.full, len(matching.missed), len(matching.wrong)
    (1, 0, 0, 1)
    """
    full, missed, wrong = pair(map(_tidied, labelled), map(_tidied, read), _full_key)
    core, missed, wrong = pair(missed, wrong, _core_key)
    full, core = ([p for p in pairs if _is_of_attack(p[0])] for pairs in (full, core))
    return Matching(
        pairs=full + core,
        full=len(full),
        missed=list(filter(_is_of_attack, missed)),
        wrong=list(filter(_is_of_attack, wrong)),
    )


def share(part: int, whole: int) -> float | None:
    """Part of whole, None where there is no whole.

    >>> share(1, 4), share(0, 0)
    (0.25, None)
    """
    return part / whole if whole else None


def _count_claims(scores: Scores, labels: Record, matching: Matching) -> None:
    for number, (label, reading) in enumerate(matching.pairs):
        same = Counter(detail for detail in DETAILS if label.get(detail) == reading.get(detail))
        _count(scores, labels, label, Tally(matched=1, full=int(number < matching.full), same=same))
    for claim in matching.missed:
        _count(scores, labels, claim, Tally(missed=1))
    for claim in matching.wrong:
        _count(scores, labels, claim, Tally(wrong=1))


def _count(scores: Scores, labels: Record, claim: Record, tally: Tally) -> None:
    scores.total.add(tally)
    for group, name in GROUPS.items():
        scores.by[group][{**labels, **claim}[name]].add(tally)


def _count_places(scores: Scores, labelled: Sequence[Record], read: Sequence[Record]) -> None:
    for overlap, fields in ((scores.regions, ("adm1",)), (scores.regions_with_roles, ("adm1", "role"))):
        first, second = (
            {tuple(place[name] for name in fields) for place in places if place["adm1"]}
            for places in (labelled, read)
        )
        overlap.add(first, second)


def _tidied(claim: Record) -> Record:
    return {**claim, "weapon": _in_order(claim["weapon"]), "adm1": _in_order(claim.get("adm1"))}


def _in_order(codes: str | None) -> str | None:
    return "+".join(sorted(codes.split("+"))) if codes else None


def _full_key(claim: Record) -> tuple[Any, ...]:
    return tuple(claim.get(name) for name in FULL)


def _core_key(claim: Record) -> tuple[Any, ...]:
    keys = sorted(_ONE_WEAPON.get(key, key) for key in claim["weapon"].split("+"))
    return ("+".join(keys), *(claim[name] for name in CORE if name != "weapon"))


def _is_of_attack(claim: Record) -> bool:
    return bool(claim["scope"] == Scope.ATTACK)


def _rounded(figures: Mapping[str, float | None]) -> dict[str, float | None]:
    return {name: round(value, 4) if isinstance(value, float) else value for name, value in figures.items()}
