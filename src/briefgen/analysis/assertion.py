"""One sentence, with all that was found in it, as a claim: an attributed, dated assertion."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.analysis.carrying import Voice
from briefgen.analysis.dating.events import event_date, saying_date
from briefgen.analysis.dating.triggers import Hold
from briefgen.analysis.flags import flags_of
from briefgen.analysis.names import names_of
from briefgen.analysis.page import Page, Sentence
from briefgen.analysis.quantities import TIME_UNITS, find_quantities
from briefgen.analysis.quotations import Quotation
from briefgen.analysis.resolutions import resolutions_of, unanchored
from briefgen.analysis.trims import trims_of
from briefgen.model.evidence import Attribution, Claim, ClaimKind, Quantity, Resolution, SpeakerBasis, TrimKind
from briefgen.text.normalise import folded, short_id
from briefgen.text.pointing import in_first_person, points_back, stray_pronoun
from briefgen.text.spans import Span

_MARGIN = len("more than ")
"""How far behind a sentence's beginning a resolved time may stand with its margin before it: `over ten years later`."""


def claim_of(page: Page, sentence: Sentence) -> Claim:
    """The sentence as a claim: dated, its words resolved, and flagged where it cannot stand alone."""
    document, text = page.document, page.document.text
    span, voice, marks, speaker = sentence.span, sentence.voice, sentence.marks, sentence.voice.speaker
    words = span.of(text)
    times = tuple([time for time in sentence.times if span.holds(time.span)]) if sentence.times else ()
    quantities = find_quantities(text, span, sentence.seen.counts) if sentence.seen.hold & Hold.COUNTS else ()
    resolved = resolutions_of(page, sentence, times)
    own = None if speaker is None or sentence.continued else voice.attribution
    trims = trims_of(text, span, marks, own)
    begun = trims[0].span.end if trims and trims[0].kind is TrimKind.CONNECTIVE else span.start
    event = event_date(text, span, times, document.date)
    return Claim(
        id=short_id(document.id, folded(words)),
        document=document.id,
        span=span,
        text=words,
        paragraph=sentence.paragraph,
        kind=_kind(words, voice, quantities),
        speaker=speaker,
        attributions=sentence.attributions,
        times=times,
        event_date=event,
        statement_date=(saying_date(text, span, times, own, document.date) if own and times else None) or page.stated,
        quantities=quantities,
        resolutions=resolved,
        trims=trims,
        flags=flags_of(
            words,
            opening=begun - span.start,
            opening_resolved=_opening_resolved(voice, resolved, begun),
            pronoun_unresolved=voice.unresolved or unanchored(text, times, marks),
            points_away=_points_away(sentence, words, begun - span.start, resolved, dated=event is not None),
            unbalanced=_unbalanced(span, marks) or _only_names_the_speaker(span, sentence.attributions),
            continued=sentence.continued,
            hearsay=bool(sentence.seen.hold & Hold.HEARSAY),
            superlative=bool(sentence.seen.hold & Hold.SUPERLATIVE),
            unnamed=voice.unnamed,
        ),
        names=names_of(words),
    )


def _opening_resolved(voice: Voice, resolved: Sequence[Resolution], begun: int) -> bool:
    """True when the first words, at offset `begun` of the document, are resolved in print or are the labelled speaker."""
    if any(one.span.start <= begun + (_MARGIN if one.reason == "anchor" else 1) for one in resolved):
        return True
    return voice.speaker is not None and voice.subject_span is not None and voice.subject_span.start <= begun + 1


def _points_away(sentence: Sentence, words: str, opening: int, resolved: Sequence[Resolution], *, dated: bool) -> bool:
    """True when the sentence points at somebody or something that it does not tell. opening: where its own words begin, in `words`."""
    return (
        points_back(words[opening:], dated=dated)
        or (sentence.seen.hold & Hold.THIRD_PERSON > 0 and _stray(sentence.span, words, resolved, sentence.voice))
        or (sentence.voice.speaker is None and sentence.seen.hold & Hold.FIRST_PERSON > 0 and in_first_person(words))
    )


def _stray(span: Span, words: str, resolved: Sequence[Resolution], voice: Voice) -> bool:
    """True for a `he` that neither the sentence nor a resolution nor the label explains."""
    at = stray_pronoun(words)
    if at is None or any(one.span.start == span.start + at for one in resolved):
        return False
    # `…, he said` is the speaker of the label; `he could win, said Ruiz` is somebody else
    return voice.speaker is None or (voice.speaker.basis is SpeakerBasis.NAMED and at > 0)


def _kind(words: str, voice: Voice, quantities: Sequence[Quantity]) -> ClaimKind:
    """A position when it has a speaker; a quantity when a measured number (no duration) is what it tells; else an event."""
    if voice.speaker is not None:
        return ClaimKind.POSITION
    measured = sum((q.unit is not None or q.value >= 1000) and q.unit not in TIME_UNITS for q in quantities)
    return ClaimKind.QUANTITY if measured and len(words) < 180 * measured + 60 else ClaimKind.EVENT


def _only_names_the_speaker(span: Span, attributions: Sequence[Attribution]) -> bool:
    """True when the sentence says who spoke and nothing of what was said."""
    return bool(attributions) and any(
        attribution.cue is not None and span.holds(attribution.cue) and not any(said.meets(span) for said in attribution.spans)
        for attribution in attributions
    )


def _unbalanced(span: Span, marks: Sequence[Quotation]) -> bool:
    """True when a quotation begins or ends inside the sentence, but not both."""
    return bool(marks) and any(
        (mark.start < span.start < mark.end)
        or (mark.start < span.end < mark.end)
        or (span.start <= mark.start < span.end and not mark.closed)
        for mark in marks
    )
