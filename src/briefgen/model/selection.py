"""What selection hands to composition."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.corpus import Document
from briefgen.model.edition import UnusedSource
from briefgen.model.evidence import Discrepancy, Fact, NearMiss

PINNED = "pinned by the section"
"""The first of a fact's reasons where the desk pins it: nothing cuts it for length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was chosen for one section.

    facts: in printed order. takeaway: the id of one of them, None when the desk wrote its own. near_misses: best first.
    """

    section: str
    facts: tuple[Fact, ...]
    takeaway: str | None
    near_misses: tuple[NearMiss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What was chosen for a brief.

    cutoff: ISO date, resolved when the brief says `latest`. documents: in scope (topic, cutoff), ordered by id. choices: one a section,
    in the brief's order. key_points: ids of facts, those pinned first, then the best of each section, at most five. discrepancies: surest
    first, for print and for review. unmatched: pins and bans that matched nothing, or hold what no longer stands, as sentences.
    overtaken: claims that later news took back, corrected or moved, in order of document and place.
    """

    cutoff: str
    documents: tuple[Document, ...]
    choices: tuple[Choice, ...]
    key_points: tuple[str, ...]
    discrepancies: tuple[Discrepancy, ...] = ()
    unused: tuple[UnusedSource, ...] = ()
    unmatched: tuple[str, ...] = ()
    overtaken: tuple[NearMiss, ...] = ()
