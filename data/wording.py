"""How much of one text stands word for word in another, and marks by which to find texts that share words.

Texts are set beside each other by runs of five words. The marks of a text are a sample of its runs that every
text with more than a few of the same words in a row must share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from zlib import crc32

from parsers.numbers.quantities import find_quantities
from parsers.places.finding import find_places
from parsers.text import Token, tokenize
from parsers.times.cues import read_cues

WORDS_IN_A_ROW = 5
RUNS_TO_A_MARK = 8
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Wording:
    """The words of a text, for setting it beside others."""

    text: str

    @cached_property
    def words(self) -> list[tuple[int, int]]:
        """Where each word begins and ends."""
        return [word.span() for word in _WORD.finditer(self.text)]

    @cached_property
    def runs(self) -> list[str]:
        """Each five words that stand in a row; all the words where there are fewer."""
        folded = [word.casefold() for word in _WORD.findall(self.text)]
        in_a_row = [folded[start:] for start in range(WORDS_IN_A_ROW)]
        return [" ".join(words) for words in zip(*in_a_row, strict=False)] or [" ".join(folded)]

    @cached_property
    def distinct_runs(self) -> frozenset[str]:
        """The runs once each."""
        return frozenset(self.runs)

    @cached_property
    def all_marks(self) -> list[int]:
        """A number for each run."""
        return [crc32(run.encode()) for run in self.runs]

    @cached_property
    def marks(self) -> set[int]:
        """The smallest number of each few runs in a row: those to be kept, to find this text by.

        >>> text = " ".join(map(str, range(100)))
        >>> part = " ".join(map(str, range(40, 52)))
        >>> bool(Wording(text).marks & set(Wording(part).all_marks)), len(Wording(text).marks) < 40
        (True, True)
        """
        numbers = self.all_marks
        starts = range(max(1, len(numbers) - RUNS_TO_A_MARK + 1))
        return {min(numbers[start : start + RUNS_TO_A_MARK]) for start in starts}


@dataclass(frozen=True, slots=True)
class Rest:
    """Words of a text before or after those it shares; `is_replacing` where the other has words there too."""

    start: int
    end: int
    is_replacing: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """The longest stretch of a text that stands in another one, and what is left of it before and after.

    `share` is how much of the shorter text it is.
    """

    share: float
    words: int
    start: int
    end: int
    rests: tuple[Rest, ...]


def share_of_words(one: Wording, other: Wording) -> float:
    """How much of the shorter text stands in the other, by runs of five words.

    >>> share_of_words(Wording("Headline. A b c d e f g h i j"), Wording("A b c d e f g h i j, and more"))
    0.8571428571428571
    """
    shortest = min(len(one.distinct_runs), len(other.distinct_runs))
    return len(one.distinct_runs & other.distinct_runs) / shortest


def find_shared(one: Wording, other: Wording) -> Shared | None:
    """The longest stretch of `one` that stands in `other`, None where they share no run.

    >>> shared = find_shared(Wording("News: a b c d e f, bye"), Wording("x a b c d e f"))
    >>> shared.words, [(rest.start, rest.is_replacing) for rest in shared.rests]
    (6, [(0, True), (17, False)])
    """
    first, length = _longest_stretch([run in other.distinct_runs for run in one.runs])
    if not length:
        return None
    last = first + length - 1
    words = min(length + WORDS_IN_A_ROW - 1, len(one.words))
    start, end = one.words[first][0], one.words[first + words - 1][1]
    rests = (
        Rest(0, start, one.runs[first] != other.runs[0]),
        Rest(end, len(one.text), one.runs[last] != other.runs[-1]),
    )
    share = words / min(len(one.words), len(other.words))
    return Shared(share, words, start, end, rests)


def _longest_stretch(flags: list[bool]) -> tuple[int, int]:
    """Where the longest stretch of true ones begins, and how long it is.

    >>> _longest_stretch([True, False, True, True])
    (2, 2)
    """
    best, length = (0, 0), 0
    for place, flag in enumerate(flags):
        length = length + 1 if flag else 0
        if length > best[1]:
            best = place - length + 1, length
    return best


def says_nothing(words: str, is_replacing: bool = False) -> bool:
    """Whether words tell no number, date or place, and no name where they replace other words.

    >>> says_nothing("Read more on Telegram"), says_nothing("In Sumy"), says_nothing("On Friday")
    (True, False, False)
    >>> says_nothing("What is known"), says_nothing("News of Nova", is_replacing=True)
    (True, False)
    """
    tokens = tokenize(words)
    is_telling = find_quantities(tokens) or any(read_cues(tokens)) or _places(tokens)
    return not is_telling and not (is_replacing and _has_name(tokens))


def _places(tokens: list[Token]) -> bool:
    return any(place.adm1 for place in find_places(tokens))


def _has_name(tokens: list[Token]) -> bool:
    """Whether a word in the middle of a sentence is written with a capital."""
    return any(token.is_capital and before.text not in ".!?\n:" for before, token in pairwise(tokens))
