"""What an edition is besides a PDF: HTML, text for cables, and its place in the reading room."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefgen.app.pages import Laid
from briefgen.app.project import templates_folder
from briefgen.errors import Problem
from briefgen.model.corpus import Document
from briefgen.publishing.room.publish import publish_room
from briefgen.text.own_mark import own_mark
from briefgen.writers.html.write import write_html
from briefgen.writers.pdf.fonts import measure
from briefgen.writers.txt.write import write_txt


def other_outputs(laid: Laid, outputs: Sequence[str], documents: Sequence[Document]) -> dict[str, bytes]:
    """The files of an edition's folder that the brief's `outputs:` asks for besides the PDF."""
    files = {}
    if "html" in outputs:
        fonts = measure(laid.rendered.sheet.families)
        files["brief.html"] = write_html(
            laid.edition, laid.rendered.tree, {document.id: document for document in documents}, fonts
        ).encode()
    if "txt" in outputs:
        files["brief.txt"] = write_txt(laid.rendered.tree, own_mark(laid.edition.brief, laid.edition.number)).encode()
    return files


def refresh_room(root: Path) -> tuple[Problem, ...]:
    """Bring the reading room in `root`/output up to what the archives hold; what could not be shown, as Problems."""
    return publish_room(root / "output", templates_folder(root, "room", "index.html.j2") / "room")
