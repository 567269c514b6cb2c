"""Which of the starter reports a ledger lacks, and whether it holds nothing else."""

from data.ledger import Ledger
from data.seeding import starter_reports


def missing_starters(ledger: Ledger) -> int:
    """How many of the starter reports' texts the ledger does not hold, as reports or as carried again.

    It lacks some where loading them was stopped halfway.
    """
    with ledger.reading() as connection:
        held = connection.execute("SELECT text_hash FROM reports UNION SELECT text_hash FROM carriers")
        hashes = {text_hash for (text_hash,) in held.fetchall()}
    return sum(report.report_id not in hashes for report in starter_reports())


def has_only_starters(ledger: Ledger) -> bool:
    """Whether a ledger holds starter reports and no others."""
    with ledger.reading() as connection:
        kinds = connection.execute("SELECT DISTINCT is_starter FROM reports").fetchall()
    return kinds == [(1,)]
