"""Documents that hold characters nobody sees are read as they look; what was found is then told in the offsets of the text as it stands."""

from __future__ import annotations

import dataclasses
from typing import TypeVar

from briefgen.model.corpus import Document, Line
from briefgen.model.evidence import Claim, Reading, TimeExpression
from briefgen.text.spans import Span
from briefgen.text.visible import Visible

T = TypeVar("T")


def as_seen(document: Document, seen: Visible) -> Document:
    """The document with the text that is seen; lines and paragraphs of which nothing is seen fall away."""
    return dataclasses.replace(
        document,
        text=seen.text,
        lines=tuple(Line(span=span, label=line.label) for line in document.lines if (span := seen.seen(line.span))),
        paragraphs=tuple(span for paragraph in document.paragraphs if (span := seen.seen(paragraph))),
        pages=(),
        stories=tuple(dataclasses.replace(story, start=seen.shown_from(story.start)) for story in document.stories),
    )


def as_it_stands(reading: Reading, seen: Visible, text: str) -> Reading:
    """A reading of what is seen, with spans of `text` and its own words: claims and time expressions stay verbatim."""
    return _told(reading, seen, text)


def _told(value: T, seen: Visible, text: str) -> T:
    if isinstance(value, Span):
        return seen.raw(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(_told(item, seen, text) for item in value)  # type: ignore[return-value]
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    changed = {field.name: _told(getattr(value, field.name), seen, text) for field in dataclasses.fields(value)}
    if isinstance(value, (Claim, TimeExpression)):
        changed["text"] = changed["span"].of(text)
    return dataclasses.replace(value, **changed)
