"""Finding the lexicons' words and phrases in tokens: one pass, the longest phrase wins.

A phrase is a row of places with spaces between. In a place, ``|`` separates choices, ``*`` at the end of a
choice stands for any ending, alone for any word, ``?`` at the end of the place makes it optional, ``#`` is
any number in digits.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from parsers.text import Token, tokenize

LEXICONS = ("weapons.toml", "officials.toml", "claimants.toml", "en.toml", "uk.toml", "ru.toml")
_POSSESSIVE = "'s"
_FORMS = ("phrases", "singular", "plural", "either", "adjective")


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a lexicon: its kind (trigger, weapon, …), its key, and what else the file says of it."""

    kind: str
    key: str
    form: str
    attributes: Mapping[str, Any]


@dataclass(slots=True)
class Term:
    """A lexicon phrase found in a text: tokens `first` to `last`, characters `start` up to `end`.

    `kind` is the lexicon's table that the phrase stands in, `key` what it means, `form` which list of its
    entry it stands in (singular, plural, either, adjective, phrases).
    """

    entry: Entry
    first: int
    last: int
    start: int
    end: int
    kind: str = field(init=False)
    key: str = field(init=False)
    form: str = field(init=False)

    def __post_init__(self) -> None:
        """Take over what is asked for most from the entry."""
        self.kind, self.key, self.form = self.entry.kind, self.entry.key, self.entry.form


@dataclass(slots=True)
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    stems: dict[str, _Node] = field(default_factory=dict)
    entry: Entry | None = None


class Lexicon:
    """All phrases as one tree, word by word."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        """Take pairs of a phrase and its entry; of the same phrase the first entry counts."""
        self._root = _Node()
        for phrase, entry in entries:
            for row in _rows(phrase.split()):
                self._plant(row, entry)
        self._starts = lru_cache(maxsize=65_536)(lambda word: tuple(_steps(self._root, word)))

    def _plant(self, row: Sequence[str], entry: Entry) -> None:
        node = self._root
        for piece in row:
            branch = node.stems if piece.endswith("*") else node.words
            node = branch.setdefault(piece.rstrip("*"), _Node())
        if node.entry is None:
            node.entry = entry

    def find(self, tokens: Sequence[Token]) -> list[Term]:
        """The phrases in a row of tokens, in order, none overlapping, the longest first at each place."""
        found: list[Term] = []
        i = 0
        while i < len(tokens):
            starts = self._starts(tokens[i].text)
            last, entry = self._longest(tokens, i, starts) if starts else (i, None)
            if entry is not None:
                found.append(Term(entry, i, last, tokens[i].start, tokens[last].end))
                i = last
            i += 1
        return found

    def _longest(
        self, tokens: Sequence[Token], i: int, starts: tuple[_Node, ...]
    ) -> tuple[int, Entry | None]:
        best: tuple[int, Entry | None] = (i, None)
        nodes: list[_Node] = list(starts)
        while nodes:
            for node in nodes:
                if node.entry is not None and (best[1] is None or i > best[0]):
                    best = (i, node.entry)
            i += 1
            while i < len(tokens) and tokens[i].text == "\n":
                i += 1
            if i >= len(tokens):
                break
            nodes = [nearer for node in nodes for nearer in _steps(node, tokens[i].text)]
        return best


def _steps(node: _Node, word: str) -> Iterator[_Node]:
    """Where a word leads from a node: the word itself before its stems, longer stems before shorter ones.

    A claimant's name may stand in the possessive: ``Lavrov's claim``.
    """
    if word in node.words:
        yield node.words[word]
    if word.endswith(_POSSESSIVE):
        owner = node.words.get(word.removesuffix(_POSSESSIVE))
        if owner is not None and owner.entry is not None and _is_name(owner.entry):
            yield owner
    if "#" in node.words and word[0].isdigit():
        yield node.words["#"]
    if node.stems:
        for length in range(len(word), -1, -1):
            if word[:length] in node.stems:
                yield node.stems[word[:length]]


def _is_name(entry: Entry) -> bool:
    return entry.kind == "claimant" and "speaks_itself" not in entry.attributes


def _rows(places: Sequence[str]) -> Iterator[list[str]]:
    """Every row of words that a phrase with choices and optional places stands for."""
    if not places:
        yield []
        return
    place, rest = places[0], places[1:]
    is_optional = place.endswith("?")
    choices = [_pieces(choice) for choice in place.removesuffix("?").split("|")]
    for tail in _rows(rest):
        for choice in choices:
            yield choice + tail
        if is_optional:
            yield tail


def _pieces(choice: str) -> list[str]:
    """A choice as tokens would cut it, the star left on the last piece.

    >>> _pieces("s8000"), _pieces("ракет*")
    (['s', '8000'], ['ракет*'])
    """
    words = [token.text for token in tokenize(choice.removesuffix("*"))] or [""]
    return [*words[:-1], words[-1] + "*"] if choice.endswith("*") else words


def read_entries(name: str) -> Iterator[tuple[str, Entry]]:
    """The phrases of one lexicon file with their entries."""
    tables = tomllib.loads((files("parsers.lexicons") / name).read_text(encoding="utf-8"))
    for kind, entries in tables.items():
        for entry in entries:
            attributes = {k: v for k, v in entry.items() if k not in (*_FORMS, "examples", "near_misses")}
            for form in _FORMS:
                made = Entry(kind, entry["key"], form, attributes)
                for phrase in entry.get(form, ()):
                    yield phrase, made


def with_enemy(terms: Iterable[Term], side: str) -> list[Term]:
    """The terms with "the enemy" as the side that it is for the one who speaks.

    >>> terms = lexicon().find(tokenize("вражеские БПЛА"))
    >>> [t.key for t in with_enemy(terms, "UA")]
    ['UA', 'drone']
    """
    return [replace(t, entry=replace(t.entry, key=side)) if t.key == "ENEMY" else t for t in terms]


@cache
def lexicon() -> Lexicon:
    """The lexicons of all languages together; their alphabets and words keep them apart."""
    return Lexicon(pair for name in LEXICONS for pair in read_entries(name))
