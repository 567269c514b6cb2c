"""Folding and tokens: one plain form of a text in which every character keeps its offset."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("’ʼ‘`´ʹ′", "'"),
        **dict.fromkeys("“”„‟«»‹›″❝❞", '"'),
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u200b\ufeff\t",
            " ",
        ),
        **dict.fromkeys("—‒―−–", "–"),
        **dict.fromkeys("‐‑\u00ad", "-"),
        "*": " ",
        "ё": "е",
    }
)
DASHES = frozenset("–-")
"""A dash or hyphen of the folded text."""
_LATIN_IN_CYRILLIC = str.maketrans("aceikmopxtyb", "асеікморхтуь")
_CYRILLIC_IN_LATIN = str.maketrans("асеікморхту", "aceikmopxty")
_SEAM = re.compile(r"[a-z][а-яёіїєґ]|[а-яёіїєґ][a-z]")
_MIXED_WORD = re.compile(r"[a-zа-яёіїєґ']*(?:[a-z][а-яёіїєґ]|[а-яёіїєґ][a-z])[a-zа-яёіїєґ']*")
_STRETCH = re.compile(r"[^ \n]*[ \n]|[^ \n]+")
_LONGEST_KNOWN = 40
_URL = r"https?://[^\s)\]]+|www\.[^\s)\]]+|t\.me/[^\s)\]]+|[@#][\w]+"
_LINK = re.compile(r"\]\((https?://[^\s)\]]+)\)")
_TOKEN = re.compile(
    rf"(?P<url>{_URL})|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|(?P<number>\d+(?:[.,:]\d+|['’]\d{{3}}(?!\d))*)|(?P<mark>\n|[^\w\s])"
)
_Piece = tuple[str, int, int, str, bool, bool]
"""What a token holds, its offsets counted from where its stretch of text begins."""


class Kind:
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"
    URL = "url"


@dataclass(slots=True)
class Token:
    """One word, number, mark or web address of the folded text: characters `start` up to `end`.

    `is_capital`: its first letter is one; `is_upper`: so are all of them, as in "KYIV".
    """

    text: str
    start: int
    end: int
    kind: str
    is_capital: bool
    is_upper: bool


def _lower(text: str) -> str:
    """Lower case of the same length: letters whose lower form is longer stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _one_alphabet(match: re.Match[str]) -> str:
    word = match[0]
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in word)
    return word.translate(_LATIN_IN_CYRILLIC if cyrillic * 2 >= len(word) else _CYRILLIC_IN_LATIN)


def fold(text: str) -> str:
    """The text in lower case with one kind of apostrophe, quotation mark, dash and space, letter for letter.

    Markdown stars and the brackets of links become spaces, Latin letters in a Cyrillic word Cyrillic, ё е.

    >>> fold("**П’ять** «Шахедів» — 1\\u00a0150")
    '  п\\'ять   "шахедів" – 1 150'
    >>> fold("аппаратa")[-1] == "а"
    True
    """
    folded = _lower(text)
    if "](" in folded:
        folded = _LINK.sub(r"  \1 ", folded)
    folded = folded.translate(_SAME_LENGTH)
    is_mixed = not folded.isascii() and _SEAM.search(folded)
    return _MIXED_WORD.sub(_one_alphabet, folded) if is_mixed else folded


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, in order; their words are folded, their offsets are the text's.

    >>> [t.text for t in tokenize("On 5.09 – 17-ма «Shahed-136»")]
    ['on', '5.09', '–', '17', '-', 'ма', '"', 'shahed', '-', '136', '"']
    """
    tokens: list[Token] = []
    at = 0
    for stretch in _STRETCH.findall(text):
        cut = _cut_known if len(stretch) <= _LONGEST_KNOWN else _cut
        for word, start, end, kind, is_capital, is_upper in cut(stretch):
            tokens.append(Token(word, at + start, at + end, kind, is_capital, is_upper))
        at += len(stretch)
    return tokens


def _cut(stretch: str) -> Sequence[_Piece]:
    """The tokens of a stretch that ends where a space or a line does; no token crosses its ends."""
    pieces: list[_Piece] = []
    for match in _TOKEN.finditer(fold(stretch)):
        start, end = match.span()
        is_capital = stretch[start].isupper()
        is_upper = is_capital and stretch[start:end].isupper()
        pieces.append((match[0], start, end, match.lastgroup or Kind.MARK, is_capital, is_upper))
    return pieces


_cut_known = lru_cache(maxsize=32_768)(_cut)
