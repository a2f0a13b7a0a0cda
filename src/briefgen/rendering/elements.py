"""XML as the templates write it -> elements that know their place in the template. No entities, no document types, bounded depth."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from briefgen.errors import Location, SpecError, error
from briefgen.rendering.environment import PLACE

MAX_DEPTH = 64


@dataclass(slots=True, kw_only=True)
class Element:
    """One element. children: elements and runs of text, in order. where: the place of its start tag in a template."""

    tag: str
    attributes: dict[str, str]
    where: Location
    children: list[Element | str] = field(default_factory=list)

    @property
    def elements(self) -> list[Element]:
        """The child elements, in order."""
        return [child for child in self.children if isinstance(child, Element)]


def read_elements(xml: str, locate: Callable[[str, int], Location], snippet: Callable[[Location], str | None]) -> Element:
    """The root element of an expanded template.

    locate: template name and line -> place; snippet: place -> line of the template.

    Raises:
        SpecError: not well formed, nested deeper than MAX_DEPTH, or with a document type; with the place in the template.
    """
    return _Reader(locate, snippet).read(xml)


class _Reader:
    def __init__(self, locate: Callable[[str, int], Location], snippet: Callable[[Location], str | None]) -> None:
        self._locate, self._snippet = locate, snippet
        self._where = locate("brief.xml.j2", 1)
        self._open: list[Element] = []
        self._root: Element | None = None

    def read(self, xml: str) -> Element:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = self._place
        parser.StartDoctypeDeclHandler = self._doctype
        try:
            parser.Parse(xml, True)
        except expat.ExpatError as fault:
            raise self._fault(_explained(fault, self._open)) from fault
        assert self._root is not None
        return self._root

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        element = Element(tag=tag, attributes=attributes, where=self._where)
        if len(self._open) >= MAX_DEPTH:
            raise self._fault(f"elements are nested more than {MAX_DEPTH} deep")
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        self._open.append(element)

    def _end(self, _tag: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].children.append(text)

    def _place(self, target: str, data: str) -> None:
        line, _, name = data.partition(" ")
        if target != PLACE or not line.isdigit():
            raise self._fault(f"a template has no processing instructions such as <?{target} …?>")
        self._where = self._locate(name, int(line))

    def _doctype(self, *_: object) -> None:
        raise self._fault("a template has no document type")

    def _fault(self, message: str) -> SpecError:
        return SpecError(error("template.markup", message, self._where, snippet=self._snippet(self._where)))


def _explained(fault: expat.ExpatError, still_open: list[Element]) -> str:
    reason = re.sub(r": line \d+, column \d+", "", str(fault))
    inside = f"<{still_open[-1].tag}> is open" if still_open else "no element is open"
    return f"not well-formed XML: {reason} ({inside})"
