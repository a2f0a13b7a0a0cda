"""Walking the tree in printed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.doctree.nodes import Banner, Block, Box, BulletList, Cover, SectionBlock, StatementRun


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, parents before their children, in printed order."""
    for block in blocks:
        yield block
        match block:
            case SectionBlock(children=children) | Cover(children=children) | Banner(children=children) | Box(children=children):
                yield from walk(children)
            case StatementRun(statements=statements):
                yield from statements
            case BulletList(items=items):
                for item in items:
                    yield from walk(item)
            case _:
                pass
