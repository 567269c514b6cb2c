"""From readings to tidy tables: DataFrames of reports, claims and places with typed columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd

from parsers.report import Reading
from parsers.rows import (
    CLAIM_COLUMNS,
    PLACE_COLUMNS,
    REPORT_COLUMNS,
    Row,
    claim_rows,
    place_rows,
    reading_to_record,
    report_row,
)

__all__ = ["Tables", "reading_to_record", "tables", "to_frame"]

COUNTS = ("low", "high", "span_start", "span_end", "geo_precision", "numbers", "numbers_read")
DEGREES = ("lat", "lon")
MOMENTS = ("published_at", "added_at", "window_start", "window_end", "as_of")
DATES = ("attack_date",)
FLAGS = ("subset",)


class Tables(NamedTuple):
    """The three tidy tables of some readings."""

    reports: pd.DataFrame
    claims: pd.DataFrame
    places: pd.DataFrame


def tables(readings: Iterable[Reading]) -> Tables:
    """Make the tidy tables `reports`, `claims` and `places` of all readings, rows in their order."""
    reports, claims, places = [], [], []
    for reading in readings:
        reports.append(report_row(reading))
        claims.extend(claim_rows(reading))
        places.extend(place_rows(reading))
    return Tables(
        to_frame(reports, REPORT_COLUMNS), to_frame(claims, CLAIM_COLUMNS), to_frame(places, PLACE_COLUMNS)
    )


def to_frame(
    rows: Sequence[Row] | Sequence[Sequence[Any]],
    columns: Sequence[str],
    types: Mapping[str, str] = MappingProxyType({}),
) -> pd.DataFrame:
    """Make a DataFrame with typed columns: Int64 counts, UTC moments, day-precise dates, text elsewhere.

    `types` names the pandas types of columns that are none of the tidy tables'.
    """
    frame = pd.DataFrame(rows, columns=list(columns))
    typed = frame.assign(**{name: _typed(frame[name]) for name in columns if name not in types})
    return typed.astype(dict(types))


def _typed(column: pd.Series[Any]) -> pd.Series[Any]:
    """Give a column the type that its name stands for."""
    name = column.name
    if name in COUNTS:
        return column.astype("Int64")
    if name in DEGREES:
        return column.astype("Float64")
    if name in FLAGS:
        return column.astype("boolean")
    if name in MOMENTS:
        return pd.to_datetime(column, utc=True, format="ISO8601").astype("datetime64[us, UTC]")
    if name in DATES:
        return pd.to_datetime(column, format="ISO8601").astype("datetime64[us]")
    return column.astype("str")
