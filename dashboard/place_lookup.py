"""Where a place is: as the gazetteer knows it or, if the user wants, as OpenStreetMap does.

Asking online sends the place's name to OpenStreetMap's servers, so it is off until it is switched on.
"""

import functools
import json
import os
from collections.abc import Callable
from pathlib import Path
from threading import get_ident
from typing import NamedTuple, Protocol

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from parsers.places.finding import find_places
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
Answers = dict[str, list[float] | None]


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
        """Keep answers in the JSON file `cache`; `geocode` stands in for OpenStreetMap's service.

        A file that cannot be read is set aside, and `notice` says so.
        """
        self._cache = cache
        self.notice = ""
        try:
            self._known = _read_answers(cache)
        except ValueError:
            self._known = {}
            self.notice = _set_aside(cache)
        self._geocode = geocode or _nominatim()

    def find(self, name: str) -> Point | None:
        """Where `name` is, in Ukraine, Russia or Belarus; None where nobody knows it."""
        if name not in self._known:
            self._known[name] = self._ask(name)
            self._keep()
        point = self._known[name]
        return Point(*point) if point else None

    def _keep(self) -> None:
        """Write the answers beside the file first, so that a stop leaves the old ones or the new ones."""
        unfinished = self._cache.with_name(f"{self._cache.name}.{os.getpid()}-{get_ident()}.unfinished")
        try:
            unfinished.write_text(json.dumps(self._known, ensure_ascii=False), encoding="utf-8")
            unfinished.replace(self._cache)
        finally:
            unfinished.unlink(missing_ok=True)

    def _ask(self, name: str) -> list[float] | None:
        try:
            answer = self._geocode(name, country_codes=COUNTRIES, timeout=10)
        except GeopyError as error:
            advice = "check the connection, or switch the online lookup off"
            raise OfflineError(f"OpenStreetMap could not be reached for “{name}”: {advice}") from error
        return [answer.latitude, answer.longitude] if answer else None


def _read_answers(cache: Path) -> Answers:
    """The answers kept in a file; ValueError where it holds anything else."""
    if not cache.exists():
        return {}
    answers = json.loads(cache.read_text(encoding="utf-8"))
    if not isinstance(answers, dict) or not all(map(_is_answer, answers.values())):
        raise ValueError(f"{cache} holds no answers")
    return answers


def _is_answer(value: object) -> bool:
    if not isinstance(value, list):
        return value is None
    return len(value) == 2 and all(isinstance(degrees, (int, float)) for degrees in value)


def _set_aside(cache: Path) -> str:
    """Rename a damaged file; gives the words that say so."""
    damaged = cache.with_name(f"{cache.name}.damaged")
    cache.replace(damaged)
    return (
        f"The places looked up before could not be read. They are set aside in {damaged}; a new file begins."
    )


@functools.cache
def _nominatim() -> Geocode:
    """OpenStreetMap's service; one for the whole program, so that all who ask keep to its pace together."""
    service = Nominatim(user_agent="strikeledger")
    ask: Geocode = RateLimiter(
        service.geocode, min_delay_seconds=SECONDS_BETWEEN, max_retries=1, swallow_exceptions=False
    )
    return ask
