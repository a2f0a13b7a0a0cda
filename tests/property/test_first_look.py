"""The words beside a unit only spare work: with every kind of expression looked for, the same ones are found."""

from dataclasses import replace
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.analysis.dating import periods, points, references, seasons, times
from briefgen.analysis.dating.begins import Begins, places_of, tried
from briefgen.analysis.dating.mentions import Mention
from briefgen.analysis.dating.triggers import Hold, Scan, scan
from briefgen.analysis.tokens import tokenise
from briefgen.text.spans import Span

_WORDS = [
    "the",
    "The",
    "a",
    "an",
    "this",
    "This",
    "that",
    "last",
    "Last",
    "past",
    "next",
    "coming",
    "following",
    "previous",
    "same",
    "very",
    "first",
    "final",
    "latter",
    "early",
    "Early",
    "mid",
    "late",
    "later",
    "earlier",
    "half",
    "quarter",
    "of",
    "in",
    "on",
    "at",
    "by",
    "since",
    "until",
    "from",
    "to",
    "and",
    "or",
    "few",
    "several",
    "many",
    "more",
    "some",
    "couple",
    "number",
    "dozens",
    "another",
    "about",
    "nearly",
    "over",
    "two",
    "Two",
    "ten",
    "twenty-five",
    "hundred",
    "3",
    "12",
    "28",
    "480",
    "1990s",
    "1995",
    "1998",
    "2013",
    "2024",
    "2013-05-02",
    "5:30",
    "11",
    "p.m.",
    "a.m.",
    "5th",
    "19th",
    "third",
    "second",
    "long-term",
    "old",
    "ago",
    "long",
    "hour",
    "hours",
    "day",
    "Day",
    "days",
    "week",
    "Week",
    "weeks",
    "weekend",
    "month",
    "months",
    "year",
    "years",
    "Years",
    "year-old",
    "year’s",
    "decade",
    "decades",
    "century",
    "centuries",
    "Monday",
    "Friday",
    "morning",
    "night",
    "nights",
    "noon",
    "evening",
    "May",
    "March",
    "June",
    "Sept.",
    "Nov",
    "December",
    "spring",
    "Summer",
    "fall",
    "BC",
    "AD",
    "century",
    "Christmas",
    "New",
    "Year’s",
    "every",
    "each",
    "per",
    "once",
    "twice",
    "daily",
    "yearly",
    "annually",
    "now",
    "currently",
    "recent",
    "former",
    "future",
    "today",
    "Yesterday",
    "time",
    "passed",
    "elapsed",
    "Q1",
    "’90s",
    "nineties",
    "they",
    "met",
    "said",
    "was",
    "will",
    "—",
    "–",
    "-",
    ",",
    ".",
    ";",
    "(",
    ")",
    "“",
    "”",
]
_SENTENCE = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14).map(" ".join) | st.lists(
    st.tuples(st.sampled_from(_WORDS), st.sampled_from((" ", "  ", "-", "—", "\u00a0", ", "))), min_size=1, max_size=10
).map(lambda pieces: "".join(word + gap for word, gap in pieces))


def _found(text: str, seen: Scan) -> list[Mention]:
    return [mention for hold, reader in times._READERS if seen.hold & hold for mention in reader(text, seen)]


@settings(max_examples=400, deadline=None)
@given(_SENTENCE)
def test_what_is_not_looked_for_is_not_there(text: str) -> None:
    seen = scan(text, Span(0, len(text)))
    all_beside = replace(seen, hold=seen.hold | ~Hold.ANY, years=(*seen.years, 2000))
    with patch.object(periods, "_words_before", lambda *_: {"the", "a"}):
        everything = _found(text, all_beside)
    assert _found(text, seen) == everything


_TRIED = [
    *((periods, name) for name in ("_PASSED", "_STRETCH", "_COUNTED_STRETCH", "_POINTED", "_COUNTED", "_OFTEN", "_LONGISH", "_BARE")),
    *((points, name) for name in ("_RELATIVE_MONTH", "_MONTHLY", "_HALVES", "_YEARS")),
    *((references, name) for name in ("_WORDS", "_TIMES", "_PARTS")),
    *((seasons, name) for name in ("_SEASONAL", "_WEEKDAYS")),
]


@settings(max_examples=400, deadline=None)
@given(_SENTENCE, st.integers(0, 3))
def test_a_pattern_tried_where_it_can_begin_finds_what_a_search_finds(text: str, start: int) -> None:
    seen = scan(text, Span(min(start, len(text) - 1), len(text)))
    places = places_of(text, seen.sentence.start, (tokens := tokenise(text, seen.sentence.start, len(text))).words, tokens.starts)
    for module, name in _TRIED:
        pattern, begins = getattr(module, name), Begins.PASSED if name == "_COUNTED_STRETCH" else getattr(Begins, name[1:])
        wanted = [match.span() for match in pattern.finditer(text, seen.sentence.start, len(text))]
        assert [match.span() for match in tried(pattern, begins, text, len(text), places)] == wanted, name
