"""Files of one text: the same article saved twice is one source, read and counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from typing import TypeVar

from briefgen.errors import Problem, warning
from briefgen.model.corpus import Document, Known, Provenance
from briefgen.model.edition import UnusedSource

T = TypeVar("T")
_BY_PEOPLE = frozenset({Provenance.SIDECAR, Provenance.FRONT_MATTER})


def copied(documents: Sequence[Document], named: Set[str]) -> tuple[UnusedSource, ...]:
    """The documents whose text another has to the letter, by id, each with the one that stands for it.

    Two that are known to differ in publisher, date or address are two sources that carry one text, and no copies of one. named:
    ids that the project's own files speak of; such a document stands before others, then one that people have described, then the
    first by path.
    """
    alike: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        alike[document.version].append(document)
    found = []
    for group in alike.values():
        kept: list[Document] = []
        for document in sorted(group, key=lambda one: (one.id not in named, -_described(one), one.path)):
            first = next((one for one in kept if not _differ(one, document)), None)
            if first is None:
                kept.append(document)
            else:
                title = document.title.value if document.title else document.path
                found.append(UnusedSource(document=document.id, title=title, why=f"a copy of {first.id}", successor=first.id))
    return tuple(sorted(found, key=lambda one: one.document))


def copy_problems(found: Sequence[UnusedSource]) -> Iterator[Problem]:
    """A warning for each copy."""
    for one in found:
        yield warning(
            "corpus.copy",
            f"{one.document} holds the same text as {one.successor}: the two are one source, counted and cited once as {one.successor}",
            hints=("take one of them out; if two houses printed it, name both publishers in sources.yaml",),
        )


def _described(document: Document) -> int:
    """How many fields people have written down."""
    fields = (document.title, document.publisher, document.origin, document.authors, document.published)
    return sum(known is not None and known.provenance in _BY_PEOPLE for known in fields)


def _differ(one: Document, other: Document) -> bool:
    """True when both are known to come from different places or days; what the one text itself says counts for both."""
    if one.url and other.url and one.url != other.url:
        return True
    return _conflict(one.publisher, other.publisher) or _conflict(one.published, other.published)


def _conflict(one: Known[T] | None, other: Known[T] | None) -> bool:
    if one is None or other is None or Provenance.TEXT in (one.provenance, other.provenance):
        return False
    return one.value != other.value
