"""Edition -> its exhibits, drawn, described and numbered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefgen.charts.alt_text import alt_text
from briefgen.charts.cache import drawing_key
from briefgen.charts.style import chart_style
from briefgen.doctree.style import PageStyle, Sheet
from briefgen.model.drawing import Drawing
from briefgen.model.edition import Edition
from briefgen.model.exhibit import CoverageData, Exhibit, LadderData, PositionsData, SeriesData, TimelineData
from briefgen.ports import Measure

LEAST_EVENTS = 3
"""A timeline of fewer events shows nothing that its statements do not say."""

LEAST_STEPS = 2
"""A ladder of one step shows no course."""

_ROOMY = 0.13
"""Least height of a timeline on a landscape page in relation to its width."""


def draw(edition: Edition, measure: Measure, sheet: Sheet, drawn: Mapping[str, Drawing] = {}) -> tuple[Exhibit, ...]:
    """The exhibits worth printing: charts with drawing and alt text, tables with alt text; charts numbered first, then tables, from 1.

    Left out: a timeline of fewer than LEAST_EVENTS events, a ladder of fewer than LEAST_STEPS steps, a series without a value and a table
    without a row.
    drawn: drawings by drawing_key(exhibit, sheet), taken instead of drawing again. matplotlib is imported only when something is drawn.
    """
    worth = [exhibit for exhibit in edition.exhibits if _shows_something(exhibit)]
    charts = [exhibit for exhibit in worth if isinstance(exhibit.data, (TimelineData, SeriesData, LadderData))]
    ordered = [*charts, *(exhibit for exhibit in worth if exhibit not in charts)]
    numbers = {exhibit.id: number for number, exhibit in enumerate(ordered, 1)}
    return tuple(
        replace(
            exhibit,
            number=numbers[exhibit.id],
            alt=alt_text(exhibit),
            drawing=_drawing(exhibit, measure, sheet, drawn) if exhibit in charts else None,
        )
        for exhibit in worth
    )


def _shows_something(exhibit: Exhibit) -> bool:
    match exhibit.data:
        case TimelineData(events=events):
            return len(events) >= LEAST_EVENTS
        case LadderData(steps=steps):
            return len(steps) >= LEAST_STEPS
        case SeriesData(series=series):
            return any(value is not None for one in series for value in one.values)
        case CoverageData(references=references, sections=sections):
            return bool(references and sections)
        case PositionsData(positions=positions):
            return bool(positions)


def _drawing(exhibit: Exhibit, measure: Measure, sheet: Sheet, drawn: Mapping[str, Drawing]) -> Drawing:
    known = drawn.get(drawing_key(exhibit, sheet))
    if known is not None:
        return known
    from briefgen.charts.backend import house_settings
    from briefgen.charts.ladder import draw_ladder
    from briefgen.charts.series import draw_series
    from briefgen.charts.timeline import draw_timeline

    page, style = sheet.page, chart_style(sheet)
    with house_settings():
        match exhibit.data:
            case TimelineData() as data:
                landscape = page.width > page.height
                return draw_timeline(data, _widths(page), style, measure, least=_ROOMY * page.full_width if landscape else 0.0)
            case LadderData() as data:
                return draw_ladder(data, page.column_width, style, measure)
            case SeriesData() as data:
                return draw_series(data, page.column_width, style, measure)
            case _:
                raise AssertionError("tables are not drawn")


def _widths(page: PageStyle) -> list[float]:
    """The widths a timeline may have, narrowest first: on a landscape page it goes over all columns."""
    if page.width > page.height:
        return [page.full_width]
    return sorted({page.column_width, page.full_width}) if page.columns == 1 else [page.column_width]
