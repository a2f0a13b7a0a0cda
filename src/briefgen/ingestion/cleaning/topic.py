"""What a story is about, by the stems of its words, and how much of that a line shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.ingestion.cleaning.features import Look
from briefgen.ingestion.cleaning.patterns import STOP_WORDS

_STEM = 7


def topic_of(lines: Sequence[Look], told: Sequence[bool]) -> Counter[str]:
    """For each stem, how many lines of the story use it; told: for each line, whether it is of the story."""
    return Counter(stem for line, is_told in zip(lines, told, strict=True) if is_told for stem in _stems(line))


def shared(line: Look, topic: Counter[str], *, own: bool) -> float:
    """Share of the line's words that the story uses; own: the line counts among the story itself."""
    stems = _stems(line)
    return sum(topic[stem] > own for stem in stems) / len(stems) if stems else 0.0


def _stems(line: Look) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in line.words if len(word) > 3 and word not in STOP_WORDS)
