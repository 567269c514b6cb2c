"""What single words tell of an attack, whatever stands around them: its role, a preposition, a weapon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from parsers.places.gazetteer import place_cues
from parsers.places.mentions import words
from parsers.report import Role

_PREPOSITIONS = ("from", "over", "toward", "inside")
_TRAITS = {
    **{trait: ("traits", trait) for trait in ("weapon", "flight", "night", "aggressor", "ground")},
    "strike": ("lists", "strike"),
    "plan": ("ambiguous", "modals"),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a word tells, whatever stands around it.

    `tells_of_attack` where it names a weapon or says what happened.
    """

    role: Role | None
    preposition: str | None
    traits: frozenset[str]
    is_passed: bool
    tells_of_attack: bool


@lru_cache(maxsize=65_536)
def facts(word: str) -> Facts | None:
    """What a word tells of an attack or of where; None for the many that tell nothing.

    >>> facts("дрони").tells_of_attack, facts("над").tells_of_attack, facts("bread") is None
    (True, False, True)
    """
    role = next((Role(key) for key in place_cues()["roles"] if word in words("roles", key)), None)
    preposition = next((key for key in _PREPOSITIONS if word in words("prepositions", key)), None)
    traits = frozenset(trait for trait, place in _TRAITS.items() if word in words(*place))
    is_passed = word in words("prepositions", "passed")
    if not (role or preposition or traits or is_passed):
        return None
    return Facts(role, preposition, traits, is_passed, role is not None or "weapon" in traits)


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
    """Whether the word is a weapon, a time of night, one who attacks, a ground fight.

    >>> has_trait("шахедами", "weapon")
    True
    """
    known = facts(word)
    return known is not None and trait in known.traits
