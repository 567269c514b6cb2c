"""The regions attacked, launch places and targets, and the distances between them."""

from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.figures.region_map import MAP_CONFIG, draw_map
from dashboard.geography import (
    REGION_ROLES,
    distances,
    point_days,
    region_days,
    region_mentions,
    reports_by_claimant,
)
from dashboard.labels import codes, counted, label, plain, region_label
from dashboard.parts import Period, download, empty_notice, is_on_phone, period_picker, within
from dashboard.place_lookup import OfflineError, OnlineLookup, Point, find_known
from dashboard.store import load_tables
from dashboard.summaries import SIDE
from data.export import Filters, to_csv_bytes
from data.ledger import default_path, open_ledger
from data.outlines import neighbours, outlines

MOST_ASKED = 20  # names in one go, at one a second


def choose_direction() -> str:
    """Whose attacks are shown."""
    chosen = st.segmented_control(
        "Direction",
        codes("attacker"),
        default="RU",
        required=True,
        format_func=partial(label, "attacker"),
        label_visibility="collapsed",
    )
    return str(chosen)


def show_map(attacked: pd.DataFrame, places: pd.DataFrame) -> str | None:
    """The map; gives the region that was clicked, if one was."""
    theme = st.context.theme.type or "light"
    days, points = region_days(attacked), point_days(places)
    figure = draw_map(outlines(), neighbours(), days, points, theme, is_on_phone())
    event = st.plotly_chart(
        figure,
        key="map",
        on_select="rerun",
        selection_mode="points",
        config=MAP_CONFIG,
        alt="Map of the regions of Ukraine and Russia by days with an attack reported",
    )
    return next((region_of(point) for point in event.selection.points), None)


def region_of(point: dict[str, Any]) -> str | None:
    """The region that was clicked, or in which the place lies that was clicked."""
    adm1 = point.get("location") or next(iter(point.get("customdata") or ()), None)
    return str(adm1) if adm1 else None


def finding(attacked: pd.DataFrame, attacker: str) -> str:
    """The region that one side is most often said to attack."""
    days = region_days(attacked).sort_values("days", ascending=False, kind="stable")
    if days.empty:
        return f"No region that {SIDE[attacker]} attacked is named in these reports"
    most = days.iloc[0]
    of_days = counted(attacked["attack_date"].nunique(), "day")
    return (
        f"{region_label(most['adm1'])} is the region most often named as attacked by {SIDE[attacker]}: "
        f"on {most['days']} of {of_days}"
    )


def sources(attacked: pd.DataFrame, claims: pd.DataFrame) -> str:
    """What is counted, and whose word it rests on."""
    claimants = [
        f"{label('claimant', claimant)} ({counted(count, 'report')})"
        for claimant, count in reports_by_claimant(claims, attacked).items()
    ]
    return (
        "A day counts for a region when a report names it as attacked, or as where weapons were shot down or "
        f"fell. Days on which reports name any region: {attacked['attack_date'].nunique()}. "
        f"By the word of: {', '.join(claimants)}. Click a region for its days."
    )


def mentions_of(region: str, attacker: str, period: Period, places: pd.DataFrame) -> pd.DataFrame:
    """What the reports of a period say of one region: its places, and the claims bound to it."""
    first, last = period or (None, None)
    filters = Filters(date_from=first, date_to=last, attackers=[attacker], regions=[region])
    with open_ledger() as ledger:
        return region_mentions(places, ledger.claims(filters))


def show_region(mentions: pd.DataFrame, adm1: str) -> None:
    """What the reports say of one region."""
    here = mentions[mentions["adm1"].eq(adm1)].sort_values("attack_date", ascending=False)
    st.subheader(
        f"{region_label(adm1)}: {counted(here['attack_date'].nunique(), 'day')} in the reports shown"
    )
    table = here[["attack_date", "name", "what"]].drop_duplicates().fillna({"name": ""})
    columns: dict[str, Any] = {
        "attack_date": st.column_config.DateColumn("Day", format="D MMM YYYY"),
        "name": "Place",
        "what": "What the report says",
    }
    st.dataframe(table, hide_index=True, column_config=columns)


def show_left_out(places: pd.DataFrame, undated: pd.DataFrame) -> None:
    """How many places of either direction are not on the map, and why."""
    struck = places[places["role"].isin(REGION_ROLES)]
    unplaced, untold = int(struck["adm1"].isna().sum()), int(struck["attacker"].isna().sum())
    if unplaced:
        st.caption(f"Not on the map, since their region is not known: {counted(unplaced, 'place')}.")
    if untold:
        st.caption(
            "Not on the map of either direction, since it is not clear whose attack they belong to: "
            f"{counted(untold, 'place')}."
        )
    if len(undated):
        st.caption(
            "In no period, since neither the day of the attack nor that of the report is known: "
            f"{counted(len(undated), 'place')} of {counted(undated['report_id'].nunique(), 'report')}."
        )


def show_distances(places: pd.DataFrame) -> None:
    """Kilometres from launch places to targets."""
    table = distances(places)
    if table.empty:
        return
    st.subheader(f"From launch place to target: {table['km'].min():,} to {table['km'].max():,} km")
    st.caption(
        "Straight lines on the Earth's surface between places named in one report; a report does not say "
        "which weapon flew where. “Rough” where a report names only the region: its middle is taken."
    )
    columns: dict[str, Any] = {
        "attack_date": st.column_config.DateColumn("Day", format="D MMM YYYY"),
        "launch": "Launched from",
        "target": "Attacked",
        "km": st.column_config.NumberColumn("Distance (km)", format="%d"),
        "is_rough": st.column_config.CheckboxColumn("Rough"),
    }
    st.dataframe(table, hide_index=True, height=300, column_config=columns)


def show_lookup(places: pd.DataFrame) -> None:
    """Find a place by name or by distance, and, if the user wants, unknown places online."""
    with st.expander("Find a place", icon=":material/search:"):
        words = st.text_input(
            "A name, or a distance from one", placeholder="200 kilometres southeast of Moscow"
        )
        if words.strip():
            point = find_known(words)
            st.markdown(_point_words(point) if point else "The gazetteer does not know this place.")
        is_online = st.toggle(
            "Look unknown places up online",
            help="Sends the names, nothing else, to OpenStreetMap's Nominatim service, one a second.",
        )
        unknown = sorted(set(places.loc[places["lat"].isna(), "name"].dropna()))
        if is_online and words.strip() and find_known(words) is None:
            unknown = [words.strip(), *unknown]
        if is_online and unknown:
            ask_online(unknown[:MOST_ASKED])
        elif is_online:
            st.caption("No place of these reports is unknown.")


def ask_online(names: list[str]) -> None:
    """Look names up and show where they are, or say why that is not possible."""
    lookup = OnlineLookup(Path(default_path()).with_suffix(".places.json"))
    if lookup.notice:
        st.warning(plain(lookup.notice), icon=":material/warning:")
    try:
        with st.spinner(f"Asking for {len(names)} places …"):
            found = {name: lookup.find(name) for name in names}
    except OfflineError as error:
        st.warning(plain(str(error)), icon=":material/cloud_off:")
        return
    rows = [
        {"Place": name, "Where": _point_words(point) if point else "not found"}
        for name, point in found.items()
    ]
    st.dataframe(rows, hide_index=True)
    st.caption(
        "© OpenStreetMap contributors. A name can belong to several places: check before you rely on it."
    )


def _point_words(point: Point) -> str:
    return f"{point.lat:.4f}° N, {point.lon:.4f}° E"


def show() -> None:
    """The page."""
    st.title("Where the attacks were")
    tables = load_tables()
    if tables.places.empty:
        empty_notice()
        return
    has_day = tables.dated_places["attack_date"].notna()
    places, undated = tables.dated_places[has_day], tables.dated_places[~has_day]
    attacker = choose_direction()
    attacked, placed = (table[table["attacker"].eq(attacker)] for table in (tables.attacked_on, places))
    period = period_picker(places["attack_date"])
    attacked, placed = within(attacked, period), within(placed, period)
    st.subheader(finding(attacked, attacker))
    if not attacked.empty:
        st.caption(sources(attacked, tables.told))
    region = show_map(attacked, placed)
    if region:
        show_region(mentions_of(region, attacker, period, placed), region)
    show_left_out(within(places, period), undated)
    show_distances(placed)
    show_lookup(placed)
    download("Places shown", to_csv_bytes(placed), "places.csv")


show()
