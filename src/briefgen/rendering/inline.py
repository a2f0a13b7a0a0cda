"""Inline elements -> inline nodes, white space folded across them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.doctree.nodes import Break, Cite, Inline, Link, Styled, Text
from briefgen.rendering.elements import Element
from briefgen.text.normalise import printable

if TYPE_CHECKING:
    from briefgen.rendering.check import Checker

_SPACE = re.compile(r"[ \t\n\r]+")


def clean(text: str) -> str:
    """The text as it is printed, inner white space folded, its outer white space kept as one space each."""
    # printable() strips: the fence keeps a space that parts this run from the next element.
    # A template's no-break space stays one; printable() would fold it.
    return "\u00a0".join(printable(f"|{part}|")[1:-1] for part in text.split("\u00a0"))


class Folder:
    """Inline content of one block: a space after a space, or at the start, is dropped; `done` drops the one at the end."""

    def __init__(self, check: Checker) -> None:
        self._check = check
        self._after_space = True

    def content(self, children: list[Element | str], lang: str | None = None) -> tuple[Inline, ...]:
        """The nodes of mixed content, in order."""
        nodes: list[Inline] = []
        for child in children:
            if isinstance(child, str):
                if text := self._folded(child):
                    nodes.append(Text(text=text, lang=lang))
            else:
                nodes.extend(self._element(child, lang))
        return tuple(nodes)

    def _folded(self, raw: str) -> str:
        text = _SPACE.sub(" ", clean(raw))
        if self._after_space:
            text = text.removeprefix(" ")
        if text:
            self._after_space = text.endswith(" ")
        return text

    def _element(self, element: Element, lang: str | None) -> tuple[Inline, ...]:
        match element.tag:
            case "br":
                self._after_space = True
                return (Break(),)
            case "cite":
                self._after_space = False
                number = self._check.number(element, "n")
                return (Cite(number=number, statement=element.attributes.get("statement")),) if number else ()
            case "a":
                target = self._check.target(element)
                return (Link(target=target, children=self.content(element.children, lang)),)
            case "strong" | "em":
                return self._styled(element, element.tag, lang)
            case "span":
                inner = element.attributes.get("lang", lang)
                role = element.attributes.get("role", "")
                return self._styled(element, self._check.text_role(element, role), inner) if role else self.content(element.children, inner)
            case _:
                return ()

    def _styled(self, element: Element, role: str, lang: str | None) -> tuple[Inline, ...]:
        children = self.content(element.children, lang)
        return (Styled(role=role, children=children),) if children else ()


def trimmed(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The nodes without the space that ends them."""
    if not nodes:
        return nodes
    match nodes[-1]:
        case Text(text=text, lang=lang):
            kept = text.rstrip(" ")
            return (*nodes[:-1], Text(text=kept, lang=lang)) if kept else trimmed(nodes[:-1])
        case Styled(role=role, children=children):
            inner = trimmed(children)
            return (*nodes[:-1], Styled(role=role, children=inner)) if inner else trimmed(nodes[:-1])
        case _:
            return nodes
