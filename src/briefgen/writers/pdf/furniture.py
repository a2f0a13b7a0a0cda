"""What stands at the head and foot of every page; artifacts, since a reader need not hear them again on each page."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import replace

from briefgen.doctree.nodes import Furniture
from briefgen.doctree.style import TextStyle
from briefgen.writers.pdf.canvas import TaggedCanvas
from briefgen.writers.pdf.fonts import FontRole
from briefgen.writers.pdf.setting import Setting

_HEAD = "/Type/Pagination/Subtype/Header"
_FOOT = "/Type/Pagination/Subtype/Footer"
_WATERMARK = "/Type/Pagination/Subtype/Watermark"
_PALE = "#e9ebee"  # a plain colour: transparency would cost a blending space and old printers
_LARGEST = 150.0
_OF_DIAGONAL = 0.62


def draw_watermark(canvas: TaggedCanvas, setting: Setting, word: str) -> None:
    """Draw a word along the rising diagonal, before anything else, so that all text stands on it."""
    page, font = setting.styles.sheet.page, replace(FontRole("sans"), weight=700).name
    word = unicodedata.normalize("NFC", word)
    diagonal = math.hypot(page.width, page.height)
    size = min(_LARGEST, _OF_DIAGONAL * diagonal / (setting.fonts.width(word, font, 1.0) or 1.0))
    cos, sin = page.width / diagonal, page.height / diagonal
    length, rise = setting.fonts.width(word, font, size), 0.36 * size  # half the height of a capital
    x, y = page.width / 2 - cos * length / 2 + sin * rise, page.height / 2 - sin * length / 2 - cos * rise
    canvas.under(None, artifact=_WATERMARK)
    for piece, face, lost in setting.fonts.pieces(word, font):
        if lost:
            setting.lost.append((lost, word, "the watermark"))
        shaped = face.shape(piece)
        canvas.turned_text(x, y, cos, sin, face, size, _PALE, canvas.fonts.of(face).array(shaped))
        x, y = x + cos * shaped.width * size / 1000, y + sin * shaped.width * size / 1000
    canvas.close()


def draw_furniture(canvas: TaggedCanvas, setting: Setting, furniture: Furniture, page: int, pages: int) -> None:
    """Draw head and foot of page `page` (from 1) of `pages`."""
    sheet = setting.styles.sheet
    style = setting.styles.text("furniture")
    strong = setting.styles.text("furniture-strong") if setting.styles.named("furniture-strong") else _semibold(style)
    accent = replace(strong, colour=sheet.colours.get("accent", strong.colour))
    right = sheet.page.width - sheet.page.right
    head = sheet.page.height - sheet.page.top * 0.62
    rows = (
        (furniture.head_left, "left", head, _HEAD, accent),
        (furniture.head_right, "right", head, _HEAD, accent),
        (furniture.foot_left, "left", sheet.page.bottom * 0.5, _FOOT, style),
        (furniture.foot_centre, "center", sheet.page.bottom * 0.5, _FOOT, accent),
        (furniture.foot_right, "right", sheet.page.bottom * 0.5, _FOOT, style),
    )
    for text, side, y, kind, inked in rows:
        words = text.replace("{pages}", str(pages)).replace("{page}", str(page))
        if words:
            canvas.under(None, artifact=kind)
            _draw(canvas, setting, words, inked, side, y)
    if furniture.head_left or furniture.head_right:
        canvas.under(None, artifact=_HEAD)
        canvas.rule(sheet.page.left, right, head - 5.5, 0.6, accent.colour)
    canvas.close()


def _semibold(style: TextStyle) -> TextStyle:
    return replace(style, font=replace(FontRole.parse(style.font), weight=600).name)


def _draw(canvas: TaggedCanvas, setting: Setting, text: str, style: TextStyle, side: str, y: float) -> None:
    page = setting.styles.sheet.page
    text = unicodedata.normalize("NFC", text.upper() if style.caps else text)
    width = setting.fonts.width(text, style.font, style.size)
    x = {"left": page.left, "right": page.width - page.right - width, "center": (page.width - width) / 2}[side]
    for piece, face, lost in setting.fonts.pieces(text, style.font):
        if lost:
            setting.lost.append((lost, text, "the head or foot of a page"))
        shaped = face.shape(piece)
        canvas.text(x, y, face, style.size, style.colour, canvas.fonts.of(face).array(shaped))
        x += shaped.width * style.size / 1000
