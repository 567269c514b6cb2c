"""A claimant's own channel beside a newspaper with another figure of the same hour, read from their words."""

from datetime import datetime

import pytest

from data.ledger import open_ledger
from parsers.reading import parse_report
from parsers.report import KYIV, Report

OF_AIR_FORCE = (
    "У ніч на 5 вересня противник атакував 157 ударними БпЛА. Станом на 08:30 збито 121 ворожий БпЛА."
)
OF_MINISTRY = (
    "В период с 23.00 мск 4.09 до 07.00 мск 5.09 дежурными средствами ПВО перехвачены и уничтожены "
    "92 украинских беспилотных летательных аппарата самолетного типа."
)
UA_PAPER = "У ніч на 5 вересня росіяни атакували. Станом на 08:30 збито 126 БпЛА, повідомили Повітряні сили."
AGENCY = (
    "Russia attacked with 157 drones overnight. It had shot down 126 of them as of 08:30, the Air Force said."
)
RU_PAPER = (
    "Минобороны РФ: в период с 23.00 мск 4.09 до 07.00 мск 5.09 перехвачены и уничтожены "
    "95 украинских беспилотников."
)

CASES = [
    # the claimant's own, who carries it                                                     used, not
    (OF_AIR_FORCE, {"publisher": "kpszsu"}, UA_PAPER, "Українська правда", 121, 126),
    (OF_AIR_FORCE, {"publisher": "Повітряні Сили ЗС України"}, AGENCY, "AP", 121, 126),
    (OF_AIR_FORCE, {"channel": "kpszsu"}, UA_PAPER, "pravda.com.ua", 121, 126),
    (OF_MINISTRY, {"publisher": "mod_russia"}, RU_PAPER, "РИА Новости", 92, 95),
    (OF_MINISTRY, {"publisher": "Минобороны России"}, RU_PAPER, "ТАСС", 92, 95),
]


@pytest.mark.parametrize("is_paper_first", [False, True])
@pytest.mark.parametrize(("post", "source", "story", "paper", "used", "other"), CASES)
def test_the_claimants_own_figure_is_used_and_the_rule_stands_beside_the_other(
    tmp_path, post, source, story, paper, used, other, is_paper_first
):
    own = Report(post, published=datetime(2025, 9, 5, 8, 45, tzinfo=KYIV), **source)
    carried = Report(story, publisher=paper, published=datetime(2025, 9, 5, 11, tzinfo=KYIV))
    reports = [carried, own] if is_paper_first else [own, carried]
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.add_all(map(parse_report, reports))
        attacks = ledger.attacks().dropna(subset="conflicts")
        [set_aside] = ledger.set_aside().to_dict("records")
    who = next(iter(source.values()))
    told = f"shot_down: {used} by {who}, not {other} by {paper} (primary_before_carrier)"
    assert [(row.shot_down_low, row.conflicts) for row in attacks.itertuples()] == [(used, told)]
    assert (set_aside["low_used"], set_aside["low"], set_aside["kind"]) == (used, other, "conflict")
    assert set_aside["rule"] == "primary_before_carrier"
