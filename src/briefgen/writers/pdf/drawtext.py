"""Lines of text onto a canvas: segments, languages, links, right-to-left words."""

from __future__ import annotations

from briefgen.writers.pdf.canvas import TaggedCanvas
from briefgen.writers.pdf.fallback import is_rtl
from briefgen.writers.pdf.hooks import string
from briefgen.writers.pdf.lines import Line, Segment


def draw_line(canvas: TaggedCanvas, line: Line, x: float, y: float, *, artifact: bool = False) -> None:
    """Draw a line with its left end at x on baseline y; its links become annotations."""
    for segment in line.segments:
        _draw_segment(canvas, segment, x + segment.x, y + segment.ink.rise, artifact=artifact)
    if artifact:
        return
    at = 0
    while at < len(line.segments):
        first = line.segments[at]
        end = at + 1
        while end < len(line.segments) and line.segments[end].ink.element is first.ink.element:
            end += 1
        if first.ink.target is not None and first.ink.element is not None:
            last = line.segments[end - 1]
            base, size = y + first.ink.rise, first.ink.size
            left, right = min(x + first.x, x + last.x), max(x + first.x + first.width, x + last.x + last.width)
            box = (left, base - 0.25 * size, max(right, left + 1), base + 0.85 * size)
            note = canvas.links.notes.get(first.ink.call.number) if first.ink.call is not None else None
            canvas.links.add(first.ink.element, box, f"#{note}" if note else first.ink.target)
        at = end


def _draw_segment(canvas: TaggedCanvas, segment: Segment, x: float, y: float, *, artifact: bool) -> None:
    ink = segment.ink
    entries = f"/Lang{string(ink.lang)}" if ink.lang else ""
    if segment.shaped and any(not glyph.text for glyph in segment.face.shape(segment.text, full=True).glyphs):
        entries += f"/ActualText{string(segment.text)}"
    canvas.under(None if artifact else ink.element, span=entries or None)
    if segment.shaped:
        _draw_shaped(canvas, segment, x, y)
        return
    font = canvas.fonts.of(segment.face)
    (space,) = font.encoded(" ")
    if segment.spread:
        space += f"{-segment.spread * 1000 / ink.size:.1f}"
    array = space.join(font.encoded(segment.text.split(" ")))
    canvas.text(x, y, segment.face, ink.size, ink.colour, array.replace("><", ""))


def _draw_shaped(canvas: TaggedCanvas, segment: Segment, x: float, y: float) -> None:
    face, ink = segment.face, segment.ink
    font = canvas.fonts.of(face)
    scale = ink.size / 1000
    placed = []
    for glyph in face.shape(segment.text, full=True).glyphs:
        placed.append((x + glyph.dx * scale, y + glyph.dy * scale, glyph))
        x += glyph.advance * scale
    if any(map(is_rtl, segment.text)):
        placed.reverse()  # drawn in the order of reading, so that tools that go by the page content read it so
    for left, base, glyph in placed:
        canvas.text(left, base, face, ink.size, ink.colour, f"<{font.code(glyph):04x}>")
