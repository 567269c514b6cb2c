"""Files that leave the ledger: CSV tables with what they mean beside them.

Cells of text that a spreadsheet would run as a formula are led by an apostrophe. Moments are UTC with ``Z``,
missing is empty.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from data import dictionary
from data.derived import is_stale, refresh_attacks
from data.filters import Filters, filter_rows, in_regions
from data.ledger import Ledger
from data.schema import transaction
from data.writing import OverwriteError, write_folder, write_zip

__all__ = ["Filters", "OverwriteError", "escape_formulas", "export", "filtered_tables", "to_csv_bytes"]

_LIKE_A_FORMULA = re.compile(r"[\t\r\n]|[\s\ufeff\u200b]*[=+\-@＝＋－＠]")
_LONE_RETURN = re.compile(r"\r(?!\n)")
METADATA = "metadata.json"


def export(
    ledger: Ledger, target: Path | str, filters: Filters | None = None, overwrite: bool = False
) -> Path:
    """Write reports, claims, places, attacks and unread numbers with what they mean; gives the path.

    A `target` that ends in ``.zip`` becomes an archive, any other a folder; it comes whole or not at all.
    With filters, an attack is written where one of the reports written tells of it, and then whole. Raises
    OverwriteError where the target is there already and `overwrite` was not asked for.
    """
    filters = filters or Filters()
    tables = filtered_tables(ledger, filters)
    contents = {f"{name}.csv": to_csv_bytes(table) for name, table in tables.items()}
    contents[dictionary.NAME] = dictionary.dictionary_file()
    contents[METADATA] = _to_json(_metadata(tables, filters))
    path = Path(target)
    write = write_zip if path.suffix.casefold() == ".zip" else write_folder
    write(path, contents, overwrite)
    return path


def filtered_tables(ledger: Ledger, filters: Filters) -> dict[str, pd.DataFrame]:
    """The tables with the rows asked for; reports, places, attacks and unread numbers go with the claims."""
    reports, claims, places, unread, attacks = _tables_at_once(ledger, filters)
    if filters != Filters():
        reports = reports[reports.report_id.isin(claims.report_id)]
        attacks = _told_by(attacks, set(reports.report_id))
    places, unread = (table[table.report_id.isin(reports.report_id)] for table in (places, unread))
    return {
        "reports": reports,
        "claims": claims,
        "places": in_regions(places, filters.regions),
        "attacks": filter_rows(attacks, filters),
        "unread": unread,
    }


def _tables_at_once(ledger: Ledger, filters: Filters) -> tuple[pd.DataFrame, ...]:
    """Tables reports, claims, places, unread and attacks as they are at one moment, whoever else writes."""
    ledger.attacks()  # derived before the file is held, so that others need not wait for it
    with ledger.reading() as connection, transaction(connection):
        while is_stale(connection):
            refresh_attacks(connection)
        return ledger.reports(), ledger.claims(filters), ledger.places(), ledger.unread(), ledger.attacks()


def _told_by(attacks: pd.DataFrame, report_ids: set[str]) -> pd.DataFrame:
    """The attacks that one of the reports tells of."""
    return attacks[[not report_ids.isdisjoint(ids.split()) for ids in attacks.reports.fillna("")]]


def to_csv_bytes(table: pd.DataFrame) -> bytes:
    """The table as CSV in UTF-8, safe to open in a spreadsheet.

    >>> to_csv_bytes(pd.DataFrame({"evidence": ["=1+1", "121 збито"], "low": [-1, 121]})).decode().split()
    ['evidence,low', "'=1+1,-1", '121', 'збито,121']
    """
    return escape_formulas(_with_plain_times(table)).to_csv(index=False, lineterminator="\n").encode()


def escape_formulas(table: pd.DataFrame) -> pd.DataFrame:
    r"""The table with an apostrophe before every text and column name that begins like a formula.

    A carriage return alone, which would break a row of CSV, becomes a new line.

    >>> escape_formulas(pd.DataFrame({"@a": ["\n=1", " ＝1", "b\rc"]})).to_dict("list")
    {"'@a": ["'\n=1", "' ＝1", 'b\nc']}
    """
    texts = table.select_dtypes(["object", "string", "category"]).columns
    escaped = {name: table[name].astype("object").map(_escaped) for name in texts}
    return table.assign(**escaped).rename(columns=_escaped)


def _escaped(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    words = _LONE_RETURN.sub("\n", cell)
    return f"'{words}" if _LIKE_A_FORMULA.match(words) else words


def _with_plain_times(table: pd.DataFrame) -> pd.DataFrame:
    moments = table.select_dtypes("datetimetz").columns
    dates = table.select_dtypes("datetime").columns
    return table.assign(
        **{name: table[name].dt.strftime("%Y-%m-%dT%H:%M:%SZ") for name in moments},
        **{name: table[name].dt.strftime("%Y-%m-%d") for name in dates},
    )


def _metadata(tables: dict[str, pd.DataFrame], filters: Filters) -> dict[str, object]:
    """What a reader of the files must know: when and by what they were made, and what is in them."""
    reports = tables["reports"]
    return {
        "made_by": f"Strike Ledger {version('strikeledger')}",
        "made_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "parser_versions": sorted(reports.parser_version.dropna().unique()),
        "filters": {name: value for name, value in asdict(filters).items() if value},
        "sources": sorted(reports.publisher.dropna().unique()),
        "licence": (
            "Figures are facts as their claimants published them: cite the claimant and the publisher. "
            "The texts of the reports belong to their publishers. Place names and coordinates: GeoNames, "
            "CC BY 4.0."
        ),
        "reading": (
            "columns.csv says what each column means. "
            "UTF-8, a comma between cells. Moments are UTC, attack_date is local to the attack. Empty is not "
            "known, never 0. Where published_precision is “day”, the hour of published_at is not known. The "
            "counts of an attack that part_measures names are counted in a longer attack too: do not add "
            "them up; nor those that shared_measures names, which are counted there in part. "
            "An apostrophe before a text keeps spreadsheets from running it as a formula."
        ),
        "tables": {
            name: {"rows": len(table), "columns": list(table.columns)} for name, table in tables.items()
        },
    }


def _to_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str).encode()
