"""What must hold before a report is kept: a day of publication that has begun, and an attack in it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

from parsers.readers import claimant_of
from parsers.report import KYIV, Reading, Report

FIRST_ZONE = timezone(timedelta(hours=14))


class Refusal(StrEnum):
    """Why a report is not kept."""

    UNDATED = "it has no publication date"
    FUTURE = "its publication date lies in the future"
    NO_ATTACK = "no figure or place of an attack was found in it"


def latest_day() -> date:
    """The latest calendar day that has begun anywhere on Earth."""
    return datetime.now(UTC).astimezone(FIRST_ZONE).date()


def fill_in(report: Report, published: date | None = None, publisher: str = "", lang: str = "") -> Report:
    """The report with what it does not say itself; what it says stays.

    >>> fill_in(Report("12 drones", lang="en"), date(2025, 9, 5), "kpszsu", "uk").lang
    'en'
    """
    publisher = report.publisher or publisher
    return replace(
        report,
        published=report.published or published,
        publisher=publisher,
        claimant=report.claimant or claimant_of(publisher, report.channel, report.url),
        lang=report.lang or lang,
    )


def is_in_future(published: date | None) -> bool:
    """Whether a day of publication has not begun yet anywhere."""
    return published is not None and published > latest_day()


def refusal(reading: Reading) -> Refusal | None:
    """Why this report may not be kept, or None where it may."""
    published = reading.report.published_on(KYIV)
    if published is None:
        return Refusal.UNDATED
    if is_in_future(published):
        return Refusal.FUTURE
    if not reading.claims and not reading.places:
        return Refusal.NO_ATTACK
    return None
