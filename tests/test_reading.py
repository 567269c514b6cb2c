"""The whole way of a report: a wire article, accounts of every number, other wars, checks."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.readers import read_text_file
from parsers.reading import parse_report
from parsers.report import KYIV, Claim, Claimant, Reading, Report, Role, Scope

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))

ARTICLE = (Path(__file__).parent / "wire_article.txt").read_text("utf-8")


def attack_claims(reading: Reading) -> list[Claim]:
    return [claim for claim in reading.claims if claim.scope is Scope.ATTACK]


def told(claim: Claim) -> tuple[str, str, int | None, int | None, str | None, str, str | None]:
    attacker = claim.attacker.value if claim.attacker else None
    return (
        claim.measure.value, claim.weapon, claim.low, claim.high, attacker, claim.claimant.value, claim.adm1,
    )  # fmt: skip


@pytest.fixture(scope="module")
def article() -> Reading:
    return parse_report(Report(ARTICLE, published=date(2025, 9, 5)))


def test_a_wire_article_gives_its_figures_and_no_other(article: Reading):
    assert sorted(map(told, attack_claims(article)), key=str) == sorted(
        [
            ("launched", "drone", 157, 157, "RU", "UA_AF", None),
            ("launched", "missile", 7, 7, "RU", "UA_AF", None),
            ("shot_down_or_suppressed", "drone", 121, 121, "RU", "UA_AF", None),
            ("settlements_without_power", "none", 15, None, "RU", "UA_REGION", "UA-74"),
            ("shot_down", "drone", 92, 92, "UA", "RU_MOD", None),
        ],
        key=str,
    )


def test_an_article_is_of_the_night_it_tells_of(article: Reading):
    assert article.times.attack_date == date(2025, 9, 5)
    assert {claim.attack_date for claim in attack_claims(article)} == {date(2025, 9, 5)}


def test_an_article_touches_only_the_places_attacked(article: Reading):
    assert {(p.adm1, p.role) for p in article.places} == {
        ("UA-12", Role.TARGET), ("UA-74", Role.TARGET), ("RU-RYA", Role.TARGET),
    }  # fmt: skip


def test_the_other_numbers_of_an_article_are_accounted_for(article: Reading):
    others = {a.span.of(ARTICLE) for a in article.accounted} | {u.span.of(ARTICLE) for u in article.unread}
    for number in ("26", "35", "3½", "200", "125"):
        assert any(number in other for other in others), number


def numbers_left(reading: Reading) -> list[str]:
    """The runs of digits that stand in no claim, date, account or list of unread numbers."""
    spans = [
        *(c.span for c in reading.claims),
        *reading.times.taken,
        *(a.span for a in reading.accounted),
        *(u.span for u in reading.unread),
    ]
    return [
        match[0]
        for match in re.finditer(r"\d+", reading.report.text)
        if not any(span.start <= match.start() and match.end() <= span.end for span in spans)
    ]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_number_of_a_starter_report_is_accounted_for(path: Path):
    assert numbers_left(parse_report(read_text_file(path))) == []


WORDS = st.sampled_from(
    [
        "Russia", "launched", "drones", "shot down", "24", "1,150", "1 200", "12–14", "Shahed-136",
        "Kh-101", "збито", "ударних БпЛА", "на 7 локаціях", "із 20.00 23.09", "станом на 08:30",
        "(46 із них", "реактивні)", "уничтожены", "три БПЛА", "над Брянской областью", "of which",
        "all 13", "all but five of", "5%", "$310m", ",", ".", ";", ":", "–", "\n", "\n\n", "▫️", "**",
        "35 km", "in 2022", "on May 19", "«", "»", "the 3rd", "a fifth", "F-16", "[84]", "10/12", "0",
        "999999999999", "½", "https://t.me/x/123", "no", "none of which",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from([None, Claimant.UA_AF, Claimant.RU_MOD]))
def test_no_number_of_any_text_is_lost(text: str, claimant: Claimant | None):
    reading = parse_report(Report(text, claimant=claimant, published=datetime(2025, 9, 5, tzinfo=KYIV)))
    assert numbers_left(reading) == []


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=200) | st.lists(WORDS, max_size=40).map(" ".join))
def test_spans_lie_inside_the_text_and_claims_on_their_evidence(text: str):
    reading = parse_report(Report(text))
    for claim in reading.claims:
        assert 0 <= claim.evidence.start <= claim.span.start < claim.span.end <= len(text)
        assert claim.low is None or claim.high is None or claim.low <= claim.high
    for span in [a.span for a in reading.accounted] + [u.span for u in reading.unread]:
        assert 0 <= span.start < span.end <= len(text)


@settings(deadline=None, max_examples=50)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_the_same_text_is_read_the_same(text: str):
    assert parse_report(Report(text)) == parse_report(Report(text))


@pytest.mark.parametrize(
    "text",
    [
        "Israel said it intercepted 12 drones and two ballistic missiles fired by Iran overnight.",
        "Sudan's army shot down 30 drones over the city, a local official said; two people were killed.",
        "The club shot down its rivals 3-1 in front of 21,000 people.",
        "Shares fell 3% after 14 banks cut their forecasts, and 200 jobs are to go.",
        "A train left at 08:00 at 60 km/h; a second one left 30 minutes later. When do the two meet?",
        "Винахід 12 студентів отримав три медалі на виставці дронів.",
        "Завод планирует выпускать 300 беспилотников в месяц.",
        "The air defence of Ukraine can bring down 80 drones a night.",
        "If Russia launches 500 drones, the defence may fail.",
        "Якщо Росія запустить 500 дронів, ППО не встоїть.",
        "ПВО может сбить 80 беспилотников за ночь.",
        "Ukraine received 40 Patriot missiles from Germany.",
        "Destroyed: six launchers and two depots of drones.",
        "Ukraine's air force did not say how many missiles it had shot down.",
    ],
)
def test_texts_that_tell_of_no_attack_of_this_war_give_no_figure(text: str):
    assert attack_claims(parse_report(Report(text, published=date(2025, 9, 5)))) == []


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("Збито/подавлено 50 цілей: 30 ударних БпЛА та 4 ракети Х-101.", "parts_make_total"),
        ("Уничтожены 12 БПЛА: 7 – над Брянской областью, 3 – над Курской областью.", "parts_make_total"),
        ("Противник атакував 20 ударними БпЛА. Збито/подавлено 25 ударних БпЛА.", "fates_fit_launches"),
    ],
)
def test_what_does_not_fit_together_is_shown_and_nothing_changed(text: str, check: str):
    claimant = Claimant.RU_MOD if "уничтож" in text.lower() else Claimant.UA_AF
    reading = parse_report(Report(text, claimant=claimant, published=date(2025, 9, 5)))
    assert [problem.check for problem in reading.problems] == [check]
    assert all(span in {c.span for c in reading.claims} for p in reading.problems for span in p.spans)
    assert len(reading.claims) >= 2


SOUND = [
    "Сбиты 12 БПЛА: над Белгородской областью – 7, над Курской – 5, в том числе 2 над Курском.",
    "Уничтожены 72 БПЛА: 69 – над Брянской областью, 3 – над Московским регионом, в том числе 2 над Химками.",
    "Виявлено 48 цілей:\n– 20 ударних БпЛА;\n– 2 ракети «Кинджал» з Липецької обл.;\n– 26 ракет Іскандер-М.",
]


@pytest.mark.parametrize("text", SOUND)
def test_a_part_of_a_part_is_not_added_twice(text: str):
    reading = parse_report(Report(text, published=date(2025, 9, 5)))
    assert len(reading.claims) == 4
    assert reading.problems == ()


def test_each_claim_has_the_window_of_its_sentence():
    text = (
        "С 8.00 до 10.00 мск сбиты 5 БПЛА над Брянской областью. "
        "С 14.00 до 16.00 мск сбиты 7 БПЛА над Курской областью."
    )
    reading = parse_report(Report(text, claimant=Claimant.RU_MOD, published=date(2025, 9, 4)))
    hours = [(c.low, c.window_start and c.window_start.hour) for c in reading.claims]
    assert hours == [(5, 8), (7, 14)]


@pytest.mark.parametrize("written", ["1.150", "1,5", "99999999999"])
def test_a_number_of_unsure_size_is_unread_and_makes_no_claim(written: str):
    reading = parse_report(Report(f"Russia launched {written} drones."))
    assert reading.claims == ()
    assert [unread.span.of(reading.report.text) for unread in reading.unread] == [written]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Last month Ukraine's air force downed 4,000 drones.", Scope.CUMULATIVE),
        ("Russia has used 330 Shahed drones so far.", Scope.CUMULATIVE),
        ("Збито 45 БпЛА (раніше повідомлялося про 43).", Scope.PAST),
        (
            "On May 1, 2024, a missile hit Dnipro. Overnight on September 5, 18 drones were shot down.",
            Scope.PAST,
        ),
    ],
)
def test_sums_and_earlier_figures_are_kept_out_of_the_attack(text: str, scope: Scope):
    claims = parse_report(Report(text, published=date(2025, 9, 5))).claims
    assert scope in {claim.scope for claim in claims}
