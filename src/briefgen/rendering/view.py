"""From an edition to what a template sees of it: each thing once, empty where unknown, in the order of printing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from briefgen.model.edition import (
    Edition,
    EditionSection,
    Insertion,
    Omission,
    Reference,
    Segment,
    Slice,
    Statement,
    joined,
)
from briefgen.model.exhibit import Exhibit, TimelineData, TimelineEvent
from briefgen.rendering.changes import changes, counts, first
from briefgen.rendering.dating import newest, undated
from briefgen.rendering.filters import numbers
from briefgen.rendering.links import linkable
from briefgen.rendering.said_once import is_rule, marks_of
from briefgen.rendering.views import BriefView, CountsView, EventView, ExhibitView, SectionView, StatementView
from briefgen.text.edtf import parse_edtf

CHARTS = ("timeline", "series", "ladder")
_FOUR_LINES = 300
"""Characters that four lines of a memo hold."""


def view(edition: Edition, column: float) -> BriefView:
    """The edition as a template sees it. column: width of the text column in points; wider drawings are `wide`."""
    counted = _counts(edition)
    once = is_rule(counted.single, counted.statements)
    manner = _Manner(updating=edition.changes.since is not None, single_once=once)
    titles = {section.id: section.title for section in edition.sections}
    exhibits = {exhibit.id: _exhibit(exhibit, titles, column) for exhibit in edition.exhibits}
    placed = {name for section in edition.sections for name in section.exhibits}
    general = tuple(shown for name, shown in exhibits.items() if name not in placed)
    sections = tuple(_section(section, exhibits, edition.key_points, manner) for section in edition.sections)
    scores = {statement.id: statement.score for section in edition.sections for statement in section.all_statements}
    changed = changes(edition)
    events = _events(edition, manner)
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
        key_points=_offices_once(tuple(manner.shown(edition.statement(key)) for key in edition.key_points)),
        bottom_line=_bottom_line(edition),
        further_points=tuple(map(manner.shown, _further(edition))),
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
        notes=(*edition.notes, *edition.cut_notes),
        left_out=" ".join(edition.cut_notes),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Manner:
    """How statements are shown throughout. updating: there was an edition before; single_once: one source is the rule, and said once."""

    updating: bool
    single_once: bool

    def shown(self, statement: Statement) -> StatementView:
        """The statement as a template sees it, with its speaker's office."""
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
            marks=marks_of(statement, single_once=self.single_once),
            origins=statement.origins,
            sources=statement.sources,
            status=statement.status,
            changed=self.updating and statement.status != "same",
            named=statement.named_by or 0,
            names_speaker=statement.names_speaker,
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


def _section(section: EditionSection, exhibits: dict[str, ExhibitView], key_points: tuple[str, ...], manner: _Manner) -> SectionView:
    shown = tuple(exhibits[name] for name in section.exhibits if name in exhibits)
    printed = tuple(map(manner.shown, section.all_statements))
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


def _bottom_line(edition: Edition) -> str:
    """Id of the key point with the newest event by the cut-off, else of the first; of those that four lines hold, if any does."""
    told = [edition.statement(key) for key in edition.key_points]
    short = [one for one in told if len(one.text) <= _FOUR_LINES] or told
    days = {one.id: parse_edtf(one.label.date).earliest.isoformat() for one in short if one.label.date and _dates_an_event(one)}
    past = [key for key, day in days.items() if day <= edition.cutoff]
    return max(past, key=lambda key: days[key]) if past else short[0].id if short else ""


def _dates_an_event(statement: Statement) -> bool:
    return statement.kind == "event" and not statement.label.date_text.startswith(("reported ", "as of "))


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


def _events(edition: Edition, manner: _Manner) -> tuple[EventView, ...]:
    printed = {statement.id: statement for section in edition.sections for statement in section.all_statements}
    timelines = [exhibit.data for exhibit in edition.exhibits if isinstance(exhibit.data, TimelineData)]
    found = {(event.statement, event.date.text): event for data in timelines for event in data.events}
    ordered = sorted(found.values(), key=lambda event: (event.date.earliest, event.date.latest, event.statement))
    return tuple(_event(event, printed.get(event.statement), manner) for event in ordered)


def _event(event: TimelineEvent, statement: Statement | None, manner: _Manner) -> EventView:
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
        status=statement.status if statement and manner.updating else "same",
        marks=marks_of(statement, single_once=manner.single_once) if statement else (),
    )


def _once(reference: Reference) -> Reference:
    """The reference with each passage quoted once, for the first statement that rests on it, and no address that cannot be a link."""
    quoted = {(passage.locator, passage.text): passage for passage in reversed(reference.passages)}
    url = reference.url if reference.url and linkable(reference.url) else None
    return replace(reference, url=url, passages=tuple(p for p in reference.passages if quoted[p.locator, p.text] is p))
