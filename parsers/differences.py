"""What two readings of the same reports differ in: claims gained, lost and changed, places, times.

Readings are the objects of a line of jsonl, as ``parse --format jsonl`` writes them. The names of rules, the
ids of claims and what follows from other fields are left aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from typing import Any

from parsers.pairing import pair

Record = Mapping[str, Any]


class Subject(StrEnum):
    """What differs."""

    CLAIM = "claim"
    PLACE = "place"
    TIMES = "times"


FIELDS = {
    Subject.CLAIM: (
        "measure", "weapon", "low", "high", "bound", "attacker", "claimant", "scope", "subset", "adm1",
        "window_start", "window_end", "as_of", "attack_date", "span_start", "span_end",
    ),
    Subject.PLACE: ("name", "adm1", "role"),
    Subject.TIMES: ("attack_date", "window_start", "window_end", "as_of"),
}  # fmt: skip

_SHOWN = {
    Subject.CLAIM: ("measure", "weapon", "low", "high", "attacker", "claimant", "adm1", "scope"),
    Subject.PLACE: FIELDS[Subject.PLACE],
    Subject.TIMES: (),
}
_ALIKE = (
    ("measure", "span_start", "adm1"),
    ("measure", "span_start"),
    ("span_start",),
    ("measure", "weapon", "low", "high"),
)
"""By which fields a changed claim is known again, the surest first."""

_NOTHING: Record = {"claims": [], "places": [], **dict.fromkeys(FIELDS[Subject.TIMES])}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing of a report that differs: `before` is None where it was gained, `after` where it was lost."""

    report_id: str
    subject: Subject
    before: Record | None
    after: Record | None

    def __str__(self) -> str:
        """Say it in one line that begins with ``+`` (gained), ``-`` (lost) or ``~`` (changed)."""
        if self.before and self.after:
            return f"~ {self._words(self.before)}: {', '.join(self._changes(self.before, self.after))}"
        return f"+ {self._words(self.after)}" if self.after else f"- {self._words(self.before or {})}"

    def _words(self, record: Record) -> str:
        return " ".join([self.subject, *(_plain(record[name]) for name in _SHOWN[self.subject])])

    def _changes(self, before: Record, after: Record) -> list[str]:
        names = [name for name in FIELDS[self.subject] if before[name] != after[name]]
        return [f"{name} {_plain(before[name])} → {_plain(after[name])}" for name in names]


def compare(before: Mapping[str, Record], after: Mapping[str, Record]) -> Iterator[Difference]:
    """All differences between two readings, each a record by report id, report by report.

    >>> old = {"a": {**_NOTHING, "places": [{"name": "Kyiv", "adm1": "UA-30", "role": "target"}]}}
    >>> print(*compare(old, {"a": _NOTHING}))
    - place Kyiv UA-30 target
    """
    for report_id in dict.fromkeys([*before, *after]):
        old, new = before.get(report_id, _NOTHING), after.get(report_id, _NOTHING)
        for subject, pairs in (
            (Subject.CLAIM, _compare_claims(old["claims"], new["claims"])),
            (Subject.PLACE, _compare_places(old["places"], new["places"])),
            (Subject.TIMES, _compare_times(old, new)),
        ):
            yield from (Difference(report_id, subject, *both) for both in pairs)


def _compare_claims(
    old: Sequence[Record], new: Sequence[Record]
) -> Iterator[tuple[Record | None, Record | None]]:
    _, lost, gained = pair(old, new, itemgetter(*FIELDS[Subject.CLAIM]))
    for names in _ALIKE:
        changed, lost, gained = pair(lost, gained, itemgetter(*names))
        yield from changed
    yield from ((claim, None) for claim in lost)
    yield from ((None, claim) for claim in gained)


def _compare_places(
    old: Sequence[Record], new: Sequence[Record]
) -> Iterator[tuple[Record | None, Record | None]]:
    _, lost, gained = pair(old, new, itemgetter(*FIELDS[Subject.PLACE]))
    yield from ((place, None) for place in lost)
    yield from ((None, place) for place in gained)


def _compare_times(old: Record, new: Record) -> Iterator[tuple[Record, Record]]:
    if any(old[name] != new[name] for name in FIELDS[Subject.TIMES]):
        yield old, new


def _plain(value: object) -> str:
    return "-" if value is None else str(value)
