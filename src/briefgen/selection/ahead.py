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
    r"\b(?:moved|moves|shifted|rescheduled|postponed|postpones|put off|puts off|delayed|deferred|pushed back|brought forward"
    r"|(?:agreed?|agrees|decided?|decides|voted?|votes) (?:on [^,;.]{3,20} )?to"
    r" (?:postpone|move|shift|reschedule|put off|delay|defer|push back|bring forward))\b"
)
# told as still to come by the verb itself, and what else looks ahead: an agreement, a wish
_FORETELLS = re.compile(r"\b(?:will|shall|would|(?:is|are) (?:now )?to (?:be )?[a-z]+)\b")
_CONDITION = re.compile(r"\b(?:once|if|unless|until|provided|as soon as|when)\s")
_LOOKS_AHEAD = re.compile(
    r"\b(?:will|would|shall|may|might|can|could|should|must|to be|due|next|coming|soon|ahead|once|if|unless|provided"
    r"|(?:agree|decide|plan|propose|promise|pledge|offer|announce|expect|intend|hope|want|ask|order|schedule)(?:s|d|ed)?"
    r"|planned|ready)\b",
    re.IGNORECASE,
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


def only_promised(claim: Claim, other: Claim) -> bool:
    """True when one tells as still to come, or on a condition, what the other tells as done: a promise does not confirm the deed.

    What looks ahead in any words (`agreed to meet`) may well tell the same as what foretells (`will meet`).
    """
    pairs = ((claim, other), (other, claim))
    return any(_foretells(one.text) and _LOOKS_AHEAD.search(told.text) is None and not _still_to_come(told) for one, told in pairs)


def _foretells(text: str) -> bool:
    """True when the first clause of a sentence tells of what is to come."""
    told = _FORETELLS.search(text)
    cut = _BREAK.search(text)
    return told is not None and (cut is None or told.start() < cut.start() or _CONDITION.search(text, told.end()) is not None)


def _still_to_come(claim: Claim) -> bool:
    event, said = claim.event_date, claim.statement_date
    return event is not None and said is not None and event.edtf.earliest > said.edtf.latest


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
