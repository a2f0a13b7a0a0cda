"""What a story is about, by the stems of its words, and how much of that a line shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from briefgen.ingestion.cleaning.looks import Look
from briefgen.ingestion.cleaning.patterns import STOP_WORDS
from briefgen.text.memo import Memo

STEM = 7
"""Letters of a word that stand for it when topics are compared."""
_SHORTEST = 4
_NONE = frozenset(("",))
# worked out once a word, not once a line
_STEMS: Memo[str, str] = Memo(lambda word: "" if word in STOP_WORDS or len(word) < _SHORTEST else word[:STEM])


def stems(line: Look) -> frozenset[str]:
    """The stems of a line's words of at least four letters, without the small words of English."""
    return frozenset(map(_STEMS.__getitem__, line.words)) - _NONE


def topic_of(lines: Sequence[Look], told: Sequence[bool]) -> Counter[str]:
    """For each stem, how many lines of the story use it; told: for each line, whether it is of the story."""
    return Counter(chain.from_iterable([stems(line) for line, is_told in zip(lines, told, strict=True) if is_told]))


def shared(line: Look, topic: Counter[str], *, own: bool) -> float:
    """Share of the line's words that the story uses; own: the line counts among the story itself."""
    mine = stems(line)
    return sum([topic.get(stem, 0) > own for stem in mine]) / len(mine) if mine else 0.0
