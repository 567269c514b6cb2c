"""What a sentence counts: each number with its noun, each weapon named with no number."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.counting import find_mentions
from tests.one_sentence import quote, sentence_of

MARKS = {
    "another": "is_another",
    "part": "is_part",
    "whole": "is_whole",
    "none": "is_none",
    "undisclosed": "is_undisclosed",
    "refers back": "is_back_reference",
}


def told(text):
    """The mentions of a text: their words, weapon (else unit), number, and what else is known of them."""
    sentence = sentence_of(text)
    for mention in find_mentions(sentence):
        marks = [name for name, field in MARKS.items() if getattr(mention, field)]
        number = mention.quantity.low if mention.quantity else None
        yield quote(text, mention, sentence), mention.weapon or mention.unit, number, *marks


COUNTED = {
    "Air defenders shot down 24 drones.": [("24 drones", "drone", 24)],
    "Thirty-six of the drones were downed.": [("Thirty-six of the drones", "drone", 36)],
    "48 Shahed-136/131 strike UAVs were launched.": [("48 Shahed-136/131 strike UAVs", "shahed", 48)],
    "40 hypersonic, ballistic, and cruise missiles flew in.": [
        ("40 hypersonic, ballistic, and cruise missiles", "missile", 40),
    ],
    "They counted 62 attack drones.": [("62 attack drones", "drone", 62)],
    "It took 27 drones to hit seven locations.": [
        ("27 drones", "drone", 27),
        ("seven locations", "location", 7),
    ],
    "Двома балістичними ракетами Іскандер-М.": [("Двома балістичними ракетами Іскандер-М", "iskander_m", 2)],
    "Сбиты 12 украинских беспилотников.": [("12 украинских беспилотников", "drone", 12)],
    "Погибли двое мирных жителей.": [("двое мирных жителей", "person", 2)],
    "Влучання 19 ударних БпЛА на 15 локаціях.": [
        ("19 ударних БпЛА", "drone", 19),
        ("15 локаціях", "location", 15),
    ],
}
FATES_IN_NOUNS = {
    "56 drone hits.": [("56 drone hits", "drone", 56)],
    "40 сбитых за ночь беспилотников": [("40 сбитых за ночь беспилотников", "drone", 40)],
    "50 із запущених дронів": [("50 із запущених дронів", "drone", 50)],
}
PARTS_AND_WHOLES = {
    "24 of the 25 drones fell.": [("24 of the", "drone", 24), ("25 drones", "drone", 25, "whole")],
    "Збито 24 БпЛА із 25.": [("24 БпЛА", "drone", 24), ("25", "drone", 25, "whole")],
    "Russia used 152 drones, of which 80 were Shaheds.": [
        ("152 drones", "drone", 152),
        ("80 were Shaheds", "shahed", 80, "part"),
    ],
    "46 із них - реактивні.": [("46 із них - реактивні", "jet_drone", 46, "part", "refers back")],
    "All but five drones fell.": [("All but five drones", "drone", 5)],
}
WITHOUT_NUMBER = {
    "A drone fell.": [("drone", "drone", None)],
    "Балістична ракета.": [("Балістична ракета", "ballistic_missile", None)],
    "Another was jammed.": [("Another", "bare", None, "another")],
    "A fifth was jammed.": [("A fifth", "bare", None, "another")],
    "Загинув чоловік.": [("чоловік", "person", None)],
    "No missiles or drones were seen.": [
        ("missiles", "missile", None, "none"),
        ("drones", "drone", None, "none"),
    ],
    "Ударних дронів не зафіксовано.": [("Ударних дронів", "drone", None, "none")],
    "Ballistic missiles, their number was not disclosed.": [
        ("Ballistic missiles", "ballistic_missile", None, "undisclosed"),
    ],
    "Ракетами: Іскандер-М, Онікс.": [("Іскандер-М", "iskander_m", None), ("Онікс", "onyx", None)],
}
NO_WEAPONS = {
    "A drone attack began.": [],
    "Missile and drone strikes shook the city.": [],
    "The missile debris burned.": [],
    "Calm until dawn.": [],
    "Ніч минула спокійно.": [],
    "Ночь прошла спокойно.": [],
    "50 missile and three air strikes.": [("50", "bare", 50), ("three", "bare", 3)],
    "100 civilian sites.": [("100", "bare", 100)],
    "The house has 12 windows.": [("12", "bare", 12)],
    "Four types of drones.": [("Four", "bare", 4), ("drones", "drone", None)],
}
NUMBERS_WITH_NO_NOUN = {
    "213 — збито, ще 18 втрачено.": [("213", "bare", 213), ("18", "bare", 18, "another")],
    "28 over Voronezh.": [("28", "bare", 28)],
    "53 — над Курской областью.": [("53", "bare", 53)],
}
EVERYTHING = COUNTED | FATES_IN_NOUNS | PARTS_AND_WHOLES | WITHOUT_NUMBER | NO_WEAPONS | NUMBERS_WITH_NO_NOUN


@pytest.mark.parametrize(("text", "mentions"), EVERYTHING.items(), ids=EVERYTHING)
def test_what_a_sentence_counts(text, mentions):
    assert list(told(text)) == mentions


@pytest.mark.parametrize(
    ("text", "is_plural"),
    [
        ("A drone fell.", False),
        ("Drones fell.", True),
        ("Запуск ракети.", False),
        ("Ворожі ракети.", True),
        ("Крылатая ракета.", False),
    ],
)
def test_one_or_many(text, is_plural):
    (mention,) = find_mentions(sentence_of(text))
    assert mention.is_plural is is_plural


WORDS = """
1 5 24 all another of the a and which , : ( ) – drones missile Shahed hit launched shot down
збито БпЛА ракетами із них та ще уламки дві Іскандер-М на
"""
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join) | st.text(
    string.printable, max_size=80
)


@given(TEXTS)
def test_mentions_lie_in_their_sentence_and_go_forward(text):
    sentence = sentence_of(text)
    mentions = find_mentions(sentence)
    assert all(sentence.first <= m.first <= m.last < sentence.end for m in mentions)
    assert [m.first for m in mentions] == sorted(m.first for m in mentions)


@given(TEXTS)
def test_no_number_is_counted_twice(text):
    numbers = [m.quantity.first for m in find_mentions(sentence_of(text)) if m.quantity]
    assert len(numbers) == len(set(numbers))
