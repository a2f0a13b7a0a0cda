"""Hard-wrapped text: which line breaks are the typesetter's and which the author's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.text.spans import Span

_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
_ITEM = re.compile(r"(?:[-*•–]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
_FIGURES = re.compile(r"[\d.,%()€$£–+-]+(?:\s+[\d.,%()€$£–+-]+)+$")
_FEWEST = 8
"""Lines below which nothing is said about wrapping."""
_WIDTHS = range(50, 131)
_TEXT_LINE = 40
"""Characters below which a line may be anything: a heading, a menu, the last of a paragraph."""
_FEWEST_BROKEN = 3
_FILLED, _SLACK = 0.8, 0.97
"""Share of the broken lines on which the next word had no room."""


def logical_lines(text: str) -> list[tuple[Span, ...]]:
    """Non-blank lines, those of one hard-wrapped paragraph together; spans without surrounding space, in order."""
    lines, blank_before = physical_lines(text)
    width = wrap_width([line.of(text) for line in lines], blank_before)
    return [(line,) for line in lines] if width is None else _grouped(text, lines, blank_before, width)


def paragraph_spans(text: str) -> tuple[Span, ...]:
    """Paragraphs of a text that is known to be broken into printed lines, as a PDF's is; in order."""
    lines, blank_before = physical_lines(text)
    lengths = sorted(len(line) for line in lines)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    return tuple(Span(group[0].start, group[-1].end) for group in _grouped(text, lines, blank_before, width))


def _grouped(text: str, lines: Sequence[Span], blank_before: Sequence[bool], width: int) -> list[tuple[Span, ...]]:
    groups: list[list[Span]] = []
    for at, line in enumerate(lines):
        if at and not blank_before[at] and _goes_on(lines[at - 1].of(text), line.of(text), width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [tuple(group) for group in groups]


def physical_lines(text: str) -> tuple[list[Span], list[bool]]:
    r"""Spans of the non-blank lines between \n, and for each whether a blank line stands above it."""
    spans: list[Span] = []
    blank_before: list[bool] = []
    offset, blank = 0, True
    for raw in text.split("\n"):
        line = raw.strip()
        if line:
            start = offset + raw.index(line[0])
            spans.append(Span(start, start + len(line)))
            blank_before.append(blank)
        blank = not line
        offset += len(raw) + 1
    return spans, blank_before


def wrap_width(lines: Sequence[str], blank_before: Sequence[bool]) -> int | None:
    """The column at which lines were broken; None when they were not.

    A wrapped text has a ragged right edge with a hard limit: its long lines end just below that, mostly in the middle of a sentence, and
    each is as long as it can be. What stands around the text in short lines says nothing.
    """
    lengths = sorted(len(line) for line in lines if len(line) >= _TEXT_LINE)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    if len(lines) < _FEWEST or width not in _WIDTHS or lengths[-1] > width * 1.35:
        return None
    full = [at for at, line in enumerate(lines) if len(line) >= 0.75 * width]
    broken = [at for at in full if not _SENTENCE_END.search(lines[at]) and at + 1 < len(lines) and not blank_before[at + 1]]
    filled = sum(len(lines[at]) + 1 + len(lines[at + 1].split(None, 1)[0]) > width * _SLACK for at in broken)
    return width if len(broken) >= _FEWEST_BROKEN and 2 * len(broken) > len(full) and filled >= _FILLED * len(broken) else None


def _goes_on(line: str, below: str, width: int) -> bool:
    """True when `below` continues the paragraph of `line`: the line is full, and does not end short of the edge with a sentence."""
    if _ITEM.match(below) or _FIGURES.match(below):
        return False
    if _SENTENCE_END.search(line) and len(line) + len(below.split(" ", 1)[0]) < width - 4:
        # The next word would have fitted: the author broke here.
        return False
    if _SENTENCE_END.search(line) and len(below) < 0.5 * width and below[0].isupper() and not _SENTENCE_END.search(below):
        # A heading: the last line of a paragraph would end as a sentence.
        return False
    return len(line) >= 0.6 * width or below[0].islower()
