"""The table of contents: one line a heading, leaders, page numbers, all of it links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.doctree.nodes import Heading
from briefgen.writers.pdf.canvas import TaggedCanvas, number, rgb
from briefgen.writers.pdf.lines import Line
from briefgen.writers.pdf.plain import plain_text
from briefgen.writers.pdf.setting import Place, Setting, stack
from briefgen.writers.pdf.slabs import Slab, TextLine
from briefgen.writers.pdf.styles import restyled

_STEP, _DOT = 5.0, 0.8
"""Points from dot to dot of a leader, and a dot's width."""


@dataclass(slots=True, kw_only=True, eq=False)
class Entry(TextLine):
    """The last line of an entry: its words, dots to the right edge, the page number.

    number: the page number's line; width: the column's; dots: their colour.
    """

    number: Line
    width: float
    dots: str

    def draw(self, canvas: TaggedCanvas, x: float, top: float, *, artifact: bool = False) -> None:
        """Words, leaders (an artifact), number."""
        from briefgen.writers.pdf.drawtext import draw_line

        TextLine.draw(self, canvas, x, top, artifact=artifact)
        end = x + self.x + self.width
        start = x + self.x + self.line.width + 6
        stop = end - self.number.width - 5
        canvas.under(None)
        if stop - start > _STEP:
            # drawn, not set: dots that are characters would be read out, searched and counted as words
            first, height = number(start + (stop - start) % _STEP), number(top - self.drop + 0.6)
            pen = f"1 J {_DOT} w [0 {number(_STEP)}] 0 d {rgb(self.dots)} RG"
            canvas.operators([pen, f"{first} {height} m {number(stop)} {height} l S"])
        draw_line(canvas, self.number, end - self.number.width, top - self.drop, artifact=artifact)


def contents(setting: Setting, headings: Sequence[Heading], depth: int, place: Place) -> list[Slab]:
    """Slabs of the table of contents; headings: all of the document, in order."""
    toc = place.parent.child("TOC")
    slabs: list[Slab] = []
    for heading in headings:
        if not heading.contents or heading.level > depth:
            continue
        style = setting.styles.text(f"contents-{heading.level}")
        link = toc.child("TOCI").child("Reference").child("Link")
        ink = setting.ink(style, link).but(target=f"#{heading.id}")
        composer = setting.composer()
        composer.text(plain_text(heading.children), ink)
        lines = setting.lines(setting.finish(composer), style, place.width - 30, tail=True)
        if not lines:
            continue
        page = setting.composer()
        page.text(str(setting.pages.get(heading.id, 0) or "00"), ink)
        folio = setting.lines(setting.finish(page), restyled(style, indent=0.0, first=0.0), 60)[0]
        made = stack(lines, style, place)
        last = made.pop()
        assert isinstance(last, TextLine)
        made.append(
            Entry(
                height=last.height, line=last.line, x=last.x, drop=last.drop, before=last.before, after=last.after, bands=place.bands,
                number=folio, width=place.x + place.width - last.x, dots=setting.styles.colour("grey"),
            )
        )  # fmt: skip
        for slab in made[:-1]:
            slab.glued = True
        slabs += made
    if slabs:
        slabs[-1].after = max(slabs[-1].after, 8.0)
    return slabs
