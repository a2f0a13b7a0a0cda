"""Where quotation marks open and close: nothing inside them is ever edited, and what they hold is somebody's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.text.spans import Span

_MARK = re.compile(r"[“”\"„«»]|``|''")
_OPENERS = frozenset("“„«")
_CLOSERS = frozenset("”»")
_ANY_MARK = re.compile('["“”„«]')
_STRAIGHT = frozenset(('"', "''"))


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, marks included. closed: False when it runs on past its paragraph, as long quotations do."""

    start: int
    end: int
    closed: bool = True

    def meets_range(self, start: int, end: int) -> bool:
        """True when it shares a code point with `[start, end)`."""
        return self.start < end and start < self.end


def quotations(text: str, span: Span) -> tuple[Quotation, ...]:
    """Quotations in `span` (a paragraph), in order, never nested: single marks inside double ones are left alone.

    A straight mark opens when nothing is open and a space or bracket (or nothing) stands before it; after a digit it is an inch.
    """
    if _ANY_MARK.search(text, span.start, span.end) is None and text.find("''", span.start, span.end) < 0:
        return ()
    found: list[Quotation] = []
    opened: int | None = None
    for match in _MARK.finditer(text, span.start, span.end):
        mark, at = match[0], match.start()
        before = text[at - 1] if at > span.start else " "
        after = text[match.end()] if match.end() < span.end else " "
        if opened is None:
            if mark in _CLOSERS or (mark in _STRAIGHT and (before.isdigit() or (after.isspace() and not before.isspace()))):
                continue
            opened = at
        elif mark in _OPENERS or mark == "``":
            continue
        elif mark in _STRAIGHT and before.isspace() and not after.isspace() and text.startswith(mark, opened):
            # `"... "word": an opening mark while one is open; the first was never closed in this paragraph
            found.append(Quotation(opened, at, closed=False))
            opened = at
        else:
            found.append(Quotation(opened, match.end()))
            opened = None
    if opened is not None and span.end - opened > 1:
        found.append(Quotation(opened, span.end, closed=False))
    return tuple(found)


def inside(marks: tuple[Quotation, ...], offset: int) -> bool:
    """True when `offset` lies between the marks of one of the quotations."""
    return bool(marks) and any(mark.start < offset < mark.end for mark in marks)
