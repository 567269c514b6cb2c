"""Every claim in a table with filters; the chosen one with its report's text and corrections; downloads."""

from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.citing import citation
from dashboard.claims_table import COLUMNS, for_people, told_columns
from dashboard.correcting import claim_words, published_words
from dashboard.correction_panel import show_panel
from dashboard.highlight import find_evidence, highlight, mark_numbers
from dashboard.labels import codes, label, plain, weapon_label
from dashboard.paging import choose_page
from dashboard.parts import download, empty_notice, show_balance
from dashboard.problems import problems_of_claim
from dashboard.store import Tables, load_tables
from data.corrections import claims_beside, corrections
from data.dictionary import NAME, dictionary_file, read_dictionary
from data.export import Filters, to_csv_bytes
from data.ledger import open_ledger
from parsers.report import Span

Days = tuple[date, date] | None

CHOICES = {
    # field: (its filter, its title)
    "attacker": ("attackers", "Direction"),
    "claimant": ("claimants", "Says who"),
    "weapon": ("weapons", "Weapon"),
    "measure": ("measures", "Of what"),
    "status": ("statuses", "Checked"),
}


def choose(kinds: pd.DataFrame, days: Days) -> Filters:
    """Ask which claims to show, of the `kinds` and `days` there are; an empty filter lets all pass."""
    row = st.container(horizontal=True)
    first, last = _ask_dates(row, days)
    chosen = {
        name: row.multiselect(
            title, _options(kinds, field), format_func=partial(_words, field), placeholder="All", width=156
        )
        for field, (name, title) in CHOICES.items()
    }
    return Filters(date_from=first, date_to=last, **chosen)


def _ask_dates(row: Any, days: Days) -> tuple[date | None, date | None]:
    """From when to when; no limits where all days are chosen, so that undated claims are shown too."""
    if days is None:
        return None, None
    asked = row.date_input("Dates of attack", days, *days, format="YYYY-MM-DD", width=245)
    return asked if len(asked) == 2 and asked != days else (None, None)


def show_report(claim_id: str, tables: Tables) -> None:
    """The report that a claim stands in, with its sentence and number marked, and how it was read."""
    with open_ledger() as ledger:
        claims = claims_beside(ledger, claim_id)
    if claims.empty:
        return
    claim = claims[claims["claim_id"] == claim_id].iloc[0]
    report = tables.reports.set_index("report_id").loc[claim["report_id"]]
    with st.container(border=True):
        st.subheader(claim_words(claim))
        st.caption(plain(_about(report, claim)))
        problems = tables.problems[tables.problems["report_id"] == claim["report_id"]]
        for line in problems_of_claim(problems, claims, claim):
            st.warning(plain(line), icon=":material/warning:")
        st.html(_marked(report["text"], claim))
        with st.popover("Cite it", icon=":material/format_quote:"):
            st.code(citation(claim, report), language=None, wrap_lines=True)
        show_panel(claim, report)
        with st.expander("What became of what was launched, by this report"):
            show_balance(claims, claim["report_id"])


def choose_claim(shown: pd.DataFrame, selection: Any) -> str | None:
    """The id of the claim clicked last, else of the one that the page's address names.

    It stays open when another table is shown, where none is clicked.
    """
    if selection.cells:
        row, _ = selection.cells[0]
        st.session_state["claim"] = st.query_params["claim"] = shown["claim_id"].iloc[row]
    return st.session_state.setdefault("claim", st.query_params.get("claim"))


def show_downloads(filters: Filters, count: int, tables: Tables) -> None:
    """Claims as filtered, the other tables whole, each made when asked for; and what their columns mean."""
    with st.container(horizontal=True):
        download(f"Claims shown ({count:,})", partial(_csv, "claims", filters), "claims.csv")
        download(f"Reports ({len(tables.reports):,})", partial(_csv, "reports"), "reports.csv")
        download(f"Places ({len(tables.places):,})", partial(_csv, "places"), "places.csv")
        download(f"Attacks ({len(tables.attacks):,})", partial(_csv, "attacks"), "attacks.csv")
        with open_ledger() as ledger:
            made = corrections(ledger)
        if len(made):
            download(f"Corrections ({len(made):,})", to_csv_bytes(made), "corrections.csv")
    with st.expander("What the columns of these files mean"):
        show_dictionary()


def show_dictionary() -> None:
    """What each column of the downloads means, a table at a time, and all of it as a file."""
    dictionary = read_dictionary()
    chosen = st.pills(
        "File", dictionary["table"].unique(), default="claims", required=True, format_func="{}.csv".format
    )
    of_table = dictionary[dictionary["table"] == chosen]
    lines = [f"- **{plain(name)}** ({unit}): {plain(told)}." for _, name, unit, told in of_table.to_numpy()]
    with st.container(width=820):
        st.markdown("\n".join(lines))
    download("All columns", dictionary_file(), NAME)


def _csv(table: str, *filters: Filters) -> bytes:
    with open_ledger() as ledger:
        return to_csv_bytes(getattr(ledger, table)(*filters))


def _marked(text: str, claim: pd.Series) -> str:
    """The report's text with the claim's number and sentence marked, where it says where they stand."""
    if pd.isna(claim["span_start"]) or pd.isna(claim["span_end"]):
        return mark_numbers(text, [], [])
    number = Span(int(claim["span_start"]), int(claim["span_end"]))
    return highlight(text, number, find_evidence(text, claim["evidence"], number))


def _options(claims: pd.DataFrame, field: str) -> list[str]:
    held = set(claims[field].dropna())
    return [code for code in codes(field) if code in held] if field != "weapon" else sorted(held)


def _words(field: str, code: str) -> str:
    return label(field, code) if field != "weapon" else weapon_label(code) or "people and settlements"


def _about(report: pd.Series, claim: pd.Series) -> str:
    parts = [
        published_words(report),
        str(report["url"]) if pd.notna(report["url"]) else "",
        f"read by the rule “{claim['rule']}”",
    ]
    return " · ".join(part for part in parts if part)


def show() -> None:
    """The page."""
    st.title("Every claim, with the words it came from")
    tables = load_tables()
    if tables.kinds.empty:
        empty_notice()
        return
    with open_ledger() as ledger:
        filters = choose(tables.kinds, ledger.days())
        count, total = ledger.count_claims(filters), ledger.count_claims()
        st.caption(f"Click a cell to see its claim's sentence.  \n{count:,} of {total:,} claims.")
        rows, before = choose_page(count)
        claims = ledger.latest_claims(filters, rows, before)
        shown = for_people(claims, ledger.claims_named(claims["subset_of"].dropna()))
    event = st.dataframe(
        shown,
        key=f"claims {filters} {tables.revision} {before}",  # a new table begins with no cell chosen
        hide_index=True,
        column_config=COLUMNS,
        column_order=told_columns(shown),
        placeholder="",
        on_select="rerun",
        selection_mode="single-cell",
        alt="Claims, one a row",
    )
    if chosen := choose_claim(claims, event.selection):
        show_report(chosen, tables)
    show_downloads(filters, count, tables)


show()
