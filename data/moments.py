"""Moments known to the second, and those of which only the day is known.

A report that is dated without an hour has the `published_precision` ``day``; as a column of moments its
`published_at` reads midnight UTC. It was published at some time of that day where its claimant counts the
hours: it matches the whole day, and is neither earlier nor later than anything within it.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

import pandas as pd

from data.zones import zone_of
from parsers.report import KYIV, MOSCOW

ONE_DAY = pd.Timedelta(days=1)


def is_day_only(precisions: pd.Series) -> pd.Series:
    """Whether only the day is known, by the column `published_precision`.

    >>> is_day_only(pd.Series(["day", "moment", None])).tolist()
    [True, False, False]
    """
    return pd.Series((precisions == "day").fillna(False).astype(bool))


def day_bounds(day: pd.Timestamp, claimant: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first and the last moment of a day where the claimant counts the hours.

    >>> [f"{end:%d %H:%M}" for end in day_bounds(pd.Timestamp("2025-09-05T00:00Z"), "UA_AF")]
    ['04 21:00', '05 20:59']
    """
    ends = [datetime.combine(day.date(), hour, tzinfo=zone_of(claimant)) for hour in (time.min, time.max)]
    first, last = (pd.Timestamp(end).tz_convert("UTC") for end in ends)
    return first, last


def local_days(moments: pd.Series, is_day: pd.Series, claimants: pd.Series) -> pd.Series:
    """The day of each moment where its claimant counts the hours; where `is_day`, it stays that day.

    >>> midnight = pd.to_datetime(pd.Series(["2025-09-04T21:30Z", "2025-09-04T00:00Z"]))
    >>> local_days(midnight, pd.Series([False, True]), pd.Series(["UA_AF", "UA_AF"])).dt.day.tolist()
    [5, 4]
    """
    is_russian = claimants.str.startswith("RU_").fillna(False).astype(bool)
    kyiv, moscow = (
        moments.dt.tz_convert(zone).dt.tz_localize(None).dt.normalize() for zone in (KYIV, MOSCOW)
    )
    return pd.Series(moments.dt.tz_localize(None).where(is_day, kyiv.mask(is_russian, moscow)))


def tie_days(moments: pd.Series, is_day: pd.Series, claimants: pd.Series, groups: list[Any]) -> pd.Series:
    """The moments to sort by: where only the day is known, it ties with the last of that day in its group."""
    days = local_days(moments, is_day, claimants)
    last = moments.mask(is_day).groupby([*groups, days], dropna=False).transform("max")
    return moments.mask(is_day, last.fillna(moments))
