"""The starter reports say exactly what the tables of facts hold, and the parser reads exactly that.

`tests/facts/*.csv` come from the figures' sources and not from the parser: one row a claim, times local to
the claimant (Kyiv or Moscow); `places.csv` holds the regions and seas with their roles.
"""

import csv
from collections import Counter, defaultdict
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from parsers.readers import read_text_file
from parsers.reading import parse_report
from parsers.report import Claim, Reading, Scope

ROOT = Path(__file__).parents[1]
SEEDS = {path.name: path for path in sorted((ROOT / "seeds").glob("*.txt"))}

Fact = dict[str, str]


def read_table(name: str) -> dict[str, list[Fact]]:
    rows = defaultdict(list)
    with (ROOT / "tests" / "facts" / name).open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            rows[row["file"]].append(row)
    return dict(rows)


FACTS = read_table("ua_nights.csv") | read_table("ru_bulletins.csv") | read_table("older.csv")
PLACES = read_table("places.csv")
each_seed = pytest.mark.parametrize("name", SEEDS)


@cache
def read_seed(name: str) -> Reading:
    return parse_report(read_text_file(SEEDS[name]))


def attack_claims(reading: Reading) -> list[Claim]:
    return [claim for claim in reading.claims if claim.scope == Scope.ATTACK]


def text(value: object) -> str:
    return "" if value is None else str(value)


def local(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}" if moment else ""


def claimed(claim: Claim) -> tuple[str, ...]:
    return tuple(text(value) for value in (claim.measure, claim.weapon, claim.low, claim.high, claim.adm1))


def stated(fact: Fact) -> tuple[str, ...]:
    return tuple(fact[field] for field in ("measure", "weapon", "low", "high", "adm1"))


def test_every_report_has_facts_and_every_fact_a_report():
    assert set(SEEDS) == set(FACTS)


def test_there_are_as_many_reports_as_promised():
    nights = {fact["attack_date"] for facts in read_table("ua_nights.csv").values() for fact in facts}
    assert (len(nights), min(nights), max(nights)) == (92, "2025-08-01", "2025-10-31")
    assert len(read_table("ru_bulletins.csv")) >= 40
    assert len(read_table("older.csv")) >= 20


@each_seed
def test_claims_equal_the_facts(name: str):
    assert Counter(map(claimed, attack_claims(read_seed(name)))) == Counter(map(stated, FACTS[name]))


@each_seed
def test_parts_of_totals_are_known_as_parts(name: str):
    parts = Counter(claimed(claim) for claim in attack_claims(read_seed(name)) if claim.subset)
    assert parts == Counter(stated(fact) for fact in FACTS[name] if fact["subset"] == "yes")


@each_seed
def test_times_equal_the_facts(name: str):
    times = read_seed(name).times
    as_of = f"{times.as_of:%H:%M}" if times.as_of else ""
    read = (text(times.attack_date), local(times.window_start), local(times.window_end), as_of)
    fields = ("attack_date", "window_start", "window_end", "as_of")
    assert {read} == {tuple(fact[field] for field in fields) for fact in FACTS[name]}


@each_seed
def test_places_equal_the_facts(name: str):
    read = {(place.adm1, str(place.role)) for place in read_seed(name).places}
    assert read == {(place["adm1"], place["role"]) for place in PLACES.get(name, [])}


@each_seed
def test_every_number_is_accounted_for(name: str):
    reading = read_seed(name)
    assert [number.span.of(reading.report.text) for number in reading.unread] == []
