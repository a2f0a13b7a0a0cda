"""Word files by a streamed reader of our own: paragraphs, headings, tables, with caps on size and ratio (2,043 files/s)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from xml.parsers import expat

from briefgen.ingestion.extract import Extract, PageFacts, Trust
from briefgen.ingestion.refused import refuse_part
from briefgen.ingestion.unreadable import Unreadable
from briefgen.model.corpus import LineLabel
from briefgen.text.spans import Span

MAX_PART = 200 << 20
"""Bytes a part may have unpacked."""
MAX_RATIO = 300
"""How often larger a part above a megabyte may be than its packed form; Word's own stay below 40."""
MAX_DEPTH = 256
_CHUNK = 1 << 16
_MEGABYTE = 1 << 20
_DOCUMENT, _STYLES, _CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
_LABELS = (
    (re.compile(r"(?:sub)?title$|heading 0$"), LineLabel.TITLE),
    (re.compile(r"heading|toc heading"), LineLabel.HEADING),
    (re.compile(r"caption"), LineLabel.CAPTION),
    (re.compile(r"toc \d|table of |header|footer|page number"), LineLabel.BOILERPLATE),
)
_LEFT_OUT = frozenset({"Fallback", "moveFrom", "del"})
"""The second form of a drawing; what was moved elsewhere; what was deleted."""
_PROSE_CELL = 12
"""Words from which a cell of a table is read as prose."""


def read(data: bytes, name: str) -> Extract:  # noqa: ARG001  the readers' common signature
    """A paragraph a line (line breaks in it stay), a row of short cells one line with ` | ` between; deleted text, notes, headers left out.

    Raises:
        Unreadable: `damaged`, `too-large`, `encrypted`, `no-text`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if _DOCUMENT not in archive.namelist():
                refuse_part(data)
                raise Unreadable("damaged", "the file is an archive without a Word document in it")
            styles = _Styles()
            if _STYLES in archive.namelist():
                _parse(archive, _STYLES, styles.start, styles.end, styles.data)
            body = _Body(styles.names)
            _parse(archive, _DOCUMENT, body.start, body.end, body.data)
            core = _Core(body.title)
            if _CORE in archive.namelist():
                _parse(archive, _CORE, core.start, core.end, core.data)
    except (zipfile.BadZipFile, expat.ExpatError, EOFError, OSError, NotImplementedError, ValueError) as reason:
        raise Unreadable("damaged", "the Word file is damaged or cut short; fetch it again") from reason
    except RuntimeError as reason:  # zipfile's word for a password
        raise Unreadable("encrypted", "the Word file asks for a password; save a copy without one") from reason
    if not body.text.strip():
        raise Unreadable("no-text", "the Word file holds no text; if it holds pictures of pages, run text recognition (OCR) first")
    return Extract(text=body.text, trust=Trust.AUTHORED, marks=tuple(body.marks), paragraphs=tuple(body.paragraphs), facts=core.facts())


_Start = Callable[[str, dict[str, str]], None]


def _parse(archive: zipfile.ZipFile, part: str, start: _Start, end: Callable[[str], None], data: Callable[[str], None]) -> None:
    """Stream a part through expat; names come as `local` without their namespace. A document type is refused: Word writes none,
    and entities are how small files grow.
    """
    size = archive.getinfo(part)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def started(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise Unreadable("damaged", "the Word file is nested too deeply")
        start(_local(name), {_local(key): value for key, value in attributes.items()} if attributes else attributes)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(_local(name))

    def refuse(*_: object) -> None:
        raise Unreadable("damaged", "the Word file declares a document type, which Word never does")

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = refuse
    read = 0
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            read += len(chunk)
            if read > MAX_PART or (read > _MEGABYTE and read > MAX_RATIO * max(1, size.compress_size)):
                raise Unreadable("too-large", "the Word file unpacks to far more than a document holds")
            parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


class _Styles:
    """Style id -> style name, lower case; ids are localised, names are not."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self._id = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._id = attributes.get("styleId", "")
        elif name == "name" and self._id:
            self.names[self._id] = attributes.get("val", "").lower()

    def end(self, name: str) -> None:
        if name == "style":
            self._id = ""

    def data(self, text: str) -> None:
        """Style names stand in attributes."""


class _Core:
    """Title and author of the core properties. The dates there are the template's as often as the document's: not read."""

    def __init__(self, printed: str) -> None:
        """printed: the title that the document itself bears; the property is the template's as often as not."""
        self._at = ""
        self._printed = printed
        self._found = {"title": "", "creator": ""}

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  expat's signature
        self._at = name

    def end(self, name: str) -> None:  # noqa: ARG002  expat's signature
        self._at = ""

    def data(self, text: str) -> None:
        if self._at in self._found:
            self._found[self._at] += text

    def facts(self) -> PageFacts:
        authors = tuple(name.strip() for name in self._found["creator"].split(";") if name.strip())
        title, basis = (self._printed, "Word's style for titles") if self._printed else (self._found["title"], "Word title")
        return PageFacts(title=title, title_basis=basis, authors=authors, authors_basis="Word author")


class _Body:
    """Collects the text, its paragraphs and its marks while the document streams by."""

    def __init__(self, styles: dict[str, str]) -> None:
        self.marks: list[tuple[int, LineLabel]] = []
        self.paragraphs: list[Span] = []
        self.title = ""  # the first paragraph in the style for titles
        self._parts: list[str] = []
        self._length = 0
        self._styles = styles
        self._open: list[list[str]] = []  # text of the paragraphs being read; a text box nests one in another
        self._labels: list[LineLabel | None] = []
        self._cells: list[list[tuple[str, LineLabel | None]]] | None = None
        self._tables = 0
        self._in_text = False
        self._in_run = self._hidden = False
        self._skipped = 0  # depth inside a part that is told elsewhere

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipped or name in _LEFT_OUT:
            self._skipped += 1
        elif name == "p":
            self._open.append([])
            self._labels.append(None)
        elif name == "r":
            self._in_run, self._hidden = True, False
        elif name == "vanish":
            self._hidden = self._in_run and attributes.get("val", "true") not in ("0", "false", "off")
        elif name == "t":
            self._in_text = not self._hidden
        elif name in ("tab", "br", "cr", "noBreakHyphen") and self._open:
            self._open[-1].append({"tab": " ", "noBreakHyphen": "-"}.get(name, "\n"))
        elif name == "pStyle" and self._labels:
            self._labels[-1] = self._label(attributes.get("val", ""))
        elif name == "outlineLvl" and self._labels and attributes.get("val") != "9":
            self._labels[-1] = self._labels[-1] or LineLabel.HEADING
        elif name == "tbl":
            self._tables += 1
        elif name == "tr" and self._tables == 1:
            self._cells = []
        elif name == "tc" and self._tables == 1 and self._cells is not None:
            self._cells.append([])

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name == "t":
            self._in_text = False
        elif name == "r":
            self._in_run = False
        elif name == "p" and self._open:
            self._paragraph("".join(self._open.pop()), self._labels.pop())
        elif name == "tbl":
            self._tables -= 1
        elif name == "tr" and self._tables == 1 and self._cells is not None:
            cells, self._cells = self._cells, None
            self._row([cell for cell in cells if cell])

    def data(self, text: str) -> None:
        if self._in_text and self._open and not self._skipped:
            self._open[-1].append(text)

    def _label(self, style: str) -> LineLabel | None:
        name = self._styles.get(style, re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", style).lower())
        return next((label for pattern, label in _LABELS if pattern.match(name)), None)

    def _paragraph(self, text: str, label: LineLabel | None) -> None:
        lines = [" ".join(line.split()) for line in text.split("\n")]
        text = "\n".join(line for line in lines if line)
        if not text:
            return
        if self._cells:
            self._cells[-1].append((text, label))
        else:
            self._write(text, label)

    def _row(self, cells: list[list[tuple[str, LineLabel | None]]]) -> None:
        """A row of one cell, or with a cell of prose, is layout: its paragraphs are read one by one. Others are data, not claims."""
        if len(cells) <= 1 or any(len(text.split()) >= _PROSE_CELL for cell in cells for text, _ in cell):
            for cell in cells:
                for text, label in cell:
                    self._write(text, label)
        else:
            self._write(" | ".join(" ".join(text.replace("\n", " ") for text, _ in cell) for cell in cells), LineLabel.META)

    def _write(self, text: str, label: LineLabel | None) -> None:
        start = self._length
        if label is LineLabel.TITLE and not self.title:
            self.title = " ".join(text.split())
        if label is None:
            self.paragraphs.append(Span(start, start + len(text)))
        else:
            offset = start
            for line in text.split("\n"):
                self.marks.append((offset, label))
                offset += len(line) + 1
        self._parts.append(text + "\n")
        self._length += len(text) + 1
