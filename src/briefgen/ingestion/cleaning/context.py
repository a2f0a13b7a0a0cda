"""Second look: a line among lines whose chances of being body are known from the first look."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, chain

from briefgen.ingestion.cleaning.features import names
from briefgen.ingestion.cleaning.looks import Look
from briefgen.ingestion.cleaning.topic import stems

_BLOCK_CAP = 80
_LENGTHS = range(5)
# The names of the features, by their values, made once: the last class of a share also holds the share of 1.
_SHARES = (0, 1, 2, 3, 4, 4)
_QUARTERS = (0, 1, 2, 3, 3)
_CHANCES = {number: f"chance {number}" for number in range(-5, 6)}


def _shares(side: str, reach: int) -> tuple[list[str], list[list[str]]]:
    """The names of the share of body on one side, by its class; and by a coarser class and the kind of the line's length."""
    stem = f"{side} {reach}:"
    return [f"{stem} {share}" for share in _SHARES], names(stem, _QUARTERS, [f"length {kind}" for kind in _LENGTHS])


_AROUND = tuple((reach, _shares("above", reach), _shares("below", reach)) for reach in (1, 2, 4, 8))
_WITH_LENGTH = (1, 4)
_BODY_BEFORE = [f"body before {share}" for share in (0, 1, 2, 3, 4, 5, 5)]
_SIDES = {side: [f"{side} length {kind}" for kind in _LENGTHS] for side in ("in", "before", "behind")}
_DEPTH = names("depth", _QUARTERS, [f"length {kind}" for kind in _LENGTHS])
_TOPIC = names("topic", _SHARES, [f"length {kind}" for kind in _LENGTHS])


def context_features(lines: Sequence[Look], chances: Sequence[float]) -> list[list[str]]:
    """For each line, binary features of its surroundings; chances: of each line to be body, 0 to 1, from the first look."""
    sizes = [max(1, len(line.words)) for line in lines]
    masses = [size * chance for size, chance in zip(sizes, chances, strict=True)]
    size_sum, mass_sum = [0, *accumulate(sizes)], [0.0, *accumulate(masses)]
    total = mass_sum[-1] + 1e-9
    first, last = best_block([min(size, _BLOCK_CAP) * (chance - 0.5) for size, chance in zip(sizes, chances, strict=True)])
    stemmed = [stems(line) for line in lines]
    topic = Counter(chain.from_iterable([mine for mine, chance in zip(stemmed, chances, strict=True) if chance > 0.5]))
    told, retold = frozenset(topic), frozenset([stem for stem, times in topic.items() if times > 1])
    count = len(lines)

    found = []
    for at, line in enumerate(lines):
        kind = min(line.length // 2, 4)
        mine = [_CHANCES[_logit_class(chances[at])]]
        for reach, above, below in _AROUND:
            for (shares, with_length), start, end in (
                (above, max(0, at - reach), at),
                (below, at + 1, min(count, at + reach + 1)),
            ):
                share = (mass_sum[end] - mass_sum[start]) / (size_sum[end] - size_sum[start]) if end > start else 0.0
                mine.append(shares[int(share * 5)])
                if reach in _WITH_LENGTH:
                    mine.append(with_length[int(share * 4)][kind])
        before, after = mass_sum[at] / total, 1 - mass_sum[at + 1] / total
        side = "in" if first <= at <= last else "before" if at < first else "behind"
        mine += [
            _BODY_BEFORE[max(0, int(before * 6))],
            side,
            _SIDES[side][kind],
            _DEPTH[max(0, int(min(before, after) * 2 * 4))][kind],
        ]
        if side != "in":
            gap = size_sum[first] - size_sum[at] if side == "before" else size_sum[at + 1] - size_sum[last + 1]
            mine.append(f"{side} by {min(int(math.log2(gap + 1)), 8)}")
        if own_stems := stemmed[at]:
            # what only the line itself tells is no topic
            shared = len(own_stems & (retold if chances[at] > 0.5 else told)) / len(own_stems)
            mine.append(_TOPIC[int(shared * 5)][kind])
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


def _logit_class(chance: float) -> int:
    return max(-5, min(5, round(math.log(max(chance, 1e-6) / max(1 - chance, 1e-6)))))
