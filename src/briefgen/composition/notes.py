"""Sentences printed with the source base: how fresh the sources are, which spellings were applied."""

from __future__ import annotations

import datetime as dt

from briefgen.composition.labels import months_between
from briefgen.model.edition import Insertion, Statement
from briefgen.model.selection import Selection
from briefgen.spec.schema import BriefSpec


def notes(spec: BriefSpec, selection: Selection, statements: tuple[Statement, ...]) -> tuple[str, ...]:
    """Notes in the order a reader needs them."""
    cutoff = dt.date.fromisoformat(selection.cutoff)
    found = []
    dated = [document.date for document in selection.documents if document.date]
    if dated:
        newest = max(dated, key=lambda date: (date.latest, date.earliest))
        months = months_between(newest.latest, cutoff)
        if months > spec.stale_after:
            which = "source, dated by what it says," if newest.approximate or newest.uncertain else "dated source"
            found.append(f"The newest {which} is of {newest.display}, {months} months before the cut-off.")
    shown = {(segment.text, segment.reason) for statement in statements for segment in statement.segments if isinstance(segment, Insertion)}
    glossed = [f"“{source}” as [{gloss}]" for source, gloss in spec.terms.items() if (gloss, "term") in shown]
    if glossed:
        found.append(f"{'The sources’ term' if len(glossed) == 1 else 'The sources’ terms'}, glossed once: {', '.join(glossed)}.")
    speakers = {statement.label.speaker for statement in statements}
    applied = [
        f"{source} as {house}"
        for source, house in spec.names.items()
        if source != house and (house in speakers or (house, "name") in shown)
    ]
    if applied:
        found.append(f"House spellings: {', '.join(applied)}.")
    return tuple(found)
