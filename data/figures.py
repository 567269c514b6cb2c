"""From claims to figures: what one report says of one attack, for one weapon class and one measure.

A figure is a sum of the claims of one report that stand beside each other. Parts of a stated total are not
added to it; a number said twice is taken once, save in a table, where each row counts weapons of its own. A
bound that is open in one part is open in the sum.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

COUNTED = (
    "launched",
    "shot_down",
    "suppressed",
    "shot_down_or_suppressed",
    "lost",
    "hit",
    "hit_locations",
    "debris_locations",
)
CLASSES = ("drone", "missile", "any")
NOT_STRIKING = ("recon_drone",)
EXACTNESS = ("exact", "about", "range", "at_least", "at_most", "unnumbered", "undisclosed")
STATEMENT = ["report_id", "attacker", "claimant", "attack_date", "window_start", "window_end"]
FIGURE = [*STATEMENT, "weapon_class", "measure"]
TABLE_ROW = "table_row_"
"""How the rule of a claim begins that is a row of a table coded by hand."""

WEAPON = [*FIGURE, "weapon", "adm1", "row"]
FIGURES_OF_SENTENCE = ["low", "high", "inexact", "as_of"]
CLAIM_COLUMNS_NEEDED = [
    *FIGURE,
    *("claim_id", "weapon", "low", "high", "bound", "scope", "subset", "subset_of", "as_of", "adm1"),
    *("evidence", "status", "rule"),
]


def find_figures(claims: pd.DataFrame, measures: Sequence[str] = COUNTED) -> pd.DataFrame:
    """Sum table `claims` into figures.

    Columns: those of FIGURE, low, high, inexact (place in EXACTNESS), as_of, and regions: the codes, joined
    with ``+``, that everything the report says of the attack is bound to; missing for the whole country.
    Counted are claims of `measures` and of scope `attack` that nobody rejected, on drones, missiles and
    weapons together.
    """
    standing = _mark_parts(_countable(claims, measures))
    sums = _sum(_choose_sentences(_told_of_classes(standing)), FIGURE)
    return sums.merge(_find_regions(standing), on=STATEMENT, how="left")


def find_figures_set_aside(claims: pd.DataFrame, measures: Sequence[str] = COUNTED) -> pd.DataFrame:
    """The other figures of reports that say two things of one attack, class and measure in two sentences.

    "Launched 157 … later said 170" has the figure 170 in `find_figures`, and 157 here. Columns: those of
    FIGURE, low, high, inexact, as_of. Bounds that leave room for each other ("over 150", "157") are one.
    """
    told = _sum_sentences(_told_of_classes(_mark_parts(_countable(claims, measures))))
    used = _first_of_weapon(told)
    pairs = told.merge(used, on=WEAPON, suffixes=("", "_used"))
    others = pairs[_is_apart(pairs)].drop_duplicates([*WEAPON, "low", "high"])
    others = others[[*WEAPON, *FIGURES_OF_SENTENCE]].assign(other=range(len(others)))
    beside = used.merge(others[[*FIGURE, "weapon", "adm1", "other"]], on=FIGURE, suffixes=("", "_other"))
    is_replaced = _equals(beside.weapon, beside.weapon_other) & _equals(beside.adm1, beside.adm1_other)
    figures = _sum(pd.concat([others, beside[~is_replaced]], ignore_index=True), [*FIGURE, "other"])
    return figures.drop(columns="other")


def _is_apart(pairs: pd.DataFrame) -> pd.Series:
    """Whether no number lies within both the bounds of a sentence and of the one used."""
    is_below = (pairs.high < pairs.low_used).fillna(False)
    return (is_below | (pairs.low > pairs.high_used).fillna(False)).astype(bool)


def _equals(one: pd.Series, other: pd.Series) -> pd.Series:
    return ((one == other).fillna(False) | (one.isna() & other.isna())).astype(bool)


def _told_of_classes(standing: pd.DataFrame) -> pd.DataFrame:
    """The claims that make the figures of drones, of missiles, and of all weapons where a total is stated."""
    by_class = standing[standing.is_top_of_class & (standing.weapon_class != "any")]
    return pd.concat([by_class, _stated_for_any(standing)], ignore_index=True)


def _countable(claims: pd.DataFrame, measures: Sequence[str]) -> pd.DataFrame:
    is_counted = (
        (claims.scope == "attack")
        & (claims.status != "rejected")
        & claims.measure.isin(measures)
        & claims.weapon_class.isin(CLASSES)
        & ~claims.weapon.isin(NOT_STRIKING)
    )
    counted = claims.loc[is_counted, CLAIM_COLUMNS_NEEDED]
    is_row = counted.rule.str.startswith(TABLE_ROW).fillna(False).astype(bool)
    return counted.assign(
        inexact=counted.bound.map({name: n for n, name in enumerate(EXACTNESS)}),
        row=counted.rule.where(is_row),
    )


def _mark_parts(claims: pd.DataFrame) -> pd.DataFrame:
    """Say of each claim whether it is part of a total (`is_part`), and whether none of its class holds it.

    A part of a count of all weapons ("107 targets, of which 98 drones") is the top of its own class. Where
    the total is not named, a total of the same class is taken before one of all weapons. A region's part
    of all weapons leaves open how many there were elsewhere.
    """
    is_part = claims.subset.fillna(False).astype(bool)
    same_class = _any_in_group(~is_part, claims, ["report_id", "measure", "weapon_class"])
    any_class = _any_in_group((claims.weapon_class == "any") & ~is_part, claims, ["report_id", "measure"])
    total_class = claims.subset_of.map(claims.set_index("claim_id").weapon_class)
    is_of_any = (total_class == "any") | (total_class.isna() & ~same_class & any_class)
    is_top = ~is_part | (is_of_any & (claims.weapon_class != "any"))
    is_regional_part = is_part & is_top & claims.adm1.notna()
    has_whole = _any_in_group(is_top & claims.adm1.isna(), claims, FIGURE)
    return claims.assign(
        is_part=is_part,
        is_top_of_class=is_top
        & ~(is_regional_part & has_whole)
        & ~_is_type_in_class(claims, is_part, is_top),
        high=claims.high.mask(is_regional_part),
    )


def _is_type_in_class(claims: pd.DataFrame, is_part: pd.Series, is_top: pd.Series) -> pd.Series:
    """Whether a weapon is part of its class named beside it ("458 weapons: 415 drones, of them 250 Shaheds").

    It is where the parts of a count of all weapons come to more than that count, and where the class has a
    total of its own, part of no other ("11 drones downed" as a headline).
    """
    statement = claims.groupby([*STATEMENT, "measure"], dropna=False, sort=False).ngroup()
    is_total = (claims.weapon_class == "any") & ~is_part
    totals = claims.low.where(is_total).groupby(statement).transform("sum")
    parts = claims.low.where(is_top & is_part).groupby(statement).transform("sum")
    is_class = (claims.weapon == claims.weapon_class) & is_top
    is_total_of_class = ~is_part & claims.adm1.isna()
    has_part, has_total = (
        _any_in_group(is_class & flag, claims, FIGURE) for flag in (is_part, is_total_of_class)
    )
    is_exceeded = has_part & (parts > totals).fillna(False)
    return (has_total | is_exceeded) & ~is_class & is_part


def _find_regions(claims: pd.DataFrame) -> pd.DataFrame:
    """The regions that all totals of a statement are bound to, where none is for the whole country."""
    totals = claims.loc[~claims.is_part, [*STATEMENT, "adm1"]].drop_duplicates()
    is_bound = ~_any_in_group(totals.adm1.isna(), totals, STATEMENT)
    bound = totals[is_bound].groupby(STATEMENT, dropna=False, sort=False).adm1
    return bound.agg(_join_codes).rename("regions").reset_index()


def _join_codes(codes: pd.Series) -> str:
    return "+".join(sorted({code for joined in codes for code in joined.split("+")}))


def _any_in_group(flag: pd.Series, claims: pd.DataFrame, by: list[str]) -> pd.Series:
    group = claims.groupby(by, dropna=False, sort=False).ngroup()
    return flag.groupby(group).transform("any")


def _stated_for_any(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims that make a report's figure for all weapons, where it states one.

    A total of all weapons holds its classes, marked as its parts or not. Beside totals of regions stand only
    the classes told of other regions; where a class is told of the whole country, they are no total.
    """
    whole = claims[~claims.is_part]
    statement = [*STATEMENT, "measure"]
    is_any = whole.weapon_class == "any"
    has_total = _any_in_group(is_any & whole.adm1.isna(), whole, statement)
    has_wide_class = _any_in_group(~is_any & whole.adm1.isna(), whole, statement)
    has_any, has_any_here = (_any_in_group(is_any, whole, by) for by in (statement, [*statement, "adm1"]))
    is_elsewhere = has_any & ~has_any_here & ~has_total
    is_kept = (is_any & (has_total | ~has_wide_class)) | (is_elsewhere & ~has_wide_class)
    return whole[is_kept].assign(weapon_class="any")


def _choose_sentences(claims: pd.DataFrame) -> pd.DataFrame:
    """What is said of each weapon and region; what several sentences say of one counts once."""
    return _first_of_weapon(_sum_sentences(claims))


def _sum_sentences(claims: pd.DataFrame) -> pd.DataFrame:
    """Add up the claims that stand side by side in one sentence."""
    return _sum(claims, [*WEAPON, "evidence"])


def _first_of_weapon(sentences: pd.DataFrame) -> pd.DataFrame:
    """The largest of what sentences say of a weapon, without those true at an earlier time than another."""
    latest = sentences.groupby(WEAPON, dropna=False, sort=False).as_of.transform("max")
    ranked = sentences.assign(is_earlier=sentences.as_of < latest).sort_values(
        ["is_earlier", "low", "high"], ascending=[True, False, False], kind="stable"
    )
    return ranked.drop_duplicates(WEAPON).drop(columns="is_earlier")


def _sum(claims: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Sums of bounds: `high` is open where one part's is; `low` is that of the parts that have one."""
    group = claims.groupby(by, dropna=False, sort=False)
    sums = group[["low", "high"]].sum(min_count=1)
    is_closed = group["high"].count() == group.size()
    others = group[["inexact", "as_of"]].max()
    return sums.assign(high=sums.high.where(is_closed)).join(others).reset_index()
