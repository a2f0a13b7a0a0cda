"""The line at a story's head that says when it came out: never a date that another story, or another reading, could have."""

import pytest

from briefgen.ingestion.metadata.stamps import stamp
from briefgen.ingestion.read import read_file
from briefgen.text.edtf import parse_edtf

STORY = (
    "\n\nThe two governments signed a river treaty in the capital after nine months of talks between their envoys.\n\n"
    "The treaty opens the river to the barges of both countries, the minister said, and lowers the dues for tea and rice.\n\n"
    "Trade between the two countries has doubled since the war, according to the ministry of commerce.\n"
)
HEADLINE = "Two states sign a treaty on the river"


@pytest.mark.parametrize(
    ("line", "date", "publisher"),
    [
        ("Harbour Gazette, March 14, 2024", "2024-03-14", "Harbour Gazette"),
        ("March 14, 2024 | Harbour Gazette", "2024-03-14", "Harbour Gazette"),
        ("The Harbour Gazette - Thursday, 14 March 2024", "2024-03-14", "The Harbour Gazette"),
        ("Harbour Gazette (March 14, 2024)", "2024-03-14", "Harbour Gazette"),
        ("March 14, 2024 10:20 AM EST | Times of Harbour", "2024-03-14", "Times of Harbour"),
        ("Source: Harbour Gazette, 14/03/2024", "2024-03-14", "Harbour Gazette"),
        ("By Ada Reed, Harbour Gazette, March 14, 2024", "2024-03-14", "Harbour Gazette"),
        ("Published: 14.03.2024 10:20", "2024-03-14", None),
        ("by Ada Reed, posted on 14 March 2024", "2024-03-14", None),
        ("BY ADA REED, FIRST PUBLISHED ON MARCH 14, 2024", "2024-03-14", None),
        ("By Ada Reed, posted on the harbour wall", None, None),
        ("Posted at 10:20 on 14 March 2024", "2024-03-14", None),
        ("Published 12 March 2024, updated 14 March 2024", "2024-03-12", None),
        ("Published 12 March 2024 | Updated 14 March 2024 09:30 GMT", "2024-03-12", None),
        ("March 14, 2024 | Politics", "2024-03-14", None),
        ("Selm, Aland (AFP) March 14, 2024", "2024-03-14", None),
        ("Selm (Reuters) Mar 14, 2024", "2024-03-14", None),
        ("Selm, Aland (left) March 14, 2024", None, None),
        ("World News | March 14, 2024", None, None),
        ("Minister Visits Port - March 14, 2024", None, None),
        ("The envoys met in Lema, March 14, 2024", None, None),
        ("March 14, 2024 | March 2, 2024", None, None),
        ("Room 12, 3rd floor | Harbour Gazette", None, None),
    ],
)
def test_a_stamp_is_read(line, date, publisher):
    found = stamp(line)
    assert (str(found.date.date) if found else None, found.publisher if found else None) == (date, publisher)


@pytest.mark.parametrize("line", ["03/04/2024", "Published: 03/04/2024", "Harbour Gazette | 4.3.2024 18:05"])
def test_a_day_that_can_be_read_two_ways_is_a_stretch_that_holds_both(line):
    assert str(stamp(line).date.date) == "2024-03-04?/2024-04-03?"


def test_a_day_that_can_be_read_two_ways_dates_no_yesterday(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"{HEADLINE}\n\nPublished: 03/04/2024{STORY}")
    document = read_file(path)
    assert document.date == parse_edtf("2024-03-04?/2024-04-03?")
    assert "two ways" in document.published.basis
    assert document.date.display.startswith("≈")


def test_a_headline_under_its_stamp_is_the_title(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"Harbour Gazette, March 14, 2024\n\n{HEADLINE}{STORY}")
    document = read_file(path)
    assert (document.title.value, document.publisher.value, str(document.date)) == (HEADLINE, "Harbour Gazette", "2024-03-14")


@pytest.mark.parametrize(
    ("dateline", "date"),
    [("LEMA, March 3, 2024 — ", "2024-03-03"), ("LEMA, Boria, 3 March 2024 (HNA) - ", "2024-03-03"), ("LEMA, March 3 — ", None)],
)
def test_a_full_date_in_a_dateline_dates_the_story(tmp_path, dateline, date):
    path = tmp_path / "a.txt"
    path.write_text(f"{HEADLINE}\n\n{dateline}{STORY.lstrip()}")
    found = read_file(path).date
    assert (str(found) if found else None) == date


def test_a_byline_that_names_its_day_dates_the_story_and_names_its_author(tmp_path):
    path = tmp_path / "b.txt"
    path.write_text(f"{HEADLINE}\n\nPosted by Ada Reed, Min Doe on Monday, November 18th, 2019 at 11:08 a.m.{STORY}")
    document = read_file(path)
    assert (str(document.date), document.authors.value) == ("2019-11-18", ("Ada Reed", "Min Doe"))


def test_a_wire_story_that_a_page_carries_has_its_headline_its_agency_and_the_day_of_its_dateline(tmp_path):
    page = tmp_path / "a.txt"
    page.write_text("Envoys vow to revive river-treaty talks\nby AFP Staff Writers\nSelm, Aland (AFP) March 14, 2024" + STORY)
    found = read_file(page)
    assert found.title.value == "Envoys vow to revive river-treaty talks"
    assert found.date == parse_edtf("2024-03-14")
    assert found.origin.value == "Agence France-Presse"
