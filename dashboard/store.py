"""The ledger as the pages see it: each table read when a page asks for it, once for each change."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.geography import attacked_on, date_places
from data.ledger import Ledger, open_ledger


@dataclass(frozen=True)
class Tables:
    """Everything the pages show. Tables are shared between pages and people: never change one in place."""

    path: str
    revision: int

    @property
    def reports(self) -> pd.DataFrame:
        """Table `reports`, with the texts."""
        return _table(self.path, self.revision, "reports")

    @property
    def kinds(self) -> pd.DataFrame:
        """Which attackers, claimants, measures, weapons and statuses of claims there are."""
        return _table(self.path, self.revision, "kinds")

    @property
    def told(self) -> pd.DataFrame:
        """Who attacked where and when, as the claims say, without their numbers."""
        return _table(self.path, self.revision, "told")

    @property
    def dated_places(self) -> pd.DataFrame:
        """Table `places` with the attacker and the day of each."""
        return _dated_places(self)

    @property
    def attacked_on(self) -> pd.DataFrame:
        """On which days which report names which region as attacked."""
        return _attacked_on(self)

    @property
    def places(self) -> pd.DataFrame:
        """Table `places`."""
        return _table(self.path, self.revision, "places")

    @property
    def attacks(self) -> pd.DataFrame:
        """Table `attacks`, derived."""
        return _table(self.path, self.revision, "attacks")

    @property
    def set_aside(self) -> pd.DataFrame:
        """Figures revised or contradicted, derived."""
        return _table(self.path, self.revision, "set_aside")

    @property
    def unread(self) -> pd.DataFrame:
        """The numbers that nobody could place."""
        return _table(self.path, self.revision, "unread")

    @property
    def problems(self) -> pd.DataFrame:
        """What does not fit together in reports."""
        return _table(self.path, self.revision, "problems")


def load_tables() -> Tables:
    """The ledger's tables as they are now; starter reports left out where they are hidden."""
    with open_ledger() as ledger:
        _derive(ledger)
        return Tables(str(ledger.path), ledger.revision)


def _derive(ledger: Ledger) -> None:
    """Derive what changed; where that takes a while, a bar tells how far it is."""
    bars: list[DeltaGenerator] = []

    def show(done: int, total: int) -> None:
        bars[:] = bars or [st.progress(0.0)]
        days = f"{done:,} of {total:,} days"
        bars[0].progress(done / total, f"Working out all attacks once again after a change: {days}")

    ledger.derive(show)
    for bar in bars:
        bar.empty()


@st.cache_resource(show_spinner="Reading the ledger …", max_entries=28)
def _table(path: str, revision: int, name: str) -> pd.DataFrame:
    """One reading of a table for each path and revision; it may be of a later one, never of an earlier."""
    with open_ledger(path) as ledger:
        table: pd.DataFrame = getattr(ledger, name)()
        return table


@st.cache_resource(show_spinner="Reading the ledger …", max_entries=4)
def _dated_places(tables: Tables) -> pd.DataFrame:
    return date_places(tables.places, tables.told, tables.reports)


@st.cache_resource(show_spinner="Reading the ledger …", max_entries=4)
def _attacked_on(tables: Tables) -> pd.DataFrame:
    return attacked_on(tables.dated_places, tables.told)
