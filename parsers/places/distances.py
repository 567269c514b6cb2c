"""Places told by distance and direction: "200 kilometres southeast of Moscow"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from parsers.grammar import words
from parsers.places.gazetteer import place_cues
from parsers.text import Kind, Token

_FROM = words("distance_from")
_BEFORE_NAME = words("before_measured_name")
_PASSED = words("before_bearing") | frozenset("()-")
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Offset:
    """How far (`km`) and in what direction (`bearing`, degrees from north) from a named place; None unsaid.

    `first` is the token at which the phrase begins.
    """

    first: int
    km: float | None
    bearing: float | None

    def __str__(self) -> str:
        """The phrase in English.

        >>> str(Offset(0, 200, 135)), str(Offset(0, 30, None))
        ('200 km southeast of', '30 km from')
        """
        distance = f"{self.km or 0:g} km"
        if self.bearing is None:
            return f"{distance} from"
        return f"{distance} {place_cues()['bearings'][f'{self.bearing:g}'][0]} of"

    def applied_to(self, lat: float, lon: float) -> tuple[float, float]:
        """The point meant, in degrees rounded to hundredths, told from a named point.

        >>> Offset(0, 200, 135).applied_to(55.75, 37.62)
        (54.46, 39.8)
        """
        return offset_point(lat, lon, self.km or 0, self.bearing or 0)


def offset_point(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point so many kilometres from another, `bearing` degrees from north (90 is east).

    >>> offset_point(55.75, 37.62, 200, 135)
    (54.46, 39.8)
    """
    from geopy.distance import distance as geodesic  # slow to import, and seldom needed

    point = geodesic(kilometers=km).destination((lat, lon), bearing)
    return round(point.latitude, 2), round(point.longitude, 2)


@cache
def _bearings() -> dict[str, float]:
    return {word: float(degrees) for degrees, listed in place_cues()["bearings"].items() for word in listed}


@cache
def _units() -> dict[str, float]:
    return {word: float(km) for km, listed in place_cues()["units"].items() for word in listed}


def measured_from(tokens: Sequence[Token], place: int) -> Offset | None:
    """The distance and direction told right before the place at token `place`; None where there is none.

    >>> from parsers.text import tokenize
    >>> measured_from(tokenize("approximately 200 kilometers (125 miles) southeast of Moscow"), 9)
    Offset(first=1, km=200.0, bearing=135.0)
    >>> measured_from(tokenize("за 30 км від Києва"), 4)
    Offset(first=1, km=30.0, bearing=None)
    """
    while place > 2 and _is_before_name(tokens, place - 1):
        place -= 1
    if place < 2 or tokens[place - 1].text not in _FROM:
        return None
    at = place - 2
    bearing = _bearings().get(tokens[at].text)
    if bearing is not None:
        at -= 1
    phrase = _distance_before(tokens, at)
    if phrase is None:
        return Offset(at + 1, None, bearing) if bearing is not None else None
    return Offset(phrase[0], phrase[1], bearing)


def _is_before_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word or its comma only leads to a name: "southwest of the capital, Kyiv"."""
    is_comma = tokens[i].text == "," and tokens[i - 1].text in _BEFORE_NAME
    return is_comma or tokens[i].text in _BEFORE_NAME


def _distance_before(tokens: Sequence[Token], at: int) -> tuple[int, float] | None:
    """The first number with a unit in the phrase that ends at token `at`: where it begins, and kilometres."""
    found = None
    while at >= 0 and (
        tokens[at].kind == Kind.NUMBER or tokens[at].text in _units() or tokens[at].text in _PASSED
    ):
        unit = _units().get(tokens[at + 1].text) if at + 1 < len(tokens) else None
        if unit and _NUMBER.fullmatch(tokens[at].text):
            found = at, round(float(tokens[at].text.replace(",", ".")) * unit, 1)
        at -= 1
    return found
