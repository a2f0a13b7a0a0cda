"""A first look at the words of a sentence: what expressions it can hold, and what kind of text it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import compress
from operator import or_

from briefgen.analysis.dating.begins import Place, places_of
from briefgen.analysis.dating.words import MONTH_TOKENS, PARTS, SEASONS, UNIT_LETTERS, WEEKDAY_TOKENS
from briefgen.analysis.flags import HEARSAY_WORDS, SUPERLATIVE_WORDS
from briefgen.analysis.quantities import COUNT_WORDS
from briefgen.analysis.tokens import Tokens, tokenise
from briefgen.text.edtf import MONTHS, Edtf
from briefgen.text.memo import Memo
from briefgen.text.spans import Span


class Hold:
    """Bits: which kinds of expression a sentence can hold. Plain integers: testing enum flags costs more than the patterns save."""

    MONTHS, YEARS, DECADES, CENTURIES, ANCIENT, SEASONS, FEASTS, WEEKDAYS, UNITS, WORDS, TIMES, PARTS, CLOCK, NUMBER = (
        1 << n for n in range(14)
    )
    # What narrows the expressions with a unit further: the words that stand beside it.
    ANY = (1 << 14) - 1
    EDGES, OFTEN, LONG, PASSED, PLURALS, HALVES = (1 << n for n in range(14, 20))
    # No times: other rules that the same look at the words spares most sentences.
    COUNTS, HEARSAY, SUPERLATIVE, THIRD_PERSON, FIRST_PERSON, CUES = (1 << n for n in range(20, 26))


@dataclass(frozen=True, slots=True)
class Scan:
    """What the words of a sentence show. cues: words of a report of the day; dates: months named, years apart; units: as written.

    begins: where dates and periods can begin; counts: the half-open places of tokens that count something; both in order.
    """

    sentence: Span
    hold: int
    years: tuple[int, ...] = ()
    months: int = 0
    cues: int = 0
    ancient: int = 0
    units: tuple[str, ...] = ()
    begins: Sequence[Place] = ()
    counts: Sequence[tuple[int, int]] = ()


_WORD = re.compile(r"[A-Za-z]+")
_NUMERAL = re.compile(r"\d+")
_POINTING = re.compile(r"(?<!\b[Tt]he\s)\b(?:[Ll]ast|[Tt]his|[Nn]ext)\s(?:week|month|year)\b")
_ANCIENT = re.compile(r"\bB\.?C\b")
_MONTHS = frozenset(MONTHS)
_CUES = WEEKDAY_TOKENS | {"yesterday", "Yesterday", "today", "Today", "tonight", "tomorrow", "recently", "currently", "says", "ago"}
_POINTING_WORDS = (
    *(
        "now",
        "nowadays",
        "current",
        "currently",
        "present",
        "modern",
        "date",
        "moment",
        "being",
        "recent",
        "recently",
        "former",
        "formerly",
        "past",
    ),
    *("future", "today", "yesterday", "tomorrow", "tonight", "forward", "these"),
)
_OFTEN = ("daily", "weekly", "monthly", "yearly", "annually", "everyday", "hourly", "quarterly", "nightly", "weekend", "weekends")
_PARTS_MORE = ("daytime", "nighttime", "daylight", "nights", "mornings", "evenings", "afternoons")
_BESIDE_UNITS = (
    (Hold.EDGES, "last past previous preceding next coming following succeeding first final opening intervening ensuing subsequent"),
    (Hold.EDGES, "latter early later closing earlier this"),
    (Hold.OFTEN, "every each per once twice daily weekly monthly yearly annually everyday hourly quarterly nightly"),
    (Hold.LONG, "long"),
    (Hold.PASSED, "since passed elapsed"),
    (Hold.PLURALS, "seconds minutes hours days weeks fortnights months years decades centuries"),
    (Hold.HALVES, "half quarter q"),
)
_DATES_OF_AN_ACCOUNT = 5
_SPARSEST = 1200  # characters a date
_DENSEST = 12  # dates a word of the day


def scan(text: str, sentence: Span) -> Scan:
    """Look the words of a sentence up, once."""
    tokens = tokenise(text, sentence.start, sentence.end)
    return scan_tokens(text, sentence, tokens, 0, len(tokens))


def scan_tokens(text: str, sentence: Span, tokens: Tokens, low: int, high: int) -> Scan:
    """As `scan`, of a sentence taken apart already into tokens [low, high): what each shows is known from where it stood before."""
    words = tokens.words[low:high]
    holds = list(map(_HOLDS.__getitem__, words))
    hold = reduce(or_, holds, 0)
    if not hold & (Hold.ANY | Hold.COUNTS | _COUNTED):
        return Scan(sentence, hold)
    telling, numbers = _apart([word for word, shown in compress(zip(words, holds, strict=True), holds) if shown & _COUNTED])
    starts = tokens.starts[low:high]
    return _counted(
        text,
        sentence,
        hold,
        telling,
        numbers,
        places_of(text, sentence.start, words, starts) if hold & Hold.ANY else (),
        [(starts[at], tokens.ends[low + at]) for at in compress(range(len(holds)), holds) if holds[at] & Hold.COUNTS]
        if hold & Hold.COUNTS
        else (),
    )


def _held(token: str) -> int:
    return _TRIGGERS.get(token, 0) if token.isalpha() and token.isascii() else _hold_of(*_apart((token,)))


def _apart(tokens: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words and numbers of tokens: plain words as they are, what is none also taken apart further."""
    mixed = " ".join([token for token in tokens if not (token.isalpha() and token.isascii()) and (len(token) > 1 or token.isdigit())])
    return ([*tokens, *_WORD.findall(mixed)], _NUMERAL.findall(mixed)) if mixed else (list(tokens), [])


def _hold_of(words: Sequence[str], numbers: Sequence[str]) -> int:
    hold = 0
    for word in words:
        hold |= _TRIGGERS.get(word, 0)
    for number in numbers:
        hold |= Hold.COUNTS
        if number[0] <= "9":  # of no other script
            hold |= Hold.NUMBER if len(number) < 4 else Hold.YEARS | Hold.DECADES
    return hold


def _counted(
    text: str,
    sentence: Span,
    hold: int,
    words: Sequence[str],
    numbers: Sequence[str],
    begins: Sequence[Place],
    counts: Sequence[tuple[int, int]],
) -> Scan:
    """What is counted or told apart of a sentence that holds it; words, numbers: all that can be."""
    start, end = sentence.start, sentence.end
    months = len([word for word in words if word in _MONTHS]) if hold & Hold.MONTHS else 0
    cues = len([word for word in words if word in _CUES]) if hold & Hold.CUES else 0
    units = tuple([word for word in words if _TRIGGERS.get(word, 0) & Hold.UNITS]) if hold & Hold.UNITS else ()
    years = tuple([int(number) for number in numbers if len(number) == 4 and "1000" <= number <= "2099"]) if hold & Hold.YEARS else ()
    ancient = 0
    if hold & Hold.ANCIENT:
        ancient = len(_ANCIENT.findall(text, start, end))
    if hold & Hold.UNITS and hold & Hold.EDGES:
        cues += len(_POINTING.findall(text, start, end))
    if hold & Hold.NUMBER and not hold & Hold.CLOCK and text.find(":", start, end) >= 0:
        hold |= Hold.CLOCK
    return Scan(sentence, hold, years, months, cues, ancient, units, begins, counts)


def is_account(scans: Sequence[Scan], published: Edtf | None) -> bool:
    """Whether a text is an account of things past, told by its dates, rather than a report of the day.

    An account names years and months all the time and hardly ever a day of the week; a report of the day is the other way
    round. Measured on 22 accounts (at least 1.5 dates in 1000 characters, below 0.05 words of the day a date) and 120 news reports.
    """
    if not scans:
        return False
    length = scans[-1].sentence.end - scans[0].sentence.start
    years = [year for seen in scans for year in seen.years]
    if published:
        years = [year for year in years if not published.earliest.year - 1 <= year <= published.latest.year + 1]
    far = len(years) + sum(seen.ancient for seen in scans)
    dates = far + sum(seen.months for seen in scans)
    cues = sum(seen.cues for seen in scans)
    enough = _DATES_OF_AN_ACCOUNT if published else 2 * _DATES_OF_AN_ACCOUNT
    return far >= 2 and dates >= enough and dates * _SPARSEST >= length and cues * _DENSEST <= dates


def _triggers() -> dict[str, int]:
    found: dict[str, int] = dict.fromkeys(MONTH_TOKENS, Hold.MONTHS) | dict.fromkeys(WEEKDAY_TOKENS, Hold.WEEKDAYS)
    for unit in UNIT_LETTERS:
        plural = unit[:-1] + "ies" if unit == "century" else unit + "s"
        found |= dict.fromkeys((unit, plural, unit.capitalize(), plural.capitalize()), Hold.UNITS)
    found["quarter"] |= Hold.YEARS
    found["half"] = Hold.YEARS | Hold.UNITS
    for word in ("century", "centuries"):
        found[word] |= Hold.CENTURIES
    for word in SEASONS:
        found[word] = found[word.capitalize()] = Hold.SEASONS
    for part in (*PARTS, *_PARTS_MORE):
        found[part] = found[part.capitalize()] = Hold.PARTS | Hold.UNITS
    for word in _POINTING_WORDS:
        found[word] = found[word.capitalize()] = Hold.WORDS
    found["days"] |= Hold.WORDS
    found["time"] = Hold.TIMES | Hold.WORDS
    for word in _OFTEN:
        found[word] = found[word.capitalize()] = Hold.UNITS
    found |= dict.fromkeys(("BC", "BCE", "C"), Hold.ANCIENT | Hold.SEASONS | Hold.DECADES)
    found |= dict.fromkeys(("Christmas", "New"), Hold.FEASTS)
    found |= dict.fromkeys(("m", "M", "am", "pm", "AM", "PM", "clock", "hrs"), Hold.CLOCK)
    found["hours"] |= Hold.CLOCK
    found |= dict.fromkeys(("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"), Hold.DECADES)
    for word in _CUES:
        found[word] = found.get(word, 0) | Hold.CUES
    for kind, beside in _BESIDE_UNITS:
        for word in beside.split():
            found[word] = found.get(word, 0) | kind
            found[word.capitalize()] = found.get(word.capitalize(), 0) | kind
    for kind, pronouns in ((Hold.THIRD_PERSON, "he she him his her He She His Her"), (Hold.FIRST_PERSON, "I we our my We Our My")):
        for word in pronouns.split():
            found[word] = found.get(word, 0) | kind
    for kind, told in ((Hold.COUNTS, COUNT_WORDS), (Hold.HEARSAY, HEARSAY_WORDS), (Hold.SUPERLATIVE, SUPERLATIVE_WORDS)):
        for word in told:
            for written in (word, word.capitalize(), word.upper()):
                found[written] = found.get(written, 0) | kind
    return found


_TRIGGERS = _triggers()
_COUNTED = Hold.MONTHS | Hold.CUES | Hold.UNITS | Hold.YEARS
"""What more is asked of than whether it is there."""
_HOLDS: Memo[str, int] = Memo(_held)
