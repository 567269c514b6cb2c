"""What the ledger holds: its reports, and the starter reports to hide, show or remove in one step."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.highlight import mark_numbers
from dashboard.labels import counted, label, plain
from dashboard.parts import claim_address, load_starters, show_balance
from dashboard.problems import problem_lines
from dashboard.report_panel import show_report_panel, show_set_aside
from dashboard.starters import missing_starters
from dashboard.store import Tables, load_tables
from data.corrections import claims_of_report
from data.ledger import LedgerError, open_ledger
from parsers.report import Span

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
        missing = missing_starters(ledger)
    if failed := st.session_state.pop("failed", None):
        st.error(plain(f"{failed}."), icon=":material/error:")
    if missing:
        offer_starters(missing if has_starters else None)
    if not has_starters:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.toggle("Show the starter reports", value=not are_hidden, key="starters", on_change=switch_starters)
        with st.popover("Remove the starter reports"):
            st.markdown(
                "They are deleted from the ledger; your own reports and those you corrected stay. "
                "They can be loaded again later."
            )
            st.button("Remove them", type="primary", on_click=remove_starters)


def offer_starters(missing: int | None) -> None:
    """A button that loads the starter reports, or as many as are `missing` beside those held."""
    what = "Load the starter reports" if missing is None else f"Load {missing} missing starter reports"
    if st.button(what, icon=":material/download:"):
        load_starters()
        st.rerun()


def switch_starters() -> None:
    """Hide or show them, as the switch says."""
    with telling_errors(), open_ledger() as ledger:
        if st.session_state["starters"]:
            ledger.show_starters()
        else:
            ledger.hide_starters()


def remove_starters() -> None:
    """Delete them."""
    with telling_errors(), open_ledger() as ledger:
        removed = ledger.remove_starters()
        kept = ledger.count_starters()
        st.toast(
            f"{counted(removed, 'starter report')} removed."
            + (f" {counted(kept, 'corrected one')} kept." if kept else "")
        )


@contextmanager
def telling_errors() -> Iterator[None]:
    """Keep what is wrong with the ledger for the page to say: a callback runs before the page does."""
    try:
        yield
    except LedgerError as error:
        st.session_state["failed"] = f"Not done. {error}"


def show_reports(tables: Tables) -> None:
    """All reports, the latest first; the chosen one with what was not read in it."""
    reports = tables.reports.sort_values("published_at", ascending=False, ignore_index=True)
    numbers, read = int(reports["numbers"].sum()), int(reports["numbers_read"].sum())
    st.subheader(f"{counted(len(reports), 'report')}; {read:,} of {counted(numbers, 'number')} read")
    st.caption(
        "Choose a report to see its text, the numbers that were not read, and what does not fit together."
    )
    event = st.dataframe(
        reports.fillna({"title": "", "publisher": "", "url": ""}).assign(
            lang=[label("lang", code) for code in reports["lang"]]
        ),
        key=f"reports {len(reports)}",  # a table of other reports begins with none chosen
        hide_index=True,
        column_config=COLUMNS,
        column_order=[name for name in COLUMNS if reports[name].notna().any()],
        on_select="rerun",
        selection_mode=["single-row", "single-cell"],
        alt="Reports, one a row",
    )
    rows = [*event.selection.rows, *(row for row, _ in event.selection.cells)]
    if rows and rows[0] < len(reports):
        show_report(reports.iloc[rows[0]], tables)


def show_report(report: pd.Series, tables: Tables) -> None:
    """One report: its problems, its unread numbers with the reasons, its text with its numbers marked."""
    unread, problems = (
        table[table["report_id"] == report["report_id"]] for table in (tables.unread, tables.problems)
    )
    with open_ledger() as ledger:
        claims = claims_of_report(ledger, report["report_id"])
    with st.container(border=True):
        for line in problem_lines(problems, claims):
            st.warning(plain(line), icon=":material/warning:")
        if len(unread):
            st.markdown(f"**{counted(len(unread), 'number')} not read:**")
            reasons = unread[["text", "why"]].rename(columns={"text": "Number", "why": "Why"})
            st.dataframe(reasons, hide_index=True, alt="Numbers that were not read")
        st.caption("Click a marked number to see its claim, and to confirm or correct it.")
        st.html(mark_numbers(report["text"], spans_of(claims), spans_of(unread), links_to(claims)))
        st.markdown("**What became of what was launched**")
        show_balance(claims, report["report_id"])
        show_report_panel(report["report_id"])


def spans_of(rows: pd.DataFrame) -> list[Span]:
    """Where the rows' numbers stand in the text."""
    placed = rows.dropna(subset=["span_start", "span_end"])
    return [Span(int(a), int(b)) for a, b in zip(placed["span_start"], placed["span_end"], strict=True)]


def links_to(claims: pd.DataFrame) -> dict[Span, str]:
    """Where claims are shown, by where their numbers stand; of several with one number, the first."""
    placed = claims.dropna(subset=["span_start", "span_end"]).iloc[::-1]
    return dict(zip(spans_of(placed), map(claim_address, placed["claim_id"]), strict=True))


def show() -> None:
    """The page."""
    st.title("The ledger")
    show_starters()
    tables = load_tables()
    show_set_aside()
    if tables.reports.empty:
        st.info("No reports are shown.")
    else:
        show_reports(tables)


show()
