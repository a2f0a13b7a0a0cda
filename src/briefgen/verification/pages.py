"""What a finished PDF shows and carries: text page by page, attached files. Read with pdfium, which wrote none of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from briefgen.errors import EnvironmentFault, error
from briefgen.verification.behind import document_behind, page_behind

COLUMNS = 64
"""Cells across a page's picture: on A4 about 9 points each, less than a line of text is high."""
# pdfium marks a hyphen at a line's end with U+FFFE (fpdf_text.h); soft hyphens are drawn as hyphens.
_HYPHENS = str.maketrans({"\ufffe": "-", "\u00ad": "-", "\u2010": "-", "\u2011": "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPdf:
    """A PDF as a reader gets it.

    pages: squeezed text of each page, in paint order. gaps: for each page, the offsets in that text before which white space
    stands, in order. others: for each page, the characters that its squeezed text leaves out. pictures: each page in coarse grey,
    as `picture` gives it. behind: for each page what it carries behind its words, document: the same of the whole file, as `behind` tells
    them. attachments: file name -> bytes.
    """

    pages: tuple[str, ...]
    gaps: tuple[tuple[int, ...], ...]
    attachments: dict[str, bytes]
    others: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    behind: tuple[Mapping[str, Any], ...] = ()
    document: Mapping[str, Any] = field(default_factory=dict)


def read_printed(data: bytes, name: str = "the file") -> PrintedPdf:
    """Read a PDF's pages and attachments.

    Raises:
        EnvironmentFault: it is no PDF, is encrypted or damaged.
    """
    import pypdfium2 as pdfium

    try:
        pdf = pdfium.PdfDocument(data)
        texts, pictures, behind = [], [], []
        for page in pdf:
            words = page.get_textpage()
            texts.append(words.get_text_range())
            pictures.append(picture(page))
            behind.append(page_behind(pdf, page, words))
            words.close()
            page.close()
        attachments = {}
        for number in range(pdf.count_attachments()):
            attached = pdf.get_attachment(number)
            attachments[attached.get_name()] = bytes(attached.get_data())
        document = document_behind(pdf, data)
        pdf.close()
    except pdfium.PdfiumError as reason:
        locked = "password" in str(reason).lower()
        hint = "ask for the file again, without a password" if locked else "ask for the file again: it is damaged, or no PDF"
        raise EnvironmentFault(error("verify.pdf", f"{name} cannot be read as a PDF: {reason}", hints=(hint,))) from reason
    return PrintedPdf(
        pages=tuple(map(squeezed, texts)),
        gaps=tuple(map(gaps, texts)),
        others=tuple(map(others, texts)),
        pictures=tuple(pictures),
        behind=tuple(behind),
        document=document,
        attachments=attachments,
    )


def picture(page: Any) -> str:
    """A pdfium page in coarse grey: rows of COLUMNS cells from the top, a hexadecimal digit each, `f` for white.

    It shows what text does not: a box laid over words, a stamp, a drawing.
    """
    width, height = page.get_size()
    rows = max(1, round(COLUMNS * height / width))
    drawn = page.render(scale=4 * COLUMNS / width, grayscale=True, may_draw_forms=True).to_pil().convert("L")
    return "".join(f"{grey >> 4:x}" for grey in drawn.resize((COLUMNS, rows), resample=drawn_box()).tobytes())


def drawn_box() -> Any:
    """Pillow's resampling by plain averages: what a cell shows depends on that cell alone."""
    from PIL.Image import Resampling

    return Resampling.BOX


def squeezed(text: str) -> str:
    """`text` for comparing with what a page shows: NFKC, hyphens alike, no white space, no controls, nothing `unsteady`."""
    return "".join(c for c in _plain(text) if not c.isspace() and not unsteady(c))


def others(text: str) -> str:
    """The characters that `squeezed` leaves out because they are `unsteady`, in order."""
    return "".join(c for c in _plain(text) if unsteady(c) and unicodedata.category(c) not in _INVISIBLE)


def unsteady(character: str) -> bool:
    """True for a character that may leave a page otherwise than it came.

    Readers order right-to-left words in their own ways, a font may lack a symbol or an East Asian letter, a mark without its letter
    may go missing; controls are never drawn.
    """
    if character.isascii():
        return unicodedata.category(character) in _INVISIBLE
    return (
        unicodedata.category(character) in _UNSTEADY
        or unicodedata.bidirectional(character) in ("R", "AL", "AN")
        or unicodedata.east_asian_width(character) in ("W", "F")
    )


_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
_UNSTEADY = _INVISIBLE | {"Mn", "Me", "Mc", "So", "Sk"}


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text.translate(_HYPHENS))


def gaps(text: str) -> tuple[int, ...]:
    """Offsets in `squeezed(text)` before which `text` has white space, in order, the start left out."""
    lengths = [len(squeezed(word)) for word in text.split()]
    return tuple(sorted({offset for offset in accumulate(lengths[:-1]) if offset}))
