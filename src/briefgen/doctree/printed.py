"""What a tree prints, piece by piece in reading order: the ground on which a finished page is checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.doctree import nodes
from briefgen.doctree.walk import walk
from briefgen.model.drawing import TextOp
from briefgen.text.quoting import within_quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of printed characters with one meaning.

    kind: `statement`, `key point`, `date label`, `speaker`, `mark`, `citation`, `chart label`, `heading`, `desk's words`, `question`,
    `reference`, `passage`, `table` or `text`. subject: the statement, exhibit or reference it belongs to, may be empty. of: the
    statement that this one runs on from, in whose label it is printed; else empty.
    """

    kind: str
    subject: str
    text: str
    of: str = ""


_ROLES = {"lead": "desk's words", "desk": "desk's words", "note": "desk's words", "question": "question"}
_CITING = frozenset({"citation", "chart label", "table", "text"})
_NUMBER = re.compile(r"\[(\d+)\]")


def pieces(tree: nodes.Tree) -> tuple[Piece, ...]:
    """Every piece the tree prints, in reading order; page furniture and what the writer itself makes (contents) left out."""
    return tuple(piece for block in tree.blocks for piece in _block(block, "") if piece.text.strip())


def plain(children: tuple[nodes.Inline, ...]) -> str:
    """The characters of inline content; a citation prints `[n]`."""
    parts = []
    for child in children:
        match child:
            case nodes.Text(text=text):
                parts.append(text)
            case nodes.Cite(number=number):
                parts.append(f"[{number}]")
            case nodes.Break():
                parts.append(" ")
            case nodes.Styled(children=inner) | nodes.Link(children=inner):
                parts.append(plain(inner))
    return "".join(parts)


def _block(block: nodes.Block, subject: str) -> Iterator[Piece]:
    match block:
        case nodes.Heading(children=children, id=anchor):
            yield Piece(kind="heading", subject=anchor, text=plain(children))
        case nodes.Paragraph(children=children, role=role):
            yield Piece(kind=_ROLES.get(role, "text"), subject=subject, text=plain(children))
        case nodes.StatementBlock():
            yield from (*_label(block), *_statement(block))
        case nodes.StatementRun(statements=statements):
            yield from _label(statements[0])
            for at, one in enumerate(statements):
                yield from _statement(one)
                yield from (replace(piece, of=statements[0].id) for piece in _label(one) if at)
        case nodes.BulletList(items=items):
            for item in items:
                for child in item:
                    yield from _block(child, subject)
        case nodes.Table():
            yield from _table(block)
        case nodes.Figure():
            yield from _figure(block)
        case nodes.Box(title=title, children=children, role=role):
            yield Piece(kind="heading", subject=role, text=plain(title))
            for child in children:
                yield from _block(child, role)
        case nodes.ReferenceEntry(number=number, children=children, passages=passages):
            yield Piece(kind="reference", subject=str(number), text=plain(children))
            for locator, words, statement in passages:
                yield Piece(kind="passage", subject=statement, text=locator)
                yield Piece(kind="passage", subject=statement, text=within_quotes(words))
        case nodes.SectionBlock(children=children) | nodes.Cover(children=children) | nodes.Banner(children=children):
            for child in children:
                yield from _block(child, subject)
        case nodes.Contents() | nodes.PageBreak():
            return


def _label(block: nodes.StatementBlock) -> Iterator[Piece]:
    yield Piece(kind="date label", subject=block.id, text=block.date)
    yield Piece(kind="speaker", subject=block.id, text=block.speaker)
    yield Piece(kind="speaker", subject=block.id, text=block.office)


def _statement(block: nodes.StatementBlock) -> Iterator[Piece]:
    yield Piece(kind="key point" if block.role == "key-point" else "statement", subject=block.id, text=plain(block.body))
    yield Piece(kind="citation", subject=block.id, text="".join(f"[{cite.number}]" for cite in block.cites))
    for mark in block.marks:
        yield Piece(kind="mark", subject=block.id, text=mark)


def _table(block: nodes.Table) -> Iterator[Piece]:
    subject = block.id or ""
    yield Piece(kind="heading", subject=subject, text=plain(block.caption))
    for row in (block.head, *block.rows):
        for cell in row:
            yield Piece(kind="table", subject=subject, text=plain(cell.children))
    yield Piece(kind="text", subject=subject, text=plain(block.source))


def _figure(block: nodes.Figure) -> Iterator[Piece]:
    yield Piece(kind="heading", subject=block.id, text=plain(block.caption))
    for op in block.drawing.ops if block.drawing else ():
        if isinstance(op, TextOp):
            yield Piece(kind="chart label", subject=block.id, text=op.text)
    yield Piece(kind="text", subject=block.id, text=plain(block.source))


def numbers_met(tree: nodes.Tree) -> tuple[int, ...]:
    """Numbers of references in the order in which a reader first meets them; the list of references itself does not count."""
    listed = {block.number for block in walk(tree.blocks) if isinstance(block, nodes.ReferenceEntry)}
    found = (int(number) for piece in pieces(tree) if piece.kind in _CITING for number in _NUMBER.findall(piece.text))
    return tuple(number for number in dict.fromkeys(found) if number in listed)
