"""What stands before a statement: when, who, in which office. A date of saying or of printing must not read as the date of the event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from briefgen.composition.statements import housed
from briefgen.model.corpus import Document
from briefgen.model.edition import Label
from briefgen.model.evidence import Claim, EventDate, Flag
from briefgen.text.phrases import content, tokens

NEW_DATE = " (new date)"
"""Stands behind a day to come to which something was moved: the words beside it tell of the moving."""
EXPECTED = " (expected)"
"""Stands behind the date of an event, no later than the cut-off, that only a source older than it tells of."""
# What is first stays first; what is largest, leading or the only one may be so no longer.
_AGEING = re.compile(
    r"\b(?:currently|at present|nowadays|so far|to date|as of now|until now|world-leading|leading|number one|No\. 1|top"
    r"|(?:the|its|their|his|her|['’]s) (?:latest|newest|only|last|most|least|best|worst)"
    r"|(?:larg|bigg|great|high|long|low|small|strong|clos|fast|deep|broad|rich|poor|old|young|few)est)\b",
    re.IGNORECASE,
)
# A title of something that does not say of what: `Secretary Reed` or `Ruiz, leader` tells a reader no more than the name.
_OF_NOTHING = re.compile(
    r"(?:(?:former|late|deputy|assistant|acting|interim|outgoing|incoming|then|ex|vice|senior|top|presumptive)[ -])*"
    r"(?:(?:under-?)?secretary|leader|(?:chief )?executive(?: officer)?|CEO|(?:co-?)?chair(?:man|woman|person)?|spokes(?:man|woman|person)"
    r"|(?:executive |managing |general )?(?:director|manager)|head|chief|nominee|candidate|advis[eo]r|official)"
    r"(?:[- ](?:elect|designate))?",
    re.IGNORECASE,
)
_STILL = re.compile(r"\b(?:is|are|has|have|remains?|holds?|stands?|ranks?|makes?|currently|at present|nowadays)\b", re.IGNORECASE)


def label(claim: Claim, document: Document, names: Mapping[str, str], cutoff: dt.date, stale_after: int) -> Label:
    """The label of a claim, house spellings applied.

    date_text: the event's date, `… (expected)` when it still lay ahead for its source but has come by the cut-off; `reported …` when only
    the day of saying or printing is known, from the publication date; `as of …` for what may have changed since (`ages`); `undated` when
    nothing dates it. A speaker known by the surname alone gets the house spelling of the one name that ends so, if the document gives that
    name in full. An office that does not say of what (`Secretary`, `chief executive`) is not printed.
    """
    speaker = claim.speaker
    date = printed_date(claim)
    return Label(
        date=date.edtf.text if date else None,
        date_text=_date_text(claim, document, date, cutoff, stale_after) if date else "undated",
        date_basis=date.basis if date else (document.date_basis or "the source is undated"),
        speaker=_house_name(speaker.name, document, names) if speaker else None,
        office=housed(speaker.office, names) if speaker and speaker.office and not _OF_NOTHING.fullmatch(speaker.office) else None,
        speaker_basis=speaker.basis.value if speaker else None,
    )


def _date_text(claim: Claim, document: Document, date: EventDate, cutoff: dt.date, stale_after: int) -> str:
    words = shown(date)
    if date == claim.event_date:
        return words + (EXPECTED if date.edtf.earliest <= cutoff and to_come(claim, date) else "")
    if ages(claim, cutoff, stale_after):
        return f"as of {words}"
    out = document.date_at(claim.span.start)
    published = out is not None and date.span is None and date.edtf.text == out.text
    return f"reported {words}" if published or claim.speaker is None else words


def to_come(claim: Claim, date: EventDate) -> bool:
    """True when the event lay ahead on the day that the claim was printed, as far as that day is known exactly."""
    said = claim.statement_date
    return said is not None and said.span is None and not said.inferred and date.edtf.earliest > said.edtf.latest


def printed_date(claim: Claim) -> EventDate | None:
    """The claim's label date; of the statement when it was computed from a stretch of time (`in the past three years`)."""
    date = claim.label_date
    return claim.statement_date if date and stretched(claim, date) else date


def stretched(claim: Claim, date: EventDate) -> bool:
    """True for the bounds of a duration told up to now (`over the last two decades`): nothing happened on them."""
    return date.inferred and any(time.span == date.span and (time.timex or "").startswith("P") for time in claim.times)


def shown(date: EventDate) -> str:
    """A date as printed: `≈` before one that the source does not print but that is worked out (`last week`)."""
    words = date.edtf.display
    return f"≈ {words}" if date.inferred and not words.startswith("≈") else words


def ages(claim: Claim, cutoff: dt.date, stale_after: int) -> bool:
    """True for what is told to hold now (`is the largest`), without an event's date, over `stale_after` months before the cut-off."""
    if claim.speaker is not None or claim.event_date is not None or claim.statement_date is None or Flag.SUPERLATIVE not in claim.flags:
        return False
    holds_now = bool(_AGEING.search(claim.text) and _STILL.search(claim.text))
    return holds_now and months_between(claim.statement_date.edtf.latest, cutoff) > stale_after


def _house_name(name: str, document: Document, names: Mapping[str, str]) -> str:
    house = housed(name, names)
    surname = content(tokens(name))
    if house != name or len(surname) != 1:
        return house
    full = [
        source
        for source in names
        if content(tokens(source))[-1:] == surname and re.search(rf"(?<!\w){re.escape(source)}(?!\w)", document.text)
    ]
    return names[full[0]] if len(full) == 1 else name


def months_between(earlier: dt.date, later: dt.date) -> int:
    """Whole calendar months from one day to the other; negative when `later` is earlier."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)
