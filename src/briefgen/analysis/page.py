"""What is known of a document and of one of its sentences when a claim is made of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.analysis.carrying import Voice
from briefgen.analysis.dating.triggers import Scan
from briefgen.analysis.quotations import Quotation
from briefgen.model.corpus import Document
from briefgen.model.evidence import Attribution, EventDate, SpeakerBasis, TimeExpression
from briefgen.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one document's claims share. stated: when its sentences were published, as the date of what they say.

    pair: the two countries that it is about. surnames: surnames that stand alone, with the full names of their bearers, in text order.
    """

    document: Document
    stated: EventDate | None
    pair: str | None
    surnames: Sequence[tuple[Span, str]]

    def surnames_in(self, span: Span) -> Sequence[tuple[Span, str]]:
        """Those that begin in `span`."""
        low = bisect_left(self.surnames, span.start, key=lambda one: one[0].start)
        return self.surnames[low : bisect_left(self.surnames, span.end, key=lambda one: one[0].start)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence with all that was found in it. paragraph: its number, from 1. seen: what its words show.

    marks: the quotations of its paragraph. times: those of the whole sentence, in front of `span` too.
    """

    span: Span
    paragraph: int
    seen: Scan
    marks: tuple[Quotation, ...]
    voice: Voice
    attributions: tuple[Attribution, ...]
    times: tuple[TimeExpression, ...]

    @property
    def continued(self) -> bool:
        """True when its speaker was carried on from the sentence before."""
        return self.voice.speaker is not None and self.voice.speaker.basis is SpeakerBasis.CONTINUED
