"""What the pages say: the latest attack in a sentence, nights as small tables, findings, a balance."""

from typing import Any

import pandas as pd

from dashboard.labels import counted, day_label, label, number_label, percent, window_label
from data.rates import shares_hours
from data.sums import is_counted_apart

MAIN_CLAIMANT = {"RU": "UA_AF", "UA": "RU_MOD"}
"""Whose count is shown for the attacks of each side: the only one that covers them night by night."""

MAIN_MEASURE = {"RU": "launched", "UA": "shot_down"}
"""What that count is of, night by night."""

OUTCOMES = ["shot_down", "suppressed", "shot_down_or_suppressed", "lost"]
BALANCE = {
    "launched": "Launched",
    "shot_down": "Shot down",
    "suppressed": "Jammed",
    "shot_down_or_suppressed": "Shot down or jammed",
    "lost": "Lost on the way",
    "left_airspace": "Left for another country",
    "in_airspace": "Still in the air",
    "hit": "Hit",
    "unaccounted": "Not accounted for",
}
TARGET = {"RU": "Ukraine", "UA": "Russia"}
SIDE = {"RU": "Russia", "UA": "Ukraine"}


def bounds(attacks: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The bounds of a measure as columns low and high; a side that is open is missing."""
    ends = {side: attacks[f"{measure}_{side}"].astype("Float64") for side in ("low", "high")}
    return pd.DataFrame(ends, index=attacks.index)


def sum_label(low: pd.Series, high: pd.Series) -> str:
    """The sum of counts with their bounds in words; what has no lower bound may be none.

    >>> sum_label(pd.Series([100, None]), pd.Series([None, 50])), sum_label(pd.Series([5]), pd.Series([9]))
    ('at least 100', '5 to 9')
    >>> sum_label(pd.Series([None], dtype="Int64"), pd.Series([50]))
    'at most 50'
    """
    least = int(low.sum()) if low.notna().any() else None
    most = None if high.isna().any() else int(high.sum())
    return number_label(least, most)


def side_of(
    attacks: pd.DataFrame, attacker: str, weapon_class: str = "drone", measure: str = "launched"
) -> pd.DataFrame:
    """The attacks of one side with one class of weapons, as counted by its main claimant.

    Attacks that are part of a longer one, or share hours with a longer one, are left out, so that the counts
    of `measure` can be added up.
    """
    side = _of_main_claimant(attacks, attacker, weapon_class, measure)
    return side[~shares_hours(side, bounds(side, measure).notna().any(axis=1))]


def sharing_hours(attacks: pd.DataFrame, attacker: str, measure: str, weapon_class: str = "drone") -> int:
    """How many attacks of a side are left out of its sums since they share hours with a longer one."""
    side = _of_main_claimant(attacks, attacker, weapon_class, measure)
    return int(shares_hours(side, bounds(side, measure).notna().any(axis=1)).sum())


def _of_main_claimant(attacks: pd.DataFrame, attacker: str, weapon_class: str, measure: str) -> pd.DataFrame:
    """The attacks whose count of a measure no longer attack holds."""
    return attacks[
        (attacks["attacker"] == attacker)
        & (attacks["claimant"] == MAIN_CLAIMANT[attacker])
        & (attacks["weapon_class"] == weapon_class)
        & attacks["attack_date"].notna()
        & is_counted_apart(attacks, measure)
    ]


def nightly_outcomes(attacks: pd.DataFrame) -> pd.DataFrame:
    """By attack date: low and high of the launched, and how many did not reach the target, where known."""
    not_reached = attacks["not_reached_low"].astype("Float64").where(attacks["rate_not_reached"].notna())
    counts = bounds(attacks, "launched").assign(attack_date=attacks["attack_date"], not_reached=not_reached)
    return counts.dropna(subset=["low", "high"], how="all").sort_values("attack_date", ignore_index=True)


def nightly_directions(attacks: pd.DataFrame) -> pd.DataFrame:
    """By attack date and attacker: low and high of the drones launched by Russia, and shot down by Russia."""
    sides = []
    for attacker, measure in MAIN_MEASURE.items():
        side = side_of(attacks, attacker, measure=measure)
        dated = bounds(side, measure).assign(attack_date=side["attack_date"], attacker=attacker)
        sides.append(dated.dropna(subset=["low", "high"], how="all"))
    return pd.concat(sides, ignore_index=True)


def directions_finding(nightly: pd.DataFrame) -> str:
    """What each side counted in all, of `nightly` as from `nightly_directions`."""
    told = {
        "RU": "Ukraine counted {} drones launched by Russia",
        "UA": "Russia says it shot down {} of Ukraine’s",
    }
    sides = {attacker: nightly[nightly["attacker"] == attacker] for attacker in told}
    return "; ".join(
        words.format(sum_label(sides[attacker]["low"], sides[attacker]["high"]))
        for attacker, words in told.items()
        if len(sides[attacker])
    )


def latest_attack(attacks: pd.DataFrame, attacker: str) -> pd.DataFrame:
    """The rows, one for each weapon class, of a side's latest attack by its main claimant's count."""
    is_main = (attacks["attacker"] == attacker) & (attacks["claimant"] == MAIN_CLAIMANT[attacker])
    last = (
        attacks[is_main & attacks["part_of"].isna()]
        .dropna(subset=["attack_date"])
        .sort_values(["attack_date", "window_end"], na_position="first", kind="stable")
    )
    if last.empty:
        return last
    return pd.DataFrame(last[last["attack_id"] == last["attack_id"].iloc[-1]])


def attack_sentence(attack: pd.DataFrame) -> str:
    """One sentence for one attack, given as its rows of weapon classes."""
    first = attack.iloc[0]
    day = day_label(first["attack_date"])
    claimant = label("claimant", first["claimant"])
    launched = _listed(attack, "launched")
    opening = f"On {day}, {SIDE[first['attacker']]} attacked {TARGET[first['attacker']]}"
    if launched:
        opening += f" with {launched.rstrip(',')}"
    outcomes = [f"{_listed(attack, m)} {_verb(attack, m)}" for m in OUTCOMES if _listed(attack, m)]
    told = f": {'; '.join(outcomes)}" if outcomes else ""
    return f"{opening}{told}, says the {claimant}."


def attack_figures(attack: pd.DataFrame) -> dict[str, str]:
    """The figures to set beside the sentence: names and values, as people read them."""
    drones = attack[attack["weapon_class"] == "drone"]
    row = (attack if drones.empty else drones).iloc[0]
    weapons = label("weapon_class", row["weapon_class"]).capitalize()
    if row["attacker"] == "UA":
        return {
            f"{weapons} shot down": number_label(row["shot_down_low"], row["shot_down_high"]),
            f"{weapons} launched": _given(row["launched_low"], row["launched_high"]),
        }
    return {
        f"{weapons} launched": _given(row["launched_low"], row["launched_high"]),
        "Did not reach the target": percent(row["rate_not_reached"]),
        "Places hit": _given(*[attack["hit_locations"].max()] * 2),
    }


def _given(low: Any, high: Any) -> str:
    return "not given" if pd.isna(low) and pd.isna(high) else number_label(low, high)


def outcome_finding(outcomes: pd.DataFrame, unit: str = "drones") -> str:
    """The finding over the nights whose outcome is known, and how many nights that leaves out."""
    known = outcomes.dropna(subset=["not_reached"])
    left_out = len(outcomes) - len(known)
    if known.empty:
        return f"How many {unit} did not reach their targets is not known"
    launched, stopped = known["low"].sum(), known["not_reached"].sum()
    missing = f" ({counted(left_out, 'attack')} without an outcome left out)"
    share = f"{percent(stopped / launched)} of {launched:,.0f} {unit} did not reach their targets"
    return share + (missing if left_out else "")


def balance_words(table: pd.DataFrame) -> pd.DataFrame:
    """A report's balance for people: a row a claimant, window and class; what nobody told is left out."""
    told = pd.DataFrame(
        {
            "Direction": [label("attacker", code) for code in table["attacker"]],
            "Says who": [label("claimant", code) for code in table["claimant"]],
            "When": _windows(table),
            "Weapons": [label("weapon_class", code) for code in table["weapon_class"]],
        }
        | {name: _ends(table, measure) for measure, name in BALANCE.items()}
    )
    is_told = (told[list(BALANCE.values())] != "").any(axis=1)
    return told.loc[is_told, [name for name in told if (told[name] != "").any()]]


def _windows(table: pd.DataFrame) -> list[str]:
    columns = ("window_start", "window_end", "attack_date", "claimant")
    return [window_label(*row) for row in zip(*(table[name] for name in columns), strict=True)]


def unbalanced(table: pd.DataFrame) -> list[tuple[str, list[str]]]:
    """For each row where more became of the weapons than were launched a message, and its claim_ids."""
    wrong = table[~table["closes"].astype(bool)]
    return [
        (
            f"More {label('weapon_class', weapon_class)} are accounted for than were launched: "
            "the report, or its reading, is wrong.",
            claim_ids.split(),
        )
        for weapon_class, claim_ids in zip(wrong["weapon_class"], wrong["claims"], strict=True)
    ]


def _ends(table: pd.DataFrame, measure: str) -> list[str]:
    """The counts of a measure in words; empty where it was not told."""
    columns = (table[f"{measure}_low"], table[f"{measure}_high"], table["about"])
    return [
        "" if pd.isna(low) and pd.isna(high) else number_label(low, high, _bound(measure, about))
        for low, high, about in zip(*columns, strict=True)
    ]


def _bound(measure: str, about: str) -> str:
    return "about" if measure in about.split() else "exact"


def _rows_with(attack: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The classes for which a measure is stated; that of all weapons only where no other is."""
    is_stated = attack[f"{measure}_low"].notna() | attack[f"{measure}_high"].notna()
    separate = attack[is_stated & (attack["weapon_class"] != "any")]
    return attack[is_stated] if separate.empty else separate


def _listed(attack: pd.DataFrame, measure: str) -> str:
    """What was counted, class by class, such as ``157 drones and 7 missiles``; empty where nothing was.

    Where the classes come to less than the count of all weapons, that leads: ``107 drones and missiles, among
    them 98 drones``.
    """
    rows = _rows_with(attack, measure)
    by_class = _list_of(rows, measure)
    whole = attack[attack["weapon_class"] == "any"]
    is_more = (whole[f"{measure}_low"] > rows[f"{measure}_low"].sum()).fillna(False).any()
    return f"{_list_of(whole, measure)}, among them {by_class}," if is_more and by_class else by_class


def _list_of(rows: pd.DataFrame, measure: str) -> str:
    counts = zip(rows[f"{measure}_low"], rows[f"{measure}_high"], rows["weapon_class"], strict=True)
    return " and ".join(_counted(low, high, weapon_class) for low, high, weapon_class in counts)


def _verb(attack: pd.DataFrame, measure: str) -> str:
    rows = _rows_with(attack, measure)
    is_one = len(rows) == 1 and bool((rows[f"{measure}_high"] == 1).fillna(False).all())
    return f"{'was' if is_one else 'were'} {label('measure', measure)}"


def _counted(low: Any, high: Any, weapon_class: str) -> str:
    number, noun = number_label(low, high), label("weapon_class", weapon_class)
    return f"{number} {noun.removesuffix('s') if number.split()[-1] == '1' else noun}"
