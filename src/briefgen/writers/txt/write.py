"""A doctree as plain text of 80 columns: the same statements, labels, citations and references as the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

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
    Tree,
)
from briefgen.doctree.walk import walk
from briefgen.text.quoting import within_quotes
from briefgen.writers.txt.plain import columns, plain, plain_words
from briefgen.writers.txt.tables import table_lines
from briefgen.writers.txt.wrapping import WIDTH, fill

_RULES = {1: "=", 2: "-"}
_TITLES = ("title",)


def write_txt(tree: Tree, mark: str = "") -> str:
    r"""The document as text: lines of at most 80 columns ended by `\n`, blocks parted by one empty line, no trailing space.

    Quotation marks, dashes and the like are plain characters, letters keep their accents. A statement that is new or revised
    has `|` at the head of its lines. A chart is told by its alternative text. Page numbers are left out. mark: the last line, which
    says what the text is.
    """
    headings = [block for block in walk(tree.blocks) if isinstance(block, Heading) and block.contents]
    furniture = tree.furniture
    parts = [_sides(furniture.head_left, furniture.head_right)]
    if not any(isinstance(block, Paragraph) and block.role in _TITLES for block in walk(tree.blocks)):
        parts.append(_title(plain(tree.title)))
    parts += _blocks(tree.blocks, headings)
    parts.append(_sides(furniture.foot_left, furniture.foot_centre or furniture.head_right))
    parts.append(fill(mark))
    lines: list[str] = []
    for part in parts:
        if part:
            lines += [*([""] if lines else []), *part]
    return "".join(line.rstrip() + "\n" for line in lines)


def _blocks(blocks: Sequence[Block], headings: Sequence[Heading]) -> list[list[str]]:
    """A list of lines for each block; references and small paragraphs that follow one another stay together."""
    parts: list[list[str]] = []
    for kind, run in groupby(blocks, key=_kept_together):
        made = [part for block in run for part in _block(block, headings) if part]
        parts += [[line for part in made for line in part]] if kind and made else made
    return parts


def _kept_together(block: Block) -> str:
    return block.role if isinstance(block, Paragraph) and block.role in ("meta", "question", "small") else ""


def _block(block: Block, headings: Sequence[Heading]) -> list[list[str]]:
    match block:
        case Heading(level=level, children=children):
            words = plain_words(children).replace("\n", " ")
            return [[*(lines := fill(words)), *([_rule(lines, _RULES[level])] if level in _RULES else [])]]
        case Paragraph(children=children, role=role):
            words = plain_words(children)
            return [_title(words)] if role in _TITLES and words else [fill(words)]
        case StatementBlock():
            return [_statement(block)]
        case StatementRun(statements=statements):
            return [_run(statements)]
        case BulletList(items=items, ordered=ordered):
            return [_list(items, headings, ordered=ordered)]
        case Table(caption=caption, source=source):
            lines = table_lines(block)
            return [[*fill(plain_words(caption)), *([""] if caption and lines else []), *lines], fill(plain_words(source))]
        case Figure(caption=caption, alt=alt, source=source, drawing=drawing):
            shown = plain(alt) if drawing is not None else "No data."
            return [[*fill(plain_words(caption)), *fill(shown, first="  ", rest="  ")], fill(plain_words(source))]
        case Box(title=title, children=children):
            inner = [line for part in _blocks(children, headings) for line in ("", *part)]
            words = plain_words(title)
            return [[*fill(words.upper() if words else ""), *(inner if words else inner[1:])]]
        case ReferenceEntry():
            return [_reference(block)]
        case Contents(depth=depth):
            return [[line for one in headings if one.level <= depth for line in _contents(one)]]
        case SectionBlock(children=children) | Cover(children=children) | Banner(children=children):
            return _blocks(children, headings)
        case PageBreak():
            return []


def _title(words: str) -> list[str]:
    lines = fill(words.upper())
    return [*lines, _rule(lines, "=")] if lines else []


def _rule(lines: Sequence[str], mark: str) -> str:
    return mark * max((columns(line) for line in lines), default=0)


def _contents(heading: Heading) -> list[str]:
    indent = "  " * heading.level
    return fill(plain_words(heading.children).replace("\n", " "), first=indent, rest=indent + "  ")


def _statement(block: StatementBlock) -> list[str]:
    """Date and speaker on a line of their own, then the sentence with its citations and marks."""
    return _run((block,))


def _run(blocks: Sequence[StatementBlock]) -> list[str]:
    """The date and speaker of all on a line of their own, then the sentences, one behind the other."""
    first = blocks[0]
    bar = "| " if first.changed else "  "
    who = ", ".join(filter(None, (plain(first.speaker), plain(first.office))))
    label = ". ".join(filter(None, (plain(first.date), who)))
    words = " ".join(_sentence(block) for block in blocks)
    return [*fill(label + ":" if label else "", first=bar, rest=bar), *fill(words, first=bar, rest=bar)]


def _sentence(block: StatementBlock) -> str:
    cites = "".join(f"[{cite.number}]" for cite in block.cites)
    marks = "".join(f" ({plain(mark)})" for mark in block.marks)
    # a citation is never parted from the last word
    return f"{plain_words(block.body)} {cites}".rstrip() + marks


def _list(items: Sequence[Sequence[Block]], headings: Sequence[Heading], *, ordered: bool) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(items, 1):
        mark = f"{number}. " if ordered else "- "
        inner = [line for part in _blocks(item, headings) for line in part]
        narrow = [piece for line in inner for piece in (fill(line, width=WIDTH - len(mark)) or [""])]
        lines += [(" " * len(mark) if at else mark) + line for at, line in enumerate(narrow)]
    return lines


def _reference(block: ReferenceEntry) -> list[str]:
    mark = f"[{block.number}] "
    indent = " " * len(mark)
    lines = fill(plain_words(block.children), first=mark, rest=indent) or [mark.rstrip()]
    # several statements may rest on one passage; it is quoted once
    for locator, words in dict.fromkeys((locator, words) for locator, words, _ in block.passages):
        place = f"{plain(locator)}: " if locator else ""
        lines += fill(f'{place}"{plain(within_quotes(words))}"', first=indent, rest=indent + "  ")
    return lines


def _sides(left: str, right: str) -> list[str]:
    """Two texts at the two ends of a line, or under one another when they do not fit on it."""
    left, right = plain(left), plain(right)
    if left and right and columns(left) + columns(right) + 2 <= WIDTH:
        return [left + " " * (WIDTH - columns(left) - columns(right)) + right]
    return [*fill(left), *fill(right)]
