"""Long tables page by page."""

import streamlit as st

ROWS_ON_A_PAGE = 1000


def choose_page(count: int) -> tuple[int, int]:
    """How many rows to show and how many to leave out before them; asks where there is more than one page."""
    pages = -(-count // ROWS_ON_A_PAGE)
    page = st.pagination(pages, key=f"page of {pages}") if pages > 1 else 1
    return ROWS_ON_A_PAGE, (page - 1) * ROWS_ON_A_PAGE
