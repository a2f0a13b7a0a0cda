"""A brief that may have so many pages and no more is cut, not shrunk: what is extra goes, then the least facts, and a note says so."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.model.edition import Edition
from briefgen.rendering.sections_cut import spare_sections, without_sections
from briefgen.rendering.shorten import extras, shorten


def fewest_cuts(pages: Callable[[Edition], int], edition: Edition, most: int) -> Edition:
    """The edition with the fewest statements left out for which `pages` is at most `most`.

    pages: lays an edition out and counts; called about twice the logarithm of the cuts needed. When no statement more can go,
    whole sections do, the last first; when that does not help either, the edition with all its sections is given, however long it is.
    What is extra fills pages that are there and never makes one more.
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
            return _fewest_sections(pages, cut, most)
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if pages(shorten(edition, middle)) <= most else (middle, high)
    return shorten(edition, high)


def _fewest_sections(pages: Callable[[Edition], int], edition: Edition, most: int) -> Edition:
    spare = spare_sections(edition)
    if not spare or pages(without_sections(edition, spare)) > most:
        return edition
    low, high = -1, spare
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if pages(without_sections(edition, middle)) <= most else (middle, high)
    return without_sections(edition, high)
