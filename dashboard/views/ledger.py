"""What the ledger holds: its reports, and the starter reports to hide, show or remove in one step."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.labels import counted
from dashboard.parts import load_starters
from dashboard.store import load_tables
from data.ledger import open_ledger

COLUMNS: dict[str, Any] = {
    "published_at": st.column_config.DateColumn("Published", format="D MMM YYYY"),
    "publisher": "Publisher",
    "lang": "Language",
    "title": "Title",
    "numbers": "Numbers in it",
    "numbers_read": "of which read",
    "url": "Source",
}


def show_starters() -> None:
    """Hide, show, remove or load the starter reports."""
    with open_ledger() as ledger:
        st.caption(f"The ledger is the file {ledger.path}")
        has_starters, are_hidden = ledger.has_starters, ledger.are_starters_hidden
    if not has_starters:
        if st.button("Load the starter reports", icon=":material/download:"):
            load_starters()
            st.rerun()
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.toggle("Show the starter reports", value=not are_hidden, key="starters", on_change=switch_starters)
        with st.popover("Remove the starter reports"):
            st.markdown(
                "They are deleted from the ledger; your own reports stay. They can be loaded again later."
            )
            st.button("Remove them", type="primary", on_click=remove_starters)


def switch_starters() -> None:
    """Hide or show them, as the switch says."""
    with open_ledger() as ledger:
        if st.session_state["starters"]:
            ledger.show_starters()
        else:
            ledger.hide_starters()


def remove_starters() -> None:
    """Delete them."""
    with open_ledger() as ledger:
        removed = ledger.remove_starters()
    st.toast(f"{counted(removed, 'starter report')} removed.")


def show_reports(reports: pd.DataFrame) -> None:
    """All reports, the latest first."""
    numbers, read = int(reports["numbers"].sum()), int(reports["numbers_read"].sum())
    st.subheader(f"{counted(len(reports), 'report')}; {read:,} of {counted(numbers, 'number')} read")
    st.dataframe(
        reports.sort_values("published_at", ascending=False).fillna(
            {"title": "", "publisher": "", "url": ""}
        ),
        hide_index=True,
        height=520,
        column_config=COLUMNS,
        column_order=list(COLUMNS),
        alt="Reports, one a row",
    )


def show() -> None:
    """The page."""
    st.title("The ledger")
    show_starters()
    reports = load_tables().reports
    if reports.empty:
        st.info("No reports are shown.")
    else:
        show_reports(reports)


show()
