"""Numbers that are the ages of people: ``aged 8, 12 and 17``, ``two women, 45 and 60``."""

from __future__ import annotations

from parsers.clauses import nearest_before
from parsers.grammar import words
from parsers.mentions import Mention
from parsers.sentence import Sentence
from parsers.text import Kind

_BETWEEN_AGES = words("and", "between_ages") | frozenset(",–-")
_ENDS_AGE = frozenset({",", ".", ";", ""})
_OLDEST = 110


def is_age(sentence: Sentence, mention: Mention) -> bool:
    """Whether a bare number is an age: ``aged 8, 12 and 17``, ``a security guard, 70, was hurt``."""
    if mention.unit != "bare":
        return False
    if _is_behind_person(sentence, mention) or _is_before_age(sentence, mention):
        return True
    if _is_in_row_of_ages(sentence, mention):
        return True
    age = nearest_before(sentence.cues("age"), mention)
    if age is None:
        return False
    between = range(age.last + 1, mention.first)
    return all(i in sentence.quantity_at or sentence.text_at(i) in _BETWEEN_AGES for i in between)


def _is_behind_person(sentence: Sentence, mention: Mention) -> bool:
    """Whether digits stand between commas right behind a person or a name."""
    before = _before_caption(sentence, mention.first - 2)
    is_enclosed = (
        sentence.text_at(mention.first - 1) == "," and sentence.text_at(mention.last + 1) in _ENDS_AGE
    )
    if not is_enclosed or mention.quantity is None or not sentence.text_at(mention.first).isdigit():
        return False
    person = sentence.term_at.get(before)
    is_one = person is not None and person.kind == "unit" and person.form == "singular"
    is_named = (
        person is None
        and before >= sentence.first + 1
        and (_is_full_name(sentence, before) or sentence.is_kind(before - 1, "say"))
    )
    return (is_one or is_named) and (mention.quantity.low or 0) <= _OLDEST


def _before_caption(sentence: Sentence, i: int) -> int:
    """The token before ``(pictured)`` behind a name, or `i` itself."""
    return i - 3 if (sentence.text_at(i), sentence.text_at(i - 2)) == (")", "(") else i


def _is_in_row_of_ages(sentence: Sentence, mention: Mention) -> bool:
    """``two women, 45 and 60``: as many numbers behind people as people were counted."""
    first, end = mention.first, mention.last + 1
    while _is_of_ages(sentence, first - 1):
        first -= 1
    while _is_of_ages(sentence, end):
        end += 1
    people = sentence.term_at.get(first - 1)
    if people is None or people.kind != "unit" or people.first - 1 not in sentence.quantity_at:
        return False
    ages = [int(text) for text in sentence.texts(first, end) if text.isdigit()]
    return sentence.quantity_at[people.first - 1].low == len(ages) > 1 and max(ages) <= _OLDEST


def _is_of_ages(sentence: Sentence, i: int) -> bool:
    text = sentence.text_at(i)
    return text in _BETWEEN_AGES or (i in sentence.quantity_at and text.isdigit())


def _is_before_age(sentence: Sentence, mention: Mention) -> bool:
    """``жінок 56 та 80 років``: the years behind the second number are of the first too."""
    after = mention.last + 1
    following = sentence.quantity_at.get(after + 1)
    return sentence.text_at(after) in _BETWEEN_AGES and following is not None and following.name == "unit"


def _is_full_name(sentence: Sentence, last: int) -> bool:
    return all(
        sentence.tokens[i].is_capital
        and sentence.tokens[i].kind == Kind.WORD
        and i not in sentence.place_starts
        for i in (last - 1, last)
    )
