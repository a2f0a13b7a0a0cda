"""Labels flown from poles over and under a line of time, so that no label and no pole crosses another label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

GAP = 3.2
"""Clear points between labels, and between a label and the pole of another."""

_POLE = 2.4
BASE = 13.5
"""Points from the line to the nearest label: markers and years stand between."""


Side = Literal[1, -1]
SIDES: tuple[Side, Side] = (1, -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A label on its pole. index: of the event; side: 1 above the line, -1 below; pole: x of the pole.

    left: x of the label's left edge; low, high: distances of its near and far edge from the line. reversed: the label flies to the left.
    """

    index: int
    side: Side
    pole: float
    left: float
    width: float
    low: float
    high: float
    reversed: bool

    @property
    def right(self) -> float:
        """The x of the label's right edge."""
        return self.left + self.width


def fly(poles: Sequence[float], sizes: Sequence[tuple[float, float]], width: float) -> tuple[Flag, ...]:
    """Flags for events in order of time.

    poles: x of each event, ascending; sizes: width and height of each label, each at most half of `width` wide. Several plans are
    laid out and the lowest is taken; the first, which always works, flies labels above to the right and labels below to the left.
    """
    plans = [_diagonal(poles, sizes, width)]
    forward = range(len(poles))
    backward = tuple(reversed(forward))
    # A label flown back over events already placed never stands in the way of those to come.
    for order, back in ((forward, True), (backward, False), (forward, None), (backward, None), (_inwards(len(poles)), None)):
        plan = _greedy(poles, sizes, width, order, back)
        if plan:
            plans.append(plan)
    return min(plans, key=cost)


def reach(flags: Iterable[Flag], side: Side) -> float:
    """How far the flags of one side reach from the line; at least room for markers."""
    return max((flag.high for flag in flags if flag.side == side), default=BASE)


def cost(plan: tuple[Flag, ...]) -> float:
    """Height of a plan; of two as high the one whose sides are more alike is better."""
    over, under = reach(plan, 1), reach(plan, -1)
    return round(over + under + 0.3 * abs(over - under), 3)


def _diagonal(poles: Sequence[float], sizes: Sequence[tuple[float, float]], width: float) -> tuple[Flag, ...]:
    """Above: labels to the right, later ones lower; below: labels to the left, earlier ones lower. Poles never meet a label.

    An event that fits on both sides goes to the side that has fewer of its neighbours.
    """
    above: list[int] = []
    below: list[int] = []
    for index, (pole, (wide, _)) in enumerate(zip(poles, sizes, strict=True)):
        fits_right, fits_left = pole + _POLE + wide <= width, pole - _POLE - wide >= 0
        if fits_right and (not fits_left or len(above) <= len(below)):
            above.append(index)
        else:
            below.append(index)
    flags = (*_stack(tuple(reversed(above)), poles, sizes, 1, back=False), *_stack(below, poles, sizes, -1, back=True))
    return tuple(sorted(flags, key=lambda flag: flag.index))


def _stack(indexes: Sequence[int], poles: Sequence[float], sizes: Sequence[tuple[float, float]], side: Side, *, back: bool) -> list[Flag]:
    placed: list[Flag] = []
    for index in indexes:
        placed.append(_stacked(index, poles[index], sizes[index], side, placed, back=back))
    return placed


def _stacked(index: int, pole: float, size: tuple[float, float], side: Side, placed: Sequence[Flag], *, back: bool) -> Flag:
    left = pole - _POLE - size[0] if back else pole + _POLE
    low = BASE
    for flag in placed:
        if _overlap(flag, min(left, pole), size[0] + _POLE):
            low = max(low, flag.high + GAP)
    return Flag(index=index, side=side, pole=pole, left=left, width=size[0], low=low, high=low + size[1], reversed=back)


def _greedy(
    poles: Sequence[float], sizes: Sequence[tuple[float, float]], width: float, order: Iterable[int], prefer: bool | None
) -> tuple[Flag, ...] | None:
    """Each event at its lowest free place among four (above or below, to the right or left); None when one finds none.

    prefer: True flies to the left wherever that fits, False to the right, None to where it is lowest.
    """
    placed: list[Flag] = []
    for index in order:
        options: list[Flag] = []
        for side in SIDES:
            beside = [flag for flag in placed if flag.side == side]
            for back in (False, True):
                flag = _free(index, poles[index], sizes[index], side, beside, back=back, width=width)
                if flag:
                    options.append(flag)
        if not options:
            return None
        placed.append(
            min(options, key=lambda flag: (prefer is not None and flag.reversed != prefer, round(flag.high, 3), flag.reversed, -flag.side))
        )
    return tuple(sorted(placed, key=lambda flag: flag.index))


def _free(
    index: int, pole: float, size: tuple[float, float], side: Side, placed: Sequence[Flag], *, back: bool, width: float
) -> Flag | None:
    left = pole - _POLE - size[0] if back else pole + _POLE
    if left < 0 or left + size[0] > width:
        return None
    low, moved = BASE, True
    while moved:
        moved = False
        for flag in placed:
            crosses_label = _overlap(flag, left, size[0]) and low < flag.high + GAP and flag.low < low + size[1] + GAP
            crosses_pole = left - GAP < flag.pole < left + size[0] + GAP and low < flag.high + GAP
            if crosses_label or crosses_pole:
                low, moved = flag.high + GAP, True
    high = low + size[1]
    if any(flag.left - GAP < pole < flag.right + GAP and flag.low < high and abs(flag.pole - pole) > 0.01 for flag in placed):
        return None
    return Flag(index=index, side=side, pole=pole, left=left, width=size[0], low=low, high=high, reversed=back)


def _overlap(flag: Flag, left: float, width: float) -> bool:
    near, far = min(flag.left, flag.pole), max(flag.right, flag.pole)
    return left < far + GAP and near < left + width + GAP


def _inwards(count: int) -> tuple[int, ...]:
    """From both ends to the middle: 0, n-1, 1, n-2 and so on."""
    return tuple(index for pair in zip(range(count), reversed(range(count)), strict=True) for index in pair)[:count]
