"""What every column of the tables that leave the ledger means: the file `columns.csv`, a row a column."""

from importlib.resources import files
from io import BytesIO

import pandas as pd

NAME = "columns.csv"


def dictionary_file() -> bytes:
    """The file, to be given along with the tables."""
    return (files("data") / NAME).read_bytes()


def read_dictionary() -> pd.DataFrame:
    """The file as a table: table, column, unit, meaning."""
    return pd.read_csv(BytesIO(dictionary_file()), dtype="str")
