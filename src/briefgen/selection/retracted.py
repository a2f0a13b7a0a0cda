"""Statements that their publisher has corrected: a notice gives the wrong figure or date and the right one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.model.corpus import Document
from briefgen.model.evidence import Claim, ClaimKind, Flag, TrimKind
from briefgen.selection.notices import Notice, Told, counted_by, errors, notices, stems_of, values
from briefgen.text.normalise import folded, short_id
from briefgen.text.spans import Span

_CREDITED = re.compile(r"[A-Z][^()\n]{1,60}\((?P<house>[A-Z][^()\d]{1,40})\)\s*[-–—]")
"""The dateline of a story with the house in brackets: `PORT SELM, May 3, 2024 (Coastal Wire) -`."""
_SHARED = 2
"""Words that a notice in one document and a statement in another must have in common."""
_SHARED_BY_DATE = 3
"""The same where a date is taken back: nothing tells what a date counts."""


@dataclass(frozen=True)
class Retractions:
    """What notices take back.

    corrected: claim id -> words of the notice that corrects it. by: the same -> id of the notice's first sentence, where it is a notice of
    both values. joined: ids of two sentences that are one notice.
    """

    corrected: Mapping[str, str]
    by: Mapping[str, str]
    joined: tuple[tuple[str, str], ...] = ()


def retracted(claims: Mapping[str, Sequence[Claim]], documents: Sequence[Document]) -> Retractions:
    """What the notices of the documents take back.

    In the document of the notice the wrong value must be of what the notice is about, or stand in one sentence alone while the right one
    stands in none. In an earlier document of the same publisher it must be of what the notice is about, with some words in common.
    """
    corrected: dict[str, str] = {}
    by: dict[str, str] = {}
    joined = []
    for document in documents:
        found = notices(document, claims.get(document.id, ()))
        whole = {claim for notice in found for claim in notice.claims}
        # what was wrong, told without what is right
        corrected.update((claim.id, claim.text) for claim in errors(document, claims.get(document.id, ())) if claim.id not in whole)
        for notice in found:
            if len(notice.claims) > 1:
                joined.append((notice.claims[0], notice.claims[1]))
            for other in documents:
                if other.id == document.id:
                    told = _in_its_own(notice, claims[other.id])
                elif _before(other, document):
                    told = [claim for claim in claims.get(other.id, ()) if _of_its_subject(notice, claim, _SHARED)]
                else:
                    continue
                corrected.update((claim.id, notice.text) for claim in told)
                by.update((claim.id, notice.claims[0]) for claim in told)
    return Retractions(corrected, by, tuple(joined))


def whole(claims: Sequence[Claim], joined: Sequence[tuple[str, str]], document: Document) -> tuple[Claim, ...]:
    """The claims of a document with two sentences that are joined as one: alone, the first would repeat what is wrong or denied."""
    first = dict(joined)
    second = {claim.id: claim for claim in claims if claim.id in first.values()}
    made = []
    for claim in claims:
        rest = second.get(first.get(claim.id, ""))
        if rest is not None:
            made.append(_as_one(claim, rest, document))
        elif claim.id not in second:
            made.append(claim)
    return tuple(made)


def _as_one(claim: Claim, rest: Claim, document: Document) -> Claim:
    span = Span(claim.span.start, rest.span.end)
    text = span.of(document.text)
    return replace(
        claim,
        id=short_id(document.id, folded(text)),
        span=span,
        text=text,
        kind=ClaimKind.EVENT,
        speaker=None,
        event_date=None,
        attributions=(*claim.attributions, *rest.attributions),
        # no label names its speaker
        trims=tuple(trim for trim in claim.trims if trim.kind is TrimKind.CONNECTIVE),
        times=(),  # the days of a report, and what it dated wrongly, are no dates of events
        quantities=(*claim.quantities, *rest.quantities),
        resolutions=(*claim.resolutions, *rest.resolutions),
        flags=tuple(flag for flag in claim.flags if flag is not Flag.DEPENDENT),
        names=tuple(dict.fromkeys((*claim.names, *rest.names))),
    )


def _in_its_own(notice: Notice, claims: Sequence[Claim]) -> list[Claim]:
    others = [claim for claim in claims if claim.id not in notice.claims]
    about = [claim for claim in others if _of_its_subject(notice, claim, 1)]
    holding = [claim for claim in others if _places(notice.wrong, claim.text)]
    alone = len(holding) == 1 and not any(_places(notice.right, claim.text) for claim in others)
    return about or (holding if alone else [])


def _of_its_subject(notice: Notice, claim: Claim, least: int) -> bool:
    """True when the claim tells the wrong value of something that the notice names, and has as many words in common with it."""
    shared = len(stems_of(claim.text) & notice.stems)
    if notice.wrong.kind == "date":
        return bool(_places(notice.wrong, claim.text)) and shared >= max(least, _SHARED_BY_DATE)
    if notice.wrong.kind == "tally":
        return bool(_places(notice.wrong, claim.text)) and shared >= least
    return shared >= least and any(counted_by(claim.text, told.end) in notice.stems for told in _places(notice.wrong, claim.text))


def _places(value: Told, text: str) -> list[Told]:
    return [told for told in values(text) if told.means(value)]


def _publishers(document: Document) -> set[str]:
    """Who published a document: as is known, else the house that its dateline credits."""
    if document.publisher is not None:
        return {document.publisher.value}
    opening = document.paragraphs[0].of(document.text) if document.paragraphs else ""
    credited = _CREDITED.match(opening)
    return {credited["house"]} if credited else set()


def _before(other: Document, notice: Document) -> bool:
    """True when both are one publisher's and the other is surely no later."""
    if not _publishers(other) & _publishers(notice):
        return False
    return other.date is not None and notice.date is not None and other.date.latest <= notice.date.latest and other.date != notice.date
