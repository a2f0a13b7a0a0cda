"""The timeline: one line of time with labels on poles; a column of labels beside an upright line when there are too many for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from matplotlib.figure import Figure

from briefgen.charts.backend import new_figure, record
from briefgen.charts.flags import Flag, cost, fly, reach
from briefgen.charts.label import Label, make_label
from briefgen.charts.legend import Legend, legend_height, write_legend
from briefgen.charts.marks import TICK, kind_of, line, marker, span_bar, write, write_label
from briefgen.charts.rows import draw_rows
from briefgen.charts.style import ChartStyle
from briefgen.charts.timescale import Timescale, make_scale, years_told
from briefgen.model.drawing import Drawing
from briefgen.model.exhibit import TimelineData, TimelineEvent
from briefgen.ports import Measure
from briefgen.text.edtf import Precision

_EDGE = 5.0
_CLEAR = 5.0
_BESIDE_POLE = 1.6
"""Points between a pole and the number of a year right of it."""
_FLAT = 0.48
"""A timeline on poles is at most this high in relation to its width; higher, and rows beside an upright line read better."""

_LEAST = 135.0
_LABEL_SHARES = (0.44, 0.36, 0.28)
"""Widths of labels that are tried, in relation to the drawing; the one that keeps it lowest is taken, at most a half."""

_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)


def draw_timeline(data: TimelineData, widths: Sequence[float], style: ChartStyle, measure: Measure, least: float = 0.0) -> Drawing:
    """The drawing of at least one event, as high as it needs.

    widths: the narrowest at which labels on poles stay low is taken; when there is none, rows as wide as the first. least: height in
    points below which poles are drawn longer, for a page that has the room.
    """
    scale = make_scale([event.date for event in data.events])
    for width in widths:
        drawing = _on_poles(data.events, scale, width, style, measure, least)
        if drawing:
            return drawing
    return draw_rows(data.events, widths[0], style, measure)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Labels in the order of their poles, and how they fly."""

    labels: tuple[Label, ...]
    flags: tuple[Flag, ...]

    @property
    def height(self) -> float:
        return reach(self.flags, 1) + reach(self.flags, -1)

    def lifted(self, by: float) -> _Plan:
        """The same labels, each this much farther from the line."""
        return replace(self, flags=tuple(replace(flag, low=flag.low + by, high=flag.high + by) for flag in self.flags))


def _on_poles(
    events: Sequence[TimelineEvent], scale: Timescale, width: float, style: ChartStyle, measure: Measure, least: float
) -> Drawing | None:
    poles = [_EDGE + _middle(scale, event) * (width - 2 * _EDGE) for event in events]
    order = sorted(range(len(events)), key=lambda index: poles[index])
    plans = [_plan([events[i] for i in order], [poles[i] for i in order], width, share, style, measure) for share in _LABEL_SHARES]
    plan = min(plans, key=lambda plan: cost(plan.flags))
    legend = Legend(events=tuple(events), scale=scale, length=width - 2 * _EDGE)
    height = plan.height + legend_height(legend, style, measure, width) + 2
    if height > max(_FLAT * width, _LEAST):
        return None
    if height < least:
        sides = len({flag.side for flag in plan.flags})
        plan, height = plan.lifted((least - height) / sides), least
    figure = new_figure(width, height)
    axis = height - reach(plan.flags, 1) - 1
    _draw_axis(figure, scale, axis, width, style)
    _write_years(figure, scale, events, plan.flags, axis, width, style, measure)
    for flag, label in zip(plan.flags, plan.labels, strict=True):
        _draw_flag(figure, flag, label, axis, style)
    for event, pole in zip(events, poles, strict=True):
        _draw_event(figure, event, pole, scale, axis, width, style)
    write_legend(figure, legend, style, measure, width)
    return record(figure)


def _plan(
    events: Sequence[TimelineEvent], poles: Sequence[float], width: float, share: float, style: ChartStyle, measure: Measure
) -> _Plan:
    labels = tuple(make_label(event, style, measure, width * share) for event in events)
    return _Plan(labels=labels, flags=fly(poles, [(label.width, label.height) for label in labels], width))


def _middle(scale: Timescale, event: TimelineEvent) -> float:
    low, high = scale.extent(event.date)
    return (low + high) / 2


def _draw_axis(figure: Figure, scale: Timescale, axis: float, width: float, style: ChartStyle) -> None:
    """The line and a gap with two strokes where years are left out."""
    inner, at = width - 2 * _EDGE, _EDGE
    for first, last in scale.broken:
        low, high = (_EDGE + inner * place for place in scale.run(first, last))
        line(figure, [(at, axis), (low, axis)], style.accent, 0.9)
        for x in (low, high):
            line(figure, [(x - 1.4, axis - 3), (x + 1.4, axis + 3)], style.accent, 0.7)
        line(figure, [(low, axis), (high, axis)], style.grey, 0.5, dashed=True)
        at = high
    line(figure, [(at, axis), (width - _EDGE, axis)], style.accent, 0.9)
    for _, place in scale.years:
        x = _EDGE + inner * place
        line(figure, [(x, axis - 2.6), (x, axis)], style.accent, 0.5)


def _write_years(
    figure: Figure,
    scale: Timescale,
    events: Sequence[TimelineEvent],
    flags: Sequence[Flag],
    axis: float,
    width: float,
    style: ChartStyle,
    measure: Measure,
) -> None:
    """Years under the line where no pole stands, else over it, those with most events first: one that nears a named one is left out.

    A year with events whose beginning poles take up is named further on within the year, or right before it in an empty one. Where an axis
    in proportion has room for every other year or fewer, the rest tell themselves: those alone are named, and under the line.
    """
    inner, named = width - 2 * _EDGE, list[tuple[float, float]]()
    step = year_step(scale, inner, style, measure)
    dates = [event.date for event in events]
    ends = dict(pairwise([place for _, place in scale.years] + [1.0]))
    stepped = scale.proportional and step > 1
    for year, place in years_told(scale, dates):
        if stepped and year % step:
            continue
        told = any(date.earliest.year <= year <= date.latest.year for date in dates)
        size = measure.width(str(year), "sans", style.small)
        start = _EDGE + inner * place + 0.6
        last = min(_EDGE + inner * ends[place], width) - size if told else start
        sides = (-1,) if stepped else (-1, 1)
        found = _room(start, max(last, start), size, named, flags, width, sides)
        if found is None and told and not any(date.earliest.year < year <= date.latest.year + 1 for date in dates):
            ahead = start - size - 2 * _BESIDE_POLE  # before its stroke, where nothing is told that the number could be taken for
            found = _room(ahead, ahead, size, named, flags, width, sides) if ahead >= 0 else None
        if found is None:
            continue
        left, side = found
        named.append((left, left + size))
        low = axis - 5.2 - style.small * 0.72 if side < 0 else axis + 5.2
        write(figure, left, low, str(year), "sans", style.small, style.grey)


def _room(
    start: float, last: float, size: float, named: Sequence[tuple[float, float]], flags: Sequence[Flag], width: float, sides: Sequence[int]
) -> tuple[float, int] | None:
    """The first x from start to last and the first of the sides where `size` points of words meet no pole and no named year."""
    behind = [flag.pole + _BESIDE_POLE for flag in flags] + [right + _CLEAR for _, right in named]
    for left in sorted(x for x in (start, *behind) if start <= x <= last):
        right = left + size
        if right > width or any(left < other[1] + _CLEAR and other[0] - _CLEAR < right for other in named):
            continue
        taken = {flag.side for flag in flags if left - 1.5 < flag.pole < right + 1.5}
        side = next((side for side in sides if side not in taken), None)
        if side is not None:
            return left, side
    return None


def year_step(scale: Timescale, length: float, style: ChartStyle, measure: Measure) -> int:
    """Every how many years a year of an axis in proportion, `length` points long, has room for its number."""
    needed = measure.width("0000", "sans", style.small) + _CLEAR
    each = length / max(len(scale.knots) - 1, 1)
    return next((step for step in _YEAR_STEPS if step * each >= needed), _YEAR_STEPS[-1])


def _draw_flag(figure: Figure, flag: Flag, label: Label, axis: float, style: ChartStyle) -> None:
    end = axis + flag.side * flag.high
    line(figure, [(flag.pole, axis), (flag.pole, end)], style.pole, 0.5)
    top = end if flag.side > 0 else axis - flag.low
    write_label(figure, label, flag.left, top, to_right=flag.right if flag.reversed else None)


def _draw_event(figure: Figure, event: TimelineEvent, pole: float, scale: Timescale, axis: float, width: float, style: ChartStyle) -> None:
    if event.date.precision is not Precision.DAY:
        low, high = (_EDGE + place * (width - 2 * _EDGE) for place in scale.extent(event.date))
        span_bar(figure, low, max(high, low + 1.2), axis, style)
    else:
        line(figure, [(pole, axis - TICK), (pole, axis + TICK)], style.accent, 0.9)
    marker(figure, pole, axis, kind_of(event), style)
