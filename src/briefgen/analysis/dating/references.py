"""Words that point at a time without naming it: `now`, `recently`, `at the same time`; and parts of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.analysis.dating.begins import Begins, tried
from briefgen.analysis.dating.mentions import Deictic, Fixed, Mention, Point
from briefgen.analysis.dating.pointing import Which
from briefgen.analysis.dating.triggers import Scan
from briefgen.analysis.dating.words import either
from briefgen.text.lazy import lazily

_ENDS = r"(?=[\s,.;]+(?:and|or|to|[.,;])|[.,;])"  # a noun by itself: `in the past`, not `the past year`
_WORDS = lazily(
    rf"""\b(?:
    (?P<present>{either("nowadays|now|currently|current|at present|these days|the time being|at this moment|at the moment")}
        |(?:[Tt]he\s)?present[-\s]day|the\spresent{_ENDS}|[Mm]odern[-\s]day|(?<=to\s)date\b(?=[\s,.]))
    |(?P<past>[Rr]ecent(?:ly)?(?:\s(?:years|months|weeks|days|decades|times))?|[Ff]ormer(?:ly)?(?!\sof\b|\swas\b)|[Tt]he\spast{_ENDS})
    |(?P<future>(?:[Tt]he\s)?(?:near\s|foreseeable\s|distant\s)?[Ff]uture|[Ff]rom\sthis\sday\sforward)
    |(?P<day>{either("today|yesterday|tomorrow|tonight")})(?:\s(?P<part>morning|afternoon|evening|night))?
    )\b""",
    re.VERBOSE,
)
_TIMES = lazily(r"\b(?:[Aa]t\s|[Bb]y\s)(?:this\stime|the\stime(?!\s(?:being|of\b|[a-z]+\s[a-z]+ed\b)))\b")
_PARTS = lazily(
    rf"\b(?:[Tt]he\s|[Oo]ne\s)?(?P<part>[Nn]ights?(?:[-\s]?time)?|{either('daytime|daylight|afternoons|afternoon|mornings|morning|evenings|evening')}"
    rf"|{either('dawn|dusk|noon|midday|midnight')})\b"
)
_CLOCK = lazily(
    r"""(?<![\d:.,])(?P<h>[01]?\d|2[0-4])(?:[:.](?P<m>[0-5]\d))?
    (?:\s?(?P<half>[apAP])\.?[mM]\b\.?|(?(m)(?:\s?(?:hrs?|hours|GMT|UTC|o['’]clock)\b)?(?![\d:%.]\d?)|\so['’]clock\b))""",
    re.VERBOSE,
)
_NAMED = lazily(r"(?:\b(?!The|One)[A-Z][\w’'-]+|“)\s?\Z")
_DAYS = {"today": (Which.THIS, None), "yesterday": (Which.LAST, None), "tomorrow": (Which.COMING, None), "tonight": (Which.THIS, "NI")}
_LETTERS = {"nigh": "NI", "day": "DT", "even": "EV", "morn": "MO", "afte": "AF", "dawn": "MO", "dusk": "EV"}
_LETTERS |= {"noon": "12:00", "midd": "MI", "midn": "24:00"}


def words(text: str, seen: Scan) -> Iterator[Mention]:
    """The present, the past, the future, and the days next to the writer's own."""
    end = seen.sentence.end
    for match in tried(_WORDS, Begins.WORDS, text, end, seen.begins):
        if match["day"]:
            which, part = _DAYS[match["day"].lower()]
            letters = _LETTERS[match["part"][:4]] if match["part"] else part
            yield Deictic(start=match.start(), end=match.end(), which=which, unit="own day", part=letters)
        else:
            value = "PRESENT_REF" if match["present"] else "PAST_REF" if match["past"] else "FUTURE_REF"
            yield Fixed(start=match.start(), end=match.end(), value=value)


def times(text: str, seen: Scan) -> Iterator[Mention]:
    """`at the time`, `by this time`: the present of what is told."""
    end = seen.sentence.end
    for match in tried(_TIMES, Begins.TIMES, text, end, seen.begins):
        yield Fixed(start=match.start(), end=match.end(), value="PRESENT_REF")


def parts(text: str, seen: Scan) -> Iterator[Mention]:
    """A part of some day: `at night`; noon and midnight are times of the day told last."""
    start, end = seen.sentence.start, seen.sentence.end
    for match in tried(_PARTS, Begins.PARTS, text, end, seen.begins):
        if match["part"][0].isupper() and _NAMED.search(text, start, match.start("part")):
            continue  # `Operation Dawn`
        word = match["part"].lower()
        letters = _LETTERS[word[:3] if word.startswith("day") else word[:4]]
        if ":" in letters:
            yield Point(start=match.start(), end=match.end(), part=letters)
        else:
            yield Fixed(start=match.start(), end=match.end(), value=f"XXXX-XX-XXT{letters}")


def clock(text: str, seen: Scan) -> Iterator[Mention]:
    """`5:30 pm`, `11 a.m.`, `03:00 hrs`."""
    start, end = seen.sentence.start, seen.sentence.end
    for match in _CLOCK.finditer(text, start, end):
        if not match["m"] and not match["half"] and "clock" not in match.group():
            continue
        hour, half = int(match["h"]), (match["half"] or "").lower()
        if half == "p" and hour < 12:
            hour += 12
        elif half == "a" and hour == 12:
            hour = 0
        yield Point(start=match.start(), end=match.end(), part=f"{hour:02d}:{match['m'] or '00'}")
