"""Dates that say how much is known: a tested subset of EDTF (ISO 8601-2:2019, levels 0 and 1).

The `edtf` package takes 0.3 s to import (pyparsing grammars); the subset here is what sources and specs use.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_SEASONS = {21: ("spring", 3, 5), 22: ("summer", 6, 8), 23: ("autumn", 9, 11), 24: ("winter", 12, 2)}
_POINT = re.compile(r"(?P<y>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<m>\d\d|XX)(?:-(?P<d>\d\d|XX))?)?(?P<q>[~?%])?\Z", re.ASCII)


class Precision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date, with the earliest and latest day it can mean.

    text: the EDTF string as given. earliest, latest: inclusive days; an open end is date.min or date.max.
    approximate: marked `~` or `%`. uncertain: marked `?` or `%`.
    """

    text: str
    earliest: dt.date
    latest: dt.date
    precision: Precision
    approximate: bool = False
    uncertain: bool = False

    def __str__(self) -> str:
        return self.text

    def within(self, other: Edtf) -> bool:
        """True when every day this can mean is a day `other` can mean."""
        return other.earliest <= self.earliest and self.latest <= other.latest

    def meets(self, other: Edtf) -> bool:
        """True when some day fits both."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    @property
    def display(self) -> str:
        """For readers: `10 September 2023`, `September 2023`, `2023`, `2010s`, `24–26 August 2021`; `≈ ` before an approximate one."""
        words = _display(self)
        return f"≈ {words}" if self.approximate or self.uncertain else words


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> Edtf:
    """Read an EDTF string: years, months, days, seasons 21-24, `X` digits (`201X`, `2015-XX`), `~ ? %`, intervals with `..`.

    Raises:
        ValueError: not in the subset; the message says what was expected.
    """
    text = text.strip()
    if "/" in text:
        left, _, right = text.partition("/")
        first = None if left in ("", "..") else _point(left)
        last = None if right in ("", "..") else _point(right)
        if first is None and last is None:
            raise ValueError(f"{text!r} is an interval without ends")
        earliest = first.earliest if first else dt.date.min
        latest = last.latest if last else dt.date.max
        if latest < earliest:
            raise ValueError(f"{text!r} ends before it begins")
        ends = [end for end in (first, last) if end]
        return Edtf(text, earliest, latest, Precision.INTERVAL, any(e.approximate for e in ends), any(e.uncertain for e in ends))
    return _point(text)


def from_date(day: dt.date) -> Edtf:
    """The Edtf of one day."""
    return parse_edtf(day.isoformat())


def _point(text: str) -> Edtf:
    match = _POINT.match(text)
    if not match:
        raise ValueError(f"{text!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, with ~ when approximate")
    year, month, day, mark = match["y"], match["m"], match["d"], match["q"] or ""
    if month == "XX":
        if day not in (None, "XX"):
            raise ValueError(f"{text!r}: a day without a month is not a date")
        month = day = None
    day = None if day == "XX" else day
    approximate, uncertain = mark in ("~", "%") and bool(mark), mark in ("?", "%") and bool(mark)

    def made(first: dt.date, last: dt.date, precision: Precision) -> Edtf:
        return Edtf(text, first, last, precision, approximate, uncertain)

    if year.endswith("X"):
        if month:
            raise ValueError(f"{text!r}: a year with X digits takes no month")
        low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return made(dt.date(max(low, 1), 1, 1), dt.date(high, 12, 31), Precision.CENTURY if year.endswith("XX") else Precision.DECADE)
    number = int(year)
    if number < 1:
        raise ValueError(f"{text!r}: year 0000 is not a date")
    if not month:
        return made(dt.date(number, 1, 1), dt.date(number, 12, 31), Precision.YEAR)
    if int(month) in _SEASONS:
        if day:
            raise ValueError(f"{text!r}: a season takes no day")
        _, first, last = _SEASONS[int(month)]
        end_year = number + (last < first)
        return made(dt.date(number, first, 1), dt.date(end_year, last, calendar.monthrange(end_year, last)[1]), Precision.SEASON)
    if not 1 <= int(month) <= 12:
        raise ValueError(f"{text!r}: there is no month {month}")
    if not day:
        return made(
            dt.date(number, int(month), 1), dt.date(number, int(month), calendar.monthrange(number, int(month))[1]), Precision.MONTH
        )
    try:
        exact = dt.date(number, int(month), int(day))
    except ValueError as reason:
        raise ValueError(f"{text!r}: there is no such day") from reason
    return made(exact, exact, Precision.DAY)


def _display(date: Edtf) -> str:
    first, last = date.earliest, date.latest
    if date.precision is Precision.INTERVAL:
        if first == dt.date.min or last == dt.date.max:
            known = parse_edtf(date.text.strip("./"))
            return f"{'until' if first == dt.date.min else 'from'} {_display(known)}"
        left, _, right = date.text.partition("/")
        begin, end = _point(left), _point(right)
        if begin.precision is end.precision is Precision.DAY and (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{_day(last)}"
        if begin.precision is end.precision is Precision.DAY and first.year == last.year:
            return f"{first.day} {MONTHS[first.month - 1]} – {_day(last)}"
        if begin.precision is end.precision is Precision.MONTH and first.year == last.year:
            return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {last.year}"
        if begin.precision is end.precision is Precision.YEAR:
            return f"{first.year}–{last.year}"
        return f"{_display(begin)} – {_display(end)}"
    match date.precision:
        case Precision.DAY:
            return _day(first)
        case Precision.MONTH:
            return f"{MONTHS[first.month - 1]} {first.year}"
        case Precision.SEASON:
            return f"{_SEASONS[int(date.text[5:7])][0]} {first.year}"
        case Precision.DECADE:
            return f"{first.year}s"
        case Precision.CENTURY:
            return f"{_ordinal(first.year // 100 + 1)} century"
        case _:
            return str(first.year)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _day(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
