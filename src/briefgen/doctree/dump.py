"""The tree as text: one canonical form for the edition key, one for people and golden files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from typing import Any

from briefgen.doctree.nodes import Tree


def canonical(tree: Tree) -> bytes:
    """The tree as JSON in UTF-8: keys sorted, no space, fields at their default left out, so that a new field changes no old key.

    Two trees that print alike in every respect have the same bytes, on every machine. Floats are rounded to 1/1000 point.
    """
    return json.dumps(_plain(tree), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def dump(tree: Tree) -> str:
    """The tree for reading and comparing: a line a node, children indented by two, a drawing as its size and number of operations."""
    return "\n".join(_lines(tree, 0)) + "\n"


def _plain(value: object) -> Any:
    if is_dataclass(value):
        kept = {field.name: getattr(value, field.name) for field in fields(value)}
        shown = {name: _plain(item) for name, item in kept.items() if not _default(value, name, item)}
        return {"node": type(value).__name__, **shown}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        # -0.0 and 0.0 print alike; 12.0 and 12 too.
        return int(value) if value == int(value) else round(value, 3) + 0.0
    if isinstance(value, Decimal):
        return str(value)
    return value


def _default(owner: object, name: str, value: object) -> bool:
    field = next(field for field in fields(owner) if field.name == name)  # type: ignore[arg-type]
    return field.default is not MISSING and field.default == value


def _lines(node: object, depth: int) -> Iterator[str]:
    head: list[str] = []
    below: list[tuple[str, object]] = []
    for field in fields(node):  # type: ignore[arg-type]
        value = getattr(node, field.name)
        if _default(node, field.name, value):
            continue
        if type(value).__name__ == "Drawing":
            head.append(f"drawing={value.width:.0f}x{value.height:.0f}/{len(value.ops)}")
        elif is_dataclass(value) or (isinstance(value, tuple) and any(is_dataclass(item) or isinstance(item, tuple) for item in value)):
            below.append((field.name, value))
        else:
            head.append(f"{field.name}={json.dumps(value, ensure_ascii=False)}")
    yield "  " * depth + " ".join([type(node).__name__, *head])
    for name, value in below:
        yield from _part(name, value, depth + 1)


def _part(name: str, value: object, depth: int) -> Iterator[str]:
    if name != "children":
        yield "  " * depth + name + ":"
        depth += 1
    for item in value if isinstance(value, tuple) else (value,):
        if is_dataclass(item):
            yield from _lines(item, depth)
        elif isinstance(item, tuple) and any(is_dataclass(inner) for inner in item):
            yield from _part("item", item, depth)
        else:
            yield "  " * depth + json.dumps(item, ensure_ascii=False)
