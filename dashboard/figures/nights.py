"""Launched against not reached: a bar for each night, or for each month where the stretch is long."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.palette import OUTCOME, dress
from dashboard.figures.time_axis import FREQUENCY, Rhythm, positions, rhythm_of, set_bars
from dashboard.labels import number_label

PARTS = {
    "not_reached": "Did not reach the target",
    "rest": "The rest: hit, or not accounted for",
    "no_outcome": "Launched, outcome not given",
}


def draw_nights(outcomes: pd.DataFrame, unit: str = "drones") -> go.Figure:
    """Stacked bars of `outcomes` (attack_date, low, high, not_reached); `unit` names what is counted.

    A bar is what was launched at least; a line on it goes to what there was at most, where that is known.
    """
    rhythm = rhythm_of(outcomes["attack_date"])
    parts = split_outcomes(outcomes, rhythm)
    figure = go.Figure()
    for part, name in PARTS.items():
        if parts[part].notna().any():
            figure.add_bar(
                x=positions(parts["attack_date"], rhythm),
                y=parts[part],
                name=name,
                marker={"color": OUTCOME[part], "line": {"width": 0}},
                error_y=open_part(parts) if part == "no_outcome" else None,
                customdata=parts["words"] if part == "no_outcome" else None,
                hovertemplate="%{customdata}" if part == "no_outcome" else "%{y:,.0f}",
            )
    figure.update_layout(barmode="stack", hovermode="x unified")
    figure.update_yaxes(title=f"{unit} launched", tickformat=",d", rangemode="tozero")
    dress(figure, height=380)
    set_bars(figure, outcomes["attack_date"], rhythm)
    return figure


def split_outcomes(outcomes: pd.DataFrame, rhythm: Rhythm) -> pd.DataFrame:
    """Columns not_reached, rest and no_outcome for each night or month."""
    known = outcomes["not_reached"].notna()
    parts = pd.DataFrame(
        {
            "attack_date": outcomes["attack_date"],
            "not_reached": outcomes["not_reached"],
            "rest": (outcomes["low"] - outcomes["not_reached"]).where(known),
        }
    )
    groups = parts.groupby(pd.Grouper(key="attack_date", freq=FREQUENCY[rhythm]))
    summed = groups.sum(min_count=1)[groups.size() > 0].reset_index()
    no_outcome = sum_bounds(outcomes[~known], rhythm)
    joined = summed.merge(no_outcome, on="attack_date", how="left")
    has_any = joined["low"].notna() | joined["high"].notna() | joined["words"].notna()
    return joined.assign(no_outcome=joined["low"].fillna(0).where(has_any))


def sum_bounds(counts: pd.DataFrame, rhythm: Rhythm) -> pd.DataFrame:
    """Sums of `counts` (attack_date, low, high) by day or month, and the sums in words (`words`)."""
    groups = counts.groupby(pd.Grouper(key="attack_date", freq=FREQUENCY[rhythm]))
    sums = groups[["low", "high"]].sum(min_count=1)
    number = groups.size()
    sums["high"] = sums["high"].where(groups["high"].count() == number)
    ends = zip(sums["low"], sums["high"], strict=True)
    words = [number_label(*(None if pd.isna(end) else int(end) for end in pair)) for pair in ends]
    return sums.assign(words=words)[number > 0].reset_index()


def open_part(sums: pd.DataFrame) -> dict[str, Any]:
    """A line from the lower to the upper bound of each sum, where both differ and the upper is known."""
    difference = (sums["high"] - sums["low"].fillna(0)).astype(float)
    reach = difference.where(difference > 0)
    return {"type": "data", "symmetric": False, "array": reach, "arrayminus": reach * 0, "width": 2}
