"""Headline, paper and day, story: how people save what they read, whatever the paper is called and the file is."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from briefgen.ingestion.metadata.named_dates import named_date
from briefgen.ingestion.read import read_file
from briefgen.model.corpus import LineLabel

HEADLINE = "Council to vote on the northern pier"
STORY = (
    "The council of Lund Bay agreed on Monday to put the northern pier to a vote on 3 June, its speaker said.",
    "The pier had been closed for two winters, and the fish market moved to the old quay.",
)


@pytest.mark.parametrize(
    ("line", "day", "publisher"),
    [
        ("Orland Argus, 14 March 2024", "2024-03-14", "Orland Argus"),
        ("Orland Argus, March 14, 2024", "2024-03-14", "Orland Argus"),
        ("La Gazette de Lund, 14 mars 2024", "2024-03-14", "La Gazette de Lund"),
        ("Lund Bay Echo | 14 March 2024", "2024-03-14", None),
        ("Policy brief, 14 March 2024", "2024-03-14", None),
        ("L’Écho du Nord – 14 mars 2024", "2024-03-14", None),
    ],
)
def test_a_name_and_a_day_are_a_date_line(line, day, publisher):
    found = named_date(line)
    assert found is not None
    assert (str(found.date.date), found.publisher) == (day, publisher)


@pytest.mark.parametrize(
    "line",
    [
        "Deadline for answers, 14 March 2024",
        "Photo by the author, 14 March 2024",
        "The ferry was held in port, 14 March 2024",
        "the talks ended, 14 March 2024",
        "Lund Bay Echo, 14 March 2024.",
        "Orland Argus, March 2024",
        "Valid until, 14 March 2024",
        "Meeting of the Board, 14 March 2024",
    ],
)
def test_other_lines_with_a_day_are_none(line):
    assert named_date(line) is None


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("dated", ["Orland Argus, 14 March 2024", "Policy brief, 14 March 2024", "14 March 2024"])
@pytest.mark.parametrize("above", [False, True])
def test_a_text_is_titled_and_dated_by_its_first_lines(tmp_path, gap, dated, above):
    head = (dated, HEADLINE) if above else (HEADLINE, dated, "By Ilse Marten")
    (tmp_path / "saved.txt").write_text(gap.join(head) + "\n\n" + "\n".join(STORY))
    document = read_file(tmp_path / "saved.txt")
    assert document.title is not None
    assert document.title.value == HEADLINE
    assert document.published is not None
    assert str(document.published.value) == "2024-03-14"
    assert [span.of(document.text) for span in document.paragraphs] == list(STORY)


def test_a_pdf_with_a_letterhead_is_titled_and_dated(tmp_path):
    target = io.BytesIO()
    canvas = Canvas(target)
    for at, line in enumerate(("LUND BAY HARBOUR BOARD", HEADLINE, "Policy brief, 14 March 2024", *STORY)):
        canvas.drawString(40, 780 - 40 * at, line)
    canvas.save()
    (tmp_path / "brief.pdf").write_bytes(target.getvalue())
    document = read_file(tmp_path / "brief.pdf")
    assert document.title is not None
    assert document.title.value == HEADLINE
    assert document.published is not None
    assert str(document.published.value) == "2024-03-14"
    assert document.publisher is None


def test_a_text_without_a_day_is_labelled_as_before(tmp_path):
    (tmp_path / "saved.txt").write_text("Harbour notes\nLund Bay\n\n" + "\n".join(STORY))
    document = read_file(tmp_path / "saved.txt")
    assert document.published is None
    assert LineLabel.META not in {line.label for line in document.lines}


def test_a_day_further_down_dates_nothing(tmp_path):
    (tmp_path / "saved.txt").write_text("\n".join((HEADLINE, "", *STORY, "Policy brief, 14 March 2024", *STORY[::-1])))
    assert read_file(tmp_path / "saved.txt").published is None
