"""The whole check of a PDF: the record it carries, its pages, its statements against the sources."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from briefgen.errors import VerificationFailed, error
from briefgen.model.finding import Finding, Verdict
from briefgen.verification.attached import FACTS, MANIFEST, attached
from briefgen.verification.pages import PrintedPdf
from briefgen.verification.printed import compare, contradictions, pages_in_order, places_of
from briefgen.verification.proof import Sources, prove
from briefgen.verification.unseen import document_unseen


def carried(printed: PrintedPdf, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The manifest and facts that a PDF carries.

    Raises:
        VerificationFailed: it carries none, so it is no brief of ours or they were stripped.
    """
    try:
        manifest, facts = (json.loads(printed.attachments[file]) for file in (MANIFEST, FACTS))
    except (KeyError, ValueError) as reason:
        hint = "it was made by another program, or its attached files were stripped; ask for the file as it was sent"
        raise VerificationFailed(error("verify.no-record", f"{name} carries no record of its statements", hints=(hint,))) from reason
    return manifest, facts


def verify(
    printed: PrintedPdf, name: str, sources: Sources, archived: tuple[Mapping[str, Any], Mapping[str, Any]] | None = None
) -> tuple[Finding, ...]:
    """Every finding about a PDF: one for each statement, each touched place or attached file, each of the desk's own words.

    archived: manifest and facts.json of the same edition in the archive, when it is at hand; None otherwise.

    Raises:
        VerificationFailed: the PDF carries no record.
    """
    manifest, facts = carried(printed, name)
    recorded = manifest["pages"]
    pages: dict[str, int] = {}
    for place in places_of(recorded):
        if place.kind in ("statement", "key point"):
            pages[place.subject] = place.page + 1 if place.kind == "statement" else pages.get(place.subject, place.page + 1)
    touched = compare(recorded, printed)
    if "document" in manifest:
        touched += tuple(document_unseen(manifest["document"], printed.document, arranged=pages_in_order(recorded, printed)))
    touched += attached(manifest.get("attached"), printed.attachments) + contradictions(recorded, facts)
    for name, held, own in zip((MANIFEST, FACTS), archived or (), (manifest, facts), strict=False):
        if held != own and not any(finding.what == name for finding in touched):
            message = f"the attached {name} is not the one of the archived edition"
            touched += (Finding(verdict=Verdict.ALTERED, what=name, subject="", message=message, passes=False),)
    changed = {finding.subject: finding for finding in touched if finding.what in ("statement", "key point")}
    proved = tuple(
        finding for finding in prove(facts, sources, pages) if not (finding.subject in changed and finding.verdict is Verdict.INTACT)
    )
    return touched + proved + _desk(manifest)


def _desk(manifest: Mapping[str, Any]) -> tuple[Finding, ...]:
    return tuple(
        Finding(verdict=Verdict.DESK, what=entry["what"], subject=entry["subject"], message=f"“{entry['text']}”")
        for entry in manifest.get("desk", ())
    )
