"""What a sentence tells as still to come, or moved to a day: neither says that it happened, nor is denied when it comes otherwise."""

from __future__ import annotations

import re

from briefgen.model.evidence import Claim
from briefgen.text.edtf import Edtf, Precision
from briefgen.text.spans import Span

_BREAK = re.compile(r"[,;:—]\s|\s(?:and|but|while|when|after|before|which|who)\s")
_AHEAD = re.compile(
    r"\b(?:will|shall|would|(?:is|are|was|were|be) (?:now )?(?:to|due|expected|planned|scheduled|set|slated|supposed|likely)\b"
    r"|(?:plan|expect|hope|intend|aim|prepare|promise|propose|schedule)(?:s|ed|d)? (?:to|for)\b|planned for\b|by the end of)",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:moved|moves|shifted|rescheduled|postponed|postpones|put off|puts off|delayed|deferred|pushed back|brought forward)\b"
)
_FINE = (Precision.DAY, Precision.MONTH)
_DENIED = re.compile(r"(?:\b(?:not|never|no)\b|n['’]t\b)(?:\W+\w+){0,3}\W*\Z")


def foreseen(claim: Claim, at: Span | None) -> bool:
    """True when the clause around a span (the sentence, without one) tells of what is to come, or what was moved there."""
    text = claim.text
    if at is not None and claim.span.holds(at):
        start, end = at.start - claim.span.start, at.end - claim.span.start
        cuts = [(found.start(), found.end()) for found in _BREAK.finditer(text)]
        begin = max((stop for _, stop in cuts if stop <= start), default=0)
        text = text[begin : min((first for first, _ in cuts if first >= end), default=len(text))]
    return _AHEAD.search(text) is not None or moves(text)


def moves(text: str) -> bool:
    """True for words that tell of something put off, brought forward or moved; not of what was not."""
    return any(_DENIED.search(text, 0, told.start()) is None for told in _MOVED.finditer(text))


def happened(claim: Claim, date: Edtf) -> bool:
    """True when a clause that tells that date tells it as past; of a date that no words tell, when the sentence does."""
    told = [span for span, other in dates_in(claim) if other.meets(date)]
    return not all(foreseen(claim, span) for span in told) if told else not foreseen(claim, None)


def dates_in(claim: Claim) -> list[tuple[Span, Edtf]]:
    """The days and months that the claim's own words tell, in order."""
    times = [(time.span, time.edtf) for time in claim.times if time.edtf]
    event = claim.event_date
    if event and event.span and event.span not in [span for span, _ in times]:
        times.append((event.span, event.edtf))
    return [(span, date) for span, date in times if date.precision in _FINE and claim.span.holds(span)]
