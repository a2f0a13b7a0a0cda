"""Results of verification."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How one printed thing stands against its sources."""

    INTACT = "intact"
    ALTERED = "altered"
    SOURCE_CHANGED = "source changed"
    """The document has another version; `statement intact` in the message when the passage still stands in it."""
    SOURCE_MISSING = "source missing"
    DESK = "desk's own words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One result. what: statement, date label, speaker, mark, key point, chart label, desk words, page.

    subject: the statement or exhibit id, empty for a page. page: where it is printed, from 1, None when not found.
    document: the source concerned, if any. passes: False when verification must fail because of it.
    """

    verdict: Verdict
    what: str
    subject: str
    message: str
    page: int | None = None
    document: str | None = None
    passes: bool = True
