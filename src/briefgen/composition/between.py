"""What changed between any two editions, from their facts alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.composition.changes import Difference, differences
from briefgen.composition.continuing import Links, Told, continued
from briefgen.model.changes import Change, Changes
from briefgen.model.edition import PreviousEdition, PreviousStatement


def between(old: PreviousEdition, new: PreviousEdition, carried: Mapping[str, str] | None = None) -> Changes:
    """The changes from `old` to `new`: in printed order of `new`, dropped statements last.

    carried: id of a statement of `old` -> id of the one of `new` that goes on from it, as the builds between them knew (see `carried_on`).
    """
    cited = dict(new.versions)
    told = [Told(id=statement.id, text=statement.text, document=statement.document) for statement in new.statements]
    matched = continued(told, old.statements, Links(news=carried or {}, old=dict(old.versions), new=cited))
    changes: list[Change] = []
    for statement in new.statements:
        before = matched.get(statement.id)
        found: list[Difference] = [("new", "")] if before is None else _differences(before, statement)
        changes += [
            Change(kind=kind, statement=statement.id, section=statement.section, text=statement.text, why=why) for kind, why in found
        ]
    kept = {before.id for before in matched.values()}
    for statement in old.statements:
        if statement.id not in kept:
            why = "" if statement.document in cited else "nothing of its source is cited any more"
            changes.append(Change(kind="dropped", statement=statement.id, section=statement.section, text=statement.text, why=why))
    return Changes(since=old.number, changes=tuple(changes))


def carried_on(editions: Iterable[PreviousEdition]) -> dict[str, str]:
    """Id of a statement -> id of the one that goes on from it when all these editions, in order, have been made."""
    found: dict[str, str] = {}
    for edition in editions:
        links = {statement.continues: statement.id for statement in edition.statements if statement.continues}
        passed = {first: links.get(now, now) for first, now in found.items()}
        found = links | passed
    return found


def _differences(before: PreviousStatement, now: PreviousStatement) -> list[Difference]:
    of_one = before.document == now.document
    return differences(before, now, corrected=of_one and before.version != now.version, of_one=of_one)
