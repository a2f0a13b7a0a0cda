"""A drawn chart as a display list: what the charts make and the writers paint.

Apart from the data of exhibits, so that a writer, which reads nothing but the doctree, need not load what those are made of.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PathOp:
    """A path to stroke or fill.

    commands: ("m", x, y), ("l", x, y), ("c", x1, y1, x2, y2, x3, y3) or ("z",), in points from the lower left corner.
    stroke, fill: `#rrggbb` or None. width, dash: points. clip: x, y, width, height or None.
    """

    commands: tuple[tuple[str | float, ...], ...]
    stroke: str | None = None
    fill: str | None = None
    width: float = 0.5
    dash: tuple[float, ...] = ()
    clip: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOp:
    """Words at a baseline point (left end). font: a font role such as `sans`, `sans-semibold`, `serif-italic`; angle in degrees."""

    x: float
    y: float
    text: str
    font: str
    size: float
    colour: str
    angle: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawn chart as a display list, painted in order; width and height in points."""

    width: float
    height: float
    ops: tuple[PathOp | TextOp, ...]
