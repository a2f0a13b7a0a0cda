"""A brief of ours, saved among the sources, is told from one and refused with what to do about it."""

import io

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from briefgen.ingestion.own_editions import made_by_us
from briefgen.ingestion.read import read_file
from briefgen.ingestion.scan import scan
from briefgen.ingestion.unreadable import Unreadable
from briefgen.text.own_mark import own_mark

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


@pytest.mark.parametrize("name", ["brief.txt", "brief.md", "changes.md"])
def test_a_text_edition_is_told_by_its_last_line(tmp_path, name):
    assert code_of(tmp_path / name, f"FEES\n====\n\n{WORDS}\n\n{own_mark('fees', 3)}\n".encode()) == "own-edition"


def test_the_pages_of_the_reading_room_are_refused(tmp_path):
    page = f'<html><head><meta name="generator" content="briefgen"></head><body><h1>Reading room</h1>{STORY}</body></html>'
    assert code_of(tmp_path / "index.html", page.encode()) == "own-edition"
    other = page.replace('content="briefgen"', 'content="briefgenius 3"')
    (tmp_path / "other.html").write_text(other)
    assert WORDS in read_file(tmp_path / "other.html").text


@pytest.mark.parametrize("told", ["<generator>briefgen</generator>", "<author><name>briefgen</name></author>"])
def test_the_feed_of_the_reading_room_is_refused(tmp_path, told):
    feed = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Room</title>%s<entry><title>Fees</title><summary>%s</summary></entry></feed>'
    assert code_of(tmp_path / "feed.xml", (feed % (told, WORDS)).encode()) == "own-edition"
    (tmp_path / "other.xml").write_text(feed % (told.replace("briefgen", "Bay press"), WORDS))
    assert WORDS in read_file(tmp_path / "other.xml").text


@pytest.mark.parametrize("names", [("facts.json", "manifest.json", "changes.md"), ("index.html", "feed.xml", "editions.json")])
def test_a_folder_of_editions_is_one_thing_that_cannot_be_read(tmp_path, names):
    folder = tmp_path / "corpus" / "old" / "kept"
    folder.mkdir(parents=True)
    (folder.parent / "note.txt").write_text(STORY)
    for name in (*names, "p01.png", "brief.txt"):
        (folder / name).write_text(WORDS)
    found = scan(tmp_path / "corpus")
    assert [file.name for file in found] == ["old/kept", "old/note.txt"]
    with pytest.raises(Unreadable, match="the folder holds briefs made by briefgen") as refused:
        read_file(found[0])
    assert refused.value.code == "own-edition"


def test_a_folder_with_some_such_names_is_looked_into(tmp_path):
    for name in ("facts.json", "changes.md", "index.html", "editions.json"):
        (tmp_path / name).write_text(WORDS)
    assert len(scan(tmp_path)) == 4
