"""Who asserts a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.attackers import OWN_SIDE
from parsers.grammar import stems
from parsers.links import PEOPLE, Link
from parsers.report import DEFENCE, Claimant, Report
from parsers.sentence import Sentence
from parsers.terms import Term, lexicon
from parsers.text import tokenize

_DEFENCE_WORDS = stems("defence")
_NEAR_SAYING = 9
_BESIDE = 4
_NEAR_OFFICE = 3


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
        if named and is_open and named[0] in OWN_SIDE and link.measure in DEFENCE:
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
    if not sentence.has_kind("claimant", "weak_claimant"):
        return []
    names = _without_offices_of_named(sentence)
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


def _without_offices_of_named(sentence: Sentence) -> list[Term]:
    """Claimants and offices named; of an office and its holder (``governor Gladkov``) the holder alone."""
    names = [t for t in sentence.terms if t.kind in {"claimant", "weak_claimant"}]
    holders = [n.first for n in names if n.kind == "claimant" and n.entry.attributes.get("region")]
    return [
        n
        for n in names
        if n.kind == "claimant" or not any(0 < first - n.last <= _NEAR_OFFICE for first in holders)
    ]


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
