"""What the map shows: days on which regions and places were attacked, and how far the launch places lie."""

import pandas as pd

from dashboard.labels import count_label, label
from data.directions import attacked_regions, by_region, find_attackers, standing
from data.distances import distance_km
from data.moments import is_day_only, local_days

REGION_ROLES = ["target", "intercept", "debris"]
POINT_PRECISION = 2  # 1 the named place, 2 near it; 3 is only the region's middle


def date_places(places: pd.DataFrame, claims: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The places with `attacker`, and with `attack_date`: the latest attack of their report, else its day.

    A report's day is that of its publication where its claimant counts the hours; without a date of
    publication there is none.
    """
    attacks = standing(claims).groupby("report_id")["attack_date"].max()
    is_day = is_day_only(reports["published_precision"])
    published = local_days(reports["published_at"], is_day, reports["claimant"]).set_axis(
        reports["report_id"]
    )
    of_attack, of_report = (days.reindex(places["report_id"]).to_numpy() for days in (attacks, published))
    dated = places.assign(attack_date=of_attack, attacker=find_attackers(places, claims))
    return dated.fillna({"attack_date": pd.Series(of_report, places.index)})


def attacked_on(places: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """On which days which report names which region as attacked: report_id, attack_date, attacker, adm1.

    `places` as from `date_places`. What has no attacker or no day is left out.
    """
    named = by_region(places[places["role"].isin(REGION_ROLES)].dropna(subset=["attacker"]))
    columns = ["report_id", "attack_date", "attacker", "adm1"]
    both = pd.concat([named[columns], attacked_regions(claims)[columns]], ignore_index=True)
    return both.dropna(subset=["attack_date"]).drop_duplicates(ignore_index=True)


def region_mentions(places: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Each time a report names a region as attacked, by a place or by a number bound to the region.

    `places` as from `date_places`; columns: report_id, attack_date, attacker, adm1, name, what (in words).
    What has no attacker or no day is left out.
    """
    named = by_region(places[places["role"].isin(REGION_ROLES)].dropna(subset=["attacker"]))
    counted = attacked_regions(claims)
    mentions = [
        named.assign(what=[label("role", role) for role in named["role"]]),
        counted.assign(name=counted["place"], what=_count_words(counted)),
    ]
    columns = ["report_id", "attack_date", "attacker", "adm1", "name", "what"]
    named_on_days = pd.concat([table[columns] for table in mentions], ignore_index=True)
    return named_on_days.dropna(subset=["attack_date"])


def region_days(mentions: pd.DataFrame) -> pd.DataFrame:
    """By adm1: on how many days a report names the region as attacked."""
    return mentions.groupby("adm1")["attack_date"].nunique().rename("days").reset_index()


def reports_by_claimant(claims: pd.DataFrame, mentions: pd.DataFrame) -> dict[str, int]:
    """How many of the reports behind the mentions rest on each claimant, the most first."""
    of_attacks = standing(claims).merge(mentions[["report_id", "attacker"]].drop_duplicates())
    counts = of_attacks.groupby("claimant")["report_id"].nunique().sort_values(ascending=False)
    return {str(claimant): int(count) for claimant, count in counts.items()}


def _count_words(claims: pd.DataFrame) -> list[str]:
    """Each count in words, as ``3 drones shot down``."""
    rows = claims[["low", "high", "bound", "weapon", "measure"]].itertuples(index=False, name=None)
    return [f"{count_label(*row)} {label('measure', row[-1])}" for row in rows]


def point_days(places: pd.DataFrame) -> pd.DataFrame:
    """By place known to a point: its role (launch or target) and on how many days it had it."""
    points = places.dropna(subset=["lat", "lon", "attack_date"])
    points = points[points["geo_precision"].le(POINT_PRECISION) & points["role"].isin(["launch", "target"])]
    grouped = points.groupby(["role", "lat", "lon"], as_index=False)
    return grouped.agg(name=("name", "first"), adm1=("adm1", "first"), days=("attack_date", "nunique"))


def distances(places: pd.DataFrame) -> pd.DataFrame:
    """Kilometres from each launch place to each target of the same attacker and report, shortest first.

    Pairs in one region, and places whose attacker or day cannot be told, are left out.

    Columns: attack_date, launch, target, km (geodesic, WGS 84), is_rough (an end is only a region's middle).
    """
    located = places.dropna(subset=["lat", "lon", "attacker", "attack_date"])
    launches = located[located["role"] == "launch"]
    targets = located[located["role"] == "target"]
    same = ["report_id", "attack_date", "attacker"]
    pairs = launches.merge(targets, on=same, suffixes=("_launch", "_target"))
    pairs = pairs[pairs["adm1_launch"] != pairs["adm1_target"]]
    starts = zip(pairs["lat_launch"], pairs["lon_launch"], strict=True)
    ends = zip(pairs["lat_target"], pairs["lon_target"], strict=True)
    roughest = pairs[["geo_precision_launch", "geo_precision_target"]].max(axis=1)
    table = pd.DataFrame(
        {
            "attack_date": pairs["attack_date"],
            "launch": pairs["name_launch"],
            "target": pairs["name_target"],
            "km": [round(distance_km(start, end)) for start, end in zip(starts, ends, strict=True)],
            "is_rough": roughest > POINT_PRECISION,
        }
    )
    return table.drop_duplicates().sort_values("km", ignore_index=True)
