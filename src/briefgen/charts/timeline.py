"""The timeline: one line of time with labels on poles; a column of labels beside an upright line when there are too many for that."""

from __future__ import annotations

from matplotlib.figure import Figure

from briefgen.charts.backend import new_figure, record
from briefgen.charts.flags import Flag, fly, reach
from briefgen.charts.label import Label, make_label
from briefgen.charts.legend import legend_height, write_legend
from briefgen.charts.marks import kind_of, line, marker, span_bar, write, write_label
from briefgen.charts.rows import draw_rows
from briefgen.charts.style import ChartStyle
from briefgen.charts.timescale import Timescale, make_scale
from briefgen.model.exhibit import Drawing, TimelineData, TimelineEvent
from briefgen.ports import Measure
from briefgen.text.edtf import Precision

_EDGE = 5.0
_TICKS = 11.0
"""Room for the years under the line."""

_FLAT = 0.62
"""A timeline on poles is at most this high in relation to its width; higher, and rows beside an upright line read better."""

_LEAST = 135.0


def draw_timeline(data: TimelineData, width: float, style: ChartStyle, measure: Measure) -> Drawing:
    """The drawing of at least one event, `width` points wide, as high as it needs."""
    events = data.events
    scale = make_scale([event.date for event in events])
    labels = [make_label(event, style, measure, width * (0.44 if width < 300 else 0.32)) for event in events]
    poles = [_EDGE + _middle(scale, event) * (width - 2 * _EDGE) for event in events]
    order = sorted(range(len(events)), key=lambda index: poles[index])
    flags = fly([poles[i] for i in order], [(labels[i].width, labels[i].height) for i in order], width)
    height = reach(flags, 1) + reach(flags, -1) + _TICKS + legend_height(events, scale, style, measure, width) + 2
    if height > max(_FLAT * width, _LEAST):
        return draw_rows(events, scale, width, style, measure)
    figure = new_figure(width, height, measure)
    axis = height - reach(flags, 1) - 1
    _draw_axis(figure, scale, axis, width, style, measure)
    for flag in flags:
        _draw_flag(figure, flag, labels[order[flag.index]], axis, style)
    for event, pole in zip(events, poles, strict=True):
        _draw_event(figure, event, pole, scale, axis, width, style)
    write_legend(figure, events, scale, style, measure, width)
    return record(figure, measure)


def _middle(scale: Timescale, event: TimelineEvent) -> float:
    low, high = scale.extent(event.date)
    return (low + high) / 2


def _draw_axis(figure: Figure, scale: Timescale, axis: float, width: float, style: ChartStyle, measure: Measure) -> None:
    """The line, its years where they fit, and a gap with two strokes where years are left out."""
    inner, at = width - 2 * _EDGE, _EDGE
    for first, last in scale.broken:
        low, high = (_EDGE + inner * place for place in scale.run(first, last))
        line(figure, [(at, axis), (low, axis)], style.accent, 0.9)
        for x in (low, high):
            line(figure, [(x - 1.4, axis - 3), (x + 1.4, axis + 3)], style.accent, 0.7)
        line(figure, [(low, axis), (high, axis)], style.grey, 0.5, dashed=True)
        at = high
    line(figure, [(at, axis), (width - _EDGE, axis)], style.accent, 0.9)
    free = 0.0
    for year, place in scale.years:
        x = _EDGE + inner * place
        line(figure, [(x, axis - 2.6), (x, axis)], style.accent, 0.5)
        size = measure.width(str(year), "sans", style.small)
        if x >= free and x + size <= width:
            write(figure, x + 0.6, axis - 2.6 - style.small, str(year), "sans", style.small, style.grey)
            free = x + size + 5


def _draw_flag(figure: Figure, flag: Flag, label: Label, axis: float, style: ChartStyle) -> None:
    base = axis if flag.side > 0 else axis - _TICKS + 2
    end = base + flag.side * flag.high
    line(figure, [(flag.pole, axis), (flag.pole, end)], style.grey, 0.45)
    top = end if flag.side > 0 else base - flag.low
    write_label(figure, label, flag.left, top, to_right=flag.right if flag.reversed else None)


def _draw_event(figure: Figure, event: TimelineEvent, pole: float, scale: Timescale, axis: float, width: float, style: ChartStyle) -> None:
    if event.date.precision is not Precision.DAY:
        low, high = (_EDGE + place * (width - 2 * _EDGE) for place in scale.extent(event.date))
        span_bar(figure, low, max(high, low + 1.2), axis, style)
    else:
        line(figure, [(pole, axis - 4.2), (pole, axis + 4.2)], style.accent, 0.9)
    marker(figure, pole, axis, kind_of(event), style)
