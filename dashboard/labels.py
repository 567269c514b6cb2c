"""What people read in place of the codes of the tables: measures, claimants, weapons, bounds, checks."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from data.outlines import region_name
from data.zones import zone_of
from parsers.report import KYIV, MOSCOW
from parsers.rows import weapon_name

WITHOUT_WEAPONS = frozenset(
    {
        *("hit_locations", "debris_locations", "killed", "injured"),
        *("settlements_without_power", "customers_without_power"),
    }
)
"""Measures that count places or people, whatever weapon it was."""

ZONE_NAMES = {KYIV: "Kyiv time", MOSCOW: "Moscow time"}

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>$:~^-])")


def label(kind: str, code: Any) -> str:
    """The words for a code of some kind (measure, claimant, attacker, weapon_class, scope, role, rate).

    A code without words stands for itself; a missing one is empty.

    >>> label("measure", "suppressed"), label("claimant", "UA_AF"), label("measure", None)
    ('jammed', 'Ukrainian Air Force', '')
    """
    return "" if is_missing(code) else _labels()[kind].get(str(code), str(code))


def is_missing(value: Any) -> bool:
    """Whether a value is None, NaN, NaT or pandas' NA, none of which equals itself (pandas starts slowly).

    >>> is_missing(None), is_missing(float("nan")), is_missing(0), is_missing("")
    (True, True, False, False)
    """
    return value is None or str(value == value) != "True"


def codes(kind: str) -> list[str]:
    """The codes of a kind, in the order in which people should see them."""
    return list(_labels()[kind])


def weapon_label(key: Any, measure: Any = None) -> str:
    """The words for a weapon key, or several joined with ``+``; empty where no weapons are counted.

    >>> weapon_label("drone"), weapon_label("none"), weapon_label("any", "hit_locations")
    ('drones', '', '')
    """
    return "" if is_missing(key) or measure in WITHOUT_WEAPONS else weapon_name(str(key))


def count_label(low: Any, high: Any, bound: Any, weapon: Any, measure: Any = None) -> str:
    """A number of weapons; the number alone where no weapons are counted.

    >>> count_label(1, 1, "exact", "drone"), count_label(2, 2, "exact", "atacms")
    ('1 drone', '2 ATACMS')
    >>> count_label(10, 10, "exact", "any", "hit_locations")
    '10'
    """
    number, noun = number_label(low, high, bound), weapon_label(weapon, measure)
    is_one = number == "1" and noun.rpartition(" ")[2].islower()
    return f"{number} {noun.removesuffix('s') if is_one else noun}".rstrip()


@cache
def weapon_keys() -> list[str]:
    """Every weapon key, the groups first, and ``none`` for people and settlements."""
    lexicon = (files("parsers.lexicons") / "weapons.toml").read_text(encoding="utf-8")
    return [*(weapon["key"] for weapon in tomllib.loads(lexicon)["weapon"]), "none"]


def region_label(adm1: Any) -> str:
    """The name of a region or sea by its code, or of several joined with ``+``; empty for a whole country.

    >>> region_label("UA-59+BLACK_SEA"), region_label(None)
    ('Sumy Oblast, Black Sea', '')
    """
    if is_missing(adm1):
        return ""
    return ", ".join(region_name(code) for code in str(adm1).split("+"))


def number_label(low: Any, high: Any, bound: Any = "exact") -> str:
    """A number with its bounds as people write it.

    >>> number_label(15, None, "at_least"), number_label(None, 20), number_label(5, 7), number_label(157, 157)
    ('at least 15', 'at most 20', '5 to 7', '157')
    >>> number_label(40, 40, "about"), number_label(None, None), number_label(1, None, "unnumbered")
    ('about 40', 'not disclosed', 'no number given')
    """
    if bound == "unnumbered":
        return "no number given"
    if is_missing(low) and is_missing(high):
        return "not disclosed"
    if is_missing(high):
        return f"at least {low:,}"
    if is_missing(low):
        return f"at most {high:,}"
    if low != high:
        return f"{low:,} to {high:,}"
    return f"about {low:,}" if bound == "about" else f"{low:,}"


def counted(number: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "day"), counted(1200, "report")
    ('1 day', '1,200 reports')
    """
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def plain(words: str) -> str:
    """Words of others, so that they are shown as they stand: no Markdown in them takes effect.

    >>> print(plain("![x](http://y)"))
    \\!\\[x\\]\\(http\\://y\\)
    """
    return _MARKDOWN.sub(r"\\\1", words)


def percent(share: Any) -> str:
    """A share as a whole percentage; only none is 0%, and only all is 100%.

    >>> percent(0.8374), percent(0.9967), percent(1.0), percent(0.003), percent(None)
    ('84%', 'over 99%', '100%', 'under 1%', 'not known')
    """
    if is_missing(share):
        return "not known"
    rounded = f"{share:.0%}"
    if share < 1 and rounded == "100%":
        return "over 99%"
    return "under 1%" if share > 0 and rounded == "0%" else rounded


def day_label(day: Any) -> str:
    """A day as people write it; empty where it is missing. (``%-d`` is unknown to Windows.)

    >>> from datetime import date
    >>> day_label(date(2025, 9, 5)), day_label(None)
    ('5 September 2025', '')
    """
    return "" if is_missing(day) else f"{day.day} {day:%B %Y}"


def days_label(first: Any, last: Any) -> str:
    """A stretch of days as people write it; a single day is named once.

    >>> from datetime import date
    >>> days_label(date(2025, 9, 5), date(2025, 9, 5)), days_label(date(2025, 9, 5), date(2025, 9, 6))
    ('5 September 2025', '5 September 2025 to 6 September 2025')
    """
    return " to ".join(dict.fromkeys((day_label(first), day_label(last))))


def window_label(start: Any, end: Any, day: Any, claimant: Any) -> str:
    """From when to when an attack went on, in the claimant's time; its day where no hour is stated.

    >>> from datetime import UTC, date, datetime
    >>> start, end = datetime(2025, 9, 4, 15, tzinfo=UTC), datetime(2025, 9, 5, 5, tzinfo=UTC)
    >>> window_label(start, end, None, "UA_AF")
    '4 September 2025 18:00 to 5 September 2025 08:00'
    >>> window_label(None, end, None, "RU_MOD"), window_label(None, None, date(2025, 9, 5), "UA_AF")
    ('until 5 September 2025 08:00', '5 September 2025')
    """
    zone = zone_of(claimant)
    first, last = (
        "" if is_missing(moment) else f"{day_label(moment.astimezone(zone))} {moment.astimezone(zone):%H:%M}"
        for moment in (start, end)
    )
    if first and last:
        return f"{first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else day_label(day)


@cache
def _labels() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("dashboard") / "labels.toml").read_text(encoding="utf-8"))
