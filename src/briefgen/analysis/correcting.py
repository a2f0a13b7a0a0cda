"""A person's corrections applied to what the machine read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.model.evidence import Claim, ClaimKind, EventDate, Reading, Speaker, SpeakerBasis
from briefgen.text.edtf import parse_edtf
from briefgen.text.normalise import folded

if TYPE_CHECKING:  # pydantic, which it needs, takes longer to import than all of reading
    from briefgen.spec.corrections import Correction


def corrected(document: str, claims: Sequence[Claim], corrections: Sequence[Correction]) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """The claims of `document` with its corrections applied in their order, and the sentences of those left out."""
    mine = [(folded(correction.quote), correction) for correction in corrections if correction.document == document]
    if not mine:
        return tuple(claims), ()
    kept: list[Claim] = []
    excluded: list[str] = []
    for claim in claims:
        words = folded(claim.text)
        result: Claim | None = claim
        for quote, correction in mine:
            if result is not None and words.startswith(quote):
                result = _apply(result, correction)
        if result is None:
            excluded.append(claim.text)
        else:
            kept.append(result)
    return tuple(kept), tuple(excluded)


def unmatched_corrections(readings: Sequence[Reading], corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """The corrections that change nothing any more: no document of that id, or no sentence of it begins so.

    readings: those made with `corrections` applied, or without.
    """
    begins = {
        reading.document: [folded(words) for words in (*(claim.text for claim in reading.claims), *reading.excluded)]
        for reading in readings
    }
    return tuple(
        correction
        for correction in corrections
        if not any(words.startswith(folded(correction.quote)) for words in begins.get(correction.document, ()))
    )


def _apply(claim: Claim, correction: Correction) -> Claim | None:
    if correction.exclude:
        return None
    if correction.speaker:
        office = claim.speaker.office if claim.speaker and claim.speaker.name == correction.speaker else None
        speaker = Speaker(name=correction.speaker, office=office, basis=SpeakerBasis.CORRECTED)
        claim = replace(claim, speaker=speaker, kind=ClaimKind.POSITION)
    if correction.event_date is not None:
        date = correction.event_date if not isinstance(correction.event_date, str) else parse_edtf(correction.event_date)
        signed = "corrected"
        if correction.by:
            signed += f" by {correction.by}"
        if correction.on:
            signed += f" on {correction.on}"
        claim = replace(claim, event_date=EventDate(edtf=date, basis=signed))
    if correction.text_note:
        claim = replace(claim, note=correction.text_note if claim.note is None else f"{claim.note} {correction.text_note}")
    return claim
