"""A number with what it counts, and the whole that it is a part of: ``24 of the 25 drones``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parsers.grammar import words
from parsers.mentions import Mention, bare, stands_alone
from parsers.nouns import noun_behind
from parsers.numbers.core import Quantity
from parsers.sentence import Sentence
from parsers.shares import is_shared_out
from parsers.text import DASHES

_OUT_OF = words("out_of")
_OUT_OF_WHOLE = words("out_of", "out_of_whole")
_BEFORE_WHOLE = words("before_whole")
_BY = words("by")
_AND = words("and")
_RAIDS = words("raids")
_OPENINGS = DASHES | frozenset('"(')
_NEAR_WHOLE = 4


def counted(sentence: Sentence, quantity: Quantity) -> Iterator[Mention]:
    """The mention of a number, and behind it that of the whole it is counted out of, if one is named."""
    if (raid := _in_raid(sentence, quantity)) is not None:
        yield raid
        return
    start = quantity.last + 1
    whole_at = _whole_behind(sentence, start)
    if _is_first_of_pair(sentence, start):
        yield replace(bare(sentence, quantity, quantity.last), is_back_reference=True)
    elif whole_at is not None:
        yield from _part_and_whole(sentence, quantity, sentence.quantity_at[whole_at])
    elif sentence.is_cue(start, "of_which") and sentence.text_at(start) in _OUT_OF:
        yield _part_of_last(sentence, quantity, sentence.term_at[start].last)
    else:
        mention = _with_type_behind(sentence, noun_behind(sentence, start, quantity), quantity)
        mention = mention or _hits(sentence, quantity) or _hits_by(sentence, quantity)
        mention = mention or bare(sentence, quantity, quantity.last)
        mention.is_whole = mention.is_whole or _is_told_by_share(sentence, mention)
        mention.whole = _whole_behind_noun(sentence, mention)
        yield from filter(None, (mention, mention.whole))


def _is_first_of_pair(sentence: Sentence, i: int) -> bool:
    """``386 and 27 of which``: the first of two parts that "of which" stands behind."""
    second = sentence.quantity_at.get(i + 1)
    if second is None or sentence.text_at(i) not in _AND or not sentence.is_count(i + 1):
        return False
    behind = second.last + 1
    return sentence.is_cue(behind, "of_which") and sentence.text_at(behind) in _OUT_OF


def _is_told_by_share(sentence: Sentence, mention: Mention) -> bool:
    """``half of the 105 drones were downed``: the number of all, of whom only a share is told.

    Behind ``half of the 120 drones shot down`` stands what became of all of them.
    """
    is_share = mention.unit == "weapon" and bool(sentence.triggers()) and is_shared_out(sentence, mention)
    behind = mention.last + 1
    verb = sentence.term_at.get(behind + sentence.is_cue(behind, "relative"))
    is_described = verb is not None and verb.kind == "trigger" and not sentence.is_cyrillic(verb.first)
    return is_share and not (verb is not None and is_described and verb.key != "launched")


def _whole_behind(sentence: Sentence, i: int) -> int | None:
    """Where the second number of ``24 of the 25`` stands, if it does."""
    if sentence.text_at(i) not in _OUT_OF_WHOLE:
        return None
    for j in range(i + 1, min(i + _NEAR_WHOLE + 1, sentence.end)):
        if sentence.is_count(j):
            return j
        if sentence.text_at(j) not in _BEFORE_WHOLE:
            return None
    return None


def _part_and_whole(sentence: Sentence, quantity: Quantity, whole_quantity: Quantity) -> Iterator[Mention]:
    """``24 of the 25 drones``: two mentions of one noun."""
    start = whole_quantity.last + 1
    whole = noun_behind(sentence, start, whole_quantity) or bare(sentence, whole_quantity, start - 1)
    whole.is_whole = True
    yield Mention(
        quantity.first,
        whole.first - 1,
        whole.unit,
        quantity,
        whole.weapon,
        whole.keys,
        sides=whole.sides,
        whole=whole,
    )
    yield whole


def _whole_behind_noun(sentence: Sentence, mention: Mention) -> Mention | None:
    """``збито 24 БпЛА із 25``: the whole stands behind the noun that both share."""
    start = mention.last + 1
    whole_at = _whole_behind(sentence, start) if mention.unit == "weapon" else None
    if whole_at != start + 1 or sentence.text_at(start).isascii():
        return None
    quantity = sentence.quantity_at[whole_at]
    whole = bare(sentence, quantity, quantity.last)
    if not stands_alone(sentence, whole):
        return None
    return replace(whole, unit="weapon", weapon=mention.weapon, keys=mention.keys, is_whole=True)


def _with_type_behind(sentence: Sentence, mention: Mention | None, quantity: Quantity) -> Mention | None:
    """``100 of the drones were Shaheds``, ``of which 90 were Shaheds``: the type stands behind the verb."""
    is_weapon = mention is not None and mention.unit == "weapon"
    if mention is not None and not (is_weapon and sentence.text_at(quantity.last + 1) in _OUT_OF):
        return mention
    start = i = (mention.last if mention else quantity.last) + 1
    while sentence.is_cue(i, "auxiliary") and sentence.text_at(i) not in DASHES:
        i += 1
    told = noun_behind(sentence, i, quantity) if i > start else None
    if told is None or told.unit != "weapon":
        return mention
    return replace(told, implied=mention.implied if mention else None, is_described=True)


def _in_raid(sentence: Sentence, quantity: Quantity) -> Mention | None:
    """``a 150-drone attack``: so many attacked."""
    hyphen = quantity.last + 1
    weapon = sentence.term_at.get(hyphen + 1)
    if sentence.text_at(hyphen) != "-" or weapon is None or weapon.kind != "weapon":
        return None
    if weapon.form != "singular" or sentence.text_at(weapon.last + 1) not in _RAIDS:
        return None
    return Mention(
        quantity.first, weapon.last, "weapon", quantity, weapon.key, (weapon.key,), members=(weapon,),
        implied="launched",
    )  # fmt: skip


def _hits(sentence: Sentence, quantity: Quantity) -> Mention | None:
    """``сім влучань``: so many of the weapons told of have hit."""
    behind = sentence.term_at.get(quantity.last + 1)
    is_noun = behind is not None and behind.kind == "trigger" and behind.key == "hit"
    if behind is None or not is_noun or not behind.entry.attributes.get("noun"):
        return None
    return replace(bare(sentence, quantity, behind.last), implied=behind.key, is_back_reference=True)


def _hits_by(sentence: Sentence, quantity: Quantity) -> Mention | None:
    """``several hits by drones``: the weapons stand behind what became of them."""
    noun = sentence.term_at.get(quantity.last + 1)
    if noun is None or not noun.entry.attributes.get("counted_noun"):
        return None
    told = noun_behind(sentence, noun.last + 2, quantity) if sentence.text_at(noun.last + 1) in _BY else None
    return replace(told, implied=noun.key) if told is not None and told.unit == "weapon" else None


def _part_of_last(sentence: Sentence, quantity: Quantity, last: int) -> Mention:
    """``46 із них - реактивні``, ``60 of which were Shaheds``: a part named behind words that refer back."""
    i = last + 1
    while sentence.text_at(i) in _OPENINGS or sentence.is_cue(i, "auxiliary"):
        i += 1
    mention = noun_behind(sentence, i, quantity) or bare(sentence, quantity, last)
    mention.is_back_reference = True
    return mention
