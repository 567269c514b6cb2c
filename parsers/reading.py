"""The whole way of one report: sentences, numbers and terms, mentions, links, claims, checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from parsers.accounting import (
    HYPOTHETICAL,
    NO_MEASURE,
    NO_NOUN,
    NO_SIDE,
    NO_WEAPON,
    OTHER_WAR,
    UNKNOWN_TOTAL,
    UNSURE_NUMBER,
    account,
)
from parsers.antecedents import Count, History, count_links
from parsers.attribution import (
    OWN_SIDE,
    Speaker,
    attacker_of,
    background_side,
    country_struck,
    default_claimant,
    enemy_of,
    governed,
    is_done_abroad,
    names_side,
    of_other_war,
    region_of_publisher,
)
from parsers.checks import check_claims
from parsers.counting import find_mentions, uncounted
from parsers.dates import DateMention, find_dates
from parsers.language import language_of
from parsers.linking import leave_behind, link_mentions
from parsers.links import Before, Link
from parsers.mentions import Mention
from parsers.numbers import find_quantities
from parsers.places import PlaceMention, find_places
from parsers.regions import (
    BOUND_TO_PLACES,
    NamedPlaces,
    is_each,
    leans_on_place,
    one_per_region,
    only_struck,
    regions_of,
)
from parsers.report import KYIV, MOSCOW, Claim, Claimant, Reading, Report, Role, Scope, Side, Span
from parsers.roles import read_mentions, to_places
from parsers.scope import scope_of
from parsers.sentence import Sentence, within
from parsers.sentences import split_sentences
from parsers.subsets import drop_repeats, drop_unnumbered, drop_vague, mark_subsets
from parsers.terms import Term, lexicon, with_enemy
from parsers.text import Token, tokenize
from parsers.time_cues import DateKind
from parsers.times import read_times
from parsers.unclaimed import is_hypothetical
from parsers.windows import with_windows

PARSER_VERSION = "1.0"
_OF_REGIONS = frozenset({Claimant.UA_REGION, Claimant.RU_REGION})
_NO_OFFICES = frozenset({Claimant.OTHER, Claimant.UNKNOWN})
_HEAD = 4
_LONGEST_EXCERPT = 250
_ONE_CAMPAIGN = timedelta(days=30)
_OF_ATTACK = frozenset({DateKind.NIGHT, DateKind.DAY, DateKind.WINDOW, DateKind.POINT})


@dataclass(slots=True)
class _Draft:
    """What has been read of a report while its sentences go by."""

    speaker: Speaker
    places: NamedPlaces
    dates: Sequence[DateMention]
    attack_date: date | None
    attacker: Side | None = None
    region: str | None = None
    is_recalling: bool = False
    is_summing: bool = False
    paragraph: int = 0
    unattributed: list[tuple[int, int]] = field(default_factory=list)
    before: Before = field(default_factory=Before)
    history: History = field(default_factory=History)
    claims: list[Claim] = field(default_factory=list)
    reasons: dict[int, str] = field(default_factory=dict)


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
    terms = lexicon().find(tokens)
    terms = with_enemy(terms, enemy_of(report.claimant, terms))
    ranges = split_sentences(tokens)
    named = read_mentions(tokens, ranges)
    starts = frozenset(m.first for m, _ in named)
    sentences = [Sentence(tokens, a, b, terms, quantities, starts) for a, b in ranges]
    draft = _Draft(
        Speaker(_own_voice(report), region_of_publisher(report)),
        NamedPlaces(named),
        dates,
        times.attack_date,
        background_side(terms),
    )
    foreign = _why_foreign(report, terms, named)
    if foreign is None:
        for sentence in sentences:
            if not of_other_war(sentence.terms):
                _read_sentence(sentence, draft)
    claims = _settle(draft.claims, report.text, times.attack_date)
    if _is_one_attack(report, claims):
        claims = with_windows(claims, times, dates)
    reasons = dict.fromkeys((q.first for q in quantities), foreign) if foreign else draft.reasons
    accounted, unread = account(quantities, tokens, claims, draft.claims, reasons)
    places = () if foreign else tuple(to_places(named))
    return Reading(
        report, tuple(claims), places, times, tuple(accounted), tuple(unread),
        (*times.problems, *check_claims(claims)), PARSER_VERSION,
    )  # fmt: skip


def _why_foreign(
    report: Report, terms: Sequence[Term], named: Sequence[tuple[PlaceMention, Role | None]]
) -> str | None:
    """Why nothing in a text is of Russia's war on Ukraine, None where something may be.

    A text must name a side, a place there or somebody who speaks for a side, unless it is an excerpt of a
    sentence or two.
    """
    if of_other_war(terms):
        return OTHER_WAR
    is_excerpt = len(report.text) < _LONGEST_EXCERPT
    is_named = is_excerpt or report.claimant or any(names_side(t) for t in terms)
    return None if is_named or any(m.country in {"UA", "RU", "BY"} for m, _ in named) else NO_SIDE


def _own_voice(report: Report) -> Claimant | None:
    """Who speaks in a report's own words, None where it is a paper that mostly quotes others."""
    return None if report.claimant is Claimant.OTHER else report.claimant


def _is_moscow_time(report: Report, tokens: Iterable[Token]) -> bool:
    return report.claimant in {Claimant.RU_MOD, Claimant.RU_REGION, Claimant.RU_GOV} or any(
        t.text == "мск" for t in tokens
    )


def _is_one_attack(report: Report, claims: Iterable[Claim]) -> bool:
    return report.claimant in OWN_SIDE or len({c.attacker for c in claims if c.scope == Scope.ATTACK}) == 1


def _settle(claims: Sequence[Claim], text: str, attack_date: date | None) -> list[Claim]:
    """The claims once each, dated, without vague words beside exact figures, parts marked."""
    dated = [
        replace(c, attack_date=c.attack_date or attack_date) if c.scope == Scope.ATTACK else c for c in claims
    ]
    return mark_subsets(drop_unnumbered(drop_vague(drop_repeats(dated, text))))


def _read_sentence(sentence: Sentence, draft: _Draft) -> None:
    mentions = find_mentions(sentence)
    links = link_mentions(sentence, mentions, draft.before)
    if links and not sentence.has_places():
        draft.places.add(find_places(sentence.tokens, sentence.first, sentence.end))
    own = [link for link in links if not is_done_abroad(link, sentence)]
    counts = count_links(own, mentions, draft.history)
    if _begins_paragraph(sentence):
        draft.speaker.has_spoken_here = False
        draft.paragraph += 1
    _claim_counts(counts, links, sentence, draft)
    draft.reasons |= {m.quantity.first: _why(m, sentence, links) for m in mentions if m.quantity is not None}
    draft.reasons |= {q.first: UNSURE_NUMBER for q in sentence.quantities if uncounted(sentence, q)}
    _remember(sentence, draft)
    draft.history.end_sentence(counts, [m.weapon for m in mentions if m.weapon])
    draft.before = leave_behind(sentence, links, draft.before)


def _claim_counts(counts: Sequence[Count], links: Sequence[Link], sentence: Sentence, draft: _Draft) -> None:
    """The claims of a sentence's counts, added to the draft."""
    country = draft.places.country(sentence.first, sentence.end)
    day = _day_of(sentence, draft.dates)
    is_long_ago = _is_long_ago(day, draft) if day is not None else draft.is_recalling
    recalled = sentence.cues("recalled") if day is None or _is_before(day, draft) else []
    is_sum = draft.is_summing and day is None and _goes_on_counting(sentence)
    for count in counts:
        home = country or country_struck(count.link, links, sentence)
        claimant = draft.speaker.of(count.link, sentence, home)
        claim = _claim(count, links, sentence, claimant, draft, day)
        is_recalled = any(cue.first < count.link.mention.first for cue in recalled)
        if is_long_ago or is_recalled or (day is None and _is_recalled(count, counts, sentence, draft)):
            claim = replace(claim, scope=Scope.PAST)
        elif is_sum and claim.scope is Scope.ATTACK:
            claim = replace(claim, scope=Scope.CUMULATIVE)
        is_own_voice = claimant is Claimant.OTHER and not sentence.of_kind("say")
        if is_own_voice:
            draft.unattributed.append((len(draft.claims), draft.paragraph))
        draft.attacker = claim.attacker or draft.attacker
        draft.speaker.home = {Side.RU: "UA", Side.UA: "RU"}.get(draft.attacker) if draft.attacker else None
        draft.claims += one_per_region(claim) if is_each(count.link.mention, sentence) else [claim]
        draft.is_summing = claim.scope is Scope.CUMULATIVE


def _remember(sentence: Sentence, draft: _Draft) -> None:
    """What the sentences behind may lean on: a region, an earlier attack, who spoke."""
    country = draft.places.country(sentence.first, sentence.end)
    draft.region = _region_behind(sentence, draft)
    draft.is_recalling = _goes_on_recalling(sentence, _day_of(sentence, draft.dates), draft)
    draft.speaker.listen(sentence, country)
    draft.speaker.last_region = _region_of_office(sentence, draft) or draft.speaker.last_region
    quoted = [c for c in draft.speaker.quoted(sentence, country) if c not in _NO_OFFICES]
    if quoted:
        is_all = bool(sentence.cues("reported_this"))
        for i, paragraph in draft.unattributed:
            if is_all or paragraph == draft.paragraph:
                draft.claims[i] = _said_by(quoted[0], draft.claims[i], draft.speaker.last_region)
        draft.unattributed = []


def _said_by(claimant: Claimant, claim: Claim, region: str | None) -> Claim:
    """A claim with who was found to assert it, and that office's region where it has none."""
    is_of_region = claimant in _OF_REGIONS and claim.adm1 is None and claim.measure in BOUND_TO_PLACES
    adm1 = only_struck(region, claim.attacker) if is_of_region else claim.adm1
    return replace(claim, claimant=claimant, adm1=adm1)


def _begins_paragraph(sentence: Sentence) -> bool:
    return sentence.first == 0 or sentence.tokens[sentence.first - 1].text == "\n"


def _goes_on_counting(sentence: Sentence) -> bool:
    """Whether a sentence adds to the sum told before it: ``In addition, there were 83 rockets``."""
    return any(
        sentence.is_cue(i, "another") or sentence.text_at(i) == "also"
        for i in range(sentence.first, sentence.first + _HEAD)
    )


def _region_behind(sentence: Sentence, draft: _Draft) -> str | None:
    """The region that the next sentence may lean on: this one's only region, else the one told before."""
    if sentence.has_places() or draft.places.within(sentence.first, sentence.end):
        return draft.places.only_region(sentence.first, sentence.end)
    return draft.region


def _day_of(sentence: Sentence, dates: Sequence[DateMention]) -> date | None:
    """The day of attack that a sentence itself names."""
    named = [d for d in within(dates, sentence.first, sentence.end) if d.kind in _OF_ATTACK and d.date]
    return named[-1].date if named else None


def _is_long_ago(day: date, draft: _Draft) -> bool:
    """Whether a day is of another season than the attack reported, told for comparison."""
    return draft.attack_date is not None and draft.attack_date - day > _ONE_CAMPAIGN


def _is_before(day: date, draft: _Draft) -> bool:
    return draft.attack_date is not None and day < draft.attack_date


def _goes_on_recalling(sentence: Sentence, day: date | None, draft: _Draft) -> bool:
    """Whether the next sentence still tells of the earlier attack that this one recalls: up to a new line."""
    if sentence.cues("recalled") and day is not None:
        return _is_before(day, draft)
    is_last = sentence.end < len(sentence.tokens) and sentence.tokens[sentence.end - 1].text == "\n"
    if is_last or (day is not None and not _is_long_ago(day, draft)):
        return False
    recalls = bool(sentence.cues("recalled")) and bool(sentence.triggers() or sentence.of_kind("weapon"))
    return draft.is_recalling or recalls


def _is_recalled(count: Count, counts: Sequence[Count], sentence: Sentence, draft: _Draft) -> bool:
    """Whether a count is of an attack of an earlier day: ``the February 2 to 3 strike used …``, ``the 84 of
    October 10``.

    The day colours what stands behind it and the last number before it. Where the sentence compares with that
    day ("above the previous record"), the comparison says so itself.
    """
    if sentence.cues("past") or draft.attack_date is None:
        return False
    named = within(draft.dates, sentence.first, sentence.end)
    earlier = [
        d.first for d in named if d.kind is DateKind.REFERENCE and d.date and d.date < draft.attack_date
    ]
    if not earlier:
        return False
    before = [q.first for q in sentence.quantities if q.first < earlier[0] and sentence.is_count(q.first)]
    last = max(
        [*before, *(c.link.mention.first for c in counts if c.link.mention.first < earlier[0])], default=0
    )
    return count.link.mention.first >= min(last, earlier[0])


def _why(mention: Mention, sentence: Sentence, links: Iterable[Link]) -> str:
    """Why no claim was made of a mention, for the list of unread numbers."""
    if any(link.mention is mention for link in links):
        return UNKNOWN_TOTAL if mention.is_all else NO_WEAPON
    if is_hypothetical(sentence, mention):
        return HYPOTHETICAL
    return NO_NOUN if mention.unit == "bare" else NO_MEASURE


def _claim(
    count: Count,
    links: Sequence[Link],
    sentence: Sentence,
    claimant: Claimant,
    draft: _Draft,
    day: date | None,
) -> Claim:
    link, mention, tokens = count.link, count.link.mention, sentence.tokens
    adm1, place = regions_of(link, links, sentence, draft.places)
    if adm1 is None and leans_on_place(link, sentence):
        adm1 = draft.region
    if adm1 is None and claimant in _OF_REGIONS and link.measure in BOUND_TO_PLACES:
        adm1 = _own_region(sentence, draft, claimant)
    attacker = attacker_of(link, links, sentence, claimant, draft.speaker.default, adm1, draft.attacker)
    start = mention.quantity.start if mention.quantity else tokens[mention.first].start
    return Claim(
        measure=link.measure,
        weapon=count.weapon,
        low=count.low,
        high=count.high,
        bound=count.bound,
        span=Span(start, tokens[mention.last].end),
        rule=link.rule,
        evidence=_trimmed(sentence),
        attacker=attacker,
        claimant=claimant,
        scope=scope_of(link, sentence),
        adm1=only_struck(adm1, attacker),
        place=place,
        attack_date=day,
        subset=mention.is_part,
    )


def _own_region(sentence: Sentence, draft: _Draft, claimant: Claimant) -> str | None:
    """The region of the governor or mayor who speaks, where no place stands with a number."""
    named = _region_of_office(sentence, draft)
    if named is not None:
        return named
    if claimant is draft.speaker.default:
        return draft.speaker.region
    return draft.speaker.last_region if claimant is draft.speaker.last else None


def _region_of_office(sentence: Sentence, draft: _Draft) -> str | None:
    """The region of the one governor or mayor whom a sentence names."""
    office = draft.places.office(sentence.first, sentence.end)
    return office or governed(sentence.of_kind("claimant"))


def _trimmed(sentence: Sentence) -> Span:
    """The characters of a sentence without the line ends around it."""
    inside = [t for t in sentence.tokens[sentence.first : sentence.end] if t.text != "\n"]
    return Span(inside[0].start, inside[-1].end)


def read_all(reports: Iterable[Report]) -> Iterator[Reading]:
    """The readings of reports, one by one, in their order."""
    return map(parse_report, reports)
