"""Which documents a brief may use, and which claims a section may."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from briefgen.errors import SpecError, error
from briefgen.model.corpus import Document
from briefgen.model.edition import UnusedSource
from briefgen.model.evidence import Claim
from briefgen.model.genre import Genre, genre_of
from briefgen.model.traits import Traits
from briefgen.ports import Library
from briefgen.selection.candidate import Candidate
from briefgen.spec.schema import BriefSpec, Period
from briefgen.text.edtf import Edtf, Precision
from briefgen.text.phrases import holds, phrase_tokens

_AN_ACCOUNT = 3
"""Dated events near a claim that make it part of an account of their time."""


def resolve_cutoff(spec: BriefSpec, documents: Iterable[Document]) -> dt.date:
    """The cut-off as a day; for `latest` the newest publication date, its last day when only the month or season is known.

    Raises:
        SpecError: `latest`, and no document has a date.
    """
    if spec.cutoff != "latest":
        return spec.cutoff
    days = [_newest_day(document.date) for document in documents if document.date]
    if not days:
        raise SpecError(
            error(
                "spec.cutoff-unknown",
                f"brief {spec.id!r} has 'cutoff: latest', but no document of its corpus has a publication date",
                hints=("write a day, such as 'cutoff: 2024-10-31'", "or give dates in the corpus's sources.yaml"),
            )
        )
    return max(days)


def _newest_day(date: Edtf) -> dt.date:
    # the last day of a year would date the brief months after anything in it
    known = date.precision in (Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.INTERVAL) and date.latest != dt.date.max
    return date.latest if known else date.earliest


def in_scope(
    spec: BriefSpec, documents: Iterable[Document], library: Library, cutoff: dt.date
) -> tuple[tuple[Document, ...], tuple[UnusedSource, ...]]:
    """Documents on topic and not later than the cut-off, no satire, ordered by id; and those left out, with why."""
    traits = library.traits()
    kept, left_out = [], []
    for document in sorted(documents, key=lambda one: one.id):
        if document.date and document.date.earliest > cutoff:
            left_out.append(unused(document, f"published {document.date.display}, after the cut-off"))
        elif spec.topic and not any(mentions(traits[document.id], phrase) for phrase in spec.topic):
            left_out.append(unused(document, "does not mention the topic"))
        elif genre_of(document) is Genre.SATIRE:
            left_out.append(unused(document, "says itself that it is satire"))
        else:
            kept.append(document)
    return tuple(kept), tuple(left_out)


def written_in_time(
    documents: Iterable[Document], library: Library, cutoff: dt.date
) -> tuple[tuple[Document, ...], tuple[UnusedSource, ...]]:
    """Without the documents that bear no exact date and tell as past of a day after the cut-off: they were written after it."""
    traits = library.traits()
    kept, left_out = [], []
    for document in documents:
        told = None if _surely_dated(document) else traits[document.id].told_past
        if told is not None and told.edtf.earliest > cutoff:
            when = "undated" if document.date is None else document.date.display
            left_out.append(unused(document, f"{when}, but tells of {told.edtf.display} as past: written after the cut-off"))
        else:
            kept.append(document)
    return tuple(kept), tuple(left_out)


def told_in_time(document: Document, claims: tuple[Claim, ...], cutoff: dt.date) -> tuple[Claim, ...]:
    """Without those of a story, in a file of several, that was published after the cut-off."""
    if not document.stories:
        return claims
    late = {story.start for story in document.stories if story.published and story.published.value.earliest > cutoff}
    return tuple(one for one in claims if (story := document.story(one.span.start)) is None or story.start not in late)


def _surely_dated(document: Document) -> bool:
    days = [story.published.value if story.published else None for story in document.stories] or [document.date]
    return all(day is not None and day.precision is Precision.DAY and not (day.approximate or day.uncertain) for day in days)


def unused(document: Document, why: str) -> UnusedSource:
    """A document no statement rests on."""
    return UnusedSource(document=document.id, title=document.title.value if document.title else document.path, why=why)


def mentions(traits: Traits, phrase: str) -> bool:
    """True when the title or the body of a document holds the whole phrase."""
    wanted, words = phrase_tokens(phrase), f" {traits.words} "
    # most documents that do not hold a phrase do not hold its first word either
    if not wanted or not any(f" {form} " in words for form in (wanted[0], wanted[0].upper())):
        return False
    return len(wanted) == 1 or holds(phrase, words.split())


def unheard_topics(spec: BriefSpec, documents: Iterable[Document], library: Library) -> tuple[str, ...]:
    """The words of the topic that none of the documents mentions, in the brief's order."""
    traits = library.traits()
    held = [traits[document.id] for document in documents]
    return tuple(phrase for phrase in spec.topic if not any(mentions(one, phrase) for one in held))


def in_period(candidate: Candidate, period: Period | None) -> bool:
    """True when the claim's event date, else its statement date, else the document's meets the period.

    A claim with none passes, unless it stands in an account of another time: at least three dated events are told near it, all outside.
    """
    if period is None:
        return True
    date = candidate.claim.date.edtf if candidate.claim.date else candidate.published
    if date is not None:
        return _meets(date, period)
    return len(candidate.beside) < _AN_ACCOUNT or any(_meets(beside, period) for beside in candidate.beside)


def _meets(date: Edtf, period: Period) -> bool:
    starts_in_time = period.to is None or date.earliest <= period.to.latest
    ends_in_time = period.from_ is None or date.latest >= period.from_.earliest
    return starts_in_time and ends_in_time
