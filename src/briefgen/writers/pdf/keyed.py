"""Name trees and number trees: what a reader looks up by a key, in leaves short enough to be read one at a time (PDF 1.7, 7.9.6-7.9.7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeVar

from briefgen.writers.pdf.hooks import Raw, string

_T = TypeVar("_T")
_Node = tuple[str, str, Raw]  # first and last key, and the node
_MOST = 64
"""Entries of a leaf and kids of a node. In one list a reader that looks up every link of a thousand pages reads all of it each time."""


def name_tree(pairs: Sequence[tuple[str, Raw | str]]) -> Raw:
    """Keys sorted as PDF wants them: by bytes."""
    found = sorted(pairs, key=lambda pair: pair[0].encode("utf-16-be") if not pair[0].isascii() else pair[0].encode())
    return _tree("Names", [(string(key), value) for key, value in found])


def number_tree(values: Sequence[str]) -> Raw:
    """Keys are the places in the sequence, from 0."""
    return _tree("Nums", [(str(key), value) for key, value in enumerate(values)])


def _tree(entry: Literal["Names", "Nums"], pairs: Sequence[tuple[str, Raw | str]]) -> Raw:
    if len(pairs) <= _MOST:
        return Raw(f"<</{entry}[", *_listed(pairs), "]>>")
    nodes = [_node(entry, part[0][0], part[-1][0], _listed(part)) for part in _parts(pairs)]
    while len(nodes) > _MOST:
        nodes = [_node("Kids", part[0][0], part[-1][1], _kids(part)) for part in _parts(nodes)]
    return Raw("<</Kids[", *_kids(nodes), "]>>")


def _node(entry: str, first: str, last: str, listed: Sequence[str | Raw]) -> _Node:
    return first, last, Raw(f"<</Limits[{first} {last}]/{entry}[", *listed, "]>>")


def _listed(pairs: Sequence[tuple[str, Raw | str]]) -> list[str | Raw]:
    return [part for key, value in pairs for part in (key, " ", value, " ")]


def _kids(nodes: Sequence[_Node]) -> list[str | Raw]:
    return [part for _, _, node in nodes for part in (node, " ")]


def _parts(items: Sequence[_T]) -> list[Sequence[_T]]:
    return [items[at : at + _MOST] for at in range(0, len(items), _MOST)]
