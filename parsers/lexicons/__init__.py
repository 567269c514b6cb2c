"""The words of the reports, language by language, and the places they name."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def lexicon_text(name: str) -> str:
    """The text of a lexicon file as it stands."""
    return (files(__name__) / name).read_text("utf-8")


def as_folded(text: str) -> str:
    """A lexicon's text in the spelling of folded texts, with е for ё.

    >>> as_folded("четырёх")
    'четырех'
    """
    return text.replace("ё", "е")


def lexicon_table(name: str) -> dict[str, Any]:
    """What a lexicon file in TOML holds, as folded texts spell it.

    >>> list(lexicon_table("abbreviations.toml"))
    ['abbreviations']
    """
    return tomllib.loads(as_folded(lexicon_text(name)))
