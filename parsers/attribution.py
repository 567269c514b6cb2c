"""Who asserts a number, and whose weapons it counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.grammar import stems, words
from parsers.links import PEOPLE, Link
from parsers.report import HELD, Claimant, Measure, Report, Side
from parsers.sentence import Sentence
from parsers.terms import Term, lexicon
from parsers.text import tokenize
from parsers.weapons import weapon_sides

_DEFENCE = frozenset({Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.SHOT_DOWN_OR_SUPPRESSED})
_ACTED = _DEFENCE | {Measure.LAUNCHED, Measure.HIT}
_OTHER_SIDE = {Side.RU: Side.UA, Side.UA: Side.RU}
_SIDE_OF = {
    Claimant.UA_AF: Side.UA, Claimant.UA_GOV: Side.UA, Claimant.UA_REGION: Side.UA,
    Claimant.RU_MOD: Side.RU, Claimant.RU_GOV: Side.RU, Claimant.RU_REGION: Side.RU,
}  # fmt: skip
_OBJECT_WORDS = words("object_words")
OWN_SIDE = frozenset({Claimant.UA_AF, Claimant.RU_MOD})
_DEFENCE_WORDS = stems("defence")
_STRIKES = words("events") - {"target", "targets"}
_SOIL = words("soil")
_ARTICLES = words("the", "one_article")
_TO_BE = words("to_be")
_BETWEEN_ACTOR_AND_VERB = words("between_actor_and_verb")
_NEAR_SAYING = 9
_BESIDE = 4


def default_claimant(report: Report) -> Claimant | None:
    """Who speaks where the text names nobody: as given, else as the publisher's or channel's name says.

    >>> default_claimant(Report("", publisher="Gladkov, Belgorod")).value
    'RU_REGION'
    """
    if report.claimant is not None:
        return report.claimant
    return next((Claimant(t.key) for t in _own_names(report.channel, report.publisher)), None)


def region_of_publisher(report: Report) -> str | None:
    """The region that the official or the administration who publishes a report governs.

    >>> region_of_publisher(Report("", publisher="Gladkov, Belgorod"))
    'RU-BEL'
    """
    return governed(_own_names(report.channel, report.publisher))


@lru_cache(maxsize=4096)
def _own_names(channel: str, publisher: str) -> tuple[Term, ...]:
    terms = (t for text in (channel, publisher) for t in lexicon().find(tokenize(text)))
    return tuple(t for t in terms if t.kind == "claimant")


def governed(names: Iterable[Term]) -> str | None:
    """The region that the officials named govern, None where they govern none or several.

    >>> governed(lexicon().find(tokenize("Syniehubov and Terekhov said")))
    'UA-63'
    """
    found = {t.entry.attributes["region"] for t in names if "region" in t.entry.attributes}
    return found.pop() if len(found) == 1 else None


@dataclass(slots=True)
class Speaker:
    """Who was speaking when a sentence ended, for the sentences that name nobody.

    `home` is the country attacked, whose officials speak where no country is named. `region` is the one that
    the report's own voice governs, `ministry` the defence ministry that the text has named in full.
    """

    default: Claimant | None = None
    region: str | None = None
    ministry: Claimant | None = None
    last: Claimant | None = None
    last_region: str | None = None
    has_spoken_here: bool = False
    home: str | None = None

    def listen(self, sentence: Sentence, country: str | None) -> None:
        """Remember whom a sentence quotes, if anybody."""
        said = _speakers(sentence, country or self.home, self.ministry)
        self.ministry = _defence_ministry(sentence) or self.ministry
        if said:
            self.last = said[-1][1]
            self.has_spoken_here = True
        elif named := sentence.of_kind("claimant"):
            self.last = Claimant(named[0].key)

    def quoted(self, sentence: Sentence, country: str | None) -> list[Claimant]:
        """Those whom a sentence quotes, in order."""
        return [claimant for _, claimant in _speakers(sentence, country or self.home, self.ministry)]

    def of(self, link: Link, sentence: Sentence, country: str | None) -> Claimant:
        """Who asserts a link's number: the nearest one quoted, one named as acting, or who spoke last."""
        said = _speakers(sentence, country or self.home, self.ministry)
        before = [claimant for i, claimant in said if i < link.mention.first]
        if said:
            return before[-1] if before else said[0][1]
        named = [Claimant(t.key) for t in sentence.of_kind("claimant")]
        is_open = self.default is None and self.last is None
        if named and is_open and named[0] in OWN_SIDE and link.measure in _DEFENCE:
            return named[0]
        if self.default is not None:
            return self.default
        if link.measure in PEOPLE and not _refers_back(sentence) and not self.has_spoken_here:
            return Claimant.OTHER
        return self.last or Claimant.OTHER


def _refers_back(sentence: Sentence) -> bool:
    return bool(sentence.of_kind("weak_claimant"))


def _defence_ministry(sentence: Sentence) -> Claimant | None:
    """The defence ministry that a sentence names with its country."""
    named = (t for t in sentence.of_kind("claimant") if t.key in {Claimant.RU_MOD, Claimant.UA_GOV})
    full = [
        t
        for t in named
        if any(sentence.text_at(i).startswith(_DEFENCE_WORDS) for i in range(t.first, t.last + 1))
    ]
    return Claimant(full[-1].key) if full else None


def _speakers(
    sentence: Sentence, country: str | None, ministry: Claimant | None
) -> list[tuple[int, Claimant]]:
    """Those whom a sentence quotes and the token that names each; a word of saying has one speaker."""
    names = [t for t in sentence.terms if t.kind in {"claimant", "weak_claimant"}]
    if not names:
        return []
    quoted: list[tuple[int, Claimant]] = []
    for say in (t for t in sentence.terms if t.kind == "say" or t.entry.attributes.get("observer")):
        name = _who_says(say, names)
        claimant = _meant(name, sentence, country, ministry) if name is not None else None
        if name is not None and claimant is not None:
            quoted.append((name.first, claimant))
    quoted += [
        (t.first, Claimant(t.key)) for t in names if t.entry.attributes.get("speaks_itself") and not quoted
    ]
    return sorted(set(quoted))


def _who_says(say: Term, names: Sequence[Term]) -> Term | None:
    """Whose word of saying it is: the name behind ``according to``, else the nearest before, else behind."""
    behind = [n for n in names if 0 < n.first - say.last < _NEAR_SAYING]
    if say.entry.attributes.get("names") == "behind":
        return behind[0] if behind else None
    before = [n for n in names if 0 < say.first - n.last < _NEAR_SAYING]
    inside = [n for n in names if n.first <= say.first <= n.last]
    return next(iter(inside or before[-1:] or behind[:1]), None)


def _meant(name: Term, sentence: Sentence, country: str | None, ministry: Claimant | None) -> Claimant | None:
    return Claimant(name.key) if name.kind == "claimant" else _office(name, sentence, country, ministry)


def _office(
    term: Term, sentence: Sentence, country: str | None, ministry: Claimant | None
) -> Claimant | None:
    """``officials``, ``the mayor``: whose they are is told by the sides and places named beside them."""
    level = term.entry.attributes.get("level")
    if level is None:
        return None
    sides = [t.key for t in sentence.of_kind("side") if _stands_beside(t, term, sentence)]
    side = sides[0] if sides else country
    if level == "ministry":
        return _ministry(next(iter(sides), None), sentence) or ministry or _ministry(side, sentence)
    if level == "region":
        return {"RU": Claimant.RU_REGION, "UA": Claimant.UA_REGION}.get(side or "")
    return {"RU": Claimant.RU_GOV, "UA": Claimant.UA_GOV}.get(side or "")


def _stands_beside(side: Term, office: Term, sentence: Sentence) -> bool:
    first, last = sorted((side.first, office.first))
    return last - first < _BESIDE and all(sentence.text_at(i) != "," for i in range(first, last))


def _ministry(side: str | None, sentence: Sentence) -> Claimant | None:
    """``The Defence Ministry``: Russia's where Russia is named, or where it counts Ukraine's weapons."""
    weapons = {t.key for t in sentence.of_kind("side")}
    if side == "RU" or (side is None and weapons == {"UA"}):
        return Claimant.RU_MOD
    return Claimant.UA_GOV if side == "UA" else None


def attacker_of(
    link: Link,
    links: Sequence[Link],
    sentence: Sentence,
    claimant: Claimant,
    default: Claimant | None,
    adm1: str | None,
    last: Side | None,
) -> Side | None:
    """Whose weapons a link counts, by the nearest clue.

    The clues in order: the weapon's own name, whose bulletin it is, who acts in the sentence, the region
    struck, who asserts the number, and `last`, whose weapons the text spoke of before.
    """
    if link.measure in PEOPLE:
        victims = _of_weapon(link)
        return (
            _OTHER_SIDE[victims]
            if victims
            else _of_bulletin(default)
            or _of_region(adm1)
            or _of_strike(sentence)
            or _against(claimant)
            or last
        )
    if link.mention.is_back_reference and last is not None:
        return _of_weapon(link) or _of_bulletin(default) or last
    return (
        _of_weapon(link)
        or _of_bulletin(default)
        or (_of_subject(link, links, sentence) if link.measure in _ACTED else None)
        or _of_region(adm1)
        or _against(claimant)
        or last
    )


def country_struck(link: Link, links: Sequence[Link], sentence: Sentence) -> str | None:
    """The country whose side a link's weapons are used against, where its own words tell."""
    side = _of_weapon(link) or (_of_subject(link, links, sentence) if link.measure in _ACTED else None)
    return _OTHER_SIDE[side].value if side else None


def _of_strike(sentence: Sentence) -> Side | None:
    """The one side that a strike or a weapon is of: ``a Russian missile``, ``Ukrainian strikes``."""
    sides = {Side(t.key) for t in sentence.of_kind("side") if _is_of_strike(sentence, t.last + 1)}
    return sides.pop() if len(sides) == 1 else None


def _is_of_strike(sentence: Sentence, i: int) -> bool:
    term = sentence.term_at.get(i)
    if term is not None and term.kind == "weapon":
        return term.key != "any"
    return sentence.is_kind(i, "event", "plural_verb") or sentence.text_at(i) in _STRIKES


def _against(claimant: Claimant) -> Side | None:
    """A claimant that belongs to a side counts the other side's weapons, if nothing says otherwise."""
    return _OTHER_SIDE[_SIDE_OF[claimant]] if claimant in _SIDE_OF else None


def _of_bulletin(default: Claimant | None) -> Side | None:
    """An air force's or a ministry's own bulletin counts the other side's weapons."""
    return _OTHER_SIDE[_SIDE_OF[default]] if default is not None and default in OWN_SIDE else None


def _of_weapon(link: Link) -> Side | None:
    sides = {Side(s) for s in link.mention.sides}
    if len(sides) == 1:
        return sides.pop()
    found = weapon_sides(link.mention.weapon or "")
    return Side(found) if found else None


def _of_region(adm1: str | None) -> Side | None:
    """Ukraine's regions are struck by Russia, Russia's by Ukraine; those that Russia holds tell nothing."""
    codes = set((adm1 or "").split("+")) - HELD
    countries = {code[:2] for code in codes if code[:3] in {"UA-", "RU-"}}
    return _OTHER_SIDE[Side(countries.pop())] if len(countries) == 1 else None


def _of_subject(link: Link, links: Sequence[Link], sentence: Sentence) -> Side | None:
    """The side named before the trigger attacks with ``launched`` and defends with ``shot down``."""
    trigger = link.trigger
    if trigger is None:
        return None
    inside = {i for other in links for i in range(other.mention.first, other.mention.last + 1)}
    sides = [t for t in sentence.terms if _side(t) is not None and t.first not in inside]
    by = next(
        (
            t
            for t in sides
            if trigger.last < t.first <= trigger.last + 3 and sentence.text_at(t.first - 1) == "by"
        ),
        None,
    )
    if by is not None:
        return _turned(_side(by), link.measure)
    start = link.mention.last if link.mention.last < trigger.first else sentence.first - 1
    actors = [
        t
        for t in [*sides, *_capitals(link, sentence)]
        if start < t.first and t.last < trigger.first and not _is_object(t, sentence)
    ]
    if not actors:
        return None
    actor = max(actors, key=lambda t: t.first)
    side = _side(actor)
    if _is_of_launch(actor, trigger, sentence):
        return side
    if trigger.entry.attributes.get("observer") and side:
        return _OTHER_SIDE[side]
    return _OTHER_SIDE[side] if side and _is_under_attack(trigger, sentence) else _turned(side, link.measure)


def _is_object(side: Term, sentence: Sentence) -> bool:
    """Whether a side stands behind a preposition: ``strikes on Russia``, ``on the Ukrainian capital``."""
    before = side.first - 1
    while sentence.text_at(before) in _ARTICLES:
        before -= 1
    return sentence.text_at(before) in _OBJECT_WORDS


def _is_of_launch(actor: Term, trigger: Term, sentence: Sentence) -> bool:
    """Whether a side before a trigger launched: ``the missiles that Russia had fired were downed``."""
    launches = sentence.triggers("launched")
    if sentence.text_at(actor.first - 1) == "by" and any(t.last < actor.first for t in launches):
        return True
    is_relative = sentence.is_cue(actor.first - 1, "relative")
    return is_relative and any(actor.last < t.first < trigger.first for t in launches)


def _is_under_attack(trigger: Term, sentence: Sentence) -> bool:
    """Whether the side before a trigger suffers it: ``Ukraine was attacked with``, ``came under attack``."""
    told = {sentence.text_at(i) for i in range(trigger.first, trigger.last + 1)}
    is_passive = trigger.entry.attributes.get("with") and sentence.text_at(trigger.first - 1) in _TO_BE
    return bool(is_passive) or "under" in told or sentence.text_at(trigger.last + 1) == "by"


def _capitals(link: Link, sentence: Sentence) -> list[Term]:
    """A capital just before a verb of launching stands for its side: ``Moscow fired 20 missiles``."""
    if link.measure is not Measure.LAUNCHED or link.trigger is None:
        return []
    first = link.trigger.first - 1
    while sentence.text_at(first) in _BETWEEN_ACTOR_AND_VERB:
        first -= 1
    return [t for t in sentence.of_kind("capital") if t.last == first]


def _side(term: Term) -> Side | None:
    if term.kind in {"side", "capital"}:
        return Side(term.key)
    if term.kind == "claimant" and "side" in term.entry.attributes:
        return Side(term.entry.attributes["side"])
    return None


def _turned(side: Side | None, measure: Measure) -> Side | None:
    if side is None:
        return None
    return _OTHER_SIDE[side] if measure in _DEFENCE else side


def background_side(terms: Iterable[Term]) -> Side | None:
    """The attacker that a whole text speaks of, where one side's weapons are all it names."""
    sides = {
        Side(t.entry.attributes["side"]) for t in terms if t.kind == "weapon" and "side" in t.entry.attributes
    }
    return sides.pop() if len(sides) == 1 else None


def of_other_war(terms: Sequence[Term]) -> bool:
    """Whether a text, or a sentence, speaks of another war more than of Russia's and Ukraine's."""
    others = sum(t.kind == "other_war" for t in terms)
    return others > 0 and others > sum(_side(t) is not None for t in terms)


def enemy_of(claimant: Claimant | None, terms: Iterable[Term]) -> str:
    """Whose side "the enemy" is: the other side of the one whose report it is, else of those it quotes."""
    quoted = (Claimant(t.key) for t in terms if t.kind == "claimant")
    speakers = [c for c in (claimant, *quoted) if c in _SIDE_OF]
    is_russian = bool(speakers) and all(_SIDE_OF[c] is Side.RU for c in speakers)
    return Side.UA.value if is_russian else Side.RU.value


def names_side(term: Term) -> bool:
    """Whether a term is a side, its capital, who speaks for it, or a weapon that only it has."""
    return _side(term) is not None or (term.kind == "weapon" and "side" in term.entry.attributes)


def _tells_of_abroad(sentence: Sentence) -> bool:
    """Whether a sentence names third countries and neither side nor a place of theirs."""
    is_of_war = sentence.has_places() or any(_side(t) is not None for t in sentence.terms)
    return bool(sentence.of_kind("abroad")) and not is_of_war


def _tells_of_town_abroad(sentence: Sentence) -> bool:
    """Whether a town or the soil of a third country was struck, and no place nearer."""
    lands = (t for t in sentence.of_kind("abroad"))
    return not sentence.has_places() and any(
        sentence.is_kind(t.last + 1, "unit") or sentence.text_at(t.last + 1) in _SOIL for t in lands
    )


def is_done_abroad(link: Link, sentence: Sentence) -> bool:
    """Whether it was in or by a third country: ``Poland shot down three drones``, ``hit a Polish town``."""
    if _tells_of_abroad(sentence):
        return True
    if link.trigger is None:
        return False
    if link.measure in PEOPLE or link.measure is Measure.HIT:
        return _tells_of_town_abroad(sentence)
    if link.measure not in _DEFENCE:
        return False
    actors = [
        t
        for t in sentence.terms
        if t.last < link.trigger.first and (t.kind == "abroad" or _side(t) is not None)
    ]
    return (
        bool(actors)
        and actors[-1].kind == "abroad"
        and sentence.text_at(actors[-1].first - 1) not in _OBJECT_WORDS
    )
