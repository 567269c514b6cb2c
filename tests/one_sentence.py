"""One sentence by itself, for tests of what is counted in it and what each count measures."""

from parsers.mentions import Mention
from parsers.numbers.quantities import find_quantities
from parsers.places.finding import find_places
from parsers.report import Claim
from parsers.sentence import Sentence
from parsers.terms import lexicon, with_enemy
from parsers.text import tokenize


def sentence_of(text: str) -> Sentence:
    """The whole text as one sentence, with the terms, numbers and places in it."""
    tokens = tokenize(text)
    places = frozenset(place.first for place in find_places(tokens, 0, len(tokens)))
    return Sentence(
        tokens, 0, len(tokens), with_enemy(lexicon().find(tokens), "RU"), find_quantities(tokens), places
    )


def quote(text: str, mention: Mention, sentence: Sentence) -> str:
    """The words of a mention."""
    return text[sentence.tokens[mention.first].start : sentence.tokens[mention.last].end]


def in_short(claim: Claim) -> str:
    """What a claim says in a few words: measure, weapon, lower bound, region, whether it is a part."""
    words = [claim.measure.value, claim.weapon, str(claim.low), claim.adm1, "part" if claim.subset else None]
    return " ".join(word for word in words if word)
