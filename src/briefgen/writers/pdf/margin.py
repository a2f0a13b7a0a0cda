"""Text with a label beside it in the margin column: both begin on one baseline and are read label first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.doctree.style import TextStyle
from briefgen.writers.pdf.setting import Place, Setting, baseline, stack
from briefgen.writers.pdf.slabs import Cell, Row, Slab, TextLine
from briefgen.writers.pdf.styles import restyled
from briefgen.writers.pdf.words import Word

_BELOW_LABEL = 2.5  # points: under a label that goes deeper than its text begins another
_LONG = 7  # lines: a shorter text is read at one glance, so it is not cut between pages


def has_margin(setting: Setting, place: Place) -> bool:
    """True where labels have a column of their own left of the text."""
    return place.hang > 0 and setting.styles.sheet.statement_layout == "margin"


def beside(
    setting: Setting, label: Sequence[Word], label_style: TextStyle, text: Sequence[Word], style: TextStyle, place: Place
) -> list[Slab]:
    """Slabs of a text in `place` with its label in the margin, aligned as its style says; the text alone when there is no label."""
    flat = restyled(label_style, before=0.0, after=0.0, indent=0.0, first=0.0, rise=0.0)
    margin = replace(place, x=place.x - place.hang, width=place.hang - place.margin_gap, hang=0.0)
    labels = stack(setting.lines(label, flat, margin.width, tail=True), flat, margin)
    down = baseline(style) - baseline(flat)
    for slab in labels:
        if isinstance(slab, TextLine):
            slab.drop += down
    lines = stack(setting.lines(text, style, place.width), restyled(style, before=0.0, after=0.0), place)
    if not labels:
        if lines:
            lines[0].before, lines[-1].after = style.before, style.after
        return lines
    for slab in (*labels, *lines):
        slab.bands = ()
    cells = [Cell(slabs=labels), Cell(slabs=lines)]
    height = max(cells[0].height + _BELOW_LABEL, cells[1].height)
    return [
        Row(
            height=height,
            cells=cells,
            before=style.before,
            after=style.after,
            bands=place.bands,
            divisible=0.0 if len(lines) >= _LONG or len(labels) >= _LONG else height + 1,
            labelled=True,
        )
    ]
