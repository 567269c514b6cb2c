"""Attacks kept in the file follow the claims, however few dates are derived at once."""

from datetime import date, datetime, timedelta

import pandas as pd
import pytest

from data import derived
from data.attacks import derive_attacks
from data.corrections import reject
from data.ledger import open_ledger
from parsers.report import MOSCOW
from tests.test_attacks import foiled, ru_mod


def bulletins():
    """Six nights of a ministry: each total holds the bulletin of the last hour of the day before."""
    for night in range(6):
        midnight = datetime(2025, 9, 3 + night, tzinfo=MOSCOW)
        day = date(2025, 9, 3 + night)
        hour = (midnight - timedelta(hours=1), midnight)
        whole = (hour[0], midnight + timedelta(hours=7))
        yield ru_mod(f"hour {night}", foiled(0, 9, *hour, day - timedelta(days=1)), published=hour[1])
        yield ru_mod(f"night {night}", foiled(0, 92, *whole, day), published=whole[1])


@pytest.mark.parametrize("at_once", [1, 2, 200])
def test_turns_of_dates_make_no_difference(tmp_path, monkeypatch, at_once):
    monkeypatch.setattr(derived, "DATES_AT_ONCE", at_once)
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add_all(bulletins())
        kept = ledger.attacks()
        assert kept.part_of.notna().sum() == 12
        pd.testing.assert_frame_equal(kept, derive_attacks(ledger.claims(), ledger.reports()))
        claims = ledger.claims()
        reject(ledger, claims.claim_id[claims.low == 92].iloc[2], "Olha")
        pd.testing.assert_frame_equal(ledger.attacks(), derive_attacks(ledger.claims(), ledger.reports()))
        assert ledger.attacks().part_of.notna().sum() == 10
