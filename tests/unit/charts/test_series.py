from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen.charts.backend import house_settings
from briefgen.charts.series import draw_series, with_missing_years
from briefgen.model.drawing import PathOp, TextOp
from briefgen.model.exhibit import Series, SeriesData


def data_of(x, *series, style="line", unit="million"):
    made = tuple(
        Series(name=f"S{n}", values=tuple(None if v is None else Decimal(str(v)) for v in values)) for n, values in enumerate(series, 1)
    )
    return SeriesData(x_name="Year", x=tuple(x), series=made, unit=unit, citation=1, style=style)


def drawn(data, style, measure):
    with house_settings():
        return draw_series(data, 334.5, style, measure)


def words(drawing):
    return [op.text for op in drawing.ops if isinstance(op, TextOp)]


def lines_of(drawing, colour):
    return [op for op in drawing.ops if isinstance(op, PathOp) and op.stroke == colour and op.fill is None and op.width == 1.3]


def test_a_missing_value_breaks_the_line(style, measure):
    drawing = drawn(data_of(("2001", "2002", "2003", "2004", "2005"), (1, 2, None, 4, 5)), style, measure)
    first, second = lines_of(drawing, style.accent)
    assert (len(first.commands), len(second.commands)) == (2, 2)
    assert "n/a" in words(drawing)


def test_a_year_that_the_data_leaves_out_is_missing_too():
    data = with_missing_years(data_of(("2001", "2003"), (1, 3)))
    assert data.x == ("2001", "2002", "2003")
    assert data.series[0].values == (Decimal(1), None, Decimal(3))


@pytest.mark.parametrize("x", [("a", "b"), ("2003", "2001"), ("2001", "2001"), ("1500", "2001"), ("2001", "2003-04")])
def test_what_is_no_run_of_years_is_kept(x):
    data = data_of(x, (1, 2))
    assert with_missing_years(data) is data


def test_lines_carry_their_names_and_bars_their_values(style, measure):
    line = drawn(data_of(("2001", "2002"), (1, 2), (3, 1)), style, measure)
    assert {"S1", "S2", "million", "2001", "2002"} <= set(words(line))
    bars = drawn(data_of(("Port Ansel", "Quay"), (1.5, -2.25), style="bar"), style, measure)
    assert {"1.5", "−2.25", "Port Ansel", "Quay"} <= set(words(bars))


def test_many_series_get_a_frame_each_on_one_scale(style, measure):
    drawing = drawn(data_of(("2001", "2002"), *[(n, n + 1) for n in range(7)]), style, measure)
    assert {f"S{n}" for n in range(1, 8)} <= set(words(drawing))
    assert words(drawing).count("6") == 7


@pytest.mark.parametrize(
    "values",
    [(0, 0), (5, 5), (-3, -3), (1,), (None, 7), (1e12, 2e12), (0.001, 0.002), (-5, 5)],
)
@pytest.mark.parametrize("kind", ["line", "bar"])
def test_odd_values_are_drawn_inside(style, measure, values, kind):
    drawing = drawn(data_of([f"x{n}" for n in range(len(values))], values, style=kind), style, measure)
    for op in drawing.ops:
        if isinstance(op, TextOp):
            assert -0.6 <= op.x <= 334.5
            assert -0.6 <= op.y <= drawing.height


def test_words_are_never_read_as_formulas(style, measure):
    drawing = drawn(data_of(("$x^2$", "\\frac"), (1, 2), unit="$ million"), style, measure)
    assert {"$x^2$", "\\frac", "$ million"} <= set(words(drawing))


def test_a_setting_of_the_machine_changes_nothing(style, measure):
    import matplotlib as mpl

    data = data_of(("2001", "2002", "2003"), (1, 2, 4))
    plain = drawn(data, style, measure)
    with mpl.rc_context({"lines.linewidth": 9, "axes.facecolor": "red", "axes.grid": False, "figure.dpi": 300}):
        assert drawn(data, style, measure) == plain
