"""The main job: a brief becomes an edition, and nothing is published before it is verified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefgen.app.library import again_when_damaged
from briefgen.app.lost import refuse_lost
from briefgen.app.making import Inputs, composed, content_key, files, make, prepared
from briefgen.app.notice import key_with, notice_for
from briefgen.app.open_points import open_points
from briefgen.app.outputs import refresh_room
from briefgen.app.placed import placed
from briefgen.errors import Problem, warning
from briefgen.model.edition import Edition
from briefgen.ports import Progress
from briefgen.publishing.archive import Archive, StoredEdition
from briefgen.publishing.disk import replace as place
from briefgen.rendering.changes import tallied


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build came to.

    number: of the edition; for a draft, the one it would get. unchanged: the edition was there already and nothing was written.
    pages, statements, sources: how many. printed: statements that stand on a page; a memo prints the foremost only.
    changes: `new`, `revised`, `corroborated` or `dropped` and how many statements, as the first page counts them. gone: ids of the
    documents that the edition before rests on and the corpus holds no more. problems: all a person should know.
    """

    brief: str
    number: int
    unchanged: bool
    pdf: Path
    pages: int
    statements: int
    printed: int
    sources: int
    changes: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]
    gone: tuple[str, ...] = ()


WAIT = 60.0
"""Seconds that a build waits for another one of the same brief."""
DRAFT = "DRAFT"


@again_when_damaged
def build(path: Path, *, progress: Progress, wait: float = WAIT) -> Built:
    """Build the brief at `path` and publish an edition, unless the latest one prints the same pages. wait: seconds for the lock.

    Raises:
        SpecError: the brief or what it names is wrong, or a source is marked above the brief.
        EnvironmentFault: disk, store or fonts said no.
        Locked: another process builds this brief.
        VerificationFailed: the PDF does not say what its sources say; nothing was published.
    """
    with prepared(path, progress) as inputs:
        archive = Archive(inputs.project.output, inputs.project.spec.id)
        with archive.locked(wait):
            built = _build_locked(inputs, archive)
        return replace(built, problems=built.problems + refresh_room(inputs.project.root))


@again_when_damaged
def draft(path: Path, *, progress: Progress, wait: float = WAIT) -> Built:
    """Build the brief, verified but with DRAFT behind the text of every page, into `output/ID.draft.pdf`; nothing is published.

    Raises:
        As for `build`.
    """
    with prepared(path, progress) as inputs:
        archive = Archive(inputs.project.output, inputs.project.spec.id)
        with archive.locked(wait):
            before = archive.latest()
            content = content_key(inputs)
            notice = notice_for(archive, content)
            if before is not None and before.key == key_with(content, notice):  # a draft of the edition that is there
                before = archive.edition(before.number - 1) if before.number > 1 else None
            edition = replace(composed(inputs, before.number + 1 if before else 1, before), notice=notice)
            made = make(inputs, edition, content, before, watermark=DRAFT)
            place(archive.draft_pdf, made.pdf)
        return _built(inputs, made.laid.edition, made.manifest, archive.draft_pdf, unchanged=False)


def _build_locked(inputs: Inputs, archive: Archive) -> Built:
    refuse_lost(archive)
    latest = archive.latest()
    content = content_key(inputs)
    notice = notice_for(archive, content)
    if latest is not None and latest.key == key_with(content, notice):
        damages = archive.restore_latest()
        edition = replace(composed(inputs, latest.number, None), left_out=tuple(latest.facts.get("left_out") or ()))
        built = _built(inputs, edition, latest.manifest, archive.latest_pdf, unchanged=True)
        return replace(built, problems=damages + built.problems)
    edition = replace(composed(inputs, latest.number + 1 if latest else 1, latest), notice=notice)
    made = make(inputs, edition, content, latest)
    archive.publish(edition.number, files(made))
    built = _built(inputs, made.laid.edition, made.manifest, archive.latest_pdf, unchanged=False)
    return replace(built, gone=_gone(latest, inputs)) if latest else built


def _gone(before: StoredEdition, inputs: Inputs) -> tuple[str, ...]:
    """Sources of statements: one that could not be read is not gone, nor is one that gave way to its correction."""
    corpus = inputs.corpus
    held = {document.id for document in corpus.documents} | {source.document for source in corpus.superseded}
    unread = tuple(item.path for item in corpus.unread)
    told = {n for section in before.facts["sections"] for statement in section["statements"] for n in statement["citations"]}
    cited = {str(entry["document"]): str(entry.get("path") or "") for entry in before.facts["references"] if entry["number"] in told}
    return tuple(
        document
        for document, path in sorted(cited.items())
        if document not in held and not any(path == other or path.startswith(f"{other}/") for other in unread)
    )


def _built(inputs: Inputs, edition: Edition, described: Mapping[str, Any], pdf: Path, *, unchanged: bool) -> Built:
    told = open_points(inputs.project.spec, inputs.selection, edition, inputs.corpus.library)
    kept = [one for section in edition.sections for one in section.all_statements if one.id not in edition.left_out]
    return Built(
        brief=edition.brief,
        number=edition.number,
        unchanged=unchanged,
        pdf=pdf,
        pages=len(described["pages"]),
        statements=len(kept),
        printed=sum(bool(pages) for pages in placed(described, {one.id: one.text for one in kept}).values()),
        sources=len(edition.references),
        changes=tallied(edition),
        problems=inputs.corpus.problems + told + _of_the_page(described),
    )


def _of_the_page(described: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What the writer warned of when the edition was made, also when it is only found unchanged."""
    return tuple(warning(entry["code"], entry["message"], hints=tuple(entry.get("hints", ()))) for entry in described.get("warnings", ()))
