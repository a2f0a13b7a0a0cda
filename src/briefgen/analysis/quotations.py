"""Where quotation marks open and close: nothing inside them is ever edited, and what they hold is somebody's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.text.spans import Span

_MARK = re.compile(r"[“”\"„«»]|``|''")
_OPENERS = frozenset("“„«")
_CLOSERS = frozenset("”»")
_ANY_MARK = re.compile('["“”„«]')
_SINGLE = re.compile(
    r"(?P<open>(?<![\w’'‘,.?!…])[‘'](?=[^\W\d_]|[(…])(?!(?:em|tis|twas|til|cause|bout|n)\b))|(?<=[^\s‘'’])[’'](?!\w)", re.IGNORECASE
)
_SHORTEST = 6
"""Code points of the shortest quotation in single marks; what is shorter is a word left out of its usual sense."""
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
    """Quotations in `span` (a paragraph), in order, never nested; single marks count where no double ones stand.

    A straight mark opens when nothing is open and a space or bracket (or nothing) stands before it; after a digit it is an inch.
    """
    if _ANY_MARK.search(text, span.start, span.end) is None and text.find("''", span.start, span.end) < 0:
        return in_single_marks(text, span)
    found: list[Quotation] = []
    opened: int | None = None
    nested = 0
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
        elif nested:
            nested -= 1
        elif mark in _STRAIGHT and before.isspace() and not after.isspace() and text.startswith(mark, opened):
            if _closes_twice(text, span, match):
                nested = 1
                continue
            # `"... "word": an opening mark while one is open; the first was never closed in this paragraph
            found.append(Quotation(opened, at, closed=False))
            opened = at
        else:
            found.append(Quotation(opened, match.end()))
            opened = None
    if opened is not None and span.end - opened > 1:
        found.append(Quotation(opened, span.end, closed=False))
    return tuple(found)


def _closes_twice(text: str, span: Span, match: re.Match[str]) -> bool:
    """True when the next two marks both close: the one at `match` opens a quotation inside another, `"He cried "no" and left."`."""
    behind = [other.start() for other in _MARK.finditer(text, match.end(), span.end) if other[0] == match[0]][:2]
    return len(behind) == 2 and not any(text[at - 1].isspace() for at in behind)


def in_single_marks(text: str, span: Span) -> tuple[Quotation, ...]:
    """Quotations in `span` between single marks, which are told from apostrophes by what stands beside them."""
    if text.find(" ‘", span.start, span.end) < 0 and text.find(" '", span.start, span.end) < 0 and text[span.start] not in "‘'":
        return ()
    found: list[Quotation] = []
    opened: int | None = None
    marks = list(_SINGLE.finditer(text, span.start, span.end))
    for number, match in enumerate(marks):
        at = match.start()
        if match["open"]:
            opened = at if opened is None else opened
        elif opened is not None and not _of_several(text, marks, number):
            if at - opened > _SHORTEST:
                found.append(Quotation(opened, at + 1))
            opened = None
    if opened == span.start and text[opened] == "‘" and not found:
        found.append(Quotation(opened, span.end, closed=False))
    return tuple(found)


def _of_several(text: str, marks: list[re.Match[str]], number: int) -> bool:
    """True for the apostrophe of `the ministers’ plan`, when the quotation it stands in is closed behind it."""
    at = marks[number].start()
    if text[at - 1] != "s" or not text[at + 1 : at + 3].strip(" ").isalpha():
        return False
    behind = next((mark for mark in marks[number + 1 :]), None)
    return behind is not None and not behind["open"] and text[behind.start() - 1] in ",.?!…"


def inside(marks: tuple[Quotation, ...], offset: int) -> bool:
    """True when `offset` lies between the marks of one of the quotations."""
    return bool(marks) and any(mark.start < offset < mark.end for mark in marks)
