"""Which reports speak of the same attack: one window of one attacker, as one claimant tells it.

A statement is what one report says of one window. Statements with the same window are one attack. A report
that states no hours joins the attack of its date whose figures it repeats, else the only one there is;
a claimant's own posts without hours are one attack when they came within a few hours of each other.
An attack inside a longer one (a bulletin of one hour and the total of the night) is a part of it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

import pandas as pd

from data.figures import STATEMENT
from data.moments import day_bounds

ONE_ROUND_OF_POSTS = timedelta(hours=5)
ONE_DAY = timedelta(days=1)
PUBLISHED = ["published_at", "published_precision"]

Moment = pd.Timestamp


@dataclass(frozen=True, slots=True)
class Statement:
    """What one report says of one window; `said` is between when it was said, or true if that is stated."""

    report_id: str
    attacker: str | None
    claimant: str
    attack_date: Moment | None
    start: Moment | None
    end: Moment | None
    regions: frozenset[str]
    said: tuple[Moment, Moment] | None
    has_as_of: bool
    is_primary: bool
    figures: frozenset[tuple[Any, ...]]

    @property
    def key(self) -> tuple[Any, ...]:
        """The values of the STATEMENT columns."""
        return self.report_id, self.attacker, self.claimant, self.attack_date, self.start, self.end

    @property
    def is_timed(self) -> bool:
        """Whether an hour is stated."""
        return self.start is not None or self.end is not None


class Attack(NamedTuple):
    """What tells one attack from another; `post` parts those that state neither hours nor more."""

    attacker: str | None
    claimant: str
    attack_date: Moment | None
    start: Moment | None
    end: Moment | None
    regions: frozenset[str]
    post: str = ""

    @property
    def attack_id(self) -> str:
        """A name that is the same whenever the same attack is derived."""
        key = "|".join(map(str, (*self[:5], "+".join(sorted(self.regions)), self.post)))
        return hashlib.sha256(key.encode()).hexdigest()[:12]

    @property
    def is_timed(self) -> bool:
        """Whether an hour is known."""
        return self.start is not None or self.end is not None

    @property
    def window(self) -> tuple[Moment, Moment] | None:
        """From when to when, where both are known."""
        return (self.start, self.end) if self.start is not None and self.end is not None else None


Grouped = dict[Attack, list[Statement]]


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
            report_id,
            attacker,
            claimant,
            attack_date,
            start,
            end,
            regions=frozenset(regions.split("+") if regions else ()),
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


def find_containers(attacks: Grouped) -> dict[Attack, str]:
    """The attack_ids of the attacks that contain each attack which is part of others, the longest first."""
    containers = {}
    for attack, others in _neighbours(attacks):
        holding = [other for other in others if _holds(other, attack, attacks)]
        if holding:
            longest_first = sorted(holding, key=_extent, reverse=True)
            containers[attack] = " ".join(whole.attack_id for whole in longest_first)
    return containers


def find_overlaps(attacks: Grouped) -> dict[Attack, str]:
    """The attack_ids that share some hours and regions with an attack, where neither contains the other."""
    overlaps = {}
    for attack, others in _neighbours(attacks):
        shared = [o.attack_id for o in others if _crosses(o, attack) and not _covers(o, attack)]
        if shared:
            overlaps[attack] = " ".join(sorted(shared))
    return overlaps


def _neighbours(attacks: Grouped) -> Iterator[tuple[Attack, list[Attack]]]:
    """Each attack with the others of the same claimant and attacker, of its own and the adjoining dates."""
    by_date: dict[tuple[Any, ...], list[Attack]] = defaultdict(list)
    for attack in attacks:
        by_date[attack[:3]].append(attack)
    for attack in attacks:
        if attack.attack_date is not None:
            dates = (attack.attack_date + day * ONE_DAY for day in (-1, 0, 1))
            near = [other for date in dates for other in by_date.get((*attack[:2], date), ())]
            yield attack, [other for other in near if other != attack]


def _holds(whole: Attack, part: Attack, attacks: Grouped) -> bool:
    """Whether `part` is counted in `whole`: by hours and regions, else by what was said when."""
    if whole.is_timed and part.is_timed:
        return _covers(whole, part)
    if whole.attack_date != part.attack_date:
        return False
    if not part.is_timed and not any(s.is_primary for s in attacks[part]):
        return whole.is_timed or _is_wider(whole, part)
    return _is_wider(whole, part) and _was_said_later(attacks[whole], attacks[part])


def _covers(whole: Attack, part: Attack) -> bool:
    outer, inner = whole.window, part.window
    if outer is None or inner is None:
        return whole[3:5] == part[3:5] and _is_wider(whole, part)
    is_inside = outer[0] <= inner[0] and inner[1] <= outer[1]
    return is_inside and (_is_wider(whole, part) or (outer != inner and _has_regions(whole, part)))


def _crosses(one: Attack, other: Attack) -> bool:
    ours, theirs = one.window, other.window
    if ours is None or theirs is None or _covers(other, one):
        return False
    shares_regions = not one.regions or not other.regions or bool(one.regions & other.regions)
    return shares_regions and ours[0] < theirs[1] and theirs[0] < ours[1]


def _has_regions(whole: Attack, part: Attack) -> bool:
    return not whole.regions or (bool(part.regions) and part.regions <= whole.regions)


def _is_wider(whole: Attack, part: Attack) -> bool:
    return whole.regions != part.regions and _has_regions(whole, part)


def _was_said_later(later: Iterable[Statement], earlier: Iterable[Statement]) -> bool:
    last = max((s.said[1] for s in later if s.said is not None), default=None)
    first = min((s.said[0] for s in earlier if s.said is not None), default=None)
    return last is not None and first is not None and first <= last


def _extent(attack: Attack) -> tuple[Any, ...]:
    """How much an attack takes in: whole country before regions, hours before none, long before short."""
    length = attack.window[1] - attack.window[0] if attack.window else timedelta(0)
    return not attack.regions, len(attack.regions), length, attack.attack_id
