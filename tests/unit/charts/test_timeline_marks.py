from __future__ import annotations

from dataclasses import replace

from briefgen.charts.label import make_label
from briefgen.charts.timeline import draw_timeline
from briefgen.model.drawing import PathOp, TextOp
from briefgen.model.exhibit import TimelineData


def shapes(drawing, style):
    filled = [op for op in drawing.ops if isinstance(op, PathOp) and op.fill == style.accent and op.commands[-1] == ("z",)]
    hollow = [op for op in drawing.ops if isinstance(op, PathOp) and op.fill == "#ffffff"]
    bars = [op for op in drawing.ops if isinstance(op, PathOp) and op.fill == style.tint]
    round_ = [op for op in filled if any(command[0] == "c" for command in op.commands)]
    return len(round_), len(filled) - len(round_), len(hollow), len(bars)


def test_shape_says_how_a_date_is_known_and_a_bar_how_finely(event, style, measure):
    data = TimelineData(
        events=(
            event("2001-02-03", "stated"),
            event("2004~", "inferred"),
            event("2009-05", "stated, month"),
            event("2012", "planned", planned=True),
        )
    )
    drawing = draw_timeline(data, [334.5], style, measure)
    # Each once on the line and once in the legend; three bars and the legend's.
    assert shapes(drawing, style) == (2 + 1, 1 + 1, 1 + 1, 3 + 1)
    words = [op.text for op in drawing.ops if isinstance(op, TextOp)]
    assert [text for text in words if text in ("stated date", "inferred date (≈)", "still to come", "day not known")] == [
        "stated date",
        "inferred date (≈)",
        "still to come",
        "day not known",
    ]


def test_the_legend_says_only_what_is_there(event, style, measure):
    data = TimelineData(events=tuple(event(f"200{n}-02-03", "stated") for n in range(3)))
    words = [op.text for op in draw_timeline(data, [334.5], style, measure).ops if isinstance(op, TextOp)]
    assert "stated date" in words
    assert not {"inferred date (≈)", "still to come", "day not known", "years with more events are drawn wider"} & set(words)


def test_citations_stay_with_the_last_word(event, style, measure):
    for width in range(40, 120, 7):
        last = make_label(event("2001-02-03", "the pier was opened by the board"), style, measure, float(width)).lines[-1]
        assert last[-1].text == "[1][3]"
        assert last[-2].text.endswith("board")


def test_an_inferred_date_always_carries_its_sign(event, style, measure):
    inferred = event("2004~", "x")
    assert make_label(inferred, style, measure, 200.0).lines[0][0].text == "≈ 2004"


def test_many_citations_are_told_by_the_first_and_their_number(event, style, measure):
    many = replace(event("2001-02-03", "the pier was opened"), citations=tuple(range(1, 41)))
    label = make_label(many, style, measure, 120.0)
    assert label.lines[-1][-1].text == "[1][2][3][4]+36"
    assert label.width <= 120.0


def test_a_timeline_grows_where_there_is_room(event, style, measure):
    data = TimelineData(events=tuple(event(f"200{n}-02-03", "the pier was opened") for n in range(3)))
    low, high = draw_timeline(data, [700.0], style, measure), draw_timeline(data, [700.0], style, measure, least=150.0)
    assert (low.height < 150.0, high.height) == (True, 150.0)
    assert draw_timeline(data, [700.0], style, measure, least=low.height - 1) == low
    assert sorted(op.text for op in low.ops if isinstance(op, TextOp)) == sorted(op.text for op in high.ops if isinstance(op, TextOp))


def test_a_month_too_short_to_be_seen_is_told_by_its_missing_stroke(event, style, measure):
    def words(*dates):
        data = TimelineData(events=tuple(event(date, "stated") for date in dates))
        return {op.text for op in draw_timeline(data, [334.5], style, measure).ops if isinstance(op, TextOp)}

    assert {"day known", "day not known"} & words("1990-05", "2005-02-03", "2020-02-03") == {"day known"}
    assert {"day known", "day not known"} & words("1990", "2005-02-03", "2020-02-03") == {"day not known"}
    assert not {"day known", "day not known"} & words("1990-05", "2005-02", "2020-02")
