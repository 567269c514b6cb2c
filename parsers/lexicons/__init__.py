"""The words of the reports, language by language, and the places they name."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def lexicon_text(name: str) -> str:
    """The text of a lexicon file, with е for ё as in texts that are folded.

    >>> "четырёх" in lexicon_text("numbers.toml")
    False
    """
    return (files(__name__) / name).read_text("utf-8").replace("ё", "е")


def lexicon_table(name: str) -> dict[str, Any]:
    """What a lexicon file in TOML holds.

    >>> list(lexicon_table("abbreviations.toml"))
    ['abbreviations']
    """
    return tomllib.loads(lexicon_text(name))
