"""What each count of a sentence measures, and by which rule."""

import pytest
from hypothesis import given

from parsers.counting import find_mentions
from parsers.linking import RULES, leave_behind, link_mentions
from parsers.links import Before
from parsers.report import Measure
from tests.one_sentence import quote, sentence_of
from tests.test_mentions import TEXTS


def linked(text, before=None):
    """The links of a text: their words, measure and rule."""
    sentence = sentence_of(text)
    links = link_mentions(sentence, find_mentions(sentence), before or Before())
    return [(quote(text, link.mention, sentence), link.measure.value, link.rule) for link in links]


PLACES = {
    "27 drones hit seven locations.": [
        ("27 drones", "hit", "participle"),
        ("seven locations", "hit_locations", "hit_places"),
    ],
    "Влучання на 20 локаціях й падіння уламків на 13 локаціях.": [
        ("20 локаціях", "hit_locations", "hit_places"),
        ("13 локаціях", "debris_locations", "debris_places"),
    ],
    "На шести – падіння уламків.": [("шести", "debris_locations", "debris_places")],
    "Fragments fell in nine districts.": [("nine districts", "debris_locations", "debris_places")],
    "With falling debris causing damage in eight areas.": [
        ("eight areas", "debris_locations", "debris_places"),
    ],
    "Уламки впали у трьох районах.": [("трьох районах", "debris_locations", "debris_places")],
    "Drone debris fell at one location.": [("one location", "debris_locations", "debris_places")],
}
PEOPLE = {
    "Killing at least 12 people and injuring at least 16.": [
        ("at least 12 people", "killed", "people"),
        ("at least 16", "injured", "people"),
    ],
    "822 drones came, over 600 towards Moscow, killing at least seven people.": [
        ("at least seven people", "killed", "people"),
    ],
    "Three workers were injured, with seven others missing.": [("Three workers", "injured", "people")],
    "Загинули двоє, троє зникли безвісти.": [("двоє", "killed", "people")],
    "A seven-year-old boy was killed.": [("A seven-year-old boy", "killed", "people")],
    "Поранення отримала жінка.": [("жінка", "injured", "people")],
    "Ще четверо поранені, загинув чоловік.": [
        ("четверо", "injured", "people"),
        ("чоловік", "killed", "people"),
    ],
    "Погибли двое жителей, ещё пятеро ранены.": [
        ("двое жителей", "killed", "people"),
        ("пятеро", "injured", "people"),
    ],
    "It left 15 settlements without electricity.": [
        ("15 settlements", "settlements_without_power", "without_power"),
    ],
}
BEHIND_THE_VERB = {
    "Air defences shot down 24 drones.": [("24 drones", "shot_down", "governor")],
    "Ukraine was attacked by 24 drones.": [("24 drones", "launched", "governor")],
    "They counted six missiles and two drones shot down.": [
        ("six missiles", "shot_down", "subject_of_clause"),
        ("two drones", "shot_down", "participle"),
    ],
    "They counted 415 drones and 43 missiles; 386 drones and 27 missiles were shot down.": [
        ("415 drones", "launched", "governor"),
        ("43 missiles", "launched", "governor"),
        ("386 drones", "shot_down", "subject_of_clause"),
        ("27 missiles", "shot_down", "predicate"),
    ],
    "Ворог бив 174 дронами з шести напрямків.": [("174 дронами", "launched", "governor")],
    "Another 48 were decoys.": [("48 were decoys", "launched", "described")],
    "They fired Grad MLRS at the town.": [],
    "Ворог атакував двома ракетами.": [("двома ракетами", "launched", "governor")],
    "Уничтожено 40 беспилотников.": [("40 беспилотников", "shot_down", "governor")],
    "Ворог бив ракетами: Іскандер-М, Онікс.": [
        ("Іскандер-М", "launched", "governor"),
        ("Онікс", "launched", "governor"),
    ],
}
BEFORE_THE_VERB = {
    "Ukrainian drones destroyed two tanks.": [("Ukrainian drones", "hit", "participle")],
    "Two drones destroyed over Kursk.": [("Two drones", "shot_down", "participle")],
    "Семь БПЛА, летевших на столицу, уничтожены.": [("Семь БПЛА", "shot_down", "predicate")],
    "Thirty-six of the drones were intercepted.": [
        ("Thirty-six of the drones", "shot_down", "predicate"),
    ],
    "213 — збито, ще 18 не досягли цілей.": [("213", "shot_down", "predicate"), ("18", "lost", "predicate")],
    "479 drones and 20 missiles were launched.": [
        ("479 drones", "launched", "subject_of_clause"),
        ("20 missiles", "launched", "predicate"),
    ],
    "40 drones came, with one missile and 19 drones shot down.": [
        ("one missile", "shot_down", "absolute"),
        ("19 drones", "shot_down", "absolute"),
    ],
    "55 drones launched by Russia flew on.": [("55 drones", "launched", "participle")],
    "Several of the drones that made it through did not reach their targets.": [
        ("Several of the drones", "lost", "subject_of_clause"),
    ],
    "Двома ракетами ворог ударив по порту.": [("Двома ракетами", "launched", "fronted")],
}
PARTS = {
    "24 of the 25 drones were destroyed.": [
        ("24 of the", "shot_down", "part"),
        ("25 drones", "launched", "whole"),
    ],
    "Thirty of the 35 drones that Russia launched were shot down.": [
        ("Thirty of the", "shot_down", "part"),
        ("35 drones", "launched", "whole"),
    ],
    "Russia used 152 drones, of which 80 were Shaheds.": [
        ("152 drones", "launched", "governor"),
        ("80 were Shaheds", "launched", "part_of_last"),
    ],
    "Із 140 БпЛА станом на ранок збито 120.": [
        ("140 БпЛА", "launched", "whole"),
        ("120", "shot_down", "governor"),
    ],
}
UNDERSTOOD = {
    "56 drone hits.": [("56 drone hits", "hit", "implied")],
    "40 сбитых за ночь беспилотников": [("40 сбитых за ночь беспилотников", "shot_down", "implied")],
    "Ударних дронів не зафіксовано.": [("Ударних дронів", "launched", "none_recorded")],
    "The Air Force reported 62 attack drones.": [("62 attack drones", "launched", "reported")],
    "11 were shot down over Belgorod, 28 over Voronezh.": [
        ("11", "shot_down", "predicate"),
        ("28", "shot_down", "ellipsis"),
    ],
}
NOTHING = {
    "Ukraine will receive 1,000 drones.": [],
    "Boys aged 8, 12 and 17 came home.": [],
    "Power was restored to 15 villages left without electricity.": [],
    "The house has 12 windows.": [],
    "The drones were Ukrainian.": [],
    "367 weapons, including missiles.": [],
    "100 civilian sites stood near.": [],
    "53 — над Белгородской областью.": [],
}
EVERYTHING = PLACES | PEOPLE | BEHIND_THE_VERB | BEFORE_THE_VERB | PARTS | UNDERSTOOD | NOTHING


@pytest.mark.parametrize(("text", "links"), EVERYTHING.items(), ids=EVERYTHING)
def test_what_is_measured(text, links):
    assert linked(text) == links


def test_a_list_goes_on_under_the_sentence_before():
    before = Before(Measure.SHOT_DOWN)
    assert linked("- 53 — над Белгородской областью", before) == [("53", "shot_down", "under_header")]
    assert linked("- 53 страницы", before) == []


def test_a_sentence_leaves_its_last_measure_behind():
    sentence = sentence_of("Russia launched 40 drones, 24 drones were shot down.")
    links = link_mentions(sentence, find_mentions(sentence), Before())
    assert leave_behind(sentence, links, Before()).measure is Measure.SHOT_DOWN


def test_a_sentence_with_no_count_leaves_its_verb_behind():
    assert leave_behind(sentence_of("Сбиты:"), [], Before()).measure is Measure.SHOT_DOWN
    assert leave_behind(sentence_of("Calm."), [], Before(Measure.HIT)).measure is None
    assert leave_behind(sentence_of("\n"), [], Before(Measure.HIT)).measure is Measure.HIT


def test_every_rule_says_what_it_reads():
    assert all("``" in (rule.__doc__ or "") for rule in RULES)


@given(TEXTS)
def test_a_mention_has_one_measure_and_a_rule_that_exists(text):
    sentence = sentence_of(text)
    mentions = find_mentions(sentence)
    links = link_mentions(sentence, mentions, Before())
    assert len({id(link.mention) for link in links}) == len(links) <= len(mentions)
    assert {link.rule for link in links} <= {*(rule.__name__ for rule in RULES), "shared_predicate"}
