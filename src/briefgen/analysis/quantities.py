"""Numbers that count or measure something: `27 meetings`, `over 20 percent annually`, `$1.2 billion`, `two years`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from briefgen.model.evidence import Quantity
from briefgen.text.edtf import MONTHS
from briefgen.text.lazy import lazily
from briefgen.text.spans import Span

_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: number for number, word in enumerate(_ONES, 1)} | {word: 10 * number for number, word in enumerate(_TENS, 2)}
_SOME = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "millions": 2_000_000,
    "tens of millions": 20_000_000,
    "hundreds of millions": 200_000_000,
    "billions": 2_000_000_000,
}
_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "k": 3, "m": 6, "mn": 6, "bn": 9, "tn": 12}
# Coins that one country alone calls so have its code; of the others the word itself is the unit, since the text may not say whose they are.
_COINED = {
    **dict.fromkeys(("dollar", "usd"), "USD"),
    **dict.fromkeys(("euro", "eur"), "EUR"),
    **dict.fromkeys(("dong", "vnd"), "VND"),
    **dict.fromkeys(("yuan", "renminbi", "rmb"), "CNY"),
    "yen": "JPY",
    "baht": "THB",
    "rupiah": "IDR",
    "ringgit": "MYR",
    "hryvnia": "UAH",
    "zloty": "PLN",
    "forint": "HUF",
    "shekel": "ILS",
    "naira": "NGN",
    "tenge": "KZT",
    **dict.fromkeys(("krone", "kroner"), "krone"),
    **dict.fromkeys(("krona", "kronor"), "krona"),
    **dict.fromkeys(("ruble", "rouble"), "ruble"),
    **{word: word for word in ("pound", "franc", "rupee", "peso", "dinar", "dirham", "riyal", "rial", "lira", "rand", "shilling")},
}
_CURRENCIES = {
    **_COINED,
    **dict.fromkeys(("us$", "$"), "USD"),
    "€": "EUR",
    **dict.fromkeys(("£", "gbp"), "GBP"),
    "₫": "VND",
    "cny": "CNY",
    "jpy": "JPY",
    "a$": "AUD",
    "c$": "CAD",
}
TIME_UNITS = frozenset(("minute", "hour", "day", "week", "month", "year", "decade", "century"))
"""Units that say how long, not how much."""
_MEASURES = {
    **{
        unit: unit
        for unit in (*TIME_UNITS, "mile", "nautical mile", "hectare", "acre", "tonne", "ton", "kilogram", "megawatt", "gigawatt", "barrel")
    },
    **dict.fromkeys(("km", "kilometer", "kilometre"), "kilometre"),
    **dict.fromkeys(("square kilometer", "square kilometre"), "square kilometre"),
    **dict.fromkeys(("metre", "meter"), "metre"),
    "kg": "kilogram",
    "mw": "megawatt",
    "gw": "gigawatt",
    "kwh": "kilowatt-hour",
}
_ROUGH = lazily(
    r"\b(?:more than|less than|fewer than|over|under|nearly|almost|about|around|some|roughly|approximately|at least|up to|close to|"
    r"an estimated|as many as|as much as|exceeding)\s+\Z".replace(" ", r"\s+"),
    re.IGNORECASE,
)
_ROUGH_ENDS = frozenset(("than", "over", "under", "nearly", "almost", "about", "around", "some", "roughly", "approximately", "least", "to"))
_ROUGH_ENDS |= {"estimated", "as", "exceeding"}
_COINS = frozenset(("$", "€", "£", "₫", "USD", "VND", "EUR", "GBP", "JPY", "CNY", "RMB"))
_MONEY = lazily(r"(?:US\$|A\$|C\$|[$€£₫]|\b(?:USD|VND|EUR|GBP|JPY|CNY|RMB)\s?)\Z")
_COIN = "|".join(
    f"{word}s?" for word in sorted(_COINED, key=len, reverse=True) if word.islower() and word not in ("usd", "eur", "vnd", "rmb")
)
_SPACES = " \u00a0\u2009\u202f"
"""What parts thousands in French, in Russian and by the rule of ISO 80000-1."""
_NUMERAL = rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|[1-9]\d{{0,2}}(?:[{_SPACES}]\d{{3}})+(?:\.\d+)?(?!\d|[.,]\d)|\d+(?:\.\d+)?"
_PARTED = str.maketrans("", "", f",{_SPACES}")
_WORD = rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[:9])}))?|{'|'.join(sorted(_ONES, key=len, reverse=True))}"
_NO_ADJECTIVE = r"(?:and|or|of|the|percent|to|in|on|at|by|for|from|with|as|than|that|which|who|when|while|if|but)\b"
_QUANTITY = lazily(
    rf"""(?P<n>(?P<some>(?:[Tt]ens|[Hh]undreds)\sof\s(?:thousands|millions)|[Dd]ozens|[Ss]cores|[Hh]undreds|[Tt]housands|[Mm]illions|[Bb]illions)
        (?=\sof\s)|{_NUMERAL}|(?i:{_WORD}))
    (?:(?P<range>[-–—]|\s(?:to|or|and)\s|\s[–—]\s)(?P<upper>{_NUMERAL}|(?i:{_WORD})))?(?![\d:/]|[.,]\d|(?:st|nd|rd|th)\b|[-–]\d)
    (?:[\s-]?(?P<scale>hundred|thousand|million|billion|trillion|dozen|bn|mn|tn|[mk](?=\b))\b)?
    (?:
        \s?(?P<percent>%|percent(?:age\spoints?)?\b|per\s?cent\b|pct\b)
        |[\s-](?P<coin>(?:U\.?S\.?\s)?dollars?|{_COIN}|USD|VND|EUR|RMB)\b
        |[\s-]?(?P<measure>square\skilomet(?:er|re)s?|nautical\smiles?|kilomet(?:er|re)s?|km|miles?|met(?:er|re)s?|hectares?|acres?|tonnes?|tons?
            |kg|kilograms?|MW|GW|megawatts?|gigawatts?|kWh|barrels?|hours?|minutes?|days?|weeks?|months?|years?|decades?
            |centur(?:y|ies))\b
            (?!-old|\s(?:old|ago|later|earlier)\b)
        |(?(some)\sof)\s(?P<noun>(?:(?!{_NO_ADJECTIVE})[a-z][\w-]*(?:\sand)?\s){{0,3}}?
            (?:people|men|women|children|troops|staff|personnel|[a-z]{{2,}}(?<![ui])s))\b(?!['’])
    )?
    (?P<rate>\s(?:annually|a\syear|per\syear|yearly|monthly|per\smonth|a\smonth|daily|per\sday|a\sday|each\syear|year-on-year))?""",
    re.VERBOSE,
)
COUNT_WORDS = frozenset({*_ONES, *_TENS, *(phrase.split()[0] for phrase in _SOME)})
"""Words in letters, in small ones, without which and without a digit a sentence holds no quantity."""
# Grouped by first letter: a sentence is searched for all of them at a third of the cost.
_GATE = lazily(
    r"\d|(?<![A-Za-z])(?:"
    + "|".join(
        f"[{letter}{letter.upper()}](?:{'|'.join(word[1:] for word in group)})"
        for letter, group in groupby(sorted({*_ONES, *_TENS, *_SOME}), key=lambda word: word[0])
    )
    + r")(?![A-Za-z])"
)
_MANY_TENS = ("tens", "Tens")
"""The only word that is no number without those behind it: `tens of thousands`."""
_LONGEST = max(map(len, _SOME))
# A number behind one of these is a name, a date or a place in a list.
_NUMBERED = lazily(
    rf"""(?:\b(?:{"|".join(MONTHS)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?,?
    |\b(?:Nos?|Art|Articles?|Sections?|Chapters?|pages?|pp?|Resolution|Decision|Decree|Directive|Circular|Law|District|Ward|Route|Highway|Flight
        |Boeing|Phase|Group|Part|Figure|Table|Tier|Level|Agenda|Vision|Version|Covid|COVID|Channel|Room|Building|Zone|Day|Week|Year|Round)\.?
    |\(|G)\s?-?$""",
    re.VERBOSE,
)
_NUMBERED_ENDS = (
    *(*MONTHS, *(month[:3] for month in MONTHS), "Sept", "(", "G"),
    *"""No Nos Art Article Articles Section Sections Chapter Chapters page pages p pp Resolution Decision Decree Directive Circular Law
    District Ward Route Highway Flight Boeing Phase Group Part Figure Table Tier Level Agenda Vision Version Covid COVID Channel Room
    Building Zone Day Week Year Round""".split(),  # noqa: SIM905  a word list
)
"""What stands, but for a mark, at the end of whatever _NUMBERED matches; _RANGE_ENDS the same of _RANGE_BEFORE."""
_RANGE_ENDS = ("to", "and", "or", "-", "–", "—")
_RANGE_BEFORE = lazily(r"\d\s?(?:to|and|or|[-–—])\s?$")
_DEFINITE = lazily(r"\b(?:the|both|these|those|his|her|its|their|our)\s+$", re.IGNORECASE)
# `the two sides` says who, not how many.
_FEW = frozenset(
    ("countries", "sides", "nations", "parties", "leaders", "ministers", "peoples", "governments", "presidents", "others", "ones", "states")
)
_PEOPLE = frozenset(("people", "men", "women", "children", "troops", "soldiers", "staff", "personnel", "workers", "students", "refugees"))
_NOT_NOUNS = frozenset(
    ("was", "is", "has", "as", "this", "his", "its", "does", "us", "plus", "versus", "always", "perhaps", "thus", "across")
)


def find_quantities(text: str, span: Span, places: Sequence[tuple[int, int]] | None = None) -> tuple[Quantity, ...]:
    """The quantities within `span` of `text`, in order.

    No years, dates, ordinals, numbers of lists, laws or pages, nor the small change of prose (`the two sides`). value is in whole
    units (`$1.2 billion` is 1200000000 USD); unit a currency code, `percent`, or a measure in the singular (`year`). A range has its
    lower end as value; `dozens` and its like count for the least they can mean; both are approximate. A quantity's span takes in
    its rounding word, unit, noun and rate. places: half-open and in order, of the words among which every number stands; None when
    nobody looked.
    """
    found: list[Quantity] = []
    end = span.start
    for at in _anchors(text, span, [(span.start, span.end)] if places is None else places):
        if at < end:
            continue
        before = text[max(span.start, at - 30) : at]
        money = _MONEY.search(before) if before[-1:] in _COINS or before[-3:] in _COINS or before[-4:-1] in _COINS else None
        if money is None and before and (before[-1].isalnum() or before[-1] in "_.,/#:–-"):
            continue
        match = _QUANTITY.match(text, at, span.end)
        if match is None:
            continue
        end = match.end()
        quantity = _quantity(match, before, money)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _anchors(text: str, span: Span, places: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Where a number may begin in `span`."""
    for start, end in places:
        reach = _LONGEST if text.startswith(_MANY_TENS, start) else 0
        for anchor in _GATE.finditer(text, max(start, span.start), min(end + reach, span.end)):
            if anchor.start() >= end:
                break
            yield anchor.start()


def _quantity(match: re.Match[str], before: str, money: re.Match[str] | None) -> Quantity | None:
    if money is None and not (match["noun"] or match["percent"] or match["measure"] or match["coin"]):
        return None  # most numbers are years, days and names
    start = match.start()
    if money is not None:
        start -= len(money[0])
        before = before[: money.start()]
    last = before.split()[-1:] if before[-1:].isspace() else []
    rough = _ROUGH.search(before) if last and last[0].lower() in _ROUGH_ENDS else None
    if rough is not None:
        start -= len(rough[0])
        before = before[: rough.start()]
    if before.rstrip().endswith(_RANGE_ENDS) and _RANGE_BEFORE.search(before):
        return None
    if money is None and before.rstrip("-").rstrip().rstrip(".,").endswith(_NUMBERED_ENDS) and _NUMBERED.search(before):
        return None
    if match["range"] == " and " and not before.rstrip().lower().endswith("between"):
        return None
    value, unit, noun = _value(match, match["n"]), _unit(match, money[0] if money else ""), match["noun"]
    upper = _value(match, match["upper"]) if match["upper"] else None
    if upper is not None and upper <= value:
        return None  # a score, a season
    if noun and (noun.split()[-1] in _NOT_NOUNS or noun.removesuffix("s") in TIME_UNITS or noun == "centuries"):
        noun = None
    if noun and match["some"] and noun.removesuffix("s") in _CURRENCIES:
        unit = _CURRENCIES[noun.removesuffix("s")]
    if unit is None and noun is None:
        return None
    numeral = match["n"][0].isdigit()
    if unit is None and not match["scale"]:
        year_like = numeral and 1500 <= value <= 2100 and match["n"].replace(".", "").isdigit() and rough is None
        if year_like and noun and noun.split()[-1] not in _PEOPLE:
            return None  # `2016 elections`
        if value < 2 or (value <= 3 and noun and (noun.split()[-1] in _FEW or _DEFINITE.search(before))):
            return None
    if match["n"].lower() == "one" and not match["scale"] and not match["percent"]:
        return None
    end = match.end() if noun or not match["noun"] else match.start("noun") - 1
    if end <= match.end("n") and unit is None:
        return None
    return Quantity(
        span=Span(start, end),
        value=value,
        unit=unit,
        noun=" ".join(noun.split()) if noun else None,
        approximate=bool(rough is not None or match["some"] or upper is not None),
        upper=upper,
    )


def _value(match: re.Match[str], written: str) -> Decimal:
    if match["some"]:
        return Decimal(_SOME[" ".join(written.lower().split())])
    figure = written[0].isdigit()
    value = Decimal(written.translate(_PARTED)) if figure else Decimal(sum(_WORDS[word] for word in written.lower().split("-")))
    scale = match["scale"]
    if not scale:
        return value
    scaled = value * 12 if scale == "dozen" else value.scaleb(_SCALES[scale])
    return scaled.quantize(Decimal(1)) if scaled == scaled.to_integral_value() else scaled


def _unit(match: re.Match[str], money: str) -> str | None:
    if match["percent"]:
        return "percentage point" if "point" in match["percent"] else "percent"
    if money:
        return _CURRENCIES[money.strip().lower()]
    if coin := (match["coin"] or "").lower():
        return _CURRENCIES[coin.split()[-1].rstrip("s")]
    if measure := " ".join((match["measure"] or "").lower().split()):
        if measure == "centuries":
            return "century"
        return _MEASURES[measure] if measure in _MEASURES else _MEASURES[measure.removesuffix("s")]
    return None
