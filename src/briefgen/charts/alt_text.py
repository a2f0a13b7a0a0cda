"""What an exhibit shows, in words, for who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from briefgen.model.exhibit import CoverageData, Exhibit, LadderData, PositionsData, Series, SeriesData, TimelineData, TimelineEvent

LISTED = 15
"""A timeline of at most this many events is told event by event; the data of a longer one is attached."""


def alt_text(exhibit: Exhibit) -> str:
    """One to a few sentences: kind, extent, and what stands out; never what the data does not hold."""
    match exhibit.data:
        case TimelineData(events=events):
            return _timeline(exhibit.title, events)
        case LadderData() as data:
            return _ladder(exhibit.title, data)
        case SeriesData() as data:
            return _series(exhibit.title, data)
        case CoverageData() as data:
            alone = [title for at, (_, title) in enumerate(data.sections) if sum(bool(row[at]) for row in data.counts) == 1]
            counts = f"{_count(len(data.references), 'source')} by {_count(len(data.sections), 'section')}"
            words = f"Table: {exhibit.title}. {counts}, numbers of statements."
            return words + (f" One source only: {'; '.join(alone)}." if alone else "")
        case PositionsData(positions=positions):
            speakers = tuple(dict.fromkeys(position.speaker for position in positions))
            counts = f"{_count(len(positions), 'position')} of {_count(len(speakers), 'speaker')}"
            return f"Table: {exhibit.title}. {counts}: {', '.join(speakers)}."


def _timeline(title: str, events: Sequence[TimelineEvent]) -> str:
    if not events:
        return f"Timeline: {title}. No events."
    first, last = events[0], events[-1]
    planned = sum(event.planned for event in events)
    inferred = sum(event.inferred for event in events)
    words = f"Timeline: {title}. {_count(len(events), 'event')}"
    words += f" from {first.date_text} to {last.date_text}" if len(events) > 1 else ""
    words += f", {_count(inferred, 'date')} inferred" if inferred else ""
    words += f", {planned} still to come" if planned else ""
    told = events if len(events) <= LISTED else (first, last)
    listed = "; ".join(f"{event.date_text}: {event.label.rstrip('.')}" for event in told)
    return f"{words}. {listed}." + ("" if told is events else " All events are in the attached data.")


def _ladder(title: str, data: LadderData) -> str:
    told = "; ".join(f"{step.date_text}{' (inferred)' if step.inferred else ''}: {data.levels[step.level]}" for step in data.steps)
    missing = [level for at, level in enumerate(data.levels) if at not in {step.level for step in data.steps}]
    words = f"Step chart: {title}. {_count(len(data.steps), 'step')} on {_count(len(data.levels), 'level')}, from low to high."
    return f"{words} {told}." + (f" No entry cited: {'; '.join(missing)}." if missing else "")


def _series(title: str, data: SeriesData) -> str:
    span = (
        f"by {data.x_name} from {data.x[0]} to {data.x[-1]}" if len(data.x) > 1 else f"{data.x_name} {data.x[0]}" if data.x else "no data"
    )
    kind = "Line chart" if data.style == "line" else "Bar chart"
    told = " ".join(_one_series(series, data) for series in data.series)
    return f"{kind}: {title}. {f'In {data.unit}, {span}' if data.unit else span[:1].upper() + span[1:]}. {told}".strip()


def _one_series(series: Series, data: SeriesData) -> str:
    """From the first value to the last, which of them are the highest and the lowest, and where else those are; no value is told twice."""
    known = [(x, value) for x, value in zip(data.x, series.values, strict=True) if value is not None]
    if not known:
        return f"{series.name}: no data."
    missing = [x for x, value in zip(data.x, series.values, strict=True) if value is None]
    (first, last), values = (known[0], known[-1]), [value for _, value in known]
    told = {max(values): "the highest value", min(values): "the lowest value"} if max(values) > min(values) else {}
    words = f"{series.name}: {'from ' if len(known) > 1 else ''}{number(first[1])} in {first[0]}"
    if len(known) > 1:
        words += f", {told[first[1]]}," if first[1] in told else ""
        words += f" to {number(last[1])} in {last[0]}" + (f", {told[last[1]]}" if last[1] in told and last[1] != first[1] else "")
        between = [(value, kind) for value, kind in told.items() if value not in (first[1], last[1])]
        words += "".join(f"; {kind} is {number(value)} in {next(x for x, one in known if one == value)}" for value, kind in between)
    return words + (f"; no value for {', '.join(missing)}." if missing else ".")


def number(value: Decimal) -> str:
    """A number as it is in the data, thousands parted by thin commas: `1,234.5`."""
    return f"{value:,f}"


def _count(count: int, one: str) -> str:
    return f"{count} {one if count == 1 else one + 's'}"
