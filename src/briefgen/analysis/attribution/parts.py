"""A paragraph taken apart for attribution, and a report in the making."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.analysis.attribution.cues import Cue
from briefgen.analysis.quotations import Quotation, quotations
from briefgen.analysis.tokens import Tokens, tokenise
from briefgen.text.spans import Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph taken apart once: tokens, quotations, and for each sentence its first and after-last token."""

    span: Span
    tokens: Tokens
    marks: tuple[Quotation, ...]
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A word that may report something, where it stands. at: its token; low, high: the tokens [low, high) of its sentence.

    number: of the sentence in its paragraph `part`. following: the paragraph behind. last: the report before it in its sentence.
    """

    part: Paragraph
    at: int
    cue: Cue
    low: int
    high: int
    number: int
    following: Paragraph | None
    last: Report | None


@dataclass(frozen=True, slots=True)
class Report:
    """One attribution in the making. subject: tokens (first, after last) or None; verb: token; spans: offsets.

    governed: its subject was looked for further off, through another word (see `governed`).
    """

    verb: int
    verb_end: int
    subject: tuple[int, int] | None
    spans: tuple[tuple[int, int], ...]
    letter: str
    lemma: str
    governed: bool = False


def paragraph(text: str, span: Span, sentences: Sequence[Span], known: Tokens | None = None) -> Paragraph:
    """Take a paragraph apart; `sentences` are those within it, in order, `known` its tokens where they have been made already."""
    tokens = known or tokenise(text, span.start, span.end)
    bounds = tuple((tokens.at(sentence.start), tokens.at(sentence.end)) for sentence in sentences)
    marks = quotations(text, span)
    if marks and text[marks[0].start] in "‘'" and text[marks[0].start + 1] != "'":
        tokens = _in_double_marks(tokens, marks)
    return Paragraph(span, tokens, marks, bounds)


def _in_double_marks(tokens: Tokens, marks: tuple[Quotation, ...]) -> Tokens:
    """Tokens whose single quotation marks read as double ones in `lower`: an apostrophe looks the same there."""
    lower = list(tokens.lower)
    for mark in marks:
        for offset, read_as in ((mark.start, "“"), (mark.end - 1, "”")):
            at = tokens.at(offset)
            if at < len(lower) and tokens.starts[at] == offset and lower[at] in ("‘", "'"):
                lower[at] = read_as
    return replace(tokens, lower=lower)


def offsets(part: Paragraph, first: int, end: int) -> tuple[int, int]:
    """The places in the text of tokens [first, end)."""
    return part.tokens.starts[first], part.tokens.ends[end - 1]


def opened_at(part: Paragraph, at: int) -> Quotation | None:
    """The quotation that opens at token `at`."""
    start = part.tokens.starts[at]
    return next((mark for mark in part.marks if mark.start == start), None)
