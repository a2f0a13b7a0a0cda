"""Numbers of references by first appearance, and the entries of the list with the passages statements rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefgen.model.corpus import Document, Provenance
from briefgen.model.edition import Passage, Reference
from briefgen.model.evidence import Claim
from briefgen.text.normalise import printable, sha256

_BY_HAND = (Provenance.COMMAND, Provenance.SIDECAR, Provenance.FRONT_MATTER)


@dataclass(kw_only=True)
class Numbering:
    """Gives each document its number when it is first cited, and keeps the passages it is cited for."""

    documents: Mapping[str, Document]
    numbers: dict[str, int] = field(default_factory=dict)
    passages: dict[str, list[Passage]] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)

    def cite(self, statement: str, claims: Iterable[Claim]) -> tuple[int, ...]:
        """Reference numbers of the claims' documents, in order, no repeats; notes their passages.

        statement: whose passages they are, empty for those of a disagreement that no statement tells.
        """
        found = []
        for claim in claims:
            number = self.numbers.setdefault(claim.document, len(self.numbers) + 1)
            document = self.documents[claim.document]
            passage = Passage(
                statement=statement,
                span=claim.span,
                locator=document.locator(claim.span.start),
                text=printable(claim.span.of(document.text)),
            )
            held = self.passages.setdefault(claim.document, [])
            if passage not in held and (statement or all(one.span != passage.span for one in held)):
                held.append(passage)
            if number not in found:
                found.append(number)
        return tuple(found)

    def cite_data(self, name: str, text: str) -> int:
        """Reference number of a data file of the corpus, by its path there."""
        self.data[name] = text
        return self.numbers.setdefault(name, len(self.numbers) + 1)

    def references(self) -> tuple[Reference, ...]:
        """The list, by number."""
        made = []
        for key, number in sorted(self.numbers.items(), key=lambda item: item[1]):
            made.append(_data_reference(key, number, self.data[key]) if key in self.data else self._reference(key, number))
        return tuple(made)

    def _reference(self, key: str, number: int) -> Reference:
        document = self.documents[key]
        passages = sorted(self.passages.get(key, []), key=lambda passage: (passage.span, passage.statement))
        locators = dict.fromkeys(passage.locator for passage in passages if passage.locator)
        return Reference(
            number=number,
            document=document.id,
            path=document.path,
            version=document.version,
            title=document.title.value if document.title else None,
            publisher=document.publisher.value if document.publisher else None,
            origin=document.origin.value if document.origin else None,
            published=document.date.text if document.date else None,
            date_text=document.date.display if document.date else "undated",
            date_basis=_date_basis(document),
            locators=tuple(locators),
            passages=tuple(passages),
            url=document.url,
            accessed=document.accessed,
            standing=document.standing,
            kind=document.kind,
        )


def _date_basis(document: Document) -> str | None:
    """What the date rests on, for the reader: nothing where the page or the message itself carries it in a field."""
    known = document.published
    if document.date_basis or known is None or known.provenance is Provenance.PAGE:
        return document.date_basis
    # where a person wrote it down is no matter of the reader's: that a person did is
    return "dated by the desk" if known.provenance in _BY_HAND else known.basis or None


def _data_reference(name: str, number: int, text: str) -> Reference:
    return Reference(
        number=number,
        document=name,
        path=name,
        version=sha256(text),
        title=name.rsplit("/", 1)[-1],
        publisher=None,
        origin=None,
        published=None,
        date_text="undated",
        date_basis=None,
        locators=(),
        passages=(),
        kind="data",
    )
