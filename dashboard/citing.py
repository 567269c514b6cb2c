"""A claim as it can be cited: its sentence, who says it, who published it and when."""

import pandas as pd

from dashboard.correcting import claim_words, published_words
from dashboard.labels import is_missing


def citation(claim: pd.Series, report: pd.Series) -> str:
    """A claim in a line to copy: what it says, the sentence, and the source.

    A claim added by hand may have no sentence, a report no title or address; what is missing is left out.
    """
    sentence = "" if is_missing(claim["evidence"]) else " ".join(claim["evidence"].split())
    said = f"{claim_words(claim)}: “{sentence}”" if sentence else claim_words(claim)
    source = [report["title"], published_words(report), report["url"]]
    return " · ".join([said, *(str(part) for part in source if not is_missing(part))])
