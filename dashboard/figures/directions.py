"""Both directions above each other on one time axis; each with its own measure, since they differ."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard.figures.nights import open_part, sum_bounds
from dashboard.figures.palette import ATTACKER, dress
from dashboard.figures.time_axis import positions, rhythm_of, set_bars

TITLES = {"RU": "Russia on Ukraine: drones launched", "UA": "Ukraine on Russia: drones shot down"}


def draw_directions(nightly: pd.DataFrame) -> go.Figure:
    """Bars of `nightly` (attack_date, attacker, low, high), Russia's attacks above, Ukraine's below.

    A bar is what there was at least; a line on it goes to what there was at most, where that is known.
    """
    titles = [f"<b>{title}</b>" for title in TITLES.values()]
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.2, subplot_titles=titles)
    figure.update_annotations(x=0, xanchor="left", font_size=14)
    rhythm = rhythm_of(nightly["attack_date"])
    for row, attacker in enumerate(TITLES, start=1):
        summed = sum_bounds(nightly[nightly["attacker"] == attacker], rhythm)
        figure.add_bar(
            x=positions(summed["attack_date"], rhythm),
            y=summed["low"].fillna(0),
            marker={"color": ATTACKER[attacker], "line": {"width": 0}},
            error_y=open_part(summed),
            customdata=summed["words"],
            hovertemplate="%{customdata} drones<extra></extra>",
            row=row,
            col=1,
        )
    figure.update_yaxes(title="drones", tickformat=",d", rangemode="tozero")
    dress(figure, height=460)
    set_bars(figure, nightly["attack_date"], rhythm)
    return figure.update_layout(showlegend=False, margin_t=32)
