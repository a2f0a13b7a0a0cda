"""A declared cut for templates with a page limit: first what is extra, then the least statements, never smaller type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefgen.model.edition import Edition, EditionSection, Reference
from briefgen.model.exhibit import LadderData, TimelineData
from briefgen.model.selection import PINNED

FOR_LENGTH = "left out for length."
"""How the note on statements left out ends."""
LEAST_KEY_POINTS = 3


def shorten(edition: Edition, count: int) -> Edition:
    """The edition after its first `count` cuts; the same edition comes back when nothing may go.

    In this order: quoted passages that back neither a key point nor a takeaway; tables; all quoted passages; statements one by one, the
    least by score first, with a note that says how many; key points down to LEAST_KEY_POINTS, the last first; statements that tell
    what a chart draws, whose places stay listed.

    Statements kept whatever their score: takeaways, key points, what is pinned, the first answer to a question, the last statement of a
    section; new and revised ones of an update go after all others. References keep their numbers; one that nothing rests on any more
    stays listed without passages. Start from the whole edition each time: cuts of cuts would declare themselves twice.
    """
    steps = _extras(edition)
    left = max(count - len(steps), 0)
    drawn = _drawn(edition)
    gone = _least(edition, left, drawn)
    fewer = min(spare_key_points(edition), left - len(gone))
    if left - fewer > len(gone):
        gone = _least(edition, left - fewer)
    # Statements first: a reference's locators are told by the passages it still has.
    edition = without_key_points(_cut(edition, gone, drawn), fewer)
    for extra in steps[: max(count, 0)]:
        edition = extra(edition)
    return edition


def extras(edition: Edition) -> int:
    """How many cuts take away all that is extra, before the first statement goes."""
    return len(_extras(edition))


def spare_key_points(edition: Edition) -> int:
    """How many key points may go."""
    return max(len(edition.key_points) - LEAST_KEY_POINTS, 0)


def without_key_points(edition: Edition, count: int) -> Edition:
    """With so many key points fewer, the last first; their statements stay in their sections."""
    return replace(edition, key_points=edition.key_points[: len(edition.key_points) - count])


def sparing_charts(edition: Edition) -> int:
    """How many cuts can be made before the first statement goes that tells what a chart draws."""
    return len(_extras(edition)) + len(_least(edition, _statements(edition), _drawn(edition))) + spare_key_points(edition)


def _statements(edition: Edition) -> int:
    return sum(len(section.all_statements) for section in edition.sections)


def _extras(edition: Edition) -> tuple[Callable[[Edition], Edition], ...]:
    """The cuts of what is extra that cut anything."""
    telling = []
    for extra in (_best_passages, _no_tables, _no_passages):
        less = extra(edition)
        if less != edition:
            telling.append(extra)
        edition = less
    return tuple(telling)


def _drawn(edition: Edition) -> frozenset[str]:
    """Ids of the statements that tell the events and steps of its charts."""
    events = [event.statement for one in edition.exhibits if isinstance(one.data, TimelineData) for event in one.data.events]
    return frozenset(
        [*events, *(step.statement for one in edition.exhibits if isinstance(one.data, LadderData) for step in one.data.steps)]
    )


def _cut(edition: Edition, gone: frozenset[str], drawn: frozenset[str]) -> Edition:
    if not gone:
        return edition
    note = f"{len(gone)} more {'statement was' if len(gone) == 1 else 'statements were'} {FOR_LENGTH}"
    return replace(
        edition,
        sections=tuple(_without(section, gone) for section in edition.sections),
        references=tuple(unquoted(reference, gone - drawn) for reference in edition.references),
        cut_notes=(*edition.cut_notes, note),
    )


def _best_passages(edition: Edition) -> Edition:
    leading = {*edition.key_points, *(section.takeaway.id for section in edition.sections if section.takeaway)}
    kept = [tuple(passage for passage in one.passages if passage.statement in leading) for one in edition.references]
    return replace(
        edition, references=tuple(replace(one, passages=passages) for one, passages in zip(edition.references, kept, strict=True))
    )


def _no_passages(edition: Edition) -> Edition:
    return replace(edition, references=tuple(replace(one, passages=()) for one in edition.references))


def _no_tables(edition: Edition) -> Edition:
    drawn = (one for one in edition.exhibits if one.kind not in ("coverage", "positions"))
    return replace(edition, exhibits=tuple(replace(one, tabled=False) for one in drawn))


def _least(edition: Edition, count: int, spared: frozenset[str] = frozenset()) -> frozenset[str]:
    kept = {*edition.key_points, *spared}
    for section in edition.sections:
        # The first answer stays: a cut must not turn an answered question into an open one.
        kept |= {question.answered_by[0] for question in section.questions if question.answered_by}
        kept |= {statement.id for statement in section.statements if PINNED in statement.reasons}
    updating = edition.changes.since is not None
    # What is new in an update goes only when everything else has gone.
    candidates = sorted(
        (updating and statement.status != "same", statement.score, -section_at, -at, statement.id)
        for section_at, section in enumerate(edition.sections)
        for at, statement in enumerate(section.statements)
        if statement.id not in kept
    )
    left = {at: len(section.all_statements) for at, section in enumerate(edition.sections)}
    gone: set[str] = set()
    for _, _, section_at, _, statement in candidates:
        if len(gone) < count and left[-section_at] > 1:
            gone.add(statement)
            left[-section_at] -= 1
    return frozenset(gone)


def _without(section: EditionSection, gone: frozenset[str]) -> EditionSection:
    return replace(
        section,
        statements=tuple(statement for statement in section.statements if statement.id not in gone),
        questions=tuple(
            replace(question, answered_by=tuple(answer for answer in question.answered_by if answer not in gone))
            for question in section.questions
        ),
    )


def unquoted(reference: Reference, gone: frozenset[str]) -> Reference:
    """The reference without the passages of these statements, and without the places that only they stand in."""
    passages = tuple(passage for passage in reference.passages if passage.statement not in gone)
    return replace(reference, passages=passages, locators=tuple(dict.fromkeys(passage.locator for passage in passages if passage.locator)))
