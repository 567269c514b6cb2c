from datetime import date

import pandas as pd
import pytest

from dashboard.summaries import balance_words
from data.balance import balance
from parsers.report import Span
from parsers.table import tables
from tests.made import claim, reading


def told(*figures):
    return [
        claim(measure, "drone", low, span=(n, n + 1), **more)
        for n, (measure, low, more) in enumerate((*figure, {})[:3] for figure in figures)
    ]


AT_LEAST = {"high": None, "bound": "at_least"}
CASES = [
    # figures of one report                                                       unaccounted, closes
    ([("launched", 157), ("shot_down_or_suppressed", 121), ("hit", 35)], (1, 1), True),
    (
        [("launched", 100), ("shot_down", 57), ("lost", 31), ("left_airspace", 2), ("in_airspace", 1)],
        (9, 9),
        True,
    ),
    ([("launched", 100), ("shot_down", 57), ("hit", 3, AT_LEAST)], (None, 40), True),
    ([("launched", 100, AT_LEAST), ("shot_down", 57)], (43, None), True),
    ([("launched", 354), ("shot_down_or_suppressed", 354), ("shot_down", 158), ("lost", 196)], (0, 0), True),
    ([("launched", 10), ("shot_down", 8), ("hit", 4)], (None, None), False),
    ([("shot_down", 92)], (None, None), True),
    ([("launched", 157)], (None, None), True),
    ([("launched", 157), ("hit_locations", 5)], (None, None), True),
]


@pytest.mark.parametrize(("figures", "unaccounted", "closes"), CASES)
def test_what_became_of_what_was_launched(figures, unaccounted, closes):
    table = tables([reading("a 1", *told(*figures)), reading("b 2")])
    [row] = balance(table.claims, table.reports.report_id[0]).to_dict("records")
    ends = (row["unaccounted_low"], row["unaccounted_high"])
    assert tuple(None if pd.isna(end) else end for end in ends) == unaccounted
    assert row["closes"] is closes
    assert len(row["claims"].split()) == len(figures)


def test_a_report_without_counts_has_no_balance():
    table = tables([reading("a 1", claim("killed", "none", 3))])
    assert balance(table.claims, table.reports.report_id[0]).empty


def test_each_window_stands_on_its_own_claims():
    day = {"window_start": None, "window_end": None, "attack_date": date(2025, 9, 6)}
    table = tables([reading("a 1 b 2", *told(("launched", 157), ("shot_down", 121), ("launched", 20, day)))])
    first, second = balance(table.claims, table.reports.report_id[0]).to_dict("records")
    assert [len(row["claims"].split()) for row in (first, second)] == [2, 1]
    assert balance_words(pd.DataFrame([first, second]))["When"].tolist() == [
        "4 September 2025 18:00 to 5 September 2025 08:00",
        "6 September 2025",
    ]


def test_what_is_only_called_shot_down_is_not_shown_as_shot_down_or_jammed():
    table = tables([reading("a 1", *told(("launched", 157), ("shot_down", 121)))])
    [row] = balance_words(balance(table.claims, table.reports.report_id[0])).to_dict("records")
    assert (row["Shot down"], row["Not accounted for"]) == ("121", "36")
    assert "Shot down or jammed" not in row


def test_a_row_that_tells_nothing_is_not_shown():
    table = tables([reading("a 1", claim("launched", "drone", 157), claim("hit_locations", "any", 5))])
    shown = balance_words(balance(table.claims, table.reports.report_id[0]))
    assert shown["Launched"].tolist() == ["157"]


ABOUT = {"bound": "about", "high": 90}
ELSEWHERE = {"evidence": Span(1, 3)}
APPROXIMATE = [
    # figures of one report                                        launched, not accounted for
    ([("launched", 90, ABOUT), ("shot_down", 60)], "about 90", "about 30"),
    ([("launched", 90), ("shot_down", 60)], "90", "30"),
    ([("launched", 90, ABOUT), ("launched", 90, ELSEWHERE), ("shot_down", 60)], "90", "30"),
]


@pytest.mark.parametrize(("figures", "launched", "unaccounted"), APPROXIMATE)
def test_an_approximate_number_is_called_so(figures, launched, unaccounted):
    table = tables([reading("a 1", *told(*figures))])
    [row] = balance_words(balance(table.claims, table.reports.report_id[0])).to_dict("records")
    assert (row["Launched"], row["Not accounted for"]) == (launched, unaccounted)
