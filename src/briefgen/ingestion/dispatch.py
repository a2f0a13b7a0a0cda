"""Which reader a file gets: its content decides, its suffix where content cannot."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Protocol, cast

from briefgen.ingestion.extract import Extract
from briefgen.ingestion.refused import refuse_known, refuse_part
from briefgen.ingestion.scan import FileKind
from briefgen.ingestion.unreadable import Unreadable

_MODULES = {
    FileKind.PLAIN: "plain",
    FileKind.MARKDOWN: "markdown",
    FileKind.HTML: "html",
    FileKind.PDF: "pdf",
    FileKind.DOCX: "docx",
    FileKind.FEED: "feed",
    FileKind.MAIL: "mail",
    FileKind.SAVED_PAGE: "web_archive",
}
_HTML = re.compile(rb"\A(?:\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
# A page saved without its head: it opens with an element and closes one.
_FRAGMENT = re.compile(
    rb"\A\s*<(div|article|section|main|p|h[1-6]|table|title|meta|header|span)\b[^<>]*>.*</(?:div|article|section|main|p|h[1-6]|table|title)>",
    re.IGNORECASE | re.DOTALL,
)
_ELEMENT = re.compile(rb"<[a-zA-Z!/]")
_FEED = re.compile(rb"\A(?:\s|<!--.*?-->|<\?[^>]*>)*<(?:rss|feed|rdf:RDF|item|entry)\b", re.DOTALL)
_WORD_PART = b"word/document.xml"
# Headers that browsers write into the pages they save, and mail programs never.
_SAVED_BY_BROWSER = re.compile(rb"^(?:Snapshot-Content-Location:|From: <?Saved by )", re.IGNORECASE | re.MULTILINE)
_SAFARI = b"bplist00"
_SNIFFED = 4096
_FRAGMENT_BYTES = 1 << 16


class _Reader(Protocol):
    def read(self, data: bytes, name: str) -> Extract: ...


def extract(data: bytes, name: str, kind: FileKind, *, bulk: bool = False) -> Extract:
    """The content of a file.

    name: for messages and front matter errors. kind: what the suffix says. bulk: read web pages with resiliparse.

    Raises:
        Unreadable: no reader fits, or the one that does cannot read it.
    """
    if not data.strip():
        raise Unreadable("empty", "the file is empty")
    actual = kind_of_content(data, kind)
    if actual is FileKind.UNKNOWN:
        raise Unreadable("unknown-kind", f"no reader for this kind of file; known are {', '.join(k.value for k in _MODULES)}")
    module = "html_bulk" if bulk and actual is FileKind.HTML else _MODULES[actual]
    reader = cast("_Reader", import_module(f"briefgen.ingestion.readers.{module}"))
    return reader.read(data, name)


def kind_of_content(data: bytes, claimed: FileKind) -> FileKind:
    """What the first bytes say, else what the suffix claims.

    Raises:
        Unreadable: a picture, sound, a file of an old Office program, Rich Text, an archive that is no Word file.
    """
    head = data[:_SNIFFED]
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    if head.startswith(b"PK\x03\x04"):
        if claimed is not FileKind.DOCX and _WORD_PART not in data:
            refuse_part(data)
            raise Unreadable("unknown-kind", "the file is an archive, not a document; unpack it into the corpus")
        return FileKind.DOCX
    refuse_known(data.lstrip() if head[:1].isspace() else data)
    if head.startswith(_SAFARI) or (head[:1].isalpha() and _SAVED_BY_BROWSER.search(head)):
        return FileKind.SAVED_PAGE
    if claimed in (FileKind.PDF, FileKind.DOCX):
        # A download that ended as an error page is the usual case.
        if _HTML.match(head):
            return FileKind.HTML
        raise Unreadable("damaged", f"the file is not a {claimed.value} file, whatever its name says")
    if claimed is not FileKind.MAIL:
        if _HTML.match(head):
            return FileKind.HTML
        if _FEED.match(head):
            return FileKind.FEED
    if claimed is FileKind.PLAIN and head[:1] in b"< \t\r\n" and _FRAGMENT.match(data[:_FRAGMENT_BYTES]):
        return FileKind.HTML
    if claimed is FileKind.HTML and b"\0" not in head and not _ELEMENT.search(data):
        return FileKind.PLAIN
    return claimed
