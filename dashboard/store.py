"""The ledger as the pages see it: its tables, read once for each change of the ledger."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from data.ledger import Ledger, open_ledger


class Tables(NamedTuple):
    """Everything the pages show."""

    reports: pd.DataFrame
    claims: pd.DataFrame
    places: pd.DataFrame
    attacks: pd.DataFrame
    set_aside: pd.DataFrame
    unread: pd.DataFrame
    problems: pd.DataFrame


def load_tables() -> Tables:
    """The ledger's tables as they are now; starter reports left out where they are hidden."""
    with open_ledger() as ledger:
        return _tables(str(ledger.path), ledger.revision, ledger)


@st.cache_data(show_spinner="Reading the ledger …", max_entries=4)
def _tables(path: str, revision: int, _ledger: Ledger) -> Tables:
    """One reading of the ledger for each path and revision."""
    return Tables(
        _ledger.reports(),
        _ledger.claims(),
        _ledger.places(),
        _ledger.attacks(),
        _ledger.set_aside(),
        _ledger.unread(),
        _ledger.problems(),
    )
