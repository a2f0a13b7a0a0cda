"""Lines that are not the story whatever their looks: each states in so many words what it is, or stands where stories have ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefgen.ingestion.cleaning.features import Look
from briefgen.ingestion.cleaning.patterns import STOP_WORDS

_STEM = 7
_CREDIT_WORDS = 60
_SAME_TOPIC = 0.35
"""Share of a line's words that must occur elsewhere in the story for it to go on after the page has turned away."""
_MOST_OF_IT = 0.75


def vetoed(lines: Sequence[Look], chances: Sequence[float]) -> list[bool]:
    """For each line, whether it cannot be body; chances: the model's, of each line."""
    beyond = _beyond_the_turn(lines, chances)
    return [_says_so(line) or stray for line, stray in zip(lines, beyond, strict=True)]


def _says_so(line: Look) -> bool:
    signs = line.signs
    if signs & {"legal", "furniture plea"}:
        return True
    return len(line.words) <= _CREDIT_WORDS and bool(signs & {"caption bracketed", "caption closing"})


def _beyond_the_turn(lines: Sequence[Look], chances: Sequence[float]) -> list[bool]:
    """Lines on another topic, after most of the story and a line that turns to other stories or to readers."""
    total = sum(len(line.words) * (chance > 0.5) for line, chance in zip(lines, chances, strict=True))
    topic = Counter(stem for line, chance in zip(lines, chances, strict=True) if chance > 0.5 for stem in _stems(line))
    told, turned, found = 0, False, []
    for line, chance in zip(lines, chances, strict=True):
        turned = turned or (told >= _MOST_OF_IT * total and any(sign.startswith("turn") for sign in line.signs))
        found.append(turned and _shared(line, topic, own=chance > 0.5) < _SAME_TOPIC)
        told += len(line.words) * (chance > 0.5)
    return found


def _shared(line: Look, topic: Counter[str], *, own: bool) -> float:
    """Share of the line's words that the story uses; own: the line counts among the story itself."""
    stems = _stems(line)
    return sum(topic[stem] > own for stem in stems) / len(stems) if stems else 0.0


def _stems(line: Look) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in line.words if len(word) > 3 and word not in STOP_WORDS)
