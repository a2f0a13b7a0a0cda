"""Filling pages with columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from briefgen.writers.pdf.columns import Column, Mark, Room, fill
from briefgen.writers.pdf.endings import accompanied
from briefgen.writers.pdf.floats import settled
from briefgen.writers.pdf.footnotes import Footnotes, Told, anchor, call_anchor
from briefgen.writers.pdf.slabs import NewPage, Slab

_NO_CUTS: Mapping[int, float] = MappingProxyType({})


@dataclass(slots=True, kw_only=True, eq=False)
class Flow:
    """A story that runs through columns of one width. new_page: begins on a fresh page; the next flow goes on below it.

    after: space below it on its last page. notes: left edge in the column and width of the notes at its foot.
    """

    story: list[Slab]
    lefts: tuple[float, ...]
    notes: tuple[float, float]
    new_page: bool = False
    balance: bool = False
    after: float = 0.0


@dataclass(slots=True, eq=False)
class PageContent:
    """A page: columns with their left edge and top (from the lower left corner of the sheet).

    feet: notes, likewise. notes: reference number to the place of its first note. back: places that call notes, with page and height.
    """

    columns: list[tuple[float, float, Column]] = field(default_factory=list)
    feet: list[tuple[float, float, list[tuple[float, Slab]]]] = field(default_factory=list)
    notes: dict[int, str] = field(default_factory=dict)
    back: dict[str, tuple[int, float]] = field(default_factory=dict)

    def slabs(self) -> Iterator[tuple[Slab, float]]:
        """Every slab of the text that is drawn for the first time, with its upper edge."""
        for _, top, column in self.columns:
            for y, slab, repeated in column.slabs:
                if not repeated:
                    yield slab, top - y

    def foot_slabs(self) -> Iterator[tuple[Slab, float]]:
        """Every slab of the notes with its upper edge."""
        for _, top, slabs in self.feet:
            for y, slab in slabs:
                yield slab, top - y


def paginate(
    flows: Sequence[Flow],
    top: float,
    bottom: float,
    notes: Footnotes | None = None,
    *,
    part: bool = False,
    cuts: Mapping[int, float] = _NO_CUTS,
) -> list[PageContent]:
    """Pages with the flows in order; top, bottom: edges of the text area from the lower edge of the sheet.

    Figures that do not fit are moved in the flows' stories. notes: who sets notes at the foot, None for none. part: tables are parted
    wherever a page ends. cuts: index of a page (from 0) to points by which its text ends earlier.
    """
    filler = _Filler(top=top, bottom=bottom, notes=notes, part=part, cuts=cuts)
    for flow in flows:
        filler.add(flow)
    pages = filler.pages
    if len(pages) > 1 and not pages[-1].columns and not pages[-1].feet:
        pages.pop()
    return pages


@dataclass(slots=True, kw_only=True, eq=False)
class _Filler:
    """The pages so far.

    y: where the next flow begins; floor: where the notes of this page begin; told: by these and by those of the pages before.
    """

    top: float
    bottom: float
    notes: Footnotes | None
    part: bool
    cuts: Mapping[int, float]
    pages: list[PageContent] = field(default_factory=lambda: [PageContent()])
    y: float = field(init=False)
    floor: float = field(init=False)
    told: Told = field(default_factory=Told)
    _called: dict[int, tuple[int, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.y, self.floor = self.top, self.bottom
        if self.notes:
            self.notes.begin()

    def add(self, flow: Flow) -> None:
        """Run a flow through columns, from where the last one ended."""
        if flow.new_page and self.pages[-1].columns:
            self._turn()
        mark = Mark()
        while mark.at < len(flow.story) or mark.owed:
            if mark.at < len(flow.story) and isinstance(flow.story[mark.at], NewPage):
                mark = replace(mark, at=mark.at + 1)
                if self.pages[-1].columns:
                    self._turn()
                continue
            columns, after = self._columns(flow, mark)
            if after == mark:
                self._turn()
                continue
            self._place(flow, columns)
            mark = after
            if mark.at >= len(flow.story) and not mark.owed:
                self.y -= max(column.height for column in columns) + flow.after
                self.floor += max(column.foot for column in columns)
            elif mark.at >= len(flow.story) or not isinstance(flow.story[mark.at], NewPage):
                self._turn()

    def _turn(self) -> None:
        self.pages.append(PageContent())
        self.y, self.floor = self.top, self.bottom
        self.told = self.told.overleaf()

    def _columns(self, flow: Flow, mark: Mark) -> tuple[list[Column], Mark]:
        high = self.y - self.floor
        room = Room(
            text=high - self.cuts.get(len(self.pages) - 1, 0.0), total=high, page=self.top - self.bottom, notes=self.notes,
            width=flow.notes[1], told=self.told, force=not self.pages[-1].columns, part=self.part,
        )  # fmt: skip
        columns, end = self._filled(flow, mark, room, move=True)
        done = (end.at >= len(flow.story) or isinstance(flow.story[end.at], NewPage)) and not end.owed
        if not (flow.balance and done and len(flow.lefts) > 1):
            return columns, end
        low = max(column.height for column in columns) / len(flow.lefts)
        best = columns
        while high - low > 2.0:
            middle = (low + high) / 2
            tried, reached = self._filled(flow, mark, replace(room, text=middle, force=False), move=False)
            if reached == end:
                best, high = tried, middle
            else:
                low = middle
        return best, end

    def _filled(self, flow: Flow, mark: Mark, room: Room, *, move: bool) -> tuple[list[Column], Mark]:
        columns = []
        told = room.told
        for _ in flow.lefts:
            here = replace(room, told=told)
            if move:
                filled = settled(flow.story, mark, here)
                column, mark = filled if len(flow.lefts) > 1 else accompanied(flow.story, mark, filled, here)
            else:
                column, mark = fill(flow.story, mark, here)
            columns.append(column)
            told = told.and_with(column.notes)
        return columns, mark

    def _place(self, flow: Flow, columns: Sequence[Column]) -> None:
        page, number = self.pages[-1], len(self.pages) - 1
        for left, column in zip(flow.lefts, columns, strict=True):
            if column.slabs:
                page.columns.append((left, self.y, column))
            if self.notes is None:
                continue
            for y, slab, repeated in column.slabs:
                for call in () if repeated else slab.calls():
                    self._called.setdefault(id(call), (number, self.y - y))
            if column.notes:
                self._place_notes(flow, left, column, page)
            self.told = self.told.and_with(column.notes)

    def _place_notes(self, flow: Flow, left: float, column: Column, page: PageContent) -> None:
        assert self.notes is not None
        placed = self.notes.set(column.notes, flow.notes)
        page.feet.append((left, self.floor + column.foot, [(y, slab) for y, slab, _, _ in placed]))
        for _, _, note, serial in placed:
            page.notes.setdefault(note.call.number, anchor(serial))
            page.back[call_anchor(serial)] = self._called[id(note.call)]
