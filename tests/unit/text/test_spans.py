from dataclasses import FrozenInstanceError

import pytest

from briefgen.text.spans import Span

TEXT = "Ö1 a\U0001f30ab"


def test_a_span_is_the_code_points_from_its_start_up_to_its_end():
    span = Span(1, 4)
    assert (span.start, span.end, len(span)) == (1, 4, 3)
    assert span.of(TEXT) == "1 a"
    assert Span(4, 5).of(TEXT) == "\U0001f30a"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 0)])
def test_none_is_empty_or_begins_before_the_text(start: int, end: int):
    with pytest.raises(ValueError, match=rf"a span needs 0 <= start < end, not \[{start}, {end}\)"):
        Span(start, end)


def test_the_smallest_is_the_first_character():
    assert Span(0, 1).of(TEXT) == "Ö"


@pytest.mark.parametrize(
    ("other", "held", "met"),
    [
        (Span(2, 5), True, True),
        (Span(3, 4), True, True),
        (Span(1, 3), False, True),
        (Span(4, 6), False, True),
        (Span(1, 6), False, True),
        (Span(0, 2), False, False),
        (Span(5, 7), False, False),
        (Span(0, 1), False, False),
        (Span(6, 7), False, False),
    ],
)
def test_one_holds_what_lies_wholly_in_it_and_meets_what_shares_a_code_point(other: Span, held: bool, met: bool):
    span = Span(2, 5)
    assert (span.holds(other), span.meets(other), other.meets(span)) == (held, met, met)


def test_a_shift_keeps_the_length_and_never_leads_before_the_text():
    assert Span(2, 5).shifted(3) == Span(5, 8)
    assert Span(2, 5).shifted(-2) == Span(0, 3)
    with pytest.raises(ValueError, match="0 <= start"):
        Span(2, 5).shifted(-3)


def test_spans_are_ordered_compared_and_kept_in_sets_by_their_ends():
    assert sorted([Span(2, 4), Span(0, 9), Span(2, 3)]) == [Span(0, 9), Span(2, 3), Span(2, 4)]
    assert len({Span(1, 2), Span(1, 2), Span(1, 3)}) == 2
    with pytest.raises(FrozenInstanceError):
        Span(1, 2).start = 0  # type: ignore[misc]
    assert not hasattr(Span(1, 2), "__dict__")
