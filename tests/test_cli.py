"""The command line: what it prints, what it keeps, and what it says when something is wrong."""

import csv
import errno
import io
import json
import os
import socket
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.printing import write_explanations
from dashboard.starters import missing_starters
from data.corrections import edit, reject
from data.ledger import open_ledger
from data.seeding import starter_reports
from parsers.reading import parse_report
from parsers.report import Report

NIGHT = (
    "Russia attacked Ukraine overnight with 157 drones, Ukraine's air force said. "
    "Air defenses shot down 121 drones."
)
OTHER_NIGHT = "Russia attacked Ukraine overnight with 90 drones, Ukraine's air force said."
NO_ATTACK = "The festival opened on Friday with 26 bands and will last nine days."


@pytest.fixture
def night(tmp_path):
    path = tmp_path / "night.txt"
    path.write_text(f"published: 2025-09-05\npublisher: AP\n\n{NIGHT}", encoding="utf-8")
    return path


@pytest.fixture
def ledger(tmp_path):
    return tmp_path / "ledger.sqlite"


def reports_in(ledger) -> int:
    with open_ledger(ledger) as held:
        return len(held.reports())


def test_parse_prints_a_table_for_people(night, capsys):
    assert main(["parse", str(night)]) == 0
    out, err = capsys.readouterr()
    assert "157" in out
    assert "launched" in out
    assert err == ""


def test_parse_prints_a_row_for_each_claim(night, capsys):
    assert main(["parse", str(night), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert ("launched", "drone", "157") in {(row["measure"], row["weapon"], row["low"]) for row in rows}


def test_parse_prints_a_line_for_each_report_in_order(tmp_path, capsys):
    path = tmp_path / "posts.jsonl"
    lines = [{"id": "a", "text": NIGHT}, {"id": "b", "text": NO_ATTACK}, {"text": OTHER_NIGHT}]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert main(["parse", str(path), "--format", "jsonl"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [len(record["claims"]) > 0 for record in records] == [True, False, True]
    assert [record["id"] for record in records[:2]] == ["a", "b"]
    keys = {
        "id",
        "claims",
        "places",
        "attack_date",
        "window_start",
        "window_end",
        "as_of",
        "unread",
        "problems",
    }
    assert keys <= set(records[0])


def test_an_undated_report_is_read_all_the_same(tmp_path, capsys):
    path = tmp_path / "undated.jsonl"
    path.write_text(json.dumps({"text": OTHER_NIGHT}), encoding="utf-8")
    assert main(["parse", str(path), "--format", "jsonl"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["attack_date"] is None
    assert record["claims"]


@pytest.mark.parametrize("content", [NIGHT, json.dumps({"text": NIGHT})])
def test_parse_reads_from_the_pipe(content, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert main(["parse", "-", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["claims"]


def test_a_text_with_no_attack_is_said_to_have_none(tmp_path, capsys):
    path = tmp_path / "festival.txt"
    path.write_text(NO_ATTACK, encoding="utf-8")
    assert main(["parse", str(path)]) == 0
    assert "no figure or place of an attack was found" in capsys.readouterr().out


def test_explain_names_the_rule_or_the_reason_for_every_number(night, capsys):
    assert main(["explain", str(night)]) == 0
    out = capsys.readouterr().out
    assert "157" in out
    assert "launched: 157 drones" in out


class Terminal(io.StringIO):
    """What is printed to a terminal."""

    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("out", "no_color", "has_colours"),
    [(Terminal(), "", True), (Terminal(), "1", False), (io.StringIO(), "", False)],
)
def test_explain_has_colours_in_a_terminal_only(out, no_color, has_colours, monkeypatch):
    monkeypatch.setenv("NO_COLOR", no_color)
    write_explanations([parse_report(Report(NIGHT))], out)
    assert ("\033[32m" in out.getvalue()) == has_colours


def test_explain_keeps_its_columns(tmp_path, capsys):
    path = tmp_path / "long.txt"
    path.write_text(f"{NIGHT} At least\n1,500 settlements lost power.", encoding="utf-8")
    main(["explain", str(path)])
    lines = [line for line in capsys.readouterr().out.splitlines() if " claim " in line]
    assert {line.index("claim ") for line in lines} == {40}
    assert len(lines) == 3


def test_adding_twice_keeps_one_report(night, ledger, capsys):
    assert main(["add", str(night), "--ledger", str(ledger)]) == 0
    assert "1 added" in capsys.readouterr().out
    assert main(["add", str(night), "--ledger", str(ledger)]) == 0
    assert "1 already held" in capsys.readouterr().out
    assert reports_in(ledger) == 1


def test_a_folder_is_added_file_by_file(night, ledger):
    (night.parent / "notes.pdf").write_bytes(b"%PDF")
    assert main(["add", str(night.parent), "--ledger", str(ledger)]) == 0
    assert reports_in(ledger) == 1


def test_a_folder_tells_which_files_it_skips(night, ledger, capsys):
    folder = night.parent
    for name in ("page.html", "more.html", "post.pdf", ".DS_Store"):
        (folder / name).touch()
    assert main(["add", str(folder), "--ledger", str(ledger)]) == 0
    out, err = capsys.readouterr()
    assert "1 added" in out
    assert f"{folder}: skipped more.html, page.html: each is a web page, which cannot be read: open it" in err
    assert f"{folder}: skipped post.pdf: it is a PDF" in err
    assert "DS_Store" not in err


@pytest.mark.parametrize("command", ["add", "parse", "explain"])
def test_a_file_that_cannot_be_read_says_what_to_do(command, night, tmp_path, ledger, capsys):
    file = night.rename(tmp_path / "night.docx")
    options = ["--ledger", str(ledger)] if command == "add" else []
    assert main([command, str(file), *options]) == 2
    assert f"{file}: is a document, which cannot be read: open it, copy the report's text" in (
        capsys.readouterr().err
    )


def test_a_bad_file_does_not_stop_the_others(night, ledger, tmp_path, capsys):
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert main(["add", str(empty), str(tmp_path / "gone.txt"), str(night), "--ledger", str(ledger)]) == 2
    errors = [line for line in capsys.readouterr().err.splitlines() if line.startswith("strikeledger:")]
    assert len(errors) == 2
    assert "empty.txt: is empty" in errors[0]
    assert "gone.txt: cannot be opened" in errors[1]
    assert reports_in(ledger) == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (NIGHT, "no publication date: give it with --published 2025-09-05"),
        (f"published: 2025\n\n{NIGHT}", "no publication date"),
        (f"published: 2999-01-01\n\n{NIGHT}", "lies in the future"),
        (f"published: 2025-09-05\n\n{NO_ATTACK}", "no figure or place of an attack was found"),
        (f"published: tomorrow\n\n{NIGHT}", "write it like 2025-09-05"),
    ],
)
def test_what_may_not_be_kept_is_refused_and_leaves_nothing(content, message, ledger, tmp_path, capsys):
    path = tmp_path / "report.txt"
    path.write_text(content, encoding="utf-8")
    assert main(["add", str(path), "--ledger", str(ledger)]) == 2
    errors = [line for line in capsys.readouterr().err.splitlines() if line.startswith("strikeledger:")]
    assert len(errors) == 1
    assert message in errors[0]
    assert "report" in errors[0]
    assert reports_in(ledger) == 0


def test_a_date_given_by_hand_fills_the_gap(ledger, tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(NIGHT, encoding="utf-8")
    assert main(["add", str(path), "--published", "2025-09-05", "--ledger", str(ledger)]) == 0
    with open_ledger(ledger) as held:
        assert held.reports()["published_at"].dt.strftime("%Y-%m-%d").tolist() == ["2025-09-05"]


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["parse", "a.txt", "--published", "2999-01-01"], "lies in the future"),
        (["parse", "a.txt", "--published", "5 September"], "write it like 2025-09-05"),
        (["parse", "a.txt", "--format", "xml"], "invalid choice: 'xml'"),
        (["dashboard", "--port", "99999"], "give a number from 1 to 65535"),
        (["export", "out.zip", "--attacker", "FR"], "invalid choice: 'FR'"),
        ([], "required"),
    ],
)
def test_a_wrong_argument_is_told_in_one_line(argv, message, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(argv)
    err = capsys.readouterr().err
    assert stopped.value.code == 2
    assert message in err
    assert err.count("\n") == 1


def test_a_ledger_that_cannot_be_written_is_told_in_one_line(night, tmp_path, capsys):
    assert main(["add", str(night), "--ledger", str(night / "ledger.sqlite")]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "--ledger" in err
    assert main(["dashboard", "--ledger", str(tmp_path)]) == 2


def test_a_port_in_use_is_told_before_anything_is_made(ledger, capsys):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        assert main(["dashboard", "--port", str(busy.getsockname()[1]), "--ledger", str(ledger)]) == 2
    assert "is in use: give another one with --port" in capsys.readouterr().err
    assert not ledger.exists()


def test_a_stop_while_the_starters_are_read_says_where_to_find_the_rest(ledger, monkeypatch, capsys):
    def stop_after_one(held, progress):
        held.add(parse_report(starter_reports()[0]), is_starter=True)
        raise KeyboardInterrupt

    monkeypatch.setattr("data.seeding.fill", stop_after_one)
    assert main(["dashboard", "--ledger", str(ledger)]) == 130
    assert "the page “Ledger” offers the starter reports that are missing" in capsys.readouterr().err
    with open_ledger(ledger) as held:
        assert missing_starters(held) == len(starter_reports()) - 1


def test_export_writes_the_tables(night, ledger, tmp_path, capsys):
    main(["add", str(night), "--ledger", str(ledger)])
    out = tmp_path / "out.zip"
    assert main(["export", str(out), "--ledger", str(ledger), "--attacker", "RU"]) == 0
    assert str(out) in capsys.readouterr().out
    with zipfile.ZipFile(out) as archive:
        assert {"claims.csv", "places.csv", "attacks.csv"} <= set(archive.namelist())


def test_export_replaces_one_that_is_there_only_when_asked(filled, tmp_path, capsys):
    export = ["export", str(tmp_path / "out.zip"), "--ledger", str(filled)]
    assert main(export) == 0
    assert main(export) == 2
    assert "out.zip: is there already" in capsys.readouterr().err
    assert main([*export, "--overwrite"]) == 0


def test_export_of_a_ledger_that_is_not_there_makes_none(ledger, tmp_path, capsys):
    assert main(["export", str(tmp_path / "out.zip"), "--ledger", str(ledger)]) == 2
    assert "there is no ledger here" in capsys.readouterr().err
    assert not ledger.exists()


@pytest.fixture
def filled(night, ledger, capsys):
    """A ledger that holds the night."""
    main(["add", str(night), "--ledger", str(ledger)])
    capsys.readouterr()
    return ledger


def test_a_sound_ledger_is_said_to_be_sound(filled, capsys):
    assert main(["check", "--ledger", str(filled)]) == 0
    assert capsys.readouterr().out == f"{filled} is sound\n"


def test_what_is_wrong_with_a_ledger_is_told_with_advice(filled, capsys):
    with sqlite3.connect(filled) as connection:
        connection.execute("UPDATE claims SET span_end = 9999")
    with pytest.raises(SystemExit) as stopped:
        main(["check", "--ledger", str(filled)])
    assert stopped.value.code == 1
    assert "a claim points outside its report" in capsys.readouterr().out


HAND_CODED = """time_start,time_end,model,launched,destroyed
2025-09-04 18:00,2025-09-05 08:00,Shahed-136/131,157,{downed}
2025-09-06 18:00,2025-09-07 08:00,Shahed-136/131,30,20
"""


def test_a_table_coded_by_hand_is_compared_night_by_night(filled, tmp_path, capsys):
    table = tmp_path / "others.csv"
    table.write_text(HAND_CODED.format(downed=120), encoding="utf-8")
    assert main(["compare", str(table), "--ledger", str(filled)]) == 0
    *lines, counts = capsys.readouterr().out.splitlines()
    assert counts == "1 agree, 1 differ, 0 only in the ledger, 2 only in the table"
    differing = next(line for line in lines if "differ" in line)
    assert "2025-09-05  drones downed" in differing
    assert "ledger: 121 (reports " in differing
    assert "table: 120 (rows 2)" in differing
    assert not any(" agree " in line for line in lines)


def test_a_weapon_that_is_not_known_is_left_out_of_a_comparison(filled, tmp_path, capsys):
    table = tmp_path / "others.csv"
    lines = HAND_CODED.format(downed=120)
    unknown = lines.splitlines()[1].replace("Shahed-136/131", "Catapult")
    table.write_text(f"{lines.strip()}\n{unknown}\n", encoding="utf-8")
    assert main(["compare", str(table), "--ledger", str(filled)]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[-1] == "1 agree, 1 differ, 0 only in the ledger, 2 only in the table"
    row = len(lines.strip().splitlines()) + 1
    assert f"left out: others.csv, row {row}: the model 'Catapult' is not known" in err


@pytest.mark.parametrize("command", ["compare", "add"])
def test_a_count_without_end_in_a_table_is_told_by_its_row(command, filled, tmp_path, capsys):
    table = tmp_path / "others.csv"
    table.write_text(HAND_CODED.format(downed="inf"), encoding="utf-8")
    assert main([command, str(table), "--ledger", str(filled)]) == 2
    assert "others.csv, row 2: destroyed is “inf”" in capsys.readouterr().err


def test_output_is_utf8_whatever_the_terminal_says(tmp_path):
    path = tmp_path / "uk.txt"
    path.write_text("Росія запустила 157 дронів. Збито 121.", encoding="utf-8")
    command = [sys.executable, "-m", "dashboard.cli", "parse", str(path), "--format", "jsonl"]
    run = subprocess.run(command, env=os.environ | {"PYTHONIOENCODING": "cp1252"}, capture_output=True)
    assert run.returncode == 0
    assert "дронів" in run.stdout.decode("utf-8")


def test_a_table_coded_by_hand_is_added_once(ledger, tmp_path, capsys):
    table = tmp_path / "others.csv"
    table.write_text(HAND_CODED.format(downed=120), encoding="utf-8")
    for outcome in ("1 added", "1 already held"):
        assert main(["add", str(table), "--ledger", str(ledger)]) == 0
        assert outcome in capsys.readouterr().out
    with open_ledger(ledger) as held:
        assert held.claims()["low"].tolist() == [157, 120, 30, 20]


def test_a_table_with_a_bad_row_is_told_and_not_added(ledger, tmp_path, capsys):
    table = tmp_path / "others.csv"
    table.write_text(HAND_CODED.format(downed="many"), encoding="utf-8")
    assert main(["add", str(table), "--ledger", str(ledger)]) == 2
    assert "others.csv, row 2" in capsys.readouterr().err
    assert reports_in(ledger) == 0


def test_rereading_lists_where_a_correction_disagrees(filled, capsys):
    with open_ledger(filled) as held:
        claim_id = held.claims()["claim_id"].iloc[0]
        edit(held, claim_id, {"low": 158, "high": 158}, "Olena")
    assert main(["reread", "--ledger", str(filled)]) == 0
    out, err = capsys.readouterr()
    assert "(edited): low: read “157”, stands “158”" in out
    assert "1 of 1 reports read again" in err


def test_corrected_reports_are_written_as_labelled_ones_that_can_be_scored(filled, tmp_path, capsys):
    cases = tmp_path / "cases.jsonl"
    with open_ledger(filled) as ledger:
        edit(ledger, ledger.claims()["claim_id"].iloc[0], {"low": 158, "high": 158}, "Olena")
    assert main(["corrections", "cases", str(cases), "--ledger", str(filled)]) == 0
    assert "1 labelled report written" in capsys.readouterr().out
    assert main(["score", str(cases)]) == 0
    assert "all 1 reports" in capsys.readouterr().out


def test_corrections_go_from_one_ledger_to_another(filled, night, tmp_path, capsys):
    file, other = tmp_path / "corrections.jsonl", tmp_path / "other.sqlite"
    with open_ledger(filled) as held:
        reject(held, held.claims()["claim_id"].iloc[0], "Olena", "counted twice")
    main(["add", str(night), "--ledger", str(other)])
    assert main(["corrections", "export", str(file), "--ledger", str(filled)]) == 0
    assert main(["corrections", "import", str(file), "--ledger", str(other)]) == 0
    assert main(["corrections", "import", str(file), "--ledger", str(other)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[-3:] == [f"1 correction written to {file}", "1 taken", "1 held already"]
    with open_ledger(other) as held:
        assert held.claims()["status"].tolist()[0] == "rejected"


def test_a_report_is_set_aside_listed_and_taken_back(filled, capsys):
    with open_ledger(filled) as held:
        report_id = held.reports().report_id[0]
        claims = len(held.claims())
    command = ["set-aside", "--ledger", str(filled)]
    assert main([*command, report_id, "--who", "Olena", "--note", "a test"]) == 0
    assert main(command) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == f"report {report_id} is set aside; --undo takes it back"
    assert "set aside by Olena (a test): Russia attacked Ukraine" in out[1]
    with open_ledger(filled) as held:
        assert report_id not in set(held.claims().report_id)
    assert main([*command, report_id, "--who", "Petro", "--undo"]) == 0
    assert main(command) == 0
    assert capsys.readouterr().out.splitlines()[1] == "no report is set aside"
    with open_ledger(filled) as held:
        assert len(held.claims()) == claims
    for wrong, says in ((["nothing", "--who", "Olena"], "no report nothing"), ([report_id], "say who")):
        assert main([*command, *wrong]) == 2
        assert says in capsys.readouterr().err


def test_a_report_that_is_held_is_not_read_again(night, ledger, monkeypatch, capsys):
    assert main(["add", str(night), "--ledger", str(ledger)]) == 0
    monkeypatch.setattr("dashboard.commands.parse_report", lambda report: pytest.fail("read again"))
    assert main(["add", str(night), "--ledger", str(ledger)]) == 0
    assert "1 already held" in capsys.readouterr().out


@pytest.mark.parametrize("action", ["export", "cases"])
def test_corrections_on_a_full_disk_leave_what_was_there(action, filled, tmp_path, monkeypatch, capsys):
    def write_half(path, content):
        with path.open("wb") as file:
            file.write(content[: len(content) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    folder = tmp_path / "out"
    folder.mkdir()
    (file := folder / "corrections.jsonl").write_text("as it was")
    with open_ledger(filled) as held:
        reject(held, held.claims()["claim_id"].iloc[0], "Olena")
    monkeypatch.setattr(Path, "write_bytes", write_half)
    assert main(["corrections", action, str(file), "--ledger", str(filled)]) == 2
    assert f"{file}: No space left on device: check the path" in capsys.readouterr().err
    assert file.read_text() == "as it was"
    assert list(folder.iterdir()) == [file]


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["compare", "gone.csv"], "gone.csv: No such file"),
        (["compare", "night.txt"], "no hand-coded table of attacks"),
        (["compare", "ledger.sqlite"], "ledger.sqlite: has an unknown encoding"),
        (["corrections", "import", "night.txt"], "line 1 is no correction"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(command, message, filled, monkeypatch, capsys):
    monkeypatch.chdir(filled.parent)
    assert main([*command, "--ledger", str(filled)]) == 2
    err = capsys.readouterr().err
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", [["check"], ["reread"], ["corrections", "export", "out.jsonl"]])
def test_a_ledger_that_is_not_there_is_not_made(command, ledger, capsys):
    assert main([*command, "--ledger", str(ledger)]) == 2
    assert "there is no ledger here" in capsys.readouterr().err
    assert not ledger.exists()


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    out = capsys.readouterr().out
    assert all(command in out for command in ("dashboard", "parse", "add", "export", "explain"))


@pytest.mark.parametrize(
    "command", [["score", "gone.jsonl"], ["diff", "gone.jsonl", "gone.jsonl"], ["parse", "gone"]]
)
def test_a_file_that_is_not_there_is_named(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(command) == 2
    assert "cannot be opened (No such file or directory)" in capsys.readouterr().err


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("strikeledger ")
