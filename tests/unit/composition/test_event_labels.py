"""Labels of a timeline make sense alone, and stand at the date of what they tell."""

import pytest

from briefgen.composition.timeline import _add, _Weighed, dates_told, event_label
from briefgen.model.evidence import EventDate, Fact
from briefgen.model.exhibit import TimelineEvent
from briefgen.text.edtf import parse_edtf


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


def test_who_says_so_is_not_what_happens(shelf):
    said = "the mill treaty will bring rice to the delta by 2031"
    text = f"Secretary of State for Trade Anna Ruiz said that {said}."
    (claim,) = shelf.put("a", {"text": text, "speaker": "Anna Ruiz", "said": f"that {said}", "times": (("2031", "2031"),)})
    assert labels(claim) == [("2031", "The mill treaty will bring rice to the delta")]


@pytest.mark.parametrize(("figures", "events"), [((240, 240), 1), ((240, 360), 2)])
def test_other_figures_are_other_events(figures, events):
    found: list[_Weighed] = []
    for figure in figures:
        date = EventDate(edtf=parse_edtf("2019"), basis="stated")
        event = TimelineEvent(
            date=date.edtf,
            date_text="2019",
            label="Brought rice",
            statement="a",
            citations=(1,),
            inferred=False,
            planned=False,
            foretold=False,
        )
        _add(found, _Weighed(event=event, words={"mill", "treaty", "brought", "ships", "rice", "2019", str(figure)}, score=0.5))
    assert len(found) == events
