"""A brief that may have so many pages and no more is cut, not shrunk: what is extra goes, then the least facts, and a note says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefgen.composition.events_cut import least_events, without_events
from briefgen.model.edition import Edition
from briefgen.rendering.sections_cut import spare_sections, without_sections
from briefgen.rendering.shorten import FOR_LENGTH, extras, shorten, spare_key_points, sparing_charts, without_key_points

_WITH_POINTS = 4
"""Statements that may go with key points: on a page of few, others would take the place of those that went."""

Coarse = Callable[[Edition, int], Edition]
"""Takes so many parts (events, sections) away from an edition."""

_A_POINT = 8
"""Statements that a key point is worth: where as many would have to go for it, the page prints hardly more than its key points."""

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

    pages: lays an edition out and counts; called about twice the logarithm of the cuts needed. Before a statement goes that tells a drawn
    event, which would be told in the few words of the chart alone, events of the timelines go, the least first. Where a key point fewer
    saves many statements, it goes: the page does not print them. When no statement more can go, more events or whole sections do, the last
    first; when that does not help either, the edition with all its sections is given, however long it is. What is extra fills pages that
    are there and never makes one more.
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
    told, events = sparing_charts(edition), len(least_events(edition))
    if events and not fits(shorten(edition, told)) and (fewer := _coarser(fits, edition, told, _eventless(edition), events)):
        return fewer
    cuts, enough = _cuts(fits, edition)
    if enough and cuts - spare < _A_POINT:
        return shorten(edition, cuts)
    pointed = _coarser(fits, edition, spare + _WITH_POINTS, without_key_points, spare_key_points(edition))
    if pointed and (not enough or (len(edition.key_points) - len(pointed.key_points)) * _A_POINT <= cuts - spare):
        return pointed
    return shorten(edition, cuts) if enough else _coarsest(fits, edition, cuts)


def _cuts(fits: Callable[[Edition], bool], edition: Edition) -> tuple[int, bool]:
    """How many cuts `shorten` has to make, and True; all that it can make and False where those are not enough.

    edition: one that does not fit.
    """
    low, high = 0, 1  # `low` cuts are too few
    while not fits(cut := shorten(edition, high)):
        if cut == shorten(edition, high * 2):
            return high, False
        low, high = high, high * 2
    return _least(lambda count: fits(shorten(edition, count)), low, high), True


def _coarsest(fits: Callable[[Edition], bool], whole: Edition, cuts: int) -> Edition:
    """The edition with fewer events, or fewer sections, or both; if nothing helps, with all of both.

    cuts: all that `shorten` can do, which is not enough.
    """
    events, sections = len(least_events(whole)), spare_sections(whole)
    eventless = _eventless(whole)

    def both(cut: Edition, count: int) -> Edition:
        return without_sections(eventless(cut, events), count)

    return (
        _coarser(fits, whole, cuts, eventless, events)
        or _coarser(fits, whole, cuts, without_sections, sections)
        or (_coarser(fits, whole, cuts, both, sections) if events else None)
        or shorten(whole, cuts)
    )


def _coarser(fits: Callable[[Edition], bool], whole: Edition, cuts: int, coarse: Coarse, most: int) -> Edition | None:
    """The edition coarsened as little as is enough after so many cuts, and then with only as many of them as that takes.

    most: parts that `coarse` may take away. None when all of them are not enough.
    """
    bare = shorten(whole, cuts)
    if not most or not fits(coarse(bare, most)):
        return None
    gone = _least(lambda count: fits(coarse(bare, count)), -1, most)
    statements = _least(lambda count: fits(coarse(shorten(whole, count), gone)), -1, cuts)
    return coarse(shorten(whole, statements), gone)


def _eventless(whole: Edition) -> Coarse:
    """What takes so many events from the timelines of a cut of `whole`, the least first, and says so in a note."""
    least = least_events(whole)

    def coarse(cut: Edition, count: int) -> Edition:
        if not count:
            return cut
        note = f"{count} more {'event was' if count == 1 else 'events were'} {FOR_LENGTH}"
        return replace(without_events(cut, frozenset(least[:count])), cut_notes=(*cut.cut_notes, note))

    return coarse


def _least(enough: Callable[[int], bool], low: int, high: int) -> int:
    """The least number that is enough, where `low` is known to be too few and `high` to be enough."""
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high
