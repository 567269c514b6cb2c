"""The fields of a form that ask when an attack was: its date, from when to when, as of when it is counted."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from dashboard.correcting import Values
from dashboard.labels import ZONE_NAMES
from data.claim_values import FIRST_YEAR, MOMENTS, only_value
from data.zones import zone_of

TITLES = {"window_start": "Began", "window_end": "Ended", "as_of": "Counted as of"}
FIRST_DAY = datetime(FIRST_YEAR, 1, 1)
DIFFERING = "Its numbers differ in what stands empty here. A time that you give is set in all of them."


def ask_times(claims: pd.DataFrame, about: str) -> Values:
    """The times of an attack to fill in, those that `claims` on it say; gives what a person changed.

    Moments have the zone that the person chose; what was emptied is None. `about` is the id of what
    the form is about.
    """
    held = {name: only_value(claims[name]) for name in ("attack_date", *MOMENTS)}
    held["attack_date"] = held["attack_date"] and held["attack_date"].date()
    zone = zone_of(claims["claimant"].iloc[0])
    shown = {name: _local(held[name], zone) for name in MOMENTS}
    day, filled = _ask_fields(held["attack_date"], shown, about)
    zones = list(ZONE_NAMES)
    chosen = st.radio("Hours are in", zones, zones.index(zone), format_func=ZONE_NAMES.get, horizontal=True)
    if any(claims[name].nunique() > 1 for name in held):
        st.caption(DIFFERING)
    touched = [name for name in MOMENTS if (filled[name], chosen) != (shown[name], zone)]
    given = {"attack_date": day} | {name: _in_zone(filled[name], chosen) for name in touched}
    return {name: value for name, value in given.items() if value != held[name]}


def _ask_fields(
    day: date | None, shown: dict[str, datetime | None], about: str
) -> tuple[date | None, Values]:
    """Fields that begin filled and can be emptied, which Streamlit allows where no default is given."""
    made = st.session_state.get("corrections", 0)
    keys = {name: f"{name} {about} {made}" for name in ("attack_date", *shown)}
    for name, value in {"attack_date": day, **shown}.items():
        st.session_state.setdefault(keys[name], value)
    columns = st.columns(len(keys))
    latest = max(date.today(), day or date.today())
    asked = columns[0].date_input(
        "Date of the attack", None, FIRST_DAY, latest, format="YYYY-MM-DD", key=keys["attack_date"]
    )
    filled = {
        name: column.datetime_input(
            TITLES[name], None, FIRST_DAY, format="YYYY-MM-DD", step=60, key=keys[name]
        )
        for column, name in zip(columns[1:], shown, strict=True)
    }
    return asked, filled


def _local(moment: pd.Timestamp | None, zone: ZoneInfo) -> datetime | None:
    """A moment as clocks in a zone show it."""
    return moment and moment.tz_convert(zone).tz_localize(None).to_pydatetime()


def _in_zone(clock: datetime | None, zone: ZoneInfo) -> datetime | None:
    """The moment at which clocks in a zone show this."""
    return clock and clock.replace(tzinfo=zone)
