"""Dated events out of printed facts, each with the words of its source that tell it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefgen.composition.excerpts import clause_around, shortened
from briefgen.composition.labels import shown
from briefgen.composition.quotes import quoted
from briefgen.model.edition import Statement
from briefgen.model.evidence import EventDate, Fact
from briefgen.model.exhibit import TimelineData, TimelineEvent
from briefgen.spec.schema import ExhibitSpec
from briefgen.text.edtf import Precision
from briefgen.text.normalise import printable
from briefgen.text.phrases import content, tokens

LONGEST_LABEL = 9
"""Words of an event's label."""
MOST_EVENTS = 16
_INTRODUCED = re.compile(r"\b(?:in|on|by|since|until|late|early|mid|from)[\s-]+(?:late\s+|early\s+|mid-?)?\Z", re.IGNORECASE)
_EMPTY_SUBJECT = re.compile(
    r"(?:(?:the|both|these)\s+(?:two\s+)?(?:sides|countries|parties|nations|leaders)|both sides|they|he|she|it)\s+(?=[a-z])", re.IGNORECASE
)
_VERB = re.compile(r"^(?:\w{3,}ed|met|held|made|took|went|came|began|became|visited|set|put|led|said|told|is|was|were|are|has|had|will)$")


@dataclass(frozen=True, kw_only=True)
class Told:
    """A fact with the statement that prints it."""

    fact: Fact
    statement: Statement


def timeline(told: Iterable[Told], cutoff: dt.date, exhibit: ExhibitSpec | None = None) -> TimelineData:
    """Events in order of time, one for each, at most MOST_EVENTS (the best-scored stay); `from` and `to` of the exhibit bound them.

    An event is a fact's event date, or a further date to the year or finer that a preposition introduces, outside quotations.
    """
    found: list[tuple[TimelineEvent, float]] = []
    for item in told:
        for date in _dates(item.fact):
            event = _event(item, date, cutoff)
            if event and _wanted(event, exhibit):
                _add(found, event, item.fact.score)
    best = sorted(found, key=lambda pair: -pair[1])[:MOST_EVENTS]
    events = sorted((event for event, _ in best), key=lambda event: (event.date.earliest, event.date.latest, event.label))
    return TimelineData(events=tuple(events))


def _dates(fact: Fact) -> list[EventDate]:
    claim = fact.claim
    found = [claim.event_date] if claim.event_date else []
    closed = quoted(claim)
    for time in claim.times:
        before = claim.text[: max(0, time.span.start - claim.span.start)]
        known = any(date.span == time.span or date.edtf == time.edtf for date in found)
        if time.edtf and not known and _INTRODUCED.search(before) and not any(time.span.meets(span) for span in closed):
            found.append(EventDate(edtf=time.edtf, basis=time.basis, inferred=bool(time.basis), span=time.span))
    return [
        date
        for date in found
        if date.edtf.precision in (Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.INTERVAL)
    ]


def _event(item: Told, date: EventDate, cutoff: dt.date) -> TimelineEvent | None:
    label = event_label(item.fact, date)
    if len(content(tokens(label))) < 2:
        return None
    return TimelineEvent(
        date=date.edtf,
        date_text=shown(date),
        label=label,
        statement=item.statement.id,
        citations=item.statement.citations,
        inferred=shown(date).startswith("≈"),
        planned=date.edtf.earliest > cutoff,
    )


def event_label(fact: Fact, date: EventDate) -> str:
    """The clause that tells of the date, without the date, as a run of the source's words of about LONGEST_LABEL words."""
    claim = fact.claim
    text = claim.text.rstrip()
    if date.span and claim.span.holds(date.span):
        start, stop = clause_around(text, date.span.start - claim.span.start, date.span.end - claim.span.start)
    else:
        start, stop = 0, len(text)
    for trim in claim.trims:
        if trim.span.start == claim.span.start and start == 0:
            start = min(stop, trim.span.end - claim.span.start)
    clause = text[start:stop]
    empty = _EMPTY_SUBJECT.match(clause)
    if empty and len(clause[empty.end() :].split()) >= 3:
        clause = clause[empty.end() :]
    clause = printable(_shorter_subject(clause).strip(" ,;:.—-"))
    label = shortened(clause, LONGEST_LABEL)
    return label[:1].upper() + label[1:]


def _shorter_subject(clause: str) -> str:
    """A long clause without the titles before a name: the last three words before its verb stay."""
    words = clause.split()
    verb = next((at for at, word in enumerate(words) if at and _VERB.match(word)), 0)
    if len(words) > LONGEST_LABEL and verb > 3 and all(word[:1].isupper() for word in words[verb - 2 : verb]):
        return " ".join(words[max(0, verb - 3) :] if words[verb - 3][:1].isupper() else words[verb - 2 :])
    return clause


def _wanted(event: TimelineEvent, exhibit: ExhibitSpec | None) -> bool:
    if exhibit is None:
        return True
    after = exhibit.from_ is None or event.date.latest >= exhibit.from_.earliest
    return after and (exhibit.to is None or event.date.earliest <= exhibit.to.latest)


def _add(found: list[tuple[TimelineEvent, float]], event: TimelineEvent, score: float) -> None:
    """Add an event, or let it support the one already there: the finer date stays, with its label, and both are cited."""
    for at, (other, other_score) in enumerate(found):
        same_time = event.date.within(other.date) or other.date.within(event.date)
        if same_time and _alike(event.label, other.label):
            keep, drop = (
                (event, other) if event.date.latest - event.date.earliest < other.date.latest - other.date.earliest else (other, event)
            )
            citations = tuple(dict.fromkeys((*keep.citations, *drop.citations)))
            found[at] = (replace(keep, citations=citations), max(score, other_score))
            return
    found.append((event, score))


def _alike(one: str, other: str) -> bool:
    left, right = set(content(tokens(one))), set(content(tokens(other)))
    return len(left & right) >= 0.5 * min(len(left), len(right))
