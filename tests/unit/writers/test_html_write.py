import base64
import hashlib
import re
import sys
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from briefgen.doctree import nodes
from briefgen.doctree.nodes import Cell, Cite, Column, Link, Paragraph, ReferenceEntry, Table
from briefgen.doctree.printed import pieces
from briefgen.writers.html.write import write_html

sys.path.insert(0, str(Path(__file__).parent))
from page_trees import (
    CITED,
    EXHIBIT,
    PARAGRAPHS,
    document,
    edition,
    every_node,
    heading,
    p,
    passage,
    reference,
    statement,
    t,
    table,
    tree,
)

VOID = {"meta", "link", "br"}


class Reader(HTMLParser):
    """Reads a page strictly: every element closed in its turn; collects elements with their attributes, and the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs), f"<{tag}> has an attribute twice"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.text.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def squeezed(text: str) -> str:
    return "".join(text.replace("\u2060", "").split())


def page_of(*blocks: nodes.Block, **more) -> str:
    source = document()
    cited = reference(1, source, passage(source, CITED, "aaaaaaaa"))
    return write_html(edition(cited), tree(*blocks, **more), {source.id: source})


@pytest.fixture
def whole() -> str:
    source = document()
    cited = (
        reference(1, source, passage(source, CITED, "aaaaaaaa")),
        reference(2, document("silt", ("12.5",)), publisher=None, title="Silt table"),
    )
    return write_html(edition(*cited, exhibits=(EXHIBIT,)), every_node(), {source.id: source})


def test_every_piece_the_tree_prints_is_on_the_page_in_the_same_order(whole: str) -> None:
    shown = squeezed("".join(read(whole).text))
    at = 0
    for piece in pieces(every_node()):
        if piece.kind == "passage" and piece.text == CITED:
            continue
        assert squeezed(piece.text) in shown, piece
        if piece.kind in ("heading", "statement", "reference"):
            found = shown.find(squeezed(piece.text), at)
            assert found >= 0, f"out of order: {piece}"
            at = found


def test_ids_stand_once_and_every_link_inside_the_page_leads_somewhere(whole: str) -> None:
    elements = read(whole).elements
    ids = Counter(attributes["id"] for _, attributes in elements if attributes.get("id"))
    assert {name: count for name, count in ids.items() if count > 1} == {}
    targets = {attributes["href"] for tag, attributes in elements if tag == "a"}
    assert {target for target in targets if target.startswith("#") and target != "#" and target[1:] not in ids} == set()
    for names in ("aria-labelledby", "aria-describedby"):
        used = {name for _, attributes in elements for name in (attributes.get(names) or "").split()}
        assert used - set(ids) == set()


def test_the_page_asks_for_nothing_and_its_policy_allows_its_own_style_and_script_only(whole: str) -> None:
    elements = read(whole).elements
    policy = next(attributes["content"] for _, attributes in elements if attributes.get("http-equiv") == "Content-Security-Policy")
    for name, rule in (("style", "style-src"), ("script", "script-src")):
        body = re.search(f"<{name}>(.*?)</{name}>", whole, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert not any(key == "style" or key.startswith("on") or key == "src" for _, attributes in elements for key in attributes)
    assert [attributes["href"] for tag, attributes in elements if tag == "link"] == ["data:,"]
    assert not re.search(r"url\((?!#)|@import", whole)


def test_a_citation_leads_to_its_passage_in_context_with_a_paragraph_before_and_after() -> None:
    shown = page_of(statement(), ReferenceEntry(number=1, children=(t("Quay Gazette"),), passages=(("¶ 2", CITED, "aaaaaaaa"),)))
    assert 'href="#ref-1-aaaaaaaa" data-reference="ref-1" data-statement="aaaaaaaa"' in shown
    entry = shown[shown.index('id="ref-1-aaaaaaaa"') :]
    assert f"<p>{PARAGRAPHS[0]}</p><p><mark>{CITED}</mark> The work begins before the rains, engineer Trần Quốc Bảo said.</p>" in entry
    assert f"<p>{PARAGRAPHS[2]}</p></blockquote>" in entry
    assert PARAGRAPHS[3] not in shown


def test_quotation_marks_inside_a_passage_are_single() -> None:
    entry = ReferenceEntry(number=1, children=(t("Quay Gazette"),), passages=(("¶ 2", "She called it “a first step”.", "aaaaaaaa"),))
    assert "“She called it ‘a first step’.”" in page_of(statement(), entry)


def test_passages_are_in_context_too_where_the_template_prints_none() -> None:
    shown = page_of(statement(), ReferenceEntry(number=1, children=(t("Quay Gazette"),)))
    assert "<summary>1 passage in context<span" in shown
    assert f"<mark>{CITED}</mark>" in shown
    assert 'href="#ref-1-aaaaaaaa"' in shown


def test_a_passage_two_statements_share_is_shown_once_and_both_citations_find_it() -> None:
    source = document()
    cited = reference(1, source, passage(source, CITED, "aaaaaaaa"), passage(source, CITED, "bbbbbbbb"))
    entry = ReferenceEntry(number=1, children=(t("Quay Gazette"),), passages=(("¶ 2", CITED, "aaaaaaaa"), ("¶ 2", CITED, "bbbbbbbb")))
    shown = write_html(edition(cited), tree(statement(), statement("bbbbbbbb"), entry), {source.id: source})
    assert shown.count(f"<mark>{CITED}</mark>") == 1
    assert 'data-for="aaaaaaaa bbbbbbbb"' in shown
    ids = {attributes.get("id") for _, attributes in read(shown).elements}
    assert {"ref-1-aaaaaaaa", "ref-1-bbbbbbbb"} <= ids


@pytest.mark.parametrize("documents", [{}, {"harbour": document(paragraphs=("Another version of the text.",))}])
def test_a_source_that_is_not_at_hand_leaves_the_link_to_its_entry(documents: dict) -> None:
    source = document()
    cited = reference(1, source, passage(source, CITED, "aaaaaaaa"))
    entry = ReferenceEntry(number=1, children=(t("Quay Gazette"),), passages=(("¶ 2", CITED, "aaaaaaaa"),))
    shown = write_html(edition(cited), tree(statement(), entry), documents)
    assert 'class="cite" href="#ref-1" aria-label' in shown
    assert "<mark>" not in shown
    assert f"“{CITED}”" in shown


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> & \" ' <!-- ]]> \u202eevil\u0007 javascript:alert(3)"


def test_hostile_text_stays_text_wherever_it_stands() -> None:
    source = document(paragraphs=(HOSTILE + " before", HOSTILE + " cited words", HOSTILE + " after"))
    where = passage(source, "cited words", "aaaaaaaa")
    cited = reference(1, source, where, publisher=HOSTILE, title=HOSTILE)
    blocks = (
        p(HOSTILE, "title"),
        heading(1, HOSTILE, "h"),
        statement(words=HOSTILE, date=HOSTILE, speaker=HOSTILE, office=HOSTILE, marks=(HOSTILE,)),
        table(caption=(t(HOSTILE),), alt=HOSTILE),
        Paragraph(children=(Link(target="javascript:alert(1)", children=(t(HOSTILE),)), Link(target="//evil.example", children=(t("x"),)))),
        ReferenceEntry(number=1, children=(t(HOSTILE),), passages=((where.locator, where.text, "aaaaaaaa"), (HOSTILE, HOSTILE, HOSTILE))),
    )
    shown = write_html(edition(cited), tree(*blocks, author=HOSTILE), {source.id: source})
    reader = read(shown)
    assert [tag for tag, _ in reader.elements].count("script") == 1
    assert not any(tag == "img" or key.startswith("on") for tag, attributes in reader.elements for key in attributes)
    assert not any((attributes.get("href") or "").startswith(("javascript", "//")) for _, attributes in reader.elements)
    assert "\u202e" not in shown
    assert "\u0007" not in shown
    assert "<mark>cited words</mark>" in shown


def test_the_title_is_the_only_first_heading_and_no_level_is_skipped(whole: str) -> None:
    levels = [int(tag[1]) for tag, _ in read(whole).elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_a_tree_without_a_title_gets_one() -> None:
    assert '<main id="bg-main" tabindex="-1"><h1>Harbour works</h1>' in page_of(p("Text."))


def test_tables_name_their_columns_and_rows_and_line_numbers_up() -> None:
    shown = page_of(table())
    assert '<th scope="col">District</th><th scope="col" class="a-decimal">Silt</th>' in shown
    assert '<th scope="row">Tân Hồng</th><td class="a-decimal">1.5</td>' in shown
    assert '<td class="a-decimal pad-1">20</td>' in shown
    empty = Table(
        columns=(Column(), Column()),
        head=(Cell(children=()), Cell(children=(t("n"),))),
        rows=((Cell(children=(t("a"),)), Cell(children=(t("1"),))),),
    )
    assert "<tr><td></td><th" in page_of(empty)


def test_a_figure_is_drawn_told_and_its_data_given(whole: str) -> None:
    assert 'viewBox="0 0 200 100" width="300" height="150" role="img"' in whole
    assert "<title id=" in whole
    assert "Silt fell.</desc>" in whole
    assert '<path d="M10 80L190 80C1 98 3 96 5 94Z" fill="#ffffff" stroke="#0b3d6b" stroke-width="1" stroke-dasharray="2 1"' in whole
    assert "Silt &lt;b&gt;&amp;</text>" in whole
    assert 'transform="rotate(-90 5 50)"' in whole
    assert '<th scope="col">Year</th><th scope="col">Silt</th>' in whole
    assert "<td>2022</td><td>12.5</td>" in whole
    assert "No data." in whole


def test_words_of_a_chart_take_the_width_they_were_laid_out_with() -> None:
    class Measure:
        def width(self, text: str, font: str, size: float) -> float:  # noqa: ARG002  the port's signature
            return len(text) * size / 2

        def extent(self, font: str, size: float) -> tuple[float, float]:  # noqa: ARG002  likewise
            return size, 0.0

    source = document()
    shown = write_html(edition(reference(1, source), reference(2, source)), every_node(), {}, Measure())
    assert 'textLength="31.5" lengthAdjust="spacingAndGlyphs"' in shown


def test_colours_of_a_chart_have_a_counterpart_on_a_dark_page(whole: str) -> None:
    assert ".f-1a1a1a{fill:#" in whole
    assert ".s-0b3d6b{stroke:#" in whole
    assert 'class="f-ffffff s-0b3d6b"' in whole


def test_a_new_statement_says_so_to_a_screen_reader_too() -> None:
    shown = page_of(statement(changed=True))
    assert 'class="statement changed"' in shown
    assert '<p class="words"><span class="vh">New or revised: </span>' in shown


def test_statements_that_run_on_are_one_paragraph_under_one_label_and_each_can_be_linked_to(whole: str) -> None:
    start = whole.index('id="cccccccc"')
    paragraph = whole[whole.rindex("<p", 0, start) : whole.index("</p>", start)]
    assert 'id="dddddddd"' in paragraph
    label = whole[whole.rindex('<p class="label"', 0, start) : whole.rindex("<p", 0, start)]
    assert label.count("May 2024") == 1
    assert "single source" not in label
    assert paragraph.count("single source") == 2


def test_a_citation_says_what_it_leads_to_and_keeps_to_the_last_word() -> None:
    shown = page_of(Paragraph(children=(t("As said"), Cite(number=1))), ReferenceEntry(number=1, children=(t("x"),)))
    assert "As said\u2060<sup" in shown.replace("&#8288;", "\u2060")
    assert 'aria-label="[1], source: Quay Gazette"' in shown


def test_the_same_edition_gives_the_same_page(whole: str) -> None:
    source = document()
    cited = (
        reference(1, source, passage(source, CITED, "aaaaaaaa")),
        reference(2, document("silt", ("12.5",)), publisher=None, title="Silt table"),
    )
    assert write_html(edition(*cited, exhibits=(EXHIBIT,)), every_node(), {source.id: source}) == whole
