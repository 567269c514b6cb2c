"""What counts as the same report carried again, and what only looks like it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from data.corrections import edit
from data.ledger import Outcome, open_ledger
from data.published import is_same_time, zones_of
from parsers.report import KYIV, Claimant, Report, Side, Times
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


MID_SENTENCE = STORY[: STORY.index("crews")]
"""Cut where a sentence is not at its end, so that it may be read otherwise."""


def told_within(start, **more):
    """A number that only a text cut there gives, with its place behind so many characters."""
    return (claim("hit", "drone", 2, span=(start + 30, start + 33), **more),)


NO_DATE = NO_HOURS | {"attack_date": None}
SAME_FIGURES = (("launched", 157), ("shot_down_or_suppressed", 121))

CASES = [
    # the text added second, its claims, where it comes from                        what becomes of it
    ("Another headline for it\n" + STORY, CLAIMS, PAPER, Outcome.CARRIED_AGAIN),
    (CUT, CLAIMS, PAPER, Outcome.CARRIED_AGAIN),
    (STORY + " Read more of this in our paper.", CLAIMS, PAPER, Outcome.CARRIED_AGAIN),
    ("In brief\n" + CUT + " Subscribe here.", CLAIMS[:1], PAPER, Outcome.CARRIED_AGAIN),
    (CUT, claims(*SAME_FIGURES, **NO_HOURS), PAPER, Outcome.CARRIED_AGAIN),
    (CUT, CLAIMS, PAPER | {"published": MORNING + timedelta(days=1)}, Outcome.CARRIED_AGAIN),
    # a text that tells no day, published about the day of the other
    ("What is known\n" + STORY, claims(*SAME_FIGURES, **NO_DATE), PAPER, Outcome.CARRIED_AGAIN),
    # the words tell that it is a copy, though the last sentence is read otherwise where it is cut
    (MID_SENTENCE, claims(*SAME_FIGURES, ("hit", 2)), PAPER, Outcome.CARRIED_AGAIN),
    ("What is known so far\n" + MID_SENTENCE, told_within(25), PAPER, Outcome.CARRIED_AGAIN),
    (STORY, told_within(0, adm1="UA-59"), PAPER, Outcome.CARRIED_AGAIN),
    # alike, and yet another report
    (MID_SENTENCE, claims(*SAME_FIGURES, ("hit", 2), **NEXT_DAY), PAPER, Outcome.ADDED),
    (MID_SENTENCE, claims(*SAME_FIGURES, ("hit", 2), **OTHER_HOURS), PAPER, Outcome.ADDED),
    (MID_SENTENCE.replace("two", "three"), claims(*SAME_FIGURES, ("hit", 3)), PAPER, Outcome.ADDED),
    (STORY, claims(*SAME_FIGURES, **NO_DATE), PAPER | {"published": MORNING + timedelta(days=9)},
     Outcome.ADDED),
    (STORY.replace("157", "175"), claims(("launched", 175)), PAPER, Outcome.ADDED),
    (STORY.replace("Friday", "Saturday"), claims(*SAME_FIGURES, **NEXT_DAY), PAPER, Outcome.ADDED),
    (STORY + " By day.", claims(*SAME_FIGURES, **OTHER_HOURS), PAPER, Outcome.ADDED),
    (STORY + " Over Sumy.", claims(*SAME_FIGURES, adm1="UA-59"), PAPER, Outcome.ADDED),
    (STORY + " Nine people were hurt.", claims(*SAME_FIGURES, ("injured", 9)), PAPER, Outcome.ADDED),
    (CUT, CLAIMS, WIRE | {"published": MORNING + timedelta(hours=4)}, Outcome.ADDED),
    (CUT, CLAIMS, PAPER | {"published": MORNING + timedelta(days=9)}, Outcome.ADDED),
    ("157 drones flew, 121 fell; this paper wrote it all anew.", CLAIMS, PAPER, Outcome.ADDED),
]  # fmt: skip


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


NO_FIGURES = (
    "Air defence crews worked through the night over the harbour, the mayor wrote, and he asked people "
    "to stay away from windows while the fires were being put out; schools stay closed until noon."
)
PART = NO_FIGURES[: NO_FIGURES.index(", and he asked")]
WEEK_LATER = PAPER | {"published": MORNING + timedelta(days=7)}

WITHOUT_CLAIMS = [
    # the text added second                                    where it comes from     what becomes of it
    ("Another headline for it\n" + NO_FIGURES, PAPER, Outcome.CARRIED_AGAIN),
    (NO_FIGURES + " Read more of this on Telegram.", PAPER, Outcome.CARRIED_AGAIN),
    (NO_FIGURES[: NO_FIGURES.index("; schools")], PAPER, Outcome.CARRIED_AGAIN),
    (NO_FIGURES[NO_FIGURES.index("the mayor") :], PAPER, Outcome.CARRIED_AGAIN),
    (PART, PAPER, Outcome.CARRIED_AGAIN),
    # a number, a date, a place or another name beside the same words
    ("Two fires in the harbour\n" + NO_FIGURES, PAPER, Outcome.ADDED),
    ("What happened on Saturday\n" + NO_FIGURES, PAPER, Outcome.ADDED),
    (NO_FIGURES + " Sirens were heard in Sumy, too.", PAPER, Outcome.ADDED),
    (NO_FIGURES.replace("schools stay", "shops of Nova Vilna stay"), PAPER, Outcome.ADDED),
    (NO_FIGURES.replace("the harbour", "Nova Vilna"), PAPER, Outcome.ADDED),
    # another time, the same publisher at another hour, or too few words to tell
    (PART, WEEK_LATER, Outcome.ADDED),
    ("In brief\n" + NO_FIGURES, PAPER | {"published": MORNING + timedelta(days=2)}, Outcome.ADDED),
    ("In brief\n" + NO_FIGURES, WIRE | {"published": MORNING + timedelta(hours=4)}, Outcome.ADDED),
    ("Air defence crews worked through the night over the harbour", PAPER, Outcome.ADDED),
]  # fmt: skip


def untold(text, **source):
    """A reading of a text in which nothing was found."""
    return replace(reading(text, **source), claims=(), places=(), unread=(), times=Times())


@pytest.mark.parametrize(("text", "source", "outcome"), WITHOUT_CLAIMS)
def test_a_copy_of_a_text_without_claims_is_known_by_its_words(tmp_path, text, source, outcome):
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(untold(NO_FIGURES, **WIRE))
        assert ledger.add(untold(text, **source)).outcome is outcome


ELSEWHERE = PART.replace("the harbour", "the steelworks")

SHARED_WORDS = [
    # the other texts held                           the text added last          of which text it is a copy
    ([], PART, NO_FIGURES),
    # few words that another report has too, of whatever day, are a template
    ([(PART + ". Trains ran.", WEEK_LATER)], PART, None),
    ([(ELSEWHERE + ".", PAPER)], PART, NO_FIGURES),
    # of two that share much with it, the one with more of its words; nobody can tell where both have all
    ([("Later.\n" + NO_FIGURES + " Two fires still burn.", PAPER)], NO_FIGURES + " Read more.", NO_FIGURES),
    ([("At 9:00: " + NO_FIGURES, PAPER)], NO_FIGURES[: NO_FIGURES.index("; schools")], None),
]


@pytest.mark.parametrize(("held", "text", "origin"), SHARED_WORDS)
def test_a_copy_goes_to_the_one_report_that_has_its_words(tmp_path, held, text, origin):
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        for words, source in [(NO_FIGURES, WIRE), *held]:
            assert ledger.add(untold(words, **source)).outcome is Outcome.ADDED
        copy = ledger.add(untold(text, publisher="other.example", claimant=None))
        if origin is None:
            assert copy.outcome is Outcome.ADDED
        else:
            assert copy.outcome is Outcome.CARRIED_AGAIN
            assert ledger.text(copy.report_id) == origin


BULLETIN = "This night two drones were destroyed over the Bryansk region."


def bulletin(day, **report):
    told = claim("shot_down", "drone", 2, attack_date=day, **NO_HOURS, attacker=Side.UA)
    return reading(BULLETIN, told, **({"publisher": "mod_russia", "claimant": Claimant.RU_MOD} | report))


def test_identical_bulletins_of_two_days_are_two_reports_whatever_tells_the_day(tmp_path):
    day, next_day = date(2025, 9, 4), date(2025, 9, 5)
    morning = datetime(2025, 9, 4, 5, 30, tzinfo=UTC)
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(bulletin(day, published=morning))
        assert ledger.add(bulletin(next_day, published=next_day)).outcome is Outcome.ADDED
        assert ledger.add(bulletin(day, published=day)).outcome is Outcome.ALREADY_HELD


IN_ZONES = [
    # the moment           by whose calendar   the days it can be
    ("2025-09-04T20:30:00Z", Claimant.UA_AF, ["2025-09-04"]),
    ("2025-09-04T21:30:00Z", Claimant.RU_MOD, ["2025-09-05"]),
    ("2025-12-04T21:30:00Z", Claimant.UA_AF, ["2025-12-04"]),
    ("2025-12-04T21:30:00Z", Claimant.RU_MOD, ["2025-12-05"]),
    ("2025-12-04T21:30:00Z", Claimant.UNKNOWN, ["2025-12-04", "2025-12-05"]),
]


@pytest.mark.parametrize(("moment", "claimant", "days"), IN_ZONES)
def test_a_bare_date_is_a_day_of_the_claimants_calendar(moment, claimant, days):
    zones = zones_of(Report("", claimant=claimant))
    near = [moment[:9] + str(n) for n in (3, 4, 5, 6)]
    assert [day for day in near if is_same_time(moment, day, zones)] == days


OF_ANOTHER_PUBLISHER = [
    # the day of the attack it reads   when it was published        what becomes of the equal text
    (date(2025, 9, 5), date(2025, 9, 5), Outcome.CARRIED_AGAIN),
    (date(2025, 9, 5), date(2025, 9, 20), Outcome.CARRIED_AGAIN),
    (date(2025, 9, 6), date(2025, 9, 6), Outcome.ADDED),
    (date(2026, 2, 1), date(2026, 2, 1), Outcome.ADDED),
    (None, date(2025, 9, 6), Outcome.CARRIED_AGAIN),
    (None, date(2026, 2, 1), Outcome.ADDED),
]


@pytest.mark.parametrize(("day", "published", "outcome"), OF_ANOTHER_PUBLISHER)
def test_an_equal_text_of_another_publisher_is_a_copy_only_of_the_same_attack(
    tmp_path, day, published, outcome
):
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(bulletin(date(2025, 9, 5)))
        later = bulletin(day, publisher="paper.example", published=published)
        assert ledger.add(later).outcome is outcome
        assert ledger.add(later).outcome is Outcome.ALREADY_HELD


def test_a_copy_goes_to_the_report_of_its_own_night(tmp_path):
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        for n in (5, 6):
            ledger.add(bulletin(date(2025, 9, n), published=datetime(2025, 9, n, 5, tzinfo=UTC)))
        second = ledger.reports().report_id[1]
        copy = bulletin(date(2025, 9, 6), publisher="paper.example", published=date(2025, 9, 6))
        assert ledger.add(copy).report_id == second


def test_a_copy_of_a_corrected_report_is_known_again(tmp_path):
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add(reading(STORY, *CLAIMS, **WIRE))
        changes = {"low": 126, "high": 126, "attack_date": "2025-09-04"}
        for claim_id in ledger.claims().claim_id:
            edit(ledger, claim_id, changes, "Olha")
        assert ledger.add(reading(CUT, *CLAIMS, **PAPER)).outcome is Outcome.CARRIED_AGAIN
        again = reading(STORY, *CLAIMS, **PAPER | {"publisher": "other.example"})
        assert ledger.add(again).outcome is Outcome.CARRIED_AGAIN


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
