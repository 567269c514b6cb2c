import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.attacks import derive_attacks
from data.correction_files import export_corrections, import_corrections
from data.corrections import (
    CorrectionError,
    add_claim,
    confirm,
    corrections,
    edit,
    reject,
    undo,
)
from data.labelled_cases import to_labelled_cases
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
    told = (added.status, added.weapon_class, added.evidence, added.scope)
    assert told == ("added", "drone", TEXT, "attack")


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
    ({"measure": None}, "measure cannot be empty"),
    ({"claimant": ""}, "claimant cannot be empty"),
    ({"bound": None}, "bound cannot be empty"),
    ({"scope": ""}, "scope cannot be empty"),
    ({"weapon": None}, "weapon cannot be empty"),
    ({"low": float("inf")}, "low cannot be"),
    ({"low": True}, "low cannot be"),
    ({"low": 10**20, "high": None}, "low cannot be"),
    ({"attack_date": "0001-01-01"}, "since 2014"),
    ({"attack_date": 5}, "attack_date cannot be"),
    ({"window_start": "0001-01-01T00:00+03:00"}, "since 2014"),
    ({"adm1": "UA-99"}, "code of a region"),
    ({"adm1": "UA-59+"}, "code of a region"),
    ({"subset": "False"}, "True or False"),
    ({"subset_of": "nothing"}, "another claim of the same report"),
    ({"place": ["Sumy"]}, "place cannot be"),
    ({"bound": "at_least"}, "leave it out, or give exact"),
    ({"low": 3, "bound": "exact"}, "leave it out, or give range"),
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


NUMBERS = [
    # what is set of 121                          how it is stated then
    ({"low": 3}, (3, 121, "range")),
    ({"high": None}, (121, None, "at_least")),
    ({"low": None, "high": None}, (None, None, "undisclosed")),
    ({"low": 40, "high": 40, "bound": "about"}, (40, 40, "about")),
]


@pytest.mark.parametrize(("changes", "stated"), NUMBERS)
def test_a_new_number_brings_the_bound_of_its_ends(ledger, changes, stated):
    claim_id = id_of(ledger, "shot_down")
    edit(ledger, claim_id, changes, "Olha")
    with ledger.reading() as connection:
        query = "SELECT low, high, bound FROM claims WHERE claim_id = ?"
        assert connection.execute(query, (claim_id,)).fetchone() == stated


def test_a_claim_can_be_part_of_another_of_its_report_but_not_of_itself(ledger):
    ledger.add(reading("another report 9"))
    whole, part = id_of(ledger, "launched"), id_of(ledger, "shot_down")
    elsewhere = ledger.claims().claim_id.iloc[-1]
    edit(ledger, part, {"subset": True, "subset_of": whole}, "Olha")
    assert ledger.claims().subset_of[1] == whole
    for claim_id, total in ((part, part), (whole, part), (part, elsewhere)):
        with pytest.raises(CorrectionError, match="another claim of the same report"):
            edit(ledger, claim_id, {"subset_of": total}, "Olha")


SPANS = [((0, 999), "not in the report"), ((5, 5), "not in the report"), ((3, 4), "holds no words")]


@pytest.mark.parametrize(("span", "says"), SPANS)
def test_a_claim_cannot_be_added_on_words_that_are_not_there(ledger, span, says):
    values = {"measure": "lost", "weapon": "drone", "claimant": "UA_AF", "low": 3}
    values |= {"span_start": span[0], "span_end": span[1]}
    with pytest.raises(CorrectionError, match=says):
        add_claim(ledger, ledger.reports().report_id[0], values, "Olha")
    assert len(ledger.claims()) == 2


def test_the_evidence_of_an_added_claim_is_its_sentence(ledger):
    text = "The night was quiet in Lviv. Over Sumy 7 missiles were lost. Crews worked on."
    report_id = ledger.add(reading(text)).report_id
    start = text.index("7")
    values = {"measure": "lost", "weapon": "missile", "claimant": "UA_AF", "low": 7, "high": 7}
    add_claim(ledger, report_id, values | {"span_start": start, "span_end": start + 1}, "Olha")
    assert ledger.claims().evidence.iloc[-1] == "Over Sumy 7 missiles were lost."


def test_undoing_one_edit_of_a_number_leaves_another_as_it_was_made(ledger):
    claim_id = id_of(ledger, "shot_down")
    first = edit(ledger, claim_id, {"low": 100, "high": 200}, "Olha")
    edit(ledger, claim_id, {"low": 150}, "Petro")
    undo(ledger, first, "Olha")
    assert ledger.claims()[["low", "high", "bound"]].values.tolist()[1] == [150, 200, "range"]


def test_an_undo_that_would_turn_the_bounds_round_is_refused(ledger):
    claim_id = id_of(ledger, "shot_down")
    first = edit(ledger, claim_id, {"low": 100, "high": 200}, "Olha")
    second = edit(ledger, claim_id, {"low": 150}, "Petro")
    with ledger.writing() as connection:
        only_low = ('{"low": 150}', second)
        connection.execute("UPDATE corrections SET new = ? WHERE correction_id = ?", only_low)
    with pytest.raises(CorrectionError, match=r"low \(150\) is above high \(121\).*undo or edit those first"):
        undo(ledger, first, "Olha")
    assert corrections(ledger).undone_at.isna().all()


def test_what_was_said_of_a_removed_report_cannot_be_undone(ledger):
    number = reject(ledger, id_of(ledger, "launched"), "Olha")
    with ledger.writing() as connection:
        connection.execute("DELETE FROM reports")
    with pytest.raises(CorrectionError, match="add it again"):
        undo(ledger, number, "Olha")


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


def test_claims_on_one_span_keep_each_its_own_corrections(ledger):
    """Two regions share the words; a new parser names one of the claims anew."""
    text = "40 drones over Sumy and Kharkiv"
    sumy, kharkiv = (claim("shot_down", "drone", 40, span=(0, 2), adm1=code) for code in ("UA-59", "UA-63"))
    ledger.add(reading(text, sumy, kharkiv))
    held = ledger.claims().set_index("adm1").claim_id
    edit(ledger, held["UA-59"], {"low": 25, "high": 25}, "Olha")
    edit(ledger, held["UA-63"], {"low": 15, "high": 15}, "Olha")
    found = (replace(sumy, weapon="shahed"), kharkiv)
    reread(
        ledger,
        lambda report: replace(
            reading(text, *(found if report.text == text else READ)), report=report, parser_version="1"
        ),
    )
    numbers = ledger.claims().dropna(subset="adm1").sort_values("adm1")
    assert numbers[["adm1", "low", "status"]].values.tolist() == [
        ["UA-59", 25, "edited"],
        ["UA-63", 15, "edited"],
    ]


def test_a_correction_moves_to_no_claim_of_another_region(ledger):
    edit(ledger, id_of(ledger, "shot_down"), {"low": 126, "high": 126}, "Olha")
    told = reread(ledger, reader(READ[0], replace(READ[1], adm1="UA-59")))
    assert sorted(claims(ledger)) == [
        ("launched", 157, "read"),
        ("shot_down", 121, "read"),
        ("shot_down", 126, "edited"),
    ]
    assert told[["field", "read"]].values.tolist() == [["claim", "not read"]]


def test_a_claim_added_on_words_that_are_read_outlives_a_new_reading(ledger):
    values = {"measure": "shot_down", "weapon": "drone", "claimant": "UA_AF", "low": 3, "high": 3}
    report_id = ledger.reports().report_id[0]
    add_claim(ledger, report_id, values | {"span_start": 12, "span_end": 15}, "Olha")
    reread(ledger, reader(*READ))
    assert ("shot_down", 3, "added") in claims(ledger)


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


def exported_lines(ledger, path):
    export_corrections(ledger, path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


TAMPERED = [
    # what somebody put into the line of an edit          what is said
    ({"new": {"low = 999 --": 1}}, "line 1: low = 999 -- cannot be set"),
    ({"new": {"low": "abc"}}, "line 1: low cannot be “abc”"),
    ({"new": {"status": "read"}}, "line 1: status cannot be set"),
    ({"new": {"low": 9, "high": 3}}, "line 1: low .* above high"),
    ({"new": None}, "line 1: new cannot be null"),
    ({"new": []}, r"line 1: new cannot be \[\]"),
    ({"claim": None}, "line 1: claim cannot be null"),
    ({"claim": {"span_start": 0}}, "line 1: claim needs"),
    ({"claim": {"span_start": [], "span_end": 1, "measure": "lost", "adm1": None}}, "line 1: span_start"),
    ({"old": []}, r"line 1: old cannot be \[\]"),
    ({"old": {"low": "abc"}}, "line 1: low cannot be “abc”"),
    ({"note": 5}, "line 1: note cannot be 5"),
    ({"who": " "}, "line 1: say who"),
    ({"at": "2025-09-06T10:00:00"}, "line 1: at cannot be"),
    ({"at": "yesterday"}, "line 1: .*yesterday"),
    ({"action": "drop"}, "line 1: .*drop"),
    ({"action": "reject"}, "line 1: .* cannot be set: this action sets nothing"),
]


@pytest.mark.parametrize(("put", "says"), TAMPERED)
def test_a_tampered_file_is_refused_before_anything_is_written(ledger, tmp_path, put, says):
    number = edit(ledger, id_of(ledger, "shot_down"), {"low": 126, "high": 126}, "Olha")
    [line] = exported_lines(ledger, tmp_path / "corrections.jsonl")
    undo(ledger, number, "Olha")
    before, revision = ledger.claims(), ledger.revision
    sent = line | {"at": "2025-09-06T10:00:00.000000Z"} | put
    (tmp_path / "sent.jsonl").write_text(json.dumps(sent))
    with pytest.raises(CorrectionError, match=says):
        import_corrections(ledger, tmp_path / "sent.jsonl")
    assert ledger.claims().equals(before)
    assert ledger.revision == revision


def test_an_added_claim_in_a_file_sets_only_what_a_person_may(ledger, tmp_path):
    values = {"measure": "lost", "weapon": "drone", "claimant": "UA_AF", "low": 3}
    number = add_claim(ledger, ledger.reports().report_id[0], values, "Olha")
    [line] = exported_lines(ledger, tmp_path / "corrections.jsonl")
    undo(ledger, number, "Olha")
    line |= {"at": "2025-09-06T10:00:00.000000Z"}
    wrong = [('low" = 1 --', 1), ("low", "abc"), ("span_end", 999), ("measure", None)]
    for name, value in wrong:
        (tmp_path / "sent.jsonl").write_text(json.dumps(line | {"new": line["new"] | {name: value}}))
        with pytest.raises(CorrectionError, match="line 1"):
            import_corrections(ledger, tmp_path / "sent.jsonl")
    made_up = line["new"] | {"status": "read", "rule": "launch", "evidence": "made up"}
    (tmp_path / "sent.jsonl").write_text(json.dumps(line | {"new": made_up}))
    import_corrections(ledger, tmp_path / "sent.jsonl")
    added = ledger.claims().iloc[-1]
    assert (added.status, added.rule) == ("added", "by_a_person")
    assert added[["evidence"]].isna().all()


@pytest.mark.parametrize("missing", ["old", "new", "claim", "who"])
def test_a_line_that_lacks_something_is_named(ledger, tmp_path, missing):
    reject(ledger, id_of(ledger, "shot_down"), "Olha")
    [line] = exported_lines(ledger, tmp_path / "corrections.jsonl")
    del line[missing]
    (tmp_path / "sent.jsonl").write_text("\n" + json.dumps(line))
    with pytest.raises(CorrectionError, match=f"line 2 lacks {missing}"):
        import_corrections(ledger, tmp_path / "sent.jsonl")


def test_a_note_with_any_line_end_travels(ledger, tmp_path):
    note = "one\u2028two\x0bthree\x85four\nfive"
    reject(ledger, id_of(ledger, "shot_down"), "Olha", note)
    export_corrections(ledger, tmp_path / "corrections.jsonl")
    with open_ledger(tmp_path / "other.sqlite") as other:
        other.add(reading(TEXT, *READ))
        assert import_corrections(other, tmp_path / "corrections.jsonl").outcome.tolist() == ["taken"]
        assert corrections(other).note.tolist() == [note]


def test_the_total_of_a_part_is_found_under_its_id_here(ledger, tmp_path):
    edit(ledger, id_of(ledger, "shot_down"), {"subset_of": id_of(ledger, "launched")}, "Olha")
    export_corrections(ledger, tmp_path / "corrections.jsonl")
    with open_ledger(tmp_path / "other.sqlite") as other:
        other.add(reading(TEXT, replace(READ[0], weapon="shahed"), READ[1]))
        import_corrections(other, tmp_path / "corrections.jsonl")
        assert other.claims().subset_of[1] == id_of(other, "launched")


def test_corrections_of_reports_that_are_gone_do_not_travel(ledger, tmp_path):
    reject(ledger, id_of(ledger, "shot_down"), "Olha")
    with ledger.writing() as connection:
        connection.execute("DELETE FROM reports")
    assert export_corrections(ledger, tmp_path / "corrections.jsonl") == 0
    assert to_labelled_cases(ledger) == []


def test_a_corrected_report_becomes_a_case_for_the_parser(ledger):
    edit(ledger, id_of(ledger, "shot_down"), {"low": 126, "high": 126}, "Olha")
    reject(ledger, id_of(ledger, "launched"), "Olha")
    [case] = to_labelled_cases(ledger)
    assert case["text"] == TEXT
    assert case["attack_date"] == "2025-09-05"
    [label] = case["claims"]
    assert (label["measure"], label["low"], label["quote"]) == ("shot_down", 126, "121")
    assert case["places"] == [{"name": "Kursk", "adm1": "RU-KRS", "role": "launch"}]


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
