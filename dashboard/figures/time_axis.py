"""How days stand on a chart: a few nights side by side, more of them on a scale of days, many as months."""

from enum import Enum, auto

import pandas as pd
import plotly.graph_objects as go

FEW_NIGHTS = 10
LONGEST_BY_NIGHT = 100  # days; over a longer stretch a bar is a month
FEWEST_SLOTS = 5  # so that a single night does not fill the chart
MOST_TICKS = 6
LONGEST_IN_DAYS = 45  # days; over a longer stretch plotly finds whole days by itself
DAY = 24 * 60 * 60 * 1000  # milliseconds, as plotly counts time


class Rhythm(Enum):
    """What a bar is: a night beside the next one, a night on a scale of days, or a month."""

    SIDE_BY_SIDE = auto()
    BY_NIGHT = auto()
    BY_MONTH = auto()


HOVER = {Rhythm.BY_NIGHT: "%-d %B %Y", Rhythm.BY_MONTH: "%B %Y"}
FREQUENCY = {Rhythm.SIDE_BY_SIDE: "D", Rhythm.BY_NIGHT: "D", Rhythm.BY_MONTH: "MS"}


def rhythm_of(days: pd.Series) -> Rhythm:
    """How to draw bars of these days.

    >>> rhythm_of(pd.Series(pd.to_datetime(["2025-01-05", "2025-09-05"]))).name
    'SIDE_BY_SIDE'
    >>> rhythm_of(pd.Series(pd.date_range("2025-01-01", "2025-09-05"))).name
    'BY_MONTH'
    """
    if days.nunique() <= FEW_NIGHTS:
        return Rhythm.SIDE_BY_SIDE
    return Rhythm.BY_MONTH if (days.max() - days.min()).days > LONGEST_BY_NIGHT else Rhythm.BY_NIGHT


def positions(days: pd.Series, rhythm: Rhythm) -> pd.Series:
    """Where the bars of these days stand on the axis: at a time, or side by side under their names."""
    if rhythm is not Rhythm.SIDE_BY_SIDE:
        return days
    return pd.Series([f"{day.day} {day:%b<br>%Y}" for day in days], index=days.index, dtype="str")


def set_bars(figure: go.Figure, days: pd.Series, rhythm: Rhythm) -> None:
    """Set the time axis of a chart whose bars stand at `positions`."""
    if rhythm is not Rhythm.SIDE_BY_SIDE:
        figure.update_xaxes(
            hoverformat=HOVER[rhythm], **(whole_days(days) if rhythm is Rhythm.BY_NIGHT else {})
        )
        return
    names = positions(days.drop_duplicates().sort_values(), rhythm).tolist()
    room = max(FEWEST_SLOTS - len(names), 0) / 2
    ends = [-0.5 - room, len(names) - 0.5 + room]
    figure.update_xaxes(type="category", categoryorder="array", categoryarray=names, range=ends)


def whole_days(days: pd.Series) -> dict[str, object]:
    """Ticks of an axis that stand on whole days, so that no day is named twice."""
    length = (days.max() - days.min()).days
    if length > LONGEST_IN_DAYS:
        return {}
    return {"tick0": days.min().isoformat(), "dtick": max(1, -(-length // MOST_TICKS)) * DAY}


def set_points(figure: go.Figure, days: pd.Series) -> None:
    """Set the time axis of a chart whose points are days: some room on both sides, ticks on whole days."""
    room = max(pd.Timedelta(days=1), (days.max() - days.min()) / 25)
    figure.update_xaxes(range=[days.min() - room, days.max() + room], **whole_days(days))
