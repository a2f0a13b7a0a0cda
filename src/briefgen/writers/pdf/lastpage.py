"""The last page: never a few lines alone on a sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.writers.pdf.footnotes import Footnotes
from briefgen.writers.pdf.pages import Flow, PageContent, paginate

_SPARSE = 1 / 4
"""Of a page: a last one with less on it looks left over."""

_BEFORE = 0.55
"""Share of what the last two pages hold that stands on the first of them, when they are evened out."""


def evened(flows: Sequence[Flow], top: float, bottom: float, notes: Footnotes | None = None) -> list[PageContent]:
    """As `paginate`, with a last page that looks meant.

    Where it would hold little, tables that were kept in one piece are parted if that saves the page; else the page before ends
    earlier, so that what is left is shared between the two. Pages of several columns are evened out by their columns already.
    """

    def laid(cuts: Mapping[int, float], *, part: bool) -> list[PageContent]:
        # what floats is moved in a story: each try begins with the order it was given
        return paginate([replace(flow, story=list(flow.story)) for flow in flows], top, bottom, notes, part=part, cuts=cuts)

    pages = laid({}, part=False)
    if len(pages) < 3 or not flows or len(flows[-1].lefts) > 1 or _used(pages[-1], top) >= _SPARSE * (top - bottom):
        return pages
    parted = laid({}, part=True)
    if len(parted) < len(pages):
        return parted
    before, last = _used(pages[-2], top), _used(pages[-1], top)
    shared = laid({len(pages) - 2: before - _BEFORE * (before + last)}, part=False)
    return shared if len(shared) == len(pages) and _used(shared[-1], top) > last else laid({}, part=False)


def _used(page: PageContent, top: float) -> float:
    """From the head of the page down to the end of its text, in points."""
    return max((top - y + column.height for _, y, column in page.columns), default=0.0)
