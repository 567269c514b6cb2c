"""What the README shows is what the program does."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from dashboard.cli import main
from parsers.terms import LEXICONS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("command", ["parse", "explain"])
def test_the_example_reads_as_shown(command, tmp_path, capsys):
    report, *outputs = blocks("text")
    path = tmp_path / "night.txt"
    path.write_text(report, encoding="utf-8")
    assert main([command, str(path), "--published", "2025-09-05"]) == 0
    assert capsys.readouterr().out.strip() in [output.strip() for output in outputs]


def test_the_test_command_is_what_the_checks_run():
    _, test_command = blocks("sh")
    assert test_command.strip() in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("example", blocks("toml"), ids=lambda example: example.partition("]]")[0])
def test_an_example_of_an_entry_has_the_shape_of_the_lexicons(example):
    (kind, [shown]), *_ = tomllib.loads(example).items()
    texts = [(ROOT / "parsers" / "lexicons" / name).read_text(encoding="utf-8") for name in LEXICONS]
    entries = [entry for text in texts for entry in tomllib.loads(text).get(kind, ())]
    known = [entry for entry in entries if entry["key"] == shown["key"]]
    assert shown.keys() <= {field for entry in known for field in entry}


@pytest.mark.parametrize(("name", "key"), [("English", "en"), ("Ukrainian", "uk"), ("Russian", "ru")])
def test_the_accuracy_shown_is_the_one_measured(name, key):
    accuracy = json.loads((ROOT / "data" / "accuracy.json").read_text(encoding="utf-8"))
    measured = accuracy["by"]["language"][key]
    row = f"| {name} | {measured['claims']} | {measured['recall']:.0%} | {measured['precision']:.0%} |"
    assert row in README


def test_every_command_is_named(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    ([\w-]+)", capsys.readouterr().out, re.MULTILINE)
    assert {name for name in commands if f"strikeledger {name} " not in README} <= {"COMMAND"}
