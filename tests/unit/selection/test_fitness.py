import datetime as dt

import pytest

from briefgen.model.evidence import EventDate
from briefgen.selection.candidate import Candidate
from briefgen.selection.fitness import Fitness, acts, adrift, freshness, measures, past_jubilee
from briefgen.text.edtf import parse_edtf

CUTOFF = dt.date(2024, 10, 31)


@pytest.fixture
def candidate(shelf):
    def make(row, published="2020-05-04"):
        (claim,) = shelf.put("d", row, published=published)
        return Candidate(claim, shelf.by_id["d"], 0, "")

    return make


def fit(candidate):
    return Fitness({}, CUTOFF).of(candidate)[0]


def test_a_dated_act_outweighs_a_wish(candidate):
    act = {"text": "Aland and Boria signed a treaty on grain on 3 May 2012.", "event": "2012-05-03", "told": "3 May 2012"}
    assert fit(candidate(act)) > 1.3 * fit(candidate("Aland and Boria should sign a treaty on grain."))


def test_a_date_worked_out_from_its_context_counts_less_than_one_told(candidate):
    text = "The mill of Lema burned down on Sunday night."
    told = fit(candidate({"text": text, "event": "2012-05-06", "told": "Sunday"}))
    assert told > fit(candidate({"text": text, "event": "2012-05-06", "told": "Sunday", "inferred": True}))


@pytest.mark.parametrize(
    ("date", "least", "most"),
    [("2024-10-30", 1.24, 1.25), ("2024-06", 1.1, 1.16), ("2015-07-12", 1.0, 1.001), ("2025-03", 1.0, 1.0), ("2024~", 1.0, 1.0)],
)
def test_what_is_dated_close_to_the_cutoff_is_fresh(date, least, most):
    assert least <= freshness(EventDate(edtf=parse_edtf(date), basis=""), CUTOFF) <= most


def test_undated_is_neither_fresh_nor_stale():
    assert freshness(None, CUTOFF) == 1.0


def test_an_act_that_is_only_wished_for_is_none(candidate):
    assert acts(candidate("Aland opened a mill."))
    assert not acts(candidate("Aland hopes that a mill is opened."))


def test_the_number_of_an_anniversary_measures_nothing(candidate):
    assert measures(candidate({"text": "It sold 500 sacks.", "figures": (("500 sacks", "500", None, "sacks"),)}))
    assert not measures(candidate({"text": "It marks its 20th year.", "figures": (("20th", "20", None, "year"),)}))


def test_next_year_in_an_undated_source_hangs_in_the_air(candidate):
    row = {"text": "The mill will open next year.", "resolved": (("next year", "2021", "date"),)}
    assert adrift(candidate("The mill will open next year.", published=None))
    assert not adrift(candidate("The mill will open next year."))
    assert not adrift(candidate(row, published=None))


def test_the_anniversary_that_was_marked_years_ago_is_news_no_more(shelf):
    marked = "The president's trip marks the 20th anniversary of the pact of Lema."
    old = shelf.put("old", marked, published="2015-07-12")
    new = shelf.put("new", marked, published="2024-09-12")
    told = shelf.put("told", "The pact of Lema is older than its 20th anniversary volume.", published="2015-07-12")
    cutoff = dt.date(2024, 10, 31)
    found = [past_jubilee(Candidate(claims[0], shelf.by_id[claims[0].document], 0, ""), cutoff) for claims in (old, new, told)]
    assert found == [True, False, False]
