"""Large initials, tables of figures and covers of other files in PDFs."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from briefgen.ingestion.read import read_file
from briefgen.ingestion.unreadable import Unreadable
from briefgen.model.corpus import Document, LineLabel

LINES = (
    "The harbour council met on Monday to",
    "discuss the dredging of the channel.",
    "After long talks it decided that the",
    "work would begin in autumn, and asked",
    "the nation and the ministry for help.",
    "A nation of sailors could expect that.",
)


def pdf(lines: tuple[str, ...], initial: str = "") -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target)
    if initial:
        canvas.setFont("Times-Roman", 36)
        canvas.drawString(60, 746, initial)
    canvas.setFont("Times-Roman", 12)
    for at, line in enumerate(lines):
        canvas.drawString(95 if initial and at < 2 else 60, 770 - 14 * at, line)
    canvas.save()
    return target.getvalue()


def read(tmp_path: Path, data: bytes) -> Document:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    return read_file(path)


def with_attached(data: bytes, *names: str) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as made:
        for name in names:
            made.attachments[name] = pikepdf.AttachedFileSpec(made, b"%PDF-1.4", filename=name)
        made.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("initial", "first", "opening"),
    [
        ("T", "he harbour council met on Monday to", "The harbour council met"),
        ("T", "HE harbour council met on Monday to", "THE harbour council met"),
        ("A", "fter long talks the council met again to", "After long talks"),
        ("A", "nation of sailors met on Monday to", "A nation of sailors"),
    ],
)
def test_a_large_initial_belongs_to_its_word(tmp_path: Path, initial: str, first: str, opening: str) -> None:
    document = read(tmp_path, pdf((first, *LINES[1:], *LINES), initial))
    assert document.text.startswith(opening)


def test_a_letter_that_heads_a_section_stays_a_heading(tmp_path: Path) -> None:
    document = read(tmp_path, pdf(("B", "Harbour dues are told here.", "C", "Channel dues are told there.")))
    assert document.text.split("\n")[0] == "B"


def test_rows_of_figures_are_data(tmp_path: Path) -> None:
    document = read(
        tmp_path, pdf((*LINES, "2021   310   200", "2022   455   250", "Vessen   310   200   17", "Resolution 1701 (2006)", *LINES))
    )
    data = [line.span.of(document.text).split()[0] for line in document.lines if line.label is LineLabel.META]
    assert data == ["2021", "2022", "Vessen"]


def test_the_cover_of_other_files_says_which(tmp_path: Path) -> None:
    cover = ("For the best experience, open this PDF portfolio in", "another program, which shows the files in it.")
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, with_attached(pdf(cover), "release.pdf", "data.json"))
    assert caught.value.message.endswith("save them from it into the corpus: release.pdf")


def test_documents_attached_to_a_pdf_are_named_and_data_is_not(tmp_path: Path) -> None:
    assert read(tmp_path, with_attached(pdf(LINES), "annex.docx", "data.json")).attachments == ("annex.docx",)
