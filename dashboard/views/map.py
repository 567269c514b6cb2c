"""The regions attacked, launch places and targets, and the distances between them."""

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.figures.region_map import MAP_CONFIG, draw_map
from dashboard.geography import REGION_ROLES, date_places, distances, point_days, region_days
from dashboard.labels import counted, label, plain, region_label
from dashboard.parts import download, empty_notice, period_picker, within
from dashboard.place_lookup import OfflineError, OnlineLookup, Point, find_known
from dashboard.store import load_tables
from data.export import to_csv_bytes
from data.ledger import default_path
from data.outlines import neighbours, outlines

MOST_ASKED = 20  # names in one go, at one a second


def show_map(places: pd.DataFrame) -> str | None:
    """The map; gives the region that was clicked, if one was."""
    theme = st.context.theme.type or "light"
    figure = draw_map(outlines(), neighbours(), region_days(places), point_days(places), theme)
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


def finding(places: pd.DataFrame) -> str:
    """The regions attacked most often, one of Ukraine and one of Russia."""
    days = region_days(places).set_index("adm1")["days"].sort_values(ascending=False)
    told = []
    for country, code in (("Ukraine", "UA-"), ("Russia", "RU-")):
        of_country = days[days.index.str.startswith(code)]
        if len(of_country):
            told.append(
                f"in {country}, {region_label(of_country.index[0])} ({counted(of_country.iloc[0], 'day')})"
            )
    return f"Most often attacked: {'; '.join(told)}" if told else "No region is named in these reports"


def show_region(places: pd.DataFrame, adm1: str) -> None:
    """What the reports say of one region."""
    here = places[places["adm1"].eq(adm1)].sort_values("attack_date", ascending=False)
    st.subheader(
        f"{region_label(adm1)}: {counted(here['attack_date'].nunique(), 'day')} in the reports shown"
    )
    table = pd.DataFrame(
        {
            "Day": here["attack_date"],
            "Place": here["name"],
            "What happened": [label("role", role) for role in here["role"]],
        }
    )
    st.dataframe(
        table, hide_index=True, column_config={"Day": st.column_config.DateColumn(format="D MMM YYYY")}
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
    places = date_places(tables.places, tables.claims, tables.reports)
    shown = within(places, period_picker(places["attack_date"]))
    st.subheader(finding(shown))
    st.caption(
        "Coloured by the number of days on which a report names the region as attacked, or as the place "
        "where weapons were shot down or fell. Click a region for its days; drag to move, scroll to zoom."
    )
    region = show_map(shown)
    if region:
        show_region(shown, region)
    attacked = shown["role"].isin(REGION_ROLES)
    unknown = int((attacked & shown["adm1"].isna()).sum())
    if unknown:
        st.caption(
            f"{unknown} places that were attacked could not be put into a region and are not on the map."
        )
    show_distances(shown)
    show_lookup(shown)
    download("Places shown", to_csv_bytes(shown), "places.csv")


show()
