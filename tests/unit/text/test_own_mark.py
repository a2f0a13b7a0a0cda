import pytest

from briefgen.text.own_mark import bears_own_mark, own_mark

MARK = own_mark("harbour_fees", 12)


@pytest.mark.parametrize(
    "text", [MARK, f"A brief.\n\n{MARK}\n\n", "A brief.\n\n" + MARK.replace(" it ", "\n   it "), MARK.replace("_", r"\_")]
)
def test_a_text_that_ends_with_the_line_bears_it_however_it_was_wrapped(text: str) -> None:
    assert bears_own_mark(text)


@pytest.mark.parametrize("text", ["", "The fees rose.", f"{MARK}\n\nThe fees rose again on Monday.", "This is edition 3 of the paper."])
def test_a_text_that_quotes_it_or_is_of_others_does_not(text: str) -> None:
    assert not bears_own_mark(text)
