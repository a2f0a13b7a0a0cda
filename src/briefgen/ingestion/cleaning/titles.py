"""Which line is the title: above the story, of its topic, and often printed twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from briefgen.ingestion.cleaning.looks import Look
from briefgen.ingestion.cleaning.patterns import STOP_WORDS
from briefgen.ingestion.cleaning.topic import STEM

_FEWEST, _MOST = 3, 32
"""Words of a title."""
_SHORTEST = 3
"""Letters of the shortest word that tells of a topic."""
_REACH = 25
"""Lines above the story in which a title may stand."""
_INTO = 2
_TOLD = 12
"""Words from which a sentence with its full stop is a lead, not a title."""
_DISQUALIFY = ("date", "byline", "agency", "ago", "furniture", "legal", "caption", "turn")


def title_line(lines: Sequence[Look], body: Sequence[bool]) -> int | None:
    """Index of the first printing of the title; None when no line above the story shares its topic.

    body: for each line, whether it is body.
    """
    first = next((at for at, is_body in enumerate(body) if is_body), None)
    if first is None:
        return None
    counts = Counter([line.key for line in lines])
    told = {line.key for line, is_body in zip(lines, body, strict=True) if is_body and line.prose}
    topic: frozenset[str] | None = None
    best: tuple[float, int] | None = None
    for at in range(max(0, first - _REACH), first):
        line = lines[at]
        if line.key in told or not _FEWEST <= len(line.words) <= _MOST or any(sign.startswith(_DISQUALIFY) for sign in line.signs):
            continue
        if line.prose and len(line.words) >= _TOLD and line.text.endswith("."):
            continue
        if topic is None:
            told_words = set[str]().union(*[other.words for other, is_body in zip(lines, body, strict=True) if is_body])
            topic = frozenset(map(itemgetter(slice(STEM)), told_words - STOP_WORDS))
        mine = _stems(line)
        shared = len(mine & topic) / len(mine) if mine else 0.0
        # Near the story, of its topic, long enough to say something; a line printed again as heading of the story above all.
        merit = 2 * shared + 0.5 * min(len(line.words), 10) / 10 - (first - at) / _REACH + 0.5 * (counts[line.key] > 1) - 0.3 * line.ends
        if shared >= 0.3 and (best is None or merit > best[0]):
            best = (merit, at)
    if best is None:
        return None
    key = lines[best[1]].key
    return next(at for at, line in enumerate(lines) if line.key == key)


def _stems(line: Look) -> frozenset[str]:
    """The stems of a headline's words, both of a compound: the story of `Aland-Boria talks` writes `Aland` and `Boria`."""
    return frozenset([part[:STEM] for word in {*line.words} - STOP_WORDS for part in word.split("-") if len(part) >= _SHORTEST])
