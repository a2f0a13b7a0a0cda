"""A drawn chart as inline SVG: the same display list that the PDF paints, upside down, since SVG counts from the top."""

from __future__ import annotations

import re

from markupsafe import Markup

from briefgen.model.drawing import Drawing, PathOp, TextOp
from briefgen.ports import Measure
from briefgen.writers.html.elements import element, joined, safe_text

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_WEIGHTS = {"medium": 500, "semibold": 600, "bold": 700}
SCALE = 1.5
"""CSS pixels for a point: a label of 7 points is read at 10.5 pixels."""


def svg(drawing: Drawing, title: str, alt: str, prefix: str, measure: Measure | None) -> Markup:
    """The drawing with title and description. prefix: of the ids inside. measure: gives each text the width it was laid out with.

    Colours are classes `c-RRGGBB` beside the attributes, so that a dark page can say others.
    """
    labels = f"{prefix}-t {prefix}-d"
    return element(
        "svg",
        element("title", title, id=f"{prefix}-t"),
        element("desc", alt, id=f"{prefix}-d"),
        joined(_op(op, drawing.height, measure, f"{prefix}-c{at}") for at, op in enumerate(drawing.ops)),
        viewBox=f"0 0 {_number(drawing.width)} {_number(drawing.height)}",
        width=_number(drawing.width * SCALE),
        height=_number(drawing.height * SCALE),
        role="img",
        aria_labelledby=labels,
    )


def colours(drawing: Drawing) -> frozenset[str]:
    """Every colour the drawing uses, `#rrggbb` in lower case."""
    named = (
        colour for op in drawing.ops for colour in ((op.stroke, op.fill) if isinstance(op, PathOp) else (op.colour,)) if colour is not None
    )
    return frozenset(colour.lower() for colour in named if _COLOUR.match(colour))


def _op(op: PathOp | TextOp, height: float, measure: Measure | None, id: str) -> Markup:
    return _text(op, height, measure) if isinstance(op, TextOp) else _path(op, height, id)


def _path(op: PathOp, height: float, id: str) -> Markup:
    code = []
    for name, *points in op.commands:
        values = [float(value) for value in points]
        code.append(str(name).upper() + " ".join(_number(height - value if at % 2 else value) for at, value in enumerate(values)))
    clip = Markup("")
    if op.clip:
        x, y, width, tall = op.clip
        box = element("rect", x=_number(x), y=_number(height - y - tall), width=_number(width), height=_number(tall))
        clip = element("clipPath", box, id=id)
    shape = element(
        "path",
        d="".join(code),
        fill=_colour(op.fill) or "none",
        stroke=_colour(op.stroke),
        stroke_width=_number(op.width) if op.stroke else None,
        stroke_dasharray=" ".join(map(_number, op.dash)) or None,
        clip_path=f"url(#{id})" if op.clip else None,
        class_=" ".join(filter(None, (_class("f", op.fill), _class("s", op.stroke)))) or None,
    )
    return clip + shape


def _text(op: TextOp, height: float, measure: Measure | None) -> Markup:
    words = safe_text(op.text)
    if not words.strip():
        return Markup("")
    x, y = _number(op.x), _number(height - op.y)
    family, _, cut = op.font.partition("-")
    weight = next((value for name, value in _WEIGHTS.items() if name in cut.split("-")), None)
    width = measure.width(words, op.font, op.size) if measure else 0.0
    return element(
        "text",
        words,
        x=x,
        y=y,
        class_=" ".join(filter(None, ("serif" if family == "serif" else "sans", _class("f", op.colour)))),
        fill=_colour(op.colour),
        font_size=_number(op.size),
        font_weight=weight,
        font_style="italic" if "italic" in cut else None,
        textLength=_number(width) if width > 0 and len(words.strip()) > 1 else None,
        lengthAdjust="spacingAndGlyphs" if width > 0 and len(words.strip()) > 1 else None,
        transform=f"rotate({_number(-op.angle)} {x} {y})" if op.angle else None,
    )


def _colour(colour: str | None) -> str | None:
    return colour.lower() if colour and _COLOUR.match(colour) else None


def _class(kind: str, colour: str | None) -> str:
    shown = _colour(colour)
    return f"{kind}-{shown[1:]}" if shown else ""


def _number(value: float) -> str:
    # + 0.0: no minus zero
    return f"{round(value, 2) + 0.0:g}" if abs(value) < 100000 else str(round(value))
