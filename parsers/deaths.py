"""Who was hurt and then died: one death, and nobody injured any more."""

from __future__ import annotations

from parsers.grammar import words
from parsers.mentions import Mention
from parsers.sentence import Sentence
from parsers.terms import Term

_DIED = words("died")
_JOINTS = words("and", "or")
_NEAR = 9


def death_of_hurt(sentence: Sentence, mention: Mention, hurt: Term) -> Term | None:
    """The verb that tells how it ended for people before a verb of harm, and for nobody else.

    «Дівчинка, яку поранило, померла в лікарні», ``a man wounded on Monday died``.
    """
    if hurt.key != "injured" or hurt.first < mention.last:
        return None
    died = next((t for t in sentence.triggers("killed") if t.first > hurt.last), None)
    if died is None or died.first - hurt.last >= _NEAR or sentence.text_at(died.first) not in _DIED:
        return None
    near = (*range(hurt.last + 1, died.first), died.last + 1, died.last + 2)
    are_others = any(sentence.is_kind(i, "unit") or sentence.is_count(i) for i in near)
    is_joined = not _JOINTS.isdisjoint(sentence.texts(hurt.last, died.first))
    return None if are_others or is_joined else died
