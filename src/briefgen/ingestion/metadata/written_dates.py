"""Dates as pages print them, in a line of their own or in a metadata field."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from briefgen.ingestion.metadata.foreign_dates import plainly
from briefgen.text.edtf import MONTHS, Edtf, parse_edtf
from briefgen.text.lazy import lazily

_MONTH = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
_M = (
    r"(?P<{0}>(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\.?"
)
_ZONE = r"(?:GMT|UTC|[A-Z]{2,4}T|Z|IST|ET|PT|CT|MT|ICT|JST|BST)"
_CLOCK = (
    r"(?:[T,\s]|at|\||-|–|•|·)*\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?\s?m\.?)?"
    rf"\s*(?:\(?{_ZONE}\)?)?\s*(?:[+-]\d{{1,2}}:?(?:\d\d)?)?(?:\s*\(?{_ZONE}\)?)?"
)
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+"
_WHEN = rf"""(?:
    {_M.format("m1")}\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}}) |
    (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_M.format("m2")},?[\s-]+(?P<y2>\d{{4}}) |
    (?P<y3>\d{{4}})[-/.](?P<n3>\d{{1,2}})[-/.](?P<d3>\d{{1,2}}) |
    (?P<a4>\d{{1,2}})[/.-](?P<b4>\d{{1,2}})[/.-](?P<y4>\d{{4}}) |
    (?P<a5>\d{{1,2}})(?P<mark>[/.])(?P<b5>\d{{1,2}})(?P=mark)(?P<y5>\d{{2}})(?![\d/.-])
)"""
_DATE = lazily(_WHEN, re.IGNORECASE | re.VERBOSE)
_LABEL = (
    r"(?P<label>(?:(?:first|date|originally)\s+)?(?:published|posted|issued|released?|created|date|dated"
    r"|(?:last\s+)?(?:updated?|modified|edited|reviewed|accessed|retrieved))(?:\s+(?:on|at|date|in))?)"
)
_CREDIT = r"(?:\([^()\d]{2,40}\)\W*)?"  # `(AGENCY) 3 May 2024`
_LINE = lazily(rf"^\W*{_CREDIT}(?:{_LABEL}\W*)?(?:{_CLOCK}[\s,|–-]*)?(?:{_WEEKDAY})?{_WHEN}(?:{_CLOCK})?\W*$", re.IGNORECASE | re.VERBOSE)
_DIGIT = lazily(r"\d")
_CHANGED = lazily(r"updat|modif|edit|review|access|retriev", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 1800, 2199
_TURN, _CENTURY = "69", ("19", "20")
"""Years of two figures from 69 on are of the last century (POSIX, strptime's %y)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """A line that is a date. changed: it says when the page was changed, not published; labelled: it says which of the two."""

    date: Edtf
    changed: bool
    labelled: bool


def date_line(line: str) -> DateLine | None:
    """The date of a line that holds a full date, perhaps with a label, weekday and clock time, and nothing else.

    A day and month both written as numbers up to 12 could be read two ways and give None.
    """
    if len(line) > 120 or not _DIGIT.search(line):
        return None
    match = _LINE.match(line)
    if match is None and (plain := plainly(line)) is not None:
        match = _LINE.match(plain)
    date = _edtf(match) if match else None
    if match is None or date is None:
        return None
    label = match["label"] or ""
    return DateLine(date=date, changed=bool(_CHANGED.search(label)), labelled=bool(label))


def written_date(text: str) -> Edtf | None:
    """The first full date written anywhere in `text` (a metadata field, a dateline); None when there is none or it is ambiguous."""
    match = _DATE.search(text)
    if match is None and (plain := plainly(text)) is not None:
        match = _DATE.search(plain)
    return _edtf(match) if match else None


def _edtf(match: re.Match[str]) -> Edtf | None:
    if match["y1"]:
        return _day(match["y1"], _MONTH[match["m1"][:3].lower()], match["d1"])
    if match["y2"]:
        return _day(match["y2"], _MONTH[match["m2"][:3].lower()], match["d2"])
    if match["y3"]:
        return _day(match["y3"], int(match["n3"]), match["d3"])
    first, second = int(match["a4"] or match["a5"]), int(match["b4"] or match["b5"])
    year = match["y4"] or _CENTURY[match["y5"] < _TURN] + match["y5"]
    if first > 12:
        return _day(year, second, str(first))
    if second > 12 or first == second:
        return _day(year, first, str(second))
    return None


def _day(year: str, month: int, day: str) -> Edtf | None:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        return parse_edtf(dt.date(int(year), month, int(day)).isoformat())
    except ValueError:
        return None
