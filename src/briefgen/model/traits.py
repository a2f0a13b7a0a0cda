"""What comparing a document with others needs of it, worked out once, when it is read."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.evidence import EventDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """A document as far as a choice among thousands must know it.

    words: the tokens of its title and its body, in order, with one space between. sketch: the smallest hashes of its body's shingles,
    ascending. lines: 64-bit hashes of its lines that are short enough to be furniture, ascending, each once. publisher: as in Document.
    told_past: as in Reading.
    """

    document: str
    words: str
    sketch: tuple[int, ...]
    lines: tuple[int, ...]
    publisher: str | None = None
    told_past: EventDate | None = None
