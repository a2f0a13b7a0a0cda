import pytest

from briefgen.text.quoting import within_quotes


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ('"We will," she said, "go."', "‘We will,’ she said, ‘go.’"),
        ("“First” and “last”, it's said", "‘First’ and ‘last’, it's said"),
        ('They asked ("now") — "when?"', "They asked (‘now’) — ‘when?’"),
        ('He said: "we go on', "He said: ‘we go on"),
        ("„So“ hieß es", "‚So‘ hieß es"),
        ("no marks at all", "no marks at all"),
    ],
)
def test_double_marks_inside_quoted_words_turn_single(words, shown):
    assert within_quotes(words) == shown
    assert len(shown) == len(words)
