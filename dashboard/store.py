"""The ledger as the pages see it: each table read when a page asks for it, once for each change."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data.ledger import open_ledger


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
    def claims(self) -> pd.DataFrame:
        """Table `claims`, the longest: a page that needs a few of them asks the ledger for those."""
        return _table(self.path, self.revision, "claims")

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
        return Tables(str(ledger.path), ledger.revision)


@st.cache_resource(show_spinner="Reading the ledger …", max_entries=28)
def _table(path: str, revision: int, name: str) -> pd.DataFrame:
    """One reading of a table for each path and revision; it may be of a later one, never of an earlier."""
    with open_ledger(path) as ledger:
        table: pd.DataFrame = getattr(ledger, name)()
        return table
