"""Dates of the calendar as they are written: days, months, years, decades, centuries, seasons, quarters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.analysis.dating.mentions import Fixed, Mention, Point, Which
from briefgen.analysis.dating.words import MONTH, ORDINAL, PARTS, SEASON, SEASONS, WEEKDAY, WEEKDAYS, month_number, ordinal_of

_YEAR = r"(?:1\d{3}|20\d\d)(?![\d%]|,\d{3}|\.\d|s\b)"
_BC = r"(?:\s?(?P<{0}>B\.?C\.?E?\b\.?))"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]|[.,]\d|\w)"
_JOIN = r"(?:\s?[-–—/&]\s?|\s(?:to|and|until|till|or|through)\s(?:the\s)?)"
_PORTION = (
    r"(?:(?:[Tt]he\s)?(?:(?:very\s)?(?P<{0}>[Ee]arly|[Mm]id|[Ll]ate(?:r|st)?|[Ee]arlier)(?:[-\s](?:in\s|on\s|part\sof\s|days\sof\s)?(?:the\s)?)"
    r"|(?:very\s)?(?:beginning|start|end|close|middle|rest|remainder|turn|(?:early|late|latter|later|first|last)\s(?:part|days))\sof\s(?:the\s)?))?"
)
_PART_OF = r"(?:(?:(?:early|late)\s(?:in|on)\s)?(?:[Tt]he\s)?(?:(?:early|late|very)\s)?(?P<part>morning|afternoon|evening|night|dawn)(?:\shours)?\sof\s)?"

_MONTHLY = re.compile(
    r"\b" + _PART_OF + _PORTION.format("portion") + r"(?:[Tt]he\s)?"
    rf"(?:(?:{WEEKDAY}|Mon\.|Tues?\.|Wed\.|Thurs?\.|Fri\.|Sat\.|Sun\.),?\s(?:the\s)?)?"
    r"(?:"
    rf"(?:(?P<d0>{_DAY}){_JOIN})?(?P<d1>{_DAY})\s(?:day\s)?(?:of\s)?(?P<m1>{MONTH})(?!\w)(?:,?\s(?:of\s)?(?:the\syear\s)?(?P<y1>{_YEAR}))?"
    rf"|(?P<m2>{MONTH})\s(?:the\s)?(?P<d2>{_DAY})(?:{_JOIN}(?P<d3>{_DAY})(?!\s(?:{MONTH}|[a-z]+s\b)))?(?:(?:,\s?|\s|,?\sof\s)(?P<y2>{_YEAR}))?"
    rf"|(?P<m3>{MONTH})(?!\w)(?:,?\s(?:of\s)?(?:the\syear\s)?(?P<y3>{_YEAR}))?"
    r")"
    r"(?:,?\s(?:of\s)?(?P<same>(?:that|the\ssame)\s(?:same\s)?year\b))?" + _BC.format("bc") + "?"
)
_RELATIVE_MONTH = re.compile(rf"\b(?P<which>[Tt]he\sprevious|[Tt]he\sfollowing|[Tt]he\snext|[Ll]ast|[Tt]his\spast|[Tt]his|[Nn]ext|[Tt]his\scoming)\s(?P<m>{MONTH})\b(?!\s\d)")
_YEARS = re.compile(
    r"(?<![\w$£€#.,:/-])" + _PORTION.format("portion") + r"(?:[Tt]he\syears?\s|c(?:a|irca)?\.?\s)?"
    rf"(?P<y>{_YEAR})(?:\s?[-–—/]\s?(?P<y2>{_YEAR}|\d\d(?!\d|[-–]\d)))?(?P<summer>\s(?:spring|summer|autumn|winter)\b)?(?!\s?(?:km|kilomet|miles?\b|met(?:er|re)|feet|ft\b|yards|kg|tons?\b|tonnes|hp\b|mm\b|x\s|percent|per\scent|dollars|people\b|men\b|troops|soldiers|workers|and\s\d\d\spercent|others|more\b))"
)
_BEFORE_CHRIST = re.compile(
    r"\b" + _PORTION.format("portion") + r"(?:c(?:a|irca)?\.?\s)?(?P<y0>\d{1,4})(?:(?:\s?[-–—/]\s?|\s(?:to|and|until)\s)(?P<y>\d{1,4}))?" + _BC.format("bc")
)
_LONE_ANCIENT = re.compile(r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Dd]uring|[Ll]ate|[Ee]arly|[Oo]f)\s(?P<y>\d{3})(?=[\s,.;)])(?!\s[a-z]+s\b|,\d)")
_DECADE = re.compile(
    r"(?<![\w$£€#.,:/])(?:(?:[Tt]he\s)?(?:early|mid|late|latter|later)(?:[-\s]|[-\s]to[-\s](?:mid|late)[-\s])|[Tt]he\send\sof\sthe\s|[Tt]he\s)?(?:(?P<y>1\d|20)(?P<t>\d)0['’]?s\b|['’](?P<short>[1-9])0s\b|(?P<ancient>\d\d)0s"
    + _BC.format("bc") + r"|(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b)"
)
_CENTURY = re.compile(
    rf"\b(?:[Tt]he\s)?(?:(?:end|beginning|turn|middle|start|close)\sof\sthe\s)?(?:(?:early|mid|late|latter|first\shalf\sof\sthe|second\shalf\sof\sthe)[-\s])?(?P<n>{ORDINAL}|[A-Z]?[a-z]+teenth|[Tt]wentieth)[-\s]centur(?:y|ies)\b"
    + _BC.format("bc") + "?"
)
_SEASONAL = re.compile(
    r"\b" + _PORTION.format("portion") + rf"(?P<which>[Tt]he\s(?:following|next|previous)\s|[Ll]ast\s|[Tt]his\s|[Nn]ext\s|[Tt]hat\s(?:same\s)?)?(?P<the>[Tt]he\s)?(?P<s>{SEASON})\b(?!\s(?:Palace|Games|Olympic))"
    rf"(?:[-–/](?:spring|summer|autumn|winter))?(?:,?\s(?:of\s)?(?:the\syear\s)?(?P<y>{_YEAR})(?:[-–/]\d\d(?:\d\d)?\b)?|\sof\s(?P<same>that\s(?:same\s)?year|the\ssame\syear|(?P<coming>next\syear)|(?P<past>last\syear))|\s(?:of\s)?(?P<ancient>\d{{1,3}})"
    + _BC.format("bc") + ")?"
)
_HALVES = re.compile(
    rf"\b(?:[Tt]he\s)?(?P<n>[Ff]irst|[Ss]econd|[Ll]atter|[Tt]hird|[Ff]ourth|[Ff]inal|[Ll]ast)[-\s](?P<u>half|quarter)\sof\s(?:the\s)?(?:(?P<y>{_YEAR})|(?P<same>that\syear|the\ssame\syear|the\syear)|(?P<this>this\syear)|(?P<last>last\syear)|(?P<next>next\syear))"
    rf"|\bQ(?P<q>[1-4])(?:\sof)?\s(?P<yq>{_YEAR})|\b(?P<yr>{_YEAR})[-\s]?Q(?P<qr>[1-4])\b"
)
_ISO = re.compile(r"\b(?P<y>(?:1\d|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])\b")
_FEAST = re.compile(rf"\b(?P<feast>Christmas(?:\s(?:Day|Eve))?|New\sYear['’]s\s(?:Day|Eve))(?:\s(?P<part>night|morning))?(?:,?\s(?:of\s)?(?P<y>{_YEAR}))?")
_SEASON_USE = re.compile(r"\s(?:offensive|campaign|counter|session|semester|harvest|elections?|rains?|months)\b")

_TEMPORAL = re.compile(
    r"\b(?:in|of|until|till|since|by|during|from|to|and|between|through|throughout|before|after|around|about|on|for|last|next|this|that|late|early|mid|beginning|end|or|"
    r"previous|following|every|each|the)[\s-]$|[-–/(]\s?$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"\b[A-Z][\w.]+\s$")
_ALSO_NAMES = frozenset(("May", "March", "April", "June", "August", "Mar", "Jan", "Jun", "Jul"))
_FEASTS = {"Christmas": (12, 25), "Christmas Day": (12, 25), "Christmas Eve": (12, 24), "New Year's Day": (1, 1), "New Year's Eve": (12, 31)}
_DECADE_WORDS = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}
_WHICH = {
    "the previous": Which.PREVIOUS,
    "the following": Which.FOLLOWING,
    "the next": Which.FOLLOWING,
    "last": Which.LAST,
    "this past": Which.LAST,
    "this": Which.THIS,
    "that": Which.SAME,
    "that same": Which.SAME,
    "next": Which.COMING,
    "this coming": Which.COMING,
}
_COUNTED = re.compile(r"\s(?P<noun>[a-z]+s)\b")
_NOT_COUNTED = frozenset(("was", "is", "his", "its", "as", "has", "this", "across", "plus", "versus", "thus", "always", "does", "sees", "saw", "elections", "besides", "towards"))
_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|of|by|since|until|till|from|to|during|before|after|early|late|mid|around|about|circa|year|years|through|throughout|between|and|for|summer|spring|autumn|winter|fall|the|or)[\s-]|[-–/(,])\s?$",
    re.IGNORECASE,
)


def monthly(text: str, start: int, end: int) -> Iterator[Mention]:
    """Days and months with a month's name in them."""
    for match in _RELATIVE_MONTH.finditer(text, start, end):
        which = _WHICH[match["which"].lower()]
        yield Point(start=match.start(), end=match.end(), month=month_number(match["m"]), relative=which)
    for match in _MONTHLY.finditer(text, start, end):
        yield from _monthly(text, start, match)


def _monthly(text: str, start: int, match: re.Match[str]) -> Iterator[Mention]:
    name = match["m1"] or match["m2"] or match["m3"]
    year = _year(match["y1"] or match["y2"] or match["y3"])
    day, part = match["d1"] or match["d2"], match["part"]
    if not day and year is None and not _is_month(text, start, match, name):
        return
    month = month_number(name)
    if match["bc"]:
        year = None  # `480 BC` after a month is read by `ancient`
    same = Which.SAME if match["same"] else None
    letters = PARTS[part] if part else None
    if match["d0"] or match["d3"]:
        low, high = (("d0", "d1") if match["d0"] else ("d2", "d3"))
        split = match.start(high)
        first_end = match.end(low)
        yield Point(start=match.start(), end=first_end, year=year, month=month, day=_day(match[low]), part=letters, relative=same)
        yield Point(start=split, end=match.end(), year=year, month=month, day=_day(match[high]), relative=same)
        return
    yield Point(start=match.start(), end=match.end(), year=year, month=month, day=_day(day), part=letters, relative=same)


def _is_month(text: str, start: int, match: re.Match[str], name: str) -> bool:
    """A month's name alone is a month; but `May` and `March` are other words too, and `June` and `April` are people."""
    at = match.start("m3")
    before, after = text[max(start, at - 16) : at], text[match.end("m3") : match.end("m3") + 12]
    if len(name.rstrip(".")) == 3 and name != "May":
        return bool(_TEMPORAL.search(before))
    if name not in _ALSO_NAMES or match.start() < at:
        return not re.match(r"['’]s\s[A-Z]", after)
    if _NAME_BEFORE.search(before) and not re.search(r"\b(?:In|By|Since|Until|From|During|On|Between|After|Before|To|The|Around|Throughout)\s$", before):
        return False
    if name == "March" and re.search(r"\bthe\s$", before, re.IGNORECASE) and not re.match(r"\s(?!on|to|of|was|and|had|in)[a-z]", after):
        return False  # the Salt March, not the month
    return bool(_TEMPORAL.search(before)) or bool(re.search(r"\b[Aa]\s$", before) and re.match(r"\s[a-z]+[a-z]", after))


def yearly(text: str, start: int, end: int) -> Iterator[Mention]:
    """Years, and ranges of years; ISO days; quarters and halves of years."""
    for match in _ISO.finditer(text, start, end):
        yield Point(start=match.start(), end=match.end(), year=int(match["y"]), month=int(match["m"]), day=int(match["d"]))
    for match in _HALVES.finditer(text, start, end):
        yield _half(match)
    for match in _YEARS.finditer(text, start, end):
        at = match.start("y")
        if not _YEAR_LEAD.search(text[max(start, at - 12) : at]) and (after := _COUNTED.match(text, match.end())) and after["noun"] not in _NOT_COUNTED:
            continue
        portion = _portion(match["portion"])
        if match["summer"]:
            yield Point(start=match.start(), end=match.end(), year=int(match["y"]), season=SEASONS[match["summer"].strip()])
        elif match["y2"]:
            first, last = match["y"], match["y2"]
            last = first[: 4 - len(last)] + last
            if int(last) <= int(first):  # `1999-10` is no range
                continue
            yield Point(start=match.start(), end=match.end("y"), year=int(first), portion=portion)
            yield Point(start=match.start("y2"), end=match.end(), year=int(last))
        else:
            approximate = bool(re.search(r"\bc(?:a|irca)?\.?\s$", text[max(start, at - 7) : at]))
            yield Point(start=match.start(), end=match.end(), year=int(match["y"]), portion=portion, approximate=approximate)


def _half(match: re.Match[str]) -> Point:
    if match["q"] or match["qr"]:
        year, half = int(match["yq"] or match["yr"]), f"Q{match['q'] or match['qr']}"
        return Point(start=match.start(), end=match.end(), year=year, half=half)
    count = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(match["n"].lower(), 2 if match["u"] == "half" else 4)
    relative = (match["same"] and Which.SAME) or (match["this"] and Which.THIS) or (match["last"] and Which.LAST) or (match["next"] and Which.COMING)
    half = ("H" if match["u"] == "half" else "Q") + str(count)
    return Point(start=match.start(), end=match.end(), year=_year(match["y"]), half=half, relative=relative or None)


def decades(text: str, start: int, end: int) -> Iterator[Mention]:
    """`the 1930s`, `the '90s`, `the nineteenth century`."""
    for match in _DECADE.finditer(text, start, end):
        if match["ancient"]:
            yield Fixed(start=match.start(), end=match.end(), value=f"BC{int(match['ancient']):03d}")
            continue
        if match["word"]:
            if not match.group().lower().startswith("the "):
                continue
            century, ten = "19", str(_DECADE_WORDS[match["word"]])
        else:
            century, ten = match["y"] or "19", match["t"] or match["short"]
        yield Fixed(start=match.start(), end=match.end(), value=century + ten, edtf=f"{century}{ten}X")


def centuries(text: str, start: int, end: int) -> Iterator[Mention]:
    """`the 19th century` has the TIMEX3 value `18`."""
    for match in _CENTURY.finditer(text, start, end):
        try:
            number = ordinal_of(match["n"]) - 1
        except KeyError:
            continue
        if match["bc"]:
            yield Fixed(start=match.start(), end=match.end(), value=f"BC{number:02d}")
        elif 0 < number < 30:
            yield Fixed(start=match.start(), end=match.end(), value=f"{number:02d}", edtf=f"{number:02d}XX" if number >= 10 else None)


def ancient(text: str, start: int, end: int) -> Iterator[Mention]:
    """Years before Christ, marked as such."""
    for match in _BEFORE_CHRIST.finditer(text, start, end):
        first, last = int(match["y0"]), match["y"]
        if not last:
            month = re.search(rf"\b({MONTH})\s$", text[max(start, match.start("y0") - 12) : match.start("y0")])
            at = match.start("y0") - len(month[0]) if month else match.start()
            yield Point(start=at, end=match.end(), year=-first, month=month_number(month[1]) if month else None)
            continue
        yield Point(start=match.start(), end=match.end("y0"), year=-first)
        yield Point(start=match.start("y"), end=match.end(), year=-int(last))


def lone_ancient(text: str, start: int, end: int) -> Iterator[Mention]:
    """Three-digit years without a mark, in a text that tells of times before Christ."""
    for match in _LONE_ANCIENT.finditer(text, start, end):
        yield Point(start=match.start("y"), end=match.end("y"), year=-int(match["y"]))


def seasons(text: str, start: int, end: int) -> Iterator[Mention]:
    """Seasons, with or without their year."""
    for match in _SEASONAL.finditer(text, start, end):
        name = match["s"]
        relative = _WHICH[match["which"].strip().lower()] if match["which"] else None
        if match["same"]:
            relative = Which.COMING if match["coming"] else Which.LAST if match["past"] else Which.SAME
        year = _year(match["y"]) if not match["ancient"] else -int(match["ancient"])
        bare = year is None and relative is None
        if bare and not _is_season(text, start, match):
            continue
        yield Point(start=match.start(), end=match.end(), year=year, season=SEASONS[name.lower()], relative=relative)


def _is_season(text: str, start: int, match: re.Match[str]) -> bool:
    """`spring` and `fall` are other words too, and a capital may make a name (`Prague Spring`)."""
    name, after = match["s"], text[match.end() : match.end() + 14]
    led = bool(_TEMPORAL.search(text[max(start, match.start("s") - 12) : match.start("s")]))
    if name[0].isupper():
        return led and not re.match(r"\s(?:[A-Z]|of\b)", after)
    if name == "fall":
        return bool(_SEASON_USE.match(after)) or (bool(match["the"]) and not re.match(r"\s(?:of|in)\b", after))
    return name != "spring" or led or bool(match["the"]) or bool(_SEASON_USE.match(after))


def feasts(text: str, start: int, end: int) -> Iterator[Mention]:
    """Christmas and New Year, which have a day of their own."""
    for match in _FEAST.finditer(text, start, end):
        month, day = _FEASTS[re.sub(r"\s", " ", match["feast"].replace("’", "'"))]
        part = PARTS[match["part"]] if match["part"] else None
        yield Point(start=match.start(), end=match.end(), year=_year(match["y"]), month=month, day=day, part=part)


def weekdays(text: str, start: int, end: int) -> Iterator[Mention]:
    """A day of the week by itself, with its pointing word."""
    for match in _WEEKDAYS.finditer(text, start, end):
        which = match["which"]
        relative = _WHICH[which.strip().lower()] if which else None
        part = match["part"]
        number = WEEKDAYS.index(match["w"].lower())
        yield Point(start=match.start(), end=match.end(), weekday=number, relative=relative, part=PARTS[part] if part else None)


_WEEKDAYS = re.compile(
    rf"\b(?P<which>[Ll]ast\s|[Tt]his\spast\s|[Tt]his\scoming\s|[Tt]his\s|[Nn]ext\s|[Tt]he\sfollowing\s|[Tt]he\sprevious\s|[Tt]hat\s)?(?:early\s|late\s)?(?P<w>{WEEKDAY})\b(?!s|['’]s\s[A-Z]|\s(?:Times|Night|Agreement|Post|Herald|Prayer))(?:\s(?P<part>morning|afternoon|evening|night)\b)?"
)


def _year(written: str | None) -> int | None:
    return int(written) if written else None


def _day(written: str | None) -> int | None:
    return int(written.rstrip("stndrh")) if written else None


def _portion(written: str | None) -> str | None:
    return written.lower() if written and written.lower() in ("early", "mid", "late") else None
