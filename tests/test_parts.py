"""What an hour's count adds to that of the night around it, worked out by hand, measure by measure."""

from datetime import datetime

import pandas as pd
import pytest

from data.rates import RATES, total_rates
from data.sums import is_counted_apart, to_add
from parsers.report import KYIV
from tests.made import NIGHT, reading
from tests.test_attacks import at, attacks_of

WINDOWS = {
    "night": NIGHT,
    "evening": (datetime(2025, 9, 4, 19, tzinfo=KYIV), datetime(2025, 9, 5, 1, tzinfo=KYIV)),
    "hour": (datetime(2025, 9, 4, 23, tzinfo=KYIV), datetime(2025, 9, 5, 0, tzinfo=KYIV)),
    "day": (datetime(2025, 9, 5, 9, tzinfo=KYIV), datetime(2025, 9, 5, 18, tzinfo=KYIV)),
}


def told(window, *counts):
    """A report of one window, each count as ``(measure, weapon, number)``, and more fields if need be."""
    start, end = WINDOWS[window]
    claims = [
        at(n, measure, weapon, low, window_start=start, window_end=end, **dict(more))
        for n, (measure, weapon, low, *more) in enumerate(counts)
    ]
    return reading(f"{window} told", *claims, published=end)


def sums(attacks):
    """By class and measure, what all attacks come to."""
    found = {}
    for weapon_class in ("drone", "missile", "any"):
        for measure in ("launched", "shot_down", "shot_down_or_suppressed", "hit", "neutralised"):
            added = to_add(attacks, measure)[attacks.weapon_class == weapon_class]
            if added.low.notna().any():
                found[weapon_class, measure] = int(added.low.sum())
    return found


CASES = {
    "what both count is counted once, what only the hour counts is counted too": (
        [told("night", ("launched", "drone", 157)),
         told("hour", ("launched", "drone", 50), ("hit", "drone", 4))],
        {("drone", "launched"): 157, ("drone", "hit"): 4, ("any", "launched"): 157, ("any", "hit"): 4},
    ),
    "what only the night counts stays as it is": (
        [told("night", ("launched", "drone", 157), ("shot_down", "drone", 121)),
         told("hour", ("launched", "drone", 50))],
        {("drone", "launched"): 157, ("drone", "shot_down"): 121, ("drone", "neutralised"): 121},
    ),
    "an hour that the night says nothing of is added whole": (
        [told("night", ("launched", "drone", 157)), told("hour", ("shot_down", "drone", 9))],
        {("drone", "launched"): 157, ("drone", "shot_down"): 9, ("drone", "neutralised"): 9},
    ),
    "a figure for both holds one for those shot down, though it is another measure": (
        [told("night", ("shot_down_or_suppressed", "drone", 121)), told("hour", ("shot_down", "drone", 20))],
        {("drone", "shot_down_or_suppressed"): 121, ("drone", "shot_down"): 20,
         ("drone", "neutralised"): 121},
    ),
    "the class that the night does not count is added, alone and among all weapons": (
        [told("night", ("launched", "missile", 7)),
         told("hour", ("launched", "drone", 50), ("launched", "missile", 3))],
        {("missile", "launched"): 7, ("drone", "launched"): 50, ("any", "launched"): 57},
    ),
    "a count of all weapons holds each class": (
        [told("night", ("launched", "any", 100)), told("hour", ("launched", "drone", 50))],
        {("drone", "launched"): 50, ("any", "launched"): 100},
    ),
    "a count of all weapons holds another": (
        [told("night", ("launched", "any", 100)), told("hour", ("launched", "any", 20))],
        {("any", "launched"): 100},
    ),
    "both classes of the night hold a count of all weapons": (
        [told("night", ("launched", "drone", 90), ("launched", "missile", 7)),
         told("hour", ("launched", "any", 20))],
        {("drone", "launched"): 90, ("missile", "launched"): 7, ("any", "launched"): 97},
    ),
    "nobody knows how much of a total of all weapons is in the night's count of one class": (
        [told("night", ("launched", "drone", 157)), told("hour", ("launched", "any", 20))],
        {("drone", "launched"): 157, ("any", "launched"): 157},
    ),
    "what two longer windows count of one class each is counted there": (
        [told("night", ("launched", "drone", 157)), told("evening", ("launched", "missile", 7)),
         told("hour", ("launched", "drone", 50), ("launched", "missile", 3))],
        {("drone", "launched"): 157, ("missile", "launched"): 7, ("any", "launched"): 164},
    ),
    "three windows in each other: each count stands once": (
        [told("night", ("launched", "drone", 157)),
         told("evening", ("launched", "drone", 60), ("hit", "drone", 5)),
         told("hour", ("launched", "drone", 30), ("hit", "drone", 2), ("shot_down", "drone", 21))],
        {("drone", "launched"): 157, ("drone", "hit"): 5, ("drone", "shot_down"): 21},
    ),
    "a region's count is a part of the country's": (
        [told("night", ("shot_down", "drone", 121)),
         told("hour", ("shot_down", "drone", 9, ("adm1", "UA-30")), ("hit", "drone", 1, ("adm1", "UA-30")))],
        {("drone", "shot_down"): 121, ("drone", "hit"): 1},
    ),
    "a day and a night hold nothing of each other": (
        [told("night", ("launched", "drone", 157)), told("day", ("launched", "drone", 30))],
        {("drone", "launched"): 187},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_sum_of_an_hour_and_the_night_around_it(name):
    readings, expected = CASES[name]
    found = sums(attacks_of(*readings))
    assert {key: found.get(key) for key in expected} == expected


def test_an_open_count_stays_open_in_what_is_added():
    night = told("night", ("launched", "missile", 7))
    hour = told(
        "hour", ("launched", "drone", 50, ("high", None), ("bound", "at_least")), ("launched", "missile", 3)
    )
    attacks = attacks_of(night, hour)
    added = to_add(attacks, "launched").loc[attacks.weapon_class == "any"].dropna(how="all")
    assert sorted(added.low) == [7, 50]
    assert added.high.isna().sum() == 1


def test_a_row_names_the_counts_that_a_longer_attack_holds():
    attacks = attacks_of(
        told("night", ("launched", "drone", 157), ("shot_down", "drone", 121)),
        told("hour", ("launched", "drone", 50), ("hit", "drone", 4)),
    )
    [night, hour] = attacks[attacks.weapon_class == "drone"].to_dict("records")
    assert (hour["part_of"], hour["part_measures"]) == (night["attack_id"], "launched")
    assert pd.isna(night["part_of"])
    assert pd.isna(night["part_measures"])


def test_a_class_counted_in_the_night_and_one_that_is_not_are_told():
    attacks = attacks_of(
        told("night", ("launched", "missile", 7)),
        told("hour", ("launched", "drone", 50), ("launched", "missile", 3)),
    )
    mixed = attacks[(attacks.weapon_class == "any") & (attacks.launched_low == 53)]
    assert mixed.conflicts.str.contains("launched: partly counted in attack").all()


def ratio(attacks, rate):
    row = total_rates(attacks[attacks.weapon_class == "drone"]).set_index("rate").loc[rate]
    return int(row.downed), int(row.launched)


RATED = [
    # the night                                              the hour             downed of launched
    ([("launched", "drone", 157), ("shot_down", "drone", 121)], [50, 40], (121, 157)),
    # a night without an outcome has no rate: that of the hour stands
    ([("launched", "drone", 157)], [50, 40], (40, 50)),
    ([("shot_down", "drone", 121)], [50, 40], (40, 50)),
]


@pytest.mark.parametrize(("night", "hour", "expected"), RATED)
def test_a_rate_of_the_hour_counts_where_the_night_has_none(night, hour, expected):
    launched, downed = hour
    attacks = attacks_of(
        told("night", *night),
        told("hour", ("launched", "drone", launched), ("shot_down", "drone", downed)),
    )
    for rate in RATES:
        assert ratio(attacks, rate) == expected


def test_a_total_of_which_the_night_counts_a_part_adds_any_number_up_to_it():
    attacks = attacks_of(told("night", ("launched", "drone", 157)), told("hour", ("launched", "any", 20)))
    [hour] = attacks[(attacks.weapon_class == "any") & (attacks.launched_low == 20)].to_dict("records")
    assert hour["shared_measures"] == "launched"
    assert hour["conflicts"] == (
        f"launched: partly counted in attack {hour['part_of']} (2025-09-04 15:00 to 2025-09-05 05:00 UTC)"
    )
    added = to_add(attacks, "launched")[attacks.attack_id == hour["attack_id"]]
    assert added.values.tolist() == [[0, 20]]


def outcome(weapon, launched, downed):
    return ("launched", weapon, launched), ("shot_down", weapon, downed)


ALL_WEAPONS = {
    # the windows told                                          downed, launched, attacks, left out
    "an hour of drones inside a night of missiles is counted beside it": (
        [told("night", *outcome("missile", 7, 5)), told("hour", *outcome("drone", 50, 40))],
        (45, 57, 2, 0),
    ),
    "of an hour of both, the drones are counted, the missiles are the night's": (
        [told("night", *outcome("missile", 7, 5)),
         told("hour", *outcome("drone", 50, 40), *outcome("missile", 3, 2))],
        (45, 57, 2, 0),
    ),
    "an hour of both inside a night of both is the night's": (
        [told("night", *outcome("drone", 157, 121), *outcome("missile", 7, 5)),
         told("hour", *outcome("drone", 50, 40), *outcome("missile", 3, 2))],
        (126, 164, 1, 0),
    ),
    "a total of an hour cannot be parted from the night's drones": (
        [told("night", *outcome("drone", 157, 121)), told("hour", *outcome("any", 20, 15))],
        (121, 157, 1, 1),
    ),
    "drones of an hour are in the night's total": (
        [told("night", *outcome("any", 164, 126)), told("hour", *outcome("drone", 50, 40))],
        (126, 164, 1, 0),
    ),
    "a night without a rate holds none": (
        [told("night", ("launched", "missile", 7)),
         told("hour", *outcome("drone", 50, 40), *outcome("missile", 3, 2))],
        (42, 53, 1, 1),
    ),
    "a day and a night are added up": (
        [told("night", *outcome("drone", 157, 121)), told("day", *outcome("any", 20, 15))],
        (136, 177, 2, 0),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ALL_WEAPONS)
def test_the_rate_of_all_weapons_counts_each_once(name):
    readings, expected = ALL_WEAPONS[name]
    totals = total_rates(attacks_of(*readings))
    rate = totals[(totals.weapon_class == "any") & (totals.rate == "rate_not_reached")].iloc[0]
    left_out = rate.attacks_left_out + rate.attacks_sharing_hours
    assert (rate.downed, rate.launched, rate.attacks, left_out) == expected


def test_everything_is_counted_apart_where_nothing_is_a_part():
    attacks = attacks_of(reading("a 1"))
    assert is_counted_apart(attacks, "launched").all()
