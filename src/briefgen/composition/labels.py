"""What stands before a statement: when, who, in which office. A date of saying or of printing must not read as the date of the event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from briefgen.composition.statements import housed
from briefgen.model.corpus import Document
from briefgen.model.edition import Label
from briefgen.model.evidence import Claim, EventDate, Flag
from briefgen.text.edtf import MONTHS

_EXACT = re.compile(r"\d{4}-\d\d-\d\d|\b\d{1,2} (?:" + "|".join(MONTHS) + r") \d{4}|\b(?:" + "|".join(MONTHS) + r") \d{1,2}, \d{4}")


def label(claim: Claim, document: Document, names: Mapping[str, str], cutoff: dt.date, stale_after: int) -> Label:
    """The label of a claim, house spellings applied.

    date_text: the event's date; `reported …` when only the day of saying or printing is known, from the publication date; `as of …` for
    what may have changed since (a superlative or `currently` more than `stale_after` months before the cut-off); empty when undated.
    """
    speaker = claim.speaker
    date = claim.label_date
    return Label(
        date=date.edtf.text if date else None,
        date_text=_date_text(claim, document, date, cutoff, stale_after) if date else "",
        date_basis=date.basis if date else (document.date_basis or "the source is undated"),
        speaker=housed(speaker.name, names) if speaker else None,
        office=housed(speaker.office, names) if speaker and speaker.office else None,
        speaker_basis=speaker.basis.value if speaker else None,
    )


def _date_text(claim: Claim, document: Document, date: EventDate, cutoff: dt.date, stale_after: int) -> str:
    words = shown(date)
    if date == claim.event_date:
        return words
    if ages(claim, cutoff, stale_after):
        return f"as of {words}"
    published = document.date is not None and date.span is None and date.edtf.text == document.date.text
    return f"reported {words}" if published or claim.speaker is None else words


def shown(date: EventDate) -> str:
    """A date as printed: `≈` before one that the source does not print, unless counted from an exact day."""
    words = date.edtf.display
    vague = date.inferred and not _EXACT.search(date.basis) and not words.startswith("≈")
    return f"≈ {words}" if vague else words


def ages(claim: Claim, cutoff: dt.date, stale_after: int) -> bool:
    """True for a superlative or `currently` without the date of an event, told more than `stale_after` months before the cut-off."""
    told = claim.speaker is None and claim.event_date is None
    if Flag.SUPERLATIVE not in claim.flags or claim.statement_date is None or not told:
        return False
    return months_between(claim.statement_date.edtf.latest, cutoff) > stale_after


def months_between(earlier: dt.date, later: dt.date) -> int:
    """Whole calendar months from one day to the other; negative when `later` is earlier."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)
