"""Where a place is: as the gazetteer knows it or, if the user wants, as OpenStreetMap does.

Asking online sends the place's name to OpenStreetMap's servers, so it is off until it is switched on.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from parsers.places import find_places
from parsers.text import tokenize

COUNTRIES = ["ua", "ru", "by"]
SECONDS_BETWEEN = 1.1  # OpenStreetMap asks for no more than one question a second


class Point(NamedTuple):
    """A place on Earth in degrees (WGS 84)."""

    lat: float
    lon: float


class OfflineError(Exception):
    """The online lookup could not be reached; the message says what to do."""


class Answer(Protocol):
    """What a geocoder answers, in degrees."""

    latitude: float
    longitude: float


Geocode = Callable[..., Answer | None]


def find_known(words: str) -> Point | None:
    """Where a place is that the gazetteer knows, or one told by its distance from such a place.

    >>> find_known("200 kilometres southeast of Moscow")
    Point(lat=54.46, lon=39.8)
    >>> find_known("Nowhereville") is None
    True
    """
    named = [place for place in find_places(tokenize(words)) if not place.is_reference]
    return next((Point(place.lat, place.lon) for place in named if place.lat and place.lon), None)


class OnlineLookup:
    """Asks for places online, slowly, and remembers the answers in a file (also that there was none)."""

    def __init__(self, cache: Path, geocode: Geocode | None = None) -> None:
        """Keep answers in the JSON file `cache`; `geocode` stands in for OpenStreetMap's service."""
        self._cache = cache
        self._known: dict[str, list[float] | None] = (
            json.loads(cache.read_text(encoding="utf-8")) if cache.exists() else {}
        )
        self._geocode = geocode or _nominatim()

    def find(self, name: str) -> Point | None:
        """Where `name` is, in Ukraine, Russia or Belarus; None where nobody knows it."""
        if name not in self._known:
            self._known[name] = self._ask(name)
            self._cache.write_text(json.dumps(self._known, ensure_ascii=False), encoding="utf-8")
        point = self._known[name]
        return Point(*point) if point else None

    def _ask(self, name: str) -> list[float] | None:
        try:
            answer = self._geocode(name, country_codes=COUNTRIES, timeout=10)
        except GeopyError as error:
            advice = "check the connection, or switch the online lookup off"
            raise OfflineError(f"OpenStreetMap could not be reached for “{name}”: {advice}") from error
        return [answer.latitude, answer.longitude] if answer else None


def _nominatim() -> Geocode:
    service = Nominatim(user_agent="strikeledger")
    ask: Geocode = RateLimiter(
        service.geocode, min_delay_seconds=SECONDS_BETWEEN, max_retries=1, swallow_exceptions=False
    )
    return ask
