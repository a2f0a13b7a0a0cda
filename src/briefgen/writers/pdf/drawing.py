"""Drawn charts: the display list of a Drawing onto the page, in the document's own fonts."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass

from briefgen.model.drawing import Drawing, PathOp, TextOp
from briefgen.writers.pdf.canvas import TaggedCanvas, number, rgb
from briefgen.writers.pdf.fallback import needs_shaping
from briefgen.writers.pdf.fonts import FontBook
from briefgen.writers.pdf.slabs import Slab
from briefgen.writers.pdf.structure import Element

_OPERATORS = {"m": "m", "l": "l", "c": "c", "z": "h"}


@dataclass(slots=True, kw_only=True, eq=False)
class DrawingSlab(Slab):
    """A chart; scale: 1 or less, when the column is narrower than the chart. element: its Figure."""

    drawing: Drawing
    element: Element
    fonts: FontBook
    scale: float = 1.0

    def draw(self, canvas: TaggedCanvas, x: float, top: float, *, artifact: bool = False) -> None:
        """Paint the display list; the Figure learns its box on the page."""
        x, bottom = x + self.x, top - self.height
        right, high = x + self.drawing.width * self.scale, bottom + self.drawing.height * self.scale
        if not artifact:
            box = " ".join(f"{value:.2f}" for value in (x, bottom, right, high))
            self.element.attributes += (f"<</O/Layout/Placement/Block/BBox[{box}]>>",)
        canvas.under(None if artifact else self.element)
        for op in self.drawing.ops:
            if isinstance(op, PathOp):
                canvas.operators(path_operators(op, x, bottom, self.scale))
            else:
                self._text(canvas, op, x, bottom)

    def _text(self, canvas: TaggedCanvas, op: TextOp, x: float, y: float) -> None:
        angle = math.radians(op.angle)
        cos, sin = math.cos(angle), math.sin(angle)
        at, size = 0.0, op.size * self.scale
        for piece, face, _ in self.fonts.pieces(unicodedata.normalize("NFC", op.text), op.font):
            font = canvas.fonts.of(face)
            shaped = face.shape(piece, full=True) if needs_shaping(piece) else face.shape(piece)
            place = (x + op.x * self.scale + at * cos, y + op.y * self.scale + at * sin)
            if op.angle:
                canvas.turned_text(*place, cos, sin, face, size, op.colour, font.array(shaped))
            else:
                canvas.text(*place, face, size, op.colour, font.array(shaped))
            at += shaped.width * size / 1000


def path_operators(op: PathOp, x: float, y: float, scale: float = 1.0) -> list[str]:
    """PDF operators of a path moved to x, y."""
    code = []
    if op.clip:
        left, low, width, height = (value * scale for value in op.clip)
        code.append(f"{number(x + left)} {number(y + low)} {number(width)} {number(height)} re W n")
    if op.stroke:
        code.append(f"{rgb(op.stroke)} RG {number(op.width * scale)} w")
        if op.dash:
            code.append(f"[{' '.join(number(length * scale) for length in op.dash)}] 0 d")
    if op.fill:
        code.append(f"{rgb(op.fill)} rg")
    for name, *points in op.commands:
        values = [float(value) * scale + (x if at % 2 == 0 else y) for at, value in enumerate(points)]
        code.append(" ".join([*map(number, values), _OPERATORS[str(name)]]))
    code.append({(True, True): "B", (True, False): "S", (False, True): "f", (False, False): "n"}[bool(op.stroke), bool(op.fill)])
    return code
