import os
import sqlite3
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from data.correction_files import export_corrections
from data.corrections import reject, undo
from data.labelled_cases import to_labelled_cases
from data.ledger import LedgerError, Outcome, default_path, open_ledger
from data.schema import APPLICATION_ID, newest_version
from parsers.rows import CLAIM_COLUMNS, PLACE_COLUMNS, REPORT_COLUMNS
from tests.made import MORNING, reading

PAGE = 4096


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "new folder" / "ledger.sqlite") as ledger:
        yield ledger


def test_a_report_comes_back_whole(ledger):
    ledger.add(reading("157 drones, 121 down"))
    reports, claims, places = ledger.reports(), ledger.claims(), ledger.places()
    assert tuple(reports.columns) == REPORT_COLUMNS
    assert tuple(claims.columns) == CLAIM_COLUMNS
    assert tuple(places.columns) == PLACE_COLUMNS
    assert reports.text.tolist() == ["157 drones, 121 down"]
    assert claims.low.tolist() == [157, 121]
    assert claims.window_start[0].isoformat() == "2025-09-04T15:00:00+00:00"
    assert claims.attack_date[0].date() == date(2025, 9, 5)
    assert places.adm1.tolist() == ["RU-KRS"]
    assert places.lat.isna().all()
    assert ledger.unread().why.tolist() == ["no measure near"]


def test_the_tables_have_their_types_even_when_empty(ledger):
    claims = ledger.claims()
    assert str(claims.low.dtype) == "Int64"
    assert str(claims.window_start.dtype) == "datetime64[us, UTC]"
    assert str(claims.attack_date.dtype) == "datetime64[us]"
    assert ledger.is_empty


SAME_TEXT = [
    # what differs from the post of 05:40 UTC by kpszsu          outcome of adding it after
    ({}, Outcome.ALREADY_HELD),
    ({"published": None}, Outcome.ALREADY_HELD),
    ({"published": date(2025, 9, 5)}, Outcome.ALREADY_HELD),
    ({"published": MORNING + timedelta(minutes=3)}, Outcome.ALREADY_HELD),
    ({"publisher": "", "published": None}, Outcome.ALREADY_HELD),
    ({"title": "Another headline"}, Outcome.ALREADY_HELD),
    ({"publisher": "a-paper.example"}, Outcome.CARRIED_AGAIN),
    ({"publisher": "a-paper.example", "published": date(2025, 9, 6)}, Outcome.CARRIED_AGAIN),
    ({"published": MORNING + timedelta(days=1)}, Outcome.ADDED),
    ({"published": MORNING + timedelta(hours=4)}, Outcome.ADDED),
    ({"published": date(2025, 9, 7)}, Outcome.ADDED),
]


@pytest.mark.parametrize(("difference", "outcome"), SAME_TEXT)
def test_the_same_words_again(ledger, difference, outcome):
    ledger.add(reading("Two drones were downed."))
    again = reading("Two drones were downed.\n", **difference)
    assert ledger.add(again).outcome is outcome
    after = ledger.add(again).outcome
    assert after is Outcome.ALREADY_HELD
    assert len(ledger.reports()) == (2 if outcome is Outcome.ADDED else 1)
    assert len(ledger.carriers()) == (outcome is Outcome.CARRIED_AGAIN)
    assert ledger.claims().claim_id.is_unique


def test_progress_is_told_report_by_report(ledger):
    heard = []
    three = [reading("a 1"), reading("b 2"), reading("a 1")]
    ledger.add_all(three, lambda done, total: heard.append((done, total)))
    ledger.add_all((one for one in three), lambda done, total: heard.append((done, total)))
    assert heard == [(1, 3), (2, 3), (3, 3), (1, 0), (2, 0), (3, 0)]


def test_starters_can_be_hidden_and_removed_in_one_step(ledger):
    ledger.add(reading("a starter 1"), is_starter=True)
    ledger.add(reading("my own 2"))
    ledger.hide_starters()
    assert ledger.reports().text.tolist() == ["my own 2"]
    assert ledger.claims().report_id.nunique() == 1
    ledger.show_starters()
    assert len(ledger.reports()) == 2
    assert ledger.remove_starters() == 1
    assert not ledger.has_starters
    assert len(ledger.claims()) == 2
    assert len(ledger.places()) == 1


OWN_COPIES = [
    # how a person's own copy of a starter differs                  what becomes of it
    ({}, Outcome.ALREADY_HELD),
    ({"publisher": "a-paper.example"}, Outcome.CARRIED_AGAIN),
]


@pytest.mark.parametrize(("difference", "outcome"), OWN_COPIES)
def test_a_starter_that_a_person_adds_too_is_theirs(ledger, difference, outcome):
    ledger.add(reading("157 drones, 121 down"), is_starter=True)
    ledger.hide_starters()
    assert ledger.attacks().empty
    assert ledger.add(reading("157 drones, 121 down", **difference)).outcome is outcome
    assert len(ledger.reports()) == 1
    assert not ledger.attacks().empty
    assert ledger.remove_starters() == 0
    assert len(ledger.claims()) == 2


def test_loading_the_starters_leaves_a_persons_own_report_theirs(ledger):
    ledger.add(reading("157 drones, 121 down"))
    ledger.add(reading("157 drones, 121 down"), is_starter=True)
    assert not ledger.has_starters


def test_starters_with_corrections_stay_when_the_starters_are_removed(ledger, tmp_path):
    for text in ("a starter 1", "another starter 2"):
        ledger.add(reading(text), is_starter=True)
    number = reject(ledger, ledger.claims().claim_id[0], "Olha")
    assert ledger.remove_starters() == 1
    assert ledger.count_starters() == 1
    assert export_corrections(ledger, tmp_path / "corrections.jsonl") == 1
    assert len(to_labelled_cases(ledger)) == 1
    undo(ledger, number, "Olha")
    assert set(ledger.claims().status) == {"read"}


def test_the_revision_grows_with_every_change_and_only_then(ledger):
    before = ledger.revision
    ledger.add(reading("a 1"))
    assert ledger.revision == before + 1
    ledger.add(reading("a 1"))
    ledger.claims()
    assert ledger.revision == before + 1


def test_a_report_that_fails_halfway_leaves_nothing(ledger):
    broken = reading("a 1")
    naive = datetime(2025, 9, 5, 8)
    broken = type(broken)(
        broken.report, tuple(type(c)(**fields(c) | {"as_of": naive}) for c in broken.claims)
    )
    with pytest.raises(ValueError, match="no zone"):
        ledger.add(broken)
    assert ledger.is_empty
    assert ledger.claims().empty


def test_a_full_disk_is_said_and_leaves_whole_reports(ledger):
    ledger.add(reading("a 1"))
    with ledger.reading() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LedgerError, match="disk is full"):
        ledger.add(reading("b 2 " * 20_000))
    assert ledger.reports().text.tolist() == ["a 1"]
    assert len(ledger.claims()) == 2


LIMITED = """
import resource, sys
from data.ledger import LedgerError, open_ledger
from tests.made import reading
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
with open_ledger(sys.argv[1]) as ledger:
    try:
        for n in range(2000):
            ledger.add(reading(f"{n} drones"))
    except LedgerError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")
def test_a_file_that_may_not_grow_is_said_and_leaves_whole_reports(tmp_path):
    path = tmp_path / "ledger.sqlite"
    writer = run_python(LIMITED, path)
    said, _ = writer.communicate()
    assert "check it and its free space" in said
    with open_ledger(path) as ledger:
        held = len(ledger.reports())
        assert 0 < held < 2000
        assert len(ledger.claims()) == 2 * held
        assert ledger.add(reading("one more")).outcome is Outcome.ADDED


def fields(claim):
    return {name: getattr(claim, name) for name in claim.__slots__}


def write_text(path):
    path.write_text("Dear diary, 121 drones tonight. " * 20)


def write_other_database(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")


def write_newer_ledger(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE reports (name TEXT)")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {newest_version() + 1}")


def write_damaged_ledger(path):
    open_ledger(path).close()
    body = bytearray(path.read_bytes())
    body[100:4096] = b"\x99" * 3996
    path.write_bytes(body)


def write_read_only_ledger(path):
    open_ledger(path).close()
    path.chmod(0o444)


@pytest.mark.parametrize(
    ("write", "says"),
    [
        (write_text, "no ledger or is damaged"),
        (write_other_database, "another program's database"),
        (write_newer_ledger, "newer Strike Ledger"),
        (write_damaged_ledger, "damaged"),
        (write_read_only_ledger, "cannot be written"),
        (Path.mkdir, "not a file"),
    ],
)
def test_a_file_that_cannot_be_used_is_left_as_it_is(tmp_path, write, says):
    path = tmp_path / "ledger.sqlite"
    write(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LedgerError, match=says) as error:
        open_ledger(path)
    assert str(path) in str(error.value)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("part", [0.2, 0.4, 0.6, 0.8])
def test_damage_anywhere_in_the_file_is_said_before_reports_are_added_again(tmp_path, part):
    path = tmp_path / "ledger.sqlite"
    held = [reading(f"{n} drones, 121 down " + "word " * 300) for n in range(60)]
    with open_ledger(path) as ledger:
        ledger.add_all(held)
    body = bytearray(path.read_bytes())
    start = int(len(body) * part) // PAGE * PAGE
    body[start : start + PAGE] = b"\x99" * PAGE
    path.write_bytes(body)
    with open_ledger(path) as ledger, pytest.raises(LedgerError, match="damaged: put back a backup"):
        ledger.add_all(ledger.add_again(one.report) or one for one in held[:1])


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError, match="name another file with --ledger"):
        open_ledger(tmp_path / "file" / "ledger.sqlite")


def test_a_missing_ledger_is_not_made_unless_asked(tmp_path):
    with pytest.raises(LedgerError, match="no ledger here"):
        open_ledger(tmp_path / "ledger.sqlite", create=False)
    assert not list(tmp_path.iterdir())


def test_the_default_place_can_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("STRIKELEDGER_LEDGER", str(tmp_path / "mine.sqlite"))
    assert default_path() == tmp_path / "mine.sqlite"
    monkeypatch.delenv("STRIKELEDGER_LEDGER")
    assert default_path().name == "ledger.sqlite"


WRITER = """
import sys
from data.ledger import open_ledger
from tests.made import reading
path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open_ledger(path) as ledger:
    for n in range(count):
        ledger.add(reading(f"{name} wrote {n}"))
        print(n, flush=True)
"""


def start_writer(path, name, count):
    return run_python(WRITER, path, name, count)


def run_python(program, *arguments):
    """Start a program of this project on its own; what it prints can be read."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    folder = Path(__file__).parent.parent
    return subprocess.Popen(
        command, cwd=folder, env=os.environ | {"PYTHONPATH": str(folder)}, stdout=subprocess.PIPE, text=True
    )


def test_four_writers_and_a_reader_lose_nothing(tmp_path):
    path = tmp_path / "ledger.sqlite"
    writers = [start_writer(path, f"writer {n}", 50) for n in range(4)]
    with open_ledger(path) as ledger:
        while any(writer.poll() is None for writer in writers):
            ledger.claims()
        assert [writer.communicate() and writer.returncode for writer in writers] == [0, 0, 0, 0]
        assert len(ledger.reports()) == 200
        assert len(ledger.claims()) == 400


def test_a_killed_writer_leaves_whole_reports_and_can_be_resumed(tmp_path):
    path = tmp_path / "ledger.sqlite"
    writer = start_writer(path, "the writer", 400)
    for line in writer.stdout:
        if line.strip() == "40":
            writer.kill()
            break
    writer.wait()
    with open_ledger(path) as ledger:
        held = len(ledger.reports())
        assert held >= 41
        assert len(ledger.claims()) == 2 * held
        outcomes = [a.outcome for a in ledger.add_all(reading(f"the writer wrote {n}") for n in range(60))]
        assert outcomes.count(Outcome.ADDED) == max(0, 60 - held)
