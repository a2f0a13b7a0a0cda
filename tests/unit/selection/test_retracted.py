import re
from dataclasses import replace

import pytest

from briefgen.model.corpus import Known, Provenance
from briefgen.selection.pool import build_pool
from briefgen.selection.relevance import objection
from briefgen.selection.retracted import retracted

SANK = "In the storm 87 boats sank off Lema."
NOTICE = "Correction: an earlier version said that 87 boats sank in the storm; the correct number is 78."


def taken_back(shelf):
    return retracted({key: reading.claims for key, reading in shelf.readings.items()}, shelf.documents()).corrected


@pytest.mark.parametrize(
    "notice",
    [
        NOTICE,
        "Correction: An earlier version of this report said 87. The correct number is 78.",
        "Corrected: the right figure is 78 boats, not 87.",
        "An earlier version of this article gave the number as 87; it should have been 78.",
    ],
)
def test_a_notice_corrects_the_figure_of_its_own_document(shelf, notice):
    sank, *_ = shelf.put("a", SANK, "The storm lasted 3 days.", notice)
    assert taken_back(shelf) == {sank.id: notice}


@pytest.mark.parametrize(
    "rest",
    [
        ("In the storm 78 boats sank off Lema.", "The port has 87 cranes.", NOTICE),
        (SANK, "The port has 87 cranes.", "Correction: an earlier version said 87; the correct number is 78."),
        (SANK, "An earlier report said 87 boats sank."),
        (SANK, "The correct number is 78."),
        ("In the storm 87.5 boats sank, or 1,87.", NOTICE),
    ],
)
def test_what_is_not_sure_stands(shelf, rest):
    shelf.put("a", *rest)
    assert taken_back(shelf) == {}


def published(shelf, document, publisher, *sentences, when):
    claims = shelf.put(document, *sentences, published=when)
    shelf.by_id[document] = replace(shelf.by_id[document], publisher=Known(value=publisher, provenance=Provenance.SIDECAR))
    return claims


def test_a_notice_corrects_an_earlier_document_of_its_publisher_alone(shelf):
    (mine,) = published(shelf, "a", "Harbour Gazette", SANK, when="2024-03-01")
    published(shelf, "b", "Lema Courier", SANK, when="2024-03-01")
    published(shelf, "c", "Harbour Gazette", SANK, when="2024-03-09")
    published(shelf, "d", "Harbour Gazette", "In the flood 87 barns fell.", when="2024-03-01")
    published(shelf, "e", "Harbour Gazette", NOTICE, when="2024-03-05")
    assert taken_back(shelf) == {mine.id: NOTICE}


def test_what_is_corrected_is_left_out_and_says_why(shelf, section, brief):
    shelf.put("a", SANK, NOTICE)
    wanted = section()
    pool = build_pool(brief(wanted), shelf, shelf.documents())
    assert objection(pool.candidates[0], wanted) == f"Corrected by its publisher: “{NOTICE}”"
    assert objection(pool.candidates[1], wanted) is None


def in_one_paragraph(shelf, document):
    reading = shelf.readings[document]
    shelf.readings[document] = replace(reading, claims=tuple(replace(claim, paragraph=1) for claim in reading.claims))


def test_a_notice_of_two_sentences_is_one_statement(shelf, section, brief):
    sank, *_ = shelf.put("a", SANK, "Correction: An earlier version said that 87 boats sank.", "The correct number is 78.", "Rain fell.")
    in_one_paragraph(shelf, "a")
    assert set(taken_back(shelf)) == {sank.id}
    pool = build_pool(brief(section()), shelf, shelf.documents())
    notice = "Correction: An earlier version said that 87 boats sank.\n\nThe correct number is 78."
    assert [one.claim.text for one in pool.candidates] == [SANK, notice, "Rain fell."]
    assert pool.candidates[1].claim.span.of(shelf.by_id["a"].text) == notice


@pytest.mark.parametrize(
    ("told", "notice"),
    [
        ("In the storm eighty-seven boats sank off Lema.", NOTICE),
        (SANK, "Clarification: Our story said that eighty-seven boats sank in the storm; it should have said seventy-eight."),
        (
            "The pumps for the dam were ordered on 3 May.",
            "Correction: A previous article said the pumps were ordered on 3 May. They were ordered on 13 May.",
        ),
        (
            "The pumps for the dam were ordered on May 3, 2024.",
            "An earlier report said that the dam’s pumps were ordered on 3 May; in fact, on 13 May.",
        ),
        (
            "The last flood of this size, in 2009, killed 14 people.",
            "An article on Feb. 11 misstated the year of the last flood of this size. It was in 2011, not 2009.",
        ),
        (
            "The talks on pumps for the dam began on Monday.",
            "Correction: An earlier report gave the day the talks on pumps began as Monday. The correct day is Tuesday.",
        ),
    ],
)
def test_figures_in_words_and_dates_are_taken_back_too(shelf, told, notice):
    sentences = [f"{words}." for words in re.split(r"(?<!Feb)\. ", notice.rstrip("."))]
    claim, *_ = shelf.put("a", told, *sentences)
    in_one_paragraph(shelf, "a")
    assert set(taken_back(shelf)) == {claim.id}


def test_the_day_of_the_report_is_not_what_is_taken_back(shelf):
    _, ordered, _ = shelf.put(
        "a",
        "The mill reported the pumps on 15 June.",
        "The pumps for the dam were ordered on 3 May.",
        "Correction: An earlier version of our report of 15 June said the dam’s pumps were ordered on 3 May; in fact, on 13 May.",
    )
    assert set(taken_back(shelf)) == {ordered.id}


ERRED = "In a May 3 story about the storm, Coastal Wire erroneously reported that the storm sank 87 boats."


def test_a_notice_that_tells_when_the_story_came_out_takes_back_its_figure_in_that_story(shelf, section, brief):
    line = "PORT SELM, May {}, 2024 (Coastal Wire) - "
    first, _ = shelf.put("a", line.format(3) + SANK, "The storm lasted 3 days.", published="2024-05-03")
    shelf.put("b", line.format(3).replace("Coastal Wire", "Lema Press") + SANK, published="2024-05-03")
    shelf.put("c", line.format(5) + ERRED, "The storm sank 78 boats.", published="2024-05-05", title="Correction: Storm story")
    in_one_paragraph(shelf, "c")
    assert set(taken_back(shelf)) == {first.id}
    pool = build_pool(brief(section()), shelf, shelf.documents())
    assert pool.candidates[-1].claim.text.endswith("sank 87 boats.\n\nThe storm sank 78 boats.")


@pytest.mark.parametrize(
    "notice",
    [
        ERRED,
        "Our story on Tuesday wrongly said that the harbour master had resigned.",
        "An article on Feb. 11 misstated the number of boats.",
    ],
)
def test_an_error_told_without_what_is_right_is_left_out(shelf, notice):
    erred, _ = shelf.put("a", notice, "Rain fell on the harbour and on the hills.")
    assert taken_back(shelf) == {erred.id: notice}


def test_an_error_mended_in_its_own_sentence_may_stand(shelf):
    shelf.put("a", "Our story on Tuesday wrongly named the harbour master; she is Ida Kolb.", "A report said the ship was wrongly flagged.")
    assert taken_back(shelf) == {}


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("Corrections", "Our report of 17 April said that 87 boats sank.", "The correct figure is 78 boats."),
        ("Correction of 12 September", "In our report of 3 March we said that 87 boats sank in the storm.", "Our clerk said 78 boats."),
        ("Correction: Storm off Lema", "In a story of 3 March, the Gazette reported that 87 boats sank.", "The losses come to 78 boats."),
    ],
)
def test_what_stands_under_the_title_of_corrections_is_a_notice(shelf, title, first, second):
    (sank,) = published(shelf, "a", "Harbour Gazette", SANK, when="2024-03-01")
    published(shelf, "b", "Harbour Gazette", first, second, when="2024-03-05")
    shelf.by_id["b"] = replace(shelf.by_id["b"], title=Known(value=title, provenance=Provenance.TEXT))
    in_one_paragraph(shelf, "b")
    assert taken_back(shelf) == {sank.id: f"{first} {second}"}


def test_a_story_about_corrections_is_no_notice(shelf):
    published(shelf, "a", "Harbour Gazette", SANK, when="2024-03-01")
    published(shelf, "b", "Harbour Gazette", "A report said that 87 boats sank.", "The board has 78 boats.", when="2024-03-05")
    shelf.by_id["b"] = replace(shelf.by_id["b"], title=Known(value="Corrections board buys boats", provenance=Provenance.TEXT))
    in_one_paragraph(shelf, "b")
    assert taken_back(shelf) == {}


def test_a_notice_corrects_the_result_of_a_vote(shelf):
    wrong, right = (f"The council of Lema passed the tax by 84 votes to {noes}." for noes in (60, 61))
    (mine,) = published(shelf, "a", "Harbour Gazette", wrong, when="2024-03-01")
    published(shelf, "c", "Harbour Gazette", right, when="2024-03-02")
    notice = "Correction: our report said that the council passed the tax by 84 votes to 60; the correct figure is 84 votes to 61."
    published(shelf, "b", "Harbour Gazette", notice, when="2024-03-05")
    assert taken_back(shelf) == {mine.id: notice}
