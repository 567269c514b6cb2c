"""Moments known to the second, and those of which only the day is known.

A report that is dated without an hour stands in the tables at midnight UTC (`published_at` of table
`reports`). It was published at some time of that day where its claimant counts the hours: it matches the
whole day, and is neither earlier nor later than anything within it.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

import pandas as pd

from parsers.report import KYIV, MOSCOW

ONE_DAY = pd.Timedelta(days=1)


def is_day_only(moments: pd.Series) -> pd.Series:
    """Whether only the day of each UTC moment is known.

    >>> is_day_only(pd.to_datetime(pd.Series(["2025-09-05T00:00Z", "2025-09-05T06:00Z"]))).tolist()
    [True, False]
    """
    return pd.Series((moments.notna() & (moments == moments.dt.normalize())).astype(bool))


def day_bounds(day: pd.Timestamp, claimant: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first and the last moment of a day where the claimant counts the hours.

    >>> [f"{end:%d %H:%M}" for end in day_bounds(pd.Timestamp("2025-09-05T00:00Z"), "UA_AF")]
    ['04 21:00', '05 20:59']
    """
    zone = MOSCOW if claimant.startswith("RU_") else KYIV
    ends = [datetime.combine(day.date(), hour, tzinfo=zone) for hour in (time.min, time.max)]
    first, last = (pd.Timestamp(end).tz_convert("UTC") for end in ends)
    return first, last


def local_days(moments: pd.Series, claimants: pd.Series) -> pd.Series:
    """The day of each moment where its claimant counts the hours; a day without hours stays that day."""
    is_russian = claimants.str.startswith("RU_").fillna(False).astype(bool)
    kyiv, moscow = (
        moments.dt.tz_convert(zone).dt.tz_localize(None).dt.normalize() for zone in (KYIV, MOSCOW)
    )
    return pd.Series(moments.dt.tz_localize(None).where(is_day_only(moments), kyiv.mask(is_russian, moscow)))


def tie_days(moments: pd.Series, is_day: pd.Series, claimants: pd.Series, groups: list[Any]) -> pd.Series:
    """The moments to sort by: where only the day is known, it ties with the last of that day in its group."""
    days = local_days(moments, claimants)
    last = moments.mask(is_day).groupby([*groups, days], dropna=False).transform("max")
    return moments.mask(is_day, last.fillna(moments))
