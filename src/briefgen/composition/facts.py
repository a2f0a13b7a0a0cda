"""An edition as facts.json (schema 1, docs/formats.md), and the edition before read back from one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefgen.model.edition import (
    Edition,
    EditionSection,
    Insertion,
    Omission,
    PreviousEdition,
    PreviousStatement,
    PrintedDiscrepancy,
    Reference,
    Segment,
    Slice,
    Statement,
    joined,
)
from briefgen.text.spans import Span

SCHEMA = 1


def facts_json(edition: Edition) -> dict[str, Any]:
    """The edition's statements with everything they rest on, ready for json.dumps; keys in a fixed order."""
    return {
        "schema": SCHEMA,
        "brief": edition.brief,
        "edition": edition.number,
        "cutoff": edition.cutoff,
        "key_points": list(edition.key_points),
        "sections": [_section(section) for section in edition.sections],
        "references": [_reference(reference) for reference in edition.references],
        "discrepancies": [_discrepancy(difference) for difference in edition.discrepancies],
        "unread": list(edition.unread),
        "unused": [source.document for source in edition.unused],
        "left_out": list(edition.left_out),
    }


def _section(section: EditionSection) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "takeaway": section.takeaway.id if section.takeaway else None,
        "questions": [{"ask": one.ask, "answered_by": list(one.answered_by), "required": one.required} for one in section.questions],
        "statements": [_statement(statement) for statement in section.all_statements],
    }


def _statement(statement: Statement) -> dict[str, Any]:
    label = statement.label
    return {
        "id": statement.id,
        "kind": statement.kind,
        "label": {
            "date": label.date,
            "date_text": label.date_text,
            "date_basis": label.date_basis,
            "speaker": label.speaker,
            "office": label.office,
            "speaker_basis": label.speaker_basis,
            **({"speaker_named": _segment(label.speaker_named)} if label.speaker_named else {}),
        },
        "segments": [_segment(segment) for segment in statement.segments],
        "citations": list(statement.citations),
        **({"named_by": statement.named_by} if statement.named_by else {}),
        "origins": statement.origins,
        "sources": statement.sources,
        "marks": list(statement.marks),
        "score": statement.score,
        "reasons": list(statement.reasons),
        "status": statement.status,
        **({"continues": statement.continues} if statement.continues else {}),
    }


def _segment(segment: Segment) -> dict[str, Any]:
    match segment:
        case Slice(document=document, span=span, text=text):
            return {"slice": {"document": document, "start": span.start, "end": span.end}, "text": text}
        case Insertion(text=text, reason=reason):
            return {"insertion": text, "reason": reason}
        case Omission():
            return {"omission": True}


def _reference(reference: Reference) -> dict[str, Any]:
    return {
        "number": reference.number,
        "document": reference.document,
        "version": reference.version,
        "title": reference.title,
        "publisher": reference.publisher,
        "origin": reference.origin,
        "published": reference.published,
        "locators": list(reference.locators),
        "path": reference.path,
    }


def _discrepancy(difference: PrintedDiscrepancy) -> dict[str, Any]:
    return {
        "kind": difference.kind,
        "subject": difference.subject,
        "first": {"value": difference.first_value, "citation": difference.first_citation},
        "second": {"value": difference.second_value, "citation": difference.second_citation},
    }


def previous_from_facts(facts: Mapping[str, Any]) -> PreviousEdition:
    """The edition before, from its facts.json.

    Raises:
        ValueError: another schema, or not a facts.json.
    """
    if facts.get("schema") != SCHEMA:
        raise ValueError(f"facts.json has schema {facts.get('schema')!r}; this version reads schema {SCHEMA}")
    try:
        versions = {reference["document"]: reference["version"] for reference in facts["references"]}
        paths = {reference["document"]: reference.get("path") or "" for reference in facts["references"]}
        statements = [
            _previous(section["id"], statement, versions, paths) for section in facts["sections"] for statement in section["statements"]
        ]
        return PreviousEdition(
            number=facts["edition"],
            cutoff=facts["cutoff"],
            statements=tuple(statements),
            versions=tuple(sorted(versions.items())),
            left_out=tuple(facts.get("left_out") or ()),
        )
    except (KeyError, TypeError) as reason:
        raise ValueError(f"facts.json lacks {reason}") from reason


def _previous(section: str, statement: Mapping[str, Any], versions: Mapping[str, str], paths: Mapping[str, str]) -> PreviousStatement:
    label = statement["label"]
    segments = tuple(_read_segment(segment) for segment in statement["segments"])
    document = next((segment.document for segment in segments if isinstance(segment, Slice)), "")
    return PreviousStatement(
        id=statement["id"],
        section=section,
        text=joined(segments),
        date=label.get("date"),
        date_text=label.get("date_text") or "",
        speaker=label.get("speaker"),
        office=label.get("office"),
        document=document,
        version=versions.get(document, ""),
        origins=statement["origins"],
        marks=tuple(statement.get("marks") or ()),
        path=paths.get(document, ""),
        continues=statement.get("continues"),
    )


def _read_segment(segment: Mapping[str, Any]) -> Segment:
    if "slice" in segment:
        place = segment["slice"]
        return Slice(document=place["document"], span=Span(place["start"], place["end"]), text=segment["text"])
    if "insertion" in segment:
        return Insertion(text=segment["insertion"], reason=segment.get("reason") or "")
    return Omission()
