"""What "all of them", "another 18" and "213 —" refer back to: the weapon, and for "all" the number."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from parsers.links import PEOPLE, Launch, Link
from parsers.mentions import Mention
from parsers.numbers.core import Form, Quantity
from parsers.report import Bound, Measure
from parsers.terms import Term
from parsers.weapons import is_group, weapon_class

_DOWN = frozenset({Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.SHOT_DOWN_OR_SUPPRESSED})
_COUNTED_BY_NO_WEAPON = {
    Measure.HIT_LOCATIONS: "any",
    Measure.DEBRIS_LOCATIONS: "any",
    **dict.fromkeys(PEOPLE, "none"),
}
_REMEMBERED = 100
_SELF_EXPLAINING = frozenset({Measure.LAUNCHED, Measure.SHOT_DOWN, Measure.HIT})


@dataclass(slots=True)
class Count:
    """A link with its weapon and number known."""

    link: Link
    weapon: str
    low: int | None
    high: int | None
    bound: Bound


@dataclass(slots=True)
class History:
    """What a report has counted so far: its latest numbered launches, and the last sentence with counts.

    `downed` are the classes of weapons that a number has been brought down of, `told` those that were named.
    """

    launched: list[Count] = field(default_factory=list)
    downed: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    last_weapon: str | None = None
    sentence: list[Count] = field(default_factory=list)

    def end_sentence(self, counts: Sequence[Count], named: Sequence[str]) -> None:
        """Remember a sentence's counts, or at least the weapons it named; one with none changes nothing."""
        if not (counts or named):
            return
        self.launched = [*self.launched, *_numbered_launches(counts)][-_REMEMBERED:]
        self.downed |= _numbered_downed(counts)
        self.told |= {weapon_class(weapon) for weapon in (*_weapons(counts), *named)}
        self.sentence = list(counts)
        weapons = [c.weapon for c in counts if c.link.measure not in _COUNTED_BY_NO_WEAPON]
        self.last_weapon = next(iter([*weapons, *named]), self.last_weapon)

    def launches_before(self) -> list[Launch]:
        """The weapons launched in the last sentence with counts, and how many of each."""
        return [Launch(c.weapon, c.low) for c in _numbered_launches(self.sentence) if c.low is not None]


def _numbered_downed(counts: Sequence[Count]) -> set[str]:
    return {weapon_class(c.weapon) for c in counts if c.link.measure in _DOWN and c.link.mention.quantity}


def _numbered_launches(counts: Sequence[Count]) -> list[Count]:
    launches = [c for c in counts if c.link.measure == Measure.LAUNCHED]
    return [c for c in launches if c.low is not None and c.bound != Bound.UNNUMBERED]


def count_links(
    links: Sequence[Link], named: Sequence[Mention], history: History, is_launch_told: bool
) -> list[Count]:
    """The links with their weapons and numbers; a link that nothing resolves is left out.

    `named` are all mentions of the sentence: a number with no noun may lean on a weapon that none counts.
    `is_launch_told` says whether the sentence tells of a launch: ``shot down all 14 drones launched``.
    """
    counts: list[Count] = []
    for link in links:
        nearest = [m for m in named if m.weapon and m.last < link.mention.first]
        found = list(_resolve(_also_excepted(link, counts), counts, history, nearest[-1:]))
        wholes = [_stated_whole(count, counts, history) for count in found] if is_launch_told else []
        counts += [*found, *filter(None, wholes)]
    return [_as_sum(count, counts[n + 1 :]) for n, count in enumerate(counts)]


def _as_sum(count: Count, behind: Sequence[Count]) -> Count:
    """``neutralised 623: 592 drones and 31 missiles``: a number with no noun that adds up what follows."""
    parts = list(takewhile(lambda c: c.link.measure is count.link.measure and c.low is not None, behind))
    weapons = {weapon_class(c.weapon) for c in parts}
    is_open = count.link.mention.unit == "bare" and count.link.measure not in _COUNTED_BY_NO_WEAPON
    if not is_open or len(weapons) < 2 or count.low != sum(c.low or 0 for c in parts):
        return count
    return replace(count, weapon="any")


def _also_excepted(link: Link, so_far: Sequence[Count]) -> Link:
    """``All but 19 of the drones and one of the missiles``: the second number is an exception too."""
    last = so_far[-1].link if so_far else None
    quantity = link.mention.quantity
    if last is None or last.trigger is not link.trigger or link.trigger is None or quantity is None:
        return link
    if last.mention.quantity is None or last.mention.quantity.form is not Form.ALL_BUT:
        return link
    excepted = replace(quantity, form=Form.ALL_BUT)
    return replace(link, mention=replace(link.mention, quantity=excepted))


def _resolve(
    link: Link, so_far: Sequence[Count], history: History, named: Sequence[Mention]
) -> Iterator[Count]:
    mention = link.mention
    weapon = _COUNTED_BY_NO_WEAPON.get(link.measure) or mention.weapon
    if weapon is None:
        weapon = _widened(_weapon_before(link, so_far, history, named), link, so_far)
    if mention.unit == "bare" and mention.is_all:
        weapon = _summed_up(mention.quantity, so_far, history) or weapon
    if weapon is None and _tells_itself(mention):
        weapon = "any"
    if weapon is None:
        return
    if mention.is_none:
        yield Count(link, weapon, 0, 0, Bound.EXACT)
    elif mention.is_undisclosed:
        yield Count(link, weapon, None, None, Bound.UNDISCLOSED)
    elif mention.quantity is None:
        yield from _with_no_number(link, weapon, so_far, history, named)
    elif _points_back(mention.quantity):
        yield from _all(link, weapon, so_far, history)
    else:
        yield Count(link, weapon, mention.quantity.low, mention.quantity.high, mention.quantity.bound)


def _summed_up(quantity: Quantity | None, so_far: Sequence[Count], history: History) -> str | None:
    """``six Kinzhals, nine Kalibrs and three others; all 18``: what a sum of different launches counts."""
    launches = _numbered_launches(so_far) or _numbered_launches(history.sentence)
    weapons = {weapon_class(c.weapon) for c in launches}
    lows = [c.low for c in launches if c.low is not None]
    if quantity is None or len(lows) < 2 or quantity.low != sum(lows):
        return None
    return weapons.pop() if len(weapons) == 1 else "any"


def _tells_itself(mention: Mention) -> bool:
    """``12 попаданий``: an exact number whose noun says what happened, of weapons that nobody names."""
    quantity = mention.quantity
    return mention.implied is not None and quantity is not None and quantity.form is Form.NUMBER


def _points_back(quantity: Quantity) -> bool:
    """Whether "all" has no number of its own, or only that of its exceptions."""
    return quantity.form is Form.ALL_BUT or (quantity.form is Form.ALL and quantity.low is None)


def _with_no_number(
    link: Link, weapon: str, so_far: Sequence[Count], history: History, named: Sequence[Mention]
) -> Iterator[Count]:
    """``a drone``: one; ``the drones were shot down``: as many as were launched; else some."""
    if not link.mention.is_plural or _is_of_one(link.trigger):
        yield Count(link, weapon, link.mention.meant, link.mention.meant, Bound.EXACT)
        return
    is_told = weapon_class(weapon) in history.downed | _numbered_downed(so_far)
    is_all_meant = link.rule == "predicate" or link.mention.is_definite
    is_fate_of_all = is_all_meant and link.measure in _DOWN and not is_told
    launched = _launched(so_far, history, weapon) if is_fate_of_all else []
    if launched:
        own = launched[-1].weapon if weapon == "drone" else weapon
        yield replace(launched[-1], link=link, weapon=own)
        return
    told = history.told | {weapon_class(w) for w in (*_weapons(so_far), *(m.weapon for m in named)) if w}
    if link.measure in _SELF_EXPLAINING and not _is_known(link.mention, weapon, told):
        yield Count(link, weapon, 1, None, Bound.UNNUMBERED)


def _is_known(mention: Mention, weapon: str, told: Collection[str]) -> bool:
    """``attacks with the drones``: a group behind "the" means weapons told of before, not more of them."""
    return mention.is_definite and is_group(weapon) and weapon_class(weapon) in told


def _weapons(counts: Sequence[Count]) -> list[str]:
    return [c.weapon for c in counts]


def _is_of_one(trigger: Term | None) -> bool:
    """Whether a verb's form says that its subject is one, where the noun's does not: ``БпЛА влучив``."""
    return trigger is not None and bool(trigger.entry.attributes.get("singular_subject"))


def _weapon_before(
    link: Link, so_far: Sequence[Count], history: History, named: Sequence[Mention]
) -> str | None:
    """The weapon of the nearest count in the sentence that is no part, else one named, else one before.

    A part is of what stands nearest, be it counted or not: ``the drones, of which 11 were downed``.
    """
    wholes = [c for c in so_far if not c.link.mention.is_part and c.link.measure not in _COUNTED_BY_NO_WEAPON]
    is_named_last = bool(named) and bool(wholes) and named[-1].first > wholes[-1].link.mention.last
    if wholes and not (is_named_last and link.mention.is_part):
        return wholes[-1].weapon
    if named:
        return named[-1].weapon
    weapons = [c.weapon for c in history.sentence if c.link.measure not in _COUNTED_BY_NO_WEAPON]
    return weapons[0] if weapons else history.last_weapon


def _widened(weapon: str | None, link: Link, so_far: Sequence[Count]) -> str | None:
    """``477 drones and 60 missiles, of which 249 were downed``: more than 60 are of all told together."""
    launched = _numbered_launches(so_far)
    highs = [c.high for c in launched if c.weapon == weapon]
    number = link.mention.quantity.low if link.mention.quantity else None
    is_one_of_several = bool(highs) and len(highs) < len(launched)
    if number is None or link.measure is Measure.LAUNCHED or not is_one_of_several:
        return weapon
    return "any" if all(high is not None and number > high for high in highs) else weapon


def _stated_whole(count: Count, so_far: Sequence[Count], history: History) -> Count | None:
    """``shot down all 14 drones launched`` says as well that 14 were launched, if nothing said so before."""
    link, quantity = count.link, count.link.mention.quantity
    if quantity is None or quantity.low is None or quantity.form is not Form.ALL:
        return None
    if link.measure == Measure.LAUNCHED or link.mention.unit != "weapon":
        return None
    if quantity.low in [c.low for c in _launched(so_far, history, count.weapon)]:
        return None
    return replace(count, link=replace(link, measure=Measure.LAUNCHED, trigger=None))


def _all(link: Link, weapon: str, so_far: Sequence[Count], history: History) -> Iterator[Count]:
    """``all of them``: the numbers that it points to; ``all but five``: less the exceptions; else some."""
    mention = link.mention
    whole = mention.whole.quantity if mention.whole else None
    if whole is not None and whole.low is not None:
        number = whole.low - _exceptions(mention)
        yield Count(link, weapon, number, number, whole.bound)
        return
    chosen = _pointed_to(mention, weapon, so_far, history)
    is_open = mention.unit == "weapon" and link.measure in _SELF_EXPLAINING and not _exceptions(mention)
    if is_open and not chosen:
        for told in _apart(mention, weapon):
            yield Count(link, told, 1, None, Bound.UNNUMBERED)
    for count in chosen:
        is_type_told = len(chosen) == 1 and mention.weapon not in {None, "any"}
        yield _less(count, _exceptions(mention), link, weapon if is_type_told else count.weapon)


def _apart(mention: Mention, weapon: str) -> Iterable[str]:
    """``all missiles and drones``: each of the classes is told of, two types of one are not."""
    classes = {weapon_class(key) for key in mention.keys}
    return mention.keys if len(classes) > 1 else (weapon,)


def _pointed_to(mention: Mention, weapon: str, so_far: Sequence[Count], history: History) -> Sequence[Count]:
    """The launches that "all" means: all told, those of the types it names, of the sentence, or the last."""
    launched = [c for c in _launched(so_far, history, weapon) if c.weapon not in mention.excepted]
    named = [c for c in launched if c.weapon in mention.keys]
    if len({c.weapon for c in named}) > 1:
        return named
    if mention.weapon == "any":
        return launched
    if mention.unit == "bare" and not _exceptions(mention):
        downed = _numbered_downed(so_far)
        here = [c for c in _numbered_launches(so_far) if weapon_class(c.weapon) not in downed]
        return here or _numbered_launches(history.sentence) or launched[-1:]
    return launched[-1:]


def _exceptions(mention: Mention) -> int:
    """How many ``all but five`` leaves out."""
    quantity = mention.quantity
    return quantity.low or 0 if quantity is not None and quantity.form is Form.ALL_BUT else 0


def _less(count: Count, exceptions: int, link: Link, weapon: str) -> Count:
    low = None if count.low is None else count.low - exceptions
    high = None if count.high is None else count.high - exceptions
    return Count(link, weapon, low, high, count.bound)


def _launched(so_far: Sequence[Count], history: History, weapon: str) -> list[Count]:
    """The numbered launches before a link that its weapon may point to."""
    numbered = [*history.launched, *_numbered_launches(so_far)]
    if weapon == "any":
        return [c for c in numbered if c.weapon != "any"]
    return [c for c in numbered if _fits(c.weapon, weapon)]


def _fits(weapon: str, wanted: str) -> bool:
    """Whether a word may mean a weapon: boats are called drones too."""
    is_boat = (weapon, wanted) == ("naval_drone", "drone")
    return weapon == wanted or is_boat or weapon_class(weapon) == weapon_class(wanted)
