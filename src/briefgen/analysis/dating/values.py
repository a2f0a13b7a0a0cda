"""TIMEX3 and EDTF values from the pieces of a date; steps from one date to another."""

from __future__ import annotations

import datetime as dt

from briefgen.analysis.dating.mentions import Point
from briefgen.analysis.dating.pointing import Which
from briefgen.analysis.dating.publication import month_shifted
from briefgen.analysis.dating.words import SEASON_EDTF

_PORTIONS = {"early": ("01", "03"), "mid": ("05", "08"), "late": ("10", "12")}
_YEARS_IN = {"year": 1, "decade": 10, "century": 100}
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}


def shifted(year: int, month: int | None, day: dt.date | None, unit: str, steps: float) -> str | None:
    """The year, month or day that lies `steps` units away, as far as the anchor is known; None when it is not, or out of reach."""
    if unit in _YEARS_IN:
        there = year + int(steps * _YEARS_IN[unit])
        return year_text(there) if there and -9999 <= there <= 9999 else None
    if unit == "month":
        if month is None or year < 1:
            return None
        there, of = month_shifted(year, month, round(steps))
        return f"{there:04d}-{of:02d}" if 1 <= there <= 9999 else None
    if day is None:
        return None
    if unit in _DAYS_IN:
        try:
            return (day + dt.timedelta(days=round(steps * _DAYS_IN[unit]))).isoformat()
        except OverflowError:
            return None
    return day.isoformat() if unit == "hour" and abs(steps) <= 3 else None


def year_pointed(today: dt.date, point: Point, which: Which) -> int:
    """The year of a month, season or half pointed at from `today`."""
    if point.half:
        return today.year + which.steps
    month = point.month or {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[point.season or "SP"]
    if which is Which.LAST:
        return today.year - (month >= today.month)
    if which is Which.COMING:
        return today.year + (month <= today.month)
    return today.year


def joined(year: str, point: Point) -> str:
    """The TIMEX3 value of a point in a year."""
    if point.season or point.half:
        return f"{year}-{point.season or point.half}"
    value = year
    if point.month is not None:
        value += f"-{point.month:02d}"
    if point.day is not None:
        value += f"-{point.day:02d}"
    return value + part_text(point.part)


def edtf_of(year: int, point: Point) -> str | None:
    """The calendar value of a point in a year; None before Christ."""
    if year < 1:
        return None
    stem, mark = f"{year:04d}", "~" if point.approximate else ""
    if point.season:
        return f"{stem}-{SEASON_EDTF[point.season]}{mark}"
    if point.half:
        number, months = int(point.half[1]), 6 if point.half[0] == "H" else 3
        return f"{stem}-{(number - 1) * months + 1:02d}/{stem}-{number * months:02d}"
    if point.portion and point.month is None:
        first, last = _PORTIONS[point.portion]
        return f"{stem}-{first}/{stem}-{last}"
    value = stem
    if point.month is not None:
        value += f"-{point.month:02d}"
    if point.day is not None:
        value += f"-{point.day:02d}"
    return value + mark


def part_text(part: str | None) -> str:
    """The part of a day as TIMEX3 hangs it on a date: `TMO`, `T05:30`."""
    return f"T{part}" if part else ""


def year_text(year: int) -> str:
    """`1942`, or `BC0480` for -480."""
    return f"{year:04d}" if year > 0 else f"BC{-year:04d}"


def week_text(day: dt.date) -> str:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def unknown(unit: str) -> str:
    """The TIMEX3 value of a unit whose place is not known."""
    return {"year": "XXXX", "month": "XXXX-XX", "day": "XXXX-XX-XX", "week": "XXXX-WXX", "decade": "XXX", "century": "XX"}.get(
        unit, "XXXX-XX-XXTXX"
    )
