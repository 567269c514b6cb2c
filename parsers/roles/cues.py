"""What a word of an attack tells where it stands: "shot" needs a "down", what will strike has not struck."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from parsers.destroying import destroy_thing
from parsers.places.mentions import words
from parsers.report import Role
from parsers.roles.words import has_trait, preposition
from parsers.text import Kind, Token

_OBJECT_REACH = 7
_DOER_REACH = 4
_SUBJECT_REACH = 14
_REGION_REACH = 4
_DEFENDER_REACH = 5
_PLAN_REACH = 7
_BREAKS = frozenset({"", ",", ";", ".", "that"})


class Line:
    """The words of one sentence: tokens `first` up to `last`; `traits` are those of any of its words."""

    traits: frozenset[str] = frozenset()

    def __init__(self, tokens: Sequence[Token], first: int, last: int) -> None:
        """Take the sentence out of the tokens of its text."""
        self.tokens = tokens
        self.first = first
        self.last = last

    def text(self, i: int) -> str:
        """The word at token `i`, empty outside the sentence."""
        return self.tokens[i].text if self.first <= i < self.last else ""

    def is_number(self, i: int) -> bool:
        """Whether token `i` is a number of the sentence."""
        return self.first <= i < self.last and self.tokens[i].kind == Kind.NUMBER


def told_by(line: Line, i: int, role: Role) -> Role | None:
    """What the word tells here: "shot" needs a "down"; drones are destroyed, and so are houses."""
    word = line.text(i)
    if _is_of_ground(line, i) or _is_planned(line, i):
        return None
    if _destroys_things(line, i):
        return Role.TARGET
    if word in words("ambiguous", "with_down"):
        return role if any(line.text(j) == "down" for j in range(i + 1, i + 8)) else None
    if word in words("ambiguous", "fire"):
        return None if line.text(i + 1) in words("ambiguous", "fire_groups") else role
    if word in words("ambiguous", "direction"):
        return _told_by_direction(line, i, role)
    if word in words("ambiguous", "launch_grounds"):
        return role if line.text(i - 1) in words("ambiguous", "of_launch") else None
    if word in words("ambiguous", "of_weapons"):
        before = range(i - _OBJECT_REACH, i)
        return role if any(_is_weapon_or_debris(line.text(j)) for j in before) else None
    if word in words("ambiguous", "of_defenders"):
        before = range(i - _DEFENDER_REACH, i)
        return role if any(line.text(j) in words("ambiguous", "defenders") for j in before) else None
    if word in words("ambiguous", "of_regions"):
        before = range(i - _REGION_REACH, i)
        return role if any(line.text(j) in words("nouns", "region") for j in before) else None
    return role


def _destroys_things(line: Line, i: int) -> bool:
    """Whether what a word destroys is no weapon: ``destroyed a depot``, «дрони знищили склад»."""
    if line.text(i) in words("ambiguous", "destroy"):
        return not _is_weapon_destroyed(line, i)
    return _is_thing_destroyed(line, i)


def _is_thing_destroyed(line: Line, i: int) -> bool:
    """«Дроны уничтожили в Крыму вертолёт»: weapons stand before the verb, a thing on the ground behind."""
    before = range(max(line.first, i - _DOER_REACH), i)
    are_doing = any(has_trait(line.text(j), "weapon") for j in before)
    behind = range(i + 1, min(line.last, i + _OBJECT_REACH))
    end = next((j for j in behind if has_trait(line.text(j), "weapon")), line.last)
    return are_doing and destroy_thing(line.tokens, i, end, any(line.is_number(j) for j in before))


def _is_weapon_or_debris(word: str) -> bool:
    return has_trait(word, "weapon") or word in words("roles", "debris")


def _is_of_ground(line: Line, i: int) -> bool:
    """``artillery strikes``, ``a ground attack``: no weapon of the air, unless one stands in the list."""
    is_ground = line.text(i - 1) in words("ambiguous", "ground_arms")
    return is_ground and line.text(i - 2) not in words("lists", "joiners")


def _is_planned(line: Line, i: int) -> bool:
    """``will likely strike Kyiv``: what may come has happened nowhere."""
    back = takewhile(
        lambda word: word not in _BREAKS, (line.text(j) for j in range(i - 1, i - _PLAN_REACH, -1))
    )
    is_near = any(_is_modal(line, j) for j in (i - 1, i - 2))
    return is_near or ("plan" in line.traits and any(has_trait(word, "plan") for word in back))


def _is_modal(line: Line, i: int) -> bool:
    """Whether ``may``, ``can`` or ``could`` stands at a token, and not the month of May."""
    if line.text(i) not in words("ambiguous", "near_modals"):
        return False
    is_dated = any(line.text(j).isdigit() for j in (i - 1, i + 1))
    return not is_dated and preposition(line.text(i - 1)) is None


def _told_by_direction(line: Line, i: int, role: Role) -> Role | None:
    """The main direction is a goal, «напрямок удару» is told by its strike, others are of launches."""
    if line.text(i + 1) in words("ambiguous", "of_strike"):
        return None
    if line.text(i - 1) in words("ambiguous", "main"):
        return Role.TARGET
    return role if role is Role.LAUNCH else None


def _is_weapon_destroyed(line: Line, i: int) -> bool:
    after = range(i + 1, i + _OBJECT_REACH)
    if line.text(i + 1) == "by":
        return any(line.text(j) in words("ambiguous", "defenders") for j in after)
    weapon = next((j for j in after if has_trait(line.text(j), "weapon")), None)
    if weapon is not None:
        return all(line.text(j) not in words("ambiguous", "acting_with") for j in range(i + 1, weapon))
    is_done_to = line.text(i + 1) in words("ambiguous", "after_passive") or any(
        line.text(j) in words("ambiguous", "passive") for j in range(i - 3, i)
    )
    before = range(i - _SUBJECT_REACH, i)
    is_told = any(has_trait(line.text(j), "weapon") or line.is_number(j) for j in before)
    return is_done_to and is_told and line.text(i - 1) != "to"
