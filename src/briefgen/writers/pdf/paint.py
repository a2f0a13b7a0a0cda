"""Pages onto the canvas: grounds first, then slabs in reading order."""

from __future__ import annotations

from briefgen.writers.pdf.canvas import TaggedCanvas
from briefgen.writers.pdf.columns import Ground
from briefgen.writers.pdf.footnotes import SPACE
from briefgen.writers.pdf.pages import PageContent

_NOTE_RULE = 56.0


def paint_page(canvas: TaggedCanvas, content: PageContent, rule: str) -> None:
    """Draw one page's columns, then the notes at their feet; headings enter the outline as they come. rule: colour of the notes' rule.

    Readers that go by place alone, as pdfium does, take what is drawn one after the other at one height for one line. So where the first
    note stands beside the last line of text the notes' operators come first; in the tree they stay behind what calls them.
    """
    canvas.links.notes = content.notes
    for left, top, column in content.columns:
        for ground in column.grounds:
            _ground(canvas, ground, left, top)
    text = canvas.part()
    for left, top, column in content.columns:
        for y, slab, repeated in column.slabs:
            if slab.heading and not repeated:
                level, title, anchor = slab.heading
                canvas.bookmark(title, anchor, level - 1, top - y + 6)
            slab.draw(canvas, left, top - y, artifact=repeated)
    notes = canvas.part()
    _notes(canvas, content, rule)
    if _note_beside_last_line(content):
        canvas.move_forward(notes, text)
    canvas.close()


def _note_beside_last_line(content: PageContent) -> bool:
    if not content.feet or not content.feet[0][2] or not content.columns or not content.columns[-1][2].slabs:
        return False
    (_, foot, notes), (_, top, column) = content.feet[0], content.columns[-1]
    (note_y, note), (text_y, text, _) = notes[0], column.slabs[-1]
    return top - text_y - text.height < foot - note_y and foot - note_y - note.height < top - text_y


def _notes(canvas: TaggedCanvas, content: PageContent, rule: str) -> None:
    for left, top, slabs in content.feet:
        start = left + slabs[0][1].x if slabs else left
        canvas.under(None)
        canvas.rule(start, start + _NOTE_RULE, top - SPACE * 0.45, 0.4, rule)
        for y, slab in slabs:
            slab.draw(canvas, left, top - y)


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
