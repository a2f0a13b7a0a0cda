"""docs/templates.md names everything a template may write or print, and nothing that is not there."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from briefgen.charts.backend import house_settings
from briefgen.charts.series import draw_series
from briefgen.charts.style import chart_style
from briefgen.composition.exhibits import series_data
from briefgen.composition.references import Numbering
from briefgen.model.drawing import TextOp
from briefgen.model.edition import Passage, PrintedDiscrepancy, Reference, UnusedSource
from briefgen.rendering import changes, views
from briefgen.rendering.filters import FILTERS
from briefgen.rendering.roles import BOX_ROLES, COLOURS, PARENTS, UNSTYLED
from briefgen.rendering.style import load_sheet
from briefgen.rendering.vocabulary import ATTRIBUTES
from briefgen.spec.schema import ExhibitSpec, SectionSpec
from briefgen.writers.pdf.fonts import measure

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")


def test_every_element_and_attribute_is_named():
    for tag, attributes in ATTRIBUTES.items():
        assert f"<{tag}" in PAGE, tag
        for attribute in attributes:
            assert re.search(rf"\b{attribute}\b", PAGE), (tag, attribute)


def test_no_element_is_named_that_is_not_there():
    named = set(re.findall(r"<([a-z][a-z0-9]*)[ >/]", PAGE))
    assert named <= {*ATTRIBUTES, "b"}  # <b> stands for a source's own markup


VIEWS = (
    *(views.BriefView, views.SectionView, views.StatementView, views.ExhibitView, views.CountsView, views.EventView),
    *(changes.ChangeView, changes.ChangeCounts),
)
NOUNS = (Reference, Passage, PrintedDiscrepancy, UnusedSource)


@pytest.mark.parametrize("type_", [*VIEWS, *NOUNS])
def test_every_field_is_named(type_):
    hidden = {"span"}
    assert {field.name for field in fields(type_)} - hidden <= set(re.findall(r"`([a-z_]+)`", PAGE))


def test_every_role_colour_and_filter_is_named():
    words = set(re.findall(r"`([a-z0-9_-]+)`", PAGE))
    assert {*PARENTS, *UNSTYLED, *BOX_ROLES, *COLOURS} <= words
    for name in FILTERS:
        assert f"|{name}" in PAGE


def test_every_shipped_template_is_named():
    assert {path.parent.name for path in (ROOT / "templates").glob("*/brief.xml.j2")} == set(
        re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    ) - {"brief"}


def test_the_series_of_the_page_is_drawn_with_its_gaps():
    sheet = load_sheet(ROOT / "templates" / "dossier" / "style.toml", "a4")
    written = yaml.safe_load(re.search(r"- (\{kind: series.*\})", PAGE)[1])
    asked = ExhibitSpec(**{**written, "y": tuple(written["y"])})
    section = SectionSpec(id="ferries", title="Ferries", keywords=("ferry",))
    data = series_data(section, asked, {"ferries.csv": re.search(r"```csv\n(.*?)```", PAGE, re.DOTALL)[1]}, Numbering(documents={}))
    with house_settings():
        drawing = draw_series(data, sheet.page.column_width, chart_style(sheet), measure(sheet.families))
    words = [op.text for op in drawing.ops if isinstance(op, TextOp)]
    assert data.series[1].values[0] is not None
    assert data.series[0].values[1] is None
    assert {"north", "south", "ferries", "2020", "2024"} <= set(words)
    assert words.count("n/a") >= 1
