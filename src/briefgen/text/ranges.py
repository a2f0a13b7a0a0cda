"""Numbers as a reader lists them: three and more that follow one another as a range."""

from __future__ import annotations

from collections.abc import Sequence

_LEAST = 3
"""Two that follow one another are as short without a dash."""


def ranged(numbers: Sequence[str]) -> tuple[str, ...]:
    """Numbers in their order, each run of three or more that follow one another as `2–5`; what is no number stands for itself."""
    listed: list[str] = []
    start = 0
    for at in range(1, len(numbers) + 1):
        if at < len(numbers) and _follows(numbers[at - 1], numbers[at]):
            continue
        run = numbers[start:at]
        listed += [f"{run[0]}–{run[-1]}"] if len(run) >= _LEAST else run
        start = at
    return tuple(listed)


def _follows(before: str, number: str) -> bool:
    return before.isdecimal() and number.isdecimal() and int(number) == int(before) + 1
