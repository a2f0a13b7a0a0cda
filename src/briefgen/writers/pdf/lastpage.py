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


class _Laid(Protocol):
    def __call__(self, cuts: Mapping[int, float], *, part: bool) -> list[PageContent]: ...


def _best(laid: _Laid, flows: Sequence[Flow], top: float, bottom: float) -> list[PageContent]:
    pages = laid({}, part=False)
    if len(pages) < 3 or not flows or len(flows[-1].lefts) > 1 or _used(pages[-1], top) >= _SPARSE * (top - bottom):
        return pages
    parted = laid({}, part=True)
    if len(parted) < len(pages):
        return parted
    before, last = _used(pages[-2], top), _used(pages[-1], top)
    shared = laid({len(pages) - 2: before - _BEFORE * (before + last)}, part=False)
    return shared if len(shared) == len(pages) and _used(shared[-1], top) > last else laid({}, part=False)


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
