"""Copies: documents that carry one text, cut, edited or restyled, and whose reporting they are."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from briefgen.analysis.origins.agencies import agency_name
from briefgen.model.corpus import Document

_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words
_SKETCH = 96  # hashes
_POSTINGS = 200  # a shingle in more documents than this is a formula, not evidence of copying
_CONTAINED = 0.4  # of the smaller sketch: halves of a text keep it, two reports of one event do not reach it
_SHARED = 12  # hashes; fewer can be a quotation


def sketch(document: Document) -> tuple[int, ...]:
    """The smallest hashes of the shingles of a document's body, ascending (bottom-k sketch, Broder 1997)."""
    words = _WORD.findall(" ".join(span.of(document.text) for span in document.paragraphs).lower())
    hashes = {zlib.crc32(" ".join(words[at : at + _SHINGLE]).encode()) for at in range(len(words) - _SHINGLE + 1)}
    return tuple(sorted(hashes)[:_SKETCH])


def copies(sketches: Mapping[str, tuple[int, ...]]) -> tuple[tuple[str, ...], ...]:
    """Groups of ids whose bodies are copies of each other: two and more each, ids in order, groups by their first id.

    sketches: document id -> `sketch`.
    """
    ordered = sorted(sketches)
    parent = {name: name for name in ordered}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    told = Counter(chain.from_iterable(sketches.values()))
    carriers: defaultdict[int, list[str]] = defaultdict(list)
    for name in ordered:
        mine = [carriers[value] for value in sketches[name] if told[value] > 1]
        formulas = sum(len(names) >= _POSTINGS for names in mine)
        for other, shared in Counter(chain.from_iterable(mine)).items():
            if shared < 2 or root(name) == root(other):  # nothing to learn: in a corpus of one much repeated text, nearly always
                continue
            enough = shared + formulas >= _SHARED or sketches[name] == sketches[other]
            if enough and _copied(sketches[name], sketches[other], shared, shared + formulas):
                low, high = sorted((root(name), root(other)))
                parent[high] = low
        for names in mine:
            if len(names) < _POSTINGS:
                names.append(name)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in ordered:
        groups[root(name)].append(name)
    return tuple(tuple(group) for _, group in sorted(groups.items()) if len(group) > 1)


def origin_keys(documents: Sequence[Document], groups: Sequence[Sequence[str]]) -> dict[str, str | None]:
    """Whose reporting each document is, by id, in a form that compares equal for one agency however it is written; None when unknown.

    groups: from `copies`; a copy of a document with a known origin has that origin, unless its copies disagree on it.
    """
    own = {document.id: agency_name(document.origin.value) for document in documents if document.origin}
    keys: dict[str, str | None] = {document.id: own.get(document.id) for document in documents}
    for group in groups:
        known = {own[name] for name in group if name in own}
        if len(known) == 1:
            keys |= dict.fromkeys((name for name in group if name in keys), known.pop())
    return keys


def _copied(one: tuple[int, ...], other: tuple[int, ...], least: int, most: int) -> bool:
    """least, most: bounds of how many hashes the two share, which nearly always tell."""
    limit = min(one[-1], other[-1])
    wanted = max(_SHARED, _CONTAINED * min(bisect_right(one, limit), bisect_right(other, limit)))
    return least >= wanted or one == other or (most >= wanted and len(set(one).intersection(other)) >= wanted)
