"""Drawings as JSON, and the key under which a drawing stays true; keeping them is the app's business."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from briefgen.charts.style import chart_style
from briefgen.doctree.style import Sheet
from briefgen.model.drawing import Drawing, PathOp, TextOp
from briefgen.model.exhibit import Exhibit
from briefgen.text.edtf import Edtf
from briefgen.text.normalise import sha256

DRAWN_AS = 8
"""Counted up whenever the same data would be drawn otherwise."""


def drawing_key(exhibit: Exhibit, sheet: Sheet) -> str:
    """SHA-256 of everything a drawing depends on: data, widths, font families, colours and sizes, the way of drawing."""
    page = (sheet.page.column_width, sheet.page.full_width, sheet.page.columns, sheet.page.width > sheet.page.height)
    return sha256(
        json.dumps([DRAWN_AS, exhibit.kind, _plain(exhibit.data), page, sheet.families, _plain(chart_style(sheet))], ensure_ascii=False)
    )


def to_json(drawing: Drawing) -> str:
    """The drawing as one line of JSON; the same drawing always gives the same text."""
    return json.dumps({"width": drawing.width, "height": drawing.height, "ops": [_op(op) for op in drawing.ops]}, ensure_ascii=False)


def from_json(text: str) -> Drawing:
    """The drawing that `to_json` wrote.

    Raises:
        ValueError: it is not such a text.
    """
    try:
        read = json.loads(text)
        return Drawing(width=read["width"], height=read["height"], ops=tuple(_read(op) for op in read["ops"]))
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError("not a drawing") from fault


def _op(op: PathOp | TextOp) -> dict[str, Any]:
    return {field.name: getattr(op, field.name) for field in fields(op)}


def _read(op: dict[str, Any]) -> PathOp | TextOp:
    if "text" in op:
        return TextOp(**op)
    clip = op["clip"]
    return PathOp(
        commands=tuple(tuple(command) for command in op["commands"]),
        stroke=op["stroke"],
        fill=op["fill"],
        width=op["width"],
        dash=tuple(op["dash"]),
        clip=tuple(clip) if clip is not None else None,
    )


def _plain(value: object) -> Any:
    if isinstance(value, (Edtf, Decimal)):
        return str(value)
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
