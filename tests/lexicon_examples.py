"""The examples that the tables of a lexicon carry, for the tests that run them."""

import pytest


def examples_of(tables):
    """Each example's text with what it must read as."""
    return [
        pytest.param(text, expected, id=f"{table}: {text}")
        for table, examples in tables["examples"].items()
        for text, expected in examples.items()
    ]


def have_examples(tables):
    """Whether every table has examples, and every list of examples its table."""
    return tables.keys() - {"examples"} == tables["examples"].keys()
