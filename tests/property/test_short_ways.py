"""The short ways through a text find what the patterns they spare would find."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.analysis.dating.triggers import scan, scan_tokens
from briefgen.analysis.tokens import _TOKEN, tokenise
from briefgen.ingestion.cleaning import patterns
from briefgen.text.language import guess_language
from briefgen.text.spans import Span

_PIECES = """
the said Mr. Sen. J. U.S. U.S.A. p.m. A. I e.g. ministers’ ministers' Reed’s it’s don't twenty-five year-old 1990s 20th 1,200 5.5
12:30 2013-05-02 $1.2 50% “We waited ,” he said. ... -- — – '' `` (Reuters) ./. Zürich Đà Việt naïve Mayé e\u0301 ½ ² ٣٤ x_y _a
foo.com a@b.org AT&T May Monday week years ago last first two no. No. . , ; : ! ? - ’ ' ” café, İstanbul word, word. word; O’Neill
O'Neill, rock’n’roll
""".split()  # noqa: SIM905  a list of pieces
_TEXT = st.lists(
    st.tuples(st.sampled_from(_PIECES) | st.text(max_size=4), st.sampled_from((" ", "", "  ", "\n", "\u00a0"))), max_size=16
).map(lambda pieces: "".join(piece + gap for piece, gap in pieces))


@settings(max_examples=500, deadline=None)
@given(_TEXT, st.integers(0, 6))
@example("Mr. J. Reed met the ministers’ wives in the U.S. He said so.", 0)
def test_tokens_are_those_of_the_pattern(text: str, start: int) -> None:
    start = min(start, len(text))
    found = tokenise(text, start, len(text))
    wanted = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text, start)]
    assert list(zip(found.words, found.starts, found.ends, strict=True)) == wanted
    assert found.lower == [word.lower().replace("’", "'") for word in found.words]


@settings(max_examples=400, deadline=None)
@given(_TEXT)
def test_words_of_a_line_are_those_of_the_pattern(text: str) -> None:
    assert patterns.words_of(text.lower().split()) == tuple(patterns.WORD.findall(text.lower()))


@settings(max_examples=400, deadline=None)
@given(_TEXT.filter(str.strip))
def test_a_sentence_shows_the_same_by_its_tokens(text: str) -> None:
    span = Span(0, len(text))
    one, other = scan(text, span), scan_tokens(text, span, (tokens := tokenise(text, 0, len(text))), 0, len(tokens))
    assert (one.hold, one.years, one.months, one.cues, one.ancient) == (other.hold, other.years, other.months, other.cues, other.ancient)
    assert set(one.units) == set(other.units)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(("the", "of", "port", "quay", "die", "und", "Hafen", "1,200", "don't", "x-y-z", "—")), max_size=60).map(
        " ".join
    )
)
def test_a_language_is_told_by_its_share_of_small_words(text: str) -> None:
    from briefgen.text import language

    words = language._WORD.findall(text.lower())
    share = sum(word in language.FUNCTION_WORDS for word in words)
    assert guess_language(text) == ("en" if len(words) >= 12 and share >= 0.14 * len(words) else "und")
