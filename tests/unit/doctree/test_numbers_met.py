from briefgen.doctree import nodes as n
from briefgen.doctree.printed import numbers_met
from briefgen.model.drawing import Drawing, TextOp


def test_numbers_are_met_in_reading_order_and_not_in_the_list_itself():
    said = n.StatementBlock(id="a1", date="", speaker="", office="", body=(n.Text(text="In [5] years."),), cites=(n.Cite(number=2),))
    label = TextOp(x=0, y=0, text="[4][2]", font="sans", size=7, colour="#000000")
    figure = n.Figure(id="f", drawing=Drawing(width=9, height=9, ops=(label,)), alt="", caption=(), source=())
    text = n.Paragraph(children=(n.Text(text="See "), n.Cite(number=3), n.Text(text=" of [1999].")))
    listed = tuple(n.ReferenceEntry(number=number, children=(n.Text(text="A book, [5]."),)) for number in (1, 2, 3, 4, 5))
    tree = n.Tree(title="T", lang="en", blocks=(n.Box(role="differ", title=(), children=(said,)), figure, text, *listed))
    assert numbers_met(tree) == (2, 4, 3)
