from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.attacks import derive_attacks
from data.correction_files import export_corrections, import_corrections, to_labelled_cases
from data.corrections import (
    CorrectionError,
    add_claim,
    confirm,
    corrections,
    edit,
    reject,
    undo,
)
from data.ledger import open_ledger
from data.rereading import reread
from parsers.report import Measure
from tests.made import claim, reading

TEXT = "157 drones, 121 down"
READ = (claim("launched", "drone", 157, span=(0, 3)), claim("shot_down", "drone", 121, span=(12, 15)))


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(reading(TEXT, *READ))
        yield ledger


def claims(ledger):
    return [tuple(row) for row in ledger.claims()[["measure", "low", "status"]].itertuples(index=False)]


def id_of(ledger, measure):
    table = ledger.claims()
    return table.claim_id[table.measure == measure].iloc[0]


def shot_down(ledger):
    attacks = ledger.attacks()
    return attacks.shot_down_low[attacks.weapon_class == "drone"].iloc[0]


def test_an_edit_keeps_old_and_new_and_counts_at_once(ledger):
    edit(ledger, id_of(ledger, "shot_down"), {"low": 126, "high": 126}, "Olha", "misread")
    assert claims(ledger) == [("launched", 157, "read"), ("shot_down", 126, "edited")]
    assert shot_down(ledger) == 126
    [line] = corrections(ledger).to_dict("records")
    assert (line["who"], line["note"], line["action"]) == ("Olha", "misread", "edit")
    assert '"low": 121' in line["old"]
    assert '"low": 126' in line["new"]


def test_what_is_rejected_is_kept_and_not_counted(ledger):
    reject(ledger, id_of(ledger, "shot_down"), "Olha")
    assert ("shot_down", 121, "rejected") in claims(ledger)
    assert ledger.attacks().shot_down_low.isna().all()


def test_a_claim_can_be_added_with_its_words(ledger):
    report_id = ledger.reports().report_id[0]
    values = {
        "measure": "lost",
        "weapon": "shahed",
        "claimant": "UA_AF",
        "low": 12,
        "high": 12,
        "attacker": "RU",
    }
    add_claim(ledger, report_id, values | {"span_start": 4, "span_end": 10}, "Olha")
    added = ledger.claims().iloc[-1]
    assert (added.status, added.weapon_class, added.evidence, added.scope) == (
        "added",
        "drone",
        "drones",
        "attack",
    )


def test_undoing_brings_back_what_was_read(ledger):
    before = ledger.claims()
    first = edit(ledger, id_of(ledger, "shot_down"), {"low": 126, "high": 126}, "Olha")
    second = reject(ledger, id_of(ledger, "shot_down"), "Petro")
    undo(ledger, first, "Olha")
    assert claims(ledger)[1] == ("shot_down", 121, "rejected")
    undo(ledger, second, "Olha")
    assert ledger.claims().equals(before)
    assert corrections(ledger).undone_by.tolist() == ["Olha", "Olha"]
    with pytest.raises(CorrectionError, match="undone already"):
        undo(ledger, second, "Olha")


WRONG = [
    ({"measure": "blown_up"}, "one of launched"),
    ({"low": 9, "high": 3}, "above high"),
    ({"low": -1}, "low cannot be"),
    ({"low": 1.5}, "low cannot be"),
    ({"weapon": "catapult"}, "weapon cannot be"),
    ({"attack_date": "yesterday"}, "attack_date cannot be"),
    ({"window_start": "2025-09-04T18:00"}, "window_start cannot be"),
    ({"evidence": "made up"}, "only measure"),
]


@pytest.mark.parametrize(("changes", "says"), WRONG)
def test_a_wrong_value_is_refused_and_nothing_changes(ledger, changes, says):
    before = claims(ledger)
    with pytest.raises(CorrectionError, match=says):
        edit(ledger, id_of(ledger, "shot_down"), changes, "Olha")
    with pytest.raises(CorrectionError, match="who"):
        confirm(ledger, id_of(ledger, "shot_down"), " ")
    assert claims(ledger) == before
    assert corrections(ledger).empty


def reader(*found):
    return lambda report: replace(reading(TEXT, *found), report=report, parser_version="1")


BOTH = [("launched", 157, "confirmed"), ("shot_down", 126, "edited")]
STILL_121 = [("low", 121, 126), ("high", 121, 126)]
NEW_READINGS = [
    # what a new parser reads          the claims after it, and where it differs: (field, read, stands)
    (READ, BOTH, STILL_121),
    ((replace(READ[0], weapon="shahed"), READ[1]), BOTH, [*STILL_121, ("weapon", "shahed", "drone")]),
    ((READ[0], replace(READ[1], low=126, high=126)), BOTH, []),
    ((READ[0],), BOTH, [("claim", "not read", "edited")]),
    ((READ[0], replace(READ[1], measure=Measure.LOST)), [BOTH[0], ("lost", 126, "edited")], STILL_121),
]


@pytest.mark.parametrize(("found", "after", "disagree"), NEW_READINGS)
def test_a_new_parser_loses_no_correction(ledger, found, after, disagree):
    confirm(ledger, id_of(ledger, "launched"), "Petro")
    edit(ledger, id_of(ledger, "shot_down"), {"low": 126, "high": 126}, "Olha")
    told = reread(ledger, reader(*found))
    assert sorted(claims(ledger)) == sorted(after)
    assert set(map(tuple, told[["field", "read", "stands"]].to_numpy())) == set(disagree)
    assert ledger.reports().parser_version.tolist() == ["1"]
    assert len(corrections(ledger)) == 2
    again = reread(ledger, reader(*found))
    assert again.equals(told)


def test_a_rejected_claim_stays_rejected_and_an_added_one_added(ledger):
    reject(ledger, id_of(ledger, "shot_down"), "Olha")
    report_id = ledger.reports().report_id[0]
    add_claim(
        ledger, report_id, {"measure": "lost", "weapon": "drone", "claimant": "UA_AF", "low": 3}, "Olha"
    )
    told = reread(ledger, reader(*READ))
    assert sorted(claims(ledger)) == [
        ("launched", 157, "read"),
        ("lost", 3, "added"),
        ("shot_down", 121, "rejected"),
    ]
    assert told[["field", "read"]].values.tolist() == [["claim", "read"]]


def test_undoing_after_a_new_reading_gives_the_new_reading(ledger):
    number = edit(ledger, id_of(ledger, "shot_down"), {"low": 126, "high": 126}, "Olha")
    reread(ledger, reader(READ[0], replace(READ[1], low=122, high=122)))
    undo(ledger, number, "Olha")
    assert claims(ledger) == [("launched", 157, "read"), ("shot_down", 122, "read")]


def test_corrections_travel_to_another_ledger_once(ledger, tmp_path):
    edit(ledger, id_of(ledger, "shot_down"), {"low": 126, "high": 126}, "Olha", "misread")
    add_claim(
        ledger,
        ledger.reports().report_id[0],
        {"measure": "lost", "weapon": "drone", "claimant": "UA_AF"},
        "Olha",
    )
    undone = reject(ledger, id_of(ledger, "launched"), "Olha")
    undo(ledger, undone, "Olha")
    assert export_corrections(ledger, tmp_path / "corrections.jsonl") == 2
    with open_ledger(tmp_path / "other.sqlite") as other:
        assert set(import_corrections(other, tmp_path / "corrections.jsonl").outcome) == {"no such report"}
        other.add(reading(TEXT, *READ))
        assert set(import_corrections(other, tmp_path / "corrections.jsonl").outcome) == {"taken"}
        assert other.claims().equals(ledger.claims())
        assert set(import_corrections(other, tmp_path / "corrections.jsonl").outcome) == {"held already"}
        assert other.claims().equals(ledger.claims())


def test_a_file_that_holds_no_corrections_is_refused_whole(ledger, tmp_path):
    (tmp_path / "wrong.jsonl").write_text('{"a": 1}\n')
    with pytest.raises(CorrectionError, match="line 1"):
        import_corrections(ledger, tmp_path / "wrong.jsonl")


def test_a_corrected_report_becomes_a_case_for_the_parser(ledger):
    edit(ledger, id_of(ledger, "shot_down"), {"low": 126, "high": 126}, "Olha")
    reject(ledger, id_of(ledger, "launched"), "Olha")
    [case] = to_labelled_cases(ledger)
    assert case["text"] == TEXT
    assert case["attack_date"] == "2025-09-05"
    [label] = case["claims"]
    assert (label["measure"], label["low"], label["quote"]) == ("shot_down", 126, "121")


def test_undoing_an_addition_takes_its_corrections_along(ledger):
    report_id = ledger.reports().report_id[0]
    number = add_claim(ledger, report_id, {"measure": "lost", "weapon": "drone", "claimant": "UA_AF"}, "Olha")
    edit(ledger, id_of(ledger, "lost"), {"low": 3}, "Petro")
    undo(ledger, number, "Olha")
    assert "lost" not in set(ledger.claims().measure)
    assert corrections(ledger).undone_by.tolist() == ["Olha", "Olha"]


steps = st.lists(
    st.tuples(st.sampled_from(["edit", "reject", "confirm", "undo", "reread", "add"]), st.integers(0, 9)),
    max_size=8,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_nothing_entered_is_ever_unreachable(tmp_path_factory, steps):
    with open_ledger(tmp_path_factory.mktemp("any order") / "ledger.sqlite") as ledger:
        ledger.add(reading(TEXT, *READ))
        for step, number in steps:
            take_step(ledger, step, number)
        held = ledger.claims()
        assert {0, 12} <= set(held.span_start)
        assert held.claim_id.is_unique
        log = corrections(ledger)
        assert set(log.claim_id[log.undone_at.isna() & (log.action != "add")]) <= set(held.claim_id)
        assert ledger.attacks().equals(derive_attacks(held, ledger.reports()))
        for correction_id in sorted(log.correction_id[log.undone_at.isna()], reverse=True):
            undo(ledger, int(correction_id), "Olha")
        assert sorted(claims(ledger)) == [("launched", 157, "read"), ("shot_down", 121, "read")]


def take_step(ledger, step, number):
    held = ledger.claims()
    claim_id = held.claim_id[number % len(held)]
    if step == "edit":
        edit(ledger, claim_id, {"low": number, "high": number}, "Olha")
    elif step == "reject":
        reject(ledger, claim_id, "Olha")
    elif step == "confirm":
        confirm(ledger, claim_id, "Olha")
    elif step == "add":
        values = {
            "measure": "hit",
            "weapon": "drone",
            "claimant": "UA_AF",
            "low": number,
            "span_start": 4,
            "span_end": 10,
        }
        add_claim(ledger, held.report_id[0], values, "Olha")
    elif step == "reread":
        reread(ledger, reader(*READ))
    else:
        log = corrections(ledger)
        standing = log.correction_id[log.undone_at.isna()].tolist()
        if standing:
            undo(ledger, int(standing[number % len(standing)]), "Olha")
