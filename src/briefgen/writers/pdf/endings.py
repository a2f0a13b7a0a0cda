"""Where a page ends: the last few lines of a section do not stand alone at the head of the next page."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.writers.pdf.columns import Column, Mark, Room, fill
from briefgen.writers.pdf.slabs import Slab, laid

_SHORT = 72.0
"""Points: less than this of a section is not left to a page of its own."""

_MOST_EMPTY = 1 / 6
"""Of a page, left empty so that a section's end has company."""


def accompanied(story: list[Slab], mark: Mark, filled: tuple[Column, Mark], room: Room) -> tuple[Column, Mark]:
    """A filled column and where the next begins; one block shorter when the next would begin with the short end of a section.

    Where a figure stands before that end, `story` is changed: the block before the figure goes behind it.
    """
    _, after = filled
    if after.rest is not None or after.owed or not _short_end(story, after.at):
        return filled
    found = _order_with_company(story, mark, after.at)
    if found is None:
        return filled
    order, at = found
    column, reached = fill(order[:at], mark, room)
    if reached.at != at or reached.rest is not None or room.text - column.height - column.foot > _MOST_EMPTY * room.page:
        return filled
    story[:] = order
    return column, reached


def _short_end(story: Sequence[Slab], at: int) -> bool:
    """True when a block of text begins at `at`, and what is left of its section is short."""
    opening = story[at].opening if at < len(story) else None
    if opening is None or opening.kind != "text":
        return False
    left: list[Slab] = []
    for slab in story[at:]:
        if slab.opening is not None and slab.opening.section is not opening.section:
            break
        left.append(slab)
        if slab.height > _SHORT or sum(one.height for one in left) > _SHORT:
            return False
    return max(offset + slab.height for offset, slab in laid(left)) <= _SHORT


def _order_with_company(story: list[Slab], mark: Mark, end: int) -> tuple[list[Slab], int] | None:
    """The story, and where in it the column may end so that a block of text goes over with what begins at `end`; None: nowhere."""
    before = _block_before(story, mark, end, end)
    if before is None:
        return None
    if _kind(story[before]) != "float":
        while before > mark.at and story[before - 1].glued:  # its heading goes with it
            before -= 1
        return (story, before) if before > mark.at else None
    text = _block_before(story, mark, before, end)
    if text is None or _kind(story[text]) != "text" or story[text - 1].glued or story[before - 1].glued:
        return None
    return [*story[:text], *story[before:end], *story[text:before], *story[end:]], text + end - before


def _block_before(story: Sequence[Slab], mark: Mark, at: int, end: int) -> int | None:
    """Where the block before the one at `at` begins, if it is text or a figure of the section of `end` and in this column."""
    opening = story[end].opening
    assert opening is not None
    for begin in range(at - 1, mark.at, -1):
        found = story[begin].opening
        if found is not None:
            return begin if found.section is opening.section and found.kind != "fixed" else None
    return None


def _kind(slab: Slab) -> str:
    return slab.opening.kind if slab.opening is not None else ""
