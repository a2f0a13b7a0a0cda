"""Lines a publisher prints under every story."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Set

from briefgen.model.corpus import Document
from briefgen.model.traits import Traits

MIN_DOCUMENTS = 3
_LONGEST = 60
"""Words; what is longer and in three documents is a story told again, not furniture."""


def normalised(line: str) -> str:
    """The form in which lines are compared: lower case, single spaces."""
    return " ".join(line.lower().split())


def line_hashes(document: Document) -> tuple[int, ...]:
    """64-bit hashes of the document's normalised lines that are short enough to be furniture, ascending, each once."""
    return tuple(sorted({_hash(key) for key in _lines(document) if len(key.split()) <= _LONGEST}))


def furniture(documents: Iterable[Traits]) -> dict[str, frozenset[int]]:
    """Publisher -> hashes of lines that stand in at least three of its documents; documents without a publisher say nothing.

    The lines themselves, from `repeated_lines`, are for `read_file(repeated=...)`: reading is done once to learn publishers, and again
    where this says something new.
    """
    counts: dict[str, Counter[int]] = {}
    for document in documents:
        if document.publisher:
            counts.setdefault(document.publisher, Counter()).update(document.lines)
    found = {
        publisher: frozenset(line for line, number in counter.items() if number >= MIN_DOCUMENTS) for publisher, counter in counts.items()
    }
    return {publisher: lines for publisher, lines in sorted(found.items()) if lines}


def repeated_lines(document: Document, hashes: Set[int]) -> frozenset[str]:
    """The normalised lines of a document that have one of these hashes."""
    return frozenset(key for key in _lines(document) if _hash(key) in hashes)


def _lines(document: Document) -> set[str]:
    return {normalised(line.span.of(document.text)) for line in document.lines}


def _hash(line: str) -> int:
    return int.from_bytes(hashlib.blake2b(line.encode("utf-8", "surrogatepass"), digest_size=8).digest())
