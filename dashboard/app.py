"""The app: `strikeledger dashboard` serves it. One file a page; this one joins them."""

from importlib.resources import files

import streamlit as st

from data.ledger import LedgerError, open_ledger

PAGES = [
    st.Page("views/overview.py", title="Overview", icon=":material/monitoring:", default=True),
    st.Page("views/rates.py", title="Rates", icon=":material/percent:"),
    st.Page("views/map.py", title="Map", icon=":material/map:"),
    st.Page("views/claims.py", title="Claims", icon=":material/table_rows:"),
    st.Page("views/add_reports.py", title="Add reports", icon=":material/add_circle:"),
    st.Page("views/ledger.py", title="Ledger", icon=":material/database:"),
    st.Page("views/method.py", title="Method", icon=":material/menu_book:"),
]

st.set_page_config(page_title="Strike Ledger", page_icon=str(files("dashboard") / "icon.png"), layout="wide")
st.html(
    "<style>.stMainBlockContainer { padding-top: 4.5rem; padding-bottom: 3rem; }"
    ' [aria-label^="Download as CSV"] { display: none; }</style>'
)
page = st.navigation(PAGES, position="top")
try:
    with open_ledger():
        pass
    page.run()
except LedgerError as error:
    st.error(f"The ledger cannot be used. {error}", icon=":material/error:")
