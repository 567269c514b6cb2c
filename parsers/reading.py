"""The whole way of one report: sentences, numbers and terms, mentions, links, claims, checks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from parsers.accounting import account
from parsers.attackers import OWN_SIDE, background_side, voice_of, with_one_attacker
from parsers.attribution import Speaker, default_claimant, region_of_publisher
from parsers.checks import check_claims
from parsers.claiming import read_sentence
from parsers.dates import find_dates
from parsers.draft import Draft
from parsers.foreign import of_other_war, why_foreign
from parsers.language import language_of
from parsers.named_places import NamedPlaces
from parsers.numbers import find_quantities
from parsers.place_mentions import PlaceMention
from parsers.recalling import Recall
from parsers.report import HELD, KYIV, MOSCOW, SIDE_OF, Claim, Claimant, Reading, Report, Scope, Side
from parsers.roles import read_mentions, to_places
from parsers.sentence import Sentence
from parsers.sentences import split_sentences
from parsers.subsets import drop_repeats, drop_unnumbered, drop_vague, mark_subsets, widen_totals
from parsers.terms import lexicon, with_enemy
from parsers.text import Token, tokenize
from parsers.times import read_times
from parsers.windows import with_windows

PARSER_VERSION = "1.1"


def parse_report(report: Report) -> Reading:
    """Everything that one report says of attacks, and every number of it accounted for.

    >>> reading = parse_report(Report("Russia launched 157 drones; 121 of the drones were shot down."))
    >>> [(c.measure.value, c.weapon, c.low) for c in reading.claims]
    [('launched', 'drone', 157), ('shot_down', 'drone', 121)]
    """
    report = replace(report, claimant=default_claimant(report), lang=report.lang or language_of(report.text))
    tokens = tokenize(report.text)
    zone = MOSCOW if _is_moscow_time(report, tokens) else KYIV
    dates = find_dates(tokens, report.published, zone)
    times = read_times(tokens, report, zone, report.claimant in OWN_SIDE, dates)
    dated = {i for d in dates for i in range(d.first, d.last + 1)}
    quantities = [q for q in find_quantities(tokens) if q.first not in dated]
    found = lexicon().find(tokens)
    voice = voice_of(report.claimant, found, report.lang)
    enemy = Side.UA if voice is Side.RU else Side.RU
    terms = with_enemy(found, enemy.value)
    ranges = split_sentences(tokens)
    places = read_mentions(tokens, ranges)
    starts = frozenset(m.first for m, _ in places if m.level != "country")
    speaker = Speaker(_own_voice(report), region_of_publisher(report))
    recall = Recall(dates, times.attack_date)
    draft = Draft(speaker, NamedPlaces(places), recall, enemy if voice else None, background_side(terms))
    foreign = why_foreign(report, terms, places)
    for first, end in ranges if foreign is None else ():
        sentence = Sentence(tokens, first, end, terms, quantities, starts)
        if not (sentence.has_kind("other_war") and of_other_war(sentence.terms)):
            read_sentence(sentence, draft)
    named = {m.country for m, _ in places if _is_struck(m)}
    claims = _settle(draft.claims, report.text, times.attack_date, named)
    if _is_one_attack(report, claims):
        claims = with_windows(claims, times, dates)
    reasons = draft.reasons if foreign is None else dict.fromkeys((q.first for q in quantities), foreign)
    accounted, unread = account(quantities, tokens, claims, draft.claims, reasons)
    return Reading(
        report, tuple(claims), () if foreign else tuple(to_places(places)), times, tuple(accounted),
        tuple(unread), (*times.problems, *check_claims(claims)), PARSER_VERSION,
    )  # fmt: skip


def read_all(reports: Iterable[Report]) -> Iterator[Reading]:
    """The readings of reports, one by one, in their order."""
    return map(parse_report, reports)


def _is_struck(place: PlaceMention) -> bool:
    """Whether a place tells which country was attacked: Russia by its name alone may be the attacker."""
    return place.adm1 not in HELD if place.adm1 else place.country == Side.UA.value


def _own_voice(report: Report) -> Claimant | None:
    """Who speaks in a report's own words, None where it is a paper that mostly quotes others."""
    return None if report.claimant is Claimant.OTHER else report.claimant


def _is_moscow_time(report: Report, tokens: Iterable[Token]) -> bool:
    is_russian = report.claimant is not None and SIDE_OF.get(report.claimant) is Side.RU
    return is_russian or "мск" in [t.text for t in tokens]


def _is_one_attack(report: Report, claims: Iterable[Claim]) -> bool:
    return report.claimant in OWN_SIDE or len({c.attacker for c in claims if c.scope == Scope.ATTACK}) == 1


def _settle(
    claims: Sequence[Claim], text: str, attack_date: date | None, countries: Collection[str | None]
) -> list[Claim]:
    """The claims once each, dated, without vague words beside exact figures, parts marked."""
    dated = [
        replace(c, attack_date=attack_date) if c.scope is Scope.ATTACK and c.attack_date is None else c
        for c in claims
    ]
    dated = with_one_attacker(dated, countries)
    return mark_subsets(drop_unnumbered(drop_vague(drop_repeats(widen_totals(dated), text))))
