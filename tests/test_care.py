import sqlite3
from dataclasses import replace

import pytest

from data import schema
from data.care import check_ledger
from data.corrections import edit
from data.inserting import place_id_of
from data.ledger import LedgerError, open_ledger
from data.report_corrections import edit_place, set_report_aside
from tests.made import reading

WITH_PRECISION, WITH_WORDINGS = 4, 5
"""The first schemas that say how well a time of publication is known, and that mark the words of reports."""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "ledger.sqlite"
    with open_ledger(path) as ledger:
        ledger.add(reading("157 drones, 121 down"))
        ledger.add(reading("44 drones, 30 down"))
        edit(ledger, ledger.claims().claim_id[0], {"low": 158, "high": 158}, "Olha")
        ledger.attacks()
    return path


def test_a_sound_ledger_gives_no_findings(path):
    with open_ledger(path) as ledger:
        before = ledger.attacks()
        assert check_ledger(ledger) == []
        assert ledger.attacks().equals(before)


HARM = [
    ("UPDATE reports SET text = text || '!'", "text was changed"),
    ("UPDATE claims SET span_end = 999", "points outside"),
    ("UPDATE claims SET evidence = 'never said'", "points outside"),
    ("UPDATE claims SET subset_of = 'nothing'", "total that is not there"),
    ("UPDATE claims SET low = 9, high = 3", "wrong way round"),
    ("UPDATE claims SET window_end = '2025-09-04T06:00:00Z'", "ends before it starts"),
    ("UPDATE reports SET numbers_read = 99", "more numbers read"),
    ("DELETE FROM reports WHERE text LIKE '44%'", "without their report"),
    ("DELETE FROM claims", "stands on no claim or place"),
    ("UPDATE attacks SET launched_low = 1", "do not follow"),
]


@pytest.mark.parametrize(("harm", "says"), HARM)
def test_each_harm_is_found_and_told_what_to_do(path, harm, says):
    with sqlite3.connect(path) as connection:
        connection.execute(harm)
    connection.close()
    with open_ledger(path) as ledger:
        found = check_ledger(ledger)
    assert any(says in finding.what for finding in found)
    assert all(finding.where and finding.advice for finding in found)


@pytest.mark.parametrize("version", range(1, schema.newest_version()))
def test_a_ledger_of_every_earlier_schema_is_brought_forward(tmp_path, monkeypatch, version):
    path = tmp_path / "ledger.sqlite"
    steps = schema.migrations()
    write_old_ledger(path, {number: sql for number, sql in steps.items() if number <= version}, version)
    with open_ledger(path) as ledger:
        assert ledger.reports().text.tolist() == ["157 drones"]
        assert ledger.claims().low.tolist() == [157]
        assert ledger.attacks().launched_low.tolist() == [157, 157]
        edit_place(ledger, place_id_of(ledger.places().iloc[0]), {"adm1": "RU-BRY"}, "Olha")
        assert ledger.places().adm1.tolist() == ["RU-BRY"]
        set_report_aside(ledger, "r", "Olha")
        assert ledger.attacks().empty
        assert check_ledger(ledger) == []
    backup = path.with_name(f"{path.name}.before-schema-{version + 1}")
    with sqlite3.connect(backup) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)
        assert connection.execute("SELECT low FROM claims").fetchall() == [(157,)]
    connection.close()


@pytest.mark.parametrize("version", range(1, WITH_WORDINGS))
def test_a_copy_of_a_report_from_before_words_were_marked_is_known(tmp_path, version):
    path, words = tmp_path / "ledger.sqlite", " ".join(map(str, range(60)))
    steps = schema.migrations()
    write_old_ledger(path, {number: sql for number, sql in steps.items() if number <= version}, version)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE reports SET text = ?, published_at = '2025-09-05'", (words,))
        connection.execute("DELETE FROM claims")
    connection.close()
    copy = replace(reading(f"Read this: {words}", publisher="paper.example"), claims=(), unread=())
    with open_ledger(path) as ledger:
        assert ledger.add(copy).report_id == "r"


def write_old_ledger(path, steps, version):
    with sqlite3.connect(path) as connection:
        schema.add_functions(connection)
        for sql in steps.values():
            connection.executescript(sql)
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute(
            "INSERT INTO reports (report_id, added_at, numbers, numbers_read, text, text_hash)"
            " VALUES ('r', '2025-09-05T06:00:00Z', 1, 1, '157 drones', 'ed4ce067467a954c')"
        )
        connection.execute(
            "INSERT INTO claims (report_id, claim_id, claimant, attacker, measure, weapon, weapon_class, low,"
            " high, bound, scope, subset, attack_date, span_start, span_end, rule, status) VALUES ('r',"
            " 'c', 'UA_AF', 'RU', 'launched', 'drone', 'drone', 157, 157, 'exact', 'attack', 0,"
            " '2025-09-05', 0, 3, 'made', 'read')"
        )
        connection.execute(
            "INSERT INTO places (report_id, name, adm1, role, span_start, span_end)"
            " VALUES ('r', 'Kursk', 'RU-KRS', 'launch', 4, 10)"
        )
    connection.close()


PUBLISHED = [
    # published_at as every schema kept it, and how well it is known
    ("2025-09-05", "day"),
    ("2025-09-05T00:00:00Z", "moment"),
    ("2025-09-05T05:40:00Z", "moment"),
    (None, None),
]


@pytest.mark.parametrize("version", range(1, WITH_PRECISION))
@pytest.mark.parametrize(("published", "precision"), PUBLISHED)
def test_how_well_a_time_of_publication_is_known_is_told_from_every_schema_that_does_not_say(
    tmp_path, version, published, precision
):
    path = tmp_path / "ledger.sqlite"
    steps = schema.migrations()
    write_old_ledger(path, {number: sql for number, sql in steps.items() if number <= version}, version)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE reports SET published_at = ?", (published,))
        connection.execute(
            "INSERT INTO carriers (report_id, published_at, added_at, text, text_hash)"
            " VALUES ('r', ?, '2025-09-05T06:00:00Z', '157 drones', 'ed4ce067467a954c')",
            (published,),
        )
    connection.close()
    with open_ledger(path) as ledger:
        for table in (ledger.reports(), ledger.carriers()):
            [kept] = table.published_precision.astype(object).where(table.published_precision.notna(), None)
            assert kept == precision
            assert table.published_at.isna().tolist() == [published is None]


def test_a_step_that_fails_leaves_the_old_ledger(tmp_path, monkeypatch):
    path = tmp_path / "ledger.sqlite"
    steps = schema.migrations()
    write_old_ledger(path, {1: steps[1]}, 1)
    monkeypatch.setattr(
        schema, "migrations", lambda: {1: steps[1], 2: "CREATE TABLE a (b);\nCREATE TABLE a (b);\n"}
    )
    with pytest.raises((LedgerError, sqlite3.OperationalError)):
        open_ledger(path)
    monkeypatch.undo()
    with open_ledger(path) as ledger:
        assert ledger.claims().low.tolist() == [157]
