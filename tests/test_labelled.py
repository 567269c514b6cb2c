"""The reports labelled by hand: their labels hold together, and they are read no worse than before.

When a difference from the last reading is wanted, keep the new one:

    strikeledger parse tests/labelled/reports.jsonl --format jsonl > tests/labelled/last_reading.jsonl
    strikeledger score tests/labelled/reports.jsonl --write
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from dashboard.measuring import ACCURACY_FILE, difference_lines, read_again, read_records
from parsers.report import Bound, Claimant, Measure, Role, Scope, Side
from parsers.rows import weapon_class
from parsers.scoring import score

FOLDER = Path(__file__).parent / "labelled"
LABELLED = read_records(FOLDER / "reports.jsonl")
RENEW = __doc__.partition("\n\n")[2]
LANGUAGES = ("en", "uk", "ru")
PEOPLE = {
    Measure.KILLED,
    Measure.INJURED,
    Measure.SETTLEMENTS_WITHOUT_POWER,
    Measure.CUSTOMERS_WITHOUT_POWER,
}
PLACES_COUNTED = {Measure.HIT_LOCATIONS, Measure.DEBRIS_LOCATIONS}

every_report = pytest.mark.parametrize("labels", LABELLED.values(), ids=LABELLED)


@pytest.fixture(scope="module")
def reading():
    return read_again(FOLDER / "reports.jsonl", LABELLED)


def test_there_are_reports_in_each_language():
    counts = Counter(labels["lang"] for labels in LABELLED.values())
    assert sum(counts.values()) >= 150
    assert all(counts[lang] >= 40 for lang in LANGUAGES)


def test_no_report_stands_twice():
    lines = (FOLDER / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(LABELLED) == len({labels["text"] for labels in LABELLED.values()})


def test_every_measure_and_bound_occurs():
    claims = [claim for labels in LABELLED.values() for claim in labels["claims"]]
    assert {claim["measure"] for claim in claims} == set(Measure)
    assert {claim["bound"] for claim in claims} == set(Bound)


@every_report
def test_labels_quote_their_report(labels):
    assert all(claim["quote"] and claim["quote"] in labels["text"] for claim in labels["claims"])


@every_report
def test_labels_use_the_keys_of_the_records(labels):
    for claim in labels["claims"]:
        measure, weapon = Measure(claim["measure"]), claim["weapon"]
        assert Claimant(claim["claimant"])
        assert Scope(claim["scope"])
        assert claim["attacker"] is None or Side(claim["attacker"])
        assert (weapon == "none") == (measure in PEOPLE)
        assert weapon == "any" or measure not in PLACES_COUNTED
        assert weapon == "none" or weapon_class(weapon)


@every_report
def test_bounds_say_how_numbers_are_open(labels):
    for claim in labels["claims"]:
        low, high = claim["low"], claim["high"]
        assert {
            Bound.EXACT: low == high is not None,
            Bound.ABOUT: low == high is not None,
            Bound.AT_LEAST: low is not None and high is None,
            Bound.AT_MOST: low is None and high is not None,
            Bound.RANGE: None not in (low, high) and low != high,
            Bound.UNNUMBERED: (low, high) == (1, None),
            Bound.UNDISCLOSED: low is high is None,
        }[Bound(claim["bound"])], claim["quote"]


@every_report
def test_a_part_has_a_total_of_its_measure(labels):
    totals = Counter(claim["measure"] for claim in labels["claims"])
    assert all(totals[claim["measure"]] > 1 for claim in labels["claims"] if claim["subset"])


@every_report
def test_a_region_stands_once_in_each_role(labels):
    assert all(place["name"] in labels["text"] and Role(place["role"]) for place in labels["places"])
    known = [(place["adm1"], place["role"]) for place in labels["places"] if place["adm1"]]
    assert len(known) == len(set(known))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("figure", ["precision", "recall"])
def test_no_figure_has_fallen(reading, language, figure):
    kept = json.loads(ACCURACY_FILE.read_text(encoding="utf-8"))["by"]["language"]
    now = score(LABELLED.values(), reading).figures()["by"]["language"]
    assert now[language][figure] >= kept[language][figure]


def test_the_reading_has_not_changed_unseen(reading):
    lines = difference_lines(read_records(FOLDER / "last_reading.jsonl"), reading)
    assert not lines, "\n".join(["the labelled reports are read differently:", *lines, RENEW])
