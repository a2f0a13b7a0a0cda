"""What somebody says is no event of the day it is said on, and a moved date says that it is new."""

import datetime as dt

import pytest

from briefgen.composition.timeline import Told, dates_told, event_label, timeline
from briefgen.model.edition import Label, Statement
from briefgen.model.evidence import Fact


def fact(claim):
    return Fact(claim=claim, section="s", score=0.5, reasons=())


@pytest.mark.parametrize(
    ("text", "said", "events"),
    [
        ("Ruiz, a farmer, said on 19 March 2031 that the treaty gives away the rice fields.", "the treaty gives away the rice fields", []),
        ("Speaker Ruiz confirmed on 19 March 2031 that the mill had asked for rice.", "the mill had asked for rice", []),
        (
            "Minister Ruiz announced on 19 March 2031 that the rice mill of Lema would close.",
            "the rice mill of Lema would close",
            ["2031-03-19"],
        ),
    ],
)
def test_the_day_of_a_saying_is_an_event_only_if_saying_it_does_it(shelf, text, said, events):
    row = {"text": text, "speaker": "Ruiz", "said": said, "times": (("19 March 2031", "2031-03-19"),)}
    (claim,) = shelf.put("a", row, published="2031-03-20")
    assert [date.edtf.text for date in dates_told(fact(claim))] == events


def test_an_event_that_only_tells_he_is_left_out(shelf):
    (claim,) = shelf.put("a", {"text": "He opened the rice gates at night on 3 May 2031.", "event": "2031-05-03", "told": "3 May 2031"})
    assert [event_label(fact(claim), date) for date in dates_told(fact(claim))] == [""]


def test_a_label_one_word_too_long_keeps_its_verb(shelf):
    text = "The bridge across the Lema strait is to be opened in March 2035, later than planned."
    (claim,) = shelf.put("a", {"text": text, "event": "2035-03", "told": "March 2035"})
    assert event_label(fact(claim), claim.event_date) == "The bridge across the Lema strait is to be opened"


def drawn(shelf, text, cutoff):
    (claim,) = shelf.put("a", {"text": text, "event": "2031-05-02", "told": "2 May 2031"}, published="2031-04-06")
    label = Label(date=None, date_text="", date_basis="")
    statement = Statement(
        id=claim.id, kind="event", label=label, segments=(), citations=(1,), origins=1, sources=1, marks=(), score=0.5, reasons=()
    )
    return [event.date_text for event in timeline([Told(fact=fact(claim), statement=statement)], cutoff).events]


def test_a_day_to_which_something_was_moved_says_so_until_it_is_past(shelf):
    text = "The opening of the rice fair in Lema was postponed until 2 May 2031."
    assert drawn(shelf, text, dt.date(2031, 4, 20)) == ["2 May 2031 (new date)"]
    assert drawn(shelf, text, dt.date(2031, 6, 1)) == ["2 May 2031 (expected)"]
    assert drawn(shelf, "The great rice fair of Lema will open on 2 May 2031.", dt.date(2031, 4, 20)) == ["2 May 2031"]
