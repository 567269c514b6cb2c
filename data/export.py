"""Files that leave the ledger: CSV tables with what they mean beside them.

Cells of text that a spreadsheet would run as a formula are led by an apostrophe. Moments are UTC with ``Z``,
missing is empty.
"""

from __future__ import annotations

import json
import zipfile
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from data.filters import Filters, filter_rows, in_regions
from data.ledger import Ledger

__all__ = ["Filters", "escape_formulas", "export", "filtered_tables", "to_csv_bytes"]

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
METADATA = "metadata.json"


def export(ledger: Ledger, target: Path | str, filters: Filters | None = None) -> Path:
    """Write reports, claims, places, attacks and unread numbers with their metadata; gives the path.

    A `target` that ends in ``.zip`` becomes an archive, any other a folder, made where it is missing. An
    attack is written whole, so the filters for measures and publishers do not touch table `attacks`.
    """
    filters = filters or Filters()
    tables = filtered_tables(ledger, filters)
    contents = {f"{name}.csv": to_csv_bytes(table) for name, table in tables.items()}
    contents[METADATA] = _to_json(_metadata(tables, filters))
    path = Path(target)
    if path.suffix.casefold() == ".zip":
        _write_zip(path, contents)
    else:
        _write_folder(path, contents)
    return path


def filtered_tables(ledger: Ledger, filters: Filters) -> dict[str, pd.DataFrame]:
    """The tables with the rows asked for; reports, places and unread numbers go with their claims."""
    reports, claims = ledger.reports(), ledger.claims(filters)
    if filters != Filters():
        reports = reports[reports.report_id.isin(claims.report_id)]
    places, unread = (t[t.report_id.isin(reports.report_id)] for t in (ledger.places(), ledger.unread()))
    return {
        "reports": reports,
        "claims": claims,
        "places": in_regions(places, filters.regions),
        "attacks": filter_rows(ledger.attacks(), filters),
        "unread": unread,
    }


def to_csv_bytes(table: pd.DataFrame) -> bytes:
    """The table as CSV in UTF-8, safe to open in a spreadsheet.

    >>> to_csv_bytes(pd.DataFrame({"evidence": ["=1+1", "121 збито"], "low": [-1, 121]})).decode().split()
    ['evidence,low', "'=1+1,-1", '121', 'збито,121']
    """
    return escape_formulas(_with_plain_times(table)).to_csv(index=False, lineterminator="\n").encode()


def escape_formulas(table: pd.DataFrame) -> pd.DataFrame:
    """The table with an apostrophe before every text that begins like a formula."""
    texts = table.select_dtypes(["object", "str"]).columns
    return table.assign(**{name: table[name].map(_escaped) for name in texts})


def _escaped(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


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
            "UTF-8, a comma between cells. Moments are UTC, attack_date is local to the attack. Empty is not "
            "known, never 0. An apostrophe before a text keeps spreadsheets from running it as a formula."
        ),
        "tables": {
            name: {"rows": len(table), "columns": list(table.columns)} for name, table in tables.items()
        },
    }


def _to_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, default=str).encode()


def _write_zip(path: Path, contents: dict[str, bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.unfinished")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    unfinished.replace(path)


def _write_folder(path: Path, contents: dict[str, bytes]) -> None:
    path.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (path / name).write_bytes(content)
