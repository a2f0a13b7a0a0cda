"""A brief that may have so many pages and no more is cut, not shrunk: what is extra goes, then the least facts, and a note says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefgen.composition.events_cut import least_events, without_events
from briefgen.model.edition import Edition
from briefgen.rendering.sections_cut import spare_sections, without_sections
from briefgen.rendering.shorten import FOR_LENGTH, extras, shorten

_CLOSEST = 3
"""How often a template is asked to set the same words closer."""


def closeness(pages: Callable[[Edition, int], int], edition: Edition, most: int) -> int:
    """How closely a template has to set an edition, its extras aside, for it to take at most `most` pages; 0: as it likes.

    pages: lays an edition out, set as closely as the number says, and counts. A page that is full is set closer before anything is
    left out, because that costs no word; where that is not enough, _CLOSEST, and the cuts begin there.
    """
    bare = shorten(edition, extras(edition))
    return next((close for close in range(_CLOSEST) if most <= 0 or pages(bare, close) <= most), _CLOSEST)


def fewest_cuts(pages: Callable[[Edition], int], edition: Edition, most: int) -> Edition:
    """The edition with the fewest statements left out for which `pages` is at most `most`.

    pages: lays an edition out and counts; called about twice the logarithm of the cuts needed. When no statement more can go, events of
    the timelines do, the least first, or whole sections, the last first; when that does not help either, the edition with all its
    sections is given, however long it is. What is extra fills pages that are there and never makes one more.
    """
    if most <= 0:
        return edition
    spare = extras(edition)
    if spare:
        most = min(most, pages(shorten(edition, spare)))

    def fits(cut: Edition) -> bool:
        return pages(cut) <= most

    if fits(edition):
        return edition
    low, high = 0, 1  # `low` cuts are too few
    while not fits(cut := shorten(edition, high)):
        if cut == shorten(edition, high * 2):
            return _coarser(fits, edition, high)
        low, high = high, high * 2
    return shorten(edition, _least(lambda count: fits(shorten(edition, count)), low, high))


def _coarser(fits: Callable[[Edition], bool], whole: Edition, cuts: int) -> Edition:
    """The edition with fewer events, or else fewer sections, and then only as few of its statements left out as that takes.

    cuts: all that `shorten` can do, which is not enough.
    """
    bare, least, spare = shorten(whole, cuts), least_events(whole), spare_sections(whole)

    def eventless(cut: Edition, count: int) -> Edition:
        note = f"{count} more {'event was' if count == 1 else 'events were'} {FOR_LENGTH}"
        return replace(without_events(cut, frozenset(least[:count])), notes=(*cut.notes, note))

    def both(cut: Edition, count: int) -> Edition:
        return without_sections(eventless(cut, len(least)), count)

    coarser = ((eventless, 0, len(least)), (without_sections, -1, spare), (both, -1, spare if least else 0))
    for coarse, few, many in coarser:
        if many and fits(coarse(bare, many)):
            gone = _least(lambda count: fits(coarse(bare, count)), few, many)  # noqa: B023 - called here
            statements = _least(lambda count: fits(coarse(shorten(whole, count), gone)), -1, cuts)  # noqa: B023 - called here
            return coarse(shorten(whole, statements), gone)
    return bare


def _least(enough: Callable[[int], bool], low: int, high: int) -> int:
    """The least number that is enough, where `low` is known to be too few and `high` to be enough."""
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high
