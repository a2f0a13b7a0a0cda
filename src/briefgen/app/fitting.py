"""A brief that may have so many pages and no more is cut, not shrunk: what is extra goes, then the least facts, and a note says so."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.model.edition import Edition
from briefgen.rendering.shorten import extras, shorten


def fewest_cuts(pages: Callable[[Edition], int], edition: Edition, most: int) -> Edition:
    """The edition with the fewest statements left out for which `pages` is at most `most`.

    pages: lays an edition out and counts; called about twice the logarithm of the cuts needed. When nothing more can be left
    out, the shortest is given, however long it is. What is extra fills pages that are there and never makes one more.
    """
    if most <= 0:
        return edition
    spare = extras(edition)
    if spare:
        most = min(most, pages(shorten(edition, spare)))
    if pages(edition) <= most:
        return edition
    low, high = 0, 1  # `low` cuts are too few
    while pages(cut := shorten(edition, high)) > most:
        if cut == shorten(edition, high * 2):
            return cut
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if pages(shorten(edition, middle)) <= most else (middle, high)
    return shorten(edition, high)
