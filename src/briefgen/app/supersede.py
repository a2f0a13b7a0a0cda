"""A source was corrected: its correction takes its place, and every brief that used it is told."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.app.entries import entries_of
from briefgen.app.recall import Reliance, recall
from briefgen.app.refresh import reader
from briefgen.errors import SpecError, error
from briefgen.ingestion.scan import SourceFile, scan
from briefgen.model.corpus import Document
from briefgen.publishing.disk import replace
from briefgen.spec.closeness import suggestion
from briefgen.spec.load import load_brief
from briefgen.spec.settings import load_settings
from briefgen.spec.supersessions import SUPERSEDED_FILE, Supersession, load_supersessions
from briefgen.text.normalise import printable


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """What was recorded, where, and what rests on the old document; already: it was recorded before."""

    old: str
    new: str
    file: Path
    reliances: tuple[Reliance, ...]
    already: bool


def supersede(brief: Path, root: Path, old: str, new: str, *, by: str, on: dt.date, why: str) -> Superseded:
    """Record in the corpus that `new` corrects `old`; the next build leaves `old` out.

    Raises:
        SpecError: the corpus has no such documents, or they are one; or `by` is empty.
    """
    if not printable(by):
        raise SpecError(error("supersede.by", "a correction needs a name", hints=("give it with --by",)))
    if old == new:
        raise SpecError(error("supersede.same", f"{old!r} cannot supersede itself"))
    spec = load_brief(brief)
    held = _ids([Path(folder) for folder in spec.corpus], root)
    for document in (old, new):
        if document not in held:
            hints = suggestion(document, sorted(held), "documents of the corpus")
            raise SpecError(error("supersede.unknown", f"the corpus has no document {document!r}", hints=hints))
    folder = held[old].folder
    path = folder / SUPERSEDED_FILE
    known = load_supersessions(folder)
    already = any((entry.old, entry.new) == (old, new) for entry in known)
    if new in _replaced_by(old, known):
        hint = f"take the entry that says so out of {SUPERSEDED_FILE} first"
        raise SpecError(error("supersede.circle", f"{new!r} is itself superseded, in the end by {old!r}", hints=(hint,)))
    if not already:
        before = path.read_text(encoding="utf-8") if path.is_file() else "# Documents that others correct; written by briefgen supersede.\n"
        fields = {"old": old, "new": new, "by": printable(by), "on": on.isoformat(), "why": printable(why)}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items() if value]
        entry = "- " + "\n  ".join(lines) + "\n"
        replace(path, (before.rstrip("\n") + "\n" + entry).encode())
    return Superseded(old=old, new=new, file=path, reliances=_resting(old, root), already=already)


def _replaced_by(document: str, known: Sequence[Supersession]) -> frozenset[str]:
    """Every document that `document` replaces, directly or through others."""
    found: set[str] = set()
    due = [document]
    while due:
        new = due.pop()
        fresh = {entry.old for entry in known if entry.new == new} - found
        found |= fresh
        due += sorted(fresh)
    return frozenset(found)


def _ids(folders: list[Path], root: Path) -> dict[str, SourceFile]:
    """The documents of the corpus by id, read as a build reads them: in children that may crash alone."""
    files = scan(folders)
    found = zip(files, reader(entries_of(files), load_settings(root))(files), strict=True)
    return {document.id: file for file, document in found if isinstance(document, Document)}


def _resting(document: str, root: Path) -> tuple[Reliance, ...]:
    try:
        return recall(document, root)
    except SpecError:
        return ()  # no edition used it
