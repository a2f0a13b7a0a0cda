"""Lines that are not the story whatever their looks: each states in so many words what it is, or stands where stories have ended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefgen.ingestion.cleaning.looks import Look
from briefgen.ingestion.cleaning.topic import shared, topic_of

# Above a saying that has nothing to do with the story.
_SAYING = re.compile(r"\W*(?:quote|quotation|word|thought|proverb|verse)\ of\ the\ (?:day|week)\W*$", re.IGNORECASE)
_CREDIT_WORDS = 60
_FURNITURE_WORDS = 6
_SAME_TOPIC = 0.35
"""Share of a line's words that must occur elsewhere in the story for it to go on after the page has turned away."""
_MOST_OF_IT = 0.75


def vetoed(lines: Sequence[Look], chances: Sequence[float]) -> list[bool]:
    """For each line, whether it cannot be body; chances: the model's, of each line."""
    beyond = _beyond_the_turn(lines, chances)
    sayings = [False, *(_SAYING.match(line.text) is not None for line in lines)]
    return [_says_so(line) or stray or saying for line, stray, saying in zip(lines, beyond, sayings, strict=False)]


def _says_so(line: Look) -> bool:
    signs, count = line.signs, len(line.words)
    if signs & {"legal", "furniture plea"} or ("furniture" in signs and count <= _FURNITURE_WORDS):
        return True
    return count <= _CREDIT_WORDS and bool(signs & {"caption bracketed", "caption closing"})


def _beyond_the_turn(lines: Sequence[Look], chances: Sequence[float]) -> list[bool]:
    """Lines on another topic, after most of the story and a line that turns to other stories or to readers."""
    total = sum([len(line.words) for line, chance in zip(lines, chances, strict=True) if chance > 0.5])
    topic: Counter[str] | None = None  # most pages never turn away
    told, turned, found = 0, False, []
    for line, chance in zip(lines, chances, strict=True):
        turned = turned or (told >= _MOST_OF_IT * total and any(sign.startswith("turn") for sign in line.signs))
        if turned and topic is None:
            topic = topic_of(lines, [chance > 0.5 for chance in chances])
        found.append(turned and topic is not None and shared(line, topic, own=chance > 0.5) < _SAME_TOPIC)
        told += len(line.words) * (chance > 0.5)
    return found
