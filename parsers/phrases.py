"""Looking at tokens: what stands at a place, what touches it, which fixed phrase begins or ends there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from parsers.text import Token, tokenize

T = TypeVar("T")


def text_at(tokens: Sequence[Token], i: int) -> str:
    """The text of token `i`, empty outside the text."""
    return tokens[i].text if 0 <= i < len(tokens) else ""


def is_kind(tokens: Sequence[Token], i: int, kind: str) -> bool:
    """Whether there is a token `i` of this kind."""
    return 0 <= i < len(tokens) and tokens[i].kind == kind


def touches(tokens: Sequence[Token], i: int) -> bool:
    """Whether tokens `i` and `i + 1` stand together with no space between."""
    return 0 <= i < len(tokens) - 1 and tokens[i].end == tokens[i + 1].start


def word_set(text: str) -> frozenset[str]:
    """The words of a lexicon's list.

    >>> sorted(word_set("чотири п'ять"))
    ["п'ять", 'чотири']
    """
    return frozenset(text.split())


class Phrases(Generic[T]):
    """A table of phrases with a value each.

    >>> tokens = tokenize("no fewer than 40")
    >>> Phrases({"than": 1, "fewer than": 2}).ending_at(tokens, 2)
    (1, 2)
    """

    def __init__(self, values: Mapping[str, T]) -> None:
        """Take phrases as they are written, with their values."""
        rows = [([t.text for t in tokenize(phrase)], value) for phrase, value in values.items()]
        rows.sort(key=lambda row: len(row[0]), reverse=True)
        self._alone: dict[str, T] = {}
        self._by_first: dict[str, dict[str, list[tuple[list[str], T]]]] = {}
        self._by_last: dict[str, list[tuple[list[str], T]]] = defaultdict(list)
        for words, value in rows:
            by_second = self._by_first.setdefault(words[0], {})
            if len(words) > 1:
                by_second.setdefault(words[1], []).append((words, value))
            else:
                self._alone.setdefault(words[0], value)
            self._by_last[words[-1]].append((words, value))

    @property
    def first_words(self) -> Iterable[str]:
        """The words a phrase can begin with."""
        return self._by_first.keys()

    def starting_at(self, tokens: Sequence[Token], first: int) -> tuple[int, T] | None:
        """The last token and the value of the longest phrase that begins at token `first`."""
        word = tokens[first].text if first < len(tokens) else ""
        by_second = self._by_first.get(word)
        if by_second is None:
            return None
        second = tokens[first + 1].text if first + 1 < len(tokens) else ""
        for words, value in by_second.get(second, ()):
            if _are(tokens, first, words):
                return first + len(words) - 1, value
        return (first, self._alone[word]) if word in self._alone else None

    def ending_at(self, tokens: Sequence[Token], last: int) -> tuple[int, T] | None:
        """The first token and the value of the longest phrase that ends at token `last`."""
        if last < 0:
            return None
        for words, value in self._by_last.get(tokens[last].text, ()):
            first = last - len(words) + 1
            if first >= 0 and _are(tokens, first, words):
                return first, value
        return None


def _are(tokens: Sequence[Token], first: int, words: list[str]) -> bool:
    return [token.text for token in tokens[first : first + len(words)]] == words
