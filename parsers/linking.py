"""What each mention measures: an ordered list of small named rules, the first that answers wins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from parsers.mentions import Mention, Sentence, stands_alone
from parsers.numbers import Form
from parsers.report import Measure
from parsers.terms import Term
from parsers.text import Kind

PEOPLE = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.SETTLEMENTS_WITHOUT_POWER, Measure.CUSTOMERS_WITHOUT_POWER}
)
_PEOPLE_UNITS = frozenset({"person", "settlement", "customer", "fatality", "injury"})
_PLACE_UNITS = frozenset({"location", "area"})
_WEAPON_TRIGGERS = frozenset(
    {
        "launched",
        "shot_down",
        "shot_down_or_suppressed",
        "suppressed",
        "lost",
        "left_airspace",
        "in_airspace",
        "hit",
    }
)
_DOWN = frozenset({"shot_down", "suppressed", "shot_down_or_suppressed"})
_UNNUMBERED = frozenset({Measure.LAUNCHED, Measure.SHOT_DOWN, Measure.HIT})
_MODALS = frozenset({"may", "might", "could", "can", "would", "will"})
_TO_BE = frozenset({"was", "were", "is", "are", "been", "being", "be"})
_OF_SUBJECTS = frozenset({"predicate", "participle", "subject_of_clause", "shared_predicate"})
_LIGHT_MARKS = frozenset("\"'–-()*\n")


@dataclass(slots=True)
class Link:
    """A mention with the measure it was given, the rule that gave it and the trigger it came from."""

    mention: Mention
    measure: Measure
    rule: str
    trigger: Term | None = None


@dataclass(slots=True)
class Before:
    """What the sentences before left behind for one that leans on them, and the links of its own so far."""

    measure: Measure | None = None
    links: list[Link] = field(default_factory=list)


Rule = Callable[[Sentence, Mention, Before], tuple[Measure, Term | None] | None]


def link_mentions(sentence: Sentence, mentions: Sequence[Mention], before: Before) -> list[Link]:
    """The measures of a sentence's mentions, by the first rule that answers for each."""
    links: list[Link] = []
    before = Before(before.measure, links)
    for mention in mentions:
        if (
            is_hypothetical(sentence, mention)
            or _is_age(sentence, mention)
            or _is_named_part(sentence, mention)
        ):
            continue
        for rule in RULES:
            answer = rule(sentence, mention, before)
            if answer is not None:
                if not (answer[0] == Measure.HIT and mention.weapon == "any"):
                    links.append(Link(mention, answer[0], rule.__name__, answer[1]))
                break
    _share_predicates(sentence, mentions, links)
    links.sort(key=lambda link: link.mention.first)
    return links


def is_hypothetical(sentence: Sentence, mention: Mention) -> bool:
    """Whether the clause before a mention speaks of what may happen, or of arms made, bought and supplied."""
    if sentence.is_cue(mention.last + 1, "hypothetical") and sentence.text_at(mention.last + 1) in _MODALS:
        return True
    cues = [
        t for t in sentence.terms if t.kind == "cue" and t.key == "hypothetical" and t.last < mention.first
    ]
    return (
        bool(cues)
        and mention.first - cues[-1].last < 9
        and not _clause_between(sentence, cues[-1].last, mention.first)
    )


def _is_named_part(sentence: Sentence, mention: Mention) -> bool:
    """Whether a weapon with no number only details a number before it: ``367 weapons, including missiles``."""
    before = next(
        (i for i in range(mention.first - 1, mention.first - 4, -1) if sentence.is_cue(i, "of_which")), None
    )
    if mention.quantity is not None or mention.unit != "weapon" or before is None:
        return False
    return any(sentence.is_count(q.first) for q in sentence.quantities if q.last < before)


def leave_behind(sentence: Sentence, links: Sequence[Link], before: Before) -> Before:
    """What the next sentence may lean on: this one's last measure or last trigger, else what was there."""
    if links:
        return Before(links[-1].measure)
    found = triggers(sentence, *_WEAPON_TRIGGERS)
    return Before(Measure(found[-1].key)) if found else before


def triggers(sentence: Sentence, *keys: str) -> list[Term]:
    """The sentence's triggers, or those of the given keys."""
    return [t for t in sentence.terms if t.kind == "trigger" and (not keys or t.key in keys)]


# Places and people


def debris_places(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``падіння уламків на 6 локаціях``, ``debris fell at one location``, ``(уламки) на 4``, ``на шести – уламки``."""
    before_it = mention.first - 2 if sentence.is_cue(mention.first - 1, "another") else mention.first - 1
    is_at = sentence.text_at(before_it) in {"на", "in", "at", "on", "у", "в"}
    if mention.unit not in _PLACE_UNITS and not (
        mention.unit in {"bare", "others"}
        and (mention.unit == "others" or stands_alone(sentence, mention))
        and (is_at or sentence.text_at(mention.last + 1) in {"–", "-"})
    ):
        return None
    cues = [t for t in sentence.terms if t.kind == "cue" and t.key == "debris"]
    hits = triggers(sentence, "hit")
    following = next((t for t in cues if t.first > mention.last), None)
    if following is not None and _leads_to(sentence, mention, following, hits):
        return Measure.DEBRIS_LOCATIONS, following
    nearest, hit = _nearest_before(cues, mention), _nearest_before(hits, mention)
    if (
        nearest is not None
        and (hit is None or nearest.first > hit.first)
        and mention.first - nearest.last < 14
    ):
        return Measure.DEBRIS_LOCATIONS, nearest
    return None


def _leads_to(sentence: Sentence, mention: Mention, debris: Term, hits: Sequence[Term]) -> bool:
    """Whether debris is told right behind its number of places: ``на шести – падіння уламків``."""
    gap = range(mention.last + 1, debris.first)
    if (
        len(gap) > 5
        or _clause_between(sentence, mention.last, debris.first)
        or any(sentence.text_at(i) in {",", ";", "and", "та", "і", "и", "а"} for i in gap)
    ):
        return False
    return not any(mention.last < t.first < debris.first for t in hits)


def hit_places(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``27 drones hit seven locations``, ``влучання на 15 локаціях``."""
    if mention.unit == "location":
        near = _nearest_before(triggers(sentence, "hit", "launched"), mention)
        return Measure.HIT_LOCATIONS, near
    if mention.unit == "area" or (mention.unit == "bare" and sentence.text_at(mention.first - 1) == "на"):
        near = _nearest_before(triggers(sentence, "hit"), mention)
        if near is not None and mention.unit == "area":
            return Measure.HIT_LOCATIONS, near
    return None


def people(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``killing at least 12 people and injuring at least 16``, ``ще четверо поранені``."""
    if mention.unit in {"fatality", "injury"}:
        return (Measure.KILLED if mention.unit == "fatality" else Measure.INJURED), None
    if mention.unit not in {"person", "others", "bare"}:
        return None
    found = triggers(sentence, "killed", "injured")
    if not found or (mention.unit == "bare" and not stands_alone(sentence, mention)):
        return None
    following = _next_trigger(sentence, mention)
    is_of_weapons = (
        following is not None
        and following.key in _WEAPON_TRIGGERS
        and _is_light(sentence, mention.last + 1, following.first, commas=False)
    )
    if mention.unit == "bare" and is_of_weapons:
        return None
    if (
        mention.unit == "bare"
        and sentence.is_cue(mention.last + 1, "auxiliary")
        and (following is None or following.key not in {"killed", "injured"})
    ):
        return None
    trigger = _trigger_of_people(sentence, mention, found)
    return (Measure(trigger.key), trigger) if trigger is not None else None


def _trigger_of_people(sentence: Sentence, mention: Mention, found: Sequence[Term]) -> Term | None:
    after = next((t for t in found if t.first > mention.last), None)
    if after is not None and _is_light(sentence, mention.last + 1, after.first, commas=False):
        return after
    before_it = _nearest_before(found, mention)
    if (
        before_it is not None
        and not _clause_between(sentence, before_it.last, mention.first)
        and mention.first - before_it.last < 12
    ):
        return before_it
    if (
        after is not None
        and after.first - mention.last < 9
        and not _clause_between(sentence, mention.last, after.first)
    ):
        return after
    return None


def _is_age(sentence: Sentence, mention: Mention) -> bool:
    """Whether a bare number stands in a list of ages: ``aged 8, 12 and 17``."""
    cues = [t for t in sentence.terms if t.kind == "cue" and t.key == "age" and t.last < mention.first]
    between = range(cues[-1].last + 1, mention.first) if cues and mention.unit == "bare" else range(0)
    return (
        bool(cues)
        and mention.unit == "bare"
        and all(
            i in sentence.quantity_at or sentence.text_at(i) in {",", "and", "та", "і", "и", "–"}
            for i in between
        )
    )


def without_power(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``leaving at least 15 settlements without electricity``."""
    if mention.unit not in {"settlement", "customer", "person"} or mention.quantity is None:
        return None
    found = triggers(sentence, "without_power")
    near = [t for t in found if 0 <= t.first - mention.last < 9 or 0 <= mention.first - t.last < 7]
    if (
        not near
        or _restored(sentence, mention)
        or any(
            mention.last < q.first < near[0].first and sentence.is_count(q.first) for q in sentence.quantities
        )
    ):
        return None
    is_settlement = mention.unit == "settlement"
    return (Measure.SETTLEMENTS_WITHOUT_POWER if is_settlement else Measure.CUSTOMERS_WITHOUT_POWER), near[0]


def _restored(sentence: Sentence, mention: Mention) -> bool:
    return any(
        sentence.text_at(i).startswith(("restor", "відновл", "восстанов", "заживл"))
        for i in range(max(sentence.first, mention.first - 8), mention.first)
    )


# Weapons


def implied(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``56 drone hits``: the noun itself says what is counted."""
    return (Measure(mention.implied), None) if mention.implied else None


def whole(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``24 of the 25 drones launched``: what a part was counted out of was launched."""
    if not _counts_weapons(sentence, mention):
        return None
    is_whole = mention.is_whole or (mention.quantity is not None and _is_out_of_before(sentence, mention))
    return (Measure.LAUNCHED, None) if is_whole else None


def _is_out_of_before(sentence: Sentence, mention: Mention) -> bool:
    """``із 140 БпЛА … збито 120``: what stands behind «із» before a verb of defence and its own number."""
    if mention.unit != "weapon" or sentence.text_at(mention.first - 1) not in {"із", "з", "зі", "из"}:
        return False
    fates = (t for t in triggers(sentence, *_WEAPON_TRIGGERS) if t.first > mention.last)
    fate = next((t for t in fates if t.key != "launched"), None)
    return (
        fate is not None
        and any(q.first > fate.last and sentence.is_count(q.first) for q in sentence.quantities)
    )


def _is_all(mention: Mention) -> bool:
    return (
        mention.quantity is not None
        and mention.quantity.form is Form.ALL
        and mention.unit in {"weapon", "bare"}
    )


def part_of_last(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``152 drones, of which about 80 were Shaheds``: a part is counted as what it is a part of."""
    if not mention.is_part or mention.unit != "weapon" or not before.links or mention.quantity is None:
        return None
    after, last = _next_trigger(sentence, mention), before.links[-1]
    if after is not None and _is_light(sentence, mention.last + 1, after.first, commas=False):
        return None
    return (last.measure, last.trigger) if last.mention.unit == "weapon" else None


def predicate(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``24 drones were lost``, ``213 — збито``, ``дев'ять БпЛА знищено``, ``26 drones struck 10 locations``."""
    if not _counts_weapons(sentence, mention):
        return None
    after = _next_trigger(sentence, mention)
    start = _past_aside(sentence, mention.last + 1)
    if after is not None and after.entry.attributes.get("after_comma") and sentence.text_at(start) == ",":
        start += 1
    if (
        after is None
        or after.entry.attributes["takes"] == "after"
        or not _is_light(sentence, start, after.first, commas=False)
    ):
        return None
    if (
        _has_relative(sentence, mention.last + 1, after.first)
        and governor(sentence, mention, before) is not None
    ):
        return None
    if after.entry.attributes.get("active") and _is_passive(sentence, mention.last + 1, after.first):
        return None
    is_told = mention.unit == "bare" or start > mention.last + 1
    if (
        is_told
        or _is_cyrillic(sentence, after)
        or _has_auxiliary(sentence, mention.last + 1, after.first)
        or after.entry.attributes["takes"] == "before"
    ):
        return _as_subject(after)
    return None


def part(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``Thirty of the 35 drones that Russia launched were shot down``: the verb that is no launch."""
    if (
        mention.is_back_reference
        and mention.unit == "bare"
        and sentence.text_at(mention.last) in {"which", "яких", "которых"}
    ):
        last = mention.last
    elif not (mention.whole or _is_all(mention)) or _governing(sentence, mention) is not None:
        return None
    else:
        last = (mention.whole or mention).last
    after = [t for t in triggers(sentence, *_WEAPON_TRIGGERS) if t.first > last]
    reached = [t for t in after if not _clause_between(sentence, last, t.first, relative=False)]
    fate = next((t for t in reached if t.key != "launched"), None) or next(iter(reached), None)
    return _as_subject(fate) if fate is not None else None


def absolute(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``…, with one missile and 19 drones shot down``: numbers between "with" and their verb."""
    after = _next_trigger(sentence, mention)
    if (
        not _counts_weapons(sentence, mention)
        or mention.quantity is None
        or after is None
        or after.key == "launched"
        or _is_cyrillic(sentence, after)
    ):
        return None
    opening = next(
        (
            i
            for i in range(mention.first - 1, sentence.first, -1)
            if sentence.text_at(i) in {",", ";", "–"} or sentence.is_kind(i, "trigger")
        ),
        None,
    )
    if (
        opening is None
        or sentence.text_at(opening) != ","
        or sentence.text_at(opening + 1) != "with"
        or after.first - mention.last > 8
    ):
        return None
    return _as_subject(after)


def governor(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``shot down 24 drones``, ``атакував двома ракетами``, ``влучання 19 БпЛА``, lists under such a word."""
    if not _counts_weapons(sentence, mention):
        return None
    trigger = _governing(sentence, mention)
    return _measure(trigger) if trigger is not None else None


def _is_instrument(sentence: Sentence, mention: Mention) -> bool:
    """Whether a Slavic weapon stands in the instrumental: what is shot down *with drones* is no drone."""
    nouns = [m for m in mention.members if m.form != "adjective"]
    word = sentence.tokens[nouns[0].last].text if nouns else ""
    return not word.isascii() and word.endswith(("ами", "ями", "ом", "ою", "ой")) and mention.quantity is None


def _is_far(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    """Whether marks stand between a verb and a weapon with no number."""
    is_loose = mention.quantity is None and mention.is_plural
    return is_loose and any(
        sentence.text_at(i) in {",", "–", ";"} for i in range(trigger.last + 1, mention.first)
    )


def _governing(sentence: Sentence, mention: Mention) -> Term | None:
    """The verb or noun before a mention whose object it is."""
    trigger = next(
        (
            t
            for t in reversed(triggers(sentence, *_WEAPON_TRIGGERS))
            if t.last < mention.first and not _only_describes(sentence, t)
        ),
        None,
    )
    if trigger is None or trigger.entry.attributes["takes"] == "before":
        return None
    if trigger.entry.attributes.get("list") and not any(sentence.text_at(i) == ":" for i in range(trigger.last + 1, mention.first)):
        return None
    if trigger.key in _DOWN and (_is_instrument(sentence, mention) or _is_far(sentence, trigger, mention)):
        return None
    if _clause_between(sentence, trigger.last, mention.first) or _opens_own_clause(
        sentence, trigger, mention
    ):
        return None
    if (
        trigger.entry.attributes.get("with")
        and not _is_cyrillic(sentence, trigger)
        and not _with_between(sentence, trigger, mention)
    ):
        return None
    return trigger


def _only_describes(sentence: Sentence, trigger: Term) -> bool:
    """Whether an English trigger is passive (``were shot down``) or a participle (``six missiles launched by``)."""
    if trigger.entry.attributes.get("describes"):
        return True
    if _is_cyrillic(sentence, trigger):
        return False
    before = trigger.first - 1
    while sentence.is_cue(before, "auxiliary") and sentence.text_at(before) not in _TO_BE:
        before -= 1
    if sentence.text_at(before) in _TO_BE:
        is_agent = trigger.entry.attributes.get("with") and sentence.text_at(trigger.last + 1) in {"by", "with"}
        return not is_agent
    is_behind_noun = sentence.is_kind(trigger.first - 1, "weapon") or sentence.is_name(trigger.first - 1)
    earlier = any(t.last < trigger.first - 1 for t in triggers(sentence, *_WEAPON_TRIGGERS))
    return trigger.key == "launched" and is_behind_noun and earlier


def _opens_own_clause(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    """``of which 45 cruise missiles and 266 UAVs were intercepted``: the verb stands behind."""
    if not any(
        sentence.is_cue(i, "of_which") and sentence.text_at(i) == "of"
        for i in range(trigger.last + 1, mention.first)
    ):
        return False
    after = _next_trigger(sentence, mention)
    return after is not None and _has_auxiliary(sentence, mention.last + 1, after.first)


def fronted(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``Двома ракетами ворог ударив по …``: the means of an attack stand before its verb."""
    nouns = [m for m in mention.members if m.form != "adjective"]
    word = sentence.tokens[nouns[0].last].text if nouns else ""
    if word.isascii() or not word.endswith(("ами", "ями", "ом", "ою", "ой")):
        return None
    after = next((t for t in triggers(sentence, "launched", "hit") if t.first > mention.last), None)
    if after is None or _clause_between(sentence, mention.last, after.first):
        return None
    return _measure(after)


def participle(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``55 drones launched by Russia``, ``dozens intercepted``, ``27 drones hit seven locations``."""
    if not _counts_weapons(sentence, mention):
        return None
    after = _next_trigger(sentence, mention)
    if (
        after is None
        or after.entry.attributes["takes"] == "after"
        or not _is_light(sentence, mention.last + 1, after.first, commas=False)
    ):
        return None
    return _as_subject(after)


def subject_of_clause(
    sentence: Sentence, mention: Mention, before: Before
) -> tuple[Measure, Term | None] | None:
    """``several of the other drones that made it through did not reach their targets``: a verb further on."""
    if not _counts_weapons(sentence, mention) or mention.quantity is None:
        return None
    after = _next_trigger(sentence, mention)
    if after is None or after.entry.attributes["takes"] == "after" or after.first - mention.last > 14:
        return None
    if any(sentence.is_cue(i, "contrast") for i in range(mention.last + 1, after.first)):
        return None
    if _comma_between(sentence, mention.last, after.first) and (
        mention.quantity is None or mention.quantity.form is not Form.ALL
    ):
        return None
    return _as_subject(after)


def ellipsis(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``11 were shot down over Belgorod, 28 over Voronezh``: a number and its place under the verb before."""
    trigger = _nearest_before(triggers(sentence, *_WEAPON_TRIGGERS), mention)
    if (
        trigger is None
        or mention.quantity is None
        or mention.quantity.form is Form.ALL
        or not _counts_weapons(sentence, mention)
    ):
        return None
    is_listed = any(sentence.text_at(i) in {":", "–"} for i in range(trigger.last + 1, mention.first))
    is_listed = is_listed or sentence.text_at(mention.first - 1) in {"and", "та", "і", "и"}
    if (mention.unit == "bare" and _names_its_place(sentence, mention)) or (
        mention.unit == "weapon" and is_listed
    ):
        return _measure(trigger)
    return None


def none_recorded(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``ударних БпЛА не зафіксовано``: none were launched."""
    return (Measure.LAUNCHED, None) if sentence.is_cue(mention.last + 1, "none_recorded") else None


def reported(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``The Air Force reported 62 attack drones``: what an air force counts was launched."""
    if (
        mention.unit != "weapon"
        or mention.quantity is None
        or sentence.text_at(mention.first - 1) not in {"reported", "counted", "зафіксували"}
    ):
        return None
    return Measure.LAUNCHED, None


def under_header(sentence: Sentence, mention: Mention, before: Before) -> tuple[Measure, Term | None] | None:
    """``- 3 – на Херсонщині``, ``28 over the Voronezh Region``: a sentence with no verb goes on with the last."""
    if not _counts_weapons(sentence, mention) or mention.quantity is None or before.measure is None:
        return None
    if triggers(sentence, *_WEAPON_TRIGGERS) or before.measure not in _WEAPON_TRIGGERS:
        return None
    if mention.unit == "bare" and not _names_its_place(sentence, mention):
        return None
    if mention.quantity.form is Form.ALL:
        return None
    return before.measure, None


def _names_its_place(sentence: Sentence, mention: Mention) -> bool:
    """Whether a bare number stands beside a place: ``53 — над Белгородской``, ``5 Житомирської``, ``над X — 86``."""
    after, before = mention.last + 1, mention.first - 1
    if sentence.text_at(after) in {"–", "-"}:
        after += 1
    if (
        after in sentence.place_starts
        or sentence.is_cue(after, "each")
        or sentence.text_at(after) in {"над", "over"}
    ):
        return True
    if sentence.is_cue(after, "preposition") and any(
        i in sentence.place_starts for i in range(after + 1, after + 5)
    ):
        return True
    return sentence.text_at(before) in {"–", "-"} and any(
        i in sentence.place_starts for i in range(before - 3, before)
    )


RULES: tuple[Rule, ...] = (
    debris_places,
    hit_places,
    people,
    without_power,
    implied,
    none_recorded,
    whole,
    part,
    part_of_last,
    predicate,
    absolute,
    governor,
    fronted,
    participle,
    reported,
    subject_of_clause,
    ellipsis,
    under_header,
)


def _counts_weapons(sentence: Sentence, mention: Mention) -> bool:
    return mention.unit == "weapon" or (mention.unit == "bare" and stands_alone(sentence, mention))


def _measure(trigger: Term) -> tuple[Measure, Term] | None:
    return (Measure(trigger.key), trigger) if trigger.key in _WEAPON_TRIGGERS else None


def _as_subject(trigger: Term) -> tuple[Measure, Term | None] | None:
    """The measure of what stands before a trigger: drones that strike have hit."""
    key = trigger.entry.attributes.get("before", trigger.key)
    return (Measure(key), trigger) if key in _WEAPON_TRIGGERS else None


def _nearest_before(found: Sequence[Term], mention: Mention) -> Term | None:
    return next((t for t in reversed(found) if t.last < mention.first), None)


def _past_aside(sentence: Sentence, i: int) -> int:
    """The token behind an aside that begins at `i`: ``86 drones, roughly 50 of which were Shaheds, attacked``."""
    if sentence.text_at(i) != ",":
        return i
    end = next((j for j in range(i + 1, min(i + 14, sentence.end)) if sentence.text_at(j) == ","), None)
    if end is None or not any(sentence.is_cue(j, "of_which") for j in range(i, end)):
        return i
    return end + 1


def _next_trigger(sentence: Sentence, mention: Mention) -> Term | None:
    """The trigger behind a mention; one that only tells a direction gives way to a fate behind it."""
    found = [t for t in triggers(sentence) if t.first > mention.last]
    if len(found) > 1 and found[0].entry.attributes.get("direction"):
        is_one_clause = not _clause_between(sentence, found[0].last, found[1].first)
        if is_one_clause and not _comma_between(sentence, found[0].last, found[1].first):
            return found[1]
    return found[0] if found else None


def _is_cyrillic(sentence: Sentence, term: Term) -> bool:
    return "\u0400" <= sentence.tokens[term.first].text[0] <= "\u04ff"


def _is_light(sentence: Sentence, start: int, end: int, commas: bool) -> bool:
    """Whether only auxiliaries and marks stand between two tokens."""
    i = start
    while i < end:
        term = sentence.term_at.get(i)
        token = sentence.tokens[i]
        is_word_ok = term is not None and (
            term.kind == "cue"
            and term.key in {"auxiliary", "of_which", "another", "relative"}
            or term.kind == "side"
            or (term.kind == "filler" and sentence.text_at(i) not in {"and", "та", "і", "и", "or"})
        )
        is_mark_ok = token.kind == Kind.MARK and (
            token.text in _LIGHT_MARKS or (commas and token.text == ",")
        )
        if not (is_word_ok or is_mark_ok or sentence.is_name(i)):
            return False
        i = term.last + 1 if term is not None else i + 1
    return True


def _is_passive(sentence: Sentence, start: int, end: int) -> bool:
    return any(sentence.text_at(i) in _TO_BE for i in range(start, end))


def _has_auxiliary(sentence: Sentence, start: int, end: int) -> bool:
    return any(sentence.is_cue(i, "auxiliary") for i in range(start, end))


def _clause_between(sentence: Sentence, start: int, end: int, relative: bool = True) -> bool:
    """Whether another clause begins between two tokens; with or without those of "that" and "which"."""
    keys = ("contrast", "relative") if relative else ("contrast",)
    return any(sentence.is_cue(i, *keys) for i in range(start + 1, end))


def _has_relative(sentence: Sentence, start: int, end: int) -> bool:
    return any(sentence.is_cue(i, "relative") for i in range(start, end))


def _comma_between(sentence: Sentence, start: int, end: int) -> bool:
    return any(sentence.text_at(i) in {",", ";", ":"} for i in range(start + 1, end))


def _with_between(sentence: Sentence, trigger: Term, mention: Mention) -> bool:
    words = {sentence.text_at(i) for i in range(trigger.last + 1, mention.first)}
    return bool(words & {"with", "by", "using", "of", "from"}) or trigger.last + 1 == mention.first


def _share_predicates(sentence: Sentence, mentions: Sequence[Mention], links: list[Link]) -> None:
    """Give ``479 drones`` of ``479 drones and 20 missiles were launched`` the verb of its neighbour."""
    linked = {id(link.mention): link for link in links}
    parts = [m for m in mentions if not m.is_whole]
    for one, other in reversed(list(zip(parts, parts[1:], strict=False))):
        link = linked.get(id(other)) if not other.is_part else None
        if (
            link is None
            or id(one) in linked
            or link.rule not in _OF_SUBJECTS
            or one.unit not in {"weapon", "bare"}
        ):
            continue
        if (one.quantity is not None or not one.is_plural) and _is_joint(
            sentence, (one.whole or one).last + 1, other.first
        ):
            linked[id(one)] = Link(one, link.measure, "shared_predicate", link.trigger)
            links.append(linked[id(one)])


def _is_joint(sentence: Sentence, start: int, end: int) -> bool:
    """Whether two mentions stand in one list, each perhaps with the place it came from."""
    if start >= end or any(
        sentence.is_kind(i, "trigger") or sentence.is_cue(i, "contrast", "relative")
        for i in range(start, end)
    ):
        return False
    words = [sentence.text_at(i) for i in range(start, end)]
    is_end_joint = words[-1] in {",", "and", "та", "і", "й", "и", "or"} or sentence.is_cue(
        end - 1, "with", "article", "auxiliary"
    )
    is_plain = all(
        w in {",", "and", "та", "і", "й", "и", "as", "well", "or", "the"}
        or sentence.is_cue(start + k, "with", "auxiliary")
        for k, w in enumerate(words)
    )
    return is_plain or (is_end_joint and words[0] in {"from", "із", "з", "из"})
