"""Edition -> doctree -> PDF, with every chart drawn."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from briefgen.app.project import Project, templates_folder
from briefgen.charts.cache import from_json, to_json
from briefgen.charts.draw import draw, drawing_key
from briefgen.doctree.style import Sheet
from briefgen.model.edition import Edition
from briefgen.model.exhibit import Exhibit
from briefgen.ports import Measure
from briefgen.rendering.render import Rendered, render
from briefgen.rendering.style import load_sheet
from briefgen.writers.pdf.fonts import measure
from briefgen.writers.pdf.write import Attachment, WrittenPdf, write_pdf


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """An edition with its charts drawn, and the tree and style it is printed from."""

    edition: Edition
    rendered: Rendered


def lay_out(edition: Edition, project: Project) -> Laid:
    """Draw the charts (or take them from the cache) and fill the template.

    Raises:
        SpecError: the template or its style is wrong.
    """
    templates = templates_folder(project.root, edition.template)
    sheet = load_sheet(templates / edition.template / "style.toml", edition.paper)
    drawn = replace(edition, exhibits=_drawn(edition, sheet, project.root / ".briefgen" / "drawings"))
    return Laid(edition=drawn, rendered=render(drawn, templates))
