"""The words dates are made of, and what they stand for."""

from __future__ import annotations

import re

from briefgen.text.edtf import MONTHS

MONTH_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS |= {name[:3]: number for name, number in MONTH_NUMBERS.items()} | {"sept": 9}
# Short forms need their point or a number beside them; "Mar" and "Jun" are also names.
MONTH = (
    r"(?:" + "|".join(MONTHS) + r"|Jan\b\.?|Feb\b\.?|Mar\b\.?|Apr\b\.?|Jun\b\.?|Jul\b\.?|Aug\b\.?|Sept?\b\.?|Oct\b\.?|Nov\b\.?|Dec\b\.?)"
)
MONTH_TOKENS = frozenset({*MONTHS, *(name[:3] for name in MONTHS), "Sept"})

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WEEKDAY_TOKENS = frozenset(day.capitalize() for day in WEEKDAYS)

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[Ff]all)"
SEASON_EDTF = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}

PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "dawn": "MO",
    "dusk": "EV",
    "midday": "MI",
    "noon": "12:00",
    "midnight": "24:00",
}

# TIMEX3 duration letters; those of parts of a day stand behind a T.
UNIT_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
UNIT = r"(?:second|minute|hour|day|week|fortnight|month|year|decade|centur(?=y|ies))"

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBER_WORDS = {word: number for number, word in enumerate(_SMALL)} | {word: 10 * number for number, word in enumerate(_TENS, 2)}
NUMBER_WORDS |= {f"{ten}-{one}": 10 * t + o for t, ten in enumerate(_TENS, 2) for o, one in enumerate(_SMALL[1:10], 1)}
NUMBER_WORDS |= {"a": 1, "an": 1, "single": 1, "hundred": 100, "a hundred": 100, "one hundred": 100}
_ONE_TO_NINE, _TEN_UP = "|".join(_SMALL[1:10]), "|".join(_SMALL[10:])
_WORD_NUMBER = rf"(?:{'|'.join(_TENS)})(?:-(?:{_ONE_TO_NINE}))?|{_ONE_TO_NINE}|{_TEN_UP}|(?:an?\s|one\s)?hundred"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d)?|{_WORD_NUMBER})"
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
    *(f"{word}th" for word in _SMALL[13:]),
    *("twentieth", "twenty-first"),
)
ORDINAL_WORDS = {word: number for number, word in enumerate(_ORDINALS, 1)}


def either(phrases: str) -> str:
    """A pattern for one of the phrases (`last|the same`): a capital first letter allowed, any white space between words."""
    return "(?:" + "|".join(_phrase(phrase) for phrase in phrases.split("|")) + ")"


def _phrase(phrase: str) -> str:
    return f"[{phrase[0].upper()}{phrase[0]}]" + phrase[1:].replace(" ", r"\s+")


ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{either('|'.join(sorted(_ORDINALS, key=len, reverse=True)))})"


def month_number(written: str) -> int:
    """1 to 12 for a month as written: `September`, `Sept.`."""
    return MONTH_NUMBERS[written.lower().rstrip(".")]


def number_of(written: str) -> float:
    """The number a word or numeral stands for.

    Raises:
        KeyError: not a number word.
    """
    plain = " ".join(written.lower().replace(",", "").split())
    return float(plain) if plain[0].isdigit() else NUMBER_WORDS[plain]


def ordinal_of(written: str) -> int:
    """1 for `first`, 19 for `19th`."""
    plain = written.lower()
    return int(re.sub(r"\D", "", plain)) if plain[0].isdigit() else ORDINAL_WORDS[plain]


def unit_of(written: str) -> str:
    """The singular of a unit of time as written: `year` for `years`, `century` for `centuries`."""
    plain = written.lower()
    return "century" if plain.startswith("centur") else plain.removesuffix("s")
