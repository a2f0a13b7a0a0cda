from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from briefgen.publishing.previews import contact_sheet, previews


def a_pdf(*sizes):
    held = BytesIO()
    canvas = Canvas(held, invariant=1)
    for wide, high in sizes:
        canvas.setPageSize((wide, high))
        canvas.setFillColorRGB(0, 0.2, 0.6)
        canvas.rect(10, 10, wide - 20, 20, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def opened(png):
    return Image.open(BytesIO(png))


def test_a_picture_of_each_page_at_the_asked_resolution():
    pages = previews(a_pdf((144, 288), (288, 144)), dpi=36)
    assert [opened(page).size for page in pages] == [(72, 144), (144, 72)]
    red, green, blue = opened(pages[0]).convert("RGB").getpixel((36, 134))
    assert blue > 140 > 60 > red
    assert opened(pages[0]).convert("RGB").getpixel((36, 20)) == (255, 255, 255)
    assert green < 70


def test_the_same_pdf_gives_the_same_bytes():
    pdf = a_pdf((144, 288))
    assert previews(pdf) == previews(pdf)
    assert contact_sheet(previews(pdf)) == contact_sheet(previews(pdf))


def test_five_pages_stand_four_across_and_two_down():
    pages = previews(a_pdf(*[(72, 144)] * 5), dpi=72)
    sheet = opened(contact_sheet(pages))
    assert sheet.size == (4 * (72 + 12) + 12, 2 * (144 + 12) + 12)
    colours = sheet.convert("RGB")
    assert colours.getpixel((48, 168 + 20)) == (255, 255, 255)
    assert colours.getpixel((12 + 84 + 20, 168 + 20)) == colours.getpixel((2, 2)) != (255, 255, 255)


def test_no_page_no_sheet():
    with pytest.raises(ValueError, match="needs a page"):
        contact_sheet(())
