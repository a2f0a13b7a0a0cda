"""Edition + template folder -> document tree and style sheet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefgen import __version__
from briefgen.doctree.nodes import Tree
from briefgen.doctree.style import Sheet
from briefgen.errors import Location
from briefgen.model.edition import Edition
from briefgen.rendering.check import Checker
from briefgen.rendering.elements import read_elements
from briefgen.rendering.environment import expand, located, snippet
from briefgen.rendering.markup import read_tree
from briefgen.rendering.roles import UNSTYLED
from briefgen.rendering.style import load_sheet
from briefgen.rendering.view import view


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What a writer needs: the document and how it looks."""

    tree: Tree
    sheet: Sheet


def render(edition: Edition, templates: Path, crowded: int = 0) -> Rendered:
    """Lay the edition out with `templates/TEMPLATE/` (`brief.xml.j2`, `style.toml`); exhibits bring their drawings along.

    crowded: how often the cover was found to take more than its page, or the whole more than the template's pages: the template then puts
    less on it, or sets it closer.

    Raises:
        SpecError: no such template, or the template or its style sheet is wrong; every fault found, with file and line.
    """
    folder = templates / edition.template
    sheet = load_sheet(folder / "style.toml", edition.paper) if (folder / "brief.xml.j2").is_file() else None
    context = {
        "brief": view(edition, sheet.page.column_width if sheet else 0.0),
        "footnotes": sheet is not None and sheet.citations == "footnotes",
        "crowded": crowded,
        "version": __version__,
    }
    xml = expand(templates, edition.template, context)
    assert sheet is not None

    def locate(name: str, line: int) -> Location:
        return located(name, line, folder, templates)

    exhibits = {exhibit.id: exhibit for exhibit in edition.exhibits}
    check = Checker({*sheet.text, *UNSTYLED}, sheet.boxes, exhibits, snippet)
    return Rendered(tree=read_tree(read_elements(xml, locate, snippet), exhibits, check), sheet=sheet)
