"""Cutting tokens into sentences; a header and the list under it stay together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from parsers.lexicons import lexicon_table
from parsers.text import Kind, Token

_LONGEST = 600
_ENDS = frozenset(".!?…")
_LIST_GOES_ON = frozenset(":;,")
_CLOSING = frozenset("\"')]")
_GOES_ON_BEHIND_STOP = _ENDS | frozenset("\n;:")


@cache
def _abbreviations(behind_number: bool) -> frozenset[str]:
    table = lexicon_table("abbreviations.toml")
    entries = (e for e in table["abbreviations"] if e.get("behind_number", False) == behind_number)
    return frozenset(word for entry in entries for word in entry["words"])


def split_sentences(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Token ranges (first, one past the last), one a sentence, that together cover all tokens.

    >>> from parsers.text import tokenize
    >>> tokens = tokenize("Збито 2 БпЛА над м. Київ. Ще 3 втрачено")
    >>> [tokens[first].text for first, _ in split_sentences(tokens)]
    ['збито', 'ще']
    """
    mark = Kind.MARK
    marks = [i for i, token in enumerate(tokens) if token.kind == mark]
    cuts = [i + 1 for i in marks if i < len(tokens) - 1 and _ends_sentence(tokens, i)]
    edges = [0, *cuts, len(tokens)]
    return [part for a, b in pairwise(edges) for part in _bounded(a, b)]


def _bounded(first: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, in pieces where it is longer than any that people write."""
    for start in range(first, end, _LONGEST):
        yield start, min(start + _LONGEST, end)


def _ends_sentence(tokens: Sequence[Token], i: int) -> bool:
    """Whether a sentence ends at the mark `i`."""
    token = tokens[i]
    if token.text == "\n":
        return _newline_ends(tokens, i)
    if token.text in _ENDS or (token.text in _CLOSING and i and tokens[i - 1].text in _ENDS):
        return _mark_ends(tokens, i)
    return False


def _newline_ends(tokens: Sequence[Token], i: int) -> bool:
    before = next((t for t in reversed(tokens[max(0, i - 4) : i]) if t.text not in '\n"'), None)
    following = tokens[i + 1]
    if following.text == "\n":
        return False
    after, is_bulleted = _next_word(tokens, i + 1)
    if before is None or after is None:
        return True
    if before.text == ";" and is_bulleted and after.is_capital:
        return True
    if before.text in _LIST_GOES_ON:
        return after.is_capital and not is_bulleted and before.text != ","
    is_blank_line = tokens[i - 1].text == "\n"
    is_going_on = not after.is_capital and not is_bulleted and before.kind != Kind.MARK
    return is_blank_line or not is_going_on


def _mark_ends(tokens: Sequence[Token], i: int) -> bool:
    before = tokens[i - 1] if i else None
    following = tokens[i + 1]
    is_closed_next = following.text in _CLOSING and following.start == tokens[i].end
    is_hyphened = following.text == "-" and following.start == tokens[i].end
    if following.text in _GOES_ON_BEHIND_STOP or is_closed_next or is_hyphened:
        return False
    if (
        tokens[i].text == "."
        and before is not None
        and _is_abbreviation(tokens, i - 1)
        and not (i > 1 and tokens[i - 2].text == "-")
        and following.kind != Kind.MARK
    ):
        return False
    if following.text == ",":
        return _begins_behind_commas(tokens, i + 1)
    is_apart = following.start > tokens[i].end
    after_word, is_bulleted = _next_word(tokens, i + 1)
    if after_word is None:
        return False
    return is_bulleted or after_word.is_capital or (is_apart and after_word.kind == Kind.NUMBER)


def _begins_behind_commas(tokens: Sequence[Token], i: int) -> bool:
    """Whether a capital stands right behind the commas from token `i`, as in joined lines: ``31.,,The``."""
    while i + 1 < len(tokens) and tokens[i].text == ",":
        i += 1
    return tokens[i].is_capital and tokens[i].start == tokens[i - 1].end


def _is_abbreviation(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word is cut short: always, as «обл.», or behind a number, as «20 год.»."""
    text = tokens[i].text
    if text in _abbreviations(behind_number=True):
        return i > 0 and tokens[i - 1].kind == Kind.NUMBER
    is_initial = tokens[i].kind == Kind.WORD and len(text) == 1
    return is_initial or text in _abbreviations(behind_number=False)


def _next_word(tokens: Sequence[Token], i: int) -> tuple[Token | None, bool]:
    """The next word or number within reach, and whether a bullet or picture stands before it."""
    is_bulleted = False
    for token in tokens[i : i + 12]:
        if token.kind in (Kind.WORD, Kind.NUMBER):
            return token, is_bulleted
        is_bulleted = is_bulleted or (token.kind == Kind.MARK and token.text not in "\n\"'([,.;:")
    return None, is_bulleted
