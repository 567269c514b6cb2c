from datetime import datetime

import pytest

from data.attacks import derive_attacks
from data.comparing import compare
from data.hand_coded import TableError, add_hand_coded, is_hand_coded, read_hand_coded, weapon_of
from data.ledger import Outcome, open_ledger
from data.rereading import reread
from parsers.report import KYIV
from parsers.table import tables
from tests.made import claim, reading

HEADER = (
    "time_start,time_end,model,launch_place,target,launched,destroyed,not_reach_goal,num_hit_location,source"
)
BEFORE = (
    '2025-07-20 19:00,2025-07-21 09:00,Shahed-136/131,Kursk and Orel,"Ukraine, all",426,200,203,,kpszsu/1'
)
AFTER = "2025-09-04 18:00,2025-09-05 8:00,Shahed-136/131,Kursk oblast,Ukraine,157,121,0,7,kpszsu/2"
BUNDLE = "2025-09-04 18:00,2025-09-05 8:00,X-101/X-555 and Kalibr,Caspian Sea,Ukraine,7,,,,kpszsu/2"
BY_DAY = "2025-09-05,2025-09-05,Orlan-10,,south,3,3,,,PvKPivden/3"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "nights.csv"
    path.write_text("\n".join([HEADER, BEFORE, AFTER, BUNDLE, BY_DAY, ""]))
    return path


def test_rows_become_claims_that_point_to_their_rows(table):
    made = read_hand_coded(table)
    told = [(str(c.measure), c.weapon, c.low, str(c.claimant), c.rule) for c in made.claims]
    assert told == [
        ("launched", "drone", 426, "UA_AF", "table_row_2"),
        ("shot_down", "drone", 200, "UA_AF", "table_row_2"),
        ("lost", "drone", 203, "UA_AF", "table_row_2"),
        ("launched", "drone", 157, "UA_AF", "table_row_3"),
        ("shot_down_or_suppressed", "drone", 121, "UA_AF", "table_row_3"),
        ("hit_locations", "any", 7, "UA_AF", "table_row_3"),
        ("launched", "kalibr+kh101", 7, "UA_AF", "table_row_4"),
        ("launched", "recon_drone", 3, "UA_REGION", "table_row_5"),
        ("shot_down_or_suppressed", "recon_drone", 3, "UA_REGION", "table_row_5"),
    ]
    assert made.claims[3].span.of(made.report.text).strip() == AFTER
    assert made.claims[3].window_start == datetime(2025, 9, 4, 18, tzinfo=KYIV)
    assert made.claims[7].window_start is None
    assert [place.name for place in made.places] == ["Kursk", "Orel", "Kursk oblast", "Caspian Sea"]


def test_a_table_is_added_once_and_not_read_as_prose(table, tmp_path):
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        assert add_hand_coded(ledger, table).outcome is Outcome.ADDED
        assert add_hand_coded(ledger, table).outcome is Outcome.ALREADY_HELD
        before = ledger.claims()
        reread(ledger, lambda report: reading(report.text))
        assert ledger.claims().equals(before)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("x", "row 2"),
        (BEFORE.replace("Shahed-136/131", "Catapult"), "row 2: the model 'Catapult' is not known"),
        (BEFORE.replace("2025-07-21 09:00", "soon"), "row 2"),
        (BEFORE.replace(",426,", ",many,"), "row 2: launched is “many”: give a whole number from 0"),
        (BEFORE.replace(",426,", ",426.7,"), "row 2: launched is “426.7”"),
        (BEFORE.replace(",426,", ",-5,"), "row 2: launched is “-5”"),
        (BEFORE.replace(",426,", ",inf,"), "row 2: launched is “inf”"),
        (BEFORE.replace(",426,", ",nan,"), "row 2: launched is “nan”"),
        (BEFORE.replace(",426,", ",12,"), r"row 2: destroyed \(200\) is more than launched \(12\)"),
        (BEFORE.replace("2025-07-21 09:00", "2025-07-20 18:00"), "row 2: time_end .* is before time_start"),
        (BY_DAY.replace("2025-09-05,Orlan", "2025-09-04,Orlan"), "row 2: time_end .* is before time_start"),
        (BEFORE.replace('all"', "all"), "row 2: is not a table row .*: mend its quotes"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(tmp_path, line, says):
    (tmp_path / "nights.csv").write_text(f"{HEADER}\n{line}\n")
    with pytest.raises(TableError, match=says):
        read_hand_coded(tmp_path / "nights.csv")


def test_a_count_may_be_written_as_spreadsheets_do(tmp_path):
    (tmp_path / "nights.csv").write_text(f"{HEADER}\n{BEFORE.replace(',426,', ',426.0,')}\n")
    assert read_hand_coded(tmp_path / "nights.csv").claims[0].low == 426


def test_a_line_separator_of_unicode_ends_no_row(tmp_path):
    second = BEFORE.replace("2025-07", "2025-06")
    first = BEFORE.replace("Ukraine, all", "Ukraine\u2028all")
    (tmp_path / "nights.csv").write_text(f"{HEADER}\n{first}\n{second}\n", encoding="utf-8")
    made = read_hand_coded(tmp_path / "nights.csv")
    assert made.claims[0].place == "Ukraine\u2028all"
    assert (made.claims[3].rule, made.claims[3].span.of(made.report.text)) == ("table_row_3", f"{second}\n")


@pytest.mark.parametrize("content", [b"PK\x03\x04\x00\x00", bytes(range(256))])
def test_a_file_that_is_no_text_is_refused(tmp_path, content):
    (tmp_path / "nights.csv").write_bytes(content)
    with pytest.raises(TableError, match=r"nights\.csv: "):
        read_hand_coded(tmp_path / "nights.csv")


def test_a_header_with_a_quote_left_open_is_named(tmp_path):
    (tmp_path / "nights.csv").write_text(f'"{HEADER}\n{BEFORE}\n')
    with pytest.raises(TableError, match=r"nights\.csv, row 1: is not a table row"):
        read_hand_coded(tmp_path / "nights.csv")


def test_a_file_that_cannot_be_a_table_is_none(tmp_path):
    (tmp_path / "long.csv").write_text("a" * 200_000)
    assert not is_hand_coded(tmp_path / "long.csv")


def test_a_file_of_another_kind_is_refused(tmp_path):
    (tmp_path / "songs.csv").write_text("name,year\na,1999\n")
    with pytest.raises(TableError, match="lacks time_start"):
        read_hand_coded(tmp_path / "songs.csv")


def test_models_are_weapon_keys():
    assert weapon_of("C-300/C-400 and Iskander-M") == "iskander_m+s300"
    assert weapon_of("X-22 and X-32") == "kh22"


NIGHT = "2025-09-04 18:00,2025-09-05 08:00"
COUNTED = [
    # rows: hours, model and number launched            for each attack: its hours in Kyiv, drones, missiles
    # hours within others of the same night are no part of them: another weapon came then
    ([(NIGHT, "Iskander-M", 33), ("2025-09-05 01:00,2025-09-05 04:00", "X-101/X-555", 27)],
     [("04 18:00", "05 08:00", None, 60)]),
    ([("2025-09-05 06:30,2025-09-05 09:30", "X-59", 1), ("2025-09-05 06:00,2025-09-05 09:30", "Kalibr", 90),
      ("2025-09-05 05:00,2025-09-05 09:30", "X-22", 8)],
     [("05 05:00", "05 09:30", None, 99)]),
    # hours that cross others tell of one attack, on the day when the last of them ended
    ([(NIGHT, "Shahed-136/131", 100), ("2025-09-05 07:00,2025-09-05 09:00", "Kalibr", 10)],
     [("04 18:00", "05 09:00", 100, 10)]),
    ([("2025-09-04 18:30,2025-09-04 20:30", "Kalibr", 8), ("2025-09-04 18:30,2025-09-05 08:00", "Lancet", 5)],
     [("04 18:30", "05 08:00", 5, 8)]),
    # hours that follow each other do not
    ([(NIGHT, "Shahed-136/131", 100), ("2025-09-05 08:00,2025-09-05 18:00", "Shahed-136/131", 30)],
     [("04 18:00", "05 08:00", 100, None), ("05 08:00", "05 18:00", 30, None)]),
    # nor do nights that a day bridges
    ([(NIGHT, "Shahed-136/131", 100), ("2025-09-05 07:00,2025-09-05 19:00", "Shahed-136/131", 30),
      ("2025-09-05 18:00,2025-09-06 08:00", "Shahed-136/131", 90)],
     [("04 18:00", "05 08:00", 100, None), ("05 07:00", "05 19:00", 30, None),
      ("05 18:00", "06 08:00", 90, None)]),
    # a weapon in two rows is counted in both, be the numbers alike or not
    ([(NIGHT, "Shahed-136/131", 3), (NIGHT, "Shahed-136/131", 3), (NIGHT, "Unknown UAV", 2)],
     [("04 18:00", "05 08:00", 8, None)]),
]  # fmt: skip


def counted(table):
    """Of each attack its hours in Kyiv, and the drones and missiles launched."""
    numbers = table[table.part_of.isna()].pivot(
        index=["window_start", "window_end"], columns="weapon_class", values="launched_low"
    )
    numbers = numbers.reindex(columns=["drone", "missile"]).astype(object)
    numbers = numbers.where(numbers.notna(), None)
    return [
        (*(f"{moment.tz_convert(KYIV):%d %H:%M}" for moment in hours), *row)
        for hours, row in zip(numbers.index, numbers.to_numpy().tolist(), strict=True)
    ]


@pytest.fixture
def coded(tmp_path, rows):
    lines = [f"{hours},{model},Kursk,Ukraine,{launched},,,,kpszsu/1" for hours, model, launched in rows]
    (tmp_path / "coded.csv").write_text("\n".join([HEADER, *lines, ""]))
    return read_hand_coded(tmp_path / "coded.csv")


def attacks_of(made):
    told = tables([made])
    return derive_attacks(told.claims, told.reports)


@pytest.mark.parametrize(("rows", "attacks"), COUNTED)
def test_each_row_counts_weapons_of_its_own(coded, attacks):
    assert counted(attacks_of(coded)) == attacks


@pytest.mark.parametrize("rows", [rows for rows, _ in COUNTED])
def test_a_table_agrees_with_what_was_taken_from_it(coded):
    assert set(compare(attacks_of(coded), coded).verdict) == {"agree"}


def compared(table, *claims):
    made = tables([reading("a 1", *claims)])
    result = compare(derive_attacks(made.claims, made.reports), read_hand_coded(table))
    return {
        (str(row.attack_date.date()), row.weapon_class, row.measure): row.verdict
        for row in result.itertuples()
    }


def test_what_was_read_is_set_beside_the_table(table):
    verdicts = compared(
        table,
        claim("launched", "drone", 157, span=(0, 3)),
        claim("shot_down_or_suppressed", "drone", 126, span=(4, 7)),
        claim("shot_down_or_suppressed", "missile", 6, span=(8, 9)),
        claim("launched", "missile", 5, None, bound="at_least", span=(9, 10)),
    )
    assert verdicts == {
        ("2025-07-21", "drone", "launched"): "only_there",
        ("2025-07-21", "drone", "downed"): "only_there",
        ("2025-09-05", "drone", "launched"): "agree",
        ("2025-09-05", "drone", "downed"): "differ",
        ("2025-09-05", "missile", "launched"): "agree",
        ("2025-09-05", "missile", "downed"): "only_here",
    }
