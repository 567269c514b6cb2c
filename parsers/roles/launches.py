"""Rules for where weapons were launched from: "from Kursk", "sites at Kursk", sources in brackets."""

from __future__ import annotations

from itertools import count, takewhile

from parsers.carriers import are_carriers
from parsers.places.mentions import words
from parsers.report import Role
from parsers.roles.attacks import tells
from parsers.roles.scenes import NO_ROLE, Answer, Scene
from parsers.roles.words import has_trait, preposition
from parsers.text import Kind

_NEAR = 3
_SOURCE_REACH = 14
_MEASURE_REACH = 6


def launched_from(scene: Scene, k: int) -> Answer:
    """A source: "from Kursk", «із ТОТ АР Крим», «із повітряного простору над акваторією Чорного моря»."""
    if not tells(scene):
        return None
    kind, at = scene.governing(k)
    if _is_launch_ground(scene, at - 1) or _is_under_carriers(scene, kind, at - 1):
        return Role.LAUNCH
    if kind == "over" or (kind == "inside" and scene.text(at) in words("lists", "within_source")):
        back = (i for i in reversed(scene.sources) if at - _SOURCE_REACH <= i < at)
        at = next((i for i in back if _is_source(scene, i, k)), at)
        kind = preposition(scene.text(at))
    if kind != "from" or _is_range(scene, k) or _is_measured(scene, at) or _is_strike_of(scene, k):
        return None
    return NO_ROLE if scene.text(at - 1) in words("prepositions", "not_launch") else Role.LAUNCH


def _is_strike_of(scene: Scene, k: int) -> bool:
    """Whether a place only names a strike on it: "death toll from Kramatorsk missile strike"."""
    last = scene.mentions[k].last
    return has_trait(scene.text(last), "weapon") and has_trait(scene.text(last + 1), "strike")


def _is_launch_ground(scene: Scene, i: int) -> bool:
    """Whether token `i` is the word of "using sites at Kursk", "the launch sites in Crimea"."""
    is_ground = scene.text(i) in words("ambiguous", "launch_grounds")
    return is_ground and scene.cue_before(i + 1) is Role.LAUNCH


def _is_under_carriers(scene: Scene, kind: str | None, i: int) -> bool:
    """Whether what carries weapons flies there: "fired by bombers flying over Rostov Oblast"."""
    is_over = kind == "over" and are_carriers(scene.tokens, i)
    return is_over and scene.cue_before(i) is Role.LAUNCH


def _is_measured(scene: Scene, at: int) -> bool:
    """Whether a distance stands before "from" at token `at`: "10 km from Kharkiv"."""
    return any(scene.text(i) in words("prepositions", "measures") for i in range(at - _MEASURE_REACH, at))


def _is_range(scene: Scene, k: int) -> bool:
    """Whether two ends are told: "from Lviv in the west to Kharkiv in the east"."""
    if k + 1 >= len(scene.mentions) or scene.cue_before(scene.mentions[k].first) is Role.LAUNCH:
        return False
    mention, following = scene.mentions[k], scene.mentions[k + 1]
    return following.first - mention.last <= _NEAR + 1 and scene.text(following.first - 1) in words(
        "lists", "up_to"
    )


def _is_source(scene: Scene, i: int, k: int) -> bool:
    """Whether "from" at token `i` governs mention `k`: no place, event or goal between; not «из них»."""
    first = scene.mentions[k].first
    if k and i < scene.mentions[k - 1].last:
        return False
    is_launch_told = scene.text(i) == "from" and scene.cue_before(i) is Role.LAUNCH
    if not is_launch_told and not all(scene.is_spatial(j) for j in range(i + 1, first)):
        return False
    is_of_number = scene.tokens[i + 1].kind == Kind.NUMBER or scene.text(i + 1) in words("lists", "of_them")
    return not scene.is_parted(i, first) and not is_of_number and not scene.is_sent(i, first)


def listed_in_brackets(scene: Scene, k: int) -> Answer:
    """Sources in brackets behind their weapons: «застосував 320 БпЛА (Курськ, Орел – рф)»."""
    first = scene.mentions[k].first
    if scene.text(first - 1) != "(" or scene.cue_before(first) is Role.INTERCEPT:
        return None
    inside = takewhile(lambda word: word and word != ")", map(scene.text, count(first)))
    is_named = any(word in words("lists", "whose") for word in inside)
    return Role.LAUNCH if is_named and _is_weapon_before(scene, first - 1) else None


def _is_weapon_before(scene: Scene, i: int) -> bool:
    """Whether the words just before token `i` name weapons, with no preposition in between."""
    back = takewhile(
        lambda word: not preposition(word), (scene.text(i - n) for n in range(1, _MEASURE_REACH))
    )
    return any(has_trait(word, "weapon") for word in back)
