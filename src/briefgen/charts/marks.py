"""Shapes on a line of time: a bar as long as the date is unsure, a tick for a day, and a marker that says how it is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import IdentityTransform

from briefgen.charts.label import Label
from briefgen.charts.style import ChartStyle
from briefgen.model.drawing import TextOp
from briefgen.model.exhibit import TimelineEvent

Kind = Literal["stated", "inferred", "planned", "foretold"]
RADIUS = 2.3
TICK = 4.2
"""Half the length of the stroke of a day."""
_BAR = 3.4
_CIRCLE: Any = Path.unit_circle()


def kind_of(event: TimelineEvent) -> Kind:
    """How the date of an event is known; what lay ahead goes before inferred."""
    return "planned" if event.planned else "foretold" if event.foretold else "inferred" if event.inferred else "stated"


def line(figure: Figure, points: Sequence[tuple[float, float]], colour: str, width: float, *, dashed: bool = False) -> None:
    """A line through points."""
    patch = PathPatch(
        Path(list(points)), facecolor="none", edgecolor=colour, linewidth=width, transform=IdentityTransform(), capstyle="butt"
    )
    if dashed:
        patch.set_linestyle((0, (1.5, 1.5)))
    figure.add_artist(patch)


def bar(figure: Figure, left: float, low: float, width: float, height: float, style: ChartStyle) -> None:
    """The stretch of time a date may mean: tinted, outlined so that grey print shows it."""
    corners = [(left, low), (left + width, low), (left + width, low + height), (left, low + height), (left, low)]
    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    figure.add_artist(
        PathPatch(Path(corners, codes), facecolor=style.tint, edgecolor=style.accent, linewidth=0.5, transform=IdentityTransform())
    )


def span_bar(figure: Figure, low: float, high: float, across: float, style: ChartStyle, *, upright: bool = False) -> None:
    """The bar of a year or month from `low` to `high` along the line, `across` being the line's own place."""
    if upright:
        bar(figure, across - _BAR / 2, low, _BAR, high - low, style)
    else:
        bar(figure, low, across - _BAR / 2, high - low, _BAR, style)


def marker(figure: Figure, x: float, y: float, kind: Kind, style: ChartStyle) -> None:
    """A full circle for a stated date, a diamond for an inferred one, an open circle for what lay ahead."""
    if kind == "inferred":
        reach = RADIUS * 1.25
        shape = Path([(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y), (x, y - reach)], [1, 2, 2, 2, 79])
    else:
        shape = Path(_CIRCLE.vertices * RADIUS + (x, y), _CIRCLE.codes)
    fill = "#ffffff" if kind in ("planned", "foretold") else style.accent
    figure.add_artist(PathPatch(shape, facecolor=fill, edgecolor=style.accent, linewidth=1.0, transform=IdentityTransform()))


class Words(Artist):
    """Words on a baseline. Not matplotlib's Text, whose layout looks for a font file of its own on the machine."""

    def __init__(self, x: float, y: float, text: str, font: str, size: float, colour: str) -> None:
        super().__init__()
        self._op = TextOp(x=round(x, 2) + 0.0, y=round(y, 2) + 0.0, text=text, font=font, size=round(size, 2), colour=colour)
        self.set_zorder(5)

    def draw(self, renderer: Any) -> None:
        """Record the words."""
        renderer.write(self._op)


def write(figure: Figure, x: float, y: float, text: str, font: str, size: float, colour: str) -> None:
    """Words from x on a baseline y, in a font role."""
    figure.add_artist(Words(x, y, text, font, size, colour))


def write_label(figure: Figure, label: Label, left: float, top: float, *, to_right: float | None = None) -> None:
    """A label from its top left corner; to_right: x of a right edge that every line ends at."""
    for number, (runs, width) in enumerate(zip(label.lines, label.widths, strict=True)):
        start = left if to_right is None else to_right - width
        for run in runs:
            write(figure, start + run.x, top - label.ascent - number * label.leading, run.text, run.font, run.size, run.colour)
