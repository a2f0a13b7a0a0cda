"""A brief of ours, saved among the sources, is told from one and refused with what to do about it."""

import io

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from briefgen.ingestion.own_editions import made_by_us
from briefgen.ingestion.read import read_file
from briefgen.ingestion.unreadable import Unreadable

WORDS = "The harbour council of Lund Bay raised its fees by 4 percent on Monday."
STORY = "".join(f"<p>{WORDS} The vote was close, members said.</p>" for _ in range(4))


def printed(*, creator="", attached=()):
    drawn, saved = io.BytesIO(), io.BytesIO()
    canvas = Canvas(drawn)
    canvas.setCreator(creator)
    canvas.drawString(60, 700, WORDS)
    canvas.save()
    with pdfium.PdfDocument(drawn.getvalue()) as document:
        for name in attached:
            document.new_attachment(name).set_data(b"{}")
        document.save(saved)
    return saved.getvalue()


def code_of(path, data):
    path.write_bytes(data)
    with pytest.raises(Unreadable) as refused:
        read_file(path)
    assert "move it out of the corpus" in str(refused.value)
    return refused.value.code


def test_a_pdf_that_names_this_program_is_refused(tmp_path):
    assert code_of(tmp_path / "last_month.pdf", printed(creator="briefgen")) == "own-edition"


def test_a_pdf_saved_anew_is_told_by_the_record_within_it(tmp_path):
    record = printed(creator="Some Viewer", attached=("facts.json", "manifest.json"))
    assert code_of(tmp_path / "resaved.pdf", record) == "own-edition"


@pytest.mark.parametrize("attached", [(), ("manifest.json",), ("facts.json", "invoice.xml")])
def test_other_pdfs_are_read_whatever_is_attached(tmp_path, attached):
    (tmp_path / "report.pdf").write_bytes(printed(creator="Brief Generator 2", attached=attached))
    assert WORDS in read_file(tmp_path / "report.pdf").text


def test_a_web_edition_is_told_by_its_panel(tmp_path):
    page = f'<html><body><h1>Fees</h1>{STORY}<dialog><h2 id="bg-panel-title">Source</h2></dialog></body></html>'
    assert code_of(tmp_path / "brief.html", page.encode()) == "own-edition"


def test_a_page_about_such_panels_is_read(tmp_path):
    (tmp_path / "page.html").write_text(f"<html><body><h1>Fees</h1>{STORY}<p>The id bg-panel-title is theirs.</p></body></html>")
    assert WORDS in read_file(tmp_path / "page.html").text


def test_the_mark_is_the_program_and_not_a_word_that_begins_like_it():
    assert made_by_us("briefgen 2.1")
    assert not made_by_us("briefgenerator")
    assert not made_by_us("")
