"""Weapons that were struck in the air: «уражено дев'ять дронів» counts what defenders brought down."""

from __future__ import annotations

from parsers.grammar import endings, stems
from parsers.links import Link
from parsers.mentions import is_instrumental
from parsers.report import Measure
from parsers.sentence import Sentence

_STRUCK = stems("struck")
_INSTRUMENTAL = endings("instrumental_numbers")


def as_struck(sentence: Sentence, link: Link) -> Link:
    """``поражены четыре ракеты``: shot down; not «двома БпЛА уражено склад», which struck a thing."""
    verb, mention = link.trigger, link.mention
    if link.measure is not Measure.HIT or verb is None or mention.unit != "weapon":
        return link
    if not sentence.text_at(verb.first).startswith(_STRUCK) or mention.quantity is None:
        return link
    is_means = sentence.text_at(mention.first).endswith(_INSTRUMENTAL)
    if not (is_means or is_instrumental(sentence, mention)):
        link.measure = Measure.SHOT_DOWN
    return link
