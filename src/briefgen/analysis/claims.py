"""From a document to its claims: every body sentence as an attributed, dated assertion."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from briefgen.analysis.attribution.find import find_attributions
from briefgen.analysis.attribution.parts import paragraph
from briefgen.analysis.carrying import Voice
from briefgen.analysis.correcting import corrected, unmatched_corrections
from briefgen.analysis.dateline import behind_bullet, behind_dateline, behind_numbers
from briefgen.analysis.dating.events import event_date, saying_date
from briefgen.analysis.dating.lateness import latest_told
from briefgen.analysis.dating.times import times_of
from briefgen.analysis.dating.triggers import Hold, scan_tokens
from briefgen.analysis.flags import flags_of
from briefgen.analysis.names import names_of
from briefgen.analysis.people.pairs import countries_of
from briefgen.analysis.people.registry import Registry
from briefgen.analysis.people.surnames import surnames
from briefgen.analysis.quantities import TIME_UNITS, find_quantities
from briefgen.analysis.quotations import Quotation
from briefgen.analysis.resolutions import resolutions_of, unanchored
from briefgen.analysis.sentences import needs_names, sentences
from briefgen.analysis.speakers import read_voices
from briefgen.analysis.tokens import tokenise
from briefgen.analysis.trims import trims_of
from briefgen.analysis.turns import attributions_of, turns_of, voices_in_turns, with_turns
from briefgen.analysis.unseen import as_it_stands, as_seen
from briefgen.model.corpus import Document, LineLabel
from briefgen.model.evidence import (
    Attribution,
    Claim,
    ClaimKind,
    EventDate,
    Quantity,
    Reading,
    Resolution,
    SpeakerBasis,
    TimeExpression,
    TrimKind,
)
from briefgen.text.edtf import Edtf
from briefgen.text.normalise import folded, short_id
from briefgen.text.pointing import in_first_person, points_back, stray_pronoun
from briefgen.text.spans import Span
from briefgen.text.visible import visible

if TYPE_CHECKING:  # pydantic, which it needs, takes longer to import than all of reading
    from briefgen.spec.corrections import Correction

__all__ = ["analyse", "unmatched_corrections"]

_OPENING = (1, len("more than "))
"""How far from its beginning a sentence's first words may be resolved: a time has its margin before it (`over ten years later`)."""


def analyse(document: Document, corrections: Sequence[Correction] = ()) -> Reading:
    """Read a document: its claims in text order, with all attributions, time expressions and quantities found in its body.

    corrections: of any document; those of this one are applied to the claims (see `unmatched_corrections`).
    """
    seen = visible(document.text)
    if seen is not None:
        return as_it_stands(_read(as_seen(document, seen), corrections), seen, document.text)
    return _read(document, corrections)


def _read(document: Document, corrections: Sequence[Correction]) -> Reading:
    text = document.text
    title = document.title.value if document.title else ""
    tokens = [tokenise(text, span.start, span.end) for span in document.paragraphs]
    registry = Registry()
    registry.learn(tokens)
    for line in document.lines:
        if line.label is LineLabel.CAPTION or (line.label is LineLabel.TITLE and _in_sentence_case(line.span.of(text))):
            registry.learn_more(tokenise(text, line.span.start, line.span.end))
    persons = registry.by_surname(tokens) if needs_names(text) else None
    turns = turns_of(text, document.paragraphs, registry, title)
    bodies = [Span(turns[at].begin, span.end) if at in turns else span for at, span in enumerate(document.paragraphs)]
    split = [(number, span, sentences(text, span, persons)) for number, span in enumerate(behind_numbers(text, bodies), 1)]
    parts = [paragraph(text, span, found, tokens[number - 1]) for number, span, found in split if found]
    spans = [sentence for _, _, found in split for sentence in found]
    numbers = [number for number, _, found in split for _ in found]
    countries = countries_of(title, chain.from_iterable(part.tokens.words for part in parts))
    said = attributions_of(text, document.paragraphs, turns)
    attributions, voices = read_voices(text, parts, with_turns(find_attributions(text, parts), said), registry, countries)
    voices = voices_in_turns(voices, numbers, spans, turns, said) if turns else voices
    sliced = chain.from_iterable([part.tokens.words[low:high] for low, high in part.sentences] for part in parts)
    scans = [scan_tokens(text, span, words) for span, words in zip(spans, sliced, strict=True)]
    times = times_of(text, scans, document.date)
    marks = [part.marks for part in parts for _ in part.sentences]
    by_sentence = _by_sentence(spans, attributions)
    stated = _statement_date(document.date)
    by_surname = surnames(text, registry, tokens)
    told = _behind_datelines(text, spans, numbers)
    claims = tuple(
        _claim(
            document, told[k], scans[k].hold, numbers[k], marks[k], voices[k], by_sentence[k], times[k], stated, countries.pair, by_surname
        )
        for k in range(len(spans))
    )
    kept, excluded = corrected(document.id, claims, corrections)
    return Reading(
        document=document.id,
        claims=kept,
        attributions=attributions,
        times=tuple(chain.from_iterable(times)),
        quantities=tuple(chain.from_iterable(claim.quantities for claim in claims)),
        excluded=excluded,
        told_past=latest_told(claims),
    )


def _behind_datelines(text: str, spans: Sequence[Span], numbers: Sequence[int]) -> list[Span]:
    """The sentences without the mark or number of a list; the first one of each paragraph (by `numbers`) without a dateline."""
    bare = [
        behind_bullet(text, span) if at and numbers[at - 1] == numbers[at] else behind_dateline(text, span) for at, span in enumerate(spans)
    ]
    return behind_numbers(text, bare)


def _claim(
    document: Document,
    span: Span,
    hold: int,
    number: int,
    marks: tuple[Quotation, ...],
    voice: Voice,
    attributions: tuple[Attribution, ...],
    times: tuple[TimeExpression, ...],
    stated: EventDate | None,
    pair: str | None,
    by_surname: Sequence[tuple[Span, str]],
) -> Claim:
    text = document.text
    words = span.of(text)
    quantities = find_quantities(text, span) if hold & Hold.COUNTS else ()
    times = tuple([time for time in times if span.holds(time.span)]) if times else ()
    speaker = voice.speaker
    low = bisect_left(by_surname, span.start, key=lambda one: one[0].start)
    high = bisect_left(by_surname, span.end, key=lambda one: one[0].start)
    resolved = resolutions_of(text, span, marks, voice, times, pair, document.date, by_surname[low:high])
    own = voice.attribution if speaker is not None and speaker.basis is not SpeakerBasis.CONTINUED else None
    trims = trims_of(text, span, marks, own)
    begun = trims[0].span.end if trims and trims[0].kind is TrimKind.CONNECTIVE else span.start
    opening_resolved = (bool(resolved) and any(r.span.start <= begun + _OPENING[r.reason == "anchor"] for r in resolved)) or (
        speaker is not None and voice.subject_span is not None and voice.subject_span.start <= begun + 1
    )
    event = event_date(text, span, times, document.date)
    points_away = (
        points_back(text[begun : span.end], dated=event is not None)
        or (hold & Hold.THIRD_PERSON > 0 and _stray(span, words, resolved, voice))
        or (speaker is None and hold & Hold.FIRST_PERSON > 0 and in_first_person(words))
    )
    return Claim(
        id=short_id(document.id, folded(words)),
        document=document.id,
        span=span,
        text=words,
        paragraph=number,
        kind=_kind(words, voice, quantities),
        speaker=speaker,
        attributions=attributions,
        times=times,
        event_date=event,
        statement_date=(saying_date(text, span, times, own, document.date) if own and times else None) or stated,
        quantities=quantities,
        resolutions=resolved,
        trims=trims,
        flags=flags_of(
            words,
            opening=begun - span.start,
            opening_resolved=opening_resolved,
            pronoun_unresolved=voice.unresolved or unanchored(text, times, marks),
            points_away=points_away,
            unbalanced=_unbalanced(span, marks) or _only_names_the_speaker(span, attributions),
            continued=speaker is not None and speaker.basis is SpeakerBasis.CONTINUED,
            hearsay=bool(hold & Hold.HEARSAY),
            superlative=bool(hold & Hold.SUPERLATIVE),
            unnamed=voice.unnamed,
        ),
        names=names_of(words),
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


def _in_sentence_case(title: str) -> bool:
    """True when capitals mean names in a headline: most of its longer words have none."""
    long = [word for word in title.split()[1:] if len(word) > 3]
    return sum(word[0].islower() for word in long) * 2 >= len(long)


def _only_names_the_speaker(span: Span, attributions: Sequence[Attribution]) -> bool:
    """True when the sentence says who spoke and nothing of what was said."""
    return bool(attributions) and any(
        attribution.cue is not None and span.holds(attribution.cue) and not any(said.meets(span) for said in attribution.spans)
        for attribution in attributions
    )


def _by_sentence(spans: Sequence[Span], attributions: Sequence[Attribution]) -> list[tuple[Attribution, ...]]:
    """For each sentence the attributions that touch it: their words or their cue."""
    found: list[list[Attribution]] = [[] for _ in spans]
    starts = [span.start for span in spans]
    for attribution in attributions:
        touched: set[int] = set()
        for span in (*attribution.spans, *((attribution.cue,) if attribution.cue else ())):
            at = max(0, bisect_right(starts, span.start) - 1)
            while at < len(spans) and spans[at].start < span.end:
                if spans[at].meets(span):
                    touched.add(at)
                at += 1
        for at in sorted(touched):
            found[at].append(attribution)
    return [tuple(each) for each in found]


def _statement_date(published: Edtf | None) -> EventDate | None:
    if published is None:
        return None
    return EventDate(edtf=published, basis="date of publication", inferred=published.approximate or published.uncertain)


def _unbalanced(span: Span, marks: Sequence[Quotation]) -> bool:
    """True when a quotation begins or ends inside the sentence, but not both."""
    return bool(marks) and any(
        (mark.start < span.start < mark.end)
        or (mark.start < span.end < mark.end)
        or (span.start <= mark.start < span.end and not mark.closed)
        for mark in marks
    )
