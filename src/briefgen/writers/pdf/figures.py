"""Figures: caption above, chart, source line below, kept together."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from briefgen.doctree.nodes import Figure
from briefgen.model.drawing import Drawing, TextOp
from briefgen.writers.pdf.drawing import DrawingSlab
from briefgen.writers.pdf.setting import Place, Setting
from briefgen.writers.pdf.slabs import Slab

_NO_DATA = "No data"


def figure(setting: Setting, node: Figure, place: Place, tallest: float) -> list[Slab]:
    """Slabs of a figure; tallest: the height no chart may exceed."""
    drawing = node.drawing
    if place.hang and (node.wide or (drawing is not None and drawing.width > place.width + 1)):
        place = place.full()
    block = place.under(place.parent.child("Div"))
    slabs: list[Slab] = []
    if node.caption:
        style = setting.styles.text("caption")
        words = setting.words(node.caption, setting.ink(style, block.parent.child("Caption")))
        slabs += setting.paragraph(words, style, block, glued=True)
    source = setting.styles.text("source")
    if drawing is None:
        composer = setting.composer()
        composer.text(_NO_DATA, setting.ink(replace(source, size=max(source.size, 7.5)), block.parent.child("P")))
        words = setting.finish(composer)
        slabs += setting.paragraph(words, replace(source, before=8, after=8), block, glued=bool(node.source))
    else:
        _check(setting, drawing)
        element = block.parent.child("Figure", alt=node.alt.strip() or "Chart")
        scale = min(1.0, place.width / drawing.width, (tallest - 60) / drawing.height)
        slabs.append(
            DrawingSlab(
                height=drawing.height * scale,
                drawing=drawing,
                element=element,
                fonts=setting.fonts,
                scale=scale,
                x=place.x,
                before=2.0,
                after=3.0,
                glued=bool(node.source),
                bands=place.bands,
            )
        )
    if node.source:
        words = setting.words(node.source, setting.ink(source, block.parent.child("P")))
        slabs += setting.paragraph(words, source, block)
    for slab in slabs[:-1]:
        slab.glued = True
    if slabs:
        slabs[0].anchors = (node.id,)
        slabs[0].before = max(slabs[0].before, 6.0)
    return slabs


def _check(setting: Setting, drawing: Drawing) -> None:
    """Notes characters of a chart that no font has."""
    for op in drawing.ops:
        if isinstance(op, TextOp):
            pieces = setting.fonts.pieces(unicodedata.normalize("NFC", op.text), op.font)
            setting.lost.extend((lost, op.text, setting.subject) for _, _, lost in pieces if lost)
