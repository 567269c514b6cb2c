"""The sentences about attacks: those that name weapons, and those that go on after one that does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from parsers.places.mentions import words
from parsers.report import Role
from parsers.roles.scenes import Scene
from parsers.roles.words import facts, has_trait, preposition
from parsers.text import DASHES, Token

_SHORT_LINE = 15
_BULLETS = DASHES | frozenset("•·▪▫■●◾")
_SENTENCES_ON = 3
_token = itemgetter(0)


def attack_scenes(tokens: Sequence[Token], sentences: Iterable[tuple[int, int]]) -> Iterator[Scene]:
    """The sentences about attacks: those that name weapons, and those that go on after one that does."""
    left, told = 0, None
    of_words = map(facts, [token.text for token in tokens])
    known = [(i, of_word) for i, of_word in enumerate(of_words) if of_word is not None]
    for first, last in sentences:
        here = known[bisect_left(known, first, key=_token) : bisect_left(known, last, key=_token)]
        if left <= 0 and not any(of_word.tells_of_attack for _, of_word in here):
            told = None
            continue
        scene = Scene(tokens, first, last, here, before=told if left == _SENTENCES_ON else None)
        is_attack = _is_about_attack(scene, is_after_one=left > 0)
        if is_attack:
            yield scene
        told = scene.main_role() or (told if is_attack else None)
        left = _SENTENCES_ON if is_attack else left - 1


def _is_about_attack(scene: Scene, is_after_one: bool) -> bool:
    """Whether weapons are named, or what they did is told right after a sentence that names them."""
    if not scene.cues and "plan" in scene.traits:
        return False
    if "weapon" in scene.traits:
        return True
    if "ground" in scene.traits:
        return False
    if is_after_one and (scene.cues or goes_on(scene)):
        return True
    is_strike = any(role is Role.TARGET for _, role in scene.cues)
    return is_strike and not scene.traits.isdisjoint({"night", "aggressor", "strike"})


def tells(scene: Scene) -> bool:
    """Whether the sentence itself names weapons or what they did."""
    return bool(scene.cues) or "weapon" in scene.traits or _tells_of_flight(scene)


def goes_on(scene: Scene) -> bool:
    """Whether it may go on with the sentence before: a short line, a part of its number, or weapons."""
    return (
        scene.last - scene.first <= _SHORT_LINE
        or "weapon" in scene.traits
        or _begins_with_place(scene)
        or _tells_parts(scene)
        or _tells_of_flight(scene)
    )


def _tells_of_flight(scene: Scene) -> bool:
    """Whether it goes on about weapons in the air: "They came from", «Летіли вони з»."""
    return "flight" in scene.traits and any(
        scene.text(i) in words("lists", "they")
        and (has_trait(scene.text(i + 1), "flight") or has_trait(scene.text(i - 1), "flight"))
        for i in range(scene.first, scene.last)
    )


def _begins_with_place(scene: Scene) -> bool:
    return any(preposition(scene.text(i)) == "over" for i in range(scene.first, scene.first + 2))


def _tells_parts(scene: Scene) -> bool:
    """Whether the sentence tells parts of a number: «Из них 5 – над …», «Больше всего – 53 – над …»."""
    is_of = preposition(scene.text(scene.first)) is not None
    return (is_of and scene.text(scene.first + 1) in words("lists", "of_them")) or any(
        scene.is_number(i) and (_is_over_place(scene, i + 1) or _is_item(scene, i))
        for i in range(scene.first, scene.last)
    )


def _is_over_place(scene: Scene, i: int) -> bool:
    return scene.text(i) == "–" and preposition(scene.text(i + 1)) == "over"


def _is_item(scene: Scene, i: int) -> bool:
    """Whether the number at token `i` opens an item of a list: «- 4 на …», «• 3 – на …»."""
    after = i + 2 if scene.text(i + 1) in DASHES else i + 1
    is_bulleted = scene.text(i - 1) in _BULLETS and scene.text(i - 2) in {"", "\n"}
    return is_bulleted and preposition(scene.text(after)) in {"over", "inside"}
