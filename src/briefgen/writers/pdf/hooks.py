"""Everything we take from inside ReportLab, in one place; pyproject pins reportlab==5.1.* and structure tests guard it.

ReportLab owns the page tree, the object numbering, the outline and the information dictionary (`pdfbase.pdfdoc`). Its canvas is not
used: it brings along what draws text and sets a base-14 font on every page, which PDF/A forbids, and all it did was to keep our
operators. What has no public door:

- `PDFPage.__NoDefault__`: the entries a page may have: `StructParents` and `Tabs` are added;
- `PDFDocument._timeStamp`: where ReportLab would put the build machine's clock;
- `PDFDocument.Reference`, `objectcounter`, `idToObject`, `numberToId`: object numbers, the fonts every page shares, the objects
  to write;
- `PDFDocument.encrypt.encode`: the only place every stream passes: adds the end-of-line before `endstream` that PDF/A wants;
- `_bookmarkReference`: what the outline asks of a canvas.
"""

from __future__ import annotations

import calendar
import datetime as dt
import time
import zlib
from collections.abc import Callable, Iterator, Sequence

from reportlab import rl_config
from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfdoc

from briefgen.writers.pdf.structure import Element

_LONGEST = 32_767  # bytes of a string


class Raw(pdfdoc.PDFObject):
    """An indirect object written from its text; an object among the parts is written as a reference."""

    __RefOnly__ = 1

    def __init__(self, *parts: str | Raw | pdfdoc.PDFObject) -> None:
        self.parts = list(parts)

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The object's bytes; objects among the parts become references."""
        return "".join(part if isinstance(part, str) else reference(document, part) for part in self.parts).encode("latin-1")


class Page:
    """The page that is drawn, and those before it. operators: of the current page, in order; size: in points."""

    def __init__(self, *, size: tuple[float, float], lang: str, moment: dt.datetime) -> None:
        self.document = pdfdoc.PDFDocument(compression=1, invariant=1, lang=lang, pdfVersion=(1, 7))
        self.document._timeStamp = Moment(moment)
        self.document.encrypt = _EndOfLine()
        self.size = size
        self.operators: list[str] = []
        self.struct_parents: int | None = None
        self.own: tuple[int, Sequence[Element], Callable[[Element], str]] = (0, (), str)
        self.annotations: dict[int, tuple[str, str]] = {}
        self._annotated: list[bytes] = []
        self._destinations: dict[str, pdfdoc.Destination] = {}

    @property
    def finished_pages(self) -> list[str]:
        """References of the pages shown so far, first page first."""
        return [reference(self.document, page) for page in self.document.Pages.pages]

    def show(self) -> None:
        """Finish the page and begin another."""
        page = pdfdoc.PDFPage()
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.pagewidth, page.pageheight = self.size
        page.Rotate, page.hasImages, page.ExtGState, page._shadingUsed = 0, 1, None, {}
        page.Tabs, page.Annots, page.StructParents = "/S", self._annotated, self.struct_parents
        page.Contents = stream("", "\n".join(["", *self.operators, " ", ""]).encode("latin-1"))
        self.document.addPage(page)
        self.operators, self._annotated, self.struct_parents = [], [], None

    def bookmark(self, title: str, key: str, level: int, top: float) -> None:
        """An entry of the outline that leads to height `top` of this page; level from 0, never more than one deeper than the last."""
        destination = self._bookmarkReference(key)
        destination.xyz(0, round(top, 2), "null")
        destination.setPage(self.document.thisPageRef())
        self.document.outline.addOutlineEntry(key, level, title)

    def add_annotation(self, annotation: str, entries: str) -> int:
        """Put an annotation on this page; gives its object number. annotation: as it is written, up to entries that others share.

        ReportLab's registry takes half a kilobyte an object, and a long document has a hundred of ours a page: so these, and the
        elements, are given numbers only, and written by `objects`.
        """
        number: int = self.document.objectcounter + 1
        self.document.objectcounter = number
        self.annotations[number] = (annotation, entries)
        self._annotated.append(b"%d 0 R" % number)
        return number

    def share_fonts(self, fonts: dict[str, Raw]) -> None:
        """Make the fonts known to every page under their resource names."""
        shared = self.document.idToObject["BasicFonts"]
        for name, font in fonts.items():
            shared[name] = self.document.Reference(font)

    def number_elements(self, elements: Sequence[Element], text: Callable[[Element], str]) -> None:
        """Give each element an object number of its own; `text` makes an element's object when it is written."""
        first = self.document.objectcounter + 1
        self.document.objectcounter += len(elements)
        for number, element in enumerate(elements, start=first):
            element.number = number
        self.own = (first, elements, text)

    def _bookmarkReference(self, key: str) -> pdfdoc.Destination:  # noqa: N802 - ReportLab's name
        return self._destinations.setdefault(key, pdfdoc.Destination(key))


class Moment(TimeStamp):
    """The moment we were given where ReportLab would put now."""

    def __init__(self, moment: dt.datetime) -> None:
        self.t = calendar.timegm(moment.astimezone(dt.UTC).timetuple())
        self.lt, self.tzname, self.dhh, self.dmm = time.gmtime(self.t), "UTC", 0, 0
        self.YMDhms = tuple(self.lt)[:6]


class _Body(pdfdoc.PDFObject):
    def __init__(self, data: bytes) -> None:
        self.data = data

    def __len__(self) -> int:
        return len(self.data)

    def format(self, document: pdfdoc.PDFDocument) -> bytes:  # noqa: ARG002 - ReportLab's signature
        return self.data + b"\n"


class _EndOfLine(pdfdoc.NoEncryption):
    def encode(self, data: str | bytes) -> _Body:
        return _Body(data.encode("latin-1") if isinstance(data, str) else data)


def reference(document: pdfdoc.PDFDocument, item: pdfdoc.PDFObject) -> str:
    """`12 0 R` of an object; numbers it when it has no number yet."""
    text: str = pdfdoc.format(document.Reference(item), document).decode("latin-1")
    return text


def string(text: str) -> str:
    """A PDF text string: ASCII as it is, escaped; all else as UTF-16BE in hexadecimal. What no string may hold ends in dots."""
    if len(text) > _LONGEST // 4:
        text = shortened(text)
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"


def shortened(text: str) -> str:
    """A text as far as a string of a file that keeps to PDF/A may hold it (ISO 19005-3, 6.1.13); one that is cut ends in dots."""
    if len(text.encode("utf-8" if text.isascii() else "utf-16", "replace")) <= _LONGEST:
        return text
    if text.isascii():
        return text[: _LONGEST - 3] + "..."
    return text.encode("utf-16-be", "replace")[: _LONGEST - 5].decode("utf-16-be", "ignore") + "…"


def stream(entries: str, data: bytes) -> pdfdoc.PDFObject:
    """A compressed stream with further dictionary entries."""
    return _Stream(entries, data)


class _Stream(Raw):
    def __init__(self, entries: str, data: bytes, *, compress: bool = True) -> None:
        super().__init__()
        self.entries, self.compress = entries, compress
        self.data = zlib.compress(data, 6) if compress else data  # now, since a long document's pages would fill the memory

    def format(self, document: pdfdoc.PDFDocument) -> bytes:  # noqa: ARG002 - ReportLab's signature
        data = self.data
        filters = "/Filter/FlateDecode" if self.compress else ""
        head = f"<<{self.entries}{filters}/Length {len(data)}>>\nstream\n".encode("latin-1")
        return head + data + b"\r\nendstream\n"


def plain_stream(entries: str, data: bytes) -> pdfdoc.PDFObject:
    """A stream that stays readable in the file (XMP metadata must)."""
    return _Stream(entries, data, compress=False)


def objects(page: Page) -> Iterator[tuple[int, bytes]]:
    """`(number, bytes)` of every object of the document, in order; formatting one may add others.

    A stream's bytes end in `endstream` and a newline.
    """
    document = page.document
    document.Reference(document.Catalog)
    document.Reference(document.info)
    document.Outlines.prepare(document, page)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    number = 1
    first, elements, text = page.own
    while number <= document.objectcounter:
        if first <= number < first + len(elements):
            yield number, text(elements[number - first]).encode("latin-1")
        elif number in page.annotations:
            yield number, "".join((*page.annotations.pop(number), ">>")).encode("latin-1")
        else:
            name = document.numberToId[number]
            yield number, pdfdoc.format(document.idToObject[name], document, toplevel=1)
            document.idToObject[name] = None  # written: references need its number only
        number += 1


def catalog_entries(page: Page, entries: dict[str, str | Raw | pdfdoc.PDFObject]) -> None:
    """Set entries of the document catalog."""
    catalog = page.document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, *(key for key in entries if key not in catalog.__NoDefault__)]
    for key, value in entries.items():
        setattr(catalog, key, value)


rl_config.useA85 = 0  # binary streams, a fifth smaller
