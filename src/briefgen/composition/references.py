"""Numbers of references by first appearance, and the entries of the list with the passages statements rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefgen.model.corpus import Document, Provenance
from briefgen.model.edition import Passage, Reference
from briefgen.model.evidence import Claim
from briefgen.text.normalise import printable, sha256
from briefgen.text.spans import Span

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
        return tuple(dict.fromkeys([self.cite_place(statement, claim.document, claim.span) for claim in claims]))

    def cite_place(self, statement: str, cited: str, span: Span) -> int:
        """Reference number of a document cited for the words at `span`, which it notes; statement: as in `cite`."""
        number = self.numbers.setdefault(cited, len(self.numbers) + 1)
        document = self.documents[cited]
        text = printable(span.of(document.text))
        passage = Passage(statement=statement, span=span, locator=document.locator(span.start), text=text)
        held = self.passages.setdefault(cited, [])
        if passage not in held and (statement or all(one.span != span for one in held)):
            held.append(passage)
        return number

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
