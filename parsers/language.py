"""Which of the three languages a text is in, told by its letters."""

from __future__ import annotations

import re

_LETTERS = {"uk": re.compile("[іїєґІЇЄҐ]+"), "ru": re.compile("[ыэёъЫЭЁЪ]+"), "en": re.compile("[a-zA-Z]+")}
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_ENOUGH = 2_000


def language_of(text: str) -> str:
    """``uk``, ``ru``, ``en``, or nothing where no letter decides.

    Latin letters decide only where there are more of them than of all Cyrillic ones.

    >>> language_of("Збито 3 цілі типу Shahed"), language_of("уничтожены 3 БПЛА"), language_of("3 drones")
    ('uk', 'ru', 'en')
    """
    start = text[:_ENOUGH]
    found = {lang: _count(letters, start) for lang, letters in _LETTERS.items()}
    cyrillic = _count(_CYRILLIC, start)
    if found["en"] > cyrillic:
        return "en"
    if found["uk"] == found["ru"]:
        return ""
    return "uk" if found["uk"] > found["ru"] else "ru"


def _count(letters: re.Pattern[str], text: str) -> int:
    """How many characters of a text stand in runs of the letters."""
    return sum(map(len, letters.findall(text)))
