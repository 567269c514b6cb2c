"""Which region a number is bound to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.linking import PEOPLE, Link
from parsers.mentions import Mention, Sentence
from parsers.places import PlaceMention
from parsers.report import Claim, Measure, Role

_BOUND = frozenset(
    {Measure.LAUNCHED, Measure.HIT, Measure.SHOT_DOWN, Measure.SUPPRESSED, Measure.SHOT_DOWN_OR_SUPPRESSED, Measure.LOST, Measure.HIT_LOCATIONS, Measure.DEBRIS_LOCATIONS}
) | PEOPLE
_LEVELS = frozenset({"region", "city", "district", "sea", "site"})


class NamedPlaces:
    """The places that numbers may be bound to: those of a report that nothing was launched from."""

    def __init__(self, mentions: Sequence[PlaceMention], roles: Sequence[Role | None]) -> None:
        """Take the report's places and the role of each."""
        self._usable = [
            mention
            for mention, role in zip(mentions, roles, strict=True)
            if mention.adm1 and mention.level in _LEVELS and not mention.is_actor and not mention.is_reference and role is not Role.LAUNCH
        ]

    def within(self, first: int, end: int) -> list[PlaceMention]:
        """Those that stand on tokens `first` up to `end`."""
        return [p for p in self._usable if first <= p.first < end]


def regions_of(link: Link, links: Sequence[Link], sentence: Sentence, places: NamedPlaces) -> tuple[str | None, str | None]:
    """The ISO code or codes and the name of the place that a link's number is bound to, each or None."""
    if link.measure not in _BOUND:
        return None, None
    after, before = _segments(link, links, sentence)
    found = places.within(*after) or places.within(*before)
    if not found:
        return None, None
    codes = sorted({p.adm1 for p in found if p.adm1})
    return "+".join(codes), ", ".join(p.name for p in found)


def _segments(link: Link, links: Sequence[Link], sentence: Sentence) -> tuple[tuple[int, int], tuple[int, int]]:
    """The tokens behind a mention up to the next one, and before it back to the one before."""
    firsts = [other.mention.first for other in links if other.mention.first > link.mention.last]
    lasts = [other.mention.last for other in links if other.mention.last < link.mention.first]
    return (
        (link.mention.last + 1, min(firsts, default=sentence.end)),
        (max(lasts, default=sentence.first - 1) + 1, link.mention.first),
    )


def is_each(mention: Mention, sentence: Sentence) -> bool:
    """Whether the number holds for every region named: ``по одному``, ``one drone each``."""
    return mention.quantity is not None and (mention.quantity.is_each or sentence.is_cue(mention.last + 1, "each"))


def one_per_region(claim: Claim) -> Iterator[Claim]:
    """A claim for each region of a claim that is bound to several."""
    if claim.adm1 is None:
        yield claim
        return
    for code in claim.adm1.split("+"):
        yield replace(claim, adm1=code)
