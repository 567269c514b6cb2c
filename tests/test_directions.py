"""Whose attack a place belongs to, for reports of one side, of both, and of neither."""

import pytest

from data.directions import attacked_regions, find_attackers
from parsers.report import Place, Reading, Role, Side, Span
from parsers.table import tables
from tests.made import claim, reading

RUSSIAS = claim("launched", "drone", 157)
UKRAINES = claim("shot_down", "drone", 92, attacker=Side.UA, span=(4, 5))
ON_DONETSK = claim("shot_down", "drone", 3, attacker=Side.UA, adm1="UA-14", span=(6, 7))


def attacker_of(role: str, adm1: str | None, *claims) -> str | None:
    place = Place("somewhere", Span(0, 1), Role(role), adm1)
    made = reading("157 drones, 92 down, 3 there", *claims)
    told = tables([Reading(made.report, claims, (place,), made.times)])
    found = find_attackers(told.places, told.claims).iloc[0]
    return found if isinstance(found, str) else None


@pytest.mark.parametrize(
    ("role", "adm1", "claims", "attacker"),
    [
        ("target", "UA-12", [RUSSIAS], "RU"),
        ("intercept", "RU-BEL", [UKRAINES], "UA"),
        ("intercept", "UA-43", [UKRAINES], "UA"),
        ("intercept", "BLACK_SEA", [UKRAINES], "UA"),
        ("target", None, [RUSSIAS], "RU"),
        ("launch", "RU-KRS", [RUSSIAS], "RU"),
        ("launch", "UA-43", [RUSSIAS, UKRAINES], "RU"),
        ("target", "UA-12", [RUSSIAS, UKRAINES], "RU"),
        ("target", "RU-RYA", [RUSSIAS, UKRAINES], "UA"),
        ("target", "UA-14", [RUSSIAS, ON_DONETSK], "UA"),
        ("target", "UA-14", [RUSSIAS, UKRAINES], None),
        ("target", "BLACK_SEA", [RUSSIAS, UKRAINES], None),
        ("target", None, [RUSSIAS, UKRAINES], None),
        ("target", "RU-KRS", [RUSSIAS], None),
        ("target", "BY-HO", [RUSSIAS], None),
        ("target", "UA-12", [UKRAINES], None),
    ],
)
def test_the_attacker_of_a_place(role, adm1, claims, attacker):
    assert attacker_of(role, adm1, *claims) == attacker


def test_an_earlier_attack_in_the_report_does_not_count():
    past = claim("shot_down", "drone", 9, attacker=Side.UA, scope="past", span=(6, 7))
    assert attacker_of("target", "UA-14", RUSSIAS, past) == "RU"


@pytest.mark.parametrize(
    ("fields", "regions"),
    [
        ({"adm1": "UA-12"}, ["UA-12"]),
        ({"adm1": "UA-12+UA-74"}, ["UA-12", "UA-74"]),
        ({"adm1": "BLACK_SEA+RU-BEL", "attacker": Side.UA}, ["BLACK_SEA", "RU-BEL"]),
        ({"adm1": "RU-BEL"}, []),
        ({"adm1": "UA-12", "attacker": None}, []),
        ({"adm1": "UA-12", "scope": "cumulative"}, []),
        ({}, []),
    ],
)
def test_the_regions_that_claims_name(fields, regions):
    made = tables([reading("157 drones", claim("launched", "drone", 157, **fields))])
    assert attacked_regions(made.claims)["adm1"].tolist() == regions


def test_none_is_no_attack_on_a_region():
    none = claim("hit", "drone", 0, adm1="UA-12")
    assert attacked_regions(tables([reading("0 drones hit", none)]).claims).empty
