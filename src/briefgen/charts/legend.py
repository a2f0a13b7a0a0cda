"""What the shapes of a timeline mean: only those that are there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from briefgen.charts.marks import RADIUS, TICK, kind_of, line, marker, span_bar, write
from briefgen.charts.style import ChartStyle
from briefgen.charts.timescale import Timescale
from briefgen.model.exhibit import TimelineEvent
from briefgen.ports import Measure
from briefgen.text.edtf import Precision

_KINDS = (
    ("stated", "stated date"),
    ("inferred", "inferred date (≈)"),
    ("planned", "still to come"),
    ("foretold", "to come when it was reported"),
)
_SYMBOL = 11.0
_BETWEEN = 9.0
_SEEN = 1.5
"""Points that a bar must reach beyond its marker to be seen as one."""

Entry = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What a legend is made from. length: of the scale, in points; ticked: a day has a stroke across the line."""

    events: tuple[TimelineEvent, ...]
    scale: Timescale
    length: float
    ticked: bool = True

    def entries(self) -> list[Entry]:
        """Kind and words of each shape that can be seen; the kind is empty for words that need none."""
        kinds = {kind_of(event) for event in self.events}
        entries: list[Entry] = [(kind, words) for kind, words in _KINDS if kind in kinds]
        unsure = [event for event in self.events if event.date.precision is not Precision.DAY]
        barred = [event for event in unsure if self._stretch(event) > 2 * RADIUS + _SEEN]
        if barred:
            entries.append(("bar", "day not known"))
        # A month of a long line is no longer than its marker: there the stroke tells the days from the rest.
        if self.ticked and len(barred) < len(unsure) < len(self.events):
            entries.append(("tick", "day known"))
        if not self.scale.proportional:
            entries.append(("", "years with more events are drawn wider"))
        return entries

    def _stretch(self, event: TimelineEvent) -> float:
        low, high = self.scale.extent(event.date)
        return (high - low) * self.length


def _lines(entries: Sequence[Entry], style: ChartStyle, measure: Measure, width: float) -> list[list[tuple[float, Entry]]]:
    lines: list[list[tuple[float, Entry]]] = [[]]
    at = 0.0
    for entry in entries:
        size = (_SYMBOL if entry[0] else 0.0) + measure.width(entry[1], "sans", style.small)
        if lines[-1] and at + size > width:
            lines.append([])
            at = 0.0
        lines[-1].append((at, entry))
        at += size + _BETWEEN
    return lines


def legend_height(legend: Legend, style: ChartStyle, measure: Measure, width: float) -> float:
    """Height of the legend in points, with the space over it."""
    return len(_lines(legend.entries(), style, measure, width)) * style.leading + 5


def write_legend(figure: Figure, legend: Legend, style: ChartStyle, measure: Measure, width: float) -> None:
    """The legend at the foot of the drawing."""
    lines = _lines(legend.entries(), style, measure, width)
    for number, entries in enumerate(reversed(lines)):
        y = 2.2 + number * style.leading
        middle = y + style.small * 0.34
        for x, (kind, words) in entries:
            _symbol(figure, kind, x + RADIUS + 0.8, middle, style)
            write(figure, x + (_SYMBOL if kind else 0.0), y, words, "sans", style.small, style.grey)


def _symbol(figure: Figure, kind: str, x: float, y: float, style: ChartStyle) -> None:
    shapes: dict[str, Callable[[], None]] = {
        "stated": lambda: marker(figure, x, y, "stated", style),
        "inferred": lambda: marker(figure, x, y, "inferred", style),
        "planned": lambda: marker(figure, x, y, "planned", style),
        "foretold": lambda: marker(figure, x, y, "foretold", style),
        "tick": lambda: line(figure, [(x, y - TICK), (x, y + TICK)], style.accent, 0.9),
        "bar": lambda: span_bar(figure, x - 3, x + 5, y, style),
    }
    if kind in shapes:
        shapes[kind]()
