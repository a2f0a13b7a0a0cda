"""What changed between any two editions, from their facts alone."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from briefgen.composition.changes import CLOSE_WORDING, differences
from briefgen.model.edition import Change, Changes, PreviousEdition, PreviousStatement
from briefgen.text.normalise import folded


def between(old: PreviousEdition, new: PreviousEdition) -> Changes:
    """The changes from `old` to `new`: in printed order of `new`, dropped statements last."""
    matched = _matched(old.statements, new.statements)
    changes: list[Change] = []
    for statement in new.statements:
        before = matched.get(statement.id)
        found = [("new", "")] if before is None else differences(before, statement, corrected=before.version != statement.version)
        changes += [
            Change(kind=kind, statement=statement.id, section=statement.section, text=statement.text, why=why) for kind, why in found
        ]
    kept = {before.id for before in matched.values()}
    cited = dict(new.versions)
    for statement in old.statements:
        if statement.id not in kept:
            why = "" if statement.document in cited else "nothing of its source is cited any more"
            changes.append(Change(kind="dropped", statement=statement.id, section=statement.section, text=statement.text, why=why))
    return Changes(since=old.number, changes=tuple(changes))


def _matched(old: Sequence[PreviousStatement], new: Sequence[PreviousStatement]) -> dict[str, PreviousStatement]:
    """New id -> the old statement it continues: by id, else the closest of the same document above the bar."""
    by_id = {statement.id: statement for statement in old}
    found = {statement.id: by_id[statement.id] for statement in new if statement.id in by_id}
    taken = set(found)
    for statement in new:
        if statement.id in found:
            continue
        close = [
            (SequenceMatcher(None, folded(other.text), folded(statement.text), autojunk=False).ratio(), other)
            for other in old
            if other.id not in taken and other.document == statement.document
        ]
        best = max(close, key=lambda pair: pair[0], default=None)
        if best and best[0] >= CLOSE_WORDING:
            found[statement.id] = best[1]
            taken.add(best[1].id)
    return found
