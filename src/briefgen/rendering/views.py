"""What a template sees: plain values, nothing to call. docs/templates.md lists every field for designers."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from briefgen.model.edition import PrintedDiscrepancy, Reference, UnusedSource
from briefgen.model.exhibit import ExhibitData
from briefgen.rendering.changes import ChangeCounts, ChangeView


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A statement as printed. words: its body as markup, insertions as <span role="insertion">; text: the same as plain characters.

    marks: printed texts, without `single source` where `BriefView.single_once` says it for all. office: empty where the same speaker
    had the same office earlier in the section.
    changed: new or revised since the edition before; False throughout a first edition. named: number of the reference that a mark names
    as the one the speaker's full name is from, as a template that lists some references has to list it; 0 where there is none.
    names_speaker: the words tell themselves who says them; a label in front of them would say it twice.
    """

    id: str
    kind: str
    date: str
    date_basis: str
    speaker: str
    office: str
    words: Markup
    text: str
    citations: tuple[int, ...]
    marks: tuple[str, ...]
    origins: int
    sources: int
    status: str
    changed: bool
    named: int
    names_speaker: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitView:
    """An exhibit. chart: a drawn figure, else a table from `data`; wide: drawn wider than the text column. section: title, may be empty.

    citations: numbers of the references that `source` names. tabled: the desk asked for the data of the chart as a table.
    """

    id: str
    number: int
    kind: str
    title: str
    section: str
    source: str
    citations: tuple[int, ...]
    alt: str
    data: ExhibitData
    chart: bool
    wide: bool
    tabled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A section as printed. unanswered: required questions no statement answers; empty: it has no statement at all.

    further: the statements, takeaway included, that are not among the key points, for a template that prints those once.
    """

    id: str
    title: str
    takeaway_desk: str
    takeaway: StatementView | None
    note: str
    statements: tuple[StatementView, ...]
    further: tuple[StatementView, ...]
    unanswered: tuple[str, ...]
    charts: tuple[ExhibitView, ...]
    tables: tuple[ExhibitView, ...]
    empty: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsView:
    """How much the brief rests on: sources cited, distinct known origins, statements, single-source statements.

    undated: sources without a date of their own, placed in time by what they say or not at all. digests: sources that retell a report.
    """

    sources: int
    origins: int
    undated: int
    statements: int
    single: int
    digests: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event of a timeline. label: a few words of its source. statement: the id of the one that tells it.

    words: that statement as markup, empty when it is not printed. citations: of all that tell the event and its date; told_by: of the
    statement alone, to be printed behind its words. basis: how the date is known. inferred: the source does not print the date;
    planned: still to come at the cutoff. status: of the statement since the edition before, `same` where it is not printed.
    marks: printed texts of the statement's marks, as StatementView has them; none where it is not printed.
    """

    date: str
    label: str
    statement: str
    words: Markup
    citations: tuple[int, ...]
    told_by: tuple[int, ...]
    basis: str
    inferred: bool
    planned: bool
    status: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefView:
    """The whole brief. Unknown texts are empty.

    bottom_line: id of the key point to say first where one has to be, the newest event by the cut-off; empty without key points.
    further_points: the statements that are not among the key points, the best of each section first, each with its speaker's office.
    updates: number of the edition before, None for a first edition. changes: one entry a statement; first_changes: the four to print on
    the first page. unanswered: (section title, question). events: of all its timelines, in order of time; planned: those still to come
    at the cutoff. newest: date of the newest source that has its own. undated: numbers of references that carry no date. left_out: the
    note on statements left out for length; it is one of `notes` too. cut: how many those are. notice: of an edition that was withdrawn.
    single_once: most statements rest on a single source, so a template says it once and no statement is marked with it.
    """

    id: str
    title: str
    subtitle: str
    language: str
    paper: str
    cutoff: str
    marking: str
    reference: str
    audience: str
    contact: str
    desk: str
    lead: str
    edition: int
    updates: int | None
    key_points: tuple[StatementView, ...]
    bottom_line: str
    further_points: tuple[StatementView, ...]
    sections: tuple[SectionView, ...]
    charts: tuple[ExhibitView, ...]
    tables: tuple[ExhibitView, ...]
    references: tuple[Reference, ...]
    discrepancies: tuple[PrintedDiscrepancy, ...]
    changes: tuple[ChangeView, ...]
    first_changes: tuple[ChangeView, ...]
    changed: ChangeCounts
    unanswered: tuple[tuple[str, str], ...]
    events: tuple[EventView, ...]
    planned: tuple[EventView, ...]
    newest: str
    undated: tuple[int, ...]
    unused: tuple[UnusedSource, ...]
    unread: tuple[str, ...]
    notes: tuple[str, ...]
    left_out: str
    cut: int
    notice: str
    single_once: bool
    counts: CountsView
