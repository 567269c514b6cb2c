"""Who publishes a report: whose voice its own words are, and which region they govern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from parsers.places.finding import find_places
from parsers.places.gazetteer import region_around
from parsers.places.mentions import PlaceMention, unsure
from parsers.report import HELD, Claimant, Report, Role
from parsers.terms import Term, lexicon
from parsers.text import Token, tokenize

_SHARED_NAMES = frozenset({"city", "district", "village"})
_OFFICES = frozenset({Claimant.UA_REGION, Claimant.RU_REGION})


def default_claimant(report: Report) -> Claimant | None:
    """Who speaks where the text names nobody: as given, else as the publisher's or channel's name says.

    >>> default_claimant(Report("", publisher="Gladkov, Belgorod")).value
    'RU_REGION'
    """
    if report.claimant is not None:
        return report.claimant
    return next((Claimant(t.key) for t in _own_names(report.channel, report.publisher)), None)


def region_of_publisher(report: Report) -> str | None:
    """The region that the official or the administration who publishes a report governs.

    >>> region_of_publisher(Report("", publisher="Gladkov, Belgorod"))
    'RU-BEL'
    >>> region_of_publisher(Report("", publisher="Odesa OVA"))
    'UA-51'
    """
    names = _own_names(report.channel, report.publisher)
    is_office = any(t.key in _OFFICES for t in names)
    return governed(names) or (_place_of(report.publisher) if is_office else None)


def _place_of(publisher: str) -> str | None:
    """The one region that the name of an office tells: ``Odesa OVA``."""
    codes = {mention.adm1 for mention in find_places(tokenize(publisher)) if mention.adm1}
    return region_around(codes.pop()) if len(codes) == 1 else None


@lru_cache(maxsize=4096)
def _own_names(channel: str, publisher: str) -> tuple[Term, ...]:
    terms = (t for text in (channel, publisher) for t in lexicon().find(tokenize(text)))
    return tuple(t for t in terms if t.kind == "claimant")


def governed(names: Iterable[Term]) -> str | None:
    """The region that the officials named govern, None where they govern none or several.

    >>> governed(lexicon().find(tokenize("Syniehubov and Terekhov said")))
    'UA-63'
    """
    found = {t.entry.attributes["region"] for t in names if "region" in t.entry.attributes}
    return found.pop() if len(found) == 1 else None


def at_home(
    named: Iterable[tuple[PlaceMention, Role | None]], region: str | None, tokens: Sequence[Token]
) -> Iterator[tuple[PlaceMention, Role | None]]:
    """The places of a report whose publisher governs `region`, those of the other country's names unsure.

    «У Самарі» told by Dnipropetrovsk's governor is no city of Russia's; where weapons came from may be.
    """
    for mention, role in named:
        is_abroad = (
            region is not None and mention.adm1 is not None and _country(mention.adm1) != _country(region)
        )
        is_namesake = is_abroad and mention.level in _SHARED_NAMES and role is not Role.LAUNCH
        yield (unsure(tokens, mention) if is_namesake and mention.adm1 not in HELD else mention), role


def _country(code: str) -> str:
    return code[:2]
