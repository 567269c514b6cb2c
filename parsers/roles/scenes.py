"""One sentence as the rules for places see it: what its words tell, its places; and what a rule answers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import Final, Literal

from parsers.places.mentions import PlaceMention, words
from parsers.report import Role
from parsers.roles.cues import Line, told_by
from parsers.roles.words import Facts, is_passed, preposition
from parsers.text import Token

NO_ROLE: Final = "no role"
Answer = Role | Literal["no role"] | None
Known = tuple[int, Facts]
"""A token and what its word tells."""
_WALK = 9
_DEBRIS_REACH = 12
_CUE_REACH = 20
_GOAL_REACH = 40
_SOURCE_REACH = 6


class Scene(Line):
    """One sentence: tokens `first` up to `last`; `before` is what the sentence before it was about.

    `cues` are the words that tell what happened, each with its role; `sources` the prepositions of a source;
    `mentions` the places, and `roles` what has been found out about each so far.
    """

    def __init__(
        self, tokens: Sequence[Token], first: int, last: int, known: Sequence[Known], before: Role | None
    ) -> None:
        """Read the `known` words of the sentence; its places are added when it is about an attack."""
        super().__init__(tokens, first, last)
        self.before = before
        self.mentions: Sequence[PlaceMention] = ()
        self.roles: list[Role | None] = []
        self._is_list: dict[int, bool] = {}
        self._governing: dict[int, tuple[str | None, int]] = {}
        self.traits = frozenset().union(*[f.traits for _, f in known])
        self.sources = [i for i, f in known if f.preposition == "from"]
        self.cues = [(i, told) for i, f in known if f.role and (told := told_by(self, i, f.role))]

    def add_mentions(self, mentions: Sequence[PlaceMention]) -> None:
        """Take in the places of the sentence; a word inside a name tells nothing else."""
        self.mentions = mentions
        inside = {i for m in mentions for i in range(m.first, m.last)}
        self.cues = [(i, role) for i, role in self.cues if i not in inside]

    def cue_before(self, i: int) -> Role | None:
        """What the nearest word before token `i` tells; what debris damaged, it fell on."""
        n = self._cues_before(i) - 1
        if n < 0:
            return None
        at, role = self.cues[n]
        while n > 0 and role is Role.TARGET and self.cues[n - 1][1] is Role.INTERCEPT:
            n -= 1
        is_after_debris = n > 0 and self.cues[n - 1][1] is Role.DEBRIS
        return Role.DEBRIS if is_after_debris and at - self.cues[n - 1][0] <= _DEBRIS_REACH else role

    def cue_after(self, i: int, reach: int = _CUE_REACH) -> Role | None:
        """What the nearest word after token `i` tells, within reach."""
        n = self._cues_before(i + 1)
        return self.cues[n][1] if n < len(self.cues) and self.cues[n][0] <= i + reach else None

    def last_cue(self, i: int) -> int:
        """The token of the nearest word before token `i` that tells what happened; there must be one."""
        return self.cues[self._cues_before(i) - 1][0]

    def is_parted(self, start: int, end: int) -> bool:
        """Whether a word between two tokens tells of anything but a launch."""
        between = self.cues[self._cues_before(start + 1) : self._cues_before(end)]
        return any(role is not Role.LAUNCH for _, role in between)

    def _cues_before(self, i: int) -> int:
        return bisect_left(self.cues, i, key=itemgetter(0))

    @property
    def is_shot_down(self) -> bool:
        """Whether anything was shot down."""
        return any(role is Role.INTERCEPT for _, role in self.cues)

    @property
    def own_place(self) -> int | None:
        """The token of "region" in "over his region", "the city", that an office speaks of, or None."""
        for i in range(self.first + 1, self.last):
            is_own = self.text(i) in words("lists", "own_place") and self.text(i - 1) in words("lists", "own")
            if is_own and self.text(i + 1) != "of":
                return i
        return None

    def main_role(self) -> Role | None:
        """What the sentence is about, for a line that goes on with it."""
        if not self.cues:
            return None
        return Role.INTERCEPT if self.is_shot_down else self.cues[-1][1]

    def between(self, k: int) -> list[str]:
        """The words between mention `k` and the one before it; none for the first."""
        if k == 0:
            return []
        return [token.text for token in self.tokens[self.mentions[k - 1].last : self.mentions[k].first]]

    def is_list(self, k: int) -> bool:
        """Whether mention `k` goes on with a list that the one before it began or carried on."""
        if k not in self._is_list:
            joints = words("lists", "between_places")
            self._is_list[k] = k > 0 and all(word in joints or is_passed(word) for word in self.between(k))
        return self._is_list[k]

    def end_of_list(self, k: int) -> PlaceMention:
        """The last place of the list that mention `k` stands in; the mention itself where it is no list."""
        while k + 1 < len(self.mentions) and self.is_list(k + 1):
            k += 1
        return self.mentions[k]

    def governing(self, k: int) -> tuple[str | None, int]:
        """The kind of preposition that governs mention `k`, and its token; None: it has none of its own."""
        if k not in self._governing:
            self._governing[k] = self._find_governing(k)
        return self._governing[k]

    def _find_governing(self, k: int) -> tuple[str | None, int]:
        start = self.mentions[k].first
        floor = self.mentions[k - 1].last if k else self.first
        for i in range(start - 1, max(floor, start - _WALK) - 1, -1):
            word = self.text(i)
            if word in words("lists", "launch_directions"):
                return "from", i
            if word in words("lists", "including") and (source := self._source_before(i)):
                return "from", source
            kind = preposition(word)
            if kind and word != "of":
                is_direction = (
                    self.text(i + 1) in words("lists", "one_direction") or self.text(i + 2) == "direction"
                )
                return ("toward" if is_direction and kind == "inside" else kind), i
            if not is_passed(word) and word not in words("lists", "between_preposition"):
                break
        return None, start

    def _source_before(self, i: int) -> int | None:
        """The "from" of "from various locations, including", up to the comma before token `i`."""
        near = range(max(self.first, i - _SOURCE_REACH), i - 1)
        is_listed = self.text(i - 1) == ","
        return next((j for j in near if is_listed and preposition(self.text(j)) == "from"), None)

    def is_spatial(self, i: int) -> bool:
        """Whether the word at token `i` only tells where."""
        return is_passed(self.text(i)) or preposition(self.text(i)) is not None

    def is_sent(self, start: int, end: int) -> bool:
        """Whether a goal is told between two near tokens: "launched missiles at the port in ..."."""
        return any(
            preposition(self.text(i)) == "toward"
            or (self.text(i) in words("lists", "aimed") and not self._begins_time(i + 1))
            for i in range(max(start, end - _GOAL_REACH), end)
        )

    def _begins_time(self, i: int) -> bool:
        """Whether a day or an hour begins at token `i`: "October 28", "19:30"."""
        is_month = i < self.last and self.tokens[i].is_capital and self.is_number(i + 1)
        return is_month or (self.is_number(i) and ":" in self.text(i))
