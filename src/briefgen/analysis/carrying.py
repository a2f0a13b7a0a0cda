"""Speakers carried on to sentences that name none: inside quotations, and between two of the same speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.analysis.attribution.parts import Paragraph
from briefgen.analysis.people.resolve import Who
from briefgen.model.evidence import Attribution, AttributionKind, Speaker, SpeakerBasis
from briefgen.text.spans import Span

_PRESENT = re.compile(
    r"\b(?:is|are|will|should|must|shall|can|may|needs?|has|have|expects?|considers?|welcomes?|supports?|treasures?|wishes|hopes?|attaches)\b"
)
_PAST = re.compile(r"\b(?:was|were|had|did|[a-z]{3,}ed|said|took|held|told|began|came|went|made|met|led|rose|fell|grew|became)\b")
_PARTICIPLES = re.compile(r"\b(?:is|are|been|be|being|by|and|has|have|the|a|an|of|in|,)\s+(?:\w+ly\s+)?[a-z]{3,}ed\b")

# Words of a narrator who has turned to somebody: the speaker before, or another.
_OF_SOMEBODY = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|said|says|say|Mr|Mrs|Ms|told|according)\b")
_WINDOW = 5
_SHARE = 0.55
_SHARE_AMONG_QUOTATIONS = 0.85
"""How many of the sentences around must be somebody's reported words before one without a cue is taken for them too."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One sentence: whose assertion it is as a whole, the attribution that says so, and its subject where that is known.

    subject_span: the words of a subject pronoun or description at the sentence's beginning, for printing its name after it.
    unresolved: its subject is a pronoun, and nobody can tell whose. unnamed: it stands in a turn of somebody nameless in a talk.
    """

    speaker: Speaker | None
    attribution: Attribution | None
    subject: Who | None = None
    subject_span: Span | None = None
    unresolved: bool = False
    unnamed: bool = False


def within_quotations(paragraphs: Sequence[Paragraph], resolved: Sequence[Attribution], voices: list[Voice]) -> None:
    """A sentence that lies inside somebody's quotation is theirs, though the cue stands in another sentence."""
    direct = [a for a in resolved if a.resolved is not None and a.kind is not AttributionKind.INDIRECT]
    if not direct:
        return
    number = 0
    for part in paragraphs:
        for low, high in part.sentences:
            voice = voices[number]
            if voice.speaker is None and part.marks:
                begin, end = part.tokens.starts[low], part.tokens.ends[high - 1]
                if _forgotten_mark(part, begin):
                    number += 1
                    continue
                for attribution in direct:
                    cue = attribution.cue
                    if cue is not None and begin <= cue.start < end:
                        continue
                    said = sum(
                        min(span.end, end) - max(span.start, begin) for span in attribution.spans if span.start < end and begin < span.end
                    )
                    if said >= 0.8 * (end - begin):
                        voices[number] = replace(voice, speaker=attribution.resolved, attribution=attribution)
                        break
            number += 1


def _forgotten_mark(part: Paragraph, begin: int) -> bool:
    """True behind the sentence in which a quotation opened, when another opens before it was closed: nobody knows how far it went."""
    last = part.tokens.ends[-1]
    return any(not mark.closed and mark.start < begin < mark.end < last for mark in part.marks)


def carry_on(text: str, paragraphs: Sequence[Paragraph], voices: list[Voice]) -> None:
    """Sentences without a cue between two of the same speaker, in the present or with a modal, are that speaker's too."""
    before = [voice.speaker for voice in voices]
    number = -1
    for part in paragraphs:
        for low, high in part.sentences:
            number += 1
            if before[number] is not None or voices[number].attribution is not None:
                continue
            earlier = next((before[k] for k in range(number - 1, max(-1, number - 4), -1) if before[k]), None)
            if earlier is None:
                continue
            later = next((before[k] for k in range(number + 1, min(len(before), number + 3)) if before[k]), None)
            if later is None or earlier.name != later.name:
                continue
            begin, end = part.tokens.starts[low], part.tokens.ends[high - 1]
            marks = [mark for mark in part.marks if mark.start < end and begin < mark.end]
            if any(mark.start <= begin and end <= mark.end for mark in marks):
                pass  # a quotation that names nobody, between two of one speaker's
            elif marks or not _summary_of_words(before, voices, number):
                continue
            words = text[begin:end]
            if _in_the_speakers_voice(words, earlier.name, voices[number]):
                carried = Speaker(name=earlier.name, office=earlier.office, basis=SpeakerBasis.CONTINUED, confidence=0.8)
                implicit = Attribution(spans=(Span(begin, end),), kind=AttributionKind.IMPLICIT, resolved=carried)
                voices[number] = replace(voices[number], speaker=carried, attribution=implicit)


def _summary_of_words(before: Sequence[Speaker | None], voices: Sequence[Voice], number: int) -> bool:
    """True in a passage that does little but report what was said, in indirect speech.

    Elsewhere a sentence between two of one speaker's is as often the narrator's, and a wrong speaker is the worst fault.
    """
    around = [k for k in range(max(0, number - _WINDOW), min(len(before), number + _WINDOW + 1)) if k != number]
    told = sum(before[k] is not None for k in around)
    quoting = any(
        (attribution := voices[k].attribution) is not None and attribution.kind is AttributionKind.DIRECT
        for k in range(max(0, number - 2), min(len(before), number + 3))
    )
    return told >= (_SHARE_AMONG_QUOTATIONS if quoting else _SHARE) * len(around)


def _in_the_speakers_voice(words: str, name: str, voice: Voice) -> bool:
    told_of_somebody = voice.subject_span is not None and (voice.subject is None or voice.subject.country is None)
    if words.endswith("?") or any(part in words for part in name.split()) or told_of_somebody:
        return False
    if words.startswith(("They ", "It ", "Their ", "Its ")) or _OF_SOMEBODY.search(words):
        return False
    present = _PRESENT.search(words)
    past = _PAST.search(_PARTICIPLES.sub(" ", words))
    return present is not None and (past is None or past.start() > present.start())
