"""A date that only tells which paper is meant."""

import pytest

from briefgen.text.papers import of_a_paper


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("a breach of the council’s statement from ", True),
        ("in a Letter dated ", True),
        ("according to figures from late ", True),
        ("the mill was run by the town from ", False),
        ("a new statement will apply from ", False),
        ("he left after the ruling on ", False),
    ],
)
def test_the_day_of_a_paper(before: str, told: bool) -> None:
    assert of_a_paper(before) is told
