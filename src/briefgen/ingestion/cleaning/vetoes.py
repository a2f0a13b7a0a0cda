"""Lines that are not the story whatever their looks: each states in so many words what it is, or stands where stories have ended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefgen.ingestion.cleaning.looks import Look
from briefgen.ingestion.cleaning.topic import shared, topic_of

# Above a saying that has nothing to do with the story.
_SAYING = re.compile(r"\W*(?:quote|quotation|word|thought|proverb|verse)\ of\ the\ (?:day|week)\W*$", re.IGNORECASE)
_CREDIT_WORDS = 90
_FURNITURE_WORDS = 6
_SAME_TOPIC = 0.35
"""Share of a line's words that must occur elsewhere in the story for it to go on after the page has turned away."""
_MOST_OF_IT = 0.75


def vetoed(lines: Sequence[Look], told: Sequence[bool]) -> list[bool]:
    """For each line, whether it cannot be body; told: for each line, whether it looks like the story."""
    beyond = _beyond_the_turn(lines, told)
    sayings = [False, *(_SAYING.match(line.text) is not None for line in lines)]
    return [_says_so(line) or stray or saying for line, stray, saying in zip(lines, beyond, sayings, strict=False)]


def _says_so(line: Look) -> bool:
    signs, count = line.signs, len(line.words)
    if signs & {"legal", "furniture plea", "byline"} or ("furniture" in signs and count <= _FURNITURE_WORDS):
        return True
    return count <= _CREDIT_WORDS and bool(signs & {"caption bracketed", "caption closing", "caption labelled"})


def _beyond_the_turn(lines: Sequence[Look], told: Sequence[bool]) -> list[bool]:
    """Lines on another topic, after most of the story and a line that turns to other stories or to readers."""
    total = sum([len(line.words) for line, is_told in zip(lines, told, strict=True) if is_told])
    topic: Counter[str] | None = None  # most pages never turn away
    so_far, turned, found = 0, False, []
    for line, is_told in zip(lines, told, strict=True):
        turned = turned or (so_far >= _MOST_OF_IT * total and any(sign.startswith("turn") for sign in line.signs))
        if turned and topic is None:
            topic = topic_of(lines, told)
        found.append(turned and topic is not None and shared(line, topic, own=is_told) < _SAME_TOPIC)
        so_far += len(line.words) * is_told
    return found
