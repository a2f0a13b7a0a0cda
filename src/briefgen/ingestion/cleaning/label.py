"""Labels for the lines of an extract, and the paragraphs of its body."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from briefgen.ingestion.extract import Extract, Trust
from briefgen.model.corpus import Line, LineLabel
from briefgen.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """lines: one for each non-blank line; paragraphs: of the body; both in order."""

    lines: tuple[Line, ...]
    paragraphs: tuple[Span, ...]


def clean(extract: Extract, *, all_body: bool = False, repeated: Collection[str] = ()) -> Cleaned:
    """Label every line. all_body: skip it. repeated: normalised lines that a publisher prints under every story."""
    lines = tuple(Line(span=span, label=LineLabel.BODY) for span in _non_blank(extract.text))
    return Cleaned(lines=lines, paragraphs=tuple(line.span for line in lines))


def _non_blank(text: str) -> tuple[Span, ...]:
    spans, offset = [], 0
    for raw in text.split("\n"):
        line = raw.strip()
        if line:
            start = offset + len(raw) - len(raw.lstrip())
            spans.append(Span(start, start + len(line)))
        offset += len(raw) + 1
    return tuple(spans)
