"""Tables: columns sized by what is in them, a head that repeats, rows that may run over a page, numbers on the decimal point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefgen.doctree.nodes import Cell as CellNode
from briefgen.doctree.nodes import Table, Text
from briefgen.doctree.style import TextStyle
from briefgen.writers.pdf.plain import plain_text
from briefgen.writers.pdf.setting import Place, Setting, stack
from briefgen.writers.pdf.slabs import Cell, Row, Slab, Whole, stacked
from briefgen.writers.pdf.structure import Element
from briefgen.writers.pdf.styles import restyled
from briefgen.writers.pdf.words import Word

_SIDE = 4.0
_ABOVE = 2.6
_BELOW = 3.0
_STANDS_ALONE = 72.0  # a last row as tall as six lines is no straggler at the top of a column
_MOST_SPARE = 36.0  # points between a column of figures and the next beyond what both need
_TALLEST_HEAD = 120.0  # a taller head is not repeated: little of the column would be left
# A number as far as its decimal point: a comma before three digits parts thousands, any other is a decimal comma.
_NUMBER = re.compile(r"([^\d]*\d{1,3}(?:[,\u00a0\u202f ]\d{3}(?!\d))+|[^\d]*\d+)(?:[.,]\d+)?[^\d]*\Z")


@dataclass(slots=True, eq=False)
class _Set:
    """A cell's words before the columns have their widths. longest, whole: width of its longest word, and on one line."""

    words: list[Word]
    element: Element
    style: TextStyle
    longest: float
    whole: float
    fraction: float = 0.0


def table(setting: Setting, node: Table, place: Place) -> list[Slab]:
    """Slabs of a table: caption, head, one row a slab, source line."""
    if place.hang and (node.wide or _narrowest(setting, node) > place.width):
        place = place.full()
    element = place.parent.child("Table", attributes=(_summary(node.alt),) if node.alt else ())
    slabs: list[Slab] = []
    if node.caption:
        style = setting.styles.text("caption")
        words = setting.words(node.caption, setting.ink(style, element.child("Caption")))
        slabs += setting.paragraph(words, style, place, glued=True)
    slabs += _rows(setting, node, place, element)
    if node.source:
        style = setting.styles.text("source")
        words = setting.words(node.source, setting.ink(style, place.parent.child("P")))
        slabs += setting.paragraph(words, replace(style, before=max(style.before, 3.0)), place)
        if len(slabs) > 1:
            _glue_end(slabs, len(setting.lines(words, style, place.width)))
    if slabs:
        whole = Whole(stacked(slabs))
        for slab in slabs:
            slab.whole = whole
        slabs[0].before = max(slabs[0].before, 6.0)
        slabs[-1].after = max(slabs[-1].after, 8.0)
        if node.id:
            slabs[0].anchors = (node.id,)
    return slabs


def _narrowest(setting: Setting, node: Table) -> float:
    """The least width at which no word of the table is cut, as far as its columns are sized by what is in them."""
    style = setting.styles.text("td")
    total = 0.0
    for at, column in enumerate(node.columns):
        words = {word for row in (node.head, *node.rows) for word in plain_text(row[at].children if at < len(row) else ()).split()}
        total += (
            0.0 if column.width else max((setting.fonts.width(word, style.font, style.size) for word in words), default=0.0) + 2 * _SIDE
        )
    return total


def _glue_end(slabs: list[Slab], source_lines: int) -> None:
    at = len(slabs) - source_lines - 1
    if at >= 0:
        slabs[at].glued = True


def _summary(text: str) -> str:
    from briefgen.writers.pdf.hooks import string

    return f"<</O/Table/Summary{string(text)}>>"


def _rows(setting: Setting, node: Table, place: Place, element: Element) -> list[Slab]:
    head_style, body_style = setting.styles.text("th"), setting.styles.text("td")
    head, body = element.child("THead"), element.child("TBody")
    rows: list[tuple[bool, list[_Set], Element]] = []
    if any(cell.children for cell in node.head):
        line = head.child("TR")
        rows.append((True, [_cell(setting, cell, line, "Column", head_style) for cell in node.head], line))
    contents = node.rows or (_nothing(len(node.columns)),)
    headed = bool(rows)  # else the first cell of each row heads it, so that none is without a heading (PDF/UA-1, 7.5)
    named = _names_rows(contents) or not headed
    for row in contents:
        line = body.child("TR")
        scopes = ["Row" if (named and cell.header) or (not headed and at == 0) else None for at, cell in enumerate(row)]
        rows.append((False, [_cell(setting, cell, line, scope, body_style) for cell, scope in zip(row, scopes, strict=True)], line))
    figures = len(node.columns) > 1 and all(column.align in ("right", "decimal") for column in node.columns[1:])
    widths = _widths([cells for _, cells, _ in rows], [column.width for column in node.columns], place.width, figures=figures)
    fractions = [
        max((cells[at].fraction for is_head, cells, _ in rows if not is_head), default=0.0) if column.align == "decimal" else 0.0
        for at, column in enumerate(node.columns)
    ]
    aligns = [column.align for column in node.columns]
    slabs: list[Slab] = []
    head_slab: Slab | None = None
    rule = setting.styles.colour("rule")
    for at, (is_head, cells, _) in enumerate(rows):
        slab = _row(setting, cells, widths, aligns, fractions, place, is_head=is_head)
        slab.line = (0.8, setting.styles.colour("accent")) if is_head else (0.3, rule)
        slab.head = head_slab
        slab.glued = is_head or (at == 1 and rows[0][0] and len(rows) > 3)
        if is_head and slab.height <= _TALLEST_HEAD:
            head_slab = slab
        slabs.append(slab)
    if len(slabs) > 3 and slabs[-1].height < _STANDS_ALONE:
        slabs[-2].glued = True
    return slabs


def _names_rows(rows: Sequence[Sequence[CellNode]]) -> bool:
    """True where the heads of rows, with those of the columns, are no more than what they head.

    In a table of two columns a listener would hear more heads than data, which the checker Outloud takes for a torn head (TBL-010);
    there the heads of the columns do.
    """
    heads = sum(cell.header for row in rows for cell in row)
    cells = sum(map(len, rows))
    return heads + max(map(len, rows), default=0) <= cells - heads


def _nothing(columns: int) -> tuple[CellNode, ...]:
    """The one row of a table without rows."""
    return (CellNode(children=(Text(text="No data"),)), *(CellNode(children=()) for _ in range(columns - 1)))


def _cell(setting: Setting, node: CellNode, row: Element, scope: str | None, style: TextStyle) -> _Set:
    attributes = (f"<</O/Table/Scope/{scope}>>",) if scope else ()
    element = row.child("TH" if scope else "TD", attributes=attributes)
    words = setting.words(node.children, setting.ink(style, element))
    longest = max((word.width for word in words), default=0.0)
    whole = sum(word.width + word.gap for word in words)
    return _Set(words, element, style, longest, whole, _fraction(setting, plain_text(node.children), style, whole))


def _fraction(setting: Setting, text: str, style: TextStyle, whole: float) -> float:
    """Width of what stands right of the decimal point of a number: its fraction, its unit, its citations. whole: of all."""
    number = _NUMBER.match(text)
    return whole - setting.fonts.width(number[1], style.font, style.size) if number else 0.0


def _widths(rows: Sequence[Sequence[_Set]], shares: Sequence[float], total: float, *, figures: bool) -> list[float]:
    """Column widths that fill `total`: given shares first, then as much as words need, then by how much text a column holds.

    figures: behind the first column stand figures alone; then the table is no wider than an eye follows a row without a ruler.
    """
    count = len(shares)
    padding = 2 * _SIDE
    least = [min(max(row[at].longest for row in rows), 0.45 * total) + padding for at in range(count)]
    if sum(shares) > 0:
        rest = max(1.0 - sum(shares), 0.0)
        free = sum(1 for share in shares if not share) or 1
        scale = total / (sum(shares) + (rest if any(not share for share in shares) else 0.0))
        return _unbroken([(share or rest / free) * scale for share in shares], least)
    most = [max(row[at].whole for row in rows) + padding for at in range(count)]
    if sum(most) <= total:
        # All fits on one line each: share the rest.
        spare = (total - sum(most)) / count
        spare = min(spare, _MOST_SPARE) if figures else spare
        return [width + spare for width in most]
    if sum(least) >= total:
        return [width * total / sum(least) for width in least]
    # Square roots keep one very long column from starving the others.
    wanted = [max(full - narrow, 0.0) ** 0.5 for full, narrow in zip(most, least, strict=True)]
    spare = total - sum(least)
    return [narrow + spare * want / (sum(wanted) or 1.0) for narrow, want in zip(least, wanted, strict=True)]


def _unbroken(widths: list[float], least: Sequence[float]) -> list[float]:
    """The widths, those that would break a word widened at the cost of what the others have over; as they are where that is too little."""
    lacking = sum(max(need - width, 0.0) for width, need in zip(widths, least, strict=True))
    spare = sum(max(width - need, 0.0) for width, need in zip(widths, least, strict=True))
    if not 0.0 < lacking <= spare:
        return widths
    return [need if width < need else width - (width - need) * lacking / spare for width, need in zip(widths, least, strict=True)]


def _row(
    setting: Setting, cells: list[_Set], widths: list[float], aligns: Sequence[str], fractions: list[float], place: Place, *, is_head: bool
) -> Row:
    made, x = [], 0.0
    for at, cell in enumerate(cells):
        align = aligns[at]
        first, last = at == 0, at == len(cells) - 1
        left, right = (0.0 if first else _SIDE), (0.0 if last else _SIDE)
        inner = widths[at] - left - right
        side: Literal["left", "right", "center"] = "right" if align in ("right", "decimal") else "center" if align == "center" else "left"
        style = restyled(cell.style, before=0.0, after=0.0, align=side)
        if align == "decimal" and not is_head:
            inner -= max(fractions[at] - cell.fraction, 0.0)
        spot = Place(x=x + left, width=max(inner, 8.0), parent=cell.element)
        lines = setting.lines(cell.words, style, spot.width)
        made.append(Cell(slabs=stack(lines, style, spot), element=cell.element))
        x += widths[at]
    height = max((cell.height for cell in made), default=0.0) + _ABOVE + _BELOW
    return Row(
        height=height, cells=made, x=place.x, width=sum(widths), above=_ABOVE, below=_BELOW, bands=place.bands,
        divisible=140.0, fill=None,
    )  # fmt: skip
