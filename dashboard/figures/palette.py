"""Colours that colour-blind people tell apart (Okabe and Ito), and the dress that every chart wears."""

import plotly.graph_objects as go

SKY = "#56B4E9"
ORANGE = "#E69F00"
VERMILION = "#D55E00"
GREEN = "#009E73"
PURPLE = "#CC79A7"
GREY = "#8A929E"
FAINT = "rgba(138, 146, 158, 0.25)"

OUTCOME = {"not_reached": SKY, "rest": VERMILION, "no_outcome": GREY}
ATTACKER = {"RU": PURPLE, "UA": GREEN}
RATE = {"rate_shot_down": ORANGE, "rate_neutralised": GREEN, "rate_not_reached": SKY}
SCALE = {
    "light": ["#FDEBDD", "#F5B98A", "#D55E00", "#7A3600"],
    "dark": ["#4A2A14", "#8A4310", "#D55E00", "#FFB985"],
}
BACKDROP = {"light": "#E3E7EC", "dark": "#2E3641"}
NEIGHBOUR = {"light": "#F3F5F8", "dark": "#1B2027"}
BORDER = {"light": "#FFFFFF", "dark": "#12161C"}
INK = {"light": "#3C4654", "dark": "#E3E7EC"}
PAPER = {"light": "#FFFFFF", "dark": "#12161C"}

TWO_WEEKS = 14 * 24 * 60 * 60 * 1000  # milliseconds, as plotly counts time
DATE_TICKS = [
    {"dtickrange": [None, TWO_WEEKS], "value": "%-d %b\n%Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b\n%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


def dress(figure: go.Figure, height: int) -> go.Figure:
    """The figure with its legend above, small margins and quiet grid lines; `height` in pixels."""
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1.02,
            "yanchor": "bottom",
            "title": None,
            "traceorder": "normal",
        },
        bargap=0.15,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
    )
    figure.update_xaxes(showgrid=False, automargin=True, title=None, tickformatstops=DATE_TICKS)
    figure.update_yaxes(gridcolor=FAINT, zeroline=False, automargin=True)
    return figure
