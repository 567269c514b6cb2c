"""What did not happen: none of them, or no claim where the words leave it open."""

from __future__ import annotations

import pytest

from parsers.reading import parse_report
from parsers.report import Report

DENIED = {
    "Air defence did not shoot down any of the 12 missiles.": [("shot_down", "missile", 0)],
    "Russia hasn't launched any missiles overnight.": [("launched", "missile", 0)],
    "None of the drones reached their targets.": [("hit", "drone", 0)],
    "Ракети противник цієї ночі не застосовував.": [("launched", "missile", 0)],
    "Ракет не застосовано.": [("launched", "missile", 0)],
    "Збито 10 дронів, ракет ворог не застосовував.": [("shot_down", "drone", 10), ("launched", "missile", 0)],
    "Ни один беспилотник цели не достиг.": [("hit", "drone", 0)],
    "Four drones were not shot down.": [],
    "Not all 12 drones were shot down.": [],
    "Чотири дрони не збито.": [],
    "Russia not only launched 20 drones.": [("launched", "drone", 20)],
}


@pytest.mark.parametrize("text", DENIED)
def test_denied(text: str):
    claims = parse_report(Report(text)).claims
    assert [(claim.measure.value, claim.weapon, claim.low) for claim in claims] == DENIED[text]
