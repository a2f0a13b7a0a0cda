"""Time expressions of a text, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from briefgen.analysis.dating import eras, periods, points, references, seasons
from briefgen.analysis.dating.account import Account, Meaning
from briefgen.analysis.dating.mentions import Mention, Point
from briefgen.analysis.dating.publication import publication
from briefgen.analysis.dating.triggers import Hold, Scan, is_account, scan
from briefgen.model.evidence import TimeExpression
from briefgen.text.edtf import Edtf, parse_edtf
from briefgen.text.spans import Span

Reader = Callable[[str, Scan], Iterator[Mention]]

_READERS: tuple[tuple[int, Reader], ...] = (
    (Hold.MONTHS, points.monthly),
    (Hold.YEARS, points.yearly),
    (Hold.DECADES, eras.decades),
    (Hold.CENTURIES, eras.centuries),
    (Hold.ANCIENT, eras.marked),
    (Hold.SEASONS, seasons.seasons),
    (Hold.FEASTS, seasons.feasts),
    (Hold.WEEKDAYS, seasons.weekdays),
    (Hold.UNITS, periods.periods),
    (Hold.WORDS, references.words),
    (Hold.TIMES, references.times),
    (Hold.PARTS, references.parts),
    (Hold.CLOCK, references.clock),
)
_RANGE = re.compile(
    r"\s?(?:[-–—/,&]|to|and|until|till|through|or|,\s(?:and|or))\s?(?:(?:in\s|on\s|from\s)?(?:the\s)?(?:early\s|late\s|mid-?)?)?"
)
_EXTENT = re.compile(r"\s?(?:[-–—]|to|until|till|through)\s?(?:the\s)?")
_HOUR_OF = re.compile(r",?\s(?:[A-Za-z]+\stime\s)?(?:on\s|of\s)?(?:the\s)?|\s?\(")
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_ASIDE = re.compile(r",\s(?:who|which|whose|where|(?:\w+ly\s)?(?:[a-z]{3,}(?:ed|en)|built|held|made|set|won|born|struck|begun))\s[^,;]*\Z")
_ANTIQUITY = 3  # marks of years before Christ that make bare three-digit years readable


def find_times(text: str, sentences: Sequence[Span], published: Edtf | None) -> tuple[tuple[TimeExpression, ...], ...]:
    """The time expressions of each sentence, in order, one tuple a sentence.

    text: the document's text; spans are offsets in it. sentences: in text order; what is told in one is an anchor for the next.
    published: resolves what is relative to the day of publication; with None that stays unresolved (`edtf` None).
    The first of two dates that bound a range (`24 to 26 August 2021`) has the whole range as its `edtf`.
    """
    return times_of(text, [scan(text, sentence) for sentence in sentences], published)


def times_of(text: str, scans: Sequence[Scan], published: Edtf | None) -> tuple[tuple[TimeExpression, ...], ...]:
    """As `find_times`, for sentences that have been looked at already."""
    account = Account(publication(published), is_account(scans, published))
    told_of_antiquity = sum([seen.ancient for seen in scans]) >= _ANTIQUITY
    return tuple([_sentence(text, seen, account, told_of_antiquity) if seen.hold & Hold.ANY else () for seen in scans])


def _sentence(text: str, seen: Scan, account: Account, antiquity: bool) -> tuple[TimeExpression, ...]:
    found: list[Mention] = []
    for reader in _readers(seen.hold & Hold.ANY):
        found.extend(reader(text, seen))
    if antiquity and seen.hold & Hold.NUMBER:
        found.extend(eras.unmarked(text, seen))
    return _resolved(text, seen.sentence, _chosen(text, found), account) if found else ()


@lru_cache(maxsize=512)
def _readers(held: int) -> tuple[Reader, ...]:
    """The readers of what a sentence can hold, by its bits: many sentences hold the same."""
    return tuple(reader for hold, reader in _READERS if held & hold)


def _chosen(text: str, found: list[Mention]) -> list[Mention]:
    """The longest of those that overlap, in text order, the first of a range given the year of the second."""
    if len(found) == 1:
        return found
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda mention: (mention.start - mention.end, mention.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    kept.sort(key=lambda mention: mention.start)
    for at in range(len(kept) - 2, -1, -1):
        one, other = kept[at], kept[at + 1]
        if not isinstance(one, Point) or not isinstance(other, Point) or one.year is not None or one.relative is not None:
            continue
        if other.year is None or (one.month is None and one.season is None) or not _RANGE.fullmatch(text, one.end, other.start):
            continue
        later = one.month is not None and other.month is not None and one.month > other.month
        kept[at] = replace(one, year=other.year - later)
    return kept


def _resolved(text: str, sentence: Span, mentions: list[Mention], account: Account) -> tuple[TimeExpression, ...]:
    meanings: dict[int, Meaning] = {}
    year: int | None = None
    told_until = sentence.start
    for at in _in_telling_order(text, mentions):
        mention = mentions[at]
        if year is not None and "," in text[told_until : mention.start] and _ASIDE.search(text, sentence.start, told_until):
            year = None  # `Ruiz, who signed it in 2013, arrived on 1 May`: the year of the aside ends with it
        meanings[at] = account.meaning(mention, text[sentence.start : mention.start], text[mention.end : sentence.end], year)
        if isinstance(mention, Point) and mention.year is not None and mention.year > 0:
            year, told_until = mention.year, mention.end
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
        if (
            isinstance(one, Point)
            and one.part
            and one.month is None
            and one.weekday is None
            and _HOUR_OF.fullmatch(text, one.end, other.start)
        ):
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
