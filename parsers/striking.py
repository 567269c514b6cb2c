"""Weapons that were struck in the air: «уражено дев'ять дронів» counts what defenders brought down."""

from __future__ import annotations

from parsers.grammar import endings, stems, words
from parsers.links import Link
from parsers.mentions import Mention, is_instrumental
from parsers.report import Measure
from parsers.sentence import Sentence

_STRUCK = stems("struck")
_HIT_OBJECTS = words("hit_objects")
_ON_GROUND = stems("on_ground")
_NAMED_AFTER = words("named_after_weapons")
_INSTRUMENTAL = endings("instrumental_numbers")


def as_struck(sentence: Sentence, link: Link) -> Link | None:
    """``поражены четыре ракеты``, ``hit 40 drones``: shot down; not «двома БпЛА уражено склад», a thing.

    Weapons struck where they stood on the ground are none that came: there is no link.
    """
    verb, mention = link.trigger, link.mention
    if link.measure is not Measure.HIT or verb is None or mention.unit != "weapon":
        return link
    if mention.quantity is None:
        return link
    if verb.last + 1 == mention.first and sentence.text_at(verb.first) in _HIT_OBJECTS:
        link.measure = Measure.SHOT_DOWN
        return None if _is_on_ground(sentence) or _describes_noun(sentence, mention) else link
    if not sentence.text_at(verb.first).startswith(_STRUCK):
        return link
    is_means = sentence.text_at(mention.first).endswith(_INSTRUMENTAL)
    if is_means or is_instrumental(sentence, mention):
        return link
    link.measure = Measure.SHOT_DOWN
    return None if _is_on_ground(sentence) else link


def _describes_noun(sentence: Sentence, mention: Mention) -> bool:
    """``hit one missile boat``, ``drones' control posts``: a weapon that describes what stands behind."""
    return sentence.text_at(mention.last + 1) in _NAMED_AFTER


def _is_on_ground(sentence: Sentence) -> bool:
    """«На аеродромі уражено три дрони і склад»: weapons struck where they stood, with other things."""
    texts = sentence.texts(sentence.first, sentence.end)
    return any(text.startswith(_ON_GROUND) for text in texts)
