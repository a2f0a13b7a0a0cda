"""Filling columns with slabs, and pages with columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefgen.writers.pdf.slabs import Band, NewPage, Slab

_CLOSE = 0.01


@dataclass(slots=True)
class Ground:
    """Where a band shows in a column: from top down to bottom, measured downwards from the column's top."""

    band: Band
    top: float
    bottom: float


@dataclass(slots=True)
class Column:
    """A filled column: slabs with the distance of their upper edges from the column's top; repeated: drawn as artifacts."""

    slabs: list[tuple[float, Slab, bool]] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a story: the next slab, or what is left of it."""

    at: int = 0
    rest: Slab | None = None


def fill(story: Sequence[Slab], mark: Mark, room: float, *, force: bool = True) -> tuple[Column, Mark]:
    """A column at most `room` points high from `mark` on, and where the next one begins.

    Breaks come after slabs that are not glued; a slab that is too tall alone is split or, when force is set, overflows.
    """
    taken: list[Slab] = []
    good = 0  # how many of `taken` may end the column
    y, after = 0.0, 0.0
    bands: tuple[Band, ...] = ()
    at, rest = mark.at, mark.rest
    while at < len(story):
        slab = rest if rest is not None else story[at]
        if isinstance(slab, NewPage):
            good = len(taken)
            break
        top = y + _gap(bands, slab, after, first=not taken)
        if not taken and slab.head is not None and slab.head is not slab:
            top += slab.head.height
        below = sum(band.pad_below for band in slab.bands)
        if top + max(slab.height, slab.room) + below > room + _CLOSE:
            divided = slab.split(room - top - below)
            if divided is not None:
                return _column([*taken, divided[0]]), Mark(at, divided[1])
            if good == 0 and force:
                if taken:
                    good = len(taken)
                else:
                    return _column([slab]), Mark(at + 1)
            return _column(taken[:good]), _back(mark, good)
        taken.append(slab)
        y, after, bands = top + slab.height, slab.after, slab.bands
        if not slab.glued:
            good = len(taken)
        at, rest = at + 1, None
    else:
        good = len(taken)
    return _column(taken[:good]), _back(mark, good)


def _back(mark: Mark, count: int) -> Mark:
    return mark if count == 0 else Mark(mark.at + count)


def _gap(open_bands: tuple[Band, ...], slab: Slab, after: float, *, first: bool) -> float:
    shared = _shared(open_bands, slab.bands)
    closing = sum(band.pad_below for band in open_bands[shared:])
    opening = sum(band.pad_above for band in slab.bands[shared:])
    return (0.0 if first else max(after, slab.before)) + closing + opening


def _shared(one: tuple[Band, ...], other: tuple[Band, ...]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left is not right:
            break
        count += 1
    return count


def _column(slabs: Sequence[Slab]) -> Column:
    column = Column()
    y, after = 0.0, 0.0
    bands: tuple[Band, ...] = ()
    open_grounds: list[Ground] = []
    for at, slab in enumerate(slabs):
        shared = _shared(bands, slab.bands)
        for ground in reversed(open_grounds[shared:]):
            y += ground.band.pad_below
            ground.bottom = y
        del open_grounds[shared:]
        y += 0.0 if at == 0 else max(after, slab.before)
        for band in slab.bands[shared:]:
            ground = Ground(band, y, y)
            open_grounds.append(ground)
            column.grounds.append(ground)
            y += band.pad_above
        if at == 0 and slab.head is not None and slab.head is not slab:
            column.slabs.append((y, slab.head, True))
            y += slab.head.height
        column.slabs.append((y, slab, False))
        y, after, bands = y + slab.height, slab.after, slab.bands
    for ground in reversed(open_grounds):
        y += ground.band.pad_below
        ground.bottom = y
    column.height = y
    return column


@dataclass(slots=True, kw_only=True)
class Flow:
    """A story that runs through columns of one width. new_page: begins on a fresh page; the next flow goes on below it.

    after: space below it on its last page.
    """

    story: list[Slab]
    lefts: tuple[float, ...]
    new_page: bool = False
    balance: bool = False
    after: float = 0.0


@dataclass(slots=True)
class PageContent:
    """A page: columns with their left edge and top (from the lower left corner of the sheet)."""

    columns: list[tuple[float, float, Column]] = field(default_factory=list)

    def slabs(self) -> Iterator[tuple[Slab, float]]:
        """Every slab that is drawn for the first time, with its upper edge."""
        for _, top, column in self.columns:
            for y, slab, repeated in column.slabs:
                if not repeated:
                    yield slab, top - y


def paginate(flows: Sequence[Flow], top: float, bottom: float) -> list[PageContent]:
    """Pages with the flows in order; top, bottom: edges of the text area from the lower edge of the sheet."""
    pages = [PageContent()]
    y = top
    for flow in flows:
        if flow.new_page and pages[-1].columns:
            pages.append(PageContent())
            y = top
        mark = Mark()
        while mark.at < len(flow.story):
            if isinstance(flow.story[mark.at], NewPage):
                mark = Mark(mark.at + 1)
                if pages[-1].columns:
                    pages.append(PageContent())
                    y = top
                continue
            fresh = not pages[-1].columns
            columns, after = _columns(flow, mark, y - bottom, force=fresh)
            if after == mark:
                pages.append(PageContent())
                y = top
                continue
            pages[-1].columns.extend((left, y, column) for left, column in zip(flow.lefts, columns, strict=True) if column.slabs)
            mark = after
            deepest = max(column.height for column in columns)
            if mark.at < len(flow.story):
                if not isinstance(flow.story[mark.at], NewPage):
                    pages.append(PageContent())
                    y = top
            else:
                y -= deepest + flow.after
    if len(pages) > 1 and not pages[-1].columns:
        pages.pop()
    return pages


def _columns(flow: Flow, mark: Mark, room: float, *, force: bool) -> tuple[list[Column], Mark]:
    columns, end = _filled(flow, mark, room, force=force)
    done = end.at >= len(flow.story) or isinstance(flow.story[end.at], NewPage)
    if not (flow.balance and done and len(flow.lefts) > 1):
        return columns, end
    low, high = max(column.height for column in columns) / len(flow.lefts), room
    best = columns
    while high - low > 2.0:
        middle = (low + high) / 2
        tried, reached = _filled(flow, mark, middle, force=False)
        if reached == end:
            best, high = tried, middle
        else:
            low = middle
    return best, end


def _filled(flow: Flow, mark: Mark, room: float, *, force: bool) -> tuple[list[Column], Mark]:
    columns = []
    for _ in flow.lefts:
        column, mark = fill(flow.story, mark, room, force=force)
        columns.append(column)
    return columns, mark
