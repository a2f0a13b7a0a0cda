"""Inline content as plain words, for bookmarks, link descriptions and messages."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.doctree.nodes import Break, Cite, Inline, Link, Styled, Text


def plain_text(children: Sequence[Inline]) -> str:
    """The words of inline nodes, without citations, white space folded."""
    return " ".join(_joined(children).split())


def _joined(children: Sequence[Inline]) -> str:
    text = ""
    for child in children:
        match child:
            case Text(text=words):
                text += words
            case Styled(children=inner) | Link(children=inner):
                text += _joined(inner)
            case Break():
                text += " "
            case Cite():
                pass
    return text
