"""Where a sentence quotes: nothing is edited there."""

from __future__ import annotations

import re

from briefgen.model.evidence import AttributionKind, Claim
from briefgen.text.spans import Span

_CURLY = re.compile(r"[“”]")
_SINGLE = re.compile(r"(?<!\w)‘[^‘’]*(?:’\w[^‘’]*)*’(?!\w)")


def quoted(claim: Claim) -> tuple[Span, ...]:
    """Spans of the document, marks included, that stand in quotation marks or belong to a quotation begun or ended in another sentence."""
    text, base = claim.text, claim.span.start
    pieces = [*_curly(text), *_straight(text), *((match.start(), match.end()) for match in _SINGLE.finditer(text))]
    spans = [Span(base + start, base + end) for start, end in pieces if end > start]
    for attribution in claim.attributions:
        if attribution.kind is AttributionKind.DIRECT:
            spans += [piece for piece in attribution.spans if piece.meets(claim.span)]
    return tuple(sorted(spans))


def _curly(text: str) -> list[tuple[int, int]]:
    found, opened = [], None
    for match in _CURLY.finditer(text):
        if match[0] == "“":
            opened = match.start() if opened is None else opened
        else:
            found.append((opened if opened is not None else 0, match.end()))
            opened = None
    if opened is not None:
        found.append((opened, len(text)))
    return found


def _straight(text: str) -> list[tuple[int, int]]:
    marks = [match.start() for match in re.finditer('"', text)]
    found = []
    # a mark after a word ends a quotation begun in the sentence before
    if len(marks) % 2 and text[: marks[0]].strip() and not text[marks[0] - 1].isspace():
        found.append((0, marks.pop(0) + 1))
    while marks:
        start = marks.pop(0)
        found.append((start, marks.pop(0) + 1 if marks else len(text)))
    return found
