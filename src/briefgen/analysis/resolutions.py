"""What words of a claim mean, to be printed after them in brackets: pronouns, descriptions, the two sides, relative dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.analysis.carrying import Voice
from briefgen.analysis.people.resolve import GATE
from briefgen.analysis.quotations import Quotation, inside
from briefgen.model.evidence import Resolution, TimeExpression
from briefgen.text.edtf import Precision
from briefgen.text.spans import Span

_PAIR = re.compile(r"\b(?:[Tt]he two|[Bb]oth) (?:sides|countries|parties|nations|governments)\b(?!['’])")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
# Words that make a date vague on purpose, or that mean the age rather than the day: resolving them would invent precision.
_VAGUE = re.compile(
    r"\b(?:more|less|fewer|earlier|later) than|\b(?:over|nearly|almost|about|around|some|several|many|few|recent|"
    r"centur\w+|decades?|generations?|today|now|"
    r"nowadays|currently|years? ago|past)\b",
    re.IGNORECASE,
)
_CALENDAR = (Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.SEASON)


def resolutions_of(
    text: str, span: Span, marks: tuple[Quotation, ...], voice: Voice, times: Sequence[TimeExpression], pair: str | None
) -> tuple[Resolution, ...]:
    """The resolutions of the sentence at `span`, in order, never overlapping and never inside quotation marks.

    The words that are the labelled speaker are left alone: the label says who that is.
    """
    found: list[Resolution] = []
    subject = voice.subject
    if subject is not None and voice.subject_span is not None and subject.confidence >= GATE and not _is_label(voice):
        reason = "group" if subject.person is None else "pronoun"
        found.append(Resolution(span=voice.subject_span, text=subject.name, reason=reason))
    if pair is not None and (voice.speaker is None or voice.speaker.name != pair):
        group = _PAIR.search(text, span.start, span.end)
        if group is not None and pair not in text[span.start : span.end]:
            found.append(Resolution(span=Span(*group.span()), text=pair, reason="group"))
    found.extend(_dates(times))
    found.sort(key=lambda resolution: resolution.span)
    kept: list[Resolution] = []
    for resolution in found:
        if inside(marks, resolution.span.start) or (kept and resolution.span.meets(kept[-1].span)):
            continue
        kept.append(resolution)
    return tuple(kept)


def _is_label(voice: Voice) -> bool:
    """True when the sentence's subject is the speaker its label names."""
    return voice.speaker is not None and voice.subject is not None and voice.speaker.name == voice.subject.name


def _dates(times: Sequence[TimeExpression]) -> list[Resolution]:
    """Relative dates resolved against a basis: `last September` -> `September 2023`."""
    return [
        Resolution(span=time.span, text=time.edtf.display, reason="date")
        for time in times
        if time.edtf is not None
        and time.basis.startswith(("published", "relative"))
        and time.edtf.precision in _CALENDAR
        and not _YEAR.search(time.text)
        and not _VAGUE.search(time.text)
    ]
