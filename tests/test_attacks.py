"""Attacks worked out by hand: a few claims go in, the row that a person would write comes out."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.attacks import ATTACK_COLUMNS, derive_attacks, find_history
from parsers.report import KYIV, MOSCOW, Claimant, Side, Span
from parsers.table import tables
from tests.made import MORNING, claim, reading


def attacks_of(*readings):
    table = tables(readings)
    return derive_attacks(table.claims, table.reports)


def history_of(*readings):
    table = tables(readings)
    return find_history(table.claims, table.reports)


def row(attacks, weapon_class="drone", **where):
    chosen = attacks[attacks.weapon_class == weapon_class]
    for column, value in where.items():
        chosen = chosen[chosen[column] == value]
    assert len(chosen) == 1, chosen
    return chosen.iloc[0]


def counts(attack):
    """The counts that were stated: a number where exact, a pair where a side is open."""
    stated = {}
    for measure in ("launched", "shot_down", "suppressed", "shot_down_or_suppressed", "lost", "hit"):
        low, high = attack[f"{measure}_low"], attack[f"{measure}_high"]
        if pd.notna(low) or pd.notna(high):
            ends = tuple(None if pd.isna(end) else int(end) for end in (low, high))
            stated[measure] = ends[0] if ends[0] == ends[1] else ends
    return stated


def at(position, measure, weapon, low, high=None, **more):
    """A claim at a place of its own in the text."""
    given_high = {} if high is None and "bound" not in more else {"high": high}
    return claim(measure, weapon, low, span=(position, position + 1), **given_high, **more)


def ru_mod(text, *claims, **report):
    known = {"publisher": "mod_russia", "claimant": Claimant.RU_MOD}
    return reading(text, *claims, **(known | report))


def foiled(position, low, start, end, day=date(2025, 9, 5), **more):
    return at(
        position,
        "shot_down",
        "drone",
        low,
        attacker=Side.UA,
        claimant=Claimant.RU_MOD,
        attack_date=day,
        window_start=start and start.replace(tzinfo=MOSCOW),
        window_end=end and end.replace(tzinfo=MOSCOW),
        **more,
    )


def test_no_claims_make_a_table_without_rows():
    attacks = attacks_of()
    assert attacks.columns.tolist() == ATTACK_COLUMNS
    assert attacks.empty


ONE_REPORT = [
    # claims of one report, class, the counts a person would write down
    ([at(0, "launched", "drone", 157), at(5, "shot_down_or_suppressed", "drone", 121)], "drone",
     {"launched": 157, "shot_down_or_suppressed": 121}),
    # types of one class stand side by side and are added up
    ([at(0, "launched", "iskander_m", 2), at(5, "launched", "kh101", 24)], "missile", {"launched": 26}),
    # a part of a stated total is not added to it
    ([at(0, "launched", "drone", 420), at(5, "launched", "shahed", 280, subset=True, subset_of=Span(0, 1))],
     "drone", {"launched": 420}),
    # a part whose total is not named is not added either
    ([at(0, "launched", "drone", 420), at(5, "launched", "shahed", 280, subset=True)],
     "drone", {"launched": 420}),
    # a part of all weapons is the whole of its class
    ([at(0, "launched", "any", 537), at(5, "launched", "drone", 477, subset=True, subset_of=Span(0, 1)),
      at(9, "launched", "missile", 60, subset=True, subset_of=Span(0, 1))], "drone", {"launched": 477}),
    ([at(0, "launched", "any", 537), at(5, "launched", "drone", 477, subset=True, subset_of=Span(0, 1)),
      at(9, "launched", "missile", 60, subset=True, subset_of=Span(0, 1))], "any", {"launched": 537}),
    # a type named beside its class is part of it where all parts come to more than their total
    ([at(0, "launched", "any", 458), at(5, "launched", "drone", 415, subset=True, subset_of=Span(0, 1)),
      at(7, "launched", "shahed", 250, subset=True, subset_of=Span(0, 1)),
      at(9, "launched", "kh101", 43, subset=True, subset_of=Span(0, 1))], "drone", {"launched": 415}),
    ([at(0, "launched", "any", 50), at(5, "launched", "missile", 8, subset=True, subset_of=Span(0, 1)),
      at(9, "launched", "kh101", 42, subset=True, subset_of=Span(0, 1))], "missile", {"launched": 50}),
    # a type in a count of all weapons is in the total of its class, stated apart from that count
    ([at(0, "shot_down", "drone", 11), at(5, "shot_down", "any", 8),
      at(9, "shot_down", "shahed", 4, subset=True, subset_of=Span(5, 6))], "drone", {"shot_down": 11}),
    # what one region's part says of the class leaves the rest of the country open
    ([at(0, "shot_down", "any", 50),
      at(5, "shot_down", "drone", 20, subset=True, subset_of=Span(0, 1), adm1="UA-30")],
     "drone", {"shot_down": (20, None)}),
    # all weapons without a stated total: the sum of the classes
    ([at(0, "launched", "drone", 157), at(5, "launched", "missile", 7)], "any", {"launched": 164}),
    # an open bound stays open in the sum
    ([at(0, "launched", "kh101", 5), at(5, "launched", "ballistic_missile", 1, None, bound="unnumbered")],
     "missile", {"launched": (6, None)}),
    ([at(0, "launched", "kh101", 5), at(5, "launched", "ballistic_missile", None, None, bound="undisclosed")],
     "missile", {"launched": (5, None)}),
    ([at(0, "launched", "ballistic_missile", None, None, bound="undisclosed")], "missile", {}),
    ([at(0, "launched", "drone", 100, None, bound="at_least")], "drone", {"launched": (100, None)}),
    ([at(0, "launched", "drone", None, 40, bound="at_most")], "drone", {"launched": (None, 40)}),
    ([at(0, "launched", "drone", None, 40, bound="at_most")], "any", {"launched": (None, 40)}),
    ([at(0, "shot_down", "drone", 0)], "drone", {"shot_down": 0}),
    # one figure in two sentences is one figure
    ([at(0, "launched", "drone", 157), at(30, "launched", "drone", 157, evidence=Span(20, 40))], "drone",
     {"launched": 157}),
    # parts by region without a total are added up
    ([at(0, "shot_down", "drone", 15, adm1="UA-30"), at(5, "shot_down", "drone", 1, adm1="UA-51")], "drone",
     {"shot_down": 16}),
    # reconnaissance drones attack nothing
    ([at(0, "launched", "drone", 10), at(5, "shot_down", "recon_drone", 3)], "drone", {"launched": 10}),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "weapon_class", "expected"), ONE_REPORT)
def test_the_counts_of_one_report(claims, weapon_class, expected):
    text = "157 drones, 121 down; again 157 drones, 121 down"
    attacks = attacks_of(reading(text, *claims))
    assert counts(row(attacks, weapon_class)) == expected


def test_what_is_not_of_this_attack_is_left_out():
    attacks = attacks_of(
        reading(
            "a 1",
            at(0, "launched", "drone", 157),
            at(2, "launched", "drone", 5000, scope="cumulative"),
            at(4, "launched", "drone", 550, scope="past"),
            at(6, "killed", "none", 3),
        )
    )
    assert counts(row(attacks)) == {"launched": 157}


def test_a_rejected_claim_is_not_counted():
    table = tables([reading("a 1")])
    table.claims.loc[table.claims.measure == "shot_down", "status"] = "rejected"
    assert counts(row(derive_attacks(table.claims, table.reports))) == {"launched": 157}


def test_places_hit_stand_in_the_row_of_all_weapons():
    attacks = attacks_of(
        reading(
            "a 1",
            at(0, "hit", "drone", 27),
            at(2, "hit_locations", "any", 7),
            at(4, "debris_locations", "any", 5),
        )
    )
    both = row(attacks, "any")
    assert (both.hit_low, both.hit_locations, both.debris_locations) == (27, 7, 5)
    assert pd.isna(row(attacks).hit_locations)


def test_a_figure_for_all_that_was_stopped_is_not_added_to_its_parts():
    attacks = attacks_of(
        reading(
            "a 1",
            at(0, "launched", "any", 415),
            at(2, "shot_down_or_suppressed", "any", 382),
            at(4, "shot_down", "any", 178),
            at(6, "lost", "drone", 204),
        )
    )
    both = row(attacks, "any")
    assert (both.neutralised_low, both.not_reached_low, both.definition) == (178, 382, "separate")


def test_missiles_named_without_a_count_of_those_downed_leave_the_sum_open():
    attacks = attacks_of(
        reading(
            "a 1",
            at(0, "launched", "drone", 157),
            at(2, "launched", "missile", 7),
            at(4, "shot_down_or_suppressed", "drone", 121),
        )
    )
    both = row(attacks, "any")
    assert counts(both) == {"launched": 164, "shot_down_or_suppressed": (121, None)}
    assert (both.neutralised_low, both.neutralised_high) == (121, 128)
    assert pd.isna(both.rate_neutralised)


def test_a_later_count_supersedes_and_the_earlier_stays_readable():
    at_0830 = datetime(2025, 9, 5, 8, 30, tzinfo=KYIV)
    at_1200 = datetime(2025, 9, 5, 12, tzinfo=KYIV)
    first = reading("a 1", at(0, "launched", "drone", 157), at(2, "shot_down", "drone", 121, as_of=at_0830))
    second = reading(
        "b 2", at(0, "shot_down", "drone", 126, as_of=at_1200), published=MORNING + timedelta(hours=4)
    )
    attacks = attacks_of(first, second)
    assert counts(row(attacks)) == {"launched": 157, "shot_down": 126}
    assert pd.isna(row(attacks).conflicts)
    history = history_of(first, second).query("measure == 'shot_down'")
    assert history[["low", "is_used", "kind"]].values.tolist() == [
        [126, True, "used"],
        [121, False, "revision"],
    ]
    assert history.true_at.dt.hour.tolist() == [9, 5]


def carried(text, *claims, **report):
    return reading(text, *claims, **({"publisher": "a-paper.example", "claimant": None} | report))


CONFLICTS = [
    # two reports of one attack                                                 figure used, rule
    (reading("a 1", at(0, "launched", "drone", 157)), carried("b 2", at(0, "launched", "drone", 175)),
     157, "primary_before_carrier"),
    (carried("a 1", at(0, "launched", "drone", 150, None, bound="at_least")),
     carried("b 2", at(0, "launched", "drone", 157)),
     157, "more_exact_before_less"),
    (carried("a 1", at(0, "launched", "drone", 157)),
     carried("b 2", at(0, "launched", "drone", 158), published=MORNING + timedelta(hours=3)),
     158, "later_before_earlier"),
    (reading("a 1", at(0, "launched", "drone", 1, None, bound="unnumbered")),
     carried("b 2", at(0, "launched", "drone", 157)),
     157, "number_before_none"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "used", "rule"), CONFLICTS)
def test_a_conflict_is_shown_with_its_rule(one, other, used, rule):
    for order in ((one, other), (other, one)):
        attack = row(attacks_of(*order))
        assert attack.launched_low == used
        assert rule in attack.conflicts
        assert "by a-paper.example" in attack.conflicts


def test_a_carrier_without_hours_joins_the_only_attack_of_its_date():
    no_hours = {"window_start": None, "window_end": None}
    attacks = attacks_of(reading("a 1"), carried("b 2", at(0, "hit", "drone", 36, **no_hours)))
    assert counts(row(attacks)) == {"launched": 157, "shot_down": 121, "hit": 36}
    assert len(row(attacks).reports.split()) == 2


def test_a_paper_that_says_shot_down_does_not_make_a_second_count():
    merged = reading("a 1", at(0, "launched", "drone", 157), at(2, "shot_down_or_suppressed", "drone", 121))
    attack = row(attacks_of(merged, carried("b 2", at(0, "shot_down", "drone", 121))))
    assert counts(attack) == {"launched": 157, "shot_down_or_suppressed": 121}
    assert attack.definition == "merged"


def test_a_paper_alone_cannot_say_which_definition_the_air_force_used():
    attack = row(
        attacks_of(carried("b 2", at(0, "launched", "drone", 157), at(2, "shot_down", "drone", 121)))
    )
    assert attack.definition == "unknown"
    assert pd.isna(attack.rate_shot_down)
    assert attack.rate_neutralised == pytest.approx(121 / 157)


def test_claimants_are_never_mixed():
    attacks = attacks_of(
        reading(
            "a 1", at(0, "launched", "drone", 157), at(2, "launched", "drone", 140, claimant=Claimant.ISW)
        )
    )
    assert row(attacks, claimant="UA_AF").launched_low == 157
    assert row(attacks, claimant="ISW").launched_low == 140


def test_day_and_night_of_one_date_are_two_attacks():
    day = {
        "window_start": datetime(2025, 9, 5, 9, tzinfo=KYIV),
        "window_end": datetime(2025, 9, 5, 18, tzinfo=KYIV),
    }
    attacks = attacks_of(reading("a 1"), reading("b 2", at(0, "launched", "drone", 30, **day)))
    assert attacks[attacks.weapon_class == "drone"].launched_low.tolist() == [157, 30]
    assert attacks.part_of.isna().all()


def test_posts_without_hours_in_the_morning_and_in_the_evening_are_two_attacks():
    none = {"window_start": None, "window_end": None}
    attacks = attacks_of(
        reading("a 1", at(0, "shot_down", "drone", 20, **none)),
        reading("b 2", at(0, "shot_down", "drone", 3, **none), published=MORNING + timedelta(hours=12)),
    )
    assert sorted(attacks[attacks.weapon_class == "drone"].shot_down_low) == [3, 20]


def test_a_post_that_gives_no_end_is_the_attack_that_has_one():
    attacks = attacks_of(reading("a 1"), reading("b 2", at(0, "hit", "drone", 36, window_end=None)))
    assert counts(row(attacks)) == {"launched": 157, "shot_down": 121, "hit": 36}


def test_a_total_of_the_night_is_not_added_to_its_bulletins():
    evening = ru_mod(
        "a 1", foiled(0, 20, datetime(2025, 9, 4, 20), datetime(2025, 9, 4, 23), date(2025, 9, 4))
    )
    midnight = ru_mod(
        "b 2", foiled(0, 9, datetime(2025, 9, 4, 23), datetime(2025, 9, 5, 0), date(2025, 9, 4))
    )
    night = ru_mod("c 3", foiled(0, 92, datetime(2025, 9, 4, 23), datetime(2025, 9, 5, 7)))
    attacks = attacks_of(evening, midnight, night)
    drones = attacks[attacks.weapon_class == "drone"]
    whole = row(drones[drones.part_of.isna()], attack_date=pd.Timestamp(2025, 9, 5))
    assert drones[drones.part_of.isna()].shot_down_low.tolist() == [20, 92]
    assert row(drones, shot_down_low=9).part_of == whole.attack_id


def test_a_bulletin_of_one_region_is_part_of_the_night_told_for_all():
    one_hour = foiled(0, 3, datetime(2025, 9, 5, 1, 30), datetime(2025, 9, 5, 1, 30), adm1="RU-BEL")
    early = ru_mod("a 1", one_hour, published=datetime(2025, 9, 4, 23, tzinfo=UTC))
    night = ru_mod("b 2", foiled(0, 92, None, None), published=datetime(2025, 9, 5, 5, tzinfo=UTC))
    late = ru_mod(
        "c 3", foiled(0, 4, None, None, adm1="RU-KRS"), published=datetime(2025, 9, 5, 15, tzinfo=UTC)
    )
    drones = attacks_of(early, night, late).query("weapon_class == 'drone'")
    assert sorted(drones[drones.part_of.isna()].shot_down_low) == [4, 92]


def test_bulletins_of_different_regions_without_hours_are_different_attacks():
    kaluga = ru_mod("a 1", foiled(0, 6, None, None, adm1="RU-KLU"))
    crimea = ru_mod("b 2", foiled(0, 10, None, None, adm1="UA-43"))
    drones = attacks_of(kaluga, crimea).query("weapon_class == 'drone'")
    assert dict(zip(drones.adm1, drones.shot_down_low, strict=True)) == {"RU-KLU": 6, "UA-43": 10}


def test_windows_that_cross_are_pointed_out():
    one = ru_mod("a 1", foiled(0, 20, datetime(2025, 9, 4, 22), datetime(2025, 9, 5, 1)))
    other = ru_mod("b 2", foiled(0, 92, datetime(2025, 9, 4, 23), datetime(2025, 9, 5, 7)))
    assert attacks_of(one, other).conflicts.str.contains("shares hours").all()


NAMED = [
    # when another attack, which is referred to, began and ended; its words beside its id
    ((18, 8), "2025-09-04 15:00 to 2025-09-05 05:00 UTC"),
    ((None, 8), "until 2025-09-05 05:00 UTC"),
    ((18, None), "from 2025-09-04 15:00 UTC"),
    ((None, None), "2025-09-05"),
]


@pytest.mark.parametrize(("hours", "words"), NAMED)
def test_another_attack_is_named_by_its_id_and_hours(hours, words):
    start, end = (
        hour and datetime(2025, 9, day, hour, tzinfo=KYIV) for day, hour in zip((4, 5), hours, strict=True)
    )
    whole = {"window_start": start, "window_end": end}
    attacks = attacks_of(
        reading("a 1", at(0, "launched", "drone", 157, **whole)),
        reading("b 2", at(0, "launched", "any", 20, **(whole | {"adm1": "UA-30"}))),
    )
    part = row(attacks, "any", adm1="UA-30")
    assert part.conflicts == f"launched: partly counted in attack {part.part_of} ({words})"


def test_several_attacks_that_share_hours_are_all_named():
    """Bulletins of 20:00 to 06:00, 21:00 to 07:00 and 22:00 to 08:00 in Moscow."""
    evening, morning = datetime(2025, 9, 4, 20), datetime(2025, 9, 5, 6)
    later = [timedelta(hours=hours) for hours in range(3)]
    bulletins = [
        ru_mod(f"a {n}", foiled(0, 20 + n, evening + step, morning + step), published=MORNING + step)
        for n, step in enumerate(later)
    ]
    attacks = attacks_of(*bulletins)
    ids = [row(attacks, shot_down_low=20 + n).attack_id for n in range(3)]
    named = {
        f"attack {ids[1]} (2025-09-04 18:00 to 2025-09-05 04:00 UTC)",
        f"attack {ids[2]} (2025-09-04 19:00 to 2025-09-05 05:00 UTC)",
    }
    words = row(attacks, shot_down_low=20).conflicts
    assert set(words.removeprefix("shares hours with ").split(" and ")) == named


def test_the_night_of_the_clock_change_has_its_true_length():
    autumn = {
        "window_start": datetime(2025, 10, 25, 18, tzinfo=KYIV),
        "window_end": datetime(2025, 10, 26, 8, tzinfo=KYIV),
        "attack_date": date(2025, 10, 26),
    }
    attack = row(attacks_of(reading("a 1", at(0, "launched", "drone", 101, **autumn))))
    assert attack.window_end - attack.window_start == timedelta(hours=15)


def test_the_night_that_lost_an_hour_holds_its_early_bulletin():
    """On 30 March 2025 Kyiv's clocks went from 3 to 4; Moscow's did not."""
    spring = {
        "window_start": datetime(2025, 3, 29, 18, tzinfo=KYIV),
        "window_end": datetime(2025, 3, 30, 8, tzinfo=KYIV),
        "attack_date": date(2025, 3, 30),
    }
    early = spring | {"window_end": datetime(2025, 3, 30, 4, tzinfo=KYIV)}
    drones = attacks_of(
        reading("a 1", at(0, "launched", "drone", 111, **spring)),
        reading("b 2", at(0, "launched", "drone", 40, **early), published=MORNING + timedelta(minutes=1)),
    ).query("weapon_class == 'drone'")
    hours = (drones.window_end - drones.window_start) / timedelta(hours=1)
    assert dict(zip(drones.launched_low, hours, strict=True)) == {111: 13, 40: 9}
    whole = row(drones, launched_low=111)
    assert row(drones, launched_low=40).part_of == whole.attack_id
    assert pd.isna(whole.part_of)


def test_midnight_in_moscow_keeps_the_date_of_the_attack():
    until_midnight = foiled(0, 9, datetime(2025, 9, 4, 23), datetime(2025, 9, 5, 0), date(2025, 9, 4))
    attack = row(attacks_of(ru_mod("a 1", until_midnight)))
    assert attack.attack_date == pd.Timestamp(2025, 9, 4)
    assert attack.window_end == pd.Timestamp("2025-09-04T21:00Z")


def test_undated_reports_are_never_put_together():
    undated = {"window_start": None, "window_end": None, "attack_date": None}
    attacks = attacks_of(
        carried("a 1", at(0, "launched", "drone", 5, **undated)),
        carried("b 2", at(0, "launched", "drone", 6, **undated)),
    )
    assert sorted(attacks[attacks.weapon_class == "drone"].launched_low) == [5, 6]


measures = st.sampled_from(["launched", "shot_down", "shot_down_or_suppressed", "lost", "hit"])
windows = st.sampled_from(
    [
        {},
        {"window_end": None},
        {"window_start": None, "window_end": None},
        {
            "window_start": datetime(2025, 9, 5, 1, tzinfo=KYIV),
            "window_end": datetime(2025, 9, 5, 2, tzinfo=KYIV),
        },
        {"window_start": datetime(2025, 9, 4, 12, tzinfo=KYIV), "window_end": None},
    ]
)


@st.composite
def made_readings(draw):
    several = []
    for number in range(draw(st.integers(1, 6))):
        window = draw(windows)
        claims = [
            at(
                position,
                draw(measures),
                draw(st.sampled_from(["drone", "missile", "shahed", "any"])),
                draw(st.integers(0, 9)),
                adm1=draw(st.sampled_from([None, "UA-30", "UA-59"])),
                **window,
            )
            for position in range(draw(st.integers(1, 3)))
        ]
        own = draw(st.booleans())
        published = MORNING + timedelta(hours=draw(st.integers(0, 12)))
        several.append((reading if own else carried)(f"text {number}", *claims, published=published))
    return several


@settings(max_examples=25, deadline=None)
@given(made_readings(), st.randoms(use_true_random=False))
def test_attacks_do_not_depend_on_the_order_of_adding(readings, random):
    shuffled = Random(random.random()).sample(readings, len(readings))
    pd.testing.assert_frame_equal(attacks_of(*readings), attacks_of(*shuffled))


NO_HOURS = {"window_start": None, "window_end": None}


@pytest.mark.parametrize("hour", [0, 6, 20])
def test_a_post_dated_without_an_hour_is_of_its_whole_day(hour):
    dated = reading("a 1", at(0, "launched", "drone", 157, **NO_HOURS), published=date(2025, 9, 5))
    timed = reading(
        "b 2", at(0, "launched", "drone", 157, **NO_HOURS), published=datetime(2025, 9, 5, hour, tzinfo=KYIV)
    )
    assert row(attacks_of(dated, timed)).launched_low == 157


def test_a_post_dated_without_an_hour_is_neither_earlier_nor_later_that_day():
    dated = reading("a 1", at(0, "launched", "drone", 157), published=date(2025, 9, 5))
    timed = reading("b 2", at(0, "launched", "drone", 170))
    [aside] = history_of(dated, timed).query("not is_used").to_dict("records")
    assert (aside["kind"], aside["rule"]) == ("conflict", "first_by_report_id")


MIDNIGHT = datetime(2025, 9, 5, tzinfo=UTC)
NEAR_MIDNIGHT = [
    # when one report was published, when the other; the figure used, and what the other is
    (MIDNIGHT, MIDNIGHT + timedelta(hours=3), 170, "revision"),
    (MIDNIGHT, MIDNIGHT - timedelta(hours=3), 157, "revision"),
    (date(2025, 9, 5), MIDNIGHT + timedelta(hours=3), 157, "conflict"),
    (date(2025, 9, 5), MIDNIGHT, 157, "conflict"),
]


@pytest.mark.parametrize(("one", "other", "used", "kind"), NEAR_MIDNIGHT)
def test_midnight_in_utc_is_an_hour_and_not_a_whole_day(one, other, used, kind):
    figures = history_of(
        reading("a 1", at(0, "launched", "drone", 157), published=one),
        reading("b 2", at(0, "launched", "drone", 170), published=other),
    )
    assert figures[figures.is_used].low.tolist() == [used]
    assert figures[~figures.is_used].kind.tolist() == [kind]


@pytest.mark.parametrize(("published", "attacks"), [(MIDNIGHT, 2), (date(2025, 9, 5), 1)])
def test_a_post_at_midnight_is_not_of_the_evening_that_follows(published, attacks):
    evening = datetime(2025, 9, 5, 20, tzinfo=KYIV)
    made = attacks_of(
        reading("a 1", at(0, "launched", "drone", 157, **NO_HOURS), published=published),
        reading("b 2", at(0, "launched", "drone", 157, **NO_HOURS), published=evening),
    )
    assert made.attack_id.nunique() == attacks


def test_a_post_of_the_next_day_is_later_than_one_dated_without_an_hour():
    dated = reading("a 1", at(0, "launched", "drone", 170), published=date(2025, 9, 5))
    timed = reading("b 2", at(0, "launched", "drone", 157), published=MORNING + timedelta(days=1))
    [aside] = history_of(dated, timed).query("not is_used").to_dict("records")
    assert (aside["low"], aside["kind"]) == (170, "revision")


def test_two_figures_in_one_report_are_a_conflict():
    attack = row(
        attacks_of(
            reading(
                "launched 157; later said 170",
                at(9, "launched", "drone", 157, evidence=Span(0, 12)),
                at(25, "launched", "drone", 170, evidence=Span(14, 28)),
            )
        )
    )
    assert attack.launched_low == 170
    assert attack.conflicts == "launched: 170 by kpszsu, not 157 by kpszsu (largest_in_report)"


TIMED = [
    # in each sentence the number launched, and at what hour it was true     the number used
    ([(126, 8), (121, 12)], 121),
    ([(121, 12), (126, 8)], 121),
    ([(121, 8), (126, 12)], 126),
    ([(121, 12), (126, None)], 126),
    ([(126, None), (121, None)], 126),
    ([(126, 8), (121, 12), (118, 12)], 121),
]


@pytest.mark.parametrize(("told", "used"), TIMED)
def test_in_one_report_a_later_count_wins_over_a_larger(told, used):
    claims = [
        at(
            9 * n,
            "launched",
            "drone",
            low,
            evidence=Span(9 * n, 9 * n + 9),
            as_of=hour and MORNING.replace(hour=hour),
        )
        for n, (low, hour) in enumerate(told)
    ]
    assert row(attacks_of(reading("the one; the two; a third;", *claims))).launched_low == used


def test_bounds_that_leave_room_for_each_other_are_no_conflict():
    attack = row(
        attacks_of(
            reading(
                "over 150 launched; all in all 157",
                at(5, "launched", "drone", 150, None, bound="at_least", evidence=Span(0, 17)),
                at(30, "launched", "drone", 157, evidence=Span(19, 33)),
            )
        )
    )
    assert pd.isna(attack.conflicts)


def test_the_other_figure_of_a_weapon_is_told_with_what_stands_beside_it():
    first, second = {"evidence": Span(0, 9)}, {"evidence": Span(10, 19)}
    attack = row(
        attacks_of(
            reading(
                "5 and 4 a; 7 and 4 b",
                at(0, "launched", "kh101", 5, **first),
                at(6, "launched", "iskander_m", 4, **first),
                at(11, "launched", "kh101", 7, **second),
            )
        ),
        "missile",
    )
    assert attack.launched_low == 11
    assert "11 by kpszsu, not 9 by kpszsu" in attack.conflicts


def test_a_stated_total_is_not_added_to_its_classes():
    attacks = attacks_of(
        reading(
            "a 1",
            at(0, "launched", "drone", 98),
            at(2, "launched", "missile", 9),
            at(4, "launched", "any", 107),
        )
    )
    assert row(attacks, "any").launched_low == 107


def test_a_total_of_one_region_is_added_to_a_class_of_another():
    attacks = attacks_of(
        reading(
            "a 1",
            at(0, "shot_down", "any", 5, adm1="UA-30"),
            at(2, "shot_down", "drone", 5, adm1="UA-30"),
            at(4, "shot_down", "drone", 20, adm1="UA-59"),
        )
    )
    assert row(attacks, "any").shot_down_low == 25


def test_a_longer_window_is_no_whole_of_a_class_it_says_nothing_of():
    inner = {
        "window_start": datetime(2025, 9, 4, 22, tzinfo=KYIV),
        "window_end": datetime(2025, 9, 5, 2, tzinfo=KYIV),
    }
    attacks = attacks_of(
        reading("a 1", at(0, "launched", "missile", 7)),
        reading("b 2", at(0, "launched", "drone", 50, **inner)),
    )
    to_add = attacks[attacks.part_of.isna()]
    assert row(to_add, "drone").launched_low == 50
    assert row(to_add, "missile").launched_low == 7
    assert to_add[to_add.weapon_class == "any"].launched_low.sum() == 57


def test_a_class_that_the_longer_window_counts_too_is_part_of_it():
    inner = {
        "window_start": datetime(2025, 9, 4, 22, tzinfo=KYIV),
        "window_end": datetime(2025, 9, 5, 2, tzinfo=KYIV),
    }
    attacks = attacks_of(
        reading("a 1", at(0, "launched", "missile", 7)),
        reading("b 2", at(0, "launched", "drone", 50, **inner), at(2, "launched", "missile", 3, **inner)),
    )
    to_add = attacks[attacks.part_of.isna()]
    assert row(to_add, "missile").launched_low == 7
    assert row(to_add, "drone").launched_low == 50
    assert "not counted apart" in row(to_add, "drone").conflicts


def test_figures_that_may_hold_each_other_are_pointed_out():
    attack = row(
        attacks_of(
            reading(
                "a 1",
                at(0, "launched", "drone", 300),
                at(2, "shot_down", "drone", 92),
                at(4, "shot_down_or_suppressed", "drone", 100),
            )
        )
    )
    assert "counted again" in attack.conflicts
    assert pd.isna(attack.rate_neutralised)


def test_classes_that_come_to_more_than_their_total_are_pointed_out():
    attacks = attacks_of(reading("a 1", at(0, "launched", "drone", 98), at(2, "launched", "any", 50)))
    assert "more than the total" in row(attacks, "any").conflicts
