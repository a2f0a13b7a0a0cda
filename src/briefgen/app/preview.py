"""All pages of a PDF on one picture."""

from __future__ import annotations

from pathlib import Path

from briefgen.app.build import Built
from briefgen.publishing.disk import replace
from briefgen.publishing.previews import contact_sheet, previews


def preview(built: Built) -> Path:
    """Write `output/ID.preview.png`, replacing an older one; where it is."""
    path = built.pdf.parent / f"{built.brief}.preview.png"
    replace(path, contact_sheet(previews(built.pdf.read_bytes())))
    return path
