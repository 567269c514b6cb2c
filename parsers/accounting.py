"""Every number of a report, in one of three places: a claim, an account of what else it is, or unread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from parsers.numbers.core import Form, Quantity
from parsers.report import Accounted, Claim, Span, Unread
from parsers.text import Kind, Token

NO_NOUN = "counts something other than weapons, people hurt or places struck"
NO_WEAPON = "counts weapons that nothing near it names"
NO_MEASURE = "no word near it says what happened to what it counts"
HYPOTHETICAL = "speaks of what may happen, or of weapons made, bought or carried"
UNKNOWN_TOTAL = 'says "all" of a number that the report does not state'
UNSURE_NUMBER = "is written so that its size cannot be told"
NO_SIDE = "neither Russia nor Ukraine is named"
OTHER_WAR = "the report speaks of another war"
NO_ATTACK = "the report tells of an accident, and of no attack"

_NO_COUNTS = frozenset({Form.FRACTION, Form.PERCENT, Form.ORDINAL, Form.NONE})


def account(
    quantities: Sequence[Quantity],
    tokens: Sequence[Token],
    claims: Iterable[Claim],
    dropped: Iterable[Claim],
    reasons: Mapping[int, str],
) -> tuple[list[Accounted], list[Unread]]:
    """What the numbers that are no claims are: accounted for by kind, or unread with a reason.

    `quantities` leaves out dates and times. `dropped` are claims that say again what another says.
    `reasons` gives, by a number's first token, why no claim was made of it.
    """
    read, repeated = _covered(claims), _covered(dropped)
    accounted = list(_addresses(tokens))
    unread: list[Unread] = []
    for quantity in quantities:
        span = Span(quantity.start, quantity.end)
        if _is_within(quantity, read):
            continue
        kind = quantity.name or _kind(quantity, tokens, repeated)
        if kind and reasons.get(quantity.first) != UNSURE_NUMBER:
            accounted.append(Accounted(span, kind))
        elif quantity.form is not Form.ALL or quantity.low is not None:
            unread.append(Unread(span, reasons.get(quantity.first, NO_NOUN)))
    return accounted, unread


def _addresses(tokens: Sequence[Token]) -> Iterator[Accounted]:
    url = Kind.URL
    for token in [t for t in tokens if t.kind == url]:
        if any(c.isdigit() for c in token.text):
            yield Accounted(Span(token.start, token.end), "address")


def _kind(quantity: Quantity, tokens: Sequence[Token], repeated: Set[int]) -> str | None:
    if _is_within(quantity, repeated):
        return "repeat"
    if quantity.form in _NO_COUNTS:
        return quantity.form.value
    if (
        quantity.low == quantity.high
        and (quantity.low or 9) <= 2
        and tokens[quantity.first].kind == Kind.WORD
    ):
        return "word"
    return None


def _covered(claims: Iterable[Claim]) -> Set[int]:
    """The characters that the claims were read from."""
    return frozenset().union(*(range(claim.span.start, claim.span.end) for claim in claims))


def _is_within(quantity: Quantity, covered: Set[int]) -> bool:
    return quantity.core_start in covered and quantity.core_end - 1 in covered
