"""Each list of small words says what it is for: an example holds at least one of its words."""

import tomllib
from pathlib import Path

import pytest

import parsers
from parsers.text import tokenize

PARSERS = Path(parsers.__file__).parent
LISTS = tomllib.loads((PARSERS / "lexicons" / "grammar.toml").read_text(encoding="utf-8"))
FITS = {"words": str.__eq__, "endings": str.endswith, "stems": str.startswith}


@pytest.mark.parametrize("entry", LISTS.values(), ids=LISTS)
def test_every_example_holds_a_word_of_its_list(entry):
    (kind,) = entry.keys() - {"examples"}
    for example in entry["examples"]:
        found = [token.text for token in tokenize(example)]
        assert any(FITS[kind](text, piece) for text in found for piece in entry[kind].split()), example


@pytest.mark.parametrize("entry", LISTS.values(), ids=LISTS)
def test_no_word_stands_twice(entry):
    (kind,) = entry.keys() - {"examples"}
    assert len(entry[kind].split()) == len(set(entry[kind].split()))


def test_every_list_is_asked_for():
    code = "".join(path.read_text(encoding="utf-8") for path in PARSERS.rglob("*.py"))
    assert [name for name in LISTS if f'"{name}"' not in code] == []
