"""A mention: a number with its weapon, people or places; or a weapon named with no number.

It is the stretch that a reader would underline: ``36 of the drones``, ``двома ракетами Іскандер-М``,
``another 18``, ``балістичною ракетою``.
"""

from __future__ import annotations

from dataclasses import dataclass

from parsers.grammar import endings, stems, words
from parsers.numbers.core import Form, Quantity
from parsers.sentence import Sentence
from parsers.terms import Term
from parsers.text import DASHES, Kind

_JOINTS = words("joints")
_OF_PEOPLE = words("numbers_of_people")
_OF = words("of")
_LONGEST_ASIDE = 8
_STAY = words("stay", "infinitive")
_OTHER_FATES = stems("other_fates")
_REFERS_BACK = words("refers_back", "respectively")
_EVENTS = words("events")
_FAMILY = words("family")
_PASSED = words("hearsay", "pieces")
_FIRES = words("fires")
_COUNTS_OF_ATTACKS = words("counts_of_attacks")
_BY_MEANS = words("by_means")
_AND = words("and")
_INSTRUMENTAL = endings("instrumental_endings")
_LOOKS_INSTRUMENTAL = words("looks_instrumental")
_ADJECTIVE = endings("adjective_endings")


@dataclass(slots=True)
class Mention:
    """Something counted: tokens `first` to `last`, its number (None where it has none) and its unit.

    `unit` is ``weapon``, one of the lexicon's units (``person``, ``location``, …), or ``bare`` where the noun
    stands elsewhere; `is_definite` behind "the". `weapon` is a weapon key, `keys` are those of all the names
    it was resolved from and `members` the names; `meant` is how many the noun means where no number stands.
    `excepted` are those that "all" leaves out. `is_described` where the type stands behind a verb. `whole` is
    the mention that this one is counted out of; `implied` is what the noun itself says became of the weapons
    (``hits``).
    """

    first: int
    last: int
    unit: str
    quantity: Quantity | None = None
    weapon: str | None = None
    keys: tuple[str, ...] = ()
    is_plural: bool = True
    meant: int = 1
    has_article: bool = False
    is_definite: bool = False
    is_back_reference: bool = False
    is_another: bool = False
    is_part: bool = False
    is_none: bool = False
    is_undisclosed: bool = False
    is_described: bool = False
    is_whole: bool = False
    sides: tuple[str, ...] = ()
    whole: Mention | None = None
    members: tuple[Term, ...] = ()
    excepted: tuple[str, ...] = ()
    implied: str | None = None

    @property
    def end_of_whole(self) -> int:
        """The last token of what it is counted out of, else its own."""
        return (self.whole or self).last

    @property
    def is_all(self) -> bool:
        """Whether it is "all" of the weapons, with or without their number."""
        is_weapons = self.unit in {"weapon", "bare"}
        return is_weapons and self.quantity is not None and self.quantity.form is Form.ALL

    def nouns(self) -> list[Term]:
        """The weapons' names that are no adjectives."""
        return [m for m in self.members if m.form != "adjective"]

    def tokens(self, sentence: Sentence) -> set[int]:
        """The tokens that the mention takes up; a number in brackets inside it stays free."""
        own = {i for m in self.members for i in range(m.first, m.last + 1)}
        if self.quantity is not None:
            own |= set(range(self.quantity.first, self.quantity.last + 1))
        return own | {
            i
            for i in range(self.first, self.last + 1)
            if not (sentence.is_count(i) or sentence.is_kind(i, "weapon"))
        }


def bare(sentence: Sentence, quantity: Quantity, last: int) -> Mention:
    """The mention of a number whose noun stands elsewhere, up to token `last`."""
    another = sentence.is_cue(quantity.first - 1, "another") or sentence.is_cue(last + 1, "another")
    return Mention(quantity.first, last, "bare", quantity, is_another=another)


def is_instrumental(sentence: Sentence, mention: Mention) -> bool:
    """Whether a Slavic weapon is what is acted with: ``двома ракетами``, ``ракетами и БПЛА``."""
    if sentence.text_at(mention.first - 1) in _BY_MEANS:
        return True
    nouns = mention.nouns()
    if not nouns:
        return False
    told = [sentence.text_at(nouns[0].first), sentence.text_at(nouns[0].last)]
    if nouns[0].form == "either" and sentence.text_at(mention.first - 1) in _AND:
        told = [sentence.text_at(mention.first - 2)]
    told = [word for word in told if word not in _LOOKS_INSTRUMENTAL]
    return any(not word.isascii() and word.endswith(_INSTRUMENTAL) for word in told)


def counts_weapons(sentence: Sentence, mention: Mention) -> bool:
    """Whether a mention names weapons or, with no noun of its own, may refer back to some."""
    if mention.unit == "bare":
        is_of_people = sentence.text_at(mention.first) in _OF_PEOPLE or _is_of_speakers(sentence, mention)
        return not is_of_people and stands_alone(sentence, mention)
    is_others = mention.unit == "others" and not sentence.triggers("killed", "injured")
    return mention.unit == "weapon" or is_others


def _is_of_speakers(sentence: Sentence, mention: Mention) -> bool:
    """``I thank the rescuers – 140 of them``: a part of those named right before the dash, and no weapons."""
    dash = mention.first - 1
    is_part = mention.is_back_reference and sentence.text_at(dash) in DASHES
    return is_part and sentence.is_kind(dash - 1, "weak_claimant", "claimant", "unit")


def stands_alone(sentence: Sentence, mention: Mention) -> bool:
    """Whether a number with no noun may refer back to a weapon: what follows is no noun of its own."""
    if mention.is_back_reference:
        return True
    is_of = sentence.text_at(mention.first - 1) in _OF
    if is_of and sentence.text_at(mention.first - 2) in _FAMILY:
        return True
    if (is_of and not mention.is_whole) or is_of_other_fate(sentence, mention):
        return False
    i = mention.end_of_whole + 1
    while sentence.is_cue(i, "another", "each", "across", "severity") or sentence.text_at(i) in _PASSED:
        i += 1
    if i >= sentence.end or sentence.text_at(i) in _REFERS_BACK:
        return True
    if sentence.text_at(i) in _COUNTS_OF_ATTACKS:
        return False
    if sentence.is_kind(i, "trigger"):
        return sentence.text_at(i) not in _FIRES and not sentence.term_at[i].entry.attributes.get("noun")
    is_quoted = sentence.text_at(i) == '"' and not sentence.is_kind(i + 1, "trigger")
    if is_quoted and i + 1 < sentence.end and sentence.tokens[i + 1].kind == Kind.WORD:
        return False
    if sentence.tokens[i].kind == Kind.MARK or sentence.text_at(i) in _JOINTS:
        return True
    if sentence.is_cue(i, "auxiliary", "preposition", "elsewhere", "of_which", "debris"):
        return True
    return _is_slavic_place(sentence, i) or _is_told_of_side(sentence, i)


def is_of_other_fate(sentence: Sentence, mention: Mention) -> bool:
    """``seven others missing``, ``троє зникли безвісти``, «врятовано 8 людей»: people told of otherwise."""
    if _is_behind_other_fate(sentence, mention):
        return True
    i = _past_counted_in(sentence, mention)
    while sentence.is_cue(i, "auxiliary", "another") or sentence.text_at(i) in _STAY:
        i += 1
    return sentence.text_at(i).startswith(_OTHER_FATES) and not sentence.is_kind(i, "trigger")


def _is_behind_other_fate(sentence: Sentence, mention: Mention) -> bool:
    """«евакуювали ще 20 людей», ``the evacuation of 50 patients``: what befell people, right before them."""
    i = mention.first - 1
    if sentence.text_at(i) in _OF and sentence.text_at(i - 1).startswith(_OTHER_FATES):
        return True
    while sentence.is_cue(i, "another", "auxiliary"):
        i -= 1
    is_fate = sentence.text_at(i).startswith(_OTHER_FATES) and not sentence.is_kind(i, "trigger")
    return is_fate and mention.quantity is not None and sentence.is_cyrillic(i)


def _past_counted_in(sentence: Sentence, mention: Mention) -> int:
    """The token behind ``, including a child,``, for those counted and for the child."""
    i = mention.last + 1
    if sentence.text_at(i) != ",":
        return i
    if sentence.is_cue(i + 1, "of_which"):
        closing = sentence.next_mark(i + 1, ",", _LONGEST_ASIDE)
        return i if closing is None else closing + 1
    return i + 1 if mention.is_part and sentence.is_cue(i + 1, "auxiliary") else i


def _is_slavic_place(sentence: Sentence, i: int) -> bool:
    """``5 Житомирської області``: the place stands right behind its number."""
    return i in sentence.place_starts and not sentence.text_at(i).isascii()


def _is_told_of_side(sentence: Sentence, i: int) -> bool:
    """``120 противник втратив``: a side and its verb, but no weapon of that side."""
    reach = range(i + 1, i + 4)
    return (
        sentence.is_kind(i, "side")
        and not sentence.text_at(i).endswith(_ADJECTIVE)
        and sentence.text_at(i + 1) not in _EVENTS
        and any(sentence.is_kind(j, "trigger") for j in reach)
        and not any(sentence.is_kind(j, "weapon") for j in reach)
    )
