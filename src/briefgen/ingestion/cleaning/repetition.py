"""Lines a publisher prints under every story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefgen.model.corpus import Document

MIN_DOCUMENTS = 3
_LONGEST = 60
"""Words; what is longer and in three documents is a story told again, not furniture."""


def normalised(line: str) -> str:
    """The form in which lines are compared: lower case, single spaces."""
    return " ".join(line.lower().split())


def furniture(documents: Iterable[Document]) -> dict[str, frozenset[str]]:
    """Publisher -> normalised lines that stand in at least three of its documents; documents without a publisher say nothing.

    The result is for `read_file(repeated=...)`: reading is done once to learn publishers, and again where this says something new.
    """
    counts: dict[str, Counter[str]] = {}
    for document in documents:
        if document.publisher:
            keys = {normalised(line.span.of(document.text)) for line in document.lines}
            counts.setdefault(document.publisher.value, Counter()).update(key for key in keys if len(key.split()) <= _LONGEST)
    found = {
        publisher: frozenset(key for key, number in counter.items() if number >= MIN_DOCUMENTS) for publisher, counter in counts.items()
    }
    return {publisher: keys for publisher, keys in sorted(found.items()) if keys}
