"""Numbers of references in the order in which a reader meets them, whatever order a template prints things in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefgen.composition.exhibits import as_csv, source_line
from briefgen.model.edition import Edition, EditionSection, Statement
from briefgen.model.exhibit import CoverageData, Exhibit, ExhibitData, LadderData, PositionsData, SeriesData, TimelineData

_Numbers = Callable[[tuple[int, ...]], tuple[int, ...]]


def renumbered(edition: Edition, met: Sequence[int]) -> Edition:
    """The edition with its references numbered from 1 as they are met; those never met follow in their old order.

    met: the old numbers in order of reading, repeats allowed. The same edition comes back when nothing changes.
    """
    known = [reference.number for reference in edition.references]
    order = [number for number in dict.fromkeys((*met, *known)) if number in set(known)]
    new = {old: at for at, old in enumerate(order, start=1)}
    if all(old == now for old, now in new.items()):
        return edition

    def numbers(citations: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(new[number] for number in citations)

    references = (replace(reference, number=new[reference.number]) for reference in edition.references)
    return replace(
        edition,
        sections=tuple(_section(section, numbers) for section in edition.sections),
        exhibits=tuple(_exhibit(exhibit, numbers) for exhibit in edition.exhibits),
        references=tuple(sorted(references, key=lambda reference: reference.number)),
        discrepancies=tuple(
            replace(one, first_citation=new[one.first_citation], second_citation=new[one.second_citation]) for one in edition.discrepancies
        ),
    )


def _section(section: EditionSection, numbers: _Numbers) -> EditionSection:
    def told(statement: Statement) -> Statement:
        named_by = None if statement.named_by is None else numbers((statement.named_by,))[0]
        return replace(statement, citations=numbers(statement.citations), named_by=named_by)

    return replace(
        section,
        takeaway=told(section.takeaway) if section.takeaway else None,
        statements=tuple(told(statement) for statement in section.statements),
    )


def _exhibit(exhibit: Exhibit, numbers: _Numbers) -> Exhibit:
    data = _data(exhibit.data, numbers)
    return replace(exhibit, data=data, source_line=source_line(data), csv=as_csv(data))


def _data(data: ExhibitData, numbers: _Numbers) -> ExhibitData:
    match data:
        case TimelineData(events=events):
            return replace(data, events=tuple(replace(event, citations=numbers(event.citations)) for event in events))
        case LadderData(steps=steps):
            return replace(data, steps=tuple(replace(step, citations=numbers(step.citations)) for step in steps))
        case PositionsData(positions=positions):
            return replace(data, positions=tuple(replace(one, citations=numbers(one.citations)) for one in positions))
        case SeriesData(citation=citation):
            return replace(data, citation=numbers((citation,))[0])
        case CoverageData(references=references, counts=counts):
            rows = sorted(((numbers((number,))[0], name), row) for (number, name), row in zip(references, counts, strict=True))
            return replace(data, references=tuple(one for one, _ in rows), counts=tuple(row for _, row in rows))
