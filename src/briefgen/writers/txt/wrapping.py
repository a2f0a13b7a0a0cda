"""Filling lines to a width counted in columns."""

from __future__ import annotations

import re
from itertools import accumulate

from briefgen.writers.txt.plain import columns

WIDTH = 80
"""Columns of a line: what a teleprinter, a terminal and a mail program all show unbroken."""

_AFTER = re.compile(r"(?<=[/&?=.,_-])(?=.)")


def fill(text: str, *, width: int = WIDTH, first: str = "", rest: str = "") -> list[str]:
    r"""`text` broken at spaces into lines of at most `width` columns; `\n` forces a break.

    first, rest: what the first and the other lines begin with. A word longer than a line is broken after one of `/&?=.,_-`
    where it has one, else where the line ends. Empty for an empty text.
    """
    lines: list[str] = []
    for part in text.split("\n"):
        lead = rest if lines else first
        line, room = "", width - columns(lead)
        for word in _words(part, width - max(columns(first), columns(rest))):
            joined = f"{line} {word.text}" if line and word.spaced else line + word.text
            if line and columns(joined) > room:
                lines.append(lead + line)
                lead, line = rest, word.text
                room = width - columns(rest)
            else:
                line = joined
        if line:
            lines.append(lead + line)
    return lines


class _Word(tuple[str, bool]):
    """A run that is never broken; spaced: a space stands before it."""

    __slots__ = ()

    @property
    def text(self) -> str:
        return self[0]

    @property
    def spaced(self) -> bool:
        return self[1]


def _words(text: str, room: int) -> list[_Word]:
    made: list[_Word] = []
    for word in text.split():
        if columns(word) <= room:
            made.append(_Word((word, True)))
        else:
            made += [_Word((piece, at == 0)) for at, piece in enumerate(_pieces(word, max(room, 1)))]
    return made


def _pieces(word: str, room: int) -> list[str]:
    pieces: list[str] = []
    for part in _AFTER.split(word):
        if pieces and columns(pieces[-1] + part) <= room:
            pieces[-1] += part
            continue
        while columns(part) > room:
            cut = _fitting(part, room)
            pieces.append(part[:cut])
            part = part[cut:]
        if part:
            pieces.append(part)
    return pieces


def _fitting(word: str, room: int) -> int:
    """How many characters of `word` go into `room` columns; at least one, combining marks kept with their letter."""
    widths = list(accumulate(columns(c) for c in word))
    return max(sum(width <= room for width in widths), 1)
