"""Documents: what was read, line by line, and what is known about each with where it is known from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from briefgen.text.edtf import Edtf
from briefgen.text.spans import Span

T = TypeVar("T")


class LineLabel(StrEnum):
    """What a line of a document is; only `body` is read for claims."""

    BODY = "body"
    TITLE = "title"
    HEADING = "heading"
    CAPTION = "caption"
    META = "meta"
    BOILERPLATE = "boilerplate"


class Provenance(StrEnum):
    """Where a piece of metadata is known from, strongest first."""

    COMMAND = "command line"
    SIDECAR = "sources.yaml"
    FRONT_MATTER = "front matter"
    PAGE = "page metadata"
    TEXT = "text"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known(Generic[T]):
    """A value with its provenance.

    confidence: 0 to 1, 1 for what a person wrote. basis: for the reader, e.g. `dateline "July 12, 2015, 3:58 pm"`.
    """

    value: T
    provenance: Provenance
    confidence: float = 1.0
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One non-blank line: its span in the text (without surrounding space) and what it is."""

    span: Span
    label: LineLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a paged document: its number as printed on the file (from 1) and its span in the text."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One of several stories of a file: the offset at which its headline begins, and its day where it has one of its own."""

    start: int
    published: Known[Edtf] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    r"""One item of the corpus, as read. Never the output.

    id: identity, from the sidecar or front matter, else the path in the corpus. path: relative to the corpus folder, POSIX.
    version: SHA-256 of `text`. text: decoded content, newlines normalised to \n, nothing else changed; front matter is
    not part of it. lines: one for each non-blank line, in order. paragraphs: spans of body paragraphs, in order; a
    hard-wrapped paragraph is one span over several lines. pages: empty unless the file has pages;
    silent_pages: numbers of those that hold no text (scans, pictures, damaged ones), of which nothing can be read.
    attachments: names of the files attached to a message, which have to be saved beside it to be read.
    stories: of a file of several (a saved feed), in text order; empty for one that is a single story.
    published: EDTF; None when undated. date_basis: how the date was placed in time when it is not printed on the document.
    standing: what the source is, for the reader (state news agency, ministry). marking: handling marking of the document.
    """

    id: str
    path: str
    version: str
    text: str
    lines: tuple[Line, ...]
    paragraphs: tuple[Span, ...]
    pages: tuple[Page, ...] = ()
    silent_pages: tuple[int, ...] = ()
    attachments: tuple[str, ...] = ()
    stories: tuple[Story, ...] = ()
    title: Known[str] | None = None
    publisher: Known[str] | None = None
    origin: Known[str] | None = None
    authors: Known[tuple[str, ...]] | None = None
    published: Known[Edtf] | None = None
    date_basis: str | None = None
    url: str | None = None
    accessed: str | None = None
    kind: str | None = None
    standing: str | None = None
    marking: str | None = None
    language: Known[str] | None = None

    def paragraph_number(self, offset: int) -> int | None:
        """Number, from 1, of the body paragraph that holds `offset`; None outside the body."""
        at = bisect_right(self.paragraphs, offset, key=lambda span: span.start) - 1
        return at + 1 if at >= 0 and offset < self.paragraphs[at].end else None

    def locator(self, offset: int) -> str:
        """Where `offset` is, for a reference: `p. 3` in a paged document, else `¶ 16`; empty outside the body."""
        for page in self.pages:
            if page.span.start <= offset < page.span.end:
                return f"p. {page.number}"
        number = self.paragraph_number(offset)
        return f"¶ {number}" if number else ""

    def story(self, offset: int) -> Story | None:
        """Of a file of several stories the one that `offset` is in."""
        at = bisect_right(self.stories, offset, key=lambda story: story.start) - 1
        return self.stories[at] if at >= 0 else None

    def date_at(self, offset: int) -> Edtf | None:
        """The day on which what stands at `offset` came out: of its story in a file of several, else of the document."""
        story = self.story(offset)
        known = story.published if story else self.published
        return known.value if known else None

    @property
    def date(self) -> Edtf | None:
        """The publication date, or None."""
        return self.published.value if self.published else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A file of the corpus that could not be read. code: stable slug; message: one sentence for a person."""

    path: str
    code: str
    message: str
