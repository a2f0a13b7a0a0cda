"""Charts and tables planned as data, with what they rest on; drawing them is the charts' part."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Literal

from briefgen.composition.excerpts import telling
from briefgen.composition.ladder import ladder
from briefgen.composition.references import Numbering
from briefgen.composition.timeline import Told, timeline
from briefgen.errors import SpecError, error
from briefgen.model.edition import EditionSection, Reference
from briefgen.model.exhibit import (
    CoverageData,
    Exhibit,
    ExhibitData,
    LadderData,
    Position,
    PositionsData,
    Series,
    SeriesData,
    TimelineData,
    TimelineEvent,
)
from briefgen.spec.schema import ExhibitSpec, SectionSpec
from briefgen.text.edtf import parse_edtf
from briefgen.text.phrases import content, tokens

LONGEST_POSITION = 60
"""Words of a position that the table prints whole; a longer one ends with a clause."""
_TITLES = {
    "timeline": "Timeline",
    "coverage": "What rests on which source",
    "positions": "Who said what",
    "series": "Figures",
    "ladder": "Status over time",
}

Kind = Literal["timeline", "coverage", "positions", "series", "ladder"]


def plan_section(
    section: SectionSpec,
    own: Sequence[Told],
    every: Sequence[Told],
    cutoff: dt.date,
    numbering: Numbering,
    series: Mapping[str, str],
    topic: Sequence[str],
) -> tuple[tuple[ExhibitSpec, ExhibitData], ...]:
    """The data of a section's exhibits but `coverage`, which needs the finished sections; an exhibit with nothing to show is left out.

    Raises:
        SpecError: a series' file or column is missing, or a cell is not a number.
    """
    planned: list[tuple[ExhibitSpec, ExhibitData]] = []
    for asked in section.exhibits:
        match asked.kind:
            case "timeline":
                # a course of events does not end where another section begins
                data = timeline(every, cutoff, asked, section.id, topic)
                if data.events:
                    planned.append((asked, data))
            case "ladder":
                rungs = ladder(every, asked, cutoff, section.exclude, topic)
                if rungs.steps:
                    planned.append((asked, rungs))
            case "positions":
                positions = positions_of(own, section.keywords)
                if positions.positions:
                    planned.append((asked, positions))
            case "series":
                planned.append((asked, series_data(section, asked, series, numbering)))
            case "coverage":
                pass
    return tuple(planned)


def positions_of(told: Iterable[Told], keywords: Sequence[str]) -> PositionsData:
    """Statements with a speaker, each speaker's together and in order of time, by the time of each one's first; cut to the keywords."""
    groups: dict[str, list[Position]] = {}
    for item in told:
        label = item.statement.label
        if label.speaker:
            position = Position(
                speaker=label.speaker,
                office=label.office,
                date_text=label.date_text,
                text=telling(item.statement.text, LONGEST_POSITION, keywords),
                statement=item.statement.id,
                citations=item.statement.citations,
            )
            groups.setdefault(_speaker_key(label.speaker, groups), []).append(position)
    dates = {item.statement.id: item.statement.label.date for item in told}
    ordered = [sorted(group, key=lambda one: _day(dates[one.statement])) for group in groups.values()]
    return PositionsData(
        positions=tuple(one for group in sorted(ordered, key=lambda group: _day(dates[group[0].statement])) for one in group)
    )


def _speaker_key(name: str, groups: Mapping[str, object]) -> str:
    words, several = set(content(tokens(name))), " and " in name
    # what two say together is no position of one of them
    alike = {key: set(content(tokens(key))) for key in groups if (" and " in key) == several}
    return next((key for key, known in alike.items() if words <= known or known <= words), name)


def _day(date: str | None) -> dt.date:
    return parse_edtf(date).earliest if date else dt.date.max


def coverage(sections: Sequence[EditionSection], references: Sequence[Reference]) -> CoverageData:
    """How many statements of each section rest on each reference; data files left out."""
    shown = [reference for reference in references if reference.kind != "data"]
    return CoverageData(
        references=tuple((reference.number, reference.title or reference.path) for reference in shown),
        sections=tuple((section.id, section.title) for section in sections),
        counts=tuple(
            tuple(sum(reference.number in statement.citations for statement in section.all_statements) for section in sections)
            for reference in shown
        ),
    )


def series_data(section: SectionSpec, asked: ExhibitSpec, series: Mapping[str, str], numbering: Numbering) -> SeriesData:
    """Columns of a CSV of the corpus as decimal series; an empty cell is a missing value.

    Raises:
        SpecError: no such file or column, or a cell that is no number.
    """
    name = asked.data or ""
    rows = list(csv.reader(series.get(name, "").splitlines()))
    head = [cell.strip() for cell in rows[0]] if rows else []
    x_name = asked.x or (head[0] if head else "")
    columns = asked.y or tuple(column for column in head if column != x_name)
    missing = [column for column in (x_name, *columns) if column not in head]
    if len(rows) < 2 or missing:
        what = f"column {missing[0]!r} is not in {name!r}" if rows and missing else f"{name!r} holds no data"
        raise SpecError(error("series.data", f"section {section.id!r}: {what}", hints=("name columns as in the file's first row",)))
    body = [row for row in rows[1:] if any(cell.strip() for cell in row)]
    citation = numbering.cite_data(name, series[name])
    return SeriesData(
        x_name=x_name,
        x=tuple(_cell(row, head.index(x_name)) for row in body),
        series=tuple(
            Series(name=column, values=tuple(_number(section, name, _cell(row, head.index(column))) for row in body)) for column in columns
        ),
        unit=asked.unit or "",
        citation=citation,
        style="line" if len(body) > 3 else "bar",
    )


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


def _number(section: SectionSpec, name: str, cell: str) -> Decimal | None:
    if cell in ("", "-", "–", "n/a", "NA", "..."):
        return None
    try:
        return Decimal(cell.replace(",", "").replace("\u202f", "").replace(" ", ""))
    except InvalidOperation:
        problem = error(
            "series.data", f"section {section.id!r}: {name!r} holds {cell!r} where a number belongs", hints=("leave a missing value empty",)
        )
        raise SpecError(problem) from None


def exhibit(id: str, number: int, section: str | None, asked: ExhibitSpec, data: ExhibitData) -> Exhibit:
    """The numbered exhibit, not yet drawn."""
    return Exhibit(
        id=id,
        number=number,
        kind=asked.kind,
        title=asked.title or _TITLES[asked.kind],
        section=section,
        data=data,
        source_line=source_line(data),
        csv=as_csv(data),
        tabled=asked.table,
    )


def source_line(data: ExhibitData) -> str:
    """What an exhibit rests on, by number: `Sources: [1], [4]`."""
    match data:
        case TimelineData(events=events):
            numbers = {number for event in events for number in event.citations}
        case LadderData(steps=steps):
            numbers = {number for step in steps for number in step.citations}
        case PositionsData(positions=positions):
            numbers = {number for position in positions for number in position.citations}
        case SeriesData(citation=citation):
            numbers = {citation}
        case CoverageData(references=references):
            numbers = {number for number, _ in references}
    return ("Source: " if len(numbers) == 1 else "Sources: ") + ", ".join(f"[{number}]" for number in sorted(numbers))


def as_csv(data: ExhibitData) -> str:
    """The data as UTF-8 CSV with a header row, lines ended by a newline."""
    match data:
        case TimelineData(events=events):
            rows = [["date", "date_text", "event", "statement", "citations", "inferred", "planned", "foretold"]]
            rows += [
                [e.date.text, e.date_text, e.label, e.statement, _numbers(e.citations), *(str(is_so).lower() for is_so in _standing(e))]
                for e in events
            ]
        case LadderData(levels=levels, steps=steps):
            rows = [["level", "status", "date", "date_text", "statement", "citations", "inferred"]]
            rows += [
                [str(s.level + 1), levels[s.level], s.date.text, s.date_text, s.statement, _numbers(s.citations), str(s.inferred).lower()]
                for s in steps
            ]
            rows += [[str(at + 1), levels[at], "", "", "", "", ""] for at in sorted({*range(len(levels))} - {step.level for step in steps})]
        case PositionsData(positions=positions):
            rows = [["speaker", "office", "date_text", "position", "statement", "citations"]]
            rows += [[p.speaker, p.office or "", p.date_text, p.text, p.statement, _numbers(p.citations)] for p in positions]
        case CoverageData(references=references, sections=sections, counts=counts):
            rows = [["reference", "title", *(section for section, _ in sections)]]
            rows += [[str(number), title, *map(str, row)] for (number, title), row in zip(references, counts, strict=True)]
        case SeriesData(x_name=x_name, x=x, series=series):
            rows = [[x_name, *(one.name for one in series)]]
            rows += [[place, *("" if one.values[at] is None else str(one.values[at]) for one in series)] for at, place in enumerate(x)]
    return "".join(",".join(_quoted(cell) for cell in row) + "\n" for row in rows)


def _standing(event: TimelineEvent) -> tuple[bool, bool, bool]:
    return event.inferred, event.planned, event.foretold


def _numbers(citations: tuple[int, ...]) -> str:
    return " ".join(map(str, citations))


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in ',"\n\r') else cell
