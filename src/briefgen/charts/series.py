"""Numbers over time or over categories: lines or bars, gaps where values are missing, names at the lines instead of a legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from briefgen.charts.alt_text import number
from briefgen.charts.backend import new_figure, record
from briefgen.charts.marks import line, write
from briefgen.charts.spread import spread
from briefgen.charts.style import ChartStyle
from briefgen.model.drawing import Drawing
from briefgen.model.exhibit import Series, SeriesData
from briefgen.ports import Measure

_SHAPES = ("o", "D", "s", "^", "v")
_DASHES: tuple[Any, ...] = ("-", (0, (4, 1.6)), (0, (1.2, 1.2)), (0, (5, 1.4, 1.2, 1.4)), (0, (2.5, 1)))
FRAME = 5
"""Series drawn in one frame; more get a small frame each."""

VALUES = 12
"""Bars of one series print their values when there are at most this many."""

_FULL_YEARS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Where values are drawn, in points of the figure. limits: lowest and highest value; count: places on the x axis."""

    left: float
    low: float
    width: float
    height: float
    limits: tuple[float, float]
    count: int

    def x(self, place: float) -> float:
        """The x of a place, the first being 0."""
        return self.left + (place + 0.6) / (self.count + 0.2) * self.width

    def y(self, value: float) -> float:
        """The y of a value."""
        return self.low + (value - self.limits[0]) / (self.limits[1] - self.limits[0]) * self.height


def draw_series(data: SeriesData, width: float, style: ChartStyle, measure: Measure) -> Drawing:
    """The drawing of at least one value, `width` points wide."""
    data = with_missing_years(data)
    known = [series for series in data.series if any(value is not None for value in series.values)]
    if len(known) > FRAME:
        return _small_multiples(data, known, width, style, measure)
    height = 0.44 * width + 16
    figure = new_figure(width, height)
    limits = _limits([value for one in known for value in one.values if value is not None], data.style)
    _frame(figure, data, known, (0.0, 0.0, width, height - 10), style, measure, limits=limits, names=len(known) > 1)
    _unit(figure, data, height, style)
    return record(figure)


def with_missing_years(data: SeriesData) -> SeriesData:
    """The data with a missing value for every year that its column of years leaves out; anything but ascending years is kept as it is."""
    if not data.x or not all(len(x) == 4 and x.isascii() and x.isdigit() for x in data.x):
        return data
    years = [int(x) for x in data.x]
    if years != sorted(set(years)) or years[-1] - years[0] > _FULL_YEARS:
        return data
    every = range(years[0], years[-1] + 1)
    series = tuple(
        Series(name=one.name, values=tuple(dict(zip(years, one.values, strict=True)).get(year) for year in every)) for one in data.series
    )
    return SeriesData(
        x_name=data.x_name, x=tuple(f"{year:04}" for year in every), series=series, unit=data.unit, citation=data.citation, style=data.style
    )


def _small_multiples(data: SeriesData, known: Sequence[Series], width: float, style: ChartStyle, measure: Measure) -> Drawing:
    columns = 2 if width < 300 else 3
    rows = -(-len(known) // columns)
    each, gap, tall = (width - 10 * (columns - 1)) / columns, 10.0, 84.0
    height = rows * (tall + gap) + 12
    figure = new_figure(width, height)
    values = [value for one in known for value in one.values if value is not None]
    for at, one in enumerate(known):
        left, low = (at % columns) * (each + 10), height - 12 - (at // columns + 1) * (tall + gap) + gap
        _frame(figure, data, [one], (left, low, each, tall - 14), style, measure, limits=_limits(values, data.style))
        write(figure, left, low + tall - 7, one.name, "sans-semibold", style.label, style.ink)
    _unit(figure, data, height, style)
    return record(figure)


def _unit(figure: Figure, data: SeriesData, height: float, style: ChartStyle) -> None:
    if data.unit:
        write(figure, 0.0, height - style.small - 1, data.unit, "sans", style.small, style.grey)


def _frame(
    figure: Figure,
    data: SeriesData,
    known: Sequence[Series],
    box: tuple[float, float, float, float],
    style: ChartStyle,
    measure: Measure,
    *,
    limits: tuple[float, float],
    names: bool = False,
) -> None:
    """One frame in a box (left, low, width, height): axes, values, names at the right."""
    left, low, width, height = box
    values = [value for one in known for value in one.values if value is not None]
    ticks = [tick for tick in MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]).tick_values(*limits) if limits[0] <= tick <= limits[1]]
    beside = max((measure.width(_tick(tick), "sans", style.small) for tick in ticks), default=0.0) + 4
    named = (
        min(max(measure.width(one.name, "sans-semibold", style.label) for one in known) + 8, width * 0.34)
        if names and data.style == "line"
        else 4
    )
    foot = style.small + 7
    plot = Plot(left=left + beside, low=low + foot, width=width - beside - named, height=height - foot, limits=limits, count=len(data.x))
    across, up = figure.get_size_inches() * 72
    axes = figure.add_axes((plot.left / across, plot.low / up, plot.width / across, plot.height / up))
    _dress(figure, axes, plot, data, ticks, style, measure)
    if data.style == "line":
        ends = _lines(axes, known, style)
        if names:
            _names(figure, ends, left + width - named + 5, plot, style)
    else:
        _bars(axes, known, style)
        if names:
            after_unit = measure.width(data.unit, "sans", style.small) + 10 if data.unit else 0.0
            _keys(figure, known, (left + after_unit, low + height + 3), style, measure)
        elif len(values) <= VALUES:
            _values(figure, plot, known[0], style, measure)
    _missing(figure, plot, known, style, measure)


def _limits(values: Sequence[Decimal], kind: str) -> tuple[float, float]:
    low, high = float(min(values)), float(max(values))
    if kind == "bar" or 0 <= low < 0.6 * high:
        low, high = min(low, 0.0), max(high, 0.0)
    room = (high - low or abs(high) or 1.0) * (0.14 if kind == "bar" else 0.08)
    return (low - room if low else low), high + room if high or not low else high


def _tick(value: float) -> str:
    return number(Decimal(f"{value:.10g}")).replace("-", "−")


def _dress(figure: Figure, axes: Axes, plot: Plot, data: SeriesData, ticks: Sequence[float], style: ChartStyle, measure: Measure) -> None:
    axes.set_xlim(-0.6, plot.count - 0.4)
    axes.set_ylim(plot.limits)
    axes.set_facecolor("none")
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    crosses = plot.limits[0] < 0 < plot.limits[1]
    axes.spines["bottom"].set(color=style.grey, linewidth=0.6, position=("data", 0.0) if crosses else ("axes", 0.0))
    axes.set_yticks(list(ticks))
    axes.grid(visible=True, axis="y", color=style.rule, linewidth=0.4)
    axes.set_axisbelow(True)
    shown = range(0, plot.count, _step(data.x, plot.width, style, measure))
    axes.set_xticks(list(shown))
    axes.tick_params(axis="both", length=0, labelbottom=False, labelleft=False)
    for tick in ticks:
        size = measure.width(_tick(tick), "sans", style.small)
        write(figure, plot.left - 4 - size, plot.y(tick) - style.small * 0.35, _tick(tick), "sans", style.small, style.grey)
    for at in shown:
        _centred(figure, plot.x(at), plot.low - style.small - 3, data.x[at], style.grey, style, measure)


def _centred(figure: Figure, x: float, y: float, text: str, colour: str, style: ChartStyle, measure: Measure) -> None:
    write(figure, x - measure.width(text, "sans", style.small) / 2, y, text, "sans", style.small, colour)


def _step(x: Sequence[str], width: float, style: ChartStyle, measure: Measure) -> int:
    """Every how many categories a name fits under the axis."""
    widest = max(measure.width(name, "sans", style.small) for name in x) + 5
    return max(1, -(-int(widest * len(x)) // max(int(width), 1)))


def _lines(axes: Axes, known: Sequence[Series], style: ChartStyle) -> list[tuple[str, float, str]]:
    """Draws the lines, broken where a value is missing; returns name, last value and colour of each."""
    ends = []
    for at, one in enumerate(known):
        colour = style.lines[at]
        for present, group in groupby(enumerate(one.values), key=lambda point: point[1] is not None):
            points = [(x, float(value)) for x, value in group if value is not None]
            if present:
                axes.plot(
                    [x for x, _ in points],
                    [y for _, y in points],
                    color=colour,
                    linewidth=1.3,
                    linestyle=_DASHES[at],
                    marker=_SHAPES[at],
                    markersize=3.2 if len(one.values) <= 40 else 0,
                    markeredgewidth=0,
                )
        ends.append((one.name, float(next(value for value in reversed(one.values) if value is not None)), colour))
    return ends


def _names(figure: Figure, ends: list[tuple[str, float, str]], left: float, plot: Plot, style: ChartStyle) -> None:
    """Names at the ends of their lines, moved apart, tied to the line by their colour."""
    order = sorted(range(len(ends)), key=lambda at: (ends[at][1], at))
    wanted = [plot.y(ends[at][1]) - plot.low - style.label / 2 for at in order]
    starts = spread(wanted, [style.leading] * len(order), 0.0, plot.height)
    for at, start in zip(order, starts, strict=True):
        write(figure, left, plot.low + start + style.label * 0.16, ends[at][0], "sans-semibold", style.label, ends[at][2])


def _bars(axes: Axes, known: Sequence[Series], style: ChartStyle) -> None:
    each = 0.76 / len(known)
    for at, one in enumerate(known):
        shift = (at - (len(known) - 1) / 2) * each
        points = [(x + shift, float(value)) for x, value in enumerate(one.values) if value is not None]
        axes.bar([x for x, _ in points], [y for _, y in points], width=each * 0.94, color=style.fills[at], linewidth=0)


def _keys(figure: Figure, known: Sequence[Series], place: tuple[float, float], style: ChartStyle, measure: Measure) -> None:
    """Coloured names over bars, in the order the bars stand."""
    x, y = place
    for at, one in enumerate(known):
        line(figure, [(x, y + style.label * 0.35), (x + 6, y + style.label * 0.35)], style.fills[at], 5)
        write(figure, x + 8.5, y, one.name, "sans-semibold", style.label, style.ink)
        x += measure.width(one.name, "sans-semibold", style.label) + 20


def _values(figure: Figure, plot: Plot, one: Series, style: ChartStyle, measure: Measure) -> None:
    for x, value in enumerate(one.values):
        if value is not None:
            y = plot.y(float(value)) + (2.5 if value >= 0 else -style.small - 2)
            _centred(figure, plot.x(x), y, number(value).replace("-", "−"), style.ink, style, measure)


def _missing(figure: Figure, plot: Plot, known: Sequence[Series], style: ChartStyle, measure: Measure) -> None:
    """`n/a` at the foot of every place where no series has a value."""
    free = 0.0
    for x in range(plot.count):
        if all(one.values[x] is None for one in known) and plot.x(x) >= free:
            _centred(figure, plot.x(x), plot.low + 3, "n/a", style.grey, style, measure)
            free = plot.x(x) + measure.width("n/a", "sans", style.small) + 3
