"""Whether a weapon's name means weapons, describes another noun (``drone attack``), or announces a list."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.adjectives import adjectives_before, article_before, may_stand_between
from parsers.grammar import stems, words
from parsers.mentions import Mention
from parsers.sentence import Sentence
from parsers.terms import Term

_EVENTS = words("events")
_EVENT_NOUNS = words("event_nouns")
_AGAINST = words("against")
_ENGLISH_JOINTS = words("english_joints")
_AND = words("and")
_LAUNCHERS = words("launchers")
_FROM = words("fired_from")
_HITS = words("hits")
_BEFORE_HEADLINE = words("as", "when") | frozenset(":;")
_STORES = words("stores")
_EQUIPPED = words("equipped")
_INSTALLATIONS = stems("installations")
_MAKING = words("making")
_WITH = words("agent")
_BEHIND_NAME = words("type") | frozenset('"-')
_BEHIND_LONE_ADJECTIVE = words("and", "or") | {",", ")", ".", ""}
_NEAR_EVENT, _NEAR_COLON, _NEAR_WITH = 4, 7, 9


def only_describes(sentence: Sentence, members: Sequence[Term], last: int) -> bool:
    """Whether a weapon group up to token `last` describes the noun behind it: ``missile debris``."""
    before = sentence.text_at(members[0].first - 1)
    if before.startswith(_INSTALLATIONS) or before in _MAKING:
        return True
    i = last + 1
    while sentence.text_at(i) in _BEHIND_NAME:
        i += 1
    if sentence.text_at(i) in _EQUIPPED and sentence.text_at(i - 1) == "-":
        return True
    if sentence.text_at(i) in _LAUNCHERS:
        return not (_is_fired_with(sentence, members[0]) or _is_source(sentence, members))
    if members[-1].form == "plural":
        return False
    i = _past_abbreviation(sentence, i)
    if sentence.text_at(i) == "," or sentence.text_at(i) in _ENGLISH_JOINTS:
        return _is_joined_to_event(sentence, i)
    if sentence.is_kind(i, "event") or sentence.is_cue(i, "debris") or sentence.text_at(i) in _STORES:
        return True
    if _is_hit_of(sentence, members[0].first, i):
        return False
    has_article = article_before(sentence, adjectives_before(sentence, members[0].first))
    is_goal_told = sentence.is_cue(i + 1, "preposition") or sentence.text_at(i + 1) in _AGAINST
    return sentence.text_at(i) in (_EVENT_NOUNS if has_article and not is_goal_told else _EVENTS)


def _is_hit_of(sentence: Sentence, first: int, i: int) -> bool:
    """``Russian drone hits Odesa``: a headline's verb with its object behind it, and no noun."""
    if sentence.text_at(i) not in _HITS or i + 1 >= sentence.end:
        return False
    opening = first - sentence.is_kind(first - 1, "side")
    if opening != sentence.first and sentence.text_at(opening - 1) not in _BEFORE_HEADLINE:
        return False
    return sentence.is_kind(i + 1, "side") or i + 1 in sentence.place_starts


def _is_fired_with(sentence: Sentence, name: Term) -> bool:
    """``struck the city with S-300 missile systems``: what strikes are their missiles."""
    before = name.first - 1
    is_listed = sentence.text_at(before) in _AND and not _WITH.isdisjoint(
        sentence.texts(before - _NEAR_WITH, before)
    )
    return name.key == "s300" and (is_listed or sentence.text_at(before) in _WITH)


def _is_source(sentence: Sentence, members: Sequence[Term]) -> bool:
    """``60 rockets from Grad systems``: where the weapons before came from."""
    return any(sentence.text_at(name.first - 1) in _FROM for name in members[1:])


def _past_abbreviation(sentence: Sentence, i: int) -> int:
    """The token behind ``(IRBM)``, or `i` itself."""
    return i + 3 if (sentence.text_at(i), sentence.text_at(i + 2)) == ("(", ")") else i


def _is_joined_to_event(sentence: Sentence, i: int) -> bool:
    """Whether ``missile and drone strikes`` goes on at the joint: weapons until an event noun."""
    for j in range(i + 1, min(i + _NEAR_EVENT + 1, sentence.end)):
        if sentence.is_kind(j, "event") or sentence.text_at(j) in _EVENTS:
            return True
        term = sentence.term_at.get(j)
        if term is None or term.kind not in {"weapon", "filler"} or term.form == "plural":
            return False
    return False


def stands_for_noun(sentence: Sentence, adjective: Term) -> bool:
    """Whether an adjective stands without its noun: ``46 із них - реактивні``, ``ballistic, …``."""
    behind = adjective.last + 1
    return sentence.text_at(behind) in _BEHIND_LONE_ADJECTIVE or sentence.is_cue(behind, "with")


def is_header(sentence: Sentence, group: Mention) -> bool:
    """Whether the group only announces the types behind a colon: ``ракетами: Іскандер-М, Онікс``."""
    colon = sentence.next_mark(group.last, ":", _NEAR_COLON)
    if colon is None or not sentence.is_kind(colon + 1, "weapon"):
        return False
    return all(_is_of_header(sentence, i) for i in range(group.last + 1, colon))


def _is_of_header(sentence: Sentence, i: int) -> bool:
    is_word = may_stand_between(sentence, i) or sentence.is_kind(i, "weapon")
    return is_word or sentence.text_at(i) == "," or sentence.text_at(i) in _AND
