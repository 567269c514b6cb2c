"""What the pages say of reports that do not fit together, before and after corrections."""

import pytest

from dashboard.problems import problem_lines, problems_of_claim
from parsers.checks import check_claims
from parsers.report import Claimant, Problem, Reading, Side, Span
from parsers.rows import PROBLEM_COLUMNS, problem_rows
from parsers.table import tables, to_frame
from tests.made import claim, reading

TEXT = "92 down and 7 launched, 5 hurt"
MOSCOW = {"claimant": Claimant.RU_MOD}
FIGURES = (
    claim("shot_down", "drone", 92, span=(0, 2), attacker=Side.UA, **MOSCOW),
    claim("launched", "missile", 7, span=(12, 13), attacker=Side.RU, **MOSCOW),
    claim("injured", "none", 5, span=(24, 25), attacker=Side.RU, **MOSCOW),
)


def report(*more: Problem):
    """Tables `problems` and `claims` of a report of the ministry that counts both sides' weapons."""
    made = reading(TEXT, *FIGURES)
    problems = (*check_claims(FIGURES), *more)
    read = Reading(made.report, made.claims, problems=problems)
    return to_frame(problem_rows(read), PROBLEM_COLUMNS), tables([read]).claims


def test_a_claimant_who_counts_both_sides_is_named_with_the_numbers_and_what_to_do():
    [line] = problem_lines(*report())
    assert "RU_MOD" not in line
    assert line.startswith("The Russian Ministry of Defence counts only weapons of the other side")
    assert "(Russia on Ukraine: 7 missiles launched; Ukraine on Russia: 92 drones shot down)" in line
    assert "correct the number’s direction" in line


@pytest.mark.parametrize(
    ("row", "field", "value", "number"),
    [
        (1, "attacker", "UA", 0),
        (1, "status", "rejected", 0),
        (1, "claimant", "UA_AF", 0),
        (1, "low", 8, 1),
        (2, "attacker", "UA", 1),
    ],
)
def test_a_correction_of_the_cause_ends_the_warning(row, field, value, number):
    problems, claims = report()
    claims.loc[row, field] = value
    assert len(problem_lines(problems, claims)) == number


def test_other_problems_are_said_as_they_are():
    problems, claims = report(Problem("window", "The window starts after it ends."))
    assert problem_lines(problems, claims)[1:] == ["The window starts after it ends."]


@pytest.mark.parametrize(("row", "number"), [(0, 1), (1, 1), (2, 0)])
def test_a_claim_shows_the_problems_it_takes_part_in(row, number):
    problems, claims = report(Problem("window", "The window starts after it ends.", (Span(20, 22),)))
    assert len(problems_of_claim(problems, claims, claims.iloc[row])) == number
