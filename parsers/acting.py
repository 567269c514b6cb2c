"""Who acts in a sentence: the side that launches, strikes or defends, by where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from parsers.clauses import has_comma, tells_of_someone
from parsers.deeds import (
    BETWEEN_ACTOR_AND_VERB,
    CASES_STRUCK,
    OBJECT_WORDS,
    STRIKES,
    is_suffered,
    is_under_attack,
    names_war,
)
from parsers.grammar import endings, stems, words
from parsers.links import ATTACKS, Link
from parsers.report import DEFENCE, OTHER_SIDE, Measure, Side
from parsers.sentence import Sentence
from parsers.terms import Term

_ACTED = DEFENCE | {Measure.LAUNCHED, Measure.HIT}
_SIDED = frozenset({"side", "capital", "claimant"})
_ARTICLES = words("the", "one_article")
_JOINED_TO = words("and") | {"to"}
_JOINTS = words("and") | frozenset(",-")
_REPELLED = stems("repelled")
_ATTACK_NOUNS = stems("attack_nouns")
_RECORDED = stems("recorded_by_it")
_POSSESSIVE = endings("possessive")
_PLACES_OWNED = words("places_owned")
_LANDS = stems("lands")
_OF_SIDES = stems("adjectives_of_sides")
_CAUSES = words("causes")
_CALLING = words("calling")
_BY = words("by")
_WITH = words("with")
_DEEDS_OF_CAPITALS = words("deeds_of_capitals")
_CAPITAL = words("capital")
_PRONOUNS = words("acting_pronouns")
_PLURAL_SUBJECTS = words("plural_subjects")
_DOWNING = ("shot_down", "suppressed", "shot_down_or_suppressed")
_NEAR_BY, _NEAR_OWNED, _NEAR_ARTICLE, _NEAR_CALLING, _LONGEST_TITLE = 3, 6, 4, 6, 5


def side_acting(link: Link, links: Sequence[Link], sentence: Sentence) -> Side | None:
    """The side named before the trigger attacks with ``launched`` and defends with ``shot down``.

    One that acts because of an attack is not the one that attacks: «Россия закрыла аэропорты из-за атаки».
    """
    trigger = link.trigger
    if link.measure not in _ACTED or not sentence.has_kind(*_SIDED):
        return None
    if trigger is None:
        return _launcher_of_whole(link, sentence)
    if sentence.text_at(trigger.first - 1) in _CAUSES:
        return None
    named = (t for t in sentence.terms if _may_act(t, sentence))
    sides = [t for t in named if not _is_in_mention(t, links, sentence)]
    if agent := _agent(trigger, sides, sentence):
        return _turned(side_of(agent), link.measure)
    attackers = [t for t in sides if link.measure in DEFENCE and _owns_attack(t, sentence)]
    idle = [t for t in sides if link.measure in DEFENCE and sentence.is_cue(t.last + 1, "hypothetical")]
    acting = [t for t in sides if t not in [*attackers, *idle] and not _only_says(t, link, sentence)]
    actor = _actor(link, trigger, [*acting, *_capitals(link, sentence)], sentence)
    if actor is None:
        return next((side_of(t) for t in reversed(attackers) if t.last < trigger.first), None)
    return _side_by_deed(actor, link, links, trigger, sentence)


def _may_act(term: Term, sentence: Sentence) -> bool:
    """Whether a term names a side; a capital's Cyrillic name may as well be of the city: see `_capitals`."""
    if term.kind not in _SIDED or side_of(term) is None:
        return False
    is_city = term.kind == "capital" and sentence.is_cyrillic(term.first)
    return not (is_city or names_war(term, sentence))


def _side_by_deed(
    actor: Term, link: Link, links: Sequence[Link], trigger: Term, sentence: Sentence
) -> Side | None:
    """Whose weapons an actor's deed is done with, or against: ``observed``, ``repelled`` are the other's."""
    side = side_of(actor)
    if _is_of_launch(actor, link, links, trigger, sentence):
        return side
    is_other = (
        trigger.entry.attributes.get("observer")
        or is_under_attack(trigger, sentence)
        or _is_repelled(actor, trigger, sentence)
        or _is_recorded(actor, link, trigger, sentence)
    )
    return OTHER_SIDE[side] if side and is_other else _turned(side, link.measure)


def _is_recorded(actor: Term, link: Link, trigger: Term, sentence: Sentence) -> bool:
    """``The air force recorded direct hits of 56 drones``: hits that who records them has suffered."""
    told = sentence.texts(actor.last + 1, trigger.first)
    return link.measure is Measure.HIT and any(text.startswith(_RECORDED) for text in told)


def _launcher_of_whole(link: Link, sentence: Sentence) -> Side | None:
    """``Of the 45 drones launched by Russia, 38 were downed``: who launched the whole."""
    sides = (t for t in sentence.terms if t.kind in _SIDED and t.first > link.mention.last)
    launchers = (t for t in sides if link.rule == "whole" and _launches(t, sentence))
    return next(map(side_of, launchers), None)


def _launches(side: Term, sentence: Sentence) -> bool:
    """``38 of the 45 drones Russia launched were downed``, ``launched by Russia``, «атакував ворог»."""
    behind = side.last + 1
    while sentence.text_at(behind) in BETWEEN_ACTOR_AND_VERB:
        behind += 1
    is_told_before = sentence.text_at(side.first - 1) in _BY
    before = sentence.term_at.get(side.first - 1)
    if before is not None and before.key == "launched" and sentence.is_cyrillic(before.first):
        is_struck = sentence.text_at(behind).startswith(_LANDS)
        return not (before.entry.attributes.get("noun") or is_struck)
    verb = sentence.term_at.get(side.first - 2 if is_told_before else behind)
    is_launch = verb is not None and verb.kind == "trigger" and verb.key == "launched"
    is_told = verb is not None and any(verb.entry.attributes.get(key) for key in ("noun", "observer"))
    return is_launch and not is_told


def _owns_attack(side: Term, sentence: Sentence) -> bool:
    """``repelled a massive Russian drone attack``, «отражена атака ВСУ»: whose attack it was, no defender."""
    if side.kind == "side" and sentence.is_cyrillic(side.first) and _is_attack(sentence, side.first - 1):
        return True
    near = range(side.last + 1, side.last + 1 + _NEAR_OWNED)
    described = takewhile(
        lambda i: sentence.is_kind(i, "weapon", "filler") or sentence.text_at(i) in _JOINTS, near
    )
    noun = max(described, default=side.last) + 1
    return sentence.text_at(noun).startswith(_ATTACK_NOUNS)


def _is_attack(sentence: Sentence, i: int) -> bool:
    """Whether a noun for an attack stands at a token, and whose it is: «атаку ВСУ», not «атаковали ВСУ»."""
    term = sentence.term_at.get(i)
    is_verb = term is not None and term.key in ATTACKS and not term.entry.attributes.get("noun")
    is_owned = not sentence.text_at(i + 1).startswith(_OF_SIDES)
    return sentence.text_at(i).startswith(_ATTACK_NOUNS) and is_owned and not is_verb


def _is_repelled(actor: Term, attack: Term, sentence: Sentence) -> bool:
    """``Moscow's forces had repelled an attack by eight drones``: who acts is the one attacked."""
    verb = next((i for i in range(attack.first - 1, actor.last, -1) if not _describes(sentence, i)), None)
    if verb is None or not sentence.text_at(attack.first).startswith(_ATTACK_NOUNS):
        return False
    is_downed = any(t.first <= verb <= t.last for t in sentence.triggers(*_DOWNING))
    return is_downed or sentence.text_at(verb).startswith(_REPELLED)


def _describes(sentence: Sentence, i: int) -> bool:
    """Whether an article, a side or an adjective stands between a verb and its noun: ``an``, ``massive``."""
    return (
        sentence.is_cue(i, "article")
        or sentence.is_kind(i, "side", "filler")
        or sentence.text_at(i) in _ARTICLES
    )


def _is_in_mention(term: Term, links: Sequence[Link], sentence: Sentence) -> bool:
    """Whether a term begins inside what a link counts, or says right behind it whose it is: «дронов ВСУ»."""
    is_owner = sentence.is_cyrillic(term.first) and sentence.is_kind(term.first - 1, "weapon")
    return is_owner or any(link.mention.first <= term.first <= link.mention.last for link in links)


def _agent(trigger: Term, sides: Sequence[Term], sentence: Sentence) -> Term | None:
    """The side right behind a passive verb: ``launched by Russia``."""
    near = (t for t in sides if trigger.last < t.first <= trigger.last + _NEAR_BY)
    return next((t for t in near if sentence.text_at(t.first - 1) in _BY), None)


def _actor(link: Link, trigger: Term, sides: Sequence[Term], sentence: Sentence) -> Term | None:
    """The last side before a trigger, behind the mention where that stands before it, that is no object."""
    start = link.mention.last if link.mention.last < trigger.first else _opening(trigger, sentence)
    between = [t for t in sides if start < t.first and t.last < trigger.first and not _is_object(t, sentence)]
    if trigger.entry.attributes.get("noun") and trigger.key == "hit":
        near = sentence.between_semicolons(trigger.first)
        between = [t for t in between if t.first in near]
    open_to_it = [
        t for t in between if not (_is_bracketed(t, trigger, sentence) or _is_told_of(t, trigger, sentence))
    ]
    return max(open_to_it, key=lambda t: t.first, default=None)


def _opening(trigger: Term, sentence: Sentence) -> int:
    """The bracket that a trigger stands in, ``3 Kinzhals (2 downed)``, else what is before the sentence."""
    for i in range(trigger.first - 1, sentence.first - 1, -1):
        mark = sentence.tokens[i].text
        if mark in {"(", ")"}:
            return i if mark == "(" else sentence.first - 1
    return sentence.first - 1


def _is_bracketed(side: Term, trigger: Term, sentence: Sentence) -> bool:
    """Whether a side stands in brackets that close before a trigger."""
    marks = [text for i in range(side.last + 1, trigger.first) if (text := sentence.text_at(i)) in {"(", ")"}]
    return bool(marks) and marks[0] == ")"


def _is_told_of(side: Term, trigger: Term, sentence: Sentence) -> bool:
    """``Ukraine, which Russia invaded in 2022, downed``: a side in a clause that closes before a verb."""
    is_closed = has_comma(sentence, side.last, trigger.first)
    return is_closed and tells_of_someone(sentence, side.first, side.last)


def _is_object(side: Term, sentence: Sentence) -> bool:
    """Whether a side stands behind a preposition or a verb: ``strikes on Russia``, ``forces strike Kyiv``."""
    if _is_source(side, sentence):
        return False
    before = side.first - 1
    while sentence.text_at(before) in _ARTICLES:
        before -= 1
    is_struck = sentence.text_at(before) in STRIKES and not _is_noun(before, sentence)
    is_city = sentence.text_at(before) in _CAPITAL or sentence.is_kind(side.last + 1, "unit")
    has_objects_case = any(sentence.text_at(side.first) in names for names in CASES_STRUCK.values())
    if is_city or is_struck or has_objects_case or _owns_place(side, sentence):
        return True
    is_told_of = sentence.text_at(before) in OBJECT_WORDS and not _is_going_on(side, sentence)
    return is_told_of or is_suffered(sentence, before)


def _is_going_on(side: Term, sentence: Sentence) -> bool:
    """``reports on Russia showering cities with missiles``, not ``talks with Ukraine launching``."""
    if sentence.text_at(side.first - 1) in _WITH:
        return False
    deed = sentence.term_at.get(side.last + 1)
    is_deed = deed is not None and deed.kind == "trigger" and deed.key in ATTACKS
    return is_deed and sentence.text_at(side.last + 1).endswith("ing")


def _is_noun(strike: int, sentence: Sentence) -> bool:
    """``the attack``, ``the massive morning attack``, where ``the forces attack`` is a verb."""
    ahead = sentence.texts(max(sentence.first, strike - _NEAR_ARTICLE), strike)
    article = next(
        (i for i, text in enumerate(reversed(ahead)) if text in _ARTICLES | _PLURAL_SUBJECTS), None
    )
    return article is not None and ahead[-1 - article] in _ARTICLES


def _owns_place(side: Term, sentence: Sentence) -> bool:
    """``Ukraine's second-largest city, Kharkiv, endured``: whose the place is, and nobody who acts."""
    if not sentence.text_at(side.last).endswith(_POSSESSIVE):
        return False
    near = range(side.last + 1, side.last + 1 + _NEAR_OWNED)
    noun = next((i for i in near if sentence.text_at(i) in _PLACES_OWNED), None)
    return noun is not None and not any(
        sentence.is_kind(i, "trigger", "event", "weapon", "say", "claimant")
        or sentence.is_cue(i, "preposition")
        for i in range(side.last + 1, noun)
    )


def _only_says(side: Term, link: Link, sentence: Sentence) -> bool:
    """``Zelensky said the assault involved 500 drones``: who says so has launched none, if it is not "it"."""
    behind = side.last + 1
    while sentence.first <= behind < sentence.end and sentence.tokens[behind].is_capital:
        behind += 1
    is_saying = any(
        sentence.is_kind(i, "say") for i in (behind, side.first - 1)
    ) or side.entry.attributes.get("speaks_itself")
    is_saying = is_saying or _is_source(side, sentence) or sentence.text_at(behind) == ":"
    if side.kind != "claimant" or not is_saying:
        return False
    end = link.trigger.first if link.trigger is not None else sentence.end
    if link.measure is not Measure.LAUNCHED:
        return link.measure is Measure.HIT and side.first not in sentence.between_semicolons(end)
    if not _CALLING.isdisjoint(sentence.texts(end - _NEAR_CALLING, end)):
        return True
    return not any(_acts(sentence, i) for i in range(side.last + 2, end))


def _acts(sentence: Sentence, i: int) -> bool:
    """Whether a pronoun stands at a token and does more than speak: not the ``it`` of "which it said"."""
    return sentence.text_at(i) in _PRONOUNS and not sentence.is_kind(i + 1, "say")


def _is_source(side: Term, sentence: Sentence) -> bool:
    """«За даними Повітряних сил, випущено 215 цілей»: whose words are told, right behind "according to"."""
    before = side.first - 1 - (sentence.text_at(side.first - 1) in _ARTICLES)
    title = takewhile(lambda i: _is_of_title(sentence, i), range(before, before - _LONGEST_TITLE, -1))
    says = sentence.term_at.get(min(title, default=before + 1) - 1)
    return says is not None and says.kind == "say" and says.entry.attributes.get("names") == "behind"


def _is_of_title(sentence: Sentence, i: int) -> bool:
    """Whether a first name or an office stands at a token: «главы ДНР Дениса» before «Пушилина»."""
    is_name = i >= sentence.first and sentence.tokens[i].is_capital and not sentence.is_kind(i, "say")
    return is_name or sentence.is_kind(i, "weak_claimant", "side", "claimant")


def _is_of_launch(actor: Term, link: Link, links: Sequence[Link], trigger: Term, sentence: Sentence) -> bool:
    """Whether a side before a trigger launched: ``missiles that Russia had fired``, ``випущених ворогом``."""
    launches = sentence.triggers("launched")
    is_told_apart = sentence.text_at(trigger.first - 1) not in _JOINED_TO
    has_launched = _launches(actor, sentence) or any(_is_deed_of(actor, t, links, sentence) for t in launches)
    if link.measure in DEFENCE and is_told_apart and has_launched:
        return True
    if sentence.text_at(actor.first - 1) in _BY and any(t.last < actor.first for t in launches):
        return True
    if any(t.last == actor.first - 1 and t.entry.attributes.get("describes") for t in launches):
        return True
    is_relative = sentence.is_cue(actor.first - 1, "relative")
    return is_relative and any(actor.last < t.first < trigger.first for t in launches)


def _is_deed_of(actor: Term, launch: Term, links: Sequence[Link], sentence: Sentence) -> bool:
    """``Russia fired 728 drones, with 711 shot down``: the verb right behind a side is what it did.

    A comma closes the words of who tells of it: «По данным ВСУ, выпущено 78 ракет; сбито 59».
    """
    if sentence.text_at(actor.last + 1) == ",":
        return False
    is_verb = not any(launch.entry.attributes.get(key) for key in ("noun", "observer", "describes"))
    has_fired = any(link.trigger is launch for link in links)
    return is_verb and has_fired and 0 < launch.first - actor.last <= _NEAR_BY


def _capitals(link: Link, sentence: Sentence) -> list[Term]:
    """A capital just before a verb of launching stands for its side: ``Moscow fired 20 missiles``."""
    if link.measure is not Measure.LAUNCHED or link.trigger is None:
        return []
    first = link.trigger.first - 1
    while sentence.text_at(first) in BETWEEN_ACTOR_AND_VERB:
        first -= 1
    is_deed = not sentence.is_cyrillic(first) or sentence.text_at(link.trigger.first) in _DEEDS_OF_CAPITALS
    is_deed = is_deed and sentence.text_at(first - 1) not in OBJECT_WORDS
    return [t for t in sentence.of_kind("capital") if t.last == first and is_deed]


def side_of(term: Term) -> Side | None:
    """The side that a term names: by its own name, its capital's, or that of who speaks for it."""
    if term.kind in {"side", "capital"}:
        return Side(term.key)
    if term.kind == "claimant" and "side" in term.entry.attributes:
        return Side(term.entry.attributes["side"])
    return None


def _turned(side: Side | None, measure: Measure) -> Side | None:
    if side is None:
        return None
    return OTHER_SIDE[side] if measure in DEFENCE else side
