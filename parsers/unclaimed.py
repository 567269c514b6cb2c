"""Mentions that count nothing of an attack: plans and supplies, details of a number before them."""

from __future__ import annotations

from functools import partial
from itertools import takewhile

from parsers.ages import is_age
from parsers.clauses import clause_between, has_comma, has_text, is_light, nearest_before, next_trigger
from parsers.grammar import endings, stems, words
from parsers.mentions import Mention
from parsers.numbers.core import Form
from parsers.other_counts import (
    are_all_struck,
    counts_things,
    is_number_of_strikes,
    is_of_strikes_counted,
    is_old_toll,
    is_rate,
    is_total_of_other,
)
from parsers.sentence import Sentence
from parsers.shares import (
    is_detail,
    is_mostly,
    is_nearly_all,
    is_of_percent,
    is_one_of_downed,
    is_some_of,
)
from parsers.terms import Term
from parsers.text import Kind

_RATHER = words("rather")
_INVOLVED = words("involved")
_THAN = words("than")
_EXCEPT = words("except")
_BEHIND_EXCEPT = words("behind_except")
_OF_WRECK = words("of_wreck")
_MODALS = words("modals")
_FROM = words("from")
_OF = words("of")
_SUPPORT = words("support")
_INFORMATION = stems("information")
_CLAUSE_MARKS = words("and") | frozenset(",;:")
_AND = words("and")
_ENDS = frozenset({"", ".", ",", ";", "\n", ")"})
_DAMAGE = stems("damage", "damaged_by")
_DOWNING = frozenset({"shot_down", "shot_down_or_suppressed", "suppressed"})
_FATES = ("shot_down", "shot_down_or_suppressed", "suppressed", "hit")
_CASUALTIES = frozenset({"killed", "injured"})
_NEAR_SHOWN = 12
_NEAR_AND = 5
_LONGEST_ROW = 8
_NEAR_PLAN, _NEAR_OF_WHICH = 9, 3
_PARTS = frozenset(",;")
_ARMY = stems("army")
_PAST = endings("past")


def is_unclaimed(sentence: Sentence, mention: Mention) -> bool:
    """Whether no rule should be asked for a mention."""
    asked = _NO_CLAIMS if sentence.cues(*_CUES) else _NO_CLAIMS_WITHOUT_CUE
    return any(is_told(sentence, mention) for is_told in asked)


def _is_rather_than(sentence: Sentence, mention: Mention) -> bool:
    """``rather than drones``: what was not used."""
    return sentence.text_at(mention.first - 1) in _THAN and sentence.text_at(mention.first - 2) in _RATHER


def _is_in_support(sentence: Sentence, mention: Mention) -> bool:
    """``artillery struck positions with support from drones``: what only helped other weapons."""
    before = mention.first - 1
    is_of = sentence.text_at(before) in _FROM or sentence.text_at(before) in _OF
    return is_of and sentence.text_at(before - 1) in _SUPPORT


def _is_excepted(sentence: Sentence, mention: Mention) -> bool:
    """``everything flew except Kalibr missiles``: what was not used."""
    before = sentence.text_at(mention.first - 1)
    return before in _EXCEPT or (before in _BEHIND_EXCEPT and sentence.text_at(mention.first - 2) in _EXCEPT)


def _is_both_and(sentence: Sentence, mention: Mention) -> bool:
    """``both Russian and Ukrainian forces``: a word that joins, and no number."""
    quantity = mention.quantity
    if quantity is None or quantity.form is not Form.ALL or quantity.low != 2:
        return False
    if mention.unit == "weapon":
        return len(mention.members) > 1 and not _AND.isdisjoint(sentence.texts(mention.first, mention.last))
    behind = mention.last + 1
    if sentence.is_cue(behind, "auxiliary", "preposition") or sentence.is_kind(behind, "trigger"):
        return False
    return any(sentence.text_at(i) in _AND for i in range(behind + 1, behind + _NEAR_AND))


def _is_only_all(sentence: Sentence, mention: Mention) -> bool:
    """``aircraft and mobile groups were all involved``: a word that joins what did something else."""
    quantity = mention.quantity
    is_all = quantity is not None and quantity.form is Form.ALL and quantity.low is None
    is_behind_verb = mention.unit == "bare" and sentence.is_cue(mention.first - 1, "auxiliary")
    return is_all and is_behind_verb and sentence.text_at(mention.last + 1) in _INVOLVED


def _is_apposition(sentence: Sentence, mention: Mention) -> bool:
    """``an Oreshnik – an intermediate-range missile``: what kind of weapon the one before the dash is.

    Many are called so in English: ``four Kh-101 missiles – high-precision cruise missiles – at Dnipro``.
    """
    if mention.unit != "weapon" or mention.quantity is not None:
        return False
    if mention.is_plural and sentence.is_cyrillic(mention.first):
        return False
    row = takewhile(partial(_is_of_row, sentence), range(mention.first - 1, mention.first - _LONGEST_ROW, -1))
    before = min(row, default=mention.first) - 1
    return sentence.text_at(before) == "–" and sentence.is_kind(before - 1, "weapon")


def _is_of_row(sentence: Sentence, i: int) -> bool:
    """Whether a word or its comma may describe what follows: ``an advanced, high-precision``."""
    if sentence.is_cue(i, "article") or sentence.is_kind(i, "filler") or sentence.text_at(i) in {",", "-"}:
        return True
    return sentence.term_at.get(i) is None and i >= sentence.first and sentence.tokens[i].kind == Kind.WORD


def _is_no_attack(sentence: Sentence, mention: Mention) -> bool:
    """``fired three missiles in drills``, ``often launch several``, unless a semicolon tells that apart."""
    told = sentence.cues("exercise", "habit")
    return bool(told) and any(t.first in sentence.between_semicolons(mention.first) for t in told)


def is_hypothetical(sentence: Sentence, mention: Mention) -> bool:
    """Whether the clause before a mention speaks of what may happen, or of arms made, bought and supplied.

    A verb of its own (``failed to stop four and shot down six``) says what happened.
    """
    behind = mention.last + 1
    if sentence.text_at(behind) in _MODALS and sentence.is_cue(behind, "hypothetical", "unreal"):
        return True
    if _is_no_attack(sentence, mention) or _is_shown(sentence, mention):
        return True
    is_of_people = mention.unit == "person" or sentence.is_people_trigger(mention.first - 1)
    arms = () if is_of_people else ("other_arms",)
    plan = nearest_before(sentence.cues("hypothetical", *arms), mention)
    if plan is None or mention.first - plan.last >= _NEAR_PLAN or _is_also_downed(plan, sentence):
        return False
    if has_comma(sentence, plan.last, mention.first) and _has_own_verb(sentence, mention):
        return False
    between = (t for t in sentence.triggers("launched", *_FATES) if plan.last < t.first < mention.first)
    if any(_happened(t, plan, sentence) for t in between):
        return False
    return not clause_between(sentence, plan.last, mention.first)


def _is_also_downed(arms: Term, sentence: Sentence) -> bool:
    """``neutralised two tanks, 13 missiles and 440 drones``: arms that were destroyed as well."""
    verb = sentence.term_at.get(arms.first - 2)
    is_downed = verb is not None and verb.kind == "trigger" and verb.key in _DOWNING
    return is_downed and sentence.is_count(arms.first - 1)


def _happened(deed: Term, plan: Term, sentence: Sentence) -> bool:
    """``wanted to hit the grid and launched 120``, ``… has repeatedly shelled, was hit by three``.

    A verb behind "and", or behind a comma and in the past, says what came of it.
    """
    is_past = sentence.text_at(deed.first).endswith(_PAST) or sentence.is_cue(deed.first - 1, "auxiliary")
    is_apart = has_text(sentence, plan.last + 1, deed.first, _PARTS)
    is_joined = sentence.text_at(deed.first - 1) in _AND and (deed.key in _FATES or is_past)
    return is_joined or (is_past and is_apart and not sentence.is_cyrillic(deed.first))


def _has_own_verb(sentence: Sentence, mention: Mention) -> bool:
    """``after Russia signed a deal, two missiles slammed into a port``: a clause with its own hit."""
    verb = next_trigger(sentence, mention)
    is_hit = verb is not None and verb.key == "hit" and mention.quantity is not None
    return verb is not None and is_hit and is_light(sentence, mention.last + 1, verb.first)


def _is_unverified(sentence: Sentence, mention: Mention) -> bool:
    """``information on hits by ten missiles is being verified``: one clause from its noun to its verb."""
    told = [t for t in sentence.cues("unverified") if t.first > mention.last]
    if not any(not has_text(sentence, mention.last + 1, t.first, _CLAUSE_MARKS) for t in told):
        return False
    return any(text.startswith(_INFORMATION) for text in sentence.texts(sentence.first, mention.first))


def _is_army_loss(sentence: Sentence, mention: Mention) -> bool:
    """``Russia has lost 11,160 tanks and 56,000 drones``: what an army lost, with its men and vehicles."""
    if mention.unit != "weapon" or sentence.triggers("launched", "shot_down", "hit"):
        return False
    is_lost = any(t.first < mention.first for t in sentence.triggers("lost"))
    return is_lost and any(text.startswith(_ARMY) for text in sentence.texts(sentence.first, sentence.end))


def _is_searched_for(sentence: Sentence, mention: Mention) -> bool:
    """``шукають під завалами ще двох людей``: whom rescuers look for, up to a comma or colon."""
    search = nearest_before(sentence.cues("searched"), mention)
    if search is None or mention.first - search.last >= _NEAR_PLAN:
        return False
    return not has_comma(sentence, search.last, mention.first)


def _is_only_tried(sentence: Sentence, mention: Mention) -> bool:
    """``tried to shoot down drones``: what was tried, and no verb since that says what happened."""
    attempt = nearest_before(sentence.cues("tried"), mention)
    if attempt is None or mention.first - attempt.last >= _NEAR_PLAN:
        return False
    return not any(attempt.last < t.first < mention.first for t in sentence.triggers(*_FATES))


def _is_of_artillery(sentence: Sentence, mention: Mention) -> bool:
    """``81 обстріл, зокрема п'ять – із реактивних систем``: so many shellings, and no weapons in the air."""
    behind = range(mention.last + 1, mention.last + _NEAR_OF_WHICH)
    return mention.unit == "bare" and any(sentence.is_cue(i, "artillery") for i in behind)


def _is_wreck(sentence: Sentence, mention: Mention) -> bool:
    """``обломки трёх беспилотников упали``: how what fell came down is not told."""
    if mention.unit not in {"weapon", "bare"} or mention.implied is not None:
        return False
    before = mention.first - 1
    while sentence.is_kind(before, "side", "filler") or sentence.text_at(before) in _OF_WRECK:
        before -= 1
    if not sentence.is_cue(before, "debris"):
        return False
    verb = next_trigger(sentence, mention)
    is_of_people = mention.unit == "bare" and verb is not None and verb.key in _CASUALTIES
    return not is_of_people


def _is_shown(sentence: Sentence, mention: Mention) -> bool:
    """``images showing a downed drone``: a weapon seen in a picture, with no number."""
    shown = nearest_before(sentence.cues("shown"), mention)
    if shown is None or mention.quantity is not None or mention.first - shown.last >= _NEAR_SHOWN:
        return False
    return not clause_between(sentence, shown.last, mention.first)


def _is_damaged_in_air(sentence: Sentence, mention: Mention) -> bool:
    """``five were shot down and one damaged``: what defenders damaged has struck nothing."""
    damage, fate = mention.last + 1, nearest_before(sentence.triggers(), mention)
    while sentence.is_cue(damage, "auxiliary"):
        damage += 1
    is_damage = mention.unit == "bare" and sentence.text_at(damage).startswith(_DAMAGE)
    if not is_damage or fate is None or fate.key not in _DOWNING:
        return False
    return sentence.is_cyrillic(damage) or sentence.text_at(damage + 1) in _ENDS


_NO_CLAIMS = (
    _is_rather_than,
    _is_in_support,
    _is_damaged_in_air,
    _is_excepted,
    is_of_percent,
    is_some_of,
    _is_wreck,
    _is_both_and,
    _is_only_all,
    are_all_struck,
    is_of_strikes_counted,
    is_rate,
    counts_things,
    is_mostly,
    is_one_of_downed,
    is_nearly_all,
    _is_army_loss,
    is_number_of_strikes,
    _is_apposition,
    _is_unverified,
    _is_only_tried,
    _is_of_artillery,
    is_old_toll,
    is_total_of_other,
    _is_searched_for,
    is_hypothetical,
    is_age,
    is_detail,
)
_BY_CUE = frozenset(
    {
        is_rate,
        _is_wreck,
        _is_unverified,
        _is_only_tried,
        _is_of_artillery,
        is_old_toll,
        _is_searched_for,
        is_hypothetical,
    }
)
_CUES = (
    "per_day",
    "debris",
    "unverified",
    "tried",
    "artillery",
    "changed",
    "searched",
    "hypothetical",
    "other_arms",
    "exercise",
    "habit",
    "shown",
)
"""The cues without one of which nothing in `_BY_CUE` is told."""
_NO_CLAIMS_WITHOUT_CUE = tuple(is_told for is_told in _NO_CLAIMS if is_told not in _BY_CUE)
