"""Filling a column with slabs, and its foot with the notes they call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefgen.writers.pdf.footnotes import Footnotes, Told, Wanted
from briefgen.writers.pdf.slabs import Band, NewPage, Slab
from briefgen.writers.pdf.words import Call

_CLOSE = 0.01
_MOST_EMPTY = 1 / 5  # of a page, for the sake of a table that is not parted


@dataclass(slots=True, eq=False)
class Ground:
    """Where a band shows in a column: from top down to bottom, measured downwards from the column's top."""

    band: Band
    top: float
    bottom: float


@dataclass(slots=True, eq=False)
class Column:
    """A filled column: slabs with the distance of their upper edges from the column's top; repeated: drawn as artifacts.

    notes: at its foot, `foot` points high with the space above them.
    """

    slabs: list[tuple[float, Slab, bool]] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)
    height: float = 0.0
    notes: tuple[Wanted, ...] = ()
    foot: float = 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a story: the next slab, or what is left of it. owed: calls whose notes found no room yet."""

    at: int = 0
    rest: Slab | None = None
    owed: tuple[Call, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Room:
    """How much a column holds, in points. text: height for slabs; total: for slabs and notes; page: of an empty page's column.

    notes: who sets notes, None for none; width: of a note; told: what notes have told before. force: a slab that is too tall is set
    all the same. part: tables need not stay in one piece.
    """

    text: float
    total: float
    page: float
    notes: Footnotes | None = None
    width: float = 0.0
    told: Told = field(default_factory=Told)
    force: bool = True
    part: bool = False

    def wanted(self, calls: Sequence[Call]) -> tuple[Wanted, ...]:
        """The notes that calls need here."""
        return self.notes.wanted(calls, self.told) if self.notes and calls else ()

    def foot(self, calls: Sequence[Call]) -> float:
        """Height of the notes that calls need here."""
        return self.notes.height(self.wanted(calls), self.width) if self.notes and calls else 0.0

    def under(self, calls: Sequence[Call]) -> float:
        """Height for slabs above the notes of these calls."""
        return min(self.text, self.total - self.foot(calls))

    def fitting(self, calls: Sequence[Call], room: float) -> int:
        """How many calls have notes that fit in `room` points."""
        return self.notes.fitting(calls, self.told, self.width, room) if self.notes else len(calls)


def fill(story: Sequence[Slab], mark: Mark, room: Room) -> tuple[Column, Mark]:
    """A column from `mark` on, and where the next one begins.

    Breaks come after slabs that are not glued; a slab that is too tall alone is split or, when forced, overflows. Notes stand in the
    column that calls them, as far as there is room at all.
    """
    taken: list[Slab] = []
    calls = list(mark.owed)
    if calls and room.foot(calls) > room.total * 0.7:
        count = max(room.fitting(calls, room.total), 1)
        return _column([], room, calls[:count]), replace(mark, owed=tuple(calls[count:]))
    counts = [len(calls)]  # calls up to each slab
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
        asked = slab.calls() if room.notes else ()
        if top + max(slab.height, slab.room) + below > room.under([*calls, *asked]) + _CLOSE:
            whole = _before_whole(taken, slab, room)
            if whole:
                return _column(taken[:whole], room, calls[: counts[whole]]), Mark(mark.at + whole)
            divided = _divided(slab, calls, room, top + below)
            if divided is not None:
                calls += divided[0].calls() if room.notes else ()
                return _column([*taken, divided[0]], room, calls), Mark(at, divided[1])
            if good == 0 and room.force:
                if not taken:
                    return _alone(slab, at, calls, room)
                good = len(taken)
            return _column(taken[:good], room, calls[: counts[good]]), _back(mark, good)
        taken.append(slab)
        calls += asked
        counts.append(len(calls))
        y, after, bands = top + slab.height, slab.after, slab.bands
        if not slab.glued:
            good = len(taken)
        at, rest = at + 1, None
    else:
        good = len(taken)
    return _column(taken[:good], room, calls[: counts[good]]), _back(mark, good)


def _back(mark: Mark, count: int) -> Mark:
    return mark if count == 0 and not mark.owed else Mark(mark.at + count, mark.rest if count == 0 else None)


def _alone(slab: Slab, at: int, calls: list[Call], room: Room) -> tuple[Column, Mark]:
    """A slab that does not fit with its notes, and as many of those as do."""
    calls = [*calls, *(slab.calls() if room.notes else ())]
    count = room.fitting(calls, room.total - slab.height)
    return _column([slab], room, calls[:count]), Mark(at + 1, None, tuple(calls[count:]))


def _divided(slab: Slab, calls: list[Call], room: Room, used: float) -> tuple[Slab, Slab] | None:
    """A slab in two parts, the upper one with its notes in the room that is left."""
    limit = room.under(calls)
    for _ in range(8):  # less room, fewer notes: until they agree
        divided = slab.split(limit - used)
        if divided is None or not room.notes:
            return divided
        fits = room.under([*calls, *divided[0].calls()])
        if used + divided[0].height <= fits + _CLOSE:
            return divided
        limit = min(fits, limit - 4.0)
    return None


def _before_whole(taken: Sequence[Slab], slab: Slab, room: Room) -> int:
    """How many slabs stand before what would be parted at `slab`, when it can move on whole without leaving too much empty; else 0."""
    whole = slab.whole
    if room.part or whole is None or whole.height > room.page or not taken:
        return 0
    start = next((at for at, one in enumerate(taken) if one.whole is whole), len(taken))
    while start and taken[start - 1].glued:
        start -= 1
    if not start or room.text - _column(taken[:start], room, ()).height > _MOST_EMPTY * room.page:
        return 0
    return start


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


def _column(slabs: Sequence[Slab], room: Room, calls: Sequence[Call]) -> Column:
    fresh = slabs[0].fresh if slabs else ()
    if len(fresh) <= len(slabs):
        slabs = [*fresh, *slabs[len(fresh) :]]
    column = Column(notes=room.wanted(calls), foot=room.foot(calls))
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
