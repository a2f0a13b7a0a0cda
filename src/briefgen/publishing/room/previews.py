"""Pictures of an edition's pages, for the reading room."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from io import BytesIO

WIDTH = 480
"""Pixels: twice the width a preview is shown at, so that it is sharp on a dense screen."""
_COLOURS = 48


def page_images(pdf: bytes, *, width: int = WIDTH) -> Mapping[str, bytes]:
    """PNGs of all pages, `p01.png` onwards, drawn by pdfium; `width` pixels wide, few colours, so that a page is some 20 kB.

    The same PDF gives the same bytes. Goes into the edition's folder with its other files.
    """
    import pypdfium2
    from PIL import Image

    made: dict[str, bytes] = {}
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            image = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
            held = BytesIO()
            image.quantize(colors=_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(held, "PNG", optimize=True)
            made[f"p{number + 1:02d}.png"] = held.getvalue()
            page.close()
    finally:
        document.close()
    return made


def image_size(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG, from its header (PNG specification, 11.2.2), so that a page can leave room for it.

    Raises:
        ValueError: not a PNG.
    """
    if png[:8] != b"\x89PNG\r\n\x1a\n" or png[12:16] != b"IHDR":
        raise ValueError("not a PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height
