"""Figures that do not fit where they stand: they change places with text of their section, so that no column ends half empty.

What is moved is moved in the story itself, so what is read, what is painted and what the structure tree says stay in one order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.writers.pdf.columns import Column, Mark, Room, fill
from briefgen.writers.pdf.slabs import Opening, Slab

_GAP = 40.0
"""Points that may stay empty at a column's end before a figure is moved."""


def settled(story: list[Slab], mark: Mark, room: Room) -> tuple[Column, Mark]:
    """As `fill`, after a figure that would leave a gap has been moved in `story`.

    The text that follows it goes first; where that is not enough, or another section follows, the figure goes before text that it
    stood behind. Of all ways the one that leaves the least empty is taken, the earlier tried when they are alike.
    """
    column, after = fill(story, mark, room)
    start = after.at
    if after.rest is not None or start >= len(story) or not _floats(story[start]) or room.text - _used(column) <= _GAP:
        return column, after
    end = _end(story, start)
    best, least = None, room.text - _used(column) - _GAP / 2
    for order in (*_forward(story, mark, start, end, room), *_backward(story, mark, start, end, room)):
        tried = [*story[: mark.at], *order]
        filled, reached = fill(tried, mark, room)
        empty = room.text - _used(filled)
        if reached.at > mark.at and empty < least:
            best, least = (tried, filled, reached), empty
        if least <= _GAP:
            break
    if best is None:
        return column, after
    story[:] = best[0]
    return best[1], best[2]


def _used(column: Column) -> float:
    return column.height + column.foot


def _floats(slab: Slab) -> bool:
    return slab.opening is not None and slab.opening.kind == "float"


def _end(story: Sequence[Slab], start: int) -> int:
    """Where the block that begins at `start` ends."""
    return next((at for at in range(start + 1, len(story)) if story[at].opening is not None), len(story))


def _of_text(opening: Opening | None, figure: Slab) -> bool:
    return opening is not None and figure.opening is not None and opening.kind == "text" and opening.section is figure.opening.section


def _forward(story: list[Slab], mark: Mark, start: int, end: int, room: Room) -> Iterator[list[Slab]]:
    """The rest of the story with the figure behind as much of the text that follows as this column holds."""
    figure = story[start:end]
    ends, at = [], end
    while at < len(story) and _of_text(story[at].opening, figure[0]):
        at = _end(story, at)
        if not story[at - 1].glued:
            ends.append(at)
    if not ends:
        return
    without = [*story[:start], *story[end : ends[-1]]]
    _, reached = fill(without, mark, room)
    whole = [at for at in ends if at <= reached.at + len(figure)]
    if whole:
        yield [*story[mark.at : start], *story[end : whole[-1]], *figure, *story[whole[-1] :]]
    if len(whole) < len(ends):  # the next column begins with the end of a paragraph
        yield [*story[mark.at : start], *story[end : ends[len(whole)]], *figure, *story[ends[len(whole)] :]]


def _backward(story: list[Slab], mark: Mark, start: int, end: int, room: Room) -> Iterator[list[Slab]]:
    """The rest of the story with the figure before text that it stands behind, the least that lets it fit in this column."""
    figure = story[start:end]
    at = start
    while at > mark.at + 1:
        at -= 1
        if story[at].opening is None:
            continue
        if not _of_text(story[at].opening, figure[0]):
            return
        if story[at - 1].glued or story[at - 1].heading is not None:
            continue
        order = [*story[mark.at : at], *figure, *story[at:start], *story[end:]]
        _, reached = fill([*story[: mark.at], *order], mark, room)
        if reached.at >= at + len(figure):
            yield order
            return
