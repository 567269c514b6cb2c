import csv
import io
import json
import re
import zipfile
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.attacks import derive_attacks
from data.export import Filters, escape_formulas, export, filtered_tables, to_csv_bytes
from data.ledger import open_ledger
from parsers.report import Claimant, Side
from tests.made import MORNING, claim, reading


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(reading("=cmd() 157 drones, 121 down", title="+headline"))
        russian = {"attacker": Side.UA, "claimant": Claimant.RU_MOD, "attack_date": date(2025, 9, 7)}
        ledger.add(
            reading(
                "б 2",
                claim("shot_down", "drone", 92, adm1="RU-BEL+RU-KRS", **russian),
                publisher="mod_russia",
                claimant=Claimant.RU_MOD,
                published=MORNING + timedelta(days=2),
            )
        )
        yield ledger


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"))))


def test_an_archive_holds_every_table_and_what_it_means(ledger, tmp_path):
    path = export(ledger, tmp_path / "out" / "night.zip")
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert set(files) == {
        "reports.csv", "claims.csv", "places.csv", "attacks.csv", "unread.csv", "metadata.json"
    }  # fmt: skip
    metadata = json.loads(files["metadata.json"])
    assert metadata["sources"] == ["kpszsu", "mod_russia"]
    assert metadata["parser_versions"] == ["0"]
    for name, described in metadata["tables"].items():
        rows = rows_of(files[f"{name}.csv"])
        assert len(rows) == described["rows"]
        assert list(rows[0]) == described["columns"]


def test_cells_come_out_plain(ledger, tmp_path):
    folder = export(ledger, tmp_path / "out")
    [first, _] = rows_of((folder / "reports.csv").read_bytes())
    assert first["text"] == "'=cmd() 157 drones, 121 down"
    assert first["title"] == "'+headline"
    assert first["published_at"] == "2025-09-05T05:40:00Z"
    claims = rows_of((folder / "claims.csv").read_bytes())
    assert claims[0]["window_start"] == "2025-09-04T15:00:00Z"
    assert claims[0]["attack_date"] == "2025-09-05"
    assert claims[0]["as_of"] == ""
    assert claims[2]["adm1"] == "RU-BEL+RU-KRS"


FILTERS = [
    (Filters(), [157, 121, 92]),
    (Filters(date_from=date(2025, 9, 6)), [92]),
    (Filters(date_to=date(2025, 9, 5)), [157, 121]),
    (Filters(attackers=["UA"]), [92]),
    (Filters(claimants=["UA_AF", "RU_MOD"]), [157, 121, 92]),
    (Filters(claimants=["ISW"]), []),
    (Filters(measures=["shot_down"]), [121, 92]),
    (Filters(weapon_classes=["missile"]), []),
    (Filters(regions=["RU-KRS"]), [92]),
    (Filters(publishers=["kpszsu"]), [157, 121]),
    (Filters(publishers=["kpszsu"], measures=["launched"]), [157]),
]


@pytest.mark.parametrize(("filters", "lows"), FILTERS)
def test_filters_let_through_what_is_asked_for(ledger, tmp_path, filters, lows):
    folder = export(ledger, tmp_path / "out", filters)
    claims = rows_of((folder / "claims.csv").read_bytes())
    assert [int(row["low"]) for row in claims] == lows
    reports = rows_of((folder / "reports.csv").read_bytes())
    assert {row["report_id"] for row in reports} == {row["report_id"] for row in claims}


def test_a_publisher_that_nobody_is_leaves_every_table_empty(ledger):
    made = filtered_tables(ledger, Filters(publishers=["nobody"]))
    assert {name: len(table) for name, table in made.items()} == dict.fromkeys(made, 0)


def test_attacks_go_with_the_reports_that_tell_of_them(ledger):
    made = filtered_tables(ledger, Filters(publishers=["mod_russia"]))
    assert set(made["attacks"].reports) == set(made["reports"].report_id)


def test_an_archive_that_cannot_be_finished_leaves_nothing(ledger, tmp_path):
    (tmp_path / "d.zip").mkdir()
    with pytest.raises(OSError):
        export(ledger, tmp_path / "d.zip")
    assert [path.name for path in tmp_path.glob("d.zip*")] == ["d.zip"]


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n=", " =", "\ufeff="]
)
def test_a_cell_or_a_column_that_begins_like_a_formula_is_led_by_an_apostrophe(start):
    words = f"{start}1"
    table = pd.DataFrame({words: [words], "kind": pd.Categorical([words])})
    [name, kind] = escape_formulas(table).columns
    assert (name[0], kind) == ("'", "kind")
    assert [cell[0] for cell in escape_formulas(table).iloc[0]] == ["'", "'"]


def test_a_carriage_return_in_a_cell_breaks_no_row():
    [row] = rows_of(to_csv_bytes(pd.DataFrame({"evidence": ["12 drones\r3 missiles"], "n": [1]})))
    assert row == {"evidence": "12 drones\n3 missiles", "n": "1"}


@given(st.lists(st.text(), min_size=1))
def test_no_cell_begins_like_a_formula(cells):
    escaped = escape_formulas(pd.DataFrame({"evidence": cells})).evidence
    assert not escaped.str.startswith(("=", "+", "-", "@", "\t", "\r")).any()
    kept = [re.sub(r"\r(?!\n)", "\n", cell) for cell in cells]
    assert [cell.removeprefix("'") for cell in escaped] == [cell.removeprefix("'") for cell in kept]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1))
def test_a_text_survives_the_way_out_and_back(cells):
    rows = rows_of(to_csv_bytes(pd.DataFrame({"n": range(len(cells)), "evidence": cells})))
    assert [row["evidence"].removeprefix("'") for row in rows] == [cell.removeprefix("'") for cell in cells]


def test_kept_attacks_equal_those_derived_afresh(ledger):
    def fresh():
        return derive_attacks(ledger.claims(), ledger.reports())

    pd.testing.assert_frame_equal(ledger.attacks(), fresh())
    ledger.add(reading("c 3", claim("hit", "drone", 36)))
    pd.testing.assert_frame_equal(ledger.attacks(), fresh())
    ledger.add(reading("starter 4", claim("hit", "missile", 2, window_start=None)), is_starter=True)
    ledger.attacks()
    ledger.hide_starters()
    pd.testing.assert_frame_equal(ledger.attacks(), fresh())
    ledger.remove_starters()
    pd.testing.assert_frame_equal(ledger.attacks(), fresh())
