"""How the ledger grows: a benchmark to be run by hand, ``strikeledger bench --claims 10000 100000 1000000``.

Its reports are made up and alike by template, so that each must be set beside many others when it is added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from data.derived import mark_all_stale
from data.directions import attacked_regions, find_attackers
from data.filters import Filters
from data.ledger import Ledger, open_ledger
from data.reading_bench import peak_megabytes
from parsers.report import (
    KYIV,
    Bound,
    Claim,
    Claimant,
    Measure,
    Place,
    Reading,
    Report,
    Role,
    Side,
    Span,
    Times,
)

CLAIMS_IN_A_REPORT = 50
FIRST_DAY = date(2022, 2, 24)
DAYS = 1700
REGIONS = ("UA-12", "UA-23", "UA-30", "UA-32", "UA-51", "UA-59", "UA-63", "UA-74")
MEASURES = (Measure.LAUNCHED, Measure.SHOT_DOWN, Measure.LOST, Measure.HIT)
TELLERS = (
    (Claimant.UA_AF, Side.RU),
    (Claimant.UA_REGION, Side.RU),
    (Claimant.RU_MOD, Side.UA),
    (Claimant.RU_REGION, Side.UA),
)
HOURS = ((18, 14), (9, 8), (22, 3))
"""When a window begins and how many hours it lasts: a night, the day after it, an evening in the night."""

PLACES = tuple(
    Place(name, Span(0, 1), role, adm1, adm1[:2], 50.0, 30.0, 1)
    for name, role, adm1 in (
        ("Kursk", Role.LAUNCH, "RU-KRS"),
        ("Sumy", Role.TARGET, "UA-59"),
        ("Dnipro", Role.DEBRIS, "UA-12"),
        ("Belgorod", Role.INTERCEPT, "RU-BEL"),
    )
)
WEAPONS = ("drone", "kh101", "iskander_m", "kalibr", "s300", "decoy")


def made_readings(claims: int) -> Iterator[Reading]:
    """Readings with so many claims in all, fifty each, spread over the days of the war and four papers.

    On each day four claimants tell of three windows each, so that there are many attacks, too.
    """
    for number in range(claims // CLAIMS_IN_A_REPORT):
        yield _made_reading(number)


def _made_reading(number: int) -> Reading:
    day = FIRST_DAY + timedelta(days=number % DAYS)
    claimant, attacker = TELLERS[number // DAYS % len(TELLERS)]
    first, hours = HOURS[number // DAYS // len(TELLERS) % len(HOURS)]
    start = datetime(day.year, day.month, day.day, first, tzinfo=KYIV)
    end = start + timedelta(hours=hours)
    window = Times(end.date(), start, end)
    text = f"Report {number} of {day}. " + " ".join(f"{n} of them." for n in range(CLAIMS_IN_A_REPORT))
    claims = tuple(
        _made_claim(number, place, window, claimant, attacker) for place in range(CLAIMS_IN_A_REPORT)
    )
    report = Report(text, publisher=f"paper {number % 4}", published=end.astimezone(UTC))
    return Reading(report, claims, PLACES, times=window, parser_version="bench")


def _made_claim(number: int, place: int, window: Times, claimant: Claimant, attacker: Side) -> Claim:
    is_part = place >= len(MEASURES) * len(WEAPONS)
    count = 10 + (number * 31 + place) % 997
    return Claim(
        measure=MEASURES[place % len(MEASURES)],
        weapon=WEAPONS[place // len(MEASURES) % len(WEAPONS)],
        low=count,
        high=count,
        bound=Bound.EXACT,
        span=Span(place, place + 1),
        rule="made",
        evidence=Span(0, 30),
        attacker=attacker,
        claimant=claimant,
        subset=is_part,
        adm1=REGIONS[place % len(REGIONS)] if is_part else None,
        window_start=window.window_start,
        window_end=window.window_end,
        attack_date=window.attack_date,
    )


LAST_AUTUMN = Filters(date_from=date(2025, 9, 1), date_to=date(2025, 11, 30), weapon_classes=("drone",))
OF_AIR_FORCE = Filters(claimants=["UA_AF"], weapons=["kalibr"])
ROWS_ON_A_PAGE = 1000


def run(sizes: Iterable[int]) -> Iterator[str]:
    """The lines of the benchmark, each as soon as it is measured: ledgers of so many claims."""
    with TemporaryDirectory() as folder:
        for claims in sizes:
            path = Path(folder) / f"{claims}.sqlite"
            for name, seconds in _measure(claims, path):
                yield f"{claims:>9,} claims  {name:<32} {seconds:9.2f} s"
            yield f"{claims:>9,} claims  {'file':<32} {path.stat().st_size / 1e6:9.0f} MB"
            yield f"{claims:>9,} claims  {'memory at most':<32} {peak_megabytes():9.0f} MB"


def _measure(claims: int, path: Path) -> Iterator[tuple[str, float]]:
    """Seconds for each thing people wait for, at so many claims."""
    with closing(open_ledger(path)) as ledger:
        yield "add", _timed(lambda: ledger.add_all(made_readings(claims)))
        yield "derive all attacks again", _timed(lambda: _derive_again(ledger))
    with closing(open_ledger(path)) as ledger:
        yield "open: attacks and reports", _timed(lambda: (ledger.attacks(), ledger.reports()))
        yield "figures set aside", _timed(ledger.set_aside)
        yield "filtered attacks", _timed(lambda: ledger.attacks(LAST_AUTUMN))
        yield "open: claims page", _timed(lambda: _open_claims(ledger))
        yield "a page of filtered claims", _timed(lambda: _page(ledger, OF_AIR_FORCE))
        yield "open: map, all places and claims", _timed(lambda: _map(ledger))
        yield "add one report, attacks again", _timed(lambda: _add_one(ledger, claims))
        yield "all claims", _timed(ledger.claims)


def _open_claims(ledger: Ledger) -> None:
    ledger.kinds()
    ledger.days()
    _page(ledger, Filters())


def _page(ledger: Ledger, filters: Filters) -> None:
    ledger.count_claims(filters)
    ledger.latest_claims(filters, ROWS_ON_A_PAGE)


def _map(ledger: Ledger) -> None:
    told = ledger.told()
    find_attackers(ledger.places(), told)
    attacked_regions(told)


def _derive_again(ledger: Ledger) -> None:
    with ledger.reading() as connection:
        mark_all_stale(connection)
    ledger.derive()


def _add_one(ledger: Ledger, claims: int) -> None:
    ledger.add(_made_reading(claims))
    ledger.attacks()


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
