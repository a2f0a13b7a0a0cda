"""The table of contents: one line a heading, leaders, page numbers, all of it links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.doctree.nodes import Heading
from briefgen.writers.pdf.canvas import TaggedCanvas
from briefgen.writers.pdf.lines import Line
from briefgen.writers.pdf.plain import plain_text
from briefgen.writers.pdf.setting import Place, Setting, stack
from briefgen.writers.pdf.slabs import Slab, TextLine
from briefgen.writers.pdf.words import Ink


@dataclass(slots=True, kw_only=True, eq=False)
class Entry(TextLine):
    """The last line of an entry: its words, dots to the right edge, the page number. number: its line; width: the column's."""

    number: Line
    width: float
    dots: Ink
    dot: str = " ."

    def draw(self, canvas: TaggedCanvas, x: float, top: float, *, artifact: bool = False) -> None:
        """Words, leaders (an artifact), number."""
        from briefgen.writers.pdf.drawtext import draw_line

        TextLine.draw(self, canvas, x, top, artifact=artifact)
        end = x + self.x + self.width
        start = x + self.x + self.line.width + 6
        face = self.number.segments[0].face
        step = self.dots.size * 0.5
        room = end - self.number.width - 5 - start
        canvas.under(None)
        if room > step:
            count = int(room / step)
            array = canvas.fonts.of(face).encoded(".")
            gap = -(step * 1000 / self.dots.size - face.width("."))
            canvas.text(
                end - self.number.width - 5 - count * step,
                top - self.drop,
                face,
                self.dots.size,
                self.dots.colour,
                (array + f"{gap:.0f}") * count,
            )
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
        ink = replace(setting.ink(style, link), target=f"#{heading.id}")
        composer = setting.composer()
        composer.text(plain_text(heading.children), ink)
        lines = setting.lines(setting.finish(composer), style, place.width - 30, tail=True)
        if not lines:
            continue
        page = setting.composer()
        page.text(str(setting.pages.get(heading.id, 0) or "00"), ink)
        number = setting.lines(setting.finish(page), replace(style, indent=0.0, first=0.0), 60)[0]
        made = stack(lines, style, place)
        last = made.pop()
        assert isinstance(last, TextLine)
        dots = ink.but(colour=setting.styles.colour("grey"), element=None, target=None)
        made.append(
            Entry(
                height=last.height, line=last.line, x=last.x, drop=last.drop, before=last.before, after=last.after, bands=place.bands,
                number=number, width=place.x + place.width - last.x, dots=dots,
            )
        )  # fmt: skip
        for slab in made[:-1]:
            slab.glued = True
        slabs += made
    if slabs:
        slabs[-1].after = max(slabs[-1].after, 8.0)
    return slabs
