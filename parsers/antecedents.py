"""What "all of them", "another 18" and "213 —" refer back to: the weapon, and for "all" the number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from parsers.links import PEOPLE, Link
from parsers.numbers import Form
from parsers.report import Bound, Measure
from parsers.weapons import weapon_class

_DOWN = frozenset({Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.SHOT_DOWN_OR_SUPPRESSED})
_COUNTED_BY_NO_WEAPON = {
    Measure.HIT_LOCATIONS: "any",
    Measure.DEBRIS_LOCATIONS: "any",
    **dict.fromkeys(PEOPLE, "none"),
}
_SELF_EXPLAINING = frozenset({Measure.LAUNCHED, Measure.SHOT_DOWN, Measure.HIT})


@dataclass(frozen=True, slots=True)
class Count:
    """A link with its weapon and number known."""

    link: Link
    weapon: str
    low: int | None
    high: int | None
    bound: Bound


@dataclass(slots=True)
class History:
    """The counts of a report so far, sentence by sentence."""

    counts: list[Count] = field(default_factory=list)
    last_weapon: str | None = None
    sentence: list[Count] = field(default_factory=list)

    def end_sentence(self, counts: Sequence[Count], named: Sequence[str]) -> None:
        """Remember a sentence's counts, or at least the weapons it named; one with none changes nothing."""
        self.counts += counts
        if counts:
            self.sentence = list(counts)
        weapons = [c.weapon for c in counts if c.link.measure not in _COUNTED_BY_NO_WEAPON]
        self.last_weapon = next(iter([*weapons, *named]), self.last_weapon)


def count_links(links: Sequence[Link], history: History) -> list[Count]:
    """The links with their weapons and numbers; a link that nothing resolves is left out."""
    counts: list[Count] = []
    for link in links:
        counts += _resolve(_also_excepted(link, counts), counts, history)
    return counts


def _also_excepted(link: Link, so_far: Sequence[Count]) -> Link:
    """``All but 19 of the drones and one of the missiles``: the second number is an exception too."""
    last = so_far[-1].link if so_far else None
    if (
        last is None
        or last.trigger is not link.trigger
        or link.trigger is None
        or link.mention.quantity is None
    ):
        return link
    if last.mention.quantity is None or last.mention.quantity.form is not Form.ALL_BUT:
        return link
    return replace(
        link, mention=replace(link.mention, quantity=replace(link.mention.quantity, form=Form.ALL_BUT))
    )


def _resolve(link: Link, so_far: Sequence[Count], history: History) -> Iterator[Count]:
    mention, quantity = link.mention, link.mention.quantity
    weapon = _COUNTED_BY_NO_WEAPON.get(link.measure) or mention.weapon or _weapon_before(so_far, history)
    if weapon is None:
        return
    if mention.is_none:
        yield Count(link, weapon, 0, 0, Bound.EXACT)
    elif mention.is_undisclosed:
        yield Count(link, weapon, None, None, Bound.UNDISCLOSED)
    elif (
        quantity is not None
        and quantity.form in {Form.ALL, Form.ALL_BUT}
        and (quantity.low is None or quantity.form is Form.ALL_BUT)
    ):
        yield from _all(link, weapon, so_far, history)
    elif quantity is not None:
        yield Count(link, weapon, quantity.low, quantity.high, quantity.bound)
        if quantity.form is Form.ALL and link.measure != Measure.LAUNCHED and mention.unit == "weapon":
            yield from _stated_whole(link, weapon, _launched(link, so_far, history, weapon))
    elif not mention.is_plural or (
        link.trigger is not None and link.trigger.entry.attributes.get("singular_subject")
    ):
        yield Count(link, weapon, 1, 1, Bound.EXACT)
    elif (
        link.rule == "predicate"
        and link.measure in _DOWN
        and (launched := _launched(link, so_far, history, weapon))
    ):
        yield replace(launched[-1], link=link, weapon=weapon)
    elif link.measure in _SELF_EXPLAINING:
        yield Count(link, weapon, 1, None, Bound.UNNUMBERED)


def _weapon_before(so_far: Sequence[Count], history: History) -> str | None:
    """The weapon of the nearest count in the sentence that is no part, else of the first one before."""
    wholes = [c for c in so_far if not c.link.mention.is_part and c.link.measure not in _COUNTED_BY_NO_WEAPON]
    if wholes:
        return wholes[-1].weapon
    weapons = [c.weapon for c in history.sentence if c.link.measure not in _COUNTED_BY_NO_WEAPON]
    return weapons[0] if weapons else history.last_weapon


def _stated_whole(link: Link, weapon: str, launched: Sequence[Count]) -> Iterator[Count]:
    """``shot down all 14 drones`` says as well that 14 were launched, if nothing said so before."""
    quantity = link.mention.quantity
    if quantity is not None and quantity.low is not None and quantity.low not in [c.low for c in launched]:
        yield Count(
            replace(link, measure=Measure.LAUNCHED, trigger=None),
            weapon,
            quantity.low,
            quantity.high,
            quantity.bound,
        )


def _all(link: Link, weapon: str, so_far: Sequence[Count], history: History) -> Iterator[Count]:
    """``all of them``: the numbers that it points to; ``all but five``: less the exceptions."""
    quantity = link.mention.quantity
    exceptions = quantity.low or 0 if quantity is not None and quantity.form is Form.ALL_BUT else 0
    whole = link.mention.whole.quantity if link.mention.whole else None
    if whole is not None and whole.low is not None:
        yield Count(link, weapon, whole.low - exceptions, whole.low - exceptions, whole.bound)
        return
    chosen = _launched(link, so_far, history, weapon)
    if len(set(link.mention.keys) & {c.weapon for c in chosen}) > 1:
        yield from (replace(c, link=link) for c in chosen if c.weapon in link.mention.keys)
        return
    for count in chosen if link.mention.weapon == "any" else chosen[-1:]:
        low = None if count.low is None else count.low - exceptions
        high = None if count.high is None else count.high - exceptions
        yield Count(
            link, count.weapon if link.mention.weapon in {None, "any"} else weapon, low, high, count.bound
        )


def _launched(link: Link, so_far: Sequence[Count], history: History, weapon: str) -> list[Count]:
    """The numbered launches before a link that its weapon may point to."""
    earlier = [c for c in (*history.counts, *so_far) if c.link.measure == Measure.LAUNCHED]
    numbered = [c for c in earlier if c.low is not None and c.bound != Bound.UNNUMBERED]
    if weapon == "any":
        return [c for c in numbered if c.weapon != "any"]
    return [c for c in numbered if _fits(c.weapon, weapon)]


def _fits(weapon: str, wanted: str) -> bool:
    return weapon == wanted or weapon_class(weapon) == weapon_class(wanted)
