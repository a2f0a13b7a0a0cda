from __future__ import annotations

from briefgen.doctree.dump import canonical, dump
from briefgen.doctree.nodes import Box, BulletList, Cell, Column, Figure, Heading, Paragraph, StatementBlock, Table, Text, Tree
from briefgen.doctree.walk import walk
from briefgen.model.drawing import Drawing, PathOp, TextOp


def a_tree(**over) -> Tree:
    drawing = Drawing(
        width=10.0,
        height=5.5,
        ops=(PathOp(commands=(("m", 0.0, -0.0), ("z",))), TextOp(x=1, y=2, text="é", font="sans", size=7, colour="#000000")),
    )
    blocks = (
        Heading(level=1, children=(Text(text="Über"),), id="h"),
        Box(role="differ", title=(), children=(BulletList(items=((Paragraph(children=(Text(text="a"),)),),)),)),
        Figure(id="f", drawing=drawing, alt="alt", caption=()),
        Table(columns=(Column(),), head=(), rows=((Cell(children=(Text(text="1"),)),),)),
        StatementBlock(id="s", date="", speaker="", office="", body=(Text(text="b"),), cites=()),
    )
    return Tree(**{"title": "T", "lang": "en", "blocks": blocks, **over})


def test_the_canonical_form_is_frozen():
    expected = (
        '{"blocks":[{"children":[{"node":"Text","text":"Über"}],"id":"h","level":1,"node":"Heading"},'
        '{"children":[{"items":[[{"children":[{"node":"Text","text":"a"}],"node":"Paragraph"}]],"node":"BulletList"}],'
        '"node":"Box","role":"differ","title":[]},'
        '{"alt":"alt","caption":[],"drawing":{"height":5.5,"node":"Drawing","ops":[{"commands":[["m",0,0],["z"]],"node":"PathOp"},'
        '{"colour":"#000000","font":"sans","node":"TextOp","size":7,"text":"é","x":1,"y":2}],"width":10},"id":"f","node":"Figure"},'
        '{"columns":[{"node":"Column"}],"head":[],"node":"Table","rows":[[{"children":[{"node":"Text","text":"1"}],"node":"Cell"}]]},'
        '{"body":[{"node":"Text","text":"b"}],"cites":[],"date":"","id":"s","node":"StatementBlock","office":"","speaker":""}],'
        '"lang":"en","node":"Tree","title":"T"}'
    )
    assert canonical(a_tree()).decode() == expected


def test_what_prints_otherwise_has_another_form():
    assert canonical(a_tree()) != canonical(a_tree(title="t"))
    assert canonical(a_tree()) == canonical(a_tree())


def test_a_default_is_not_written():
    assert canonical(a_tree(author="")) == canonical(a_tree())


def test_the_dump_has_a_line_for_each_node():
    assert dump(a_tree()).splitlines()[:4] == [
        'Tree title="T" lang="en"',
        "  blocks:",
        '    Heading level=1 id="h"',
        '      Text text="Über"',
    ]
    assert '    Figure id="f" drawing=10x6/2 alt="alt" caption=[]' in dump(a_tree()).splitlines()


def test_walking_goes_into_boxes_and_lists():
    assert [type(block).__name__ for block in walk(a_tree().blocks)] == [
        "Heading",
        "Box",
        "BulletList",
        "Paragraph",
        "Figure",
        "Table",
        "StatementBlock",
    ]
