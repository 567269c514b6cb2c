"""What pages read of a ledger: pages of claims, which claims there are, who attacked where and when."""

from datetime import date

import pytest

from dashboard.geography import attacked_on, date_places, region_days
from data.corrections import reject
from data.derived import SHOWN
from data.filters import Filters, filter_rows
from data.ledger import open_ledger
from parsers.report import Claimant, Side
from parsers.rows import CLAIM_COLUMNS
from tests.made import claim, reading

DAYS = (date(2025, 9, 5), date(2025, 9, 7), None, date(2025, 9, 6))


def report(number, day):
    """A report of two claims on one day: Russia's drones and Ukraine's."""
    return reading(
        f"{number}57 drones, 92 down",
        claim("launched", "shahed", 57 + number, attack_date=day, adm1="UA-12"),
        claim(
            "shot_down",
            "drone",
            92,
            attack_date=day,
            attacker=Side.UA,
            claimant=Claimant.RU_MOD,
            span=(12, 14),
        ),
        published=day,
    )


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add_all(report(number, day) for number, day in enumerate(DAYS))
        reject(ledger, ledger.claims().claim_id[0], "Olha")
        yield ledger


LATEST = ["2025-09-07", "2025-09-07", "2025-09-06", "2025-09-06", "2025-09-05", "2025-09-05", "–", "–"]

PAGES = [
    # filters                            limit  offset  the days of the page
    (Filters(), 100, 0, LATEST),
    (Filters(), 3, 0, LATEST[:3]),
    (Filters(), 3, 3, LATEST[3:6]),
    (Filters(), 3, 6, LATEST[6:]),
    (Filters(), 3, 9, []),
    (Filters(weapons=["shahed"]), 2, 1, ["2025-09-06", "2025-09-05"]),
    (Filters(statuses=["rejected"]), 9, 0, ["2025-09-05"]),
    (Filters(claimants=["RU_MOD"], date_from=date(2025, 9, 6)), 9, 0, ["2025-09-07", "2025-09-06"]),
]


@pytest.mark.parametrize(("filters", "limit", "offset", "days"), PAGES)
def test_a_page_shows_the_latest_attacks_first_and_undated_claims_last(ledger, filters, limit, offset, days):
    page = ledger.latest_claims(filters, limit, offset)
    assert page.attack_date.dt.strftime("%Y-%m-%d").fillna("–").tolist() == days
    assert tuple(page.columns) == CLAIM_COLUMNS


@pytest.mark.parametrize("filters", [filters for filters, *_ in PAGES])
def test_all_pages_together_are_the_claims_asked_for(ledger, filters):
    pages = [ledger.latest_claims(filters, 1, n) for n in range(ledger.count_claims(filters))]
    assert {page.claim_id.item() for page in pages} == set(filter_rows(ledger.claims(), filters).claim_id)
    assert ledger.latest_claims(filters, 1, len(pages)).empty


def test_a_page_is_found_by_the_index_alone(ledger):
    page = f"SELECT rowid FROM claims WHERE {SHOWN} AND weapon = 'shahed' ORDER BY attack_date DESC LIMIT 9"
    with ledger.reading() as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {page}")]
    assert any("COVERING INDEX claims_by_date" in step for step in plan)


def test_which_claims_there_are(ledger):
    assert sorted(ledger.kinds().itertuples(index=False, name=None)) == [
        ("RU", "UA_AF", "launched", "shahed", "read"),
        ("RU", "UA_AF", "launched", "shahed", "rejected"),
        ("UA", "RU_MOD", "shot_down", "drone", "read"),
    ]
    assert ledger.days() == (date(2025, 9, 5), date(2025, 9, 7))


def test_an_empty_ledger_has_no_kinds_and_no_days(tmp_path):
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        assert ledger.kinds().empty
        assert ledger.told().empty
        assert ledger.days() is None


def test_what_is_told_without_numbers_draws_the_same_map(ledger):
    ledger.add(reading("no drones", claim("hit", "drone", 0, adm1="UA-74", span=(0, 2))))
    places, reports, claims = ledger.places(), ledger.reports(), ledger.claims()
    by_claims, by_told = (
        attacked_on(date_places(places, table, reports), table) for table in (claims, ledger.told())
    )
    order = ["report_id", "attacker", "adm1"]
    assert by_claims.sort_values(order).values.tolist() == by_told.sort_values(order).values.tolist()
    assert region_days(by_told).values.tolist() == [["UA-12", 2]]


def test_how_far_the_deriving_is_can_be_heard(ledger, monkeypatch):
    monkeypatch.setattr("data.derived.DATES_AT_ONCE", 1)
    monkeypatch.setattr("data.derived.derivation", lambda: "newer code")
    heard = []
    ledger.derive(lambda done, total: heard.append((done, total)))
    assert heard == [(1, 4), (2, 4), (3, 4)]
    ledger.derive(lambda done, total: heard.append((done, total)))
    assert len(heard) == 3
