"""Exhibits: charts and tables with their data."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefgen.model.drawing import Drawing
from briefgen.text.edtf import Edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEvent:
    """One dated event. label: words of the source, cut short with `…` where needed.

    planned: still to come at the cutoff. foretold: before the cutoff, but its sources are older than the event: whether it came about
    none of them says.
    """

    date: Edtf
    date_text: str
    label: str
    statement: str
    citations: tuple[int, ...]
    inferred: bool = False
    planned: bool = False
    foretold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineData:
    """Events in order of time."""

    events: tuple[TimelineEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageData:
    """Which reference supports which section: counts[row][column] statements of section `sections[column]` rest on `references[row]`."""

    references: tuple[tuple[int, str], ...]
    sections: tuple[tuple[str, str], ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Who said what: text is the printed statement without its label, cut short with `…` where needed."""

    speaker: str
    office: str | None
    date_text: str
    text: str
    statement: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionsData:
    """Positions grouped by speaker, each speaker's in order of time, the speakers in order of their first."""

    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line or bar group: values[i] belongs to x[i]; None is a missing value and shown as such."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesData:
    """Numbers from a CSV of the corpus. unit: printed on the axis. citation: the reference number of the CSV."""

    x_name: str
    x: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    citation: int
    style: Literal["line", "bar"] = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderStep:
    """A status entered. level: index in the ladder's levels. inferred: the source does not print the date."""

    date: Edtf
    date_text: str
    level: int
    statement: str
    citations: tuple[int, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderData:
    """Status over time. levels: the desk's words, low to high; steps: in order of time, at most one for each level."""

    levels: tuple[str, ...]
    steps: tuple[LadderStep, ...]


ExhibitData = TimelineData | CoverageData | PositionsData | SeriesData | LadderData


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A numbered chart or table.

    id: unique in the edition (`history-timeline`). section: the id of the section it belongs to, None for the whole brief.
    alt: what it shows, in words, for who cannot see it. source_line: what it rests on. csv: its data, UTF-8 with header row.
    tabled: the desk wants the data of the drawing printed as a table too.
    drawing: None for tables and until charts have drawn it.
    """

    id: str
    number: int
    kind: Literal["timeline", "coverage", "positions", "series", "ladder"]
    title: str
    section: str | None
    data: ExhibitData
    source_line: str
    alt: str = ""
    csv: str = ""
    drawing: Drawing | None = None
    tabled: bool = False
