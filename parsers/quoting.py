"""Whom a sentence quotes: names beside words of saying, names that speak by themselves, offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.grammar import stems, words
from parsers.phrases import touches
from parsers.report import OWN_SIDE, SIDE_OF, SIDES, Claimant, Side
from parsers.sentence import Sentence
from parsers.terms import Term
from parsers.text import DASHES

_DEFENCE_WORDS = stems("defence")
_OF_CITY = words("of_city")
_BORDERING = stems("bordering")
_FORCES_OF = words("forces_of")
_IN_PLACE = words("in_place")
_NATIONAL = words("national_offices")
_DESCRIBING = words("describing_regions")
_THE = words("definite")
_OF_LAND = words("of_land")
_AND = words("and")
_OFFICIAL = words("official")
_NEAR_SAYING = 9
_BESIDE = 4
_NEAR_OFFICE, _NEAR_HOLDER, _LONGEST_PART = 3, 5, 3
_ASIDE_MARKS = frozenset(",–-")
_LONGEST_ASIDE = 16
_BREAKS = frozenset(",;:")
_PARTS = frozenset(",:–")
_ENDS = frozenset({"", ".", "\n"})
_NEAR_HEAD, _NEAR_COLON, _LONGEST_HOLDER = 6, 4, 4
_NEAR_OPENING, _LONGEST_TITLE = 3, 24


@dataclass(frozen=True, slots=True)
class Heard:
    """What tells who an office is: the country spoken of, the ministry named in full, who spoke last.

    `has_spoken_here` says whether that was in this paragraph.
    """

    country: str | None
    ministry: Claimant | None
    last: Claimant | None
    has_spoken_here: bool = False

    @property
    def is_speaking(self) -> bool:
        """Whether «нібито», «якобы» may only doubt who spoke last: here, or of the side mostly doubted so."""
        return self.has_spoken_here or (self.last is not None and SIDE_OF.get(self.last) is Side.RU)


def defence_ministry(sentence: Sentence) -> Claimant | None:
    """The defence ministry that a sentence names with its country."""
    named = (t for t in sentence.of_kind("claimant") if t.key in {Claimant.RU_MOD, Claimant.UA_GOV})
    full = [
        t
        for t in named
        if any(sentence.text_at(i).startswith(_DEFENCE_WORDS) for i in range(t.first, t.last + 1))
    ]
    return Claimant(full[-1].key) if full else None


def speakers(sentence: Sentence, heard: Heard) -> list[tuple[int, Claimant]]:
    """Those whom a sentence quotes and the token that names each; «нібито» alone is of nobody known."""
    if (country := _country_at_end(sentence)) is not None:
        return [country]
    if not sentence.has_kind("claimant", "weak_claimant"):
        return []
    names = _without_offices_of_named(sentence)
    hedges = [n for n in names if n.entry.attributes.get("hedge")]
    quoted = _quoted([n for n in names if n not in hedges], sentence, heard)
    if quoted or heard.is_speaking:
        return sorted(set(quoted))
    return [(n.first, Claimant.UNKNOWN) for n in hedges]


def _country_at_end(sentence: Sentence) -> tuple[int, Claimant] | None:
    """``Russia fires 120 missiles - Ukraine``: the country whose words a headline gives, behind a dash."""
    i = sentence.end - 1 - (sentence.text_at(sentence.end - 1) == "\n")
    if sentence.first > 0 or not sentence.text_at(i).isascii():
        return None
    country = sentence.term_at.get(i)
    is_named = country is not None and country.kind in {"side", "capital"} and country.first == i
    is_apart = sentence.text_at(i - 1) in DASHES and not touches(sentence.tokens, i - 1)
    is_apart = is_apart and not sentence.cues("relative")
    if country is None or not is_named or not is_apart or country.key not in SIDES:
        return None
    return i, Claimant.UA_GOV if country.key == Side.UA else Claimant.RU_GOV


def _quoted(named: Sequence[Term], sentence: Sentence, heard: Heard) -> list[tuple[int, Claimant]]:
    """Of those named the ones quoted; a word of saying has one speaker."""
    quoted: list[tuple[int, Claimant]] = []
    for say in filter(_is_saying, sentence.terms):
        name = _who_says(say, named, sentence)
        claimant = _meant(name, sentence, heard) if name is not None else None
        if name is not None and claimant is not None:
            quoted.append((name.first, claimant))
    for name in [n for n in named if not quoted or _is_head(n, sentence) or _opens(n, sentence)]:
        claimant = _meant(name, sentence, heard) if _speaks_itself(name, sentence) else None
        if claimant is not None:
            quoted.append((name.first, claimant))
    return quoted


def _opens(name: Term, sentence: Sentence) -> bool:
    """``Russia says …, as a governor reports …``: a sentence that begins with who says so."""
    is_named = bool(name.entry.attributes.get("speaks_itself")) and name.key != Claimant.UNKNOWN
    return is_named and name.first == sentence.first


def _speaks_itself(name: Term, sentence: Sentence) -> bool:
    """``Russia said``, ``Гладков: …``, ``… – оперштаб`` at the end of a sentence, ``(Governor Lysak)``."""
    before_it = sentence.text_at(name.first - 1)
    if before_it.startswith(_BORDERING) or before_it in _FORCES_OF:
        return False
    if name.entry.attributes.get("speaks_itself"):
        return not (sentence.text_at(name.first - 1) in _OF_CITY and _is_office(sentence, name.first - 2))
    if sentence.text_at(name.last + 1) in _OF_CITY and _is_office(sentence, name.last):
        city = sentence.term_at.get(name.last + 2)
        return city is not None and bool(city.entry.attributes.get("speaks_itself"))
    following = sentence.text_at(_past_holder(name, sentence))
    is_marked = sentence.text_at(name.first - 1) == ":" or _is_behind_dash(name, sentence)
    before = {sentence.text_at(name.first - 1), sentence.text_at(name.first - 2)}
    is_bracketed = "(" in before and following == ")"
    return _is_head(name, sentence) or (is_marked and following in _ENDS) or is_bracketed


def _is_office(sentence: Sentence, i: int) -> bool:
    """Whether the office that stands at token `i` is one of a place: the ``mayor`` of "Kyiv says"."""
    term = sentence.term_at.get(i)
    return term is not None and term.kind == "weak_claimant" and term.key == "REGIONAL"


def _is_head(name: Term, sentence: Sentence) -> bool:
    """``Гладков: …``: a name at the head of a sentence with a colon behind it."""
    behind = [sentence.text_at(i) for i in range(name.last + 1, name.last + _NEAR_COLON)]
    return ":" in behind and name.last - sentence.first < _NEAR_HEAD


def _past_holder(name: Term, sentence: Sentence) -> int:
    """The token behind an office and the name of its holder: ``– глава региона Сергей Меликов``."""
    i = name.last + 1
    while i < min(sentence.end, name.last + _LONGEST_HOLDER) and sentence.tokens[i].is_capital:
        i += 1
    return i


def _is_behind_dash(name: Term, sentence: Sentence) -> bool:
    """``… – губернатор Богомаз.``: only the office and its region stand between the dash and a name."""
    back = range(name.first - 1, max(sentence.first, name.first - _NEAR_HEAD), -1)
    dash = next((i for i in (*back, sentence.first) if sentence.text_at(i) in DASHES), None)
    if dash is None or _tells_who(dash, sentence):
        return False
    return not any(sentence.is_kind(i, "trigger", "say") for i in range(dash, name.first))


def _tells_who(dash: int, sentence: Sentence) -> bool:
    """«з них троє — рятувальники», «троє з них — поліцейські»: who some of those hurt are, and no speaker."""
    part = next((q for q in sentence.quantities if q.last < dash <= q.last + _LONGEST_PART), None)
    return part is not None and any(sentence.is_cue(i, "of_which") for i in (part.first - 1, dash - 1))


def _is_saying(term: Term) -> bool:
    """Whether a term says that somebody said: ``reported``, ``this was reported by``, an observer's name."""
    attributes = term.entry.attributes
    return term.kind == "say" or bool(attributes.get("observer")) or "names" in attributes


def _without_offices_of_named(sentence: Sentence) -> list[Term]:
    """Claimants and offices named; of an office and its holder (``governor Gladkov``) the holder alone."""
    named = (t for t in sentence.terms if t.kind in {"claimant", "weak_claimant"})
    names = [t for t in named if not t.entry.attributes.get("of_place") or _is_of_place(t, sentence)]
    holders = [n.first for n in names if n.kind == "claimant" and n.entry.attributes.get("region")]
    return [
        n
        for n in names
        if n.kind == "claimant" or not any(0 < first - n.last <= _NEAR_HOLDER for first in holders)
    ]


def _who_says(say: Term, names: Sequence[Term], sentence: Sentence) -> Term | None:
    """Whose word of saying it is: the name behind ``according to``, else the nearest before, else behind."""
    behind = [n for n in names if 0 < n.first - say.last < _NEAR_SAYING]
    if say.entry.attributes.get("names") == "behind":
        return behind[0] if behind else None
    if behind and _opens_with_verb(say, behind[0], sentence):
        return behind[0]
    before = [
        n
        for n in names
        if 0 < say.first - n.last < _NEAR_SAYING
        or _is_past_aside(n, say, sentence)
        or _is_far_subject(n, say, sentence)
    ]
    if not before and sentence.text_at(say.first - 1) in _AND:
        before = [n for n in names if n.last < say.first]
    inside = [n for n in names if n.first <= say.first <= n.last]
    return next(iter(inside or before[-1:] or behind[:1]), None)


def _opens_with_verb(say: Term, name: Term, sentence: Sentence) -> bool:
    """«сбито силами Минобороны, сообщил глава региона Гладков»: past a comma the speaker follows the verb."""
    if sentence.text_at(say.first - 1) != "," or not sentence.is_cyrillic(say.first):
        return False
    return _BREAKS.isdisjoint(sentence.texts(say.last + 1, name.first))


def _is_past_aside(name: Term, say: Term, sentence: Sentence) -> bool:
    """``the governor of Samara - some 850km southeast of Moscow - said``: an aside stands between."""
    mark = sentence.text_at(say.first - 1)
    if mark not in _ASIDE_MARKS:
        return False
    back = range(say.first - 2, name.last, -1)
    opening = next((i for i in back if sentence.text_at(i) == mark), None)
    if opening is None or say.first - opening > _LONGEST_ASIDE or opening - name.last >= _NEAR_SAYING:
        return False
    return not any(sentence.is_kind(i, "trigger", "say") for i in range(name.last + 1, say.first))


def _is_far_subject(name: Term, say: Term, sentence: Sentence) -> bool:
    """``Defence Ministry advisor on drones Serhiy Beskrestnov reported``: a long title opens the sentence."""
    is_head = name.first - sentence.first < _NEAR_OPENING and say.first - name.last < _LONGEST_TITLE
    between = range(name.last + 1, say.first)
    return is_head and not any(
        sentence.text_at(i) in _BREAKS or sentence.is_kind(i, "trigger", "say", "claimant") for i in between
    )


def _meant(name: Term, sentence: Sentence, heard: Heard) -> Claimant | None:
    return Claimant(name.key) if name.kind == "claimant" else _office(name, sentence, heard)


def _office(term: Term, sentence: Sentence, heard: Heard) -> Claimant | None:
    """``officials``, ``the mayor``: whose they are is told by the sides and places named beside them."""
    level = term.entry.attributes.get("level")
    if level is None:
        return None
    sides = [t.key for t in sentence.of_kind("side") if _stands_beside(t, term, sentence)]
    sides += [
        t.entry.attributes["country"] for t in sentence.cues("part_of_country") if t.first == term.last + 1
    ]
    side = next(iter(sides), _side_of_city(term, sentence) or heard.country)
    own = term.entry.attributes.get("side")
    if level == "ministry":
        named = _ministry(next(iter(sides), None), sentence) or heard.ministry
        return named or _ministry(own or side, sentence)
    if level == "same_ministry":
        return heard.ministry
    if heard.last not in OWN_SIDE and _is_the_official(term, sentence):
        return heard.last
    if level == "military" and heard.last in OWN_SIDE and own in {None, SIDE_OF[heard.last]}:
        return heard.last
    if level == "region" or _is_of_region(term, sentence):
        return {"RU": Claimant.RU_REGION, "UA": Claimant.UA_REGION}.get(side or "")
    return {"RU": Claimant.RU_GOV, "UA": Claimant.UA_GOV}.get(own or side or "")


def _is_the_official(office: Term, sentence: Sentence) -> bool:
    """``the official said``: the one who has spoken."""
    return sentence.text_at(office.first - 1) in _THE and sentence.text_at(office.last) in _OFFICIAL


def _is_of_region(office: Term, sentence: Sentence) -> bool:
    """``the authorities of Tatarstan``, «власти Татарстана»: of a place, and not of its country."""
    i = office.last + 1
    if not sentence.is_cyrillic(office.last):
        if sentence.text_at(i) not in _OF_CITY and not _is_in_place(office, sentence):
            return False
        i = _past_description(i + 1, sentence)
    return i in sentence.place_starts and not sentence.is_kind(i, "capital", "side")


def _is_in_place(office: Term, sentence: Sentence) -> bool:
    """``emergency services in the Kharkiv region``, but a national police wherever it is."""
    return sentence.text_at(office.last + 1) in _IN_PLACE and sentence.text_at(office.last) not in _NATIONAL


def _past_description(i: int, sentence: Sentence) -> int:
    """The token behind ``the``, ``Russia's southern``, which stand before the name of a region."""
    while sentence.is_kind(i, "side") or sentence.text_at(i) in _DESCRIBING or sentence.is_cue(i, "article"):
        i += 1
    return i


def _side_of_city(office: Term, sentence: Sentence) -> str | None:
    """Whose the capital is that an office is of: ``the mayor of Kyiv``."""
    city = sentence.term_at.get(office.last + 2)
    if city is None or sentence.text_at(office.last + 1) not in _OF_CITY:
        return None
    return city.key if city.kind == "capital" else city.entry.attributes.get("side")


def _is_of_place(term: Term, sentence: Sentence) -> bool:
    """``the head of Kyiv region``: the place governed stands right behind the office."""
    return any(i in sentence.place_starts for i in range(term.last + 1, term.last + _NEAR_OFFICE + 1))


def _stands_beside(side: Term, office: Term, sentence: Sentence) -> bool:
    first, last = sorted((side.first, office.first))
    between = range(first, last)
    if side.first > office.last and not _OF_LAND.issuperset(sentence.texts(office.last + 1, side.first)):
        return False
    is_parted = any(sentence.text_at(i) in _PARTS or sentence.is_kind(i, "say") for i in between)
    is_of_weapon = sentence.is_kind(side.last + 1, "weapon")
    return last - first < _BESIDE and not is_parted and not is_of_weapon


def _ministry(side: str | None, sentence: Sentence) -> Claimant | None:
    """``The Defence Ministry``: Russia's where Russia is named, or where it counts Ukraine's weapons."""
    weapons = {t.key for t in sentence.of_kind("side")}
    if side == "RU" or (side is None and weapons == {"UA"}):
        return Claimant.RU_MOD
    return Claimant.UA_GOV if side == "UA" else None
