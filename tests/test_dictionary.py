"""Every column that leaves the ledger is described, and none that does not."""

import pandas as pd
import pytest

from dashboard.geography import date_places
from data.corrections import confirm, corrections
from data.dictionary import read_dictionary
from data.export import Filters, filtered_tables
from data.ledger import open_ledger
from data.rates import total_rates
from tests.made import reading


@pytest.fixture
def exported(tmp_path) -> dict[str, pd.DataFrame]:
    """Each table that can be downloaded or exported, by its name."""
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(reading())
        confirm(ledger, ledger.claims()["claim_id"].iloc[0], "Ann")
        tables = filtered_tables(ledger, Filters())
        places = date_places(tables["places"], ledger.told(), tables["reports"])
        months = total_rates(tables["attacks"].assign(month=tables["attacks"]["attack_date"]), ["month"])
        return tables | {"places": places, "rates": months, "corrections": corrections(ledger)}


def test_every_exported_column_is_described_once(exported):
    described = read_dictionary().groupby("table")["column"].agg(list)
    assert {name: sorted(columns) for name, columns in described.items()} == {
        name: sorted(table.columns) for name, table in exported.items()
    }


def test_every_column_has_a_unit_and_a_meaning():
    dictionary = read_dictionary()
    assert not dictionary.isna().any(axis=None)


@pytest.mark.parametrize(
    ("table", "column", "says"),
    [
        ("attacks", "weapon_class", "Never add it to them"),
        ("attacks", "launched_high", "empty beside a launched_low means “at least”"),
        ("claims", "high", "empty means that low is “at least”"),
        ("claims", "subset", "do not add the two up"),
    ],
)
def test_what_is_easily_mistaken_is_said(table, column, says):
    meaning = read_dictionary().set_index(["table", "column"])["meaning"]
    assert says in meaning[table, column]


@pytest.mark.parametrize("kind", ["UTC", "local date"])
def test_the_unit_says_the_zone(kind, exported):
    dictionary = read_dictionary()
    types = {(name, column): str(kind) for name, t in exported.items() for column, kind in t.dtypes.items()}
    rows = dictionary[dictionary["unit"] == kind]
    named = {types[pair] for pair in zip(rows["table"], rows["column"], strict=True)}
    assert {("UTC" in dtype) == (kind == "UTC") for dtype in named} == {True}
