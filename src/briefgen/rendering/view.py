"""What a template sees: plain values, nothing to call. docs/templates.md lists every field for designers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from briefgen.model.edition import (
    Edition,
    EditionSection,
    Insertion,
    Omission,
    PrintedDiscrepancy,
    Reference,
    Segment,
    Slice,
    Statement,
    UnusedSource,
    joined,
)
from briefgen.model.exhibit import Exhibit, ExhibitData, TimelineData, TimelineEvent
from briefgen.rendering.changes import ChangeCounts, ChangeView, changes, counts, first
from briefgen.rendering.dating import newest, undated
from briefgen.rendering.filters import numbers
from briefgen.rendering.links import linkable
from briefgen.rendering.said_once import is_rule, marks_of
from briefgen.rendering.shorten import FOR_LENGTH

CHARTS = ("timeline", "series", "ladder")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A statement as printed. words: its body as markup, insertions as <span role="insertion">; text: the same as plain characters.

    marks: printed texts, without `single source` where `BriefView.single_once` says it for all. office: empty where the same speaker
    had the same office earlier in the section.
    changed: new or revised since the edition before; False throughout a first edition. named: number of the reference that a mark names
    as the one the speaker's full name is from, as a template that lists some references has to list it; 0 where there is none.
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
    planned: still to come at the cutoff.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefView:
    """The whole brief. Unknown texts are empty.

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


def view(edition: Edition, column: float) -> BriefView:
    """The edition as a template sees it. column: width of the text column in points; wider drawings are `wide`."""
    updating = edition.changes.since is not None
    titles = {section.id: section.title for section in edition.sections}
    exhibits = {exhibit.id: _exhibit(exhibit, titles, column) for exhibit in edition.exhibits}
    counted = _counts(edition)
    once = is_rule(counted.single, counted.statements)
    sections = tuple(_section(section, exhibits, edition.key_points, updating, once) for section in edition.sections)
    placed = {name for section in edition.sections for name in section.exhibits}
    key_points = tuple(_statement(edition.statement(key), updating, once) for key in edition.key_points)
    changed = changes(edition)
    events = _events(edition)
    scores = {statement.id: statement.score for section in edition.sections for statement in section.all_statements}
    general = tuple(shown for name, shown in exhibits.items() if name not in placed)
    return BriefView(
        id=edition.brief,
        title=edition.title,
        subtitle=edition.subtitle or "",
        language=edition.language,
        paper=edition.paper,
        cutoff=edition.cutoff,
        marking=edition.marking or "",
        reference=edition.reference or "",
        audience=edition.audience or "",
        contact=edition.contact or "",
        desk=edition.desk or "",
        lead=edition.lead or "",
        edition=edition.number,
        updates=edition.changes.since,
        key_points=_offices_once(key_points),
        further_points=tuple(_statement(one, updating, once) for one in _further(edition)),
        sections=sections,
        charts=tuple(shown for shown in general if shown.chart),
        tables=tuple(shown for shown in general if not shown.chart),
        references=tuple(_once(reference) for reference in edition.references),
        discrepancies=edition.discrepancies,
        changes=changed,
        first_changes=first(changed, edition.key_points, scores),
        changed=counts(changed),
        unanswered=tuple((section.title, ask) for section in sections for ask in section.unanswered),
        events=events,
        planned=tuple(event for event in events if event.planned),
        newest=newest(edition.references),
        undated=tuple(one.number for one in edition.references if one.published is None and one.kind != "data"),
        unused=edition.unused,
        unread=edition.unread,
        notes=edition.notes,
        left_out=" ".join(note for note in edition.notes if note.endswith(FOR_LENGTH)),
        cut=len(edition.left_out),
        notice=edition.notice or "",
        single_once=once,
        counts=counted,
    )


def words(segments: tuple[Segment, ...]) -> Markup:
    """Segments as markup, spaced exactly as `model.edition.joined` spaces them."""
    made, before = Markup(""), ""
    for at, segment in enumerate(segments):
        text = joined(segments[: at + 1])
        glue = " " if before and text[len(before) : len(before) + 1] == " " else ""
        match segment:
            case Slice(text=printed):
                made += glue + escape(printed)
            case Insertion(text=printed):
                made += glue + Markup('<span role="insertion">[{}]</span>').format(printed)
            case Omission():
                made += glue + Markup("…")
        before = text
    return made


def _statement(statement: Statement, updating: bool, single_once: bool) -> StatementView:
    label = statement.label
    return StatementView(
        id=statement.id,
        kind=statement.kind,
        date=label.date_text,
        date_basis=label.date_basis,
        speaker=label.speaker or "",
        office=label.office or "",
        words=words(statement.segments),
        text=statement.text,
        citations=statement.citations,
        marks=marks_of(statement, single_once=single_once),
        origins=statement.origins,
        sources=statement.sources,
        status=statement.status,
        changed=updating and statement.status != "same",
        named=statement.named_by or 0,
    )


def _offices_once(statements: tuple[StatementView, ...]) -> tuple[StatementView, ...]:
    """The statements with an office printed only where it is new: at a speaker's first statement, and when it changed."""
    seen: dict[str, str] = {}
    shown = []
    for statement in statements:
        known = seen.get(statement.speaker) == statement.office
        shown.append(replace(statement, office="") if known else statement)
        seen[statement.speaker] = statement.office
    return tuple(shown)


def _section(
    section: EditionSection, exhibits: dict[str, ExhibitView], key_points: tuple[str, ...], updating: bool, single_once: bool
) -> SectionView:
    shown = tuple(exhibits[name] for name in section.exhibits if name in exhibits)
    printed = tuple(_statement(statement, updating, single_once) for statement in section.all_statements)
    statements = _offices_once(printed)
    return SectionView(
        id=section.id,
        title=section.title,
        takeaway_desk=section.takeaway_desk or "",
        takeaway=statements[0] if section.takeaway else None,
        note=section.note or "",
        statements=statements[1:] if section.takeaway else statements,
        further=_offices_once(tuple(one for one in printed if one.id not in key_points)),
        unanswered=tuple(question.ask for question in section.questions if question.required and not question.answered_by),
        charts=tuple(exhibit for exhibit in shown if exhibit.chart),
        tables=tuple(exhibit for exhibit in shown if not exhibit.chart),
        empty=not section.all_statements,
    )


def _further(edition: Edition) -> list[Statement]:
    """The statements that are not key points: each section's best by score, then each one's second, and so on."""
    ranked = []
    for section in edition.sections:
        own = sorted((one for one in section.all_statements if one.id not in edition.key_points), key=lambda one: -one.score)
        ranked += list(enumerate(own))
    return [one for _, one in sorted(ranked, key=lambda pair: (pair[0], -pair[1].score))]


def _exhibit(exhibit: Exhibit, titles: dict[str, str], column: float) -> ExhibitView:
    return ExhibitView(
        id=exhibit.id,
        number=exhibit.number,
        kind=exhibit.kind,
        title=exhibit.title,
        section=titles.get(exhibit.section or "", ""),
        source=exhibit.source_line,
        citations=numbers(exhibit.source_line),
        alt=exhibit.alt,
        data=exhibit.data,
        chart=exhibit.kind in CHARTS,
        tabled=exhibit.tabled,
        wide=exhibit.drawing is not None and exhibit.drawing.width > column + 0.5,
    )


def _counts(edition: Edition) -> CountsView:
    statements = [statement for section in edition.sections for statement in section.all_statements]
    return CountsView(
        sources=len(edition.references),
        origins=len({reference.origin for reference in edition.references if reference.origin}),
        undated=sum(undated(reference) for reference in edition.references),
        statements=len(statements),
        single=sum("single_source" in statement.marks for statement in statements),
        digests=sum((reference.kind or "").startswith("digest") for reference in edition.references),
    )


def _events(edition: Edition) -> tuple[EventView, ...]:
    printed = {statement.id: statement for section in edition.sections for statement in section.all_statements}
    timelines = [exhibit.data for exhibit in edition.exhibits if isinstance(exhibit.data, TimelineData)]
    found = {(event.statement, event.date.text): event for data in timelines for event in data.events}
    ordered = sorted(found.values(), key=lambda event: (event.date.earliest, event.date.latest, event.statement))
    return tuple(_event(event, printed.get(event.statement)) for event in ordered)


def _event(event: TimelineEvent, statement: Statement | None) -> EventView:
    own = statement is not None and statement.label.date == event.date.text
    return EventView(
        date=event.date_text,
        label=event.label,
        statement=event.statement,
        words=words(statement.segments) if statement else Markup(""),
        citations=event.citations,
        told_by=statement.citations if statement else event.citations,
        basis=statement.label.date_basis if statement and own else "told in the sentence",
        inferred=event.inferred,
        planned=event.planned,
    )


def _once(reference: Reference) -> Reference:
    """The reference with each passage quoted once, for the first statement that rests on it, and no address that cannot be a link."""
    quoted = {(passage.locator, passage.text): passage for passage in reversed(reference.passages)}
    url = reference.url if reference.url and linkable(reference.url) else None
    return replace(reference, url=url, passages=tuple(p for p in reference.passages if quoted[p.locator, p.text] is p))
