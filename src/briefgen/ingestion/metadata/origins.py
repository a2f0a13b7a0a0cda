"""Whose reporting a text is, from the places where papers credit an agency."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.ingestion.metadata.agencies import NAMES, agency
from briefgen.ingestion.metadata.written_dates import written_date
from briefgen.text.edtf import Edtf
from briefgen.text.lazy import lazily

_CREDITED = rf"(?P<agency>{NAMES}|(?:[A-Z][\w’'-]+ ){{1,4}}(?:News|Press) Agency)"
_PLACE = r"[A-ZÀ-ỸĐ][\w.’'À-ỹ-]*(?:[ ,/]+[A-ZÀ-ỸĐ][\w.’'À-ỹ-]*){0,5}"
_DAY = r"(?:\w+\.?\s+\d{1,2}|\d{1,2}\.?\s+\w+\.?)(?:,?\s+\d{4})?"
_DATELINE = lazily(rf"^{_PLACE}(?:[,.]\s+{_DAY}\.?)?\s*[,.-]?\s*[(/]\s*{_CREDITED}(?:\s*/\s*[\w ]+)?\s*[)/]\.?\s*[-–—:]*\s*\S")
# As agencies that write no spaces sign: `【Vessen共同】`, `(서울=연합뉴스)`, `新华社北京1月28日电`.
_UNSPACED = lazily(
    r"^[【\[(（][^】\])）]{0,14}?(?P<agency>共同|時事|AFP|ロイター|新华社|新華社|연합뉴스|法新社|路透社)[^】\])）]{0,8}[】\])）]\s*\S"
    r"|^(?P<signed>新华社|新華社)\S{1,12}\d{1,2}月\d{1,2}日(?:电|電)"
)
_COPYRIGHT = lazily(
    rf"^\W*(?:(?:©|\(c\))\W*(?:copyright\W*)?\d{{4}}|copyright\b\W*(?:©|\(c\))?\W*(?:\d{{4}})?)\W*(?:by\s+)?(?:the\s+)?{_CREDITED}\b(?:\W.*)?$",
    re.IGNORECASE,
)
_SIGNED = lazily(rf"\s(?:The\s)?(?P<agency>{NAMES})$")
_DATED_TOWN = lazily(
    r"^[A-ZÀ-ÞĐ][A-ZÀ-ÞĐ.'’-]{2,}(?:\s[A-ZÀ-ÞĐ.'’-]+){0,3}(?:,\s[A-Z][\w.]*)?,\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?),?\s\d{4}"
    r"\s*(?:\([^()]{2,40}\)\s*)?[-–—]{1,2}\s*\S"
)
_PLACED = lazily(rf"^{_PLACE}\s*\(\s*{_CREDITED}\s*\)\s+(?P<day>[A-Z0-9][\w., -]{{5,24}})$")
_OF_STAFF = re.compile(r"\s+(?:staff(?:\s+(?:writer|reporter|correspondent)s?)?|(?:writer|reporter|correspondent)s?)\W*$", re.IGNORECASE)
_OPENING = lazily(rf"^\(?\s*{_CREDITED}\s*\)?\s*(?:[-–—]{{1,2}}|:)\s+\S")
_CLOSING = lazily(rf"(?:[.!?”\"]|\./\.)\s*(?:[-–—]+\s*|\()\s*{_CREDITED}\s*\)?\s*$")
# Behind its first letter a cue is looked for as it stands; few texts hold more than one or two of them.
_CUE_TAILS = ("ccording to", "iting", "ited", "eported", "eports", "uoted")
_CUE = lazily(r"[Aa](?:ccording to)|[Cc](?:iting|ited\b)|[Rr](?:eport(?:ed|s)\b)|[Qq](?:uoted\b)")
_SAID = lazily(rf"(?:according to|citing|(?:report|cit|quot)ed by)\s+(?:the\s+|a report (?:by|from)\s+)?{_CREDITED}\b")
_SAYS = lazily(rf"\b{_CREDITED}(?:\s*\((?P<acronym>[A-Z]{{2,7}})\))?\s+(?:has\s+|had\s+)?(?:reported|reports|cited|quoted)$")
_LONGEST_CREDIT = 200
_BEFORE, _AFTER = 80, 90
"""Characters around a cue in which the agency is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An agency and the words that credit it. whole: the credit covers the whole story, not only some of its sentences."""

    agency: str
    basis: str
    whole: bool
    confidence: float


def dateline_credit(first_body_line: str) -> Credit | None:
    """`PLACE (AGENCY) - …` or `AGENCY - …` at the start of the story."""
    match = _DATELINE.match(first_body_line[:160]) or _OPENING.match(first_body_line[:80])
    if match is None and (unspaced := _UNSPACED.match(first_body_line[:80])):
        name, words = agency(unspaced["agency"] or unspaced["signed"]), unspaced.group()
        return Credit(agency=name, basis=f"dateline “{words}”", whole=True, confidence=0.95) if name else None
    return _credit(match, "dateline", whole=True, confidence=0.95)


def dateline_day(first_body_line: str) -> tuple[Edtf, str] | None:
    """The day, told in full, of a dateline with a credit or a town in capitals (`SELM, March 3, 2024 -`), and the dateline."""
    match = _DATELINE.match(first_body_line[:160]) or _DATED_TOWN.match(first_body_line[:160])
    words = " ".join(match.group()[:-1].split()) if match else ""
    day = written_date(words)
    return (day, words.rstrip(" -–—")) if day else None


def placed_day(line: str) -> str | None:
    """The date, as written, of a line that is a dateline and no more: `Selm, Aland (AFP) Jan 3, 2024`; None for any other."""
    match = _PLACED.match(line) if line[-1:].isdigit() and "(" in line else None
    return match["day"] if match and written_date(match["day"]) else None


def line_credit(line: str) -> Credit | None:
    """A line that is nothing but an agency's name, or its people's (`by AFP Staff Writers`), or a dateline with it."""
    if placed_day(line):
        return _credit(_PLACED.match(line), "dateline", whole=True, confidence=0.95)
    if len(line) > 60:
        return None
    name = agency(
        _OF_STAFF.sub(
            "",
            re.sub(
                r"^\W*(?:source|by|from|via|credit|theo|nguồn|fuente|fonte|quelle|sumber|источник|来源|來源|出典)s?\b\W*",
                "",
                line,
                flags=re.IGNORECASE,
            ),
        )
    )
    return Credit(agency=name, basis=f"credit line “{line.strip()}”", whole=True, confidence=0.9) if name else None


def copyright_credit(line: str) -> Credit | None:
    """`© 2024 AFP. All rights reserved.`: who prints it says whose it is; without its year it may be a picture's."""
    return _credit(_COPYRIGHT.match(line), "copyright line", whole=True, confidence=0.85) if len(line) <= _LONGEST_CREDIT else None


def signed_credit(name: str) -> Credit | None:
    """An agency behind the name of its reporter, as a byline has it: `Ann Lee Associated Press`."""
    return _credit(_SIGNED.search(name), "byline", whole=True, confidence=0.85)


def closing_credit(last_body_line: str) -> Credit | None:
    """`… ended. (AGENCY)` or `… ended. – AGENCY` at the end of the story."""
    match = _CLOSING.search(last_body_line[-60:])
    return _credit(match, "closing credit", whole=True, confidence=0.9)


def mentions(body: str) -> Credit | None:
    """`the … News Agency (…) reported`, `according to …`: one agency, and no other, whose reports are told.

    Two mentions make it likely that all is told after the agency; different agencies make a story of the paper's own.
    """
    found = []
    for cue in _cues(body):
        match = _SAID.match(body, cue.start(), cue.end() + _AFTER) or _SAYS.search(body, max(0, cue.start() - _BEFORE), cue.end())
        if match:
            found.append(match)
    names = {agency(match["agency"]) for match in found}
    if len(names) != 1:
        return None
    first = min(found, key=re.Match.start)
    return _credit(first, "text", whole=False, confidence=0.8 if len(found) > 1 else 0.6)


def _cues(body: str) -> list[re.Match[str]]:
    """Every cue in `body`, those of one kind together."""
    found = []
    for tail in _CUE_TAILS:
        at = body.find(tail, 1)
        while at > 0:
            if cue := _CUE.match(body, at - 1):
                found.append(cue)
            at = body.find(tail, at + 1)
    return found


def _credit(match: re.Match[str] | None, place: str, *, whole: bool, confidence: float) -> Credit | None:
    name = agency(match["agency"]) if match else None
    if match is None or name is None:
        return None
    words = " ".join(match.group().split())
    return Credit(agency=name, basis=f"{place} “{words if len(words) <= 70 else words[:69] + '…'}”", whole=whole, confidence=confidence)
