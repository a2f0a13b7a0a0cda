"""Markdown: its headings are known, and what only sets words (emphasis, links, quoted blocks) is taken off, as a reader sees the page."""

from __future__ import annotations

import re

from briefgen.ingestion.decoding import decode
from briefgen.ingestion.extract import Extract, Trust
from briefgen.ingestion.readers.plain import without_front_matter
from briefgen.model.corpus import LineLabel
from briefgen.text.spans import Span

_FENCE = re.compile(r"`{3,}|~{3,}")
_UNDERLINE = re.compile(r"(?:=+|-+)$")
_LIST = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
# What a reader of the page sees as a bar at the side or a dot; the number of an item is seen, and stays.
_SIDE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)*(?P<dot>[ \t]*[-*+][ \t]+(?=\S))?")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_STRUCTURE = (
    (re.compile(r"#{1,6}[ \t]+\S"), LineLabel.HEADING),
    (re.compile(r"=+$|([-*_])(?:[ \t]*\1){2,}$"), LineLabel.BOILERPLATE),
    (re.compile(r"<!--.*-->$"), LineLabel.BOILERPLATE),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)$"), LineLabel.CAPTION),
    (re.compile(r"\|.*\|$"), LineLabel.META),
)
# The longest marks first; words may run over one line end, never over a blank line. A mark within a word or before a space is none.
_LIGHT = (
    re.compile(r"(?<![!\\])\[(?P<words>[^\]\[\n]+)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"\n]*\")?\)"),
    re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])(?P<words>[^*\n]+(?:\n[^*\n]+)?)(?<=[^\s\\])\1(?![\w*])"),
    re.compile(r"(?<![\w_\\])(_{1,3})(?=[^\s_])(?P<words>[^_\n]+(?:\n[^_\n]+)?)(?<=[^\s\\])\1(?![\w_])"),
    re.compile(r"(?<![`\\])`(?P<words>[^`\n]+)`(?!`)"),
    re.compile(r"\\(?P<words>[*_`\[\]\\#])"),
)


def read(data: bytes, name: str) -> Extract:
    """Headings, rules, images and tables marked; each block of prose a paragraph, each list item one of its own.

    Raises:
        Unreadable: empty, not text, or a text of ours.
        SpecError: the front matter is not valid.
    """
    text, entry = without_front_matter(decode(data), name)
    for mark in _LIGHT:
        text = mark.sub(r"\g<words>", text)
    text, items = _without_sides(text)
    blocks = _Blocks()
    for number, (start, line) in enumerate(_lines(text)):
        blocks.add(start, line, opens=number in items)
    blocks.close()
    return Extract(
        text=text,
        trust=Trust.AUTHORED if entry else Trust.EXTRACTED,
        marks=tuple(_with_title(blocks.marks, text)),
        paragraphs=tuple(blocks.paragraphs),
        front_matter=entry,
    )


class _Blocks:
    """Collects marks and paragraphs line by line."""

    def __init__(self) -> None:
        self.marks: list[tuple[int, LineLabel]] = []
        self.paragraphs: list[Span] = []
        self._open: list[tuple[int, int]] = []  # start and end of the lines of the paragraph being read
        self._fenced = False

    def add(self, start: int, line: str, *, opens: bool) -> None:
        """Take the next line; opens: it begins an item of a list."""
        fence = _FENCE.match(line) is not None
        if not line:
            self.close()
        elif fence or self._fenced:
            self._mark(start, LineLabel.BOILERPLATE)
            self._fenced ^= fence
        elif len(self._open) == 1 and _UNDERLINE.match(line):
            # The setext form: an underline makes the one line above it a heading.
            self.marks.append((self._open.pop()[0], LineLabel.HEADING))
            self._mark(start, LineLabel.BOILERPLATE)
        elif label := next((label for pattern, label in _STRUCTURE if pattern.match(line)), None):
            self._mark(start, label)
        else:
            if opens or _LIST.match(line):
                self.close()
            self._open.append((start, start + len(line)))

    def _mark(self, start: int, label: LineLabel) -> None:
        self.close()
        self.marks.append((start, label))

    def close(self) -> None:
        if self._open:
            self.paragraphs.append(Span(self._open[0][0], self._open[-1][1]))
            self._open.clear()


def _without_sides(text: str) -> tuple[str, frozenset[int]]:
    """The text without the marks of quoted blocks and of items, and the numbers of the lines that began an item, from 0."""
    lines, items = [], set()
    for number, line in enumerate(text.split("\n")):
        side = _SIDE.match(line)
        marked = side is not None and side[0].strip() and not _RULE.match(line)
        lines.append(line[side.end() :] if side and marked else line)
        if side and marked and side["dot"]:
            items.add(number)
    return "\n".join(lines), frozenset(items)


def _lines(text: str) -> list[tuple[int, str]]:
    """Each line without surrounding space, with the offset of its first character; blank lines too."""
    lines, offset = [], 0
    for raw in text.split("\n"):
        lines.append((offset + len(raw) - len(raw.lstrip()), raw.strip()))
        offset += len(raw) + 1
    return lines


def _with_title(marks: list[tuple[int, LineLabel]], text: str) -> list[tuple[int, LineLabel]]:
    """A heading with nothing above it is the title."""
    if marks and marks[0][1] is LineLabel.HEADING and not text[: marks[0][0]].strip():
        return [(marks[0][0], LineLabel.TITLE), *marks[1:]]
    return marks
