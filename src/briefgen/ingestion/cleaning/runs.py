"""Where the story runs: stories and the pages around them come in runs of lines, so that to change over has its price."""

from __future__ import annotations

import math
from collections.abc import Sequence

_CHANGE = 2.5
"""What a change between story and page costs, in units of log odds."""
_KEEP = 0.3
"""Log odds in favour of the story: a line kept too much is seen by its reader, a line lost is not."""
_LIKELY = 0.43
"""Chance from which log odds and their favour together are for the story."""
_SUREST = 1e-9


def story_runs(chances: Sequence[float]) -> list[bool]:
    """For each line whether it is of the story: the likeliest sequence when every change has its price (Viterbi's algorithm).

    chances: of each line to be body, 0 to 1.
    """
    page, story = 0.0, 0.0
    origins: list[tuple[bool, bool]] = []
    for chance in chances:
        half = (math.log(max(chance, _SUREST) / max(1 - chance, _SUREST)) + _KEEP) / 2
        stays, turns_away = story >= page - _CHANGE, story - _CHANGE > page
        origins.append((turns_away, stays))
        page, story = max(page, story - _CHANGE) - half, max(story, page - _CHANGE) + half
    told: list[bool] = []
    at = story > page
    for origin in reversed(origins):
        told.append(at)
        at = origin[at]
    told.reverse()
    return _between_the_sure(told, chances)


def _between_the_sure(told: Sequence[bool], chances: Sequence[float]) -> list[bool]:
    """A run joins what is likely; beyond the first and last likely line it carries nothing along."""
    sure = [at for at, chance in enumerate(chances) if told[at] and chance >= _LIKELY]
    return [is_told and sure[0] <= at <= sure[-1] for at, is_told in enumerate(told)] if sure else list(told)
