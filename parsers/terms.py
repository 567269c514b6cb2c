"""Finding the lexicons' words and phrases in tokens: one pass, the longest phrase wins.

A phrase is a row of places with spaces between. In a place, ``|`` separates choices, ``*`` at the end of a
choice stands for any ending, alone for any word, ``?`` at the end of the place makes it optional, ``#`` is
any number in digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, reduce
from typing import Any

from parsers.lasting import lasting
from parsers.lexicons import lexicon_table
from parsers.text import Token, tokenize

LEXICONS = ("weapons.toml", "officials.toml", "claimants.toml", "en.toml", "uk.toml", "ru.toml")
_PLAIN_WORD = re.compile("[a-z]+|[а-яёіїєґ]+")
_POSSESSIVE = "'s"
_PASSED_OVER = ("\n", "http")
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

    def __init__(self, entry: Entry, first: int, last: int, start: int, end: int) -> None:
        """Take over what is asked for most from the entry."""
        self.entry, self.first, self.last, self.start, self.end = entry, first, last, start, end
        self.kind, self.key, self.form = entry.kind, entry.key, entry.form


@dataclass(slots=True)
class _Node:
    """Where the words so far have led: by the next word or its stem to other nodes, or to an entry."""

    words: dict[str, _Node] = field(default_factory=dict)
    stems: dict[str, _Node] = field(default_factory=dict)
    longest_stem: int = 0
    entry: Entry | None = None

    def branch(self, piece: str) -> _Node:
        """The node behind a piece of a phrase, a new one where there is none yet."""
        stem = piece.rstrip("*")
        branches = self.words if stem == piece else self.stems
        if stem != piece:
            self.longest_stem = max(self.longest_stem, len(stem))
        if stem not in branches:
            branches[stem] = _Node()
        return branches[stem]


@dataclass(frozen=True, slots=True)
class _Start:
    """The first word of phrases: where it leads, the entry of the word alone, what may stand behind it.

    `stems` are the beginnings of words behind it, those of what may be passed over among them; none where it
    leads to no second word. `has_numbers` where digits may stand behind it.
    """

    nodes: Sequence[_Node]
    entry: Entry | None
    words: frozenset[str]
    stems: tuple[str, ...]
    has_numbers: bool

    def goes_on(self, word: str) -> bool:
        """Whether the word behind may belong to a phrase."""
        is_number = self.has_numbers and word[:1].isdigit()
        return is_number or word in self.words or word.startswith(self.stems)


class Lexicon:
    """All phrases as one tree, word by word."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        """Take pairs of a phrase and its entry; of the same phrase the first entry counts."""
        self._root = _Node()
        for phrase, entry in entries:
            self._plant(phrase, entry)
        self._start = lru_cache(maxsize=65_536)(self._start_with)

    def _plant(self, phrase: str, entry: Entry) -> None:
        """Grow the branches of every row of words that a phrase with choices and optional places allows."""
        nodes = [self._root]
        for place in phrase.split():
            choices = [_pieces(choice) for choice in place.removesuffix("?").split("|")]
            reached = [reduce(_Node.branch, pieces, node) for pieces in choices for node in nodes]
            nodes = reached + nodes if place.endswith("?") else reached
        for node in nodes:
            node.entry = node.entry or entry

    def find(self, tokens: Sequence[Token]) -> list[Term]:
        """The phrases in a row of tokens, in order, none overlapping, the longest first at each place."""
        found: list[Term] = []
        words = [token.text for token in tokens]
        floor = 0
        for i, start in enumerate(map(self._start, words)):
            if start is None or i < floor:
                continue
            last, entry = i, start.entry
            if start.stems and i + 1 < len(words) and start.goes_on(words[i + 1]):
                last, entry = _longest(tokens, i, start.nodes)
            if entry is not None:
                found.append(Term(entry, i, last, tokens[i].start, tokens[last].end))
                floor = last + 1
        return found

    def _start_with(self, word: str) -> _Start | None:
        """What phrases begin with a word, None where none do."""
        nodes = _steps([self._root], word)
        if not nodes:
            return None
        entry = next((node.entry for node in nodes if node.entry is not None), None)
        words = frozenset().union(*(node.words for node in nodes))
        stems = tuple(stem for node in nodes for stem in node.stems)
        stems = (*stems, *_PASSED_OVER) if words or stems else ()
        return _Start(nodes, entry, words, stems, "#" in words)


def _longest(tokens: Sequence[Token], i: int, starts: Sequence[_Node]) -> tuple[int, Entry | None]:
    """The last token and the entry of the longest phrase from token `i`, whose word leads to `starts`.

    It may go on behind a line end or the address of a link: ``[написал](https://…) он``.
    """
    last, entry, nodes = i, None, starts
    while nodes:
        for node in nodes:
            if node.entry is not None:
                last, entry = i, node.entry
                break
        i += 1
        while i < len(tokens) and tokens[i].text.startswith(_PASSED_OVER):
            i += 1
        if i >= len(tokens):
            break
        nodes = _steps(nodes, tokens[i].text)
    return last, entry


def _steps(nodes: Sequence[_Node], word: str) -> list[_Node]:
    """Where a word leads from nodes: the word itself before its stems, longer stems before shorter ones.

    A claimant's name may stand in the possessive: ``Lavrov's claim``.
    """
    found: list[_Node] = []
    owner = word.removesuffix(_POSSESSIVE) if word.endswith(_POSSESSIVE) else None
    for node in nodes:
        words, stems = node.words, node.stems
        if word in words:
            found.append(words[word])
        if owner in words and _is_name(words[owner].entry):
            found.append(words[owner])
        if "#" in words and word[0].isdigit():
            found.append(words["#"])
        if stems:
            ends = range(min(len(word), node.longest_stem), -1, -1)
            found += [stems[word[:end]] for end in ends if word[:end] in stems]
    return found


def _is_name(entry: Entry | None) -> bool:
    return entry is not None and entry.kind == "claimant" and "speaks_itself" not in entry.attributes


def _pieces(choice: str) -> list[str]:
    """A choice as tokens would cut it, the star left on the last piece.

    >>> _pieces("s8000"), _pieces("ракет*")
    (['s', '8000'], ['ракет*'])
    """
    stem = choice.removesuffix("*")
    words = [stem] if _PLAIN_WORD.fullmatch(stem) else [token.text for token in tokenize(stem)] or [""]
    return [*words[:-1], words[-1] + "*"] if choice.endswith("*") else words


def read_entries(name: str) -> Iterator[tuple[str, Entry]]:
    """The phrases of one lexicon file with their entries."""
    tables = lexicon_table(name)
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


@lasting
def lexicon() -> Lexicon:
    """The lexicons of all languages together; their alphabets and words keep them apart."""
    return Lexicon(pair for name in LEXICONS for pair in read_entries(name))
