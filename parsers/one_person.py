"""One person or two that nothing else counts: ``a woman``, ``his wife``, ``чоловік``, ``twins``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from parsers.grammar import endings, stems, words
from parsers.mentions import Mention
from parsers.phrases import touches
from parsers.sentence import Sentence
from parsers.terms import Term
from parsers.text import Kind

_ONE_PERSON = frozenset({"person", "fatality"})
_PEOPLE = frozenset({"person", "others", "bare"})
_AND = words("and")
_OF = words("of")
_AT_PERSON = words("at_person")
_LIST = _AND | {","}
_ONE_MORE = words("one_more")
_WHOSE = words("whose")
_THEIR = words("their_own")
_THE = words("definite")
_DIED = words("died")
_ADULTS = stems("adults")
_BODIES = words("bodies")
_TOLLS = words("toll_nouns")
_YEARS_OLD = stems("years_old")
_OWNERS = endings("kin_owners")
_PAST_VERBS = endings("slavic_past")
_NEAR_SAYING, _NEAR_ARTICLE = 6, 6


def one_person(sentence: Sentence, term: Term) -> Iterator[Mention]:
    """``a woman``, ``his wife``, ``чоловік``, ``twins``: one person or two that nothing else counts."""
    ages = list(_ages_before(sentence, term)) if term.key in _ONE_PERSON else []
    if len(ages) > 1:
        yield Mention(ages[-1], term.last, term.key, is_plural=False, meant=len(ages))
        return
    if term.key not in _ONE_PERSON or term.form != "singular" or _goes_on_with_hyphen(sentence, term):
        return
    meant, last = term.entry.attributes.get("meant", 1), term.last
    if (meant == 1 and _only_describes(sentence, term.last + 1)) or sentence.text_at(term.last + 1) in _TOLLS:
        return
    if _is_one_of_those(sentence, term) or _is_told_in_detail(sentence, term) or _speaks(sentence, term):
        return
    if sentence.is_cyrillic(term.first) and (_owns(sentence, term) or _acts_otherwise(sentence, term)):
        return
    if _is_surname(sentence, term.first):
        return
    ahead = range(term.first - 1, max(sentence.first, term.first - _NEAR_ARTICLE) - 1, -1)
    back = takewhile(lambda j: not _begins_anew(sentence, j), ahead)
    article = next((j for j in back if _tells_one(sentence, j)), None)
    if article is not None or sentence.is_cyrillic(term.first) or meant > 1:
        first = term.first if article is None else article
        if meant == 1 and (other := _joined_person(sentence, term)) is not None:
            meant, last = 2, other.last
        yield Mention(first, last, term.key, is_plural=False, meant=meant)


def _is_surname(sentence: Sentence, i: int) -> bool:
    """«губернатора Юрия Слюсаря»: a surname that would mean a locksmith."""
    name, before = sentence.tokens[i], sentence.tokens[i - 1]
    is_named = name.is_capital and not name.is_upper and before.is_capital and before.kind == Kind.WORD
    return i - 1 > sentence.first and is_named and sentence.is_cyrillic(i)


def _only_describes(sentence: Sentence, i: int) -> bool:
    """Whether a person before token `i` describes what stands there, not lives in it: «житель села»."""
    term = sentence.term_at.get(i)
    if term is None or term.kind != "unit" or not sentence.is_cyrillic(i):
        return sentence.is_kind(i, "filler", "unit") and sentence.text_at(i) not in _OF
    is_thing = term.key not in _PEOPLE | _ONE_PERSON
    return not (is_thing or _owns(sentence, term))


def _speaks(sentence: Sentence, term: Term) -> bool:
    """«За словами вчителя», «директор лікарні розповів»: who tells of those hurt, and is none of them."""
    if not sentence.is_cyrillic(term.first) or not sentence.has_kind("say"):
        return False
    if sentence.is_kind(term.first - 1, "say"):
        return True
    behind = range(term.last + 1, term.last + _NEAR_SAYING)
    told = takewhile(lambda i: i < sentence.end and sentence.tokens[i].kind != Kind.MARK, behind)
    return any(sentence.is_kind(i, "say") for i in told)


def _owns(sentence: Sentence, term: Term) -> bool:
    """«по дому депутата», «атаковал машину врача», «сын работника»: whose thing or whose kin is told of."""
    noun = term.first - 1
    if not sentence.text_at(term.last).endswith(_OWNERS) or sentence.is_kind(noun, "trigger"):
        return False
    if sentence.is_kind(noun, "unit"):
        return True
    verb = sentence.term_at.get(noun - 1)
    is_struck = verb is not None and verb.kind == "trigger" and verb.key in {"launched", "hit"}
    if noun in sentence.term_at or noun < sentence.first or sentence.tokens[noun].kind != Kind.WORD:
        return False
    return is_struck or sentence.is_cue(noun - 1, "preposition", "across")


def _acts_otherwise(sentence: Sentence, term: Term) -> bool:
    """«ранен мужчина, его друг вызвал врачей», «тіло знайшов її сусід»: one told of for what he did."""
    if sentence.text_at(term.first - 1) not in _THEIR:
        return False
    return any(_is_past_verb(sentence, i) for i in (term.last + 1, term.first - 2))


def _is_past_verb(sentence: Sentence, i: int) -> bool:
    """Whether an unknown Slavic word ends as verbs do that tell what somebody did."""
    return i not in sentence.term_at and sentence.text_at(i).endswith(_PAST_VERBS)


def _tells_one(sentence: Sentence, i: int) -> bool:
    """Whether ``a``, ``his``, ``another`` or ``killing the`` stands at an index: the person behind is one."""
    text = sentence.text_at(i)
    is_definite = text in _THE and (sentence.is_people_trigger(i - 1) or _dies(sentence, i))
    is_article = sentence.is_cue(i, "article") or text in _WHOSE or is_definite
    return is_article or (text in _ONE_MORE and text.isascii())


def _dies(sentence: Sentence, the: int) -> bool:
    """``a drone hit a car, the driver died``: a person right behind "the", his death, and what caused it."""
    person = sentence.term_at.get(the + 1)
    if person is None or person.kind != "unit" or person.form != "singular":
        return False
    near = sentence.between_semicolons(the)
    if not any(
        t.first in near
        for t in (*sentence.of_kind("weapon"), *sentence.of_kind("event"), *sentence.triggers("hit"))
    ):
        return False
    verb = person.last + 1
    is_passive = sentence.is_cue(verb, "auxiliary") and sentence.is_people_trigger(verb + 1)
    return is_passive or (sentence.is_people_trigger(verb) and sentence.text_at(verb) in _DIED)


def _joined_person(sentence: Sentence, term: Term) -> Term | None:
    """``a man and a woman``: the one whom "and" joins right to another, told as two."""
    i = _past_age(sentence, term.last + 2 + sentence.is_cue(term.last + 2, "article"))
    other = sentence.term_at.get(i)
    if sentence.text_at(term.last + 1) not in _AND or other is None or other.key not in _ONE_PERSON:
        return None
    pair = (sentence.text_at(term.last), sentence.text_at(other.last))
    are_adults = all(word.startswith(_ADULTS) for word in pair)
    return other if are_adults or _are_found_dead(sentence, term, other) else None


def _are_found_dead(sentence: Sentence, one: Term, other: Term) -> bool:
    """«тіла директорки та бухгалтерки»: two whom one noun is told of."""
    is_noun = sentence.text_at(one.first - 1) in _BODIES
    return is_noun and one.form == other.form == "singular"


def _ages_before(sentence: Sentence, term: Term) -> Iterator[int]:
    """Where ages begin by which a noun means several: «88-річна та 66-річна жінки»."""
    i = term.first - 1
    while sentence.text_at(i).startswith(_YEARS_OLD) and sentence.text_at(i - 1) == "-":
        yield i - 2
        i -= 3 + (sentence.text_at(i - 3) in _LIST)


def _past_age(sentence: Sentence, i: int) -> int:
    """The token behind «52-річний» before a person, or `i` itself."""
    is_age = sentence.text_at(i + 1) == "-" and sentence.text_at(i + 2).startswith(_YEARS_OLD)
    return i + 3 if is_age else i


def _begins_anew(sentence: Sentence, i: int) -> bool:
    """Whether a comma or a verb stands at an index: an article before it is of another noun."""
    return sentence.text_at(i) == "," or sentence.is_people_trigger(i)


def _goes_on_with_hyphen(sentence: Sentence, term: Term) -> bool:
    """``дівчина-підліток``: the second word of one person's name."""
    return sentence.text_at(term.first - 1) == "-" and sentence.is_kind(term.first - 2, "unit")


def _is_one_of_those(sentence: Sentence, term: Term) -> bool:
    """``two more casualties - a man and a woman``: people told one by one, counted before the dash."""
    opening = next(
        (i for i in range(term.first - 1, sentence.first, -1) if _opens_details(sentence, i)), None
    )
    if opening is not None and any(sentence.is_cue(i, "of_which") for i in (opening - 1, opening - 2)):
        return False
    if opening is None or any(sentence.is_people_trigger(i) for i in range(opening + 1, term.first)):
        return False
    is_of_people = any(_is_person(sentence, i) for i in range(sentence.first, opening))
    if (pair := sentence.term_at.get(opening - 1)) is not None and pair.entry.attributes.get("meant"):
        return True
    counted = [q.last for q in sentence.quantities if q.last < opening and sentence.is_count(q.first)]
    return bool(counted) and (is_of_people or counted[-1] == opening - 1)


def _is_told_in_detail(sentence: Sentence, term: Term) -> bool:
    """``two died, one of them a child``, «пострадали двое, у женщины перелом»: one of those just counted."""
    counted = [q for q in sentence.quantities if q.first < term.first and sentence.is_count(q.first)]
    if not counted:
        return False
    behind = counted[-1].last + 1
    opening = sentence.term_at.get(behind)
    if opening is not None and sentence.is_cue(behind, "of_which") and sentence.text_at(behind) in _OF:
        return sentence.is_cue(opening.last + 1, "article") and counted[-1].low == 1
    told = [t for t in sentence.triggers("killed", "injured") if t.first < term.first]
    if told and told[-1].key == "killed":
        return False
    return sentence.text_at(term.first - 1) in _AT_PERSON and sentence.text_at(term.first - 2) in {",", "–"}


def _opens_details(sentence: Sentence, i: int) -> bool:
    """Whether a colon, or a dash with spaces around it, stands at an index."""
    text = sentence.text_at(i)
    return text in {":", "–"} or (text == "-" and not touches(sentence.tokens, i - 1))


def _is_person(sentence: Sentence, i: int) -> bool:
    """Whether people are named at an index, or what became of them."""
    return sentence.is_kind(i, "unit") or sentence.is_people_trigger(i)
