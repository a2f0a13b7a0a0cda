"""Blocks of the doctree as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from briefgen.doctree.nodes import (
    Banner,
    Block,
    Box,
    BulletList,
    Contents,
    Cover,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    ReferenceEntry,
    SectionBlock,
    StatementBlock,
    StatementRun,
    Table,
)
from briefgen.writers.html.elements import anchor, element, hidden, joined, safe_text, slug
from briefgen.writers.html.inline import cites, inline
from briefgen.writers.html.page import Page
from briefgen.writers.html.references import references
from briefgen.writers.html.tables import figure, table


def blocks(page: Page, nodes: Sequence[Block]) -> Markup:
    """The blocks one after the other; references that follow one another are one list."""
    made = []
    for listed, run in groupby(nodes, key=lambda node: isinstance(node, ReferenceEntry)):
        if listed:
            made.append(references(page, [node for node in run if isinstance(node, ReferenceEntry)]))
        else:
            made += [_block(page, node) for node in run]
    return joined(made)


def _block(page: Page, node: Block) -> Markup:
    match node:
        case Heading():
            return _heading(page, node)
        case Paragraph():
            return _paragraph(page, node)
        case StatementBlock():
            return _statement(page, node)
        case StatementRun(statements=statements):
            return _run(page, statements)
        case BulletList(items=items, ordered=ordered):
            return element("ol" if ordered else "ul", joined(element("li", blocks(page, item)) for item in items))
        case Table():
            return table(page, node)
        case Figure():
            return figure(page, node)
        case Box():
            return _box(page, node)
        case ReferenceEntry():
            return references(page, [node])
        case Contents(depth=depth):
            return _contents(page, depth)
        case SectionBlock():
            return _section(page, node)
        case Cover(children=children):
            return element("div", blocks(page, children), class_="cover")
        case Banner(children=children):
            return element("div", blocks(page, children), class_="banner")
        case PageBreak():
            return element("div", class_="page-break")


def _heading(page: Page, node: Heading) -> Markup:
    """The document's title is the h1, so a heading is one level lower; no level is skipped on the way down."""
    page.level = min(node.level + 1, page.level + 1)
    return element(f"h{page.level}", inline(page, node.children), id=page.id(node.id))


def _paragraph(page: Page, node: Paragraph) -> Markup:
    words = inline(page, node.children)
    if node.role == "title" and not page.titled:
        page.titled = True
        return element("h1", words, id=page.id(node.id))
    return element("p", words, id=page.id(node.id), class_=None if node.role == "body" else slug(node.role))


def _statement(page: Page, node: StatementBlock) -> Markup:
    """The label (date, who, marks) and the sentence, apart, so that a wide page can set the label in the margin."""
    news = hidden("New or revised: ") if node.changed else Markup("")
    words = element("p", news, inline(page, node.body), cites(page, node.cites), class_="words")
    return element("div", _label(node, node.marks), words, id=page.id(node.id) if node.anchor else None, class_=_classes(node))


def _run(page: Page, nodes: Sequence[StatementBlock]) -> Markup:
    """One label (date, who) for all, then the sentences in one paragraph, each with its own citations and marks."""
    said = [
        element(
            "span",
            inline(page, node.body),
            cites(page, node.cites),
            joined(" " + element("span", safe_text(mark), class_="mark") for mark in node.marks),
            id=page.id(node.id) if node.anchor else None,
        )
        for node in nodes
    ]
    news = hidden("New or revised: ") if nodes[0].changed else Markup("")
    words = element("p", news, Markup(" ").join(said), class_="words")
    return element("div", _label(nodes[0], ()), words, class_=_classes(nodes[0]))


def _classes(node: StatementBlock) -> str:
    return " ".join(filter(None, ("statement", slug(node.role) if node.role != "statement" else "", "changed" if node.changed else "")))


def _label(node: StatementBlock, marks: Sequence[str]) -> Markup:
    date = element("span", safe_text(node.date), class_="date") if node.date else Markup("")
    who = _who(node)
    shown = joined(" " + element("span", safe_text(mark), class_="mark") for mark in marks)
    return element("p", date, " " if date and who else "", who, shown, class_="label") if date or who or shown else Markup("")


def _who(node: StatementBlock) -> Markup:
    speaker = element("span", safe_text(node.speaker), class_="speaker") if node.speaker else Markup("")
    office = element("span", safe_text(node.office), class_="office") if node.office else Markup("")
    return speaker + (Markup(", ") if speaker and office else Markup("")) + office


def _box(page: Page, node: Box) -> Markup:
    inner = blocks(page, node.children)
    if not node.title:
        return element("div", inner, class_=f"box {slug(node.role)}")
    name = page.fresh("box")
    title = element("p", inline(page, node.title), id=name, class_="box-title")
    return element("section", title, inner, class_=f"box {slug(node.role)}", aria_labelledby=name)


def _section(page: Page, node: SectionBlock) -> Markup:
    first = node.children[0] if node.children else None
    named = anchor(first.id) if isinstance(first, Heading) else None
    return element(
        "section",
        blocks(page, node.children),
        id=page.id(node.id),
        class_=None if node.role == "section" else slug(node.role),
        aria_labelledby=named,
    )


def _contents(page: Page, depth: int) -> Markup:
    """The headings down to `depth`, as lists within lists."""
    listed = [heading for heading in page.headings if heading.level <= depth]
    return element("nav", _outline(page, listed), class_="contents", aria_label="Contents") if listed else Markup("")


def _outline(page: Page, headings: Sequence[Heading]) -> Markup:
    top = min(heading.level for heading in headings)
    items: list[Markup] = []
    at = 0
    while at < len(headings):
        end = next((later for later in range(at + 1, len(headings)) if headings[later].level <= top), len(headings))
        opens = headings[at].level <= top
        below = headings[at + 1 : end] if opens else headings[at:end]
        link = element("a", inline(page, headings[at].children), href=f"#{anchor(headings[at].id)}") if opens else Markup("")
        items.append(element("li", link, _outline(page, below) if below else ""))
        at = end
    return element("ol", joined(items), role="list")
