from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from parsers.report import KYIV, Accounted, Problem, Span, Unread
from parsers.rows import CLAIM_COLUMNS, PLACE_COLUMNS, REPORT_COLUMNS, claim_rows, report_row, utc_text
from parsers.rows import reading_to_record as record_of
from parsers.table import tables
from tests.made import claim, reading

TEXT = "157 drones, of them 92 Shaheds, 121 down, 9 more"
CLAIMS = (
    claim("launched", "drone", 157, span=(0, 3), evidence=Span(0, 30)),
    claim("launched", "shahed", 92, span=(20, 22), subset=True, subset_of=Span(0, 3)),
    claim("shot_down", "drone", 121, high=None, bound="at_least", span=(32, 35)),
)


def test_the_tables_have_the_columns_people_build_on():
    reports, claims, places = tables([reading(TEXT, *CLAIMS)])
    assert tuple(reports.columns) == REPORT_COLUMNS
    assert tuple(claims.columns) == CLAIM_COLUMNS
    assert tuple(places.columns) == PLACE_COLUMNS


def test_a_part_names_its_total_and_an_open_side_is_empty():
    whole, part, downed = claim_rows(reading(TEXT, *CLAIMS))
    assert part["subset_of"] == whole["claim_id"]
    assert (whole["subset_of"], whole["subset"]) == (None, False)
    assert (downed["low"], downed["high"], downed["bound"]) == (121, None, "at_least")
    assert whole["evidence"] == TEXT[:30]
    assert [row["weapon_class"] for row in (whole, part)] == ["drone", "drone"]


def test_claims_keep_their_names_when_the_text_is_parsed_again():
    ids = [row["claim_id"] for row in claim_rows(reading(TEXT, *CLAIMS))]
    assert ids == [row["claim_id"] for row in claim_rows(reading(TEXT, *CLAIMS, title="New"))]
    assert len(set(ids)) == 3
    twins = claim_rows(reading(TEXT, CLAIMS[0], CLAIMS[0]))
    assert twins[0]["claim_id"] != twins[1]["claim_id"]


NUMBERS = [
    # unread                       other numbers                       numbers, of them read
    ((), (), (3, 3)),
    ((Unread(Span(42, 43), "why"),), (), (4, 3)),
    (
        (Unread(Span(42, 43), "why"),),
        (Accounted(Span(42, 43), "unread"), Accounted(Span(40, 41), "date")),
        (5, 4),
    ),
]


@pytest.mark.parametrize(("unread", "accounted", "counts"), NUMBERS)
def test_every_number_is_counted_once(unread, accounted, counts):
    made = replace(reading(TEXT, *CLAIMS), unread=unread, accounted=accounted)
    row = report_row(made)
    assert (row["numbers"], row["numbers_read"]) == counts


def test_a_plural_without_a_number_is_no_number():
    made = replace(reading(TEXT, claim("launched", "missile", 1, high=None, bound="unnumbered")), unread=())
    assert report_row(made)["numbers"] == 0


def test_a_problem_stands_with_its_claims():
    problem = Problem("sum", "parts do not add up", (Span(0, 3),))
    whole, part, _ = claim_rows(replace(reading(TEXT, *CLAIMS), problems=(problem,)))
    assert (whole["problem"], part["problem"]) == ("parts do not add up", None)


def test_the_line_of_a_report_gives_local_hours_and_its_claims_utc():
    line = record_of(reading(TEXT, *CLAIMS, id="night"))
    assert line["id"] == "night"
    assert (line["window_start"], line["window_end"]) == ("2025-09-04T18:00", "2025-09-05T08:00")
    assert (line["attack_date"], line["as_of"]) == ("2025-09-05", None)
    assert line["claims"][0]["window_start"] == "2025-09-04T15:00:00Z"
    assert set(line["unread"][0]) == {"text", "span_start", "span_end", "why"}


MOMENTS = [
    (datetime(2025, 9, 5, 8, 30, tzinfo=KYIV), "2025-09-05T05:30:00Z"),
    (datetime(2025, 10, 26, 3, 30, tzinfo=KYIV), "2025-10-26T00:30:00Z"),
    (datetime(2025, 10, 26, 3, 30, tzinfo=KYIV, fold=1), "2025-10-26T01:30:00Z"),
    (datetime(2025, 9, 5, tzinfo=UTC), "2025-09-05T00:00:00Z"),
    (date(2025, 9, 5), "2025-09-05"),
    (None, None),
]


@pytest.mark.parametrize(("moment", "text"), MOMENTS)
def test_moments_are_written_in_utc(moment, text):
    assert utc_text(moment) == text


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="no zone"):
        utc_text(datetime(2025, 9, 5))
