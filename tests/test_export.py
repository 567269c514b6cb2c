import csv
import io
import json
import re
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.attacks import derive_attacks
from data.export import (
    METADATA,
    Filters,
    OverwriteError,
    escape_formulas,
    export,
    filtered_tables,
    to_csv_bytes,
)
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
        "reports.csv", "claims.csv", "places.csv", "attacks.csv", "unread.csv", "columns.csv",
        "metadata.json",
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


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


OUTPUTS = ["out", "out.zip"]


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_is_there_is_overwritten_only_when_asked(ledger, tmp_path, name):
    first = export(ledger, tmp_path / name)
    before = contents_of(first)
    ledger.add(reading("c 3", claim("hit", "drone", 36)))
    with pytest.raises(OverwriteError, match="replace it with --overwrite"):
        export(ledger, tmp_path / name)
    assert contents_of(first) == before
    export(ledger, tmp_path / name, overwrite=True)
    assert len(rows_of(contents_of(first)["reports.csv"])) == 3
    assert names_in(tmp_path) == ["ledger.sqlite", "ledger.sqlite-shm", "ledger.sqlite-wal", name]


def contents_of(path):
    if path.is_dir():
        return {file.name: file.read_bytes() for file in path.iterdir()}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("name", OUTPUTS)
def test_an_export_that_fails_halfway_leaves_everything_as_it_was(
    ledger, tmp_path, monkeypatch, name, overwrite
):
    out = tmp_path / "new" / name
    if overwrite:
        export(ledger, out)
    before = contents_of(out) if overwrite else None
    stop_writing(monkeypatch)
    with pytest.raises(OSError, match="disk is full"):
        export(ledger, out, overwrite=overwrite)
    assert names_in(out.parent) == ([name] if overwrite else [])
    assert (contents_of(out) if overwrite else None) == before


def stop_writing(monkeypatch):
    """Let writing any file named metadata.json fail, in a folder and in an archive."""

    def fail(*_):
        raise OSError("disk is full")

    write_bytes, writestr = Path.write_bytes, zipfile.ZipFile.writestr
    monkeypatch.setattr(
        Path, "write_bytes", lambda path, b: (fail if path.name == METADATA else write_bytes)(path, b)
    )
    monkeypatch.setattr(
        zipfile.ZipFile, "writestr", lambda z, name, b: (fail if name == METADATA else writestr)(z, name, b)
    )


def test_a_folder_that_cannot_be_put_in_place_leaves_the_old_one(ledger, tmp_path, monkeypatch):
    out = export(ledger, tmp_path / "out")
    before = contents_of(out)
    rename = Path.rename

    def fail_on_new(path, target):
        if path.name == "new":
            raise PermissionError("held by another program")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_on_new)
    with pytest.raises(PermissionError):
        export(ledger, out, overwrite=True)
    assert contents_of(out) == before


REFUSED = [
    # what stands where the export is to go, its name, and what is said
    (Path.mkdir, "d.zip", "is a folder"),
    (Path.touch, "out", "is a file"),
    (lambda path: (path.mkdir(), (path / "diary.txt").write_text("dear")), "out", "diary.txt"),
]


@pytest.mark.parametrize(("make", "name", "says"), REFUSED)
def test_what_is_no_export_is_never_overwritten(ledger, tmp_path, make, name, says):
    make(tmp_path / name)
    before = names_in(tmp_path)
    with pytest.raises(OverwriteError, match=says):
        export(ledger, tmp_path / name, overwrite=True)
    assert names_in(tmp_path) == before


def test_an_empty_folder_is_filled(ledger, tmp_path):
    (tmp_path / "out").mkdir()
    assert "claims.csv" in contents_of(export(ledger, tmp_path / "out"))


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
