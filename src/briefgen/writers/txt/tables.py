"""Tables in fixed columns; a table too wide for them as one entry a row."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.doctree.nodes import Cell, Table
from briefgen.writers.txt.plain import columns, plain_words
from briefgen.writers.txt.wrapping import WIDTH, fill

_GAP = 2
_NARROW = 5
"""A column that would have to be narrower than this is no column."""


def table_lines(table: Table, *, width: int = WIDTH) -> list[str]:
    """The lines of a table without caption and source: a grid ruled under its head where its columns have room, else entries."""
    head = [plain_words(cell.children) for cell in table.head]
    rows = [[plain_words(cell.children) for cell in row] for row in table.rows]
    grid = ([head] if head else []) + rows
    if not grid:
        return []
    widths = _widths(grid, width)
    if widths is None:
        return _entries(table.rows, head, rows, width)
    lines: list[str] = []
    for at, row in enumerate(grid):
        tall = any(columns(cell) > wide for cell, wide in zip(row, widths, strict=True))
        lines += _row(row, widths, [column.align for column in table.columns], head=bool(head) and at == 0)
        if head and at == 0:
            lines.append((" " * _GAP).join("-" * wide for wide in widths))
        elif tall and at < len(grid) - 1:
            lines.append("")
    return lines


def _widths(grid: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """A width for each column: what it needs while there is room, the rest shared by those that need more; None when there is none."""
    columned = list(zip(*grid, strict=True))
    room = width - _GAP * (len(columned) - 1)
    whole = [max(max((columns(line) for line in cell.split("\n")), default=0) for cell in column) for column in columned]
    least = [min(max(columns(word) for cell in column for word in (cell.split() or [""])), 24) for column in columned]
    if sum(whole) <= room:
        return [max(wide, 1) for wide in whole]
    if sum(least) > room or room < _NARROW * len(columned):
        return None
    widths = [max(need, 1) for need in least]
    while (left := room - sum(widths)) > 0:
        open_columns = [at for at, wide in enumerate(widths) if wide < whole[at]]
        if not open_columns:
            break
        # the column with the most text per column of width gains most by one more
        for _ in range(left):
            at = max(open_columns, key=lambda at: (whole[at] / widths[at], -at))
            widths[at] += 1
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], aligns: Sequence[str], *, head: bool) -> list[str]:
    broken = [fill(cell, width=wide) for cell, wide in zip(cells, widths, strict=True)]
    lines = []
    for at in range(max((len(cell) for cell in broken), default=0)):
        parts = [
            _aligned(cell[at] if at < len(cell) else "", wide, "left" if head and align == "decimal" else align)
            for cell, wide, align in zip(broken, widths, aligns, strict=True)
        ]
        lines.append((" " * _GAP).join(parts).rstrip())
    return lines


def _aligned(text: str, width: int, align: str) -> str:
    room = max(width - columns(text), 0)
    if align in ("right", "decimal"):
        return " " * room + text
    return " " * (room // 2) + text + " " * (room - room // 2) if align == "center" else text + " " * room


def _entries(cells: Sequence[Sequence[Cell]], head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """A row's header cells, then its cells, each after its column's head."""
    lines: list[str] = []
    for kinds, row in zip(cells, rows, strict=True):
        for at, (cell, text) in enumerate(zip(kinds, row, strict=True)):
            if cell.header:
                lines += fill(text, width=width)
            elif text:
                lines += fill(f"{head[at]}: {text}" if head and head[at] else text, width=width, first="  ", rest="    ")
    return lines
