"""Whatever the words, dates stay possible and spans stay in their sentences."""

import datetime as dt
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.analysis.dating.events import event_date
from briefgen.analysis.dating.times import find_times
from briefgen.analysis.quantities import find_quantities
from briefgen.text.edtf import from_date, parse_edtf
from briefgen.text.spans import Span

DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
WORDS = [
    word
    for line in (
        "in on by the a an of from to until since last next this that same following previous early late mid end beginning",
        "spring summer fall winter May March June Sept. December Monday Sunday 1 3 12 24th 31 99 480 1914 1914-18 1999-2003",
        "2024 20000 9,999 1930s '90s BC B.C. century nineteenth decade decades years year months month weeks week days day hours",
        "two twelve twenty-one hundred several few half ago later earlier before after today yesterday tonight now former future",
        "night morning noon midnight 5:30 pm 11 a.m. quarter first second third per every daily Christmas New Year's Day ( ) , .",
        "; - – million percent $ people said will was that year\u00a0old \n over",
    )
    for word in line.split(" ")
]


@given(DAYS)
def test_a_day_reads_back(day):
    date = from_date(day)
    assert date.earliest == date.latest == day
    assert str(day.year) in date.display


@given(st.text(alphabet="0123456789X-~?%/. ", max_size=24))
def test_any_text_is_a_date_or_a_value_error(text):
    try:
        date = parse_edtf(text)
    except ValueError:
        return
    assert date.earliest <= date.latest
    assert date.display
    assert date.within(date)


@given(DAYS, DAYS)
def test_intervals_hold_their_ends(one, other):
    first, last = sorted((one, other))
    interval = parse_edtf(f"{first}/{last}")
    assert from_date(first).within(interval)
    assert interval.meets(from_date(last))
    assert interval.display


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join), min_size=1, max_size=6),
    st.sampled_from([None, "2024-03-26", "2024-09~", "2024", "2024?", "1995/..", "0001-01-01", "9999-12-31", "2020/2024", "201X"]),
)
def test_any_words_can_be_read(sentences, published):
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    date = parse_edtf(published) if published else None
    found = find_times(text, spans, date)
    assert len(found) == len(spans)
    for span, times in zip(spans, found, strict=True):
        assert list(times) == sorted(times, key=lambda time: time.span)
        assert all(not one.span.meets(other.span) for one, other in pairwise(times))
        assert all(span.holds(time.span) and time.span.of(text) == time.text for time in times)
        event = event_date(text, span, times, date)
        assert event is None or event.edtf in [time.edtf for time in times]
        assert all(span.holds(quantity.span) for quantity in find_quantities(text, span))
