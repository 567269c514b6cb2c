"""From the named fields of a header, a row or a line to a `Report`: dates, claimants, known publishers."""

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from parsers.readers.decoding import normalise_newlines
from parsers.readers.errors import ReadingError
from parsers.report import Claimant, Report

KEYS = ("id", "published", "publisher", "claimant", "channel", "lang", "title", "url", "text")
"""The fields a report may be given with; only `text` must be there, any other field is left aside."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_CERTAIN_DAY = re.compile(r"\d{4}(-\d{2})?|\d{4}-\d{2}.*[?~%]")  # the marks of ISO 8601-2


def report_from_fields(source: str, fields: Mapping[str, object]) -> Report:
    """The report that `fields` describe; `source` names the file and line for error messages.

    >>> report = report_from_fields("x.jsonl", {"text": "Збито 5", "publisher": "kpszsu"})
    >>> report.claimant, report.published
    (<Claimant.UA_AF: 'UA_AF'>, None)
    """
    words = {key: _words(source, key, fields.get(key)) for key in KEYS}
    text = normalise_newlines(words["text"])
    if not text.strip():
        raise ReadingError(source, "has no text: put the report's words under the name “text”")
    return Report(
        text=text,
        id=words["id"],
        title=words["title"],
        publisher=words["publisher"],
        claimant=_claimant(source, words),
        channel=words["channel"],
        url=words["url"],
        lang=words["lang"],
        published=parse_published(source, words["published"]),
    )


def parse_published(source: str, words: str) -> date | datetime | None:
    """The day, or the moment with its zone, of publication; None where no day is certain.

    No day is certain in a year or a month alone, and in a date marked as doubtful (``?``, ``~`` or ``%``).

    A time without a zone is left out: the day is certain, the moment is not.

    >>> parse_published("a.txt", "2022-10-05T06:00Z")
    datetime.datetime(2022, 10, 5, 6, 0, tzinfo=datetime.timezone.utc)
    >>> parse_published("a.txt", "2025-12") is None
    True
    """
    words = words.strip()
    if not words or _NO_CERTAIN_DAY.fullmatch(words):
        return None
    try:
        moment = datetime.fromisoformat(words)
        if moment.tzinfo:
            moment.astimezone(UTC)
    except (ValueError, OverflowError):
        advice = f"the publication date “{words}” cannot be read: write it like 2025-09-05"
        raise ReadingError(source, advice) from None
    return moment if moment.tzinfo else moment.date()


def claimant_of(publisher: str, channel: str = "", url: str = "") -> Claimant | None:
    """Who speaks in a report of this channel, else of this publisher or address, where that is known.

    >>> claimant_of("mod_russia"), claimant_of("somebody.example")
    (<Claimant.RU_MOD: 'RU_MOD'>, None)
    """
    known = _known_publishers()
    names = (channel, publisher, *_names_in(url))
    return next((known[name.casefold()] for name in names if name.casefold() in known), None)


def _words(source: str, key: str, value: object) -> str:
    """A field's words: all but the text without the blanks around them; an id may be a whole number."""
    if value is None:
        return ""
    if key == "id" and type(value) is int:
        return str(value)
    if not isinstance(value, str):
        raise ReadingError(source, f"“{key}” is not text: put its value in quotes, or leave it out")
    if "\x00" in value or _SURROGATE.search(value):
        advice = f"“{key}” holds \\u0000, or half of a character's two codes such as \\ud800: take it out"
        raise ReadingError(source, advice)
    return value if key == "text" else value.strip()


def _claimant(source: str, words: Mapping[str, str]) -> Claimant | None:
    if not words["claimant"]:
        return claimant_of(words["publisher"], words["channel"], words["url"])
    try:
        return Claimant(words["claimant"].strip().upper())
    except ValueError:
        advice = f"the claimant “{words['claimant']}” is not known: use one of {', '.join(Claimant)}"
        raise ReadingError(source, advice) from None


def _names_in(url: str) -> tuple[str, str]:
    """The host of an address, and the channel where it leads to one on Telegram."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    host = (parts.hostname or "").removeprefix("www.")
    channel = parts.path.removeprefix("/s/").strip("/").split("/")[0] if host == "t.me" else ""
    return host, channel


@cache
def _known_publishers() -> dict[str, Claimant]:
    table = tomllib.loads((files("parsers.lexicons") / "publishers.toml").read_text(encoding="utf-8"))
    entries = table["publisher"]
    return {name.casefold(): Claimant(entry["claimant"]) for entry in entries for name in entry["names"]}
