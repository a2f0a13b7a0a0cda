"""How late a text was written at least: nobody tells as past what has not happened yet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.analysis.wordlist import words
from briefgen.model.evidence import Claim, EventDate, TimeExpression
from briefgen.text.edtf import Edtf, Precision

_PAST = (
    r"(?:was|were|had|did|made|met|took|came|gave|held|began|won|lost|led|saw|went|got|found|left|became|brought|sent|spoke|fell|rose|grew|hit|paid|ran|wrote"
    r"|broke|built|drew|stood|struck|fought|bought|sold|shot|flew|shook|sat|wound|died|[a-z]{2,}ed)"
)
_INTRODUCED = (
    r"(?:late\s|early\s|earlier\s)?(?:on|in|during|at\sthe\s(?:end|start|beginning)\sof)\s(?:(?:late|early|mid)[\s-])?(?:\w+day,?\s)?$"
)
_OPENING = re.compile(rf"\W*(?:(?:But|And|Then|Later|Earlier),?\s)?{_INTRODUCED}", re.IGNORECASE)
_VERB = re.compile(rf"\b{_PAST}\b")
_BETWEEN = re.compile(rf"(?P<words>[^,;:()–—]*?)\s{_INTRODUCED}")
_CLAUSE = re.compile(r"[,;:()–—]")
_FIRST_VERB = re.compile(
    rf"\b(?:(?P<past>{_PAST})|will|would|shall|should|may|might|can|could|must|is|are|has|have|plans?|hopes?|expects?)\b"
)
# what is wished, planned or supposed lies ahead of the writing, however late
_OPEN = re.compile(
    r"\b(?:be|being|will|would|shall|should|may|might|can|could|must|if|unless|until|whether|when|once|not|never|no|for|as|due|set|plans?|planning|target|goal"
    r"|deadline|schedule|next|coming|upcoming|future|ahead|to\s(?!(?:the|a|an|his|her|its|their|this|that|two|three|both|all|some|many)\b)[a-z]+)\b",
    re.IGNORECASE,
)
_AWAITING = words(
    "announced proposed planned scheduled expected agreed invited offered promised pledged approved decided called demanded",
    "wanted hoped requested prepared confirmed named chosen picked selected awarded elected appointed slated projected",
    "estimated targeted vowed intended aimed needed asked urged warned predicted postponed delayed rescheduled moved booked",
    "supposed required ordered licensed contracted extended limited unveiled discussed mentioned",
)
_AT_ONCE = 2
"""Words between a verb and a month or year that belong to it: `took office in 2025`; a day may stand further off."""
_FAR = 14
_FINE_ENOUGH = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def latest_told(claims: Iterable[Claim]) -> EventDate | None:
    """The latest date, told in full, of what some claim tells as past: its document was written then or later. None when none is sure.

    A day is worth more than the month it lies in; what is planned, wished or supposed tells nothing.
    """
    full = [(date, time, claim) for claim in claims for time in claim.times if (date := _told_in_full(time)) is not None]
    # the latest first: few have to be asked for until one is told as past
    full.sort(key=lambda told: (told[0].earliest, -told[0].latest.toordinal()), reverse=True)
    return next((EventDate(edtf=date, basis="stated", span=time.span) for date, time, claim in full if _past(claim, time, date)), None)


def _told_in_full(time: TimeExpression) -> Edtf | None:
    date = time.edtf
    if date is None or time.basis or date.approximate or date.precision not in _FINE_ENOUGH or str(date.earliest.year) not in time.text:
        return None
    return date


def _past(claim: Claim, time: TimeExpression, date: Edtf) -> bool:
    before = claim.text[: time.span.start - claim.span.start]
    if _OPENING.fullmatch(before):
        clause = re.split(r"[;:]|,\s(?:and|but|who|which)\s", claim.text[time.span.end - claim.span.start :])[0]
        verb = _FIRST_VERB.search(clause)
        return bool(verb and verb["past"] and verb["past"] not in _AWAITING and not _OPEN.search(clause[: verb.start()]))
    # the verb next to the date is the one it belongs to
    verb = next(reversed(list(_VERB.finditer(before))), None)
    between = _BETWEEN.fullmatch(before, verb.end()) if verb else None
    if verb is None or between is None or _OPEN.search(between["words"]) or _OPEN.search(_CLAUSE.split(before[: verb.start()])[-1][-60:]):
        return False
    far = len(between["words"].split())
    if verb[0] in _AWAITING and far:
        return False
    return far <= (_FAR if date.precision is Precision.DAY else _AT_ONCE)
