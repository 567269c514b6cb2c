"""What may stand between a number and its noun: adjectives, sides, marks; and how many they mean."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from parsers.grammar import endings, words
from parsers.sentence import Sentence
from parsers.terms import Term
from parsers.text import Kind

LONGEST_GAP = 7
_ONE_DID = endings("one_did")
_ENDINGS = endings("adjective_endings")
_ENGLISH_ENDINGS = endings("english_adjective_endings")
_NATIONS = endings("nation_endings")
_NO_ADJECTIVES = words("no_english_adjectives")
_PLURAL_ENDINGS = endings("plural_adjective_endings")
_ONE_INSTRUMENTAL = endings("one_instrumental_endings")
_ACTIONS = endings("action_endings")
_ONE_OR_MANY = words("one_or_many")
_BEFORE_WEAPON = words("before_weapon")
_LIST_JOINTS = words("and", "or") | {","}
_ONE_MORE = words("one_more")
_ARTICLES = words("indefinite_articles")
_AT_WORK = words("at_work")
_CLOSING = words("definite")
_LONGEST_ROLE, _LONGEST_ROW = 4, 5
_TELLING = ("trigger", "weapon", "say", "claimant", "side", "unit")
_BREAKS = words("and", "or", "no_adjectives") | frozenset("/()–'")
_MARKS_BEFORE = frozenset('"-')
_MARKS_BETWEEN = frozenset("\"'-–/()\n")
_SHORTEST = 5


def may_stand_between(sentence: Sentence, i: int) -> bool:
    """Whether the word at an index may stand between a number and its noun."""
    if sentence.is_kind(i, "filler", "side") or sentence.is_name(i) or sentence.is_cue(i, "another"):
        return True
    if sentence.is_cue(i, "of_which", "article"):
        return False
    if sentence.tokens[i].kind == Kind.MARK:
        return sentence.tokens[i].text in _MARKS_BETWEEN or _describes_people(sentence, i)
    if sentence.term_at.get(i) is not None:
        return _describes_people(sentence, i)
    return _is_slavic_adjective(sentence, i) or _is_english_adjective(sentence, i)


def _is_slavic_adjective(sentence: Sentence, i: int) -> bool:
    """Whether an unknown word has an adjective's ending and is no name."""
    token = sentence.tokens[i]
    if token.kind != Kind.WORD or token.is_capital or not sentence.is_cyrillic(i):
        return False
    return len(token.text) >= _SHORTEST and token.text.endswith(_ENDINGS)


def _is_english_adjective(sentence: Sentence, i: int) -> bool:
    """Whether an unknown word has an English adjective's ending and stands right before a weapon.

    One of a nation may stand before people too: ``five Azerbaijani crew members``.
    """
    token = sentence.tokens[i]
    if _describes_people(sentence, i):
        return True
    if token.is_capital and token.text.endswith(_NATIONS):
        return sentence.is_kind(i + 1, "weapon", "filler", "unit") or _describes_people(sentence, i + 1)
    if token.kind != Kind.WORD or token.is_capital or token.text in _NO_ADJECTIVES:
        return False
    return token.text.endswith(_ENGLISH_ENDINGS) and sentence.is_kind(i + 1, "weapon", "filler")


def _describes_people(sentence: Sentence, i: int) -> bool:
    """``seven night-shift workers``, ``two French aid workers``: plain words up to people in the plural."""
    if not sentence.has_kind("unit"):
        return False
    people = next((j for j in range(i, i + _LONGEST_ROLE) if sentence.is_kind(j, "unit")), None)
    if people is None or sentence.text_at(people) not in _AT_WORK:
        return False
    return all(_is_plain(sentence, j) for j in range(i, people))


def _is_plain(sentence: Sentence, i: int) -> bool:
    """Whether a word or hyphen tells of no deed, no speaker and no joint."""
    token = sentence.tokens[i]
    is_word = token.kind == Kind.WORD and not token.is_capital and token.text not in _NO_ADJECTIVES
    return token.text == "-" or (is_word and not sentence.is_kind(i, *_TELLING))


def adjectives_before(sentence: Sentence, i: int) -> int:
    """Where the adjectives before a weapon begin."""
    first = i
    while first > sentence.first and first > i - LONGEST_GAP and _describes(sentence, first - 1):
        first -= 1
    return first


def _describes(sentence: Sentence, i: int) -> bool:
    text = sentence.text_at(i)
    if text in _MARKS_BEFORE or text in _BEFORE_WEAPON:
        return True
    return text not in _BREAKS and may_stand_between(sentence, i)


def article_before(sentence: Sentence, first: int) -> bool:
    """``a drone``, ``another downed drone``: an article at token `first`, before it or its participle."""
    before = first - 2 if sentence.is_kind(first - 1, "trigger") else first - 1
    opening = sentence.text_at(first)
    is_one_more = opening in _ONE_MORE or (opening in _ARTICLES and sentence.is_cue(first, "another"))
    is_inside = sentence.is_cue(first, "article")
    is_before = sentence.is_cue(before, "article", "another") or _is_described_further(sentence, before)
    return is_one_more or is_inside or is_before


def _is_described_further(sentence: Sentence, i: int) -> bool:
    """``a powerful Russian missile``, ``a low-flying drone``: an article before a word of any kind."""
    back = range(i, max(sentence.first, i - _LONGEST_ROW), -1)
    words_between = list(takewhile(lambda j: _is_unknown(sentence, j), back))
    return bool(words_between) and sentence.is_cue(words_between[-1] - 1, "article")


def leads_to_weapon(sentence: Sentence, i: int) -> bool:
    """Whether unknown English words from token `i` end at a weapon: ``60 small, low-cost drones``."""
    ahead = takewhile(lambda j: _is_unknown(sentence, j), range(i, min(i + _LONGEST_ROW, sentence.end)))
    last = max(ahead, default=None)
    return last is not None and sentence.is_kind(last + 1, "weapon", "filler")


def _is_unknown(sentence: Sentence, i: int) -> bool:
    """Whether an English word that no lexicon knows, a hyphen, or a comma behind such a word stands there."""
    if sentence.text_at(i) == ",":
        is_row = _is_open(sentence, i + 1) or sentence.is_kind(i + 1, "filler")
        return is_row and _is_open(sentence, i - 1)
    return _is_open(sentence, i) or (sentence.text_at(i) == "-" and _is_plain(sentence, i))


def _is_open(sentence: Sentence, i: int) -> bool:
    """Whether a plain English word that no lexicon knows stands at an index, and none that closes a row."""
    if not sentence.first <= i < sentence.end or i in sentence.quantity_at:
        return False
    is_word = i not in sentence.term_at and sentence.text_at(i).isascii()
    return is_word and sentence.text_at(i) not in _CLOSING and _is_plain(sentence, i)


def _shares_plural_noun(sentence: Sentence, adjective: Term) -> bool:
    """``ballistic, cruise and anti-ship missiles``: an adjective whose plural noun ends the list."""
    i = adjective.last + 1
    while i < sentence.end and (sentence.text_at(i) in _LIST_JOINTS or sentence.is_kind(i, "filler")):
        i = sentence.term_at[i].last + 1 if i in sentence.term_at else i + 1
        term = sentence.term_at.get(i)
        if term is not None and term.kind == "weapon":
            if term.form != "adjective":
                return term.form == "plural"
            i = term.last + 1
    return False


def means_many(sentence: Sentence, first: int, members: Sequence[Term]) -> bool:
    """How many a weapon with no number means: the noun's form decides, then the adjectives before it."""
    is_class = members[0].form == "either" and members[0].key == "drone"
    is_apposed = is_class and all(m.form == "singular" for m in members[1:])
    forms = [m.form for m in (members[:1] if is_apposed and len(members) > 1 else members)]
    if "plural" in forms:
        return True
    if "singular" in forms:
        return False
    noun = next((m for m in members if m.form != "adjective"), None)
    if noun is None:
        is_plural = sentence.tokens[members[0].last].text.endswith(_PLURAL_ENDINGS)
        return is_plural or _shares_plural_noun(sentence, members[-1])
    before = [t.text for t in sentence.tokens[first : noun.last] if t.text.endswith(_ENDINGS)]
    if before:
        return any(text.endswith(_PLURAL_ENDINGS) for text in before)
    if noun.form == "either" and sentence.text_at(noun.first).endswith(_ONE_INSTRUMENTAL):
        return False
    if noun.form == "either" and _has_singular_verb(sentence, members[-1].last + 1):
        return False
    is_object = sentence.text_at(first - 1).endswith(_ACTIONS)
    return not (is_object and sentence.text_at(noun.first) in _ONE_OR_MANY)


def _has_singular_verb(sentence: Sentence, i: int) -> bool:
    """«БПЛА попал в здание», «БпЛА влучив»: one weapon, as its Slavic verb says."""
    verb = sentence.term_at.get(i)
    is_verb = verb is not None and verb.kind == "trigger" and verb.first == verb.last
    return is_verb and sentence.is_cyrillic(i) and sentence.text_at(i).endswith(_ONE_DID)
