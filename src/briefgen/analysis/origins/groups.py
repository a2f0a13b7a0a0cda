"""Copies: documents that carry one text, cut, edited or restyled, and whose reporting they are."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.analysis.origins.agencies import agency_name
from briefgen.model.corpus import Document

_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words
_SKETCH = 96  # hashes
_POSTINGS = 200  # a shingle in more documents than this is a formula, not evidence of copying
_CONTAINED = 0.4  # of the smaller sketch: halves of a text keep it, two reports of one event do not reach it
_SHARED = 12  # hashes; fewer can be a quotation


@dataclass(frozen=True, slots=True)
class _Sketch:
    """The smallest hashes of a document's shingles, in order (bottom-k sketch, Broder 1997)."""

    hashes: tuple[int, ...]


def copies(documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
    """Groups of ids whose bodies are copies of each other: two and more each, ids in order, groups by their first id."""
    sketches = {document.id: _sketch(document) for document in sorted(documents, key=lambda document: document.id)}
    parent = {name: name for name in sketches}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    carriers: defaultdict[int, list[str]] = defaultdict(list)
    for name, sketch in sketches.items():
        shared = Counter(other for value in sketch.hashes for other in carriers[value])
        for other, count in shared.items():
            if count >= 2 and _copied(sketch, sketches[other]):
                low, high = sorted((root(name), root(other)))
                parent[high] = low
        for value in sketch.hashes:
            if len(carriers[value]) < _POSTINGS:
                carriers[value].append(name)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in sketches:
        groups[root(name)].append(name)
    return tuple(tuple(group) for _, group in sorted(groups.items()) if len(group) > 1)


def origin_key(document: Document, groups: Sequence[Sequence[str]], documents: Sequence[Document] = ()) -> str | None:
    """Whose reporting this is, in a form that compares equal for one agency however it is written; None when unknown.

    groups: from `copies`; a copy of a document with a known origin has that origin, when `documents` holds it.
    """
    if document.origin:
        return agency_name(document.origin.value)
    for group in groups:
        if document.id in group:
            known = sorted({agency_name(other.origin.value) for other in documents if other.id in group and other.origin})
            return known[0] if len(known) == 1 else None
    return None


def _sketch(document: Document) -> _Sketch:
    words = _WORD.findall(" ".join(span.of(document.text) for span in document.paragraphs).lower())
    hashes = {zlib.crc32(" ".join(words[at : at + _SHINGLE]).encode()) for at in range(len(words) - _SHINGLE + 1)}
    return _Sketch(tuple(sorted(hashes)[:_SKETCH]))


def _copied(one: _Sketch, other: _Sketch) -> bool:
    if one.hashes == other.hashes:
        return True
    limit = min(one.hashes[-1], other.hashes[-1])
    mine = {value for value in one.hashes if value <= limit}
    theirs = {value for value in other.hashes if value <= limit}
    both = len(mine & theirs)
    return both >= _SHARED and both / min(len(mine), len(theirs)) >= _CONTAINED
