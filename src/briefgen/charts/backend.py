"""A matplotlib backend that records a Drawing: vectors, and words already laid out with the fonts that will be drawn.

matplotlib is imported by this module and those that draw, so importing any of them costs about 0.9 s: only `draw` does, when it must.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from matplotlib.backend_bases import FigureCanvasBase, GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.path import Path

from briefgen.model.drawing import Drawing, PathOp, TextOp

_KEEP = ("backend", "backend_fallback", "toolbar", "interactive")


@contextmanager
def house_settings() -> Iterator[None]:
    """The program's own defaults whatever a matplotlibrc of the machine says."""
    with mpl.rc_context():
        for key, value in mpl.rcParamsDefault.items():
            if key not in _KEEP:
                mpl.rcParams[key] = value
        yield


class Recorder(RendererBase):
    """Records what a Figure paints. One unit is a point; colours are opaque (transparency would be flattened differently by printers)."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.ops: list[PathOp | TextOp] = []

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Size in points."""
        return self.width, self.height

    def points_to_pixels(self, points: Any) -> Any:
        """A Figure is made at 72 dots an inch: a dot is a point."""
        return points

    def flipy(self) -> bool:
        """The origin is the lower left corner."""
        return False

    def new_gc(self) -> GraphicsContextBase:
        """A fresh graphics context."""
        return GraphicsContextBase()

    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Any, rgbFace: Any = None) -> None:  # noqa: N803
        """Record a path; colours with no opacity are not painted."""
        width, rgba = float(gc.get_linewidth()), gc.get_rgb()
        stroke = to_hex(rgba) if width > 0 and rgba[3] > 0 else None
        fill = to_hex(rgbFace) if rgbFace is not None and (len(rgbFace) < 4 or rgbFace[3] > 0) else None
        commands = tuple(_commands(path, transform))
        if not commands or (stroke is None and fill is None):
            return
        dashes: Any = gc.get_dashes()[1]
        box = gc.get_clip_rectangle()
        self.ops.append(
            PathOp(
                commands=commands,
                stroke=stroke,
                fill=fill,
                width=_rounded(width) if stroke else 0.0,
                dash=tuple(_rounded(dash) for dash in dashes) if dashes is not None and stroke else (),
                clip=tuple(_rounded(side) for side in box.bounds) if box is not None else None,  # type: ignore[arg-type]
            )
        )

    def write(self, op: TextOp) -> None:
        """Record words that are laid out already."""
        self.ops.append(op)

    def draw_text(self, gc: Any, x: float, y: float, s: str, prop: Any, angle: float, ismath: Any = False, mtext: Any = None) -> None:  # noqa: ARG002  matplotlib's signature
        """Words are recorded by `write`: matplotlib's own layout of text looks for font files on the machine.

        Raises:
            RuntimeError: always.
        """
        raise RuntimeError(f"a chart wrote {s!r} past Recorder.write")

    def draw_image(self, *_: Any, **__: Any) -> None:
        """No chart of ours has pixels.

        Raises:
            RuntimeError: always.
        """
        raise RuntimeError("a Drawing holds no pixels")


def new_figure(width: float, height: float) -> Figure:
    """An empty Figure of width x height points, without a background."""
    figure = Figure(figsize=(width / 72, height / 72), dpi=72)
    figure.patch.set_visible(False)
    FigureCanvasBase(figure)
    return figure


def record(figure: Figure) -> Drawing:
    """What the figure paints, in order."""
    width, height = (72 * float(side) for side in figure.get_size_inches())
    recorder = Recorder(width, height)
    figure.draw(recorder)
    return Drawing(width=_rounded(width), height=_rounded(height), ops=tuple(recorder.ops))


def _commands(path: Path, transform: Any) -> Iterator[tuple[str | float, ...]]:
    last = (0.0, 0.0)
    for points, code in path.iter_segments(transform, simplify=False):
        at = [float(value) for value in points]
        match code:
            case Path.MOVETO:
                yield ("m", *map(_rounded, at))
            case Path.LINETO:
                yield ("l", *map(_rounded, at))
            case Path.CURVE3:
                (x0, y0), (x1, y1, x2, y2) = last, at
                # A quadratic curve as the cubic that is the same curve.
                cubic = (x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0), x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2), x2, y2)
                yield ("c", *map(_rounded, cubic))
            case Path.CURVE4:
                yield ("c", *map(_rounded, at))
            case _:
                yield ("z",)
                continue
        last = (at[-2], at[-1])


def _rounded(value: float) -> float:
    # A hundredth of a point is below what print shows; it hides differences between floating-point libraries. + 0.0: no minus zero.
    return round(float(value), 2) + 0.0
