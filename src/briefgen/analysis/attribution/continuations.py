"""Quotations that go on: in the next sentence, the next paragraph, or behind the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.analysis.attribution.contents import OPENING
from briefgen.analysis.attribution.cues import CUES, SAYINGS
from briefgen.analysis.attribution.parts import Paragraph, Report, opened_at
from briefgen.analysis.quotations import Quotation

_REACH = 8
"""Tokens behind a report within which its sentence still is about what was said."""


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


def with_next_quotation(
    part: Paragraph, mine: Sequence[Report], others: Sequence[Report], number: int, high: int, following: Paragraph | None
) -> list[Report]:
    """The reports of sentence `number` with the quotation the next sentence begins with, when nobody else is named for it.

    mine: the sentence's reports, at least one; others: those before it. What one of them holds is not taken again.
    """
    tokens = part.tokens
    taker = next((at for at in range(len(mine) - 1, -1, -1) if _quotes_first(part, mine[at])), len(mine) - 1)
    report = mine[taker]
    spoken = report.subject[1] if report.subject else 0
    reaches = (
        _quotes_first(part, report) or report.spans[-1][1] >= tokens.ends[max(high - 2, 0)] or max(report.verb, spoken) >= high - _REACH
    )
    if not reaches or tokens.lower[report.verb] in SAYINGS:
        return list(mine)
    held = {span for each in (*others, *mine) for span in each.spans}
    more = [span for span in next_quotation(part, number, following) if span not in held]
    if number + 1 == len(part.sentences) and following is not None and "”" in (tokens.lower[-1], *_closing_words(part, report)):
        more.extend(_whole_paragraph(following))
    if not more:
        return list(mine)
    return [replace(each, spans=each.spans + tuple(more)) if at == taker else each for at, each in enumerate(mine)]


def _quotes_first(part: Paragraph, report: Report) -> bool:
    """True for `“…,” he said when …`: what was said is a quotation and stands before its verb."""
    return report.letter == "z" and any(mark.end == report.spans[0][1] for mark in part.marks)
