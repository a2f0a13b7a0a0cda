"""PDFs as they come: columns, headings, divided words, pages without text."""

import io

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from briefgen.ingestion.read import read_file

LEFT = (
    "The harbour council met on Monday to",
    "discuss the dredging of the channel.",
    "It decided that the work would begin",
    "in September and end before the ice",
    "comes. Fishermen welcomed the deci-",
    "sion, which had been delayed twice.",
)
RIGHT = (
    "Ilse Marten, who leads the council,",
    "said that costs had doubled since the",
    "first estimate of 2019. She asked the",
    "ministry to pay a third of the sum and",
    "promised a report by June. No date was",
    "set for the next meeting of the body.",
)
LEFT_TEXT = " ".join(LEFT).replace("deci- sion", "decision")


def read(tmp_path, draw):
    target = io.BytesIO()
    canvas = Canvas(target)
    draw(canvas)
    canvas.save()
    (tmp_path / "a.pdf").write_bytes(target.getvalue())
    return read_file(tmp_path / "a.pdf")


def column(canvas, lines, x, top=770):
    for at, line in enumerate(lines):
        canvas.drawString(x, top - 14 * at, line)


def paragraphs(document):
    return [" ".join(span.of(document.text).split()) for span in document.paragraphs]


def test_a_heading_in_larger_type_is_no_part_of_the_paragraph_below(tmp_path):
    def draw(canvas):
        canvas.setFont("Helvetica", 15)
        canvas.drawString(60, 786, "Harbour council: a report on dredging")
        canvas.setFont("Helvetica", 10)
        column(canvas, LEFT, 60)

    assert paragraphs(read(tmp_path, draw))[-1] == LEFT_TEXT


def test_space_between_paragraphs_parts_them_even_where_the_last_line_is_full(tmp_path):
    def draw(canvas):
        column(canvas, LEFT, 60)
        column(canvas, RIGHT, 60, top=676)

    assert paragraphs(read(tmp_path, draw)) == [LEFT_TEXT, " ".join(RIGHT)]


@pytest.mark.parametrize("interleaved", [False, True])
def test_columns_are_read_one_after_the_other(tmp_path, interleaved):
    def draw(canvas):
        canvas.setFont("Helvetica", 15)
        canvas.drawString(60, 800, "Harbour council: a report on dredging")
        canvas.setFont("Helvetica", 10)
        if interleaved:
            for at, lines in enumerate(zip(LEFT, RIGHT, strict=True)):
                for x, line in zip((60, 310), lines, strict=True):
                    canvas.drawString(x, 770 - 14 * at, line)
        else:
            column(canvas, LEFT, 60)
            column(canvas, RIGHT, 310)

    text = " ".join(read(tmp_path, draw).text.split())
    assert f"{LEFT_TEXT} {' '.join(RIGHT)}" in text


def test_the_cells_of_a_table_stay_in_their_rows(tmp_path):
    def draw(canvas):
        column(canvas, LEFT, 60)
        for at, (year, sum_) in enumerate((("2019", "4 million"), ("2020", "5 million"), ("2021", "7 million"), ("2022", "9 million"))):
            canvas.drawString(60, 640 - 14 * at, year)
            canvas.drawString(200, 640 - 14 * at, sum_)

    assert "2019 4 million" in read(tmp_path, draw).text


def scan(canvas):
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("RGB", (40, 40), "white")), 60, 500, 200, 200)
    canvas.showPage()


def test_pages_that_are_pictures_are_told_and_the_others_keep_their_numbers(tmp_path):
    def draw(canvas):
        column(canvas, LEFT, 60)
        canvas.showPage()
        scan(canvas)
        column(canvas, RIGHT, 60)
        canvas.showPage()
        scan(canvas)

    document = read(tmp_path, draw)
    assert document.silent_pages == (2, 4)
    assert [page.number for page in document.pages] == [1, 3]
    assert document.locator(document.text.index("Ilse Marten")) == "p. 3"
    assert document.locator(document.text.index("delayed twice")) == "p. 1"


def test_a_sentence_that_runs_over_a_page_is_whole_and_cited_where_it_begins(tmp_path):
    def draw(canvas):
        column(canvas, LEFT[:4], 60)
        canvas.showPage()
        column(canvas, ("comes. Fishermen welcomed it.", "They had asked for it for years, and", "so had the pilots of the port."), 60)

    document = read(tmp_path, draw)
    start = document.text.index("It decided")
    assert document.locator(start) == "p. 1"
    assert any("before the ice comes." in words for words in paragraphs(document))


def test_a_text_that_is_nothing_but_running_heads_is_not_lost(tmp_path):
    def draw(canvas):
        for _ in range(3):
            column(canvas, LEFT[:2], 60)
            canvas.showPage()

    assert read(tmp_path, draw).text.count("The harbour council met") == 3


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("text_turned", [False, True])
def test_a_turned_page_is_read_from_its_first_line_to_its_last(tmp_path, turned, text_turned):
    def draw(canvas):
        canvas.setPageRotation(turned)
        if text_turned:
            canvas.translate(400, 100)
            canvas.rotate(90)
        column(canvas, LEFT, 40, top=200)

    document = read(tmp_path, draw)
    assert " ".join(document.text.split()).startswith("The harbour council met on Monday to discuss")
    assert document.title is None


def test_heads_that_count_the_pages_are_taken_off_a_short_document(tmp_path):
    def draw(canvas):
        for number in range(1, 5):
            canvas.drawString(60, 810, f"Coast Quarterly {number}" if number % 2 else f"{number} Ports and harbours")
            column(canvas, LEFT, 60)
            canvas.showPage()

    document = read(tmp_path, draw)
    assert "Coast" not in document.text
    assert "Ports" not in document.text
    assert document.title is None


def test_a_first_line_with_a_figure_is_no_head(tmp_path):
    def draw(canvas):
        for words in ("In 2019 the council met twice.", "In 2021 the council met once."):
            column(canvas, (words, *LEFT), 60)
            canvas.showPage()

    assert "In 2019" in read(tmp_path, draw).text
