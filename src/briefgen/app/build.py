"""The main job: a brief becomes an edition, and nothing is published before it is verified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.app.fitting import fewest_cuts
from briefgen.app.ingest import Corpus, open_corpus
from briefgen.app.manifest import edition_key, manifest, to_json
from briefgen.app.outputs import other_outputs, refresh_room
from briefgen.app.pages import Laid, lay_out, moment_of, paint, sheet_bytes
from briefgen.app.project import Project, open_project
from briefgen.app.scope import refuse_marked, series_texts
from briefgen.composition.changes import changes_markdown
from briefgen.composition.compose import compose
from briefgen.composition.csl import citations_json
from briefgen.composition.facts import facts_json, previous_from_facts
from briefgen.doctree.dump import canonical
from briefgen.doctree.printed import pieces
from briefgen.errors import Problem, VerificationFailed, error, warning
from briefgen.model.edition import Edition
from briefgen.model.selection import Selection
from briefgen.ports import Progress
from briefgen.publishing.archive import Archive, StoredEdition
from briefgen.publishing.room.previews import page_images
from briefgen.selection.select import select
from briefgen.verification.locating import Place, locate
from briefgen.verification.pages import read_printed
from briefgen.verification.printed import record
from briefgen.verification.proof import Sources
from briefgen.verification.verify import verify
from briefgen.writers.pdf.attachments import Attachment


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build came to. unchanged: the edition was there already and nothing was written. problems: all a person should know."""

    brief: str
    number: int
    unchanged: bool
    pdf: Path
    pages: int
    statements: int
    sources: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Inputs:
    project: Project
    corpus: Corpus
    selection: Selection
    series: Mapping[str, str]


def build(path: Path, *, progress: Progress) -> Built:
    """Build the brief at `path` and publish an edition, unless the latest one prints the same pages.

    Raises:
        SpecError: the brief or what it names is wrong, or a source is marked above the brief.
        EnvironmentFault: disk, store or fonts said no.
        Locked: another process builds this brief.
        VerificationFailed: the PDF does not say what its sources say; nothing was published.
    """
    project = open_project(path)
    with open_corpus(project.spec, project.root, progress) as corpus:
        inputs = _Inputs(
            project=project,
            corpus=corpus,
            selection=select(project.spec, corpus.library, corpus.origins),
            series=series_texts(project.spec),
        )
        refuse_marked(project, inputs.selection.documents)
        archive = Archive(project.output, project.spec.id)
        with archive.locked():
            built = _build_locked(inputs, archive)
        return replace(built, problems=built.problems + refresh_room(project.root))


def _build_locked(inputs: _Inputs, archive: Archive) -> Built:
    latest = archive.latest()
    key = _key(inputs)
    if latest is not None and latest.key == key:
        archive.restore_latest()
        return _built(inputs, _composed(inputs, latest.number, None), latest, unchanged=True)
    edition = _composed(inputs, latest.number + 1 if latest else 1, latest)
    files = _files(inputs, edition, key)
    return _built(inputs, edition, archive.publish(edition.number, files), unchanged=False)


def _composed(inputs: _Inputs, number: int, previous: StoredEdition | None) -> Edition:
    return compose(
        inputs.project.spec,
        inputs.selection,
        number=number,
        previous=previous_from_facts(previous.facts) if previous else None,
        unread=tuple(item.path for item in inputs.corpus.unread),
        series=inputs.series,
    )


def _key(inputs: _Inputs) -> str:
    """The key is of the edition as if it were the first: its number and what changed since are not part of it."""
    laid = lay_out(_composed(inputs, 1, None), inputs.project)
    data = {"facts.json": to_json(facts_json(laid.edition))}
    spec = inputs.project.spec
    return edition_key(canonical(laid.rendered.tree), sheet_bytes(laid.rendered.sheet), data, (*spec.conformance, *spec.outputs))


def _files(inputs: _Inputs, edition: Edition, key: str) -> dict[str, bytes]:
    """The files of an edition's folder, verified."""
    moment, conformance = moment_of(edition.cutoff), frozenset(inputs.project.spec.conformance)

    def pages(cut: Edition) -> int:
        return paint(lay_out(cut, inputs.project), (), moment, key, conformance).pages

    laid = lay_out(edition, inputs.project)
    most = laid.rendered.sheet.max_pages
    if most:
        laid = lay_out(fewest_cuts(pages, edition, most), inputs.project)
    facts = to_json(facts_json(laid.edition))
    attachments = _attachments(inputs, laid.edition, facts)
    draft = paint(laid, attachments, moment, key, conformance)
    shown = read_printed(draft.data)
    places = _located(laid, shown.pages)
    described = manifest(inputs.project.spec, inputs.project.root, edition, key, inputs.corpus.corrections, record(shown, places))
    described["warnings"] = [{"code": problem.code, "message": problem.message} for problem in draft.problems]
    attachments.append(_json_attachment("manifest.json", to_json(described), "What this edition was made from and what its pages show"))
    final = paint(laid, attachments, moment, key, conformance)
    _prove(final.data, inputs.corpus)
    return {
        "brief.pdf": final.data,
        "facts.json": facts,
        "manifest.json": to_json(described),
        "changes.md": changes_markdown(laid.edition).encode(),
        "citations.json": to_json(citations_json(laid.edition)),
        **page_images(final.data),
        **other_outputs(laid, inputs.project.spec.outputs, inputs.corpus.documents),
        **{f"{exhibit.id}.csv": exhibit.csv.encode() for exhibit in laid.edition.exhibits if exhibit.csv},
    }


def _attachments(inputs: _Inputs, edition: Edition, facts: bytes) -> list[Attachment]:
    path = inputs.project.path
    brief = Attachment(
        name=path.name, data=path.read_bytes(), mime="application/yaml", relationship="Source", description="The brief as the desk wrote it"
    )
    tables = [
        Attachment(
            name=f"{exhibit.id}.csv",
            data=exhibit.csv.encode(),
            mime="text/csv",
            relationship="Data",
            description=f"The data of exhibit {exhibit.number}",
        )
        for exhibit in edition.exhibits
        if exhibit.csv
    ]
    return [_json_attachment("facts.json", facts, "The statements with their sources, spans, speakers and dates"), brief, *tables]


def _json_attachment(name: str, data: bytes, description: str) -> Attachment:
    return Attachment(name=name, data=data, mime="application/json", relationship="Data", description=description)


def _located(laid: Laid, shown: tuple[str, ...]) -> tuple[Place, ...]:
    places, missing = locate(pieces(laid.rendered.tree), shown)
    if missing:
        raise VerificationFailed(
            *(error("verify.not-printed", f"the {piece.kind} “{piece.text[:80]}” is not on any page") for piece in missing[:20])
        )
    return places


def _prove(pdf: bytes, corpus: Corpus) -> None:
    sources = Sources(corpus={document.id: document for document in corpus.documents}, stored=corpus.library.version)
    failed = [finding for finding in verify(read_printed(pdf), "the new PDF", sources) if not finding.passes]
    if failed:
        raise VerificationFailed(
            *(error("verify.failed", f"{finding.what} {finding.subject} on page {finding.page}: {finding.message}") for finding in failed)
        )


def _built(inputs: _Inputs, edition: Edition, stored: StoredEdition, *, unchanged: bool) -> Built:
    return Built(
        brief=edition.brief,
        number=stored.number,
        unchanged=unchanged,
        pdf=inputs.project.output / f"{edition.brief}.pdf",
        pages=len(stored.manifest["pages"]),
        statements=sum(len(section.all_statements) for section in edition.sections),
        sources=len(edition.references),
        problems=inputs.corpus.problems + _open_points(inputs.selection, edition) + _of_the_page(stored),
    )


def _of_the_page(stored: StoredEdition) -> tuple[Problem, ...]:
    """What the writer warned of when the edition was made, also when it is only found unchanged."""
    return tuple(warning(entry["code"], entry["message"]) for entry in stored.manifest.get("warnings", ()))


def _open_points(selection: Selection, edition: Edition) -> tuple[Problem, ...]:
    unanswered = [
        warning("brief.unanswered", f"section {section.title!r}: the corpus does not answer “{question.ask}”")
        for section in edition.sections
        for question in section.questions
        if question.required and not question.answered_by
    ]
    empty = [
        warning("brief.empty-section", f"section {section.title!r} found no facts", hints=("try other keywords, or a wider period",))
        for section in edition.sections
        if not section.all_statements
    ]
    return (*unanswered, *empty, *(warning("brief.unmatched", sentence) for sentence in selection.unmatched))
