"""Which editions, pages and statements rest on a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.app.placed import placed
from briefgen.composition.facts import previous_from_facts
from briefgen.errors import SpecError, error
from briefgen.publishing.archive import Archive, StoredEdition
from briefgen.spec.closeness import nearest, suggestion

_MOST_MEANT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliance:
    """One statement of one edition that rests on the source.

    pages: where it is printed, from 1, none where the template leaves it out. latest: of the brief's newest edition.
    """

    brief: str
    edition: int
    latest: bool
    statement: str
    pages: tuple[int, ...]
    text: str


def recall(document: str, root: Path) -> tuple[Reliance, ...]:
    """Every statement of every edition in `root`/output that cites `document`; by brief, newest edition first, in printed order.

    Raises:
        SpecError: no edition cites it; names the closest that is cited.
        EnvironmentFault: an edition is damaged.
    """
    listed = list(editions(root / "output"))
    found = tuple(reliance for edition, newest in listed for reliance in _relying(edition, document, latest=newest))
    if found:
        return found
    raise SpecError(error("recall.nothing", f"no edition rests on a document {document!r}", hints=_way_on(document, listed)))


def _way_on(document: str, listed: Sequence[tuple[StoredEdition, bool]]) -> tuple[str, ...]:
    """Who names a file of the corpus means its document; else the closest that is cited, or all of them."""
    if not listed:
        return ("no brief was built in this project yet: briefgen build BRIEF",)
    sources = {source["path"]: source["document"] for edition, _ in reversed(listed) for source in edition.manifest["sources"]}
    named = [id_ for path, id_ in sources.items() if Path(document).as_posix().endswith(path)]
    if named:
        return (f"the id of {Path(document).name} is {named[0]!r}",)
    begun = {id_: path for path, id_ in sources.items() if _begins(document, path) or _begins(document, id_)}
    if begun:
        return tuple(f"did you mean {id_!r}, of {path}?" for id_, path in sorted(begun.items())[:_MOST_MEANT])
    near = nearest(Path(document).stem, [*sources.values(), *(Path(path).stem for path in sources)])
    meant = next((id_ for path, id_ in sorted(sources.items()) if near in (id_, Path(path).stem)), None)
    return (f"did you mean {meant!r}?",) if meant else suggestion(document, sorted(sources.values()), "documents that editions rest on")


def _begins(written: str, name: str) -> bool:
    """True for the beginning of a file's name or id, or that without its folder and suffix."""
    return bool(written) and (name.casefold().startswith(written.casefold()) or Path(name).name.casefold().startswith(written.casefold()))


def briefs_of(output: Path) -> tuple[str, ...]:
    """The briefs that have an archive, by name."""
    if not output.is_dir():
        return ()
    return tuple(sorted(entry.name for entry in output.iterdir() if (entry / "editions").is_dir()))


def editions(output: Path) -> Iterator[tuple[StoredEdition, bool]]:
    """Every edition of every brief, by brief, the newest first, and whether it is the brief's latest."""
    for brief in briefs_of(output):
        archive = Archive(output, brief)
        numbers = archive.numbers()
        for number in reversed(numbers):
            yield archive.edition(number), number == numbers[-1]


def _relying(edition: StoredEdition, document: str, *, latest: bool) -> Iterator[Reliance]:
    numbers = {reference["number"] for reference in edition.facts["references"] if reference["document"] == document}
    texts = {statement.id: statement.text for statement in previous_from_facts(edition.facts).statements}
    pages = placed(edition.manifest, texts)
    for section in edition.facts["sections"]:
        for statement in section["statements"]:
            if numbers & set(statement["citations"]):
                yield Reliance(
                    brief=edition.facts["brief"],
                    edition=edition.number,
                    latest=latest,
                    statement=statement["id"],
                    pages=pages[statement["id"]],
                    text=texts[statement["id"]],
                )
