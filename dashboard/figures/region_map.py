"""A map of the regions attacked, and of launch places and targets, that draws with no network."""

import json
from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.palette import BACKDROP, BORDER, INK, NEIGHBOUR, ORANGE, PAPER, SCALE, SKY

GeoJson = dict[str, Any]

# Plotly fetches its base map from a host of its own unless it is given one: an empty one will do.
BASE_LAYERS = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
EMPTY_TOPOLOGY = json.dumps(
    {
        "type": "Topology",
        "arcs": [],
        "objects": {layer: {"type": "GeometryCollection", "geometries": []} for layer in BASE_LAYERS},
    },
    separators=(",", ":"),
)
MAP_CONFIG = {"topojsonURL": f"data:application/json,{EMPTY_TOPOLOGY}#", "displayModeBar": False}

WINDOW = {"lon": (20.0, 49.0), "lat": (44.0, 56.0)}  # degrees; widened where something shown lies outside
MARGIN = 1.0  # degrees

MOST_TICKS = 5
AS_BEFORE = {"marker": {"opacity": 1}}  # a click must not fade what was not clicked

LAYOUT = {
    "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
    "legend": {"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom"},
    "paper_bgcolor": "rgba(0,0,0,0)",
    "clickmode": "event+select",
}

COUNTRY_NAMES = [("UKRAINE", 49.6, 29.2), ("RUSSIA", 54.3, 44.0), ("BELARUS", 53.3, 27.9)]

MARKS: dict[str, dict[str, Any]] = {
    "launch": {"name": "Launched from", "symbol": "triangle-up", "color": SKY, "size": 14},
    "target": {"name": "Place attacked", "symbol": "circle", "color": ORANGE, "size": 7},
}


def draw_map(
    outlines: GeoJson,
    neighbours: GeoJson,
    regions: pd.DataFrame,
    points: pd.DataFrame,
    theme: str = "light",
    is_narrow: bool = False,
) -> go.Figure:
    """Regions coloured by how often they were attacked, with points on top.

    `outlines` is a GeoJSON FeatureCollection with `iso_3166_2` and `name_en`; `neighbours` has `name_en`;
    `regions` has adm1 and days; `points` has name, adm1, role, lat, lon and days; `theme` is
    light or dark. A map that `is_narrow`, as on a phone, is low too; the key to its colours stands below it.
    """
    figure = go.Figure()
    lon, lat = _window(outlines, set(regions["adm1"]), points)
    affected, others = _split(outlines, set(regions["adm1"]), lon, lat)
    figure.add_trace(_neighbours(neighbours, theme))
    figure.add_trace(_backdrop(others, theme))
    figure.add_trace(_choropleth(affected, regions, theme))
    figure.add_trace(_country_names(theme))
    for role in sorted(set(points["role"])):
        figure.add_trace(_points(points[points["role"] == role], role))
    figure.update_geos(_projection(lon, lat), domain_y=(0.22 if is_narrow else 0.12, 1.0))
    figure.update_layout(LAYOUT, height=330 if is_narrow else 560)
    return figure


def _projection(lon: tuple[float, float], lat: tuple[float, float]) -> dict[str, Any]:
    return {
        "visible": False,
        "bgcolor": "rgba(0,0,0,0)",
        "projection": {"type": "conic equal area", "parallels": [46, 56], "rotation": {"lon": sum(lon) / 2}},
        "lonaxis": {"range": lon},
        "lataxis": {"range": lat},
    }


def _neighbours(neighbours: GeoJson, theme: str) -> go.Choropleth:
    names = [feature["properties"]["name_en"] for feature in neighbours["features"]]
    return go.Choropleth(
        geojson=neighbours,
        featureidkey="properties.name_en",
        locations=names,
        z=[0] * len(names),
        colorscale=[NEIGHBOUR[theme], NEIGHBOUR[theme]],
        showscale=False,
        unselected=AS_BEFORE,
        hoverinfo="skip",
        marker={"line": {"color": BORDER[theme], "width": 0.6}},
    )


def _backdrop(outlines: GeoJson, theme: str) -> go.Choropleth:
    names = _names(outlines)
    return go.Choropleth(
        geojson=outlines,
        featureidkey="properties.iso_3166_2",
        locations=list(names),
        z=[0] * len(names),
        colorscale=[BACKDROP[theme], BACKDROP[theme]],
        showscale=False,
        unselected=AS_BEFORE,
        text=list(names.values()),
        hovertemplate="%{text}: not named in the reports shown<extra></extra>",
        marker={"line": {"color": BORDER[theme], "width": 0.6}},
    )


def _choropleth(outlines: GeoJson, regions: pd.DataFrame, theme: str) -> go.Choropleth:
    names = _names(outlines)
    shown = regions[regions["adm1"].isin(list(names))]
    most = int(shown["days"].max()) if len(shown) else 1
    return go.Choropleth(
        geojson=outlines,
        featureidkey="properties.iso_3166_2",
        locations=shown["adm1"],
        z=shown["days"],
        zmin=0,
        zmax=most,
        unselected=AS_BEFORE,
        colorscale=SCALE[theme],
        text=shown["adm1"].map(names),
        hovertemplate="%{text}: attacked (days: %{z})<extra></extra>",
        marker={"line": {"color": BORDER[theme], "width": 0.8}},
        colorbar={
            "title": {"text": "days attacked", "side": "top"},
            "orientation": "h",
            "dtick": -(-most // MOST_TICKS),
            "thickness": 10,
            "len": 0.4,
            "x": 0.02,
            "xanchor": "left",
            "y": 0.0,
            "yanchor": "bottom",
        },
    )


def _country_names(theme: str) -> go.Scattergeo:
    names, lats, lons = zip(*COUNTRY_NAMES, strict=True)
    return go.Scattergeo(
        lat=lats,
        lon=lons,
        text=names,
        mode="text",
        textfont={"size": 15, "color": INK[theme], "shadow": f"0 0 4px {PAPER[theme]}"},
        unselected={"textfont": {"color": INK[theme]}},
        hoverinfo="skip",
        showlegend=False,
    )


def _points(points: pd.DataFrame, role: str) -> go.Scattergeo:
    mark = MARKS[role]
    return go.Scattergeo(
        lat=points["lat"],
        lon=points["lon"],
        text=points["name"],
        customdata=points[["adm1", "days"]].to_numpy(dtype=object).tolist(),
        unselected=AS_BEFORE,
        name=mark["name"],
        mode="markers",
        marker={
            "symbol": mark["symbol"],
            "color": mark["color"],
            "size": mark["size"],
            "line": {"color": "#12161C", "width": 1},
        },
        hovertemplate=f"%{{text}}: {mark['name'].lower()} (days: %{{customdata[1]}})<extra></extra>",
    )


def _names(outlines: GeoJson) -> dict[str, str]:
    properties = [feature["properties"] for feature in outlines["features"]]
    return {region["iso_3166_2"]: region["name_en"] for region in properties}


def _split(
    outlines: GeoJson, affected: set[str], lon: tuple[float, float], lat: tuple[float, float]
) -> tuple[GeoJson, GeoJson]:
    """The outlines of the regions attacked, and those of the other regions that lie in the window."""
    chosen: tuple[list[GeoJson], list[GeoJson]] = ([], [])
    for feature in outlines["features"]:
        is_affected = feature["properties"]["iso_3166_2"] in affected
        if is_affected or _is_in(feature, lon, lat):
            chosen[0 if is_affected else 1].append(feature)
    collections = [{"type": "FeatureCollection", "features": features} for features in chosen]
    return collections[0], collections[1]


def _is_in(feature: GeoJson, lon: tuple[float, float], lat: tuple[float, float]) -> bool:
    return any(lon[0] < x < lon[1] and lat[0] < y < lat[1] for x, y in _corners(feature))


def _window(
    outlines: GeoJson, affected: set[str], points: pd.DataFrame
) -> tuple[tuple[float, float], tuple[float, float]]:
    """The ranges of longitude and latitude that show the usual window, every region attacked and point."""
    features = [f for f in outlines["features"] if f["properties"]["iso_3166_2"] in affected]
    corners = [corner for feature in features for corner in _corners(feature)]
    west, east = _widened(WINDOW["lon"], [*(x for x, _ in corners), *points["lon"]])
    south, north = _widened(WINDOW["lat"], [*(y for _, y in corners), *points["lat"]])
    return (west, east), (south, north)


def _widened(window: tuple[float, float], values: list[float]) -> tuple[float, float]:
    low, high = window
    return min([low, *(v - MARGIN for v in values)]), max([high, *(v + MARGIN for v in values)])


def _corners(feature: GeoJson) -> Iterator[tuple[float, float]]:
    """Every point of a feature's outline, as longitude and latitude in degrees."""
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        for ring in polygon:
            yield from ((x, y) for x, y, *_ in ring)
