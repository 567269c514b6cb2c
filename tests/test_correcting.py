"""What a person says of a claim, from the form's words to the ledger's values."""

import pandas as pd
import pytest

from dashboard.correcting import part_values, whole_spans

WORDS = [
    # the report's text                     the words given    where they stand
    ("157 drones and 7 missiles", "7", [(15, 16)]),
    ("157 drones and 7 missiles", "57", []),
    ("157 drones and 7 missiles", " 7 missiles ", [(15, 25)]),
    ("7 drones and 7 missiles", "7", [(0, 1), (13, 14)]),
    ("7 drones and 7 missiles", "7 drones", [(0, 8)]),
    ("1.7 million and 7:30", "7", []),
    ("**7** missiles", "**7**", [(0, 5)]),
    ("збито 12 БпЛА", "12 БпЛ", []),
    ("збито 12 БпЛА", "12 БпЛА", [(6, 13)]),
    ("7 missiles", "", []),
]


@pytest.mark.parametrize(("text", "words", "spans"), WORDS)
def test_words_are_found_whole(text, words, spans):
    assert whole_spans(text, words) == spans


PARTS = [
    # the claim: a part, of which    the total chosen, is it new     what is set
    ((False, None), "whole", False, (True, "whole")),
    ((True, "whole"), None, False, (False, None)),
    ((True, None), None, False, (True, None)),
    ((True, None), None, True, (False, None)),
    ((False, None), None, False, (False, None)),
]


@pytest.mark.parametrize(("held", "total", "is_new", "given"), PARTS)
def test_a_part_names_its_total(held, total, is_new, given):
    claim = pd.Series(dict(zip(("subset", "subset_of"), held, strict=True)), dtype=object)
    assert tuple(part_values(claim, total, is_new).values()) == given
