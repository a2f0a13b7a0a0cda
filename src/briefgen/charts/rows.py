"""A timeline with an upright line: one row an event, in order, tied to its place on the line. Nothing can collide, whatever the number."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from briefgen.charts.backend import new_figure, record
from briefgen.charts.label import make_label
from briefgen.charts.legend import Legend, legend_height, write_legend
from briefgen.charts.marks import TICK, kind_of, line, marker, span_bar, write, write_label
from briefgen.charts.spread import spread
from briefgen.charts.style import ChartStyle
from briefgen.charts.timescale import Timescale, make_scale, years_told
from briefgen.model.drawing import Drawing
from briefgen.model.exhibit import TimelineEvent
from briefgen.ports import Measure
from briefgen.text.edtf import Edtf, Precision

_GAP = 3.0
_TIE = 20.0
"""Points between the line and the words, for the ties."""


def draw_rows(events: Sequence[TimelineEvent], width: float, style: ChartStyle, measure: Measure) -> Drawing:
    """The drawing, earliest event on top."""
    scale = make_scale([event.date for event in events], dense=True)
    axis = measure.width("0000", "sans", style.small) + 7
    left = axis + _TIE
    order = sorted(range(len(events)), key=lambda index: (sum(scale.extent(events[index].date)), index))
    shown = [events[index] for index in order]
    labels = [make_label(event, style, measure, width - left) for event in shown]
    sizes = [label.height + _GAP for label in labels]
    length = sum(sizes) + 4
    legend = Legend(events=tuple(shown), scale=scale, length=length)
    foot = legend_height(legend, style, measure, width)
    figure = new_figure(width, length + foot + 4)
    top = length + foot + 2
    middles = [sum(scale.extent(event.date)) / 2 * length for event in shown]
    starts = spread([middle - size / 2 for middle, size in zip(middles, sizes, strict=True)], sizes, 0.0, length)
    _draw_axis(figure, scale, [event.date for event in events], axis, top, length, style)
    for label, middle, start in zip(labels, middles, starts, strict=True):
        first_line = top - start - label.ascent * 0.62
        line(figure, [(axis, top - middle), (left - 7, first_line), (left - 2.5, first_line)], style.pole, 0.5)
        write_label(figure, label, left, top - start)
    for event, middle in zip(shown, middles, strict=True):
        _draw_event(figure, event, scale, axis, top, length, middle, style)
    write_legend(figure, legend, style, measure, width)
    return record(figure)


def _draw_axis(figure: Figure, scale: Timescale, dates: Sequence[Edtf], axis: float, top: float, length: float, style: ChartStyle) -> None:
    at = 0.0
    for first, last in scale.broken:
        low, high = (place * length for place in scale.run(first, last))
        line(figure, [(axis, top - at), (axis, top - low)], style.accent, 0.9)
        line(figure, [(axis, top - low), (axis, top - high)], style.grey, 0.5, dashed=True)
        at = high
    line(figure, [(axis, top - at), (axis, top - length)], style.accent, 0.9)
    named: list[float] = []
    for year, place in years_told(scale, dates):
        y = place * length
        line(figure, [(axis - 2.6, top - y), (axis, top - y)], style.accent, 0.5)
        if all(abs(y - other) >= style.small + 2.5 for other in named) and y + style.small <= length + 2:
            write(figure, 0.0, top - y - style.small * 0.9, str(year), "sans", style.small, style.grey)
            named.append(y)


def _draw_event(
    figure: Figure, event: TimelineEvent, scale: Timescale, axis: float, top: float, length: float, middle: float, style: ChartStyle
) -> None:
    if event.date.precision is not Precision.DAY:
        first, last = (place * length for place in scale.extent(event.date))
        span_bar(figure, top - max(last, first + 1.2), top - first, axis, style, upright=True)
    else:
        line(figure, [(axis - TICK, top - middle), (axis + TICK, top - middle)], style.accent, 0.9)
    marker(figure, axis, top - middle, kind_of(event), style)
