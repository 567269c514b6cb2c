"""Outlines and names of the regions of Ukraine, Russia and Belarus, and the countries around them.

outlines(codes=None) -> GeoJSON FeatureCollection
neighbours() -> GeoJSON FeatureCollection
region_name(code, lang="en") -> str
region_centre(code) -> (lat, lon)
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from parsers.places.gazetteer import regions

GeoJson = dict[str, Any]


@cache
def _features() -> dict[str, GeoJson]:
    return {feature["properties"]["iso_3166_2"]: feature for feature in _read("outlines.geojson")["features"]}


@cache
def _read(name: str) -> GeoJson:
    content: GeoJson = json.loads((files("data") / name).read_text(encoding="utf-8"))
    return content


def outlines(codes: Iterable[str] | None = None) -> GeoJson:
    """The regions asked for by ISO 3166-2 code, all where none are named; seas and unknown codes left out.

    Each feature has the properties `iso_3166_2`, `name_en`, `name_uk` and `name_ru`; its rings run clockwise,
    as plotly draws them.

    >>> [f["properties"]["name_en"] for f in outlines(["UA-59", "BLACK_SEA"])["features"]]
    ['Sumy Oblast']
    """
    known = _features()
    chosen = known if codes is None else [code for code in dict.fromkeys(codes) if code in known]
    return {"type": "FeatureCollection", "features": [known[code] for code in chosen]}


def neighbours() -> GeoJson:
    """The countries around, as a backdrop; each feature has the property `name_en`."""
    return _read("neighbours.geojson")


def region_name(code: str, lang: str = "en") -> str:
    """The name of a region or sea in `en`, `uk` or `ru`; an unknown code is its own name.

    >>> region_name("UA-59"), region_name("RU-KRS", "uk"), region_name("BLACK_SEA", "ru"), region_name("XX-1")
    ('Sumy Oblast', 'Курська область', 'Чёрное море', 'XX-1')
    """
    region = regions().get(code)
    return region.names[lang] if region else code


def region_centre(code: str) -> tuple[float, float]:
    """A point inside a region or sea: latitude and longitude in degrees. Raises KeyError for an unknown code.

    >>> region_centre("UA-30")
    (50.45, 30.52)
    """
    region = regions()[code]
    return region.lat, region.lon
