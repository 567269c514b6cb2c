"""The known places and their names: regions, seas, towns, districts and launch sites.

Names are kept as forms. A Latin form is whole ("bila tserkva"); a Cyrillic one is cut into stem and ending
("біл+а церкв+а"), and its other cases are found by the endings that `place_cues.toml` allows for that ending.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from parsers.grammar import endings
from parsers.lasting import lasting
from parsers.lexicons import as_folded, lexicon_table, lexicon_text
from parsers.text import Token

_LONGEST_ENDING = 3
_SHORTEST_STEM = 2
_MOST_KNOWN = 100_000
_HARD = {"ц": "к", "з": "г", "с": "х"}
_UKRAINIAN_LETTERS = frozenset("іїє")
_AS_RUSSIAN = str.maketrans("іїє", "иие")
_TOWN_ENDINGS = endings("town_endings")
_REGIONS_AROUND = {"UA-30": "UA-32", "RU-MOW": "RU-MOS", "RU-SPE": "RU-LEN", "BY-HM": "BY-MI"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A known place. `is_by_hand` tells the tables kept by hand from GeoNames; lat and lon are degrees."""

    name: str
    level: str
    adm1: str
    lat: float | None
    lon: float | None
    population: int
    is_by_hand: bool

    @property
    def country(self) -> str | None:
        """The two letters of the country; None for a sea."""
        return self.adm1[:2] if "-" in self.adm1 else None


@dataclass(frozen=True, slots=True)
class Region:
    """A region or sea: its code, its names by language, a point inside it in degrees.

    `nouns` are the forms that name it in a text, `adjectives` the stems of «Сумська область».
    """

    code: str
    level: str
    names: dict[str, str]
    lat: float
    lon: float
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]


@cache
def regions() -> dict[str, Region]:
    """Every region and sea by its code."""
    rows = csv.DictReader(lexicon_text("regions.csv").splitlines())
    return {
        row["code"]: Region(
            row["code"],
            row["level"],
            {lang: row[f"name_{lang}"] for lang in ("en", "uk", "ru")},
            float(row["lat"]),
            float(row["lon"]),
            tuple(filter(None, as_folded(row["nouns"]).split("|"))),
            tuple(filter(None, as_folded(row["adjectives"]).split("|"))),
        )
        for row in rows
    }


def region_around(adm1: str) -> str:
    """The region that lies around a city which is a region of its own, else the region itself.

    >>> region_around("UA-30"), region_around("UA-63")
    ('UA-32', 'UA-63')
    """
    return _REGIONS_AROUND.get(adm1, adm1)


def city_within(adm1: str) -> str:
    """The city that is a region of its own inside the region, else the region itself.

    >>> city_within("UA-32"), city_within("UA-63")
    ('UA-30', 'UA-63')
    """
    return next((city for city, around in _REGIONS_AROUND.items() if around == adm1), adm1)


@cache
def place_cues() -> dict[str, dict[str, list[str]]]:
    """The lists of `place_cues.toml` as they stand."""
    table: dict[str, dict[str, list[str]]] = lexicon_table("place_cues.toml")
    return table


_SPELLINGS = (
    (re.compile(r"[yij]+"), "i"),
    (re.compile(r"(?<=.)i(?=[aeou])"), ""),
    (re.compile(r"kh|g"), "h"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=65_536)
def spelling_key(word: str) -> str:
    """One key for the ways in which a name is put into Latin letters; Cyrillic words stay as they are.

    >>> {spelling_key(w) for w in ("hulyaypole", "huliaipole", "gulyaipole")}
    {'hulaipole'}
    """
    word = word.removesuffix("'s")
    if not word[:1].isascii():
        return word
    for pattern, instead in _SPELLINGS:
        word = pattern.sub(instead, word)
    return word


class _Beginnings:
    """Words, some of them known by their beginning only."""

    def __init__(self, words: list[str]) -> None:
        self._whole = frozenset(w for w in words if not w.endswith("*"))
        self._starts = tuple(w[:-1] for w in words if w.endswith("*"))

    def __contains__(self, word: object) -> bool:
        return word in self._whole or str(word).startswith(self._starts)


def word_list(words: list[str]) -> Container[str]:
    """Words and beginnings of words ("област*"), to be asked with `in`.

    >>> "областях" in word_list(["обл", "област*"])
    True
    """
    return _Beginnings(words) if any(w.endswith("*") for w in words) else frozenset(words)


def _keyed(forms: str) -> list[str]:
    return [" ".join(map(spelling_key, form.split(" "))) for form in forms.split("|") if form]


class Gazetteer:
    """All names, asked for by the tokens of a text."""

    def __init__(self) -> None:
        """Read the tables; a row of GeoNames is kept as a line until it is first asked for."""
        self.regions: dict[str, Entry] = {}
        self._adjectives: dict[str, str] = {}
        self._rows: list[str | Entry] = []
        self._forms: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        self._known: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._endings = {key: frozenset(values) for key, values in place_cues()["endings"].items()}
        self._says = lru_cache(maxsize=65_536)(self._is_form)
        self._read_regions()
        self._read_places("places_by_hand.csv", _keyed)
        self._read_places("lands.csv", _keyed)
        self._read_places("places.csv", lambda forms: forms.split("|"))

    def _read_regions(self) -> None:
        for code, region in regions().items():
            entry = Entry(region.names["en"], region.level, code, region.lat, region.lon, 0, is_by_hand=True)
            self.regions[code] = entry
            self._add(entry, _keyed("|".join(region.nouns)))
            self._adjectives |= dict.fromkeys(region.adjectives, code)

    def _read_places(self, table: str, to_forms: Callable[[str], list[str]]) -> None:
        _, *lines = as_folded(lexicon_text(table)).splitlines()
        for line in lines:
            self._add(line, to_forms(line.rpartition(",")[2]))

    def _add(self, row: str | Entry, forms: Iterable[str]) -> None:
        number = len(self._rows)
        self._rows.append(row)
        for form in forms:
            stem = form.partition(" ")[0].partition("+")[0]
            self._forms[stem].append((form, number))

    def _entry(self, number: int) -> Entry:
        row = self._rows[number]
        if isinstance(row, str):
            name, level, adm1, lat, lon, population, _ = row.split(",", 6)
            row = self._rows[number] = Entry(
                name, level, adm1, float(lat) if lat else None, float(lon) if lon else None,
                int(population or 0), not population,
            )  # fmt: skip
        return row

    def find(self, tokens: Sequence[Token], i: int) -> tuple[int, list[Entry]]:
        """The longest name that begins at token `i`: one past its last token, and the places so called."""
        best, numbers = i, []
        for rest, number in self._beginning_with(tokens[i].text):
            end = self._match(rest, tokens, i + 1) if rest else i + 1
            if end > best:
                best, numbers = end, [number]
            elif end == best and end > i:
                numbers.append(number)
        return best, [self._entry(n) for n in dict.fromkeys(numbers)]

    def can_begin(self, word: str) -> bool:
        """Whether some name begins with the word."""
        return bool(self._beginning_with(word))

    def named(self, name: str, adm1: str | None) -> Entry | None:
        """The largest place of that very (English) name in a region; None where there is none."""
        first_word = spelling_key(name.lower().replace("-", " ").split(" ")[0])
        entries = (self._entry(number) for _, number in self._forms.get(first_word, ()))
        entries = (e for e in entries if e.adm1 == adm1 and e.name == name)
        return max(entries, key=lambda e: e.population, default=None)

    def region_of_adjective(self, word: str) -> str | None:
        """The code of the region whose adjective the word is, in any case.

        >>> gazetteer().region_of_adjective("сумській"), gazetteer().region_of_adjective("белгородской")
        ('UA-59', 'RU-BEL')
        """
        for stem, ending in _cuts(word):
            if stem in self._adjectives and ending in self._endings["adjective"]:
                return self._adjectives[stem]
        return None

    def towns_of_adjective(self, word: str) -> list[Entry]:
        """The towns in -ск, -цьк… whose adjective the word is, in any case.

        >>> [town.name for town in gazetteer().towns_of_adjective("новокуйбышевского")]
        ['Novokuybyshevsk']
        """
        numbers = [
            number
            for stem, ending in _cuts(word)
            if ending in self._endings["adjective"] and stem.endswith(_TOWN_ENDINGS)
            for form, number in self._forms.get(stem, ())
            if form == stem + "+"
        ]
        return [self._entry(n) for n in dict.fromkeys(numbers)]

    def _beginning_with(self, word: str) -> list[tuple[tuple[str, ...], int]]:
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            known = self._known[word] = list(self._search(spelling_key(word)) or self._search_russian(word))
        return known

    def _search(self, word: str) -> list[tuple[tuple[str, ...], int]]:
        found = []
        for stem, ending in _cuts_of_all(word):
            for form, number in self._forms.get(stem, ()):
                first, *rest = form.split(" ")
                if self._fits(first, stem, ending):
                    found.append((tuple(rest), number))
        return found

    def _search_russian(self, word: str) -> list[tuple[tuple[str, ...], int]]:
        """The towns of Russia that a Ukrainian word names: «у Сизрані»."""
        found = (pair for spelling in _in_russian(word) for pair in self._search(spelling))
        return [(rest, number) for rest, number in found if self._entry(number).adm1.startswith("RU-")]

    def _fits(self, form: str, stem: str, ending: str) -> bool:
        """Whether a word cut into stem and ending is the form in one of its cases."""
        form_stem, plus, form_ending = form.partition("+")
        return form_stem == stem and (ending in self._endings[form_ending] if plus else not ending)

    def _is_form(self, form: str, word: str) -> bool:
        """Whether a word is the form in one of its cases."""
        return any(self._fits(form, *cut) for cut in _cuts_of_all(spelling_key(word)))

    def _match(self, rest: tuple[str, ...], tokens: Sequence[Token], i: int) -> int:
        """One past the tokens that say the remaining words of a name; 0 where they do not."""
        for form in rest:
            if i < len(tokens) and tokens[i].text in "-–." and tokens[i].start - tokens[i - 1].end <= 1:
                i += 1
            if i >= len(tokens) or not self._says(form, tokens[i].text):
                return 0
            i += 1
        return i


def _cuts_of_all(word: str) -> Iterator[tuple[str, str]]:
    """The cuts of a word, and of one whose last consonant is another in most cases: «у Горлівці»."""
    yield from _cuts(word)
    if word[-1:] == "і" and word[-2:-1] in _HARD:
        yield from _cuts(f"{word[:-2]}{_HARD[word[-2]]}і")


def _in_russian(word: str) -> Iterator[str]:
    """The spellings that a Ukrainian word may have in Russian.

    >>> list(_in_russian("сизрані")), list(_in_russian("орську"))
    (['сизрані', 'сызрані'], ['орску'])
    """
    if _UKRAINIAN_LETTERS.isdisjoint(word) and "ьк" not in word:
        return
    plain = word[:-1].translate(_AS_RUSSIAN).replace("ьк", "к") + word[-1:]
    yield plain
    if "и" in plain:
        yield plain.replace("и", "ы")


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    """The word cut into stem and ending, the longest stem first.

    >>> list(_cuts("суми"))
    [('суми', ''), ('сум', 'и'), ('су', 'ми')]
    """
    for length in range(min(_LONGEST_ENDING, max(0, len(word) - _SHORTEST_STEM)) + 1):
        at = len(word) - length
        yield word[:at], word[at:]


@lasting
def gazetteer() -> Gazetteer:
    """The one gazetteer, read on first use."""
    return Gazetteer()
