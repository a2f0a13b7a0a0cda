"""What the stages ask of the outside, as Protocols; app picks the adapters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from briefgen.model.corpus import Document
from briefgen.model.evidence import Claim, Reading
from briefgen.model.traits import Traits


class Library(Protocol):
    """Documents and their readings, by version, with search over claims."""

    def put(self, document: Document, reading: Reading, traits: Traits) -> None:
        """Store a document version with its reading and traits; the same version again replaces them and its metadata."""

    def retain(self, paths: Iterable[str]) -> None:
        """Forget as current (versions stay) every document whose path is not among `paths`."""

    def documents(self) -> tuple[Document, ...]:
        """The current version of every current document, ordered by id."""

    def traits(self) -> Mapping[str, Traits]:
        """The traits of every current document by its id, ordered by id."""

    def version(self, document: str, version: str) -> Document | None:
        """One stored version, current or not; None when the library never had it."""

    def reading(self, document: str) -> Reading:
        """The reading of the current version.

        Raises:
            KeyError: no such document.
        """

    def wording(self, document: str) -> tuple[str, ...]:
        """The tokens of each claim of the current reading, with one space between.

        Raises:
            KeyError: no such document.
        """

    def search(self, phrases: Sequence[str], documents: Iterable[str] | None = None, limit: int = 2000) -> tuple[tuple[Claim, float], ...]:
        """Claims that hold any of the phrases (word-stemmed, accents ignored), best first, with BM25 scores (higher is better).

        documents: ids to search in; None: all current ones.
        """

    def standing(self, phrases: Sequence[str], documents: Iterable[str] | None = None, limit: int = 2000) -> tuple[str, ...]:
        """The id of the document of each claim that `search` finds, in the same order, without reading the claims."""


class Measure(Protocol):
    """Measures type with the fonts that will be drawn."""

    def width(self, text: str, font: str, size: float) -> float:
        """Width in points of `text` set in a font role at `size` points, kerned."""

    def extent(self, font: str, size: float) -> tuple[float, float]:
        """Ascent and descent in points, both positive."""


class Progress(Protocol):
    """Tells a person how long work goes on; an adapter that shows nothing is as good."""

    def task(self, name: str, total: int) -> AbstractContextManager[Callable[[], None]]:
        """A piece of work of `total` steps; the function it gives is called once a step."""
