"""Time expressions of a text, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from briefgen.analysis.dating import periods, points, references
from briefgen.analysis.dating.account import Account, Meaning
from briefgen.analysis.dating.mentions import Mention, Point
from briefgen.analysis.dating.publication import publication
from briefgen.analysis.dating.words import MONTH_TOKENS, PARTS, SEASONS, UNIT_LETTERS, WEEKDAY_TOKENS
from briefgen.model.evidence import TimeExpression
from briefgen.text.edtf import MONTHS, Edtf, parse_edtf
from briefgen.text.spans import Span

Reader = Callable[[str, int, int], Iterator[Mention]]

_TOKEN = re.compile(r"[A-Za-z]+|\d+")
_MONTHS, _YEARS, _DECADES, _CENTURIES, _ANCIENT, _SEASONS, _FEASTS, _WEEKDAYS, _UNITS, _WORDS, _TIMES, _PARTS, _CLOCK, _NUMBER = (1 << n for n in range(14))
_READERS: tuple[tuple[int, Reader], ...] = (
    (_MONTHS, points.monthly),
    (_YEARS, points.yearly),
    (_DECADES, points.decades),
    (_CENTURIES, points.centuries),
    (_ANCIENT, points.ancient),
    (_SEASONS, points.seasons),
    (_FEASTS, points.feasts),
    (_WEEKDAYS, points.weekdays),
    (_UNITS, periods.periods),
    (_WORDS, references.words),
    (_TIMES, references.times),
    (_PARTS | _UNITS, references.parts),
    (_CLOCK, references.clock),
)


def _triggers() -> dict[str, int]:
    """What the words of a sentence can hold in store, so that only the patterns that can match are tried."""
    found: dict[str, int] = dict.fromkeys(MONTH_TOKENS, _MONTHS) | dict.fromkeys(WEEKDAY_TOKENS, _WEEKDAYS)
    for unit in UNIT_LETTERS:
        plural = unit[:-1] + "ies" if unit.endswith("y") and unit != "day" else unit + "s"
        found |= dict.fromkeys((unit, plural, unit.capitalize(), plural.capitalize()), _UNITS)
    found["quarter"] |= _YEARS
    found["half"] = _YEARS | _UNITS
    for word in ("century", "centuries"):
        found[word] |= _CENTURIES
    for word in SEASONS:
        found[word] = found[word.capitalize()] = _SEASONS
    for part in (*PARTS, "daytime", "nighttime", "daylight", "nights", "mornings", "evenings", "afternoons"):
        found[part] = found[part.capitalize()] = _PARTS | _UNITS
    for word in "now nowadays current currently present modern date moment being recent recently former formerly past future today yesterday tomorrow tonight forward these".split():
        found[word] = found[word.capitalize()] = _WORDS
    found["days"] |= _WORDS
    found["time"] = found["period"] = found["periods"] = found["moment"] = found["era"] = _TIMES | _WORDS
    for word in "daily weekly monthly yearly annually everyday hourly quarterly nightly weekend weekends".split():
        found[word] = found[word.capitalize()] = _UNITS
    found |= dict.fromkeys(("BC", "BCE", "C"), _ANCIENT | _SEASONS | _DECADES)
    found |= dict.fromkeys(("Christmas", "New"), _FEASTS)
    found |= dict.fromkeys(("m", "M", "am", "pm", "AM", "PM", "clock", "hrs", "hours"), _CLOCK)
    found["hours"] |= _UNITS
    for word in "twenties thirties forties fifties sixties seventies eighties nineties".split():
        found[word] = _DECADES
    return found


_TRIGGERS = _triggers()
_DIGITS = re.compile(r"\d")
_RANGE = re.compile(r"\s?(?:[-–—/,&]|to|and|until|till|through|or|,\s(?:and|or))\s?(?:(?:in\s|on\s|from\s)?(?:the\s)?(?:early\s|late\s|mid-?)?)?")
_EXTENT = re.compile(r"\s?(?:[-–—]|to|until|till|through)\s?(?:the\s)?")
_HOUR_OF = re.compile(r",?\s(?:[A-Za-z]+\stime\s)?(?:on\s|of\s)?(?:the\s)?|\s?\(")
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_YEAR_TOLD = re.compile(r"(?<![\d$£€.,])(?:1\d{3}|20\d\d)(?![\d,%])")
_NEWS_CUE = re.compile(rf"\b(?:{'|'.join(sorted(WEEKDAY_TOKENS))}|[Yy]esterday|[Tt]oday|[Ll]ast (?:week|month|year|night)|[Tt]his (?:week|month|year)|[Nn]ext (?:week|month|year)|tonight|tomorrow|recently|currently|years ago|months ago|says)\b")
_MONTH_NAMED = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_DATES_OF_AN_ACCOUNT = 5
_SPARSEST = 1200  # characters a date
_ANCIENT_CUE = re.compile(r"\bB\.?C\b")


def find_times(text: str, sentences: Sequence[Span], published: Edtf | None) -> tuple[tuple[TimeExpression, ...], ...]:
    """The time expressions of each sentence, in order, one tuple a sentence.

    text: the document's text; spans are offsets in it. sentences: in text order; what is told in one is an anchor for the next.
    published: resolves what is relative to the day of publication; with None that stays unresolved (`edtf` None).
    The first of two dates that bound a range (`24 to 26 August 2021`) has the whole range as its `edtf`.
    """
    told_of_past = _is_account(text, sentences, published)
    told_of_antiquity = len(_ANCIENT_CUE.findall(text)) >= 3
    account = Account(publication(published), told_of_past)
    return tuple(_sentence(text, sentence, account, told_of_antiquity) for sentence in sentences)


def _is_account(text: str, sentences: Sequence[Span], published: Edtf | None) -> bool:
    """Whether this is an account of things past, told by its dates, rather than a report of the day.

    An account names years all the time and hardly ever a day of the week; a report of the day is the other way round.
    """
    if not sentences:
        return False
    start, end = sentences[0].start, sentences[-1].end
    years = [int(year) for year in _YEAR_TOLD.findall(text, start, end)]
    if published:
        years = [year for year in years if not published.earliest.year - 1 <= year <= published.latest.year + 1]
    far = len(years) + len(_ANCIENT_CUE.findall(text, start, end))
    dates = far + len(_MONTH_NAMED.findall(text, start, end))
    cues = len(_NEWS_CUE.findall(text, start, end))
    enough = _DATES_OF_AN_ACCOUNT if published else 2 * _DATES_OF_AN_ACCOUNT
    return far >= 2 and dates >= enough and dates * _SPARSEST >= end - start and cues * 12 <= dates


def _sentence(text: str, sentence: Span, account: Account, antiquity: bool) -> tuple[TimeExpression, ...]:
    start, end = sentence.start, sentence.end
    flags = 0
    for token in _TOKEN.findall(text, start, end):
        if token in _TRIGGERS:
            flags |= _TRIGGERS[token]
        elif token[0] <= "9":
            flags |= _YEARS | _DECADES if len(token) >= 4 else _NUMBER
    if not flags & ~_NUMBER:
        return ()
    if flags & _NUMBER and ":" in text[start:end]:
        flags |= _CLOCK
    found: list[Mention] = []
    for flag, reader in _READERS:
        if flags & flag:
            found.extend(reader(text, start, end))
    if antiquity and flags & _NUMBER:
        found.extend(points.lone_ancient(text, start, end))
    return _resolved(text, sentence, _chosen(text, found), account)


def _chosen(text: str, found: list[Mention]) -> list[Mention]:
    """The longest of those that overlap, in text order, the first of a range given the year of the second."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda mention: (mention.start - mention.end, mention.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    kept.sort(key=lambda mention: mention.start)
    for at in range(len(kept) - 2, -1, -1):
        one, other = kept[at], kept[at + 1]
        if not isinstance(one, Point) or not isinstance(other, Point) or one.year is not None or one.relative is not None:
            continue
        if other.year is None or one.month is None and one.season is None or not _RANGE.fullmatch(text, one.end, other.start):
            continue
        later = one.month is not None and other.month is not None and one.month > other.month
        kept[at] = replace(one, year=other.year - later)
    return kept


def _resolved(text: str, sentence: Span, mentions: list[Mention], account: Account) -> tuple[TimeExpression, ...]:
    meanings: dict[int, Meaning] = {}
    year: int | None = None
    for at in _in_telling_order(text, mentions):
        mention = mentions[at]
        meanings[at] = account.meaning(mention, text[sentence.start : mention.start], text[mention.end : sentence.end], year)
        if isinstance(mention, Point) and mention.year is not None and mention.year > 0:
            year = mention.year
    out = []
    for at, mention in enumerate(mentions):
        meaning = meanings[at]
        if meaning.timex == "":
            continue
        edtf = _valid(meaning.edtf)
        if edtf and at + 1 < len(mentions):
            edtf = _whole_range(text, mention, edtf, mentions[at + 1], _valid(meanings[at + 1].edtf)) or edtf
        span = Span(mention.start, mention.end)
        out.append(TimeExpression(span=span, text=span.of(text), timex=meaning.timex, edtf=edtf, basis=meaning.basis if edtf else ""))
    return tuple(out)


def _in_telling_order(text: str, mentions: list[Mention]) -> list[int]:
    """Text order, but a time of day waits for the date behind it: `at 11 a.m. on 11 November`."""
    order = list(range(len(mentions)))
    for at in range(len(order) - 1):
        one, other = mentions[at], mentions[at + 1]
        if isinstance(one, Point) and one.part and one.month is None and one.weekday is None and _HOUR_OF.fullmatch(text, one.end, other.start):
            order[at], order[at + 1] = order[at + 1], order[at]
    return order


def _whole_range(text: str, one: Mention, first: Edtf, other: Mention, last: Edtf | None) -> Edtf | None:
    if not isinstance(one, Point) or not isinstance(other, Point) or last is None or last.precision is not first.precision:
        return None
    between = _BETWEEN.search(text, max(0, one.start - 14), one.start) and text[one.end : other.start].strip() == "and"
    if not between and not _EXTENT.fullmatch(text, one.end, other.start):
        return None
    return _valid(f"{first.text}/{last.text}")


def _valid(value: str | None) -> Edtf | None:
    try:
        return parse_edtf(value) if value else None
    except ValueError:
        return None
