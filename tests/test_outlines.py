"""Outlines: every region is there once, where it should be, named in three languages."""

from itertools import pairwise

import pytest

from data.outlines import neighbours, outlines, region_centre, region_name
from parsers.places.gazetteer import regions

Ring = list[list[float]]

FEATURES = {f["properties"]["iso_3166_2"]: f for f in outlines()["features"]}


def rings_of(feature: dict) -> list[Ring]:
    geometry = feature["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [polygon[0] for polygon in polygons]


def signed_area(ring: Ring) -> float:
    """Below zero for a ring that runs clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def holds(code: str, lat: float, lon: float) -> bool:
    """Whether the region holds the point: a ray to the east crosses its rings an odd number of times."""
    crossings = 0
    for ring in rings_of(FEATURES[code]):
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                crossings += 1
    return crossings % 2 == 1


def test_every_region_has_an_outline_and_every_outline_a_region() -> None:
    assert set(FEATURES) == {code for code, region in regions().items() if region.level != "sea"}


@pytest.mark.parametrize(
    ("code", "lat", "lon"),
    [
        ("UA-43", 45.0, 34.1),
        ("UA-40", 44.6, 33.6),
        ("UA-30", 50.45, 30.52),
        ("UA-32", 49.8, 30.1),
        ("RU-MOW", 55.75, 37.62),
        ("RU-MOS", 55.85, 38.44),
        ("RU-SPE", 59.94, 30.31),
        ("RU-BEL", 50.6, 36.6),
    ],
)
def test_known_places_lie_in_their_regions(code: str, lat: float, lon: float) -> None:
    assert holds(code, lat, lon)


@pytest.mark.parametrize("code", sorted(FEATURES))
def test_rings_run_clockwise(code: str) -> None:
    assert all(signed_area(ring) < 0 for ring in rings_of(FEATURES[code]))


@pytest.mark.parametrize("code", sorted(set(FEATURES) - {"RU-CHU"}))
def test_the_centre_lies_inside(code: str) -> None:
    assert holds(code, *region_centre(code))


def test_chosen_regions_only() -> None:
    chosen = outlines(["UA-59", "RU-KRS", "UA-59", "BLACK_SEA", "XX-1"])["features"]
    assert [f["properties"]["iso_3166_2"] for f in chosen] == ["UA-59", "RU-KRS"]


@pytest.mark.parametrize("lang", ["en", "uk", "ru"])
def test_every_region_has_a_name_of_its_own(lang: str) -> None:
    names = [region_name(code, lang) for code in regions()]
    assert all(names)
    assert len(set(names)) == len(names)


def test_the_neighbours_are_other_countries() -> None:
    names = {f["properties"]["name_en"] for f in neighbours()["features"]}
    assert {"Poland", "Romania", "Kazakhstan"} <= names
    assert not {"Ukraine", "Russia", "Belarus"} & names


def test_an_unknown_region_has_no_centre() -> None:
    with pytest.raises(KeyError):
        region_centre("XX-1")
