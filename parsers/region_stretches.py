"""Where in a sentence the region of a number may stand: stretches of tokens, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.grammar import stems, words
from parsers.links import PEOPLE, Link
from parsers.mentions import Mention
from parsers.place_clauses import own_clause
from parsers.report import DEFENCE, Measure
from parsers.sentence import Sentence
from parsers.terms import Term
from parsers.text import DASHES

_AND = words("and")
_AT = words("at")
_IN_ALL = words("in_all")
_SAW = words("saw")
_MEANWHILE = words("meanwhile")
_AS = words("as")
_BEHIND_AS = words("behind_as")
_BEFORE_AS = words("before_as")
_THAT = words("that")
_SAID_NEXT = _AND | frozenset(",;")
_REST = words("rest")
_AFTER = words("after")
_REGIONS = stems("regions")
_OTHER_MATTERS = frozenset({"hit", "killed", "injured", "without_power"})
_TURNS = frozenset({"main_direction", "contrast", "of_which"})
LEADS = frozenset({"–", "-", ":", "("})
"""What leads from a place to its number, and back."""
_BULLETS = frozenset({";", ":", ",", "\n", "."})
_PLACES_STRUCK = frozenset({"facility", "settlement", "district"})
_FATES = ("shot_down", "suppressed", "shot_down_or_suppressed", "lost")
_LONGEST_FRONT = 8
_LONGEST_PARTS = 10


def stretches(link: Link, links: Sequence[Link], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The token ranges where a link's region may stand, the likeliest first."""
    if link.measure not in PEOPLE:
        return _around(link, links, sentence)
    clause = own_clause(link, links, sentence)
    if clause is None:
        return _around_people(link, links, sentence)
    return _in_clause(link, links, clause, sentence)


def _in_clause(
    link: Link, links: Sequence[Link], clause: tuple[int, int], sentence: Sentence
) -> Iterator[tuple[int, int]]:
    """Before a number in a clause that opens with its place, else first behind it up to the next number."""
    start, end = clause
    before, behind = (start, link.mention.first), link.mention.last + 1
    if start == sentence.first:
        yield behind, min(end, _before_place_of_next(link, links, sentence))
    yield before
    yield behind, end


def _around(link: Link, links: Sequence[Link], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """In the mention, before a dash that leads to it, behind it, before it, between verb and first number."""
    mention = link.mention
    if link.rule == "whole":
        fates = (t.first for t in sentence.triggers(*_FATES) if t.first > mention.last)
        yield mention.last + 1, next(fates, mention.last + 1)
        return
    start = _past_last(link, links, sentence)
    yield mention.first, mention.last
    if mention.whole is not None and link.trigger is not None:
        yield from _behind_whole(link, link.trigger, mention.whole.last, links, sentence)
    if sentence.text_at(mention.first - 1) in LEADS and sentence.text_at(mention.first - 2) not in _BULLETS:
        yield start, mention.first
    yield mention.last + 1, _reach(link, links, sentence)
    yield _opening(link, start, sentence), mention.first
    if link.trigger is not None and link.trigger.last < mention.first:
        yield from _around_verb(link.trigger, mention, links, sentence)
    elif link.trigger is not None and link.measure is Measure.HIT:
        yield _front(sentence, link.trigger) or (mention.first, mention.first)
    if link.measure in DEFENCE:
        yield _slavic_front(links, sentence)


def _behind_whole(
    link: Link, trigger: Term, whole: int, links: Sequence[Link], sentence: Sentence
) -> Iterator[tuple[int, int]]:
    """``downed 24 of 28 drones over Kyiv``: what stands behind a whole, up to its launch, is of the part."""
    behind = max(trigger.last, whole) + 1
    end = _clause_end(behind, links, sentence)
    if trigger.first > whole:
        yield behind, end
    elif not any(o.trigger is trigger and o.mention.first < link.mention.first for o in links):
        yield behind, min((end, *(t.first for t in sentence.triggers() if behind <= t.first)))


def _opening(link: Link, start: int, sentence: Sentence) -> int:
    """Where the words before a number begin to speak of it: at its verb, or behind the number before."""
    mention, trigger = link.mention, link.trigger
    if start == sentence.first:
        return start
    opening = trigger.first if trigger is not None and start <= trigger.first < mention.first else start
    is_apart = not (mention.is_back_reference or mention.is_part)
    return _past_comma(sentence, opening, mention.first) if is_apart else opening


def _around_verb(
    trigger: Term, mention: Mention, links: Sequence[Link], sentence: Sentence
) -> Iterator[tuple[int, int]]:
    """Between a verb and its first number, at the front of the sentence, right before the verb."""
    first = min(o.mention.first for o in links if o.trigger is trigger and o.mention.first > trigger.last)
    yield trigger.last + 1, first
    if front := _front(sentence, trigger):
        yield front
    is_later = mention.first > first and sentence.is_cyrillic(trigger.first)
    if is_later and not sentence.has_places_on(trigger.last + 1, mention.first):
        yield _past_break(sentence, trigger.first), trigger.first


def _front(sentence: Sentence, trigger: Term) -> tuple[int, int] | None:
    """The place that opens an English sentence: ``Over Crimea, defences downed ten drones and a missile``."""
    end = next((i for i in range(sentence.first, trigger.first) if sentence.text_at(i) == ","), None)
    is_front = (
        end is not None
        and end - sentence.first <= _LONGEST_FRONT
        and sentence.is_cue(sentence.first, "preposition")
        and not any(map(sentence.is_count, range(sentence.first, end)))
    )
    return (sentence.first, end) if end is not None and is_front else None


def _slavic_front(links: Sequence[Link], sentence: Sentence) -> tuple[int, int]:
    """«В Курской области сбито 5 дронов и подавлены 4»: the one place of a sentence that opens with it."""
    first = min(link.mention.first for link in links)
    is_opened = sentence.is_cue(sentence.first, "preposition") and sentence.is_cyrillic(sentence.first)
    if not is_opened or sentence.has_places_on(first, sentence.end) or sentence.cues("overall", "nationwide"):
        return first, first
    is_of_more = not _IN_ALL.isdisjoint(sentence.texts(sentence.first, sentence.end))
    is_alike = all(link.measure in DEFENCE for link in links)
    return (sentence.first, first) if is_alike and not is_of_more else (first, first)


def _past_break(sentence: Sentence, end: int) -> int:
    """Behind the last comma or contrast before a verb: ``над Киевом сбиты три «Кинжала», две ракеты``."""
    back = range(end - 1, sentence.first - 1, -1)
    breaks = (i for i in back if sentence.text_at(i) in {",", ";"} or sentence.is_cue(i, "contrast"))
    return next(breaks, sentence.first - 1) + 1


def _past_comma(sentence: Sentence, start: int, end: int) -> int:
    """The token behind the last comma between two numbers: a place before it is of the first.

    So it is behind the last "that" of several things said: ``downed 61 over Sumy and that 42 were lost``.
    """
    said = next((i for i in range(end - 1, start, -1) if _says_next(sentence, i)), None)
    if said is not None:
        return said + 1
    comma = next((i for i in range(end - 1, start - 1, -1) if sentence.text_at(i) in {",", ";"}), None)
    if comma is None or sentence.is_cue(comma + 1, "relative", "contrast"):
        return start
    return comma + 1


def _says_next(sentence: Sentence, i: int) -> bool:
    """Whether a "that" at token `i` begins the next of the things that somebody said."""
    return sentence.text_at(i) in _THAT and sentence.text_at(i - 1) in _SAID_NEXT


def _around_people(link: Link, links: Sequence[Link], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Behind the number in its clause, back to the weapons before it, then its clause, then anywhere."""
    first = link.mention.first
    turns = (i for i in range(sentence.first, first) if _begins_other_clause(sentence, i))
    clause = max(turns, default=sentence.first)
    if sentence.text_at(first - 1) in DASHES and sentence.is_cyrillic(sentence.first):
        yield _past_last(link, links, sentence), first
    if sentence.has_places_on(first - 1, first):
        yield _preposition_before(first, max(_past_last(link, links, sentence), clause), sentence), first
    yield link.mention.last + 1, _before_place_of_next(link, links, sentence)
    if link.trigger is not None and link.trigger.first > link.mention.last:
        start = link.trigger.last + 1
        yield start, min(_clause_end(start, links, sentence), _next_like(link, links, start, sentence.end))
    if behind_parts := _behind_parts(link, sentence):
        yield behind_parts, _clause_end(behind_parts, links, sentence)
    yield max((o.mention.first for o in links if _is_weapon_before(o, clause, first)), default=clause), first
    yield clause, first
    yield sentence.first, first
    behind = range(link.mention.last + 1, sentence.end)
    turns = (i for i in behind if _tells_of_part(sentence, i) or sentence.text_at(i) in _MEANWHILE)
    ends = (
        next(turns, sentence.end),
        _list_of_parts(link, links, sentence),
        _past_places(link, links, sentence),
    )
    yield link.mention.last + 1, min(ends)
    if cause := _cause_behind(links, sentence):
        yield cause, sentence.end


def _preposition_before(end: int, start: int, sentence: Sentence) -> int:
    """``three in Kharkiv, and in Sumy two``: where the words begin that place a number right behind them."""
    back = range(end - 1, start - 1, -1)
    return next((i for i in back if sentence.is_cue(i, "preposition") or sentence.text_at(i) in _AT), start)


def _before_place_of_next(link: Link, links: Sequence[Link], sentence: Sentence) -> int:
    """How far the words behind people speak of them, less a place right before the next number."""
    start, end = link.mention.last + 1, _reach(link, links, sentence)
    is_of_next = any(o.mention.first == end for o in links) and sentence.has_places_on(end - 1, end)
    return _preposition_before(end, start, sentence) if is_of_next else end


def _past_places(link: Link, links: Sequence[Link], sentence: Sentence) -> int:
    """``killed two and injured six in Sumy, killed one in Lviv``: the first number behind a place."""
    behind = sorted(o.mention.first for o in links if o.mention.first > link.mention.last)
    start = link.mention.last + 1
    return next((first for first in behind if sentence.has_places_on(start, first)), sentence.end)


def _tells_of_part(sentence: Sentence, i: int) -> bool:
    """Whether a part is told from token `i` on, but for ``, including a child,``, which names no place."""
    if not sentence.is_cue(i, "of_which"):
        return False
    is_aside = sentence.text_at(sentence.term_at[i].first - 1) == ","
    closing = sentence.next_mark(i, ",", _LONGEST_PARTS) if is_aside else None
    return closing is None or sentence.has_places_on(i, closing)


def _cause_behind(links: Sequence[Link], sentence: Sentence) -> int | None:
    """``four were killed, including a child, after forces hit Kyiv``: behind all numbers, what hurt them."""
    last = max(link.mention.last for link in links if link.measure in PEOPLE)
    causes = (t.first for t in sentence.cues("contrast") if sentence.text_at(t.first) in _AFTER)
    return next((first for first in causes if first > last), None)


def _next_like(link: Link, links: Sequence[Link], start: int, end: int) -> int:
    """Where the next number that tells the same begins, behind token `start`."""
    alike = (o.mention.first for o in links if o.measure is link.measure)
    return min((first for first in alike if first >= start), default=end)


def _list_of_parts(link: Link, links: Sequence[Link], sentence: Sentence) -> int:
    """Where a number is told again by places: ``injured 112 people: 62 in Sumy, 50 in Kyiv``."""
    following = _next_like(link, links, link.mention.last + 1, sentence.end)
    return following if sentence.text_at(following - 1) in LEADS else sentence.end


def _behind_parts(link: Link, sentence: Sentence) -> int | None:
    """``14 people were injured, including a child, in Dnipro``: the token behind those counted in."""
    last = max(link.mention.last, link.trigger.last if link.trigger is not None else 0)
    opening = last + 1 + (sentence.text_at(last + 1) == ",")
    if not sentence.is_cue(opening, "of_which"):
        return None
    closing = sentence.next_mark(opening, ",", _LONGEST_PARTS)
    return None if closing is None or sentence.is_count(closing + 1) else closing + 1


def _is_weapon_before(link: Link, start: int, end: int) -> bool:
    return start <= link.mention.first < end and link.measure not in PEOPLE


def _past_last(link: Link, links: Sequence[Link], sentence: Sentence) -> int:
    """The token behind the number before a link's, or the sentence's first."""
    return max(
        (o.mention.last + 1 for o in links if o.mention.last < link.mention.first), default=sentence.first
    )


def _clause_end(start: int, links: Sequence[Link], sentence: Sentence) -> int:
    """Where the words behind a verb speak of something else, or of the next number."""
    others = (o.mention.first for o in links if o.measure not in PEOPLE)
    behind = min((first for first in others if first >= start), default=sentence.end)
    return next((i for i in range(start, behind) if _begins_other_clause(sentence, i)), behind)


def _begins_other_clause(sentence: Sentence, i: int) -> bool:
    return sentence.text_at(i) == ";" or sentence.is_cue(i, "contrast", "of_which")


def _reach(link: Link, links: Sequence[Link], sentence: Sentence) -> int:
    """How far the words behind a number speak of it: up to the next number, or to a word that turns away."""
    start = link.mention.last + 1
    others = (o for o in links if not _tells_where_of(o, link, sentence))
    behind = min((o.mention.first for o in others if o.mention.first >= start), default=sentence.end)
    behind = _before_next_place(link, links, sentence, behind)
    own = range(link.trigger.first - 1, link.trigger.last + 1) if link.trigger is not None else range(0)
    turns = (i for i in range(start, behind) if i not in own)
    return next((i for i in turns if _ends_at(sentence, start, i, behind)), behind)


def _ends_at(sentence: Sentence, start: int, i: int, behind: int) -> bool:
    """Whether what stands from `start` on speaks of something else, or of what else happens, from `i` on."""
    if _turns_away(sentence, i) or _is_other_saw(sentence, i, behind):
        return True
    return _is_meanwhile(sentence, i) and sentence.has_places_on(start, i)


def _is_other_saw(sentence: Sentence, i: int, end: int) -> bool:
    """``…, and Bryansk Oblast saw another 12``: a place behind the comma opens a clause of its own."""
    is_joint = sentence.text_at(i) == "," and sentence.text_at(i + 1) in _AND
    return is_joint and any(sentence.text_at(j) in _SAW for j in range(i + 2, end))


def _before_next_place(link: Link, links: Sequence[Link], sentence: Sentence, end: int) -> int:
    """The comma before the place that the next verb's number has: «сбит дрон под Сумами, в Харькове 2 …»."""
    following = next((o for o in links if o.mention.first == end), None)
    if following is None or following.trigger is link.trigger or not sentence.is_cyrillic(end - 1):
        return end
    start = link.mention.last + 1
    comma = next((i for i in range(end - 1, start, -1) if sentence.text_at(i) == ","), None)
    if comma is None or not sentence.is_cue(comma + 1, "preposition"):
        return end
    has_own = sentence.has_places_on(comma + 1, end) and sentence.has_places_on(start, comma)
    return comma if has_own else end


def _tells_where_of(other: Link, link: Link, sentence: Sentence) -> bool:
    """``drones struck two depots``, ``a missile killed two people in Kursk``: where these are, it struck."""
    are_hurt = link.measure is Measure.HIT and other.measure in PEOPLE
    is_struck = are_hurt or _are_places_struck(other, sentence)
    return is_struck and link.measure not in PEOPLE and other.trigger is link.trigger is not None


def _are_places_struck(link: Link, sentence: Sentence) -> bool:
    """``hit two depots in Kursk``, ``hit ten locations in Sumy Oblast``; a colon only lists some of these."""
    is_location = link.mention.unit == "location" and sentence.text_at(link.mention.last + 1) in _AT
    return is_location or link.mention.unit in _PLACES_STRUCK


def _turns_away(sentence: Sentence, i: int) -> bool:
    """Whether the sentence speaks of something else from token `i` on."""
    text, term = sentence.text_at(i), sentence.term_at.get(i)
    if text == ";" or text in _REST:
        return True
    if term is not None and term.kind == "trigger":
        return term.key in _OTHER_MATTERS and "to" not in (text, sentence.text_at(i - 1))
    if term is None or term.kind != "cue":
        return False
    is_relative = term.key == "relative"
    is_told_apart = is_relative and not any(_is_direction(sentence, j) for j in range(i + 1, i + 4))
    is_list = term.key == "of_which" and _names_some_of(sentence, term)
    return is_told_apart or (term.key in _TURNS and not is_list)


def _names_some_of(sentence: Sentence, including: Term) -> bool:
    """``in surrounding oblasts, including Kursk``: the places, and not what is counted, are told in part."""
    noun = including.first - 1 - (sentence.text_at(including.first - 1) == ",")
    return including.last + 1 in sentence.place_starts and sentence.text_at(noun).startswith(_REGIONS)


def _is_meanwhile(sentence: Sentence, i: int) -> bool:
    """``hits Odesa as leaders visit Kyiv``: what else happens, not ``as well as`` or ``as of 9 a.m.``."""
    if sentence.text_at(i) not in _AS or sentence.text_at(i - 1) in _BEFORE_AS:
        return False
    is_more = sentence.text_at(i + 1) in _BEHIND_AS or sentence.is_count(i + 1)
    return not is_more and i + 1 not in sentence.place_starts


def _is_direction(sentence: Sentence, i: int) -> bool:
    term = sentence.term_at.get(i)
    return term is not None and bool(term.entry.attributes.get("direction"))
