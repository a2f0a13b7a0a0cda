"""What makes a page calm: labels that step back, headings and numbers that line up, a last page that looks meant."""

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
from briefgen.writers.pdf.fonts import font_book
from briefgen.writers.pdf.write import cover_pages, write_pdf

MOMENT = dt.datetime(2024, 10, 31, tzinfo=dt.UTC)
PAGE = sheets.PLAIN.page
HIGH = PAGE.height - PAGE.top - PAGE.bottom


def write(*blocks, sheet=sheets.PLAIN):
    made = write_pdf(n.Tree(title="A title", lang="en", blocks=blocks), sheet, moment=MOMENT, fingerprint="f")
    pdf_checks.assert_sound(made.data)
    return made


def drawn(made):
    return pdf_checks.drawn_pieces(made.data)


def lines(count):
    return tuple(p(f"Line {at}.") for at in range(count))


def used(made, page):
    return PAGE.height - PAGE.top - min(y for at, _, y, text in drawn(made) if at == page and text.strip() and y > PAGE.bottom)


def said(name, **more):
    fields = {"date": "4 May 2021", "speaker": "Ila Børn", "office": "", "body": (t("Dues fall."),), "cites": (), **more}
    return n.StatementBlock(id=name, **fields)


def fonts_of(made, word):
    """Names of the fonts that pieces with a word are drawn in."""
    found = []
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        pieces = iter(drawn(made))
        for page in pdf.pages:
            font = ""
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    font = str(page.Resources.Font[str(operands[0])].BaseFont)
                elif str(operator) == "TJ" and word in next(pieces)[3]:
                    found.append(font.rpartition("-")[2])
    return found


@pytest.mark.parametrize("sheet", [sheets.PLAIN, sheets.DOSSIER])
def test_a_label_that_says_what_the_one_before_said_steps_back(sheet):
    told = (said("a1"), said("a2"), said("a3", date="5 May 2021"), said("a4", date="6 May 2021"))
    made = write(n.SectionBlock(id="s", children=told), sheet=sheet)
    assert fonts_of(made, "4 May 2021") == ["SemiBold", "Regular"]
    assert fonts_of(made, "5 May 2021") == ["SemiBold"]
    assert fonts_of(made, "Ila") == ["Medium", "Regular", "Regular", "Regular"]


def test_statements_that_run_on_share_a_label_a_paragraph_and_no_element():
    one, other = said("a1"), said("b2", body=(t("Ferries keep to their hours."),))
    made = write(n.SectionBlock(id="s", children=(n.StatementRun(statements=(one, other)), said("c3"))))
    assert [text.rstrip() for role, text in pdf_checks.structure_text(made.data) if role == "P"] == [
        "4 May 2021 Ila Børn: Dues fall.",
        "Ferries keep to their hours.",
        "4 May 2021 Ila Børn: Dues fall.",
    ]
    first, second = (next(y for _, _, y, text in drawn(made) if word in text) for word in ("Dues", "Ferries"))
    assert first == second
    assert fonts_of(made, "4 May 2021") == ["SemiBold", "Regular"]


def test_a_run_leads_to_the_page_on_which_each_of_its_statements_begins():
    long = tuple(said(f"a{at}", body=(t("Ferries keep to their hours. " * 90),)) for at in range(4))
    made = write(n.SectionBlock(id="s", children=(n.StatementRun(statements=long),)))
    first = [made.printed[one.id][0] for one in long]
    assert first == sorted(first)
    assert first[-1] > first[0] == 1
    assert all(later[0] in earlier for earlier, later in zip(made.printed.values(), list(made.printed.values())[1:], strict=False))


def test_beside_a_margin_statements_of_a_run_begin_lines_of_their_own_under_one_label():
    told = (said("a1"), said("b2", body=(t("Ferries keep to their hours."),)))
    made = write(n.SectionBlock(id="s", children=(n.StatementRun(statements=told),)), sheet=sheets.DOSSIER)
    assert len(fonts_of(made, "4 May 2021")) == 1
    first, second = (next(y for _, _, y, text in drawn(made) if word in text) for word in ("Dues", "Ferries"))
    assert first > second


def test_a_label_is_whole_behind_anything_but_a_statement():
    made = write(n.SectionBlock(id="s", children=(said("a1"), p("Between."), said("a2"))))
    assert fonts_of(made, "4 May 2021") == ["SemiBold", "SemiBold"]


@pytest.mark.parametrize("sheet", [sheets.PLAIN, sheets.DOSSIER])
def test_a_label_is_whole_at_the_head_of_a_page(sheet):
    told = tuple(said(f"a{at}", cites=(n.Cite(number=1),)) for at in range(80))
    entry = n.ReferenceEntry(number=1, children=(t("The Gazette."),))
    made = write(n.SectionBlock(id="s", children=told), entry, sheet=sheet)
    whole = [name for name in fonts_of(made, "4 May 2021") if name == "SemiBold"]
    assert 1 < made.pages == len(whole)


def test_no_word_of_a_heading_stands_alone_on_its_last_line():
    words = "What the two governments have said about the harbour dues and the ferries of the straits since they signed"
    made = write(heading(1, words, "h"), p("Text."))
    rows = {}
    for _, x, y, text in drawn(made):
        if text.strip() and text != "Text." and y > PAGE.bottom:
            rows.setdefault(y, []).append((x, text))
    first, last = (" ".join(text for _, text in rows[y]) for y in sorted(rows, reverse=True))
    assert len(rows) == 2
    assert len(last) > 0.7 * len(first)


def test_the_words_of_references_begin_behind_the_longest_number():
    entries = tuple(n.ReferenceEntry(number=number, children=(t("Gazette, a title."),), passages=(), back=()) for number in (1, 99, 100))
    made = write(*entries)
    starts = {round(x, 1) for _, x, _, text in drawn(made) if text.startswith("Gazette")}
    style = sheets.PLAIN.text["reference"]
    width = font_book(sheets.FAMILIES).width("[100]", style.font, style.size)
    assert len(starts) == 1
    assert starts.pop() > PAGE.left + width + 2


def test_a_table_of_figures_is_no_wider_than_an_eye_follows():
    def table(align):
        cells = [(n.Cell(children=(t(str(2000 + at)),)), n.Cell(children=(t(str(at)),))) for at in range(4)]
        return n.Table(columns=(n.Column(), n.Column(align=align)), head=(), rows=tuple(cells), caption=(), source=(), alt="Figures")

    ends = [max(x for _, x, _, text in drawn(write(table(align))) if text == "3") for align in ("decimal", "left")]
    assert ends[0] < PAGE.left + 150 < ends[1]


def test_a_few_lines_do_not_stand_alone_on_the_last_page():
    whole = next(count for count in range(20, 90) if write(*lines(count)).pages == 2) - 1
    alone = write(*lines(2 * whole + 1))
    assert alone.pages == 3
    assert used(alone, 3) > HIGH / 3
    assert used(alone, 2) < 0.8 * HIGH
    full = write(*lines(2 * whole + whole // 2))
    assert used(full, 2) > 0.9 * HIGH


def test_a_table_is_parted_when_that_saves_a_page():
    whole = next(count for count in range(20, 90) if write(*lines(count)).pages == 2) - 1
    table = replace(trees.table(14), wide=True)
    for short in (3, 5, 7, 9):
        made = write(*lines(2 * whole - short), table, p("The end."))
        last = [text for page, _, _, text in drawn(made) if page == made.pages]
        assert made.pages == 3
        assert used(made, 3) > HIGH / 6, last


@pytest.mark.parametrize(("text", "together"), [(0.7, True), (0.5, False)])
def test_a_half_empty_last_page_takes_over_the_table_before_it(text, together):
    def table(name, rows):
        return n.Table(
            alt=name, columns=(n.Column(),), head=(n.Cell(children=(t(name),)),), rows=((n.Cell(children=(t("rice"),)),),) * rows
        )

    whole = next(count for count in range(20, 90) if write(*lines(count)).pages == 2) - 1
    made = write(p("First."), n.PageBreak(), *lines(int(text * whole)), table("Small", 3 if together else 9), table("Tall", 18))
    assert made.pages == 3
    on = {word: page for page, _, _, word in drawn(made) if word in ("Small", "Tall")}
    assert on["Tall"] == 3
    assert (on["Small"] == 3) == together
    assert used(made, 3) <= used(made, 2)


def test_a_cover_is_measured():
    cover = n.Cover(children=(*lines(10), n.Contents(depth=1)))
    tree = n.Tree(title="A title", lang="en", blocks=(cover, heading(1, "One", "one"), *lines(200)))
    assert cover_pages(tree, sheets.PLAIN) == 1
    assert cover_pages(replace(tree, blocks=(n.Cover(children=lines(60)),)), sheets.PLAIN) == 2
    assert cover_pages(replace(tree, blocks=tree.blocks[1:]), sheets.PLAIN) == 0


def test_a_document_of_one_page_prints_no_notes_besides_its_references():
    told = said("a1", cites=(n.Cite(number=1, statement="a1"),))
    entry = n.ReferenceEntry(number=1, children=(t("Gazette, a title."),), passages=(), back=("a1",), short="Gazette")
    for most, times in ((0, 2), (1, 1)):
        made = write(told, entry, sheet=replace(sheets.PLAIN, citations="footnotes", max_pages=most))
        assert sum("Gazette" in text for *_, text in drawn(made)) == times


def test_a_colophon_stands_at_the_foot_of_the_last_page():
    colophon = n.Box(role="colophon", title=(), children=(p("How this was made."),))
    for count in (3, 70):
        made = write(*lines(count), colophon, sheet=sheets.PLAIN)
        page, _, y, _ = next(piece for piece in drawn(made) if piece[3].startswith("How this"))
        assert page == made.pages
        assert y - PAGE.bottom < 20


def test_on_one_page_the_number_of_a_reference_leads_back_and_no_page_is_told():
    told = said("a1", cites=(n.Cite(number=1, statement="a1"),))
    entry = n.ReferenceEntry(number=1, children=(t("Gazette, a title."),), passages=(), back=("a1",))
    for most, cited in ((0, 1), (1, 0)):
        made = write(told, entry, sheet=replace(sheets.PLAIN, max_pages=most))
        assert sum("cited" in text for *_, text in drawn(made)) == cited
        with pikepdf.open(io.BytesIO(made.data)) as pdf:
            leads = [str(link.get("/Contents", "")) for link in pdf.pages[0].get("/Annots", ())]
        assert sum(text.startswith("Statement") for text in leads) == 1


SUMMED_UP = "The harbours of both shores agreed to one timetable, one price and one lighthouse. " * 4


def pages_of(made, *words):
    """The page (from 1) of each of these words; each stands once."""
    return [next(page for page, _, _, text in drawn(made) if word in text) for word in words]


@pytest.mark.parametrize("sheet", [sheets.PLAIN, sheets.DOSSIER])
@pytest.mark.parametrize("words", [SUMMED_UP, "Dues fall."])
def test_a_heading_stays_with_two_lines_and_no_more_has_to(sheet, words):
    told = said("s1", role="takeaway", body=(t(f"Takeaway. {words}"),))
    ends = set()
    for count in range(34, 48):
        made = write(
            *lines(count), heading(1, "Berths", "berths"), told, said("s2", body=(t("Behind it. " + words),)), *lines(30), sheet=sheet
        )
        top, first, behind = pages_of(made, "Berths", "Takeaway.", "Behind it.")
        assert top == first
        ends.add(first < behind)
    assert ends == ({False, True} if words is SUMMED_UP else {False})


@pytest.mark.parametrize("count", [2, 4, 6, 7, 8, 9])
def test_a_statement_of_seven_lines_fills_a_page_and_no_line_of_it_stands_alone(count):
    body = n.Break()
    told = said("s1", speaker="", body=tuple(part for at in range(count) for part in (t(f"Part {at}"), body))[:-1])
    shares = set()
    for before in range(39, 49):
        made = write(*lines(before), told, *lines(20), sheet=sheets.DOSSIER)
        pages = pages_of(made, *(f"Part {at}" for at in range(count)))
        shares.add(pages.count(pages[0]))
    assert shares - set(range(2, count - 1)) == {count}
    assert (len(shares) > 1) == (count >= 7)


def test_no_page_ends_behind_a_label_whose_sentence_has_hardly_begun():
    office = "Minister of Tides, Berths, Lighthouses and all the Harbours of both Shores of the Middle Straits, " * 3
    told = said("s1", office=office, body=(t("At" + " the tides turned" * 12),))
    ends = set()
    for count in range(40, 46):
        made = write(*lines(count), told, *lines(20))
        page = pages_of(made, "4 May")[0]
        first = " ".join(" ".join(text for at, _, _, text in drawn(made) if at == page).split())
        assert "At the tides turned" in first
        ends.add("Line 30." in first)
    assert ends == {True, False}
