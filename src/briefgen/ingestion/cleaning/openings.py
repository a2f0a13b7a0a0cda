"""How a text that is a story and no page opens: a headline, the day and perhaps who wrote it, then the story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.ingestion.cleaning.looks import Look
from briefgen.ingestion.metadata.named_dates import named_date

_LINES = 6
"""Lines at the head of a text among which an opening ends."""
_SHORTEST, _LONGEST = 2, 25
"""Words of a headline."""
_ABOUT = frozenset({"date", "byline", "agency"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Indices of lines. title: the headline; about: date lines, bylines and credits above and below it, ascending."""

    title: int
    about: tuple[int, ...]


def opening(lines: Sequence[Look]) -> Opening | None:
    """The opening of a text whose first lines are a headline and a date line, in either order, and a sentence after them; else None.

    A letterhead in capitals may stand above. The date line is the evidence: without one nothing tells a headline from the lines of a page.
    """
    title: int | None = None
    about: list[int] = []
    dated = False
    for at, line in enumerate(lines[:_LINES]):
        day = "date" in line.signs or named_date(line.text) is not None
        if day or line.signs & _ABOUT:
            about.append(at)
            dated = dated or day
        elif line.ends:
            return Opening(title=title, about=tuple(about)) if dated and title is not None else None
        elif title is None and not line.signs and _SHORTEST <= len(line.words) <= _LONGEST and not line.text.isupper():
            title = at
        elif not line.text.isupper() or title is not None:
            return None
    return None
