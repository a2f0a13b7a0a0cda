"""The ladder: a status over time as a line that steps from level to level, the levels named at the left, dates and sources at the steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from matplotlib.figure import Figure

from briefgen.charts.backend import new_figure, record
from briefgen.charts.label import Label, make_label
from briefgen.charts.legend import Legend, legend_height, write_legend
from briefgen.charts.marks import RADIUS, kind_of, line, marker, span_bar, write, write_label
from briefgen.charts.style import ChartStyle
from briefgen.charts.timeline import year_step
from briefgen.charts.timescale import Timescale, make_scale
from briefgen.model.drawing import Drawing
from briefgen.model.exhibit import LadderData, LadderStep, TimelineEvent
from briefgen.ports import Measure
from briefgen.text.edtf import Precision, parse_edtf

NONE = "no entry cited"
"""What stands at a level that no printed statement dates; whether it was entered the sources need not say."""

_NAMES = 0.36
"""Share of the width that names of levels take at most."""

_AFTER = 14.0
"""Points that the last status goes on behind the last year."""

_UNDER, _CLEAR, _EDGE = 4.2, 3.5, 5.0
_ANY = parse_edtf("2000")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Points of the figure. left, right: ends of the years; width: of the figure; levels: y of each; places: x of each step."""

    left: float
    right: float
    width: float
    axis: float
    levels: tuple[float, ...]
    places: tuple[float, ...]


def draw_ladder(data: LadderData, width: float, style: ChartStyle, measure: Measure) -> Drawing:
    """The drawing of at least one step, `width` points wide, the highest level on top."""
    events = [_as_event(step) for step in data.steps]
    scale = make_scale([step.date for step in data.steps])
    reached = {step.level for step in data.steps}
    inks = [style if at in reached else _pale(style) for at in range(len(data.levels))]
    names = [_words(name[:1].upper() + name[1:], ink, measure, width * _NAMES) for name, ink in zip(data.levels, inks, strict=True)]
    left = max(name.width for name in names) + 8
    right = width - _AFTER
    labels = _labels(data, events, style, measure, (width - left) * 0.7)
    gap = max(*(name.height for name in names), *(label.height + _UNDER for label in labels.values())) + _CLEAR + RADIUS
    legend = Legend(events=tuple(events), scale=scale, length=right - left - _EDGE, ticked=False)
    foot = legend_height(legend, style, measure, width) + style.small + 5
    lowest = foot + max(gap, names[0].height / 2 + _CLEAR)
    height = lowest + gap * (len(names) - 1) + max(names[-1].height / 2, RADIUS + 2) + 1
    plan = _Plan(
        left=left,
        right=right,
        width=width,
        axis=foot,
        levels=tuple(lowest + gap * at for at in range(len(names))),
        places=tuple(left + _EDGE + sum(scale.extent(step.date)) / 2 * (right - left - _EDGE) for step in data.steps),
    )
    figure = new_figure(width, height)
    _draw_years(figure, scale, plan, style, measure)
    for at, name in enumerate(names):
        write_label(figure, name, 0.0, plan.levels[at] + name.height / 2)
        if at not in reached:
            line(figure, [(left, plan.levels[at]), (width, plan.levels[at])], style.pole, 0.5, dashed=True)
    _draw_course(figure, data, plan, style)
    for step, event, place in zip(data.steps, events, plan.places, strict=True):
        _draw_step(figure, step, event, place, scale, plan, style)
    for at, label in labels.items():
        wanted = next((place for step, place in zip(data.steps, plan.places, strict=True) if step.level == at), left - _UNDER)
        write_label(figure, label, _beside(wanted, label.width, _risers(data, plan, at), plan), plan.levels[at] - _UNDER)
    write_legend(figure, legend, style, measure, width)
    return record(figure)


def _as_event(step: LadderStep) -> TimelineEvent:
    """The step as marks and labels of a timeline know it, without words of its own."""
    return TimelineEvent(
        date=step.date, date_text=step.date_text, label="", statement=step.statement, citations=step.citations, inferred=step.inferred
    )


def _pale(style: ChartStyle) -> ChartStyle:
    return replace(style, ink=style.grey)


def _words(text: str, style: ChartStyle, measure: Measure, width: float) -> Label:
    blank = TimelineEvent(date=_ANY, date_text="", label=text, statement="", citations=())
    return make_label(blank, style, measure, width)


def _labels(data: LadderData, events: Sequence[TimelineEvent], style: ChartStyle, measure: Measure, width: float) -> dict[int, Label]:
    """What stands under the line of each level: date and sources of its step, or that none is cited."""
    dated = {step.level: make_label(event, style, measure, width) for step, event in zip(data.steps, events, strict=True)}
    return {at: dated.get(at) or _words(NONE, _pale(style), measure, width) for at in range(len(data.levels))}


def _draw_course(figure: Figure, data: LadderData, plan: _Plan, style: ChartStyle) -> None:
    """The line of the status; a rule leads from each name to its step."""
    points: list[tuple[float, float]] = []
    for step, place in zip(data.steps, plan.places, strict=True):
        y = plan.levels[step.level]
        line(figure, [(plan.left, y), (place, y)], style.rule, 0.5)
        if points:
            points.append((place, points[-1][1]))
        points.append((place, y))
    line(figure, [*points, (plan.width, points[-1][1])], style.accent, 1.1)


def _draw_step(
    figure: Figure, step: LadderStep, event: TimelineEvent, place: float, scale: Timescale, plan: _Plan, style: ChartStyle
) -> None:
    y, inner = plan.levels[step.level], plan.right - plan.left - _EDGE
    if step.date.precision is not Precision.DAY:
        low, high = (plan.left + _EDGE + share * inner for share in scale.extent(step.date))
        span_bar(figure, low, max(high, low + 1.2), y, style)
    marker(figure, place, y, kind_of(event), style)


def _risers(data: LadderData, plan: _Plan, level: int) -> list[float]:
    """Where the line of the status goes up or down through the room under a level."""
    moves = zip(data.steps, data.steps[1:], plan.places[1:], strict=False)
    return [x for old, new, x in moves if min(old.level, new.level) < level <= max(old.level, new.level)]


def _beside(wanted: float, width: float, risers: Sequence[float], plan: _Plan) -> float:
    """The left edge of words as near to x `wanted` as risers leave room for: right of it, else left."""
    walls = sorted([plan.left - _UNDER, *risers, plan.width + _UNDER])
    rooms = [(low + _UNDER, high - _UNDER) for low, high in pairwise(walls) if high - low >= width + 2 * _UNDER]
    most = plan.width - width
    starts = [min(max(wanted + _UNDER, low), high - width) for low, high in rooms]
    # words that begin at the step read better than words that end there
    return min(starts, key=lambda start: (_away(start, width, wanted), start), default=min(max(wanted + _UNDER, plan.left), most))


def _away(start: float, width: float, wanted: float) -> float:
    return start - wanted if start >= wanted else max(0.0, wanted - start - width) + _UNDER / 2


def _draw_years(figure: Figure, scale: Timescale, plan: _Plan, style: ChartStyle, measure: Measure) -> None:
    """The years at the foot, those that have room numbered."""
    inner = plan.right - plan.left - _EDGE
    line(figure, [(plan.left, plan.axis), (plan.width, plan.axis)], style.grey, 0.5)
    step, free = year_step(scale, inner, style, measure), 0.0
    for year, place in scale.years:
        x = plan.left + _EDGE + inner * place
        size = measure.width(str(year), "sans", style.small)
        if (year % step and scale.proportional) or x - size / 2 < free or x + size / 2 > plan.width:
            continue
        line(figure, [(x, plan.axis), (x, plan.axis - 2.4)], style.grey, 0.5)
        write(figure, x - size / 2, plan.axis - style.small - 2.6, str(year), "sans", style.small, style.grey)
        free = x + size / 2 + _CLEAR
