"""A file of several stories, as a saved feed, is read story by story: none tells another's day, nor who `he` is in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, pairwise

from briefgen.analysis.dating.lateness import latest_told
from briefgen.model.corpus import Document, Known, LineLabel, Provenance
from briefgen.model.evidence import Reading


def stories_of(document: Document) -> tuple[Document, ...]:
    """Each story as a document with its own headline, day, lines and paragraphs; spans are those of the whole text."""
    bounds = [*(story.start for story in document.stories), len(document.text)]
    found = []
    for story, (start, end) in zip(document.stories, pairwise(bounds), strict=True):
        lines = tuple(line for line in document.lines if start <= line.span.start < end)
        headline = next((line.span.of(document.text) for line in lines if line.label is LineLabel.HEADING), None)
        found.append(
            replace(
                document,
                lines=lines,
                paragraphs=tuple(span for span in document.paragraphs if start <= span.start < end),
                title=Known(value=headline, provenance=Provenance.PAGE) if headline else document.title,
                published=story.published,
                stories=(),
            )
        )
    return tuple(found)


def joined(document: Document, stories: Sequence[Document], readings: Sequence[Reading]) -> Reading:
    """The readings of its stories as that of the document: paragraphs counted through, all in text order."""
    before, claims = 0, []
    for story, reading in zip(stories, readings, strict=True):
        claims += [replace(claim, paragraph=claim.paragraph + before) for claim in reading.claims]
        before += len(story.paragraphs)
    return Reading(
        document=document.id,
        claims=tuple(claims),
        attributions=tuple(chain.from_iterable(reading.attributions for reading in readings)),
        times=tuple(chain.from_iterable(reading.times for reading in readings)),
        quantities=tuple(chain.from_iterable(reading.quantities for reading in readings)),
        excluded=tuple(chain.from_iterable(reading.excluded for reading in readings)),
        told_past=latest_told(tuple(claims)),
    )
