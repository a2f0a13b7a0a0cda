"""The lines of a PDF page in reading order, with a blank line where the page leaves space or changes the size of type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the lower left corner."""
_GAP = 1.35
"""A paragraph or heading is set off by more than this many line pitches."""
_OTHER_SIZE = 1.15
_ROWS = 4
"""Rows that must stand side by side before they are taken for columns drawn line by line."""
_GUTTER = 8.0
"""Points between columns, at least."""
_COLUMN_WORDS = 4
"""Words that lines of a column have on average; cells of a table have fewer."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    first: Box
    last: Box


def page_text(text_page: Any) -> str:
    """The text of a pypdfium2 text page; a word divided at the end of a line holds pdfium's mark for it, U+0002 or U+FFFE."""
    gutter = _gutter(text_page)
    if gutter is not None:
        return _by_columns(text_page, *gutter)
    text = text_page.get_text_range()
    lines = _boxed(text_page, text)
    return "\n".join(_spaced(lines)) if lines and not _upright(lines) else _plain(text)


def _upright(lines: Sequence[_Line]) -> bool:
    """True when the lines run up or down the page, as on a page that is turned: space between them then says nothing."""
    along = sum(abs(line.last[0] - line.first[0]) for line in lines)
    return sum(abs(line.last[1] - line.first[1]) for line in lines) > along


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _boxed(text_page: Any, text: str) -> list[_Line]:
    """Non-blank lines with the boxes of their first and last characters; nothing when offsets and characters do not agree."""
    if len(text) != text_page.count_chars():
        return []
    lines, at = [], 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = at + raw.index(words[0])
            end = start + len(words) - 1
            lines.append(_Line(words.replace("\x00", ""), text_page.get_charbox(start, loose=True), text_page.get_charbox(end, loose=True)))
        at += len(raw) + 1
    return lines


def _spaced(lines: Sequence[_Line]) -> list[str]:
    steps = [before.last[1] - line.first[1] for before, line in pairwise(lines)]
    downward = [step for step in steps if step > 1]
    pitch = median(downward) if downward else 0.0
    spaced = [lines[0].text]
    for before, line, step in zip(lines, lines[1:], steps, strict=False):
        sizes = sorted((before.last[3] - before.last[1], line.first[3] - line.first[1]))
        # A step up is the head of the next column, where a paragraph may go on.
        if step > _GAP * pitch or (sizes[0] > 0 and sizes[1] > _OTHER_SIZE * sizes[0]):
            spaced.append("")
        spaced.append(line.text)
    return spaced


def _gutter(text_page: Any) -> tuple[float, float, float] | None:
    """Where columns are drawn line by line across the page: the middle of the gutter, and bottom and top of what stands beside it."""
    boxes: list[Box] = [text_page.get_rect(at) for at in range(text_page.count_rects())]
    pairs = [
        (left, right)
        for left, right in pairwise(boxes)
        if right[0] - left[2] >= _GUTTER and min(left[3], right[3]) - max(left[1], right[1]) > 0.5 * (left[3] - left[1])
    ]
    if len(pairs) < _ROWS:
        return None
    start, end = max(left[2] for left, _ in pairs), min(right[0] for _, right in pairs)
    if end - start < _GUTTER:
        return None
    words = [len(text_page.get_text_bounded(*box).split()) for pair in pairs for box in pair]
    if sum(words) < _COLUMN_WORDS * len(words):
        return None
    beside = [box for pair in pairs for box in pair]
    return (start + end) / 2, min(box[1] for box in beside) - 2, max(box[3] for box in beside) + 2


def _by_columns(text_page: Any, middle: float, bottom: float, top: float) -> str:
    """What stands above the columns, the left one, the right one, what stands below."""
    parts = (
        text_page.get_text_bounded(bottom=top),
        text_page.get_text_bounded(right=middle, bottom=bottom, top=top),
        text_page.get_text_bounded(left=middle, bottom=bottom, top=top),
        text_page.get_text_bounded(top=bottom),
    )
    above, left, right, below = (_plain(part).strip() for part in parts)
    return "\n\n".join(part for part in (above, "\n".join(part for part in (left, right) if part), below) if part)
