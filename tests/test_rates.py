"""Rates worked out by hand."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.attacks import derive_attacks
from data.rates import RATES, add_rates, total_rates, wilson_interval
from parsers.report import Claimant, Side
from parsers.table import tables
from tests.test_attacks import at, reading, row

COUNTS = ("launched", "shot_down", "suppressed", "shot_down_or_suppressed", "lost")


def attack(claimant="UA_AF", **counts):
    """One row as `add_rates` takes it: a count is a number, or a pair with an open side."""
    columns = {"claimant": pd.Series([claimant])}
    for measure in COUNTS:
        count = counts.get(measure)
        low, high = count if isinstance(count, tuple) else (count, count)
        columns[f"{measure}_low"] = pd.Series([low], dtype="Int64")
        columns[f"{measure}_high"] = pd.Series([high], dtype="Int64")
    return add_rates(pd.DataFrame(columns)).iloc[0]


def near(value):
    return value if value is None else pytest.approx(value, abs=1e-9)


SEPARATE, MERGED, UNKNOWN = "separate", "merged", "unknown"
CASES = [
    # counts stated                                          definition  shot_down  neutralised  not_reached
    ({"launched": 100, "shot_down": 57, "lost": 31}, SEPARATE, 0.57, 0.57, 0.88),
    ({"launched": 157, "shot_down_or_suppressed": 121}, MERGED, None, 121 / 157, 121 / 157),
    ({"launched": 100, "shot_down": 50, "suppressed": 10, "lost": 5}, SEPARATE, 0.5, 0.6, 0.65),
    ({"launched": 20, "shot_down": 20}, SEPARATE, 1.0, 1.0, 1.0),
    ({"launched": 20, "shot_down": 0}, SEPARATE, 0.0, 0.0, 0.0),
    # one figure for both, and its parts beside it: not counted twice
    (
        {"launched": 400, "shot_down": 158, "lost": 196, "shot_down_or_suppressed": 354},
        SEPARATE,
        0.395,
        0.395,
        0.885,
    ),
    (
        {"launched": 400, "shot_down": 100, "suppressed": 50, "shot_down_or_suppressed": 150},
        MERGED,
        None,
        0.375,
        0.375,
    ),
    # one figure for both beside one that may be a part of it: no rate, only its bounds
    ({"launched": 300, "shot_down": 92, "shot_down_or_suppressed": 100}, MERGED, None, None, None),
    # nothing stated of what was downed, or of what was launched
    ({"launched": 100}, UNKNOWN, None, None, None),
    ({"launched": 100, "lost": 30}, UNKNOWN, None, None, None),
    ({"shot_down": 92}, SEPARATE, None, None, None),
    ({"launched": 0, "shot_down": 0}, SEPARATE, None, None, None),
    # more downed than launched is no rate
    ({"launched": 10, "shot_down": 12}, SEPARATE, None, None, None),
]


@pytest.mark.parametrize(("counts", "definition", "shot_down", "neutralised", "not_reached"), CASES)
def test_rates_of_one_attack(counts, definition, shot_down, neutralised, not_reached):
    rated = attack(**counts)
    assert rated.definition == definition
    for rate, expected in zip(RATES, (shot_down, neutralised, not_reached), strict=True):
        value = None if pd.isna(rated[rate]) else rated[rate]
        assert value == near(expected), rate
        assert pd.isna(rated[f"{rate}_wilson_low"]) == (expected is None)


BOUNDS = [
    # launched     shot down   rate_shot_down: itself, low, high
    (100, 80, 0.8, 0.8, 0.8),
    (100, (80, None), None, 0.8, None),
    (100, (None, 80), None, None, 0.8),
    ((100, None), 80, None, None, 0.8),
    ((100, 120), (80, 90), None, 80 / 120, 0.9),
    ((None, 40), 20, None, 0.5, None),
    ((1, None), 1, None, None, 1.0),
]


@pytest.mark.parametrize(("launched", "shot_down", "value", "low", "high"), BOUNDS)
def test_an_open_count_leaves_its_side_of_the_rate_open(launched, shot_down, value, low, high):
    rated = attack(launched=launched, shot_down=shot_down)
    ends = [rated.rate_shot_down, rated.rate_shot_down_low, rated.rate_shot_down_high]
    assert [None if pd.isna(end) else end for end in ends] == [near(value), near(low), near(high)]


def test_a_figure_that_may_hold_another_gives_bounds():
    rated = attack(launched=300, shot_down=92, shot_down_or_suppressed=100)
    assert (rated.neutralised_low, rated.neutralised_high) == (100, 192)
    ends = (rated.rate_neutralised_low, rated.rate_neutralised_high)
    assert ends == (pytest.approx(100 / 300), pytest.approx(192 / 300))


def test_a_ministry_that_counts_no_launches_has_no_rate():
    assert pd.isna(attack("RU_MOD", shot_down=92).rate_shot_down)


def test_the_number_foiled_is_no_launch_count():
    assert pd.isna(attack("RU_MOD", launched=7, shot_down=7).rate_shot_down)
    assert attack("RU_MOD", launched=12, shot_down=7).rate_shot_down == pytest.approx(7 / 12)


def test_wilson_interval_of_the_handbook_case():
    assert wilson_interval(121, 157) == pytest.approx((0.69895, 0.82952), abs=1e-5)


@given(st.integers(1, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_wilson_interval_holds_its_share(counts):
    part, whole = counts
    low, high = wilson_interval(part, whole)
    assert 0 <= low <= part / whole + 1e-12
    assert part / whole - 1e-12 <= high <= 1


def night(day, *claims, hours_later=0, **report):
    start, end = (
        pd.Timestamp(2025, 9, day + step, hour + hours_later, tz="UTC") for step, hour in ((-1, 15), (0, 5))
    )
    window = {"window_start": start.to_pydatetime(), "window_end": end.to_pydatetime()}
    made = [at(n, measure, "drone", low, attack_date=date(2025, 9, day), **window, **more)
            for n, (measure, low, more) in enumerate(claims)]  # fmt: skip
    return reading(f"night {day} {hours_later}", *made, published=end.to_pydatetime(), **report)


def total(readings, rate, **where):
    table = tables(readings)
    totals = total_rates(derive_attacks(table.claims, table.reports))
    return row(totals[totals.rate == rate], **where)


def test_a_total_is_a_ratio_of_sums_and_says_what_it_leaves_out():
    nights = [
        night(5, ("launched", 157, {}), ("shot_down_or_suppressed", 121, {})),
        night(6, ("launched", 91, {}), ("shot_down_or_suppressed", 68, {})),
        night(7, ("shot_down_or_suppressed", 44, {})),
        night(8, ("launched", 100, {"high": None, "bound": "at_least"}), ("shot_down_or_suppressed", 90, {})),
    ]
    rated = total(nights, "rate_neutralised", definition="merged")
    assert (rated.downed, rated.launched, rated.attacks) == (189, 248, 2)
    assert rated.value == pytest.approx(189 / 248)
    assert (rated.low, rated.high) == pytest.approx(wilson_interval(189, 248))
    assert (rated.attacks_left_out, rated.nights_left_out) == (2, 2)


def test_definitions_meet_only_in_what_did_not_reach_its_target():
    before = night(5, ("launched", 100, {}), ("shot_down", 57, {}), ("lost", 31, {}))
    after = night(6, ("launched", 100, {}), ("shot_down_or_suppressed", 84, {}))
    assert total([before, after], "rate_not_reached").value == pytest.approx(172 / 200)
    assert total([before, after], "rate_shot_down", definition="separate").value == pytest.approx(0.57)
    assert total([before, after], "rate_neutralised", definition="merged").value == pytest.approx(0.84)


def test_claimants_and_attackers_are_never_added_up():
    own = night(5, ("launched", 157, {}), ("shot_down", 121, {}))
    other = {"attacker": Side.UA, "claimant": Claimant.RU_MOD}
    russian = night(6, ("launched", 100, other), ("shot_down", 50, other))
    assert total([own, russian], "rate_shot_down", claimant="UA_AF").launched == 157
    assert total([own, russian], "rate_shot_down", claimant="RU_MOD").launched == 100


def test_what_is_left_out_is_counted_once_whatever_its_definition():
    rated = night(5, ("launched", 100, {}), ("shot_down", 57, {}))
    no_outcome = night(6, ("launched", 90, {}))
    assert total([rated, no_outcome], "rate_shot_down").attacks_left_out == 1
    nothing = total([no_outcome], "rate_shot_down")
    assert pd.isna(nothing.value)
    assert pd.isna(nothing.definition)
    assert nothing.attacks_left_out == 1


def test_attacks_that_share_hours_are_not_added_up():
    counts = ("launched", 100, {}), ("shot_down", 80, {})
    one, other = night(5, *counts), night(5, *counts, hours_later=1)
    rated = total([one, other], "rate_shot_down")
    assert (rated.launched, rated.attacks, rated.attacks_sharing_hours) == (100, 1, 1)


def test_attacks_on_two_regions_share_no_hours():
    kyiv, sumy = (
        night(5, *((measure, low, {"adm1": region}) for measure, low in counts), hours_later=later)
        for region, later in (("UA-30", 0), ("UA-59", 1))
        for counts in ((("launched", 10), ("shot_down", 8)),)
    )
    assert total([kyiv, sumy], "rate_shot_down").launched == 20
