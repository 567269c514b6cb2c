"""How fast reports are read: a benchmark to be run by hand, ``strikeledger bench``.

Its texts are made from the starter reports, so that it needs nothing else; long prose sets one report's
sentences among many that speak of something else.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle, islice
from time import perf_counter

from data.seeding import starter_reports
from parsers.reading import parse_report
from parsers.report import Report

POSTS = 4_000
PROSE_BYTES = 3_000_000
ARTICLE_BYTES = 12_000
FLAT_TEXTS = 20_000
CHUNK = 200
_FIRST = """
from parsers.reading import parse_report
from parsers.report import Report
parse_report(Report("Russia launched 12 drones."))
"""
_PROSE = (
    "Ministers met again in the capital to talk about next year's budget, and the talks went on until late. ",
    "Farmers in the south said that the harvest had been poor after a dry spring and a cold early summer. ",
    "Делегації обговорили відбудову шкіл та лікарень, а також умови роботи малих підприємств у громадах. ",
    "На пресс-конференции говорили о ценах на хлеб, о дорогах и о том, когда откроют новый мост. ",
    "The orchestra will play in three cities before the winter, its director said in an interview. ",
)


def run() -> Iterator[str]:
    """The lines of the benchmark, each as soon as it is measured."""
    posts = _posts(POSTS)
    one_core = _texts_a_second(posts, _read_all)
    yield f"posts of about {_length(posts)} characters, one core: {one_core:,.0f} a second"
    cores = os.cpu_count() or 1
    yield f"the same on {cores} cores: {_texts_a_second(posts, _read_on_all_cores):,.0f} a second"
    articles = list(_articles())
    yield f"long prose, one core: {_megabytes_a_second(articles):.2f} MB a second"
    yield f"start of Python, import and first report: {_first_report():.2f} s"
    yield f"memory after {FLAT_TEXTS:,} texts: {_growth():.1f} MB more than after the first {CHUNK:,}"
    for name, made in HOSTILE.items():
        once, fourfold = (_seconds(made(size)) for size in (50_000, 200_000))
        yield f"{name}: four times the length takes {fourfold / once:.1f} times as long"


def _posts(count: int) -> list[Report]:
    return list(islice(cycle(starter_reports()), count))


def _length(reports: Sequence[Report]) -> int:
    return sum(len(r.text) for r in reports) // len(reports)


def _articles() -> Iterator[Report]:
    sentences, report_texts = cycle(_PROSE), cycle(r.text for r in starter_reports())
    made = 0
    while made < PROSE_BYTES:
        text = next(report_texts)
        while len(text.encode()) < ARTICLE_BYTES:
            text += "".join(islice(sentences, 20)) + "\n\n"
        made += len(text.encode())
        yield Report(text)


def _read_all(reports: Sequence[Report]) -> int:
    return sum(len(parse_report(report).claims) for report in reports)


def _read_on_all_cores(reports: Sequence[Report]) -> int:
    chunks = [reports[i : i + CHUNK] for i in range(0, len(reports), CHUNK)]
    with ProcessPoolExecutor() as pool:
        return sum(pool.map(_read_all, chunks))


def _texts_a_second(reports: Sequence[Report], read: Callable[[Sequence[Report]], int]) -> float:
    _read_all(reports[:CHUNK])
    start = perf_counter()
    read(reports)
    return len(reports) / (perf_counter() - start)


def _megabytes_a_second(reports: Sequence[Report]) -> float:
    start = perf_counter()
    _read_all(reports)
    return sum(len(r.text.encode()) for r in reports) / 1e6 / (perf_counter() - start)


def _first_report() -> float:
    start = perf_counter()
    subprocess.run([sys.executable, "-c", _FIRST], check=True)
    return perf_counter() - start


def _growth() -> float:
    """How many megabytes the process grew while it read many texts one after another."""
    reports = cycle(starter_reports())
    _read_all(list(islice(reports, CHUNK)))
    before = peak_megabytes()
    for report in islice(reports, FLAT_TEXTS):
        parse_report(report)
    return peak_megabytes() - before


def peak_megabytes() -> float:
    """The most memory that this process has held so far."""
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _seconds(text: str) -> float:
    start = perf_counter()
    parse_report(Report(text))
    return perf_counter() - start


HOSTILE: dict[str, Callable[[int], str]] = {
    "numbers without end": lambda size: "1 " * (size // 2),
    "brackets without end": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "one sentence of drones": lambda size: "24 drones and " * (size // 14),
    "one sentence of places": lambda size: "Kyiv, Odesa, " * (size // 13),
    "a long report": lambda size: "Russia launched 24 drones at Odesa. " * (size // 36),
}
