"""An edition: everything a brief prints, as data, before it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.model.changes import Changes
from briefgen.model.exhibit import Exhibit
from briefgen.text.normalise import printable
from briefgen.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Words of a source, printed verbatim. text: as printed (printable form; first letter may be capitalised)."""

    document: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """Words of ours, printed in square brackets. reason: `pronoun`, `date`, `group`, `anchor`, `undated`, `term`, `name` or `note`."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """Words left out in mid-sentence, printed `…`."""


Segment = Slice | Insertion | Omission


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What stands before a statement.

    date: EDTF, None when it cannot be dated. date_text: as printed (`≈ September 2024`, `as of July 2015`, `undated`).
    date_basis: how the date is known. speaker, office: as printed, house names applied; None for narration.
    speaker_basis: `named`, `pronoun`, `continued`, `corrected`, `corpus` or None. speaker_named: where another source gives the speaker's
    full name, None when the statement's own source does.
    """

    date: str | None
    date_text: str
    date_basis: str
    speaker: str | None = None
    office: str | None = None
    speaker_basis: str | None = None
    speaker_named: Slice | None = None


Status = Literal["new", "revised", "same"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What the brief prints for a fact.

    citations: reference numbers, the fact's own document first, no repeats. marks: slugs such as `as_of`,
    `single_source` or `2_sources,_1_origin`. status: against the edition before; `new` everywhere in a first edition. named_by: the
    reference that gives the speaker's full name, where none of the citations does. names_speaker: the words tell themselves who says
    them, name and office as the label has them. continues: id of the statement of the edition before that it goes on from, where that had
    another.
    """

    id: str
    kind: str
    label: Label
    segments: tuple[Segment, ...]
    citations: tuple[int, ...]
    origins: int
    sources: int
    marks: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]
    status: Status = "new"
    named_by: int | None = None
    names_speaker: bool = False
    continues: str | None = None

    @property
    def text(self) -> str:
        """The printed sentence, insertions in brackets, without label and citations."""
        return joined(self.segments)


def joined(segments: tuple[Segment, ...]) -> str:
    """Segments as they are printed: slices verbatim, `[insertions]`, `…`; single spaces, none before a closing mark."""
    text = ""
    for segment in segments:
        match segment:
            case Slice(text=words):
                closing = words[:1] in ",.;:!?’”)%" or words[:2] == "'s"
                glue = "" if not text or closing else " "
                text += glue + words
            case Insertion(text=words):
                text += f" [{words}]" if text else f"[{words}]"
            case Omission():
                text += " …" if text else "…"
    return printable(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswer:
    """A question of a section; answered_by: ids of the statements that answer it, empty when none does."""

    ask: str
    answered_by: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionSection:
    """One section as printed.

    takeaway_desk: the desk's own words, or None. takeaway: the best-supported statement when the desk wrote none; it is printed
    first and not repeated in `statements`. note: the desk's words. statements: in printed order, takeaway not among them.
    """

    id: str
    title: str
    takeaway_desk: str | None
    takeaway: Statement | None
    note: str | None
    statements: tuple[Statement, ...]
    questions: tuple[QuestionAnswer, ...] = ()
    exhibits: tuple[str, ...] = ()

    @property
    def all_statements(self) -> tuple[Statement, ...]:
        """The takeaway, if it is a statement, and the rest, in printed order."""
        return ((self.takeaway,) if self.takeaway else ()) + self.statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The words of a source that a statement rests on, quoted with the reference. text: printable form of the span."""

    statement: str
    span: Span
    locator: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An entry of the list of references. Unknown things are None; date_text says `undated` and on what basis it was placed."""

    number: int
    document: str
    path: str
    version: str
    title: str | None
    publisher: str | None
    origin: str | None
    published: str | None
    date_text: str
    date_basis: str | None
    locators: tuple[str, ...]
    passages: tuple[Passage, ...]
    url: str | None = None
    accessed: str | None = None
    standing: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDiscrepancy:
    """A `sources differ` entry: the two values as written, each with the reference number it comes from."""

    kind: str
    subject: str
    first_value: str
    first_citation: int
    second_value: str
    second_citation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousStatement:
    """A statement of the edition before, as its facts.json tells.

    document, version, path: what it rests on first, and that document's file; text: as printed. continues: as of a Statement.
    """

    id: str
    section: str
    text: str
    date: str | None
    date_text: str
    speaker: str | None
    office: str | None
    document: str
    version: str
    origins: int
    marks: tuple[str, ...] = ()
    path: str = ""
    continues: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousEdition:
    """The edition before: its number, cut-off, statements in printed order, and the version of each document it cited.

    left_out: ids of statements that were chosen and not printed, for length.
    """

    number: int
    cutoff: str
    statements: tuple[PreviousStatement, ...]
    versions: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusedSource:
    """A document of the corpus that no statement rests on, and why (after the cutoff, off topic, nothing chosen).

    successor: the document that corrects it and takes its place, None without one.
    """

    document: str
    title: str
    why: str
    successor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Everything that is printed, as data; canonical: same inputs, same value.

    number: the edition's number; not part of the edition key. cutoff: ISO date, information after it is not used.
    key_points: ids of statements. notes: sentences printed with the source base (staleness, names and terms applied);
    cut_notes: behind those, what was left out for length.
    notice: what readers must know first: an edition before was withdrawn, and why. left_out: ids of statements cut for length.
    """

    brief: str
    number: int
    title: str
    subtitle: str | None
    template: str
    language: str
    paper: Literal["a4", "letter"]
    cutoff: str
    marking: str | None
    reference: str | None
    audience: str | None
    contact: str | None
    desk: str | None
    lead: str | None
    key_points: tuple[str, ...]
    sections: tuple[EditionSection, ...]
    exhibits: tuple[Exhibit, ...]
    references: tuple[Reference, ...]
    discrepancies: tuple[PrintedDiscrepancy, ...] = ()
    changes: Changes = Changes(since=None)  # noqa: RUF009  frozen
    unused: tuple[UnusedSource, ...] = ()
    unread: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    cut_notes: tuple[str, ...] = ()
    notice: str | None = None
    left_out: tuple[str, ...] = ()

    def statement(self, id: str) -> Statement:
        """The statement with this id.

        Raises:
            KeyError: no section has it.
        """
        for section in self.sections:
            for statement in section.all_statements:
                if statement.id == id:
                    return statement
        raise KeyError(id)
