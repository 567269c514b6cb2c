"""What does not fit together in a report, in words that say which numbers and what to do."""

from typing import Any

import pandas as pd

from dashboard.labels import count_label, is_missing, label
from parsers.report import Reading
from parsers.rows import PROBLEM_COLUMNS, problem_rows
from parsers.table import tables, to_frame

BOTH_SIDES = "bulletin_counts_one_side"
OWN_SIDE = ("UA_AF", "RU_MOD")


def problem_lines(problems: pd.DataFrame, claims: pd.DataFrame) -> list[str]:
    """The problems of one report in words; one whose cause corrections have removed is left out.

    In: rows of table `problems`, and all claims of the report as they stand.
    """
    lines = [_lines(problem, claims) for problem in problems.to_dict("records")]
    return [line for of_problem in lines for line in of_problem]


def problems_of_claim(problems: pd.DataFrame, claims: pd.DataFrame, claim: pd.Series) -> list[str]:
    """The problems of a report that one of its claims takes part in, in words."""
    is_part = [not is_missing(claim["span_start"]) and _span(claim) in _spans(s) for s in problems["spans"]]
    return problem_lines(problems[is_part], claims)


def problems_read(reading: Reading) -> list[str]:
    """The problems of a report that is not kept yet, in words."""
    return problem_lines(to_frame(problem_rows(reading), PROBLEM_COLUMNS), tables([reading]).claims)


def _lines(problem: dict[Any, Any], claims: pd.DataFrame) -> list[str]:
    if problem["check"] != BOTH_SIDES:
        return [problem["message"]]
    spans = _spans(problem["spans"])
    named = claims[[_span(claim) in spans for _, claim in claims.iterrows()]]
    told = named[(named["status"] != "rejected") & named["attacker"].notna()]
    by_claimant = [told[told["claimant"] == claimant] for claimant in OWN_SIDE]
    return [_both_sides(counted) for counted in by_claimant if counted["attacker"].nunique() > 1]


def _both_sides(claims: pd.DataFrame) -> str:
    """That a claimant seems to count its own side's weapons too, with the numbers of each direction."""
    numbers = [
        f"{label('attacker', code)}: {', '.join(_number(claim) for _, claim in of_side.iterrows())}"
        for code, of_side in claims.groupby("attacker")
    ]
    return (
        f"The {label('claimant', claims['claimant'].iloc[0])} counts only weapons of the other side, but its "
        f"numbers here are of both sides ({'; '.join(numbers)}). One direction may be read wrongly: compare "
        "it with the text, and correct the number’s direction on the page Claims."
    )


def _number(claim: pd.Series) -> str:
    count = count_label(*claim[["low", "high", "bound", "weapon", "measure"]])
    return f"{count} {label('measure', claim['measure'])}"


def _span(claim: pd.Series) -> str:
    """Where a claim's number stands, as table `problems` writes it."""
    start, end = claim["span_start"], claim["span_end"]
    return "" if is_missing(start) or is_missing(end) else f"{int(start)}-{int(end)}"


def _spans(written: object) -> list[str]:
    return [] if is_missing(written) else str(written).split()
