"""The chance of each line to be body: two small logistic models, the second looking at what the first said of the neighbours."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import repeat

from briefgen.ingestion.cleaning.context import context_features
from briefgen.ingestion.cleaning.features import page_features
from briefgen.ingestion.cleaning.looks import Look
from briefgen.ingestion.cleaning.weights import FIRST, SECOND


def body_chances(lines: Sequence[Look]) -> list[float]:
    """For each line of a page, in order, 0 to 1."""
    first = [chance(FIRST, features) for features in page_features(lines)]
    return [chance(SECOND, features) for features in context_features(lines, first)]


def chance(weights: Mapping[str, float], features: Sequence[str]) -> float:
    """The logistic of the weights of the features that are there; a feature the model never saw weighs nothing."""
    score = weights[""] + sum(map(weights.get, features, repeat(0.0)))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
