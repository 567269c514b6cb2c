"""Rules for what happened at a place, by the words around it; those for launches stand in `launches`."""

from __future__ import annotations

from parsers.places.mentions import PlaceMention, words
from parsers.report import HELD, Role, Side
from parsers.roles.attacks import goes_on, tells
from parsers.roles.scenes import NO_ROLE, Answer, Scene
from parsers.roles.words import preposition

_BEFORE_NOW = ("counts", "spans", "words")
_NOT_TOWARDS = frozenset({"from", "over"})
_NEAR = 3
_LAUNCH_REACH = 16


def of_no_place(scene: Scene, k: int) -> Answer:
    """A government, a point of comparison or a place struck before has no role, but "his region" has one."""
    mention = scene.mentions[k]
    if mention.is_actor:
        return (_is_office(scene, mention) and _spoken_of(scene)) or NO_ROLE
    return NO_ROLE if mention.is_reference or _is_of_earlier(scene, mention) else None


def _is_of_earlier(scene: Scene, mention: PlaceMention) -> bool:
    """Whether the attack told with a place was another, before this one: "a strike on Kyiv a day earlier"."""
    return any(scene.roles) and all(
        scene.text(i) in words("before_now", key) for i, key in enumerate(_BEFORE_NOW, mention.last)
    )


def _is_office(scene: Scene, mention: PlaceMention) -> bool:
    """Whether a governor or a mayor is meant, not the government by the name of its capital."""
    is_capital = scene.text(mention.first).removesuffix("'s") in words("actor", "names")
    return not is_capital or scene.text(mention.first - 1) in words("lists", "of_office")


def _spoken_of(scene: Scene) -> Role | None:
    """What happened in "his region", "the city", that an office speaks of."""
    at = scene.own_place
    if at is None:
        return None
    is_over = preposition(scene.text(at - 2)) == "over"
    return Role.INTERCEPT if is_over and scene.is_shot_down else scene.cue_before(at)


def only_explaining(scene: Scene, k: int) -> Answer:
    """A place told only to explain the one before: "over the Black Sea near Sevastopol"."""
    mention = scene.mentions[k]
    if mention.level == "sea" and scene.text(mention.last) in words("lists", "shore"):
        return NO_ROLE
    if k == 0:
        return None
    before = scene.mentions[k - 1]
    if mention.level == "sea":
        between = scene.between(k)
        is_coast = "(" in between and len(between) <= 4 and scene.roles[k - 1] is Role.LAUNCH
        return NO_ROLE if is_coast else None
    if before.level == "sea":
        between = scene.between(k)
        is_beside = bool(between) and all(word in words("lists", "beside") for word in between)
        return NO_ROLE if is_beside else None
    if (before.adm1, mention.adm1) != ("UA-40", "UA-43"):
        return None
    return NO_ROLE if all(word in words("lists", "within") for word in scene.between(k)) else None


def lying_around(scene: Scene, k: int) -> Answer:
    """The region that the place before lies in is told with it: «з мису Чауда в окупованому Криму»."""
    if k == 0:
        return None
    mention, before = scene.mentions[k], scene.mentions[k - 1]
    if before.level == "region" or mention.level != "region" or mention.adm1 != before.adm1:
        return None
    between = range(before.last, mention.first)
    is_in = all(scene.is_spatial(i) and preposition(scene.text(i)) in (None, "inside") for i in between)
    return scene.roles[k - 1] if is_in else None


def naming_strike(scene: Scene, k: int) -> Answer:
    """The place a strike is called by was its target: "the Zhytomyr strike"; "strike a port" calls none."""
    last = scene.mentions[k].last
    if scene.text(last) not in words("lists", "strike"):
        return None
    return None if scene.text(last + 1) in words("lists", "articles") else Role.TARGET


def flown_toward(scene: Scene, k: int) -> Answer:
    """A goal, even if shot down: «летевший на Москву», "heading for Moscow", "in the Mykolaiv direction"."""
    mention = scene.mentions[k]
    floor = scene.mentions[k - 1].last if k else scene.first
    near = range(max(floor, mention.first - _NEAR), mention.first)
    towards = words("lists", "towards")
    is_flown = any(scene.text(i) in towards for i in near)
    is_direction = scene.text(mention.last).startswith("direction")
    if not (is_flown or is_direction):
        return None
    return None if scene.governing(k)[0] in _NOT_TOWARDS else Role.TARGET


def called(scene: Scene, k: int) -> Answer:
    """Places are told what they were: "named Kursk and Yeysk as the launch areas", "as the main target"."""
    last = scene.end_of_list(k).last
    if scene.text(last) not in words("lists", "as_what"):
        return None
    nouns = words("lists", "told_as")
    is_noun = any(scene.text(last + n) in nouns for n in range(1, _NEAR + 1))
    return scene.cue_after(last, _NEAR) if is_noun else None


def told_of_defenders(scene: Scene, k: int) -> Answer:
    """What defenders of a place did is told after it: "air defences in Melitopol intercepted"."""
    kind, at = scene.governing(k)
    is_subject = kind == "inside" and scene.text(at - 1) in words("ambiguous", "defenders")
    return scene.cue_after(scene.mentions[k].first) if is_subject else None


def continuing_list(scene: Scene, k: int) -> Answer:
    """Each place of a list has the role of the one before: "Kursk, Oryol – RF, and occupied Donetsk"."""
    has_own_preposition = scene.governing(k)[0] in ("from", "over", "toward")
    return scene.roles[k - 1] if scene.is_list(k) and not has_own_preposition else None


def over(scene: Scene, k: int) -> Answer:
    """Over a place things are shot down, where anything was, else they flew to it: "over Sumy"."""
    if scene.governing(k)[0] != "over":
        return None
    if scene.is_list(k) and scene.roles[k - 1] is Role.LAUNCH:
        return Role.LAUNCH
    told = scene.cue_before(scene.mentions[k].first) or scene.before
    if told is Role.LAUNCH and scene.mentions[k].level == "sea":
        return Role.LAUNCH
    return Role.INTERCEPT if scene.is_shot_down or told is Role.INTERCEPT else Role.TARGET


def toward(scene: Scene, k: int) -> Answer:
    """A goal by its preposition, unless debris fell there: "against Kyiv", «по Київщині»."""
    if scene.governing(k)[0] != "toward" or not tells(scene):
        return None
    is_debris = scene.cue_before(scene.mentions[k].first) is Role.DEBRIS
    return Role.DEBRIS if is_debris else Role.TARGET


def told_before(scene: Scene, k: int) -> Answer:
    """What the nearest word before the place tells: "debris fell in Kyiv", «атакував Одещину»."""
    first = scene.mentions[k].first
    told = scene.cue_before(first)
    if told is not Role.LAUNCH:
        return told
    launch = scene.last_cue(first)
    if (
        first - launch > _LAUNCH_REACH
        and scene.governing(k)[0] is not None
        and not scene.is_sent(launch, first)
    ):
        return None
    if scene.is_sent(launch, first):
        return Role.TARGET
    is_verb = scene.text(launch) in words("ambiguous", "launching")
    return None if is_verb and scene.governing(k)[0] == "inside" else Role.LAUNCH


def told_after(scene: Scene, k: int) -> Answer:
    """What the nearest word after the place tells: "Kyiv was attacked", "Tula, 180 km from Moscow, was"."""
    is_explained = k + 1 < len(scene.mentions) and scene.mentions[k + 1].is_reference
    told_of = scene.mentions[k + 1] if is_explained else scene.end_of_list(k)
    told = scene.cue_after(told_of.first)
    if told is Role.LAUNCH and _is_of_one_attacked(scene, k):
        return Role.TARGET
    return None if told is Role.LAUNCH and scene.text(told_of.first).isascii() else told


def _is_of_one_attacked(scene: Scene, k: int) -> bool:
    """«На Сумщині ворог випустив 20 дронів»: where Russia holds nothing it launches nothing."""
    mention = scene.mentions[k]
    is_free = mention.country == Side.UA.value and mention.adm1 is not None and mention.adm1 not in HELD
    return is_free and scene.governing(k)[0] == "inside"


def told_in_sentence_before(scene: Scene, k: int) -> Answer:
    """A sentence with no word of its own goes on with the one before: «– 4 на Харківщині»."""
    return scene.before if goes_on(scene) else None
