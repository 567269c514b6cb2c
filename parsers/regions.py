"""Which region a number is bound to."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from parsers.grammar import words
from parsers.links import PEOPLE, Link
from parsers.mentions import Mention
from parsers.place_mentions import PlaceMention
from parsers.report import HELD, WHOLLY_HELD, Claim, Measure, Role, Side
from parsers.sentence import Sentence, within
from parsers.terms import Term

BOUND_TO_PLACES = (
    frozenset(
        {
            Measure.LAUNCHED,
            Measure.HIT,
            Measure.SHOT_DOWN,
            Measure.SUPPRESSED,
            Measure.SHOT_DOWN_OR_SUPPRESSED,
            Measure.LOST,
            Measure.HIT_LOCATIONS,
            Measure.DEBRIS_LOCATIONS,
        }
    )
    | PEOPLE
)
_SHARED = frozenset(
    {
        Measure.SHOT_DOWN,
        Measure.SUPPRESSED,
        Measure.SHOT_DOWN_OR_SUPPRESSED,
        Measure.LAUNCHED,
        Measure.HIT,
    }
)
_REST = words("rest")
_OTHER_MATTERS = frozenset({"hit", "killed", "injured", "without_power"})
_TURNS = frozenset({"main_direction", "contrast", "of_which"})
_LEADS = frozenset({"–", "-", ":"})
_BULLETS = frozenset({";", ":", ",", "\n", "."})
_FATES = ("shot_down", "suppressed", "shot_down_or_suppressed", "lost")
_LONGEST_FRONT = 8
_CAPITALS = frozenset({"UA-30", "RU-MOW"})
_LEVELS = frozenset({"region", "city", "district", "sea", "site"})


def _first(mention: PlaceMention) -> int:
    return mention.first


class NamedPlaces:
    """The places that numbers may be bound to: those of a report that nothing was launched from."""

    def __init__(self, mentions: Sequence[tuple[PlaceMention, Role | None]]) -> None:
        """Take the report's places and the role of each."""
        known = [(m, role) for m, role in mentions if m.adm1 and m.level in _LEVELS]
        self._usable = sorted(
            (m for m, role in known if not m.is_actor and not m.is_reference and role is not Role.LAUNCH),
            key=_first,
        )
        self._offices = sorted((m for m, _ in known if m.is_actor), key=_first)

    def add(self, mentions: Iterable[PlaceMention]) -> None:
        """Take in places of a sentence that names no weapon but leans on one that does."""
        for mention in mentions:
            if mention.adm1 and mention.level in _LEVELS:
                insort(self._offices if mention.is_actor else self._usable, mention, key=_first)

    def within(self, first: int, end: int) -> list[PlaceMention]:
        """Those that stand on tokens `first` up to `end`."""
        return within(self._usable, first, end)

    def behind(self, first: int, end: int, sentence: Sentence) -> list[PlaceMention]:
        """Those behind a number, less one that announces the next number: ``…, над Курской областью – 1``."""
        found = self.within(first, end)
        if (
            found
            and sentence.text_at(found[-1].last) in {"–", "-", ":"}
            and sentence.is_count(found[-1].last + 1)
        ):
            found.pop()
        return found

    def country(self, first: int, end: int) -> str | None:
        """The one country that the places on tokens `first` up to `end`, or else the offices, lie in."""
        offices = [m for m in within(self._offices, first, end) if m.adm1 not in _CAPITALS]
        named = self.within(first, end) or offices
        found = {(m.adm1 or "")[:2] for m in named} & {"UA", "RU"}
        return found.pop() if len(found) == 1 else None

    def office(self, first: int, end: int) -> str | None:
        """The region of the one office named on tokens `first` up to `end`: the governor's, the mayor's."""
        found = {m.adm1 for m in within(self._offices, first, end)}
        return found.pop() if len(found) == 1 else None

    def only_region(self, first: int, end: int) -> str | None:
        """The one region that the places on tokens `first` up to `end` lie in, or None."""
        found = {p.adm1 for p in self.within(first, end)}
        return found.pop() if len(found) == 1 else None


def leans_on_place(link: Link, sentence: Sentence) -> bool:
    """Whether a number without a place belongs where the sentence before was: people and hits do."""
    if sentence.has_places() or sentence.cues("nationwide"):
        return False
    is_hit = link.measure is Measure.HIT and not any(u.key == "location" for u in sentence.of_kind("unit"))
    return link.measure in PEOPLE or is_hit or bool(sentence.cues("same_place"))


def regions_of(
    link: Link, links: Sequence[Link], sentence: Sentence, places: NamedPlaces
) -> tuple[str | None, str | None]:
    """The ISO code or codes and the name of the place that a link's number is bound to, each or None."""
    if link.measure not in BOUND_TO_PLACES:
        return None, None
    told = (_places_on(at, link, places, sentence) for at in _stretches(link, links, sentence))
    found = next(filter(None, told), [])
    if not found or _is_nationwide(link, found, sentence):
        return _shared(link, links, sentence, places)
    codes = {p.adm1 for p in found if p.adm1}
    if {"UA-40", "UA-43"} <= codes:
        codes -= {"UA-43"}
    return "+".join(sorted(codes)), ", ".join(p.name for p in found)


def _is_nationwide(link: Link, found: Sequence[PlaceMention], sentence: Sentence) -> bool:
    """``35 drones over Kyiv, attacks across the country kill four``: no longer of the place."""
    behind = max(place.last for place in found)
    cues = (t.first for t in sentence.cues("nationwide"))
    return any(behind <= i < link.mention.first for i in cues)


def _shared(
    link: Link, links: Sequence[Link], sentence: Sentence, places: NamedPlaces
) -> tuple[str | None, str | None]:
    """The region of the next number of one list: ``downed five missiles and 48 drones over Odesa Oblast``."""
    following = next((o for o in links if o.mention.first > link.mention.last), None)
    if following is None or link.measure not in _SHARED or following.trigger is not link.trigger:
        return None, None
    if following.mention.unit != "weapon" or following.mention.is_part:
        return None, None
    between = range(link.mention.last + 1, following.mention.first)
    if not all(sentence.is_cue(i, "with", "article") or sentence.text_at(i) == "," for i in between):
        return None, None
    return regions_of(following, links, sentence, places)


def _places_on(
    stretch: tuple[int, int], link: Link, places: NamedPlaces, sentence: Sentence
) -> list[PlaceMention]:
    is_behind = stretch[0] > link.mention.first
    return places.behind(*stretch, sentence) if is_behind else places.within(*stretch)


def _stretches(link: Link, links: Sequence[Link], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The token ranges where a link's region may stand, the likeliest first."""
    return _around_people(link, links, sentence) if link.measure in PEOPLE else _around(link, links, sentence)


def _around(link: Link, links: Sequence[Link], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Before a dash that leads to the number, behind it, before it, between its verb and its first number."""
    mention = link.mention
    start = _past_last(link, links, sentence)
    if link.rule == "whole":
        fates = (t.first for t in sentence.triggers(*_FATES) if t.first > mention.last)
        yield mention.last + 1, next(fates, mention.last + 1)
        return
    if mention.whole is not None and link.trigger is not None and link.trigger.first > mention.whole.last:
        yield link.trigger.last + 1, _clause_end(link.trigger.last + 1, links, sentence)
    if sentence.text_at(mention.first - 1) in _LEADS and sentence.text_at(mention.first - 2) not in _BULLETS:
        yield start, mention.first
    yield mention.last + 1, _reach(link, links, sentence)
    is_own_verb = (
        start > sentence.first and link.trigger is not None and start <= link.trigger.first < mention.first
    )
    opening = link.trigger.first if is_own_verb and link.trigger else start
    is_apart = start > sentence.first and not (mention.is_back_reference or mention.is_part)
    yield _past_comma(sentence, opening, mention.first) if is_apart else opening, mention.first
    if link.trigger is not None and link.trigger.last < mention.first:
        governed = [
            o.mention.first
            for o in links
            if o.trigger is link.trigger and o.mention.first > link.trigger.last
        ]
        yield link.trigger.last + 1, min(governed)
        if front := _front(sentence, link.trigger):
            yield front
        is_later = mention.first > min(governed) and sentence.is_cyrillic(link.trigger.first)
        if is_later and not sentence.has_places_on(link.trigger.last + 1, mention.first):
            yield _past_break(sentence, link.trigger.first), link.trigger.first


def _front(sentence: Sentence, trigger: Term) -> tuple[int, int] | None:
    """The place that opens an English sentence: ``Over Crimea, defences downed ten drones and a missile``."""
    end = next((i for i in range(sentence.first, trigger.first) if sentence.text_at(i) == ","), None)
    is_front = (
        end is not None
        and end - sentence.first <= _LONGEST_FRONT
        and sentence.is_cue(sentence.first, "preposition")
    )
    return (sentence.first, end) if end is not None and is_front else None


def _past_break(sentence: Sentence, end: int) -> int:
    """Behind the last comma or contrast before a verb: ``над Киевом сбиты три «Кинжала», две ракеты``."""
    back = range(end - 1, sentence.first - 1, -1)
    breaks = (i for i in back if sentence.text_at(i) in {",", ";"} or sentence.is_cue(i, "contrast"))
    return next(breaks, sentence.first - 1) + 1


def _past_comma(sentence: Sentence, start: int, end: int) -> int:
    """The token behind the last comma between two numbers: a place before it is of the first."""
    comma = next((i for i in range(end - 1, start - 1, -1) if sentence.text_at(i) in {",", ";"}), None)
    if comma is None or sentence.is_cue(comma + 1, "relative", "contrast"):
        return start
    return comma + 1


def _around_people(link: Link, links: Sequence[Link], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Behind the number in its clause, back to the weapons before it, then its clause, then anywhere."""
    first = link.mention.first
    clause = max(
        (i for i in range(sentence.first, first) if sentence.is_cue(i, "contrast")), default=sentence.first
    )
    yield link.mention.last + 1, _reach(link, links, sentence)
    if link.trigger is not None and link.trigger.first > link.mention.last:
        yield link.trigger.last + 1, _clause_end(link.trigger.last + 1, links, sentence)
    yield max((o.mention.first for o in links if _is_weapon_before(o, clause, first)), default=clause), first
    yield clause, first
    yield sentence.first, first
    parts = (t.first for t in sentence.cues("of_which") if t.first > link.mention.last)
    yield link.mention.last + 1, next(parts, sentence.end)


def _clause_end(start: int, links: Sequence[Link], sentence: Sentence) -> int:
    """Where the words behind a verb speak of something else, or of the next number."""
    others = (o.mention.first for o in links if o.measure not in PEOPLE)
    behind = min((first for first in others if first >= start), default=sentence.end)
    return next((i for i in range(start, behind) if _begins_other_clause(sentence, i)), behind)


def _begins_other_clause(sentence: Sentence, i: int) -> bool:
    return sentence.text_at(i) == ";" or sentence.is_cue(i, "contrast", "of_which")


def _is_weapon_before(link: Link, start: int, end: int) -> bool:
    return start <= link.mention.first < end and link.measure not in PEOPLE


def _past_last(link: Link, links: Sequence[Link], sentence: Sentence) -> int:
    """The token behind the number before a link's, or the sentence's first."""
    return max(
        (o.mention.last + 1 for o in links if o.mention.last < link.mention.first), default=sentence.first
    )


def _reach(link: Link, links: Sequence[Link], sentence: Sentence) -> int:
    """How far the words behind a number speak of it: up to the next number, or to a word that turns away."""
    start = link.mention.last + 1
    others = (o for o in links if not _tells_where_of(o, link))
    behind = min((o.mention.first for o in others if o.mention.first >= start), default=sentence.end)
    own = range(link.trigger.first, link.trigger.last + 1) if link.trigger is not None else range(0)
    return next((i for i in range(start, behind) if i not in own and _turns_away(sentence, i)), behind)


def _tells_where_of(other: Link, link: Link) -> bool:
    """``drones struck two depots``, ``a missile killed two people in Kursk``: where these are, it struck."""
    is_struck = other.mention.unit == "facility" or (link.measure is Measure.HIT and other.measure in PEOPLE)
    return is_struck and other.trigger is link.trigger is not None


def _turns_away(sentence: Sentence, i: int) -> bool:
    """Whether the sentence speaks of something else from token `i` on."""
    text, term = sentence.text_at(i), sentence.term_at.get(i)
    if text == ";" or text in _REST:
        return True
    if term is not None and term.kind == "trigger":
        return term.key in _OTHER_MATTERS and "to" not in (text, sentence.text_at(i - 1))
    if term is None or term.kind != "cue":
        return False
    is_relative = term.key == "relative"
    is_told_apart = is_relative and not any(_is_direction(sentence, j) for j in range(i + 1, i + 4))
    return is_told_apart or term.key in _TURNS


def _is_direction(sentence: Sentence, i: int) -> bool:
    term = sentence.term_at.get(i)
    return term is not None and bool(term.entry.attributes.get("direction"))


def only_struck(adm1: str | None, attacker: Side | None) -> str | None:
    """The regions of a code that the attacker's weapons may have reached: never its own.

    >>> only_struck("RU-KRS+UA-59", Side.RU)
    'UA-59'
    """
    kept = [code for code in (adm1 or "").split("+") if code and not _is_own(code, attacker)]
    return "+".join(kept) or None


def _is_own(code: str, attacker: Side | None) -> bool:
    if attacker is Side.RU:
        return code.startswith("RU-") or code in WHOLLY_HELD
    return attacker is Side.UA and code.startswith("UA-") and code not in HELD


def is_each(mention: Mention, sentence: Sentence) -> bool:
    """Whether the number holds for every region named: ``по одному``, ``one drone each``."""
    return mention.quantity is not None and (
        mention.quantity.is_each or sentence.is_cue(mention.last + 1, "each")
    )


def one_per_region(claim: Claim) -> Iterator[Claim]:
    """A claim for each region of a claim that is bound to several."""
    if claim.adm1 is None:
        yield claim
        return
    for code in claim.adm1.split("+"):
        yield replace(claim, adm1=code)
