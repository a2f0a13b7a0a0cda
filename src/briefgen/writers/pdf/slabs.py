"""What a page is filled with: slabs, each drawn whole or split in one way, stacked from the top of a column.

A story is a flat list of slabs. Everything that must stay together says so slab by slab (`glued`), boxes and bars are bands that
slabs share, so one rule breaks columns for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from briefgen.writers.pdf.canvas import TaggedCanvas
from briefgen.writers.pdf.lines import Line
from briefgen.writers.pdf.structure import Element
from briefgen.writers.pdf.words import Call

_LONGEST_LABEL = 160.0  # a label taller than this may be split like any other text


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """Ground shared by consecutive slabs.

    left, right: edges from the column's left edge. pads: inside, above the first and below the last slab.

    bar: width of a bar at the left edge; frame: line width around.
    """

    left: float
    right: float
    fill: str | None = None
    bar: float = 0.0
    bar_colour: str | None = None
    frame: float = 0.0
    frame_colour: str | None = None
    pad_above: float = 0.0
    pad_below: float = 0.0
    bleed: float = 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Opening:
    """What begins with a slab: a block that stands directly in a section. section: its element.

    kind: `text` may change places with a `float`, a figure that does not fit; nothing changes places with what is `fixed`.
    """

    section: Element
    kind: Literal["text", "float", "fixed"]


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """Slabs that are better not parted, such as the rows of a table. height: of all of them, in points."""

    height: float


@dataclass(slots=True, kw_only=True, eq=False)
class Slab:
    """A stretch of a column that is not broken.

    x: from the column's left edge. before, after: white space, the larger of two neighbours' counts, none at a column's ends.
    glued: no break after it. bands: outermost first. anchors: names that lead here; owners: statements printed here.
    head: drawn again, as an artifact, when this slab comes first in a column (a table's head).
    heading: (level, title, anchor) for the outline. opening: set where a block begins; whole: what it is a part of.
    sinks: on the last page it moves down to the foot, with all that follows. fresh: what stands in the place of this slab and those
    behind it, one for one, when it begins a column: labels that step back behind the statement before are whole there.
    """

    height: float
    x: float = 0.0
    before: float = 0.0
    after: float = 0.0
    glued: bool = False
    bands: tuple[Band, ...] = ()
    anchors: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    head: Slab | None = None
    heading: tuple[int, str, str] | None = None
    room: float = 0.0
    opening: Opening | None = None
    whole: Whole | None = None
    sinks: bool = False
    fresh: tuple[Slab, ...] = ()

    def calls(self) -> tuple[Call, ...]:
        """The citations in it that ask for notes, in reading order."""
        return ()

    def draw(self, canvas: TaggedCanvas, x: float, top: float, *, artifact: bool = False) -> None:
        """Draw with the left end at x and the upper edge at `top`; artifact: belongs to no element this time."""

    def split(self, room: float) -> tuple[Slab, Slab] | None:
        """A part at most `room` points high and the rest, or None when it cannot be split there."""
        del room
        return None


@dataclass(slots=True, kw_only=True, eq=False)
class NewPage(Slab):
    """Ends the page."""


@dataclass(slots=True, kw_only=True, eq=False)
class TextLine(Slab):
    """A line of text. drop: from the upper edge down to the baseline. shift: from x to the line's left end (alignment)."""

    line: Line
    drop: float
    shift: float = 0.0

    def calls(self) -> tuple[Call, ...]:
        """Those of its line."""
        return tuple(segment.ink.call for segment in self.line.segments if segment.ink.call is not None)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, *, artifact: bool = False) -> None:
        """Draw the text and its links."""
        from briefgen.writers.pdf.drawtext import draw_line

        draw_line(canvas, self.line, x + self.x + self.shift, top - self.drop, artifact=artifact)


@dataclass(slots=True, kw_only=True, eq=False)
class Rule(Slab):
    """A hairline across `width`."""

    width: float
    line: float
    colour: str

    def draw(self, canvas: TaggedCanvas, x: float, top: float, *, artifact: bool = False) -> None:
        """Draw the line as an artifact."""
        del artifact
        canvas.under(None)
        canvas.rule(x + self.x, x + self.x + self.width, top - self.height / 2, self.line, self.colour)


@dataclass(slots=True, kw_only=True, eq=False)
class Cell:
    """One column of a Row: slabs stacked. element: attached even when nothing is in it (an empty TD)."""

    slabs: list[Slab]
    element: Element | None = None
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = stacked(self.slabs)


@dataclass(slots=True, kw_only=True, eq=False)
class Row(Slab):
    """Cells side by side, read one after the other. divisible: a row taller than this may be split between pages.

    labelled: the first cell is a label, and stays whole in the upper part.
    above, below: padding; line: (width, colour) of a rule at the lower edge from x over `width`.
    """

    cells: list[Cell]
    width: float = 0.0
    above: float = 0.0
    below: float = 0.0
    line: tuple[float, str] | None = None
    fill: str | None = None
    divisible: float = 60.0
    labelled: bool = False

    def calls(self) -> tuple[Call, ...]:
        """Those of its cells."""
        return tuple(call for cell in self.cells for slab in cell.slabs for call in slab.calls())

    def draw(self, canvas: TaggedCanvas, x: float, top: float, *, artifact: bool = False) -> None:
        """Draw ground, rule, then each cell."""
        if self.fill or self.line:
            canvas.under(None)
        if self.fill:
            canvas.fill(x + self.x, top - self.height, self.width, self.height, self.fill)
        if self.line:
            canvas.rule(x + self.x, x + self.x + self.width, top - self.height, *self.line)
        for cell in self.cells:
            if cell.element is not None and not artifact:
                cell.element.attach()
            y = top - self.above
            for offset, slab in laid(cell.slabs):
                slab.draw(canvas, x + self.x, y - offset, artifact=artifact)

    def split(self, room: float) -> tuple[Slab, Slab] | None:
        """Each cell gives what fits; None when the row is short or no cell has anything that fits."""
        inner = room - self.above - self.below
        if self.height < self.divisible or inner <= 0:
            return None
        parts = [cut(cell.slabs, inner) for cell in self.cells]
        if not any(upper for upper, _ in parts) or not any(lower for _, lower in parts):
            return None
        tallest = max(range(len(self.cells)), key=lambda at: self.cells[at].height)
        if not parts[tallest][0] or (self.labelled and parts[0][1] and self.cells[0].height < _LONGEST_LABEL):
            return None
        upper = self._part([part for part, _ in parts], self.anchors, line=None)
        lower = self._part([part for _, part in parts], (), line=self.line)
        upper.glued, upper.after, lower.before = False, 0.0, 0.0
        return upper, lower

    def _part(self, contents: list[list[Slab]], anchors: tuple[str, ...], line: tuple[float, str] | None) -> Row:
        cells = [Cell(slabs=slabs, element=cell.element) for slabs, cell in zip(contents, self.cells, strict=True)]
        height = max(cell.height for cell in cells) + self.above + self.below
        return replace(self, cells=cells, height=height, anchors=anchors, line=line, fresh=())


def laid(slabs: list[Slab]) -> Iterator[tuple[float, Slab]]:
    """Slabs with the distance of their upper edges from the top of the stack."""
    y, after = 0.0, 0.0
    for at, slab in enumerate(slabs):
        y += max(after, slab.before) if at else 0.0
        yield y, slab
        y, after = y + slab.height, slab.after


def stacked(slabs: list[Slab]) -> float:
    """Height of slabs on top of one another."""
    return max((offset + slab.height for offset, slab in laid(slabs)), default=0.0)


def cut(slabs: list[Slab], room: float) -> tuple[list[Slab], list[Slab]]:
    """What fits in `room` without breaking what is glued, and the rest."""
    fitting = last = 0
    for offset, slab in laid(slabs):
        if offset + slab.height > room + 0.01:
            break
        fitting += 1
        if not slab.glued:
            last = fitting
    end = fitting if fitting == len(slabs) else last
    if end == 0 and slabs and room > 0:
        divided = slabs[0].split(room)
        if divided:
            return [divided[0]], [divided[1], *slabs[1:]]
    return slabs[:end], slabs[end:]
