"""What changed between any two editions, from their facts alone."""

from __future__ import annotations

from briefgen.composition.changes import Difference, differences
from briefgen.composition.continuing import Links, Told, continued
from briefgen.model.edition import Change, Changes, PreviousEdition, PreviousStatement


def between(old: PreviousEdition, new: PreviousEdition) -> Changes:
    """The changes from `old` to `new`: in printed order of `new`, dropped statements last."""
    cited = dict(new.versions)
    told = [Told(id=statement.id, text=statement.text, document=statement.document) for statement in new.statements]
    matched = continued(told, old.statements, Links(old=dict(old.versions), new=cited))
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


def _differences(before: PreviousStatement, now: PreviousStatement) -> list[Difference]:
    of_one = before.document == now.document
    return differences(before, now, corrected=of_one and before.version != now.version, of_one=of_one)
