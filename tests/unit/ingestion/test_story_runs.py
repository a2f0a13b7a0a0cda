"""Where the story runs on a page: changes have their price, edges are held, openings and endings are joined."""

import textwrap

import pytest

from briefgen.ingestion.cleaning.label import clean, page_labels
from briefgen.ingestion.cleaning.looks import looks
from briefgen.ingestion.cleaning.runs import story_runs
from briefgen.ingestion.cleaning.wrapping import logical_lines
from briefgen.ingestion.extract import Extract, Trust
from briefgen.model.corpus import LineLabel as L

MENU = [("Harbour life", 0.01), ("Sport and weather", 0.01), ("Markets", 0.01)]
STORY = (
    "The council of the harbour town voted on Monday to repair the northern pier before the winter storms come.",
    "Work is to begin in September and will cost four million crowns, the treasurer told the meeting.",
    "Fishermen had asked for the repair since the pier was closed to heavy boats two years ago.",
)


def page(chances):
    return page_labels(looks([line for line, _ in chances]), [chance for _, chance in chances])


def test_a_doubtful_line_amid_the_story_is_of_it_and_a_likely_one_amid_the_page_is_not():
    assert story_runs([0.95, 0.9, 0.2, 0.9, 0.95]) == [True] * 5
    assert story_runs([0.02, 0.05, 0.7, 0.05, 0.02]) == [False] * 5


def test_a_run_carries_nothing_along_beyond_its_likely_lines():
    assert story_runs([0.3, 0.95, 0.95, 0.95, 0.3]) == [False, True, True, True, False]


def test_a_text_without_a_likely_line_has_no_run_and_an_empty_one_nothing():
    assert story_runs([0.1, 0.2, 0.1]) == [False] * 3
    assert story_runs([]) == []


def test_the_opening_of_a_story_below_its_date_is_body_however_unlikely():
    labels = page([*MENU, ("4 March 2024", 0.01), (STORY[0], 0.04), (STORY[1], 0.95), (STORY[2], 0.95)])
    assert labels[-3:] == [L.BODY] * 3
    teaser = "Ten recipes that our readers love to cook on long evenings by the fire."
    assert page([*MENU, (teaser, 0.04), (STORY[1], 0.95), (STORY[2], 0.95)])[3] is not L.BODY


def test_a_last_sentence_that_refers_back_is_of_the_story():
    for last in ("According to its chairman, a first report comes out in October.", "They also want new lamps and a taller crane."):
        assert page([(STORY[0], 0.9), (STORY[1], 0.9), (last, 0.25)])[-1] is L.BODY


def test_a_byline_between_paragraphs_is_no_part_of_the_story():
    assert page([(STORY[0], 0.9), ("By Ada Reed on Monday, 4 March 2024", 0.6), (STORY[1], 0.9)])[1] is L.META


def test_a_sentence_that_opens_the_story_is_no_title():
    lead = "The northern pier of the harbour town will be repaired before the winter storms come."
    assert page([*MENU, (lead, 0.04), (STORY[0], 0.95), (STORY[2], 0.95)])[3] is L.BODY


def test_a_labelled_caption_is_a_caption():
    caption = "Image caption The northern pier of the harbour town has been closed to heavy boats for two years"
    assert page([(STORY[0], 0.9), (caption, 0.9), (STORY[1], 0.9)])[1] is L.CAPTION


@pytest.mark.parametrize("width", [60, 72, 80])
def test_wrapped_paragraphs_are_found_among_the_short_lines_of_a_page(width):
    around = ["Home", "World", "Sport", "Weather", "Culture", "Log in", "Subscribe", "Contact", "About us", "Terms", "Jobs", "Help"]
    blocks = [*around, *(textwrap.fill(paragraph, width) for paragraph in STORY), *around]
    text = "\n\n".join(blocks)
    assert [" ".join(part.of(text) for part in lines) for lines in logical_lines(text)] == [*around, *STORY, *around]


def test_a_list_of_headlines_is_not_wrapped_text():
    headlines = [
        f"{place} votes to repair {what} before winter"
        for place in ("Orland", "Selm")
        for what in ("its pier", "all roads", "the old bridge")
    ]
    text = "\n".join(
        [*headlines, *(f"A much longer headline about the town of {place} and its people" for place in ("Orland", "Selm", "Tarn", "Dell"))]
    )
    assert all(len(lines) == 1 for lines in logical_lines(text))


@pytest.mark.parametrize("space", ["\u00a0", "\t", "\u2009"])
def test_lines_are_known_whatever_their_spaces_are(space):
    text = "\n".join(["Sign up for our newsletter", *STORY, "All rights reserved"]).replace(" ", space)
    assert [line.label for line in clean(Extract(text=text, trust=Trust.SCRAPED)).lines][1:4] == [L.BODY] * 3
    assert clean(Extract(text=text, trust=Trust.SCRAPED)).lines[0].label is L.BOILERPLATE


def test_the_first_answer_of_a_short_transcript_is_kept():
    answer = "ADA REED: Good morning. The council has voted to repair the pier before the winter."
    told = [("QUESTION: What will it cost?", 0.88), ("ADA REED: Four million crowns. Half of it is lent by the bank.", 0.9)]
    assert page([("Press conference of the mayor", 0.05), ("14 August 2023", 0.01), (answer, 0.28), *told])[2] is L.BODY
