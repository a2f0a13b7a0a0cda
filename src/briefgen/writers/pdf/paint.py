"""Pages onto the canvas: grounds first, then slabs in reading order."""

from __future__ import annotations

from briefgen.writers.pdf.canvas import TaggedCanvas
from briefgen.writers.pdf.columns import Ground, PageContent


def paint_page(canvas: TaggedCanvas, content: PageContent) -> None:
    """Draw one page's columns; headings enter the outline as they come."""
    for left, top, column in content.columns:
        for ground in column.grounds:
            _ground(canvas, ground, left, top)
    for left, top, column in content.columns:
        for y, slab, repeated in column.slabs:
            if slab.heading and not repeated:
                level, title, anchor = slab.heading
                canvas.bookmark(title, anchor, level - 1, top - y + 6)
            slab.draw(canvas, left, top - y, artifact=repeated)
    canvas.close()


def _ground(canvas: TaggedCanvas, ground: Ground, left: float, top: float) -> None:
    band = ground.band
    x, y = left + band.left, top - ground.bottom
    width, height = band.right - band.left, ground.bottom - ground.top
    canvas.under(None)
    if band.fill:
        canvas.fill(x, y, width, height, band.fill)
    if band.frame and band.frame_colour:
        inset = band.frame / 2
        canvas.frame(x + inset, y + inset, width - band.frame, height - band.frame, band.frame, band.frame_colour)
    if band.bar and band.bar_colour:
        canvas.fill(x, y, band.bar, height, band.bar_colour)
