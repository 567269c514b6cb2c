"""The whole way of one report: sentences, numbers and terms, mentions, links, claims, checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from parsers.attribution import Speaker, attacker_of, background_side, claimant_of, of_other_war
from parsers.linking import Before, Link, link_mentions
from parsers.mentions import Mention, Sentence, find_mentions
from parsers.numbers import Form, Quantity, find_quantities
from parsers.places import PlaceMention, find_places
from parsers.regions import regions_of
from parsers.report import KYIV, MOSCOW, Accounted, Bound, Claim, Claimant, Measure, Reading, Report, Scope, Span, Times, Unread
from parsers.scope import scope_of
from parsers.sentences import split_sentences
from parsers.subsets import drop_repeats, drop_unnumbered, mark_subsets
from parsers.terms import lexicon
from parsers.text import Token, tokenize

PARSER_VERSION = "0.1"


def parse_report(report: Report) -> Reading:
    """Everything that one report says of attacks, and every number of it accounted for."""
    tokens = tokenize(report.text)
    quantities = find_quantities(tokens)
    terms = lexicon().find(tokens)
    places = find_places(tokens)
    sentences = [Sentence(tokens, a, b, terms, quantities) for a, b in split_sentences(tokens)]
    if of_other_war(sentences):
        return Reading(report, parser_version=PARSER_VERSION)
    claims = list(_read_claims(report, sentences, places))
    claims = mark_subsets(drop_unnumbered(drop_repeats(claims)))
    return Reading(report, tuple(claims), parser_version=PARSER_VERSION)


def _read_claims(report: Report, sentences: Sequence[Sentence], places: Sequence[PlaceMention]) -> Iterator[Claim]:
    before, speaker = Before(), Speaker()
    background = background_side([t for s in sentences for t in s.terms])
    for sentence in sentences:
        mentions = find_mentions(sentence)
        claimant = claimant_of(sentence, report, speaker)
        if not mentions:
            continue
        links = link_mentions(sentence, mentions, before)
        _name_bare(links, before)
        for link in links:
            claim = _claim(link, links, sentence, places, claimant, report, background)
            if claim is not None:
                yield claim
        if links:
            before.measure, before.links = links[-1].measure, links
            weapons = [l.mention.weapon for l in links if l.mention.weapon]
            before.weapon = weapons[-1] if weapons else before.weapon


def _name_bare(links: Sequence[Link], before: Before) -> None:
    weapon = before.weapon
    for link in links:
        if link.mention.unit == "weapon":
            weapon = link.mention.weapon
        elif link.mention.unit == "bare":
            link.mention.weapon = weapon


def _claim(link: Link, links: Sequence[Link], sentence: Sentence, places: Sequence[PlaceMention], claimant: Claimant, report: Report, background) -> Claim | None:
    mention, tokens = link.mention, sentence.tokens
    number = _number(mention, link)
    if number is None:
        return None
    low, high, bound = number
    weapon = mention.weapon or "drone"
    if link.measure in {Measure.HIT_LOCATIONS, Measure.DEBRIS_LOCATIONS}:
        weapon = "any"
    if link.measure in {Measure.KILLED, Measure.INJURED, Measure.SETTLEMENTS_WITHOUT_POWER, Measure.CUSTOMERS_WITHOUT_POWER}:
        weapon = "none"
    adm1, place = regions_of(link, links, sentence, places, frozenset())
    start = mention.quantity.start if mention.quantity else tokens[mention.first].start
    return Claim(
        measure=link.measure, weapon=weapon, low=low, high=high, bound=bound,
        span=Span(start, tokens[mention.last].end), rule=link.rule,
        evidence=Span(tokens[sentence.first].start, tokens[sentence.end - 1].end),
        attacker=attacker_of(link, sentence, claimant, report, background), claimant=claimant,
        scope=scope_of(link, sentence), adm1=adm1, place=place,
    )


def _number(mention: Mention, link: Link) -> tuple[int | None, int | None, Bound] | None:
    quantity = mention.quantity
    if quantity is not None:
        return quantity.low, quantity.high, quantity.bound
    if link.measure not in {Measure.LAUNCHED, Measure.SHOT_DOWN, Measure.HIT}:
        return None
    return (1, None, Bound.UNNUMBERED) if mention.is_plural else (1, 1, Bound.EXACT)
