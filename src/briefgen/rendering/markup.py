"""Elements -> the document tree: one function a kind of block, strict, all faults collected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, cast

from briefgen.doctree.nodes import (
    Banner,
    Block,
    Box,
    BulletList,
    Cell,
    Cite,
    Column,
    Contents,
    Cover,
    Figure,
    Furniture,
    Heading,
    Inline,
    PageBreak,
    Paragraph,
    ReferenceEntry,
    SectionBlock,
    StatementBlock,
    Table,
    Tree,
)
from briefgen.doctree.walk import walk
from briefgen.errors import SpecError
from briefgen.model.exhibit import Exhibit
from briefgen.rendering.check import Checker
from briefgen.rendering.elements import Element
from briefgen.rendering.inline import Folder, clean, trimmed
from briefgen.rendering.runs import run_on
from briefgen.rendering.said_once import names_once
from briefgen.rendering.vocabulary import ALIGNMENTS, INLINES, SECTION_ROLES


def read_tree(root: Element, exhibits: Mapping[str, Exhibit], check: Checker) -> Tree:
    """The document tree of an expanded template.

    exhibits: by id, for <figure exhibit="…">. Back links of references are made here, from the statements that cite them.

    Raises:
        SpecError: with every fault found, in document order.
    """
    if root.tag != "brief":
        check.report(root, "template.unknown-element", f"the outermost element is <{root.tag}>, not <brief>")
        raise SpecError(*check.problems)
    check.element(root)
    reader = _Reader(exhibits, check)
    furniture = [child for child in root.elements if child.tag == "furniture"]
    blocks = reader.blocks(root)
    check.finish()
    if check.problems:
        raise SpecError(*check.problems)
    return Tree(
        title=_plain(root, "title"),
        lang=root.attributes.get("lang", "en"),
        blocks=names_once(_with_back_links(blocks)),
        furniture=_furniture(furniture[-1]) if furniture else Furniture(),
        author=_plain(root, "author"),
        subject=_plain(root, "subject"),
        keywords=tuple(word.strip() for word in _plain(root, "keywords").split(";") if word.strip()),
    )


class _Reader:
    def __init__(self, exhibits: Mapping[str, Exhibit], check: Checker) -> None:
        self._exhibits, self._check = exhibits, check

    def blocks(self, parent: Element) -> tuple[Block, ...]:
        """The block children of an element; text between them was reported by the checker."""
        made: list[Block] = []
        for child in parent.elements:
            if self._check.element(child, parent.tag) and child.tag not in ("furniture", "title"):
                if child.tag == "statements":
                    made += run_on([self._statement(one) for one in child.elements if self._check.element(one, child.tag)])
                elif (block := self._block(child)) is not None:
                    made.append(block)
        return tuple(made)

    def _block(self, element: Element) -> Block | None:
        match element.tag:
            case "h1" | "h2" | "h3":
                return self._heading(element)
            case "p" | "note":
                return self._paragraph(element)
            case "statement":
                return self._statement(element)
            case "ul" | "ol":
                return self._list(element)
            case "table":
                return self._table(element)
            case "figure":
                return self._figure(element)
            case "aside":
                return self._box(element)
            case "reference":
                return self._reference(element)
            case "section":
                role = self._check.choice(element, "role", SECTION_ROLES, "section")
                return SectionBlock(id=element.attributes.get("id", ""), children=self.blocks(element), role=role)
            case "cover":
                return Cover(children=self.blocks(element))
            case "banner":
                return Banner(children=self.blocks(element))
            case "contents":
                depth = self._check.number(element, "depth") if "depth" in element.attributes else 2
                return Contents(depth=depth or 2)
            case _:
                return PageBreak()

    def inline(self, element: Element, without: tuple[str, ...] = ()) -> tuple[Inline, ...]:
        """The inline content of an element, folded and trimmed."""
        return self._inline(element.tag, [child for child in element.children if isinstance(child, str) or child.tag not in without])

    def _inline(self, parent: str, children: list[Element | str]) -> tuple[Inline, ...]:
        self._admit(parent, children)
        return trimmed(Folder(self._check).content(children))

    def _admit(self, parent: str, children: list[Element | str]) -> None:
        for child in children:
            if isinstance(child, Element) and self._check.element(child, parent):
                self._admit(child.tag, child.children)

    def _heading(self, element: Element) -> Heading:
        anchor = element.attributes.get("id", "")
        self._check.anchor(element, anchor)
        level = cast("Literal[1, 2, 3]", int(element.tag[1]))
        return Heading(level=level, children=self.inline(element), id=anchor, contents=self._check.flag(element, "contents", True))

    def _paragraph(self, element: Element) -> Paragraph | None:
        role = self._check.text_role(element, element.attributes.get("role", "note" if element.tag == "note" else "body"))
        anchor = element.attributes.get("id")
        if anchor:
            self._check.anchor(element, anchor)
        children = self.inline(element)
        return Paragraph(children=children, role=role, id=anchor) if children else None

    def _statement(self, element: Element) -> StatementBlock:
        anchor = element.attributes.get("id", "")
        marks = tuple(_words(child) for child in element.elements if child.tag == "mark" and self._check.element(child, "statement"))
        nodes = self.inline(element, without=("mark",))
        cites = tuple(replace(node, statement=anchor) for node in nodes if isinstance(node, Cite))
        body = trimmed(tuple(node for node in nodes if not isinstance(node, Cite)))
        wanted = self._check.flag(element, "anchor", True)
        return StatementBlock(
            id=anchor,
            date=_plain(element, "date"),
            speaker=_plain(element, "speaker"),
            office=_plain(element, "office"),
            body=body,
            cites=cites,
            marks=marks,
            role=self._check.text_role(element, element.attributes.get("role", "statement")),
            changed=self._check.flag(element, "changed"),
            anchor=wanted and self._check.anchor(element, anchor, again=True),
        )

    def _list(self, element: Element) -> BulletList | None:
        items: list[tuple[Block, ...]] = []
        for child in element.elements:
            if not self._check.element(child, element.tag):
                continue
            if any(inner.tag not in INLINES for inner in child.elements):
                items.append(self.blocks(child))
            elif content := self.inline(child):
                items.append((Paragraph(children=content),))
        return BulletList(items=tuple(items), ordered=element.tag == "ol") if items else None

    def _table(self, element: Element) -> Table:
        parts: dict[str, list[Element]] = {"caption": [], "source": [], "col": [], "thead": [], "tr": []}
        for child in element.elements:
            if self._check.element(child, "table"):
                parts[child.tag].append(child)
        heads = [row for head in parts["thead"] for row in head.elements if self._check.element(row, "thead")]
        head = self._row(heads[0]) if heads else ()
        rows = tuple(self._row(row) for row in parts["tr"])
        width = len(parts["col"]) or max(map(len, (head, *rows)), default=0)
        columns = tuple(self._column(column) for column in parts["col"]) or (Column(),) * width
        for cells, at in zip((head, *rows), (*(heads[:1] or [element]), *parts["tr"]), strict=True):
            if cells and len(cells) != width:
                self._check.report(at, "template.value", f"this row has {len(cells)} cells, the table {width} columns")
        anchor = element.attributes.get("id")
        if anchor:
            self._check.anchor(element, anchor)
        return Table(
            columns=columns,
            head=head,
            rows=rows,
            caption=self._part(parts["caption"]),
            source=self._part(parts["source"]),
            alt=_plain(element, "alt"),
            role=self._check.choice(element, "role", ("exhibit", "plain"), "exhibit"),
            id=anchor,
            wide=self._check.flag(element, "wide"),
        )

    def _part(self, elements: list[Element]) -> tuple[Inline, ...]:
        return self.inline(elements[0]) if elements else ()

    def _row(self, row: Element) -> tuple[Cell, ...]:
        cells = [cell for cell in row.elements if self._check.element(cell, "tr")]
        return tuple(Cell(children=self.inline(cell), header=cell.tag == "th") for cell in cells)

    def _column(self, element: Element) -> Column:
        align = cast("Literal['left', 'right', 'center', 'decimal']", self._check.choice(element, "align", ALIGNMENTS, "left"))
        text = element.attributes.get("width", "0")
        share = float(text.removesuffix("%")) / 100 if text.removesuffix("%").replace(".", "", 1).isdigit() else -1.0
        if not 0 <= share <= 1:
            self._check.report(element, "template.value", f"width={text!r} of <col> is not a share such as 25%")
        return Column(align=align, width=share)

    def _figure(self, element: Element) -> Figure:
        name = element.attributes.get("exhibit", "")
        exhibit = self._exhibits.get(name)
        if name and exhibit is None:
            self._check.report(element, "template.value", f"there is no exhibit {name!r}", self._check.near(name, self._exhibits))
        self._check.anchor(element, name)
        parts = {child.tag: child for child in element.elements if self._check.element(child, "figure")}
        return Figure(
            id=name,
            drawing=exhibit.drawing if exhibit else None,
            alt=exhibit.alt if exhibit else "",
            caption=self._part([parts["caption"]] if "caption" in parts else []),
            source=self._part([parts["source"]] if "source" in parts else []),
            wide=self._check.flag(element, "wide"),
        )

    def _box(self, element: Element) -> Box | None:
        title = [child for child in element.elements if child.tag == "title"]
        role, blocks = self._check.box_role(element), self.blocks(element)
        return Box(role=role, title=self._part(title), children=blocks) if blocks or title else None

    def _reference(self, element: Element) -> ReferenceEntry:
        passages: list[tuple[str, str, str]] = []
        for child in element.elements:
            if child.tag == "passage" and self._check.element(child, "reference"):
                statement = child.attributes.get("statement", "")  # none: it stands in a box where sources differ
                if statement:
                    self._check.refers(statement, child)
                passages.append((_plain(child, "locator"), _words(child), statement))
        number = self._check.number(element, "n") or 0
        self._check.anchor(element, f"ref-{number}")
        children = self.inline(element, without=("passage",))
        short, again = _plain(element, "short"), _plain(element, "again")
        return ReferenceEntry(
            number=number,
            children=children,
            passages=tuple(passages),
            short=short,
            again=again,
            run_on=self._check.flag(element, "run-on") and not passages,
        )


def _with_back_links(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """References with the anchors of the statements that cite them, in printed order."""
    back: dict[int, dict[str, None]] = {}
    for node in walk(blocks):
        if isinstance(node, StatementBlock) and node.anchor:
            for cite in node.cites:
                back.setdefault(cite.number, {})[node.id] = None
    return tuple(_linked(block, back) for block in blocks)


def _linked(block: Block, back: Mapping[int, Mapping[str, None]]) -> Block:
    match block:
        case ReferenceEntry():
            return replace(block, back=tuple(back.get(block.number, ())))
        case SectionBlock() | Cover() | Banner() | Box():
            return replace(block, children=tuple(_linked(child, back) for child in block.children))
        case BulletList():
            return replace(block, items=tuple(tuple(_linked(child, back) for child in item) for item in block.items))
        case _:
            return block


def _furniture(element: Element) -> Furniture:
    given = {name.replace("-", "_"): clean(value).strip() for name, value in element.attributes.items()}
    return Furniture(**given)


def _plain(element: Element, name: str) -> str:
    return clean(element.attributes.get(name, "")).strip()


def _words(element: Element) -> str:
    return clean("".join(child for child in element.children if isinstance(child, str))).strip()
