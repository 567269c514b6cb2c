"""Distances between places, and places told by a distance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.distances import distance_km, offset_point
from parsers.places.distances import measured_from
from parsers.text import tokenize

KURSK, KYIV = (51.75, 36.30), (50.45, 30.52)


def test_a_known_distance() -> None:
    assert distance_km(KURSK, KYIV) == pytest.approx(430, abs=1)


def test_no_distance_to_itself() -> None:
    assert distance_km(KYIV, KYIV) == 0


@pytest.mark.parametrize(
    ("phrase", "km", "bearing"),
    [
        ("200 kilometres southeast of Moscow", 200, 135),
        ("approximately 200 kilometers (125 miles) southeast of Moscow", 200, 135),
        ("125 miles southeast of Moscow", 201.2, 135),
        ("45km northwest of Svatove", 45, 315),
        ("за 30 км від Києва", 30, None),
        ("в 190 км от Оренбурга", 190, None),
        ("west of Hulyaipole", None, 270),
    ],
)
def test_phrases_of_distance(phrase: str, km: float | None, bearing: float | None) -> None:
    tokens = tokenize(phrase)
    offset = measured_from(tokens, len(tokens) - 1)
    assert offset is not None
    assert (offset.km, offset.bearing) == (km, bearing)


@pytest.mark.parametrize(
    "phrase", ["the city of Moscow", "drones from Kursk", "in Moscow", "52 of 54 over Kyiv"]
)
def test_no_distance(phrase: str) -> None:
    tokens = tokenize(phrase)
    assert measured_from(tokens, len(tokens) - 1) is None


@given(km=st.floats(1, 2000), bearing=st.floats(0, 359))
def test_a_point_is_as_far_away_as_asked(km: float, bearing: float) -> None:
    assert distance_km(KYIV, offset_point(*KYIV, km, bearing)) == pytest.approx(km, abs=1.5)
