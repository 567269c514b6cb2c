"""One sentence as the rules for places see it: the words that tell what happened, and the places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile
from operator import itemgetter

from parsers.gazetteer import place_cues
from parsers.place_mentions import PlaceMention, words
from parsers.report import Role
from parsers.text import Kind, Token

SHORT_LINE = 15
_DASHES = frozenset("–-")
_BULLETS = _DASHES | frozenset("•·▪▫■●◾")
_WALK = 9
_DEBRIS_REACH = 12
_CUE_REACH = 20
_OBJECT_REACH = 7
_SUBJECT_REACH = 14
_GOAL_REACH = 40
_REGION_REACH = 4
_PLAN_REACH = 7
_BREAKS = frozenset({"", ",", ";", ".", "that"})
_PREPOSITIONS = ("from", "over", "toward", "inside")
_TRAITS = ("weapon", "flight", "night", "ground")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a word tells, whatever stands around it."""

    role: Role | None
    preposition: str | None
    traits: frozenset[str]
    is_passed: bool


@lru_cache(maxsize=65_536)
def facts(word: str) -> Facts | None:
    """What a word tells of an attack or of where; None for the many that tell nothing."""
    role = next((Role(key) for key in place_cues()["roles"] if word in words("roles", key)), None)
    preposition = next((key for key in _PREPOSITIONS if word in words("prepositions", key)), None)
    traits = frozenset(key for key in _TRAITS if word in words("traits", key))
    is_passed = word in words("prepositions", "passed")
    return Facts(role, preposition, traits, is_passed) if role or preposition or traits or is_passed else None


def preposition(word: str) -> str | None:
    """The kind of preposition a word is: "from", "over", "toward", "inside", or none.

    >>> preposition("над"), preposition("із"), preposition("drone")
    ('over', 'from', None)
    """
    known = facts(word)
    return known.preposition if known else None


def is_passed(word: str) -> bool:
    """Whether the word may stand between a preposition and the name that it governs."""
    known = facts(word)
    return known is not None and known.is_passed


def has_trait(word: str, trait: str) -> bool:
    """Whether the word is a weapon, a time of night, a ground fight.

    >>> has_trait("шахедами", "weapon")
    True
    """
    known = facts(word)
    return known is not None and trait in known.traits


class Scene:
    """One sentence: tokens `first` up to `last`; `before` is what the sentence before it was about.

    `cues` are the words that tell what happened, each with its role; `sources` the prepositions of a source;
    `mentions` the places, and `roles` what has been found out about each so far.
    """

    def __init__(self, tokens: Sequence[Token], first: int, last: int, before: Role | None) -> None:
        """Read the words of the sentence; its places are added when it is about an attack."""
        self.tokens = tokens
        self.first = first
        self.last = last
        self.before = before
        self.mentions: Sequence[PlaceMention] = ()
        self.roles: list[Role | None] = []
        self._is_list: dict[int, bool] = {}
        self._governing: dict[int, tuple[str | None, int]] = {}
        of_words = map(facts, [token.text for token in tokens[first:last]])
        known = [(i, f) for i, f in enumerate(of_words, first) if f is not None]
        self.traits = frozenset().union(*[f.traits for _, f in known])
        self.sources = [i for i, f in known if f.preposition == "from"]
        self.cues = [(i, told) for i, f in known if f.role and (told := self._told_by(i, f.role))]

    def text(self, i: int) -> str:
        """The word at token `i`, empty outside the sentence."""
        return self.tokens[i].text if self.first <= i < self.last else ""

    def add_mentions(self, mentions: Sequence[PlaceMention]) -> None:
        """Take in the places of the sentence; a word inside a name tells nothing else."""
        self.mentions = mentions
        inside = {i for m in mentions for i in range(m.first, m.last)}
        self.cues = [(i, role) for i, role in self.cues if i not in inside]

    def _told_by(self, i: int, role: Role) -> Role | None:
        """What the word tells here: "shot" needs a "down"; drones are destroyed, and so are houses."""
        word = self.text(i)
        if self._is_of_ground(i) or self._is_planned(i):
            return None
        if word in words("ambiguous", "with_down"):
            return role if any(self.text(j) == "down" for j in range(i + 1, i + 8)) else None
        if word in words("ambiguous", "fire"):
            return None if self.text(i + 1) in words("ambiguous", "fire_groups") else role
        if word in words("ambiguous", "destroy"):
            return role if self._is_weapon_destroyed(i) else Role.TARGET
        if word in words("ambiguous", "direction"):
            return self._told_by_direction(i, role)
        if word in words("ambiguous", "launch_grounds"):
            return role if self.text(i - 1) in words("ambiguous", "of_launch") else None
        if word in words("ambiguous", "of_regions"):
            before = range(i - _REGION_REACH, i)
            return role if any(self.text(j) in words("nouns", "region") for j in before) else None
        return role

    def _is_of_ground(self, i: int) -> bool:
        """``artillery strikes``, ``a ground attack``: no weapon of the air, unless one stands in the list."""
        is_ground = self.text(i - 1) in words("ambiguous", "ground_arms")
        return is_ground and self.text(i - 2) not in words("lists", "joiners")

    def _is_planned(self, i: int) -> bool:
        """``will likely strike Kyiv``: what may come has happened nowhere."""
        back = takewhile(
            lambda word: word not in _BREAKS, (self.text(j) for j in range(i - 1, i - _PLAN_REACH, -1))
        )
        return any(word in words("ambiguous", "modals") for word in back)

    def _told_by_direction(self, i: int, role: Role) -> Role | None:
        """The main direction is a goal, «напрямок удару» is told by its strike, others are of launches."""
        if self.text(i + 1) in words("ambiguous", "of_strike"):
            return None
        if self.text(i - 1) in words("ambiguous", "main"):
            return Role.TARGET
        return role if role is Role.LAUNCH else None

    def _is_weapon_destroyed(self, i: int) -> bool:
        after = range(i + 1, i + _OBJECT_REACH)
        if self.text(i + 1) == "by":
            return any(self.text(j) in words("ambiguous", "defenders") for j in after)
        if any(has_trait(self.text(j), "weapon") for j in after):
            return True
        is_done_to = self.text(i + 1) in words("ambiguous", "after_passive") or any(
            self.text(j) in words("ambiguous", "passive") for j in range(i - 3, i)
        )
        before = range(i - _SUBJECT_REACH, i)
        is_told = any(has_trait(self.text(j), "weapon") or self._is_number(j) for j in before)
        return is_done_to and is_told and self.text(i - 1) != "to"

    def _is_number(self, i: int) -> bool:
        return self.first <= i < self.last and self.tokens[i].kind == Kind.NUMBER

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

    @cached_property
    def is_shot_down(self) -> bool:
        """Whether anything was shot down."""
        return any(role is Role.INTERCEPT for _, role in self.cues)

    @cached_property
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

    def tells(self) -> bool:
        """Whether the sentence itself names weapons or what they did."""
        return bool(self.cues) or "weapon" in self.traits or self._tells_of_flight()

    def _tells_of_flight(self) -> bool:
        """Whether it goes on about weapons in the air: "They came from", «Летіли вони з»."""
        return "flight" in self.traits and any(
            self.text(i) in words("lists", "they")
            and (has_trait(self.text(i + 1), "flight") or has_trait(self.text(i - 1), "flight"))
            for i in range(self.first, self.last)
        )

    def goes_on(self) -> bool:
        """Whether it may go on with the sentence before: a short line, a part of its number, or weapons."""
        return (
            self.last - self.first <= SHORT_LINE
            or "weapon" in self.traits
            or self._begins_with_place()
            or self._tells_parts()
            or self._tells_of_flight()
        )

    def _begins_with_place(self) -> bool:
        return any(preposition(self.text(i)) == "over" for i in range(self.first, self.first + 2))

    def _tells_parts(self) -> bool:
        """Whether the sentence tells parts of a number: «Из них 5 – над …», «Больше всего – 53 – над …»."""
        is_of = preposition(self.text(self.first)) is not None
        return (is_of and self.text(self.first + 1) in words("lists", "of_them")) or any(
            self._is_number(i) and (self._is_over_place(i + 1) or self._is_item(i))
            for i in range(self.first, self.last)
        )

    def _is_over_place(self, i: int) -> bool:
        return self.text(i) == "–" and preposition(self.text(i + 1)) == "over"

    def _is_item(self, i: int) -> bool:
        """Whether the number at token `i` opens an item of a list: «- 4 на …», «• 3 – на …»."""
        after = i + 2 if self.text(i + 1) in _DASHES else i + 1
        is_bulleted = self.text(i - 1) in _BULLETS and self.text(i - 2) in {"", "\n"}
        return is_bulleted and preposition(self.text(after)) in {"over", "inside"}

    def is_about_attack(self, is_after_one: bool) -> bool:
        """Whether weapons are named, or what they did is told right after a sentence that names them."""
        if not self.cues and self._speaks_of_plans():
            return False
        if "weapon" in self.traits:
            return True
        if "ground" in self.traits:
            return False
        if is_after_one and (self.cues or self.goes_on()):
            return True
        is_strike = any(role is Role.TARGET for _, role in self.cues)
        return is_strike and ("night" in self.traits or self._names_strike())

    def _speaks_of_plans(self) -> bool:
        return any(self.text(i) in words("ambiguous", "modals") for i in range(self.first, self.last))

    def _names_strike(self) -> bool:
        return any(self.text(i) in words("lists", "strike") for i in range(self.first, self.last))

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
            kind = preposition(word)
            if kind and word != "of":
                is_direction = (
                    self.text(i + 1) in words("lists", "one_direction") or self.text(i + 2) == "direction"
                )
                return ("toward" if is_direction and kind == "inside" else kind), i
            if not is_passed(word) and word not in words("lists", "between_preposition"):
                break
        return None, start

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
        is_month = i < self.last and self.tokens[i].is_capital and self._is_number(i + 1)
        return is_month or (self._is_number(i) and ":" in self.text(i))
