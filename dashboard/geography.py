"""What the map shows: days on which regions and places were attacked, and how far the launch places lie."""

import pandas as pd
from geopy.distance import geodesic

REGION_ROLES = ["target", "intercept", "debris"]
POINT_PRECISION = 2  # 1 the named place, 2 near it; 3 is only the region's middle


def date_places(places: pd.DataFrame, claims: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The places with `attack_date`: the latest attack of their report, else its day of publication."""
    attacks = claims[claims["scope"] == "attack"].groupby("report_id")["attack_date"].max()
    published = reports.set_index("report_id")["published_at"].dt.tz_localize(None).dt.normalize()
    of_attack, of_report = (days.reindex(places["report_id"]).to_numpy() for days in (attacks, published))
    return places.assign(attack_date=of_attack).fillna({"attack_date": pd.Series(of_report, places.index)})


def region_days(places: pd.DataFrame) -> pd.DataFrame:
    """By adm1: on how many days a report names the region as attacked, shot over or strewn with debris."""
    attacked = places[places["role"].isin(REGION_ROLES)].dropna(subset=["adm1"])
    single = attacked.assign(adm1=attacked["adm1"].str.split("+")).explode("adm1")
    return single.groupby("adm1")["attack_date"].nunique().rename("days").reset_index()


def point_days(places: pd.DataFrame) -> pd.DataFrame:
    """By place known to a point: its role (launch or target) and on how many days it had it."""
    points = places.dropna(subset=["lat", "lon"])
    points = points[points["geo_precision"].le(POINT_PRECISION) & points["role"].isin(["launch", "target"])]
    grouped = points.groupby(["role", "lat", "lon"], as_index=False)
    return grouped.agg(name=("name", "first"), adm1=("adm1", "first"), days=("attack_date", "nunique"))


def distances(places: pd.DataFrame) -> pd.DataFrame:
    """Kilometres from each launch place to each target in another region of one report, shortest first.

    Columns: attack_date, launch, target, km (geodesic, WGS 84), is_rough (an end is only a region's middle).
    """
    located = places.dropna(subset=["lat", "lon"])
    launches = located[located["role"] == "launch"]
    targets = located[located["role"] == "target"]
    pairs = launches.merge(targets, on=["report_id", "attack_date"], suffixes=("_launch", "_target"))
    pairs = pairs[pairs["adm1_launch"] != pairs["adm1_target"]]
    ends = zip(
        pairs["lat_launch"], pairs["lon_launch"], pairs["lat_target"], pairs["lon_target"], strict=True
    )
    roughest = pairs[["geo_precision_launch", "geo_precision_target"]].max(axis=1)
    table = pd.DataFrame(
        {
            "attack_date": pairs["attack_date"],
            "launch": pairs["name_launch"],
            "target": pairs["name_target"],
            "km": [round(geodesic((lat, lon), (to_lat, to_lon)).km) for lat, lon, to_lat, to_lon in ends],
            "is_rough": roughest > POINT_PRECISION,
        }
    )
    return table.drop_duplicates().sort_values("km", ignore_index=True)
