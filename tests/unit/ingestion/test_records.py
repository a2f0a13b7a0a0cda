"""The heading of a record dates the text; a heading of something that a history tells of never does."""

import pytest

from briefgen.ingestion.metadata.records import record
from briefgen.ingestion.read import read_file
from briefgen.model.corpus import LineLabel, Provenance

TURNS = (
    "CHAIR (Ada Reed): The committee is in session, and we hear the minister on the new harbour of Lema today.\n\n"
    "MS RUIZ: The harbour will cost 31 million crowns. The work on the eastern mole began last Monday, as was agreed.\n\n"
    "MR HOLM: I asked in April what the dues will be when the harbour opens, and nobody has told us so far.\n"
)
ACCOUNT = (
    "The ministers of Aland and Boria met in the town of Lema, and talked for two days about the dues for rice and tea.\n\n"
    "The paper that they signed opened the river to the barges of both countries and lowered the dues for ten years.\n\n"
    "Trade between the two countries doubled in the years that followed, according to the ministry of commerce.\n"
)


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("Transcript of the hearing of 12 June 2025", True),
        ("# Minutes of the meeting of the Harbour Board held on Thursday, 12 June 2025", True),
        ("Minutes, June 12, 2025", True),
        ("Verbatim record of the plenary session of 12 June 2025", True),
        ("Meeting of the Town Council, June 12, 2025", False),
        ("Hearing held on 12 June 2025", False),
        ("Statement of 12 June 2025", False),
        ("Statement on the Lema Agreement, 12 June 2025", False),
        ("Speech by Minister Anna Ruiz at the opening of Lema Port on 12 June 2025", False),
    ],
)
def test_the_heading_of_a_record_tells_its_day(line: str, taken: bool) -> None:
    found = record(line)
    assert found is not None
    assert (str(found.day), found.taken) == ("2025-06-12", taken)


@pytest.mark.parametrize(
    "line",
    [
        "Agreement of 12 June 1995",
        "The speech of 12 June 1995",
        "Minutes of the agreement of 12 June 1995",
        "Statement on the Lema Agreement of 12 June 1995",
        "Transcript of leaked call of 12 June 1995",
        "Meeting the King on 12 June 1995",
        "Record Harvest in Lema, 12 June 1995",
        "Transcript of the hearing of June 1995",
        "Session of 12-13 June 1995",
        "Minutes of the meeting of 12 June 1995 were read.",
    ],
)
def test_what_heads_no_record(line: str) -> None:
    assert record(line) is None


def test_a_transcript_has_the_day_of_its_hearing(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Committee on Harbours, Parliament of Aland\nTranscript of the hearing of 12 June 2025\n\n{TURNS}")
    document = read_file(path)
    assert str(document.date) == "2025-06-12"
    assert document.published.provenance is Provenance.TEXT
    assert document.published.confidence == 0.8
    assert document.published.basis == "heading of a record “Transcript of the hearing of 12 June 2025”"
    assert document.lines[1].label is not LineLabel.BODY


@pytest.mark.parametrize("heading", ["Agreement of 12 June 1995", "Meeting of the two sides, 12 June 1995", "Speech of 12 June 1995"])
def test_a_heading_of_what_an_account_tells_of_does_not_date_it(tmp_path, heading: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"How the river was opened\n{heading}\n\n{ACCOUNT}")
    assert read_file(path).published is None


def test_words_quoted_in_an_account_make_it_no_speech(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Speech of 12 June 1995\n\n{ACCOUNT}\n“We opened the river, and I am glad of it,” the minister said in his speech.\n")
    assert read_file(path).published is None
    path.write_text(f"Speech of 12 June 1995\n\n{ACCOUNT}\nWe opened the river, and I am glad of what came of it in so few years.\n")
    assert str(read_file(path).date) == "1995-06-12"


def test_a_date_line_goes_before_the_day_of_what_is_recorded_and_two_days_tell_none(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Published: 15 June 2025\nTranscript of the hearing of 12 June 2025\n\n{TURNS}")
    assert str(read_file(path).date) == "2025-06-15"
    path.write_text(f"Transcript of the hearing of 12 June 2025\nTranscript of the hearing of 13 June 2025\n\n{TURNS}")
    assert read_file(path).published is None


PAGE = (
    "<html><head><title>The river</title></head><body><article><h1>The river</h1>{under}<p>"
    + ACCOUNT.strip().replace("\n\n", "</p><p>")
    + "</p></article>{below}</body></html>"
)
BYLINE = '<p class="byline">by Ada Reed, posted on 20 June 2025</p>'


def test_a_byline_that_the_page_shows_names_author_and_day(tmp_path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE.format(under=BYLINE, below=""))
    document = read_file(path)
    assert (str(document.date), document.authors.value) == ("2025-06-20", ("Ada Reed",))
    assert document.published.provenance is Provenance.PAGE
    assert document.published.basis == "byline element “by Ada Reed, posted on 20 June 2025”"


@pytest.mark.parametrize(
    ("under", "below"),
    [
        ("", f"<h2>More stories</h2>{BYLINE}"),
        ("", f"<aside>{BYLINE}</aside>"),
        (BYLINE + BYLINE.replace("Ada Reed", "Tom Vale"), ""),
        (BYLINE.replace("posted", "updated").replace("Ada Reed", "our staff"), ""),
    ],
)
def test_a_byline_of_another_story_or_of_a_change_dates_nothing(tmp_path, under: str, below: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE.format(under=under, below=below))
    document = read_file(path)
    assert document.published is None
    assert document.authors is None
