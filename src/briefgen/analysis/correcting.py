"""A person's corrections applied to what the machine read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.model.evidence import Claim, ClaimKind, EventDate, Reading, Speaker, SpeakerBasis
from briefgen.spec.corrections import Correction
from briefgen.text.edtf import parse_edtf
from briefgen.text.normalise import folded


def corrected(document: str, claims: Sequence[Claim], corrections: Sequence[Correction]) -> tuple[Claim, ...]:
    """The claims of `document` with its corrections applied in their order; excluded ones are left out."""
    mine = [(folded(correction.quote), correction) for correction in corrections if correction.document == document]
    if not mine:
        return tuple(claims)
    kept: list[Claim] = []
    for claim in claims:
        words = folded(claim.text)
        result: Claim | None = claim
        for quote, correction in mine:
            if result is not None and words.startswith(quote):
                result = _apply(result, correction)
        if result is not None:
            kept.append(result)
    return tuple(kept)


def unmatched_corrections(readings: Sequence[Reading], corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """The corrections that change nothing any more: no document of that id, or no claim of it begins so.

    readings: those made with `corrections` applied, or without; an `exclude` counts as matched when its sentence is gone and the document
    is there.
    """
    begins = {reading.document: [folded(claim.text) for claim in reading.claims] for reading in readings}
    return tuple(
        correction
        for correction in corrections
        if correction.document not in begins
        or (not correction.exclude and not any(words.startswith(folded(correction.quote)) for words in begins[correction.document]))
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
    return claim
