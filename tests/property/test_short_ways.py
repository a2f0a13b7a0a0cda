"""The short ways through a text find what the patterns they spare would find."""

import re
from collections.abc import Callable
from unittest.mock import Mock, patch

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from briefgen.analysis import dateline, flags, names, turns
from briefgen.analysis.attribution import contents
from briefgen.analysis.dating import asides, events
from briefgen.analysis.dating.triggers import scan, scan_tokens
from briefgen.analysis.names import _NAME
from briefgen.analysis.people import candidates
from briefgen.analysis.people.registry import Registry
from briefgen.analysis.quantities import find_quantities
from briefgen.analysis.quotations import quotations
from briefgen.analysis.tokens import _TOKEN, tokenise
from briefgen.ingestion.cleaning import patterns
from briefgen.text import pointing
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

_CLAUSE = """
that the talks plan would go on in at a an his her statement interview Monday today early last earlier this during after when while calling
said says added noted and but he she they , ; : — – -- - ( ) “ ” " . according to where despite who told it is was agreed
""".split()  # noqa: SIM905  a list of words

_COUNTED = """
tens of thousands people Tens hundreds dozens two three-year twenty-one 3.5 percent % $ 1,200 million 2013 the over nearly years months 4 –
to and ships a in . , one half
""".split()  # noqa: SIM905  a list of words
_NAMED = """
Ana Ruiz Mr. the mayor of Port minister Reed , . ! said and Prices rose President Holm 52 harbour works who (
""".split()  # noqa: SIM905  a list of words
_AT_THE_HEAD = (turns._LABEL, pointing._BACK, dateline._NUMBER, dateline._BULLET)


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


@settings(max_examples=200, deadline=None)
@given(st.data())
@pytest.mark.parametrize(
    ("pattern", "spares"),
    [
        (flags._SUPERLATIVE, lambda words: not any(hint in words for hint in flags._SUPERLATIVE_HINTS)),
        (events._AWAITED, lambda words: not events._is_awaited(words[-events._NEAR :])),
        (asides._OF_A_DAY, lambda words: words.rstrip()[-2:].lower() != "of"),
        (turns._LABEL, lambda words: turns._label_of(words, Span(0, len(words))) is None),
        (pointing._BACK, lambda words: not pointing._opens_with_preposition(words)),
        (dateline._NUMBER, lambda words: words[0].isupper()),
        (dateline._BULLET, lambda words: words[0].isalnum()),
    ],
    ids=("superlative", "awaited", "of a day", "label", "back", "number", "bullet"),
)
def test_no_look_before_a_pattern_spares_what_it_matches(
    pattern: re.Pattern[str], spares: Callable[[str], bool], data: st.DataObject
) -> None:
    words = data.draw(st.from_regex(re.compile(pattern.pattern, pattern.flags)))
    assume(pattern.match(words) if pattern in _AT_THE_HEAD else pattern.search(words[-events._NEAR :]))
    assert not spares(words)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(_CLAUSE), min_size=1, max_size=14).map(" ".join), st.sampled_from("qntbwi"))
def test_a_clause_ends_where_it_does_when_every_word_is_looked_at(text: str, kind: str) -> None:
    tokens, marks = tokenise(text, 0, len(text)), quotations(text, Span(0, len(text)))
    ends = contents.clause_end(tokens, 0, len(tokens), kind, marks)
    with patch.object(contents, "_MAY_END_A_CLAUSE", frozenset(tokens.lower)):
        assert contents.clause_end(tokens, 0, len(tokens), kind, marks) == ends


@settings(max_examples=400, deadline=None)
@given(_TEXT)
def test_names_are_those_of_the_whole_sentence(text: str) -> None:
    with patch.object(names, "_NAME", Mock(finditer=lambda words, *_: _NAME.finditer(words))):
        wanted = names.names_of(text)
    assert names.names_of(text) == wanted


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(_COUNTED), min_size=1, max_size=12).map(" ".join))
@example("nearly tens of thousands of people")
def test_quantities_are_those_of_the_whole_sentence(text: str) -> None:
    span = Span(0, len(text))
    assert find_quantities(text, span, scan(text, span).counts) == find_quantities(text, span)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_NAMED), min_size=1, max_size=14).map(" ".join))
def test_a_word_that_only_begins_a_sentence_names_nobody(text: str) -> None:
    short, long = Registry(), Registry()
    short.learn([tokenise(text, 0, len(text))])
    with patch.object(candidates, "_begins_only", lambda *_: False):
        long.learn([tokenise(text, 0, len(text))])
    assert short == long
