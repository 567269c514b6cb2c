"""What has been read of a report while its sentences go by, and what they leave to those behind them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from parsers.antecedents import History
from parsers.attribution import Speaker
from parsers.deeds import side_striking
from parsers.links import Before
from parsers.mentions import Mention
from parsers.named_places import CAPITALS, NamedPlaces
from parsers.phrases import touches
from parsers.places.finding import find_places
from parsers.publishing import governed
from parsers.recalling import Recall
from parsers.regions import BOUND_TO_PLACES, is_site_of_country_struck, only_struck
from parsers.report import (
    DEFENCE,
    OF_REGIONS,
    OTHER_SIDE,
    OWN_SIDE,
    SIDE_OF,
    Bound,
    Claim,
    Claimant,
    Measure,
    Scope,
    Side,
)
from parsers.sentence import Sentence
from parsers.text import DASHES

UNNAMED = frozenset({Claimant.OTHER, Claimant.UNKNOWN})
_LONGEST_QUOTE = 200
_LONGEST_NAME = 3
_LONGEST_HEADER = 6
_BULLETS = frozenset("🔻▪🔹🔸◾■●❗")
_STRUCK = {Side.RU: "UA", Side.UA: "RU"}
_ATTACKER_OF = {country: side for side, country in _STRUCK.items()}


@dataclass(slots=True)
class Draft:
    """The claims so far, and the context that the next sentence is read in.

    `enemy` is the side that the report speaks against. `attacker` and `region` are those told last,
    `header` is the region that a paragraph opens with (``Сумщина: …``).
    `unattributed` are the claims that nobody has been named for yet, with the paragraph of each. `reasons`
    say, by a number's first token, why it made no claim.
    """

    speaker: Speaker
    places: NamedPlaces
    recall: Recall
    enemy: Side | None = None
    attacker: Side | None = None
    region: str | None = None
    header: str | None = None
    paragraph: int = 0
    unattributed: list[tuple[int, int]] = field(default_factory=list)
    before: Before = field(default_factory=Before)
    history: History = field(default_factory=History)
    claims: list[Claim] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)

    def begin_sentence(self, sentence: Sentence) -> None:
        """Where a paragraph begins, forget who spoke in the one before and note the region it opens with."""
        if sentence.first == 0 or sentence.tokens[sentence.first - 1].text == "\n":
            self.speaker.has_spoken_here = False
            if sentence.text_at(sentence.first) in _BULLETS and not sentence.has_kind("weak_claimant"):
                self.speaker.last = None
            self.paragraph += 1
            self.header = self._header(sentence)

    def _header(self, sentence: Sentence) -> str | None:
        """The region that a paragraph opens with, but not the capital where it was written: ``КИЕВ: …``."""
        header = _header(sentence)
        others = {place.adm1 for place in self.places.within(sentence.first + 2, sentence.end)}
        return None if header in CAPITALS and others and header not in others else header

    def is_quoted(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a mention stands in quotation marks, of its paragraph, that hold more than a name."""
        marks = _quotation_marks_before(sentence, mention.first)
        if len(marks) % 2 == 0:
            return False
        ends = range(mention.last + 1, min(len(sentence.tokens), mention.last + _LONGEST_NAME))
        close = next((i for i in ends if sentence.tokens[i].text == '"'), None)
        is_name = close is not None and close - marks[0] <= _LONGEST_NAME
        return not is_name

    def add(self, claim: Claim, parts: list[Claim], is_own_voice: bool) -> None:
        """Take in a claim, as the parts that it stands for; `is_own_voice` where a paper says it itself."""
        if is_own_voice:
            self.unattributed += [(len(self.claims) + n, self.paragraph) for n in range(len(parts))]
        self.attacker = claim.attacker or self.attacker
        self.speaker.home = _STRUCK[self.attacker] if self.attacker else None
        self.claims += parts

    def end_sentence(self, sentence: Sentence) -> None:
        """Remember the region told, who was struck and who spoke; what a paper said is the speaker's."""
        struck = self.places.struck(sentence.first, sentence.end)
        if self.attacker is None and struck in _ATTACKER_OF:
            self.attacker = _ATTACKER_OF[struck]
        if self.attacker is None:
            self.attacker = side_striking(sentence)
        self.region = self._region_behind(sentence)
        self.speaker.last_region = self.region_of_office(sentence) or self.speaker.last_region
        self.speaker.forget(sentence)
        is_within = (
            self.speaker.last is not None and not sentence.has_kind("say") and _is_inside_quote(sentence)
        )
        if sentence.has_kind("claimant", "weak_claimant") and not is_within:
            self._listen(sentence)

    def _listen(self, sentence: Sentence) -> None:
        country = self.places.country(sentence.first, sentence.end)
        self.speaker.listen(sentence, country)
        speaker = self._who_spoke(sentence, country)
        if speaker is not None:
            opens = sentence.is_kind(sentence.first, "say") or sentence.text_at(sentence.first) in DASHES
            says_only = opens and not sentence.triggers()
            is_all = says_only or bool(sentence.cues("reported_this"))
            self._attribute(speaker, is_all, _quote_closed(sentence))

    def _who_spoke(self, sentence: Sentence, country: str | None) -> Claimant | None:
        """Whom a sentence names for what was said before; "he wrote" behind a quotation is who spoke last."""
        named = (c for c in self.speaker.quoted(sentence, country) if c not in UNNAMED)
        is_closing = sentence.has_kind("weak_claimant") and _quote_closed(sentence) is not None
        return next(named, self.speaker.last if is_closing else None)

    def own_region(self, sentence: Sentence, claimant: Claimant) -> str | None:
        """The region of the governor or mayor who speaks, where no place stands with a number."""
        named = self.region_of_office(sentence)
        if named is not None:
            return named
        if claimant is self.speaker.default:
            return self.speaker.region
        return self.speaker.last_region if claimant is self.speaker.last else None

    def region_of_office(self, sentence: Sentence) -> str | None:
        """The region of the one governor or mayor whom a sentence names."""
        office = self.places.office(sentence.first, sentence.end)
        return office or (governed(sentence.of_kind("claimant")) if sentence.has_kind("claimant") else None)

    def _region_behind(self, sentence: Sentence) -> str | None:
        """The region that the next sentence may lean on: this one's only region, else the one told before."""
        is_placed = sentence.has_places() and not self.places.are_offices(sentence)
        named = self.places.within(sentence.first, sentence.end)
        if is_site_of_country_struck(named, sentence):
            return None
        if named or is_placed:
            return self.places.only_region(sentence.first, sentence.end)
        return self.region

    def _attribute(self, claimant: Claimant, is_all: bool, quoted_from: int | None) -> None:
        """Give what nobody was named for to a claimant: all before, or what this paragraph says was downed.

        Who counts what was shot down is a military; how many were hurt a paper may count itself, but for what
        stands in the speaker's own words, which begin at character `quoted_from`.
        """
        for i, paragraph in self.unattributed:
            is_of_own = self.claims[i].attacker is SIDE_OF.get(claimant)
            is_defence = paragraph == self.paragraph and self.claims[i].measure in DEFENCE and not is_of_own
            is_quoted = quoted_from is not None and self.claims[i].span.start > quoted_from
            is_counted = claimant in OWN_SIDE and _is_count_of_enemy(self.claims[i], claimant)
            if is_all or is_defence or is_quoted or (is_counted and self.paragraph - paragraph <= 1):
                self.claims[i] = _said_by(claimant, self.claims[i], self.speaker.last_region)
        self.unattributed = []


def _quote_closed(sentence: Sentence) -> int | None:
    """The character at which a quotation of several sentences began that ends in this one, or None."""
    mark = sentence.next_mark(sentence.first - 1, '"', sentence.end - sentence.first)
    if mark is None or not _is_closing(sentence, mark):
        return None
    before = _quotation_marks_before(sentence, sentence.first)
    return sentence.tokens[before[0]].start if len(before) % 2 else None


def _is_inside_quote(sentence: Sentence) -> bool:
    """Whether a quotation that began before a sentence still goes on behind it: its speaker speaks."""
    return len(_quotation_marks_before(sentence, sentence.first)) % 2 == 1


def _quotation_marks_before(sentence: Sentence, i: int) -> list[int]:
    """The quotation marks of a paragraph before token `i`, the nearest first."""
    marks: list[int] = []
    for j in range(i - 1, max(-1, i - _LONGEST_QUOTE), -1):
        text = sentence.tokens[j].text
        if text == "\n":
            break
        if text == '"':
            marks.append(j)
    return marks


def _is_closing(sentence: Sentence, mark: int) -> bool:
    """Whether a quotation mark ends the words of a speaker, whom a comma or a dash then names."""
    return sentence.text_at(mark + 1) in {",", "–", "-"} or sentence.text_at(mark - 1) in {",", ".", "!", "?"}


def _said_by(claimant: Claimant, claim: Claim, region: str | None) -> Claim:
    """A claim with who was found to assert it, and that office's region and enemy where it has none."""
    is_of_region = claimant in OF_REGIONS and claim.adm1 is None and claim.measure in BOUND_TO_PLACES
    adm1 = only_struck(region, claim.attacker) if is_of_region else claim.adm1
    attacker = claim.attacker or OTHER_SIDE[SIDE_OF[claimant]] if claimant in SIDE_OF else claim.attacker
    return replace(claim, claimant=claimant, adm1=adm1, attacker=attacker)


def _is_count_of_enemy(claim: Claim, claimant: Claimant) -> bool:
    """``Росія запустила 28 дронів. …, повідомили Повітряні сили``: who counts what came is a military."""
    is_counted = claim.measure in DEFENCE or claim.measure is Measure.LAUNCHED
    is_exact = (claim.bound is Bound.EXACT or claim.subset) and claim.scope is Scope.ATTACK
    return is_counted and is_exact and (claim.low or 0) > 1 and claim.attacker is not SIDE_OF[claimant]


def _header(sentence: Sentence) -> str | None:
    """The region that a paragraph opens with: ``Сумщина: …``, ``Kharkiv region: …``, ``#Запоріжжя. …``."""
    end = _end_of_tag(sentence) or _end_of_title(sentence)
    if end is None:
        return None
    codes = {m.adm1 for m in find_places(sentence.tokens, sentence.first, end) if not m.is_actor}
    return codes.pop() if len(codes) == 1 else None


def _end_of_tag(sentence: Sentence) -> int | None:
    return sentence.first + 1 if sentence.text_at(sentence.first).startswith("#") else None


def _end_of_title(sentence: Sentence) -> int | None:
    """The colon behind a name that opens a paragraph, before any number, verb or speaker."""
    ahead = range(sentence.first, min(sentence.first + _LONGEST_HEADER, sentence.end))
    colon = next((i for i in ahead if sentence.text_at(i) == ":" and touches(sentence.tokens, i - 1)), None)
    if colon is None or any(
        sentence.is_kind(i, "trigger", "claimant") or sentence.is_count(i) for i in ahead if i < colon
    ):
        return None
    return colon
