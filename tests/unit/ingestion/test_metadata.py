from pathlib import Path

import pytest

from briefgen.ingestion.extract import PageFacts
from briefgen.ingestion.metadata.agencies import agency
from briefgen.ingestion.metadata.bylines import byline
from briefgen.ingestion.metadata.origins import closing_credit, dateline_credit, line_credit, mentions
from briefgen.ingestion.metadata.page import page_authors
from briefgen.ingestion.metadata.written_dates import date_line, written_date
from briefgen.ingestion.read import read_file
from briefgen.model.corpus import Provenance
from briefgen.spec.sidecar import SourceEntry
from briefgen.text.edtf import parse_edtf

FIXTURES = Path(__file__).parents[2] / "fixtures/ingestion"
STORY = (
    "Five coastal states agreed on Tuesday to share storm warnings within ten minutes of issuing them, officials said.\n"
    "The agreement of May 3, 2019 was signed by the harbour ministers, who had met twice before without any result.\n"
    "The ministers will meet again in June to divide the cost of the shared radio network among the five states.\n"
)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("July 12, 2015, 3:58 pm", "2015-07-12"),
        ("Sunday, September 10, 2023, 22:50 GMT+7", "2023-09-10"),
        ("Published: 3 March 2021", "2021-03-03"),
        ("(Coast News Agency) 18 February 2022", "2022-02-18"),
        ("Posted on 2020-02-29 at 10:00", "2020-02-29"),
        ("Nov. 19, 2019 8:03 am ET", "2019-11-19"),
        ("25/12/2018", "2018-12-25"),
        ("4/4/2018", "2018-04-04"),
    ],
)
def test_a_date_line_is_read(line, date):
    assert str(date_line(line).date) == date


@pytest.mark.parametrize(
    "line",
    ["4/5/2018", "2021-02-30", "May 2015", "On July 12, 2015, the ministers met.", "12 July", "Room 12, 3rd floor", "July 12, 20155"],
)
def test_an_ambiguous_or_partial_date_or_a_sentence_is_no_date_line(line):
    assert date_line(line) is None


def test_a_date_of_change_is_told_from_a_date_of_publication():
    assert date_line("Last updated: March 3, 2021").changed
    assert not date_line("Published March 3, 2021").changed
    assert str(written_date("2019-11-20T23:30:00-05:00")) == "2019-11-20"


@pytest.mark.parametrize(
    ("line", "authors", "publisher"),
    [
        ("By Ada Reed", ("Ada Reed",), None),
        ("by Ada Reed and Tom Vale", ("Ada Reed", "Tom Vale"), None),
        ("Ada Reed - Tom Vale - Nguyễn Văn Đức / Harbour Post", ("Ada Reed", "Tom Vale", "Nguyễn Văn Đức"), "Harbour Post"),
        ("By Ada Reed, Staff Writer", ("Ada Reed",), None),
        ("By Ada Reed, Harbour Gazette", ("Ada Reed",), "Harbour Gazette"),
        ("by Ada Reed, posted on 20 June 2025", ("Ada Reed",), None),
        ("By Harbour Weather Agency", ("Harbour Weather Agency",), None),
    ],
)
def test_a_byline_is_read(line, authors, publisher):
    found = byline(line)
    assert (found.authors, found.publisher) == (authors, publisher)


@pytest.mark.parametrize("line", ["By the end of the year, exports had doubled.", "Ada Reed", "Share / Print", "Home | World"])
def test_what_is_no_byline(line):
    assert byline(line) is None


def test_credits_of_agencies():
    assert agency("AFP") == "Agence France-Presse"
    assert agency("Harbour News Agency") == "Harbour News Agency"
    assert agency("Harbour Post") is None
    assert dateline_credit("MARROW, March 7 (Reuters) - Five states agreed.").agency == "Reuters"
    assert dateline_credit("Marrow (AFP) – Five states agreed.").agency == "Agence France-Presse"
    assert dateline_credit("The minister (left) said five states agreed.") is None
    assert closing_credit("They meet again in June. (Xinhua)").agency == "Xinhua"
    assert line_credit("Source: AP").agency == "Associated Press"
    assert line_credit("by AFP Staff Writers").agency == "Agence France-Presse"
    assert line_credit("by Staff Writers") is None
    assert line_credit("top") is None


def test_an_agency_whose_reports_are_told_is_the_origin_unless_there_are_two():
    one = mentions("It will rise, the Harbour News Agency (HNA) reported. It fell before, according to Harbour News Agency.")
    assert (one.agency, one.whole) == ("Harbour News Agency", False)
    assert mentions("It will rise, Reuters reported. It fell, according to AFP.") is None
    assert mentions("It rose, according to the ministry, which reported it to the cabinet.") is None


def test_a_scraped_page_says_what_it_is():
    document = read_file(FIXTURES / "scraped.txt")
    assert document.title.value == "Coastal states agree to share storm warnings"
    assert document.publisher.value == "Harbour Post"
    assert document.origin.value == "Harbour Post"
    assert document.authors.value == ("Ada Reed", "Tom Vale")
    assert str(document.date) == "2023-03-07"
    assert document.published.basis == "date line “Tuesday, March 7, 2023, 18:20 GMT+7”"
    assert document.language.value == "en"


def written(tmp_path, text, name="a.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_date_mentioned_in_the_body_never_dates_the_document(tmp_path):
    document = read_file(written(tmp_path, "Coastal states agree on storm warnings\n\n" + STORY))
    assert document.published is None
    assert document.origin is None


def test_two_different_dates_at_the_head_leave_it_undated(tmp_path):
    head = "Coastal states agree on storm warnings\nMarch 7, 2023\nMarch 9, 2023\n"
    assert read_file(written(tmp_path, head + STORY)).published is None


def test_credits_and_bylines_of_other_stories_on_the_page_are_not_taken(tmp_path):
    navigation = "Home\nReuters\nSport\nVideo\nOpinion\n"
    teasers = "Read more\nChef opens noodle bar\nA cook serves breakfast\nActress prefers theatre\nBy Ada Reed\nReuters\n"
    document = read_file(written(tmp_path, navigation + "Coastal states agree on storm warnings\n" + STORY + teasers))
    assert document.origin is None
    assert document.authors is None


def test_a_date_of_change_alone_is_uncertain(tmp_path):
    document = read_file(written(tmp_path, "Coastal states agree on storm warnings\nUpdated March 7, 2023\n" + STORY))
    assert str(document.date) == "2023-03-07?"
    assert document.published.confidence <= 0.5


def test_the_stronger_word_wins(tmp_path):
    front = "---\ntitle: From the front matter\npublisher: Harbour Post\npublished: 2021\n---\n"
    path = written(tmp_path, front + STORY, "a.md")
    entry = SourceEntry(title="From the sidecar", origin="VNA")
    document = read_file(path, entry=entry)
    assert (document.title.value, document.title.provenance) == ("From the sidecar", Provenance.SIDECAR)
    assert (document.publisher.value, document.publisher.provenance) == ("Harbour Post", Provenance.FRONT_MATTER)
    assert document.origin.value == "Vietnam News Agency"
    assert str(document.date) == "2021"
    assert str(read_file(path, published=parse_edtf("2022-05")).date) == "2022-05"
    assert read_file(path, published=parse_edtf("2022-05")).published.provenance is Provenance.COMMAND


def test_a_wire_that_publishes_itself_is_its_own_origin(tmp_path):
    document = read_file(written(tmp_path, STORY), entry=SourceEntry(publisher="Reuters"))
    assert document.origin.value == "Reuters"


def test_titles_and_names_are_told_without_characters_nobody_sees(tmp_path):
    story = (Path(__file__).parents[2] / "fixtures/ingestion/scraped.txt").read_text(encoding="utf-8")
    (tmp_path / "plain.txt").write_text(story, encoding="utf-8")
    (tmp_path / "hidden.txt").write_text(story.replace("o", "o\u200b").replace("a", "\u202ea"), encoding="utf-8")
    plain, hidden = read_file(tmp_path / "plain.txt"), read_file(tmp_path / "hidden.txt")
    assert [line.label for line in hidden.lines] == [line.label for line in plain.lines]
    assert hidden.title == plain.title
    assert hidden.title is not None
    assert (hidden.authors, hidden.published, hidden.origin) == (plain.authors, plain.published, plain.origin)


def test_what_a_program_writes_for_want_of_a_name_is_no_author():
    told = page_authors(PageFacts(authors=("anonymous", "Ann Lee", "Unknown", "https://example.org/bo"), authors_basis="PDF author"))
    assert told is not None
    assert told.value == ("Ann Lee",)
    assert page_authors(PageFacts(authors=("(anonymous)",))) is None
