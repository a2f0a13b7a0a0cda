"""Correction notices: which figure or date they take back, and which they put in its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from briefgen.model.corpus import Document
from briefgen.model.evidence import Claim
from briefgen.text.edtf import MONTHS
from briefgen.text.phrases import content, tokens

_HEAD = re.compile(
    r"\b(?:an?|our|the|this) (?:(?:[\w’'-]+\.? ){1,3}?)?(?:report|article|story|dispatch)\b[^;]{0,120}?"
    r"\b(?:misstated|misidentified|wrongly|incorrectly|erroneously|mistakenly)\b"
    r"|\b(?:Correct(?:ion|ed)|Clarification|Erratum|Amendment)\b\s*(?:\([^)]*\)\s*)?[:—–-]"
    r"|\b(?:earlier|previous|original) (?:version|report|article|story|edition|dispatch)\b"
    r"|\b(?:our|this) (?:report|article|story)\b[^.;]*\b(?:said|stated|gave|misstated)\b[^.]*\b(?:should (?:have|be)|in fact|correct)\b",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\W*(?:Corrections?|Clarifications?|Errat(?:um|a)|Amendments?)(?:\W*\Z|\s*[:—–-]|\s(?:of|to|and|for|on|in|\d))", re.IGNORECASE
)
"""Titles of what holds nothing but notices: `Corrections`, `Correction of 12 September`."""
_TOLD_BEFORE = re.compile(
    r"\b(?:an?|our|the|this|its)\s(?:[\w’'-]+\s){0,3}?(?:report|article|story|dispatch|item|edition|release|column)\b[^;]{0,120}?"
    r"\b(?:said|stated|gave|put|reported|wrote|told|had)\b",
    re.IGNORECASE,
)
_ERRED = re.compile(
    r"\b(?:misstated|misidentified"
    r"|(?:wrongly|incorrectly|erroneously|mistakenly) (?:said|stated|gave|put|reported|wrote|told|listed|referred)"
    r"|(?:said|stated|gave|reported|wrote) (?:wrongly|incorrectly|erroneously|mistakenly))\b",
    re.IGNORECASE,
)
_MENDED = re.compile(r"[;—–]|\b(?:correct|right|should|in fact|actually|not|instead|rather)\b", re.IGNORECASE)
_ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IN_WORDS = {word: at for at, word in enumerate(_ONES, 1) if word != "one"} | {word: 10 * at for at, word in enumerate(_TENS, 2)}
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = "|".join((*MONTHS, *(rf"{month[:3]}\." for month in MONTHS), r"Sept\."))
_TOLD = re.compile(
    rf"""\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})|(?P<month2>{_MONTH})\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)
        |(?P<month3>{_MONTH})(?=\s\d{{4}}))(?:,?\s(?P<year>\d{{4}}))?\b
    |\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b
    |(?<![\w.,-])(?P<ayes>\d{{1,4}})\svotes?\s(?:in\sfavou?r\s)?to\s(?P<noes>\d{{1,4}})(?![\w-]|[.,]\d)
    |(?<![\w.,-])(?P<digits>\d+(?:,\d{{3}})*(?:\.\d+)?)(?:[ ](?P<scale>million|billion|trillion|thousand))?(?![\w-]|[.,]\d)
    |\b(?P<words>(?:{"|".join(_TENS)})(?:-(?:{"|".join(_ONES[:9])}))?|{"|".join(sorted(_ONES[1:], key=len, reverse=True))})\b
        (?:[ ](?P<scale2>million|billion|trillion|thousand))?""",
    re.VERBOSE | re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:(?:said|stated|gave|put|reported|wrote|misstated|told|had)\b[^.;]{0,110}?\s|(?:not|instead of|rather than)\s(?:on\s)?)\W*\Z",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"\b(?:(?:correct|right|actual|true) (?:number|figure|total|count|amount|sum|toll|date|day|month|year|price|length|age)[^.;\d]{0,40}?\b"
    r"(?:is|was|are|were)|(?:it|this|that|they|he|she) should (?:be|read|say|have (?:been|read|said))|in fact|actually),?(?: on| in)?\W*\Z",
    re.IGNORECASE,
)
# `it was in 2011, not 2009`
_NOT = re.compile(r",? (?:and )?(?:not|rather than|instead of)(?: (?:on|in))?(?: the)?\W*")
# the second sentence of a notice: `They were ordered on 13 May.`
_PLAINLY = re.compile(r"(?:It|They|He|She|The|That|This|There|In fact|Actually|[A-Z]\w+)\b")
_LONGEST_RIGHT = 22
_OF_A_NOTICE = frozenset(
    word[:4]
    for word in tokens(
        "correction corrected clarification earlier previous original version report article story edition dispatch said stated gave"
        " reported wrote misstated correct right actual true number figure total count amount sum should read fact actually instead"
        " rather updated published million billion trillion thousand"
    )
)
_STEM = 4
"""First letters that two forms of a word share (`boat`, `boats`)."""


@dataclass(frozen=True)
class Told:
    """A number, a date or the result of a vote as told, with its place. kind: `number`, `date` or `tally`.

    key: equal for equal values, but for a missing year.
    """

    kind: str
    key: tuple[str, ...]
    start: int
    end: int

    def means(self, other: Told) -> bool:
        """True for one value, however it is written; a date without its year is any year's."""
        if (
            self.kind != other.kind
            or len(self.key) != len(other.key)
            or not any(one and one == two for one, two in zip(self.key, other.key, strict=True))
        ):
            return False
        return all(one == two or not one or not two for one, two in zip(self.key, other.key, strict=True))


@dataclass(frozen=True)
class Notice:
    """What a document takes back. claims: ids of its sentences, one or two. stems: what it is about. text: its words."""

    document: Document
    claims: tuple[str, ...]
    wrong: Told
    right: Told
    stems: frozenset[str]
    text: str


def values(text: str) -> list[Told]:
    """The numbers, dates and results of votes of a text, in digits or words, in order."""
    found = []
    for match in _TOLD.finditer(text):
        if month := match["month"] or match["month2"] or match["month3"]:
            key: tuple[str, ...] = (month[:3].lower(), match["day"] or match["day2"] or "", match["year"] or "")
            found.append(Told("date", key, match.start(), match.end()))
        elif match["weekday"]:
            found.append(Told("date", (match["weekday"].lower(),), match.start(), match.end()))
        elif match["ayes"]:
            found.append(Told("tally", (match["ayes"], match["noes"]), match.start(), match.end()))
        else:
            scale = _SCALES.get((match["scale"] or match["scale2"] or "").lower(), 0)
            value = (Decimal(match["digits"].replace(",", "")) if match["digits"] else Decimal(_in_words(match["words"]))).scaleb(scale)
            year = match["digits"] and not scale and _YEAR.fullmatch(match["digits"])
            key = ("", "", match["digits"]) if year else (str(value.normalize()),)
            found.append(Told("date" if year else "number", key, match.start(), match.end()))
    return found


def _in_words(words: str) -> int:
    return sum(_IN_WORDS.get(word, 1) for word in words.lower().split("-"))


def notices(document: Document, claims: Sequence[Claim]) -> list[Notice]:
    """The notices of a document, whose claims these are: one sentence that tells both values, or two of one paragraph."""
    found = []
    for at, claim in enumerate(claims):
        if not _heads(document, claim):
            continue
        behind = [other for other in claims[at + 1 : at + 2] if other.paragraph == claim.paragraph]
        for said in ([claim], [claim, *behind]):
            text = " ".join(one.text for one in said)
            pair = _taken_back(text, len(claim.text) if len(said) > 1 else None)
            if pair is not None:
                stems = stems_of(text) | (stems_of(document.title.value) if document.title else frozenset())
                found.append(Notice(document, tuple(one.id for one in said), *pair, stems - _OF_A_NOTICE, text))
                break
    return found


def errors(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Of a document's claims those that tell what it or a report before it had wrong, and not what is right."""
    return [claim for claim in claims if _heads(document, claim) and _only_errs(claim.text)]


def _only_errs(text: str) -> bool:
    erred = _ERRED.search(text)
    return erred is not None and _MENDED.search(text, erred.end()) is None


def _heads(document: Document, claim: Claim) -> bool:
    """True when a notice may begin with the claim: its words say so, or the title of its document does."""
    if _HEAD.search(claim.text) is not None:
        return True
    if document.title is None:
        return False
    title, text = document.title.value, claim.text
    return (_HEAD.match(title) is not None and _ERRED.search(text) is not None) or (
        _TITLED.match(title) is not None and _TOLD_BEFORE.search(text) is not None
    )


def _taken_back(text: str, parted: int | None) -> tuple[Told, Told] | None:
    """The wrong value of a notice and the right one; parted: where its second sentence begins, None when it has one only."""
    told = values(text)
    for one, other in pairwise(told):
        if one.kind == other.kind and not one.means(other) and _NOT.fullmatch(text, one.end, other.start):
            return other, one
    right = next((one for one in told if _RIGHT.search(text[: one.start])), None)
    if right is None and parted is not None:
        second = [one for one in told if one.start >= parted]
        plain = _PLAINLY.match(text[parted:].lstrip()) is not None and len(text[parted:].split()) <= _LONGEST_RIGHT
        right = second[0] if plain and len(second) == 1 else None
    if right is None:
        return None
    before = [one for one in told if one.kind == right.kind and not one.means(right) and _WRONG.search(text[: one.start])]
    # of `the report of 15 June said 3 May` the last one is what it said
    wrong = next((one for one in reversed(before) if parted is None or one.start < parted), None)
    return (wrong, right) if wrong is not None else None


def stems_of(text: str) -> frozenset[str]:
    """Beginnings of the words of a text that carry meaning, figures left out."""
    return frozenset(word[:_STEM] for word in content(tokens(text)) if not word[0].isdigit())


def counted_by(text: str, end: int) -> str:
    """The beginning of the word behind a figure: what it counts; empty when nothing follows."""
    counted = content(tokens(text[end:]))[:1]
    return counted[0][:_STEM] if counted else ""
