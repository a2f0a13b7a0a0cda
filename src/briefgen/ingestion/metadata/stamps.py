"""The line at a story's head that says when it came out, and perhaps where: `Orland Gazette, March 14, 2024`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.ingestion.metadata.bylines import byline, dated_byline
from briefgen.ingestion.metadata.origins import placed_day
from briefgen.ingestion.metadata.publishers import bare_name, publisher_like
from briefgen.ingestion.metadata.written_dates import FIRST_YEAR, LAST_YEAR, DateLine, date_line
from briefgen.text.edtf import Edtf, from_date, parse_edtf

_LONGEST = 140
_BREAK = re.compile(r"\s*(?:[|•·]|\s[-–—]\s|(?<![0-9])/|/(?![0-9])|[()])\s*")
_COMMA = re.compile(r"\s*,\s+")
_LABELLED = re.compile(
    r"\b(?:(?:first|originally)\s+)?(?:published|posted|issued|released|(?:last\s+)?(?:updated|modified|edited))\b", re.IGNORECASE
)
_CLOCK_FIRST = re.compile(r"\b(?:at\s+)?\d{1,2}[:.h]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:on\s+|,\s*)(?=\w)", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}T?\)?(?:\s?[+-]\d{1,2})?)?\Z", re.IGNORECASE)
_TWO_WAYS = re.compile(r"(?<!\d)(?P<one>\d{1,2})(?P<mark>[/.-])(?P<other>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)")
_NAMELESS = re.compile(
    r"by\s+(?:(?:our|a|the)\s+)?(?:\w+\s+)?(?:staff(?:\s+(?:writer|reporter|correspondent)s?)?|(?:writer|reporter|correspondent|editor)s?)",
    re.IGNORECASE,
)
_SECTION = re.compile(r"^[A-Z][a-z]+$|^\d+\smin(?:ute)?s?\s(?:read)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """When a story came out, as its own line has it. publisher: whom the line names besides, None when nobody."""

    date: DateLine
    publisher: str | None = None


def stamp(line: str) -> Stamp | None:
    """The date of a line that holds one, alone or beside a publisher, a byline, a clock time or a date of change; None for any other.

    Where both are told the date of publication goes before that of the change. A day and month that can be read two ways give the
    stretch from the earlier to the later day, both marked uncertain.
    """
    if len(line) > _LONGEST or not any(map(str.isdigit, line)):
        return None
    whole = _dated(placed_day(line) or line)
    if whole:
        return Stamp(date=whole)
    if by := dated_byline(line):
        line = " | ".join(by)
    parts = _parts(line)
    dates = [(part, date) for part in parts if (date := _dated(part))]
    if not dates or len(dates) > 2:
        return None
    others = [part for part in parts if _dated(part) is None and not _CLOCK.match(part)]
    named = [part for part in others if publisher_like(part) and not _NAMELESS.fullmatch(part)]
    if any(not (part in named or _SECTION.match(part) or _NAMELESS.fullmatch(part) or byline(part)) for part in others) or len(named) > 1:
        return None
    first = [date for _, date in dates if not date.changed] or [date for _, date in dates]
    if len({date.date for date in first}) > 1:
        return None
    return Stamp(date=first[0], publisher=bare_name(named[0]) if named else None)


def agreed(found: Sequence[tuple[str, DateLine]]) -> tuple[str, DateLine] | None:
    """The line and date that some lines agree on: publication before change, dates that say which before others; None when they do not."""
    printed = [item for item in found if not item[1].changed] or found
    labelled = [item for item in printed if item[1].labelled] or printed
    return labelled[0] if len({date.date for _, date in labelled}) == 1 else None


def _parts(line: str) -> list[str]:
    """The pieces that separators part; a comma parts them too, but not within a date; a label begins a piece of its own."""
    found = []
    for piece in _BREAK.split(line):
        labels = [match.start() for match in _LABELLED.finditer(piece)]
        starts = [0, *(at for at in labels if at > 0)]
        for start, end in zip(starts, [*starts[1:], len(piece)], strict=True):
            found += _apart(piece[start:end].strip(" ,;"))
    return [part for part in found if part]


def _apart(piece: str) -> list[str]:
    """`Orland Gazette, March 14, 2024` as name and date; any other piece whole."""
    if _dated(piece) is None:
        for comma in _COMMA.finditer(piece):
            head, tail = piece[: comma.start()], piece[comma.end() :]
            if _dated(tail):
                return [*_COMMA.split(head), tail]
            if _dated(head):
                return [head, *_COMMA.split(tail)]
    return [piece]


def _dated(text: str) -> DateLine | None:
    found = date_line(text) or date_line(_CLOCK_FIRST.sub("", text, count=1))
    return found or read_two_ways(text)


def read_two_ways(text: str) -> DateLine | None:
    """The stretch from 4 March to 3 April for a line that is `03/04/2024`, both days marked uncertain; None for any other."""
    written = _TWO_WAYS.search(text)
    if written is None:
        return None
    year, one, other = int(written["year"]), int(written["one"]), int(written["other"])
    # the same line with a day that can be read one way only tells whether the rest of it is that of a date line
    plain = date_line(text[: written.start()] + f"{year:04d}-01-01" + text[written.end() :])
    if plain is None or not FIRST_YEAR <= year <= LAST_YEAR or not (1 <= one <= 12 and 1 <= other <= 12) or one == other:
        return None
    first, last = sorted((dt.date(year, one, other), dt.date(year, other, one)))
    return DateLine(date=_either(first, last), changed=plain.changed, labelled=plain.labelled)


def day_first(text: str) -> Edtf | None:
    """The first date of `text` that can be read two ways, read with the day before the month; None when it holds none."""
    written = _TWO_WAYS.search(text)
    if written is None:
        return None
    try:
        return from_date(dt.date(int(written["year"]), int(written["other"]), int(written["one"])))
    except ValueError:
        return None


def _either(first: dt.date, last: dt.date) -> Edtf:
    return parse_edtf(f"{first.isoformat()}?/{last.isoformat()}?")
