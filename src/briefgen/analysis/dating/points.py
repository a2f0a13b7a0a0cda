"""Dates of the calendar as they are written: days, months, years, quarters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.analysis.dating.begins import Begins, tried
from briefgen.analysis.dating.mentions import Mention, Point
from briefgen.analysis.dating.pointing import Which, which_of
from briefgen.analysis.dating.triggers import Hold, Scan
from briefgen.analysis.dating.words import MONTH, PARTS, SEASONS, WEEKDAY, either, month_number
from briefgen.text.lazy import lazily

YEAR = r"(?:1\d{3}|20\d\d)(?![\d%]|,\d{3}|\.\d|s\b)"
BEFORE_CHRIST = r"(?:\s?(?P<bc>B\.?C\.?E?\b\.?))"
_SOME = either(
    "beginning|start|end|close|middle|rest|remainder|turn|early part|late part|latter part|later part|first part|last part|early days"
    "|last days|first days"
)
PORTION = rf"""(?:(?:[Tt]he\s)?(?:
    (?:very\s)?(?P<portion>[Ee]arly|[Mm]id|[Ll]ate(?:r|st)?|[Ee]arlier)(?:[-\s](?:in\s|on\s|part\sof\s|days\sof\s)?(?:the\s)?)
    |(?:very\s)?{_SOME}\sof\s(?:the\s)?
))?"""
_OF_YEAR = r"(?:,?\s(?:of\s)?(?:the\syear\s)?{0})"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]|[.,]\d|\w)"
_JOIN = r"(?:\s?[-–—/&]\s?|\s(?:to|and|until|till|or|through)\s(?:the\s)?)"
_PART_OF_DAY = r"""(?:
    (?:(?:early|late)\s(?:in|on)\s)?(?:[Tt]he\s)?(?:(?:early|late|very)\s)?
    (?P<part>morning|afternoon|evening|night|dawn)(?:\shours)?\sof\s
)?"""
# What the first word of a date can begin with: most words of a sentence begin otherwise, and are passed by at once.
_FIRST_LETTERS = (
    "[Tt](?:he|ur|ue|hu)|[Ee](?:ar|nd)|[Ll](?:at|as)|[Mm](?:id|or|on|ar|ay)|[Bb]eg|[Ss](?:ta|at|un|ep)|[Cc]lo|[Rr](?:es|em)|[Ff](?:ir|ri|eb)"
    "|ver|aft|eve|nig|daw|W|J|A|Oct|Nov|Dec"
)
_MONTHLY = lazily(
    rf"""\b(?=\d|{_FIRST_LETTERS}){_PART_OF_DAY}{PORTION}(?:[Tt]he\s)?
    (?:(?:{WEEKDAY}|Mon\.|Tues?\.|Wed\.|Thurs?\.|Fri\.|Sat\.|Sun\.),?\s(?:the\s)?)?
    (?:
        (?:(?P<d0>{_DAY}){_JOIN})?(?P<d1>{_DAY})\s(?:day\s)?(?:of\s)?(?P<m1>{MONTH})(?!\w){_OF_YEAR.format(f"(?P<y1>{YEAR})")}?
        |(?P<m2>{MONTH})\s(?:the\s)?(?P<d2>{_DAY})(?:{_JOIN}(?P<d3>{_DAY})(?!\s(?:{MONTH}|[a-z]+s\b)))?
            (?:(?:,\s?|\s|,?\sof\s)(?P<y2>{YEAR}))?
        |(?P<m3>{MONTH})(?!\w){_OF_YEAR.format(f"(?P<y3>{YEAR})")}?
    )
    (?:,?\s(?:of\s)?(?P<same>(?:that|the\ssame)\s(?:same\s)?year\b))?{BEFORE_CHRIST}?""",
    re.VERBOSE,
)
_POINTING = either("the previous|the following|the next|last|this past|this coming|this|next")
_RELATIVE_MONTH = lazily(rf"\b(?P<which>{_POINTING})\s+(?P<m>{MONTH})\b(?!\s\d)")
_MEASURED = r"""\s?(?:km|kilomet|miles?\b|met(?:er|re)|feet|ft\b|yards|kg|tons?\b|tonnes|hp\b|mm\b|x\s|percent|per\scent
    |dollars|people\b|men\b|troops|soldiers|workers|and\s\d\d\spercent|others|more\b)"""
_YEARS = lazily(
    rf"""(?<![\w$£€#.,:/-]){PORTION}(?:[Tt]he\syears?\s|c(?:a|irca)?\.?\s)?
    (?P<y>{YEAR})(?:\s?[-–—/]\s?(?P<y2>{YEAR}|\d\d(?!\d|[-–]\d)))?(?P<season>\s(?:spring|summer|autumn|winter)\b)?
    (?!{_MEASURED})""",
    re.VERBOSE,
)
_HALVES = lazily(
    rf"""\b(?:[Tt]he\s)?(?P<n>{either("first|second|latter|third|fourth|final|last")})[-\s](?P<u>half|quarter)\sof\s(?:the\s)?
        (?:(?P<y>{YEAR})|(?P<same>that\syear|the\ssame\syear|the\syear)|(?P<this>this\syear)|(?P<last>last\syear)|(?P<next>next\syear))
    |\bQ(?P<q>[1-4])(?:\sof)?\s(?P<yq>{YEAR})
    |\b(?P<yr>{YEAR})[-\s]?Q(?P<qr>[1-4])\b""",
    re.VERBOSE,
)
_ISO = lazily(r"\b(?P<y>(?:1\d|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])\b")

_LEADS = (
    "in|of|until|till|since|by|during|from|to|and|between|through|throughout|before|after|around|about|on|for|last|next|this|that|late|early|mid"
    "|beginning|end|or|previous|following|every|each|the"
)
LEAD = lazily(rf"\b(?:{_LEADS})[\s-]$|[-–/(]\s?$", re.IGNORECASE)
"""The end of the words before a month or season that is no other word."""
_YEAR_LEAD = lazily(
    r"\b(?:in|of|until|till|since|by|during|from|between|through|throughout|before|after|late|early|mid|end|the|that|circa|years?|spring|summer"
    r"|autumn|winter|fall)[\s-]$|[-–/(,]\s?$",
    re.IGNORECASE,
)
_NAME_BEFORE = lazily(r"\b(?!(?:In|By|Since|Until|From|During|On|Between|After|Before|To|The|Around|Throughout)\s)[A-Z][\w.]+\s$")
_OTHER_WORDS = frozenset(("May", "March", "April", "June", "August"))
_NUMBERED = lazily(r"(?:\b[Rr]esolution|\bNo\.?|\b[Nn]umber|\b[Ff]light|\bRoute)\s$")
_COUNTED = lazily(r"\s(?P<noun>[a-z]+s)\b")
_NOT_COUNTED = frozenset(
    ("was", "is", "his", "its", "as", "has", "this", "across", "plus", "versus", "thus", "always", "does", "sees", "elections")
)


def monthly(text: str, seen: Scan) -> Iterator[Mention]:
    """Days and months with a month's name in them."""
    start, end = seen.sentence.start, seen.sentence.end
    if seen.hold & Hold.EDGES:
        for match in tried(_RELATIVE_MONTH, Begins.RELATIVE_MONTH, text, end, seen.begins):
            yield Point(start=match.start(), end=match.end(), month=month_number(match["m"]), relative=which_of(match["which"]))
    for match in tried(_MONTHLY, Begins.MONTHLY, text, end, seen.begins):
        yield from _monthly(text, start, match)


def _monthly(text: str, start: int, match: re.Match[str]) -> Iterator[Mention]:
    name = match["m1"] or match["m2"] or match["m3"]
    year = year_of(match["y1"] or match["y2"] or match["y3"])
    day = _day(match["d1"] or match["d2"])
    if not day and year is None and not _is_month(text, start, match, name):
        return
    if match["bc"]:
        year = None  # `480 BC` after a month is read by `ancient`
    month, same = month_number(name), Which.SAME if match["same"] else None
    part = PARTS[match["part"]] if match["part"] else None
    if match["d0"] or match["d3"]:
        low, high = ("d0", "d1") if match["d0"] else ("d2", "d3")
        yield Point(start=match.start(), end=match.end(low), year=year, month=month, day=_day(match[low]), part=part, relative=same)
        yield Point(start=match.start(high), end=match.end(), year=year, month=month, day=_day(match[high]), relative=same)
        return
    yield Point(start=match.start(), end=match.end(), year=year, month=month, day=day, part=part, relative=same)


def _is_month(text: str, start: int, match: re.Match[str], name: str) -> bool:
    """A month's name alone is a month; but `May` and `March` are other words too, and `June` and `April` are people."""
    at = match.start("m3")
    before, after = text[max(start, at - 16) : at], text[match.end("m3") : match.end("m3") + 12]
    if len(name.rstrip(".")) == 3 and name != "May":
        return bool(LEAD.search(before))
    if name not in _OTHER_WORDS or match.start() < at:
        return not re.match(r"['’]s\s[A-Z]", after)
    if _NAME_BEFORE.search(before):
        return False
    if (
        name == "March"
        and re.search(r"\bthe\s$", before, re.IGNORECASE)
        and not re.match(r"\s(?!on\b|to\b|of\b|was\b|and\b|had\b|in\b)[a-z]", after)
    ):
        return False  # a march, not the month
    return bool(LEAD.search(before)) or bool(re.search(r"\b[Aa]\s$", before) and re.match(r"\s[a-z]{2}", after))


def yearly(text: str, seen: Scan) -> Iterator[Mention]:
    """Years, and ranges of years; ISO days; quarters and halves of years."""
    start, end = seen.sentence.start, seen.sentence.end
    if seen.years and text.find("-", start, end) >= 0:
        for match in _ISO.finditer(text, start, end):
            yield Point(start=match.start(), end=match.end(), year=int(match["y"]), month=int(match["m"]), day=int(match["d"]))
    if seen.hold & Hold.HALVES:
        for match in tried(_HALVES, Begins.HALVES, text, end, seen.begins):
            yield _half(match)
    for match in tried(_YEARS, Begins.YEARS, text, end, seen.begins) if seen.years else ():
        before = text[max(start, match.start("y") - 12) : match.start("y")]
        after = _COUNTED.match(text, match.end())
        if after and after["noun"] not in _NOT_COUNTED and not _YEAR_LEAD.search(before):
            continue  # `2000 recruits`
        if _NUMBERED.search(before):
            continue  # `Resolution 1483`
        yield from _yearly(match, bool(re.search(r"\bc(?:a|irca)?\.?\s$", before)))


def _yearly(match: re.Match[str], approximate: bool) -> Iterator[Mention]:
    first, last, portion = match["y"], match["y2"], match["portion"]
    portion = portion.lower() if portion and portion.lower() in ("early", "mid", "late") else None
    if match["season"]:
        yield Point(start=match.start(), end=match.end(), year=int(first), season=SEASONS[match["season"].strip()])
    elif not last:
        yield Point(start=match.start(), end=match.end(), year=int(first), portion=portion, approximate=approximate)
    elif int(last := first[: 4 - len(last)] + last) > int(first):  # `1999-10` is no range
        yield Point(start=match.start(), end=match.end("y"), year=int(first), portion=portion)
        yield Point(start=match.start("y2"), end=match.end("y2"), year=int(last))


def _half(match: re.Match[str]) -> Point:
    if match["q"] or match["qr"]:
        return Point(start=match.start(), end=match.end(), year=int(match["yq"] or match["yr"]), half=f"Q{match['q'] or match['qr']}")
    count = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(match["n"].lower(), 2 if match["u"] == "half" else 4)
    ways = {"same": Which.SAME, "this": Which.THIS, "last": Which.LAST, "next": Which.COMING}
    relative = next((which for name, which in ways.items() if match[name]), None)
    half = ("H" if match["u"] == "half" else "Q") + str(count)
    return Point(start=match.start(), end=match.end(), year=year_of(match["y"]), half=half, relative=relative)


def year_of(written: str | None) -> int | None:
    """The number of a year, None for none."""
    return int(written) if written else None


def _day(written: str | None) -> int | None:
    return int(written.rstrip("stndrh")) if written else None
