"""The last of the declared cuts: whole sections, for a brief whose takeaways and first answers alone are too long."""

from __future__ import annotations

from dataclasses import replace

from briefgen.model.edition import Edition
from briefgen.rendering.filters import listed, numbers
from briefgen.rendering.shorten import FOR_LENGTH, unquoted

_NAMED = 3
_LONGEST = 48


def spare_sections(edition: Edition) -> int:
    """How many sections may be left out: all but one."""
    return max(len(edition.sections) - 1, 0)


def without_sections(edition: Edition, count: int) -> Edition:
    """The edition without its last `count` sections and the references that nothing printed rests on; a note names the sections.

    Key points and exhibits go with their sections. References keep their numbers. With a count of 0 only references go.
    """
    kept = edition.sections[: len(edition.sections) - count]
    gone = edition.sections[len(kept) :]
    statements = {statement.id for section in kept for statement in section.all_statements}
    lost = {name for section in gone for name in section.exhibits}
    less = replace(
        edition,
        sections=kept,
        key_points=tuple(key for key in edition.key_points if key in statements),
        exhibits=tuple(exhibit for exhibit in edition.exhibits if exhibit.id not in lost),
        cut_notes=(*edition.cut_notes, _note([section.title for section in gone])) if gone else edition.cut_notes,
    )
    cited, silent = _cited(less), frozenset(statement.id for section in gone for statement in section.all_statements)
    return replace(less, references=tuple(unquoted(one, silent) if silent else one for one in less.references if one.number in cited))


def _cited(edition: Edition) -> frozenset[int]:
    statements = [statement for section in edition.sections for statement in section.all_statements]
    found = {number for statement in statements for number in (*statement.citations, statement.named_by) if number}
    found |= {number for exhibit in edition.exhibits for number in numbers(exhibit.source_line)}
    return frozenset(found | {number for one in edition.discrepancies for number in (one.first_citation, one.second_citation)})


def _note(titles: list[str]) -> str:
    named = [f"“{title if len(title) <= _LONGEST else title[:_LONGEST].rsplit(' ', 1)[0] + ' …'}”" for title in titles[:_NAMED]]
    more = len(titles) - _NAMED
    if more > 0:
        named.append(f"{more} more")
    return f"{'The section' if len(titles) == 1 else 'The sections'} {listed(named)} {'was' if len(titles) == 1 else 'were'} {FOR_LENGTH}"
