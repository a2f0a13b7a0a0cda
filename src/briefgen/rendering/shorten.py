"""A declared cut for templates with a page limit: fewer statements and a note that says so, never smaller type."""

from __future__ import annotations

from dataclasses import replace

from briefgen.model.edition import Edition, EditionSection, Reference


def shorten(edition: Edition, count: int) -> Edition:
    """The edition without its `count` least statements, by score, and with a note that says how many were left out.

    Kept whatever their score: takeaways, key points, the first answer to a question, new and revised ones of an update, the last
    statement of a section. Fewer are left out when nothing else may go; the same edition comes back when nothing may. References keep
    their numbers; one that nothing rests on any more stays listed without passages. Start from the whole edition each time: cuts of cuts
    would declare themselves twice.
    """
    gone = _least(edition, count)
    if not gone:
        return edition
    note = f"{len(gone)} more {'statement was' if len(gone) == 1 else 'statements were'} left out for length."
    return replace(
        edition,
        sections=tuple(_without(section, gone) for section in edition.sections),
        references=tuple(_unquoted(reference, gone) for reference in edition.references),
        notes=(*edition.notes, note),
    )


def _least(edition: Edition, count: int) -> frozenset[str]:
    kept = set(edition.key_points)
    for section in edition.sections:
        # The first answer stays: a cut must not turn an answered question into an open one.
        kept |= {question.answered_by[0] for question in section.questions if question.answered_by}
    updating = edition.changes.since is not None
    candidates = sorted(
        (statement.score, -section_at, -at, statement.id)
        for section_at, section in enumerate(edition.sections)
        for at, statement in enumerate(section.statements)
        if statement.id not in kept and not (updating and statement.status != "same")
    )
    left = {at: len(section.all_statements) for at, section in enumerate(edition.sections)}
    gone: set[str] = set()
    for _, section_at, _, statement in candidates:
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


def _unquoted(reference: Reference, gone: frozenset[str]) -> Reference:
    passages = tuple(passage for passage in reference.passages if passage.statement not in gone)
    return replace(reference, passages=passages, locators=tuple(dict.fromkeys(passage.locator for passage in passages if passage.locator)))
