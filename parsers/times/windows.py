"""Which window each claim is of: the report's one, or that of its own sentence where there are several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from parsers.report import Claim, Scope, Times
from parsers.times.core import DateKind
from parsers.times.dates import DateMention


def with_windows(claims: Iterable[Claim], times: Times, dates: Iterable[DateMention]) -> list[Claim]:
    """The claims with the hours of their attack, local as told; those of other days and scopes unchanged."""
    windows = [d for d in dates if d.kind is DateKind.WINDOW and (d.window_start or d.window_end)]
    is_one = len({(w.window_start, w.window_end) for w in windows}) <= 1
    return [_with_window(claim, times, () if is_one else windows) for claim in claims]


def _with_window(claim: Claim, times: Times, windows: Sequence[DateMention]) -> Claim:
    if claim.scope is not Scope.ATTACK or claim.attack_date is None:
        return claim
    own = _told_for(claim, windows)
    if own is not None:
        day = own.date or claim.attack_date
        return replace(
            claim,
            attack_date=day,
            window_start=own.window_start,
            window_end=own.window_end,
            as_of=times.as_of if day == times.attack_date else None,
        )
    is_told = times.window_start or times.window_end or times.as_of
    if not is_told or claim.attack_date != times.attack_date:
        return claim
    return replace(claim, window_start=times.window_start, window_end=times.window_end, as_of=times.as_of)


def _told_for(claim: Claim, windows: Sequence[DateMention]) -> DateMention | None:
    """The window in a claim's sentence, of several the nearest before its number; else the last told."""
    told = [w for w in windows if w.start < claim.evidence.end]
    before = [w for w in told if w.start < claim.span.start]
    inside = [w for w in told if w.start >= claim.evidence.start]
    return next(iter(before[-1:] if before and before[-1] in inside else inside[:1] or before[-1:]), None)
