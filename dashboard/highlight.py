"""A report's text as HTML with its numbers marked and everything else escaped."""

from collections.abc import Iterable, Mapping
from html import escape
from types import MappingProxyType

from parsers.report import Span

TEXT_STYLE = "white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.6;"
EVIDENCE_STYLE = "background: rgba(230, 159, 0, 0.22); color: inherit; border-radius: 3px;"
NUMBER_STYLE = "background: #E69F00; color: #12161C; border-radius: 3px; padding: 0 2px; font-weight: 600;"
UNREAD_STYLE = "background: #D55E00; color: #FFFFFF; border-radius: 3px; padding: 0 2px; font-weight: 600;"

NO_LINKS: Mapping[Span, str] = MappingProxyType({})


def highlight(text: str, number: Span, evidence: Span | None = None) -> str:
    """HTML of `text` with the number marked, and more faintly the evidence sentence around it.

    >>> "&lt;b&gt;<mark" in highlight("<b>12 drones", Span(3, 5), Span(3, 12))
    True
    """
    sentence = evidence or number
    first, last = min(sentence.start, number.start), max(sentence.end, number.end)
    marked = escape(text[first : number.start]) + _mark(number.of(text), NUMBER_STYLE)
    marked += escape(text[number.end : last])
    around = f'<mark style="{EVIDENCE_STYLE}">{marked}</mark>'
    return _whole(escape(text[:first]) + around + escape(text[last:]))


def mark_numbers(
    text: str, read: Iterable[Span], unread: Iterable[Span], links: Mapping[Span, str] = NO_LINKS
) -> str:
    """HTML of `text` with the numbers that were read marked, and those that were not in another colour.

    `links` gives the addresses that numbers lead to.

    >>> mark_numbers("12 & 7", [Span(0, 2)], [Span(5, 6)]).count("<mark")
    2
    """
    styles = dict.fromkeys(read, NUMBER_STYLE) | dict.fromkeys(unread, UNREAD_STYLE)
    pieces, end = [], 0
    for span in sorted(styles, key=lambda span: (span.start, span.end)):
        if span.start >= end:
            mark = _mark(span.of(text), styles[span])
            pieces += [escape(text[end : span.start]), _link(mark, links[span]) if span in links else mark]
            end = span.end
    return _whole("".join([*pieces, escape(text[end:])]))


def find_evidence(text: str, evidence: str, number: Span) -> Span | None:
    """Where the evidence sentence that holds the number stands; None if it is not there.

    >>> find_evidence("Two fell. Two fell. Two fell.", "Two fell.", Span(10, 13))
    Span(start=10, end=19)
    """
    start = text.find(evidence, max(0, number.end - len(evidence)), number.start + len(evidence))
    return Span(start, start + len(evidence)) if evidence and start >= 0 else None


def _mark(words: str, style: str) -> str:
    return f'<mark style="{style}">{escape(words)}</mark>'


def _link(mark: str, address: str) -> str:
    return f'<a href="{escape(address)}" style="text-decoration: none;">{mark}</a>'


def _whole(body: str) -> str:
    return f'<div style="{TEXT_STYLE}">{body}</div>'
