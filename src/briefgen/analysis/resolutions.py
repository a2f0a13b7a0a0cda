"""What words of a claim mean, to be printed after them in brackets: pronouns, descriptions, the two sides, relative dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefgen.analysis.carrying import Voice
from briefgen.analysis.page import Page, Sentence
from briefgen.analysis.people.resolve import GATE
from briefgen.analysis.quotations import Quotation, inside
from briefgen.model.evidence import Anchor, Resolution, ResolutionReason, TimeExpression
from briefgen.text.edtf import MONTHS, Precision, parse_edtf
from briefgen.text.lazy import lazily
from briefgen.text.spans import Span

_PAIR = lazily(r"\b(?:[Tt]he two|[Bb]oth) (?:sides|countries|parties|nations|governments)\b(?!['’])")
_YEAR = lazily(r"\b(?:1[5-9]|20)\d\d\b")
# Words that make a date vague on purpose, or that mean the age rather than the day: resolving them would invent precision.
_VAGUE = lazily(
    r"\b(?:more|less|fewer|earlier|later) than|\b(?:over|nearly|almost|about|around|some|several|many|few|recent|"
    r"centur\w+|decades?|generations?|today|now|"
    r"nowadays|currently|years? ago|past)\b",
    re.IGNORECASE,
)
# What a reader would count from a day that the source does not give.
_COUNTED = lazily(
    r"(?:(?:last|this|next|coming)\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    rf"|(?:last|this|next|coming)\s+(?:week|month|year|{'|'.join(MONTHS)})\b"
    r"|(?:yesterday|tomorrow|tonight|(?:last|this)\s+(?:night|morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_BARE = lazily(
    rf"(?:(?:early|late|mid)[\s-])?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:{'|'.join(MONTHS)})(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?\Z"
)
_RECURRING = lazily(r"\b(?:each|every|annual(?:ly)?|yearly|usually|normally|always|traditionally|generally)\b", re.IGNORECASE)
# `in April` tells when; `the April accord` and `the September 11 museum` are names
_WHEN = lazily(r"\b(?:in|on|by|since|until|till|before|after|during|from|to|between|and)\s(?:(?:early|late|mid)[\s-])?\Z", re.IGNORECASE)
_RANGE = 7
"""Characters, ` until ` at most, between two dates that are told as one."""
NOT_GIVEN, NO_YEAR = "date not given", "year not given"
_SHIFTED = lazily(r"\b(?:minutes?|hours?|days?|weeks?|months?|years?|decades?)\s+(?:later|earlier)\Z", re.IGNORECASE)
_OF_ONE_DAY = lazily(r"\b(?:hours?|minutes?|seconds?)\b")
_BESIDE = lazily(r"\b(?:(?P<later>later|after)|(?P<earlier>earlier|before))\Z", re.IGNORECASE)
_THAN = lazily(r"\s+than\b")
_CALENDAR = (Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.SEASON)


def resolutions_of(page: Page, sentence: Sentence, times: Sequence[TimeExpression]) -> tuple[Resolution, ...]:
    """The resolutions of a sentence, in order, never overlapping and never inside quotation marks. times: those in its span.

    The words that are the labelled speaker are left alone: the label says who that is. A surname is told in full as this document has it.
    """
    text, pair, published = page.document.text, page.pair, page.document.date
    span, voice = sentence.span, sentence.voice
    found: list[Resolution] = []
    subject = voice.subject
    if subject is not None and voice.subject_span is not None and subject.confidence >= GATE and not _is_label(voice):
        reason: ResolutionReason = "group" if subject.person is None else "pronoun"
        found.append(Resolution(span=voice.subject_span, text=subject.name, reason=reason))
    if pair is not None and (voice.speaker is None or voice.speaker.name != pair):
        group = _PAIR.search(text, span.start, span.end)
        if group is not None and pair not in text[span.start : span.end]:
            found.append(Resolution(span=Span(*group.span()), text=pair, reason="group"))
    if times:
        found.extend(_dates(times))
        found.extend(_anchored(time for time in times if not compared(text, time.span)))
    if published is None or published.precision is not Precision.DAY or published.approximate or published.uncertain:
        found.extend(Resolution(span=time.span, text=NOT_GIVEN, reason="undated") for time in times if _counted_from_nowhere(time))
        found.extend(Resolution(span=time.span, text=NO_YEAR, reason="undated") for time in _of_no_year(text, span, times))
    found.extend(Resolution(span=surname, text=name, reason="name") for surname, name in page.surnames_in(span))
    if not found:
        return ()
    found.sort(key=lambda resolution: resolution.span)
    kept: list[Resolution] = []
    for resolution in found:
        if inside(sentence.marks, resolution.span.start) or (kept and resolution.span.meets(kept[-1].span)):
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
        and time.anchor is Anchor.PUBLISHED
        and time.edtf.precision in _CALENDAR
        and not _YEAR.search(time.text)
        and not _VAGUE.search(time.text)
    ]


def _counted_from_nowhere(time: TimeExpression) -> bool:
    """True for `on Monday` or `last May` that nothing places in the calendar."""
    return time.edtf is None and _COUNTED.match(time.text) is not None


def _of_no_year(text: str, sentence: Span, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """`in April` or `on 17 June`, whose year nothing tells; of `from April to June` the last, and nothing of what comes back every year."""
    bare = [
        time
        for time in times
        if time.edtf is None
        and (time.timex or "").startswith("XXXX-")
        and _BARE.match(time.text)
        and _WHEN.search(text[sentence.start : time.span.start])
    ]
    if not bare or _RECURRING.search(text, sentence.start, sentence.end):
        return []
    return [one for one, other in zip(bare, [*bare[1:], None], strict=True) if other is None or other.span.start - one.span.end > _RANGE]


def compared(text: str, time: Span) -> bool:
    """True for `two weeks later than planned`: counted from what the sentence tells itself."""
    return _THAN.match(text, time.end) is not None


def _anchored(times: Iterable[TimeExpression]) -> list[Resolution]:
    """`over ten years later`, told after a date in the text -> `after July 2013`."""
    found = []
    for time in times:
        beside = _BESIDE.search(time.text)
        if beside and time.anchor is Anchor.TOLD and _OF_ONE_DAY.search(time.text) is None:
            told = parse_edtf(time.anchored_on).display
            found.append(Resolution(span=time.span, text=f"{'after' if beside['later'] else 'before'} {told}", reason="anchor"))
    return found


def unanchored(text: str, times: Sequence[TimeExpression], marks: tuple[Quotation, ...]) -> bool:
    """True when a sentence says `two years later` outside quotations, and nothing before it or behind says later than what."""
    return bool(times) and any(
        time.edtf is None
        and _SHIFTED.search(time.text) is not None
        and not inside(marks, time.span.start)
        and not compared(text, time.span)
        for time in times
    )
