"""The index that the room's search reads: every statement once, with the editions that print it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from briefgen.publishing.room.records import RoomEdition, RoomStatement


def search_index(briefs: Sequence[Sequence[RoomEdition]]) -> dict[str, Any]:
    """The index as plain values.

    briefs: for each brief its title, newest edition's number and path of its editions; sources: names of sources; statements: for each, in
    the order they are shown: brief, text, date, who, section, last and first edition that print it so, where it is printed in the
    last one (path from `output/`), sources, marks. A statement printed alike in many editions stands once.
    """
    sources: dict[str, int] = {}
    rows: list[list[Any]] = []
    for at, editions in enumerate(briefs):
        kept: dict[tuple[str, ...], list[Any]] = {}
        for edition in editions:
            for statement in edition.statements:
                row = kept.get(_identity(statement))
                if row is not None:
                    row[6] = edition.number
                    continue
                numbers = [sources.setdefault(name, len(sources)) for name in statement.sources]
                kept[_identity(statement)] = [
                    *(at, statement.text, statement.date, statement.who, statement.section),
                    *(edition.number, edition.number, edition.path + statement.href, numbers, ", ".join(statement.marks)),
                ]
        rows += kept.values()
    return {
        "briefs": [[editions[0].title, editions[0].number] for editions in briefs],
        "sources": list(sources),
        "statements": rows,
    }


def inline_json(value: object) -> Markup:
    """JSON that may stand in a `<script>`: nothing in it can end the element or open a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for mark in "<>&\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return Markup(text)  # noqa: S704  no character is left that HTML gives a meaning to


def _identity(statement: RoomStatement) -> tuple[str, ...]:
    return (statement.id, statement.text, statement.date, statement.who, statement.section, *statement.marks, "", *statement.sources)
