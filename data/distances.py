"""How far apart places are: from where drones were launched to what they attacked.

distance_km(a, b) -> float
offset_point(lat, lon, km, bearing) -> (lat, lon)
launch_to_target(places) -> DataFrame
"""

from __future__ import annotations

import pandas as pd
from geopy.distance import distance as geodesic

from parsers.distances import offset_point

__all__ = ["distance_km", "launch_to_target", "offset_point"]

Point = tuple[float, float]


def distance_km(a: Point, b: Point) -> float:
    """Kilometres along the earth between two points (latitude, longitude in degrees), to a tenth.

    >>> distance_km((51.75, 36.30), (50.45, 30.52))
    429.8
    """
    return round(float(geodesic(a, b).kilometers), 1)


def launch_to_target(places: pd.DataFrame) -> pd.DataFrame:
    """Every launch place of a report with every target of it, and the kilometres between.

    `places` has report_id, name, role, lat and lon; places of unknown position are left out. The result has
    report_id, launch, target and km.
    """
    known = places.dropna(subset=["lat", "lon"])[["report_id", "name", "role", "lat", "lon"]]
    sources, goals = (known[known["role"] == role].drop(columns="role") for role in ("launch", "target"))
    pairs = sources.merge(goals, on="report_id", suffixes=("_launch", "_target"))
    starts = zip(pairs["lat_launch"], pairs["lon_launch"], strict=True)
    ends = zip(pairs["lat_target"], pairs["lon_target"], strict=True)
    km = [distance_km(start, end) for start, end in zip(starts, ends, strict=True)]
    named = pairs.rename(columns={"name_launch": "launch", "name_target": "target"})
    return named[["report_id", "launch", "target"]].assign(km=pd.Series(km, index=pairs.index, dtype=float))
