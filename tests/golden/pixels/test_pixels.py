"""Each template's pages against pictures of them at 72 dpi.

`make golden` shows actual, expected and difference in tests/golden/actual; `--golden-update` rewrites what is expected.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from pixel_editions import an_edition, crowded_edition, hard_edition

from briefgen.app.fitting import closeness, fewest_cuts
from briefgen.app.pages import filled
from briefgen.charts.draw import draw
from briefgen.publishing.previews import previews
from briefgen.rendering.style import load_sheet
from briefgen.writers.pdf.fonts import measure
from briefgen.writers.pdf.write import write_pdf

HERE = Path(__file__).parent
ACTUAL = HERE.parent / "actual"
TEMPLATES = HERE.parents[2] / "templates"
NAMES = ("dossier", "in_focus", "memo", "timeline")
SHADE = 40
"""Of 255: less is antialiasing, which differs between machines."""
SHARE = 0.0004
"""Of a page's pixels may differ by more than SHADE: less than a word of text."""


def written(edition, crowded=0):
    sheet = load_sheet(TEMPLATES / edition.template / "style.toml", edition.paper)
    edition = replace(edition, exhibits=draw(edition, measure(sheet.families), sheet))
    rendered = filled(edition, TEMPLATES, crowded)
    return write_pdf(rendered.tree, rendered.sheet, moment=dt.datetime(2024, 2, 29, tzinfo=dt.UTC), fingerprint="pixels")


def fitted(edition):
    most = load_sheet(TEMPLATES / edition.template / "style.toml", edition.paper).max_pages
    crowded = closeness(lambda cut, close: written(cut, close).pages, edition, most)
    return written(fewest_cuts(lambda cut: written(cut, crowded).pages, edition, most), crowded)


def small(page):
    held = BytesIO()
    Image.open(BytesIO(page)).convert("L").quantize(8).save(held, "PNG", optimize=True)
    return held.getvalue()


def shades(page):
    return Image.open(BytesIO(page)).convert("L")


def difference(actual, expected):
    """Share of pixels that differ visibly, once each is averaged with its neighbours, and a picture of the difference."""
    one, other = shades(actual), shades(expected)
    if one.size != other.size:
        return 1.0, one
    apart = ImageChops.difference(one.reduce(2), other.reduce(2))
    seen = sum(apart.histogram()[SHADE:])
    return seen / (apart.width * apart.height), ImageChops.invert(apart).resize(one.size)


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_look_as_they_should(name, request):
    pages = [small(page) for page in previews(fitted(an_edition(name)).data, dpi=72)]
    files = [HERE / f"{name}-{at}.png" for at in range(1, len(pages) + 1)]
    if request.config.getoption("--golden-update"):
        for old in HERE.glob(f"{name}-*.png"):
            old.unlink()
        for file, page in zip(files, pages, strict=True):
            file.write_bytes(page)
    known = sorted(HERE.glob(f"{name}-*.png"))
    expected = [file.read_bytes() for file in known]
    if request.config.getoption("--golden-show"):
        show(files, pages, expected)
    assert [file.name for file in files] == [file.name for file in known]
    shares = {file.name: difference(page, other)[0] for file, page, other in zip(files, pages, expected, strict=True)}
    assert {file: share for file, share in shares.items() if share > SHARE} == {}


def show(files, pages, expected):
    ACTUAL.mkdir(exist_ok=True)
    for file, page, other in zip(files, pages, [*expected, *pages[len(expected) :]], strict=False):
        three = (shades(page), shades(other), difference(page, other)[1])
        sheet = Image.new("L", (sum(one.width for one in three) + 20, max(one.height for one in three)), 128)
        left = 0
        for one in three:
            sheet.paste(one, (left, 0))
            left += one.width + 10
        sheet.save(ACTUAL / file.name)


def test_a_word_more_is_seen():
    memo = an_edition("memo")
    page, other = (previews(written(edition).data, dpi=72)[0] for edition in (memo, replace(memo, subtitle="After the treaty")))
    assert difference(small(page), small(other))[0] > SHARE
    assert difference(small(page), small(page))[0] == 0


@pytest.mark.parametrize(
    ("name", "sections", "most"), [("dossier", 18, 99), ("in_focus", 6, 2), ("in_focus", 18, 2), ("memo", 6, 1), ("timeline", 6, 1)]
)
def test_a_hard_brief_keeps_to_its_pages_and_inside_them(name, sections, most):
    made = fitted(hard_edition(name, sections))
    assert made.pages <= most
    stays_inside(made)


@pytest.mark.parametrize(("timelines", "paper"), [(1, "a4"), (1, "letter"), (2, "letter"), (5, "a4")])
def test_sixty_sources_and_fifty_events_take_one_page_and_every_citation_has_its_reference(timelines, paper):
    made = fitted(crowded_edition("timeline", timelines, paper))
    assert made.pages == 1
    stays_inside(made)
    with pikepdf.open(BytesIO(made.data)) as pdf:
        cited = {str(link.Dest) for link in pdf.pages[0].Annots if str(link.get("/Dest", "")).startswith("ref-")}
        places = pikepdf.NameTree(pdf.Root.Names.Dests)
        assert len(cited) >= 8
        assert cited <= set(places)
    with closing(pypdfium2.PdfDocument(made.data)) as document:
        told = " ".join(document[0].get_textpage().get_text_bounded().split())
    assert ("more events were left out for length." if timelines < 5 else "left out for length.") in told


def stays_inside(made):
    document = pypdfium2.PdfDocument(made.data)
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        assert all(left > 15 and right < page.get_width() - 15 and low > 15 for left, low, right, _ in boxes)
        assert not re.search("[\ufffd\u25a1]", text.get_text_bounded())
    document.close()
