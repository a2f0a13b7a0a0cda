"""Days to places on a line: in proportion where that can be read, stretched where events are dense, broken over empty years."""

from __future__ import annotations

import calendar
import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from briefgen.text.edtf import Edtf

EMPTY_YEARS = 5
"""A run of years without an event is broken when it is at least this long and the axis is not in proportion."""

CROWDED_SHARE, CROWDED_WINDOW, CROWDED_EVENTS = 0.45, 1 / 6, 6
"""An axis in proportion counts as unreadable when this share of at least this many events falls into this share of its length."""

_BROKEN_WEIGHT = 1.6
_EVENT_WEIGHT = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Timescale:
    """A line from 0 to 1 over whole years. knots: ordinals of 1 January and their places, in order; the last ends the last year.

    broken: pairs of years (first, last) that are drawn as a break; proportional: every year has its own length in days.
    """

    knots: tuple[tuple[int, float], ...]
    broken: tuple[tuple[int, int], ...]
    proportional: bool

    def place(self, day: dt.date) -> float:
        """Where the start of a day is, 0 to 1; days outside are set at the ends."""
        ordinals = [knot[0] for knot in self.knots]
        at = min(max(bisect_right(ordinals, day.toordinal()) - 1, 0), len(self.knots) - 2)
        (first, low), (last, high) = self.knots[at], self.knots[at + 1]
        share = (day.toordinal() - first) / (last - first)
        return low + min(max(share, 0.0), 1.0) * (high - low)

    def extent(self, date: Edtf) -> tuple[float, float]:
        """Where a date begins and ends."""
        after = date.latest + dt.timedelta(days=1) if date.latest < dt.date.max else date.latest
        return self.place(date.earliest), self.place(after)

    def run(self, first: int, last: int) -> tuple[float, float]:
        """Where the years from first to last, inclusive, begin and end."""
        return self.place(dt.date(first, 1, 1)), self.place(dt.date(last + 1, 1, 1))

    @property
    def years(self) -> tuple[tuple[int, float], ...]:
        """Years and where they begin, those inside a break left out; the year after the last is not listed."""
        shown = [(dt.date.fromordinal(ordinal).year, place) for ordinal, place in self.knots[:-1]]
        return tuple((year, place) for year, place in shown if not any(first < year <= last for first, last in self.broken))


def years_told(scale: Timescale, dates: Sequence[Edtf]) -> tuple[tuple[int, float], ...]:
    """The scale's years and where they begin, in the order in which they have to be named: those with most dates first, then by time."""
    told = {year: sum(date.earliest.year <= year <= date.latest.year for date in dates) for year, _ in scale.years}
    return tuple(sorted(scale.years, key=lambda known: (-told[known[0]], known[0])))


def make_scale(dates: Sequence[Edtf], *, dense: bool = False) -> Timescale:
    """The scale for events at these dates; open ends of intervals do not lengthen it.

    dense: a year is as long as its events need, for an upright line with a row an event.
    """
    first, last = _ends(dates)
    years = tuple(range(first, last + 1))
    even = _scale(years, dict.fromkeys(years, 1.0), (), proportional=True)
    if not dense and not _crowded(even, dates):
        return even
    counts = dict.fromkeys(years, 0)
    for date in dates:
        for year in range(max(date.earliest.year, first), min(date.latest.year, last) + 1):
            counts[year] += 1
    broken = tuple(run for run in _empty_runs(years, counts) if run[1] - run[0] + 1 >= EMPTY_YEARS)
    base, each, most = (0.3, 1.0, len(dates)) if dense else (1.0, _EVENT_WEIGHT, 8)
    weights = {year: base + each * min(counts[year], most) for year in years}
    for start, end in broken:
        weights |= dict.fromkeys(range(start, end + 1), base * _BROKEN_WEIGHT / (end - start + 1))
    return _scale(years, weights, broken, proportional=False)


def _ends(dates: Sequence[Edtf]) -> tuple[int, int]:
    known = [date.earliest.year for date in dates if date.earliest > dt.date.min]
    known += [date.latest.year for date in dates if date.latest < dt.date.max]
    return min(known, default=2000), max(known, default=2000)


def _scale(years: Sequence[int], weights: dict[int, float], broken: tuple[tuple[int, int], ...], *, proportional: bool) -> Timescale:
    lengths = [(366 if calendar.isleap(year) else 365) * weights[year] for year in years]
    total, at = sum(lengths), 0.0
    knots = []
    for year, length in zip(years, lengths, strict=True):
        knots.append((dt.date(year, 1, 1).toordinal(), at / total))
        at += length
    knots.append((dt.date(years[-1], 12, 31).toordinal() + 1, 1.0))
    return Timescale(knots=tuple(knots), broken=broken, proportional=proportional)


def _crowded(scale: Timescale, dates: Sequence[Edtf]) -> bool:
    if len(dates) < CROWDED_EVENTS or len(scale.knots) < CROWDED_EVENTS:
        return False
    middles = sorted(sum(scale.extent(date)) / 2 for date in dates)
    most = max(sum(low <= middle <= low + CROWDED_WINDOW for middle in middles) for low in middles)
    return most / len(dates) > CROWDED_SHARE


def _empty_runs(years: Sequence[int], counts: dict[int, int]) -> list[tuple[int, int]]:
    runs = []
    for empty, group in groupby(years, key=lambda year: counts[year] == 0):
        run = list(group)
        if empty:
            runs.append((run[0], run[-1]))
    return runs
