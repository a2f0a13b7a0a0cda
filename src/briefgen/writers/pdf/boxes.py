"""Boxes: blocks on a ground, with a bar or a frame, that run on over columns and pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefgen.doctree.nodes import Block, Box
from briefgen.writers.pdf.setting import Place, Setting
from briefgen.writers.pdf.slabs import Band, Slab

COLOPHON = "colophon"
"""The box that stands at the foot of the last page, in one piece, when it ends a document of one column."""

Blocks = Callable[[Sequence[Block], Place], list[Slab]]


def box(setting: Setting, node: Box, place: Place, blocks: Blocks) -> list[Slab]:
    """Slabs of a box: a title that stays with what follows, then its blocks. Statements in a box carry their labels run in."""
    style = setting.styles.box(node.role)
    place = place.full()
    band = Band(
        left=place.x,
        right=place.x + place.width,
        fill=style.fill,
        bar=style.bar,
        bar_colour=style.bar_colour or setting.styles.colour("accent"),
        frame=style.frame,
        frame_colour=style.frame_colour or setting.styles.colour("rule"),
        pad_above=style.pad,
        pad_below=style.pad,
    )
    element = place.parent.child("Sect" if node.title else "Div")
    side = style.pad + style.bar
    inside = replace(place.inset(side, style.pad), bands=(*place.bands, band), parent=element)
    slabs: list[Slab] = []
    if node.title:
        role = f"box-{node.role}" if setting.styles.named(f"box-{node.role}") else "box-title"
        title = setting.styles.text(role)
        words = setting.words(node.title, setting.ink(title, element.child("P")))
        slabs += setting.paragraph(words, replace(title, before=0.0), inside, glued=True)
    slabs += blocks(node.children, inside)
    if slabs:
        slabs[0].before = style.before
        slabs[-1].after = style.after
        if node.role == COLOPHON:
            slabs[0].sinks = True
            for slab in slabs:
                slab.glued = True
        slabs[-1].glued = False
    return slabs
