"""What is known about a document: sidecar before front matter before page metadata before the text's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from briefgen.ingestion.extract import Extract, PageFacts
from briefgen.ingestion.metadata.agencies import agency
from briefgen.ingestion.metadata.page import (
    addressed,
    page_authors,
    page_published,
    page_publisher,
    page_title,
    shown_authors,
    shown_published,
)
from briefgen.ingestion.metadata.stamps import day_first
from briefgen.ingestion.metadata.text import from_text
from briefgen.model.corpus import Known, Line, Provenance, Story
from briefgen.text.edtf import Edtf
from briefgen.text.spans import Span

if TYPE_CHECKING:  # pydantic, which it needs, takes longer to import than all of reading
    from briefgen.spec.sidecar import SourceEntry

T = TypeVar("T")
_BY_HAND = (Provenance.COMMAND, Provenance.SIDECAR, Provenance.FRONT_MATTER)
_ENOUGH = 600
"""Characters of body from which its language is told from its words, whatever the page says."""
DAY_FIRST = frozenset("ar bn cs da de el es fi fr he hi id it ka km lo ms my nl no pl pt ro ru sv th tr uk vi".split())  # noqa: SIM905  a word list
"""Languages whose dates in figures put the day before the month, wherever they are written (CLDR, short date patterns)."""
_ENGLISH_DAY_FIRST = frozenset(("en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-sg", "en-hk", "en-my", "en-za", "en-ke", "en-ng"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """The metadata fields of a Document; id None when nobody gave one."""

    id: str | None
    title: Known[str] | None
    publisher: Known[str] | None
    origin: Known[str] | None
    authors: Known[tuple[str, ...]] | None
    published: Known[Edtf] | None
    date_basis: str | None
    url: str | None
    accessed: str | None
    kind: str | None
    standing: str | None
    marking: str | None
    language: Known[str] | None


def stories_of(found: Extract, published: Known[Edtf] | None) -> tuple[Story, ...]:
    """The stories of a file of several, each with the day that it gives itself; published: of the file, for all where a person says it."""
    by_hand = published is not None and published.provenance in _BY_HAND
    dates = [
        published if by_hand else page_published(PageFacts(published=written, published_basis="item date")) for _, written in found.stories
    ]
    return tuple(Story(start=start, published=date) for (start, _), date in zip(found.stories, dates, strict=True))


def describe(
    found: Extract, lines: tuple[Line, ...], paragraphs: tuple[Span, ...], *, entry: SourceEntry | None, published: Edtf | None
) -> Description:
    """Join what every place says, field by field.

    lines, paragraphs: as cleaning labelled them. entry: the sidecar's. published: from the command line; it overrules every other
    date and its basis.
    """
    people = _People(entry, found.front_matter)
    facts = found.facts
    text = from_text(found.text, lines, paragraphs)
    publisher = people.known("publisher") or page_publisher(facts) or text.publisher
    authors = people.known("authors") or page_authors(facts) or text.authors or shown_authors(facts)
    language = people.known("language") or _language(_page_language(facts.language), text.language, sum(map(len, paragraphs)))
    url = people.value("url") or facts.url or None
    found_date = page_published(facts) or text.published or shown_published(facts) or addressed(url or "")
    return Description(
        id=people.value("id"),
        title=people.known("title") or page_title(facts) or text.title,
        publisher=publisher,
        origin=_canonical(people.known("origin")) or text.origin or _signing_wire(authors) or _own_wire(publisher),
        authors=authors,
        published=_command(published) or people.known("published") or _by_custom(found_date, language, facts.language),
        date_basis=None if published else people.value("date_basis"),
        url=url,
        accessed=people.value("accessed"),
        kind=people.value("kind"),
        standing=people.value("standing"),
        marking=people.value("marking"),
        language=language,
    )


class _People:
    """What people wrote: the sidecar's entry, then the document's front matter."""

    def __init__(self, sidecar: SourceEntry | None, front_matter: SourceEntry | None) -> None:
        self._entries = ((sidecar, Provenance.SIDECAR), (front_matter, Provenance.FRONT_MATTER))

    def known(self, field: str) -> Known[T] | None:
        for entry, provenance in self._entries:
            value = getattr(entry, field, None) if entry else None
            if value:
                return Known(value=value, provenance=provenance, basis=provenance.value)
        return None

    def value(self, field: str) -> str | None:
        known: Known[str] | None = self.known(field)
        return str(known.value) if known else None


def _command(published: Edtf | None) -> Known[Edtf] | None:
    return Known(value=published, provenance=Provenance.COMMAND, basis="--published") if published else None


def _canonical(origin: Known[str] | None) -> Known[str] | None:
    """One name for one agency, however the person wrote it: two spellings must not look like two voices."""
    name = agency(origin.value) if origin else None
    if origin is None or name is None or name == origin.value:
        return origin
    return Known(value=name, provenance=origin.provenance, confidence=origin.confidence, basis=f"{origin.basis}: {origin.value}")


def _own_wire(publisher: Known[str] | None) -> Known[str] | None:
    """What an agency publishes is its own reporting."""
    name = agency(publisher.value) if publisher else None
    if publisher is None or name is None:
        return None
    return Known(value=name, provenance=publisher.provenance, confidence=min(publisher.confidence, 0.8), basis="the publisher is an agency")


def _signing_wire(authors: Known[tuple[str, ...]] | None) -> Known[str] | None:
    """The agency that the page names as its only author."""
    name = agency(authors.value[0]) if authors and len(authors.value) == 1 else None
    if authors is None or name is None:
        return None
    return Known(
        value=name, provenance=authors.provenance, confidence=min(authors.confidence, 0.9), basis=f"{authors.basis}: {authors.value[0]}"
    )


def _by_custom(published: Known[Edtf] | None, language: Known[str] | None, tag: str) -> Known[Edtf] | None:
    """A day that can be read two ways, read as the page's language writes days; English alone is written both ways."""
    if published is None or not published.value.uncertain or language is None:
        return published
    region = tag.strip().replace("_", "-").lower()
    if language.value not in DAY_FIRST and not (language.value == "en" and region in _ENGLISH_DAY_FIRST):
        return published
    day = day_first(published.basis)
    if day is None:
        return published
    basis = published.basis.replace("which can be read two ways", f"day before month as in {region or language.value}")
    return Known(value=day, provenance=published.provenance, confidence=0.8, basis=basis)


def _language(page: Known[str] | None, text: Known[str] | None, length: int) -> Known[str] | None:
    """What the text is written in, where there is enough of it; templates often say another."""
    sure = text is not None and text.value != "und" and (length >= _ENOUGH or page is None)
    return text if sure else page or text


def _page_language(tag: str) -> Known[str] | None:
    """The primary subtag, `en` of `en-GB`."""
    primary = tag.strip().replace("_", "-").split("-")[0].lower()
    if not 2 <= len(primary) <= 3 or not primary.isalpha():
        return None
    return Known(value=primary, provenance=Provenance.PAGE, confidence=0.8, basis="language of the page")
