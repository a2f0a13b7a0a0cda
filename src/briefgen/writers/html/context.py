"""A cited span in its surroundings: the paragraph it stands in, the one before and the one after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.model.corpus import Document
from briefgen.text.spans import Span

MOST = 1200
"""Characters shown on either side of a cited span within one paragraph, and of a neighbouring paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A paragraph, or as much of it as is shown: runs of its text, each with whether it is cited. cut: left out before, after."""

    runs: tuple[tuple[str, bool], ...]
    cut: tuple[bool, bool] = (False, False)


def context(document: Document, spans: Iterable[Span]) -> tuple[Excerpt, ...]:
    """The paragraphs that hold any of `spans`, with the body paragraph before the first and the one after the last, in order.

    Outside the body (a headline, a caption) the lines that hold the spans are shown instead. Very long paragraphs are cut.
    """
    wanted = sorted(span for span in spans if span.end <= len(document.text))
    if not wanted:
        return ()
    paragraphs = document.paragraphs
    held = [at for at, paragraph in enumerate(paragraphs) if any(paragraph.meets(span) for span in wanted)]
    if not held:
        return (_excerpt(document.text, _lines(document.text, wanted), wanted),)
    shown = paragraphs[max(held[0] - 1, 0) : held[-1] + 2]
    return tuple(_excerpt(document.text, paragraph, wanted, before=at < held[0]) for at, paragraph in enumerate(shown, max(held[0] - 1, 0)))


def _lines(text: str, spans: list[Span]) -> Span:
    start = text.rfind("\n", 0, spans[0].start) + 1
    end = text.find("\n", max(span.end for span in spans) - 1)
    return Span(start, end if end >= 0 else len(text))


def _excerpt(text: str, whole: Span, spans: list[Span], *, before: bool = False) -> Excerpt:
    cited = [Span(max(span.start, whole.start), min(span.end, whole.end)) for span in spans if span.meets(whole)]
    if cited:
        start, end = max(whole.start, cited[0].start - MOST), min(whole.end, max(span.end for span in cited) + MOST)
    elif before:
        start, end = max(whole.start, whole.end - MOST), whole.end
    else:
        start, end = whole.start, min(whole.end, whole.start + MOST)
    runs: list[tuple[str, bool]] = []
    at = start
    for span in cited:
        if at < span.start:
            runs.append((text[at : span.start], False))
        if at < span.end:
            runs.append((text[max(at, span.start) : span.end], True))
        at = max(at, span.end)
    if at < end:
        runs.append((text[at:end], False))
    return Excerpt(runs=tuple(runs), cut=(start > whole.start, end < whole.end))
