"""Inline content as plain words, for bookmarks, link descriptions and messages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.doctree.nodes import Break, Cite, Inline, Link, Styled, Text
from briefgen.writers.pdf.hooks import shortened

_UNSAYABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def sayable(text: str) -> str:
    """A text as the file's properties and its outline may hold it: of one length, without what neither XML nor a text string can hold."""
    return shortened(_UNSAYABLE.sub("", text))


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
