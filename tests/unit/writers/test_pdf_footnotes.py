import datetime as dt
import io
import re
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

sys.path.append(str(Path(__file__).parent))
import pdf_checks
import pdf_sheets as sheets
import pdf_trees as trees
from pdf_trees import p, statement, t

from briefgen.doctree import nodes as n
from briefgen.doctree.walk import walk
from briefgen.writers.pdf.fonts import FontBook
from briefgen.writers.pdf.footnotes import Footnotes, entries, located, places_cited, short
from briefgen.writers.pdf.pages import paginate
from briefgen.writers.pdf.setting import Setting
from briefgen.writers.pdf.story import Story
from briefgen.writers.pdf.structure import Element
from briefgen.writers.pdf.styles import Styles
from briefgen.writers.pdf.write import write_pdf

MOMENT = dt.datetime(2024, 10, 31, tzinfo=dt.UTC)
NOTED = replace(sheets.PLAIN, citations="footnotes")


def reference(number, *passages):
    entry = n.ReferenceEntry(number=number, children=(t(f"Gazette {number}, a long entry. ¶ 1."),), passages=passages)
    return replace(entry, short=f"Gazette {number}, “Title {number}”, 2 May 2023")


REFERENCES = tuple(reference(number, ("¶ 4", "Words.", "s1"), ("¶ 7", "Words.", "s2")) for number in range(1, 6))


def write(*blocks, sheet=NOTED):
    tree = n.Tree(title="A title", lang="en", blocks=(*blocks, n.PageBreak(), *REFERENCES))
    made = write_pdf(tree, sheet, moment=MOMENT, fingerprint="f")
    pdf_checks.assert_sound(made.data)
    return made


def notes(made):
    """(page, text) of every note at a foot, in reading order."""
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        found, _, elements = pdf_checks.structure_kids(pdf.Root)
        pages = [page.obj.objgen for page in pdf.pages]
        texts = pdf_checks.marked_text(pdf)
        wanted = [e.objgen for e in elements if e.S == "/Note" and str(e.ID).startswith("footnote-")]
        told = {key: [0, ""] for key in wanted}
        for page, mcid, element in found:
            while "/S" in element and element.objgen not in told:
                element = element.P
            if "/S" in element:
                told[element.objgen][0] = pages.index(page) + 1
                told[element.objgen][1] += texts.get((page, mcid), "")
        return [tuple(told[key]) for key in wanted]


def test_each_page_has_the_references_it_cites_once_in_short():
    made = write(statement(0, id="s1", cites=(2, 1)), statement(1, id="s3", cites=(1,)), n.PageBreak(), statement(2, id="s2", cites=(2,)))
    assert notes(made) == [
        (1, "[1] Gazette 1, “Title 1”, 2 May 2023, ¶\u00a04."),
        (1, "[2] Gazette 2, “Title 2”, 2 May 2023, ¶\u00a04."),
        (2, "[2] Gazette 2, “Title 2”, 2 May 2023, ¶\u00a07."),
    ]


def test_a_later_page_tells_the_least_that_names_a_source():
    named = tuple(replace(entry, again=f"Gazette {entry.number}, 2 May 2023") for entry in REFERENCES)
    blocks = (statement(0, id="s1", cites=(2,)), n.PageBreak(), statement(1, id="s2", cites=(1, 2)), n.PageBreak(), *named)
    made = write_pdf(n.Tree(title="A title", lang="en", blocks=blocks), NOTED, moment=MOMENT, fingerprint="f")
    pdf_checks.assert_sound(made.data)
    assert notes(made) == [
        (1, "[2] Gazette 2, “Title 2”, 2 May 2023, ¶\u00a04."),
        (2, "[1] Gazette 1, “Title 1”, 2 May 2023, ¶\u00a07."),
        (2, "[2] Gazette 2, 2 May 2023, ¶\u00a07."),
    ]


def test_two_short_notes_share_a_line_and_a_long_one_has_its_own():
    long = "A long and winding report on the ferries of the two towns and of all the islands between them"
    words = {1: "Gazette, 2021", 2: "Courier, 2022", 3: long}
    listed = tuple(replace(entry, short=words.get(entry.number, "Echo, 2023"), passages=()) for entry in REFERENCES)
    made = write_pdf(
        n.Tree(title="A title", lang="en", blocks=(statement(0, id="s1", cites=(1, 2, 3, 4, 5)), n.PageBreak(), *listed)),
        NOTED, moment=MOMENT, fingerprint="f",
    )  # fmt: skip
    marks = [f"[{at}]" for at in range(1, 6)]
    foot = {text: (x, y) for page, x, y, text in pdf_checks.drawn_pieces(made.data) if page == 1 and text in marks}
    xs, ys = ([foot[mark][axis] for mark in marks] for axis in (0, 1))
    assert ys[0] == ys[1] > ys[2] > ys[3] == ys[4]
    assert xs[0] == xs[2] == xs[3] < xs[1] == xs[4]
    assert [text for _, text in notes(made)][:2] == ["[1] Gazette, 2021.", "[2] Courier, 2022."]


@pytest.mark.parametrize("role", ["references", "annex"])
def test_beside_the_list_of_references_no_note_repeats_it(role):
    told = n.SectionBlock(id="s", role=role, children=(statement(0, id="s1", cites=(1,)),))
    assert notes(write(told)) == []
    assert notes(write(replace(told, role="section"))) != []


def test_places_in_one_reference_are_told_together():
    made = write(statement(0, id="s1", cites=(2,)), statement(1, id="s2", cites=(2,)))
    assert [text for _, text in notes(made)] == ["[2] Gazette 2, “Title 2”, 2 May 2023, ¶\u00a04, 7."]


def test_a_second_column_adds_only_what_is_new():
    filler = tuple(p("river " * 30) for _ in range(15))
    sheet = replace(NOTED, page=sheets.IN_FOCUS.page)
    made = write(statement(0, id="s1", cites=(2,)), *filler, statement(1, id="s1", cites=(2,), anchor=False), sheet=sheet)
    assert [text for _, text in notes(made)] == ["[2] Gazette 2, “Title 2”, 2 May 2023, ¶\u00a04."]
    made = write(statement(0, id="s1", cites=(2,)), *filler, statement(1, id="s2", cites=(2,)), sheet=sheet)
    assert [text for _, text in notes(made)] == ["[2] Gazette 2, “Title 2”, 2 May 2023, ¶\u00a04.", "[2] ¶\u00a07."]


def test_full_references_still_stand_at_the_end():
    made = write(statement(0, id="s1", cites=(1,)))
    assert "Gazette 5, a long entry" in pdf_checks.drawn_text(made.data)


def test_a_note_is_read_after_the_block_that_calls_it():
    cell = n.Cell(children=(t("Level"), n.Cite(number=3)))
    table = n.Table(columns=(n.Column(),), head=(n.Cell(children=(t("A"),)),), rows=((cell,),))
    made = write(statement(0, id="s1", cites=(1,)), p("Between."), table, p("After."))
    read = [text.strip() for _, text in pdf_checks.structure_text(made.data)]
    first = read.index("Between.")
    assert read[first - 3 : first] == ["[1]", ", ¶\u00a04.", "Gazette 1, “Title 1”, 2 May 2023"]
    at = read.index("After.")
    assert read[at - 3 : at] == ["[3]", ".", "Gazette 3, “Title 3”, 2 May 2023"]


def test_marks_lead_to_notes_and_notes_back_and_on_to_the_references():
    made = write(p("Line."), statement(0, id="s1", cites=(1,)))
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        leads = [(str(a.Dest), float(a.Rect[1])) for a in pdf.pages[0].Annots]
        names = list(pdf.Root.Names.Dests.Names)
        tops = {str(name): (place[0].objgen, float(place[3])) for name, place in zip(names[::2], names[1::2], strict=True)}
        here, there = pdf.pages[0].obj.objgen, pdf.pages[1].obj.objgen
    (mark, mark_y), (back, note_y), (on, _) = leads
    assert (mark, back, on) == ("footnote:1", "call:1", "ref-1")
    assert tops["call:1"][1] > mark_y > tops["footnote:1"][1] > note_y
    assert (tops["footnote:1"][0], tops["call:1"][0], tops["ref-1"][0]) == (here, here, there)


def test_endnotes_stay_the_default():
    assert notes(write(statement(0, id="s1", cites=(1,)), sheet=sheets.PLAIN)) == []


@pytest.mark.parametrize("sheet", [sheets.NOTED_IN_FOCUS, sheets.NOTED_DOSSIER], ids=["columns", "margin"])
def test_notes_keep_clear_of_text_wherever_the_page_breaks(sheet):
    for count in range(0, 30, 3):
        blocks = (
            trees.heading(1, "Heading", "h"),
            *(p("river " * 25) for _ in range(count)),
            *(statement(at, cites=tuple(1 + (at + k) % 5 for k in range(at % 4))) for at in range(30)),
            *REFERENCES,
        )
        for page in laid_out(blocks, sheet):
            tops = {left: top for left, top, _ in page.feet}
            for left, top, column in page.columns:
                assert top - column.height >= max(tops.get(left, 0.0), sheet.page.bottom) - 0.05
            for _, top, slabs in page.feet:
                assert top - slabs[-1][0] - slabs[-1][1].height >= sheet.page.bottom - 0.05


def laid_out(blocks, sheet):
    tree = n.Tree(title="A title", lang="en", blocks=blocks)
    references = entries(walk(blocks))
    setting = Setting(styles=Styles(sheet), fonts=FontBook(dict(sheet.families)), lang="en", cited=places_cited(references))
    flows = Story(setting, tree, Element("Document", attached=True)).flows()
    return paginate(flows, sheet.page.height - sheet.page.top, sheet.page.bottom, Footnotes(setting=setting, entries=references))


@pytest.mark.parametrize("sheet", [sheets.NOTED_IN_FOCUS, sheets.NOTED_DOSSIER], ids=["columns", "margin"])
def test_more_notes_than_a_page_holds_go_on_over_the_next(sheet):
    blocks = (statement(0, id="s", cites=tuple(range(1, 301))), p("After."), *trees.references(300, back=0))
    made = write_pdf(n.Tree(title="x", lang="en", blocks=blocks), sheet, moment=MOMENT, fingerprint="f")
    pdf_checks.assert_sound(made.data)
    numbers = [int(re.match(r"\[(\d+)\]", text)[1]) for _, text in notes(made)]
    assert sorted(numbers) == list(range(1, 301))
    for _, x, y, _ in pdf_checks.drawn_pieces(made.data):
        assert 20 < x < 580
        assert 15 < y < 830


def test_short_forms_without_a_template_that_gives_them():
    linked = n.Link(target="https://example.org", children=(t("https://example.org"),))
    entry = n.ReferenceEntry(number=1, children=(t("Gazette, "), n.Styled(role="em", children=(t("Title"),)), t(", 2023. "), linked))
    assert short(entry) == "Gazette, Title, 2023"
    assert short(n.ReferenceEntry(number=1, children=(t("word " * 100),))) == "word " * 34 + "…"
    assert located(("¶ 4", "¶ 7", "p. 2", "–")) == "¶\u00a04, 7, p.\u00a02, –"


def test_no_note_is_read_into_a_line_of_the_other_column_that_it_stands_beside():
    cited, last = statement(1, cites=(1, 2, 3)), "The last line of it all " * 6
    for count in (78, 79):  # with 79 the last line stands at the height of the first note
        body = (p(f"Dues fall in the year {at}.") for at in range(count))
        small = (p(f"Small {at}.", "small") for at in range(3))
        # the tree is in order all the same: what cites first stands in a section of its own, behind other words
        made = write(
            p("Dues fall."), n.SectionBlock(id="s", children=(cited,)), *body, *small, p(last, "small"), sheet=sheets.NOTED_IN_FOCUS
        )
        read = " ".join(pypdfium2.PdfDocument(made.data)[0].get_textpage().get_text_bounded().split())
        assert last.strip() in read
        assert "Gazette 1, “Title 1”, 2 May 2023" in read
