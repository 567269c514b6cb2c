"""What happened at the places a report names: launch, target, intercept, debris, or nothing.

    read_mentions(tokens, sentences) -> list[tuple[PlaceMention, Role | None]]
    to_places(mentions) -> Iterator[Place]

Every mention is put to an ordered list of small rules; the first that knows the answer gives it. Places that
no drone or missile touched get no role, and `to_places` leaves them out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from parsers.places.finding import find_places
from parsers.places.mentions import PlaceMention
from parsers.report import Place, Role, Span
from parsers.roles.attacks import attack_scenes
from parsers.roles.launches import launched_from, listed_in_brackets
from parsers.roles.rules import (
    called,
    continuing_list,
    flown_toward,
    lying_around,
    naming_strike,
    of_no_place,
    only_explaining,
    over,
    told_after,
    told_before,
    told_in_sentence_before,
    told_of_defenders,
    toward,
)
from parsers.roles.scenes import Answer, Scene
from parsers.text import Token

Rule = Callable[[Scene, int], Answer]
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


def read_mentions(
    tokens: Sequence[Token], sentences: Iterable[tuple[int, int]]
) -> list[tuple[PlaceMention, Role | None]]:
    """The places named in sentences about attacks, with the role of each, in the order of the text.

    Other sentences are not searched. A country too has a role here, where the list it stands in has one.

    >>> from parsers.sentences import split_sentences
    >>> from parsers.text import tokenize
    >>> tokens = tokenize("Drones launched from Kursk were shot down over Sumy.")
    >>> [(m.name, m.adm1, role) for m, role in read_mentions(tokens, split_sentences(tokens))]
    [('Kursk', 'RU-KRS', <Role.LAUNCH: 'launch'>), ('Sumy', 'UA-59', <Role.INTERCEPT: 'intercept'>)]
    """
    found: list[tuple[PlaceMention, Role | None]] = []
    for scene in attack_scenes(tokens, sentences):
        scene.add_mentions(find_places(tokens, scene.first, scene.last))
        for k in range(len(scene.mentions)):
            scene.roles.append(_role_of(scene, k))
        found += zip(scene.mentions, scene.roles, strict=True)
    return found


def _role_of(scene: Scene, k: int) -> Role | None:
    """The role of mention `k` of a sentence by the first rule that knows it; None: it has none."""
    for rule in RULES:
        if answer := rule(scene, k):
            return answer if isinstance(answer, Role) else None
    return None


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
