"""Shows how a document was read: coloured for a person, the documented JSON for a program."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import typer

from briefgen.app.reading import ReadResult
from briefgen.cli import output
from briefgen.errors import ExitCode
from briefgen.model.corpus import Document, Known, LineLabel
from briefgen.model.evidence import Attribution, Claim, Reading, TimeExpression
from briefgen.spec.closeness import nearest
from briefgen.text.edtf import Edtf
from briefgen.text.normalise import printable

_COLOURS = {
    LineLabel.BODY: None,
    LineLabel.TITLE: "cyan",
    LineLabel.HEADING: "blue",
    LineLabel.CAPTION: "magenta",
    LineLabel.META: "green",
    LineLabel.BOILERPLATE: "red",
}
_MARGIN = 13
_PASSED = "no-source"
_FLAGS = {"hearsay": "told at second hand", "superlative": "a superlative", "dependent": "does not stand alone", "question": "a question"}


def shown(results: Sequence[ReadResult], *, as_json: bool) -> None:
    """Print each file as it was read."""
    for result in results:
        if as_json:
            output.write_json(as_object(result))
        elif result.document is None or result.reading is None:
            code, message = (result.error.code, result.error.message) if result.error else ("", "not read")
            word = "note:" if code == _PASSED else typer.style("error:", fg="red", bold=True)
            output.complain(f"{result.path}: {word} {message}")
            for hint in _meant(result.path) if code == "missing" else ():
                output.complain(f"  help: {hint}")
            if code == "not-a-file" and result.path.is_dir():
                output.complain(f"  help: name the files in it: briefgen read {result.path}/*")
        else:
            _document(result.document, result.reading)


def _meant(path: Path) -> tuple[str, ...]:
    """The file beside it that somebody may have meant; nothing where none is close: a corpus has thousands."""
    near = nearest(path.name, (file.name for file in path.parent.iterdir())) if path.parent.is_dir() else None
    return (f"did you mean '{path.parent / near}'?",) if near else ()


def exit_code(results: Sequence[ReadResult]) -> ExitCode:
    """When no name is that of a file, the command line is wrong; otherwise what could not be read needs a person.

    What a brief passes over as well, as the desk's own files among its sources, does not count unless nothing else is named.
    """
    meant = [result for result in results if not (result.error and result.error.code == _PASSED)] or results
    codes = [result.error.code for result in meant if result.error]
    if len(codes) == len(meant) and set(codes) <= {"missing", "not-a-file"}:
        return ExitCode.SPEC
    return ExitCode.PROBLEMS if codes else ExitCode.OK


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
    title = document.title.value if document.title else "(no title found)"
    output.say(typer.style(printable(title), bold=True))
    output.say(typer.style(f"  {document.path}: {_known_of(document)}", dim=True))
    if document.silent_pages:
        output.say(typer.style(f"  no text on page {', '.join(map(str, document.silent_pages))}", fg="yellow"))
    if document.attachments:
        output.say(typer.style(f"  attached, not read: {printable(', '.join(document.attachments))}", fg="yellow"))
    width = min(shutil.get_terminal_size((110, 24)).columns, 120)
    for line in document.lines:
        if line.label is not LineLabel.BODY:
            words = printable(line.span.of(document.text))
            if line.label in (LineLabel.TITLE, LineLabel.HEADING):
                words = words.lstrip("#").strip()  # Markdown's sign for it, which no edition prints either
            cut = words if len(words) <= width - _MARGIN - 2 else words[: width - _MARGIN - 3] + "…"
            output.say(typer.style(f"{line.label.value:>{_MARGIN - 2}}  {cut}", fg=_COLOURS[line.label]))
            continue
        for claim in reading.claims:
            if line.span.start <= claim.span.start < line.span.end:
                _claim_lines(claim, document.paragraph_number(claim.span.start), width)
    output.say(typer.style(f"  {_summary(document, reading)}", dim=True))
    output.say()


def _known_of(document: Document) -> str:
    """Publisher, date, origin and language in words, each with where it is known from when nobody wrote it down."""
    told = []
    for name, missing in (("publisher", "publisher unknown"), ("published", "undated"), ("origin", ""), ("language", "")):
        known: Known[Any] | None = getattr(document, name)
        if known is None:
            told.append(missing)
            continue
        value = known.value.display if isinstance(known.value, Edtf) else str(known.value)
        inferred = f" ({known.basis})" if known.confidence < 1 and known.basis and name in ("published", "origin") else ""
        told.append(f"{'origin ' if name == 'origin' else ''}{value}{inferred}")
    return ", ".join(printable(words) for words in told if words)


def _summary(document: Document, reading: Reading) -> str:
    claims = reading.claims
    spoken, dated = sum(claim.speaker is not None for claim in claims), sum(claim.event_date is not None for claim in claims)
    out = sum(line.label not in (LineLabel.BODY, LineLabel.TITLE, LineLabel.HEADING) for line in document.lines)
    sentences = f"{len(claims)} sentence{'' if len(claims) == 1 else 's'}"
    lines = "1 line is" if out == 1 else f"{out} lines are"
    return f"{sentences}: {spoken} with a speaker, {dated} with a date of their own; {lines} not of the text"


def _claim_lines(claim: Claim, paragraph: int | None, width: int) -> None:
    """The sentence with what is said in blue and dates underlined, and below it how it was understood."""
    said = [(span.start, span.end, {"fg": "bright_blue"}) for piece in claim.attributions for span in piece.spans]
    dates = [(time.span.start, time.span.end, {"underline": True}) for time in claim.times]
    margin = f"{f'¶ {paragraph}' if paragraph else '':>{_MARGIN - 2}}  "
    for line in _wrapped(claim.text, claim.span.start, said + dates, width - _MARGIN):
        output.say(margin + line)
        margin = " " * _MARGIN
    notes = _notes(claim)
    if notes:
        output.say(typer.style(f"{' ' * _MARGIN}‹{printable(' · '.join(notes))}›", fg="yellow"))


def _notes(claim: Claim) -> list[str]:
    notes = []
    if claim.speaker:
        who = ", ".join(part for part in (claim.speaker.name, claim.speaker.office) if part)
        notes.append(f"{who} ({claim.speaker.basis.value})")
    if claim.event_date:
        basis = f" ({claim.event_date.basis})" if claim.event_date.inferred and claim.event_date.basis else ""
        notes.append(claim.event_date.edtf.display + basis)
    notes += [f"{found.value} {found.unit or found.noun or ''}".rstrip() for found in claim.quantities]
    return notes + [_FLAGS.get(flag.value, flag.value) for flag in claim.flags]


def _wrapped(text: str, base: int, styles: list[tuple[int, int, dict[str, Any]]], width: int) -> list[str]:
    """Lines of at most `width` characters; styles: spans of the document with the style of their words. base: where `text` starts in it."""
    lines: list[list[str]] = [[]]
    used = 0
    for match in re.finditer(r"\S+", text):
        words = printable(match.group())
        if used and used + 1 + len(words) > width:
            lines.append([])
            used = 0
        used += len(words) + bool(used)
        edges = {edge - base for first, last, _ in styles for edge in (first, last)}
        cuts = sorted({match.start(), match.end(), *(edge for edge in edges if match.start() < edge < match.end())})
        runs = []
        for start, end in pairwise(cuts):
            style: dict[str, Any] = {}
            for first, last, look in styles:
                if first - base <= start and end <= last - base:
                    style |= look
            run = printable(text[start:end])
            runs.append(typer.style(run, **style) if style and run else run)
        lines[-1].append("".join(runs))
    return [" ".join(line) for line in lines]
