from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest

from briefgen.charts.alt_text import alt_text
from briefgen.charts.cache import drawing_key, from_json, to_json
from briefgen.charts.draw import draw
from briefgen.model.edition import Edition
from briefgen.model.exhibit import CoverageData, Exhibit, Position, PositionsData, Series, SeriesData, TimelineData


def an_edition(*exhibits: Exhibit) -> Edition:
    return Edition(
        brief="b",
        number=1,
        title="T",
        subtitle=None,
        template="dossier",
        language="en",
        paper="a4",
        cutoff="2024-01-01",
        marking=None,
        reference=None,
        audience=None,
        contact=None,
        desk=None,
        lead=None,
        key_points=(),
        sections=(),
        exhibits=exhibits,
        references=(),
    )


def an_exhibit(id: str, kind, data, number: int = 1) -> Exhibit:
    return Exhibit(id=id, number=number, kind=kind, title=id.title(), section=None, data=data, source_line="")


@pytest.fixture
def exhibits(event):
    events = tuple(event(f"200{n}-05-0{n}", f"step {n}", number=n) for n in range(1, 6))
    position = Position(speaker="Ila", office=None, date_text="2001", text="x", statement="s", citations=(1,))
    return (
        an_exhibit(
            "cover",
            "coverage",
            CoverageData(references=((1, "a"), (2, "b")), sections=(("s", "Sea"), ("t", "Tides")), counts=((1, 2), (0, 3))),
        ),
        an_exhibit("steps", "timeline", TimelineData(events=events), 2),
        an_exhibit("few", "timeline", TimelineData(events=events[:2]), 3),
        an_exhibit("who", "positions", PositionsData(positions=(position, position)), 4),
        an_exhibit(
            "sums",
            "series",
            SeriesData(x_name="Year", x=("2001", "2002"), series=(Series(name="A", values=(Decimal("1.50"), None)),), unit="t", citation=1),
            5,
        ),
        an_exhibit(
            "none", "series", SeriesData(x_name="Year", x=("2001",), series=(Series(name="A", values=(None,)),), unit="t", citation=1), 6
        ),
    )


def test_what_shows_nothing_is_left_out_and_charts_are_numbered_first(exhibits, measure, sheet):
    drawn = draw(an_edition(*exhibits), measure, sheet)
    assert [(exhibit.id, exhibit.number, exhibit.drawing is not None) for exhibit in drawn] == [
        ("cover", 3, False),
        ("steps", 1, True),
        ("who", 4, False),
        ("sums", 2, True),
    ]
    assert all(exhibit.alt for exhibit in drawn)


def test_a_known_drawing_is_taken_and_not_drawn_again(exhibits, measure, sheet):
    steps = exhibits[1]
    marked = replace(draw(an_edition(steps), measure, sheet)[0].drawing, width=1.0)
    assert draw(an_edition(steps), measure, sheet, {drawing_key(steps, sheet): marked})[0].drawing.width == 1.0


def test_the_key_follows_all_that_is_drawn_and_nothing_else(exhibits, sheet):
    steps = exhibits[1]
    key = drawing_key(steps, sheet)
    assert drawing_key(replace(steps, title="Other", number=9), sheet) == key
    assert drawing_key(replace(steps, data=TimelineData(events=steps.data.events[1:])), sheet) != key
    assert drawing_key(steps, replace(sheet, colours={**sheet.colours, "accent": "#000000"})) != key
    assert drawing_key(steps, replace(sheet, page=replace(sheet.page, left=100.0))) != key


def test_a_drawing_survives_json(exhibits, measure, sheet):
    for exhibit in draw(an_edition(*exhibits), measure, sheet):
        if exhibit.drawing:
            assert from_json(to_json(exhibit.drawing)) == exhibit.drawing
    for broken in ("", "{}", '{"width": 1, "height": 2, "ops": [{"x": 1}]}', "[]"):
        with pytest.raises(ValueError, match=r"not a drawing|Expecting value"):
            from_json(broken)


def test_alt_texts_say_what_is_there(exhibits):
    assert alt_text(exhibits[0]) == "Table: Cover. 2 sources by 2 sections, numbers of statements. One source only: Sea."
    assert alt_text(exhibits[2]) == "Timeline: Few. 2 events from 1 May 2001 to 2 May 2002. 1 May 2001: step 1; 2 May 2002: step 2."
    assert alt_text(exhibits[3]) == "Table: Who. 2 positions of 1 speaker: Ila."
    one = CoverageData(references=((1, "a"),), sections=(("s", "Sea"),), counts=((1,),))
    assert alt_text(replace(exhibits[0], data=one)).startswith("Table: Cover. 1 source by 1 section, numbers of statements.")
    assert alt_text(exhibits[4]) == "Line chart: Sums. In t, by Year from 2001 to 2002. A: 1.50 in 2001; no value for 2002."


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((10.5, 28.3, 112.8), "from 10.5 in 2010, the lowest value, to 112.8 in 2012, the highest value."),
        ((14, 9, 22, None), "from 14 in 2010 to 22 in 2012, the highest value; the lowest value is 9 in 2011; no value for 2013."),
        ((5, 9, 2, 7), "from 5 in 2010 to 7 in 2013; the highest value is 9 in 2011; the lowest value is 2 in 2012."),
        ((3, 3), "from 3 in 2010 to 3 in 2011."),
        ((8, 1, 8), "from 8 in 2010, the highest value, to 8 in 2012; the lowest value is 1 in 2011."),
        ((None, None), "no data."),
    ],
)
def test_a_series_is_told_in_words_and_no_value_twice(exhibits, values, told):
    x = tuple(str(2010 + at) for at in range(len(values)))
    series = Series(name="trade", values=tuple(None if value is None else Decimal(str(value)) for value in values))
    data = SeriesData(x_name="year", x=x, series=(series,), unit="USD bn", citation=1)
    alt = alt_text(replace(exhibits[4], title="Trade between the towns", data=data))
    assert alt == f"Line chart: Trade between the towns. In USD bn, by year from {x[0]} to {x[-1]}. trade: {told}"


def test_what_a_series_says_is_language_to_those_who_listen():
    values = tuple(Decimal(10 + at * at) / 10 for at in range(13))
    data = SeriesData(
        x_name="year", x=tuple(map(str, range(2010, 2023))), series=(Series(name="trade", values=values),), unit="bn", citation=1
    )
    alt = alt_text(Exhibit(id="e", number=1, kind="series", title="Trade", section=None, data=data, source_line=""))
    assert sum(character.isalpha() for character in alt) / len(alt) >= 0.5


def test_a_long_timeline_is_told_by_its_ends(crowd):
    told = alt_text(an_exhibit("long", "timeline", crowd(1, 40, 1990, 2020)))
    assert told.endswith("All events are in the attached data.")
    assert len(told) < 400


def test_matplotlib_is_imported_only_to_draw():
    code = "import sys, briefgen.charts.draw, briefgen.charts.cache; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_drawing_is_the_same_in_every_process(tmp_path):
    code = """
import sys
sys.path.insert(0, sys.argv[1])
import conftest as c
from briefgen.charts.cache import to_json
from briefgen.charts.style import chart_style
from briefgen.charts.timeline import draw_timeline
from briefgen.rendering.style import load_sheet
style = chart_style(load_sheet(c.TEMPLATES / "dossier" / "style.toml", "a4"))
print(to_json(draw_timeline(c.random_events(3, 12, 1990, 2024), [334.5], style, c.EvenMeasure())))
"""
    folder = str(__file__).rsplit("/", 1)[0]
    outs = {
        subprocess.run(
            [sys.executable, "-c", code, folder],
            check=True,
            capture_output=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "HOME": str(tmp_path), "MPLCONFIGDIR": str(tmp_path)},
        ).stdout
        for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo"))
    }
    assert len(outs) == 1
