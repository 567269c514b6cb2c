"""Interception rates by month and by night, with their intervals, bounds, and the break of 23 July 2025."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.palette import GREY, RATE, SKY, dress
from dashboard.figures.time_axis import set_points
from dashboard.labels import day_label, label, percent

BREAK = pd.Timestamp("2025-07-23")
BREAK_NOTE = "23 July 2025:<br>one figure for<br>shot down<br>and jammed"
LONGEST_BY_MONTH = 370  # days; over a longer stretch not every month is named
MARKS = {
    "rate_not_reached": {"symbol": "circle-open", "size": 15, "line": {"width": 2.5}},
    "rate_neutralised": {"symbol": "square-open", "size": 9, "line": {"width": 2.5}},
    "rate_shot_down": {"symbol": "diamond", "size": 6},
}


def month_starts(dates: pd.Series) -> pd.Series:
    """The first day of each date's month; July 2025 is two stretches, since the wording changed in it.

    >>> month_starts(pd.Series(pd.to_datetime(["2025-07-22", "2025-07-30", "2025-09-05"]))).dt.day.tolist()
    [1, 23, 1]
    """
    starts = dates.dt.to_period("M").dt.start_time
    is_late_july = (dates >= BREAK) & (dates < pd.Timestamp("2025-08-01"))
    return pd.Series(starts.mask(is_late_july, BREAK))


def month_ends(starts: pd.Series) -> pd.Series:
    """The day after the stretch that begins on each of the days given by `month_starts`."""
    ends = starts.dt.to_period("M").dt.end_time.dt.normalize() + pd.Timedelta(days=1)
    return pd.Series(ends.mask(starts == pd.Timestamp(BREAK.year, BREAK.month, 1), BREAK))


def stretch_label(start: pd.Timestamp, end: pd.Timestamp) -> str:
    """A month, or the days of it that the stretch holds.

    >>> stretch_label(pd.Timestamp("2025-07-23"), pd.Timestamp("2025-08-01"))
    '23–31 July 2025'
    """
    last = end - pd.Timedelta(days=1)
    is_whole = start.day == 1 and end.day == 1
    return f"{start:%B %Y}" if is_whole else f"{start.day}–{day_label(last)}"


def has_rate(attacks: pd.DataFrame, rate: str) -> pd.Series:
    """Whether each attack has the rate, or at least one bound of it."""
    return attacks[[rate, f"{rate}_low", f"{rate}_high"]].notna().any(axis=1)


def draw_monthly_rates(totals: pd.DataFrame) -> go.Figure:
    """A point for each rate and month with its Wilson interval.

    `totals`: rate, definition, month (its first day), value, low, high (shares of 1), downed, launched.
    """
    figure = go.Figure()
    for rate in MARKS:
        points = totals[(totals["rate"] == rate) & totals["value"].notna()]
        if not points.empty:
            figure.add_trace(_monthly_points(points, rate))
    _draw_break(figure, totals["month"])
    figure.update_layout(hovermode="closest")
    _dress_shares(figure, height=400)
    return _set_months(figure, totals["month"])


def draw_nightly_rates(attacks: pd.DataFrame, rate: str) -> go.Figure:
    """A point for each attack with its Wilson interval; a bar where the claimant left the count open."""
    figure = go.Figure()
    exact = attacks[attacks[rate].notna()]
    is_open = attacks[rate].isna() & has_rate(attacks, rate)
    if is_open.any():
        figure.add_trace(_bounds(attacks[is_open], rate))
    figure.add_scatter(
        x=exact["attack_date"],
        y=exact[rate].astype(float),
        name="Rate, with the interval that small numbers leave (95%)",
        mode="markers",
        marker={"color": SKY, "size": 7},
        error_y=_interval(exact[rate], exact[f"{rate}_wilson_low"], exact[f"{rate}_wilson_high"], SKY),
        customdata=[percent(share) for share in exact[rate]],
        hovertemplate="%{x|%-d %B %Y}: %{customdata}<extra></extra>",
    )
    _draw_break(figure, attacks["attack_date"])
    figure.update_layout(hovermode="closest", showlegend=True)
    _dress_shares(figure, height=360)
    set_points(figure, attacks["attack_date"])
    return figure


def _set_months(figure: go.Figure, starts: pd.Series) -> go.Figure:
    """The axis from the first month's first day to the last one's last; each is named where they are few."""
    first, end = starts.min(), month_ends(starts).max()
    figure.update_xaxes(hoverformat="%B %Y", range=[first, end])
    if (end - first).days <= LONGEST_BY_MONTH:
        figure.update_xaxes(dtick="M1", ticklabelmode="period")
    return figure


def _monthly_points(points: pd.DataFrame, rate: str) -> go.Scatter:
    ends = month_ends(points["month"])
    labels = [stretch_label(*stretch) for stretch in zip(points["month"], ends, strict=True)]
    told = points[["downed", "launched", "attacks"]].assign(
        stretch=labels, share=[percent(share) for share in points["value"]]
    )
    return go.Scatter(
        x=points["month"] + (ends - points["month"]) / 2,
        y=points["value"].astype(float),
        name=label("rate", rate),
        mode="markers",
        marker={"color": RATE[rate], **MARKS[rate]},
        cliponaxis=False,
        error_y=_interval(points["value"], points["low"], points["high"], RATE[rate]),
        customdata=told.to_numpy(),
        hovertemplate="%{customdata[3]}: %{customdata[4]}, %{customdata[0]:,} of %{customdata[1]:,}"
        "<br>in %{customdata[2]} attacks",
    )


def _bounds(attacks: pd.DataFrame, rate: str) -> go.Scatter:
    """Vertical bars from the lowest to the highest rate that the claimant's words allow."""
    low = attacks[f"{rate}_low"].astype(float).fillna(0.0)
    high = attacks[f"{rate}_high"].astype(float).fillna(1.0)
    middle = (low + high) / 2
    return go.Scatter(
        x=attacks["attack_date"],
        y=middle,
        name="What the claimant left open",
        mode="markers",
        marker={"color": GREY, "symbol": "line-ns-open", "size": 10, "line": {"width": 4}},
        error_y={"type": "data", "array": high - middle, "color": GREY, "thickness": 4, "width": 0},
        hovertemplate="%{x|%-d %B %Y}: the count was left open<extra></extra>",
    )


def _interval(value: pd.Series, low: pd.Series, high: pd.Series, color: str) -> dict[str, Any]:
    return {
        "type": "data",
        "symmetric": False,
        "array": (high - value).astype(float),
        "arrayminus": (value - low).astype(float),
        "color": color,
        "thickness": 1.2,
        "width": 2,
    }


def _draw_break(figure: go.Figure, dates: pd.Series) -> None:
    """The line of 23 July 2025, where the stretch drawn holds it."""
    first, last = dates.min(), dates.max()
    if first < BREAK < last:
        side, shift = ("left", 6) if BREAK - first < last - BREAK else ("right", -6)
        figure.add_vline(x=BREAK, line={"color": GREY, "width": 1.5, "dash": "dash"})
        figure.add_annotation(
            x=BREAK, y=0.02, yref="y", text=BREAK_NOTE, showarrow=False, xanchor=side, yanchor="bottom",
            xshift=shift, align=side, font={"color": GREY, "size": 12},
        )  # fmt: skip


def _dress_shares(figure: go.Figure, height: int) -> go.Figure:
    figure.update_yaxes(title="share of those launched", tickformat=".0%", range=[0, 1.03])
    return dress(figure, height)
