"""Both directions above each other on one time axis; each with its own measure, since they differ."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard.figures.nights import LONGEST_BY_NIGHT
from dashboard.figures.palette import ATTACKER, dress

TITLES = {"RU": "Russia on Ukraine: drones launched", "UA": "Ukraine on Russia: drones shot down"}


def draw_directions(nightly: pd.DataFrame) -> go.Figure:
    """Bars of `nightly` (attack_date, attacker, drones), Russia's attacks above, Ukraine's below."""
    titles = [f"<b>{title}</b>" for title in TITLES.values()]
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.2, subplot_titles=titles)
    figure.update_annotations(x=0, xanchor="left", font_size=14)
    days = (nightly["attack_date"].max() - nightly["attack_date"].min()).days if len(nightly) else 0
    rhythm = "MS" if days > LONGEST_BY_NIGHT else "D"
    for row, attacker in enumerate(TITLES, start=1):
        side = nightly[nightly["attacker"] == attacker].set_index("attack_date")["drones"]
        summed = side.resample(rhythm).sum(min_count=1)
        figure.add_bar(
            x=summed.index,
            y=summed,
            marker={"color": ATTACKER[attacker], "line": {"width": 0}},
            hovertemplate="%{y:,.0f} drones<extra></extra>",
            row=row,
            col=1,
        )
    figure.update_yaxes(title="drones", tickformat=",d", rangemode="tozero")
    dress(figure, height=460)
    return figure.update_layout(showlegend=False, margin_t=32)
