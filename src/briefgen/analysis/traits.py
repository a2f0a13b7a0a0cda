"""From a document and its reading to what later runs compare it by."""

from __future__ import annotations

from briefgen.analysis.origins.groups import sketch
from briefgen.model.corpus import Document
from briefgen.model.evidence import Reading
from briefgen.model.traits import Traits
from briefgen.text.phrases import tokens


def traits_of(document: Document, reading: Reading, lines: tuple[int, ...] = ()) -> Traits:
    """The document's traits. lines: hashes of its lines, from `ingestion.cleaning.repetition.line_hashes`."""
    title = document.title.value if document.title else ""
    return Traits(
        document=document.id,
        words=" ".join(tokens("\n".join([title, *(span.of(document.text) for span in document.paragraphs)]))),
        sketch=sketch(document),
        lines=lines,
        publisher=document.publisher.value if document.publisher else None,
        told_past=reading.told_past,
    )
