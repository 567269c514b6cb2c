"""Fixed phrases found in tokens, by their first word or by their last, the longest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from parsers.text import Token, tokenize

T = TypeVar("T")


class Phrases(Generic[T]):
    """A table of phrases with a value each.

    >>> tokens = tokenize("no fewer than 40")
    >>> Phrases({"than": 1, "fewer than": 2}).ending_at(tokens, 2)
    (1, 2)
    """

    def __init__(self, values: Mapping[str, T]) -> None:
        """Take phrases as they are written, with their values."""
        rows = [(tuple(t.text for t in tokenize(phrase)), value) for phrase, value in values.items()]
        rows.sort(key=lambda row: len(row[0]), reverse=True)
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        self._by_last: dict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        for words, value in rows:
            self._by_first[words[0]].append((words, value))
            self._by_last[words[-1]].append((words, value))

    @property
    def first_words(self) -> Iterable[str]:
        """The words a phrase can begin with."""
        return self._by_first.keys()

    def starting_at(self, tokens: Sequence[Token], first: int) -> tuple[int, T] | None:
        """The last token and the value of the longest phrase that begins at token `first`."""
        if first >= len(tokens):
            return None
        for words, value in self._by_first.get(tokens[first].text, ()):
            if _are(tokens, first, words):
                return first + len(words) - 1, value
        return None

    def ending_at(self, tokens: Sequence[Token], last: int) -> tuple[int, T] | None:
        """The first token and the value of the longest phrase that ends at token `last`."""
        if last < 0:
            return None
        for words, value in self._by_last.get(tokens[last].text, ()):
            first = last - len(words) + 1
            if first >= 0 and _are(tokens, first, words):
                return first, value
        return None


def _are(tokens: Sequence[Token], first: int, words: tuple[str, ...]) -> bool:
    last = first + len(words)
    return last <= len(tokens) and all(tokens[first + n].text == word for n, word in enumerate(words))
