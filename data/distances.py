"""How far apart places are: from where drones were launched to what they attacked.

distance_km(a, b) -> float
offset_point(lat, lon, km, bearing) -> (lat, lon)
"""

from __future__ import annotations

from geopy.distance import distance as geodesic

from parsers.places.distances import offset_point

__all__ = ["distance_km", "offset_point"]

Point = tuple[float, float]


def distance_km(a: Point, b: Point) -> float:
    """Kilometres along the earth between two points (latitude, longitude in degrees), to a tenth.

    >>> distance_km((51.75, 36.30), (50.45, 30.52))
    429.8
    """
    return round(float(geodesic(a, b).kilometers), 1)
