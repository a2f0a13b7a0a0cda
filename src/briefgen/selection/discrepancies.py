"""Claims of different documents that cannot both hold: narrow patterns, because a false alarm costs the reader's trust."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from briefgen.model.evidence import Claim, Discrepancy, Quantity
from briefgen.selection.candidate import Candidate
from briefgen.selection.corroboration import MONTHS, figures_differ, foreign, same_speaker
from briefgen.selection.offices import offices_clash
from briefgen.selection.pool import Pool
from briefgen.text.edtf import Edtf
from briefgen.text.phrases import content, tokens
from briefgen.text.spans import Span

LEAST_CONFIDENCE = 0.4
"""Below this a pair is not even worth a review."""
_DAYS_TOGETHER = 45
_CLAUSE_END = re.compile(r"[,;:—]\s|\s(?:and|but|while|since|when|after|before|which|who|that)\s")
_VISIT = re.compile(
    r"\b(state|official|working|private|unofficial|courtesy)\s+(?:[\w-]+\s+){0,2}?(visit|trip)\b(?:\s+to\s+(?:the\s+)?([A-Z][\w.]*))?",
    re.IGNORECASE,
)
_VISITOR = frozenset(tokens("president premier minister king queen emperor chancellor secretary leader chief"))


def discrepancies(pool: Pool, relevant: Iterable[str]) -> tuple[Discrepancy, ...]:
    """Pairs among the relevant claims (ids) and against all others of the pool that disagree, surest first.

    Every pair is of two documents and about the same people, place and time as far as the sentences tell.
    """
    ids = sorted(relevant)
    ours = [pool.by_id[key] for key in ids if key in pool.by_id]
    found: dict[tuple[str, ...], Discrepancy] = {}
    for test in (_visits, _dates, _numbers, _offices):
        for one, other in _pairs(ours, pool, _WANTED[test]):
            difference = test(pool, one, other)
            if difference and difference.confidence >= LEAST_CONFIDENCE:
                values = sorted((difference.first_value.casefold(), difference.second_value.casefold()))
                key = (difference.kind, *values)
                if key not in found or found[key].confidence < difference.confidence:
                    found[key] = difference
    return tuple(sorted(found.values(), key=lambda one: (-one.confidence, one.kind, one.first.id, one.second.id)))


def _pairs(ours: list[Candidate], pool: Pool, wanted: Callable[[Candidate], bool]) -> Iterable[tuple[Candidate, Candidate]]:
    for one in ours:
        if wanted(one):
            for other in pool.partners(one):
                if one.document.id != other.document.id and wanted(other):
                    yield (one, other) if one.document.id < other.document.id else (other, one)


def _visits(_: Pool, one: Candidate, other: Candidate) -> Discrepancy | None:
    """One visit called a state visit here, an official or working visit there: same visitor, days, and country if both name it."""
    left, right = _VISIT.search(one.claim.text), _VISIT.search(other.claim.text)
    if not left or not right or left[1].casefold() == right[1].casefold() or not _same_days(one, other):
        return None
    places = [tokens(match[3]) for match in (left, right) if match[3]]
    if len(places) == 2 and places[0] != places[1]:
        return None
    shared = _visitors(one) & _visitors(other)
    by_name = {visitor for visitor in shared if len(visitor) == 1}
    if not shared or (len(places) < 2 and not by_name):
        return None
    sure = 0.85 if left[2].casefold() == right[2].casefold() == "visit" else 0.55
    where = (left[3] or right[3] or "").rstrip(".,")
    subject = f"kind of visit to {where}" if where else "kind of visit"
    return _found("visit", subject, one, f"{left[1]} {left[2]}", other, f"{right[1]} {right[2]}", sure)


def _visitors(candidate: Candidate) -> set[tuple[str, ...]]:
    words = candidate.words
    offices = {(words[at - 1], word) for at, word in enumerate(words) if at and word in _VISITOR}
    return offices | {(content(tokens(name))[-1],) for name in candidate.claim.names if len(content(tokens(name))) > 1}


def _dates(pool: Pool, one: Candidate, other: Candidate) -> Discrepancy | None:
    """The same event dated differently by explicit dates."""
    ours, theirs = _explicit(one), _explicit(other)
    if not ours or not theirs or figures_differ(one.claim, other.claim) or _recurring(one) or _recurring(other):
        return None
    best: Discrepancy | None = None
    for left, first in ours:
        for right, second in theirs:
            # a date that both tell, if only roughly, is no disagreement: the other date then dates something else
            known = any(first.meets(date) for _, date in theirs) or any(second.meets(date) for _, date in ours)
            if known or abs(first.earliest.year - second.earliest.year) > 5:
                continue
            sure = _same_subject(pool, one, left, other, right)
            if sure and (best is None or sure > best.confidence):
                values = left.of(one.document.text), right.of(other.document.text)
                best = _found("date", _clause(one, left), one, values[0], other, values[1], sure)
    return best


def _explicit(candidate: Candidate) -> list[tuple[Span, Edtf]]:
    """Dates to the year or finer that the sentence itself tells, with where it tells them."""
    event = candidate.claim.event_date
    found = {event.span: event.edtf} if event and event.span and not event.inferred else {}
    found |= {time.span: time.edtf for time in candidate.introduced_times if time.edtf}
    return sorted(found.items())


def _recurring(candidate: Candidate) -> bool:
    return bool(
        re.search(r"\b(?:annual|every year|each year|annually|anniversary|again|round|th meeting)\b", candidate.claim.text, re.IGNORECASE)
    )


def _numbers(pool: Pool, one: Candidate, other: Candidate) -> Discrepancy | None:
    """The same thing counted or measured differently at the same time."""
    best: Discrepancy | None = None
    for left in one.claim.quantities:
        for right in other.claim.quantities:
            if not _rivals(left, right) or not _years_meet(one, other):
                continue
            sure = _same_subject(pool, one, left.span, other, right.span)
            if sure and (best is None or sure > best.confidence):
                values = _figure(left, one), _figure(right, other)
                best = _found("number", _clause(one, left.span), one, values[0], other, values[1], sure)
    return best


def _rivals(left: Quantity, right: Quantity) -> bool:
    if left.unit != right.unit or left.value == right.value or (left.unit is None and tokens(left.noun or "") != tokens(right.noun or "")):
        return False
    gap = abs(left.value - right.value) / max(abs(left.value), abs(right.value))
    return not ((left.approximate or right.approximate) and float(gap) <= 0.15)


def _figure(quantity: Quantity, candidate: Candidate) -> str:
    return quantity.span.of(candidate.document.text)


def _offices(_: Pool, one: Candidate, other: Candidate) -> Discrepancy | None:
    """The same speaker in two offices of one kind at the same time (minister of this and of that; president and vice-president)."""
    left, right = one.claim.speaker, other.claim.speaker
    if not left or not right or not left.office or not right.office or not same_speaker(one.claim, other.claim):
        return None
    if min(len(content(tokens(left.name))), len(content(tokens(right.name)))) < 2 or not _same_time(one, other):
        return None
    if not offices_clash(left.office, right.office):
        return None
    return _found("office", left.name, one, left.office, other, right.office, 0.75)


def _same_days(one: Candidate, other: Candidate) -> bool:
    left, right = _when(one), _when(other)
    return (
        left is not None
        and right is not None
        and abs((left.earliest - right.earliest).days) <= 10
        and left.latest.year == right.latest.year
    )


def _same_time(one: Candidate, other: Candidate) -> bool:
    left, right = _when(one), _when(other)
    return left is not None and right is not None and (left.meets(right) or abs((left.earliest - right.earliest).days) <= _DAYS_TOGETHER)


def _when(candidate: Candidate) -> Edtf | None:
    return candidate.claim.date.edtf if candidate.claim.date else candidate.document.date


def _years_meet(one: Candidate, other: Candidate) -> bool:
    if one.years and other.years:
        return bool(one.years & other.years)
    left, right = _when(one), _when(other)
    return left is None or right is None or abs(left.earliest.year - right.earliest.year) <= 1


def _same_subject(pool: Pool, one: Candidate, left: Span, other: Candidate, right: Span) -> float:
    """Confidence that the clauses around two spans tell of the same thing, 0 when they do not."""
    if foreign(one, other) or foreign(other, one) or not _anchored(one, other):
        return 0.0
    first, second = _bare(_clause(one, left)), _bare(_clause(other, right))
    shared, all_words = first & second, first | second
    if len(shared) < 3 and not (len(shared) == 2 and len(all_words) <= 3):
        return 0.0
    lone_names = [
        {token for name in a.claim.names for token in content(tokens(name))} & mine - set(b.words)
        for a, b, mine in ((one, other, first), (other, one, second))
    ]
    if all(lone_names):
        return 0.0
    likeness = pool.mass(shared) / max(pool.mass(all_words), 1e-9)
    return 0.0 if likeness < 0.5 else round(min(0.95, 0.45 + 0.6 * likeness), 3)


def _anchored(one: Candidate, other: Candidate) -> bool:
    """True when both name somebody or something, or a year, in common: `She raised …` and `Ruiz raised …` need not be about one person."""
    names = [{token for name in side.claim.names for token in content(tokens(name))} - MONTHS for side in (one, other)]
    return bool(names[0] & names[1]) or bool(one.told_years & other.told_years)


def _bare(text: str) -> frozenset[str]:
    return frozenset(word for word in content(tokens(text)) if not word[0].isdigit() and word not in MONTHS)


def _clause(candidate: Candidate, span: Span) -> str:
    """The clause of the sentence around a span; with the clause before it when it is bare (`… , in 2013`)."""
    text, base = candidate.claim.text, candidate.claim.span.start
    start, end = max(0, span.start - base), min(len(text), span.end - base)
    cuts = [match for match in _CLAUSE_END.finditer(text) if match.end() <= start or match.start() >= end]
    starts = [0, *(match.end() for match in cuts if match.end() <= start)]
    stop = min((match.start() for match in cuts if match.start() >= end), default=len(text))
    begin = starts.pop()
    while starts and len(_bare(text[begin:stop])) < 3:
        begin = starts.pop()
    return text[begin:stop].strip(" .")


def _found(kind: str, subject: str, one: Candidate, left: str, other: Candidate, right: str, confidence: float) -> Discrepancy:
    first: Claim = one.claim
    return Discrepancy(
        kind=kind, subject=subject, first=first, first_value=left, second=other.claim, second_value=right, confidence=confidence
    )


_WANTED: dict[Callable[[Pool, Candidate, Candidate], Discrepancy | None], Callable[[Candidate], bool]] = {
    _visits: lambda one: bool(_VISIT.search(one.claim.text)),
    _dates: lambda one: bool(one.claim.event_date or one.claim.times),
    _numbers: lambda one: bool(one.claim.quantities),
    _offices: lambda one: bool(one.claim.speaker and one.claim.speaker.office),
}
