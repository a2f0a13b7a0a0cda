"""Decades, centuries, and years before Christ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.analysis.dating.mentions import Fixed, Mention, Point
from briefgen.analysis.dating.points import BEFORE_CHRIST, PORTION
from briefgen.analysis.dating.triggers import Scan
from briefgen.analysis.dating.words import MONTH, ORDINAL, either, month_number, ordinal_of

_TENS = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}
_DECADE = re.compile(
    rf"""(?<![\w$£€#.,:/])
    (?:(?:[Tt]he\s)?(?:early|mid|late|latter|later)(?:[-\s]to[-\s](?:mid|late))?[-\s]|[Tt]he\send\sof\sthe\s|[Tt]he\s)?
    (?:(?P<y>1\d|20)(?P<t>\d)0['’]?s\b|['’](?P<short>[1-9])0s\b|(?P<ancient>\d\d)0s{BEFORE_CHRIST}|(?P<word>{"|".join(_TENS)})\b)""",
    re.VERBOSE,
)
_DECADE_ENDINGS = ("0s", "0's", "0’s", "ties")
_CENTURY = re.compile(
    rf"""\b(?:[Tt]he\s)?(?:(?:end|beginning|turn|middle|start|close)\sof\sthe\s)?
    (?:(?:early|mid|late|latter|first\shalf\sof\sthe|second\shalf\sof\sthe)[-\s])?
    (?P<n>{ORDINAL})[-\s]centur(?:y|ies)\b{BEFORE_CHRIST}?""",
    re.VERBOSE,
)
_MARKED = re.compile(
    rf"""\b{PORTION}(?:c(?:a|irca)?\.?\s)?
    (?P<y0>\d{{1,4}})(?:(?:\s?[-–—/]\s?|\s(?:to|and|until)\s)(?P<y>\d{{1,4}}))?{BEFORE_CHRIST}""",
    re.VERBOSE,
)
_UNMARKED = re.compile(rf"\b{either('in|by|since|until|from|during|late|early|of')}\s(?P<y>\d{{3}})(?=[\s,.;)])(?!\s[a-z]+s\b|,\d)")
_MONTH_BEFORE = re.compile(rf"\b({MONTH})\s$")


def decades(text: str, seen: Scan) -> Iterator[Mention]:
    """`the 1930s` has the TIMEX3 value `193`; `the '90s` and `the nineties` are those of the twentieth century."""
    start, end = seen.sentence.start, seen.sentence.end
    if not any(text.find(ending, start, end) >= 0 for ending in _DECADE_ENDINGS):
        return
    for match in _DECADE.finditer(text, start, end):
        if match["ancient"]:
            yield Fixed(start=match.start(), end=match.end(), value=f"BC{int(match['ancient']):03d}")
            continue
        if match["word"] and not match.group().lower().startswith("the"):
            continue  # a man in his eighties
        ten = str(_TENS[match["word"]]) if match["word"] else match["t"] or match["short"]
        century = match["y"] or "19"
        yield Fixed(start=match.start(), end=match.end(), value=century + ten, edtf=f"{century}{ten}X")


def centuries(text: str, seen: Scan) -> Iterator[Mention]:
    """`the 19th century` has the TIMEX3 value `18`."""
    start, end = seen.sentence.start, seen.sentence.end
    for match in _CENTURY.finditer(text, start, end):
        number = ordinal_of(match["n"]) - 1
        if match["bc"]:
            yield Fixed(start=match.start(), end=match.end(), value=f"BC{number:02d}")
        elif 0 < number < 30:
            yield Fixed(start=match.start(), end=match.end(), value=f"{number:02d}", edtf=f"{number:02d}XX" if number >= 10 else None)


def marked(text: str, seen: Scan) -> Iterator[Mention]:
    """Years before Christ, marked as such."""
    start, end = seen.sentence.start, seen.sentence.end
    for match in _MARKED.finditer(text, start, end):
        first, last = int(match["y0"]), match["y"]
        if last:
            yield Point(start=match.start(), end=match.end("y0"), year=-first)
            yield Point(start=match.start("y"), end=match.end(), year=-int(last))
            continue
        month = _MONTH_BEFORE.search(text[max(start, match.start("y0") - 12) : match.start("y0")])
        at = match.start("y0") - len(month[0]) if month else match.start()
        yield Point(start=at, end=match.end(), year=-first, month=month_number(month[1]) if month else None)


def unmarked(text: str, seen: Scan) -> Iterator[Mention]:
    """Three-digit years without a mark, in a text that tells of times before Christ."""
    start, end = seen.sentence.start, seen.sentence.end
    for match in _UNMARKED.finditer(text, start, end):
        yield Point(start=match.start("y"), end=match.end("y"), year=-int(match["y"]))
