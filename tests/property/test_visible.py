"""What is seen of a text, and the way back to its offsets."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from briefgen.text.normalise import UNPRINTABLE
from briefgen.text.phrases import token_places, tokens
from briefgen.text.spans import Span
from briefgen.text.visible import visible

LETTERS = "aéếưđZ 1.“한가"
HIDDEN = "\u200b\u00ad\u202e\u202c\ufeff\U000e0041\u2066\ufe0f"
MARKS = "\u0301\u0302\u031b"
TEXTS = st.text(st.sampled_from(LETTERS + HIDDEN + MARKS), max_size=30).map(lambda text: unicodedata.normalize("NFD", text)) | st.text(
    max_size=30
)


@given(TEXTS)
def test_what_is_seen_is_the_text_without_what_is_hidden_composed(text):
    seen = visible(text)
    if seen is None:
        assert not UNPRINTABLE.search(text)
        assert unicodedata.is_normalized("NFC", text)
        return
    assert not UNPRINTABLE.search(seen.text)
    assert unicodedata.normalize("NFC", seen.text) == unicodedata.normalize("NFC", UNPRINTABLE.sub("", text))
    assert len(seen.text) == len(seen.starts) == len(seen.ends)
    assert list(seen.starts) == sorted(seen.starts)
    assert all(start < end for start, end in zip(seen.starts, seen.ends, strict=True))


@given(TEXTS, st.integers(0, 29), st.integers(1, 30))
def test_a_span_of_what_is_seen_shows_as_the_same_in_the_raw_text(text, start, length):
    seen = visible(text)
    if seen is None or start >= len(seen.text):
        return
    span = Span(start, min(start + length, len(seen.text)))
    shown = unicodedata.normalize("NFC", UNPRINTABLE.sub("", seen.raw(span).of(text)))
    assert unicodedata.normalize("NFC", span.of(seen.text)) in shown
    back = seen.seen(seen.raw(span))
    assert back is not None
    assert back.holds(span)


def test_composed_vietnamese_comes_back_letter_by_letter():
    text = unicodedata.normalize("NFD", "Nguyễn Phú")
    seen = visible(text)
    assert seen.text == "Nguyễn Phú"
    assert seen.raw(Span(4, 5)).of(text) == unicodedata.normalize("NFD", "ễ")
    assert seen.raw(Span(7, 10)).of(text) == unicodedata.normalize("NFD", "Phú")


def test_a_plain_text_is_seen_as_it_is():
    assert visible("“Nguyễn Phú Trọng,” he said.") is None


def test_keywords_are_found_through_hidden_characters():
    assert tokens("dredg\u200bing of the chan\u00adnel") == tokens("dredging of the channel")
    assert [at for _, at in token_places("a\u200bb cd")] == [0, 4]
