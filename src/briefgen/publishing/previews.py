"""Pictures of a PDF's pages, and all of them on one sheet, to look at before anything is sent."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

_ACROSS = 4
_GAP = 12
_GROUND = "#c9cdd2"
_POINTS = 72
"""Points in an inch: pdfium's scale 1 is one pixel a point."""


def previews(pdf: bytes, dpi: int = 80) -> tuple[bytes, ...]:
    """A PNG of each page in order, drawn by pdfium at `dpi`, in at most 256 colours. The same PDF gives the same bytes."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_png(document[at].render(scale=dpi / _POINTS).to_pil().convert("RGB")) for at in range(len(document)))
    finally:
        document.close()


def contact_sheet(pngs: Sequence[bytes]) -> bytes:
    """All pages on one PNG, four across on a grey ground, in order; smaller pages stand at the upper left of their cell.

    Raises:
        ValueError: there is no page.
    """
    from PIL import Image

    if not pngs:
        raise ValueError("a contact sheet needs a page")
    pages = [Image.open(BytesIO(png)).convert("RGB") for png in pngs]
    wide, high = max(page.width for page in pages), max(page.height for page in pages)
    across = min(_ACROSS, len(pages))
    down = -(-len(pages) // across)
    sheet = Image.new("RGB", (across * (wide + _GAP) + _GAP, down * (high + _GAP) + _GAP), _GROUND)
    for at, page in enumerate(pages):
        sheet.paste(page, (_GAP + at % across * (wide + _GAP), _GAP + at // across * (high + _GAP)))
    return _png(sheet)


def _png(image: Any) -> bytes:
    from PIL import Image

    held = BytesIO()
    # Octrees keep rare colours, such as a thin bar's, which median cuts turn grey.
    image.quantize(method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(held, "PNG", optimize=True)
    return held.getvalue()
