"""The last page: never a few lines alone on a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from briefgen.writers.pdf.footnotes import Footnotes
from briefgen.writers.pdf.pages import Flow, PageContent, paginate

_SPARSE = 1 / 4
"""Of a page: a last one with less on it looks left over."""

_BEFORE = 0.62
"""Share of what the last two pages hold that stands on the first of them, when the last would look left over: two half empty pages
would look no better."""


def evened(flows: Sequence[Flow], top: float, bottom: float, notes: Footnotes | None = None) -> list[PageContent]:
    """As `paginate`, with a last page that looks meant: what sinks stands at its foot.

    Where it would hold little, tables that were kept in one piece are parted if that saves the page; else the page before ends
    earlier, so that what is left is shared between the two. Pages of several columns are evened out by their columns already.
    """

    def laid(cuts: Mapping[int, float], *, part: bool) -> list[PageContent]:
        # what floats is moved in a story: each try begins with the order it was given
        return paginate([replace(flow, story=list(flow.story)) for flow in flows], top, bottom, notes, part=part, cuts=cuts)

    pages = _best(laid, flows, top, bottom)
    _sink(pages[-1], bottom)
    return pages


_HALF_EMPTY = 0.6
"""A last page less full than this takes a table over from the page before, if there is one that it can."""


class _Laid(Protocol):
    def __call__(self, cuts: Mapping[int, float], *, part: bool) -> list[PageContent]: ...


def _best(laid: _Laid, flows: Sequence[Flow], top: float, bottom: float) -> list[PageContent]:
    pages, high = laid({}, part=False), top - bottom
    if len(pages) < 3 or not flows or len(flows[-1].lefts) > 1:
        return pages
    if _used(pages[-1], top) >= _SPARSE * high:
        return _with_company(laid, pages, top, high)
    parted = laid({}, part=True)
    if len(parted) < len(pages):
        return parted
    before, last = _used(pages[-2], top), _used(pages[-1], top)
    shared = laid({len(pages) - 2: before - _BEFORE * (before + last)}, part=False)
    return shared if len(shared) == len(pages) and _used(shared[-1], top) > last else laid({}, part=False)


def _with_company(laid: _Laid, pages: list[PageContent], top: float, high: float) -> list[PageContent]:
    """The pages, with a table that ends the last but one on the last, where that one is half empty and both are well filled then."""
    last, stays = _used(pages[-1], top), _before_last_table(pages[-2], top)
    if last >= _HALF_EMPTY * high or stays < _BEFORE * high:
        return pages
    moved = laid({len(pages) - 2: high - stays}, part=False)
    filled = max(last, high / 2) < _used(moved[-1], top) <= _used(moved[-2], top)
    return moved if filled and len(moved) == len(pages) else laid({}, part=False)


def _before_last_table(page: PageContent, top: float) -> float:
    """What a page holds above a table that is its last block and whole on it, from its head down, in points; 0 when there is none."""
    if len(page.columns) != 1 or page.feet:
        return 0.0
    _, start, column = page.columns[0]
    whole = column.slabs[-1][1].whole if column.slabs else None
    at = next((at for at, (_, slab, _) in enumerate(column.slabs) if whole is not None and slab.whole is whole), 0)
    before = column.slabs[at - 1] if at else None
    if before is None or whole is None or column.slabs[-1][0] + column.slabs[-1][1].height - column.slabs[at][0] < whole.height - 0.1:
        return 0.0
    return top - start + before[0] + before[1].height


def _sink(page: PageContent, bottom: float) -> None:
    """What sinks goes down to the foot of the page, with all that follows it."""
    if len(page.columns) != 1:
        return
    _, top, column = page.columns[0]
    at = next((at for at, (_, slab, _) in enumerate(column.slabs) if slab.sinks), None)
    down = top - column.height - column.foot - bottom
    if at is None or down <= 0:
        return
    start = column.slabs[at][0]
    column.slabs[at:] = [(y + down, slab, repeated) for y, slab, repeated in column.slabs[at:]]
    for ground in column.grounds:
        if ground.bottom > start:
            ground.top, ground.bottom = ground.top + down, ground.bottom + down
    column.height += down


def _used(page: PageContent, top: float) -> float:
    """From the head of the page down to the end of its text, in points."""
    return max((top - y + column.height for _, y, column in page.columns), default=0.0)
