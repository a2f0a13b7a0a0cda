"""Edition -> doctree -> PDF, with every chart drawn."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from briefgen.app.project import Project, templates_folder
from briefgen.app.undisturbed import undisturbed
from briefgen.charts.cache import drawing_key, from_json, to_json
from briefgen.charts.draw import draw
from briefgen.composition.renumbering import renumbered
from briefgen.doctree.printed import numbers_met
from briefgen.doctree.style import Sheet
from briefgen.model.drawing import Drawing
from briefgen.model.edition import Edition
from briefgen.model.exhibit import Exhibit
from briefgen.rendering.render import Rendered, render
from briefgen.rendering.style import load_sheet
from briefgen.writers.pdf.attachments import Attachment
from briefgen.writers.pdf.fonts import measure
from briefgen.writers.pdf.write import WrittenPdf, cover_pages, write_pdf

_COVERS = 3
"""How much a cover holds: everything, less, least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """An edition with its charts drawn, and the tree and style it is printed from."""

    edition: Edition
    rendered: Rendered


def lay_out(edition: Edition, project: Project, crowded: int = 0) -> Laid:
    """Draw the charts (or take them from the cache) and fill the template, with references numbered as a reader meets them.

    crowded: how closely the template is asked to set a page that is full, 0 for as it likes.

    Raises:
        SpecError: the template or its style is wrong.
    """
    laid = lay_out_as_numbered(edition, project, crowded)
    ordered = renumbered(edition, numbers_met(laid.rendered.tree))
    return laid if ordered is edition else lay_out_as_numbered(ordered, project, crowded)


def lay_out_as_numbered(edition: Edition, project: Project, crowded: int = 0) -> Laid:
    """The same with references numbered as they are: half the work, for one try among many.

    Raises:
        SpecError: the template or its style is wrong.
    """
    templates = templates_folder(project.root, edition.template)
    sheet = load_sheet(templates / edition.template / "style.toml", edition.paper)
    drawn = replace(edition, exhibits=_drawn(edition, sheet, project.root / ".briefgen" / "drawings"))
    return Laid(edition=drawn, rendered=filled(drawn, templates, crowded))


def filled(edition: Edition, templates: Path, crowded: int = 0) -> Rendered:
    """The template filled with an edition whose charts are drawn, again with less on its cover when that takes more than a page."""
    rendered = render(edition, templates, crowded)
    for fuller in range(crowded + 1, _COVERS):
        if cover_pages(rendered.tree, rendered.sheet) <= 1:
            break
        rendered = render(edition, templates, fuller)
    return rendered


def template_text(project: Project, template: str) -> bytes:
    """The template's own markup and the parts that all templates share, file after file by name."""
    folder = templates_folder(project.root, template)
    return b"\0".join(path.read_bytes() for part in (template, "shared") for path in sorted((folder / part).glob("*.j2")))


def _drawn(edition: Edition, sheet: Sheet, cache: Path) -> tuple[Exhibit, ...]:
    """The exhibits drawn; a drawing is kept by the hash of all it depends on, since drawing costs more than the rest of a short brief."""
    files = {drawing_key(exhibit, sheet): cache / f"{drawing_key(exhibit, sheet)}.json" for exhibit in edition.exhibits}
    kept = {key: drawing for key, path in files.items() if (drawing := _kept(path)) is not None}
    exhibits = draw(edition, measure(sheet.families), sheet, kept)
    for exhibit in exhibits:
        key = drawing_key(exhibit, sheet)
        if exhibit.drawing is not None and key not in kept:
            _keep(files[key], exhibit.drawing)
    return exhibits


def _keep(path: Path, drawing: Drawing) -> None:
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    with suppress(OSError):  # one that cannot be kept is drawn again; if the disk is full, what must be written says so
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(to_json(drawing), encoding="utf-8")
        draft.replace(path)


def _kept(path: Path) -> Drawing | None:
    try:
        return from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def marked(laid: Laid, watermark: str) -> Laid:
    """The same with a word behind the text of every page; as it is for an empty one."""
    if not watermark:
        return laid
    tree = laid.rendered.tree
    furniture = replace(tree.furniture, watermark=watermark)
    return replace(laid, rendered=replace(laid.rendered, tree=replace(tree, furniture=furniture)))


def paint(laid: Laid, attachments: Sequence[Attachment], moment: dt.datetime, key: str, conformance: frozenset[str]) -> WrittenPdf:
    """The PDF of a laid-out edition."""
    tree, sheet = laid.rendered.tree, laid.rendered.sheet
    with undisturbed():
        return write_pdf(tree, sheet, attachments=tuple(attachments), moment=moment, fingerprint=key, conformance=conformance)


def moment_of(cutoff: str) -> dt.datetime:
    """The moment a PDF says it was made: the cutoff's midnight, UTC, so that a rebuild gives the same bytes."""
    return dt.datetime.combine(dt.date.fromisoformat(cutoff), dt.time(), dt.UTC)


def sheet_bytes(sheet: Sheet) -> bytes:
    """A style sheet in canonical form, for the edition key."""
    return json.dumps(asdict(sheet), sort_keys=True).encode()
