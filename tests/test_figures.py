"""What the charts, the map and the sentences show, for readings made by hand."""

from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest

from dashboard.correcting import changed
from dashboard.figures.directions import draw_directions
from dashboard.figures.nights import draw_nights, split_outcomes
from dashboard.figures.rates import BREAK_NOTE, draw_monthly_rates, draw_nightly_rates, month_starts
from dashboard.figures.region_map import MAP_CONFIG, draw_map
from dashboard.figures.time_axis import Rhythm, rhythm_of, whole_days
from dashboard.geography import (
    date_places,
    distances,
    point_days,
    region_days,
    region_mentions,
    reports_by_claimant,
)
from dashboard.highlight import find_evidence, highlight, mark_numbers
from dashboard.revisions import conflict_words, revisions, revisions_finding
from dashboard.summaries import (
    attack_figures,
    attack_sentence,
    balance_words,
    directions_finding,
    latest_attack,
    nightly_directions,
    nightly_outcomes,
    outcome_finding,
    sharing_hours,
    side_of,
    unbalanced,
)
from data.attacks import derive_attacks
from data.balance import balance
from data.history import find_history, find_set_aside
from data.rates import total_rates
from parsers.report import KYIV, MOSCOW, Claim, Claimant, Place, Reading, Report, Role, Side, Span
from parsers.table import tables
from tests.made import claim, reading


def night(day: date, *counts: tuple, side: str = "RU", places: tuple[Place, ...] = ()) -> Reading:
    """A claimant's post on the night that ended on `day`: (measure, weapon, low[, high, bound])."""
    zone = KYIV if side == "RU" else MOSCOW
    morning = datetime(day.year, day.month, day.day, 8, tzinfo=zone)
    window = {"window_start": morning - timedelta(hours=14), "window_end": morning, "attack_date": day}
    who = {"attacker": Side(side), "claimant": Claimant.UA_AF if side == "RU" else Claimant.RU_MOD}
    claims = []
    for number, (measure, weapon, low, *more) in enumerate(counts):
        bound = {"high": more[0], "bound": more[1]} if more else {}
        claims.append(claim(measure, weapon, low, span=(number, number + 1), **bound, **window, **who))
    text = f"{side} {day} " + " ".join(str(count) for count in counts)
    made = reading(text, *claims, claimant=who["claimant"], publisher=str(who["claimant"]), published=morning)
    return Reading(made.report, made.claims, places, made.times)


def attacks_of(*readings: Reading) -> pd.DataFrame:
    made = tables(readings)
    return derive_attacks(made.claims, made.reports)


SEPTEMBER = date(2025, 9, 5)
MERGED = (("launched", "drone", 157), ("shot_down_or_suppressed", "drone", 121))


@pytest.mark.parametrize(
    ("counts", "side", "sentence"),
    [
        (
            (*MERGED, ("launched", "missile", 7)),
            "RU",
            "On 5 September 2025, Russia attacked Ukraine with 157 drones and 7 missiles: 121 drones were "
            "shot down or jammed, says the Ukrainian Air Force.",
        ),
        (
            (("launched", "drone", 20), ("shot_down", "drone", 12), ("lost", "drone", 1)),
            "RU",
            "On 5 September 2025, Russia attacked Ukraine with 20 drones: 12 drones were shot down; 1 drone "
            "was lost on the way, says the Ukrainian Air Force.",
        ),
        (
            (("launched", "drone", 20), ("launched", "missile", 1, None, "unnumbered")),
            "RU",
            "On 5 September 2025, Russia attacked Ukraine with 20 drones and at least 1 missile, says the "
            "Ukrainian Air Force.",
        ),
        (
            (("shot_down", "drone", 92),),
            "UA",
            "On 5 September 2025, Ukraine attacked Russia: 92 drones were shot down, says the Russian "
            "Ministry of Defence.",
        ),
    ],
)
def test_the_latest_attack_in_a_sentence(counts, side, sentence):
    attacks = attacks_of(
        night(date(2025, 9, 4), ("launched", "drone", 9), side=side), night(SEPTEMBER, *counts, side=side)
    )
    assert attack_sentence(latest_attack(attacks, side)) == sentence


def test_a_count_of_all_weapons_leads_where_its_parts_come_to_less():
    counted = reading(
        "107 targets, 98 of them drones, 90 down",
        claim("launched", "any", 107),
        claim("launched", "drone", 98, subset=True, span=(13, 15)),
        claim("shot_down", "any", 90, span=(32, 34)),
    )
    assert attack_sentence(latest_attack(attacks_of(counted), "RU")) == (
        "On 5 September 2025, Russia attacked Ukraine with 107 drones and missiles, among them 98 drones: "
        "90 drones and missiles were shot down, says the Ukrainian Air Force."
    )


def test_figures_beside_the_sentence():
    attack = latest_attack(attacks_of(night(SEPTEMBER, *MERGED, ("hit_locations", "any", 10))), "RU")
    assert attack_figures(attack) == {
        "Drones launched": "157",
        "Did not reach the target": "77%",
        "Places hit": "10",
    }


def test_a_launch_count_that_nobody_gives_is_not_given():
    attack = latest_attack(attacks_of(night(SEPTEMBER, ("shot_down", "drone", 92), side="UA")), "UA")
    assert attack_figures(attack) == {"Drones shot down": "92", "Drones launched": "not given"}


def test_the_latest_of_two_attacks_of_one_date_is_told_alone():
    no_hours = {"window_start": None, "window_end": None}
    morning = reading("157 in the morning", claim("launched", "drone", 157, **no_hours))
    evening = reading(
        "20 in the evening",
        claim("launched", "drone", 20, **no_hours),
        published=datetime(2025, 9, 5, 20, tzinfo=KYIV),
    )
    attacks = attacks_of(morning, evening)
    assert attacks["attack_id"].nunique() == 2
    latest = latest_attack(attacks, "RU")
    assert latest["attack_id"].nunique() == 1
    assert attack_sentence(latest).count("drones") == 1


def test_a_side_without_attacks_has_no_latest():
    assert latest_attack(attacks_of(night(SEPTEMBER, *MERGED)), "UA").empty


def test_outcomes_are_missing_where_none_were_given():
    attacks = attacks_of(night(date(2025, 9, 4), ("launched", "drone", 90)), night(SEPTEMBER, *MERGED))
    outcomes = nightly_outcomes(side_of(attacks, "RU"))
    assert outcomes["low"].tolist() == [90, 157]
    assert outcomes["not_reached"].isna().tolist() == [True, False]
    assert outcome_finding(outcomes) == (
        "77% of 157 drones did not reach their targets (1 attack without an outcome left out)"
    )


def test_a_bar_is_a_night_and_its_parts_add_up_to_the_launched():
    attacks = attacks_of(night(date(2025, 9, 4), ("launched", "drone", 90)), night(SEPTEMBER, *MERGED))
    parts = split_outcomes(nightly_outcomes(side_of(attacks, "RU")), Rhythm.BY_NIGHT)
    assert parts[["not_reached", "rest", "no_outcome"]].sum(axis=1).tolist() == [90, 157]
    figure = draw_nights(nightly_outcomes(side_of(attacks, "RU")))
    assert {trace.name for trace in figure.data} == {
        "Did not reach the target",
        "The rest: hit, or not accounted for",
        "Launched, outcome not given",
    }


def test_over_a_long_stretch_a_bar_is_a_month():
    days = [date(2025, 1, 5), date(2025, 9, 4), date(2025, 9, 5)]
    outcomes = nightly_outcomes(side_of(attacks_of(*[night(d, *MERGED) for d in days]), "RU"))
    assert split_outcomes(outcomes, Rhythm.BY_MONTH)["not_reached"].tolist() == [121, 242]


RHYTHMS = [
    # first and last day, how many     what a bar is         how the axis is marked
    ("2025-09-05", "2025-09-05", 1, Rhythm.SIDE_BY_SIDE, "category"),
    ("2025-01-05", "2025-09-05", 3, Rhythm.SIDE_BY_SIDE, "category"),
    ("2025-09-05", "2025-09-25", 15, Rhythm.BY_NIGHT, None),
    ("2025-01-05", "2025-09-05", 90, Rhythm.BY_MONTH, None),
]


@pytest.mark.parametrize(("first", "last", "number", "rhythm", "kind"), RHYTHMS)
def test_no_bar_is_too_thin_to_see(first, last, number, rhythm, kind):
    days = pd.Series(pd.date_range(first, last, periods=number)).dt.floor("D").astype("datetime64[us]")
    outcomes = pd.DataFrame({"attack_date": days, "low": 157.0, "high": 157.0, "not_reached": 121.0})
    assert rhythm_of(days) is rhythm
    assert draw_nights(outcomes).layout.xaxis.type == kind


@pytest.mark.parametrize(("last", "step"), [("2025-09-05", 1), ("2025-09-08", 1), ("2025-09-25", 4)])
def test_no_day_is_named_twice(last, step):
    days = pd.Series(pd.to_datetime(["2025-09-05", last]))
    assert whole_days(days)["dtick"] == step * 24 * 60 * 60 * 1000


def test_both_directions_keep_their_own_measures():
    attacks = attacks_of(night(SEPTEMBER, *MERGED), night(SEPTEMBER, ("shot_down", "drone", 92), side="UA"))
    nightly = nightly_directions(attacks).set_index("attacker")["low"]
    assert nightly.to_dict() == {"RU": 157, "UA": 92}
    assert directions_finding(nightly_directions(attacks)) == (
        "Ukraine counted 157 drones launched by Russia; Russia says it shot down 92 of Ukraine’s"
    )
    above, below = draw_directions(nightly_directions(attacks)).data
    assert (list(above.y), list(below.y)) == ([157], [92])


def test_bounds_are_added_up_and_told_as_bounds():
    more_than = night(date(2025, 9, 4), ("launched", "drone", 100, None, "at_least"))
    up_to = night(SEPTEMBER, ("launched", "drone", None, 50, "at_most"))
    nightly = nightly_directions(attacks_of(more_than, up_to))
    assert directions_finding(nightly) == "Ukraine counted at least 100 drones launched by Russia"
    above, _ = draw_directions(nightly).data
    assert list(above.customdata) == ["at least 100", "at most 50"]
    assert list(above.y) == [100, 0]
    assert [pd.isna(above.error_y.array[0]), above.error_y.array[1]] == [True, 50]


def test_attacks_that_share_hours_are_drawn_once():
    early = night(SEPTEMBER, ("launched", "drone", 100))
    window = {
        "window_start": datetime(2025, 9, 4, 19, tzinfo=KYIV),
        "window_end": datetime(2025, 9, 5, 9, tzinfo=KYIV),
    }
    late = reading("again 100", claim("launched", "drone", 100, **window))
    attacks = attacks_of(early, late)
    assert nightly_outcomes(side_of(attacks, "RU"))["low"].tolist() == [100]
    assert sharing_hours(attacks, "RU", "launched") == 1


def test_a_month_with_the_break_in_it_is_two_stretches():
    dates = pd.Series(pd.to_datetime(["2025-07-22", "2025-07-23", "2025-07-31", "2025-08-01", "2026-07-30"]))
    starts = month_starts(dates).dt.strftime("%Y-%m-%d").tolist()
    assert starts == ["2025-07-01", "2025-07-23", "2025-07-23", "2025-08-01", "2026-07-01"]


BEFORE = (("launched", "drone", 100), ("shot_down", "drone", 57), ("lost", "drone", 31))


def monthly(attacks: pd.DataFrame) -> pd.DataFrame:
    return total_rates(attacks.assign(month=month_starts(attacks["attack_date"])), by=["month"])


def test_the_break_is_drawn_where_the_stretch_holds_it():
    across = attacks_of(night(date(2025, 7, 10), *BEFORE), night(SEPTEMBER, *MERGED))
    after = attacks_of(night(date(2025, 8, 10), *MERGED), night(SEPTEMBER, *MERGED))
    notes = [
        [note.text for note in draw_monthly_rates(monthly(a)).layout.annotations] for a in (across, after)
    ]
    assert notes == [[BREAK_NOTE], []]


def test_monthly_points_are_ratios_of_sums():
    figure = draw_monthly_rates(monthly(attacks_of(night(date(2025, 7, 10), *BEFORE))))
    drones = {trace.name: list(trace.y) for trace in figure.data}
    assert drones["Shot down"] == [pytest.approx(0.57)] * len(drones["Shot down"])
    assert drones["Did not reach the target"] == [pytest.approx(0.88)] * len(drones["Shot down"])


def test_the_point_of_a_stretch_stands_in_its_middle():
    late_july = attacks_of(night(date(2025, 7, 25), *MERGED))
    [point] = [t for t in draw_monthly_rates(monthly(late_july)).data if t.name == "Did not reach the target"]
    assert pd.Timestamp(point.x[0]) == pd.Timestamp("2025-07-27 12:00")
    assert point.customdata[0][3] == "23–31 July 2025"


def test_what_the_claimant_left_open_is_drawn_apart():
    open_count = (("launched", "drone", 100, None, "at_least"), ("shot_down_or_suppressed", "drone", 80))
    attacks = side_of(attacks_of(night(date(2025, 9, 4), *open_count), night(SEPTEMBER, *MERGED)), "RU")
    names = [trace.name for trace in draw_nightly_rates(attacks, "rate_not_reached").data]
    assert len(names) == 2
    assert names[0] == "What the claimant left open"


SQUARE = [[[30, 48], [30, 50], [33, 50], [33, 48], [30, 48]]]
OUTLINES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"iso_3166_2": code, "name_en": name},
            "geometry": {"type": "Polygon", "coordinates": SQUARE},
        }
        for code, name in (("UA-12", "Dnipropetrovsk Oblast"), ("RU-KRS", "Kursk Oblast"))
    ],
}
NEIGHBOURS = {"type": "FeatureCollection", "features": []}
KURSK = Place("Kursk", Span(0, 1), Role.LAUNCH, "RU-KRS", "RU", 51.73, 36.19, 1)
DNIPRO = Place("Dnipro", Span(1, 2), Role.TARGET, "UA-12", "UA", 48.45, 34.98, 1)
SUMY_REGION = Place("Sumy Oblast", Span(2, 3), Role.TARGET, "UA-59", "UA", 51.0, 34.0, 3)
NOWHERE = Place("Halych-like", Span(3, 4), Role.TARGET)


def dated_places(*readings: Reading) -> pd.DataFrame:
    made = tables(readings)
    return date_places(made.places, made.claims, made.reports)


def mentions(*readings: Reading) -> pd.DataFrame:
    return region_mentions(dated_places(*readings), tables(readings).claims)


def days_by_region(*readings: Reading, attacker: str = "RU") -> dict[str, int]:
    named = mentions(*readings)
    return region_days(named[named["attacker"] == attacker]).set_index("adm1")["days"].to_dict()


def test_a_region_counts_days_not_mentions():
    twice = (DNIPRO, Place("Dnipro", Span(5, 6), Role.DEBRIS, "UA-12", "UA"), KURSK, NOWHERE)
    nights = night(SEPTEMBER, *MERGED, places=twice), night(date(2025, 9, 6), *MERGED, places=(DNIPRO,))
    assert days_by_region(*nights) == {"UA-12": 2}


def test_what_russia_shoots_down_over_crimea_is_no_attack_of_russia():
    crimea = Place("Crimea", Span(1, 2), Role.INTERCEPT, "UA-43", "UA", 45.0, 34.0, 3)
    nights = (
        night(SEPTEMBER, *MERGED, places=(DNIPRO,)),
        night(SEPTEMBER, ("shot_down", "drone", 92), side="UA", places=(crimea,)),
    )
    assert days_by_region(*nights, attacker="RU") == {"UA-12": 1}
    assert days_by_region(*nights, attacker="UA") == {"UA-43": 1}


def test_a_number_bound_to_regions_names_them():
    bound = claim("shot_down", "drone", 24, adm1="RU-BEL+RU-KRS", attacker=Side.UA)
    named = mentions(reading("24 drones", bound))
    assert named[["adm1", "what"]].to_numpy().tolist() == [
        ["RU-BEL", "24 drones shot down"],
        ["RU-KRS", "24 drones shot down"],
    ]


def test_the_claimants_behind_the_map_are_counted_by_report():
    nights = [night(day, *MERGED, places=(DNIPRO,)) for day in (SEPTEMBER, date(2025, 9, 6))]
    russian = night(SEPTEMBER, ("shot_down", "drone", 92), side="UA")
    claims = tables([*nights, russian]).claims
    assert reports_by_claimant(claims, mentions(*nights, russian)) == {"UA_AF": 2}


def bare(published: datetime | date | None, claimant: Claimant = Claimant.UA_AF, *claims: Claim) -> Reading:
    """A report that names Dnipro, with nothing else that would say on which day."""
    text = f"Dnipro {published}"
    return Reading(Report(text, published=published, claimant=claimant), claims, places=(DNIPRO,))


@pytest.mark.parametrize(
    ("published", "claimant", "day"),
    [
        (datetime(2025, 9, 4, 22, 30, tzinfo=UTC), Claimant.UA_AF, "2025-09-05"),
        (datetime(2025, 9, 4, 20, 30, tzinfo=UTC), Claimant.UA_AF, "2025-09-04"),
        (datetime(2025, 12, 4, 21, 30, tzinfo=UTC), Claimant.RU_MOD, "2025-12-05"),
        (datetime(2025, 12, 4, 21, 30, tzinfo=UTC), Claimant.UA_AF, "2025-12-04"),
        (date(2025, 9, 5), Claimant.UA_AF, "2025-09-05"),
    ],
)
def test_a_place_is_of_its_report_s_day_where_the_claimant_counts_the_hours(published, claimant, day):
    [place] = dated_places(bare(published, claimant)).itertuples()
    assert str(place.attack_date.date()) == day


def test_a_rejected_claim_dates_no_place():
    made = tables([bare(SEPTEMBER, Claimant.UA_AF, claim("hit", "drone", 3, attack_date=date(2025, 9, 1)))])
    rejected = made.claims.assign(status="rejected")
    [place] = date_places(made.places, rejected, made.reports).itertuples()
    assert place.attack_date.date() == SEPTEMBER


def test_a_place_without_any_date_is_on_no_day():
    places = dated_places(bare(None), bare(SEPTEMBER))
    assert places["attack_date"].isna().tolist() == [True, False]
    assert point_days(places)["days"].tolist() == [1]


def test_points_are_places_known_to_a_point():
    places = dated_places(night(SEPTEMBER, *MERGED, places=(KURSK, DNIPRO, SUMY_REGION, NOWHERE)))
    assert set(point_days(places)["name"]) == {"Kursk", "Dnipro"}


def test_distances_in_kilometres_from_launch_to_target():
    table = distances(dated_places(night(SEPTEMBER, *MERGED, places=(KURSK, DNIPRO, SUMY_REGION))))
    told = table.set_index("target")
    assert told["km"].to_dict() == {"Sumy Oblast": 173, "Dnipro": 375}
    assert told["is_rough"].to_dict() == {"Sumy Oblast": True, "Dnipro": False}


def test_no_distance_joins_two_directions():
    crimea = Place("Crimea", Span(1, 2), Role.TARGET, "UA-43", "UA", 45.0, 34.0, 3)
    assert distances(dated_places(night(SEPTEMBER, *MERGED, places=(KURSK, crimea)))).empty


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_map_needs_no_network_and_shows_the_regions_attacked(theme):
    attacked = night(SEPTEMBER, *MERGED, places=(KURSK, DNIPRO))
    days, points = region_days(mentions(attacked)), point_days(dated_places(attacked))
    figure = draw_map(OUTLINES, NEIGHBOURS, days, points, theme)
    coloured = {tuple(trace.locations): list(trace.z) for trace in figure.data if trace.type == "choropleth"}
    assert coloured[("UA-12",)] == [1]
    assert MAP_CONFIG["topojsonURL"].startswith("data:")
    assert not figure.layout.geo.visible


def test_a_map_lies_above_the_key_to_its_colours_and_is_low_on_a_phone():
    days = pd.DataFrame({"adm1": ["UA-12"], "days": [1]})
    points = pd.DataFrame(columns=["name", "adm1", "role", "lat", "lon", "days"])
    wide, narrow = (draw_map(OUTLINES, NEIGHBOURS, days, points, is_narrow=flag) for flag in (False, True))
    assert narrow.layout.height < wide.layout.height
    assert narrow.layout.geo.domain.y[0] > wide.layout.geo.domain.y[0] > 0


def test_nothing_of_a_report_becomes_markup():
    text = "<script>alert(1)</script> 12 drones & <b>3</b> missiles."
    html = highlight(text, Span(26, 28), Span(26, len(text)))
    assert "<script" not in html
    assert "<b>" not in html
    assert ">12</mark>" in html
    assert "&lt;b&gt;3&lt;/b&gt;" in html


def test_every_number_read_or_unread_is_marked_once():
    html = mark_numbers("157 <i>drones</i>, 121 down", [Span(0, 3), Span(0, 10)], [Span(19, 22)])
    assert html.count("<mark") == 2
    assert "<i>" not in html


@pytest.mark.parametrize(
    ("text", "evidence", "number", "found"),
    [
        ("Five fell. Five fell.", "Five fell.", Span(11, 15), Span(11, 21)),
        ("Five fell. Five fell.", "Five fell.", Span(0, 4), Span(0, 10)),
        ("Five fell.", "Six fell.", Span(0, 4), None),
        ("Five fell.", "", Span(0, 4), None),
    ],
)
def test_the_evidence_sentence_is_the_one_around_the_number(text, evidence, number, found):
    assert find_evidence(text, evidence, number) == found


def told_at(hour: int, low: int, publisher: str = "kpszsu") -> Reading:
    """The Air Force's count of drones downed on 5 September, as of an hour."""
    as_of = datetime(2025, 9, 5, hour, 30, tzinfo=KYIV)
    down = claim("shot_down_or_suppressed", "drone", low, as_of=as_of, span=(12, 15))
    text = f"157 drones, {low} down at {hour}"
    return reading(text, claim("launched", "drone", 157), down, published=as_of, publisher=publisher)


def revised(*readings: Reading) -> list[dict]:
    made = tables(readings)
    attacks = derive_attacks(made.claims, made.reports)
    table = revisions(find_set_aside(find_history(made.claims, made.reports)), attacks)
    return table[["what", "used", "set_aside", "kind", "why"]].to_dict("records")


def test_a_revised_figure_is_told_with_both_hours_and_the_rule():
    assert revised(told_at(8, 121), told_at(12, 126)) == [
        {
            "what": "drones shot down or jammed",
            "used": "126 at 12:30 (kpszsu)",
            "set_aside": "121 at 08:30 (kpszsu)",
            "kind": "revised later",
            "why": "the later figure before the earlier",
        }
    ]


def test_a_contradiction_names_both_sources():
    [row] = revised(told_at(8, 121), told_at(8, 119, publisher="paper"))
    assert row["kind"] == "contradicts"
    assert {row["used"], row["set_aside"]} == {"121 at 08:30 (kpszsu)", "119 at 08:30 (paper)"}


def test_a_contradiction_in_the_table_of_attacks_is_told_in_plain_words():
    made = tables([told_at(8, 121), told_at(8, 119, publisher="paper")])
    attacks = derive_attacks(made.claims, made.reports)
    told = set(conflict_words(attacks.conflicts, attacks)) - {""}
    assert told == {
        "shot down or jammed: 119 by paper, not 121 by kpszsu "
        "(alike in all else: the same one is used every time)"
    }


def test_an_attack_that_shares_hours_is_named_by_its_hours():
    early = night(SEPTEMBER, ("launched", "drone", 100))
    window = {
        "window_start": datetime(2025, 9, 4, 19, tzinfo=KYIV),
        "window_end": datetime(2025, 9, 5, 9, tzinfo=KYIV),
    }
    attacks = attacks_of(early, reading("again 100", claim("launched", "drone", 100, **window)))
    assert set(conflict_words(attacks.conflicts, attacks)) == {
        "shares hours with the attack of 4 September 2025 18:00 to 5 September 2025 08:00",
        "shares hours with the attack of 4 September 2025 19:00 to 5 September 2025 09:00",
    }
    assert set(conflict_words(attacks.conflicts, attacks.head(0))) == {"shares hours with another attack"}


FOUND = [
    # the reports                                                                   what is said of them
    ([told_at(8, 121), told_at(12, 126)], "1 figure revised later"),
    ([told_at(8, 121), told_at(8, 119, publisher="paper")], "1 figure contradicted"),
    ([told_at(8, 121), told_at(8, 119, publisher="paper"), told_at(12, 126)], "1 figure revised later"),
    ([told_at(8, 121), told_at(12, 126), told_at(12, 127, publisher="paper")],
     "1 figure revised later, 1 figure contradicted"),
]  # fmt: skip


@pytest.mark.parametrize(("readings", "finding"), FOUND)
def test_how_many_figures_were_revised_or_contradicted(readings, finding):
    made = tables(readings)
    aside = find_set_aside(find_history(made.claims, made.reports))
    attacks = derive_attacks(made.claims, made.reports)
    drones = attacks[attacks["weapon_class"] == "drone"]
    assert revisions_finding(revisions(aside, drones)) == finding


def said_twice(*, as_of: tuple[int, int] | None = None, **report: object) -> Reading:
    """A report that says 157 were launched in its first sentence, and 170 in its second."""
    hours = as_of or (8, 8)
    first, second = ({"as_of": datetime(2025, 9, 5, hour, 30, tzinfo=KYIV)} for hour in hours)
    return reading(
        "157 were launched. Later 170 were.",
        claim("launched", "drone", 157, span=(0, 3), evidence=Span(0, 18), **first),
        claim("launched", "drone", 170, span=(25, 28), evidence=Span(19, 34), **second),
        **report,
    )


SAID_TWICE = [
    # when its two counts were true     the figures side by side, what the other is, and why it is not used
    (None, "170 at 08:30 (kpszsu)", "157 at 08:30 (kpszsu)", "contradicts, in the same report",
     "the largest of what the report says in several sentences"),
    ((8, 12), "170 at 12:30 (kpszsu)", "157 at 08:30 (kpszsu)", "revised later, in the same report",
     "the later figure before the earlier"),
    ((12, 8), "157 at 12:30 (kpszsu)", "170 at 08:30 (kpszsu)", "revised later, in the same report",
     "the later figure before the earlier"),
]  # fmt: skip


@pytest.mark.parametrize(("as_of", "used", "set_aside", "kind", "why"), SAID_TWICE)
def test_a_report_that_contradicts_itself_is_told_side_by_side(as_of, used, set_aside, kind, why):
    made = tables([said_twice(as_of=as_of)])
    attacks = derive_attacks(made.claims, made.reports)
    drones = attacks[attacks["weapon_class"] == "drone"]
    table = find_set_aside(find_history(made.claims, made.reports))
    [row] = revisions(table, drones).to_dict("records")
    assert (row["used"], row["set_aside"], row["kind"]) == (used, set_aside, kind)
    assert row["why"] == why


def test_a_source_without_a_publisher_is_named_by_its_report():
    told = said_twice(publisher="")
    made = tables([told])
    attacks = derive_attacks(made.claims, made.reports)
    set_aside = find_set_aside(find_history(made.claims, made.reports))
    [row] = revisions(set_aside, attacks).to_dict("records")
    assert row["used"] == f"170 at 08:30 (report {told.report.report_id})"


def test_figures_that_agree_are_no_revision():
    assert revised(told_at(8, 121), told_at(12, 121)) == []
    assert revised(told_at(8, 121)) == []


def balance_of(*claims: Claim) -> pd.DataFrame:
    made = tables([reading("157 drones, 121 down", *claims)])
    return balance(made.claims, made.reports["report_id"].iloc[0])


def test_a_marked_number_leads_to_its_claim():
    html = mark_numbers("157 drones", [Span(0, 3)], [], {Span(0, 3): 'claims?claim="1"&x'})
    assert html.count('<a href="claims?claim=&quot;1&quot;&amp;x"') == 1


def test_a_balance_in_words_leaves_out_what_nobody_told():
    told = balance_words(
        balance_of(claim("launched", "drone", 157), claim("shot_down_or_suppressed", "drone", 121))
    )
    assert told.to_dict("records") == [
        {
            "Direction": "Russia on Ukraine",
            "Says who": "Ukrainian Air Force",
            "When": "4 September 2025 18:00 to 5 September 2025 08:00",
            "Weapons": "drones",
            "Launched": "157",
            "Shot down or jammed": "121",
            "Not accounted for": "36",
        }
    ]


def test_a_balance_that_does_not_close_is_told():
    wrong = balance_of(claim("launched", "drone", 7), claim("shot_down", "drone", 9))
    [(message, claim_ids)] = unbalanced(wrong)
    assert "More drones are accounted for than were launched" in message
    assert " ".join(claim_ids) == wrong["claims"].item()
    assert unbalanced(balance_of(claim("launched", "drone", 9), claim("shot_down", "drone", 7))) == []


@pytest.mark.parametrize(
    ("given", "changes"),
    [
        ({"low": 157, "high": 157, "measure": "launched", "adm1": None}, {}),
        ({"low": 157, "high": 157, "measure": "hit"}, {"measure": "hit"}),
        ({"low": 157, "high": 157, "adm1": "UA-12"}, {"adm1": "UA-12"}),
        ({"low": 100, "high": None}, {"low": 100, "high": None, "bound": "at_least"}),
        ({"low": 158, "high": 158}, {"low": 158, "high": 158, "bound": "exact"}),
    ],
)
def test_only_what_a_person_changed_is_an_edit(given, changes):
    held = tables([reading("157 drones", claim("launched", "drone", 157))]).claims.iloc[0]
    assert changed(held, given) == changes
