"""What several pages share: the period picker, an empty ledger, a balance, downloads, whether on a phone."""

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard.correcting import claim_words
from dashboard.labels import day_label
from dashboard.summaries import balance_words, unbalanced
from data.balance import OUTCOMES, balance
from data.ledger import open_ledger
from data.seeding import fill

CHART = {"displayModeBar": False, "scrollZoom": False}

Period = tuple[date, date] | None

PERIODS = {"Last 30 days": 30, "Last 92 days": 92, "Last year": 365, "All": None}


def period_picker(dates: pd.Series, default: str = "Last 92 days") -> Period:
    """The stretch chosen, counted back from the latest of some attacks, which is told; None for all."""
    last = dates.max()
    with st.container(horizontal=True, vertical_alignment="center"):
        chosen = st.segmented_control(
            "Period", list(PERIODS), default=default, required=True, label_visibility="collapsed"
        )
        days = PERIODS[chosen]
        if days is None or pd.isna(last):
            return None
        told = f"Counted back from {day_label(last)}, the latest attack that the reports tell of."
        st.caption(told, width="content")
    return (last - pd.Timedelta(days=days - 1)).date(), last.date()


def within(table: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The rows whose attack date lies in the period, its ends included; all rows for None."""
    if period is None:
        return table
    first, last = pd.Timestamp(period[0]), pd.Timestamp(period[1])
    return table[table["attack_date"].between(first, last)]


def empty_notice() -> None:
    """What to do with an empty ledger: add reports, or start with those that come along."""
    st.info("The ledger shows no attacks yet. Add your own reports, or begin with the starter reports.")
    st.page_link("views/add_reports.py", label="Add reports", icon=":material/add_circle:")
    if st.button("Load the starter reports", type="primary"):
        load_starters()
        st.rerun()


def load_starters() -> None:
    """Read the starter reports into the ledger and show them, with a bar that tells how far it is."""
    bar = st.progress(0.0, "Reading the starter reports …")

    def show(done: int, total: int) -> None:
        bar.progress(done / total, f"{done} of {total} starter reports read")

    with open_ledger() as ledger:
        fill(ledger, show)
        ledger.show_starters()
    bar.empty()


def show_balance(claims: pd.DataFrame, report_id: str) -> None:
    """What a report says became of what was launched, and where that does not add up."""
    table = balance(claims, report_id)
    for message, claim_ids in unbalanced(table):
        st.warning(f"{message} {_rests_on(claims, claim_ids)}", icon=":material/warning:")
    shown = balance_words(table)
    if shown.empty:
        st.caption("This report does not say how many were launched, or what became of them.")
        return
    st.dataframe(shown, hide_index=True, alt="What became of what was launched")


def _rests_on(claims: pd.DataFrame, claim_ids: list[str]) -> str:
    """The claims of a balance, each with a link to where it can be corrected."""
    held = claims[claims["claim_id"].isin(claim_ids) & claims["measure"].isin(["launched", *OUTCOMES])]
    links = [f"[{claim_words(claim)}]({claim_address(claim['claim_id'])})" for _, claim in held.iterrows()]
    return f"It rests on: {', '.join(links)}."


def claim_address(claim_id: str) -> str:
    """Where the page Claims shows one claim, as seen from any other page."""
    return f"claims?{urlencode({'claim': claim_id})}"


def is_on_phone() -> bool:
    """Whether the browser says that it runs on a phone."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def download(label: str, content: bytes | Callable[[], bytes], file_name: str) -> None:
    """A button that saves a CSV file, given as it is or made when the button is pressed."""
    st.download_button(label, content, file_name, "text/csv", icon=":material/download:", on_click="ignore")
