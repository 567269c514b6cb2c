"""What part of the ledger is asked for: dates, sides, claimants, weapons, measures, regions and so on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

COLUMNS = {
    "attackers": "attacker",
    "claimants": "claimant",
    "weapon_classes": "weapon_class",
    "measures": "measure",
    "weapons": "weapon",
    "statuses": "status",
}
OF_ATTACKS = ("attackers", "claimants", "weapon_classes")


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; an empty filter lets everything through. Dates are attack dates, both included."""

    date_from: date | None = None
    date_to: date | None = None
    attackers: Sequence[str] = ()
    claimants: Sequence[str] = ()
    weapon_classes: Sequence[str] = ()
    measures: Sequence[str] = ()
    regions: Sequence[str] = ()
    publishers: Sequence[str] = ()
    weapons: Sequence[str] = ()
    statuses: Sequence[str] = ()

    def condition(self) -> tuple[str, list[str]]:
        """The filters as an SQL condition on table `claims`, with its values.

        >>> Filters(date_from=date(2025, 9, 1), measures=["hit"]).condition()
        ('attack_date >= ? AND measure IN (?)', ['2025-09-01', 'hit'])
        >>> Filters().condition()
        ('TRUE', [])
        """
        parts = self._parts(COLUMNS)
        if self.publishers:
            query = f"SELECT report_id FROM reports WHERE publisher IN ({_marks(self.publishers)})"
            parts.append((f"report_id IN ({query})", list(self.publishers)))
        return _joined(parts)

    def condition_on_attacks(self) -> tuple[str, list[str]]:
        """The filters as an SQL condition on table `attacks`; those that speak of claims let all through.

        >>> Filters(attackers=["RU"], measures=["hit"], publishers=["AP"]).condition_on_attacks()
        ('attacker IN (?)', ['RU'])
        """
        return _joined(self._parts({name: COLUMNS[name] for name in OF_ATTACKS}))

    def _parts(self, columns: Mapping[str, str]) -> list[tuple[str, list[str]]]:
        """A condition with its values for each filter on dates, `columns` and regions that is not empty."""
        parts: list[tuple[str, list[str]]] = []
        if self.date_from is not None:
            parts.append(("attack_date >= ?", [self.date_from.isoformat()]))
        if self.date_to is not None:
            parts.append(("attack_date <= ?", [self.date_to.isoformat()]))
        for name, column in columns.items():
            wanted = list(getattr(self, name))
            if wanted:
                parts.append((f"{column} IN ({_marks(wanted)})", wanted))
        if self.regions:
            one = "instr('+' || adm1 || '+', '+' || ? || '+') > 0"
            parts.append((f"({' OR '.join([one] * len(self.regions))})", list(self.regions)))
        return parts


EVERYTHING = Filters()


def _joined(parts: list[tuple[str, list[str]]]) -> tuple[str, list[str]]:
    return " AND ".join(sql for sql, _ in parts) or "TRUE", [v for _, values in parts for v in values]


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def filter_rows(table: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The rows of `claims` or `attacks` that the filters let through; a column that is not there lets all."""
    if filters.date_from is not None:
        table = table[table.attack_date >= pd.Timestamp(filters.date_from)]
    if filters.date_to is not None:
        table = table[table.attack_date <= pd.Timestamp(filters.date_to)]
    for name, column in COLUMNS.items():
        wanted = list(getattr(filters, name))
        if wanted and column in table:
            table = table[table[column].isin(wanted)]
    return in_regions(table, filters.regions)


def in_regions(table: pd.DataFrame, regions: Sequence[str]) -> pd.DataFrame:
    """The rows bound to one of the regions, alone or with others."""
    if not regions:
        return table
    wanted = set(regions)
    return table[[isinstance(codes, str) and bool(wanted & set(codes.split("+"))) for codes in table.adm1]]
