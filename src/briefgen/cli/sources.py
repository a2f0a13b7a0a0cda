"""Shows sources: every field, where it is known from, and what is missing."""

from __future__ import annotations

from typing import Any

import typer

from briefgen.app.sources import Listed
from briefgen.cli import output
from briefgen.model.corpus import Document, Known, Provenance
from briefgen.text.edtf import Edtf
from briefgen.text.normalise import printable

_FIELDS = ("title", "publisher", "origin", "authors", "published", "language")


def listed(result: Listed, *, as_json: bool) -> None:
    """Print each source with the provenance of what is known of it."""
    for document in result.documents:
        if as_json:
            output.write_json(_as_json(document, result.origins.get(document.id)))
        else:
            _document(document)
    if as_json:
        output.problems(result.problems, as_json=True)
        return
    # as the brief counts them: a date worked out from the text is none of the source's own
    unsure = [date for document in result.documents if (date := document.date) is None or date.approximate or date.uncertain]
    placed = len([date for date in unsure if date is not None])
    undated = f"{len(unsure)} undated" + (f" ({placed} placed in time by what is known)" if placed else "")
    origins = len({origin for origin in result.origins.values() if origin})
    count = len(result.documents)
    known = f"{count} source{'' if count == 1 else 's'}, {origins} known origin{'' if origins == 1 else 's'}"
    output.say(f"{known}, {undated}, {len(result.unread)} unread")
    output.problems(result.problems)


def _document(document: Document) -> None:
    output.say(typer.style(document.id, bold=True))
    missing = []
    for name in _FIELDS:
        known: Known[Any] | None = getattr(document, name)
        if known is None:
            missing.append(name)
            continue
        output.say(f"  {name:<10} {_shown(known.value)}  {typer.style(_how(known), dim=True)}")
    for name in ("date_basis", "standing", "kind", "marking", "url"):
        if getattr(document, name):
            output.say(f"  {name.replace('_', ' '):<10} {printable(getattr(document, name))}")
    if missing:
        output.say(typer.style(f"  missing    {', '.join(missing)}", fg="yellow"))
    if document.silent_pages:
        output.say(typer.style(f"  no text on page {', '.join(map(str, document.silent_pages))}", fg="yellow"))
    if document.attachments:
        output.say(typer.style(f"  attached, not read: {printable(', '.join(document.attachments))}", fg="yellow"))
    output.say()


def _shown(value: Any) -> str:
    if isinstance(value, Edtf):
        return value.text if value.text == value.display else f"{value.text} ({value.display})"
    return printable(", ".join(value) if isinstance(value, tuple) else str(value))


def _how(known: Known[Any]) -> str:
    """Where it is known from, and how surely when it was inferred."""
    parts = [known.provenance.value]
    if known.basis and known.basis != known.provenance.value:
        parts.append(printable(known.basis))
    if known.confidence < 1:
        parts.append(f"{known.confidence:.0%} sure")
    return f"({', '.join(parts)})"


def _as_json(document: Document, origin: str | None) -> dict[str, object]:
    fields: dict[str, object] = {"id": document.id, "path": document.path, "version": document.version, "origin_key": origin}
    for name in _FIELDS:
        known: Known[Any] | None = getattr(document, name)
        if known is None:
            fields[name] = None
            continue
        value = list(known.value) if isinstance(known.value, tuple) else str(known.value)
        fields[name] = {
            "value": value,
            "provenance": Provenance(known.provenance).value,
            "confidence": known.confidence,
            "basis": known.basis or None,
        }
    for name in ("date_basis", "standing", "kind", "marking", "url", "accessed"):
        fields[name] = getattr(document, name)
    return fields
