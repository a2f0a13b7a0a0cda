"""What changes its place so that pages are well filled: figures and tables."""

import datetime as dt
import io
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

sys.path.append(str(Path(__file__).parent))
import pdf_checks
import pdf_sheets as sheets
import pdf_trees as trees
from pdf_trees import heading, p, t

from briefgen.doctree import nodes as n
from briefgen.writers.pdf.write import write_pdf

MOMENT = dt.datetime(2024, 10, 31, tzinfo=dt.UTC)
BOTTOM = sheets.PLAIN.page.bottom
HIGH = sheets.PLAIN.page.height - sheets.PLAIN.page.top - BOTTOM


def write(*blocks, sheet=sheets.PLAIN):
    made = write_pdf(n.Tree(title="A title", lang="en", blocks=blocks), sheet, moment=MOMENT, fingerprint="f")
    pdf_checks.assert_sound(made.data)
    return made


def lines(count, word="Line", first=0):
    return tuple(p(f"{word} {at}.") for at in range(first, first + count))


def chart(height=200, **more):
    return trees.figure(id="f", drawing=trees.drawing(236, height), **more)


def drawn(made):
    return [(page, y, text) for page, _, y, text in pdf_checks.drawn_pieces(made.data)]


def lowest(made, page):
    return min(y for at, y, text in drawn(made) if at == page and text)


def page_of(made, word):
    return next(page for page, _, text in drawn(made) if word in text)


def test_text_that_follows_moves_up_before_a_figure_that_does_not_fit():
    section = n.SectionBlock(id="s", children=(heading(1, "Heading", "h"), *lines(36), chart(), *lines(12, "More")))
    made = write(section)
    assert (page_of(made, "Line 35"), page_of(made, "Figure 1"), page_of(made, "More 0")) == (1, 2, 1)
    assert lowest(made, 1) - BOTTOM < 60
    text = [words for _, _, words in drawn(made) if words.startswith(("Line", "More"))]
    assert text == [f"Line {at}." for at in range(36)] + [f"More {at}." for at in range(12)]


def test_a_figure_at_its_sections_end_goes_before_text_it_stood_behind():
    first = n.SectionBlock(id="s", children=(heading(1, "Heading", "h"), *lines(38), chart()))
    made = write(first, n.SectionBlock(id="s2", children=(heading(1, "Next", "h2"), *lines(3, "More"))))
    assert page_of(made, "Figure 1") == 1
    assert page_of(made, "Line 37") == 2
    assert lowest(made, 1) - BOTTOM < 60


def test_a_figure_stays_in_its_section_and_under_its_heading():
    for count in range(20, 46, 2):
        first = n.SectionBlock(id="s", children=(heading(1, "Before", "h"), *lines(count)))
        second = n.SectionBlock(id="s2", children=(heading(1, "Heading", "h2"), p("Opens."), chart(), heading(2, "Sub", "h3"), p("Ends.")))
        made = write(first, second, n.SectionBlock(id="s3", children=(heading(1, "After", "h4"), *lines(3, "More"))))
        read = [text for _, text in pdf_checks.structure_text(made.data)]
        order = [read.index(word) for word in ("Heading", "Figure 1. Agreements, 2015–2020", "Sub", "After")]
        assert order == sorted(order)


def test_a_figure_that_fits_or_leaves_little_is_not_moved():
    for count in (10, 45):
        made = write(n.SectionBlock(id="s", children=(*lines(count), chart(), *lines(10, "More"))))
        read = [text for _, text in pdf_checks.structure_text(made.data)]
        at = read.index("Figure 1. Agreements, 2015–2020")
        assert read[at - 1] == f"Line {count - 1}."


def test_figures_keep_their_order():
    one, two = chart(), trees.figure(id="g", drawing=trees.drawing(236, 300), caption=(t("Figure 2."),))
    made = write(n.SectionBlock(id="s", children=(*lines(36), one, two, *lines(20, "More"))))
    read = [text for _, text in pdf_checks.structure_text(made.data)]
    assert read.index("Figure 1. Agreements, 2015–2020") < read.index("Figure 2.")


def test_a_long_paragraph_beside_a_figure_is_read_as_it_is_painted():
    for count in range(26, 46):
        made = write(
            n.SectionBlock(id="s", children=(*(p("river " * 40) for _ in range(count // 2)), chart(), p("stone " * 400))),
            sheet=sheets.IN_FOCUS,
        )
        assert made.pages < 4


@pytest.mark.parametrize("rows", [4, 14])
def test_a_table_moves_whole_unless_that_leaves_a_fifth_of_the_page(rows):
    parted = moved = 0
    for count in range(8, 44, 3):
        made = write(*lines(count), trees.table(rows))
        pages = {page for page, _, text in drawn(made) if text.startswith("Huyện")}
        if len(pages) > 1:
            parted += 1
            assert HIGH - count * 16.4 > HIGH / 5 - 30
        elif pages == {2}:
            moved += 1
            assert page_of(made, "Table 1") == 2
            assert lowest(made, 1) - BOTTOM < HIGH / 5 + 30
    assert moved
    assert (parted > 0) == (rows == 14)


def test_a_table_moves_with_the_heading_before_it():
    made = write(*lines(38), heading(1, "Heading", "h"), trees.table(8))
    assert page_of(made, "Heading") == page_of(made, "Huyện 0") == page_of(made, "Huyện 7") == 2


def test_a_table_longer_than_a_page_is_parted_with_its_head_again():
    made = write(*lines(30), trees.table(60))
    assert page_of(made, "Huyện 0") == 1
    assert [page for page, _, text in drawn(made) if text == "District"] == list(range(1, made.pages + 1))


def left_of(made, word):
    return next(x for _, x, _, text in pdf_checks.drawn_pieces(made.data) if text.startswith(word))


def test_wide_tables_and_figures_take_the_margin_column_and_others_do_not():
    margin, text = sheets.DOSSIER.page.left, sheets.DOSSIER.page.left + sheets.DOSSIER.page.margin_column + sheets.DOSSIER.page.margin_gap
    for wide, left in ((True, margin), (False, text)):
        made = write(replace(trees.table(2), wide=wide), chart(wide=wide), sheet=sheets.DOSSIER)
        assert left_of(made, "Table 1") == pytest.approx(left, abs=0.01)
        assert left_of(made, "Huyện 0") == pytest.approx(left, abs=0.01)
        assert left_of(made, "Figure 1") == pytest.approx(left, abs=0.01)


def test_a_table_too_wide_for_the_text_column_takes_the_margin_column():
    words = tuple(n.Cell(children=(t("w" * 20),)) for _ in range(4))
    made = write(n.Table(columns=(n.Column(),) * 4, head=words, rows=(words,)), sheet=sheets.DOSSIER)
    assert left_of(made, "www") == pytest.approx(sheets.DOSSIER.page.left, abs=0.01)


def test_decimal_points_line_up_before_units_and_citations():
    values = (("2.5", ()), ("1,375.25 %", ()), ("12", (n.Cite(number=1),)), ("−140.0", ()), ("ca. 7.125 km", ()), ("2 000,5", ()))
    rows = tuple((n.Cell(children=(t(f"row {at}"),)), n.Cell(children=(t(value), *cites))) for at, (value, cites) in enumerate(values))
    head = (n.Cell(children=(t("A"),)), n.Cell(children=(t("B"),)))
    made = write(n.Table(columns=(n.Column(), n.Column(align="decimal")), head=head, rows=rows), *trees.references(1))
    from briefgen.writers.pdf.fonts import measure

    width, style = measure(sheets.FAMILIES).width, sheets.text_styles()["td"]
    points = []
    for _, x, _, text in pdf_checks.drawn_pieces(made.data):
        for value, whole in zip((value for value, _ in values), ("2", "1,375", "12", "−140", "ca. 7", "2 000"), strict=True):
            if text.strip() == value:
                points.append(x + width(whole, style.font, style.size))
    assert len(points) == 6
    assert max(points) - min(points) < 0.6


def test_passages_have_single_marks_inside():
    entry = replace(trees.references(1)[0], passages=(("¶ 1", "“First,” she said, “the river.”", "s"),))
    read = " ".join(text for _, text in pdf_checks.structure_text(write(entry).data))
    assert "“‘First,’ she said, ‘the river.’”" in read


def test_citations_in_one_cell_stand_alike():
    cell = n.Cell(children=tuple(n.Cite(number=number) for number in (1, 2, 3)))
    made = write(n.Table(columns=(n.Column(),), head=(n.Cell(children=(t("A"),)),), rows=((cell,),)), *trees.references(3))
    heights = [y for _, y, text in drawn(made) if text in ("[1]", "[2]", "[3]")][:3]
    assert len(set(heights)) == 1


def test_a_watermark_lies_behind_everything_and_is_read_nowhere():
    furniture = replace(trees.FURNITURE, watermark="DRAFT")
    tree = n.Tree(title="x", lang="en", blocks=(p("Words."), n.PageBreak(), p("More.")), furniture=furniture)
    made = write_pdf(tree, sheets.PLAIN, moment=MOMENT, fingerprint="f")
    pdf_checks.assert_sound(made.data)
    assert "DRAFT" not in " ".join(text for _, text in pdf_checks.structure_text(made.data))
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        for page in pdf.pages:
            first = pikepdf.parse_content_stream(page)[:2]
            assert str(first[0].operands[0]) == "/Artifact"
            assert first[0].operands[1].Subtype == "/Watermark"
    assert next(text for page, _, text in drawn(made) if page == 2) == "DRAFT"


def paragraph(word):
    return p(" ".join([f"{word}."] * 3))


@pytest.mark.parametrize("figure", [False, True])
def test_the_last_lines_of_a_section_do_not_stand_alone_at_the_head_of_a_page(figure):
    moved = 0
    for count in range(25, 50):
        last = (chart(100), paragraph("Last")) if figure else (paragraph("Last"),)
        one = n.SectionBlock(id="a", children=(heading(1, "One", "a"), *lines(count), *last))
        other = n.SectionBlock(id="b", children=(heading(1, "Two", "b"), *lines(3, "More")))
        made = write(one, other)
        alone = [text for page, _, text in drawn(made) if page == page_of(made, "Last") and text.startswith(("Line", "Figure", "Last"))]
        assert len(alone) > 1
        moved += page_of(made, "Last") == 2
        assert lowest(made, 1) - BOTTOM < HIGH / 5 + 30 or page_of(made, "Last") == 1
    assert moved


@pytest.mark.parametrize(("words", "alone"), [(2, False), (150, True)])
def test_a_last_row_begins_a_page_alone_only_where_it_is_tall(words, alone):
    found = []
    for rows in range(36, 47):
        cells = [(n.Cell(children=(t(f"Row {at}"),), header=True), n.Cell(children=(t("rice"),))) for at in range(rows)]
        cells.append((n.Cell(children=(t("Last"),), header=True), n.Cell(children=(t("river " * words),))))
        head = (n.Cell(children=(t("Where"),), header=True), n.Cell(children=(t("What"),)))
        made = write(n.Table(alt="Rows.", columns=(n.Column(), n.Column()), head=head, rows=tuple(cells)))
        found.append(page_of(made, "Last") > page_of(made, f"Row {rows - 1}"))
    assert any(found) == alone


def test_a_heading_goes_with_the_only_block_that_keeps_a_sections_end_company():
    moved = 0
    for count in range(25, 50):
        last = n.SectionBlock(id="b", children=(heading(1, "Two", "b"), paragraph("First"), paragraph("Last")))
        made = write(n.SectionBlock(id="a", children=(heading(1, "One", "a"), *lines(count))), last)
        assert page_of(made, "Two") == page_of(made, "First") == page_of(made, "Last")
        moved += page_of(made, "Last") == 2
    assert moved
