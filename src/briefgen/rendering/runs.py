"""Statements that say who and when alike run on in one paragraph, so that a page reads as prose and a label stands once."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.doctree.nodes import StatementBlock, StatementRun
from briefgen.doctree.printed import plain

_LONGEST = 110
"""Words of a run at most: a paragraph that reads well in a narrow column. In Focus papers of the Congressional Research Service have
a median of 88 and a third quartile of 124 words a paragraph (benchmarks/pages.md)."""


def run_on(statements: Iterable[StatementBlock]) -> list[StatementBlock | StatementRun]:
    """The statements in their order, those next to one another that may share a label as runs of at most `_LONGEST` words."""
    runs: list[list[StatementBlock]] = []
    for statement in statements:
        if runs and _shares_label(runs[-1], statement) and _words((*runs[-1], statement)) <= _LONGEST:
            runs[-1].append(statement)
        else:
            runs.append([statement])
    return [StatementRun(statements=tuple(run)) if len(run) > 1 else run[0] for run in runs]


def _shares_label(run: list[StatementBlock], statement: StatementBlock) -> bool:
    """True when the label of a run tells all that the statement's own would: its date, its speaker, its office, and one source of theirs.

    Sentences of two sources stay apart: run together, `also` or `he` of the one would lean on the other.
    """
    first, before = run[0], run[-1]
    if not (first.date or first.speaker) or (first.date, first.speaker, first.role, first.changed, first.anchor) != (
        statement.date,
        statement.speaker,
        statement.role,
        statement.changed,
        statement.anchor,
    ):
        return False
    shared = {cite.number for cite in before.cites} & {cite.number for cite in statement.cites}
    return statement.office in ("", first.office) and bool(shared)


def _words(statements: Iterable[StatementBlock]) -> int:
    return sum(len(plain(statement.body).split()) for statement in statements)
