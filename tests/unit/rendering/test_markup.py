from __future__ import annotations

import pytest

from briefgen.doctree import nodes
from briefgen.doctree.nodes import Text
from briefgen.errors import SpecError
from briefgen.rendering.render import render


@pytest.fixture
def tree(project, make_edition):
    """The tree of a template body."""

    def read(body: str, **over):
        return render(make_edition(template="t", **over), project(body)).tree

    return read


@pytest.fixture
def problems(project, make_edition):
    """What is said about a template body: `line: message`, with hints after `|`."""

    def read(body: str):
        templates = project(body)
        with pytest.raises(SpecError) as caught:
            render(make_edition(template="t"), templates)
        lines = []
        for problem in caught.value.problems:
            where = "" if problem.where is None else str(problem.where).removeprefix(str(templates) + "/")
            lines.append(" | ".join((f"{where}: {problem.message}", *problem.hints)))
        return lines

    return read


def text_of(*children: str) -> tuple[Text, ...]:
    return tuple(Text(text=child) for child in children)


def test_every_block_can_be_written(tree):
    made = tree("""
<furniture head-left="L" head-right="R" foot-left="l" foot-centre="c" foot-right="{page}"/>
<cover><p role="title">T</p><contents depth="1"/></cover>
<banner><p role="subtitle">S</p></banner>
<section id="s" role="summary"><h1 id="a">A</h1><h2 id="b" contents="no">B</h2><h3 id="c">C</h3></section>
<pagebreak/>
<note>desk</note>
<aside role="differ"><title>Two</title><p>x</p></aside>
<ul><li>one</li><li><p>two</p><ol><li>three</li></ol></li></ul>
<table id="t1" role="plain" alt="alt" wide="yes"><caption>cap</caption><source>src</source><col align="decimal" width="25%"/><col/>
<thead><tr><th>h</th><th>i</th></tr></thead><tr><th>r</th><td>1.5</td></tr></table>
<figure exhibit="ties-timeline" wide="yes"><caption>C</caption><source>S</source></figure>
<statement id="x1" date="2020" speaker="Ila" office="Minister" role="key-point" changed="yes">
Body <cite n="1"/><mark>single source</mark></statement>
<reference n="1">Ref <passage locator="¶ 1" statement="x1">words</passage></reference>
""")
    kinds = [type(block).__name__ for block in made.blocks]
    assert kinds == [
        "Cover",
        "Banner",
        "SectionBlock",
        "PageBreak",
        "Paragraph",
        "Box",
        "BulletList",
        "Table",
        "Figure",
        "StatementBlock",
        "ReferenceEntry",
    ]
    assert made.furniture == nodes.Furniture(head_left="L", head_right="R", foot_left="l", foot_centre="c", foot_right="{page}")
    cover, _, section, _, note, box, bullets, table, figure, statement, reference = made.blocks
    assert cover.children[1] == nodes.Contents(depth=1)
    assert [(h.level, h.id, h.contents) for h in section.children] == [(1, "a", True), (2, "b", False), (3, "c", True)]
    assert section.role == "summary"
    assert note == nodes.Paragraph(children=text_of("desk"), role="note")
    assert box == nodes.Box(role="differ", title=text_of("Two"), children=(nodes.Paragraph(children=text_of("x")),))
    assert bullets.items[0] == (nodes.Paragraph(children=text_of("one")),)
    assert bullets.items[1][1].ordered
    assert table.columns == (nodes.Column(align="decimal", width=0.25), nodes.Column())
    assert (table.role, table.alt, table.wide, table.id) == ("plain", "alt", True, "t1")
    assert table.rows[0][0].header
    assert not table.rows[0][1].header
    assert (figure.alt, figure.drawing.width, figure.wide) == ("Timeline: Steps.", 120.0, True)
    assert statement.cites == (nodes.Cite(number=1, statement="x1"),)
    assert (statement.body, statement.marks, statement.changed, statement.anchor) == (text_of("Body"), ("single source",), True, True)
    assert reference.passages == (("¶ 1", "words", "x1"),)
    assert reference.back == ("x1",)


def test_inline_content_and_its_white_space(tree):
    paragraph = tree(
        """<p>  one
   <strong> two </strong> <em></em>three<br/> four <span lang="vi">Nguyễn</span> <span role="date">now</span>
   <a href="https://example.org/">site</a> </p>"""
    ).blocks[0]
    assert paragraph.children == (
        Text(text="one "),
        nodes.Styled(role="strong", children=(Text(text="two "),)),
        Text(text="three"),
        nodes.Break(),
        Text(text="four "),
        Text(text="Nguyễn", lang="vi"),
        Text(text=" "),
        nodes.Styled(role="date", children=(Text(text="now"),)),
        Text(text=" "),
        nodes.Link(target="https://example.org/", children=(Text(text="site"),)),
    )


def test_hostile_text_is_printed_as_it_is_and_never_read(tree):
    hostile = 'AT&T <b onclick="x">"q"</b> {{ 7*7 }} {% if %} &amp; ]]> <!-- c --> <?at 1 x?>'
    assert tree("<p>{{ brief.lead }}</p>", lead=hostile).blocks[0].children == text_of(hostile)


def test_controls_and_direction_tricks_are_left_out(tree):
    made = tree('<p id="p">{{ brief.lead }}</p><p>{{ brief.title }}</p>', lead="a\x00b\x1b[31m\u202ec\ud800\ufffe", title="e\u0301")
    assert made.blocks[0].children == text_of("ab[31mc")
    assert made.blocks[1].children == text_of("é")


def test_a_no_break_space_of_the_template_stays_one(tree):
    assert tree("<p>p.&#160;3 &#160; x</p>").blocks[0].children == text_of("p.\u00a03 \u00a0 x")


def test_a_statement_printed_again_is_an_anchor_once(tree):
    made = tree('<statement id="x">a</statement><statement id="x">a</statement><statement id="y" anchor="no">b</statement>')
    assert [block.anchor for block in made.blocks] == [True, False, False]


def test_an_empty_paragraph_and_an_empty_list_print_nothing(tree):
    assert tree("<p>  </p><ul></ul><p><strong> </strong></p>").blocks == ()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<blob>x</blob>", "t/brief.xml.j2:2: there is no element <blob>"),
        ("\n<quiz/>", "t/brief.xml.j2:3: there is no element <quiz>"),
        ("<statment id='x'>a</statment>", "t/brief.xml.j2:2: there is no element <statment> | did you mean 'statement'?"),
        ("<p rolle='small'>x</p>", "t/brief.xml.j2:2: <p> has no attribute 'rolle' | did you mean 'role'?"),
        ("<p role='smal'>x</p>", "t/brief.xml.j2:2: the style sheet has no [text.smal] | did you mean 'small'?"),
        ("<aside role='difer'><p>x</p></aside>", "t/brief.xml.j2:2: the style sheet has no [box.difer] | did you mean 'differ'?"),
        ("<section id='s'>stray <p>x</p></section>", "t/brief.xml.j2:2: text directly in <section>: 'stray' | put it in a <p>"),
        ("<h1>x</h1>", "t/brief.xml.j2:2: <h1> needs the attribute 'id'"),
        ("<p><h1 id='x'>x</h1></p>", "t/brief.xml.j2:2: <h1> cannot stand in <p>"),
        ("<li>x</li>", "t/brief.xml.j2:2: <li> cannot stand in <brief>"),
        ("<figure exhibit='ties-timelin'/>", "t/brief.xml.j2:2: there is no exhibit 'ties-timelin' | did you mean 'ties-timeline'?"),
        ("<p><cite n='one'/></p>", "t/brief.xml.j2:2: n='one' of <cite> is not a number from 1"),
        ("<p><cite n='7'/></p>", 't/brief.xml.j2:2: [7] is cited but the template prints no <reference n="7">'),
        ("<p><a href='#there'>x</a></p>", "t/brief.xml.j2:2: nothing in the document has the id 'there'"),
        (
            "<p><a href='javascript:x'>x</a></p>",
            "t/brief.xml.j2:2: href='javascript:x' is neither #anchor nor an http, https or mailto address",
        ),
        ("<h1 id='a'>x</h1>\n<h2 id='a'>y</h2>", "t/brief.xml.j2:3: the id 'a' is used twice"),
        ("<p>x\n\n<em>y</p>", "t/brief.xml.j2:4: not well-formed XML: mismatched tag (<em> is open)"),
        (
            "<table><tr><td>a</td><td>b</td></tr>\n<tr><td>c</td></tr></table>",
            "t/brief.xml.j2:3: this row has 1 cells, the table 2 columns",
        ),
        ("<table><col align='middle'/></table>", "t/brief.xml.j2:2: align='middle' of <col> is none of left, right, center, decimal"),
        ("<p><span lang='en_GB'>x</span></p>", "t/brief.xml.j2:2: lang='en_GB' of <span> is not a language code | did you mean 'en-GB'?"),
        (
            "<p><span lang='?'>x</span></p>",
            "t/brief.xml.j2:2: lang='?' of <span> is not a language code | write a code such as en or vi-VN",
        ),
        ("<table><col width='wide'/></table>", "t/brief.xml.j2:2: width='wide' of <col> is not a share such as 25%"),
        (
            "<section id='s' role='anex'/>",
            "t/brief.xml.j2:2: role='anex' of <section> is none of section, summary, references, annex | did you mean 'annex'?",
        ),
        ("{{ '<p>' | safe }}", "t/brief.xml.j2:3: not well-formed XML: mismatched tag (<p> is open)"),
    ],
)
def test_a_fault_is_told_with_its_place_in_the_template(problems, body, said):
    assert problems(body) == [said]


def test_all_faults_are_told_at_once(problems):
    assert len(problems("<para/>\n<p rol='x'>a</p>\n<p><cite n='9'/></p>")) == 3


def test_a_fault_in_a_loop_points_at_the_loop_s_line(problems):
    body = "{% for section in brief.sections[:1] %}\n<p>{{ section.title }}</p>\n<blob/>\n{% endfor %}"
    assert problems(body) == ["t/brief.xml.j2:4: there is no element <blob>"]


def test_a_fault_in_an_included_file_names_that_file(project, make_edition):
    templates = project("{% include 'part.xml.j2' %}", extra={"part.xml.j2": "<p>fine</p>\n\n<oops/>"})
    with pytest.raises(SpecError) as caught:
        render(make_edition(template="t"), templates)
    assert str(caught.value.problems[0].where) == f"{templates}/part.xml.j2:3"
    assert caught.value.problems[0].snippet == "<oops/>"


def test_document_types_and_deep_nesting_are_refused(project, make_edition):
    for whole, said in (
        ('<!DOCTYPE brief [<!ENTITY a "b">]><brief title="T"/>', "a template has no document type"),
        ('<brief title="T">' + "<section id='s'>" * 70 + "</section>" * 70 + "</brief>", "elements are nested more than 64 deep"),
        ("<memo/>", "the outermost element is <memo>, not <brief>"),
        ('<brief title="T"><?php x?></brief>', "a template has no processing instructions such as <?php …?>"),
    ):
        with pytest.raises(SpecError) as caught:
            render(make_edition(template="t"), project("", whole=whole))
        assert caught.value.problems[0].message == said
