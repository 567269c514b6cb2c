"""Every lexicon entry is found in its examples and not in its near misses; a new entry needs no Python."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import parsers
from parsers.terms import LEXICONS, lexicon
from parsers.text import tokenize

PARSERS = Path(parsers.__file__).parent
LEXICON_FOLDER = PARSERS / "lexicons"


def entries():
    return [
        pytest.param(kind, entry, id=f"{Path(name).stem} {kind} {entry['key']}")
        for name in LEXICONS
        for kind, table in tomllib.loads((LEXICON_FOLDER / name).read_text(encoding="utf-8")).items()
        for entry in table
    ]


def texts(field):
    return [
        pytest.param(kind, entry["key"], text, id=param.id)
        for param in entries()
        for kind, entry in [param.values]
        for text in entry.get(field, ())
    ]


def meanings(text):
    return {(term.kind, term.key) for term in lexicon().find(tokenize(text))}


@pytest.mark.parametrize(("kind", "entry"), entries())
def test_every_entry_has_an_example(kind, entry):
    assert entry.get("examples"), f"{kind} {entry['key']} needs at least one of `examples`"


@pytest.mark.parametrize(("kind", "key", "text"), texts("examples"))
def test_an_entry_is_found_in_its_examples(kind, key, text):
    assert (kind, key) in meanings(text), text


@pytest.mark.parametrize(("kind", "key", "text"), texts("near_misses"))
def test_an_entry_is_not_found_in_its_near_misses(kind, key, text):
    assert (kind, key) not in meanings(text), text


def pieces(text):
    """All runs of four letters in a text."""
    words = [token.text for token in tokenize(text)]
    return {word[i : i + 4] for word in words for i in range(max(1, len(word) - 3))}


@pytest.mark.parametrize(("kind", "entry"), entries())
def test_a_near_miss_is_near(kind, entry):
    forms = ("phrases", "singular", "plural", "either", "adjective")
    phrases = " ".join(phrase for form in forms for phrase in entry.get(form, ())).replace("|", " ")
    far = [text for text in entry.get("near_misses", ()) if pieces(text).isdisjoint(pieces(phrases))]
    assert not far, f"{kind} {entry['key']}: no word of it stands in {far}"


NEW_ENTRIES = {
    "weapons.toml": """
[[weapon]]
key = "quokka"
class = "drone"
name = "Quokka"
side = "RU"
plural = ["quokkas"]
examples = ["12 quokkas"]
""",
    "en.toml": """
[[trigger]]
key = "shot_down"
takes = "either"
phrases = ["bagged"]
examples = ["bagged 9 drones"]
""",
    "claimants.toml": """
[[claimant]]
key = "UA_AF"
side = "UA"
phrases = ["the sky watch"]
examples = ["the Sky Watch said"]
""",
    "places_by_hand.csv": "Quokkivka,city,UA-59,51.1,34.2,,quokkivka|квокківк+а\n",
}
REPORTS = {
    "weapon": "Russia launched 12 quokkas at Ukraine overnight.",
    "phrase": "Ukrainian air defenses bagged 9 drones overnight.",
    "claimant": "The Sky Watch said that 5 drones were shot down.",
    "place": "Three drones struck Quokkivka in the Sumy region.",
    "place in another case": "Три дрони влучили у Квокківку на Сумщині.",
}


def read_all(folder):
    """What the parser in a folder reads in each of the reports, with the words that lie beside it there."""
    tree = PARSERS.parent
    lines = "\n".join(json.dumps({"id": key, "text": text}) for key, text in REPORTS.items())
    run = subprocess.run(
        [sys.executable, "-m", "dashboard.cli", "parse", "-", "--format", "jsonl"],
        input=lines, capture_output=True, encoding="utf-8", check=True, cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{tree}", "PYTHONUTF8": "1"},
    )  # fmt: skip
    return {record["id"]: record for record in map(json.loads, run.stdout.splitlines())}


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    folder = tmp_path_factory.mktemp("words")
    shutil.copytree(PARSERS, folder / "parsers", ignore=shutil.ignore_patterns("__pycache__"))
    for name, entry in NEW_ENTRIES.items():
        with (folder / "parsers" / "lexicons" / name).open("a", encoding="utf-8") as file:
            file.write(entry)
    return read_all(folder)


def test_the_new_words_mean_nothing_before_they_are_entered():
    records = read_all(PARSERS.parent)
    assert records["weapon"]["claims"] == records["phrase"]["claims"] == []
    assert [claim["claimant"] for claim in records["claimant"]["claims"]] != ["UA_AF"]
    assert "Quokkivka" not in [place["name"] for place in records["place"]["places"]]


def test_a_new_weapon_is_one_entry(records):
    (claim,) = records["weapon"]["claims"]
    assert (claim["measure"], claim["weapon"], claim["weapon_class"]) == ("launched", "quokka", "drone")
    assert (claim["low"], claim["attacker"]) == (12, "RU")


def test_a_new_phrase_is_one_entry(records):
    (claim,) = records["phrase"]["claims"]
    assert (claim["measure"], claim["weapon"], claim["low"]) == ("shot_down", "drone", 9)


def test_a_new_name_of_a_claimant_is_one_entry(records):
    (claim,) = records["claimant"]["claims"]
    assert (claim["claimant"], claim["low"]) == ("UA_AF", 5)


def test_a_new_place_is_one_line(records):
    for report in ("place", "place in another case"):
        places = {place["name"]: place for place in records[report]["places"]}
        assert (places["Quokkivka"]["adm1"], places["Quokkivka"]["role"]) == ("UA-59", "target")
