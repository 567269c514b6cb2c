"""The whole way of one report: sentences, numbers and terms, mentions, links, claims, checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.antecedents import Count, History, count_links
from parsers.attribution import Speaker, attacker_of, background_side, default_claimant, of_other_war
from parsers.linking import PEOPLE, Before, Link, leave_behind, link_mentions
from parsers.mentions import Sentence, find_mentions
from parsers.numbers import find_quantities
from parsers.places import find_places
from parsers.regions import NamedPlaces, is_each, one_per_region, regions_of
from parsers.report import Claim, Claimant, Measure, Reading, Report, Side, Span
from parsers.roles import assign_roles, touched_places
from parsers.scope import scope_of
from parsers.sentences import split_sentences
from parsers.subsets import drop_repeats, drop_unnumbered, drop_vague, mark_subsets
from parsers.terms import lexicon
from parsers.text import tokenize
from parsers.times import _read

PARSER_VERSION = "0.1"
_UNITS = {Measure.HIT_LOCATIONS: "any", Measure.DEBRIS_LOCATIONS: "any", **dict.fromkeys(PEOPLE, "none")}


def parse_report(report: Report) -> Reading:
    """Everything that one report says of attacks, and every number of it accounted for."""
    tokens = tokenize(report.text)
    dates = list(_read(tokens))
    taken = frozenset(i for d in dates for i in range(d.first, d.last + 1))
    quantities = [q for q in find_quantities(tokens) if q.first not in taken]
    terms = lexicon().find(tokens)
    ranges = split_sentences(tokens)
    mentions = find_places(tokens)
    roles = assign_roles(tokens, ranges, mentions)
    sentences = [Sentence(tokens, a, b, terms, quantities, frozenset(m.first for m in mentions)) for a, b in ranges]
    if of_other_war(sentences):
        return Reading(report, parser_version=PARSER_VERSION)
    named = NamedPlaces(mentions, roles)
    claims = list(_read_claims(report, sentences, named))
    claims = mark_subsets(drop_unnumbered(drop_vague(drop_repeats(claims))))
    places = tuple(touched_places(mentions, roles))
    return Reading(report, tuple(claims), places, parser_version=PARSER_VERSION)


def _read_claims(report: Report, sentences: Sequence[Sentence], places: NamedPlaces) -> Iterator[Claim]:
    before, history = Before(), History()
    speaker = Speaker(default_claimant(report))
    attacker = background_side([t for s in sentences for t in s.terms])
    for sentence in sentences:
        country = places.country(sentence.first, sentence.end)
        links = link_mentions(sentence, find_mentions(sentence), before)
        counts = count_links(links, history)
        for count in counts:
            claimant = speaker.of(count.link, sentence, country)
            claim = _claim(count, links, sentence, places, claimant, speaker.default, attacker)
            attacker = claim.attacker or attacker
            yield from one_per_region(claim) if is_each(count.link.mention, sentence) else [claim]
        speaker.listen(sentence, country)
        history.end_sentence(counts)
        before = leave_behind(sentence, links, before)


def _claim(count: Count, links: Sequence[Link], sentence: Sentence, places: NamedPlaces, claimant: Claimant, default: Claimant | None, last: Side | None) -> Claim:
    link, tokens = count.link, sentence.tokens
    mention = link.mention
    adm1, place = regions_of(link, links, sentence, places)
    start = mention.quantity.start if mention.quantity else tokens[mention.first].start
    return Claim(
        measure=link.measure, weapon=_UNITS.get(link.measure, count.weapon), low=count.low, high=count.high, bound=count.bound,
        span=Span(start, tokens[mention.last].end), rule=link.rule,
        evidence=Span(tokens[sentence.first].start, tokens[sentence.end - 1].end),
        attacker=attacker_of(link, links, sentence, claimant, default, adm1, last), claimant=claimant,
        scope=scope_of(link, sentence), adm1=adm1, place=place,
    )
