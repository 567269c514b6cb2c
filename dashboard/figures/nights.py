"""Launched against not reached: a bar for each night, or for each month where the stretch is long."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.palette import OUTCOME, dress

LONGEST_BY_NIGHT = 200  # days; beyond it a bar is a month

PARTS = {
    "not_reached": "Did not reach the target",
    "rest": "The rest: hit, or not accounted for",
    "no_outcome": "Launched, outcome not given",
}


def draw_nights(outcomes: pd.DataFrame, unit: str = "drones") -> go.Figure:
    """Stacked bars of `outcomes` (attack_date, launched, not_reached); `unit` names what is counted."""
    parts, day_format = split_outcomes(outcomes)
    figure = go.Figure()
    for part, name in PARTS.items():
        if parts[part].sum() > 0:
            figure.add_bar(
                x=parts["attack_date"],
                y=parts[part],
                name=name,
                marker={"color": OUTCOME[part], "line": {"width": 0}},
                hovertemplate="%{y:,.0f}",
            )
    figure.update_layout(barmode="stack", hovermode="x unified")
    figure.update_xaxes(hoverformat=day_format)
    figure.update_yaxes(title=f"{unit} launched", tickformat=",d", rangemode="tozero")
    return dress(figure, height=380)


def split_outcomes(outcomes: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Columns not_reached, rest and no_outcome for each night or month, and how to write their dates."""
    known = outcomes["not_reached"].notna()
    parts = pd.DataFrame(
        {
            "attack_date": outcomes["attack_date"],
            "not_reached": outcomes["not_reached"],
            "rest": (outcomes["launched"] - outcomes["not_reached"]).where(known),
            "no_outcome": outcomes["launched"].where(~known),
        }
    )
    days = (parts["attack_date"].max() - parts["attack_date"].min()).days if len(parts) else 0
    is_long = days > LONGEST_BY_NIGHT
    rhythm = "MS" if is_long else "D"
    summed = parts.groupby(pd.Grouper(key="attack_date", freq=rhythm)).sum(min_count=1).reset_index()
    return summed, "%B %Y" if is_long else "%-d %B %Y"
