"""Who asserts a number, and whose weapons it counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parsers.linking import Link
from parsers.mentions import Sentence
from parsers.report import Claimant, Measure, Report, Side
from parsers.terms import Term
from parsers.weapons import weapon_sides

_DEFENCE = frozenset({Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.SHOT_DOWN_OR_SUPPRESSED})
_OTHER_SIDE = {Side.RU: Side.UA, Side.UA: Side.RU}
_SIDE_OF = {
    Claimant.UA_AF: Side.UA, Claimant.UA_GOV: Side.UA, Claimant.UA_REGION: Side.UA,
    Claimant.RU_MOD: Side.RU, Claimant.RU_GOV: Side.RU, Claimant.RU_REGION: Side.RU,
}
_OBJECT_WORDS = frozenset({"on", "against", "at", "of", "over", "in", "into", "to", "from", "по", "на", "над", "у", "в", "із", "з", "из", "with", "across", "toward", "towards", "for"})
OWN_POSTS = frozenset({Claimant.UA_AF, Claimant.RU_MOD, Claimant.UA_REGION, Claimant.RU_REGION})


@dataclass(slots=True)
class Speaker:
    """Who was speaking when a sentence ended, for the sentences that name nobody."""

    claimant: Claimant | None = None


def claimant_of(sentence: Sentence, report: Report, speaker: Speaker) -> Claimant:
    """Who asserts the numbers of a sentence; the speaker carries over to sentences that name nobody."""
    named = _named(sentence)
    if named is not None:
        speaker.claimant = named
        return named
    if report.claimant in OWN_POSTS:
        return report.claimant
    if speaker.claimant is not None:
        return speaker.claimant
    return report.claimant or Claimant.OTHER


def _named(sentence: Sentence) -> Claimant | None:
    """The claimant that the sentence names beside a word of saying; the first such name counts."""
    says = [t for t in sentence.terms if t.kind == "say"]
    names = [t for t in sentence.terms if t.kind == "claimant"]
    if not names:
        return None
    if says:
        near = min(names, key=lambda n: min(abs(n.first - s.first) for s in says))
        return Claimant(near.key)
    return Claimant(names[0].key)


def attacker_of(link: Link, links: Sequence[Link], sentence: Sentence, claimant: Claimant, report: Report, background: Side | None) -> Side | None:
    """Whose weapons a link counts, by the nearest clue: the weapon's own name, the subject, the claimant."""
    own = _of_weapon(link) or _of_bulletin(report) or _of_subject(link, links, sentence)
    if own is not None:
        return own
    if link.measure in _DEFENCE and claimant in _SIDE_OF:
        return _OTHER_SIDE[_SIDE_OF[claimant]]
    if report.claimant in _SIDE_OF:
        return _OTHER_SIDE[_SIDE_OF[report.claimant]]
    if claimant in _SIDE_OF:
        return _OTHER_SIDE[_SIDE_OF[claimant]]
    return background


def _of_bulletin(report: Report) -> Side | None:
    """An air force's or a ministry's own bulletin counts the other side's weapons."""
    if report.claimant in {Claimant.UA_AF, Claimant.RU_MOD}:
        return _OTHER_SIDE[_SIDE_OF[report.claimant]]
    return None


def _of_weapon(link: Link) -> Side | None:
    sides = {Side(s) for s in link.mention.sides}
    if len(sides) == 1:
        return sides.pop()
    found = weapon_sides(link.mention.weapon or "")
    return Side(found) if found else None


def _of_subject(link: Link, links: Sequence[Link], sentence: Sentence) -> Side | None:
    """The side named before the trigger attacks with ``launched`` and defends with ``shot down``."""
    trigger = link.trigger
    if trigger is None:
        return None
    inside = {i for other in links for i in range(other.mention.first, other.mention.last + 1)}
    sides = [t for t in sentence.terms if t.kind in {"side", "claimant"} and _side(t) is not None and t.first not in inside]
    subject = next((t for t in reversed(sides) if t.last < trigger.first and sentence.text_at(t.first - 1) not in _OBJECT_WORDS), None)
    if subject is None:
        by = next((t for t in sides if trigger.last < t.first <= trigger.last + 3 and sentence.text_at(t.first - 1) == "by"), None)
        return _turned(_side(by), link.measure) if by is not None else None
    return _turned(_side(subject), link.measure)


def _side(term: Term | None) -> Side | None:
    if term is None:
        return None
    if term.kind == "side":
        return Side(term.key)
    side = term.entry.attributes.get("side")
    return Side(side) if side else None


def _turned(side: Side | None, measure: Measure) -> Side | None:
    if side is None:
        return None
    return _OTHER_SIDE[side] if measure in _DEFENCE else side


def background_side(terms: Iterable[Term]) -> Side | None:
    """The attacker that a whole text speaks of, where one side's weapons or claimants are all it names."""
    sides = {Side(t.entry.attributes["side"]) for t in terms if t.kind == "weapon" and "side" in t.entry.attributes}
    return sides.pop() if len(sides) == 1 else None


def of_other_war(sentences: Sequence[Sentence]) -> bool:
    """Whether a text speaks of another war and neither of Russia nor of Ukraine."""
    kinds = [t.kind for s in sentences for t in s.terms]
    return "other_war" in kinds and kinds.count("side") == 0
