"""The pictures of pages in docs/ are of the pages that the shipped briefs have now; `make pictures` renews them."""

import shutil
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from briefgen.app.build import build
from briefgen.publishing.previews import contact_sheet, previews

ROOT = Path(__file__).resolve().parents[2]
PICTURES = {"dossier": ("csp_anniversary", 3), "in_focus": ("partnership_agenda", 2)}
"""Picture in docs/ -> the brief, and how many of its first pages."""
DPI = 66
LARGEST = 150_000
SHADE, SHARE = 48, 0.004
"""A pixel differs when it is off by so much of 255; a page that was set anew differs in far more than this share of them."""


class Silent:
    """Progress that nobody is told of."""

    @contextmanager
    def task(self, *_):
        yield lambda: None


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    place = tmp_path_factory.mktemp("pictures")
    for name in ("briefs", "corpus", "templates"):
        shutil.copytree(ROOT / name, place / name)
    shutil.copy(ROOT / "briefgen.toml", place)
    return place


def difference(one: bytes, other: bytes) -> float:
    first, second = (Image.open(BytesIO(png)).convert("L") for png in (one, other))
    if first.size != second.size:
        return 1.0
    apart = ImageChops.difference(first.reduce(2), second.reduce(2)).histogram()
    return sum(apart[SHADE:]) / sum(apart)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_the_pages_as_they_are(name, project, request):
    brief, count = PICTURES[name]
    built = build(project / "briefs" / f"{brief}.yaml", progress=Silent())
    shown = contact_sheet(previews(built.pdf.read_bytes(), dpi=DPI)[:count])
    file = ROOT / "docs" / f"{name}.png"
    if request.config.getoption("--golden-update"):
        file.write_bytes(shown)
    known = file.read_bytes()
    assert len(known) < LARGEST
    assert difference(shown, known) <= SHARE, "make pictures"


def test_an_older_page_is_seen():
    pages = [(ROOT / "docs" / f"{name}.png").read_bytes() for name in PICTURES]
    assert difference(*pages) > SHARE
    shifted = Image.open(BytesIO(pages[0]))
    held = BytesIO()
    ImageChops.offset(shifted, 0, 12).save(held, "PNG")
    assert difference(pages[0], held.getvalue()) > SHARE
