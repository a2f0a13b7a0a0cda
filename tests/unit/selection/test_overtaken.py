"""What later news overtakes is not printed as if it stood: a day that was moved, a saying that was taken back."""

from dataclasses import replace

import pytest

from briefgen.model.corpus import Known, Provenance
from briefgen.selection.overtaken import overtaken
from briefgen.selection.pool import build_pool
from briefgen.selection.relevance import objection

PLAN = {"text": "The council of Lema will vote on the harbour tax on 9 April 2031.", "times": (("9 April 2031", "2031-04-09"),)}


def lost(shelf):
    found = overtaken({key: reading.claims for key, reading in shelf.readings.items()}, shelf.documents())
    return {key: one.why for key, one in found.items()}


def news(text, *times):
    return {"text": text, "times": times}


@pytest.mark.parametrize(
    "moved",
    [
        news(
            "The council moved its vote on the harbour tax from 9 April to 16 April 2031, the clerk said.",
            ("9 April", "2031-04-09"),
            ("16 April 2031", "2031-04-16"),
        ),
        news("The vote of the council on the harbour tax was postponed until 2 May 2031.", ("2 May 2031", "2031-05-02")),
        # read as the time between the two days
        news(
            "The council agreed to postpone its vote on the tax from 9 April to 16 April 2031 while the mills of Aland and Boria bargain.",
            ("9 April", "2031-04-09/2031-04-16"),
            ("16 April 2031", "2031-04-16"),
        ),
        # the very day is enough where little else is shared
        news(
            "Aland and Boria agreed on Wednesday to postpone the vote of their council from 9 April to 16 April 2031 while they bargain.",
            ("9 April", "2031-04-09"),
            ("16 April 2031", "2031-04-16"),
        ),
    ],
)
def test_a_plan_falls_with_the_news_that_its_day_was_moved(shelf, moved):
    (plan,) = shelf.put("a", PLAN, published="2031-03-18")
    (later,) = shelf.put("b", moved, published="2031-04-06")
    assert lost(shelf) == {plan.id: f"Moved since: “{later.text}”"}


@pytest.mark.parametrize(
    ("moved", "when"),
    [
        # not moved at all, of another plan, from another day, no later than the plan, to the day that it tells
        (news("The vote on the harbour tax was not postponed until 2 May 2031.", ("2 May 2031", "2031-05-02")), "2031-04-06"),
        (news("The fair of Holm was postponed until 2 May 2031.", ("2 May 2031", "2031-05-02")), "2031-04-06"),
        (
            news(
                "The council moved its talks on the school from 3 April to 16 April 2031.",
                ("3 April", "2031-04-03"),
                ("16 April 2031", "2031-04-16"),
            ),
            "2031-04-06",
        ),
        (news("The vote of the council on the harbour tax was postponed until 2 May 2031.", ("2 May 2031", "2031-05-02")), "2031-03-18"),
        (news("The vote of the council on the harbour tax was moved to 9 April 2031.", ("9 April 2031", "2031-04-09")), "2031-04-06"),
    ],
)
def test_other_news_leaves_a_plan_standing(shelf, moved, when):
    shelf.put("a", PLAN, published="2031-03-18")
    shelf.put("b", moved, published=when)
    assert lost(shelf) == {}


def test_what_happened_is_not_moved(shelf):
    shelf.put(
        "a", news("The council of Lema voted on the harbour tax on 9 April 2031.", ("9 April 2031", "2031-04-09")), published="2031-04-10"
    )
    shelf.put(
        "b",
        news("The vote of the council on the harbour tax was postponed until 2 May 2031.", ("2 May 2031", "2031-05-02")),
        published="2031-04-12",
    )
    assert lost(shelf) == {}


def test_a_person_takes_back_what_he_said(shelf):
    said, _ = shelf.put(
        "a",
        {"text": "Guard Per Holm said he opened the gates on orders.", "speaker": "Per Holm"},
        {"text": "Guard Anna Ruiz said she opened the gates on orders.", "speaker": "Anna Ruiz"},
        published="2031-03-18",
    )
    (back,) = shelf.put("b", "The guard Per Holm retracted his statement that he opened the gates on orders.", published="2031-03-20")
    assert lost(shelf) == {said.id: f"Taken back later: “{back.text}”"}


@pytest.mark.parametrize(
    "text",
    [
        "The guard Per Holm has not retracted his statement that he opened the gates on orders.",
        "The mayor urged Per Holm to have retracted his statement that he opened the gates on orders.",
        "The guard Per Holm retracted his statement that the pay was late.",
    ],
)
def test_a_statement_that_nobody_took_back_stands(shelf, text):
    shelf.put("a", {"text": "Guard Per Holm said he opened the gates on orders.", "speaker": "Per Holm"}, published="2031-03-18")
    shelf.put("b", text, published="2031-03-20")
    assert lost(shelf) == {}


def test_a_house_that_withdraws_its_report_takes_back_all_of_it(shelf):
    claims = shelf.put("a", "Rice will cost nine crowns.", "Boats are dear.", published="2031-03-12", title="The price of rice in Lema")
    shelf.by_id["a"] = replace(shelf.by_id["a"], publisher=Known(value="Harbour Institute", provenance=Provenance.SIDECAR))
    shelf.put("b", "The Harbour Institute withdrew its report on the price of rice on 5 June 2031.", published="2031-06-05")
    assert set(lost(shelf)) == {claim.id for claim in claims}


def test_a_reader_of_the_choice_is_told_why(shelf, section, brief):
    shelf.put("a", PLAN, published="2031-03-18")
    shelf.put(
        "b",
        news("The vote of the council on the harbour tax was postponed until 2 May 2031.", ("2 May 2031", "2031-05-02")),
        published="2031-04-06",
    )
    wanted = section(keywords=["vote"])
    plan, later = build_pool(brief(wanted), shelf, shelf.documents()).candidates
    assert objection(plan, wanted) == f"Moved since: “{later.claim.text}”"
    assert objection(later, wanted) is None
