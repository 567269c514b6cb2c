"""What short texts say: each claim as its measure, weapon, number and region, and whether it is a part."""

from __future__ import annotations

import pytest

from parsers.reading import parse_report
from parsers.report import Claim, Report

PARTS_AND_WHOLES = {
    "Противник атакував 118 ударними БпЛА типу Shahed, близько 50 із них – шахеди.": [
        "launched drone 118",
        "launched shahed 50 part",
    ],
    "Збито 97 ударних БпЛА типу Shahed (безпілотників інших типів).": ["shot_down drone 97"],
    "Russia launched 367 aerial weapons, of which 45 cruise missiles and 266 drones were intercepted.": [
        "launched any 367",
        "shot_down cruise_missile 45",
        "shot_down drone 266",
    ],
    "Силы ПВО сбили 10 беспилотников. Из них 4 – над Брянской областью.": [
        "shot_down drone 10",
        "shot_down drone 4 RU-BRY part",
    ],
    "Один из дронов попал в жилой дом.": ["hit drone 1"],
    "Один із дронів влучив у склад.": ["hit drone 1"],
}
ONE_FOR_EACH = {
    "По одному дрону сбито над Тульской и Калужской областями.": [
        "shot_down drone 1 RU-KLU",
        "shot_down drone 1 RU-TUL",
    ],
    "Над Тульской и Калужской областями сбито по два беспилотника.": [
        "shot_down drone 2 RU-KLU",
        "shot_down drone 2 RU-TUL",
    ],
}
ATTACKS_OF_N = {
    "Внаслідок атаки 10 дронів поранені шестеро людей у Сумах.": ["launched drone 10", "injured none 6 UA-59"],
    "В результате атаки четырёх беспилотников ранены двое.": ["launched drone 4", "injured none 2"],
    "Атака четырёх беспилотников отражена над Тульской областью.": ["shot_down drone 4 RU-TUL"],
    "По селу выпущено 36 боеприпасов и 80 беспилотников, 56 из которых сбиты.": [
        "launched drone 80",
        "shot_down drone 56",
    ],
}
MISSILES_OF_SEVERAL_KINDS = {
    "Russia launched ballistic and cruise missiles at Kyiv.": [
        "launched ballistic_missile 1 UA-30",
        "launched cruise_missile 1 UA-30",
    ],
    "There were ballistic missile strikes and cruise missile strikes.": [],
}
NO_CLAIM = {
    "Обломки трёх беспилотников упали на территорию порта.": [],
    "Уламки двох ракет впали на подвір'я.": [],
    "Kyiv did not say what happened to the two missiles.": [],
}
TABLES = (PARTS_AND_WHOLES, ONE_FOR_EACH, ATTACKS_OF_N, MISSILES_OF_SEVERAL_KINDS, NO_CLAIM)


@pytest.mark.parametrize(("text", "told"), [case for table in TABLES for case in table.items()])
def test_what_a_text_says(text: str, told: list[str]):
    assert sorted(map(in_short, parse_report(Report(text)).claims)) == sorted(told)


def in_short(claim: Claim) -> str:
    words = [claim.measure.value, claim.weapon, str(claim.low), claim.adm1, "part" if claim.subset else None]
    return " ".join(word for word in words if word)
