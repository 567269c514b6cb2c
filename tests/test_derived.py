"""Attacks kept in the file follow the claims, however few dates are derived at once."""

from datetime import date, datetime, timedelta

import pandas as pd
import pytest

from data import derived
from data.attacks import derive_attacks
from data.corrections import reject
from data.filters import Filters, filter_rows
from data.history import find_history, find_set_aside
from data.ledger import open_ledger
from parsers.report import MOSCOW, Span
from tests.made import MORNING, reading
from tests.test_attacks import at, foiled, ru_mod

HOUR = timedelta(hours=1)


def bulletins():
    """Six nights of a ministry: each total holds the bulletin of the last hour of the day before."""
    for night in range(6):
        midnight = datetime(2025, 9, 3 + night, tzinfo=MOSCOW)
        day = date(2025, 9, 3 + night)
        hour = (midnight - timedelta(hours=1), midnight)
        whole = (hour[0], midnight + timedelta(hours=7))
        yield ru_mod(f"hour {night}", foiled(0, 9, *hour, day - timedelta(days=1)), published=hour[1])
        yield ru_mod(f"night {night}", foiled(0, 92, *whole, day), published=whole[1])


@pytest.mark.parametrize("limit", ["DATES_AT_ONCE", "CLAIMS_AT_ONCE"])
@pytest.mark.parametrize("at_once", [1, 2, 200])
def test_turns_of_dates_make_no_difference(tmp_path, monkeypatch, limit, at_once):
    monkeypatch.setattr(derived, limit, at_once)
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add_all(bulletins())
        kept = ledger.attacks()
        assert kept.part_of.notna().sum() == 12
        pd.testing.assert_frame_equal(kept, derive_attacks(ledger.claims(), ledger.reports()))
        claims = ledger.claims()
        reject(ledger, claims.claim_id[claims.low == 92].iloc[2], "Olha")
        pd.testing.assert_frame_equal(ledger.attacks(), derive_attacks(ledger.claims(), ledger.reports()))
        assert ledger.attacks().part_of.notna().sum() == 10


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "ledger.sqlite"
    with open_ledger(path) as ledger:
        ledger.add_all(bulletins())
    return path


def change_derived(path, sql):
    """Change the kept attacks behind the program's back, as other code would have derived them."""
    with open_ledger(path) as ledger, ledger.reading() as connection:
        connection.execute(sql)


def test_attacks_of_other_code_are_derived_again(path, monkeypatch):
    change_derived(path, "UPDATE attacks SET shot_down_low = 1")
    with open_ledger(path) as ledger:
        assert set(ledger.attacks().shot_down_low) == {1}
    monkeypatch.setattr(derived, "derivation", lambda: "newer code")
    with open_ledger(path) as ledger:
        assert set(ledger.attacks().shot_down_low) == {9, 92}
        pd.testing.assert_frame_equal(ledger.attacks(), derive_attacks(ledger.claims(), ledger.reports()))
    change_derived(path, "UPDATE attacks SET shot_down_low = 1")
    with open_ledger(path) as ledger:
        assert set(ledger.attacks().shot_down_low) == {1}


def test_attacks_of_other_code_without_any_claim_are_forgotten(path, monkeypatch):
    change_derived(path, "UPDATE attacks SET attack_date = '2024-01-01'")
    monkeypatch.setattr(derived, "derivation", lambda: "newer code")
    with open_ledger(path) as ledger:
        assert (ledger.attacks().attack_date.dt.year == 2025).all()


def test_the_name_of_the_code_follows_every_module_that_derives():
    imported = {
        line.split()[1].removeprefix("data.")
        for name in derived.DERIVING
        for line in (derived.files("data") / f"{name}.py").read_text("utf-8").splitlines()
        if line.startswith("from data.")
    }
    assert imported <= set(derived.DERIVING)
    assert len(derived.derivation()) == 12


FILTERS = [
    Filters(),
    Filters(date_from=date(2025, 9, 4), date_to=date(2025, 9, 6)),
    Filters(attackers=["UA"], claimants=["RU_MOD"], weapon_classes=["drone"]),
    Filters(claimants=["UA_AF", "ISW"]),
    Filters(regions=["UA-30"]),
    Filters(regions=["UA-30", "RU-KRS"], date_from=date(2025, 9, 5)),
    Filters(measures=["hit"], publishers=["nobody"]),
]


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_a_part_of_the_attacks_is_what_filtering_all_would_leave(path, filters):
    with open_ledger(path) as ledger:
        ledger.add(ru_mod("over Kursk", foiled(0, 3, None, None, adm1="RU-KRS+UA-30")))
        ledger.add(reading("157 drones, 121 down"))
        expected = filter_rows(ledger.attacks(), filters).reset_index(drop=True)
        pd.testing.assert_frame_equal(ledger.attacks(filters), expected)


def test_figures_set_aside_are_kept_as_they_follow_from_the_claims(path):
    with open_ledger(path) as ledger:
        ledger.add(reading("157 drones", at(0, "launched", "drone", 157)))
        ledger.add(reading("170 drones", at(0, "launched", "drone", 170), published=MORNING + HOUR))
        ledger.add(
            reading("91, or 92", at(0, "hit", "drone", 91), at(4, "hit", "drone", 92, evidence=Span(4, 9)))
        )
        expected = find_set_aside(find_history(ledger.claims(), ledger.reports()))
        assert sorted(zip(expected.low_used, expected.low, expected.kind, strict=True)) == [
            (92, 91, "conflict"),
            (170, 157, "revision"),
        ]
        pd.testing.assert_frame_equal(ledger.set_aside(), expected)
        reject(ledger, ledger.claims().query("low == 170").claim_id.item(), "Olha")
        assert ledger.set_aside().low_used.tolist() == [92]
