"""Who asserts a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.clauses import contrast_between
from parsers.grammar import words
from parsers.links import PEOPLE, Link
from parsers.quoting import Heard, defence_ministry, speakers
from parsers.regions import is_country_struck
from parsers.report import DEFENCE, OF_REGIONS, OWN_SIDE, Claimant, Measure
from parsers.sentence import Sentence
from parsers.terms import Term

_GOVERNMENTS = frozenset({Claimant.UA_GOV, Claimant.RU_GOV})
_SOURCE = words("source_line")
_AND = words("and")
_CASUALTIES = frozenset({Measure.KILLED, Measure.INJURED})
_NEAR_HEARSAY, _NEAR_OPENING = 2, 3


@dataclass(slots=True)
class Speaker:
    """Who was speaking when a sentence ended, for the sentences that name nobody.

    `home` is the country attacked, whose officials speak where no country is named. `region` is the one that
    the report's own voice governs, `source` who told all of it by a line like "Source: the mayor", `ministry`
    the defence ministry that the text has named in full.
    """

    default: Claimant | None = None
    region: str | None = None
    source: Claimant | None = None
    ministry: Claimant | None = None
    last: Claimant | None = None
    last_region: str | None = None
    has_spoken_here: bool = False
    home: str | None = None

    def _heard(self, country: str | None) -> Heard:
        return Heard(country or self.home, self.ministry, self.last, self.has_spoken_here)

    def listen(self, sentence: Sentence, country: str | None) -> None:
        """Remember whom a sentence quotes, if anybody."""
        said = speakers(sentence, self._heard(country))
        self.ministry = defence_ministry(sentence) or self.ministry
        if said and _names_source(sentence):
            self.source = self.last = said[0][1]
            self.has_spoken_here = True
        elif named_last := [claimant for i, claimant in said if _speaks_on(i, claimant, sentence)]:
            self.last = named_last[-1]
            self.has_spoken_here = True
        elif named := [t for t in sentence.of_kind("claimant") if _acts_or_speaks(t, sentence)]:
            self.last = Claimant(named[0].key)
        self.has_spoken_here = self.has_spoken_here or (self.last is not None and _refers_back(sentence))

    def forget(self, sentence: Sentence) -> None:
        """Nobody speaks on where a paper has begun to retell something itself."""
        if is_retold(sentence) and not sentence.has_kind("say"):
            self.last = None

    def quoted(self, sentence: Sentence, country: str | None) -> list[Claimant]:
        """Those whom a sentence quotes, in order."""
        return [claimant for _, claimant in speakers(sentence, self._heard(country))]

    def of(self, link: Link, sentence: Sentence, country: str | None, is_quoted: bool = False) -> Claimant:
        """Who asserts a link's number: the nearest one quoted, one named as acting, or who spoke last.

        A quotation (`is_quoted`) of nobody named is of an unknown speaker, other words are the paper's own.
        """
        said = [
            (i, claimant)
            for i, claimant in speakers(sentence, self._heard(country))
            if claimant is not Claimant.UNKNOWN or _is_hearsay_of(i, link, sentence)
        ]
        said = [(i, claimant) for i, claimant in said if not _is_told_apart(i, link, sentence)]
        if said and not self._goes_on_reporting(said, link):
            return _nearest(said, link, sentence)
        named = [Claimant(t.key) for t in sentence.of_kind("claimant")]
        is_open = self.default is None and self.last is None
        if named and is_open and named[0] in OWN_SIDE and link.measure in DEFENCE:
            return named[0]
        if self.default is not None:
            return self.default
        if self._is_told_by_paper(link, sentence) or self._is_beyond_speaker(link, sentence):
            return self.source or Claimant.OTHER
        unnamed = Claimant.UNKNOWN if is_quoted else Claimant.OTHER
        return self.last or unnamed

    def _is_beyond_speaker(self, link: Link, sentence: Sentence) -> bool:
        """Whether who spoke last, and not here, does not count such things, or a paper retells them.

        An air force or a ministry counts no people hurt; a governor none of «над Україною збито 22 дрони».
        """
        if is_retold(sentence):
            return True
        if link.measure in PEOPLE:
            return self.last in OWN_SIDE
        is_of_country = bool(sentence.cues("nationwide")) or is_country_struck(sentence)
        return self.last in OF_REGIONS and is_of_country

    def _goes_on_reporting(self, said: Sequence[tuple[int, Claimant]], link: Link) -> bool:
        """``It is reported that nine were over Saratov``, behind a military's total: it goes on counting."""
        is_hearsay = all(claimant is Claimant.UNKNOWN for _, claimant in said)
        is_counted = link.measure in DEFENCE and link.mention.unit != "bare"
        return is_hearsay and is_counted and self.last in OWN_SIDE

    def _is_told_by_paper(self, link: Link, sentence: Sentence) -> bool:
        """Whether a paragraph that quotes nobody tells of people: English papers then speak themselves.

        Ukrainian and Russian posts name who says so once and go on over paragraphs.
        """
        told = link.mention.last if link.trigger is None else link.trigger.first
        goes_on = _refers_back(sentence) or self.has_spoken_here or sentence.is_cyrillic(told)
        return link.measure in _CASUALTIES and not goes_on


def _speaks_on(i: int, claimant: Claimant, sentence: Sentence) -> bool:
    """Whether the one named at token `i` may be meant by what follows; the Kremlin counts no weapons."""
    name = sentence.term_at.get(i)
    is_once = name is not None and bool(name.entry.attributes.get("speaks_once"))
    return claimant is not Claimant.UNKNOWN and not is_once


def is_retold(sentence: Sentence) -> bool:
    """``Напомним, вчера …``, «Раніше ми писали, що …»: a paper retells what it wrote before."""
    told = (t for t in sentence.cues("recalled", "retold") if t.entry.attributes.get("retells"))
    return any(t.first - sentence.first < _NEAR_OPENING for t in told)


def _nearest(said: Sequence[tuple[int, Claimant]], link: Link, sentence: Sentence) -> Claimant:
    """Of those quoted the last before a number in its clause, else the first behind, else the last before."""
    first = link.mention.first
    in_clause = [(i, claimant) for i, claimant in said if not contrast_between(sentence, *sorted((i, first)))]
    before = [(i, claimant) for i, claimant in in_clause or said if i < first]
    behind = [claimant for i, claimant in in_clause if i > link.mention.last]
    if before and behind and link.measure in PEOPLE and _joins_clause(sentence, before[-1][0], first):
        return behind[0]
    return before[-1][1] if before else (in_clause or said)[0][1]


def _joins_clause(sentence: Sentence, start: int, end: int) -> bool:
    """``The ministry said 55 were downed, and a woman was hurt, Gladkov said``: the next thing told."""
    return any(sentence.text_at(i) == "," and sentence.text_at(i + 1) in _AND for i in range(start, end))


def _is_told_apart(i: int, link: Link, sentence: Sentence) -> bool:
    """Whether a semicolon or ``while Moscow said`` parts who speaks at token `i` from a number before him.

    Who closes a sentence speaks for all weapons counted in it: ``12 drones came; nine fell, officials said``.
    """
    if i < link.mention.last:
        return False
    if sentence.is_cue(i - 1, "contrast") and sentence.is_kind(i, "claimant", "weak_claimant"):
        return True
    if i in sentence.between_semicolons(link.mention.first):
        return False
    is_closing = all(trigger.first < i for trigger in sentence.triggers())
    return link.measure in PEOPLE or not is_closing


def _acts_or_speaks(name: Term, sentence: Sentence) -> bool:
    """Whether a text may go on quoting one whom it names: a government where weapons are told of."""
    claimant = Claimant(name.key)
    return _speaks_on(name.first, claimant, sentence) and (
        claimant not in _GOVERNMENTS or bool(sentence.triggers())
    )


def _is_hearsay_of(i: int, link: Link, sentence: Sentence) -> bool:
    """Whether the "reportedly" at token `i` stands with a link's words, not with other matters."""
    if not sentence.term_at[i].entry.attributes.get("speaks_itself"):
        return True
    first = min(link.mention.first, link.trigger.first if link.trigger else link.mention.first)
    last = max(link.mention.last, link.trigger.last if link.trigger else link.mention.last)
    is_head = not sentence.triggers() or i <= sentence.triggers()[0].first
    return first - _NEAR_HEARSAY <= i <= last + 1 or (is_head and i < first)


def _names_source(sentence: Sentence) -> bool:
    """``Source: the governor on Telegram``: a line that says who told what stands around it."""
    return sentence.text_at(sentence.first) in _SOURCE and sentence.text_at(sentence.first + 1) == ":"


def _refers_back(sentence: Sentence) -> bool:
    return bool(sentence.of_kind("weak_claimant"))
