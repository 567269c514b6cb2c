"""The claims of one sentence: its counts with who asserts them, whose weapons, which region, which attack."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parsers.accounting import HYPOTHETICAL, NO_MEASURE, NO_NOUN, NO_WEAPON, UNKNOWN_TOTAL, UNSURE_NUMBER
from parsers.acting import side_acting
from parsers.antecedents import Count, count_links
from parsers.attackers import attacker_of, country_struck
from parsers.counting import find_mentions, uncounted
from parsers.draft import UNNAMED, Draft
from parsers.foreign import is_done_abroad
from parsers.linking import leave_behind, link_mentions
from parsers.links import PEOPLE, Link
from parsers.mentions import Mention
from parsers.named_places import LEVELS
from parsers.places.finding import find_places
from parsers.publishing import at_home
from parsers.regions import BOUND_TO_PLACES, is_each, leans_on_place, one_per_region, only_struck, regions_of
from parsers.report import (
    DEFENCE,
    OF_REGIONS,
    OWN_SIDE,
    SIDE_OF,
    Bound,
    Claim,
    Claimant,
    Measure,
    Scope,
    Side,
    Span,
)
from parsers.respective import give_pair
from parsers.sentence import Sentence
from parsers.unclaimed import is_hypothetical

_NEAR_ELSEWHERE = 4


def read_sentence(sentence: Sentence, draft: Draft) -> None:
    """Add a sentence's claims to the draft, with the reasons for numbers that make none."""
    draft.begin_sentence(sentence)
    mentions = find_mentions(sentence)
    if mentions:
        _read_mentions(mentions, sentence, draft)
    else:
        if (sentence.triggers() or sentence.cues("scene")) and not sentence.has_places():
            _add_places(sentence, draft)
        draft.recall.end_sentence(sentence, ())
        draft.before = leave_behind(sentence, (), draft.before)
    draft.reasons |= {q.first: UNSURE_NUMBER for q in sentence.quantities if uncounted(sentence, q)}
    draft.end_sentence(sentence)


def _read_mentions(mentions: Sequence[Mention], sentence: Sentence, draft: Draft) -> None:
    is_of_people = bool(sentence.triggers("killed", "injured")) or draft.before.measure in PEOPLE
    if is_of_people and not sentence.has_places():
        _add_places(sentence, draft)
    links = link_mentions(sentence, mentions, draft.before)
    if (links or sentence.cues("scene")) and not sentence.has_places():
        _add_places(sentence, draft)
    give_pair(sentence, links, draft.history.launches_before())
    own = [link for link in links if not is_done_abroad(link, sentence)]
    counts = count_links(own, mentions, draft.history, _is_launch_told(sentence, draft))
    scopes = [draft.recall.scope(count, counts, sentence) for count in counts]
    for count, scope in zip(counts, scopes, strict=True):
        _claim_count(count, scope, links, sentence, draft)
    draft.reasons |= {m.quantity.first: _why(m, sentence, links) for m in mentions if m.quantity is not None}
    draft.recall.end_sentence(sentence, scopes)
    draft.history.end_sentence(counts, [m.weapon for m in mentions if m.weapon])
    draft.before = leave_behind(sentence, links, draft.before)


def _add_places(sentence: Sentence, draft: Draft) -> None:
    """Find the places of a sentence that names no weapon, so was not searched, but leans on one that does."""
    named = ((place, None) for place in find_places(sentence.tokens, sentence.first, sentence.end))
    found = [place for place, _ in at_home(named, draft.speaker.region, sentence.tokens)]
    draft.places.add(found)
    sentence.place_starts = frozenset(place.first for place in found if place.level in LEVELS)


def _is_launch_told(sentence: Sentence, draft: Draft) -> bool:
    """Whether a sentence tells of a launch, or the report has numbered one before."""
    if draft.history.launched or sentence.triggers("launched"):
        return True
    return any(t.entry.attributes.get("launched") for t in sentence.of_kind("filler"))


def _claim_count(count: Count, scope: Scope, links: Sequence[Link], sentence: Sentence, draft: Draft) -> None:
    country = draft.places.country(sentence.first, sentence.end)
    acting = side_acting(count.link, links, sentence)
    home = country_struck(count.link, acting, sentence) or country
    claimant = draft.speaker.of(count.link, sentence, home, draft.is_quoted(sentence, count.link.mention))
    claim = _claim(count, scope, claimant, acting, links, sentence, draft)
    parts = list(one_per_region(claim)) if is_each(count.link.mention, sentence) else [claim]
    is_own_voice = claimant in UNNAMED and not sentence.of_kind("say")
    draft.add(claim, parts, is_own_voice)


def _claim(
    count: Count,
    scope: Scope,
    claimant: Claimant,
    acting: Side | None,
    links: Sequence[Link],
    sentence: Sentence,
    draft: Draft,
) -> Claim:
    link, mention = count.link, count.link.mention
    claimant, attacker, adm1, place = _circumstances(count, claimant, acting, links, sentence, draft)
    return Claim(
        measure=link.measure,
        weapon=count.weapon,
        low=count.low,
        high=count.high,
        bound=count.bound,
        span=_span(mention, sentence),
        rule=link.rule,
        evidence=sentence.span,
        attacker=attacker,
        claimant=claimant,
        scope=scope,
        adm1=only_struck(adm1, attacker),
        place=place,
        attack_date=draft.recall.date_of(scope, sentence),
        subset=mention.is_part,
    )


def _circumstances(
    count: Count,
    claimant: Claimant,
    acting: Side | None,
    links: Sequence[Link],
    sentence: Sentence,
    draft: Draft,
) -> tuple[Claimant, Side | None, str | None, str | None]:
    """Who asserts a count, whose weapons it counts, its region and its place.

    Where who spoke before cannot mean it, nobody is named, and no region is leaned on.
    """
    link = count.link
    adm1, place = _region_and_place(count, claimant, links, sentence, draft)
    told_by = Claimant.UNKNOWN if _is_of_own_strikes(link, sentence, draft) else claimant
    attacker = attacker_of(
        link, acting, sentence, told_by, draft.speaker.default, adm1, draft.attacker, draft.enemy
    )
    if not _is_inherited(claimant, link, sentence, draft) or attacker is not SIDE_OF[claimant]:
        return claimant, attacker, adm1, place
    if link.measure in DEFENCE and not sentence.has_places():
        adm1, place = None, None
    return Claimant.OTHER, attacker, adm1, place


def _region_and_place(
    count: Count, claimant: Claimant, links: Sequence[Link], sentence: Sentence, draft: Draft
) -> tuple[str | None, str | None]:
    """The region of a count and the name of its place: its own, that of the whole, or the one leaned on."""
    link = count.link
    is_elsewhere = _is_elsewhere(link, sentence)
    adm1, place = (None, None) if is_elsewhere else regions_of(link, links, sentence, draft.places)
    adm1 = adm1 or _region_of_all(count, draft) or _region_leaned_on(link, claimant, sentence, draft)
    return adm1, place


def _is_of_own_strikes(link: Link, sentence: Sentence, draft: Draft) -> bool:
    """Whether who spoke before, not named again, may go on about the attacks of the side told of so far."""
    is_named = sentence.has_kind("claimant", "weak_claimant")
    return draft.attacker is not None and link.measure not in DEFENCE and not is_named


def _is_inherited(claimant: Claimant, link: Link, sentence: Sentence, draft: Draft) -> bool:
    """Whether an office that counts what comes at it is only taken to speak on, not named or publishing.

    A ministry or an air force counts nothing else, a region's office nothing else that was brought down.
    """
    is_named = sentence.has_kind("claimant", "weak_claimant")
    counts_enemy = claimant in OWN_SIDE or (claimant in OF_REGIONS and link.measure in DEFENCE)
    return counts_enemy and claimant is not draft.speaker.default and not is_named


def _region_of_all(count: Count, draft: Draft) -> str | None:
    """The region of ``all of them``: that of the launch it points back to."""
    mention = count.link.mention
    is_all = mention.is_all or (mention.quantity is None and mention.is_plural)
    if not is_all or count.low is None or count.bound is Bound.UNNUMBERED:
        return None
    launches = [c for c in draft.claims if c.measure is Measure.LAUNCHED]
    alike = (c.adm1 for c in reversed(launches) if c.low == count.low)
    return next(alike, None) or _region_of_sum(count.low, launches)


def _region_of_sum(total: int, launches: Sequence[Claim]) -> str | None:
    """The one region of the launches of a sentence that add up to a number."""
    last = [c for c in launches if c.evidence == launches[-1].evidence]
    regions = {c.adm1 for c in last}
    is_sum = len(last) > 1 and sum(c.low or 0 for c in last) == total
    return regions.pop() if is_sum and len(regions) == 1 else None


def _region_leaned_on(link: Link, claimant: Claimant, sentence: Sentence, draft: Draft) -> str | None:
    """The region of a number with no place: the one told before, or that of the office speaking."""
    if sentence.cues("nationwide", "overall") or _is_elsewhere(link, sentence):
        return None
    is_placed = sentence.has_places() and (claimant in OF_REGIONS or not draft.places.are_offices(sentence))
    if claimant in OF_REGIONS and not sentence.has_places() and (own := draft.region_of_office(sentence)):
        return own
    if leans_on_place(link, sentence, is_placed) and draft.region is not None:
        return draft.region
    if draft.header is not None and link.measure in BOUND_TO_PLACES:
        return draft.header
    is_of_office = claimant in OF_REGIONS and link.measure in BOUND_TO_PLACES
    return draft.own_region(sentence, claimant) or draft.region if is_of_office else None


def _is_elsewhere(link: Link, sentence: Sentence) -> bool:
    """«15 дронов уничтожены над соседними областями, 3 …»: a number of regions that nobody names."""
    near = range(link.mention.last, link.mention.last + _NEAR_ELSEWHERE)
    return any(cue.first in near for cue in sentence.cues("elsewhere"))


def _why(mention: Mention, sentence: Sentence, links: Iterable[Link]) -> str:
    """Why no claim was made of a mention, for the list of unread numbers."""
    if any(link.mention is mention for link in links):
        return UNKNOWN_TOTAL if mention.is_all else NO_WEAPON
    if is_hypothetical(sentence, mention):
        return HYPOTHETICAL
    return NO_NOUN if mention.unit == "bare" else NO_MEASURE


def _span(mention: Mention, sentence: Sentence) -> Span:
    """The characters of a mention, from its number or, where it has none, its first word."""
    start = mention.quantity.start if mention.quantity else sentence.tokens[mention.first].start
    return Span(start, sentence.tokens[mention.last].end)
