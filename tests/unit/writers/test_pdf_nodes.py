import contextlib
import datetime as dt
import io
import re
import sys
import time
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

sys.path.append(str(Path(__file__).parent))
import pdf_checks
import pdf_sheets as sheets
import pdf_trees as trees
from pdf_trees import heading, p, statement, t

from briefgen.doctree import nodes as n
from briefgen.model.drawing import Drawing, TextOp
from briefgen.writers.pdf.fonts import measure as fonts
from briefgen.writers.pdf.write import write_pdf

MOMENT = dt.datetime(2024, 10, 31, tzinfo=dt.UTC)


def write(*blocks, sheet=sheets.PLAIN):
    made = write_pdf(n.Tree(title="A title", lang="en", blocks=blocks), sheet, moment=MOMENT, fingerprint="f")
    pdf_checks.assert_sound(made.data)
    return made


def read(*blocks, sheet=sheets.PLAIN):
    return pdf_checks.structure_text(write(*blocks, sheet=sheet).data)


def elements(made):
    pdf = pikepdf.open(io.BytesIO(made.data))
    return pdf, pdf_checks.structure_kids(pdf.Root)[2]


def test_run_in_statement_reads_date_speaker_sentence_citations_mark():
    block = n.StatementBlock(
        id="s1", date="10 Sep 2023", speaker="Nguyễn Thị Ánh", office="Governor", body=(t("The river rose."),),
        cites=(n.Cite(number=3), n.Cite(number=4)), marks=("single source",),
    )  # fmt: skip
    assert read(block, *trees.references(4)[2:])[:3] == [
        ("P", "10 Sep 2023 Nguyễn Thị Ánh, Governor: The river rose.\u00a0single\u00a0source"),
        ("Link", "[3]"),
        ("Link", "[4]"),
    ]


def test_margin_statement_reads_label_then_sentence():
    block = n.StatementBlock(
        id="s1",
        date="≈ 2024",
        speaker="Nguyễn Thị Ánh",
        office="Governor",
        body=(t("The river rose."),),
        cites=(),
        marks=("single source",),
    )
    assert read(block, sheet=sheets.DOSSIER) == [("P", "≈ 2024 Nguyễn Thị Ánh, Governor single source The river rose.")]


def test_statement_carries_its_id_and_citations_lead_to_the_reference_and_back():
    pdf, found = elements(write(statement(1, id="abc"), *trees.references(1)))
    with pdf:
        assert [str(e.ID) for e in found if "/ID" in e] == ["abc", "ref-1"]
        targets = [str(a.Dest) for a in pdf.pages[0].Annots if "/Dest" in a]
    assert targets[0] == "ref-1"


def test_reference_names_the_pages_it_is_cited_on_and_links_there():
    text = dict_of(read(statement(1, id="a0000001"), n.PageBreak(), statement(6, id="a0000006"), *trees.references(1, passages=False)))
    assert "cited\u00a0pp.\u00a0" in text["P"][-1]
    assert text["Link"][-2:] == ["1", "2"]


def quoting(words, *others):
    passages = tuple(("¶ 2", text, "a0000001") for text in (words, *others))
    return n.ReferenceEntry(number=1, children=(t("River Gazette."),), passages=passages)


def test_the_page_a_passage_serves_never_stands_alone_on_a_line():
    for extra in range(30):
        words = "The river rose and fell. " * 3 + "x" * extra + " y" * extra
        made = write(statement(1, id="a0000001"), quoting(words))
        with contextlib.closing(pypdfium2.PdfDocument(made.data)) as pdf:
            shown = pdf[0].get_textpage().get_text_bounded()
        assert not [line for line in shown.splitlines() if re.fullmatch(r"\s*·\s*p\.\s*1\s*", line)]


def test_a_passage_has_its_place_in_the_margin_where_statements_have_their_labels():
    shown = read(statement(1, id="a0000001"), quoting("The river rose."), sheet=sheets.DOSSIER)
    assert [words for role, words in shown if role == "P"][-1] == "¶ 2 ·\u00a0p.\u00a0“The river rose.”"


def dict_of(pairs):
    collected: dict[str, list[str]] = {}
    for role, words in pairs:
        collected.setdefault(role, []).append(words)
    return collected


def test_citations_stay_with_the_last_word():
    words = "river " * 13
    for extra in range(8):
        body = words + "x" * extra + " end."
        made = write(
            n.StatementBlock(id="s", date="", speaker="", office="", body=(t(body),), cites=(n.Cite(number=1), n.Cite(number=2))),
            *trees.references(2),
            sheet=sheets.IN_FOCUS,
        )
        assert baseline_of(made, "[1]") - baseline_of(made, "end.") == pytest.approx(3.0, abs=0.01)


def baseline_of(made, word):
    """Baseline of the first text operator whose text ends in a word."""
    return next(y for _, _, y, text in pdf_checks.drawn_pieces(made.data) if text.rstrip().endswith(word))


def test_changed_statement_has_a_bar():
    plain, changed = (write(statement(0, changed=flag), sheet=sheets.IN_FOCUS) for flag in (False, True))
    assert b" 1.6 " not in content(plain)
    assert b" 1.6 " in content(changed)


def content(made, page=0):
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        return pdf.pages[page].Contents.read_bytes()


def test_headings_never_skip_a_level():
    pairs = read(heading(3, "Deep", "a"), heading(2, "Two", "b"), heading(3, "Three", "c"))
    assert [role for role, _ in pairs] == ["H1", "H2", "H3"]


def test_heading_is_never_last_on_a_page():
    filler = tuple(p("Line.") for _ in range(40))
    for count in range(30, 40):
        made = write(*filler[:count], heading(1, "A heading", "h"), p("What follows it. " * 20, id="after"))
        assert made.printed["h"][0] == made.printed["after"][0]


def test_paragraphs_leave_no_single_line_behind():
    split = 0
    for count in range(28, 44):
        made = write(*(p("Line.") for _ in range(count)), p("river " * 70))
        pages = [page for page, _, _, text in pdf_checks.drawn_pieces(made.data) if "river" in text]
        counts = [pages.count(page) for page in set(pages)]
        assert min(counts) > 1
        split += len(counts) > 1
    assert split


def test_table_head_repeats_as_an_artifact_and_rows_keep_their_scope():
    made = write(trees.table(90))
    assert made.pages > 2
    pdf, found = elements(made)
    with pdf:
        heads = [e for e in found if e.S == "/TH" and str(e.A.Scope) == "/Column"]
        rows = [e for e in found if e.S == "/TH" and str(e.A.Scope) == "/Row"]
    assert (len(heads), len(rows)) == (3, 90)
    drawn = [page for page, _, _, text in pdf_checks.drawn_pieces(made.data) if text == "District"]
    assert drawn == list(range(1, made.pages + 1))


@pytest.mark.parametrize(("rows", "named"), [(2, 0), (3, 3)])
def test_heads_of_rows_are_heads_where_they_do_not_outnumber_what_they_head(rows, named):
    pdf, found = elements(write(trees.table(rows)))
    with pdf:
        assert sum(str(e.S) == "/TH" and str(e.A.Scope) == "/Row" for e in found) == named


@pytest.mark.parametrize("head", [(), (n.Cell(children=()), n.Cell(children=()))], ids=["none", "empty"])
def test_table_without_a_head_has_a_heading_for_every_cell(head):
    rows = tuple((n.Cell(children=(t("A"),)), n.Cell(children=(t("B"),), header=at == 1)) for at in range(3))
    pdf, found = elements(write(n.Table(columns=(n.Column(), n.Column()), head=head, rows=rows)))
    with pdf:
        cells = [(str(e.S), str(e.A.Scope) if "/A" in e else "") for e in found if e.S in ("/TH", "/TD")]
    assert cells == [("/TH", "/Row"), ("/TD", ""), ("/TH", "/Row"), ("/TH", "/Row"), ("/TH", "/Row"), ("/TD", "")]


def test_a_narrow_column_gets_the_room_of_its_longest_word():
    columns = (n.Column(), *(n.Column(align="center", width=0.04) for _ in range(12)))
    head = (n.Cell(children=(t("Part"),)), *(n.Cell(children=(t(f"[{number}]"),)) for number in range(4, 16)))
    cells = (n.Cell(children=(t("The yield of the year"),)), *(n.Cell(children=(t("1"),)) for _ in range(12)))
    document = pypdfium2.PdfDocument(write(n.Table(columns=columns, head=head, rows=(cells,)), sheet=sheets.DOSSIER).data)
    page = document[0].get_textpage()
    at = page.get_text_range().find("[10")
    bottoms = {round(page.get_charbox(at + step)[1]) for step in range(4)}
    assert page.get_text_range(at, 4) == "[10]"
    assert len(bottoms) <= 2
    assert max(bottoms) - min(bottoms) < 4


def test_decimal_columns_line_up_on_the_point():
    values = ("2.5", "1,375.25", "12", "140.0")
    made = write(n.Table(columns=(n.Column(), n.Column(align="decimal")), head=(n.Cell(children=(t("A"),)), n.Cell(children=(t("B"),))),
                         rows=tuple((n.Cell(children=(t("row"),)), n.Cell(children=(t(value),))) for value in values)))  # fmt: skip
    width, style = fonts(sheets.FAMILIES).width, sheets.text_styles()["td"]
    points = [
        x + width(text.partition(".")[0], style.font, style.size) for _, x, _, text in pdf_checks.drawn_pieces(made.data) if text in values
    ]
    assert len(points) == 4
    assert max(points) - min(points) < 0.6


def test_table_without_rows_says_so():
    table = replace(trees.table(1), rows=())
    assert ("TD", "No data") in read(table)


def test_figure_has_alt_box_and_text_in_the_documents_fonts():
    pdf, found = elements(write(trees.figure()))
    with pdf:
        figure = next(e for e in found if e.S == "/Figure")
        assert str(figure.Alt).startswith("A timeline")
        x0, y0, x1, y1 = (float(v) for v in figure.A.BBox)
    assert (x1 - x0, y1 - y0) == pytest.approx((236, 110), abs=0.1)


def test_figure_without_drawing_says_no_data():
    assert ("P", "No data") in read(trees.figure(drawing=None))


def test_figure_stays_with_caption_and_source():
    for count in range(20, 46):
        made = write(*(p("Line.") for _ in range(count)), trees.figure(id="f"), sheet=sheets.IN_FOCUS)
        pdf, found = elements(made)
        with pdf:
            pages = {e.Pg.objgen for e in found if e.S in ("/Figure", "/Caption")}
        assert len(pages) == 1


def test_contents_print_the_pages_headings_are_on():
    made = write(
        heading(1, "Contents", "c", contents=False),
        n.Contents(depth=2),
        n.PageBreak(),
        heading(1, "First", "a"),
        n.PageBreak(),
        heading(2, "Second", "b"),
    )
    links = [text for role, text in pdf_checks.structure_text(made.data) if role == "Link"]
    assert links == ["First 2", "Second 3"]


def test_lists_have_labels_and_bodies():
    items = ((p("One."),), (p("Two."), p("More.")))
    assert read(n.BulletList(items=items, ordered=True)) == [("Lbl", "1. "), ("P", "One."), ("Lbl", "2. "), ("P", "Two."), ("P", "More.")]


def test_box_splits_over_columns_and_is_drawn_in_each():
    box = n.Box(role="key-points", title=(t("Key points"),), children=tuple(p("river " * 40) for _ in range(30)))
    made = write(box, sheet=sheets.IN_FOCUS)
    assert content(made).count(b"0.933 0.957 0.98 rg") >= 2


def test_columns_of_the_last_page_are_balanced():
    made = write(*(p("river " * 30) for _ in range(10)), sheet=sheets.IN_FOCUS)
    bottoms = {}
    for _, x, y, text in pdf_checks.drawn_pieces(made.data):
        if "river" in text:
            bottoms[x > 290] = min(bottoms.get(x > 290, 1000.0), y)
    assert abs(bottoms[True] - bottoms[False]) < 2 * 12.4


def test_language_of_foreign_words_is_marked():
    assert b"/Lang(vi)" in content(write(n.Paragraph(children=(t("Words "), t("Đồng Tháp", "vi")))))


def test_link_to_nowhere_is_words_and_a_problem():
    made = write(n.Paragraph(children=(n.Link(target="#nowhere", children=(t("there"),)),)))
    assert [problem.code for problem in made.problems] == ["pdf.link-target"]
    assert "there" in pdf_checks.drawn_text(made.data)


def test_character_without_a_glyph_is_reported_and_never_printed_as_a_box():
    made = write(p("A sign \U00013000 of old."))
    assert [problem.code for problem in made.problems] == ["pdf.no-glyph"]
    assert "U+13000" in made.problems[0].message
    assert "A sign \N{REPLACEMENT CHARACTER} of old." in pdf_checks.drawn_text(made.data)


def test_fallback_fonts_set_what_the_text_fonts_lack():
    words = "Привет → ∆ مرحبا שלום"
    made = write(p(words))
    assert made.problems == ()
    assert pdf_checks.structure_text(made.data) == [("P", words)]


def test_every_vietnamese_letter_prints():
    import unicodedata

    letters = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯYđĐ"
    tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    text = " ".join(letter + tone for letter in letters for tone in tones if not (tone and letter in "đĐ"))
    for role in ("body", "title", "takeaway", "small"):
        made = write(p(text, role))
        assert made.problems == ()
        assert pdf_checks.structure_text(made.data)[0][1] == unicodedata.normalize("NFC", text)


HARD = {
    "paragraph of 40,000 words": (lambda: (p("the river " * 20_000),), 3.0),
    "words of 200 characters": (lambda: (p(" ".join("w" * 200 for _ in range(50))),), 1.0),
    "row taller than a page": (
        lambda: (n.Table(columns=(n.Column(), n.Column()), head=(n.Cell(children=(t("a"),)), n.Cell(children=(t("b"),))),
                         rows=((n.Cell(children=(t("x " * 8000),)), n.Cell(children=(t("short"),))),)),), 2.0),
    "300 citations": (lambda: (statement(0, cites=tuple(range(1, 301))), *trees.references(300)), 4.0),
    "60 sections": (lambda: tuple(n.SectionBlock(id=f"s{at}", children=(heading(1, f"Section {at}", f"h{at}"),)) for at in range(60)), 1.0),
    "statement longer than a page": (lambda: (statement(0, body=(t("the river " * 2000),)),), 2.0),
}  # fmt: skip


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("sheet", [sheets.IN_FOCUS, sheets.DOSSIER], ids=["columns", "margin"])
def test_hard_content_is_laid_out_in_time(name, sheet):
    make, seconds = HARD[name]
    blocks = make()
    start = time.perf_counter()
    made = write_pdf(n.Tree(title="x", lang="en", blocks=blocks), sheet, moment=MOMENT, fingerprint="f")
    assert time.perf_counter() - start < seconds * 4, "quadratic?"
    pdf_checks.assert_sound(made.data)
    assert_inside(made)


def assert_inside(made):
    for _, x, y, _ in pdf_checks.drawn_pieces(made.data):
        assert 20 < x < 580
        assert 15 < y < 830


def test_what_no_font_has_is_told_with_its_statement_once():
    signs = "\U00013000\U00013001\U00013002\U00013003\U00013004\U00013005"
    made = write(
        statement(0, id="a1", body=(t(f"Signs {signs}."),)), statement(1, id="b2", body=(t(f"Again {signs}."),)), *trees.references(1)
    )
    (problem,) = [problem for problem in made.problems if problem.code == "pdf.no-glyph"]
    assert problem.message.startswith("no font has U+13000 ")
    assert "and 2 more; the sign � stands for each in statement a1, “" in problem.message


def test_what_no_font_has_is_told_of_charts_and_page_heads():
    op = TextOp(x=1, y=1, text="\U00013000", font="sans", size=8, colour="#000000")
    tree = n.Tree(
        title="x",
        lang="en",
        blocks=(trees.figure(id="f1", drawing=Drawing(width=50, height=20, ops=(op,))),),
        furniture=n.Furniture(head_left="\U00013001"),
    )
    messages = " ".join(problem.message for problem in write_pdf(tree, sheets.PLAIN, moment=MOMENT, fingerprint="f").problems)
    assert "in exhibit f1" in messages
    assert "in the head or foot of a page" in messages


EAST_ASIAN = {"matplotlib-fontja": "東京都の漢字", "koreanize-matplotlib": "서울특별시", "paperang-p2-fonts-cjk": "习近平"}


@pytest.mark.parametrize("package", EAST_ASIAN)
def test_east_asian_words_print_when_the_extra_is_installed_and_are_told_when_not(package):
    words = EAST_ASIAN[package]
    made = write(p(f"The name {words} in a sentence."))
    try:
        metadata.distribution(package)
    except metadata.PackageNotFoundError:
        if not made.problems:
            pytest.skip("another package of the extra has these characters")
        assert "make extra NAME=cjk" in made.problems[0].hints[0]
        assert "\N{REPLACEMENT CHARACTER}" * len(words) in pdf_checks.drawn_text(made.data)
    else:
        assert made.problems == ()
        assert pdf_checks.structure_text(made.data) == [("P", f"The name {words} in a sentence.")]
        assert words in "".join(text for _, _, _, text in pdf_checks.drawn_pieces(made.data))


def run_on(number, words="River Gazette, 4 May 2021."):
    return n.ReferenceEntry(number=number, children=(t(words),), run_on=number > 1, back=(f"s{number}",) if number == 2 else ())


def test_references_that_run_on_share_lines_and_each_number_leads_to_its_own():
    cites = tuple(n.Cite(number=number) for number in range(1, 13))
    told = n.StatementBlock(id="s2", date="", speaker="", office="", body=(t("The river rose."),), cites=cites)
    with contextlib.closing(pikepdf.open(io.BytesIO(write(told, *map(run_on, range(1, 13))).data))) as pdf:
        places = {name: float(where[3]) for name, where in pikepdf.NameTree(pdf.Root.Names.Dests).items() if name.startswith("ref-")}
    assert len(places) == 12
    assert 1 < len(set(places.values())) < 12
    tops = [places[f"ref-{number}"] for number in range(1, 13)]
    assert tops == sorted(tops, reverse=True)


def test_each_reference_of_a_run_is_a_note_of_its_own_and_its_number_begins_no_line_alone():
    made = write(*map(run_on, range(1, 40)))
    pdf, found = elements(made)
    with pdf:
        assert [str(one.ID) for one in found if one.S == "/Note"] == [f"ref-{number}" for number in range(1, 40)]
    page = pypdfium2.PdfDocument(made.data)[0].get_textpage().get_text_bounded()
    assert not [line for line in page.splitlines() if line.rstrip().endswith("]")]
    assert [kind for kind, text in read(*map(run_on, range(1, 4))) if "River Gazette" in text] == ["P", "P", "P"]


def test_a_reference_with_passages_runs_on_in_no_paragraph():
    quoted = replace(run_on(2), passages=(("¶ 1", "The river rose.", ""),))
    with contextlib.closing(pikepdf.open(io.BytesIO(write(run_on(1), quoted, run_on(3)).data))) as pdf:
        tops = {float(where[3]) for name, where in pikepdf.NameTree(pdf.Root.Names.Dests).items() if name.startswith("ref-")}
    assert len(tops) == 3
