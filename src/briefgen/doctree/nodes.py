"""The output tree between templates and writers: small, closed, frozen. A writer handles every node; a template can make no other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.model.drawing import Drawing

# -- inline ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Plain characters; white space is folded by the markup reader. lang: BCP 47 when it differs from the document's."""

    text: str
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Styled:
    """Inline content in a text style of the sheet.

    role: `strong`, `em` and `insertion` change the words around them; any other is a text style of the sheet: `date`, `speaker`,
    `office`, `cite`, `mark`, `desk-label` (before the desk's own words), or one of the template's own.
    """

    role: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """Citation marker `[n]`, a link to reference n; statement: the id of the statement that carries it, for the way back."""

    number: int
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link. target: `#anchor` inside the document or an absolute http(s) or mailto URL."""

    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A forced line break."""


Inline = Text | Styled | Cite | Link | Break

# -- blocks ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 1 to 3. id: anchor; contents: listed in the table of contents and the bookmarks."""

    level: Literal[1, 2, 3]
    children: tuple[Inline, ...]
    id: str
    contents: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph.

    role names its text style: `body`, `title`, `subtitle`, `meta`, `lead`, `takeaway`, `note`, `small`, `fact`, `question`,
    `desk`, `marking`, or one of the template's own. `lead`, `desk` and `note` hold the desk's own words.
    """

    children: tuple[Inline, ...]
    role: str = "body"
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementBlock:
    """A statement with its apparatus kept apart, so that a writer may set it run-in or in a margin column.

    id: statement id, also its anchor. date, speaker, office: label texts, empty when unknown; body: the sentence; cites: after
    the last word, never parted from it; marks: texts such as `single source`; role: text style of the body (`statement`,
    `takeaway`, `key-point`); changed: carries a change bar.
    """

    id: str
    date: str
    speaker: str
    office: str
    body: tuple[Inline, ...]
    cites: tuple[Cite, ...]
    marks: tuple[str, ...] = ()
    role: str = "statement"
    changed: bool = False
    anchor: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRun:
    """Statements that run on in one paragraph under the label of the first, which holds for all of them.

    statements: two or more, of one date, speaker, role and change.
    """

    statements: tuple[StatementBlock, ...]

    def __post_init__(self) -> None:
        labels = {(one.date, one.speaker, one.role, one.changed) for one in self.statements}
        if len(self.statements) < 2 or len(labels) > 1:
            raise ValueError("a run needs two statements under one label")


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletList:
    """A list; each item is a run of blocks."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A table column. align: `decimal` lines numbers up on the decimal point. width: share of the table's width, 0 = by content."""

    align: Literal["left", "right", "center", "decimal"] = "left"
    width: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell; header: a row header (TH, scope row)."""

    children: tuple[Inline, ...]
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; head: one row of column headers, repeated after a page break. Every row has len(columns) cells.

    head: empty for a table whose rows open with header cells. caption: printed above; source: printed below. alt: summary for
    readers who cannot see it. role: `exhibit` or `plain` (no rules but hairlines between rows). wide: set over the margin column as well,
    where the page has one.
    """

    columns: tuple[Column, ...]
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: tuple[Inline, ...] = ()
    source: tuple[Inline, ...] = ()
    alt: str = ""
    role: str = "exhibit"
    id: str | None = None
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawn chart with caption above and source line below.

    drawing None: printed as `no data`. wide: set over the margin column as well, where the page has one.
    """

    id: str
    drawing: Drawing | None
    alt: str
    caption: tuple[Inline, ...]
    source: tuple[Inline, ...] = ()
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Blocks set apart. role: `key-points`, `changes`, `differ`, `unanswered`, `desk`, `facts`; title: its first line, may be empty."""

    role: str
    title: tuple[Inline, ...]
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceEntry:
    """An entry of the references. back: anchors of the statements that cite it; passages: (locator, quoted words, statement id).

    short: who, what, when, in plain words for a note at the page foot; empty: taken from the beginning of the entry. again: the least
    that names it, for a note on a later page; empty: as `short`. run_on: it goes on in the paragraph of the entry before, where a page
    has no room for a line each; one with passages never does.
    """

    number: int
    children: tuple[Inline, ...]
    back: tuple[str, ...] = ()
    passages: tuple[tuple[str, str, str], ...] = ()
    short: str = ""
    again: str = ""
    run_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The table of contents, made by the writer from the headings. depth: deepest level listed."""

    depth: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionBlock:
    """A part of the document with its heading first. role: `section`, `summary`, `references` or `annex`."""

    id: str
    children: tuple[Block, ...]
    role: str = "section"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The first page of a long brief; a new page follows."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """Blocks over the full width above the columns of the first page."""

    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows starts on a new page."""


Block = (
    Heading
    | Paragraph
    | StatementBlock
    | StatementRun
    | BulletList
    | Table
    | Figure
    | Box
    | ReferenceEntry
    | Contents
    | SectionBlock
    | Cover
    | Banner
    | PageBreak
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands at the head and foot of every page; `{page}` and `{pages}` are replaced by the writer.

    watermark: a word set large, light and aslant behind the text of every page, such as DRAFT; read aloud nowhere.
    """

    head_left: str = ""
    head_right: str = ""
    foot_left: str = ""
    foot_centre: str = ""
    foot_right: str = "Page {page} of {pages}"
    watermark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A whole document. lang: BCP 47. author, subject, keywords: document properties."""

    title: str
    lang: str
    blocks: tuple[Block, ...]
    furniture: Furniture = Furniture()
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
