"""The day of publication as an anchor, even when it is known only roughly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from briefgen.text.edtf import Edtf, Precision

T = TypeVar("T")
_SLACK = {Precision.DAY: dt.timedelta(days=3), Precision.MONTH: dt.timedelta(days=31)}
_WIDE = dt.timedelta(days=366)
_SEASON_BEGINS, _SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}, 3
_SOON = dt.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Publication:
    """When a document came out. days: the first and the last day it can have been, wider when only approximate."""

    edtf: Edtf
    days: tuple[dt.date, dt.date]

    def agreed(self, meaning: Callable[[dt.date], T]) -> T | None:
        """What `meaning` makes of the day of publication, when it makes the same of every day it can have been; else None.

        meaning: must not go backwards in time as its argument goes forwards, so that the two ends speak for all days.
        """
        first, last = (meaning(day) for day in self.days)
        return first if first == last else None


def publication(published: Edtf | None) -> Publication | None:
    """The anchor for `published`; None when it is unknown or open-ended."""
    if published is None or published.earliest == dt.date.min or published.latest == dt.date.max:
        return None
    slack = _SLACK.get(published.precision, _WIDE) if published.approximate or published.uncertain else dt.timedelta(0)
    return Publication(published, (published.earliest - slack, published.latest + slack))


def month_beside(today: dt.date, month: int, ahead: bool) -> int:
    """The year of a month named without one: the latest not after today, or with `ahead` the first not before."""
    if ahead:
        return today.year + (month < today.month)
    return today.year - (month > today.month)


def season_ahead(today: dt.date, season: str) -> int | None:
    """The year of the season to come (that in which winter begins); None while it goes on, when the next one may be meant."""
    first = _SEASON_BEGINS[season]
    if (today.month - first) % 12 < _SEASON_MONTHS:
        return None
    return today.year + (today.month > first)


def day_beside(today: dt.date, month: int, day: int, ahead: bool) -> dt.date | None:
    """The day of a day and month named without a year; None when there is no such day."""
    for year in (today.year, today.year - 1, today.year + 1):
        try:
            candidate = dt.date(year, month, day)
        except ValueError:
            continue
        if ahead and candidate < today - dt.timedelta(days=1):
            continue
        if not ahead and candidate > today + _SOON:
            continue
        return candidate
    return None


def weekday_beside(today: dt.date, weekday: int, ahead: bool, strictly: bool) -> dt.date:
    """The nearest such day of the week, today counted unless `strictly`."""
    away = (weekday - today.weekday()) % 7 if ahead else (today.weekday() - weekday) % 7
    away = away or (7 if strictly else 0)
    return today + dt.timedelta(days=away if ahead else -away)


def month_shifted(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month `by` months on."""
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1
