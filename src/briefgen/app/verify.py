"""Prove a handed-out edition against the sources as they are now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.app.library import again_when_damaged
from briefgen.app.project import relative
from briefgen.app.proving import archived, sources_of, standing
from briefgen.app.readback import SUFFIXES
from briefgen.app.supervised import supervised
from briefgen.app.verify_text import text_edition, text_findings
from briefgen.errors import EnvironmentFault, Location, SpecError, error
from briefgen.model.finding import Finding, Verdict
from briefgen.ports import Progress
from briefgen.spec.closeness import suggestion
from briefgen.spec.load import find_root
from briefgen.spec.settings import load_settings
from briefgen.verification.attached import kept
from briefgen.verification.pages import read_printed
from briefgen.verification.verify import carried
from briefgen.verification.verify import verify as check

SECONDS = 300.0
"""That reading a PDF may take: a thousand pages take a tenth of it."""

_NO_EDITION = "this is no edition: verify takes a PDF, or the web page or text that was made with it"
_FOLDER = "--corpus takes the folder that the sources are in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Findings about one file.

    statements: how many it holds; passes: nothing printed is other than intact. standing: what the archive at hand says of the edition, in
    sentences (withdrawn, no longer the latest).
    """

    path: Path
    brief: str
    edition: int
    statements: int
    findings: tuple[Finding, ...]
    standing: tuple[str, ...] = ()

    @property
    def passes(self) -> bool:
        """True when every finding passes."""
        return all(finding.passes for finding in self.findings)

    @property
    def sources_away(self) -> bool:
        """True when there is a statement, and of none is any source at hand."""
        told = [finding for finding in self.findings if finding.what == "statement"]
        return (
            bool(told)
            and all(finding.verdict in (Verdict.SOURCE_MISSING, Verdict.ALTERED) for finding in told)
            and any(finding.verdict is Verdict.SOURCE_MISSING for finding in told)
        )


@again_when_damaged
def verify(path: Path, folders: Sequence[Path], *, progress: Progress) -> Checked:
    """Check a PDF by the record it carries, its pages, and the sources; an HTML or text edition by the archive's record of it.

    folders: corpus folders; empty: those the manifest names, found from the project around the file. Files there decide; the
    library answers only for files that are gone.

    Raises:
        EnvironmentFault: the file cannot be read.
        VerificationFailed: it carries no record, or the archive has none of it.
        SpecError: there is no such file or folder, or a sidecar is wrong.
    """
    for folder in folders:
        if not folder.is_dir():
            raise SpecError(error("verify.no-corpus", "there is no such folder", Location(path=str(folder)), hints=(_FOLDER,)))
    data = _bytes(path)
    root = find_root(path)
    if path.suffix.lower() in SUFFIXES:
        stored = text_edition(path, data, root)
        manifest, facts = stored.manifest, stored.facts
        with sources_of(manifest, root, folders, progress) as sources:
            findings = text_findings(path.suffix.lower(), data, stored, sources)
    else:
        memory = load_settings(root).limits.memory_mb << 20
        if path.suffix.lower() != ".pdf" and b"%PDF-" not in data[:1024]:
            raise SpecError(error("verify.no-edition", _NO_EDITION, Location(path=str(path)), hints=_elsewhere(root)))
        printed = supervised(read_printed, data, path.name, seconds=SECONDS, memory=memory)
        manifest, facts = carried(printed, path.name)
        at_hand = archived(root, manifest)
        with sources_of(manifest, root, folders, progress) as sources:
            findings = check(printed, path.name, sources, (at_hand.manifest, at_hand.facts) if at_hand else None)
        findings += kept({**at_hand.manifest.get("files", {}), **at_hand.sums}, at_hand.folder) if at_hand else ()
    return Checked(
        path=path,
        brief=manifest["brief"],
        edition=manifest["edition"],
        statements=sum(len(section["statements"]) for section in facts["sections"]),
        findings=findings,
        standing=standing(root, manifest),
    )


def _bytes(path: Path) -> bytes:
    where = Location(path=str(path))
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as reason:
        hints = _editions(path)
        raise SpecError(error("verify.no-file", "there is no such file", where, hints=hints)) from reason
    except IsADirectoryError as reason:
        hints = suggestion("", _beside(path / "_"), "files there")
        raise SpecError(error("verify.no-file", "this is a folder, not a file", where, hints=hints)) from reason
    except OSError as reason:
        raise EnvironmentFault(error("verify.file", f"cannot be read: {reason.strerror}", where)) from reason


def _editions(path: Path) -> tuple[str, ...]:
    """Who names a brief by its id means its latest PDF; else the closest file beside it, or all of them."""
    latest = path.parent / "output" / f"{path.name}.pdf"
    if latest.is_file():
        return (f"did you mean {latest}?",)
    return suggestion(str(path), _beside(path), "files there") or _elsewhere(find_root(path))


def _elsewhere(root: Path) -> tuple[str, ...]:
    made = [relative(Path(file), Path.cwd()) for file in _beside(root / "output" / "_") if file.endswith(".pdf")]
    return suggestion("", made, "editions")


def _beside(path: Path) -> tuple[str, ...]:
    """Editions in the folder that a path names."""
    folder = path.parent
    kinds = (".pdf", *SUFFIXES)
    return tuple(str(file) for file in sorted(folder.iterdir()) if file.suffix.lower() in kinds) if folder.is_dir() else ()
