"""What the figures mean, what they do not mean, where they come from, and how often the reading is right."""

from importlib.resources import files

import streamlit as st


def show() -> None:
    """The page."""
    st.title("How to read these figures")
    with st.container(width=820):
        st.markdown((files("dashboard") / "method.md").read_text(encoding="utf-8"))


show()
