"""Moves things on a line apart, as little as can be."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """Starts of intervals of these sizes, in the given order, no two overlapping, as near to `wanted` (starts) as least squares has it.

    Kept within [low, high] where they fit; from low onwards where they do not. Method: isotonic regression by pooling adjacent
    violators (Barlow et al., Statistical Inference under Order Restrictions, 1972).
    """
    offsets, at = [], 0.0
    for size in sizes:
        offsets.append(at)
        at += size
    # Each block: mean of (wanted - offset), number of members.
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        blocks.append((want - offset, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (mean, count), (last, more) = blocks[-2], blocks[-1]
            blocks[-2:] = [((mean * count + last * more) / (count + more), count + more)]
    room = max(high - at, low)
    starts = [min(max(mean, low), room) for mean, count in blocks for _ in range(count)]
    return tuple(start + offset for start, offset in zip(starts, offsets, strict=True))
