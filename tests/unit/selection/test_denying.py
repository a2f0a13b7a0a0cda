from dataclasses import replace

import pytest

from briefgen.selection.denying import denials
from briefgen.selection.pool import build_pool
from briefgen.selection.relevance import objection

BOUGHT = "The mayor of Selm bought two hundred lamps for the pier."


def in_one_paragraph(shelf, document):
    reading = shelf.readings[document]
    shelf.readings[document] = replace(reading, claims=tuple(replace(claim, paragraph=1) for claim in reading.claims))


def denied(shelf, *sentences):
    shelf.put("a", *sentences)
    in_one_paragraph(shelf, "a")
    return [claim.text for claim in shelf.readings["a"].claims if claim.id in denials(shelf.readings["a"].claims)]


@pytest.mark.parametrize(
    "behind",
    [
        "I have seen no proof of that.",
        "We found no evidence for this claim.",
        "There is no evidence of that.",
        "No evidence for the claim was found.",
        "I do not expect that.",
        "But I don’t believe it, the clerk added.",
        "That is not so.",
        "This is simply untrue.",
        "The rumour was false.",
        "These claims are baseless, her office said.",
        "He is mistaken.",
        "The harbour office denied this.",
        "Mr. Oddo has flatly denied it.",
        "A spokesman for the town dismissed the rumours.",
    ],
)
def test_the_sentence_behind_takes_back_the_one_before(shelf, behind):
    assert denied(shelf, BOUGHT, behind, "Rain fell on the pier all day.") == [BOUGHT]


@pytest.mark.parametrize(
    ("told", "behind"),
    [
        (BOUGHT, "I do not believe that the lamps will last."),
        (BOUGHT, "It is not true that the pier is closed."),
        (BOUGHT, "That is wrong."),
        (BOUGHT, "The council rejected this."),
        (BOUGHT, "He denied the charges."),
        (BOUGHT, "There is no evidence of damage to the pier."),
        (BOUGHT, "Is that not so?"),
        ("The club asked for a longer lease.", "The council denied it."),
        ("The driver’s request for leave came late.", "The office denied this."),
    ],
)
def test_another_denial_leaves_it_alone(shelf, told, behind):
    assert denied(shelf, told, behind) == []


def test_it_reaches_no_other_paragraph_unless_it_names_whom_it_contradicts(shelf):
    named, _, other, _ = shelf.put(
        "a", "Your rival, Ida Kolb, says the lamps fail.", "Ms Kolb is mistaken.", "The lamps burn all night.", "That is not so."
    )
    assert denials(shelf.readings["a"].claims) == {named.id: "Ms Kolb is mistaken."}
    assert other.id not in denials(shelf.readings["a"].claims)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (BOUGHT, "The sentence behind it takes it back: “I have seen no proof of that.”"),
        ("Some say the lamps were a gift.", "Hearsay that nobody is named for."),
        ("People here say the sluices were opened too late.", "Hearsay that nobody is named for."),
        ("Residents in the town still say the lamps were stolen.", "Hearsay that nobody is named for."),
        ("Rumour has it that the pier will be sold.", "Hearsay that nobody is named for."),
        ("There are claims that the lamps were stolen.", "Hearsay that nobody is named for."),
        ("It is said that the pier will be sold.", "Hearsay that nobody is named for."),
        ("Harbour sources say the pier will be sold.", None),
        ("Some lamps say when the tide turns.", None),
        ({"text": "Some say the lamps were a gift.", "speaker": "Ida Kolb"}, None),
        ({"text": "There are reports that the lamps were a gift.", "speaker": "Ida Kolb"}, "Hearsay that nobody is named for."),
        ({"text": "I hear that we should sell the lamps.", "speaker": "Ida Kolb"}, "Hearsay that nobody is named for."),
        ({"text": "I hear the lamps at night.", "speaker": "Ida Kolb"}, None),
        ({"text": "I bought the lamps with my own money.", "speaker": "Ida Kolb"}, None),
        ("I bought the lamps for the pier of Selm.", "Says “I”, and nothing tells who."),
        ("“I bought the lamps for the pier,” a note in the pier office of Selm reads.", None),
    ],
)
def test_neither_a_denied_statement_nor_a_rumour_is_chosen(shelf, section, brief, told, why):
    shelf.put("a", told, "I have seen no proof of that." if told == BOUGHT else "The pier is long and made of oak.")
    in_one_paragraph(shelf, "a")
    wanted = section()
    pool = build_pool(brief(wanted), shelf, shelf.documents())
    assert objection(pool.candidates[0], wanted) == why


def chosen_from(shelf, section, brief, *sentences):
    shelf.put("a", *sentences)
    in_one_paragraph(shelf, "a")
    wanted = section()
    return [one for one in build_pool(brief(wanted), shelf, shelf.documents()).candidates if objection(one, wanted) is None]


SAID = {"text": "Ida Kolb said the lamps had cost twice what was promised.", "speaker": "Ida Kolb", "mention": "Ida Kolb", "cue": "said"}


@pytest.mark.parametrize("behind", ["The mayor denied that the lamps had cost twice as much.", "The mayor’s office denied this."])
def test_what_somebody_says_and_another_denies_is_one_statement(shelf, section, brief, behind):
    both, rain = chosen_from(shelf, section, brief, SAID, behind, "Rain fell on the pier all day.")
    assert both.claim.text == f"{SAID['text']}\n\n{behind}"
    assert both.claim.speaker is None
    assert rain.claim.text == "Rain fell on the pier all day."


@pytest.mark.parametrize(
    "behind", ["The mayor denied that the pier was closed.", "The mayor denied that she had gone to Lema for her health."]
)
def test_a_denial_of_something_else_is_a_statement_of_its_own(shelf, section, brief, behind):
    assert [one.claim.text for one in chosen_from(shelf, section, brief, SAID, behind)] == [SAID["text"], behind]


def test_a_denied_sentence_that_does_not_tell_who_says_so_is_left_out(shelf, section, brief):
    told = {"text": "The lamps had cost twice what was promised.", "speaker": "Ida Kolb"}
    behind = "The mayor’s office denied this."
    assert chosen_from(shelf, section, brief, told, behind) == []


def test_a_denial_that_is_denied_in_its_turn_leaves_nothing_sure(shelf, section, brief):
    assert chosen_from(shelf, section, brief, SAID, "The mayor denied this.", "The clerk disputed that.") == []
