"""What counts as the same report carried again, and what only looks like it."""

from datetime import date, datetime, timedelta

import pytest

from data.ledger import Outcome, open_ledger
from parsers.report import KYIV
from tests.made import MORNING, claim, reading

STORY = (
    "The Air Force said on Friday that 157 drones flew in overnight and that 121 of them were brought down "
    "by guns, aircraft and jamming. Fires broke out in two towns near the border, and crews worked on. "
    "Trains on the northern line were late by some hours while the track was being looked at."
)
CUT = STORY[: STORY.index("Trains")]
WIRE = {"publisher": "wire.example", "claimant": None}
PAPER = {"publisher": "paper.example", "claimant": None}
CLAIMS = (claim("launched", "drone", 157), claim("shot_down_or_suppressed", "drone", 121, span=(5, 8)))
NEXT_DAY = {"attack_date": date(2025, 9, 6)}
OTHER_HOURS = {
    "window_start": datetime(2025, 9, 5, 9, tzinfo=KYIV),
    "window_end": datetime(2025, 9, 5, 18, tzinfo=KYIV),
}
NO_HOURS = {"window_start": None, "window_end": None}


def claims(*figures, **more):
    return tuple(
        claim(measure, "drone", low, span=(n, n + 3), **more) for n, (measure, low) in enumerate(figures)
    )


SAME_FIGURES = (("launched", 157), ("shot_down_or_suppressed", 121))

CASES = [
    # the text added second, its claims, where it comes from                        what becomes of it
    ("Another headline for it\n" + STORY, CLAIMS, PAPER, Outcome.CARRIED_AGAIN),
    (CUT, CLAIMS, PAPER, Outcome.CARRIED_AGAIN),
    (STORY + " Read more of this in our paper.", CLAIMS, PAPER, Outcome.CARRIED_AGAIN),
    ("In brief\n" + CUT + " Subscribe here.", CLAIMS[:1], PAPER, Outcome.CARRIED_AGAIN),
    (CUT, claims(*SAME_FIGURES, **NO_HOURS), PAPER, Outcome.CARRIED_AGAIN),
    (CUT, CLAIMS, PAPER | {"published": MORNING + timedelta(days=1)}, Outcome.CARRIED_AGAIN),
    # alike, and yet another report
    (STORY.replace("157", "175"), claims(("launched", 175)), PAPER, Outcome.ADDED),
    (STORY.replace("Friday", "Saturday"), claims(*SAME_FIGURES, **NEXT_DAY), PAPER, Outcome.ADDED),
    (STORY + " By day.", claims(*SAME_FIGURES, **OTHER_HOURS), PAPER, Outcome.ADDED),
    (STORY + " Over Sumy.", claims(*SAME_FIGURES, adm1="UA-59"), PAPER, Outcome.ADDED),
    (STORY + " Nine people were hurt.", claims(*SAME_FIGURES, ("injured", 9)), PAPER, Outcome.ADDED),
    (CUT, CLAIMS, WIRE | {"published": MORNING + timedelta(hours=4)}, Outcome.ADDED),
    (CUT, CLAIMS, PAPER | {"published": MORNING + timedelta(days=9)}, Outcome.ADDED),
    ("157 drones flew, 121 fell; this paper wrote it all anew.", CLAIMS, PAPER, Outcome.ADDED),
]


@pytest.mark.parametrize(("text", "told", "source", "outcome"), CASES)
def test_a_wire_copy_is_known_again_and_a_likeness_is_not(tmp_path, text, told, source, outcome):
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        first = ledger.add(reading(STORY, *CLAIMS, **WIRE))
        second = ledger.add(reading(text, *told, **source))
        assert second.outcome is outcome
        if outcome is Outcome.CARRIED_AGAIN:
            assert second.report_id == first.report_id
            assert ledger.carriers().text.tolist() == [text]
            assert ledger.carriers().publisher.tolist() == ["paper.example"]
            assert len(ledger.claims()) == 2


def test_the_same_copy_twice_is_held(tmp_path):
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(reading(STORY, *CLAIMS, **WIRE))
        ledger.add(reading(CUT, *CLAIMS, **PAPER))
        assert ledger.add(reading(CUT, *CLAIMS, **PAPER)).outcome is Outcome.ALREADY_HELD
        assert len(ledger.carriers()) == 1


def test_a_text_that_states_an_hour_is_no_copy_of_one_that_states_none(tmp_path):
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(reading(STORY, *claims(*SAME_FIGURES, **NO_HOURS), **WIRE))
        assert ledger.add(reading(CUT, *CLAIMS, **PAPER)).outcome is Outcome.ADDED


def test_bulletins_alike_in_all_but_day_hour_or_region_stay_apart(tmp_path):
    """Every bulletin comes once by the ministry itself and once, two days late, by a paper."""
    hours = [
        {
            "window_start": datetime(2025, 9, day, hour, tzinfo=KYIV),
            "window_end": datetime(2025, 9, day, hour + 2, tzinfo=KYIV),
            "attack_date": date(2025, 9, day),
        }
        for day in (5, 6)
        for hour in (9, 13)
    ]
    bulletins = [
        (
            f"From {h['window_start']:%H} to {h['window_end']:%H} the air defence brought down two drones "
            f"over the {name} region; nobody was hurt and nothing on the ground was damaged.",
            claims(("shot_down", 2), adm1=code, **h),
            h["window_end"],
        )
        for h in hours
        for code, name in (("RU-BEL", "Belgorod"), ("RU-BRY", "Bryansk"))
    ]
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        for text, told, moment in bulletins:
            ledger.add(reading(text, *told, publisher="mod_russia", published=moment))
        assert len(ledger.reports()) == len({text for text, _, _ in bulletins}) * 2
        for text, told, moment in bulletins:
            ledger.add(
                reading(text + " More soon.", *told, **PAPER | {"published": moment + timedelta(days=2)})
            )
        assert len(ledger.reports()) == len(bulletins)
        assert len(ledger.carriers()) == len(bulletins)
