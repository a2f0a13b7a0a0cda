"""Shows how a document was read: coloured for a person, the documented JSON for a program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer

from briefgen.app.reading import ReadResult
from briefgen.cli import output
from briefgen.model.corpus import Document, LineLabel
from briefgen.model.evidence import Attribution, Claim, Reading, TimeExpression
from briefgen.text.normalise import printable
from briefgen.text.spans import Span

_COLOURS = {
    LineLabel.BODY: None,
    LineLabel.TITLE: "cyan",
    LineLabel.HEADING: "blue",
    LineLabel.CAPTION: "magenta",
    LineLabel.META: "green",
    LineLabel.BOILERPLATE: "red",
}


def shown(results: Sequence[ReadResult], *, as_json: bool) -> None:
    """Print each file as it was read."""
    for result in results:
        if as_json:
            output.write_json(as_object(result))
        elif result.document is None or result.reading is None:
            output.complain(f"{result.path}: {result.error.message if result.error else 'not read'}")
        else:
            _document(result.document, result.reading)


def as_object(result: ReadResult) -> dict[str, Any]:
    """The object of one file, as docs/formats.md has it."""
    document, reading = result.document, result.reading
    if document is None or reading is None:
        assert result.error is not None
        return {"path": str(result.path), "error": {"code": result.error.code, "message": result.error.message}}
    known = {name: getattr(document, name) for name in ("title", "publisher", "origin", "published", "language")}
    return {
        "path": str(result.path),
        "text": document.text,
        **{name: str(field.value) if field else None for name, field in known.items()},
        "lines": [{"start": line.span.start, "end": line.span.end, "label": line.label.value} for line in document.lines],
        "claims": [_claim(claim) for claim in reading.claims],
        "attributions": [_attribution(said) for said in reading.attributions],
        "dates": [_time(time) for time in reading.times],
        "quantities": [
            {"start": found.span.start, "end": found.span.end, "value": str(found.value), "unit": found.unit}
            for found in reading.quantities
        ],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "start": claim.span.start,
        "end": claim.span.end,
        "speaker": claim.speaker.name if claim.speaker else None,
        "speaker_basis": claim.speaker.basis.value if claim.speaker else None,
        "office": claim.speaker.office if claim.speaker else None,
        "event_date": str(claim.event_date.edtf) if claim.event_date else None,
        "flags": [flag.value for flag in claim.flags],
    }


def _attribution(said: Attribution) -> dict[str, Any]:
    return {
        "spans": [[span.start, span.end] for span in said.spans],
        "speaker": said.speaker,
        "speaker_resolved": said.resolved.name if said.resolved else None,
        "cue": said.cue_text,
        "kind": said.kind.value,
    }


def _time(time: TimeExpression) -> dict[str, Any]:
    return {
        "start": time.span.start,
        "end": time.span.end,
        "text": time.text,
        "timex": time.timex,
        "edtf": str(time.edtf) if time.edtf else None,
        "basis": time.basis or None,
    }


def _document(document: Document, reading: Reading) -> None:
    title = document.title.value if document.title else "untitled"
    published = document.published.value.display if document.published else "undated"
    publisher = document.publisher.value if document.publisher else "publisher unknown"
    output.say(f"{typer.style(title, bold=True)}  {publisher}, {published}")
    for line in document.lines:
        if line.label is not LineLabel.BODY:
            text = f"{line.label.value:>11}  {printable(line.span.of(document.text))[:100]}"
            output.say(typer.style(text, fg=_COLOURS[line.label]))
            continue
        for claim in (claim for claim in reading.claims if line.span.holds(claim.span) or claim.span.holds(line.span)):
            output.say(f"{'body':>11}  {_marked(claim)}")
    output.say()


def _marked(claim: Claim) -> str:
    notes = []
    if claim.speaker:
        notes.append(f"{claim.speaker.name} ({claim.speaker.basis.value})")
    if claim.event_date:
        notes.append(claim.event_date.edtf.display)
    notes += [flag.value for flag in claim.flags]
    tail = typer.style(f"  ‹{' · '.join(notes)}›", fg="yellow") if notes else ""
    return _with_dates(claim) + tail


def _with_dates(claim: Claim) -> str:
    out, at = [], claim.span.start
    for time in claim.times:
        span: Span = time.span
        out.append(claim.text[at - claim.span.start : span.start - claim.span.start])
        out.append(typer.style(claim.text[span.start - claim.span.start : span.end - claim.span.start], underline=True))
        at = span.end
    out.append(claim.text[at - claim.span.start :])
    return "".join(out).replace("\n", " ")
