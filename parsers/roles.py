"""What happened at the places a report names: launch, target, intercept, debris, or nothing.

    read_mentions(tokens, sentences) -> list[tuple[PlaceMention, Role | None]]
    to_places(mentions) -> Iterator[Place]
    read_places(tokens, sentences) -> list[Place]      both in one

Every mention is put to an ordered list of small rules; the first that knows the answer gives it. Places that
no drone or missile touched get no role, and `read_places` leaves them out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, takewhile
from typing import Final, Literal

from parsers.place_mentions import PlaceMention, words
from parsers.places import find_places
from parsers.report import Place, Role, Span
from parsers.scenes import Scene, has_trait, preposition
from parsers.text import Kind, Token

NO_ROLE: Final = "no role"
Answer = Role | Literal["no role"] | None
Rule = Callable[[Scene, int], Answer]

_SENTENCES_ON = 3
_NEAR = 3
_SOURCE_REACH = 14
_LAUNCH_REACH = 16
_MEASURE_REACH = 6


def of_no_place(scene: Scene, k: int) -> Answer:
    """A government or a point of comparison has no role, unless an office speaks of "his region"."""
    mention = scene.mentions[k]
    if mention.is_actor:
        return (_is_office(scene, mention) and _spoken_of(scene)) or NO_ROLE
    return NO_ROLE if mention.is_reference else None


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
    before, between = scene.mentions[k - 1], scene.between(k)
    if mention.level == "sea":
        is_coast = "(" in between and len(between) <= 4 and scene.roles[k - 1] is Role.LAUNCH
        return NO_ROLE if is_coast else None
    if before.level == "sea":
        is_beside = bool(between) and all(word in words("lists", "beside") for word in between)
        return NO_ROLE if is_beside else None
    is_within = before.adm1 == "UA-40" and mention.adm1 == "UA-43"
    return NO_ROLE if is_within and all(word in words("lists", "within") for word in between) else None


def lying_around(scene: Scene, k: int) -> Answer:
    """The region that the place before lies in is told with it: «з мису Чауда в окупованому Криму»."""
    if k == 0:
        return None
    mention, before = scene.mentions[k], scene.mentions[k - 1]
    between = range(before.last, mention.first)
    is_around = mention.level == "region" != before.level and mention.adm1 == before.adm1
    is_in = all(scene.is_spatial(i) and preposition(scene.text(i)) in (None, "inside") for i in between)
    return scene.roles[k - 1] if is_around and is_in else None


def naming_strike(scene: Scene, k: int) -> Answer:
    """The place a strike is called by was its target: "the Zhytomyr strike"; "strike a port" calls none."""
    last = scene.mentions[k].last
    is_verb = scene.text(last + 1) in words("lists", "articles")
    return Role.TARGET if scene.text(last) in words("lists", "strike") and not is_verb else None


def flown_toward(scene: Scene, k: int) -> Answer:
    """A goal, even if shot down: «летевший на Москву», "heading for Moscow", "in the Mykolaiv direction"."""
    mention = scene.mentions[k]
    floor = scene.mentions[k - 1].last if k else scene.first
    near = range(max(floor, mention.first - _NEAR), mention.first)
    towards = words("lists", "towards")
    is_flown = any(scene.text(i) in towards for i in near)
    is_direction = scene.text(mention.last).startswith("direction")
    is_source = scene.governing(k)[0] == "from"
    return Role.TARGET if (is_flown or is_direction) and not is_source else None


def launched_from(scene: Scene, k: int) -> Answer:
    """A source: "from Kursk", «із ТОТ АР Крим», «із повітряного простору над акваторією Чорного моря»."""
    if not scene.tells():
        return None
    kind, at = scene.governing(k)
    if _is_launch_ground(scene, at - 1):
        return Role.LAUNCH
    if kind == "over" or (kind == "inside" and scene.text(at) in words("lists", "within_source")):
        back = (i for i in reversed(scene.sources) if at - _SOURCE_REACH <= i < at)
        at = next((i for i in back if _is_source(scene, i, k)), at)
        kind = preposition(scene.text(at))
    if kind != "from" or _is_range(scene, k) or _is_measured(scene, at):
        return None
    return NO_ROLE if scene.text(at - 1) in words("prepositions", "not_launch") else Role.LAUNCH


def _is_launch_ground(scene: Scene, i: int) -> bool:
    """Whether token `i` is the word of "using sites at Kursk", "the launch sites in Crimea"."""
    is_ground = scene.text(i) in words("ambiguous", "launch_grounds")
    return is_ground and scene.cue_before(i + 1) is Role.LAUNCH


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


def called(scene: Scene, k: int) -> Answer:
    """Places are told what they were: "named Kursk and Yeysk as the launch areas", "as the main target"."""
    last = scene.end_of_list(k).last
    if scene.text(last) not in words("lists", "as_what"):
        return None
    nouns = words("lists", "told_as")
    is_noun = any(scene.text(last + n) in nouns for n in range(1, _NEAR + 1))
    return scene.cue_after(last, _NEAR) if is_noun else None


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
    if scene.governing(k)[0] != "toward" or not scene.tells():
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
    return None if told is Role.LAUNCH and scene.text(told_of.first).isascii() else told


def told_in_sentence_before(scene: Scene, k: int) -> Answer:
    """A sentence with no word of its own goes on with the one before: «– 4 на Харківщині»."""
    return scene.before if scene.goes_on() else None


RULES: tuple[Rule, ...] = (
    of_no_place,
    only_explaining,
    lying_around,
    naming_strike,
    flown_toward,
    launched_from,
    called,
    listed_in_brackets,
    told_of_defenders,
    continuing_list,
    over,
    toward,
    told_before,
    told_after,
    told_in_sentence_before,
)


def assign_role(scene: Scene, k: int) -> Role | None:
    """The role of mention `k` of a sentence by the first rule that knows it; None: it has none."""
    for rule in RULES:
        if answer := rule(scene, k):
            return answer if isinstance(answer, Role) else None
    return None


def read_mentions(
    tokens: Sequence[Token], sentences: Iterable[tuple[int, int]]
) -> list[tuple[PlaceMention, Role | None]]:
    """The places named in sentences about attacks, with the role of each, in the order of the text.

    Other sentences are not searched. A country too has a role here, where the list it stands in has one.
    """
    found: list[tuple[PlaceMention, Role | None]] = []
    for scene in _attack_scenes(tokens, sentences):
        scene.add_mentions(find_places(tokens, scene.first, scene.last))
        for k in range(len(scene.mentions)):
            scene.roles.append(assign_role(scene, k))
        found += zip(scene.mentions, scene.roles, strict=True)
    return found


def _attack_scenes(tokens: Sequence[Token], sentences: Iterable[tuple[int, int]]) -> Iterator[Scene]:
    """The sentences about attacks: those that name weapons, and those that go on after one that does."""
    left, told = 0, None
    for first, last in sentences:
        scene = Scene(tokens, first, last, before=told if left == _SENTENCES_ON else None)
        is_attack = scene.is_about_attack(is_after_one=left > 0)
        if is_attack:
            yield scene
        told = scene.main_role() or (told if is_attack else None)
        left = _SENTENCES_ON if is_attack else left - 1


def read_places(tokens: Sequence[Token], sentences: Iterable[tuple[int, int]]) -> list[Place]:
    """The places that an attack touched, each region and role once, in the order of the text.

    >>> from parsers.sentences import split_sentences
    >>> from parsers.text import tokenize
    >>> tokens = tokenize("Drones launched from Kursk were shot down over Sumy.")
    >>> [(p.name, p.adm1, p.role.value) for p in read_places(tokens, split_sentences(tokens))]
    [('Kursk', 'RU-KRS', 'launch'), ('Sumy', 'UA-59', 'intercept')]
    """
    return list(to_places(read_mentions(tokens, sentences)))


def to_places(mentions: Iterable[tuple[PlaceMention, Role | None]]) -> Iterator[Place]:
    """The mentions that have a role, each region and role once, by the most precise name that the text gives.

    A place of no code goes by its name.
    """
    best: dict[tuple[str, Role], PlaceMention] = {}
    for mention, role in mentions:
        if role is not None and mention.level != "country":
            key = (mention.adm1 or mention.name, role)
            best[key] = min(best.get(key, mention), mention, key=_vagueness)
    for (_, role), mention in best.items():
        yield Place(
            mention.name, Span(mention.start, mention.end), role, mention.adm1, mention.country,
            mention.lat, mention.lon, mention.geo_precision,
        )  # fmt: skip


def _vagueness(mention: PlaceMention) -> int:
    return mention.geo_precision or 4
