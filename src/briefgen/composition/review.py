"""Disagreements between sources: which are sure enough to print, and the rest for a person to look at."""

from __future__ import annotations

from typing import Any

from briefgen.model.evidence import Claim, Discrepancy
from briefgen.model.selection import Selection

SURE_ENOUGH = 0.7
"""Least confidence of a discrepancy to be printed; below it, it belongs in the review log."""


def worth_printing(selection: Selection) -> list[Discrepancy]:
    """The discrepancies that are printed, surest first."""
    return [one for one in selection.discrepancies if one.confidence >= SURE_ENOUGH]


def review_log(selection: Selection) -> list[dict[str, Any]]:
    """The discrepancies that are not printed, surest first, ready for json.dumps (`review` of manifest.json).

    Each: kind, subject, confidence (0 to 1), and first and second with value, document, claim (id), start and end (code points), text.
    """
    return [
        {
            "kind": one.kind,
            "subject": one.subject,
            "confidence": one.confidence,
            "first": _side(one.first, one.first_value),
            "second": _side(one.second, one.second_value),
        }
        for one in selection.discrepancies
        if one.confidence < SURE_ENOUGH
    ]


def _side(claim: Claim, value: str) -> dict[str, Any]:
    place = {"document": claim.document, "claim": claim.id, "start": claim.span.start, "end": claim.span.end}
    return {"value": value, **place, "text": claim.text}
