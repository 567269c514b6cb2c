"""The sides of a whole report: whose attack it tells of, and for whom it speaks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from parsers.report import DEFENCE, HELD, OTHER_SIDE, SIDE_OF, SIDES, Claim, Claimant, Side, Span
from parsers.terms import Term


def with_one_attacker(claims: Sequence[Claim], countries: Collection[str | None]) -> list[Claim]:
    """The claims with the attacker that all others of the report have, where one itself tells of none.

    Where none tells any, the one country that the report names of the two is the one attacked.
    """
    told = {claim.attacker for claim in claims if claim.attacker is not None}
    struck = {Side(code) for code in countries if code in SIDES}
    if not told and len(struck) == 1:
        told = {OTHER_SIDE[next(iter(struck))]}
    if len(told) != 1:
        return list(claims)
    only = next(iter(told))
    downed = {claim.evidence for claim in claims if claim.attacker and claim.measure in DEFENCE}
    return [
        claim if claim.attacker or _is_open_to_both(claim, downed) else replace(claim, attacker=only)
        for claim in claims
    ]


def _is_open_to_both(claim: Claim, downed: Collection[Span]) -> bool:
    """Whether a claim is of a region that Russia holds, which either side may strike.

    Not where its sentence tells whose weapons were `downed`: ``seven: three over Crimea, four over Kursk``.
    """
    is_told = claim.measure in DEFENCE and claim.evidence in downed
    return claim.adm1 in HELD and not is_told


def background_side(terms: Sequence[Term]) -> Side | None:
    """The attacker that a whole text speaks of, where one side's weapons are all it names, or head it.

    >>> from parsers.terms import lexicon
    >>> from parsers.text import tokenize
    >>> background_side(lexicon().find(tokenize("Russian missiles rock Zaporizhzhia"))).value
    'RU'
    """
    sides = {
        Side(t.entry.attributes["side"]) for t in terms if t.kind == "weapon" and "side" in t.entry.attributes
    }
    return sides.pop() if len(sides) == 1 else _owner_of_first(terms)


def _owner_of_first(terms: Sequence[Term]) -> Side | None:
    """Whose weapons a text opens with: a side as its first word, and weapons right behind."""
    if len(terms) < 2 or terms[0].first > 0 or terms[0].kind != "side" or terms[0].key not in SIDES:
        return None
    return Side(terms[0].key) if terms[1].kind == "weapon" and terms[1].first == terms[0].last + 1 else None


def voice_of(claimant: Claimant | None, terms: Sequence[Term], lang: str = "") -> Side | None:
    """The side that a report speaks for: its claimant's, that of all it quotes, of its words or language.

    >>> from parsers.terms import lexicon
    >>> from parsers.text import tokenize
    >>> voice_of(None, lexicon().find(tokenize("ВСУ атаковали, противник отступил"))).value
    'RU'
    """
    if claimant in SIDE_OF:
        return SIDE_OF[claimant]
    quoted = {SIDE_OF[Claimant(t.key)] for t in terms if t.kind == "claimant" and t.key in SIDE_OF}
    if len(quoted) == 1:
        return quoted.pop()
    spoken = {Side(t.entry.attributes["voice"]) for t in terms if "voice" in t.entry.attributes}
    if len(spoken) == 1:
        return spoken.pop()
    return Side.UA if lang == "uk" else None
