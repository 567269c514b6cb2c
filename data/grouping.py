"""Which reports speak of the same attack: one window of one attacker, as one claimant tells it.

A statement is what one report says of one window. Statements with the same window are one attack. A report
that states no hours joins the attack of its date whose figures it repeats, else the only one there is;
a claimant's own posts without hours are one attack when they came within a few hours of each other.
An attack inside a longer one (a bulletin of one hour and the total of the night) is a part of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

import pandas as pd

from data.containing import find_containers, find_overlaps
from data.figures import STATEMENT
from data.moments import day_bounds
from data.statements import Attack, Grouped, Moment, Statement

ONE_ROUND_OF_POSTS = timedelta(hours=5)
PUBLISHED = ["published_at", "published_precision"]


def group_statements(figures: pd.DataFrame) -> pd.DataFrame:
    """Find the attack of each statement.

    In: figures with PUBLISHED and `is_primary` of their reports. Out: a row a statement with the columns
    of STATEMENT and attack_id, start, end (the attack's window), adm1, within (the attack_ids of the longer
    attacks that contain this one, the longest first) and overlaps (attack_ids that share some hours).
    """
    days: dict[tuple[Any, ...], list[Statement]] = defaultdict(list)
    for statement in _read_statements(figures):
        days[statement.attacker, statement.claimant, statement.attack_date].append(statement)
    attacks: Grouped = {}
    for statements in days.values():
        attacks |= group_day(statements)
    containers, overlaps = find_containers(attacks), find_overlaps(attacks)
    table = [
        (*statement.key, *_describe(attack), containers.get(attack), overlaps.get(attack))
        for attack, statements in attacks.items()
        for statement in statements
    ]
    return _statement_frame(table, figures)


def _describe(attack: Attack) -> tuple[Any, ...]:
    return attack.attack_id, attack.start, attack.end, "+".join(sorted(attack.regions)) or None


def _statement_frame(table: list[tuple[Any, ...]], figures: pd.DataFrame) -> pd.DataFrame:
    columns = [*STATEMENT, "attack_id", "start", "end", "adm1", "within", "overlaps"]
    frame = pd.DataFrame(table, columns=columns).astype(figures[STATEMENT].dtypes.to_dict())
    moments = {"start": "datetime64[us, UTC]", "end": "datetime64[us, UTC]"}
    return frame.astype(moments | dict.fromkeys(["attack_id", "adm1", "within", "overlaps"], "str"))


def _read_statements(figures: pd.DataFrame) -> Iterator[Statement]:
    """One Statement for each group of figures with the same STATEMENT columns."""
    more = ["weapon_class", "measure", "low", "high", "as_of", *PUBLISHED, "is_primary", "regions"]
    groups: dict[tuple[Any, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for row in zip(*(_plain(figures[name]) for name in [*STATEMENT, *more]), strict=True):
        groups[row[:6]].append(row[6:])
    for (report_id, attacker, claimant, attack_date, start, end), rows in groups.items():
        as_of = max((row[4] for row in rows if row[4] is not None), default=None)
        published, precision, is_primary, regions = rows[0][5:]
        yield Statement(
            attacker,
            claimant,
            attack_date,
            start,
            end,
            regions=frozenset(regions.split("+") if regions else ()),
            report_id=report_id,
            said=_when_said(as_of, published, precision == "day", claimant),
            has_as_of=as_of is not None,
            is_primary=is_primary,
            figures=frozenset(row[:4] for row in rows),
        )


def _when_said(
    as_of: Moment | None, published: Moment | None, is_day: bool, claimant: str
) -> tuple[Moment, Moment] | None:
    """The first and the last moment at which it can have been said; a whole day where no hour is known."""
    if as_of is not None:
        return as_of, as_of
    if published is None:
        return None
    return day_bounds(published, claimant) if is_day else (published, published)


def _plain(column: pd.Series) -> list[Any]:
    """The values with None where they are missing."""
    return column.astype(object).where(column.notna(), None).tolist()


def group_day(statements: Sequence[Statement]) -> Grouped:
    """Group what one claimant says of one attacker and date; the order of the statements does not matter."""
    attacks: Grouped = defaultdict(list)
    timed = [s for s in statements if s.is_timed]
    for statement in timed:
        attacks[_attack(statement, *_whole_window(statement, timed))].append(statement)
    posts = [s for s in statements if not s.is_timed and s.is_primary]
    _settle_by_round(_settle(posts, attacks, _home_of_post), attacks)
    carried = [s for s in statements if not s.is_timed and not s.is_primary]
    for statement in _settle(carried, attacks, _home_of_carried):
        undated = statement.report_id if statement.attack_date is None else ""
        attacks[_attack(statement, None, None, f"carried {undated}")].append(statement)
    return attacks


def _attack(statement: Statement, start: Moment | None, end: Moment | None, post: str = "") -> Attack:
    return Attack(
        statement.attacker, statement.claimant, statement.attack_date, start, end, statement.regions, post
    )


def _whole_window(statement: Statement, timed: Iterable[Statement]) -> tuple[Moment | None, Moment | None]:
    """The window with the hour it lacks, where just one other window of that date shares the known hour."""
    start, end = statement.start, statement.end
    if end is None:
        ends = {other.end for other in timed if other.start == start and other.end is not None}
        end = ends.pop() if len(ends) == 1 else None
    elif start is None:
        starts = {other.start for other in timed if other.end == end and other.start is not None}
        start = starts.pop() if len(starts) == 1 else None
    return start, end


def _settle(
    statements: Iterable[Statement],
    attacks: Grouped,
    home_of: Callable[[Statement, Grouped], Attack | None],
) -> list[Statement]:
    """Add statements to the attacks they speak of; gives those that speak of none known."""
    homes = [(statement, home_of(statement, attacks)) for statement in statements]
    for statement, home in homes:
        if home is not None:
            attacks[home].append(statement)
    return [statement for statement, home in homes if home is None]


def _home_of_post(post: Statement, attacks: Grouped) -> Attack | None:
    """A claimant's post without hours tells again of an attack posted within the hours before or after."""
    near = [
        attack
        for attack, members in attacks.items()
        if attack.regions == post.regions and any(_is_same_round(post, member) for member in members)
    ]
    if len(near) > 1:
        near = _repeated_by(post, {attack: attacks[attack] for attack in near})
    return near[0] if len(near) == 1 else None


def _repeated_by(statement: Statement, attacks: Grouped) -> list[Attack]:
    """The attacks of which a statement repeats a figure."""
    return [a for a, members in attacks.items() if any(statement.figures & m.figures for m in members)]


def _is_same_round(one: Statement, other: Statement) -> bool:
    """Whether few hours can lie between what was said; nobody knows where a report has no date."""
    if one.said is None or other.said is None or one.has_as_of:
        return True
    between = max(one.said[0] - other.said[1], other.said[0] - one.said[1])
    return between <= ONE_ROUND_OF_POSTS


def _home_of_carried(carried: Statement, attacks: Grouped) -> Attack | None:
    """A carrier without hours tells of the attack whose figures it repeats, else of the only one."""
    if carried.attack_date is None:
        return None
    repeated = _repeated_by(carried, attacks)
    if len(repeated) == 1:
        return repeated[0]
    alike = [attack for attack in attacks if attack.regions == carried.regions]
    return alike[0] if len(alike) == 1 else None


def _settle_by_round(posts: Iterable[Statement], attacks: Grouped) -> None:
    """Make an attack of each round of posts about the same regions, told apart by the hours between."""
    by_regions: dict[tuple[Any, ...], list[Statement]] = defaultdict(list)
    for post in posts:
        undated = post.report_id if post.attack_date is None else ""
        by_regions[post.regions, undated].append(post)
    for (_, undated), alike in by_regions.items():
        for number, members in enumerate(_rounds(alike)):
            attacks[_attack(members[0], None, None, f"post {number} {undated}")] += members


def _rounds(posts: Iterable[Statement]) -> list[list[Statement]]:
    ordered = sorted(posts, key=lambda post: (post.said is not None, post.said, post.report_id))
    rounds: list[list[Statement]] = []
    for post in ordered:
        if rounds and _is_same_round(post, rounds[-1][-1]):
            rounds[-1].append(post)
        else:
            rounds.append([post])
    return rounds
