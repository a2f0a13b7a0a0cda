"""Seasons, feasts with a day of their own, and days of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.analysis.dating.begins import Begins, tried
from briefgen.analysis.dating.mentions import Mention, Point
from briefgen.analysis.dating.pointing import Which, which_of
from briefgen.analysis.dating.points import BEFORE_CHRIST, LEAD, PORTION, YEAR, year_of
from briefgen.analysis.dating.triggers import Scan
from briefgen.analysis.dating.words import PARTS, SEASON, SEASONS, WEEKDAY, WEEKDAYS, either
from briefgen.text.lazy import lazily

_SEASONAL = lazily(
    rf"""\b{PORTION}(?:(?P<which>{either("the following|the next|the previous|last|this|next|that same|that")})\s+)?(?P<the>[Tt]he\s)?
    (?P<s>{SEASON})\b(?!\s(?:Palace|Games|Olympic))(?:[-–/](?:spring|summer|autumn|winter))?
    (?:
        ,?\s(?:of\s)?(?:the\syear\s)?(?P<y>{YEAR})(?:[-–/]\d\d(?:\d\d)?\b)?
        |\sof\s(?P<year>that\s(?:same\s)?year|the\ssame\syear|(?P<coming>next\syear)|(?P<past>last\syear))
        |\s(?:of\s)?(?P<ancient>\d{{1,3}}){BEFORE_CHRIST}
    )?""",
    re.VERBOSE,
)
_SEASON_USE = lazily(r"\s(?:offensive|campaign|counter|session|semester|harvest|elections?|rains?|months)\b")
_FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
}
_FEAST = lazily(
    rf"\b(?P<feast>Christmas(?:\s(?:Day|Eve))?|New\sYear['’]s\s(?:Day|Eve))(?:\s(?P<part>night|morning))?(?:,?\s(?:of\s)?(?P<y>{YEAR}))?"
)
# `Tuesday's Port Lema primary`: a capital behind the day makes a title (`Monday's Child`), not where an occasion follows
_OCCASION = r"(?:[A-Z][\w.-]*\s){1,3}(?:[a-z]+\s)?(?:primar(?:y|ies)|caucus(?:es)?|elections?|referendum|votes?|debates?|summit)\b"
_WEEKDAYS = lazily(
    rf"""\b(?:(?P<which>{either("last|this past|this coming|this|next|the following|the previous|that")})\s+)?(?:early\s|late\s)?
    (?P<w>{WEEKDAY})\b(?!s|['’]s\s(?!{_OCCASION})[A-Z]|\s(?:Times|Night|Agreement|Post|Herald|Prayer))(?:\s(?P<part>morning|afternoon|evening|night)\b)?""",
    re.VERBOSE,
)


def seasons(text: str, seen: Scan) -> Iterator[Mention]:
    """Seasons, with or without their year."""
    start, end = seen.sentence.start, seen.sentence.end
    for match in tried(_SEASONAL, Begins.SEASONAL, text, end, seen.begins):
        relative = which_of(match["which"]) if match["which"] else None
        if match["year"]:
            relative = Which.COMING if match["coming"] else Which.LAST if match["past"] else Which.SAME
        year = -int(match["ancient"]) if match["ancient"] else year_of(match["y"])
        if year is None and relative is None and not _is_season(text, start, match):
            continue
        yield Point(start=match.start(), end=match.end(), year=year, season=SEASONS[match["s"].lower()], relative=relative)


def _is_season(text: str, start: int, match: re.Match[str]) -> bool:
    """`spring` and `fall` are other words too, and a capital may make a name (`Prague Spring`)."""
    name, after = match["s"], text[match.end() : match.end() + 14]
    led = bool(LEAD.search(text[max(start, match.start("s") - 12) : match.start("s")]))
    if name[0].isupper():
        return led and not re.match(r"\s(?:[A-Z]|of\b)", after)
    if name == "fall":
        return bool(_SEASON_USE.match(after)) or (bool(match["the"]) and not re.match(r"\s(?:of|in)\b", after))
    return name != "spring" or led or bool(match["the"]) or bool(_SEASON_USE.match(after))


def feasts(text: str, seen: Scan) -> Iterator[Mention]:
    """Christmas and New Year."""
    start, end = seen.sentence.start, seen.sentence.end
    for match in _FEAST.finditer(text, start, end):
        month, day = _FEASTS[" ".join(match["feast"].lower().replace("’", "'").split())]
        part = PARTS[match["part"]] if match["part"] else None
        yield Point(start=match.start(), end=match.end(), year=year_of(match["y"]), month=month, day=day, part=part)


def weekdays(text: str, seen: Scan) -> Iterator[Mention]:
    """A day of the week by itself, with its pointing word."""
    end = seen.sentence.end
    for match in tried(_WEEKDAYS, Begins.WEEKDAYS, text, end, seen.begins):
        relative = which_of(match["which"]) if match["which"] else None
        part = PARTS[match["part"]] if match["part"] else None
        yield Point(start=match.start(), end=match.end(), weekday=WEEKDAYS.index(match["w"].lower()), relative=relative, part=part)
