"""What a page says once: that most statements rest on one source, and where a name in full comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from briefgen.doctree.nodes import Banner, Block, Box, BulletList, Cover, ReferenceEntry, SectionBlock, StatementBlock, StatementRun
from briefgen.doctree.walk import walk
from briefgen.model.edition import Statement
from briefgen.rendering.filters import numbers

_FEW, _MOST = 4, 0.75
"""Of more than so many statements, the share from which on a single source is the rule: readers see past what stands everywhere."""

_NAME = "name from "
_WORDS = {"visit_disputed": "kind of visit disputed"}
"""Marks that say more than their slug."""


def is_rule(single: int, statements: int) -> bool:
    """True when most of an edition's statements rest on a single source, so that a template says it once. single: how many do."""
    return statements > _FEW and single >= _MOST * statements


def marks_of(statement: Statement, *, single_once: bool) -> tuple[str, ...]:
    """The marks to print beside a statement; `names_once` leaves the one on a name where a reader meets it first."""
    left = {"single_source"} if single_once else set()
    if statement.label.date_text.startswith("as of"):
        left.add("as_of")
    marks = tuple(_WORDS.get(mark, mark.replace("_", " ")) for mark in statement.marks if mark not in left)
    return (*marks, f"{_NAME}[{statement.named_by}]") if statement.named_by is not None else marks


def names_once(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with `name from [4]` at a speaker's first statement in printed order alone, and only where reference 4 is listed.

    What stands ahead and again in its section, as key points on a cover do, is read apart: a speaker's first there has the mark too.
    """
    printed = list(walk(blocks))
    listed = {block.number for block in printed if isinstance(block, ReferenceEntry)}
    first: dict[tuple[bool, str, str], int] = {}
    for at, block in enumerate(one for one in printed if isinstance(one, StatementBlock)):
        for mark in block.marks:
            if mark.startswith(_NAME) and listed.issuperset(numbers(mark)):
                first.setdefault((block.anchor, block.speaker, mark), at)
    return _kept(blocks, count(), frozenset(first.values()))


def _kept(blocks: Iterable[Block], at: Iterator[int], first: frozenset[int]) -> tuple[Block, ...]:
    """The blocks, the statements among them counted by `at` in the order of `walk`, those not in `first` without a mark on a name."""
    return tuple(_without_name(block, at, first) for block in blocks)


def _without_name(block: Block, at: Iterator[int], first: frozenset[int]) -> Block:
    match block:
        case StatementBlock():
            return _marked(block, at, first)
        case StatementRun(statements=statements):
            return replace(block, statements=tuple(_marked(one, at, first) for one in statements))
        case SectionBlock() | Cover() | Banner() | Box():
            return replace(block, children=_kept(block.children, at, first))
        case BulletList():
            return replace(block, items=tuple(_kept(item, at, first) for item in block.items))
        case _:
            return block


def _marked(block: StatementBlock, at: Iterator[int], first: frozenset[int]) -> StatementBlock:
    kept = next(at) in first
    return replace(block, marks=tuple(mark for mark in block.marks if kept or not mark.startswith(_NAME)))
