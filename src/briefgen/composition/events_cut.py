"""Fewer events in its timelines, for a page that has no room for all of them."""

from __future__ import annotations

from dataclasses import replace

from briefgen.composition.exhibits import as_csv, source_line
from briefgen.model.edition import Edition
from briefgen.model.exhibit import Exhibit, TimelineData, TimelineEvent
from briefgen.model.selection import PINNED

LEAST_EVENTS = 3
"""Events that every timeline keeps: a line of fewer tells no course of things."""

EventKey = tuple[str, str]
"""The statement that tells an event, and its date in EDTF: an event is one however many timelines draw it."""


def least_events(edition: Edition) -> tuple[EventKey, ...]:
    """The events that may go, the least first: by the score of what tells them, then by date; behind them what is to come.

    The LEAST_EVENTS best of each timeline stay, and what key points or pinned statements tell goes after all that neither does.
    edition: with all its statements.
    """
    told = {statement.id: statement for section in edition.sections for statement in section.all_statements}

    def weight(event: TimelineEvent) -> tuple[bool, bool, float, EventKey]:
        statement = told.get(event.statement)
        leading = statement is not None and (statement.id in edition.key_points or PINNED in statement.reasons)
        return event.planned, leading, statement.score if statement else 0.0, _key(event)

    events = {_key(event): event for data in _timelines(edition) for event in data.events}
    ordered = sorted(events.values(), key=weight)
    kept = {_key(event) for data in _timelines(edition) for event in sorted(data.events, key=weight)[-LEAST_EVENTS:]}
    return tuple(key for key in map(_key, ordered) if key not in kept)


def without_events(edition: Edition, gone: frozenset[EventKey]) -> Edition:
    """The edition with timelines that draw none of these events; what they rest on and their data follow."""
    return replace(edition, exhibits=tuple(_without(exhibit, gone) for exhibit in edition.exhibits))


def _timelines(edition: Edition) -> list[TimelineData]:
    return [exhibit.data for exhibit in edition.exhibits if isinstance(exhibit.data, TimelineData)]


def _without(exhibit: Exhibit, gone: frozenset[EventKey]) -> Exhibit:
    if not isinstance(exhibit.data, TimelineData):
        return exhibit
    data = TimelineData(events=tuple(event for event in exhibit.data.events if _key(event) not in gone))
    return exhibit if data == exhibit.data else replace(exhibit, data=data, source_line=source_line(data), csv=as_csv(data))


def _key(event: TimelineEvent) -> EventKey:
    return event.statement, event.date.text
