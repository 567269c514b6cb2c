"""A claim as it can be cited: what it says, of when and where, the sentence, and the source."""

import pandas as pd

from dashboard.correcting import claim_words, published_words
from dashboard.labels import day_label, is_missing, region_label


def citation(claim: pd.Series, report: pd.Series) -> str:
    """A claim in a line to copy; what it does not tell, as its region or the report's title, is left out."""
    day = day_label(claim["attack_date"])
    sentence = "" if is_missing(claim["evidence"]) else " ".join(claim["evidence"].split())
    parts = [
        claim_words(claim),
        region_label(claim["adm1"]),
        f"attack of {day}" if day else "",
        f"“{sentence}”" if sentence else "",
        report["title"],
        published_words(report),
        report["url"],
    ]
    return " · ".join(part for part in parts if not is_missing(part) and part)
