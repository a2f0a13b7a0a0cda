from dataclasses import replace

import pytest

from briefgen.model.corpus import Known, Provenance
from briefgen.selection.pool import build_pool
from briefgen.selection.relevance import objection
from briefgen.selection.retracted import retracted

SANK = "In the storm 87 boats sank off Lema."
NOTICE = "Correction: an earlier version said that 87 boats sank in the storm; the correct number is 78."


def taken_back(shelf):
    return retracted({key: reading.claims for key, reading in shelf.readings.items()}, shelf.documents())


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


def test_of_a_notice_of_two_sentences_none_is_printed_alone(shelf):
    shelf.put("a", SANK, "Correction: An earlier version said that 87 boats sank.", "The correct number is 78.")
    reading = shelf.readings["a"]
    shelf.readings["a"] = replace(reading, claims=tuple(replace(claim, paragraph=1) for claim in reading.claims))
    assert set(taken_back(shelf)) == {claim.id for claim in reading.claims}
