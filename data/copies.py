"""Whether exactly this text is already held: the same post again, or the same words of another publisher."""

from __future__ import annotations

import sqlite3

from data.as_read import dates_as_read
from data.derived import REPORTS_SET_ASIDE
from data.fetching import fetch_rows
from data.published import SAME_NEWS, is_near, is_same_publisher, is_same_time, zones_of
from parsers.report import Reading, Report
from parsers.rows import Row, utc_text


def held_copies(connection: sqlite3.Connection, report: Report) -> list[Row]:
    """Every publication of exactly this text that the ledger knows, the first added first.

    A report that is set aside is known only by its very publisher and time: with others, its text can be
    added anew.
    """
    names = "report_id, publisher, channel, published_at, added_at"
    is_known = (
        f"text_hash = :text AND (report_id NOT IN ({REPORTS_SET_ASIDE}) OR (publisher IS :publisher"
        " AND channel IS :channel AND published_at IS :published))"
    )
    values = {
        "text": report.report_id,
        "publisher": report.publisher or None,
        "channel": report.channel or None,
        "published": utc_text(report.published),
    }
    tables = (f"SELECT {names} FROM {table} WHERE {is_known}" for table in ("reports", "carriers"))
    return fetch_rows(
        connection.execute(f"{' UNION ALL '.join(tables)} ORDER BY added_at, report_id", values)
    )


def is_same_publication(report: Report, copy: Row) -> bool:
    """Whether a text is the very post that is held, and not the same words of another hour or publisher.

    A claimant's bulletins repeat word for word ("this night two drones were destroyed over the Bryansk
    region"): one publisher's posts with clearly different times are different reports.
    """
    return is_same_publisher(report, copy) and is_same_time(
        utc_text(report.published), copy["published_at"], zones_of(report)
    )


def find_equal(connection: sqlite3.Connection, reading: Reading, copies: list[Row]) -> Row | None:
    """The first of the copies of exactly this text that another publisher gave of the same attack, if any.

    Bulletins repeat word for word night by night: the attack's date must agree, or, where the text or the
    copy gives none, the publications must be near.
    """
    same = [copy for copy in copies if _is_of_same_attack(connection, reading, copy)]
    if any(is_same_publisher(reading.report, copy) for copy in same):
        return None
    return next(iter(same), None)


def _is_of_same_attack(connection: sqlite3.Connection, reading: Reading, copy: Row) -> bool:
    ours = {claim.attack_date.isoformat() for claim in reading.claims if claim.attack_date}
    theirs = dates_as_read(connection, copy["report_id"])
    if ours and theirs:
        return not ours.isdisjoint(theirs)
    return is_near(utc_text(reading.report.published), copy["published_at"], SAME_NEWS)
