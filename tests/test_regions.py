"""The region that each number is bound to: its own, that of its list, or none."""

from __future__ import annotations

import pytest

from parsers.reading import parse_report
from parsers.report import Report

BOUND = {
    "Russia launched 440 drones and 32 missiles at Kyiv.": [("drone", "UA-30"), ("missile", "UA-30")],
    "Russia launched 440 drones at Ukraine and 32 missiles at Kyiv.": [("drone", None), ("missile", "UA-30")],
    "Russian drones hit houses in Poltava, and two missiles struck Sumy, killing three people.": [
        ("drone", "UA-53"),
        ("missile", "UA-59"),
        ("none", "UA-59"),
    ],
    "12 drones were shot down over the Bryansk region and four over the Black Sea.": [
        ("drone", "RU-BRY"),
        ("drone", "BLACK_SEA"),
    ],
    "Сбиты по одному БПЛА над Тульской и Орловской областями.": [("drone", "RU-ORL"), ("drone", "RU-TUL")],
    "Збито 9 БпЛА в Одеській та Миколаївській областях.": [("drone", "UA-48+UA-51")],
    "Удар по Дніпру: загинули двоє. Поранено п'ятеро.": [("none", "UA-12"), ("none", "UA-12")],
    "Russia launched 12 drones from Kursk.": [("drone", None)],
    "Над Тульской областью сбиты два БПЛА, на территории Калуги — ещё один.": [
        ("drone", "RU-TUL"),
        ("drone", "RU-KLU"),
    ],
    "Russia launched 100 drones across the country, hitting a port in Odesa.": [("drone", None)],
    "Russia attacked Ukraine with 63 drones, damaging a school in Kharkiv.": [("drone", None)],
    "Ukraine shot down five drones, all over Sumy.": [("drone", "UA-59")],
    "Ukraine attacked Russia with 40 drones, damaging a refinery in Ryazan.": [("drone", None)],
    "Росія атакувала Україну 63 дронами, пошкодивши школу в Харкові.": [("drone", None)],
    "Россия выпустила 100 дронов по всей стране, повредив порт в Одессе.": [("drone", None)],
    "По ДніпроГЕС випустили вісім ракет.": [("missile", "UA-23")],
}


@pytest.mark.parametrize("text", BOUND)
def test_region(text: str):
    claims = parse_report(Report(text)).claims
    assert [(claim.weapon, claim.adm1) for claim in claims] == BOUND[text]


def test_what_an_attack_on_the_whole_country_cost_is_of_no_damaged_site():
    text = (
        "Russia fired 88 missiles at Ukrainian power plants, damaging the Dnieper Hydroelectric Station and "
        "leaving a million households without electricity. At least five people were killed."
    )
    assert {claim.adm1 for claim in parse_report(Report(text)).claims} == {None}
