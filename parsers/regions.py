"""Which region a number is bound to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.deeds import COUNTRIES_STRUCK, country_behind
from parsers.grammar import stems, words
from parsers.links import ATTACKS, PEOPLE, Link
from parsers.mentions import Mention
from parsers.named_places import NamedPlaces
from parsers.places.mentions import PlaceMention
from parsers.region_stretches import stretches
from parsers.report import HELD, SIDES, WHOLLY_HELD, Claim, Claimant, Measure, Side
from parsers.respective import told_apart
from parsers.sentence import Sentence

_REGIONS = stems("regions")
_OF = words("of")
_TOWARDS = words("towards")
_AND = words("and")
_USED = words("used")
_USED_FOR = words("used_for")
_OTHER = stems("other_types")
_UNNAMED_PLACES = stems("unnamed_places")
_FOCUS = stems("focus")
_MAIN = words("main")
_TARGET = stems("target")
_NATIONAL = stems("national_speakers")
_COUNTRIES = frozenset({Claimant.UA_GOV, Claimant.RU_GOV})

_PLACES_COUNTED = frozenset({"location", "area"})
_STOPS, _MARKS = frozenset({":", ";"}), frozenset(",;")
_JOINTS = words("and") | {","}
_BETWEEN = frozenset({",", '"'})
_NEAR_PLACE, _NEAR_NATION = 5, 4
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


def leans_on_place(link: Link, sentence: Sentence, is_placed: bool) -> bool:
    """Whether a number of a sentence not `is_placed` belongs where the one before was: people and hits do."""
    if is_placed or sentence.cues("nationwide", "overall"):
        return False
    if sentence.cues("same_place"):
        return True
    if _is_told_by_country(sentence) or _is_elsewhere_in_country(link, sentence):
        return False
    is_hit = link.measure is Measure.HIT and not _counts_places(sentence)
    return link.measure in PEOPLE or is_hit or _is_used_there(link, sentence)


def _counts_places(sentence: Sentence) -> bool:
    """``hits at 33 places``: where weapons struck is told by how many places that was."""
    units = (u for u in sentence.of_kind("unit") if u.key in _PLACES_COUNTED)
    return any(u.key == "location" or sentence.is_count(u.first - 1) for u in units)


def _is_told_by_country(sentence: Sentence) -> bool:
    """``Ukrainian authorities reported that five people were killed``: a country counts all of its own."""
    named = sentence.of_kind("claimant") if sentence.has_kind("claimant") else ()
    opening = (t for t in named if t.first == sentence.first and t.key in _COUNTRIES)
    return any(sentence.text_at(t.first).startswith(_NATIONAL) for t in opening)


def _is_elsewhere_in_country(link: Link, sentence: Sentence) -> bool:
    """``In southern Ukraine, two were killed``: a part of a country that is no region told before."""
    return any(cue.first < link.mention.first for cue in sentence.cues("part_of_country"))


def _is_used_there(link: Link, sentence: Sentence) -> bool:
    """``Ten missiles were used to attack the fleet``, «Було застосовано 35 дронів»: where told before."""
    verb = link.trigger
    if link.measure is not Measure.LAUNCHED or verb is None or sentence.text_at(verb.last) not in _USED:
        return False
    if sentence.is_cyrillic(verb.first):
        return verb.last - sentence.first <= 1
    return sentence.text_at(verb.last + 1) in _USED_FOR


def regions_of(
    link: Link, links: Sequence[Link], sentence: Sentence, places: NamedPlaces
) -> tuple[str | None, str | None]:
    """The ISO code or codes and the name of the place that a link's number is bound to, each or None."""
    if link.measure not in BOUND_TO_PLACES or not places.within(sentence.first, sentence.end):
        return None, None
    if (own := _respective_place(link, links, sentence, places)) is not None:
        return own.adm1, own.name
    told = (_places_on(at, link, places, sentence) for at in stretches(link, links, sentence))
    found = next(filter(None, told), [])
    if (
        not found
        or _is_nationwide(link, found, sentence)
        or _is_of_more(found, sentence)
        or (link.measure is Measure.LAUNCHED and _is_focus(found, sentence))
    ):
        return _of_whole(link, sentence, places) or _shared(link, links, sentence, places)
    codes = {p.adm1 for p in found if p.adm1}
    if {"UA-40", "UA-43"} <= codes:
        codes -= {"UA-43"}
    return "+".join(sorted(codes)), ", ".join(p.name for p in found)


def _respective_place(
    link: Link, links: Sequence[Link], sentence: Sentence, places: NamedPlaces
) -> PlaceMention | None:
    """``in Kharkiv and Odesa wounded 14 and three, respectively``: the place at a number's turn."""
    told = told_apart(sentence, links)
    named = places.within(sentence.first, sentence.end) if link in told else []
    return named[told.index(link)] if len(named) == len(told) > 1 else None


def _is_nationwide(link: Link, found: Sequence[PlaceMention], sentence: Sentence) -> bool:
    """``35 drones over Kyiv, attacks across the country kill four``: no longer of the place."""
    first, last = min(place.first for place in found), max(place.last for place in found)
    if last <= link.mention.first:
        if link.measure in PEOPLE and is_site_of_country_struck(found, sentence):
            return True
        told = _nationwide(sentence)
        return any(last <= i < link.mention.first or 0 < i - link.mention.last <= _NEAR_NATION for i in told)
    if link.measure in PEOPLE:
        country = country_behind(link, sentence)
        if country is None:
            return False
        is_abroad = all(place.country not in {None, country.key} for place in found)
        return is_abroad or sentence.text_at(country.last + 1) in _MARKS
    if "," not in sentence.texts(link.mention.last + 1, first):
        return False
    clause = max((i for i in range(sentence.first, first) if sentence.text_at(i) in _STOPS), default=0)
    return any(clause <= i < first for i in _of_country(sentence))


def is_site_of_country_struck(found: Sequence[PlaceMention], sentence: Sentence) -> bool:
    """``fired at Ukrainian power plants, damaging the Dnipro dam``: who suffers is not only at the dam."""
    if not found or any(place.level != "site" for place in found):
        return False
    return any(i < found[0].first for i in _of_country(sentence))


def _of_country(sentence: Sentence) -> Iterator[int]:
    """The tokens that tell of a whole country: by its name, struck, or by a word for all of it."""
    yield from _nationwide(sentence)
    yield from _countries_struck(sentence)


def _nationwide(sentence: Sentence) -> list[int]:
    return [term.first for term in sentence.cues("nationwide")]


def is_country_struck(sentence: Sentence) -> bool:
    """``fired more than 70 missiles at Ukraine``: a count of a whole country."""
    return any(True for _ in _countries_struck(sentence))


def _countries_struck(sentence: Sentence) -> Iterator[int]:
    """``attacked Ukraine with 63 drones, damaging a school in Kharkiv``: the drones are not all Kharkiv's."""
    sides = (t.first for t in sentence.of_kind("side") if t.key in SIDES)
    named = enumerate(sentence.texts(sentence.first, sentence.end), sentence.first)
    objects = (i for i, text in named if text in COUNTRIES_STRUCK)
    for i in (*sides, *objects):
        is_attacked = sentence.is_kind(i - 1, "trigger") and sentence.term_at[i - 1].key in ATTACKS
        if is_attacked or sentence.text_at(i - 1) in _TOWARDS:
            yield i


def _is_of_more(found: Sequence[PlaceMention], sentence: Sentence) -> bool:
    """``over seven regions and the Black Sea``, ``in Kyiv, Lviv and other cities``: not all are named."""
    place = found[0].first
    before = range(max(sentence.first, place - _NEAR_PLACE), place)
    is_sea = found[0].level == "sea"
    unnamed = [
        i
        for i in before
        if sentence.text_at(i).startswith(_REGIONS + _UNNAMED_PLACES)
        and (
            _is_counted(sentence, i)
            or (sentence.is_kind(i - 1, "side") and (is_sea or sentence.text_at(i + 1) in _AND))
            or sentence.is_cue(i + 1, "of_which")
        )
    ]
    between = range(unnamed[0] + 1, place) if unnamed else ()
    if any(_joins_named(sentence, i) for i in between) and not any(map(sentence.is_count, between)):
        return True
    return _goes_on_unnamed(found[-1].last, sentence)


def _is_focus(found: Sequence[PlaceMention], sentence: Sentence) -> bool:
    """``launched 476 drones, focusing mainly on Lviv``: where most came, and not all."""
    place = found[0].first
    near = range(max(sentence.first, place - _NEAR_PLACE), place)
    return any(sentence.text_at(i).startswith(_FOCUS) or _is_main_target(sentence, i) for i in near)


def _is_main_target(sentence: Sentence, i: int) -> bool:
    return sentence.text_at(i) in _MAIN and sentence.text_at(i + 1).startswith(_TARGET)


def _joins_named(sentence: Sentence, i: int) -> bool:
    """Whether names stand beside unnamed places, or are some: ``in several cities, including Lviv``."""
    return sentence.text_at(i) in _JOINTS or sentence.is_cue(i, "of_which")


def _goes_on_unnamed(i: int, sentence: Sentence) -> bool:
    """Whether ``and several other Ukrainian cities``, «та інші області» goes on a list before token `i`."""
    i += sentence.text_at(i) == ","
    if sentence.text_at(i) not in _AND:
        return False
    following = i + 1 + sentence.is_count(i + 1)
    is_other = sentence.text_at(following).startswith(_OTHER)
    last = following + is_other
    last += sentence.is_kind(last, "side")
    place = sentence.text_at(last)
    if not place.startswith(_UNNAMED_PLACES) or not (is_other or place.isascii()):
        return False
    of_region = any(
        text.startswith(_REGIONS) for text in sentence.texts(last + 1, min(last + 4, sentence.end))
    )
    return not of_region and not sentence.is_cue(last + 1, "auxiliary")


def _is_counted(sentence: Sentence, i: int) -> bool:
    """Whether a number stands right before a noun, or before its one adjective: ``eight Russian regions``."""
    return any(j in sentence.quantity_at for j in (i - 1, i - 2))


def _of_whole(link: Link, sentence: Sentence, places: NamedPlaces) -> tuple[str, str] | None:
    """``attacked Kharkiv with six drones, two of which hit a house``: a part hits what the whole attacked."""
    if link.measure is not Measure.HIT or not link.mention.is_back_reference:
        return None
    named = [place for place in places.within(sentence.first, link.mention.first) if place.adm1]
    codes = {place.adm1 for place in named if place.adm1}
    return (codes.pop(), named[-1].name) if len(codes) == 1 else None


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
    if not all(sentence.is_cue(i, "with", "article") or sentence.text_at(i) in _BETWEEN for i in between):
        return None, None
    return regions_of(following, links, sentence, places)


def _places_on(
    stretch: tuple[int, int], link: Link, places: NamedPlaces, sentence: Sentence
) -> list[PlaceMention]:
    is_behind = stretch[0] > link.mention.first
    return places.behind(*stretch, sentence) if is_behind else places.within(*stretch)


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
    is_each_of = mention.quantity is not None and mention.quantity.is_each
    return is_each_of or sentence.is_cue(mention.last + 1, "each") or _is_over_each(mention, sentence)


def _is_over_each(mention: Mention, sentence: Sentence) -> bool:
    """``three drones were downed over each of the Kursk and Tula regions``."""
    each = next((t for t in sentence.cues("each") if t.first > mention.last), None)
    if each is None or sentence.text_at(each.last + 1) not in _OF:
        return False
    is_next = not any(sentence.is_count(i) for i in range(mention.last + 1, each.first))
    return is_next and sentence.is_cue(each.first - 1, "preposition")


def one_per_region(claim: Claim) -> Iterator[Claim]:
    """A claim for each region of a claim that is bound to several."""
    if claim.adm1 is None:
        yield claim
        return
    for code in claim.adm1.split("+"):
        yield replace(claim, adm1=code)
