"""A doctree to flows of slabs: which part of the writer sets which node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

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
from briefgen.writers.pdf.boxes import box
from briefgen.writers.pdf.contents import contents
from briefgen.writers.pdf.figures import figure
from briefgen.writers.pdf.lists import bullet_list
from briefgen.writers.pdf.pages import Flow
from briefgen.writers.pdf.plain import plain_text, sayable
from briefgen.writers.pdf.reference_runs import ReferenceRun, reference_run, run_together
from briefgen.writers.pdf.references import reference
from briefgen.writers.pdf.setting import Place, Setting
from briefgen.writers.pdf.slabs import NewPage, Opening, Slab
from briefgen.writers.pdf.statements import run, statement
from briefgen.writers.pdf.structure import Element
from briefgen.writers.pdf.tables import table

_STAYS = ("takeaway", "label")
_AT_HAND = ("references", "annex")  # who reads these has the list of references open: no notes at the foot repeat it


@dataclass(slots=True, eq=False)
class Story:
    """Builds the flows of a tree; kept between passes so that what does not depend on page numbers is set once."""

    setting: Setting
    tree: Tree
    root: Element
    _set: dict[tuple[int, int], tuple[list[Slab], int, int]] = field(default_factory=dict)
    _sections: dict[tuple[int, int], Element] = field(default_factory=dict)
    _met: Counter[int] = field(default_factory=Counter)
    _headings: list[Heading] = field(default_factory=list)
    _level: int = 0
    _outline: int = 0
    _fresh: int = 0
    _inside: int = 0
    _before: StatementBlock | None = None

    def __post_init__(self) -> None:
        self._headings = list(_find_headings(self.tree.blocks))
        self.setting.highest = max((block.number for block in walk(self.tree.blocks) if isinstance(block, ReferenceEntry)), default=0)

    @property
    def needs_pages(self) -> bool:
        """True when something printed depends on page numbers."""
        return any(_paged(block) for block in self.tree.blocks)

    def flows(self, blocks: Sequence[Block] | None = None) -> list[Flow]:
        """The flows of the tree, or of some of its outermost blocks, in order; page numbers as far as the setting knows them."""
        page = self.setting.styles.sheet.page
        whole = page.width - page.left - page.right
        one = Place(x=0.0, width=whole, parent=self.root)
        width = (whole - page.gap * (page.columns - 1)) / page.columns
        hang = page.margin_column + page.margin_gap if page.margin_column and page.columns == 1 else 0.0
        place = Place(x=hang, width=width - hang, parent=self.root, hang=hang, margin_gap=page.margin_gap if hang else 0.0)
        lefts = tuple(page.left + at * (width + page.gap) for at in range(page.columns))
        self._level = self._outline = 0
        self._met.clear()
        flows: list[Flow] = []
        open_flow: Flow | None = None
        for block in run_together(self.tree.blocks if blocks is None else blocks):
            if isinstance(block, (Cover, Banner)):
                role = "Sect" if isinstance(block, Cover) else "Div"
                parent = self._element(block, role, self.root)
                fresh = isinstance(block, Cover) and bool(flows)
                story = self._section(block.children, one.under(parent))
                flows.append(Flow(story=story, lefts=(page.left,), notes=(0.0, whole), new_page=fresh, after=6.0))
                if isinstance(block, Cover):
                    flows[-1].story.append(NewPage(height=0))
                open_flow = None
                continue
            if open_flow is None:
                open_flow = Flow(story=[], lefts=lefts, notes=(hang, width - hang), balance=page.columns > 1)
                flows.append(open_flow)
            open_flow.story += self._section((block,), place)
        return flows

    def _section(self, blocks: Sequence[Block | ReferenceRun], place: Place) -> list[Slab]:
        """Slabs of blocks that stand directly in a section: where each begins is marked."""
        story: list[Slab] = []
        for block in self._following(blocks):
            slabs = self.block(block, place)
            if slabs and not self._inside and not isinstance(block, SectionBlock):
                slabs[0].opening = Opening(place.parent, _kind(block))
            story += slabs
        return story

    def _blocks(self, blocks: Sequence[Block], place: Place) -> list[Slab]:
        """Slabs of blocks inside another one, which moves or stays as a whole."""
        self._inside += 1
        slabs = [slab for block in self._following(blocks) for slab in self.block(block, place)]
        self._inside -= 1
        return slabs

    def _following(self, blocks: Sequence[Block | ReferenceRun]) -> Iterator[Block | ReferenceRun]:
        """The blocks, references that run on together, while it is known which statement stands right before each."""
        before: Block | ReferenceRun | None = None
        for block in run_together(blocks):
            self._before = before if isinstance(before, StatementBlock) else None
            yield block
            before = block.statements[-1] if isinstance(block, StatementRun) else block

    def block(self, node: Block | ReferenceRun, place: Place) -> list[Slab]:
        """Slabs of one block, set once unless it prints page numbers."""
        if isinstance(node, SectionBlock):
            section = self._element(node, "Sect", place.parent)
            with self.setting.unnoted(when=node.role in _AT_HAND):
                return self._section(node.children, place.under(section))
        if self._fresh or _paged(node):
            # Made anew in each pass, and all inside it, so that a container and its contents share one element.
            self._fresh += 1
            made = self._made(node, place)
            self._fresh -= 1
            return made
        key = self._key(node)
        known = self._set.get(key)
        if known is None:
            slabs = self._made(node, place)
            known = self._set[key] = (slabs, self._level, self._outline)
        slabs, self._level, self._outline = known  # the depth that headings in it have reached
        return slabs

    def _key(self, node: Block | ReferenceRun) -> tuple[int, int]:
        """A node and how often it was met in this pass: a tree may hold one node twice."""
        self._met[id(node)] += 1
        return id(node), self._met[id(node)]

    def _made(self, node: Block | ReferenceRun, place: Place) -> list[Slab]:
        setting = self.setting
        setting.subject = _subject(node) or setting.subject
        sheet = setting.styles.sheet
        match node:
            case Heading():
                return self._heading(node, place)
            case Paragraph():
                return self._paragraph(node, place)
            case StatementBlock():
                return statement(setting, node, place, self._before)
            case StatementRun():
                return run(setting, node, place, self._before)
            case BulletList():
                return bullet_list(setting, node, place, self._blocks)
            case Table():
                return table(setting, node, place)
            case Figure():
                return figure(setting, node, place, sheet.page.height - sheet.page.top - sheet.page.bottom)
            case Box():
                return box(setting, node, place, self._blocks)
            case ReferenceEntry():
                return reference(setting, node, place)
            case ReferenceRun():
                return reference_run(setting, node, place)
            case Contents(depth=depth):
                return contents(setting, self._headings, depth, place)
            case Cover(children=children) | Banner(children=children):
                return self._blocks(children, place.full())
            case PageBreak():
                return [NewPage(height=0)]
            case SectionBlock():
                return self.block(node, place)

    def _element(self, node: Block, role: str, parent: Element) -> Element:
        if self._fresh:
            return parent.child(role)
        key = self._key(node)
        known = self._sections.get(key)
        if known is None:
            known = self._sections[key] = parent.child(role)
        return known

    def _heading(self, node: Heading, place: Place) -> list[Slab]:
        """A heading over the full measure, with room kept for what follows; levels are never skipped in the tree or the outline."""
        style = self.setting.styles.text(f"h{node.level}")
        element = place.parent.child("H1")
        words = self.setting.words(node.children, self.setting.ink(style, element))
        if not words:
            return []
        self._level = min(node.level, self._level + 1)
        element.role = f"H{self._level}"
        slabs = self.setting.heading(words, style, place.full(), glued=True)
        for slab in slabs:
            slab.glued = True
        title = sayable(plain_text(node.children))
        slabs[0].anchors = (node.id,)
        self.setting.names[node.id] = f"Section: {title}"
        if node.contents and title:
            self._outline = min(node.level, self._outline + 1)
            slabs[0].heading = (self._outline, title, node.id)
        return slabs

    def _paragraph(self, node: Paragraph, place: Place) -> list[Slab]:
        style = self.setting.styles.text(node.role)
        role = "Title" if node.role == "title" else "P"
        words = self.setting.words(node.children, self.setting.ink(style, place.parent.child(role)))
        spot = place.full() if node.role in ("title", "subtitle", "meta") else place
        set_in_lines = self.setting.heading if node.role in ("title", "subtitle") else self.setting.paragraph
        slabs = set_in_lines(words, style, spot, glued=node.role in _STAYS)
        if node.role == "takeaway" and len(slabs) > 1:
            slabs[-1].glued = False
        if slabs and node.id:
            slabs[0].anchors = (node.id,)
        return slabs


def _subject(block: Block | ReferenceRun) -> str:
    """What a message calls a block; empty for one without a name, which is part of what was named before."""
    match block:
        case StatementBlock(id=name):
            return f"statement {name}"
        case StatementRun(statements=statements):
            return f"statement {statements[0].id}"
        case ReferenceEntry(number=number):
            return f"reference {number}"
        case Table(id=str(name)) | Figure(id=name):
            return f"exhibit {name}"
        case Heading():
            return f"heading “{plain_text(block.children)[:60]}”"
    return ""


def _kind(block: Block | ReferenceRun) -> Literal["text", "float", "fixed"]:
    if isinstance(block, Figure):
        return "float"
    return "text" if isinstance(block, (Paragraph, StatementBlock, StatementRun, BulletList)) else "fixed"


def _children(block: Block | ReferenceRun) -> Iterator[Sequence[Block]]:
    match block:
        case SectionBlock(children=children) | Cover(children=children) | Banner(children=children) | Box(children=children):
            yield children
        case BulletList(items=items):
            yield from items


def _find_headings(blocks: Sequence[Block]) -> Iterator[Heading]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        for children in _children(block):
            yield from _find_headings(children)


def _paged(block: Block | ReferenceRun) -> bool:
    if isinstance(block, (Contents, ReferenceEntry, ReferenceRun)):
        return True
    return any(_paged(child) for children in _children(block) for child in children)
