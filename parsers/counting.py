"""All that a sentence counts: its mentions in order."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.describing import is_header
from parsers.grammar import stems, words
from parsers.groups import weapon_group
from parsers.mentions import Mention
from parsers.negation import is_recorded_as_none
from parsers.numbers.core import Form, Quantity
from parsers.one_person import one_person
from parsers.parts import counted
from parsers.sentence import Sentence
from parsers.text import DASHES

_JOINTS = words("joints")
_AND = words("and")
_NONE_OF = words("none_of")
_DENIED_LIST = words("denied_list")
_ONE_MORE = words("one_more")
_ONE = words("one_article")
_ONE_OR_MORE = _ONE | _ONE_MORE
_AMONG = words("among")
_EXCEPT = words("except")
_NEAR_EXCEPT = 6
_PEOPLE = frozenset({"person", "others", "bare"})
_MOST = words("most")
_OF = words("of", "out_of_slavic")
_YEARS_OLD = stems("years_old")
_IN_HOSPITAL = stems("in_hospital")
_HOSPITAL = stems("hospital")
_CHILDREN = stems("children")
_NO_COUNTS = frozenset({"decimal", "too long for a count"})
_DEEDS = frozenset({"hit", "killed", "injured"})
_NEAR_WEAPON = 3
_ENDS = frozenset({".", ",", ";"})
_NEAR_DASH = 3
_NEAR_OF_WHICH, _NEAR_AMONG, _NEAR_UNDISCLOSED = 3, 6, 13


def find_mentions(sentence: Sentence) -> list[Mention]:
    """All mentions of a sentence in order; those counted out of a whole come before it."""
    found: list[Mention] = []
    consumed: set[int] = set()
    for i in _beginnings(sentence):
        if i in consumed:
            continue
        for mention in _mentions_at(sentence, i):
            mention.is_part = _is_part(sentence, mention, found[-1] if found else None)
            mention.is_none = _is_denied(sentence, mention)
            mention.is_undisclosed = _is_withheld(sentence, mention)
            mention.excepted = _excepted(sentence, mention) if mention.is_all else ()
            found.append(mention)
            consumed |= mention.tokens(sentence)
    return found


def _beginnings(sentence: Sentence) -> list[int]:
    """The tokens that a mention may begin at, in order."""
    texts = [token.text for token in sentence.tokens[sentence.first : sentence.end]]
    if not (sentence.quantities or sentence.has_kind("weapon", "unit") or not _ONE_MORE.isdisjoint(texts)):
        return []
    terms = [
        i for kind in ("weapon", "unit") for t in sentence.of_kind(kind) for i in range(t.first, t.last + 1)
    ]
    one_more = (i for i, text in enumerate(texts, sentence.first) if text in _ONE_OR_MORE)
    return sorted({*terms, *sentence.quantity_at, *one_more})


def _mentions_at(sentence: Sentence, i: int) -> Iterator[Mention]:
    if sentence.is_count(i):
        yield from counted(sentence, sentence.quantity_at[i])
    elif sentence.is_kind(i, "weapon"):
        yield from _uncounted(sentence, i)
    elif _is_one_more_in_row(sentence, i):
        yield Mention(i, i + 1, "bare", is_plural=False, is_another=True)
    elif _is_one_more(sentence, i):
        yield Mention(i, i, "bare", is_plural=False, is_another=True)
    elif sentence.is_kind(i, "unit"):
        yield from one_person(sentence, sentence.term_at[i])


def _uncounted(sentence: Sentence, i: int) -> Iterator[Mention]:
    """``балістичною ракетою``, ``a Shahed drone``: a weapon with no number that announces no list."""
    group = weapon_group(sentence, i, is_counted=False)
    if group is None or group.weapon == "any" or _is_artillery(group) or is_header(sentence, group):
        return
    if any(uncounted(sentence, q) for q in sentence.quantities if group.first <= q.first <= group.last):
        return
    if _means_itself(sentence, group):
        yield group


def uncounted(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a number that is no count stands before a weapon: 1.150 drones may be one or a thousand."""
    ahead = range(quantity.last + 1, min(quantity.last + _NEAR_WEAPON + 1, sentence.end))
    return quantity.name in _NO_COUNTS and any(sentence.is_kind(i, "weapon") for i in ahead)


def _is_artillery(group: Mention) -> bool:
    """``Grad MLRS``: launchers that shell, of which no weapon in the air is told."""
    return group.weapon == "rocket" and all(m.form == "either" for m in group.members)


def _means_itself(sentence: Sentence, group: Mention) -> bool:
    """Whether an English singular speaks of one weapon: by an article, a side, a type, or ``drone hits``."""
    if group.is_plural or group.has_article or not sentence.tokens[group.last].text.isascii():
        return True
    acts = sentence.term_at.get(group.last + 1)
    is_acting = acts is not None and acts.key in _DEEDS and sentence.text_at(group.last + 1).endswith("s")
    return bool(group.sides) or is_acting or any(m.form == "either" for m in group.members)


def _is_one_more_in_row(sentence: Sentence, i: int) -> bool:
    """``a fifth was jammed``, ``disabling a fifth``: one more by its place in the row."""
    quantity = sentence.quantity_at.get(i + 1)
    if sentence.text_at(i) not in _ONE or quantity is None:
        return False
    if quantity.form not in {Form.ORDINAL, Form.FRACTION}:
        return False
    after = i + 2
    is_end = after >= sentence.end or sentence.text_at(after) in _ENDS
    return is_end or sentence.is_cue(after, "auxiliary") or sentence.is_kind(after, "trigger")


def _is_one_more(sentence: Sentence, i: int) -> bool:
    """``another was jammed``, ``downing another.``: one more, and no noun behind."""
    if sentence.text_at(i) not in _ONE_MORE:
        return False
    if sentence.is_kind(i - 1, "trigger") and sentence.text_at(i + 1) in {".", ",", ""}:
        return True
    is_subject = sentence.is_cue(i + 1, "auxiliary", "preposition") or sentence.is_kind(i + 1, "trigger")
    return is_subject or sentence.text_at(i + 1) == "–"


def _is_part(sentence: Sentence, mention: Mention, before: Mention | None) -> bool:
    """``of which 90 were Shaheds and 12 decoys``: a part, or the next in a list of parts."""
    is_of_people = mention.whole is not None and mention.unit == "person"
    if mention.is_back_reference or is_of_people:
        return True
    first = _before_age(sentence, mention.first)
    near = first - _NEAR_OF_WHICH
    if any(near <= t.last and t.first < mention.first for t in sentence.cues("of_which")):
        return True
    is_most = not _MOST.isdisjoint(sentence.texts(near, mention.first))
    if is_most or _is_among_hurt(sentence, mention):
        return True
    return before is not None and before.is_part and _goes_on(sentence, before.last + 1, first)


def _before_age(sentence: Sentence, first: int) -> int:
    """The token where a person's age begins, or else the person: «31-річний чоловік»."""
    is_aged = sentence.text_at(first - 1).startswith(_YEARS_OLD) and sentence.text_at(first - 2) == "-"
    return first - 3 if is_aged else first


def _is_among_hurt(sentence: Sentence, mention: Mention) -> bool:
    """``среди погибших – двое подростков``, ``20 of the injured``, ``девять госпитализированы``."""
    if mention.unit not in _PEOPLE or sentence.text_at(mention.first - 1) in _AMONG:
        return False
    behind = range(mention.last + 1, mention.last + _NEAR_AMONG)
    if _is_told_as_part(sentence, mention):
        return True
    if any(sentence.text_at(i).startswith(_IN_HOSPITAL) for i in behind):
        return True
    is_of_those_told = mention.unit == "bare" and not mention.is_another
    if is_of_those_told and any(sentence.text_at(i).startswith(_HOSPITAL) for i in behind):
        return True
    if not sentence.triggers("killed", "injured"):
        return False
    around = [*range(mention.first - _NEAR_AMONG, mention.first), *behind]
    among = (i for i in around if sentence.text_at(i) in _AMONG)
    dash = any(sentence.text_at(i) == "–" for i in range(mention.first - _NEAR_DASH, mention.first))
    if dash and sentence.text_at(sentence.first) in _AMONG:
        return _has_hurt(sentence, range(sentence.first, mention.first))
    is_of = sentence.text_at(mention.last + 1) in _OF and _has_hurt(sentence, behind)
    return is_of or any(_has_hurt(sentence, range(i + 1, i + _NEAR_AMONG)) for i in among)


def _is_told_as_part(sentence: Sentence, mention: Mention) -> bool:
    """``three children among them``, «четыре погибших, двое — дети»."""
    i = mention.last + 1
    if sentence.is_cue(i, "of_which") and sentence.text_at(i) in _AMONG:
        return True
    is_behind_dash = not DASHES.isdisjoint(sentence.texts(mention.first + 1, mention.last))
    return is_behind_dash and sentence.text_at(mention.last).startswith(_CHILDREN)


def _has_hurt(sentence: Sentence, tokens: range) -> bool:
    return any(sentence.is_people_trigger(i) for i in tokens)


def _goes_on(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only commas and joints stand between two members of a list."""
    between = (sentence.text_at(i) for i in range(start, end))
    return start < end and all(text in _JOINTS or text == "," for text in between)


def _excepted(sentence: Sentence, mention: Mention) -> tuple[str, ...]:
    """``all the projectiles, except for the Iskander-M missile``: the weapons that "all" leaves out."""
    near = range(mention.last + 1, mention.last + _NEAR_EXCEPT)
    start = next((i for i in near if sentence.text_at(i) in _EXCEPT), None)
    if start is None:
        return ()
    named = (sentence.term_at.get(i) for i in range(start + 1, start + _NEAR_EXCEPT))
    return tuple(dict.fromkeys(term.key for term in named if term is not None and term.kind == "weapon"))


def _is_denied(sentence: Sentence, mention: Mention) -> bool:
    """``no drones were launched``, ``ударних дронів не зафіксовано``: a weapon that was not there."""
    if mention.unit != "weapon" or mention.quantity is not None:
        return False
    before = mention.first - 1
    while sentence.text_at(before) in _DENIED_LIST:
        before -= 1
    return sentence.text_at(before) in _NONE_OF or is_recorded_as_none(sentence, mention)


def _is_withheld(sentence: Sentence, mention: Mention) -> bool:
    """``ballistic missiles, their number was not disclosed``: a weapon whose number is kept back."""
    if mention.unit != "weapon" or mention.quantity is not None or not mention.is_plural:
        return False
    reach = mention.last + _NEAR_UNDISCLOSED
    return any(mention.last < t.last and t.first <= reach for t in sentence.cues("undisclosed"))
