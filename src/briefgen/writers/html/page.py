"""What the parts of a page share while it is written: the edition, its sources, and the anchors already given away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.doctree.nodes import Cite, Heading
from briefgen.model.corpus import Document
from briefgen.model.edition import Edition, Passage, Reference
from briefgen.ports import Measure
from briefgen.writers.html.elements import anchor


@dataclass(slots=True, kw_only=True)
class Page:
    """The page being written. headings: those listed in the contents, in order; measure: widths of a chart's words, if known."""

    edition: Edition
    documents: Mapping[str, Document]
    measure: Measure | None
    headings: tuple[Heading, ...]
    level: int = 1
    titled: bool = False
    references: Mapping[int, Reference] = field(default_factory=dict)
    listed: frozenset[int] = frozenset()
    _ids: set[str] = field(default_factory=set)
    _counted: int = 0

    def id(self, wanted: str | None) -> str | None:
        """The anchor as an id, or None when the page has it already (or none is wanted): an id stands once."""
        if not wanted or (made := anchor(wanted)) in self._ids:
            return None
        self._ids.add(made)
        return made

    def fresh(self, stem: str) -> str:
        """An id of our own that no anchor has."""
        while True:
            self._counted += 1
            if made := self.id(f"bg-{stem}-{self._counted}"):
                return made

    def passages(self, number: int, statement: str | None) -> tuple[Passage, ...]:
        """The passages of reference `number` that the statement rests on and whose document is at hand."""
        reference = self.references.get(number)
        if reference is None or statement is None or not self.holds(reference):
            return ()
        return tuple(passage for passage in reference.passages if passage.statement == statement)

    def holds(self, reference: Reference) -> bool:
        """True when the cited version of the document is at hand."""
        document = self.documents.get(reference.document)
        return document is not None and document.version == reference.version

    def source_name(self, number: int) -> str:
        """A few words that tell a source from the others: who publishes it, or its title."""
        reference = self.references.get(number)
        return (reference.publisher or reference.title or "publisher unknown") if reference else "data"

    def cite_target(self, cite: Cite) -> tuple[str, bool]:
        """The anchor a citation leads to, and whether it is a passage that can be shown in place: else it is the reference's entry."""
        if cite.number in self.listed and self.passages(cite.number, cite.statement):
            return passage_id(cite.number, cite.statement), True
        return f"ref-{cite.number}", False


def passage_id(number: int, statement: str | None) -> str:
    """The id of the element that shows the passages of reference `number` for a statement."""
    return anchor(f"ref-{number}-{statement}")
