"""What happened at the places a report names: launch, target, intercept, debris, or nothing.

    read_places(tokens, sentences) -> list[Place]

Every mention is asked by an ordered list of small rules; the first that knows the answer gives it. Places that
no drone or missile touched get no role and are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from parsers.gazetteer import place_cues
from parsers.places import PlaceMention, find_places, words
from parsers.report import Place, Role, Span
from parsers.text import Kind, Token

_CONTEXT = 3
_WALK = 9
_NEXT = 3
_REACH = 14
_SHORT = 15
_PREPOSITIONS = ("from", "over", "toward", "inside")


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a word tells, whatever stands around it."""

    role: Role | None
    preposition: str | None
    is_weapon: bool
    is_night: bool
    is_ground: bool
    is_passed: bool


@lru_cache(maxsize=65_536)
def _facts(word: str) -> _Facts:
    table = place_cues()["roles"]
    return _Facts(
        role=next((Role(key) for key in table if word in words("roles", key)), None),
        preposition=next((key for key in _PREPOSITIONS if word in words("prepositions", key)), None),
        is_weapon=word in words("weapons", "words"),
        is_night=word in words("weapons", "night"),
        is_ground=word in words("weapons", "ground"),
        is_passed=word in words("prepositions", "passed"),
    )


@dataclass(slots=True)
class Sentence:
    """One sentence with its mentions and the words that tell what happened."""

    tokens: Sequence[Token]
    first: int
    last: int
    mentions: list[PlaceMention]
    cues: list[tuple[int, Role]] = field(default_factory=list)
    roles: list[Role | None] = field(default_factory=list)
    before: Role | None = None

    def __post_init__(self) -> None:
        inside = {i for m in self.mentions for i in range(m.first, m.last)}
        self.cues = [
            (i, role)
            for i in range(self.first, self.last)
            if i not in inside and (role := self._told_by(i)) is not None
        ]

    def text(self, i: int) -> str:
        """The word at token `i`, empty outside the sentence."""
        return self.tokens[i].text if self.first <= i < self.last else ""

    def _told_by(self, i: int) -> Role | None:
        """What the word tells here: "shot" needs a "down", buildings are not shot down but destroyed."""
        word, role = self.text(i), _facts(self.text(i)).role
        if role is None:
            return None
        if word in words("ambiguous", "with_down"):
            return role if any(self.text(j) == "down" for j in range(i + 1, i + 8)) else None
        if word in words("ambiguous", "not_before"):
            return None if self.text(i + 1) in words("ambiguous", "fire_groups") else role
        if word in words("ambiguous", "destroy"):
            return role if self._is_weapon_destroyed(i) else Role.TARGET
        is_goal = word.startswith("напрям") and self.text(i + 1).startswith("удар")
        return None if is_goal else role

    def _is_weapon_destroyed(self, i: int) -> bool:
        after = range(i + 1, i + _REACH // 2)
        if self.text(i - 1) == "to" or self.text(i + 1) == "by":
            return self.text(i + 1) != "by" and any(_facts(self.text(j)).is_weapon for j in after)
        return any(_facts(self.text(j)).is_weapon for j in (*range(i - _REACH, i), *after))

    def cue_before(self, i: int) -> Role | None:
        """The role told by the nearest word before token `i`; what debris damaged, debris hit."""
        told = [(at, role) for at, role in self.cues if at < i]
        if not told:
            return None
        at, role = told.pop()
        while told and role is Role.TARGET and told[-1][1] is Role.INTERCEPT:
            told.pop()
        is_by_debris = bool(told) and told[-1][1] is Role.DEBRIS and at - told[-1][0] <= _WALK
        return Role.DEBRIS if is_by_debris else role

    def cue_after(self, i: int) -> Role | None:
        """The role told by the nearest word after token `i`."""
        return next((role for at, role in self.cues if at > i), None)

    def has(self, what: str) -> bool:
        """Whether some word of the sentence is a weapon, a ground fight, a time of night."""
        return any(getattr(_facts(self.tokens[i].text), what) for i in range(self.first, self.last))

    def goes_on(self) -> bool:
        """Whether it may go on with the sentence before: a short line, a list of places, weapons with no verb."""
        is_short = self.last - self.first <= _SHORT
        begins_with_place = bool(self.mentions) and self.mentions[0].first - self.first <= _NEXT
        return is_short or begins_with_place or self.has("is_weapon")

    def main_role(self) -> Role | None:
        """What the sentence is about, for a line that goes on with it."""
        told = [role for _, role in self.cues]
        return Role.INTERCEPT if Role.INTERCEPT in told else (told[-1] if told else None)

    def preposition(self, k: int) -> tuple[str | None, int]:
        """The preposition that governs mention `k`, and its token; None where it has none of its own."""
        start = self.mentions[k].first
        floor = self.mentions[k - 1].last if k else self.first
        for i in range(start - 1, max(floor, start - _WALK) - 1, -1):
            fact = _facts(self.text(i))
            if self.text(i) in words("lists", "launch_directions"):
                return "from", i
            if fact.preposition and self.text(i) != "of":
                is_direction = self.text(i + 1) in words("lists", "one_direction") or self.text(i + 2) == "direction"
                return ("toward" if is_direction and fact.preposition == "inside" else fact.preposition), i
            if not (fact.is_passed or self.text(i) in ("of", '"', ":", "(", "–", "-", "'", "“")):
                break
        return None, start


Rule = Callable[[Sentence, int], "Role | None | bool"]


def office(sentence: Sentence, k: int) -> Role | None | bool:
    """A government or a point of comparison has no role, unless an office speaks of "his region"."""
    mention = sentence.mentions[k]
    return (mention.is_actor and _spoken_of(sentence, mention)) or mention.is_actor or mention.is_reference


def _spoken_of(sentence: Sentence, mention: PlaceMention) -> Role | None:
    """What happened in "his region", "the city", that an office speaks of."""
    for i in range(sentence.first + 1, sentence.last):
        is_meant = sentence.text(i) in words("lists", "own_place") and sentence.text(i - 1) in words("lists", "own")
        if is_meant and sentence.text(i + 1) != "of":
            is_over = _facts(sentence.text(i - 2)).preposition == "over"
            is_shot_down = is_over and any(role is Role.INTERCEPT for _, role in sentence.cues)
            return Role.INTERCEPT if is_shot_down else sentence.cue_before(i)
    return None


def explained(sentence: Sentence, k: int) -> Role | None | bool:
    """A place told only to explain the one before: "over the Black Sea near Sevastopol"."""
    if k == 0:
        return False
    mention, before = sentence.mentions[k], sentence.mentions[k - 1]
    between = [sentence.text(i) for i in range(before.last, mention.first)]
    if mention.level == "sea":
        return "(" in between and len(between) <= 4 and sentence.roles[k - 1] is Role.LAUNCH
    if before.level == "sea":
        return bool(between) and all(word in words("lists", "beside") for word in between)
    is_within = before.adm1 == "UA-40" and mention.adm1 == "UA-43"
    return is_within and all(word in words("lists", "within") for word in between)


def launched_from(sentence: Sentence, k: int) -> Role | None | bool:
    """"from Kursk", «із ТОТ АР Крим», «із повітряного простору над акваторією Чорного моря»."""
    preposition, at = sentence.preposition(k)
    if preposition == "over" or (preposition == "inside" and sentence.text(at) in ("in", "у", "в")):
        at = next((i for i in range(at - 1, max(sentence.first, at - _REACH) - 1, -1) if _is_source(sentence, i, k)), at)
        preposition = _facts(sentence.text(at)).preposition
    if preposition != "from" or sentence.text(at - 1) in words("prepositions", "not_launch") or _is_range(sentence, k):
        return False
    return Role.LAUNCH


def _is_range(sentence: Sentence, k: int) -> bool:
    """"from Lviv in the west to Kharkiv in the east"."""
    is_launch = sentence.cue_before(sentence.mentions[k].first) is Role.LAUNCH
    following = sentence.mentions[k + 1] if k + 1 < len(sentence.mentions) else None
    is_near = following is not None and following.first - sentence.mentions[k].last <= _NEXT + 1
    return not is_launch and is_near and following is not None and sentence.text(following.first - 1) in ("to", "до")


def _is_source(sentence: Sentence, i: int, k: int) -> bool:
    """"from" that no other place, event or goal parts from the mention; «из них» is none."""
    first = sentence.mentions[k].first
    if _facts(sentence.text(i)).preposition != "from" or i < (sentence.mentions[k - 1].last if k else 0):
        return False
    is_parted = any(i < at < first and role is not Role.LAUNCH for at, role in sentence.cues)
    is_of_number = sentence.tokens[i + 1].kind == Kind.NUMBER or sentence.text(i + 1) in words("lists", "of_them")
    return not is_parted and not is_of_number and not _is_sent(sentence, i, first)


def _is_sent(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a goal is told between two tokens: "launched missiles at the port in ..."."""
    return any(
        _facts(sentence.text(i)).preposition == "toward" or sentence.text(i) in words("lists", "aimed")
        for i in range(start, end)
    )


def names_strike(sentence: Sentence, k: int) -> Role | None | bool:
    """"the Zhytomyr strike": the place a strike is called by was its target."""
    return Role.TARGET if sentence.text(sentence.mentions[k].last) in ("strike", "strikes", "attack", "attacks") else False


def flown_toward(sentence: Sentence, k: int) -> Role | None | bool:
    """«летевший на Москву», "heading for Moscow", "in the direction of Kyiv": a target, even if shot down."""
    mention = sentence.mentions[k]
    floor = sentence.mentions[k - 1].last if k else sentence.first
    is_flown = any(sentence.text(i) in words("lists", "towards") for i in range(max(floor, mention.first - _NEXT), mention.first))
    is_direction = sentence.text(mention.last) in ("direction", "directions") and sentence.preposition(k)[0] != "from"
    return Role.TARGET if is_flown or is_direction else False


def of_defenders(sentence: Sentence, k: int) -> Role | None | bool:
    """"air defences in Melitopol intercepted": what they did is told after the place."""
    at = sentence.preposition(k)[1]
    is_subject = sentence.text(at - 1) in ("defenses", "defences", "defense", "defence", "пво", "ппо")
    return sentence.cue_after(sentence.mentions[k].first) or False if is_subject else False


def continues_list(sentence: Sentence, k: int) -> Role | None | bool:
    """"Kursk, Oryol – RF, and occupied Donetsk": each has the role of the one before."""
    if k == 0 or sentence.preposition(k)[0] in ("from", "over", "toward"):
        return False
    return (sentence.roles[k - 1] or False) if _is_list(sentence, k) else False


def _is_list(sentence: Sentence, k: int) -> bool:
    between = [sentence.text(i) for i in range(sentence.mentions[k - 1].last, sentence.mentions[k].first)]
    return all(word in words("lists", "between_places") or _facts(word).is_passed for word in between)


def over(sentence: Sentence, k: int) -> Role | None | bool:
    """"over Sumy": shot down there where anything was shot down, else the place they flew to."""
    if sentence.preposition(k)[0] != "over":
        return False
    if k and sentence.roles[k - 1] is Role.LAUNCH and _is_list(sentence, k):
        return Role.LAUNCH
    told = sentence.cue_before(sentence.mentions[k].first) or sentence.before
    if any(role is Role.INTERCEPT for _, role in sentence.cues) or told is Role.INTERCEPT:
        return Role.INTERCEPT
    return Role.TARGET


def toward(sentence: Sentence, k: int) -> Role | None | bool:
    """"against Kyiv", «по Київщині»."""
    if sentence.preposition(k)[0] != "toward":
        return False
    is_debris = sentence.cue_before(sentence.mentions[k].first) is Role.DEBRIS
    return Role.DEBRIS if is_debris else Role.TARGET


def told_before(sentence: Sentence, k: int) -> Role | None | bool:
    """What the nearest word before the place tells: "debris fell in Kyiv", «атакував Одещину»."""
    first = sentence.mentions[k].first
    told = sentence.cue_before(first)
    if told is Role.LAUNCH:
        launch = max(i for i, role in sentence.cues if i < first)
        return Role.TARGET if _is_sent(sentence, launch, first) else Role.LAUNCH
    return told or False


def told_after(sentence: Sentence, k: int) -> Role | None | bool:
    """What the nearest word after the place tells: "Kyiv was attacked"."""
    return sentence.cue_after(sentence.mentions[k].first) or False


def told_in_sentence_before(sentence: Sentence, k: int) -> Role | None | bool:
    """A sentence without a word of its own goes on with the one before: «– 4 на Харківщині»."""
    return sentence.before or False if sentence.goes_on() else False


RULES: tuple[Rule, ...] = (
    office,
    explained,
    names_strike,
    flown_toward,
    launched_from,
    of_defenders,
    continues_list,
    over,
    toward,
    told_before,
    told_after,
    told_in_sentence_before,
)


def assign_role(sentence: Sentence, k: int) -> Role | None:
    """The role of mention `k` of a sentence by the first rule that knows it; None: it has none."""
    for rule in RULES:
        answer = rule(sentence, k)
        if answer:
            return answer if isinstance(answer, Role) else None
    return None


def assign_roles(
    tokens: Sequence[Token], sentences: Sequence[tuple[int, int]], mentions: Sequence[PlaceMention]
) -> list[Role | None]:
    """A role, or None, for every mention, in their order."""
    roles: list[Role | None] = []
    carried, told = 0, None
    for first, last in sentences:
        inside = [m for m in mentions[len(roles) :] if m.first < last]
        sentence = Sentence(tokens, first, last, inside, before=told if carried == _CONTEXT else None)
        is_attack = _is_about_attack(sentence, is_after_one=carried > 0)
        for k in range(len(inside)):
            sentence.roles.append(assign_role(sentence, k) if is_attack else None)
        roles += sentence.roles
        told = sentence.main_role() or (told if is_attack else None)
        carried = _CONTEXT if is_attack else carried - 1
    return roles


def _is_about_attack(sentence: Sentence, is_after_one: bool) -> bool:
    """Whether weapons are named, or what they did is told right after a sentence that names them."""
    if sentence.has("is_weapon"):
        return True
    is_night_strike = sentence.has("is_night") and any(role is Role.TARGET for _, role in sentence.cues)
    is_told_on = is_after_one and (bool(sentence.cues) or sentence.goes_on())
    return (is_night_strike or is_told_on) and not sentence.has("is_ground")


def read_places(tokens: Sequence[Token], sentences: Sequence[tuple[int, int]]) -> list[Place]:
    """The places that an attack touched, each region and role once, in the order of the text.

    >>> from parsers.sentences import split_sentences
    >>> from parsers.text import tokenize
    >>> tokens = tokenize("Drones launched from Kursk were shot down over Sumy.")
    >>> [(p.name, p.adm1, p.role.value) for p in read_places(tokens, split_sentences(tokens))]
    [('Kursk', 'RU-KRS', 'launch'), ('Sumy', 'UA-59', 'intercept')]
    """
    mentions = find_places(tokens)
    return list(touched_places(mentions, assign_roles(tokens, sentences, mentions)))


def touched_places(mentions: Sequence[PlaceMention], roles: Sequence[Role | None]) -> Iterator[Place]:
    """The places that have a role, each region and role once."""
    seen = set()
    for mention, role in zip(mentions, roles, strict=True):
        key = (mention.adm1 or mention.name, role)
        if role is not None and mention.level != "country" and key not in seen:
            seen.add(key)
            yield Place(
                mention.name, Span(mention.start, mention.end), role, mention.adm1, mention.country,
                mention.lat, mention.lon, mention.geo_precision,
            )  # fmt: skip
