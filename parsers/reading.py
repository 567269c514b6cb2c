"""The whole way of one report: sentences, numbers and terms, mentions, links, claims, checks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.accounting import NO_ATTACK, NO_SIDE, OTHER_WAR, account
from parsers.attribution import Speaker
from parsers.checks import check_claims
from parsers.claiming import read_sentence
from parsers.deeds import OBJECT_WORDS
from parsers.draft import Draft
from parsers.foreign import names_side, of_other_war, why_foreign
from parsers.grammar import words
from parsers.language import language_of
from parsers.named_places import NamedPlaces
from parsers.numbers.core import Quantity
from parsers.numbers.quantities import find_quantities
from parsers.places.mentions import VILLAGE, PlaceMention
from parsers.publishing import at_home, default_claimant, region_of_publisher
from parsers.recalling import Recall
from parsers.repeats import drop_repeats, drop_unnumbered, drop_vague
from parsers.report import (
    HELD,
    KYIV,
    MOSCOW,
    OTHER_SIDE,
    OWN_SIDE,
    SIDE_OF,
    Claim,
    Claimant,
    Reading,
    Report,
    Role,
    Scope,
    Side,
    Times,
)
from parsers.report_sides import background_side, voice_of, with_one_attacker
from parsers.roles.assigning import read_mentions, to_places
from parsers.roles.claimed import add_claimed
from parsers.sentence import Sentence, by_sentence
from parsers.sentences import split_sentences
from parsers.subsets import join_fates, mark_subsets, widen_totals
from parsers.terms import Term, lexicon, with_enemy
from parsers.text import Token, tokenize
from parsers.times.attack_time import read_times
from parsers.times.dates import DateMention, find_dates
from parsers.times.windows import with_windows

Named = tuple[PlaceMention, Role | None]
"""A place named and what happened there."""
PARSER_VERSION = "1.8"
_OPEN_LEVELS = frozenset({"country", VILLAGE})
_LONGEST_RUN = 500
_MOSCOW_TIME = words("moscow_time")


def parse_report(report: Report) -> Reading:
    """Everything that one report says of attacks, and every number of it accounted for.

    >>> reading = parse_report(Report("Russia launched 157 drones; 121 of the drones were shot down."))
    >>> [(c.measure.value, c.weapon, c.low) for c in reading.claims]
    [('launched', 'drone', 157), ('shot_down', 'drone', 121)]
    """
    report = replace(report, claimant=default_claimant(report), lang=report.lang or language_of(report.text))
    found = _find(report)
    foreign = why_foreign(report, found.tokens, found.terms, found.places)
    draft = _begin_draft(report, found)
    if foreign not in {NO_SIDE, NO_ATTACK}:
        _read_sentences(found, draft, is_of_other_war=foreign is OTHER_WAR)
    claims = _settle(draft.claims, report, found)
    reasons = draft.reasons if foreign is None else {q.first: foreign for q in found.quantities}
    accounted, unread = account(found.quantities, found.tokens, claims, draft.claims, reasons)
    named = found.places if foreign is None else list(_of_claims(found.places, claims))
    places = tuple(to_places(add_claimed(named, claims, found.tokens)))
    problems = [*found.times.problems, *(p for near in _runs(claims) for p in check_claims(near))]
    return Reading(
        report, tuple(claims), places, found.times,
        tuple(accounted), tuple(unread), tuple(problems), PARSER_VERSION,
    )  # fmt: skip


def read_all(reports: Iterable[Report]) -> Iterator[Reading]:
    """The readings of reports, one by one, in their order."""
    return map(parse_report, reports)


@dataclass(frozen=True, slots=True)
class _Findings:
    """What stands in a report, before its sentences are read one by one.

    `enemy` is the side that the report speaks against, None where it speaks for neither.
    """

    tokens: Sequence[Token]
    sentences: Sequence[tuple[int, int]]
    dates: Sequence[DateMention]
    times: Times
    quantities: Sequence[Quantity]
    enemy: Side | None
    terms: Sequence[Term]
    places: Sequence[tuple[PlaceMention, Role | None]]


def _find(report: Report) -> _Findings:
    """The sentences, dates, numbers, terms and places of a report, each looked for by itself."""
    tokens = tokenize(report.text)
    zone = MOSCOW if _is_moscow_time(report, tokens) else KYIV
    dates = find_dates(tokens, report.published, zone)
    times = read_times(tokens, report, zone, report.claimant in OWN_SIDE, dates)
    dated = {i for d in dates for i in range(d.first, d.last + 1)}
    quantities = find_quantities(tokens, dated)
    named = lexicon().find(tokens)
    voice = voice_of(report.claimant, named, report.lang)
    enemy = OTHER_SIDE[voice] if voice else None
    sentences = split_sentences(tokens)
    places = list(at_home(read_mentions(tokens, sentences), region_of_publisher(report), tokens))
    terms = with_enemy(named, (enemy or _enemy_at(places)).value)
    return _Findings(tokens, sentences, dates, times, quantities, enemy, terms, places)


def _enemy_at(places: Iterable[tuple[PlaceMention, Role | None]]) -> Side:
    """The enemy of a text that speaks for neither side: Ukraine where only Russia's places are struck."""
    struck = {m.country for m, role in places if m.adm1 and m.adm1 not in HELD and role is not Role.LAUNCH}
    return Side.UA if struck == {Side.RU.value} else Side.RU


def _begin_draft(report: Report, found: _Findings) -> Draft:
    speaker = Speaker(_own_voice(report), region_of_publisher(report))
    zone = MOSCOW if _is_moscow_time(report, found.tokens) else KYIV
    recall = Recall(found.dates, found.times.attack_date, report.published_on(zone))
    return Draft(speaker, NamedPlaces(found.places), recall, found.enemy, background_side(found.terms))


def _of_claims(places: Iterable[Named], claims: Iterable[Claim]) -> Iterator[Named]:
    """The places that stand in sentences which make a claim."""
    ends = {claim.evidence.start: claim.evidence.end for claim in claims}
    starts = sorted(ends)
    for mention, role in places:
        at = bisect_right(starts, mention.start) - 1
        if at >= 0 and mention.start < ends[starts[at]]:
            yield mention, role


def _read_sentences(found: _Findings, draft: Draft, is_of_other_war: bool) -> None:
    """Add the claims of all sentences to the draft, less those that speak of another war.

    In a text that is mostly `is_of_other_war`, only sentences that name a side are of this one.
    """
    starts = frozenset(m.first for m, _ in found.places if m.level not in _OPEN_LEVELS)
    terms = by_sentence(found.terms, found.sentences)
    quantities = by_sentence(found.quantities, found.sentences)
    for (first, end), its_terms, its_quantities in zip(found.sentences, terms, quantities, strict=True):
        sentence = Sentence(found.tokens, first, end, its_terms, its_quantities, starts)
        is_of_other = sentence.has_kind("other_war") and of_other_war(sentence.terms)
        if not is_of_other and not (is_of_other_war and not names_side(sentence)):
            read_sentence(sentence, draft)


def _settle(claims: Sequence[Claim], report: Report, found: _Findings) -> list[Claim]:
    """The claims once each, with attacker and windows, none vague beside exact figures, parts marked."""
    reached = [m for m, role in found.places if role is not Role.LAUNCH]
    attacked = with_one_attacker(claims, {m.country for m in reached if _is_struck(m, found.tokens)})
    settled = [claim for near in _runs(attacked) for claim in _compared(near, report.text)]
    return with_windows(settled, found.times, found.dates) if _is_one_attack(report, settled) else settled


def _runs(claims: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """The claims in runs that are compared each with all: one run, but for a text as long as a book."""
    return (claims[i : i + _LONGEST_RUN] for i in range(0, len(claims), _LONGEST_RUN))


def _compared(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims without those that others say again or more exactly, with parts marked."""
    distinct = drop_unnumbered(drop_vague(drop_repeats(join_fates(widen_totals(claims)), text)))
    return mark_subsets(distinct, text)


def _is_struck(place: PlaceMention, tokens: Sequence[Token]) -> bool:
    """Whether a place tells which country was attacked; one by its name alone may act or speak.

    Ukraine behind a preposition is attacked; Russia may be where weapons came from.
    """
    if place.adm1:
        return place.adm1 not in HELD
    return place.country == Side.UA.value and place.first > 0 and tokens[place.first - 1].text in OBJECT_WORDS


def _own_voice(report: Report) -> Claimant | None:
    """Who speaks in a report's own words, None where it is a paper that mostly quotes others."""
    return None if report.claimant is Claimant.OTHER else report.claimant


def _is_moscow_time(report: Report, tokens: Iterable[Token]) -> bool:
    is_russian = report.claimant is not None and SIDE_OF.get(report.claimant) is Side.RU
    return is_russian or not _MOSCOW_TIME.isdisjoint([t.text for t in tokens])


def _is_one_attack(report: Report, claims: Iterable[Claim]) -> bool:
    return report.claimant in OWN_SIDE or len({c.attacker for c in claims if c.scope == Scope.ATTACK}) == 1
