"""One sentence: its tokens with what stands on each, terms, numbers and places by token index."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Protocol, TypeVar

from parsers.grammar import words
from parsers.numbers.core import Form, Quantity
from parsers.report import Span
from parsers.terms import Term
from parsers.text import Kind, Token

_COUNTS = frozenset(
    {
        Form.NUMBER,
        Form.DOZENS,
        Form.HUNDREDS,
        Form.SEVERAL,
        Form.ALL,
        Form.ALL_BUT,
        Form.NONE,
        Form.UNDISCLOSED,
    }
)
_PLURAL_SUBJECTS = words("plural_subjects")


class Placed(Protocol):
    """Anything that stands on tokens."""

    @property
    def first(self) -> int:
        """Its first token."""


T = TypeVar("T", bound=Placed)
Found = TypeVar("Found", Term, Quantity)
_first = attrgetter("first")


class Sentence:
    """The tokens of one sentence with what stands on each: terms, numbers and places by token index.

    `term_at` and `quantity_at` are its terms and numbers by the tokens that they stand on.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        first: int,
        end: int,
        terms: Sequence[Term],
        quantities: Sequence[Quantity],
        place_starts: frozenset[int] = frozenset(),
    ) -> None:
        """Tokens `first` up to `end`, their terms and quantities; `place_starts` may be of the whole text."""
        self.tokens = tokens
        self.first, self.end = first, end
        self.terms = terms
        self._of_kind = _by_kind(self.terms)
        if "plural_verb" in self._of_kind:
            self.terms = _with_plural_verbs(self.terms, tokens)
            self._of_kind = _by_kind(self.terms)
        self.term_at = _by_token(self.terms)
        self._cue_keys = {term.key for term in self._of_kind.get("cue", ())}
        self.quantities = quantities
        self.quantity_at = _by_token(self.quantities)
        self.place_starts = place_starts
        self._has_places = self.has_places_on(first, end)
        self._triggers: dict[tuple[str, ...], Sequence[Term]] = {}
        self._cues: dict[tuple[str, ...], Sequence[Term]] = {}

    def has_kind(self, *kinds: str) -> bool:
        """Whether a term of one of the kinds stands in the sentence."""
        return not self._of_kind.keys().isdisjoint(kinds)

    def has_places(self) -> bool:
        """Whether a place stands in the sentence."""
        return self._has_places

    def has_places_on(self, first: int, end: int) -> bool:
        """Whether a place begins on tokens `first` up to `end`."""
        return bool(self.place_starts) and not self.place_starts.isdisjoint(range(first, end))

    def text_at(self, i: int) -> str:
        """The folded token at an index, or nothing outside the sentence."""
        return self.tokens[i].text if self.first <= i < self.end else ""

    @property
    def span(self) -> Span:
        """The characters of the sentence without the line ends around it."""
        tokens = self.tokens[self.first : self.end]
        opening = next(t for t in tokens if t.text != "\n")
        closing = next(t for t in reversed(tokens) if t.text != "\n")
        return Span(opening.start, closing.end)

    def texts(self, start: int, end: int) -> list[str]:
        """The folded tokens `start` up to `end`, as far as they are of the sentence."""
        return [t.text for t in self.tokens[max(start, self.first) : max(min(end, self.end), 0)]]

    def between_semicolons(self, i: int) -> range:
        """The tokens around token `i` up to the semicolons, if any."""
        marks = [j for j in range(self.first, self.end) if self.tokens[j].text == ";"]
        first = max((j for j in marks if j < i), default=self.first)
        return range(first, next((j for j in marks if j > i), self.end))

    def next_mark(self, i: int, mark: str, reach: int) -> int | None:
        """The first of the `reach` tokens behind token `i` that is this mark."""
        ahead = enumerate(self.texts(i + 1, i + reach + 1), max(i + 1, self.first))
        return next((j for j, text in ahead if text == mark), None)

    def is_kind(self, i: int, *kinds: str) -> bool:
        """Whether a term of one of the kinds stands at an index."""
        term = self.term_at.get(i)
        return term is not None and term.kind in kinds

    def is_mark(self, i: int) -> bool:
        """Whether a mark stands at an index of the sentence."""
        return self.first <= i < self.end and self.tokens[i].kind == Kind.MARK

    def is_cue(self, i: int, *keys: str) -> bool:
        """Whether one of the cues stands at an index."""
        term = self.term_at.get(i)
        return term is not None and term.kind == "cue" and term.key in keys

    def is_count(self, i: int) -> bool:
        """Whether a number that counts something stands at an index."""
        quantity = self.quantity_at.get(i)
        return quantity is not None and quantity.form in _COUNTS and not quantity.name

    def is_name(self, i: int) -> bool:
        """Whether the digits at an index are part of a name such as the 136 of Shahed-136."""
        quantity = self.quantity_at.get(i)
        return quantity is not None and bool(quantity.name)

    def is_people_trigger(self, i: int) -> bool:
        """Whether a word of people killed or hurt stands at an index."""
        term = self.term_at.get(i)
        return term is not None and term.kind == "trigger" and term.key in {"killed", "injured"}

    def is_cyrillic(self, i: int) -> bool:
        """Whether the token at an index begins with a Cyrillic letter."""
        return "\u0400" <= self.tokens[i].text[0] <= "\u04ff"

    def of_kind(self, kind: str) -> Sequence[Term]:
        """The terms of a kind in order."""
        return self._of_kind.get(kind, ())

    def triggers(self, *keys: str) -> Sequence[Term]:
        """The triggers in order, or those of the given keys."""
        known = self._of_kind.get("trigger", ())
        if not (keys and known):
            return known
        found = self._triggers.get(keys)
        if found is None:
            found = self._triggers[keys] = [t for t in known if t.key in keys]
        return found

    def cues(self, *keys: str) -> Sequence[Term]:
        """The cues of the given keys in order."""
        if self._cue_keys.isdisjoint(keys):
            return ()
        found = self._cues.get(keys)
        if found is None:
            found = self._cues[keys] = [t for t in self._of_kind["cue"] if t.key in keys]
        return found


def within(found: Sequence[T], first: int, end: int) -> list[T]:
    """Those of a row, ordered by their first tokens, that begin on tokens `first` up to `end`."""
    if not found or found[-1].first < first or found[0].first >= end:
        return []
    start = bisect_left(found, first, key=_first)
    return list(found[start : bisect_left(found, end, start, key=_first)])


def by_sentence(found: Sequence[T], sentences: Iterable[tuple[int, int]]) -> Iterator[Sequence[T]]:
    """Those of a row, ordered by their first tokens, that begin in each of the sentences of a text."""
    start = 0
    for _, end in sentences:
        behind = bisect_left(found, end, start, key=_first)
        yield found[start:behind]
        start = behind


def _by_token(found: Sequence[Found]) -> dict[int, Found]:
    """What stands on each token."""
    at: dict[int, Found] = {}
    for one in found:
        at[one.first] = one
        for i in range(one.first + 1, one.last + 1):
            at[i] = one
    return at


def _by_kind(terms: Sequence[Term]) -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = {}
    for term in terms:
        found.setdefault(term.kind, []).append(term)
    return found


def _with_plural_verbs(terms: Sequence[Term], tokens: Sequence[Token]) -> list[Term]:
    """The terms with ``strike``, ``attack``, ``target`` and ``fire`` as verbs behind a plural subject."""
    found: list[Term] = []
    for term in terms:
        if term.kind == "plural_verb":
            kind = "trigger" if _has_plural_subject(term, found, tokens) else "event"
            term = replace(term, entry=replace(term.entry, kind=kind))
        found.append(term)
    return found


def _has_plural_subject(verb: Term, before: Sequence[Term], tokens: Sequence[Token]) -> bool:
    last = before[-1] if before and before[-1].last == verb.first - 1 else None
    if last is not None and last.kind == "weapon" and last.form == "plural":
        return True
    return verb.first > 0 and tokens[verb.first - 1].text in _PLURAL_SUBJECTS
