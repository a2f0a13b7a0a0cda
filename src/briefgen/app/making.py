"""From a brief to a verified edition, in memory: what building and drafting share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefgen.app.fitting import closeness, fewest_cuts
from briefgen.app.ingest import Corpus, open_corpus
from briefgen.app.manifest import edition_key, manifest, to_json
from briefgen.app.notice import key_with, refuse_silent
from briefgen.app.outputs import other_outputs
from briefgen.app.pages import Laid, lay_out, lay_out_as_numbered, marked, moment_of, paint, sheet_bytes, template_text
from briefgen.app.project import Project, open_project
from briefgen.app.readback import read_back
from briefgen.app.scope import refuse_marked, series_texts
from briefgen.app.undisturbed import undisturbed
from briefgen.app.unprinted import unprinted
from briefgen.composition.changes import changes_markdown, known_before, printed_changes
from briefgen.composition.compose import compose
from briefgen.composition.csl import citations_json
from briefgen.composition.facts import facts_json, previous_from_facts
from briefgen.composition.review import review_log
from briefgen.doctree.dump import canonical
from briefgen.doctree.nodes import Tree
from briefgen.doctree.printed import pieces
from briefgen.errors import Problem, VerificationFailed, error, warning
from briefgen.model.edition import Edition
from briefgen.model.selection import Selection
from briefgen.ports import Progress
from briefgen.publishing.archive import StoredEdition
from briefgen.publishing.room.previews import page_images
from briefgen.selection.select import select
from briefgen.verification.attached import hashes
from briefgen.verification.locating import Place, essential, locate
from briefgen.verification.pages import read_printed
from briefgen.verification.printed import record
from briefgen.verification.proof import Sources
from briefgen.verification.verify import verify
from briefgen.writers.pdf.attachments import Attachment


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """A brief with its corpus read and its facts chosen."""

    project: Project
    corpus: Corpus
    selection: Selection
    series: Mapping[str, str]


@contextmanager
def prepared(path: Path, progress: Progress) -> Iterator[Inputs]:
    """The brief with its corpus read and its facts chosen."""
    project = open_project(path)
    with open_corpus(project.spec, project.root, progress) as corpus:
        with undisturbed():
            chosen = select(project.spec, corpus.library, corpus.origins, project.settings.quote_words)
        inputs = Inputs(
            project=project,
            corpus=corpus,
            selection=replace(chosen, unused=chosen.unused + corpus.superseded),
            series=series_texts(project.spec),
        )
        refuse_marked(project, inputs.selection.documents)
        yield inputs


def composed(inputs: Inputs, number: int, previous: StoredEdition | None) -> Edition:
    """The edition as data. previous: the one before, for what changed; None for a first edition."""
    return compose(
        inputs.project.spec,
        inputs.selection,
        number=number,
        previous=previous_from_facts(previous.facts) if previous else None,
        unread=tuple(item.path for item in inputs.corpus.unread),
        series=inputs.series,
    )


def content_key(inputs: Inputs) -> str:
    """What the edition says: hashed as if it were the first, so that its number and what changed since are not part of it.

    Of a template that cuts to a length the markup is hashed too: what it says of the cut shows in no tree before the cut is made.
    """
    laid = lay_out(composed(inputs, 1, None), inputs.project)
    data = {"facts.json": to_json(facts_json(laid.edition))}
    if laid.rendered.sheet.max_pages:
        data["template"] = template_text(inputs.project, laid.edition.template)
    spec = inputs.project.spec
    return edition_key(canonical(laid.rendered.tree), sheet_bytes(laid.rendered.sheet), data, (*spec.conformance, *spec.outputs))


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A verified PDF with what it is made of. laid: as printed, cut to its length. data: the other files that people use, by name."""

    laid: Laid
    pdf: bytes
    data: dict[str, bytes]
    manifest: dict[str, Any]


def make(inputs: Inputs, edition: Edition, content: str, previous: StoredEdition | None, *, watermark: str = "") -> Made:
    """Lay the edition out, cut to its length, paint it and prove it.

    content: its `content_key`. previous: the edition before. watermark: a word behind the text of every page.

    Raises:
        VerificationFailed: the PDF does not say what its sources say.
        SpecError: the template is wrong.
    """
    key = key_with(content, edition.notice)
    moment, conformance = moment_of(edition.cutoff), frozenset(inputs.project.spec.conformance)
    laid = lay_out(edition, inputs.project)
    refuse_silent(laid.rendered.tree, edition.notice, edition.template)
    if laid.rendered.sheet.max_pages:
        laid = _fitted(inputs, edition, key, previous, laid.rendered.sheet.max_pages)
    laid = marked(laid, watermark)
    data = _data(inputs, laid)
    attachments = _attachments(inputs, laid.edition, data["facts.json"])
    first = paint(laid, attachments, moment, key, conformance)
    shown = read_printed(first.data)
    places, unplaced = _located(laid, shown.pages)
    described = manifest(
        inputs.project.spec,
        inputs.project.root,
        edition,
        key,
        inputs.corpus.corrections,
        record(shown, places),
        review_log(inputs.selection),
    )
    described |= {"content": content, "notice": edition.notice, "files": hashes(data)}
    described["document"] = shown.document
    described["attached"] = hashes({attachment.name: attachment.data for attachment in attachments})
    warned = _too_long(edition, laid, first.pages) + unprinted(edition, laid.rendered.tree)
    described["warnings"] = [_warned(problem) for problem in (*warned, *first.problems, *unplaced)]
    attachments.append(_json_attachment("manifest.json", to_json(described), "What this edition was made from and what its pages show"))
    final = paint(laid, attachments, moment, key, conformance)
    _prove(final.data, inputs.corpus)
    read_back(laid.rendered.tree, data)
    return Made(laid=laid, pdf=final.data, data=data, manifest=described)


def _too_long(whole: Edition, laid: Laid, pages: int) -> tuple[Problem, ...]:
    """Warnings of a brief that is too long for its template, beyond the statements that the brief itself says were left out."""
    most, missing = laid.rendered.sheet.max_pages, len(whole.sections) - len(laid.edition.sections)
    hint = "give the sections fewer facts, leave some out, or take a template without a limit: "
    hint += f"template {whole.template!r} holds {most} page{'s' if most != 1 else ''}"
    if missing:
        gone = "the last section was" if missing == 1 else f"the last {missing} sections were"
        return (warning("brief.too-long", f"{gone} left out for length", hints=(hint,)),)
    if most and pages > most:
        return (warning("brief.too-long", f"the brief takes {pages} pages, however much is left out", hints=(hint,)),)
    return ()


def _fitted(inputs: Inputs, edition: Edition, key: str, previous: StoredEdition | None, most: int) -> Laid:
    """The edition cut to `most` pages; what changed is told of what is printed."""
    before = previous_from_facts(previous.facts) if previous else None
    moment, conformance = moment_of(edition.cutoff), frozenset(inputs.project.spec.conformance)

    def told(cut: Edition) -> Edition:
        return printed_changes(edition, cut, before, inputs.selection)

    counted: list[tuple[Tree, int]] = []

    def pages(cut: Edition, crowded: int) -> int:
        laid = lay_out_as_numbered(told(cut), inputs.project, crowded)
        # most templates set a page no closer when they are asked to: the same tree takes as many pages
        if not counted or counted[-1][0] != laid.rendered.tree:
            counted[:] = [(laid.rendered.tree, paint(laid, (), moment, key, conformance).pages)]
        return counted[-1][1]

    whole = known_before(edition, before) if before else edition
    crowded = closeness(pages, whole, most)
    cut = told(fewest_cuts(lambda cut: pages(cut, crowded), whole, most))
    laid = lay_out(cut, inputs.project, crowded)
    # other numbers are as a rule no wider; where they are, the page counts for more than their order
    fits = paint(laid, (), moment, key, conformance).pages <= most
    return laid if fits else lay_out_as_numbered(cut, inputs.project, crowded)


def files(made: Made) -> dict[str, bytes]:
    """The files of an edition's folder."""
    return {"brief.pdf": made.pdf, "manifest.json": to_json(made.manifest), **made.data, **page_images(made.pdf)}


def _data(inputs: Inputs, laid: Laid) -> dict[str, bytes]:
    edition = laid.edition
    return {
        "facts.json": to_json(facts_json(edition)),
        "changes.md": changes_markdown(edition).encode(),
        "citations.json": to_json(citations_json(edition)),
        **other_outputs(laid, inputs.project.spec.outputs, inputs.corpus.documents),
        **{f"{exhibit.id}.csv": exhibit.csv.encode() for exhibit in edition.exhibits if exhibit.csv},
    }


def _attachments(inputs: Inputs, edition: Edition, facts: bytes) -> list[Attachment]:
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


def _located(laid: Laid, shown: tuple[str, ...]) -> tuple[tuple[Place, ...], tuple[Problem, ...]]:
    """Where every piece stands, and a warning for each that could not be followed to a page; what a reader acts on must be."""
    places, missing = locate(pieces(laid.rendered.tree), shown)
    told = [(piece, f"the {piece.kind} “{piece.text[:80]}” was not found on any page") for piece in missing]
    failed = [error("verify.not-printed", message) for piece, message in told if essential(piece)]
    if failed:
        raise VerificationFailed(*failed[:20])
    return places, tuple(warning("verify.not-followed", message) for _, message in told)


def _warned(problem: Problem) -> dict[str, Any]:
    return {"code": problem.code, "message": problem.message, **({"hints": list(problem.hints)} if problem.hints else {})}


def _prove(pdf: bytes, corpus: Corpus) -> None:
    sources = Sources(corpus={document.id: document for document in corpus.documents}, stored=corpus.library.version)
    failed = [finding for finding in verify(read_printed(pdf), "the new PDF", sources) if not finding.passes]
    if failed:
        raise VerificationFailed(
            *(error("verify.failed", f"{finding.what} {finding.subject} on page {finding.page}: {finding.message}") for finding in failed)
        )
