"""What the text of a document says of its own title, date, authors, publisher and origin; nothing is guessed from its body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from briefgen.ingestion.metadata.bylines import Byline, byline
from briefgen.ingestion.metadata.named_dates import named_date
from briefgen.ingestion.metadata.origins import (
    Credit,
    closing_credit,
    copyright_credit,
    dateline_credit,
    dateline_day,
    line_credit,
    mentions,
    signed_credit,
)
from briefgen.ingestion.metadata.records import record, speaks_for_itself
from briefgen.ingestion.metadata.stamps import Stamp, agreed, stamp
from briefgen.model.corpus import Known, Line, LineLabel, Provenance
from briefgen.text.edtf import Edtf, parse_edtf
from briefgen.text.languages import language_of
from briefgen.text.spans import Span
from briefgen.text.visible import visible

T = TypeVar("T")
_AROUND = 3
"""Lines above the title and below the body that may belong to the story; further off stands what belongs to the page."""
_INTO_BODY = 2
"""Body lines below which no date line is taken for the story's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFacts:
    """Each field None when the text does not say."""

    title: Known[str] | None
    publisher: Known[str] | None
    origin: Known[str] | None
    authors: Known[tuple[str, ...]] | None
    published: Known[Edtf] | None
    language: Known[str] | None


def from_text(text: str, lines: tuple[Line, ...], paragraphs: tuple[Span, ...]) -> TextFacts:
    """Read the labelled lines; paragraphs: the body's, in order."""
    seen = visible(text)
    if seen is not None:
        lines = tuple(Line(span=span, label=line.label) for line in lines if (span := seen.seen(line.span)))
        return from_text(seen.text, lines, tuple(span for paragraph in paragraphs if (span := seen.seen(paragraph))))
    body = text[paragraphs[0].start : paragraphs[-1].end] if paragraphs else ""
    by = _byline(text, lines)
    return TextFacts(
        title=_title(text, lines),
        publisher=_known(by.publisher, 0.8, "byline") if by and by.publisher else _stamped_publisher(text, lines),
        origin=_origin(text, lines, paragraphs, by, body),
        authors=_known(by.authors, 0.8, "byline") if by and by.authors else None,
        published=_published(text, lines, paragraphs) or _recorded(text, lines, body),
        language=_known(language_of(body or text), 0.9, "its words and script"),
    )


def _known(value: T, confidence: float, basis: str) -> Known[T]:
    return Known(value=value, provenance=Provenance.TEXT, confidence=confidence, basis=basis)


def _title(text: str, lines: tuple[Line, ...]) -> Known[str] | None:
    """The headline; without one, the heading right before the story that is the only one there, or that of a record."""
    title = next((line for line in lines if line.label is LineLabel.TITLE), None)
    if title is not None:
        return _known(title.span.of(text).lstrip("# "), 0.9, "headline")
    before = lines[: next((at for at, line in enumerate(lines) if line.label is LineLabel.BODY), 0)]
    told = [line for line in before if line.label is not LineLabel.META]
    if [line.label for line in told].count(LineLabel.HEADING) == 1 and told[-1].label is LineLabel.HEADING:
        return _known(told[-1].span.of(text).lstrip("# "), 0.6, "heading above the story")
    records = [words for line in lines[max(0, len(before) - _AROUND) : len(before)] if record(words := line.span.of(text))]
    return _known(records[0].lstrip("# "), 0.6, "heading of a record") if len(records) == 1 else None


def _byline(text: str, lines: tuple[Line, ...]) -> Byline | None:
    """The first byline of the story; further off stand those of other stories."""
    for line in _story(lines):
        if line.label is LineLabel.META and (found := byline(line.span.of(text))):
            return found
    return None


def _published(text: str, lines: tuple[Line, ...], paragraphs: tuple[Span, ...]) -> Known[Edtf] | None:
    """A date line at the head of the story, or a full date in its dateline; never a date mentioned in the body."""
    found = [(line.span.of(text), told.date) for line in _head(lines) if (told := _stamp(text, line))]
    same = agreed(found)
    if same is not None:
        words, date = same
        if date.changed:
            # When it was changed bounds when it was published, no more.
            known = date.date if date.date.uncertain else parse_edtf(f"{date.date}?")
            return _known(known, 0.5, f"date of change “{words}”")
        if date.date.uncertain:
            return _known(date.date, 0.6, f"date line “{words}”, which can be read two ways")
        return _known(date.date, 0.95 if date.labelled else 0.9, f"date line “{words}”")
    if found or not paragraphs:
        return None
    dated = dateline_day(paragraphs[0].of(text))
    return _known(dated[0], 0.85, f"dateline “{dated[1]}”") if dated else None


def _recorded(text: str, lines: tuple[Line, ...], body: str) -> Known[Edtf] | None:
    """The day of the hearing, meeting or speech whose record the text is, as the heading above its first line says."""
    first = next((at for at, line in enumerate(lines) if line.label is LineLabel.BODY), 0)
    heads = [line.span.of(text) for line in lines[max(0, _title_at(lines, first) - _AROUND) : first]]
    found = [(words, told) for words in heads if (told := record(words))]
    days = {told.day for _, told in found}
    if len(days) != 1 or any(stamp(words) for words in heads):
        return None
    if not (any(told.taken for _, told in found) or speaks_for_itself(body)):
        return None
    words, told = found[0]
    return _known(told.day, 0.8, f"heading of a record “{words}”")


def _stamped_publisher(text: str, lines: tuple[Line, ...]) -> Known[str] | None:
    """The publisher that date lines at the head name, when they name one."""
    found = [(line.span.of(text), told.publisher) for line in _head(lines) if (told := _stamp(text, line)) and told.publisher]
    return _known(found[0][1], 0.8, f"date line “{found[0][0]}”") if len({name for _, name in found}) == 1 else None


def _stamp(text: str, line: Line) -> Stamp | None:
    """The date of a line at the head; whatever name stands beside it where the line is known to be about the story."""
    words = line.span.of(text)
    return named_date(words) if line.label is LineLabel.META else stamp(words)


def _story(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """From just above the title to just below the last body line; all lines when there is no body."""
    bodies = [at for at, line in enumerate(lines) if line.label is LineLabel.BODY]
    if not bodies:
        return lines
    return lines[max(0, _title_at(lines, bodies[0]) - _AROUND) : bodies[-1] + 1 + _AROUND]


def _title_at(lines: tuple[Line, ...], first_body: int) -> int:
    """Index of the title, of the first body line when there is none."""
    return next((at for at, line in enumerate(lines[: first_body + 1]) if line.label is LineLabel.TITLE), first_body)


def _head(lines: tuple[Line, ...]) -> list[Line]:
    """Lines around the title that are not body: from just above it (without one: above the first body line) to just into the body."""
    bodies = [at for at, line in enumerate(lines) if line.label is LineLabel.BODY]
    if not bodies:
        return []
    title = _title_at(lines, bodies[0])
    last = bodies[min(_INTO_BODY, len(bodies) - 1)]
    return [line for line in lines[max(0, title - _AROUND) : last + 1] if line.label is not LineLabel.BODY]


def _origin(text: str, lines: tuple[Line, ...], paragraphs: tuple[Span, ...], by: Byline | None, body: str) -> Known[str] | None:
    """An agency credited for the whole story; else the publisher whose own people signed it; else the one agency whose report is told."""
    credit = _whole_credit(text, lines, paragraphs, by)
    if credit is None and by and by.publisher:
        return _known(by.publisher, 0.7, "own byline")
    credit = credit or mentions(body)
    return _known(credit.agency, credit.confidence, credit.basis) if credit else None


def _whole_credit(text: str, lines: tuple[Line, ...], paragraphs: tuple[Span, ...], by: Byline | None) -> Credit | None:
    if paragraphs and (credit := dateline_credit(paragraphs[0].of(text)) or closing_credit(paragraphs[-1].of(text))):
        return credit
    for line in _story(lines):
        if line.label is LineLabel.META and (credit := line_credit(line.span.of(text))):
            return credit
    signed = (credit for name in (by.authors if by else ()) if (credit := line_credit(name) or signed_credit(name)))
    below = reversed([line for line in _story(lines) if not paragraphs or line.span.start >= paragraphs[-1].end])
    owned = (credit for line in below if (credit := copyright_credit(line.span.of(text))))
    return next(signed, None) or next(owned, None)
