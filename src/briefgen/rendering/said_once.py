"""What a page says once: that most statements rest on one source, and where a name in full comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.model.edition import Edition, Statement

_FEW, _MOST = 4, 0.75
"""Of more than so many statements, the share from which on a single source is the rule: readers see past what stands everywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOnce:
    """What the view of one edition leaves to a single place.

    single: most statements rest on one source, so a template says it once. named: ids of the statements that tell where their speaker's
    full name stands.
    """

    single: bool
    named: frozenset[str]

    def marks(self, statement: Statement) -> tuple[str, ...]:
        """The marks to print beside a statement, each as its slug's words, so that verification can say the same without a template."""
        left = {"single_source"} if self.single else set()
        if statement.label.date_text.startswith("as of"):
            left.add("as_of")
        marks = tuple(mark.replace("_", " ") for mark in statement.marks if mark not in left)
        return (*marks, f"name from [{statement.named_by}]") if statement.id in self.named else marks


def said_once(edition: Edition, *, statements: int, single: int) -> SaidOnce:
    """What to say once in this edition. statements: how many it prints; single: how many of them rest on one source."""
    inside = [statement for section in edition.sections for statement in section.all_statements]
    return SaidOnce(
        single=statements > _FEW and single >= _MOST * statements,
        # some templates print key points apart, others not at all
        named=_first_named([edition.statement(key) for key in edition.key_points]) | _first_named(inside),
    )


def _first_named(statements: Iterable[Statement]) -> frozenset[str]:
    """Ids of each speaker's first statement whose label takes the full name from a reference that it doesn't cite."""
    first: dict[tuple[str | None, int], str] = {}
    for statement in statements:
        if statement.named_by is not None:
            first.setdefault((statement.label.speaker, statement.named_by), statement.id)
    return frozenset(first.values())
