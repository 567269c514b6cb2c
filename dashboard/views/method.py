"""What the figures mean, what they do not mean, where they come from, and how often the reading is right."""

import json
from importlib.resources import files

import pandas as pd
import streamlit as st

from dashboard.labels import codes, label, percent


def show_accuracy() -> None:
    """How often the reading is right, as last measured."""
    measured = files("data") / "accuracy.json"
    if not measured.is_file():
        return
    figures = json.loads(measured.read_text(encoding="utf-8"))
    st.markdown("### How often the reading is right")
    st.markdown(
        f"Measured on {figures['date']} with parser {figures['parser_version']}, on {figures['reports']} "
        f"reports with {figures['claims']} numbers that people had labelled. *Found*: of the numbers that "
        "people saw, how many the parser read. *Right*: of those it read, how many people saw too."
    )
    rows = {"All": figures} | {label("lang", code): figures["by"]["language"][code] for code in codes("lang")}
    table = {
        name: {
            "Numbers": f"{row['claims']:,}",
            "Found": percent(row["recall"]),
            "Right": percent(row["precision"]),
        }
        for name, row in rows.items()
    }
    st.table(pd.DataFrame.from_dict(table, orient="index"))
    st.markdown(
        "On texts that no rule was written from it does worse: in 272 passages of news and posts, "
        "labelled by hand and each read for the first time on 29 November 2026, 83% of 1,024 numbers "
        "were found, and 84% of those given were right. "
        "Check a figure against its words before you publish it."
    )


def show() -> None:
    """The page."""
    st.title("How to read these figures")
    with st.container(width=820):
        st.markdown((files("dashboard") / "method.md").read_text(encoding="utf-8"))
        show_accuracy()


show()
