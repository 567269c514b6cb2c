"""All that the words of a text say about time: a day without its year, an hour without its day.

The words stand in ``lexicons/times.toml``; nothing here knows the calendar.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from parsers.text import Kind, Token
from parsers.times.core import OPEN, Cue
from parsers.times.days import BEGIN_DAY, MONTHS
from parsers.times.hours import AROUND, AS_OF, read_as_of, read_hour, read_point, read_window
from parsers.times.nights import NIGHTS, read_night
from parsers.times.stretches import STRETCHES, read_date, read_stretch

_Reader = Callable[[Sequence[Token], int], Cue | None]


def _readers() -> dict[str, tuple[_Reader, ...]]:
    """For each word that can begin a cue, what to try, in this order."""
    rows: list[tuple[_Reader, Iterable[str]]] = [
        (read_as_of, AS_OF.first_words),
        (read_night, NIGHTS.first_words),
        (read_window, OPEN),
        (read_point, AROUND),
        (read_date, BEGIN_DAY),
        (read_stretch, [*STRETCHES.first_words, *MONTHS]),
    ]
    readers: dict[str, tuple[_Reader, ...]] = {}
    for reader, words in rows:
        for word in dict.fromkeys(words):
            readers[word] = (*readers.get(word, ()), reader)
    return readers


_READERS = _readers()
_NUMBER_READERS: tuple[_Reader, ...] = (read_date, read_stretch, read_hour)


def read_cues(tokens: Sequence[Token]) -> Iterator[Cue]:
    """All cues of a text, in order, none inside another."""
    number, floor = Kind.NUMBER, 0
    beginnings = [i for i, token in enumerate(tokens) if token.kind == number or token.text in _READERS]
    for i in beginnings:
        if i >= floor and (cue := _cue(tokens, i)):
            yield cue
            floor = cue.last + 1


def _cue(tokens: Sequence[Token], i: int) -> Cue | None:
    """The first cue that a reader finds at token `i`."""
    token = tokens[i]
    for read in _NUMBER_READERS if token.kind == Kind.NUMBER else _READERS[token.text]:
        if cue := read(tokens, i):
            return cue
    return None
