"""Quotations that go on: in the next sentence, the next paragraph, or behind the speaker."""

from __future__ import annotations

from dataclasses import replace

from briefgen.analysis.attribution.contents import OPENING
from briefgen.analysis.attribution.cues import CUES, SAYINGS
from briefgen.analysis.attribution.parts import Paragraph, Report, opened_at
from briefgen.analysis.quotations import Quotation


def next_quotation(part: Paragraph, number: int, following: Paragraph | None) -> list[tuple[int, int]]:
    """The quotation the next sentence begins with, when nobody else is named as its speaker."""
    if number + 1 >= len(part.sentences):
        return []
    first = part.sentences[number + 1][0]
    if first >= len(part.tokens) or part.tokens.lower[first] not in OPENING:
        return []
    mark = opened_at(part, first)
    if mark is None or has_own_speaker(part, mark):
        return []
    return [(mark.start, mark.end), *run_on(mark, following)]


def has_own_speaker(part: Paragraph, mark: Quotation) -> bool:
    """True when a quotation ends in a comma or its sentence goes on behind it with a reporting verb."""
    tokens = part.tokens
    if not mark.closed:
        return False
    after = tokens.at(mark.end)
    if after >= 2 and tokens.lower[after - 2] == ",":
        return True
    return any(tokens.lower[at] in CUES and CUES[tokens.lower[at]].form == "finite" for at in range(after, min(after + 4, len(tokens))))


def run_on(mark: Quotation, following: Paragraph | None) -> list[tuple[int, int]]:
    """The next paragraph's quotation, when this one was left open at the end of its paragraph."""
    if mark.closed or following is None or not following.marks:
        return []
    begun = following.marks[0]
    if begun.start != following.tokens.starts[0] or has_own_speaker(following, begun):
        return []
    return [(begun.start, begun.end)]


def _closing_words(part: Paragraph, report: Report) -> tuple[str, ...]:
    """`”` when what is reported ends in a quotation."""
    return ("”",) if any(mark.end == report.spans[-1][1] for mark in part.marks) else ()


def _whole_paragraph(following: Paragraph) -> list[tuple[int, int]]:
    """A next paragraph that is one quotation and nothing else: the same speaker goes on."""
    if not following.marks or len(following.marks) > 2:
        return []
    mark = following.marks[0]
    whole = mark.start == following.tokens.starts[0] and mark.end >= following.tokens.ends[-1] - 1 and mark.closed
    return [(mark.start, mark.end)] if whole and not has_own_speaker(following, mark) else []


def with_next_quotation(part: Paragraph, last: Report, number: int, high: int, following: Paragraph | None) -> Report:
    """The sentence's last report with the quotation the next sentence begins with: nobody else is named for it."""
    tokens = part.tokens
    reaches = last.spans[-1][1] >= tokens.ends[max(high - 2, 0)] or max(last.verb, last.subject[1] if last.subject else 0) >= high - 8
    if not reaches or tokens.lower[last.verb] in SAYINGS:
        return last
    more = [span for span in next_quotation(part, number, following) if span not in last.spans]
    if number + 1 == len(part.sentences) and following is not None and "”" in (tokens.lower[-1], *_closing_words(part, last)):
        more.extend(_whole_paragraph(following))
    return replace(last, spans=last.spans + tuple(more)) if more else last
