"""Prove an HTML or text edition: it carries no record of its own, so the archive's is used."""

from __future__ import annotations

from pathlib import Path

from briefgen.app.readback import SUFFIXES, TEXTS
from briefgen.app.recall import editions
from briefgen.composition.facts import previous_from_facts
from briefgen.doctree.printed import Piece
from briefgen.errors import VerificationFailed, error
from briefgen.model.finding import Finding, Verdict
from briefgen.publishing.archive import StoredEdition
from briefgen.verification.attached import sha256_of
from briefgen.verification.printed import places_of
from briefgen.verification.proof import Sources, prove
from briefgen.verification.texts import compare_texts, read_statements, text_of


def text_edition(path: Path, data: bytes, root: Path) -> StoredEdition:
    """The archive's edition that a file was written with: the one that has these bytes, else the one most of whose statements it holds.

    Raises:
        VerificationFailed: the archive has none that could be it.
    """
    name = SUFFIXES[path.suffix.lower()]
    stored = [edition for edition, _ in editions(root / "output") if name in edition.manifest.get("files", {})]
    digest = sha256_of(data)
    same = [edition for edition in stored if edition.manifest["files"][name] == digest]
    text = text_of(name, data)
    likely = same or [edition for edition in stored if 2 * _held(edition, name, text) > len(_said(edition))]
    if not likely:
        hint = "verify its PDF, which carries its own record, or verify it in the project that made it"
        message = f"{path.name} is no edition in the archive of this project"
        raise VerificationFailed(error("verify.no-edition", message, hints=(hint,)))
    return max(likely, key=lambda edition: (_held(edition, name, text), edition.number))


def text_findings(suffix: str, data: bytes, stored: StoredEdition, sources: Sources) -> tuple[Finding, ...]:
    """Findings about the file as a whole, about each statement that it does not hold as printed, and about each against its sources."""
    name = SUFFIXES[suffix]
    whole: list[Finding] = []
    if sha256_of(data) != stored.manifest["files"][name]:
        made = _as_made(stored, name)
        message = "the file is not the one that was made with the edition"
        message += "" if made else "; what was changed in it cannot be shown: the archive has no sound copy"
        whole.append(Finding(verdict=Verdict.ALTERED, what=name, subject="", message=message, passes=False))
        said, text, fold = _said(stored), text_of(name, data), TEXTS[name]
        whole += compare_texts(said, text_of(name, made), text, fold) if made else read_statements(said, text, fold)
    changed = {finding.subject for finding in whole if finding.what == "statement"}
    proved = prove(stored.facts, sources, {})
    return (*whole, *(finding for finding in proved if not (finding.subject in changed and finding.verdict is Verdict.INTACT)))


def _as_made(stored: StoredEdition, name: str) -> bytes | None:
    """The archive's own file; None when it is gone or was changed as well."""
    try:
        made = (stored.folder / name).read_bytes()
    except OSError:
        return None
    return made if sha256_of(made) == stored.manifest["files"][name] else None


def _held(stored: StoredEdition, name: str, text: str) -> int:
    """How many of the edition's pieces the text holds."""
    said = _said(stored)
    return len(said) - len(read_statements(said, text, TEXTS[name]))


def _said(stored: StoredEdition) -> tuple[Piece, ...]:
    """The labels and words of each statement that the edition prints in full."""
    shown = {place.subject for place in places_of(stored.manifest["pages"]) if place.kind == "statement"}
    return tuple(
        Piece(kind=kind, subject=statement.id, text=text)
        for statement in previous_from_facts(stored.facts).statements
        if statement.id in shown
        for kind, text in (
            ("date label", statement.date_text),
            ("speaker", statement.speaker or ""),
            ("statement", statement.text),
        )
        if text
    )
