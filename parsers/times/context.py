"""What the words around a day say of it: an attack, somebody's statement, an earlier strike."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.phrases import Phrases, text_at, word_set
from parsers.text import Kind, Token
from parsers.times.core import TABLES, Cue, DateKind
from parsers.times.days import is_weekday

_SAID = tuple(TABLES["said"]["stems"].split())
_BULLETIN_SPEAKERS = word_set(TABLES["said"]["bulletin_speakers"])
_ATTACKS = tuple(TABLES["attacks"]["stems"].split())
_ATTACK_NOUNS = word_set(TABLES["attacks"]["nouns"])
_PAST = Phrases(dict.fromkeys(TABLES["past"]["phrases"]))
_SENTENCE_REACH = 40
_SAID_REACH = 8
_SPEAKER_REACH = 12
_HEADING_REACH = 40


def _is_boundary(tokens: Sequence[Token], i: int) -> bool:
    """Whether a sentence ends at token `i`: a new line, or a full stop between a word and a capital."""
    text = tokens[i].text
    if text in {"\n", "!", "?", ";"}:
        return True
    return (
        text == "." and len(text_at(tokens, i - 1)) > 3 and i + 1 < len(tokens) and tokens[i + 1].is_capital
    )


def is_one_sentence(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether no sentence ends between two tokens that stand near each other.

    >>> from parsers.text import tokenize
    >>> is_one_sentence(tokenize("On Friday, at 2 a.m. local time"), 1, 7)
    True
    """
    return last - first <= _SENTENCE_REACH and not any(
        _is_boundary(tokens, i) for i in range(first + 1, last)
    )


def day_kind(tokens: Sequence[Token], cue: Cue) -> DateKind:
    """A day on which somebody spoke, one that names an earlier strike, or one on which something happened."""
    if _is_reference(tokens, cue) or _is_past(tokens, cue.first):
        return DateKind.REFERENCE
    if _has_said_before(tokens, cue.first) or text_at(tokens, cue.last + 1).startswith(_SAID):
        return DateKind.SAID
    return DateKind.DAY


def _is_reference(tokens: Sequence[Token], cue: Cue) -> bool:
    """The date of "a June 1 strike" or "the December 26 Russian drone strikes"; a weekday's is this one."""
    if is_weekday(tokens, cue.first):
        return False
    after = [text_at(tokens, cue.last + n) for n in (1, 2, 3)]
    has_article = text_at(tokens, cue.first - 1) == "the"
    return after[0] in _ATTACK_NOUNS or (has_article and not _ATTACK_NOUNS.isdisjoint(after))


def _is_past(tokens: Sequence[Token], first: int) -> bool:
    """The day of "the previous record, on May 26"."""
    for i in range(first - 1, max(first - _SENTENCE_REACH, -1), -1):
        if _is_boundary(tokens, i):
            return False
        if _PAST.starting_at(tokens, i):
            return True
    return False


def _has_said_before(tokens: Sequence[Token], first: int) -> bool:
    """Whether the words just before say that somebody spoke, with no attack named in between."""
    for i in range(first - 1, max(first - _SAID_REACH, -1), -1):
        text = tokens[i].text
        if text.startswith(_SAID):
            return True
        if tokens[i].kind == Kind.MARK or text.startswith(_ATTACKS):
            return False
    return False


def is_bulletin(tokens: Sequence[Token], first: int) -> bool:
    """Whether a staff, command or ministry spoke on the day at token `first`."""
    for i in range(first - 1, max(first - _SPEAKER_REACH, -1), -1):
        if tokens[i].kind == Kind.MARK:
            return False
        if tokens[i].text in _BULLETIN_SPEAKERS:
            return True
    return False


def tells_of_attack(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the sentence of tokens `first` to `last` names an attack."""
    before = range(first - 1, max(first - _SENTENCE_REACH, -1), -1)
    after = range(last + 1, min(last + _SENTENCE_REACH, len(tokens)))
    return _names_attack(tokens, before) or _names_attack(tokens, after)


def _names_attack(tokens: Sequence[Token], steps: range) -> bool:
    for i in steps:
        if _is_boundary(tokens, i):
            return False
        if tokens[i].text.startswith(_ATTACKS):
            return True
    return False


def is_heading(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether tokens `first` to `last` stand in the first line of several, near its beginning."""
    if first > _HEADING_REACH:
        return False
    before, after = tokens[:first], tokens[last + 1 : last + _HEADING_REACH]
    return all(token.text != "\n" for token in before) and any(token.text == "\n" for token in after)
