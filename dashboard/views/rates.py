"""Interception rates: by month as ratios of sums, by night with intervals and bounds, and the break drawn."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.figures.rates import draw_monthly_rates, draw_nightly_rates, has_rate, month_starts
from dashboard.labels import codes, counted, label, percent
from dashboard.parts import CHART, download, empty_notice, period_picker, within
from dashboard.revisions import conflict_words, revisions, revisions_finding
from dashboard.store import Tables, load_tables
from dashboard.summaries import MAIN_CLAIMANT
from data.export import to_csv_bytes
from data.rates import total_rates

COLUMNS: dict[str, Any] = {
    "month": st.column_config.DateColumn("From", format="D MMM YYYY"),
    "rate": "Rate",
    "definition": "As counted",
    "value": st.column_config.NumberColumn("Share", format="percent"),
    "low": st.column_config.NumberColumn("Interval from", format="percent"),
    "high": st.column_config.NumberColumn("to", format="percent"),
    "downed": st.column_config.NumberColumn("Counted", format="%d"),
    "launched": st.column_config.NumberColumn("of launched", format="%d"),
    "attacks": "Attacks counted",
    "attacks_left_out": "Attacks left out",
    "nights_left_out": "Nights left out",
    "attacks_sharing_hours": "Left out for shared hours",
}

REVISION_COLUMNS: dict[str, Any] = {
    "attack_date": st.column_config.DateColumn("Attack", format="D MMM YYYY"),
    "what": "Of what",
    "used": "Figure used",
    "set_aside": "Other figure",
    "kind": "What it is",
    "why": "Why this one is used",
}

ATTACK_COLUMNS: dict[str, Any] = {
    "attack_date": st.column_config.DateColumn("Attack", format="D MMM YYYY"),
    "launched_low": st.column_config.NumberColumn("Launched, at least", format="%d"),
    "launched_high": st.column_config.NumberColumn("at most", format="%d"),
    "shot_down_low": st.column_config.NumberColumn("Shot down", format="%d"),
    "shot_down_or_suppressed_low": st.column_config.NumberColumn("Shot down or jammed", format="%d"),
    "lost_low": st.column_config.NumberColumn("Lost on the way", format="%d"),
    "rate_not_reached": st.column_config.NumberColumn("Did not reach the target", format="percent"),
    "hit_locations": st.column_config.NumberColumn("Places hit", format="%d"),
    "conflicts": st.column_config.TextColumn("Conflicts", width="large"),
}


def choose(attacks: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The attacks of one claimant and one direction, and the class of weapons to show of them."""
    with st.container(horizontal=True):
        attacker = st.segmented_control(
            "Direction",
            codes("attacker"),
            default="RU",
            required=True,
            format_func=partial(label, "attacker"),
        )
        kept = attacks[attacks["attacker"] == attacker]
        held = set(kept["claimant"])
        claimants = [code for code in codes("claimant") if code in held] or ["UNKNOWN"]
        main = MAIN_CLAIMANT[str(attacker)]
        claimant = st.selectbox(
            "Says who",
            claimants,
            claimants.index(main) if main in claimants else 0,
            format_func=partial(label, "claimant"),
            width=280,
        )
        weapon_class = st.segmented_control(
            "Weapons",
            codes("weapon_class"),
            default="drone",
            required=True,
            format_func=partial(label, "weapon_class"),
        )
    return kept[kept["claimant"] == claimant], str(weapon_class)


def show_totals(attacks: pd.DataFrame, weapon_class: str) -> None:
    """The rates of a class by month with their intervals, and what was left out."""
    months = total_rates(attacks.assign(month=month_starts(attacks["attack_date"])), by=["month"])
    totals, whole = (rates[rates["weapon_class"] == weapon_class] for rates in (months, total_rates(attacks)))
    st.subheader(finding(whole))
    st.caption(
        f"By the count of: {label('claimant', attacks['claimant'].iloc[0])}. A point is a month: the sum of "
        "what was counted over the sum of what was launched. The thin line is the 95% interval. Only “did "
        "not reach the target” can be compared across 23 July 2025."
    )
    if totals["value"].notna().any():
        st.plotly_chart(draw_monthly_rates(totals), key="monthly", config=CHART)
    st.caption(left_out(whole))
    with st.expander("The months as a table"):
        words = {kind: [label(kind, code) for code in totals[kind]] for kind in ("rate", "definition")}
        shown = totals.assign(**words).sort_values("month")
        st.dataframe(shown, hide_index=True, column_config=COLUMNS, column_order=list(COLUMNS))
        download("Rates by month", to_csv_bytes(totals), "rates.csv")


def show_nights(attacks: pd.DataFrame) -> None:
    """One rate, attack by attack."""
    rate = st.segmented_control(
        "Rate",
        codes("rate"),
        default="rate_not_reached",
        required=True,
        format_func=partial(label, "short_rate"),
    )
    drawn = attacks[has_rate(attacks, rate)]
    st.subheader(nights_finding(drawn, rate))
    if drawn.empty:
        st.info("No attack shown here has this rate: see Method for what each rate needs.")
        return
    st.plotly_chart(draw_nightly_rates(drawn, rate), key="nightly", config=CHART)


def show_attacks(attacks: pd.DataFrame, tables: Tables) -> None:
    """The figures of each attack, and what contradicts them."""
    with st.expander("The attacks as a table"):
        st.caption(
            "Where reports contradict each other, one figure is used, and the others stand under “Conflicts”."
        )
        latest_first = attacks.sort_values("attack_date", ascending=False)
        latest_first = latest_first.assign(conflicts=conflict_words(latest_first.conflicts, tables.attacks))
        st.dataframe(
            latest_first,
            hide_index=True,
            column_config=ATTACK_COLUMNS,
            column_order=list(ATTACK_COLUMNS),
            placeholder="",
        )
        download("Attacks", to_csv_bytes(attacks), "attacks.csv")


def show_revisions(attacks: pd.DataFrame, tables: Tables) -> None:
    """Figures that the claimant revised, or that contradict each other, each with its source."""
    table = revisions(tables.set_aside, attacks)
    if table.empty:
        st.caption("No figure of these attacks was revised or contradicted.")
        return
    st.subheader(revisions_finding(table))
    st.caption(
        "Each figure that counts, beside one that does not. Hours are Kyiv time for Ukrainian claimants, "
        "Moscow time for Russian ones."
    )
    st.dataframe(table, hide_index=True, column_config=REVISION_COLUMNS, column_order=list(REVISION_COLUMNS))


def nights_finding(attacks: pd.DataFrame, rate: str) -> str:
    """Between which shares the attacks lie."""
    shares = attacks[rate].dropna()
    name = label("rate", rate).lower()
    if shares.empty:
        return f"Attack by attack: {name}"
    ends = dict.fromkeys((percent(shares.min()), percent(shares.max())))
    return f"Attack by attack, {' to '.join(ends)} {name}"


def finding(whole: pd.DataFrame) -> str:
    """The share that did not reach its target, over the whole stretch."""
    row = whole[(whole["rate"] == "rate_not_reached") & whole["value"].notna()]
    if row.empty:
        return "The rate is not known: no attack has both a launch count and an outcome"
    total = row.iloc[0]
    weapons = label("weapon_class", total["weapon_class"])
    return (
        f"{percent(total['value'])} of {total['launched']:,} {weapons} launched did not reach their targets"
    )


def left_out(whole: pd.DataFrame) -> str:
    """How many attacks and nights the share that did not reach its target leaves out."""
    row = whole[whole["rate"] == "rate_not_reached"].sum(numeric_only=True)
    attacks, nights, sharing = (
        int(row[name]) for name in ("attacks_left_out", "nights_left_out", "attacks_sharing_hours")
    )
    number = int(row["attacks"])
    if not attacks and not sharing:
        return f"No attack is left out of {number}."
    told = [f"Counted: {counted(number, 'attack')}."]
    if attacks:
        on = f"{counted(attacks, 'attack')} on {counted(nights, 'night')}"
        told.append(f"Left out for want of an exact launch count or outcome: {on}.")
    if sharing:
        told.append(f"Left out since their hours cross those of another: {counted(sharing, 'attack')}.")
    return " ".join(told)


def show() -> None:
    """The page."""
    st.title("How many were stopped")
    tables = load_tables()
    attacks = tables.attacks.dropna(subset=["attack_date"])
    if attacks.empty:
        empty_notice()
        return
    told, weapon_class = choose(attacks)
    is_chosen = told["weapon_class"] == weapon_class
    if not is_chosen.any():
        st.info("No attack in the ledger fits this choice.")
        return
    told = within(told, period_picker(told.loc[is_chosen, "attack_date"], default="All"))
    chosen = told[told["weapon_class"] == weapon_class]
    if chosen["launched_low"].isna().all() and chosen["launched_high"].isna().all():
        st.info("This claimant gives no launch counts, so its rate is not known: not 100%, and not 0.")
        show_revisions(chosen, tables)
        show_attacks(chosen, tables)
        return
    show_totals(told, weapon_class)
    show_nights(chosen)
    show_revisions(chosen, tables)
    show_attacks(chosen, tables)


show()
