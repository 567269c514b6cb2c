"""The places of a report that numbers may be bound to, and the offices that it names by a place."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence

from parsers.places.mentions import PlaceMention
from parsers.region_stretches import LEADS
from parsers.report import HELD, WHOLLY_HELD, Role
from parsers.sentence import Sentence, within

CAPITALS = frozenset({"UA-30", "RU-MOW"})
LEVELS = frozenset({"region", "city", "district", "sea", "site"})
"""The levels of places that numbers may be bound to."""


def _first(mention: PlaceMention) -> int:
    return mention.first


def _countries(mentions: Iterable[PlaceMention]) -> set[str]:
    """Ukraine or Russia, as the places lie in them; in Crimea Russia's officials speak."""
    codes = {m.adm1 for m in mentions if m.adm1}
    return {"RU" if code in WHOLLY_HELD else code[:2] for code in codes} & {"UA", "RU"}


class NamedPlaces:
    """The places that numbers may be bound to: those of a report that nothing was launched from."""

    def __init__(self, mentions: Sequence[tuple[PlaceMention, Role | None]]) -> None:
        """Take the report's places and the role of each."""
        self._actors = {m.first for m, _ in mentions if m.is_actor}
        known = [(m, role) for m, role in mentions if m.adm1 and m.level in LEVELS]
        self._usable = sorted(
            (m for m, role in known if not m.is_actor and not m.is_reference and role is not Role.LAUNCH),
            key=_first,
        )
        self._targets = sorted((m for m, role in known if role is Role.TARGET), key=_first)
        self._offices = sorted((m for m, _ in known if m.is_actor), key=_first)

    def add(self, mentions: Iterable[PlaceMention]) -> None:
        """Take in places of a sentence that names no weapon but leans on one that does."""
        for mention in mentions:
            if mention.adm1 and mention.level in LEVELS:
                insort(self._offices if mention.is_actor else self._usable, mention, key=_first)

    def within(self, first: int, end: int) -> list[PlaceMention]:
        """Those that stand on tokens `first` up to `end`."""
        return within(self._usable, first, end)

    def behind(self, first: int, end: int, sentence: Sentence) -> list[PlaceMention]:
        """Those behind a number, less one that announces the next number: ``…, над Курской областью – 1``."""
        found = self.within(first, end)
        if found and _announces(found[-1], sentence):
            found.pop()
        return found

    def country(self, first: int, end: int) -> str | None:
        """The one country that the places on tokens `first` up to `end`, or else the offices, lie in."""
        offices = [m for m in within(self._offices, first, end) if m.adm1 not in CAPITALS]
        found = _countries(self.within(first, end)) or _countries(offices)
        return found.pop() if len(found) == 1 else None

    def struck(self, first: int, end: int) -> str | None:
        """The one country whose places, not held, were struck on tokens `first` up to `end`, or None."""
        found = {m.country for m in within(self._targets, first, end) if m.adm1 not in HELD}
        return found.pop() if len(found) == 1 else None

    def office(self, first: int, end: int) -> str | None:
        """The region of the one office named on tokens `first` up to `end`: the governor's, the mayor's."""
        found = {m.adm1 for m in within(self._offices, first, end)}
        return found.pop() if len(found) == 1 else None

    def are_offices(self, sentence: Sentence) -> bool:
        """Whether all places that a sentence names are offices: ``Kyiv's police said``."""
        named = (i for i in range(sentence.first, sentence.end) if i in sentence.place_starts)
        return all(i in self._actors for i in named)

    def only_region(self, first: int, end: int) -> str | None:
        """The one region that the places on tokens `first` up to `end` lie in, or None."""
        found = {p.adm1 for p in self.within(first, end)}
        return found.pop() if len(found) == 1 else None


def _announces(place: PlaceMention, sentence: Sentence) -> bool:
    """Whether a place leads to the next number, of weapons and not of people hurt there."""
    number = place.last + 1 + sentence.is_cue(place.last + 1, "another")
    if sentence.text_at(place.last) not in LEADS or not sentence.is_count(number):
        return False
    return not any(
        sentence.is_people_trigger(i) or _is_person(sentence, i) for i in range(number, number + 3)
    )


def _is_person(sentence: Sentence, i: int) -> bool:
    """Whether people are counted at a token, and not the places or homes that a list goes through."""
    unit = sentence.term_at.get(i)
    return unit is not None and unit.kind == "unit" and unit.key not in {"settlement", "customer"}
