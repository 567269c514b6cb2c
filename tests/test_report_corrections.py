"""A report set aside, dated anew, and its places corrected: nothing is lost, the attacks follow."""

import json
import sqlite3
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.attacks import derive_attacks
from data.care import check_ledger
from data.claim_values import HOURS
from data.correction_files import export_corrections, import_corrections
from data.corrections import CorrectionError, claims_of_report, confirm, corrections, edit, reject, undo
from data.export import Filters, filtered_tables
from data.labelled_cases import to_labelled_cases
from data.ledger import Outcome, open_ledger
from data.report_corrections import (
    confirm_place,
    edit_place,
    edit_report,
    places_of_report,
    reject_place,
    reports_set_aside,
    set_report_aside,
    take_report_back,
)
from data.rereading import reread
from parsers.report import KYIV, MOSCOW, Claimant, Place, Role, Span
from tests.made import claim, reading

GOOD, SPAM = reading("157 drones, 121 down"), reading("999 drones, 998 down", claim("launched", "drone", 999))


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add_all([GOOD, SPAM])
        yield ledger


def held(ledger):
    """What the ledger shows: every table."""
    tables = filtered_tables(ledger, Filters()) | {"problems": ledger.problems(), "aside": ledger.set_aside()}
    return {name: table.drop(columns="added_at", errors="ignore") for name, table in tables.items()}


def assert_same(one, other):
    for name, table in one.items():
        pd.testing.assert_frame_equal(table.reset_index(drop=True), other[name].reset_index(drop=True))


def test_a_report_set_aside_leaves_every_table_and_comes_back_whole(ledger, tmp_path):
    before = held(ledger)
    spam = SPAM.report.report_id
    set_report_aside(ledger, spam, "Olha", "spam")
    with open_ledger(tmp_path / "without.sqlite") as without:
        without.add(GOOD)
        assert_same(held(without), held(ledger))
    assert ledger.text(spam) == SPAM.report.text
    [row] = reports_set_aside(ledger).to_dict("records")
    assert (row["report_id"], row["who"], row["note"], row["text"]) == (
        spam,
        "Olha",
        "spam",
        SPAM.report.text,
    )
    assert check_ledger(ledger) == []
    take_report_back(ledger, spam, "Petro")
    assert_same(before, held(ledger))
    assert reports_set_aside(ledger).empty
    [line] = corrections(ledger).to_dict("records")
    assert (line["action"], line["who"], line["undone_by"]) == ("set_aside", "Olha", "Petro")


def test_what_is_set_aside_is_neither_added_nor_counted_again(ledger):
    set_report_aside(ledger, SPAM.report.report_id, "Olha")
    assert ledger.add(SPAM).outcome is Outcome.ALREADY_HELD
    reread(ledger, lambda report: replace(SPAM if "999" in report.text else GOOD, report=report))
    assert ledger.claims().low.tolist() == [157, 121]
    assert ledger.count_claims() == 2
    assert ledger.attacks().launched_low.tolist() == [157, 157]
    assert to_labelled_cases(ledger) == []


ADDED_ANEW = [
    # what is said otherwise of the same text, now that the first is aside      what becomes of it
    ({"publisher": "paper.example", "claimant": None}, Outcome.ADDED),
    ({"publisher": ""}, Outcome.ADDED),
    ({"published": date(2025, 9, 5)}, Outcome.ADDED),
    ({}, Outcome.ALREADY_HELD),
]


@pytest.mark.parametrize(("said", "outcome"), ADDED_ANEW)
def test_a_wrong_file_set_aside_can_be_added_rightly(ledger, said, outcome):
    set_report_aside(ledger, SPAM.report.report_id, "Olha", "of another publisher")
    assert ledger.add(replace(SPAM, report=replace(SPAM.report, **said))).outcome is outcome
    assert (999 in ledger.claims().low.tolist()) == (outcome is Outcome.ADDED)


def test_a_longer_text_is_no_copy_of_a_report_set_aside(ledger):
    text = "Launched tonight: " + " ".join(f"{n} over place {n}" for n in range(30))
    first = ledger.add(reading(text)).report_id
    set_report_aside(ledger, first, "Olha")
    assert ledger.add(reading(f"News. {text}", publisher="paper.example")).outcome is Outcome.ADDED


def test_without_its_revision_an_earlier_figure_is_used_again(ledger):
    later = reading(
        "160 drones", claim("launched", "drone", 160), published=datetime(2025, 9, 5, 12, tzinfo=KYIV)
    )
    set_report_aside(ledger, SPAM.report.report_id, "Olha")
    revision = ledger.add(later).report_id
    assert ledger.attacks().launched_low.tolist() == [160, 160]
    assert ledger.set_aside().low.tolist() == [157]
    set_report_aside(ledger, revision, "Olha")
    assert ledger.attacks().launched_low.tolist() == [157, 157]
    assert ledger.set_aside().empty


REFUSED = [
    (lambda ledger, report: set_report_aside(ledger, report, " "), "say who"),
    (lambda ledger, report: set_report_aside(ledger, "nothing", "Olha"), "no report nothing"),
    (lambda ledger, report: take_report_back(ledger, report, "Olha"), "is not set aside"),
    (lambda ledger, report: edit_report(ledger, report, {}, "Olha"), "give one of attack_date"),
    (lambda ledger, report: edit_report(ledger, report, {"low": 3}, "Olha"), "low cannot be set"),
    (lambda ledger, report: edit_report(ledger, report, {"attack_date": "soon"}, "Olha"), "a day like"),
    (
        lambda ledger, report: edit_report(ledger, report, {"window_end": "2025-09-04T17:00+03:00"}, "Olha"),
        "would end before it starts",
    ),
    (
        lambda ledger, report: edit(
            ledger, some_claim(ledger, report, 0), {"window_start": "2025-09-05T08:01+03:00"}, "Olha"
        ),
        "would end before it starts",
    ),
    (
        lambda ledger, report: edit_place(ledger, kursk(ledger, report), {"adm1": "UA-99"}, "Olha"),
        "code of a",
    ),
    (lambda ledger, report: edit_place(ledger, kursk(ledger, report), {"role": "home"}, "Olha"), "launch"),
    (lambda ledger, report: edit_place(ledger, kursk(ledger, report), {"lat": 1}, "Olha"), "cannot be set"),
    (lambda ledger, report: edit_place(ledger, "nowhere", {}, "Olha"), "no place nowhere"),
]


def kursk(ledger, report_id):
    return places_of_report(ledger, report_id).place_id[0]


@pytest.mark.parametrize(("do", "says"), REFUSED)
def test_what_cannot_be_is_refused_and_nothing_changes(ledger, do, says):
    before = held(ledger)
    with pytest.raises(CorrectionError, match=says):
        do(ledger, GOOD.report.report_id)
    assert_same(before, held(ledger))
    assert corrections(ledger).empty


def test_setting_aside_twice_is_refused(ledger):
    set_report_aside(ledger, SPAM.report.report_id, "Olha")
    with pytest.raises(CorrectionError, match="set aside already"):
        set_report_aside(ledger, SPAM.report.report_id, "Olha")


def night(day, first=18):
    """Times of an attack in Kyiv from an evening to the morning of `day`, as UTC."""
    start = datetime(day.year, day.month, day.day - 1, first, tzinfo=KYIV)
    return pd.Timestamp(start), pd.Timestamp(datetime(day.year, day.month, day.day, 8, tzinfo=KYIV))


DATED = [
    # what a person gives                       the date and window of the attack then
    ({"attack_date": "2025-09-09"}, (date(2025, 9, 9), *night(date(2025, 9, 9)))),
    # the clocks changed between the date that was read and the right one: the hours by the clock stay
    ({"attack_date": "2025-12-09"}, (date(2025, 12, 9), *night(date(2025, 12, 9)))),
    ({"window_start": "2025-09-04T20:00+03:00"}, (date(2025, 9, 5), *night(date(2025, 9, 5), 20))),
    # hours that are given stay where they are given, the others move with the date
    (
        {"attack_date": "2025-09-09", "window_start": "2025-09-08T20:00+03:00"},
        (date(2025, 9, 9), *night(date(2025, 9, 9), 20)),
    ),
    ({"window_end": None}, (date(2025, 9, 5), night(date(2025, 9, 5))[0], None)),
    ({"as_of": "2025-09-05T08:30+03:00"}, (date(2025, 9, 5), *night(date(2025, 9, 5)))),
]


@pytest.mark.parametrize(("changes", "then"), DATED)
def test_a_report_is_dated_anew_in_all_its_claims(ledger, changes, then):
    before = held(ledger)
    set_report_aside(ledger, SPAM.report.report_id, "Olha")
    number = edit_report(ledger, GOOD.report.report_id, changes, "Olha", "the year is wrong")
    for table in (ledger.claims(), ledger.attacks()):
        rows = table[["attack_date", "window_start", "window_end"]].drop_duplicates()
        [(day, start, end)] = rows.itertuples(index=False)
        assert (day.date(), start, None if pd.isna(end) else end) == then
    assert set(ledger.claims().status) == {"edited"}
    undo(ledger, number, "Olha")
    take_report_back(ledger, SPAM.report.report_id, "Olha")
    assert_same(before, held(ledger))


def test_a_count_said_to_be_later_revises_the_other(ledger):
    assert ledger.attacks().launched_low.tolist() == [157, 157]
    edit_report(ledger, SPAM.report.report_id, {"as_of": "2025-09-05T12:00+03:00"}, "Olha")
    assert ledger.attacks().launched_low.tolist() == [999, 999]
    [aside] = ledger.set_aside().query("measure == 'launched' and weapon_class == 'drone'").to_dict("records")
    assert (aside["low"], aside["kind"], aside["as_of_used"].hour) == (157, "revision", 9)


def test_the_hours_of_a_claim_agree_whichever_correction_is_undone(ledger):
    claim_id = ledger.claims().claim_id[0]
    first = edit(ledger, claim_id, {"window_start": "2025-09-04T16:00+03:00"}, "Olha")
    edit(ledger, claim_id, {"window_end": "2025-09-04T17:00+03:00"}, "Olha")
    undo(ledger, first, "Olha")
    row = ledger.claims().iloc[0]
    assert (row.window_start.hour, row.window_end.hour) == (13, 14)


def test_an_undated_report_is_given_its_date(tmp_path):
    undated = claim("launched", "drone", 30, attack_date=None, window_start=None, window_end=None)
    earlier = claim("launched", "drone", 550, span=(4, 5), scope="past", attack_date=None)
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        report_id = ledger.add(reading("30 drones, a record was 550", undated, earlier)).report_id
        edit_report(ledger, report_id, {"attack_date": date(2025, 9, 5)}, "Olha")
        assert ledger.attacks().attack_date.unique().tolist() == [pd.Timestamp(2025, 9, 5)]
        assert ledger.claims().attack_date.isna().tolist() == [False, True]


def test_a_report_of_two_dates_is_not_dated_as_a_whole(tmp_path):
    evening = claim("launched", "drone", 3, span=(4, 5), attack_date=date(2025, 9, 4))
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        report_id = ledger.add(reading("157 drones", claim("launched", "drone", 157), evening)).report_id
        with pytest.raises(CorrectionError, match="several dates"):
            edit_report(ledger, report_id, {"attack_date": "2025-09-05"}, "Olha")


@pytest.mark.parametrize("first", ["claim", "report"])
def test_a_claim_keeps_its_own_correction_beside_that_of_its_report(ledger, first):
    report_id, claim_id = GOOD.report.report_id, ledger.claims().claim_id[1]
    steps = {
        "claim": lambda: edit(ledger, claim_id, {"low": 126, "high": 126}, "Olha"),
        "report": lambda: edit_report(ledger, report_id, {"attack_date": "2025-09-09"}, "Olha"),
    }
    numbers = {name: steps[name]() for name in sorted(steps, key=lambda name: name != first)}
    undo(ledger, numbers["report"], "Olha")
    row = ledger.claims().iloc[1]
    assert (row.low, row.attack_date, row.status) == (126, pd.Timestamp(2025, 9, 5), "edited")
    undo(ledger, numbers["claim"], "Olha")
    assert set(ledger.claims().status) == {"read"}


def test_a_new_reading_keeps_the_date_that_a_person_gave(ledger):
    claim_id = ledger.claims().claim_id[0]
    confirm(ledger, claim_id, "Petro")
    number = edit_report(ledger, GOOD.report.report_id, {"attack_date": "2025-09-09"}, "Olha")
    found = (replace(GOOD.claims[0], low=158, high=158), claim("lost", "drone", 20, span=(4, 6)))
    parse = {GOOD.report.text: replace(GOOD, claims=found), SPAM.report.text: SPAM}
    told = reread(ledger, lambda report: replace(parse[report.text], report=report))
    of_report = ledger.claims()[ledger.claims().report_id == GOOD.report.report_id]
    assert of_report.attack_date.unique().tolist() == [pd.Timestamp(2025, 9, 9)]
    assert sorted(of_report.measure) == ["launched", "lost"]
    assert set(told.field) == {"low", "high", "attack_date", "window_start", "window_end"}
    undo(ledger, number, "Olha")
    assert ledger.claims().attack_date.unique().tolist() == [pd.Timestamp(2025, 9, 5)]


REREAD_TIMES = [
    # what a person gives for the report           what is read anew             where they differ
    ({"attack_date": "2025-09-09"}, {}, [("attack_date", "2025-09-05", "2025-09-09")]),
    ({"attack_date": "2025-09-09"},
     {"attack_date": date(2025, 9, 9), "window_start": datetime(2025, 9, 8, 18, tzinfo=KYIV),
      "window_end": datetime(2025, 9, 9, 8, tzinfo=KYIV)}, []),
    ({"window_end": "2025-09-05T09:00+03:00"}, {},
     [("window_end", "2025-09-05T05:00:00Z", "2025-09-05T06:00:00Z")]),
    ({"as_of": "2025-09-05T09:00+03:00"}, {}, [("as_of", None, "2025-09-05T06:00:00Z")]),
    ({"window_start": None}, {"window_start": None}, []),
]  # fmt: skip


@pytest.mark.parametrize(("given", "anew", "differs"), REREAD_TIMES)
def test_a_new_reading_that_disagrees_with_the_times_of_a_report_is_listed(ledger, given, anew, differs):
    report_id = GOOD.report.report_id
    edit_report(ledger, report_id, given, "Olha")
    before = ledger.claims()
    read = replace(GOOD, claims=tuple(replace(found, **anew) for found in GOOD.claims))
    told = reread(ledger, lambda report: replace(SPAM if "999" in report.text else read, report=report))
    assert [tuple(row) for row in told[["field", "read", "stands"]].to_numpy()] == differs
    assert set(told.report_id) <= {report_id}
    times = ["claim_id", "attack_date", *HOURS, "as_of"]
    stand, stood = (
        table.set_index("claim_id")[times[1:]].sort_index() for table in (ledger.claims(), before)
    )
    pd.testing.assert_frame_equal(stand, stood)


MOSCOW_NIGHT = {
    "window_start": datetime(2025, 1, 4, 20, tzinfo=MOSCOW),
    "window_end": datetime(2025, 1, 5, 7, tzinfo=MOSCOW),
    "attack_date": date(2025, 1, 5),
}
UNTIMED = {"window_start": None, "window_end": None}
CASES_WITH_HOURS = [
    # the claims of a report       what a person gives for it           date, start, end and as-of of the case
    ([{}], {"window_start": "2025-09-04T20:00+03:00"},
     ("2025-09-05", "2025-09-04T20:00", "2025-09-05T08:00", None)),
    ([{}], {"as_of": "2025-09-05T08:30+03:00"},
     ("2025-09-05", "2025-09-04T18:00", "2025-09-05T08:00", "08:30")),
    ([{}], {"window_end": None}, ("2025-09-05", "2025-09-04T18:00", None, None)),
    ([MOSCOW_NIGHT], {"as_of": "2025-01-05T08:00+03:00"},
     ("2025-01-05", "2025-01-04T20:00", "2025-01-05T07:00", "08:00")),
    ([UNTIMED | {"claimant": Claimant.RU_MOD}], {"window_end": "2025-01-05T07:00+03:00"},
     ("2025-09-05", None, "2025-01-05T07:00", None)),
    # of two attacks on one day the one that ended last
    ([{}, {"span": (4, 5), "window_end": datetime(2025, 9, 5, 9, tzinfo=KYIV)}],
     {"as_of": "2025-09-05T10:00+03:00"}, ("2025-09-05", "2025-09-04T18:00", "2025-09-05T09:00", "10:00")),
    ([{"scope": "cumulative"}], {"as_of": "2025-09-05T10:00+03:00"}, (None, None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("told", "given", "then"), CASES_WITH_HOURS)
def test_a_case_for_the_parser_has_the_hours_that_a_person_gave(tmp_path, told, given, then):
    claims = [claim("launched", "drone", 157, **more) for more in told]
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        report_id = ledger.add(reading("157 drones", *claims)).report_id
        edit_report(ledger, report_id, given, "Olha")
        [case] = to_labelled_cases(ledger)
    assert tuple(case[name] for name in ("attack_date", "window_start", "window_end", "as_of")) == then


SAID_OF_KURSK = [
    # what a person says                                                       region, role, point, precision
    (lambda ledger, place: edit_place(ledger, place, {"adm1": "RU-BRY"}, "Olha"), ("RU-BRY", "launch", 3)),
    (lambda ledger, place: edit_place(ledger, place, {"adm1": "RU-KRS"}, "Olha"), ("RU-KRS", "launch", None)),
    (lambda ledger, place: edit_place(ledger, place, {"role": "target"}, "Olha"), ("RU-KRS", "target", None)),
    (lambda ledger, place: edit_place(ledger, place, {"adm1": None}, "Olha"), (None, "launch", None)),
    (lambda ledger, place: confirm_place(ledger, place, "Olha"), ("RU-KRS", "launch", None)),
    (lambda ledger, place: reject_place(ledger, place, "Olha"), None),
]


@pytest.mark.parametrize(("say", "then"), SAID_OF_KURSK)
def test_a_place_is_corrected_and_outlives_a_new_reading(ledger, say, then):
    report_id, before = GOOD.report.report_id, held(ledger)
    number = say(ledger, kursk(ledger, report_id))
    for _ in range(2):
        rows = ledger.places()[ledger.places().report_id == report_id]
        told = rows[["adm1", "role", "geo_precision"]].astype(object).where(rows.notna(), None)
        assert [tuple(row) for row in told.to_numpy()] == ([] if then is None else [then])
        assert places_of_report(ledger, report_id).status[0] != "read"
        reread(ledger, lambda report: replace(SPAM if "999" in report.text else GOOD, report=report))
    assert check_ledger(ledger) == []
    undo(ledger, number, "Olha")
    assert len(ledger.places()) == 2
    assert held(ledger)["places"].equals(before["places"].sort_values("report_id", kind="stable")) or (
        set(held(ledger)["places"].role) == {"launch"}
    )


READ_ANEW = [
    # what a new parser reads of Kursk                         the place then, and where it differs
    ((replace(GOOD.places[0], role=Role.TARGET),), ("RU-BRY", "target"), {"adm1 of Kursk"}),
    ((replace(GOOD.places[0], adm1="RU-BRY"),), ("RU-BRY", "launch"), set()),
    ((), ("RU-BRY", "launch"), {"place Kursk"}),
    ((Place("Kursk", Span(4, 6), Role.LAUNCH, "RU-KRS", "RU"),), ("RU-BRY", "launch"), {"place Kursk"}),
]


@pytest.mark.parametrize(("places", "then", "differs"), READ_ANEW)
def test_a_corrected_place_is_found_in_a_new_reading(ledger, places, then, differs):
    report_id = GOOD.report.report_id
    edit_place(ledger, kursk(ledger, report_id), {"adm1": "RU-BRY"}, "Olha")
    anew = replace(GOOD, places=places)
    told = reread(ledger, lambda report: replace(SPAM if "999" in report.text else anew, report=report))
    edited = places_of_report(ledger, report_id).query("status == 'edited'")
    assert [tuple(row) for row in edited[["adm1", "role"]].to_numpy()] == [then]
    assert set(told.field) == differs


def test_all_that_was_said_travels_to_another_ledger_once(ledger, tmp_path):
    report_id, file = GOOD.report.report_id, tmp_path / "corrections.jsonl"
    edit_report(ledger, report_id, {"attack_date": "2025-09-09"}, "Olha", "wrong year")
    edit(ledger, ledger.claims().claim_id[0], {"low": 158, "high": 158}, "Olha")
    edit_place(ledger, kursk(ledger, report_id), {"adm1": "RU-BRY"}, "Olha")
    reject_place(ledger, kursk(ledger, SPAM.report.report_id), "Olha")
    set_report_aside(ledger, SPAM.report.report_id, "Olha", "spam")
    assert export_corrections(ledger, file) == 5
    with open_ledger(tmp_path / "other.sqlite") as other:
        assert set(import_corrections(other, file).outcome) == {"no such report"}
        other.add_all([SPAM, GOOD])
        assert set(import_corrections(other, file).outcome) == {"taken"}
        assert_same(held(ledger), held(other))
        assert set(import_corrections(other, file).outcome) == {"held already"}
        assert reports_set_aside(other).note.tolist() == ["spam"]


TAMPERED = [
    ({"action": "reject", "place_id": None, "old": None}, "action cannot be “reject” for a whole report"),
    ({"action": "edit", "place_id": None, "new": {"low": 3}, "old": None}, "low cannot be set"),
    ({"action": "add"}, "action cannot be “add” for a place"),
    ({"new": {"adm1": "UA-99"}}, "adm1 cannot be"),
    ({"place": None}, "place cannot be found"),
    ({"place_id": 5}, "place cannot be found"),
    ({"old": {"adm1": "UA-99", "role": "launch"}}, "adm1 cannot be"),
]


@pytest.mark.parametrize(("put", "says"), TAMPERED)
def test_a_tampered_line_is_refused_before_anything_is_written(ledger, tmp_path, put, says):
    file = tmp_path / "corrections.jsonl"
    number = edit_place(ledger, kursk(ledger, GOOD.report.report_id), {"adm1": "RU-BRY"}, "Olha")
    export_corrections(ledger, file)
    undo(ledger, number, "Olha")
    row = json.loads(file.read_text(encoding="utf-8")) | {"at": "2025-09-06T10:00:00Z"} | put
    file.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(CorrectionError, match=f"line 1: .*{says}"):
        import_corrections(ledger, file)
    assert len(corrections(ledger)) == 1


def test_a_lost_place_under_a_correction_is_found(ledger):
    edit_place(ledger, kursk(ledger, GOOD.report.report_id), {"adm1": "RU-BRY"}, "Olha")
    ledger.close()
    with sqlite3.connect(ledger.path) as connection:
        connection.execute("DELETE FROM places")
    connection.close()
    with open_ledger(ledger.path) as again:
        assert [finding.what for finding in check_ledger(again)] == [
            "a correction stands on no claim or place"
        ]


STEPS = {
    "add": lambda ledger, report, number: ledger.add(SEVERAL[number % len(SEVERAL)]),
    "set aside": lambda ledger, report, number: set_report_aside(ledger, report, "Olha"),
    "take back": lambda ledger, report, number: take_report_back(ledger, report, "Petro"),
    "date": lambda ledger, report, number: edit_report(
        ledger, report, {"attack_date": date(2025, 9, 1 + number)}, "Olha"
    ),
    "move": lambda ledger, report, number: edit_place(
        ledger, kursk(ledger, report), {"adm1": ("RU-BRY", "RU-ORL")[number % 2]}, "Olha"
    ),
    "edit": lambda ledger, report, number: edit(
        ledger, some_claim(ledger, report, number), {"low": number, "high": number}, "Olha"
    ),
    "reject": lambda ledger, report, number: reject(ledger, some_claim(ledger, report, number), "Olha"),
    "undo": lambda ledger, report, number: undo(ledger, standing(ledger)[number], "Petro"),
    "reread": lambda ledger, report, number: reread(
        ledger, lambda given: replace(OF_TEXT[given.text], report=given)
    ),
}
SEVERAL = [
    reading(
        f"{150 + n} drones, 121 down in report {n}",
        claim("launched", "drone", 150 + n, attack_date=date(2025, 9, 5 + n // 2)),
        claim("shot_down", "drone", 121, span=(12, 15), attack_date=date(2025, 9, 5 + n // 2)),
        published=datetime(2025, 9, 5 + n // 2, 9 + n, tzinfo=KYIV),
    )
    for n in range(4)
]
OF_TEXT = {made.report.text: made for made in SEVERAL}


def some_claim(ledger, report_id, number):
    return claims_of_report(ledger, report_id).claim_id[number % 2]


def standing(ledger):
    log = corrections(ledger)
    return log.correction_id[log.undone_at.isna()].tolist()


def ids_of(ledger):
    return [*ledger.reports().report_id, *reports_set_aside(ledger).report_id]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 9), st.integers(0, 9)), max_size=12),
    st.permutations(SEVERAL),
)
def test_nothing_is_lost_in_any_order_and_the_order_of_adding_does_not_matter(steps, shuffled):
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "a.sqlite") as ledger:
        ledger.add(SEVERAL[0])
        for step, place, number in steps:
            with suppress(CorrectionError, IndexError):
                STEPS[step](ledger, sorted(ids_of(ledger))[place % len(ids_of(ledger))], number)
        added = {made.report.report_id for made in SEVERAL} & set(ids_of(ledger))
        assert sorted(ids_of(ledger)) == sorted(added)
        assert all(len(claims_of_report(ledger, report_id)) == 2 for report_id in added)
        assert all(len(places_of_report(ledger, report_id)) == 1 for report_id in added)
        assert ledger.attacks().equals(derive_attacks(ledger.claims(), ledger.reports()))
        assert check_ledger(ledger) == []
        with open_ledger(Path(folder) / "b.sqlite") as other:
            other.add_all([made for made in shuffled if made.report.report_id in added])
            export_corrections(ledger, Path(folder) / "said.jsonl")
            assert set(import_corrections(other, Path(folder) / "said.jsonl").outcome) <= {"taken"}
            pd.testing.assert_frame_equal(ledger.attacks(), other.attacks())
        for number in reversed(standing(ledger)):
            undo(ledger, number, "Olha")
        with open_ledger(Path(folder) / "c.sqlite") as untouched:
            untouched.add_all([made for made in SEVERAL if made.report.report_id in added])
            pd.testing.assert_frame_equal(ledger.attacks(), untouched.attacks())
        assert set(ledger.claims().status) == {"read"}
