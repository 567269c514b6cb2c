"""The latest attacks in a sentence each, launched against not reached, and both directions."""

import pandas as pd
import streamlit as st

from dashboard.figures.directions import draw_directions
from dashboard.figures.nights import draw_nights
from dashboard.figures.time_axis import Rhythm, rhythm_of
from dashboard.labels import counted, day_label, days_label, label
from dashboard.parts import CHART, empty_notice, period_picker, within
from dashboard.starters import has_only_starters
from dashboard.store import load_tables
from dashboard.summaries import (
    MAIN_MEASURE,
    attack_figures,
    attack_sentence,
    directions_finding,
    latest_attack,
    nightly_directions,
    nightly_outcomes,
    outcome_finding,
    sharing_hours,
    side_of,
)
from data.ledger import open_ledger


def show_latest(attacks: pd.DataFrame, attacker: str) -> None:
    """The latest attack of one side in a sentence."""
    attack = latest_attack(attacks, attacker)
    with st.container(border=True, height="stretch"):
        st.caption(f"Latest attack in the ledger: {label('attacker', attacker)}")
        if attack.empty:
            st.markdown("No attack of this side is in the ledger yet.")
        else:
            st.markdown(f"##### {attack_sentence(attack)}")
            with st.container(horizontal=True, gap="medium"):
                for name, figure in attack_figures(attack).items():
                    st.metric(name, figure, width="content")


def tell_starters(attacks: pd.DataFrame) -> None:
    """Where the ledger holds nothing but the starter reports, that it does, and up to which day."""
    with open_ledger() as ledger:
        if not has_only_starters(ledger):
            return
    last = day_label(attacks["attack_date"].max())
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            f"Only the starter reports are in this ledger. They end on {last}: of later attacks it knows "
            "nothing until you add reports.",
            width="content",
        )
        st.page_link("views/add_reports.py", label="Add reports", icon=":material/add_circle:")


def show_outcomes(attacks: pd.DataFrame) -> None:
    """Launched against not reached, for Russia's drones."""
    outcomes = nightly_outcomes(side_of(attacks, "RU"))
    if outcomes.empty:
        return
    st.subheader(outcome_finding(outcomes))
    first, last = outcomes["attack_date"].min(), outcomes["attack_date"].max()
    st.caption(
        f"Russia's drones, {days_label(first, last)}, as the Ukrainian Air Force counts them: "
        "launched, and shot down, jammed or lost on the way. Click a name in the legend to hide its bars."
    )
    _tell_rhythm(outcomes["attack_date"])
    _tell_left_out(attacks, ["RU"])
    st.plotly_chart(draw_nights(outcomes), key="nights", config=CHART)


def show_directions(attacks: pd.DataFrame) -> None:
    """Both sides' attacks above each other."""
    nightly = nightly_directions(attacks)
    if nightly.empty:
        return
    st.subheader(directions_finding(nightly))
    st.caption(
        "Above, the Ukrainian Air Force counts what was launched; below, the Russian Ministry of Defence "
        "counts what it shot down, and does not say how many were launched. The two cannot be compared. "
        "A day without a bar is a day without a report in this ledger, not one without an attack."
    )
    _tell_rhythm(nightly["attack_date"])
    _tell_left_out(attacks, list(MAIN_MEASURE))
    st.plotly_chart(draw_directions(nightly), key="directions", config=CHART)


def _tell_rhythm(days: pd.Series) -> None:
    """What a bar is where it is no night on a scale of days: few reports of a month are no quiet month."""
    rhythm = rhythm_of(days)
    if rhythm is Rhythm.SIDE_BY_SIDE and days.nunique() > 1:
        st.caption("The nights stand side by side; days that no report tells of are left out.")
    if rhythm is Rhythm.BY_MONTH:
        held = days.drop_duplicates().dt.to_period("M").value_counts()
        st.caption(
            f"A bar sums the days of one month that reports in this ledger tell of: from {held.min()} to "
            f"{held.max()} days. A low bar may be a month of few reports, not a quiet one."
        )


def _tell_left_out(attacks: pd.DataFrame, attackers: list[str]) -> None:
    """How many attacks the sums leave out, since their hours cross those of another."""
    number = sum(sharing_hours(attacks, attacker, MAIN_MEASURE[attacker]) for attacker in attackers)
    if number:
        st.caption(f"Left out, since their hours cross those of a longer one: {counted(number, 'attack')}.")


def show() -> None:
    """The page."""
    st.title("Drone and missile attacks, as both sides report them")
    attacks = load_tables().attacks
    if attacks.empty:
        empty_notice()
        return
    tell_starters(attacks)
    left, right = st.columns(2)
    with left:
        show_latest(attacks, "RU")
    with right:
        show_latest(attacks, "UA")
    chosen = within(attacks, period_picker(attacks["attack_date"]))
    show_outcomes(chosen)
    show_directions(chosen)
    undated = attacks.loc[attacks["attack_date"].isna(), "attack_id"].nunique()
    if undated:
        st.caption(f"Not drawn, since their reports do not tell the day: {counted(undated, 'attack')}.")


show()
