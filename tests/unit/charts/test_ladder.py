"""Levels are named, steps are dated at their place, nothing meets; what no statement dates is said to be so."""

from __future__ import annotations

import itertools
import random

import pytest

from briefgen.charts.alt_text import alt_text
from briefgen.charts.draw import draw
from briefgen.charts.ladder import NONE, draw_ladder
from briefgen.model.drawing import PathOp, TextOp
from briefgen.model.edition import Edition
from briefgen.model.exhibit import Exhibit, LadderData, LadderStep
from briefgen.text.edtf import parse_edtf

WORDS = ["harbour", "partnership", "deep", "relations", "customs", "union", "of", "neighbours", "comprehensive", "strategic"]


def a_step(date: str, level: int, *numbers: int) -> LadderStep:
    edtf = parse_edtf(date)
    return LadderStep(
        date=edtf, date_text=edtf.display, level=level, statement="0a0a0a0a", citations=numbers or (1,), inferred=edtf.approximate
    )


def a_ladder(seed: int, count: int) -> LadderData:
    """Steps up and down, at most one for each level."""
    chance = random.Random(seed)
    levels = tuple(" ".join([f"{at}", *chance.choices(WORDS, k=chance.randint(1, 6))]) for at in range(count))
    entered = chance.sample(range(count), k=chance.randint(2, count))
    dates = [chance.choice(("{}", "{}~", "{}-07", "{}-09-10")).format(chance.randint(1950, 2024)) for _ in entered]
    steps = [a_step(date, level, *range(1, chance.randint(2, 9))) for date, level in zip(dates, entered, strict=True)]
    return LadderData(levels=levels, steps=tuple(sorted(steps, key=lambda step: (step.date.earliest, step.date.latest, step.level))))


def an_exhibit(data: LadderData) -> Exhibit:
    return Exhibit(id="s-ladder", number=1, kind="ladder", title="Status", section="s", data=data, source_line="")


THREE = LadderData(
    levels=("relations", "union", "market", "league"), steps=(a_step("1995-07", 0, 1, 2), a_step("2013~", 1), a_step("2023-09-10", 3))
)


@pytest.mark.parametrize("width", [233.0, 334.5, 470.5])
@pytest.mark.parametrize("count", [2, 4, 7])
@pytest.mark.parametrize("seed", range(12))
def test_no_words_meet_and_none_leaves_the_drawing(style, measure, width, count, seed):
    drawing = draw_ladder(a_ladder(seed, count), width, style, measure)
    boxes = [
        (op.x, op.y - 0.2 * op.size, op.x + measure.width(op.text, op.font, op.size), op.y + 0.6 * op.size, op.text)
        for op in drawing.ops
        if isinstance(op, TextOp)
    ]
    for a, b in itertools.combinations(boxes, 2):
        assert not (a[0] < b[2] - 0.05 and b[0] < a[2] - 0.05 and a[1] < b[3] - 0.05 and b[1] < a[3] - 0.05), (a, b)
    for left, low, right, high, text in boxes:
        assert left >= -0.01, text
        assert right <= width + 0.01, text
        assert low >= -0.5, text
        assert high <= drawing.height + 0.5, text


def test_every_level_every_date_and_every_source_is_written(style, measure):
    written = [op for op in draw_ladder(THREE, 334.5, style, measure).ops if isinstance(op, TextOp)]
    text = " ".join(op.text for op in written)
    for words in (*THREE.levels, "July 1995", "[1][2]", "≈ 2013", "10 September 2023", NONE):
        assert words.casefold() in text.casefold()
    height = {op.text: op.y for op in written}
    assert height["Relations"] < height["Union"] < height["Market"] < height["League"]


def test_shape_tells_how_a_date_is_known_and_a_dashed_line_the_level_without_one(style, measure):
    ops = [op for op in draw_ladder(THREE, 334.5, style, measure).ops if isinstance(op, PathOp)]
    markers = [op for op in ops if op.fill == style.accent]
    assert len([op for op in markers if any(command[0] == "c" for command in op.commands)]) == 3  # two steps and their place in the legend
    assert len([op for op in markers if not any(command[0] == "c" for command in op.commands)]) == 2
    assert len([op for op in ops if op.dash]) == 1
    assert draw_ladder(THREE, 334.5, style, measure) == draw_ladder(THREE, 334.5, style, measure)


def test_one_step_is_not_drawn_and_the_alt_text_tells_all_steps(measure, sheet):
    alone = LadderData(levels=THREE.levels, steps=THREE.steps[:1])
    edition = Edition(
        brief="b", number=1, title="B", subtitle=None, template="dossier", language="en", paper="a4", cutoff="2024-10-31", marking=None,
        reference=None, audience=None, contact=None, desk=None, lead=None, key_points=(), sections=(), references=(),
        exhibits=(an_exhibit(alone), an_exhibit(THREE)),
    )  # fmt: skip
    (drawn,) = draw(edition, measure, sheet)
    assert drawn.drawing is not None
    assert drawn.alt == alt_text(drawn)
    assert drawn.alt == (
        "Step chart: Status. 3 steps on 4 levels, from low to high. July 1995: relations; ≈ 2013 (inferred): union; "
        "10 September 2023: league. No entry cited: market."
    )
