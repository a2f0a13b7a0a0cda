"""Bullet and numbered lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefgen.doctree.nodes import Block, BulletList
from briefgen.writers.pdf.setting import Place, Setting, stack
from briefgen.writers.pdf.slabs import Cell, Row, Slab, TextLine
from briefgen.writers.pdf.words import Word

Blocks = Callable[[Sequence[Block], Place], list[Slab]]


def bullet_list(setting: Setting, node: BulletList, place: Place, blocks: Blocks) -> list[Slab]:
    """Slabs of a list; the label stands beside the first line of its item."""
    numbering = "Decimal" if node.ordered else "Disc"
    listing = place.parent.child("L", attributes=(f"<</O/List/ListNumbering/{numbering}>>",))
    slabs: list[Slab] = []
    labels = [f"{at}." if node.ordered else "•" for at in range(1, len(node.items) + 1)]
    style = setting.styles.text("list")
    widest = max((setting.fonts.width(label, style.font, style.size) for label in labels), default=0.0)
    indent = max(widest + 0.45 * style.size, 1.1 * style.size)
    for label, item in zip(labels, node.items, strict=True):
        element = listing.child("LI")
        composer = setting.composer()
        composer.text(label, setting.ink(style, element.child("Lbl")))
        spot = place.inset(indent)
        inside = replace(spot, hang=0.0, margin_gap=0.0)
        body = blocks(item, inside.under(element.child("LBody")))
        if not body:
            continue
        slabs += _labelled(setting, composer.words, body, place, style.size)
    return slabs


def _labelled(setting: Setting, words: list[Word], body: list[Slab], place: Place, size: float) -> list[Slab]:
    """Puts the label on the first slab's line."""
    first = body[0]
    style = replace(setting.styles.text("list"), before=0.0, after=0.0, indent=0.0, first=0.0, size=size, leading=first.height)
    lines = setting.lines(words, style, 60, tail=True)
    label = stack(lines, style, replace(place, bands=()))
    if isinstance(first, TextLine):
        for slab in label:
            if isinstance(slab, TextLine):
                slab.drop = first.drop
    inner = replace(first, bands=(), before=0.0, after=0.0, anchors=(), heading=None)
    row = Row(
        height=first.height,
        cells=[Cell(slabs=label), Cell(slabs=[inner])],
        before=first.before,
        after=first.after,
        glued=first.glued,
        bands=first.bands,
        anchors=first.anchors,
        owners=first.owners,
        heading=first.heading,
    )
    return [row, *body[1:]]
