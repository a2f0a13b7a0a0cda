"""No label meets a label, no pole crosses a label, nothing leaves the drawing."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.charts.flags import BASE, Flag, fly, reach
from briefgen.charts.label import make_label
from briefgen.charts.spread import spread
from briefgen.charts.timeline import draw_timeline, year_step
from briefgen.charts.timescale import make_scale, years_told
from briefgen.model.drawing import Drawing, TextOp
from briefgen.model.exhibit import TimelineData
from briefgen.text.edtf import parse_edtf

WIDTH = 240.0
POLES = st.lists(st.floats(0, WIDTH), min_size=1, max_size=40).map(sorted)


def boxes(drawing: Drawing, measure) -> list[tuple[float, float, float, float, str]]:
    return [
        (op.x, op.y - 0.2 * op.size, op.x + measure.width(op.text, op.font, op.size), op.y + 0.6 * op.size, op.text)
        for op in drawing.ops
        if isinstance(op, TextOp)
    ]


def meets(a, b) -> bool:
    return a[0] < b[2] - 0.05 and b[0] < a[2] - 0.05 and a[1] < b[3] - 0.05 and b[1] < a[3] - 0.05


@pytest.mark.parametrize("width", [239.5, 334.5, 470.5])
@pytest.mark.parametrize(
    ("count", "first", "last"), [(3, 1990, 2024), (8, 1954, 2024), (14, 2019, 2024), (50, 1950, 2024), (50, 2024, 2024)]
)
@pytest.mark.parametrize("seed", [1, 2])
def test_labels_of_a_crowded_timeline_do_not_meet(crowd, style, measure, width, count, first, last, seed):
    drawing = draw_timeline(crowd(seed, count, first, last), [width], style, measure)
    shown = boxes(drawing, measure)
    for a, b in itertools.combinations(shown, 2):
        assert not meets(a, b), (a, b)
    for left, low, right, high, text in shown:
        assert left >= -0.01, text
        assert right <= width + 0.01, text
        assert low >= -0.5, text
        assert high <= drawing.height + 0.5, text


def test_fifty_events_fit_on_a_page(crowd, style, measure):
    assert draw_timeline(crowd(5, 50, 1950, 2024), [334.5, 470.5], style, measure).height < 680


def test_every_word_of_every_event_is_drawn(crowd, style, measure):
    data = crowd(4, 30, 1990, 2024)
    drawn = " ".join(op.text for op in draw_timeline(data, [334.5], style, measure).ops if isinstance(op, TextOp))
    for event in data.events:
        assert all(word in drawn for word in (*event.label.split(), *event.date_text.split()))


def test_a_word_wider_than_the_drawing_is_broken_not_cut(event, style, measure):
    long = "x" * 300
    data = TimelineData(events=(event("2001", long), event("2002", "b"), event("2003", "c")))
    drawing = draw_timeline(data, [239.5], style, measure)
    assert "".join(op.text for op in drawing.ops if isinstance(op, TextOp)).count("x") == 300
    assert all(right <= 239.6 for _, _, right, _, _ in boxes(drawing, measure))


def test_the_same_events_give_the_same_operations(crowd, style, measure):
    first, second = (draw_timeline(crowd(9, 20, 1990, 2024), [334.5], style, measure) for _ in range(2))
    assert first == second


@settings(max_examples=60, deadline=None)
@given(POLES, st.integers(0, 10**6))
def test_flags_never_cross(poles, seed):
    sizes = [(40.0 + (seed * (at + 3)) % 60, 8.0 + (seed * (at + 1)) % 19) for at in range(len(poles))]
    flags = fly(poles, sizes, WIDTH)
    assert [flag.index for flag in flags] == list(range(len(poles)))
    for flag in flags:
        assert flag.left >= -0.01
        assert flag.right <= WIDTH + 0.01
        assert flag.low >= BASE
        assert flag.high <= reach(flags, flag.side)
    for a, b in itertools.permutations(flags, 2):
        if a.side == b.side:
            assert not _labels_meet(a, b)
            assert not (b.left < a.pole < b.right and a.high > b.low), (a, b)


def _labels_meet(a: Flag, b: Flag) -> bool:
    return a.left < b.right and b.left < a.right and a.low < b.high and b.low < a.high


@given(st.lists(st.tuples(st.floats(-50, 150), st.floats(0.5, 20)), min_size=1, max_size=12))
def test_spread_keeps_order_and_moves_apart(wanted):
    places, sizes = [place for place, _ in wanted], [size for _, size in wanted]
    starts = spread(places, sizes, 0.0, 100.0)
    for at in range(len(starts) - 1):
        assert starts[at] + sizes[at] <= starts[at + 1] + 1e-6
    assert starts[0] >= -1e-6
    if sum(sizes) <= 100:
        assert starts[-1] + sizes[-1] <= 100 + 1e-6


def test_spread_leaves_alone_what_is_apart():
    assert spread([10.0, 40.0, 80.0], [5.0, 5.0, 5.0], 0.0, 100.0) == (10.0, 40.0, 80.0)


def test_no_label_ends_in_a_line_much_shorter_than_the_others(crowd, style, measure):
    told = "The two towns signed a new treaty on the ferries of the old port"
    event = replace(crowd(1, 1, 2020, 2020).events[0], label=told, citations=(1,))
    for width in range(90, 240, 5):
        widths = make_label(event, style, measure, width).widths
        assert len(widths) == 1 or min(widths) > 0.5 * max(widths)


def test_years_stand_on_one_side_of_a_line_that_names_every_other(crowd, style, measure):
    tried = 0
    for data in (crowd(seed, 5, 1990, 2024) for seed in range(12)):
        years = {
            op.y
            for op in draw_timeline(data, [334.5], style, measure).ops
            if isinstance(op, TextOp) and op.font == "sans" and re.fullmatch(r"\d{4}", op.text)
        }
        scale = make_scale([event.date for event in data.events])
        if scale.proportional and year_step(scale, 324.5, style, measure) > 1:
            tried += 1
            assert len(years) == 1
    assert tried


@pytest.mark.parametrize("lone", ["1976", "2008"])
def test_the_year_of_most_events_is_named_first(event, style, measure, lone):
    days = ["2016-01-19", "2016-02-01", "2016-02-09", "2016-02-24", "2016-03-05", "2016-07-18", "2016-08-01", "2016-08-14"]
    data = TimelineData(events=tuple(event(day, "The mill opened") for day in (lone, *days)))
    for width in (239.5, 334.5, 470.5):
        drawing = draw_timeline(data, [width], style, measure, 400.0)
        years = [op.text for op in drawing.ops if isinstance(op, TextOp) and op.font == "sans" and re.fullmatch(r"\d{4}", op.text)]
        assert "2016" in years
        assert lone in years or width < 300


def test_years_with_most_dates_come_first_then_those_of_time():
    scale = make_scale([parse_edtf(text) for text in ("2001", "2003-05", "2003-06-02")])
    assert [year for year, _ in years_told(scale, [parse_edtf(text) for text in ("2001", "2003-05", "2003-06-02")])] == [2003, 2001, 2002]
