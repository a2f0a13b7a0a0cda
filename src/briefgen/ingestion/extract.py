"""What a reader hands on: text, the structure its format knows, and what the page says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefgen.model.corpus import LineLabel, Page
from briefgen.text.spans import Span

if TYPE_CHECKING:  # pydantic, which it needs, takes longer to import than all of reading
    from briefgen.spec.sidecar import SourceEntry


class Trust(StrEnum):
    """How much of a text is known to be the document itself.

    SCRAPED: a page with everything around it. EXTRACTED: a library took the page away, single lines may be left.
    AUTHORED: written or laid out as a document; only its own structure is marked.
    """

    SCRAPED = "scraped"
    EXTRACTED = "extracted"
    AUTHORED = "authored"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the file's own metadata says, as written there; basis says which field (`meta article:published_time`).

    published: as written, any format. byline: the words of the element that the page calls the byline of its one story. shown: short
    lines with figures beside the main heading, of a page that dates itself nowhere else. Empty strings stand for nothing said.
    """

    title: str = ""
    title_basis: str = ""
    publisher: str = ""
    publisher_basis: str = ""
    authors: tuple[str, ...] = ()
    authors_basis: str = ""
    published: str = ""
    published_basis: str = ""
    byline: str = ""
    shown: tuple[str, ...] = ()
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    r"""The content of a file as text.

    text: newlines are \n. marks: lines whose label the format itself gives (a Word heading, a Markdown title), as start
    offset of the line's text and label. pages: partition the text when the file has pages.
    paragraphs: spans known from the format, None when lines have to be judged. silent_pages: numbers of pages without text.
    attachments: names of the files attached to a message, which are not read with it. stories: of a file of several, the offset at
    which each begins and its date as written, or an empty string.
    """

    text: str
    trust: Trust
    marks: tuple[tuple[int, LineLabel], ...] = ()
    pages: tuple[Page, ...] = ()
    paragraphs: tuple[Span, ...] | None = None
    facts: PageFacts = PageFacts()
    front_matter: SourceEntry | None = None
    silent_pages: tuple[int, ...] = ()
    attachments: tuple[str, ...] = ()
    stories: tuple[tuple[int, str], ...] = ()
