"""Labels of a timeline make sense alone, and stand at the date of what they tell."""

import pytest

from briefgen.composition.timeline import dates_told, event_label
from briefgen.model.evidence import Fact


def told(claim):
    return Fact(claim=claim, section="s", score=0.5, reasons=(), corroboration=(), origins=1, sources=1)


def labels(claim):
    fact = told(claim)
    return [(date.edtf.text, event_label(fact, date)) for date in dates_told(fact)]


@pytest.mark.parametrize(
    ("text", "told", "label"),
    [
        (
            "Bombing of the rice fields went on, and long talks on peace began in July 1951 at Lema.",
            "July 1951",
            "Long talks on peace began",
        ),
        (
            "Anna Ruiz, who had led the talks on the rice treaty for Aland, left the government in 1951.",
            "1951",
            "Anna Ruiz … left the government",
        ),
        ("Boria paid the fine that an umpire awarded it in 1951.", "1951", ""),
        ("The minister said in 1951: “Rice is life.”", "1951", ""),
    ],
)
def test_a_label(shelf, text, told, label):
    event = {"July 1951": "1951-07"}.get(told, told)
    (claim,) = shelf.put("a", {"text": text, "event": event, "told": told})
    assert labels(claim) == [(event, label)]


def test_what_was_to_be_done_by_a_day_is_no_event_of_that_day(shelf):
    text = "The accords of 1954 parted the rice fields pending a vote to be held by 20 July 1956."
    (claim,) = shelf.put("a", {"text": text, "times": (("20 July 1956", "1956-07-20"),)})
    assert labels(claim) == []
    (held,) = shelf.put("b", {"text": "The vote on the rice fields was held on 20 July 1956.", "times": (("20 July 1956", "1956-07-20"),)})
    assert [date for date, _ in labels(held)] == ["1956-07-20"]
