"""Second look: a line among lines whose chances of being body are known from the first look."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from briefgen.ingestion.cleaning.features import Look
from briefgen.ingestion.cleaning.patterns import STOP_WORDS

_REACHES = (1, 2, 4, 8)
_BLOCK_CAP = 80
_STEM = 7
"""Letters of a word that stand for it when topics are compared."""


def context_features(lines: Sequence[Look], chances: Sequence[float]) -> list[list[str]]:
    """For each line, binary features of its surroundings; chances: of each line to be body, 0 to 1, from the first look."""
    sizes = [max(1, len(line.words)) for line in lines]
    masses = [size * chance for size, chance in zip(sizes, chances, strict=True)]
    size_sum, mass_sum = [0, *accumulate(sizes)], [0.0, *accumulate(masses)]
    total = mass_sum[-1] + 1e-9
    first, last = best_block([min(size, _BLOCK_CAP) * (chance - 0.5) for size, chance in zip(sizes, chances, strict=True)])
    stems = [_stems(line) for line in lines]
    topic = Counter(stem for mine, chance in zip(stems, chances, strict=True) if chance > 0.5 for stem in mine)

    found = []
    for at, line in enumerate(lines):
        kind = min(line.length // 2, 4)
        mine = [f"chance {_logit_class(chances[at])}"]
        for reach in _REACHES:
            for side, start, end in (("above", max(0, at - reach), at), ("below", at + 1, min(len(lines), at + reach + 1))):
                share = (mass_sum[end] - mass_sum[start]) / (size_sum[end] - size_sum[start]) if end > start else 0.0
                mine.append(f"{side} {reach}: {_class(share, 5)}")
                if reach in (1, 4):
                    mine.append(f"{side} {reach}: {_class(share, 4)} length {kind}")
        before, after = mass_sum[at] / total, 1 - mass_sum[at + 1] / total
        side = "in" if first <= at <= last else "before" if at < first else "behind"
        mine += [
            f"body before {_class(before, 6)}",
            side,
            f"{side} length {kind}",
            f"depth {_class(min(before, after) * 2, 4)} length {kind}",
        ]
        if side != "in":
            gap = size_sum[first] - size_sum[at] if side == "before" else size_sum[at + 1] - size_sum[last + 1]
            mine.append(f"{side} by {min(int(math.log2(gap + 1)), 8)}")
        if stems[at]:
            own = chances[at] > 0.5
            shared = sum([topic.get(stem, 0) > own for stem in stems[at]]) / len(stems[at])
            mine.append(f"topic {_class(shared, 5)} length {kind}")
        found.append(mine)
    return found


def best_block(scores: Sequence[float]) -> tuple[int, int]:
    """First and last index of the run with the largest sum (Kadane's algorithm); (0, -1) when nothing is positive."""
    best, block = 0.0, (0, -1)
    current, start = 0.0, 0
    for at, score in enumerate(scores):
        if current <= 0:
            current, start = 0.0, at
        current += score
        if current > best:
            best, block = current, (start, at)
    return block


def _stems(line: Look) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in line.words if len(word) > 3 and word not in STOP_WORDS)


def _class(share: float, classes: int) -> int:
    return max(0, min(int(share * classes), classes - 1))


def _logit_class(chance: float) -> int:
    return max(-5, min(5, round(math.log(max(chance, 1e-6) / max(1 - chance, 1e-6)))))
