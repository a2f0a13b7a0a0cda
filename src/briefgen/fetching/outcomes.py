"""What came of fetching, address by address."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefgen.errors import Problem


class Result(StrEnum):
    """What came of one address."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "unchanged"
    NOT_DUE = "not due"
    REMOVED = "removed by hand"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one address. source: the page or feed it was asked for; file: its name in the folder; problem: when it failed."""

    url: str
    source: str
    result: Result
    file: str | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """All that came of a run: feeds first, then pages, each in the order asked for."""

    outcomes: tuple[Outcome, ...]
    problems: tuple[Problem, ...]

    @property
    def changed(self) -> bool:
        """Whether a file was added or replaced."""
        return any(outcome.result in (Result.NEW, Result.CHANGED) for outcome in self.outcomes)
