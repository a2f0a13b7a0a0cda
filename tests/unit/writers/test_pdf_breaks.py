import random
from itertools import pairwise, product

import pytest

from briefgen.writers.pdf.breaks import best_ends, greedy_ends
from briefgen.writers.pdf.words import Word


def paragraph(seed: int) -> tuple[list[Word], float, float]:
    chance = random.Random(seed)
    words = [
        Word(
            [], chance.choice((4.0, 12.5, 20.0, 33.0, 70.0)), chance.choice((0.0, 2.5)), None, chance.random() < 0.08, chance.random() < 0.2
        )
        for _ in range(chance.randint(1, 10))
    ]
    return words, chance.choice((35.0, 60.0, 100.0)), chance.choice((0.0, 8.0, -14.0))


def judged(words: list[Word], ends: list[int], width: float, first: float) -> tuple[int, float] | None:
    """Lines and badness of a setting, as `best_ends` says what it looks for; None for one that is not allowed."""
    bad = 0.0
    for start, end in pairwise((0, *ends)):
        room = width - (first if start == 0 else 0.0)
        used = words[start].width + sum(word.gap + word.width for word in words[start + 1 : end])
        if (used > room + 0.01 and end - start > 1) or any(word.forced for word in words[start + 1 : end]):
            return None
        if end == len(words) or words[end].forced:
            share = used / room
            bad += (0.04 + 0.1 * (1 - 4 * share) if share < 0.25 and start else 0.0) + (0.04 if end - start == 1 and start else 0.0)
        else:
            bad += max(room - used, 0.0) ** 2 / room**2 + (0.09 if words[end].close else 0.0)
    return len(ends), bad


@pytest.mark.parametrize("seed", range(150))
def test_no_other_setting_is_better(seed):
    words, width, first = paragraph(seed)
    settings = (
        [*(at for at, broken in enumerate(ends, start=1) if broken), len(words)] for ends in product((False, True), repeat=len(words) - 1)
    )
    best = min(found for ends in settings if (found := judged(words, ends, width, first)) is not None)
    found = judged(words, best_ends(words, width, first), width, first)
    assert found is not None
    assert (found[0], pytest.approx(found[1])) == best


@pytest.mark.parametrize("seed", range(50))
def test_a_greedy_setting_is_allowed_and_needs_no_more_lines(seed):
    words, width, first = paragraph(seed)
    found = judged(words, greedy_ends(words, width, first), width, first)
    assert found is not None
    assert found[0] == len(best_ends(words, width, first))


def test_nothing_has_no_lines():
    assert best_ends([], 100, 0) == greedy_ends([], 100, 0) == []
