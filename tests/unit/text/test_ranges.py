import pytest

from briefgen.text.ranges import ranged


@pytest.mark.parametrize(
    ("numbers", "listed"),
    [
        ((), ()),
        (("4",), ("4",)),
        (("4", "5"), ("4", "5")),
        (("1", "2", "3", "5", "7", "8", "9", "10"), ("1–3", "5", "7–10")),
        (("3", "2", "1"), ("3", "2", "1")),
        (("–", "1", "2", "3a", "4"), ("–", "1", "2", "3a", "4")),
    ],
)
def test_three_that_follow_one_another_are_a_range(numbers, listed):
    assert ranged(numbers) == listed
