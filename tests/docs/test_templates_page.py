"""docs/templates.md names everything a template may write or print, and nothing that is not there."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from briefgen.model.edition import Passage, PrintedDiscrepancy, Reference, UnusedSource
from briefgen.rendering import changes, view
from briefgen.rendering.filters import FILTERS
from briefgen.rendering.roles import BOX_ROLES, COLOURS, PARENTS, UNSTYLED
from briefgen.rendering.vocabulary import ATTRIBUTES

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
    *(view.BriefView, view.SectionView, view.StatementView, view.ExhibitView, view.CountsView, view.EventView),
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
